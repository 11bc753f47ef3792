//! Words that archived texts put between quotation marks, and what a draft makes of them.

use super::Text;
use crate::claims::Reading;
use crate::claims::quote::{Quoted, bare, is_run, is_version};
use crate::text::Span;

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Where they stand, in bytes of the paragraph.
    pub span: Span,
    /// The words, folded.
    pub words: Vec<Box<str>>,
}

/// The quotations of a paragraph that are long enough to be told from others, in order.
#[must_use]
pub fn quotations(reading: &Reading<'_>) -> Vec<Quotation> {
    let of = |quoted: &Quoted| Quotation { span: quoted.span, words: bare(&reading.tokens[quoted.tokens.clone()]) };
    reading.quotes.iter().map(of).filter(|quotation| quotation.words.len() >= SHORTEST).collect()
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
    is_version(&told.words, &original.words) && (begins || told.words.len() >= SURE)
}

/// So many words are the same quotation however they begin.
const SURE: usize = 6;
