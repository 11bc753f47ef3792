//! Words that stand as a value without the quotation marks that TOML wants around them: a month, a sum, a name.

/// The value that a line gives its key, where it would be one in quotation marks and isn't one without.
pub(super) fn unquoted(line: &str) -> Option<&str> {
    let (key, value) = line.split_once('=')?;
    let value = value.split_once(" #").map_or(value, |(value, _)| value).trim();
    let is_bare = !value.starts_with(['[', '{']) && !value.contains(['"', '\'', '=', '\\', '#']);
    let says = is_month(value) || value.chars().any(char::is_alphabetic) && !is_dated(value);
    // Where the line is good by itself, something around it is wrong.
    (is_bare && says && !reads(line) && reads(&format!("{key}=\"{value}\""))).then_some(value)
}

fn reads(line: &str) -> bool {
    line.parse::<toml::Table>().is_ok()
}

/// A year and a month, without a day: no date of TOML's.
fn is_month(value: &str) -> bool {
    is_like(value, "dddd-dd")
}

/// A date of TOML's, with whatever else: it is wrong in another way.
fn is_dated(value: &str) -> bool {
    value.get(..10).is_some_and(|day| is_like(day, "dddd-dd-dd"))
}

/// Whether each `d` is a digit, and the rest as it is.
fn is_like(value: &str, shape: &str) -> bool {
    value.len() == shape.len()
        && value.bytes().zip(shape.bytes()).all(|(byte, like)| if like == b'd' { byte.is_ascii_digit() } else { byte == like })
}

#[cfg(test)]
mod tests {
    use super::unquoted;

    #[test]
    fn words_and_months_want_quotation_marks() {
        let lines = ["is = 2021-09", "is = 12 years  # as told", "  name=Anna Bell", "says.s1 = élue"];
        assert_eq!(lines.map(unquoted), [Some("2021-09"), Some("12 years"), Some("Anna Bell"), Some("élue")]);
    }

    #[test]
    fn what_is_wrong_in_another_way_is_left_alone() {
        let lines = [
            "is = \"2021",
            "is = [2021-09",
            "is = 2021-13-01",
            "is = 2021-09-01 at noon",
            "b = = x",
            "= x",
            "is =",
            "x",
            "is = 1,5",
            "is = true",
            "he said x = y",
        ];
        assert_eq!(lines.map(unquoted), [None; 11]);
    }
}
