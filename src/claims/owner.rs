//! What an adjunct belongs to: the verb or event noun that a date, a place or a duration tells about.

use super::bearer::{is_finite, persons};
use super::enacted::is_enacted;
use super::gapped;
use super::occurrence::{self, Occurrence};
use super::reading::Reading;
use super::segment::{Opener, Segment, Sentence};
use crate::facts::index::{Cue, Hit};
use crate::language::grammar::VerbUses;
use crate::language::inflect::Mood;
use crate::language::{Marker, grammar};
use crate::values::Spotted;
use std::ops::Range;

/// Whether the adjunct tells of the occurrence and of nothing nearer.
#[must_use]
pub fn owns(reading: &Reading<'_>, occurrence: &Occurrence, adjunct: &Range<usize>) -> bool {
    let here = reading.sentence_of(occurrence.tokens.start);
    if here != reading.sentence_of(adjunct.start) {
        return false;
    }
    if gapped::is_anothers(reading, occurrence, adjunct) {
        return false;
    }
    // « a ouvert mercredi une enquête »: inside what tells it.
    if occurrence.tokens.start < adjunct.start && adjunct.end < occurrence.tokens.end {
        return true;
    }
    if let Some(noun) = hugged(reading, adjunct) {
        return noun == occurrence.tokens;
    }
    if follows(reading, occurrence, adjunct) && !is_reference(reading, occurrence)
        || is_occasion(reading, occurrence, adjunct)
        || is_apposed(reading, occurrence, adjunct)
    {
        return true;
    }
    if is_origin(reading, occurrence, adjunct) {
        return true;
    }
    let sentence = &reading.sentences[here];
    if !occurrence.verb && is_reference(reading, occurrence) {
        return false;
    }
    if is_of_aside(reading, sentence, adjunct, occurrence) || is_behind_aside(reading, sentence, occurrence, adjunct) {
        return false;
    }
    if let Some(noun) = own_noun(reading, sentence, adjunct).or_else(|| resumed_noun(reading, sentence, adjunct)) {
        return noun == occurrence.tokens;
    }
    match governor(reading, sentence, adjunct) {
        Some(verb) => is_verb_of(reading, sentence, occurrence, adjunct, verb),
        // Nothing governs it: it tells of what is told on its own side of a strong mark.
        None => !parted(sentence, adjunct.start, occurrence.tokens.start),
    }
}

/// Whether the verb that governs the adjunct tells the occurrence, or says of its noun that it took place or where it lies.
fn is_verb_of(reading: &Reading<'_>, sentence: &Sentence, occurrence: &Occurrence, adjunct: &Range<usize>, verb: usize) -> bool {
    if occurrence.tokens.contains(&verb)
        || leads_to(reading, sentence, verb, occurrence)
        || is_told_behind(reading, sentence, occurrence, verb)
    {
        return true;
    }
    let told = || {
        is_light(reading, verb) && !is_anothers(reading, occurrence, verb)
            || is_lying(reading, occurrence, verb)
            || lasts(reading, occurrence, verb)
            || ends(reading, occurrence, verb, adjunct)
            || befalls(reading, occurrence, verb)
            || is_fought(reading, sentence, occurrence, verb)
            || is_enacted(reading, sentence, occurrence, verb, adjunct)
            || happens(reading, sentence, occurrence, verb)
    };
    let own = || lies(reading, sentence, occurrence, adjunct) && !is_complement(reading, occurrence, verb);
    !occurrence.verb
        && (own() && told() && same_clause(sentence, verb, occurrence.tokens.start) || opens_on(reading, sentence, verb, occurrence))
}

/// The verb that governs an adjunct in its sentence.
#[must_use]
pub fn governing(reading: &Reading<'_>, adjunct: &Range<usize>) -> Option<usize> {
    governor(reading, &reading.sentences[reading.sentence_of(adjunct.start)], adjunct)
}

