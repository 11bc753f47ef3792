//! Whose: of several whom the same words are read for, the one they are told of.
//!
//! A draft is read for the desk's facts, which say whom an attribute belongs to; a text that nobody has made facts of
//! is read closely instead: the nearest in the grammar.

use super::topics::Topics;
use super::{befallen, described};
use crate::claims::mention::{By, Mention};
use crate::claims::mood::is_saying;
use crate::claims::occurrence::Occurrence;
use crate::claims::segment::Opener;
use crate::claims::{Claim, ClaimValue, Reading, bearer, occurrence};
use crate::facts::index::{Cue, Hit};
use crate::facts::{Attribute, AttributeId, EntityId, EntityKind, Slot, TermId, ValueType};
use crate::language::Marker;
use crate::values::{Spotted, Told, Value};
use std::ops::Range;

/// Whether a claim is of the one that its words are told of, and of the attribute that they are told for.
pub(super) fn is_own(reading: &Reading<'_>, topics: &Topics, claims: &[Claim], claim: &Claim) -> bool {
    let here = |other: &&Claim| other.span == claim.span && other.value == claim.value;
    let Some(own) = reach(reading, topics, claim) else { return false };
    let nearer =
        |other: &Claim| reach(reading, topics, other).is_some_and(|reach| reach < own || reach == own && other.subject != claim.subject);
    let rivals = || claims.iter().filter(here).filter(|other| other.subject != claim.subject && other.attribute == claim.attribute);
    let alike = || claims.iter().filter(here).filter(|other| other.subject == claim.subject && other.attribute != claim.attribute);
    let named = |claim: &Claim| sharper(reading, claim);
    !is_event_of(reading, claims, claim)
        && !is_shared_role(reading, claims, claim)
        && !rivals().any(nearer)
        && !alike().any(|other| is_preferred(reading, other, claim) || named(other) > named(claim))
        && is_of_age(reading, claim)
        && !(reading.base.attribute(claim.attribute).own && is_plain_day(reading, claim))
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

/// « né à X le 3 mai »: the town where something happens is not what it befalls.
fn is_of_where(reading: &Reading<'_>, claim: &Claim, tokens: &Range<usize>) -> bool {
    let mut own = reading.mentions_in(sentence(reading, tokens.start)).filter(|mention| mention.entity == Some(claim.subject)).peekable();
    let led = |mention: &Mention| mention.tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::There));
    reading.base.entity(claim.subject).kind == EntityKind::Place && own.peek().is_some() && own.all(led)
}

/// The event is told in the sentence of its day: a day told before may be another's.
fn is_told_here(reading: &Reading<'_>, claim: &Claim, tokens: &Range<usize>) -> bool {
    let here = sentence(reading, tokens.start);
    let attribute = reading.base.attribute(claim.attribute);
    !attribute.words.is_empty()
        || occurrence::of_event(reading, claim.subject)
            .iter()
            .any(|told| here.contains(&told.tokens.start) && !bearer::is_told_apart(reading, told.tokens.start, tokens.start))
}

/// « depuis », "since" right before a day.
fn is_since(reading: &Reading<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..=at).any(|at| reading.is(at, Marker::Since))
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

/// How well the words beside a figure tell which of several attributes of one kind it is: the desk's own word for it, a verb that governs it.
fn sharper(reading: &Reading<'_>, claim: &Claim) -> usize {
    let Attribute { own, slot, .. } = reading.base.attribute(claim.attribute);
    if !matches!(slot, Slot::Measure | Slot::Count) {
        return 0;
    }
    let tokens = tokens_of(reading, claim);
    let here = sentence(reading, tokens.start);
    let hits = || reading.hits_of(Cue::Attribute(claim.attribute)).filter(|hit| here.contains(&hit.tokens.start));
    let governs = |hit: &Hit| hit.verb && hit.tokens.end <= tokens.start && tokens.start - hit.tokens.end <= 1;
    if hits().any(governs) { 2 } else { usize::from(*own && hits().next().is_some()) }
}

/// « X, 81 ans, est mort »: beside a death an age is that of the death, and no other is.
fn is_of_age(reading: &Reading<'_>, claim: &Claim) -> bool {
    let here = sentence(reading, tokens_of(reading, claim).start);
    let dies = |event: TermId| {
        let told = occurrence::of_subject(reading, claim.subject, event);
        told.iter().any(|told| here.contains(&told.tokens.start))
    };
    let Attribute { slot, event, .. } = reading.base.attribute(claim.attribute);
    let death = || reading.base.event_named("death");
    *slot != Slot::Age || event.map_or_else(|| !death().is_some_and(dies), dies)
}

