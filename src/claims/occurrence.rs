//! Occurrences: where a block tells of an event of the desk, by a verb or a noun of its kind with one of its participants.

use super::bearer::{self, is_finite, is_person, is_whose, is_within_relative, persons};
use super::case;
use super::governed::{is_object_before, own_start};
use super::kin;
use super::mention::{By, Mention};
use super::possession;
use super::reading::Reading;
use super::segment::{Opener, Segment, Sentence};
use crate::facts::index::{Cue, Hit};
use crate::facts::{AttributeId, Base, EntityId, EntityKind, FactValue, Slot, TermId};
use crate::language::grammar::VerbUse;
use crate::language::inflect::{Mood, Tense};
use crate::language::{Lang, Marker};
use crate::text::Token;
use crate::values::{Anchor, Relation, Value};
use jiff::civil::DateTime;
use std::ops::Range;
use std::rc::Rc;

/// How many days ago a match told with its day is another than the one that a draft is about.
const SEASON: i32 = 90;

/// Where a block tells of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The verb or noun that tells it.
    pub tokens: Range<usize>,
    /// Whether it is a verb.
    pub verb: bool,
    /// Whether it tells of the future.
    pub future: bool,
}

/// Where the block tells of the event that an entity is.
#[must_use]
pub fn of_event(reading: &Reading<'_>, entity: EntityId) -> Rc<[Occurrence]> {
    reading.told((entity, None), || find_event(reading, entity))
}

fn find_event(reading: &Reading<'_>, entity: EntityId) -> Vec<Occurrence> {
    let record = reading.base.entity(entity);
    let own = |hit: &&Hit| hit.cue == Cue::EventOf(entity) || record.event.is_some_and(|event| reading.tells(hit.cue, event));
    let of_kind = |hit: &Hit| own(&hit) || hit.cue == Cue::Called(entity);
    let triggers = reading
        .hits
        .iter()
        .filter(own)
        .filter(|hit| has_participant(reading, hit, entity) && !is_another(reading, hit) && !is_anothers(reading, hit, entity))
        .filter(|hit| !is_of_another_year(reading, hit, entity) && !is_counted(reading, hit))
        .filter(|hit| !hit.verb || !reading.prefixed.iter().any(|other| of_kind(other) && is_beside(reading, hit, other)));
    let outcomes = reading.hits.iter().filter(|hit| is_outcome(reading, hit, entity));
    let called =
        reading.mentions.iter().filter(|mention| mention.entity == Some(entity) && !is_other(reading, &mention.tokens)).map(by_name);
    let mut out: Vec<Occurrence> = triggers.chain(outcomes).map(|hit| at(reading, hit)).chain(called).collect();
    out.retain(|told| told.verb || !possession::is_of_another(reading, &told.tokens, &record.of));
    out.sort_by_key(|occurrence| occurrence.tokens.start);
    out.dedup();
    out
}

/// « a joué la demi-finale »: what a prefix makes of the event's noun is what the verb in its clause tells of.
fn is_beside(reading: &Reading<'_>, verb: &Hit, noun: &Hit) -> bool {
    reading.sentences[reading.sentence_of(verb.tokens.start)].clause(verb.tokens.start).contains(&noun.tokens.start)
}

/// « sa victoire du 13 mars contre X », "the win over X": the noun of an outcome that the desk knows, beside two who took part.
#[must_use]
pub fn is_outcome(reading: &Reading<'_>, hit: &Hit, entity: EntityId) -> bool {
    let Cue::Attribute(attribute) = hit.cue else { return false };
    let known = |id: AttributeId| is_of_outcome(reading.base, id);
    let of = &reading.base.entity(entity).of;
    let sentence = reading.sentences[reading.sentence_of(hit.tokens.start)].tokens.clone();
    let here = |of: &&EntityId| reading.mentions_in(sentence.clone()).any(|mention| mention.entity == Some(**of));
    !hit.verb
        && known(attribute)
        && told_outcome(reading, entity, &known)
        && of.iter().filter(here).count() > 1
        && !is_another(reading, hit)
}

/// Whether an attribute says who won or who lost.
#[must_use]
pub fn is_of_outcome(base: &Base, attribute: AttributeId) -> bool {
    matches!(&*base.attribute(attribute).name, "winner" | "loser")
}

