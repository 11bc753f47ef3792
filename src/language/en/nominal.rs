//! English nouns: the plural, or the plurals where several are in use. Adjectives come out with a plural that no text has.

use crate::language::file;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::sync::LazyLock;

/// The word itself, first, then its plurals.
///
/// An acronym takes an `s` (`MPs`); a word with digits or without letters has no plural.
/// The case of what stays is kept.
#[must_use]
pub fn inflect(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    let inflected = match word.split_once('-') {
        _ if is_fixed(word) => Vec::new(),
        Some((head, rest)) => compound(word, head, rest),
        None => plurals(word),
    };
    for form in inflected {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// Whether the word has no plural: without a letter, or with a digit.
fn is_fixed(word: &str) -> bool {
    !word.contains(char::is_alphabetic) || word.contains(char::is_numeric)
}

/// Plurals of a compound: of its last word, or of its first (`passers-by`, `attorneys-general`).
fn compound(word: &str, head: &str, rest: &str) -> Vec<String> {
    let (start, last) = word.rsplit_once('-').unwrap_or((head, rest));
    let by_last = plurals(last).into_iter().map(|plural| format!("{start}-{plural}"));
    by_last.chain(plurals(head).into_iter().map(|plural| format!("{plural}-{rest}"))).collect()
}

fn plurals(word: &str) -> Vec<String> {
    if is_fixed(word) {
        return Vec::new();
    }
    if is_acronym(word) {
        return vec![format!("{word}s")];
    }
    irregular(word).unwrap_or_else(|| regular(word))
}

fn is_acronym(word: &str) -> bool {
    let letters = || word.chars().filter(|character| character.is_alphabetic());
    letters().count() > 1 && letters().all(char::is_uppercase)
}

fn irregular(word: &str) -> Option<Vec<String>> {
    let lower = word.to_lowercase();
    if let Some(listed) = BOOK.words.get(&lower) {
        return Some(replaced(word, 0, listed));
    }
    // Only where lower-casing moved nothing, so that the place in one is the place in the other.
    let same = lower.len() == word.len();
    let ending = |(at, _)| Some((at, BOOK.endings.get(lower.get(at..)?)?));
    let places = word.char_indices().rev().take(LONGEST_ENDING).filter(|_| same);
    places.filter_map(ending).last().map(|(at, listed)| replaced(word, at, listed))
}

/// No ending that is listed has more letters.
const LONGEST_ENDING: usize = 8;

/// The word with each of the listed plurals from a place on, which keep its first capital.
fn replaced(word: &str, at: usize, listed: &str) -> Vec<String> {
    let (start, rest) = (&word[..at], &word[at..]);
    let capital = rest.starts_with(char::is_uppercase);
    listed.split('|').map(|plural| start.to_owned() + &if capital { capitalised(plural) } else { plural.to_owned() }).collect()
}

fn capitalised(form: &str) -> String {
    let mut letters = form.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What an ending becomes; several where the word alone doesn't tell.
type Rule = (&'static str, &'static [&'static str]);

/// The first that fits. Learned words keep the plural of their language beside the English one.
const PLURALS: [Rule; 19] = [
    ("sis", &["ses"]),
    ("is", &["ises", "es"]),
    ("us", &["uses", "i"]),
    ("um", &["ums", "a"]),
    ("ex", &["exes", "ices"]),
    ("ix", &["ixes", "ices"]),
    ("s", &["ses"]),
    ("x", &["xes"]),
    ("z", &["zes"]),
    ("arch", &["arches", "archs"]),
    ("ch", &["ches"]),
    ("sh", &["shes"]),
    ("eau", &["eaus", "eaux"]),
    ("eu", &["eus", "eux"]),
    ("quy", &["quies"]),
    ("y", &["ies", "ys"]),
    ("io", &["ios"]),
    ("o", &["os", "oes"]),
    ("", &["s"]),
];

fn regular(word: &str) -> Vec<String> {
    let fitting = PLURALS.iter().find_map(|(ending, plurals)| Some((word.strip_suffix(ending)?, *ending, *plurals)));
    let Some((stem, ending, plurals)) = fitting else {
        return Vec::new();
    };
    let whole = |plural: &&str| [stem, plural].concat();
    match ending {
        // A proper name keeps its y (the Kennedys), any word does after a vowel.
        "y" if stem.ends_with(['a', 'e', 'i', 'o', 'u']) => vec![format!("{word}s")],
        "y" if word.starts_with(char::is_lowercase) => plurals.iter().take(1).map(whole).collect(),
        "o" if stem.ends_with(['a', 'e', 'o', 'u']) => vec![format!("{word}s")],
        _ => plurals.iter().map(whole).collect(),
    }
}

static BOOK: LazyLock<Book> = LazyLock::new(|| file::read(file::text!("en/nominal")));

/// `nominal.toml`; it says what the fields mean.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Book {
    endings: FxHashMap<String, String>,
    words: FxHashMap<String, String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn expect(word: &str, plurals: &str) {
        assert_eq!(inflect(word).join(" "), format!("{word} {plurals}"));
    }

    #[test]
    fn pluralises_by_rule() {
        expect("voter", "voters");
        expect("party", "parties");
        expect("day", "days");
        expect("Kennedy", "Kennedies Kennedys");
        expect("boss", "bosses");
        expect("tax", "taxes");
        expect("church", "churches");
        expect("brush", "brushes");
        expect("hero", "heros heroes");
        expect("video", "videos");
        expect("crisis", "crises");
        expect("campus", "campuses campi");
        expect("referendum", "referendums referenda");
        expect("bureau", "bureaus bureaux");
        expect("index", "indexes indices");
        expect("chief", "chiefs");
    }

    #[test]
    fn pluralises_by_table() {
        expect("man", "men");
        expect("policewoman", "policewomen");
        expect("Frenchman", "Frenchmen");
        expect("German", "Germans");
        expect("child", "children");
        expect("person", "people persons");
        expect("wife", "wives");
        expect("thief", "thieves");
        expect("criterion", "criteria criterions");
        expect("Mouse", "Mice");
        assert_eq!(inflect("police"), ["police"]);
    }

    #[test]
    fn lists_no_longer_ending_than_it_looks_up() {
        assert!(BOOK.endings.keys().all(|ending| ending.chars().count() <= LONGEST_ENDING));
    }

    #[test]
    fn pluralises_compounds() {
        let has = |word: &str, plural: &str| assert!(inflect(word).iter().any(|form| form == plural), "{word}");
        has("passer-by", "passers-by");
        has("mother-in-law", "mothers-in-law");
        has("by-election", "by-elections");
        has("attorney-general", "attorneys-general");
        has("ex-MP", "ex-MPs");
    }

    #[test]
    fn pluralises_acronyms() {
        expect("MP", "MPs");
        assert_eq!(inflect("G20"), ["G20"]);
        assert_eq!(inflect(""), [""]);
    }

    #[test]
    fn never_panics() {
        let parts = ["", "é", "man", "y", "quy", "-", "İ", "ß", "日本", "🙂", "\u{301}", "A", "o", "\0", " ", "ǆ"];
        for (first, second) in parts.iter().flat_map(|first| parts.iter().map(move |second| (first, second))) {
            for third in parts {
                let word = format!("{first}{second}{third}");
                assert_eq!(inflect(&word).first(), Some(&word));
            }
        }
    }
}
