//! What readers of many formats ask of names, times and places on the web.

use crate::language::Lang;
use crate::values::{ValueKind, parse_notation};

/// Why a name is left out.
pub(super) const ONE_WORD: &str = "a person's other name of one word or of initials, which others bear too";

/// The sides that a party may stand on which no vocabulary knows: all of them, so that none is contradicted.
pub(super) const ANY_SIDE: [&str; 3] = ["left", "right", "centre"];

/// Names that are the same in every language.
pub(super) fn in_all(names: &[String]) -> Vec<(Lang, Vec<String>)> {
    Lang::ALL.into_iter().map(|lang| (lang, names.to_vec())).collect()
}

/// The names that mean somebody by themselves: the first as it is, of others those that nobody else is likely to bear.
pub(super) fn names<'n>(all: impl IntoIterator<Item = &'n str>, is_person: bool) -> (Vec<String>, Vec<&'n str>) {
    let (mut kept, mut left): (Vec<String>, Vec<&str>) = (Vec::new(), Vec::new());
    for name in all.into_iter().map(str::trim).filter(|name| !name.is_empty()) {
        if kept.iter().any(|known| known == name) {
            continue;
        }
        if kept.is_empty() || is_telling(name, is_person) {
            kept.push(name.to_owned());
        } else {
            left.push(name);
        }
    }
    (kept, left)
}

fn is_telling(name: &str, is_person: bool) -> bool {
    let long = name.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
    if is_person { long > 1 } else { name.chars().count() > 3 }
}

/// When something holds, from its first and last day; either may be open.
pub(super) fn valid(from: Option<&str>, to: Option<&str>) -> Result<Option<String>, &'static str> {
    let text = match (from, to) {
        (None, None) => return Ok(None),
        (Some(from), Some(to)) if from == to => from.to_owned(),
        (from, to) => format!("{}/{}", from.unwrap_or(".."), to.unwrap_or("..")),
    };
    parse_notation(&text, ValueKind::Date).map(|_| Some(text)).ok_or("a time that ends before it starts or can't be read")
}

/// Who runs the site of an address: `www.example.org` without its `www`.
pub(super) fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?.trim_start_matches("www.");
    host.contains('.').then_some(host)
}

/// Eight hexadecimal digits that stand for a text, the same on every machine (FNV-1a).
pub(super) fn digest(text: &str) -> String {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

#[cfg(test)]
mod tests {
    use super::{digest, host, names, valid};

    #[test]
    fn other_names_must_tell_who_is_meant() {
        let all = ["Ana Sol", "Sol", "A. Sol", "Anita Sol", "Ana Sol", " "];
        assert_eq!(names(all, true), (vec!["Ana Sol".into(), "Anita Sol".into()], vec!["Sol", "A. Sol"]));
        assert_eq!(names(["Lyon", "Lugdunum", "LYS"], false), (vec!["Lyon".into(), "Lugdunum".into()], vec!["LYS"]));
    }

    #[test]
    fn times_may_be_open() {
        assert_eq!(valid(Some("2014-08"), None), Ok(Some("2014-08/..".into())));
        assert_eq!(valid(None, Some("2016")), Ok(Some("../2016".into())));
        assert_eq!(valid(Some("2014"), Some("2014")), Ok(Some("2014".into())));
        assert_eq!(valid(None, None), Ok(None));
        assert!(valid(Some("2016"), Some("2014")).is_err() && valid(Some("soon"), None).is_err());
    }

    #[test]
    fn sites_are_told_by_their_host() {
        assert_eq!(host("https://www.example.org/a?b"), Some("example.org"));
        assert_eq!(host("nowhere"), None);
        assert_eq!(digest("a").len(), 8);
    }
}
