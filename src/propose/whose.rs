//! Whose: of several whom the same words are read for, the one they are told of.
//!
//! A draft is read for the desk's facts, which say whom an attribute belongs to; a text that nobody has made facts of
//! is read closely instead: the nearest in the grammar.

use super::apt::{is_apt, sharpness};
use super::topics::Topics;
use super::{befallen, described};
use crate::claims::mention::{By, Mention};
use crate::claims::mood::is_saying;
use crate::claims::occurrence::Occurrence;
use crate::claims::segment::Opener;
use crate::claims::{Claim, Reading, bearer, occurrence};
use crate::facts::index::Cue;
use crate::facts::{Attribute, AttributeId, EntityId, EntityKind, Slot};
use crate::language::Marker;
use std::ops::Range;

/// Whether a claim is of the one that its words are told of, and of the attribute that they are told for.
pub(super) fn is_own(reading: &Reading<'_>, topics: &Topics, claims: &[Claim], claim: &Claim) -> bool {
    let here = |other: &&Claim| other.span == claim.span && other.value == claim.value;
    let Some(own) = reach(reading, topics, claim) else { return false };
    let nearer =
        |other: &Claim| reach(reading, topics, other).is_some_and(|reach| reach < own || reach == own && other.subject != claim.subject);
    let rivals = || claims.iter().filter(here).filter(|other| other.subject != claim.subject && other.attribute == claim.attribute);
    let alike = || claims.iter().filter(here).filter(|other| other.subject == claim.subject && other.attribute != claim.attribute);
    !is_event_of(reading, claims, claim)
        && !is_shared_role(reading, claims, claim)
        && !rivals().any(nearer)
        && !alike().any(|other| is_preferred(reading, other, claim) || sharpness(reading, other) > sharpness(reading, claim))
        && !described::is_calling_too_at(reading, claim.attribute, &tokens_of(reading, claim))
}

/// « X est mort à Y » tells of the death what it tells of X: once will do.
fn is_event_of(reading: &Reading<'_>, claims: &[Claim], claim: &Claim) -> bool {
    let record = reading.base.entity(claim.subject);
    let same = |other: &Claim| {
        let event = reading.base.attribute(other.attribute).event;
        other.span == claim.span
            && other.value == claim.value
            && record.of.contains(&other.subject)
            && event.is_some()
            && event == record.event
    };
    record.kind == EntityKind::Event && claims.iter().any(same)
}

/// « confiée à X »: of roles that the same words tell the one that has no word of its own in the sentence is not meant.
fn is_shared_role(reading: &Reading<'_>, claims: &[Claim], claim: &Claim) -> bool {
    let here = sentence(reading, tokens_of(reading, claim).start);
    let words = |attribute: AttributeId| -> Vec<Range<usize>> {
        let hits = reading.hits_of(Cue::Attribute(attribute)).filter(|hit| here.contains(&hit.tokens.start));
        hits.map(|hit| hit.tokens.clone()).collect()
    };
    let own = words(claim.attribute);
    let told = |other: &&Claim| other.span == claim.span && other.subject == claim.subject && other.attribute < claim.attribute;
    let shared = |other: &Claim| {
        let theirs = words(other.attribute);
        !own.is_empty() && own.iter().all(|tokens| theirs.contains(tokens))
    };
    reading.base.attribute(claim.attribute).slot == Slot::Filler && claims.iter().filter(told).any(shared)
}

/// Of attributes with the same terms the desk's own comes first, then that of an event that is told, then the first.
fn is_preferred(reading: &Reading<'_>, other: &Claim, claim: &Claim) -> bool {
    let rank = |claim: &Claim| {
        let Attribute { own, event, .. } = reading.base.attribute(claim.attribute);
        (*own, event.is_some(), std::cmp::Reverse(claim.attribute.0))
    };
    let vocabulary = |claim: &Claim| reading.base.attribute(claim.attribute).vocabulary;
    vocabulary(other).is_some() && vocabulary(other) == vocabulary(claim) && rank(other) > rank(claim)
}

