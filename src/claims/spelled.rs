//! Acronyms spelled out: « Parquet national X (PNX) », « le PNX, parquet national X, ».

use super::reading::Reading;
use crate::text::Token;
use std::ops::Range;

/// The acronyms of a block that stand beside what they stand for: the acronym's token, and the words.
#[must_use]
pub fn spelled(reading: &Reading<'_>) -> Vec<(usize, Range<usize>)> {
    let acronyms = (0..reading.tokens.len()).filter(|at| is_acronym(reading, *at));
    acronyms.filter_map(|at| Some((at, before(reading, at).or_else(|| after(reading, at))?))).collect()
}

/// How many words an acronym stands for at most.
const LONGEST: usize = 12;

/// A short word with a capital, or all capitals.
fn is_acronym(reading: &Reading<'_>, at: usize) -> bool {
    let token = &reading.tokens[at];
    let letters = token.bare.chars().count();
    token.is_word() && token.capital && (2..=8).contains(&letters)
}

/// The words before the brackets it stands in.
fn before(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    let open = at.checked_sub(1).filter(|open| reading.tokens[*open].is("("))?;
    reading.tokens.get(at + 1).filter(|token| token.is(")"))?;
    let from = (open.saturating_sub(LONGEST)..open).rev().take_while(|at| reading.tokens[*at].is_word());
    from.filter(|from| spells(&reading.tokens[*from..open], &reading.tokens[at].bare)).last().map(|from| from..open)
}

/// The words after it, between commas or in brackets.
fn after(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    let open = at + 1;
    reading.tokens.get(open).filter(|token| token.is_any(&[",", "("]))?;
    let start = open + 1 + usize::from(reading.is_marked(open + 1));
    let end = (start..(start + LONGEST).min(reading.tokens.len())).find(|at| !reading.tokens[*at].is_word())?;
    spells(reading.tokens.get(start..end)?, &reading.tokens[at].bare).then_some(start..end)
}

/// Whether the words begin with the letters of the acronym, in order; small words may be left out, a word may give several letters.
fn spells(words: &[Token], acronym: &str) -> bool {
    let letters: Vec<char> = acronym.chars().collect();
    let first = words.first().is_some_and(|word| word.bare.starts_with(letters[0]) && !is_small(word));
    first && words.len() > 1 && given(words, &letters)
}

fn given(words: &[Token], letters: &[char]) -> bool {
    let Some((word, rest)) = words.split_first() else { return letters.is_empty() };
    if is_small(word) && given(rest, letters) {
        return true;
    }
    if !letters.first().is_some_and(|letter| word.bare.starts_with(*letter)) {
        return false;
    }
    let mut inside = word.bare.chars();
    let mut taken = 0;
    while taken < letters.len() && inside.any(|c| c == letters[taken]) {
        taken += 1;
        if given(rest, &letters[taken..]) {
            return true;
        }
    }
    false
}

/// Words of three letters or fewer: « de », « la », "of", "and".
fn is_small(word: &Token) -> bool {
    word.bare.chars().count() <= 3
}

#[cfg(test)]
mod tests {
    use super::spelled;
    use crate::claims::{Context, Reading};
    use crate::facts::Base;

    fn pairs(text: &str) -> Vec<(String, String)> {
        let (base, context) = (Base::default(), Context::default());
        let reading = Reading::new(text, &base, &context);
        let words = |range: &std::ops::Range<usize>| reading.span(range).of(text).to_owned();
        spelled(&reading).iter().map(|(at, phrase)| (words(&(*at..*at + 1)), words(phrase))).collect()
    }

    #[test]
    fn words_before_and_after_are_found() {
        let one = |a: &str, b: &str| vec![(a.to_owned(), b.to_owned())];
        assert_eq!(pairs("L'Office central du fret (OCF) a tranché."), one("OCF", "Office central du fret"));
        assert_eq!(pairs("Le PNT, parquet national du tourisme, a été saisi."), one("PNT", "parquet national du tourisme"));
        assert_eq!(
            pairs("Le Pnaco, parquet national anticorruption organisée, enquête."),
            one("Pnaco", "parquet national anticorruption organisée")
        );
    }

    #[test]
    fn other_words_in_brackets_are_none() {
        assert!(pairs("Le maire de la ville (PS) est venu.").is_empty());
        assert!(pairs("Paris, capitale du pays, dort.").is_empty());
    }
}