/// Whether the desk knows who won or lost the event.
fn told_outcome(reading: &Reading<'_>, entity: EntityId, known: &dyn Fn(AttributeId) -> bool) -> bool {
    reading.base.groups_of(entity).any(|group| known(group.attribute))
}

/// Where the block tells of an event of a person's own life: a death, a candidacy.
#[must_use]
pub fn of_person(reading: &Reading<'_>, person: EntityId, event: TermId) -> Rc<[Occurrence]> {
    reading.told((person, Some(event)), || find_own(reading, person, event))
}

fn find_own(reading: &Reading<'_>, person: EntityId, event: TermId) -> Vec<Occurrence> {
    let own = |hit: &&Hit| reading.tells(hit.cue, event) && undergoes(reading, hit, person) && !is_another(reading, hit);
    reading.hits.iter().filter(own).map(|hit| at(reading, hit)).collect()
}

/// Where the block tells of an event that befalls the subject: a person's own, or one told of a thing or a case.
#[must_use]
pub fn of_subject(reading: &Reading<'_>, subject: EntityId, event: TermId) -> Rc<[Occurrence]> {
    if reading.base.entity(subject).kind == EntityKind::Person {
        return of_person(reading, subject, event);
    }
    reading.told((subject, Some(event)), || find_of(reading, subject, event))
}

fn find_of(reading: &Reading<'_>, subject: EntityId, event: TermId) -> Vec<Occurrence> {
    let of = &reading.base.entity(subject).of;
    let near = |hit: &Hit| {
        let sentence = reading.sentences[reading.sentence_of(hit.tokens.start)].tokens.clone();
        reading.mentions_in(sentence).any(|mention| mention.entity.is_some_and(|entity| entity == subject || of.contains(&entity)))
    };
    let ours = |hit: &&Hit| reading.tells(hit.cue, event) && near(hit) && !is_another(reading, hit) && !is_apposed(reading, hit, subject);
    let told = reading.hits.iter().filter(ours);
    told.map(|hit| at(reading, hit)).collect()
}

/// « Le club voisin, fondé en 1932, regarde X »: a participle after a comma is told of the noun before it, not of who is named later.
#[must_use]
pub fn is_apposed(reading: &Reading<'_>, hit: &Hit, subject: EntityId) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(hit.tokens.start)];
    let segment = &sentence.segments[sentence.segment_of(hit.tokens.start)];
    let of = &reading.base.entity(subject).of;
    let own = |mention: &Mention| mention.entity.is_some_and(|entity| entity == subject || of.contains(&entity));
    let named = |range: Range<usize>| reading.mentions_in(range).any(own);
    let opens = hit.tokens.start == segment.tokens.start + 1 && segment.opener == Opener::Comma;
    let noun = |at: usize| reading.tokens[at].is_word() && !reading.is_marked(at);
    let before = sentence.tokens.start..segment.tokens.start;
    hit.verb && opens && before.clone().any(noun) && !named(before) && !named(segment.tokens.clone())
}

fn by_name(mention: &Mention) -> Occurrence {
    Occurrence { tokens: mention.tokens.clone(), verb: false, future: false }
}

/// The occurrence that a cue tells.
#[must_use]
pub fn at(reading: &Reading<'_>, hit: &Hit) -> Occurrence {
    Occurrence {
        tokens: hit.tokens.clone(),
        verb: hit.verb,
        future: hit.verb && (is_future(reading, hit.tokens.start) || hit.forms.iter().any(is_ahead)),
    }
}

/// « paraîtra », « paraîtrait »: a form that tells of what is to come, or may be.
const fn is_ahead(form: VerbUse) -> bool {
    matches!(form.tense, Tense::Future) || matches!(form.mood, Mood::Conditional)
}

/// « avait donné », "had raised": the verb at a token tells of an earlier day.
#[must_use]
pub fn is_pluperfect(reading: &Reading<'_>, verb: usize) -> bool {
    (verb.saturating_sub(3)..verb).any(|at| reading.has(at, Marker::PastAuxiliary))
}

