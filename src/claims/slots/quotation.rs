//! Quotations: words between quotation marks that a fact has on record, and who is said to have spoken them.

use super::speaker::speaker;
use crate::claims::quote::Quoted;
use crate::claims::{Claim, ClaimValue, Reading, Subject};
use crate::facts::{FactId, FactValue};
use crate::text::{Token, tokens};

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    if reading.quotes.is_empty() {
        return;
    }
    for fact in subject.facts {
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
    if !is_version(told, record) {
        return None;
    }
    let (speaker, speaker_span) = speaker(reading, quoted);
    // Other words from another mouth are another quotation.
    let own = speaker == Some(subject.entity);
    let other = !own && (speaker_span.is_some() || !reading.is_about() && shared_words(told, record) < 6);
    if other && !is_run(told, record) {
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

/// Whether the quoted words are those on record, whole, cut or altered: three words in a row, or most of them.
fn is_version(told: &[Token], record: &[Token]) -> bool {
    let told: Vec<&str> = told.iter().filter(|token| token.is_word()).map(|token| &*token.bare).collect();
    let record: Vec<&str> = record.iter().filter(|token| token.is_word()).map(|token| &*token.bare).collect();
    let shared = common(&told, &record);
    let content = told.len() >= 4 || told.len() == shared && shared >= 2;
    content && shared * 4 >= told.len() * 3 || shared >= 5 && shared * 3 >= told.len() * 2
}

/// How many words two texts share in order.
fn shared_words(told: &[Token], record: &[Token]) -> usize {
    let words = |tokens: &'_ [Token]| tokens.iter().filter(|token| token.is_word()).map(|token| token.bare.to_string()).collect::<Vec<_>>();
    let (told, record) = (words(told), words(record));
    common(&told.iter().map(String::as_str).collect::<Vec<_>>(), &record.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Whether the quoted words stand in a row on record.
fn is_run(told: &[Token], record: &[Token]) -> bool {
    let words = |tokens: &[Token]| tokens.iter().filter(|token| token.is_word()).map(|token| token.bare.to_string()).collect::<Vec<_>>();
    let (told, record) = (words(told), words(record));
    !told.is_empty() && record.windows(told.len()).any(|window| window == told)
}

/// Length of the longest common subsequence.
fn common(a: &[&str], b: &[&str]) -> usize {
    let mut row = vec![0_usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (at, y) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if x == y { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[b.len()]
}