/// A day without an hour, of an attribute that has no words of its own: the date tells it.
fn is_plain_day(reading: &Reading<'_>, claim: &Claim) -> bool {
    let Attribute { slot, words, event, .. } = reading.base.attribute(claim.attribute);
    let bare = *slot == Slot::When && words.is_empty() && event.is_none();
    bare && matches!(&claim.value, ClaimValue::Plain(Value::Date(dates)) if dates.window.is_none_or(|window| window.part.is_some()))
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
        Slot::Predicate if is_thing(reading, claim, &tokens) || is_noun(reading, &tokens) => return None,
        // « protégé le 5 mars »: a day told of what protects somebody is not since when.
        Slot::Predicate if is_sentenced(reading, claim, &tokens) => return None,
        Slot::Since if !is_since(reading, tokens.start) => return None,
        Slot::When if is_of_where(reading, claim, &tokens) => return None,
        Slot::When if reading.base.entity(claim.subject).kind == EntityKind::Event && !is_told_here(reading, claim, &tokens) => {
            return None;
        }
        Slot::Count if reading.base.entity(claim.subject).kind == EntityKind::Person => {
            return of_thing(reading, claim.subject, &tokens, attribute.own).filter(|_| !is_ahead_of(reading, claim, &tokens));
        }
        Slot::Where if attribute.event.is_some() => return of_place(reading, claim, &tokens),
        Slot::Count | Slot::Measure => return Some(of_figure(reading, topics, claim, &tokens)),
        Slot::Order => return of_order(reading, claim, &tokens),
        Slot::Predicate | Slot::Since | Slot::Lasted | Slot::Filler => {}
        _ => return Some(0),
    }
    if is_broad(reading, claim.attribute, claim.subject) {
        return of_known(reading, claim, &tokens);
    }
    if is_of_other_event(reading, claim) || is_former(reading, claim) || !is_fit(reading, claim) {
        return None;
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

/// « père de deux enfants, X et Y »: who is named only after a figure is counted in it.
fn is_ahead_of(reading: &Reading<'_>, claim: &Claim, tokens: &Range<usize>) -> bool {
    let here = sentence(reading, tokens.start);
    let mut own = reading.mentions_in(here).filter(|mention| mention.entity == Some(claim.subject)).peekable();
    let person = reading.base.entity(claim.subject).kind == EntityKind::Person;
    person && own.peek().is_some() && own.all(|mention| mention.tokens.start >= tokens.end)
}

/// Whose figure it is: of the nearest that is told of in the sentence, else of what the text is about.
fn of_figure(reading: &Reading<'_>, topics: &Topics, claim: &Claim, tokens: &Range<usize>) -> usize {
    let here = sentence(reading, tokens.start);
    let kind = reading.base.entity(claim.subject).kind;
    // « 120 000 euros à X et 45 000 à Y »: who gets it.
    let given = |mention: &Mention| {
        reading.has(tokens.end, Marker::There) && mention.tokens.start <= tokens.end + 2 && mention.tokens.start > tokens.end
    };
    if reading.mentions.iter().any(|mention| mention.entity == Some(claim.subject) && given(mention)) {
        return 0;
    }
    let told = if kind == EntityKind::Event {
        let told = occurrence::of_event(reading, claim.subject);
        told.iter().filter(|told| here.contains(&told.tokens.start)).map(|told| apart(&told.tokens, tokens)).min()
    } else {
        of_thing(reading, claim.subject, tokens, reading.base.attribute(claim.attribute).own)
    };
    told.unwrap_or(if topics.has(claim.subject) { ABOUT } else { ELSEWHERE })
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

/// « condamné à huit ans »: the words tell another attribute of the same person, with its value beside them.
fn is_sentenced(reading: &Reading<'_>, claim: &Claim, tokens: &Range<usize>) -> bool {
    let here = sentence(reading, tokens.start);
    let measured = |attribute: AttributeId| {
        let attribute = reading.base.attribute(attribute);
        attribute.slot == Slot::Measure && attribute.subject.contains(&EntityKind::Person)
    };
    let other = |hit: &Hit| matches!(hit.cue, Cue::Attribute(other) if other != claim.attribute && measured(other));
    let long = |spotted: &Spotted| spotted.tokens.start >= tokens.end && matches!(spotted.told, Told::Duration(_) | Told::Age(..));
    reading.base.attribute(claim.attribute).value != ValueType::YesNo
        && reading.hits_over(tokens.start).any(|hit| hit.verb && other(hit))
        && reading.values_in(here).any(long)
}

/// « l'ancienne compagne », « son ex-femme »: who was in the role, not who is.
fn is_former(reading: &Reading<'_>, claim: &Claim) -> bool {
    let here = sentence(reading, tokens_of(reading, claim).start);
    let cues = reading.hits_of(Cue::Attribute(claim.attribute)).filter(|hit| here.contains(&hit.tokens.start));
    let ex = |at: usize| reading.tokens[at].is("ex") || reading.tokens[at].norm.starts_with("ex-");
    let former = |hit: &Hit| {
        let near = hit.tokens.start.saturating_sub(2)..hit.tokens.start;
        ex(hit.tokens.start) || near.into_iter().any(|at| ex(at) || reading.has(at, Marker::Former))
    };
    let mut cues = cues.peekable();
    reading.base.attribute(claim.attribute).slot == Slot::Filler && cues.peek().is_some() && cues.all(former)
}

/// "X told the court": whom news is told to or comes from is of the press.
fn is_fit(reading: &Reading<'_>, claim: &Claim) -> bool {
    const PRESS: [&str; 2] = ["outlet", "agency"];
    let ClaimValue::Entity(told) = claim.value else { return true };
    let media = reading.base.vocabulary_named("media").map(|id| reading.base.vocabulary(id));
    let names = &reading.base.entity(told).names;
    let listed = || media.is_some_and(|media| names.iter().any(|name| media.named(name).is_some()));
    let source = || reading.base.sources.iter().any(|source| names.iter().any(|name| source.names.contains(name)));
    !PRESS.contains(&&*reading.base.attribute(claim.attribute).name) || listed() || source()
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

/// « la venue au meeting de X »: the word for the role is itself the word for another event.
fn is_of_other_event(reading: &Reading<'_>, claim: &Claim) -> bool {
    let here = sentence(reading, tokens_of(reading, claim).start);
    let cues = reading.hits_of(Cue::Attribute(claim.attribute)).filter(|hit| here.contains(&hit.tokens.start));
    let other = |hit: &Hit| {
        let own = |other: &Hit| matches!(other.cue, Cue::Called(entity) | Cue::EventOf(entity) if entity != claim.subject && is_event(reading, entity));
        reading.hits_over(hit.tokens.start).any(|other| other.tokens == hit.tokens && own(other))
    };
    let mut cues = cues.peekable();
    reading.base.attribute(claim.attribute).slot == Slot::Filler && cues.peek().is_some() && cues.all(other)
}

fn is_event(reading: &Reading<'_>, entity: EntityId) -> bool {
    reading.base.entity(entity).kind == EntityKind::Event
}

/// « les gardes du corps », « le meeting », « l'assassinat »: the words name somebody or something that is told of, or tell of an event itself.
fn is_thing(reading: &Reading<'_>, claim: &Claim, tokens: &Range<usize>) -> bool {
    let named = |hit: &Hit| matches!(hit.cue, Cue::Called(_) | Cue::Event(_) | Cue::EventOf(_)) && covers(&hit.tokens, tokens);
    // What an event's own words say of it: « l'ouverture de l'enquête ».
    let own = |hit: &Hit| hit.verb || matches!(hit.cue, Cue::Event(_)) && reading.base.attribute(claim.attribute).value == ValueType::YesNo;
    let mentioned = reading.mentions_over(tokens.start).any(|mention| covers(&mention.tokens, tokens));
    !reading.base.attribute(claim.attribute).own && mentioned
        || !reading.base.attribute(claim.attribute).own && reading.hits_over(tokens.start).any(|hit| named(hit) && !own(hit))
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

/// « la piste d'un crime »: a word that may be a verb, between an article and what it is of.
fn is_noun(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let verb = reading.hits_over(tokens.start).any(|hit| hit.verb && hit.tokens == *tokens);
    let article = || tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Definite) || reading.has(at, Marker::Indefinite));
    verb && tokens.len() == 1 && article() && reading.has(tokens.end, Marker::Genitive)
}

const fn covers(a: &Range<usize>, b: &Range<usize>) -> bool {
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

fn sentence(reading: &Reading<'_>, at: usize) -> Range<usize> {
    reading.sentences[reading.sentence_of(at)].tokens.clone()
}

/// The tokens of a claim's value.
pub(super) fn tokens_of(reading: &Reading<'_>, claim: &Claim) -> Range<usize> {
    let start = reading.tokens.partition_point(|token| token.span.end <= claim.span.start);
    let end = reading.tokens.partition_point(|token| token.span.start < claim.span.end);
    start..end.max(start + 1)
}