/// How far the words are from whom they are read for; nothing where they are told of something else.
fn reach(reading: &Reading<'_>, topics: &Topics, claim: &Claim) -> Option<usize> {
    let tokens = tokens_of(reading, claim);
    let attribute = reading.base.attribute(claim.attribute);
    match attribute.slot {
        _ if !is_apt(reading, claim, &tokens) => return None,
        Slot::Count if reading.base.entity(claim.subject).kind == EntityKind::Person => {
            return of_thing(reading, claim.subject, &tokens, attribute.own);
        }
        Slot::Where if attribute.event.is_some() => return of_place(reading, claim, &tokens),
        Slot::Count | Slot::Measure => return of_figure(reading, topics, claim, &tokens),
        Slot::Order => return of_order(reading, claim, &tokens),
        Slot::Predicate | Slot::Since | Slot::Lasted | Slot::Filler => {}
        _ => return Some(0),
    }
    if is_broad(reading, claim.attribute, claim.subject) {
        return of_known(reading, claim, &tokens);
    }
    let event = attribute.event.or_else(|| befallen::event(reading.base, claim.attribute, attribute.vocabulary?));
    match (event, reading.base.entity(claim.subject).kind) {
        (Some(event), _) => {
            let told = occurrence::of_subject(reading, claim.subject, event);
            told.iter().map(|told| apart(&told.tokens, &tokens)).min().filter(|reach| *reach <= NEAR)
        }
        (None, EntityKind::Event) => {
            let told = occurrence::of_event(reading, claim.subject);
            let here = sentence(reading, tokens.start);
            // Who does something is told by a verb: « l'annonce de sa candidature » has somebody else beside it.
            let silent = attribute.slot == Slot::Filler && attribute.words.is_empty();
            let told = told
                .iter()
                .filter(|told| !silent || told.verb && is_doer(reading, &tokens, told.tokens.start))
                .filter(|told| here.contains(&told.tokens.start) && apart(&told.tokens, &tokens) > 0);
            let told = told.map(|told| {
                apart(&told.tokens, &tokens) + if attribute.slot == Slot::Predicate && told.tokens.start >= tokens.end { FAR } else { 0 }
            });
            told.min().filter(|reach| attribute.slot != Slot::Filler && !attribute.words.is_empty() || *reach <= NEAR)
        }
        // Where the words alone tell it, whom they are told of stands right there.
        _ => of_thing(reading, claim.subject, &tokens, attribute.own)
            .filter(|reach| !attribute.words.is_empty() || attribute.own || *reach < FAR),
    }
}

/// Whose figure it is: of the nearest that is told of in the sentence, else of what the text is about.
fn of_figure(reading: &Reading<'_>, topics: &Topics, claim: &Claim, tokens: &Range<usize>) -> Option<usize> {
    let here = sentence(reading, tokens.start);
    let kind = reading.base.entity(claim.subject).kind;
    // « 120 000 euros à X et 45 000 à Y »: who gets it.
    let given = |mention: &Mention| {
        reading.has(tokens.end, Marker::There) && mention.tokens.start <= tokens.end + 2 && mention.tokens.start > tokens.end
    };
    if reading.mentions.iter().any(|mention| mention.entity == Some(claim.subject) && given(mention)) {
        return Some(0);
    }
    let told = if kind == EntityKind::Event {
        let told = occurrence::of_event(reading, claim.subject);
        told.iter().filter(|told| here.contains(&told.tokens.start)).map(|told| apart(&told.tokens, tokens)).min()
    } else {
        of_thing(reading, claim.subject, tokens, reading.base.attribute(claim.attribute).own)
    };
    // A town has figures of its own where it is told of, not where something happens in it.
    let about = (kind != EntityKind::Place).then(|| if topics.has(claim.subject) { ABOUT } else { ELSEWHERE });
    told.or(about)
}

/// How far off what a text is about stands where a sentence doesn't name it, and whatever else.
const ABOUT: usize = 1_000;
const ELSEWHERE: usize = 2_000;