/// Whether the verb at a token tells of the future.
#[must_use]
pub fn is_future(reading: &Reading<'_>, verb: usize) -> bool {
    let future = |at: usize| reading.forms(at).iter().any(|form| form.tense == Tense::Future);
    let mut window = verb.saturating_sub(3)..verb + 1;
    window.any(|at| future(at) || reading.tokens[at].is_any(&["will", "'ll", "aura", "sera", "seront", "auront", "doit", "devait"]))
}

/// « un autre meeting », « déjà évacué »: not the event the desk knows.
fn is_another(reading: &Reading<'_>, hit: &Hit) -> bool {
    is_other(reading, &hit.tokens)
}

/// « les législatives de 2024 »: a word for the kind with its own year tells another of the kind.
fn is_of_another_year(reading: &Reading<'_>, hit: &Hit, entity: EntityId) -> bool {
    let kind = !hit.verb && matches!(hit.cue, Cue::Event(_));
    let at = hit.tokens.end;
    let year = reading.values.iter().find(|spotted| spotted.tokens == (at + 1..at + 2) && reading.has(at, Marker::Genitive));
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let told = year.filter(|_| kind).and_then(|spotted| spotted.told.resolve(&anchor));
    told.is_some_and(|told| is_apart(reading.base, entity, &told))
}

/// Whether a value is a date, and none of those that the desk has for an event.
#[must_use]
pub fn is_apart(base: &Base, event: EntityId, told: &Value) -> bool {
    let apart = |known: &FactValue| matches!(known, FactValue::Plain(known) if known.relation(told) == Relation::Disjoint);
    matches!(told, Value::Date(_)) && base.date_of(event).is_some_and(|fact| base.fact(fact).is.iter().all(apart))
}

/// The same words are the desk's own for another event, and only of this one's kind.
fn is_anothers(reading: &Reading<'_>, hit: &Hit, entity: EntityId) -> bool {
    let elsewhere = |other: &Hit| matches!(other.cue, Cue::EventOf(owner) if owner != entity && has_participant(reading, other, owner));
    // « le match aller »: the longer words are another event's.
    let longer = |other: &Hit| {
        let wider = other.tokens.start <= hit.tokens.start && hit.tokens.end <= other.tokens.end && other.tokens.len() > hit.tokens.len();
        wider && matches!(other.cue, Cue::EventOf(owner) | Cue::Called(owner) if owner != entity && is_event(reading, owner))
    };
    reading.hits.iter().any(longer)
        || hit.cue != Cue::EventOf(entity)
            && reading.hits_over(hit.tokens.start).any(|other| other.tokens == hit.tokens && elsewhere(other))
}

/// « 74 voix », "three fires": a number of the kind, none of which is the one.
fn is_counted(reading: &Reading<'_>, hit: &Hit) -> bool {
    let many = |value: Value| matches!(value, Value::Number(number) if number.low > 1.0);
    let counts = |spotted: &crate::values::Spotted| {
        spotted.tokens.end == hit.tokens.start && spotted.told.resolve(&Anchor::default()).is_some_and(many)
    };
    !hit.verb && matches!(hit.cue, Cue::Event(_)) && hit.tokens.start.checked_sub(1).is_some_and(|at| reading.values_over(at).any(counts))
}

fn is_event(reading: &Reading<'_>, entity: EntityId) -> bool {
    reading.base.entity(entity).kind == EntityKind::Event
}

fn is_other(reading: &Reading<'_>, hit: &Range<usize>) -> bool {
    let near = hit.start.saturating_sub(3)..(hit.end + 1).min(reading.tokens.len());
    // « avait déjà cédé lorsque … »: before something else, not another time.
    let sentence = reading.sentences[reading.sentence_of(hit.start)].tokens.clone();
    let ordered = |at: usize| reading.is(at, Marker::Already) && sentence.clone().any(|at| reading.is(at, Marker::When));
    let other = |at: usize| reading.is(at, Marker::Again) && sentence.contains(&at) && !ordered(at);
    let described = |at: usize| reading.mentions_over(at).next().is_some() || reading.values_over(at).next().is_some();
    near.into_iter().any(|at| !hit.contains(&at) && other(at) && !described(at))
}