/// « son siège à Lyon », "its headquarters in Lyon": right after the noun, nothing but a preposition and an article between.
fn follows(reading: &Reading<'_>, occurrence: &Occurrence, adjunct: &Range<usize>) -> bool {
    let between = occurrence.tokens.end..adjunct.start;
    let light = |at: usize| reading.has(at, Marker::Preposition) || reading.has(at, Marker::Definite);
    !occurrence.verb && !is_event(reading, occurrence) && !between.is_empty() && between.len() <= 2 && between.into_iter().all(light)
}

/// Whether what tells the occurrence is a word for an event.
fn is_event(reading: &Reading<'_>, occurrence: &Occurrence) -> bool {
    let event = |hit: &Hit| hit.tokens == occurrence.tokens && matches!(hit.cue, Cue::Event(_) | Cue::EventOf(_));
    reading.hits_over(occurrence.tokens.start).any(event)
}

/// « l'accident de X, le 12 novembre 2014, est resté … »: a date alone between commas, right behind the event.
fn is_apposed(reading: &Reading<'_>, occurrence: &Occurrence, adjunct: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(adjunct.start)];
    let segment = &sentence.segments[sentence.segment_of(adjunct.start)];
    let light = |at: usize| !reading.tokens[at].is_word() || reading.has(at, Marker::Definite) || reading.has(at, Marker::Preposition);
    let alone = (segment.tokens.start..adjunct.start).all(light) && segment.tokens.end == adjunct.end;
    let closed = reading.tokens.get(segment.tokens.end).is_some_and(|token| token.is(","));
    let tail = occurrence.tokens.end..segment.tokens.start;
    let tight = tail.len() <= 4 && tail.into_iter().all(|at| reading.tokens[at].glued || !reading.tokens[at].is_word());
    !occurrence.verb
        && !is_reference(reading, occurrence)
        && segment.opener == Opener::Comma
        && alone
        && closed
        && occurrence.tokens.end <= segment.tokens.start
        && tight
}

/// « le débat a duré deux heures », "the trial ran for two weeks": the event itself is what went on.
fn lasts(reading: &Reading<'_>, occurrence: &Occurrence, verb: usize) -> bool {
    occurrence.tokens.end <= verb && reading.is(verb, Marker::Lasting)
}

/// « s'est achevée au bout de neuf heures », "ended after four days": what had gone on until then.
fn ends(reading: &Reading<'_>, occurrence: &Occurrence, verb: usize, adjunct: &Range<usize>) -> bool {
    let lead = adjunct.start.saturating_sub(3).max(verb)..adjunct.start;
    let until = |at: usize| reading.is(at, Marker::After);
    let helping = |at: usize| reading.is_marked(at) || is_of_noun(reading, at) || reading.tokens[at].is_any(&["s'", "se"]);
    // "ended after nine hours of talks": those may be other hours.
    let of = reading.has(adjunct.end, Marker::Genitive);
    let own = occurrence.tokens.end <= verb && (occurrence.tokens.end..verb).all(helping) && !of;
    own && reading.is(verb, Marker::Ending) && lead.into_iter().any(until)
}

/// « l'autopsie, réalisée mercredi », "the funeral of X, held in Trou", « l'audience, qui a duré trois jours »: a participle or a relative
/// right behind the event says when, where or how long it took place.
fn is_told_behind(reading: &Reading<'_>, sentence: &Sentence, occurrence: &Occurrence, verb: usize) -> bool {
    let segment = &sentence.segments[sentence.segment_of(verb)];
    let start = segment.tokens.start;
    let participle = || reading.forms(verb).iter().any(|form| form.mood == Mood::Participle);
    let takes_place = || is_happening(reading, verb) || is_light(reading, verb);
    // « les obsèques de X, qui a publié », "the trial of X, held in custody": what is told may be told of X.
    let of_person = || is_behind_person(reading, start);
    let which = || (start..=start + 1).any(|at| reading.tokens.get(at).is_some_and(|token| token.is("which")));
    let told = match segment.opener {
        Opener::Comma => verb == start + 1 && participle() && (is_done(reading, verb) || takes_place() && !of_person()),
        Opener::Relative => (reading.is(verb, Marker::Lasting) || takes_place()) && (which() || !of_person()),
        _ => false,
    };
    let tail = occurrence.tokens.end..start;
    told && !occurrence.verb && occurrence.tokens.end <= start && tail.into_iter().all(|at| is_of_noun(reading, at))
}