/// « X, candidat sur la liste Y à Z »: where what somebody does takes place, is told of whom the words for it are told of.
fn of_place(reading: &Reading<'_>, claim: &Claim, tokens: &Range<usize>) -> Option<usize> {
    let event = reading.base.attribute(claim.attribute).event?;
    let told = occurrence::of_subject(reading, claim.subject, event);
    let reach = |told: &Occurrence| {
        let another = bearer::of(reading, &told.tokens).is_some_and(|bearer| bearer.entity != Some(claim.subject));
        apart(&told.tokens, tokens) + if another { FAR } else { 0 }
    };
    told.iter().map(reach).min()
}

/// « X a été évacué avant Y »: what the main verb tells comes before or after.
fn of_order(reading: &Reading<'_>, claim: &Claim, tokens: &Range<usize>) -> Option<usize> {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let main = |told: &&Occurrence| {
        let segment = &sentence.segments[sentence.segment_of(told.tokens.start)];
        let plain = !matches!(segment.opener, Opener::Relative | Opener::Subordinator);
        told.verb && plain && sentence.tokens.contains(&told.tokens.start) && told.tokens.end <= tokens.start
    };
    occurrence::of_event(reading, claim.subject).iter().filter(main).map(|told| apart(&told.tokens, tokens)).max()
}

/// Told in one part of the sentence with an event that the desk knows: « il est arrivé sous escorte à la fête ».
fn of_known(reading: &Reading<'_>, claim: &Claim, tokens: &Range<usize>) -> Option<usize> {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let segment = &sentence.segments[sentence.segment_of(tokens.start)].tokens;
    let vocabulary = reading.base.attribute(claim.attribute).vocabulary;
    let term =
        |told: &Occurrence| reading.hits_over(told.tokens.start).any(|hit| matches!(hit.cue, Cue::Term(of, _) if Some(of) == vocabulary));
    let here = |told: &&Occurrence| segment.contains(&told.tokens.start) && !term(told);
    let declared = !reading.base.entity(claim.subject).called.is_empty() || !reading.base.entity(claim.subject).words.is_empty();
    let kind = reading.base.entity(claim.subject).kind;
    let told = occurrence::of_event(reading, claim.subject);
    let reach = told.iter().filter(here).map(|told| apart(&told.tokens, tokens)).min();
    reach.filter(|reach| declared && kind == EntityKind::Event && (1..=NEAR).contains(reach))
}

/// What may be said of people and of events alike takes more than its words, and a role is first made for one kind.
pub(super) fn is_broad(reading: &Reading<'_>, attribute: AttributeId, entity: EntityId) -> bool {
    let Attribute { subject, words, own, slot, .. } = reading.base.attribute(attribute);
    let people = |kind: &EntityKind| matches!(kind, EntityKind::Person | EntityKind::Group | EntityKind::Body);
    let happening = |kind: &EntityKind| matches!(kind, EntityKind::Event | EntityKind::Case);
    let kind = reading.base.entity(entity).kind;
    let mixed = subject.iter().any(people) && subject.iter().any(happening);
    let other = subject.first().is_some_and(|first| *first != kind && !(people(first) && people(&kind)));
    !own && (words.is_empty() && (mixed || other) || *slot == Slot::Filler && other)
}

pub(super) const fn covers(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start <= b.start && b.end <= a.end
}

/// How far the nearest mention in the sentence is that the words can be told of.
fn of_thing(reading: &Reading<'_>, entity: EntityId, tokens: &Range<usize>, own: bool) -> Option<usize> {
    // « X, dont la venue au meeting de Y a été ébruitée »: whose the noun before is does nothing.
    let complement = |mention: &Mention| mention.tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Genitive));
    let does = |mention: &&Mention| mention.tokens.start >= tokens.end || !complement(mention);
    if bearer::of(reading, tokens).filter(does).is_some_and(|mention| mention.entity == Some(entity)) {
        return Some(0);
    }
    let record = reading.base.entity(entity);
    // What only the desk asks may be told of a thing by whose it is: « une balise a été trouvée » where X is escorted.
    let nameless = record.names.is_empty() && record.kind != EntityKind::Person && own;
    let ours = |mention: &&Mention| {
        mention.entity.is_some_and(|told| told == entity || nameless && record.of.contains(&told)) && apart(&mention.tokens, tokens) > 0
    };
    let here = sentence(reading, tokens.start);
    let told = |mention: &&Mention| !is_teller(reading, mention, tokens) && !is_further_on(reading, mention, tokens);
    reading.mentions_in(here).filter(ours).filter(told).map(|mention| weight(reading, mention, tokens)).min()
}

