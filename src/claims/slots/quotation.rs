//! Quotations: words between quotation marks that a fact has on record, and who is said to have spoken them.

use super::speaker::speaker;
use crate::claims::quote::{Quoted, bare, common, is_anyones, is_run, is_version};
use crate::claims::{Claim, ClaimValue, Reading, Subject};
use crate::facts::{FactId, FactValue};
use crate::text::{Token, tokens};

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    let spoken: Vec<Vec<FactId>> =
        reading.quotes.iter().map(|quoted| reading.base.spoken(&reading.tokens[quoted.tokens.clone()])).collect();
    let held = |fact: &&FactId| spoken.iter().any(|facts| facts.binary_search(fact).is_ok());
    for fact in subject.facts.iter().filter(held) {
        let record = reading.base.fact(*fact);
        for value in &record.is {
            let FactValue::Text(words) = value else { continue };
            let words = tokens(words);
            out.extend(reading.quotes.iter().filter_map(|quoted| claim(reading, subject, *fact, quoted, &words)));
        }
    }
}

fn claim(reading: &Reading<'_>, subject: &Subject<'_>, fact: FactId, quoted: &Quoted, record: &[Token]) -> Option<Claim> {
    let told = &reading.tokens[quoted.tokens.clone()];
    let (words, recorded) = (bare(told), bare(record));
    if !is_version(&words, &recorded) {
        return None;
    }
    let (speaker, speaker_span) = speaker(reading, quoted);
    // Other words from another mouth are another quotation.
    let own = speaker == Some(subject.entity);
    let other = !own && (speaker_span.is_some() || is_anyones(reading, quoted) || !reading.is_about() && common(&words, &recorded) < 6);
    if other && !is_run(&words, &recorded) {
        return None;
    }
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