/// Somebody is named right before a token, whether or not the desk knows them.
fn is_behind_person(reading: &Reading<'_>, at: usize) -> bool {
    persons(reading).any(|mention| mention.tokens.end == at)
}

/// Part of what tells whose, where or when a noun is: « de X », "in Trou", the comma behind it.
fn is_of_noun(reading: &Reading<'_>, at: usize) -> bool {
    let kinds = [Marker::Genitive, Marker::Preposition, Marker::Definite];
    is_valued(reading, at) || reading.tokens[at].is_any(&[",", "'s"]) || kinds.iter().any(|kind| reading.has(at, *kind))
}

/// « provoquée par la démission de X, le 2 juin », "triggered by X's resignation on 2 June": the time told right after whose the event is
/// from which another came.
fn is_origin(reading: &Reading<'_>, occurrence: &Occurrence, adjunct: &Range<usize>) -> bool {
    let named = |at: usize| reading.mentions_over(at).next().is_some();
    let link = |at: usize| {
        let kinds = [Marker::Genitive, Marker::Definite, Marker::Preposition];
        named(at) || reading.tokens[at].is(",") || kinds.iter().any(|kind| reading.has(at, *kind))
    };
    let lead = occurrence.tokens.start.saturating_sub(ORIGIN)..occurrence.tokens.start;
    !occurrence.verb
        && occurrence.tokens.end < adjunct.start
        && (occurrence.tokens.end..adjunct.start).all(link)
        && lead.into_iter().any(|at| reading.is(at, Marker::Origin))
}

/// How far before an event the words that tell what came from it may begin.
const ORIGIN: usize = 6;

/// « dont le siège se trouve à Lyon », "the headquarters are in Lyon": where what isn't an event is.
fn is_lying(reading: &Reading<'_>, occurrence: &Occurrence, verb: usize) -> bool {
    let lying = (verb.saturating_sub(1)..=verb).any(|at| reading.is(at, Marker::Lying));
    // « l'ancien siège », "the European headquarters", « le siège historique »: one of several.
    let named = |at: usize| reading.mentions_over(at).next().is_some();
    let plain = |at: usize| reading.is_marked(at) && !reading.has(at, Marker::Former) || named(at) || !reading.tokens[at].is_word();
    let start = reading.sentences[reading.sentence_of(verb)].tokens.start.max(occurrence.tokens.start.saturating_sub(3));
    let sole = (start..occurrence.tokens.start).chain(occurrence.tokens.end..(occurrence.tokens.end + 1).min(verb)).all(plain);
    !is_event(reading, occurrence) && sole && occurrence.tokens.end <= verb && (lying || reading.has(verb, Marker::Copula))
}

/// « le siège est à Lyon » says where it is; « le siège historique est à Lyon » says it of another.
fn lies(reading: &Reading<'_>, sentence: &Sentence, occurrence: &Occurrence, adjunct: &Range<usize>) -> bool {
    let own = sentence.segments[sentence.segment_of(adjunct.start)].tokens.start.max(occurrence.tokens.end)..adjunct.start;
    let copula = own.rev().find(|at| reading.has(*at, Marker::Copula));
    is_event(reading, occurrence) || copula.is_none_or(|verb| is_lying(reading, occurrence, verb))
}