/// Whether one of the entities an event is about takes part in what a cue tells.
fn has_participant(reading: &Reading<'_>, hit: &Hit, event: EntityId) -> bool {
    let of = &reading.base.entity(event).of;
    if of.is_empty() {
        return reading.is_about() && (hit.cue == Cue::EventOf(event) || is_definite(reading, hit));
    }
    if is_of_sides(reading, hit, event) {
        return has_sides(reading, hit, event);
    }
    let sentence = &reading.sentences[reading.sentence_of(hit.tokens.start)].tokens;
    if !hit.verb && reading.is_of_affair(event, sentence.clone()) {
        return true;
    }
    let ours = |mention: &Mention| mention.entity.is_some_and(|entity| of.contains(&entity) || case::is_of_any(reading, of, entity));
    let person = || of.iter().any(|of| reading.base.entity(*of).kind == EntityKind::Person);
    if !hit.verb && person() && kin::befalls_another(reading, &reading.mentions, &hit.tokens) {
        return false;
    }
    match patient(reading, hit) {
        Some(mention) if ours(mention) => return true,
        // « X a annoncé la mort de Y »: who does it is no other person whom it befalls.
        Some(mention) if hit.verb && mention.tokens.end <= hit.tokens.start && is_active(reading, hit) && is_done(reading, hit, event) => {}
        Some(mention) if is_person(reading, mention) && person() => return false,
        _ => {}
    }
    let in_sentence = reading.mentions_in(sentence.clone()).any(ours);
    // « a ouvert une information judiciaire »: several words of the desk's own.
    let phrase = hit.cue == Cue::EventOf(event) && hit.tokens.len() > 2 && reading.is_about();
    in_sentence || (phrase || !hit.verb && is_definite(reading, hit)) && of.iter().any(|of| case::is_named(reading, *of))
}

/// « X a battu Y », « la victoire de X contre Y »: told of any of the matches that a side plays, unless the other stands beside it.
fn is_of_sides(reading: &Reading<'_>, hit: &Hit, event: EntityId) -> bool {
    let contest = reading.base.event_named("match");
    let result = reading.base.event_named("contest-result");
    let kind = reading.base.entity(event).event;
    let matched = contest.zip(kind).is_some_and(|(contest, kind)| reading.same_event(kind, contest));
    let told = hit.verb || result.is_some_and(|result| hit.cue == Cue::Event(result));
    matched && told && hit.cue != Cue::EventOf(event) && sides(reading, event).count() > 1
}

/// All the sides stand in the sentence, and what is told is done.
fn has_sides(reading: &Reading<'_>, hit: &Hit, event: EntityId) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(hit.tokens.start)].tokens;
    let named = |side: EntityId| reading.mentions_in(sentence.clone()).any(|mention| mention.entity == Some(side));
    sides(reading, event).all(named) && !at(reading, hit).future && !is_earlier(reading, hit) && !is_common(reading, hit, event)
}

/// « X et Y ont perdu »: what befell both of them befell neither by the other.
fn is_common(reading: &Reading<'_>, hit: &Hit, event: EntityId) -> bool {
    let side = |mention: &&Mention| mention.entity.is_some_and(|entity| reading.base.entity(event).of.contains(&entity));
    let sides: Vec<&Mention> = reading.mentions.iter().filter(side).filter(|mention| mention.tokens.end <= hit.tokens.start).collect();
    let [.., first, second] = sides.as_slice() else { return false };
    let between = first.tokens.end..second.tokens.start;
    let light = |at: usize| reading.has(at, Marker::Coordinator) || reading.has(at, Marker::Definite);
    let result = reading.base.event_named("contest-result").is_some_and(|result| hit.cue == Cue::Event(result));
    result && !between.is_empty() && between.into_iter().all(light)
}

/// « avait battu », « la saison dernière », « en 2019 »: an earlier match of the same sides.
fn is_earlier(reading: &Reading<'_>, hit: &Hit) -> bool {
    let sentence = reading.sentences[reading.sentence_of(hit.tokens.start)].tokens.clone();
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let today = reading.context.date.map(DateTime::date);
    let long_ago = |value: Value| match value {
        Value::Date(dates) => dates.last.zip(today).is_some_and(|(last, today)| (today - last).get_days() > SEASON),
        _ => false,
    };
    hit.verb && is_pluperfect(reading, hit.tokens.start)
        || sentence.clone().any(|at| reading.is(at, Marker::Bygone))
        || reading.values_in(sentence).filter_map(|spotted| spotted.told.resolve(&anchor)).any(long_ago)
}

