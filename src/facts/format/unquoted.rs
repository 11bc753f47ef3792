//! A value that stands without the quotation marks that TOML wants around it: a month, an interval, a sum, a name.

use super::keys;
use super::shape::Form;
use crate::values::{ValueKind, parse_notation};

/// The value that a line gives its key, where it would be one in quotation marks and isn't one without: as much as tells which it is.
pub(super) fn unquoted(line: &str) -> Option<String> {
    let (key, value) = line.split_once('=')?;
    let value = value.split_once(" #").map_or(value, |(value, _)| value).trim();
    let wants_text = takes_text(key) && (is_figure(value) || is_bare(value) && is_words(value));
    // Where the line is good by itself, something around it is wrong.
    (wants_text && !reads(line) && reads(&format!("{key}=\"{value}\""))).then(|| beginning(value))
}

/// Whether what a key wants can be a text: a day and a yes or no can't.
fn takes_text(key: &str) -> bool {
    let name = key.rsplit('.').next().unwrap_or(key).trim();
    !keys::WRITTEN.iter().filter_map(|shape| shape.key(name)).any(|key| matches!(key.form, Form::Date | Form::Flag))
}

/// Whether a value has nothing of what TOML puts around one or behind it.
fn is_bare(value: &str) -> bool {
    !value.starts_with(['[', '{', '\'']) && !value.ends_with([',', ']', '}', '\'']) && !value.contains(['"', '=', '\\', '#'])
}

/// A figure or a time as this format writes it, which TOML doesn't know: `2021-09`, `2025-11-13/..`, `25 %`.
fn is_figure(value: &str) -> bool {
    [ValueKind::Number, ValueKind::Percent, ValueKind::Date].into_iter().any(|kind| parse_notation(value, kind).is_some())
}

/// Words; but for a day with something behind it, which is wrong in another way, and a yes or no in the wrong case.
fn is_words(value: &str) -> bool {
    let day = value.get(..10).is_some_and(|day| is_like(day, "dddd-dd-dd"));
    let flag = ["true", "false"].iter().any(|flag| value.eq_ignore_ascii_case(flag));
    value.contains(char::is_alphabetic) && !day && !flag
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
    use super::unquoted;

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
        ];
        for (line, value) in lines {
            assert_eq!(unquoted(line).as_deref(), Some(value), "{line}");
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
            "published = 2021-09",
            "checked = yesterday",
            "sources.s1.archived = 2021-09",
            "protected = yes",
            "is = True",
            "is = 12 years,",
            "is = 12 years }",
            "is = 'Anna",
            "b = = x",
            "= x",
            "is =",
            "x",
            "is = 1,5",
            "is = true",
            "he said x = y",
        ];
        for line in lines {
            assert_eq!(unquoted(line), None, "{line}");
        }
    }

    #[test]
    fn of_a_paragraph_only_the_beginning_is_told() {
        let told = unquoted(&format!("note = {}", "élue ".repeat(1000))).unwrap_or_default();
        assert_eq!((told.chars().count(), told.starts_with("élue élue"), told.ends_with("élue…")), (60, true, true));
    }
}