/// « ont lutté neuf heures contre l'incendie », "battled the blaze for nine hours": as long as it took.
fn is_fought(reading: &Reading<'_>, sentence: &Sentence, occurrence: &Occurrence, verb: usize) -> bool {
    let object = verb < occurrence.tokens.start && sentence.segment_of(verb) == sentence.segment_of(occurrence.tokens.start);
    reading.is(verb, Marker::Battling) && object
}

/// « la tempête a frappé la côte », "the storm hit": the event itself is what the verb is said of.
fn befalls(reading: &Reading<'_>, occurrence: &Occurrence, verb: usize) -> bool {
    let subject = occurrence.tokens.end <= verb && verb - occurrence.tokens.end <= 4;
    let between = occurrence.tokens.end..verb;
    let light = |at: usize| reading.has(at, Marker::Auxiliary) || reading.has(at, Marker::Adverb) || reading.has(at, Marker::Negation);
    subject && reading.is(verb, Marker::Befall) && between.into_iter().all(light) && !is_governed(reading, occurrence)
}

/// Whether a preposition stands before the event: it is no subject.
fn is_governed(reading: &Reading<'_>, occurrence: &Occurrence) -> bool {
    occurrence.tokens.start.checked_sub(1).is_some_and(|at| {
        let before = if reading.has(at, Marker::Definite) { at.checked_sub(1) } else { Some(at) };
        before.is_some_and(|at| reading.has(at, Marker::Preposition) || reading.has(at, Marker::Genitive))
    })
}

/// Whether a verb that says that the event takes place governs the adjunct, what was only planned left aside.
#[must_use]
pub fn is_said_of(reading: &Reading<'_>, occurrence: &Occurrence, adjunct: &Range<usize>) -> bool {
    let here = reading.sentence_of(occurrence.tokens.start);
    let sentence = &reading.sentences[here];
    here == reading.sentence_of(adjunct.start)
        && governor(reading, sentence, adjunct).is_some_and(|verb| {
            let told = happens(reading, sentence, occurrence, verb) || opens_on(reading, sentence, verb, occurrence);
            told && verb < adjunct.start && !reading.is(verb, Marker::Planned)
        })
}

/// « la séance s'est ouverte », "the funeral will be held": the event is the subject of a verb that says that it takes place.
#[must_use]
pub fn happens(reading: &Reading<'_>, sentence: &Sentence, occurrence: &Occurrence, verb: usize) -> bool {
    let between = occurrence.tokens.end..verb;
    let own = sentence.segment_of(occurrence.tokens.start) == sentence.segment_of(verb);
    let other = between.clone().any(|at| reading.is_verb(at) && is_finite(reading, at) && !reading.has(at, Marker::Preposition));
    // « a été réalisée »: somebody did it.
    let passive = || (verb.saturating_sub(2)..verb).any(|at| reading.has(at, Marker::Copula)) && is_done(reading, verb);
    (is_happening(reading, verb) || is_light(reading, verb) || passive())
        && occurrence.tokens.end <= verb
        && own
        && !other
        && !is_governed(reading, occurrence)
}

/// « Disputé samedi à Mende, le match … »: a participle that opens the sentence says it of the subject that follows the comma.
fn opens_on(reading: &Reading<'_>, sentence: &Sentence, verb: usize, occurrence: &Occurrence) -> bool {
    let first = verb <= sentence.tokens.start + 1 && reading.forms(verb).iter().any(|form| form.mood == Mood::Participle);
    let here = sentence.segment_of(verb);
    let next =
        sentence.segments[here + 1..].iter().find(|segment| !segment.verbs.is_empty() || segment.tokens.contains(&occurrence.tokens.start));
    let subject = next
        .is_some_and(|segment| segment.tokens.contains(&occurrence.tokens.start) && occurrence.tokens.start - segment.tokens.start <= 3);
    first && subject && (is_happening(reading, verb) || is_light(reading, verb))
}