fn sides<'r>(reading: &'r Reading<'_>, event: EntityId) -> impl Iterator<Item = EntityId> + 'r {
    let side = |entity: &EntityId| matches!(reading.base.entity(*entity).kind, EntityKind::Group | EntityKind::Body | EntityKind::Person);
    reading.base.entity(event).of.iter().copied().filter(side)
}

/// Whether the desk knows who did it, and the cue can tell of nothing else: where the event has words of its own, those.
fn is_done(reading: &Reading<'_>, hit: &Hit, event: EntityId) -> bool {
    let attribute = |group: &crate::facts::Group| reading.base.attribute(group.attribute);
    let doer = |group: &crate::facts::Group| attribute(group).slot == Slot::Filler && attribute(group).words.is_empty();
    hit.cue == Cue::EventOf(event) && reading.base.groups_of(event).any(doer)
}

fn is_definite(reading: &Reading<'_>, hit: &Hit) -> bool {
    let determiner = (hit.tokens.start.saturating_sub(2)..hit.tokens.start).rev();
    let definite = |at: usize| {
        [Marker::Definite, Marker::Possessive, Marker::Demonstrative].iter().any(|kind| reading.has(at, *kind))
            || reading.tokens[at].is_any(&["du", "au"])
    };
    determiner.clone().any(definite)
}

/// Whether the person is the one whom the event befalls or who does it, as the verb has it.
fn undergoes(reading: &Reading<'_>, hit: &Hit, person: EntityId) -> bool {
    match patient(reading, hit) {
        Some(mention) => mention.entity == Some(person) && agrees(reading, hit, person),
        None => false,
    }
}

/// « X, 38 ans, … Y, tuée »: a French participle of the other gender is told of somebody else. One in -s may be of several.
fn agrees(reading: &Reading<'_>, hit: &Hit, person: EntityId) -> bool {
    let word = &reading.tokens[hit.tokens.start].norm;
    let participle = hit.forms.iter().any(|form| form.mood == Mood::Participle && form.tense == Tense::Past);
    let told = reading.context.lang == Lang::Fr && hit.verb && participle && !is_active(reading, hit) && !word.ends_with('s');
    reading.base.entity(person).feminine.is_none_or(|feminine| !told || word.ends_with('e') == feminine)
}

/// The person whom an event befalls.
#[must_use]
pub fn patient<'r>(reading: &'r Reading<'_>, hit: &Hit) -> Option<&'r Mention> {
    if !hit.verb {
        if kin::befalls_another(reading, &reading.mentions, &hit.tokens) {
            return None;
        }
        return complement(reading, hit).or_else(|| possessor(reading, hit)).or_else(|| nominal_subject(reading, hit));
    }
    let inside = || persons(reading).find(|mention| hit.tokens.start < mention.tokens.start && mention.tokens.end <= hit.tokens.end);
    if is_active(reading, hit) {
        let told = inside().or_else(|| clitic(reading, hit)).or_else(|| object(reading, hit)).or_else(|| subject(reading, hit));
        // "Appointed on Friday, X": an English participle is spelt as the past.
        told.or_else(|| fronted_subject(reading, hit).filter(|_| opens(reading, hit)))
    } else {
        subject(reading, hit).or_else(|| fronted_subject(reading, hit))
    }
}

/// A word that may be a participle opens its sentence.
fn opens(reading: &Reading<'_>, hit: &Hit) -> bool {
    let participle = hit.forms.iter().any(|form| form.mood == Mood::Participle);
    participle && reading.sentences[reading.sentence_of(hit.tokens.start)].tokens.start == hit.tokens.start
}

