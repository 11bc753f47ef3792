//! Quotations: words between quotation marks that a fact has on record, and who is said to have spoken them.

use crate::claims::bearer::persons;
use crate::claims::mention::{By, Mention};
use crate::claims::mood::is_saying;
use crate::claims::quote::Quoted;
use crate::claims::{Claim, ClaimValue, Reading, Subject};
use crate::facts::index::Cue;
use crate::facts::{EntityId, EntityKind, FactId, FactValue};
use crate::language::Marker;
use crate::text::{Span, Token, tokens};

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    for fact in subject.facts {
        let record = reading.base.fact(*fact);
        for value in &record.is {
            let FactValue::Text(words) = value else { continue };
            out.extend(reading.quotes.iter().filter_map(|quoted| claim(reading, subject, *fact, quoted, words)));
        }
    }
}

fn claim(reading: &Reading<'_>, subject: &Subject<'_>, fact: FactId, quoted: &Quoted, words: &str) -> Option<Claim> {
    let told = &reading.tokens[quoted.tokens.clone()];
    let record = tokens(words);
    if !is_version(told, &record) {
        return None;
    }
    let (speaker, speaker_span) = speaker(reading, quoted);
    // Other words from another mouth are another quotation.
    let own = speaker == Some(subject.entity);
    let other = !own && (speaker_span.is_some() || !reading.is_about() && shared_words(told, &record) < 6);
    if other && !is_run(told, &record) {
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

/// « une source proche du dossier X »: the name only tells which.
fn is_compound(reading: &Reading<'_>, mention: &Mention) -> bool {
    let before = mention.tokens.start.checked_sub(1).map(|at| &reading.tokens[at]);
    before.is_some_and(|token| token.is_any(&["dossier", "affaire", "enquête", "case", "de", "d'", "of", "à", "to"]))
}

/// « lui », « l' », "him": whom something is said to.
fn is_object(reading: &Reading<'_>, mention: &Mention) -> bool {
    mention.by == By::Pronoun && !reading.tokens[mention.tokens.start].is_any(&["il", "elle", "he", "she"])
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

/// Who is said to speak: named in the clause of saying beside the quotation, after it or before it.
fn speaker(reading: &Reading<'_>, quoted: &Quoted) -> (Option<EntityId>, Option<Span>) {
    let here = reading.sentence_of(quoted.tokens.start);
    let range = reading.sentences[here].tokens.clone();
    let saying: Vec<usize> = range.clone().filter(|at| !quoted.tokens.contains(at) && is_saying(reading, *at)).collect();
    let after = saying.iter().copied().find(|at| *at >= quoted.tokens.end);
    let Some(verb) = after.or_else(|| saying.iter().copied().rfind(|at| *at < quoted.tokens.start)) else {
        return (None, None);
    };
    let beside = |tokens: &std::ops::Range<usize>| {
        if verb >= quoted.tokens.end { tokens.start >= quoted.tokens.end } else { tokens.end <= quoted.tokens.start }
    };
    // Who is named past a comma, in a clause of its own, is spoken of: « prévient un élu, qui veut protéger X ».
    let sentence = &reading.sentences[here];
    let reach = sentence.segments[sentence.segment_of(verb)..]
        .iter()
        .take_while(|segment| segment.tokens.start <= verb || segment.verbs.is_empty());
    let end = reach.last().map_or(range.end, |segment| segment.tokens.end);
    let near = |tokens: &std::ops::Range<usize>| range.contains(&tokens.start) && beside(tokens) && tokens.start < end;
    let candidates = persons(reading).filter(|mention| {
        near(&mention.tokens) && mention.by != By::Possessive && !is_object(reading, mention) && !is_compound(reading, mention)
    });
    let named = candidates.map(|mention| (mention.entity, mention.tokens.clone()));
    let unnamed = nameless(reading).filter(|(_, tokens)| near(tokens)).map(|(entity, tokens)| (Some(entity), tokens));
    match named.chain(unnamed).min_by_key(|(_, tokens)| tokens.start.abs_diff(verb)) {
        Some((entity, tokens)) => (entity, Some(reading.span(&tokens))),
        None => (None, None),
    }
}

/// « un témoin », « l'un des officiers », "a police source": a person whom the desk knows by no name is told as somebody new.
fn nameless<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = (EntityId, std::ops::Range<usize>)> + 'r {
    reading.hits.iter().filter_map(move |hit| match hit.cue {
        Cue::Called(entity) if is_nameless(reading, entity) && !is_another(reading, hit.tokens.start) => Some((entity, hit.tokens.clone())),
        _ => None,
    })
}

fn is_nameless(reading: &Reading<'_>, entity: EntityId) -> bool {
    let record = reading.base.entity(entity);
    record.kind == EntityKind::Person && record.names.is_empty()
}

/// « un autre témoin »: not the one that the desk knows.
fn is_another(reading: &Reading<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|before| reading.is(before, Marker::Again))
}