/// « à Lyon lors du congrès », "in Lyon for the congress": the event follows that people were there for.
fn is_occasion(reading: &Reading<'_>, occurrence: &Occurrence, adjunct: &Range<usize>) -> bool {
    let is_place = reading.places.iter().any(|place| place == adjunct) || is_place(reading, adjunct);
    let there = adjunct.start.checked_sub(1).is_some_and(|at| reading.is(at, Marker::There));
    let link = |at: &usize| reading.is(*at, Marker::Occasion) || is_place && there && reading.is(*at, Marker::For);
    let Some(at) = (adjunct.end..occurrence.tokens.start).find(link) else { return false };
    let small = |at: usize| reading.tokens[at].is_word() && reading.is_marked(at) && !reading.has(at, Marker::Negation);
    let dated = |at: usize| reading.values_over(at).next().is_some() || small(at);
    !occurrence.verb && (adjunct.end..at).all(dated) && (at..occurrence.tokens.start).all(small)
}

fn is_place(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let kind = |entity| reading.base.entity(entity).kind == crate::facts::EntityKind::Place;
    reading.mentions_over(tokens.start).any(|mention| mention.tokens == *tokens && mention.entity.is_some_and(kind))
}

fn is_happening(reading: &Reading<'_>, verb: usize) -> bool {
    grammar::is_happening(&reading.tokens[verb].norm, reading.context.lang)
}

/// « donné », "performed": a verb whose object is what takes place.
fn is_done(reading: &Reading<'_>, verb: usize) -> bool {
    grammar::is_done(&reading.tokens[verb].norm, reading.context.lang)
}

/// « un sondage publié mardi »: a participle right behind a noun is told of it, not of the event that stands further on.
fn is_anothers(reading: &Reading<'_>, occurrence: &Occurrence, verb: usize) -> bool {
    let Some(noun) = verb.checked_sub(1) else { return false };
    let participle = |forms: VerbUses| forms.iter().any(|form| form.mood == Mood::Participle);
    let only = reading.forms(verb).iter().all(|form| form.mood == Mood::Participle);
    // "a video posted on Monday showed the strike": another verb follows.
    let followed = || (verb + 1..occurrence.tokens.start).any(|at| reading.is_verb(at) && is_finite(reading, at));
    let plain = reading.tokens[noun].is_word() && !reading.is_marked(noun) && !reading.is_verb(noun);
    participle(reading.forms(verb)) && plain && verb < occurrence.tokens.start && (only || followed())
}

/// « avant la finale », « la veille de la finale », "four days after the vote": the event only dates something else.
fn is_reference(reading: &Reading<'_>, occurrence: &Occurrence) -> bool {
    let near = occurrence.tokens.start.saturating_sub(3)..occurrence.tokens.start;
    let dates = |spotted: &Spotted| spotted.told.is_relative_to_named() && near.contains(&(spotted.tokens.end - 1));
    near.clone().any(|at| reading.is(at, Marker::Before) || reading.is(at, Marker::After))
        || reading.values_meeting(near.clone()).any(dates)
}

/// « le bilan de la tempête est connu jeudi »: the event is another noun's complement, the verb tells of that noun.
fn is_complement(reading: &Reading<'_>, occurrence: &Occurrence, verb: usize) -> bool {
    let named = reading.mentions_over(occurrence.tokens.start).any(|mention| mention.tokens == occurrence.tokens);
    let of = occurrence.tokens.start.checked_sub(1).filter(|at| reading.tokens[*at].is_any(&["de", "d'", "du", "of"]));
    let headed = |of: usize| of.checked_sub(1).is_some_and(|head| reading.tokens[head].is_word() && !reading.is_marked(head));
    named && occurrence.tokens.end <= verb && of.is_some_and(headed)
}