/// « l'assassinat de X », « l'exfiltration du militant ».
fn complement<'r>(reading: &'r Reading<'_>, hit: &Hit) -> Option<&'r Mention> {
    let of = reading.tokens.get(hit.tokens.end).filter(|token| token.is_any(&["de", "d'", "du", "des", "of"]))?;
    let mention = persons(reading).find(|mention| mention.tokens.start >= hit.tokens.end)?;
    let near = mention.tokens.start - hit.tokens.end <= 6 && of.is_word();
    let flat = (hit.tokens.end..mention.tokens.start).all(|at| reading.tokens[at].is_word() && !is_finite(reading, at));
    // « de son frère X »: the possessive is on the way, the name that follows is the one.
    let named = persons(reading)
        .find(|next| next.by == By::Name && next.tokens.start >= mention.tokens.end && next.tokens.start - mention.tokens.end <= 3);
    (near && flat).then(|| if mention.by == By::Possessive { named.unwrap_or(mention) } else { mention })
}

/// "X's murder", « sa mort », « l'affaire X ».
fn possessor<'r>(reading: &'r Reading<'_>, hit: &Hit) -> Option<&'r Mention> {
    let before = persons(reading).rfind(|mention| mention.tokens.end <= hit.tokens.start)?;
    let between = &reading.tokens[before.tokens.end..hit.tokens.start];
    let genitive = between.first().is_some_and(|token| token.is("'s")) && between.len() <= 4;
    // « Son frère est mort »: the verb parts them.
    let parted = (before.tokens.end..hit.tokens.start).any(|at| is_finite(reading, at));
    // « Son père, mort à »: a comma parts what is somebody's from what befell it.
    let possessive = before.by == By::Possessive && between.len() <= 2 && between.iter().all(Token::is_word) && !parted;
    let after = persons(reading).find(|mention| mention.tokens.start == hit.tokens.end);
    if genitive || possessive { Some(before) } else { after }
}

/// « X, candidat à Trou », « X est candidat »: a noun said of a person.
fn nominal_subject<'r>(reading: &'r Reading<'_>, hit: &Hit) -> Option<&'r Mention> {
    super::bearer::of(reading, &hit.tokens)
}

/// Active: finite itself, or after « avoir », "has", unless « été », "been" stands between.
#[must_use]
pub fn is_active(reading: &Reading<'_>, hit: &Hit) -> bool {
    let near = hit.tokens.start.saturating_sub(4)..hit.tokens.start;
    // « C'est X qui a annoncé », « a ruiné la banque fondée »: what stands before the relative or the noun phrase is of another verb.
    let parted = |at: &usize| reading.has(*at, Marker::Relative) || at + 1 < hit.tokens.start && is_determiner(reading, *at);
    let from = near.clone().rfind(parted).map_or(near.start, |last| last + 1);
    let window: Vec<&crate::text::Token> = reading.tokens[from..hit.tokens.start].iter().collect();
    let passive = window.iter().any(|token| {
        token.is_any(&[
            "été", "être", "est", "sont", "était", "étaient", "fut", "furent", "sera", "seront", "been", "was", "were", "is", "are",
            "being", "be", "got", "serait", "soit", "étant",
        ])
    });
    let has = window
        .iter()
        .any(|token| token.is_any(&["a", "ont", "avait", "avaient", "aura", "auront", "eu", "has", "have", "had", "avoir", "ayant"]));
    let reflexive = window.iter().any(|token| token.is_any(&["s'", "se"]));
    let participle = hit.forms.iter().any(|form| form.mood == Mood::Participle && form.tense == Tense::Past);
    let finite = hit.forms.iter().any(|form| !matches!(form.mood, Mood::Participle));
    if passive {
        return reflexive;
    }
    has || finite || !participle
}

/// An article before a noun, no pronoun before a verb.
fn is_determiner(reading: &Reading<'_>, at: usize) -> bool {
    bearer::is_determiner(reading, at) && !reading.has(at + 1, Marker::Auxiliary)
}

/// « l'ont évacué », « le tue ».
fn clitic<'r>(reading: &'r Reading<'_>, hit: &Hit) -> Option<&'r Mention> {
    let near = hit.tokens.start.saturating_sub(3)..hit.tokens.start;
    persons(reading).find(|mention| {
        mention.by == By::Pronoun
            && near.contains(&mention.tokens.start)
            && reading.tokens[mention.tokens.start].is_any(&["l'", "le", "la"])
    })
}