/// Past the end of its part of the sentence, where no name opens the next: « Placé sous protection, X ».
fn is_further_on(reading: &Reading<'_>, mention: &Mention, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let (own, theirs) = (sentence.segment_of(tokens.start), sentence.segment_of(mention.tokens.start));
    let opens = || mention.tokens.start <= sentence.segments[theirs].tokens.start + TITLE;
    theirs > own + 1 || theirs == own + 1 && !opens()
}

/// How many words may stand before a name that opens a part of a sentence.
const TITLE: usize = 4;

/// « …, ajoute-t-on dans son entourage »: who is said to say it, in a part of the sentence of its own.
fn is_teller(reading: &Reading<'_>, mention: &Mention, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let (own, theirs) = (sentence.segment_of(tokens.start), sentence.segment_of(mention.tokens.start));
    let says = |at: usize| is_saying(reading, at);
    mention.tokens.start >= tokens.end && own != theirs && sentence.segments[theirs].tokens.clone().any(says)
}

/// How far a mention is: what follows, and what a preposition or a possessive leads to, is told of less.
fn weight(reading: &Reading<'_>, mention: &Mention, tokens: &Range<usize>) -> usize {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let segment = &sentence.segments[sentence.segment_of(tokens.start)];
    // « X, dont la venue a été ébruitée »: a relative is told of what stands right before it.
    let before = segment.tokens.start.saturating_sub(1)..=segment.tokens.start;
    if segment.opener == Opener::Relative && before.contains(&mention.tokens.end) {
        return 1;
    }
    let led = mention.tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Preposition));
    let after = mention.tokens.start >= tokens.end;
    apart(&mention.tokens, tokens) + if led || mention.by == By::Possessive { FAR } else { 0 } + if after { FAR } else { 0 }
}

/// « X a évacué », « évacué par X »: who does it stands before an active verb or is led to.
fn is_doer(reading: &Reading<'_>, tokens: &Range<usize>, verb: usize) -> bool {
    let by = (tokens.start.saturating_sub(2)..tokens.start).find(|at| reading.is(*at, Marker::By));
    // « X a annoncé la liste menée par Y »: a verb nearer by has its own doer.
    let plain = |by: usize| !(verb + 1..by).any(|at| reading.is_verb(at) && !reading.is_marked(at));
    tokens.end <= verb || by.is_some_and(plain)
}

/// How many words further off what is led to counts.
const FAR: usize = 12;

/// How many words may stand between an event and what is told of it.
const NEAR: usize = 12;

/// How many words stand between two, and one; none where they meet.
const fn apart(a: &Range<usize>, b: &Range<usize>) -> usize {
    if a.end <= b.start {
        b.start - a.end + 1
    } else if b.end <= a.start {
        a.start - b.end + 1
    } else {
        0
    }
}

/// The tokens of the sentence that a token stands in.
pub(super) fn sentence(reading: &Reading<'_>, at: usize) -> Range<usize> {
    reading.sentences[reading.sentence_of(at)].tokens.clone()
}

/// The tokens of a claim's value.
pub(super) fn tokens_of(reading: &Reading<'_>, claim: &Claim) -> Range<usize> {
    let start = reading.tokens.partition_point(|token| token.span.end <= claim.span.start);
    let end = reading.tokens.partition_point(|token| token.span.start < claim.span.end);
    start..end.max(start + 1)
}