/// « , malgré son avance une semaine plus tôt », ", despite a lead a week before": a preposition and a noun between commas have their own adjunct.
fn is_of_aside(reading: &Reading<'_>, sentence: &Sentence, adjunct: &Range<usize>, occurrence: &Occurrence) -> bool {
    let segment = &sentence.segments[sentence.segment_of(adjunct.start)];
    let words = segment.tokens.start + 1..adjunct.start;
    let opened = segment.opener == Opener::Comma && segment.verbs.is_empty() && reading.is(words.start, Marker::Preposition);
    let noun = |at: usize| reading.tokens[at].is_word() && !reading.is_marked(at) && !is_valued(reading, at);
    opened && words.skip(1).any(noun) && !segment.tokens.contains(&occurrence.tokens.start)
}

/// "X, born in Trou, became mayor in 2020", « X, né à Trou, devint maire en 2020 »: what stands right behind a comma has no part in what a
/// verb behind the next one tells.
fn is_behind_aside(reading: &Reading<'_>, sentence: &Sentence, occurrence: &Occurrence, adjunct: &Range<usize>) -> bool {
    let (own, other) = (sentence.segment_of(occurrence.tokens.start), sentence.segment_of(adjunct.start));
    let Segment { opener, tokens, .. } = &sentence.segments[own];
    let told = |at: usize| reading.has(at, Marker::Copula) || reading.forms(at).iter().any(|form| form.mood.is_finite());
    let between = sentence.segments[other].tokens.start..adjunct.start;
    *opener == Opener::Comma && occurrence.tokens.start == tokens.start + 1 && own < other && between.into_iter().any(told)
}

fn is_valued(reading: &Reading<'_>, at: usize) -> bool {
    reading.values_over(at).next().is_some() || reading.mentions_over(at).next().is_some()
}

/// An event noun before the adjunct in the same verbless segment: « candidat aux législatives à Trou, ».
fn own_noun(reading: &Reading<'_>, sentence: &Sentence, adjunct: &Range<usize>) -> Option<Range<usize>> {
    let segment = &sentence.segments[sentence.segment_of(adjunct.start)];
    let noun = |hit: &&Hit| {
        !hit.verb
            && matches!(hit.cue, Cue::Event(_) | Cue::EventOf(_))
            && segment.tokens.start <= hit.tokens.start
            && hit.tokens.end <= adjunct.start
    };
    segment.verbs.is_empty().then(|| reading.hits.iter().rfind(noun).map(|hit| hit.tokens.clone())).flatten()
}

/// « , quatre ans après la mort de X, le 3 mars 2022, »: a date alone between commas is that of the event that only dates something else.
fn resumed_noun(reading: &Reading<'_>, sentence: &Sentence, adjunct: &Range<usize>) -> Option<Range<usize>> {
    let here = sentence.segment_of(adjunct.start);
    let before = &sentence.segments[here.checked_sub(1)?];
    let small = |at: usize| !reading.tokens[at].is_word() || reading.is_marked(at);
    let alone = (sentence.segments[here].tokens.start..adjunct.start).all(small) && sentence.segments[here].verbs.is_empty();
    let noun = |hit: &&Hit| !hit.verb && matches!(hit.cue, Cue::Event(_) | Cue::EventOf(_)) && before.tokens.contains(&hit.tokens.start);
    let last = reading.hits.iter().rfind(noun).filter(|_| alone && before.verbs.is_empty())?;
    let dates =
        (last.tokens.start.saturating_sub(3)..last.tokens.start).any(|at| reading.is(at, Marker::Before) || reading.is(at, Marker::After));
    dates.then(|| last.tokens.clone())
}

/// The verb only leads to the one that tells: « ont dû évacuer », « c'est jeudi que … », « il a fallu attendre jeudi pour que … ».
fn leads_to(reading: &Reading<'_>, sentence: &Sentence, verb: usize, occurrence: &Occurrence) -> bool {
    let told = occurrence.tokens.start;
    let infinitive = told > verb && told - verb <= 3 && sentence.segment_of(told) == sentence.segment_of(verb);
    let cleft = verb <= sentence.tokens.start + 2
        && reading.tokens[verb].is_any(&["est", "is", "was", "était", "'s"])
        && sentence.segment_of(told) > sentence.segment_of(verb);
    let next = || sentence.segments.iter().flat_map(|segment| &segment.verbs).find(|other| **other > verb + 1).copied();
    let waited = reading.tokens[verb].is_any(&["fallu", "faudra", "took", "faut"])
        && told > verb
        && next().is_none_or(|next| occurrence.tokens.contains(&next) || next > told);
    infinitive && occurrence.verb || cleft || waited
}

