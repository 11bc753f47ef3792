//! A value that stands without the quotation marks that TOML wants around it: a month, an interval, a sum, a name.

use super::keys;
use super::shape::Form;
use crate::facts::said::{Said, say};
use crate::values::{ValueKind, parse_notation};

/// What is expected where a line gives its key a value that is none of TOML's and would be one in quotation marks.
pub(super) fn expected(line: &str) -> Option<Said> {
    let (key, value) = line.split_once('=')?;
    let value = value.split_once(" # ").map_or(value, |(value, _)| value).trim();
    // Where the line is good by itself, something around it is wrong.
    let lacks_marks = !reads(line) && reads(&format!("{key}=\"{value}\""));
    if !lacks_marks || !is_figure(value) && !is_words(value) {
        return None;
    }
    let form = form(key).filter(|_| !keys::SEVERITIES.contains(&value));
    match form {
        Some(form @ (Form::Date | Form::Flag)) => Some(say!("expected {0}", form.name())),
        _ if FLAGS.iter().any(|flag| value.eq_ignore_ascii_case(flag)) => Some(say!("expected {0}", Form::Flag.name())),
        Some(Form::Either(_)) if value.contains(',') => None,
        _ => Some(say!("expected the value in quotes: \"{0}\"", beginning(value.trim_matches(is_mark)))),
    }
}

/// Words for yes and no.
const FLAGS: [&str; 8] = ["true", "false", "yes", "no", "vrai", "faux", "oui", "non"];

/// What a key wants, as far as its name tells: no table has two of one name that want other things but for one of severities.
fn form(key: &str) -> Option<&'static Form> {
    let name = key.rsplit('.').next().unwrap_or(key).trim().trim_matches('"');
    keys::WRITTEN.iter().find_map(|shape| shape.key(name)).map(|key| key.form)
}

/// A mark that people put around words, and TOML doesn't know.
fn is_mark(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '`' | ' ' | '\u{a0}' | '\u{202f}')
}

/// Whether a value has nothing of what TOML puts around one or behind it, nor what people put behind it.
fn is_bare(value: &str) -> bool {
    let address = value.starts_with("http");
    let inner = value.trim_matches(is_mark);
    !value.starts_with(['[', '{', '\''])
        && !value.ends_with([',', ';', ']', '}', '\''])
        && !value.contains(['"', '\\'])
        && !inner.contains(['“', '”', '«', '»', '`'])
        && (address || !value.contains(['=', '#']) && !value.contains(" //"))
}

/// A figure or a time as this format writes it, which TOML doesn't know: `2021-09`, `2025-11-13/..`, `25 %`.
fn is_figure(value: &str) -> bool {
    [ValueKind::Number, ValueKind::Percent, ValueKind::Date].into_iter().any(|kind| parse_notation(value, kind).is_some())
}

/// Words; but for a day with something behind it, which is wrong in another way.
fn is_words(value: &str) -> bool {
    let day = value.get(..10).is_some_and(|day| is_like(day, "dddd-dd-dd"));
    value.contains(char::is_alphabetic) && !day && is_bare(value)
}

/// Whether each `d` is a digit, and the rest as it is.
fn is_like(value: &str, shape: &str) -> bool {
    value.len() == shape.len()
        && value.bytes().zip(shape.bytes()).all(|(byte, like)| if like == b'd' { byte.is_ascii_digit() } else { byte == like })
}

fn reads(line: &str) -> bool {
    line.parse::<toml::Table>().is_ok()
}

/// The first words of a value that is longer than a message.
fn beginning(value: &str) -> String {
    match value.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", value[..end].trim_end()),
        None => value.to_owned(),
    }
}

/// How many characters of a value a message repeats.
const LONGEST: usize = 60;

#[cfg(test)]
mod tests {
    use super::expected;

    fn told(line: &str) -> Option<String> {
        expected(line).map(|said| said.to_string())
    }

    #[test]
    fn words_and_figures_want_quotation_marks() {
        let lines = [
            ("is = 2021-09", "2021-09"),
            ("is = 12 years  # as told", "12 years"),
            ("  name=Anna Bell", "Anna Bell"),
            ("says.s1 = élue", "élue"),
            ("is = Nantes", "Nantes"),
            ("valid = 2025-11-13/..", "2025-11-13/.."),
            ("is = 25 %", "25 %"),
            ("is = >= 2", ">= 2"),
            ("quote = dit l'élue", "dit l'élue"),
            ("names = “Léa Marchal”", "Léa Marchal"),
            ("names = « Léa »", "Léa"),
            ("note = one, two", "one, two"),
            ("url = https://a.fr/?id=3#x", "https://a.fr/?id=3#x"),
            ("closed = off", "off"),
        ];
        for (line, value) in lines {
            assert_eq!(told(line), Some(format!("expected the value in quotes: \"{value}\"")), "{line}");
        }
    }

    #[test]
    fn a_day_and_a_yes_or_no_want_none() {
        for line in ["published = 2021-09", "checked = yesterday", "sources.s1.archived = 2021-09", "\"as-of\" = 5 février"] {
            assert_eq!(told(line).as_deref(), Some("expected a date such as 2026-02-05"), "{line}");
        }
        for line in ["protected = yes", "is = True", "is = oui", "is = no"] {
            assert_eq!(told(line).as_deref(), Some("expected true or false"), "{line}");
        }
    }

    #[test]
    fn what_is_wrong_in_another_way_is_left_alone() {
        let lines = [
            "is = \"2021",
            "is = [2021-09",
            "is = 2021-13-01",
            "is = 2021-13",
            "is = 2021-09-01 at noon",
            "is = 12 years,",
            "is = 12 years }",
            "is = 12 years;",
            "is = 12 years // told",
            "is = 'Anna",
            "names = Anna, Bell",
            "names = “Anna”, “Bell”",
            "note = see issue #12 of it",
            "b = = x",
            "= x",
            "is =",
            "x",
            "is = 1,5",
            "is = true",
            "he said x = y",
        ];
        for line in lines {
            assert_eq!(told(line), None, "{line}");
        }
    }

    #[test]
    fn of_a_paragraph_only_the_beginning_is_told() {
        let told = told(&format!("note = {}", "élue ".repeat(1000))).unwrap_or_default();
        assert_eq!((told.chars().count(), told.ends_with("élue élue…\"")), (92, true));
    }
}
