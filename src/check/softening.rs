//! Saying less surely what a draft says at a place: which verb of the clause asserts it, and how that verb is hedged.

use super::written::written;
use super::{Options, context};
use crate::claims::{Reading, bearer};
use crate::facts::Base;
use crate::language::inflect::Mood;
use crate::language::{Lang, Marker};
use crate::rules::Edit;
use crate::text::{Blocks, Markup, Span};
use std::ops::Range;

/// The edit by which a draft says less surely what stands in a span.
///
/// `infinitives` are verbs by which it may be told. Nothing where it isn't sure which verb asserts it.
#[must_use]
pub fn softened(text: &str, markup: Markup, base: &Base, options: &Options, span: Span, infinitives: &[String]) -> Option<Edit> {
    let draft = Blocks::parse(text, markup);
    let block = draft.blocks.iter().find(|block| block.file_span().contains(span))?;
    let context = context(&draft, base, options);
    let lang: Lang = context.lang;
    let reading = Reading::new(&block.text, base, &context);
    let told = reading.tokens.iter().enumerate().filter(|(_, token)| span.contains(block.to_file(token.span))).map(|(at, _)| at);
    let told = told.clone().min()?..told.max()? + 1;
    let at = asserting(&reading, &told)?;
    let (span, text) = lang.hedge(&block.text, &reading.tokens, at, infinitives)?;
    written(block, markup, &[Edit { span, text }])?.pop()
}

/// The finite verb that asserts some words: the only one among them, else the last before them in their own segment.
fn asserting(reading: &Reading<'_>, told: &Range<usize>) -> Option<usize> {
    let sentence = &reading.sentences[reading.sentence_of(told.start)];
    if sentence.question {
        return None;
    }
    let mut own = told.clone().filter(|at| is_finite(reading, *at));
    match (own.next(), own.next()) {
        (Some(verb), None) => return Some(verb),
        (Some(_), Some(_)) => return None,
        (None, _) => {}
    }
    let start = sentence.segments[sentence.segment_of(told.start)].tokens.start;
    let verb = (start..told.start).rev().find(|at| is_finite(reading, *at))?;
    // « doit payer »: the verb says how it is with another, that asserts nothing.
    let governs = (verb + 1..told.end).any(|at| reading.forms(at).iter().any(|form| form.mood == Mood::Infinitive));
    (!governs).then_some(verb)
}

/// A finite verb, not the participle of « a dit ».
fn is_finite(reading: &Reading<'_>, at: usize) -> bool {
    let auxiliary = |at: usize| reading.has(at, Marker::Auxiliary);
    let participle = || reading.forms(at).iter().any(|form| form.mood == Mood::Participle) && (at.saturating_sub(3)..at).any(auxiliary);
    bearer::is_finite(reading, at) && !participle()
}
