//! Made-up people with facts, and drafts that speak of them.
//!
//! Names are made of syllables, so that no two are alike and family names are shared as they are in life.

use std::fmt::Write as _;
use std::ops::Range;

const SYLLABLES: [&str; 24] = [
    "ba", "cor", "den", "fal", "gui", "har", "jo", "kel", "lan", "mer", "nor", "pin", "qui", "ras", "sol", "tur", "van", "wil", "yer",
    "zan", "bré", "ché", "lou", "mai",
];

/// What is told of somebody besides a date of birth.
const OTHERS: [(&str, &str); 9] = [
    ("height", "\"180 cm\""),
    ("weight", "\"75 kg\""),
    ("children", "2"),
    ("siblings", "1"),
    ("terms-served", "3"),
    ("salary", "\"50000 EUR\""),
    ("wealth", "\"1000000 EUR\""),
    ("wedding-date", "2001-05-06"),
    ("fine", "\"100 EUR\""),
];

/// The one source of all facts.
pub(crate) const SOURCE: &str = "[sources.register]\noutlet = \"The Register\"\npublished = 2026-01-05\n\n";

/// A fact file of some people, each with so many facts, ten at most.
pub(crate) fn people(range: Range<usize>, facts: usize) -> String {
    let mut out = String::new();
    for at in range {
        let (year, month, day) = born(at);
        let _ = write!(out, "[entities.p{at}]\nkind = \"person\"\nnames = [\"{}\"]\n\n", name(at));
        let _ = write!(out, "[facts.p{at}.birth-date]\nis = {year}-{month:02}-{day:02}\nsays.register = {{}}\n\n");
        for (attribute, value) in OTHERS.iter().take(facts.saturating_sub(1)) {
            let _ = write!(out, "[facts.p{at}.{attribute}]\nis = {value}\nsays.register = {{}}\n\n");
        }
    }
    out
}

/// One name for each number: three syllables for the given name, as many for the family.
fn name(at: usize) -> String {
    let mixed = at.wrapping_mul(2_654_435_761) % SYLLABLES.len().pow(6);
    let part =
        |from: u32| (from..from + 3).map(|place| SYLLABLES[mixed / SYLLABLES.len().pow(place) % SYLLABLES.len()]).collect::<String>();
    format!("{} {}", capital(&part(0)), capital(&part(3)))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

const fn born(at: usize) -> (usize, usize, usize) {
    (1930 + at % 70, 1 + at / 70 % 12, 1 + at / 840 % 28)
}

/// Paragraphs of 36 words, each of which names somebody of a desk of so many: half of the ages are wrong.
pub(crate) fn draft(count: usize, paragraphs: usize) -> String {
    let mut out = "---\ndate: 2026-02-07\nlang: en\n---\n".to_owned();
    for nth in 0..paragraphs {
        let at = nth * 7919 % count;
        let age = 2026 - born(at).0 + nth % 2 * 3;
        let _ = write!(
            out,
            "\n{}, {age}, said on Tuesday that the works along the river would go on until the end of the month. \
             The council had met the day before, and nobody expects another vote before the summer.\n",
            name(at)
        );
    }
    out
}
