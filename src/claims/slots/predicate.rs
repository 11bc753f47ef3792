//! Predicates: the words of a term, or of yes and no, in a clause with the subject.

use super::adjunct::{is_cue, occurrences, terms};
use super::scope::rivals;
use crate::claims::again;
use crate::claims::bearer::{is_somebody, is_told_apart};
use crate::claims::mention::{By, Mention};
use crate::claims::mood::is_negated;
use crate::claims::occurrence::{self, Occurrence};
use crate::claims::{Claim, ClaimValue, Reading, Subject};
use crate::facts::index::{Cue, Hit};
use crate::facts::{Attribute, AttributeId, EntityId, EntityKind, TermRef, ValueType};
use crate::language::{Lang, Marker};
use crate::text::Kind;
use crate::values::{Anchor, Spotted, Value};
use std::ops::Range;

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    let attribute = reading.base.attribute(subject.attribute);
    let Some(vocabulary) = attribute.vocabulary else { return };
    for (term, tokens) in terms(reading, vocabulary) {
        if !is_in_name(reading, &tokens)
            && !is_reference(reading, &tokens)
            && is_anchored(reading, subject, &tokens)
            && is_cued(reading, subject, attribute, &tokens)
            && !is_cleared(reading, attribute, &tokens)
            && !is_paired_off(reading, subject, &term, &tokens)
            && !is_interim(reading, subject, &tokens)
            && !is_cue_of_another(reading, subject, &tokens)
            && !is_in_longer(reading, &tokens)
            && !is_noun(reading, &tokens)
            && !is_of_earlier(reading, &tokens)
            && !is_of_companion(reading, subject, &tokens)
        {
            out.push(claim(reading, subject, attribute, term, &tokens));
        }
    }
}

/// "in silence": what a preposition leads to is a noun, though a verb is spelt so too.
fn is_noun(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let verb = reading.hits_over(tokens.start).any(|hit| hit.tokens == *tokens && hit.verb);
    let led = tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Preposition) && !reading.tokens[at].is("to"));
    let participle = || reading.tokens[tokens.start].norm.ends_with("ing");
    reading.context.lang == Lang::En && verb && tokens.len() == 1 && led && !participle()
}

/// « conduite en état d'ivresse »: the words are part of another vocabulary's term.
fn is_in_longer(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let longer = |hit: &&Hit| hit.tokens.len() > tokens.len() && covers(&hit.tokens, tokens);
    reading.hits_over(tokens.start).filter(longer).any(|hit| matches!(hit.cue, Cue::Term(..)) && !hit.verb)
}

/// « avait condamné en 2018 pour des violences »: a clause in the pluperfect with its own day, long gone, tells of another time.
fn is_of_earlier(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let clause = reading.sentences[reading.sentence_of(tokens.start)].clause(tokens.start);
    let pluperfect = clause.clone().any(|at| reading.is_verb(at) && occurrence::is_pluperfect(reading, at));
    pluperfect && again::is_dated_back(reading, clause, YEAR)
}

/// How many days ago what is told in the pluperfect is of another time.
const YEAR: i32 = 365;

/// « X a été relaxé, mais son soigneur a été condamné », "but his masseur was fined": whose somebody is opens the clause, who isn't X.
fn is_of_companion(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let start = reading.sentences[reading.sentence_of(tokens.start)].tokens.start;
    let opens = |at: usize| {
        let before = at.checked_sub(1).filter(|before| *before >= start);
        before.is_none_or(|at| reading.has(at, Marker::Coordinator) || reading.tokens[at].is_any(&[",", ";", ":"]))
    };
    let somebody = |at: usize| {
        let told = reading.hits_over(at).next().is_some() && !reading.hits_over(at).any(|hit| is_somebody(reading, hit.cue));
        reading.tokens[at].is_word() && !reading.is_marked(at) && !reading.is_verb(at) && !told
    };
    let theirs = |at: &usize| reading.has(*at, Marker::Possessive) && opens(*at) && somebody(at + 1);
    let person = reading.base.entity(subject.entity).kind == EntityKind::Person;
    let Some(companion) = (start..tokens.start).rev().find(theirs).filter(|_| person) else { return false };
    let verb = (companion..tokens.end).any(|at| reading.is_verb(at) || reading.has(at, Marker::Auxiliary));
    // « son avocat dit qu'il a été relaxé »: the subject is told of again.
    let again = |mention: &Mention| {
        let nominative =
            mention.by == By::Pronoun && reading.tokens[mention.tokens.start].is_any(&["il", "elle", "he", "she", "qui", "who"]);
        mention.entity == Some(subject.entity) && (nominative || matches!(mention.by, By::Name | By::Description))
    };
    verb && !reading.mentions_in(companion + 1..tokens.start).any(again)
}