fn object<'r>(reading: &'r Reading<'_>, hit: &Hit) -> Option<&'r Mention> {
    let sentence = &reading.sentences[reading.sentence_of(hit.tokens.start)];
    let segment = &sentence.segments[sentence.segment_of(hit.tokens.start)].tokens;
    let mention = persons(reading).find(|mention| mention.tokens.start >= hit.tokens.end && segment.contains(&mention.tokens.start))?;
    let direct = (hit.tokens.end..mention.tokens.start).all(|at| !reading.has(at, Marker::Preposition) && !is_finite(reading, at));
    (direct && mention.by != By::Possessive).then_some(mention)
}

/// The nearest person before the verb in its sentence; a possessive counts only as last resort.
#[must_use]
pub fn subject<'r>(reading: &'r Reading<'_>, hit: &Hit) -> Option<&'r Mention> {
    let sentence = &reading.sentences[reading.sentence_of(hit.tokens.start)].tokens;
    let before = |mention: &&&Mention| sentence.start <= mention.tokens.start && mention.tokens.end <= hit.tokens.start;
    let people: Vec<&Mention> = persons(reading).collect();
    let governed = |mention: &Mention| {
        mention.tokens.start.checked_sub(1).is_some_and(|at| {
            reading.tokens[at].is_any(&["de", "d'", "of", "par", "by", "avec", "with", "pour", "for"]) && mention.by == By::Name
        })
    };
    let mut free = people
        .iter()
        .filter(before)
        .filter(|mention| !is_within_relative(reading, mention, hit.tokens.start) && !is_object_before(reading, mention, hit));
    let plain = free.clone().rfind(|mention| mention.by != By::Possessive && !governed(mention));
    // « Le père de X est né », « Son père, mort à 79 ans »: whose kin is told is another.
    let other = |mention: &&Mention| plain.is_none() && (mention.by == By::Possessive || is_whose(reading, mention));
    plain.or_else(|| free.next_back()).copied().filter(|mention| !other(mention)).filter(|mention| reaches(reading, mention, hit))
}

/// Nothing else can be the subject: no verb between, no genitive on the name, and a relative clause follows its name directly.
fn reaches(reading: &Reading<'_>, mention: &Mention, hit: &Hit) -> bool {
    let between = mention.tokens.end..own_start(reading, mention, hit);
    let sentence = &reading.sentences[reading.sentence_of(hit.tokens.start)];
    let closed = |at: usize| is_closed(reading, sentence, at, hit.tokens.start);
    let open = sentence.segments.iter().enumerate().filter(|(at, _)| !closed(*at));
    let verb = open.flat_map(|(_, segment)| &segment.verbs).any(|verb| between.contains(verb));
    let genitive = between.clone().next().is_some_and(|at| reading.tokens[at].is("'s"));
    let relative = between.clone().find(|at| reading.has(*at, Marker::Relative));
    let detached = relative.is_some_and(|at| at > mention.tokens.end + 1);
    !verb && !genitive && !detached
}

/// « X, qui a dessiné le moteur et dirigé l'usine, est mort »: a relative clause, with what it joins, that a comma closes before a token is
/// told by the way.
fn is_closed(reading: &Reading<'_>, sentence: &Sentence, at: usize, before: usize) -> bool {
    let joined = |segment: &&Segment| segment.opener == Opener::Coordinator;
    let segments = &sentence.segments;
    let first = segments[..=at].iter().rposition(|segment| !joined(&segment)).filter(|first| segments[*first].opener == Opener::Relative);
    let last = first.map(|first| first + segments[first + 1..].iter().take_while(joined).count());
    last.map(|last| segments[last].tokens.end)
        .is_some_and(|end| end <= before && reading.tokens.get(end).is_some_and(|token| token.is_any(&[",", ")"])))
}

/// « Exfiltré jeudi, X … »: the first person after the segment that the participle opens.
fn fronted_subject<'r>(reading: &'r Reading<'_>, hit: &Hit) -> Option<&'r Mention> {
    let sentence = &reading.sentences[reading.sentence_of(hit.tokens.start)];
    let here = sentence.segment_of(hit.tokens.start);
    // A strong mark ends what the participle opens.
    let strong = sentence.segments[here + 1..].iter().find(|segment| segment.opener == Opener::Start);
    let end = strong.map_or(sentence.tokens.end, |segment| segment.tokens.start);
    persons(reading).find(|mention| mention.tokens.start >= hit.tokens.end && mention.tokens.start < end)
}
