//! Words that archived texts put between quotation marks, and what a draft makes of them.

use super::Text;
use crate::claims::Reading;
use crate::claims::quote::{Quoted, bare, is_anyones, is_run, is_version};
use crate::text::Span;

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Where they stand, in bytes of the paragraph.
    pub span: Span,
    /// The words, folded.
    pub words: Vec<Box<str>>,
    /// The names in its sentence, itself left out, folded and sorted.
    pub voices: Vec<Box<str>>,
    /// Whether somebody says them who is told as new: « un élu », "a former curator".
    pub anyone: bool,
}

/// The quotations of a paragraph that are long enough to be told from others, in order.
#[must_use]
pub fn quotations(reading: &Reading<'_>) -> Vec<Quotation> {
    let of = |quoted: &Quoted| Quotation {
        span: quoted.span,
        words: bare(&reading.tokens[quoted.tokens.clone()]),
        voices: voices(reading, quoted),
        anyone: is_anyones(reading, quoted),
    };
    reading.quotes.iter().map(of).filter(|quotation| quotation.words.len() >= SHORTEST).collect()
}

fn voices(reading: &Reading<'_>, quoted: &Quoted) -> Vec<Box<str>> {
    let sentence = reading.sentences[reading.sentence_of(quoted.tokens.start)].tokens.clone();
    let name = |at: &usize| {
        let token = &reading.tokens[*at];
        !quoted.tokens.contains(at) && token.is_word() && token.capital && *at > sentence.start && !reading.is_marked(*at)
    };
    let mut out: Vec<Box<str>> = sentence.clone().filter(name).map(|at| reading.tokens[at].bare.as_str().into()).collect();
    out.sort_unstable();
    out
}

/// Of fewer words nobody can say which quotation they alter.
const SHORTEST: usize = 4;

/// The quotation of some texts that a draft's alters, with its text and paragraph; none where a text has the very words.
#[must_use]
pub fn altered<'a>(told: &Quotation, texts: &[&'a Text]) -> Option<(&'a Text, &'a str)> {
    let passages = || texts.iter().flat_map(|text| text.passages.iter().map(move |passage| (*text, passage)));
    if passages().any(|(_, passage)| is_run(&told.words, &passage.words)) {
        return None;
    }
    passages().find_map(|(text, passage)| {
        let original = passage.quotations.iter().find(|quotation| is_altered(told, quotation))?;
        Some((text, original.span.of(&passage.text)))
    })
}

/// Few words are only the same quotation where they begin alike: « jour de la victoire » is no « parade de la victoire ».
fn is_altered(told: &Quotation, original: &Quotation) -> bool {
    let begins = told.words.first() == original.words.first();
    let shared = || told.voices.iter().any(|voice| original.voices.binary_search(voice).is_ok());
    let same = !told.anyone && (told.voices.is_empty() || original.voices.is_empty() || shared());
    let long = told.words.len() >= SURE;
    // « Je ne peux plus respirer » is no « Je ne peux plus défendre ce projet »: everybody's words are shared.
    let telling = || told.words.iter().any(|word| word.chars().count() >= TELLING && original.words.contains(word));
    is_version(&told.words, &original.words) && same && (long || begins && telling())
}

/// How many letters a word has that isn't everybody's.
const TELLING: usize = 5;

/// So many words are the same quotation however they begin.
const SURE: usize = 6;
