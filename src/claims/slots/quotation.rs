//! Quotations: words between quotation marks that a fact has on record, and who is said to have spoken them.

use super::speaker::speaker;
use crate::claims::mention::agrees;
use crate::claims::quote::{Quoted, bare, common, is_anyones, is_run, is_version};
use crate::claims::{Claim, ClaimValue, Reading, Subject};
use crate::facts::{FactId, FactValue};
use crate::text::{Span, tokens};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Words without capitals and accents.
type Words = Vec<Box<str>>;

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    let mut quoting: FxHashMap<FactId, Vec<(&Quoted, Rc<Words>)>> = FxHashMap::default();
    for quoted in &reading.quotes {
        let told = &reading.tokens[quoted.tokens.clone()];
        let words = Rc::new(bare(told));
        reading.base.spoken(told).into_iter().for_each(|fact| quoting.entry(fact).or_default().push((quoted, Rc::clone(&words))));
    }
    for (fact, quotes) in subject.facts.iter().filter_map(|fact| Some((*fact, quoting.get(fact)?))) {
        for value in &reading.base.fact(fact).is {
            let FactValue::Text(record) = value else { continue };
            let record = bare(&tokens(record));
            out.extend(quotes.iter().filter_map(|(quoted, words)| claim(reading, subject, fact, quoted, (words, &record))));
        }
    }
}

/// What words between quotation marks say, of those on record as a fact.
fn claim(
    reading: &Reading<'_>,
    subject: &Subject<'_>,
    fact: FactId,
    quoted: &Quoted,
    (words, recorded): (&Words, &Words),
) -> Option<Claim> {
    if !is_version(words, recorded) {
        return None;
    }
    let (speaker, speaker_span) = speaker(reading, quoted);
    // Other words from another mouth are another quotation.
    let own = speaker == Some(subject.entity);
    let other = !own && (speaker_span.is_some() || is_anyones(reading, quoted) || !reading.is_about() && common(words, recorded) < 6);
    if other && !is_run(words, recorded) {
        return None;
    }
    // « disait-il »: whose words they are may be whom the pronoun stands for.
    let vague = !own && speaker_span.is_some_and(|span| may_mean(reading, span, subject));
    let (speaker, speaker_span) = if vague { (None, None) } else { (speaker, speaker_span) };
    let value = ClaimValue::Quotation { words: quoted.span.of(reading.text).to_owned(), speaker, speaker_span };
    Some(Claim {
        firm: false,
        subject: subject.entity,
        attribute: subject.attribute,
        fact: Some(fact),
        value,
        span: quoted.span,
        reach: quoted.span,
        sentence: reading.sentence_of(quoted.tokens.start),
        period: None,
        stance: crate::claims::Stance::default(),
        negated: false,
        past: false,
    })
}

/// Whether a pronoun stands at a span that may be the subject's, whom the draft names.
fn may_mean(reading: &Reading<'_>, span: Span, subject: &Subject<'_>) -> bool {
    let word = reading.tokens.iter().find(|token| token.span == span);
    let feminine = match word.map(|token| &*token.norm) {
        Some("elle" | "she") => Some(true),
        Some("il" | "he") => Some(false),
        _ => return false,
    };
    reading.is_named(subject.entity) && agrees(reading, subject.entity, feminine)
}