/// « les 4 millions qu'il est accusé d'avoir détournés »: the very words are those of another attribute that the desk has a figure of.
fn is_cue_of_another(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let sentence = reading.sentences[reading.sentence_of(tokens.start)].tokens.clone();
    let figure = |attribute: AttributeId| {
        let value = reading.base.attribute(attribute).value;
        let known = attribute != subject.attribute && reading.base.group(subject.entity, attribute).is_some();
        let told = |spotted: &Spotted| spotted.told.resolve(&Anchor::default()).is_some_and(|told| value.measures(&told));
        known && reading.values_in(sentence.clone()).any(told)
    };
    let cue = |hit: &Hit| matches!(hit.cue, Cue::Attribute(attribute) if hit.tokens == *tokens && figure(attribute));
    reading.hits_over(tokens.start).any(cue)
}

/// « relaxée du chef de blanchiment », "is not accused of fraud": the verb before the word says that it isn't so.
fn is_cleared(reading: &Reading<'_>, attribute: &Attribute, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let segment = &sentence.segments[sentence.segment_of(tokens.start)];
    let verb = segment.verbs.iter().copied().rfind(|verb| *verb < tokens.start);
    let denied = |verb: usize| is_negated(reading, &(verb..verb + 1), true) && !is_negated(reading, tokens, false);
    let cleared = (segment.tokens.start..tokens.start).any(|at| reading.is(at, Marker::Cleared));
    attribute.value != ValueType::YesNo && (cleared || verb.is_some_and(denied))
}

/// « 2-1 à la pause », "led 2-1", "had won 3-0": a score that isn't the one at the end, or of an earlier match.
fn is_interim(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let counted = |at: usize| reading.tokens[at].kind == Kind::Number || reading.values_over(at).next().is_some();
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let segment = sentence.segments[sentence.segment_of(tokens.start)].tokens.clone();
    let before = tokens.start.saturating_sub(4).max(segment.start)..tokens.start;
    reading.base.entity(subject.entity).kind == EntityKind::Event
        && tokens.clone().any(counted)
        && (segment.into_iter().any(|at| reading.is(at, Marker::Interim))
            || before.into_iter().any(|at| reading.has(at, Marker::PastAuxiliary)))
}

/// « X passe en rouge et Y en orange »: where several that have the attribute are named beside several terms,
/// a term is of the one named last before it.
fn is_paired_off(reading: &Reading<'_>, subject: &Subject<'_>, term: &TermRef, tokens: &Range<usize>) -> bool {
    let sentence = reading.sentences[reading.sentence_of(tokens.start)].tokens.clone();
    let several =
        || terms(reading, term.vocabulary).filter(|(_, other)| sentence.contains(&other.start)).any(|(other, _)| other.term != term.term);
    let alike = |mention: &&Mention| mention.entity.is_some_and(|entity| reading.base.group(entity, subject.attribute).is_some());
    if let Some(given) = given(reading, subject, tokens).filter(|given| of_kind(reading, *given, subject)) {
        return given != subject.entity;
    }
    let own = reading.mentions_in(sentence.clone()).any(|mention| mention.entity == Some(subject.entity));
    let last = reading.mentions_in(sentence.start..tokens.start).filter(alike).last().and_then(|mention| mention.entity);
    own && last.is_some_and(|entity| entity != subject.entity) && several()
}