/// An event noun that touches the adjunct: « l'exfiltration de jeudi », "Thursday's evacuation".
fn hugged(reading: &Reading<'_>, adjunct: &Range<usize>) -> Option<Range<usize>> {
    let link = |at: usize| reading.tokens[at].is_any(&["de", "d'", "du", "of", "'s", "ce", "le", "l'", "cet", "on", "this"]);
    let cues =
        reading.hits.iter().filter(|hit| !hit.verb && matches!(hit.cue, Cue::Event(_) | Cue::EventOf(_))).map(|hit| hit.tokens.clone());
    let is_event = |entity: crate::facts::EntityId| reading.base.entity(entity).kind == crate::facts::EntityKind::Event;
    let named = reading.mentions.iter().filter(|mention| mention.entity.is_some_and(is_event)).map(|mention| mention.tokens.clone());
    let nouns = named.chain(cues);
    let after = |noun: &Range<usize>| noun.end <= adjunct.start && adjunct.start - noun.end <= 2 && (noun.end..adjunct.start).all(link);
    let genitive = |noun: &Range<usize>| {
        adjunct.end <= noun.start && noun.start - adjunct.end <= 2 && reading.tokens.get(adjunct.end).is_some_and(|token| token.is("'s"))
    };
    let tight = |noun: &Range<usize>| {
        after(noun) && reading.tokens[noun.end..adjunct.start].iter().any(|token| token.is_any(&["de", "d'", "du", "of"]))
    };
    let before = |noun: &Range<usize>| adjunct.end == noun.start && reading.context.lang == crate::language::Lang::En;
    nouns.into_iter().find(|noun| tight(noun) || genitive(noun) || before(noun) || is_housed(reading, noun, adjunct))
}

/// « à l'audience à Lyon », "at the hearing in Bristol": the place right after an event that a preposition names as the occasion.
fn is_housed(reading: &Reading<'_>, noun: &Range<usize>, adjunct: &Range<usize>) -> bool {
    let direct = noun.end + 1 == adjunct.start && reading.is(noun.end, Marker::There);
    let is_city = reading.places.iter().any(|place| place == adjunct) || is_place(reading, adjunct);
    let article = noun.start.checked_sub(1).filter(|at| reading.has(*at, Marker::Definite));
    let occasion = |at: usize| reading.is(at, Marker::Occasion) || reading.is(at, Marker::There);
    direct && is_city && article.and_then(|at| at.checked_sub(1)).is_some_and(occasion)
}

/// Whether the verb that governs an adjunct tells of what is to come: « auront lieu », "planned for".
#[must_use]
pub fn is_ahead(reading: &Reading<'_>, adjunct: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(adjunct.start)];
    governor(reading, sentence, adjunct).is_some_and(|verb| occurrence::is_future(reading, verb) || reading.is(verb, Marker::Planned))
}