/// « le prix A pour X et le prix B pour Y »: whom or what a preposition right after the term gives it to.
fn given(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> Option<EntityId> {
    let linked = reading.has(tokens.end, Marker::Preposition) && !reading.has(tokens.end, Marker::Genitive);
    let alike = |entity: &EntityId| reading.base.group(*entity, subject.attribute).is_some();
    let near = |mention: &&Mention| (tokens.end + 1..tokens.end + 3).contains(&mention.tokens.start);
    reading.mentions.iter().find(near).and_then(|mention| mention.entity).filter(|entity| linked && alike(entity))
}

fn of_kind(reading: &Reading<'_>, entity: EntityId, subject: &Subject<'_>) -> bool {
    reading.base.entity(entity).kind == reading.base.entity(subject.entity).kind
}

/// « le chantier naval X »: a word inside a longer name tells which thing, not what it is.
fn is_in_name(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let names = |mention: &Mention| {
        mention.entity.is_some() && (mention.by == By::Description || mention.by == By::Name && mention.tokens.len() > tokens.len())
    };
    reading.mentions.iter().any(|mention| names(mention) && covers(&mention.tokens, tokens))
}

/// « député depuis les législatives », "since the election": the event only dates something else.
fn is_reference(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let event =
        reading.hits_over(tokens.start).any(|hit| hit.tokens == *tokens && !hit.verb && matches!(hit.cue, Cue::Event(_) | Cue::EventOf(_)));
    let light = |at: &usize| reading.has(*at, Marker::Definite) || reading.has(*at, Marker::Possessive);
    let word = (tokens.start.saturating_sub(3)..tokens.start).rev().find(|at| !light(at));
    event
        && word.is_some_and(|at| {
            [Marker::Since, Marker::After, Marker::Before, Marker::During, Marker::When].iter().any(|kind| reading.is(at, *kind))
        })
}

fn claim(reading: &Reading<'_>, subject: &Subject<'_>, attribute: &Attribute, term: TermRef, tokens: &Range<usize>) -> Claim {
    let verb = reading.hits_over(tokens.start).any(|hit| hit.tokens == *tokens && hit.verb);
    let negated = is_negated(reading, tokens, verb);
    if attribute.value != ValueType::YesNo {
        let mut claim = Claim::of(reading, subject, ClaimValue::Term { term, of_foreign: false }, tokens);
        claim.negated = negated;
        return claim;
    }
    // A vocabulary of one word that says that it is so may call its term as it likes.
    let yes = reading.base.vocabulary(term.vocabulary).get(term.term).id != "no";
    Claim::of(reading, subject, ClaimValue::Plain(Value::YesNo(yes != negated)), &with_negation(reading, tokens, negated))
}

/// A denied word is shown with what denies it.
fn with_negation(reading: &Reading<'_>, tokens: &Range<usize>, negated: bool) -> Range<usize> {
    let near = tokens.start.saturating_sub(5)..tokens.start;
    let first = near
        .into_iter()
        .find(|at| reading.tokens[*at].is_any(&["ne", "n'", "pas", "aucun", "aucune", "sans", "not", "n't", "no", "never", "without"]));
    first.filter(|_| negated).unwrap_or(tokens.start)..tokens.end
}

/// The subject, and every entity the facts ask for, stand in the sentence; a possessive or pronoun will do.
fn is_anchored(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let sentence = reading.sentence_of(tokens.start);
    let range = told_in(reading, tokens.start);
    // Who is named only after a strong mark is not yet spoken of before it.
    let reach = reading.sentences[sentence].part_end(tokens.start);
    let present = |entity: EntityId| {
        let near = |mention: &&Mention| mention.tokens.start < reach || reading.base.entity(entity).kind != EntityKind::Person;
        reading.mentions_in(range.clone()).filter(near).any(|mention| mention.entity == Some(entity) && !covers(&mention.tokens, tokens))
    };
    let apart = |occurrence: &Occurrence| {
        let place = occurrence.tokens.start;
        !covers(&occurrence.tokens, tokens)
            && range.contains(&place)
            && place < reach
            && !(is_told_apart(reading, place, tokens.start) && rivals(reading, subject).next().is_some())
    };
    let told = || occurrences(reading, subject).iter().any(apart);
    let here =
        present(subject.entity) || told() || is_about(reading, subject, &present) || is_happening(reading, subject, sentence, &present);
    let with = subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).with).all(|entity| present(*entity));
    here && with && !reading.is_quoted(tokens.start)
}

/// The sentence, and the question before it that it answers: « Pourquoi X a-t-il fermé ? À cause du froid. »
fn told_in(reading: &Reading<'_>, at: usize) -> Range<usize> {
    let here = reading.sentence_of(at);
    let sentence = &reading.sentences[here].tokens;
    let asked = here.checked_sub(1).map(|before| &reading.sentences[before]).filter(|before| before.question);
    match asked {
        Some(before) if reading.is(sentence.start, Marker::Causal) => before.tokens.start..sentence.end,
        _ => sentence.clone(),
    }
}

/// A thing without a name of its own is anchored by what it belongs to, where one of the attribute's words says what is told.
fn is_about(reading: &Reading<'_>, subject: &Subject<'_>, present: &dyn Fn(EntityId) -> bool) -> bool {
    let record = reading.base.entity(subject.entity);
    let nameless = record.names.is_empty() && !matches!(record.kind, EntityKind::Person | EntityKind::Event);
    nameless && !reading.base.attribute(subject.attribute).words.is_empty() && record.of.iter().any(|of| present(*of))
}

/// An event without a name is anchored by who takes part in it where a yes-no word of its own is told, and no other event is.
fn is_happening(reading: &Reading<'_>, subject: &Subject<'_>, sentence: usize, present: &dyn Fn(EntityId) -> bool) -> bool {
    let record = reading.base.entity(subject.entity);
    let attribute = reading.base.attribute(subject.attribute);
    let own = attribute.value == ValueType::YesNo && !attribute.words.is_empty();
    let nameless = record.kind == EntityKind::Event && record.names.is_empty();
    let elsewhere = |event: &EntityId| {
        *event != subject.entity
            && occurrence::of_event(reading, *event)
                .iter()
                .any(|told| reading.sentence_of(told.tokens.start) == sentence && !is_aside(reading, told))
    };
    let events = || reading.touched().iter().filter(|entity| reading.base.entity(**entity).kind == EntityKind::Event);
    own && nameless && record.of.iter().any(|of| present(*of)) && !events().any(elsewhere)
}

/// « en route vers le meeting », "during the rally": where or when, not what is told.
fn is_aside(reading: &Reading<'_>, told: &Occurrence) -> bool {
    let light = |at: &usize| [Marker::Definite, Marker::Demonstrative, Marker::Possessive].iter().any(|kind| reading.has(*at, *kind));
    let before = (0..told.tokens.start).rev().find(|at| !light(at));
    !told.verb && before.is_some_and(|at| reading.has(at, Marker::Preposition) && !reading.has(at, Marker::Genitive))
}

const fn covers(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start <= b.start && b.end <= a.end
}

/// What is denied has no kind, place or degree: « aucune trace sous la voiture ».
fn is_absent(reading: &Reading<'_>, attribute: &Attribute, hit: &Hit) -> bool {
    attribute.value != ValueType::YesNo && !hit.verb && is_negated(reading, &hit.tokens, false)
}

/// "a recall over faulty brakes": a cue that is nothing but a preposition is one only right before the words that it leads to.
fn is_led_by(reading: &Reading<'_>, hit: &Hit, tokens: &Range<usize>) -> bool {
    let preposition = !hit.verb && hit.tokens.len() == 1 && reading.has(hit.tokens.start, Marker::Preposition);
    let light = |at: usize| reading.is_marked(at) && reading.tokens[at].is_word();
    !preposition || hit.tokens.end <= tokens.start && (hit.tokens.end..tokens.start).all(light)
}

/// One of the attribute's words, or the facts' own, stands in the sentence, if there are any.
fn is_cued(reading: &Reading<'_>, subject: &Subject<'_>, attribute: &Attribute, tokens: &Range<usize>) -> bool {
    let asks = !attribute.words.is_empty() || subject.facts.iter().any(|fact| !reading.base.fact(*fact).words.is_empty());
    let range = told_in(reading, tokens.start);
    let cued = |cue: Cue| is_cue(reading, cue, subject);
    !asks && is_told(reading, subject, attribute, tokens)
        || reading.hits_in(range).any(|hit| {
            cued(hit.cue)
                && is_led_by(reading, hit, tokens)
                && (hit.tokens == *tokens || !covers(&hit.tokens, tokens) && !is_absent(reading, attribute, hit))
        })
}

/// What an event of somebody's was like is told where the event is, or by a word for it: an illness is no cause of death by itself.
fn is_told(reading: &Reading<'_>, subject: &Subject<'_>, attribute: &Attribute, tokens: &Range<usize>) -> bool {
    let Some(event) = attribute.event else { return true };
    let here = reading.sentence_of(tokens.start);
    let near = |occurrence: &Occurrence| (here.saturating_sub(1)..=here).contains(&reading.sentence_of(occurrence.tokens.start));
    let itself = || reading.hits_over(tokens.start).any(|hit| hit.tokens == *tokens && (hit.verb || reading.tells(hit.cue, event)));
    itself() || occurrences(reading, subject).iter().any(near)
}