/// The verb that governs a token: in its segment the nearest before it, else the nearest after;
/// from a verbless segment the verb of the segment it leans on.
fn governor(reading: &Reading<'_>, sentence: &Sentence, adjunct: &Range<usize>) -> Option<usize> {
    let here = sentence.segment_of(adjunct.start);
    let own = &sentence.segments[here];
    let verbs = |index: usize| sentence.segments[index].verbs.iter().copied();
    if let Some(before) = verbs(here).rfind(|verb| *verb < adjunct.start) {
        return Some(before);
    }
    if let Some(after) = verbs(here).find(|verb| *verb >= adjunct.end) {
        return Some(after);
    }
    // A strong mark ends the reach.
    let end = (here + 1..sentence.segments.len()).find(|index| sentence.segments[*index].opener == Opener::Start);
    let end = end.unwrap_or(sentence.segments.len());
    let reached = |end: usize| (here + 1..end).find_map(|index| verbs(index).next().map(|verb| main_verb(reading, sentence, index, verb)));
    let forward = reached(end);
    let backward = || {
        (0..here).rev().find_map(|index| verbs(index).next_back()).filter(|verb| forward.is_none() || !is_fronted(reading, sentence, *verb))
    };
    // « du jugement qui, il y a deux semaines, a annulé »: the relative's own verb is still to come.
    let opened = here.checked_sub(1).map(|before| &sentence.segments[before]).is_some_and(|before| {
        matches!(before.opener, Opener::Relative | Opener::Subordinator) && before.verbs.is_empty() && before.tokens.len() <= 2
    });
    let near = if opened || matches!(own.opener, Opener::Start) { forward.or_else(backward) } else { backward().or(forward) };
    // « Scène rare, mercredi soir : la police a évacué X »: a heading without a verb is of what the colon opens.
    near.or_else(|| is_heading(reading, sentence, end).then(|| reached(sentence.segments.len())).flatten())
}

/// "Ten days before he was evacuated, on 26 January, X announced": the verb of a clause that opens the sentence and only dates the main one.
fn is_fronted(reading: &Reading<'_>, sentence: &Sentence, verb: usize) -> bool {
    let opening = sentence.tokens.start..verb;
    let parted = sentence.segments.iter().filter(|segment| segment.tokens.start < verb).any(|segment| segment.opener == Opener::Comma);
    let kinds = [Marker::Before, Marker::After, Marker::Subordinator];
    !parted && opening.take(6).any(|at| kinds.iter().any(|kind| reading.is(at, *kind)))
}

/// Whether the segment at an index is what a colon opens after a heading.
fn is_heading(reading: &Reading<'_>, sentence: &Sentence, end: usize) -> bool {
    sentence.segments.get(end).is_some_and(|segment| reading.tokens[segment.tokens.start].is(":"))
}

/// The first segment with a verb after a fronted adjunct may be a participle apposed to the subject: the finite verb after it governs.
fn main_verb(reading: &Reading<'_>, sentence: &Sentence, index: usize, first: usize) -> usize {
    let finite =
        |index: usize| sentence.segments[index].verbs.iter().copied().find(|verb| is_finite(reading, *verb) || is_compound(reading, *verb));
    if is_finite(reading, first) || is_compound(reading, first) {
        return first;
    }
    // Past a strong mark another subject has its own verb.
    let own = (index + 1..sentence.segments.len()).take_while(|next| sentence.segments[*next].opener != Opener::Start);
    own.filter(|next| sentence.segments[*next].opener == Opener::Comma).find_map(finite).unwrap_or(first)
}

fn is_compound(reading: &Reading<'_>, verb: usize) -> bool {
    (verb.saturating_sub(4)..verb).any(|at| reading.has(at, Marker::Auxiliary))
}

/// Whether a colon or semicolon stands between two tokens.
fn parted(sentence: &Sentence, a: usize, b: usize) -> bool {
    let (first, last) = (sentence.segment_of(a.min(b)), sentence.segment_of(a.max(b)));
    sentence.segments.iter().take(last + 1).skip(first + 1).any(|segment| segment.opener == Opener::Start)
}

fn same_clause(sentence: &Sentence, a: usize, b: usize) -> bool {
    sentence.clause(a).contains(&b)
}

/// Verbs that only say that something took place.
fn is_light(reading: &Reading<'_>, verb: usize) -> bool {
    // « auront lieu »: the noun says it.
    reading.has(verb, Marker::LightVerb) || reading.has(verb, Marker::Auxiliary) && reading.has(verb + 1, Marker::LightVerb)
}
