//! Adjuncts of an event: when, at what part of the day, since when.

use super::{clock, counted, lifespan, plan, tenure};
use crate::claims::about::is_precise;
use crate::claims::again::{MISDATED, is_held_again};
use crate::claims::enacted::is_enacted;
use crate::claims::mention::Mention;
use crate::claims::mood::is_negated;
use crate::claims::occurrence::{self, Occurrence};
use crate::claims::owner::{governing, is_ahead, owns};
use crate::claims::{Claim, ClaimValue, Reading, Subject};
use crate::facts::index::{Cue, Hit};
use crate::facts::{EntityKind, FactValue, Slot, TermRef, ValueType, VocabularyId};
use crate::language::grammar::VerbUse;
use crate::language::inflect::Mood;
use crate::language::told::{Day, Moment, Origin, Told, Turn, When};
use crate::language::{Lang, Marker};
use crate::values::{Anchor, Spotted, Tense, Value};
use jiff::civil::{Date, Weekday};
use std::ops::Range;
use std::rc::Rc;

/// When the event happened.
pub(super) fn when(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    // « un jeudi » is some Thursday, but a Thursday.
    let any = reading.base.attribute(subject.attribute).value == ValueType::Weekday;
    for occurrence in occurrences(reading, subject).iter() {
        for spotted in &reading.values {
            if let Some((value, tokens)) = date(reading, spotted, occurrence).or_else(|| some_day(reading, spotted, any))
                && (owns(reading, occurrence, &tokens) || clock::is_clefted(reading, occurrence, &tokens))
                && !is_since(reading, tokens.start)
                && !counts_from(reading, subject, &tokens)
                && !is_bound(reading, &tokens)
                && !is_of_stand_in(reading, tokens.start)
                && !stands_for_another(reading, occurrence)
                && !is_of_another_one(reading, occurrence, &tokens)
                && !is_another_time(reading, subject, (&value, &tokens), occurrence)
                && !tenure::is_told(reading, &tokens)
                && !is_of_undone(reading, occurrence, &tokens)
                && !plan::is_former(reading, &tokens)
            {
                out.push(dated(reading, subject, value, &tokens, occurrence));
            }
        }
        clock::read(reading, subject, occurrence, out);
    }
    lifespan::read(reading, subject, out);
}

/// « Dix jours après le jugement » is no day of the judgment.
fn counts_from(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    occurrences(reading, subject).iter().any(|told| tokens.contains(&told.tokens.start))
}

/// « La native de X n'avait pris le maillot que vendredi », "the evacuation order was lifted": a word for somebody, or one that only says
/// of which sort what it stands before is.
fn stands_for_another(reading: &Reading<'_>, occurrence: &Occurrence) -> bool {
    let next = occurrence.tokens.end;
    let plain = |at: usize| reading.tokens.get(at).is_some_and(|token| token.is_word() && !token.capital) && !reading.is_marked(at);
    let read = |at: usize| reading.values_over(at).next().is_some() || reading.is_verb(at) || !reading.forms(at).is_empty();
    let modifier = || reading.context.lang == Lang::En && plain(next) && !read(next);
    let somebody = reading.tokens[occurrence.tokens.start].is_any(&["natif", "native", "natifs", "natives"]);
    !occurrence.verb && (somebody || modifier())
}

/// « un samedi soir », "on a Sunday evening": told once, of the day that a story is about.
fn some_day(reading: &Reading<'_>, spotted: &Spotted, any: bool) -> Option<(Value, Range<usize>)> {
    let single = spotted.tokens.start.checked_sub(1).is_some_and(|at| reading.tokens[at].is_any(&["un", "a"]));
    let value = spotted.told.resolve(&anchor(reading, None, Tense::Past)).filter(|_| any && single)?;
    matches!(value, Value::Date(_)).then(|| (value, spotted.tokens.clone()))
}

/// « avait été opéré à Paris il y a deux ans » of what took place last week: the clause dates another event of the kind.
pub(super) fn is_dated_otherwise(reading: &Reading<'_>, subject: &Subject<'_>, occurrence: &Occurrence) -> bool {
    let Some(day) = reading.base.day_of(subject.entity) else { return false };
    let earlier = |value: &Value| matches!(value, Value::Date(dates) if dates.last.is_some_and(|last| (day - last).get_days() > EARLIER));
    reading
        .values
        .iter()
        .filter_map(|spotted| date(reading, spotted, occurrence))
        .any(|(value, tokens)| earlier(&value) && owns(reading, occurrence, &tokens))
}

/// How many days from the day on record an event of the kind told in the pluperfect is an earlier one.
const EARLIER: i32 = 300;

/// « doit revenir lundi » of what is past, « avait décollé en 2023 » of what took place last week: another event of the kind.
fn is_another_time(
    reading: &Reading<'_>,
    subject: &Subject<'_>,
    (value, tokens): (&Value, &Range<usize>),
    occurrence: &Occurrence,
) -> bool {
    let days = subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).is).filter_map(|value| match value {
        FactValue::Plain(value) => value.single_day(),
        _ => None,
    });
    let days: Vec<Date> = days.collect();
    let Some(last) = days.iter().max() else { return false };
    let today = reading.context.date.map(jiff::civil::DateTime::date);
    let Value::Date(told) = value else { return false };
    let kind = reading.base.entity(subject.entity).kind;
    let event = matches!(kind, EntityKind::Event | EntityKind::Case);
    let long_before = || told.last.is_some_and(|day| (*last - day).get_days() > EARLIER);
    let other = || {
        is_pluperfect(reading, occurrence, tokens)
            || is_outcome(reading, occurrence)
            || is_recurrent(reading, subject, occurrence, *last)
            || is_told_of_before(reading, tokens)
            || !occurrence.verb && is_held_again(reading.base, subject.entity) && !is_spelled_out(reading, subject, occurrence)
    };
    let won_again =
        || told.last.is_some_and(|day| (*last - day).get_days().abs() > MISDATED) && is_won_again(reading, subject, occurrence, tokens);
    won_again() || occurrence.future && today.is_some_and(|today| *last < today) || event && other() && long_before()
}

/// « En 2019, X a remporté la demi-finale »: what is held again and again was won then, too.
fn is_won_again(reading: &Reading<'_>, subject: &Subject<'_>, occurrence: &Occurrence, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let enacted = || governing(reading, tokens).is_some_and(|verb| is_enacted(reading, sentence, occurrence, verb, tokens));
    is_held_again(reading.base, subject.entity) && enacted()
}

/// « L'enquête, ouverte quatre jours plus tard, s'était soldée par un non-lieu »: the sentence tells of an earlier time.
fn is_told_of_before(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let mut sentence = reading.sentences[reading.sentence_of(tokens.start)].tokens.clone();
    let story = reading.values_over(tokens.start).any(|spotted| spotted.told.is_relative_to_story());
    story && sentence.any(|at| reading.is(at, Marker::PastAuxiliary))
}

/// « son ultime concert »: several words of the desk's own for the event, which fit no other of its kind.
fn is_spelled_out(reading: &Reading<'_>, subject: &Subject<'_>, occurrence: &Occurrence) -> bool {
    let own = |mention: &Mention| mention.entity == Some(subject.entity) && mention.tokens == occurrence.tokens;
    reading.mentions_over(occurrence.tokens.start).any(own) && is_precise(&reading.tokens, &occurrence.tokens, reading.context.lang)
}

/// « leur victoire de 2019 »: others have been won.
fn is_outcome(reading: &Reading<'_>, occurrence: &Occurrence) -> bool {
    !occurrence.verb
        && reading.hits_over(occurrence.tokens.start).any(|hit| hit.tokens == occurrence.tokens && matches!(hit.cue, Cue::Attribute(_)))
}

/// « X a été condamné en 2011 pour vol »: what can happen again and has just happened is not misdated by years.
fn is_recurrent(reading: &Reading<'_>, subject: &Subject<'_>, occurrence: &Occurrence, last: Date) -> bool {
    let once = reading.base.entity(subject.entity).event.is_some_and(|event| reading.base.is_death(event));
    let fresh = reading.context.date.is_some_and(|today| (today.date() - last).get_days() < FRESH);
    let person = |entity: &crate::facts::EntityId| reading.base.entity(*entity).kind == EntityKind::Person;
    // « X, élu en 2014, »: a participle that stands by itself tells of somebody's own.
    let apposed = || {
        let at = occurrence.tokens.start;
        let participle = reading.hits_over(at).any(|hit| hit.forms.iter().any(|form| form.mood == Mood::Participle));
        participle && !(at.saturating_sub(2)..at).any(|at| reading.has(at, Marker::Auxiliary))
    };
    occurrence.verb && fresh && !once && (reading.base.entity(subject.entity).of.iter().any(person) || apposed())
}

/// For how many days an event is news.
const FRESH: i32 = 60;

/// « avait décollé », "had taken off", "had fought fires".
fn is_pluperfect(reading: &Reading<'_>, occurrence: &Occurrence, tokens: &Range<usize>) -> bool {
    let verb = if occurrence.verb { Some(occurrence.tokens.start) } else { governing(reading, tokens) };
    verb.is_some_and(|verb| occurrence::is_pluperfect(reading, verb))
}

pub(super) fn dated(reading: &Reading<'_>, subject: &Subject<'_>, value: Value, tokens: &Range<usize>, occurrence: &Occurrence) -> Claim {
    let mut claim = Claim::of(reading, subject, ClaimValue::Plain(value), tokens);
    claim.negated = is_denied(reading, occurrence, tokens);
    claim
}

/// The part of the day of the event.
pub(super) fn part_of_day(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    let Some(vocabulary) = reading.base.attribute(subject.attribute).vocabulary else { return };
    for occurrence in occurrences(reading, subject).iter() {
        for (term, tokens) in terms(reading, vocabulary) {
            if owns(reading, occurrence, &tokens) && !is_name_part(reading, &tokens) {
                let mut claim = Claim::of(reading, subject, ClaimValue::Term { term, of_foreign: false }, &tokens);
                claim.negated = is_negated(reading, &occurrence.tokens, occurrence.verb);
                out.push(claim);
            }
        }
    }
}

/// « l'Agence Midi-Presse »: a capital inside a sentence makes a name.
fn is_name_part(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    reading.context.lang == Lang::Fr
        && reading.tokens[tokens.start].capital
        && reading.sentences[reading.sentence_of(tokens.start)].tokens.start != tokens.start
}

/// « celle de 1987 », "that of 1987": another of the kind.
fn is_of_stand_in(reading: &Reading<'_>, at: usize) -> bool {
    at > 1 && reading.has(at - 1, Marker::Genitive) && reading.is(at - 2, Marker::StandIn)
}

/// « et une autre, plus intime, lundi à Niort », "and another on Monday": what stands between the event and the date stands for another.
fn is_of_another_one(reading: &Reading<'_>, occurrence: &Occurrence, date: &Range<usize>) -> bool {
    let between = occurrence.tokens.end..date.start;
    !between.is_empty() && between.into_iter().any(|at| reading.is(at, Marker::Unspecific))
}

/// « avant janvier », "after Thursday": a bound of the time, not the time; "before Thursday's rally" tells the rally's.
fn is_bound(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let opener = (tokens.start.saturating_sub(2)..tokens.start).rev().find(|at| !reading.has(*at, Marker::Definite));
    let bound = |at: usize| reading.is(at, Marker::Before) || reading.is(at, Marker::After);
    opener.is_some_and(bound) && !reading.tokens.get(tokens.end).is_some_and(|token| token.is("'s"))
}

/// « n'a pas joué de match jeudi », « n'a pas eu lieu jeudi ni samedi »: what a denied verb has as its object, or what is joined to that.
pub(super) fn is_of_undone(reading: &Reading<'_>, occurrence: &Occurrence, tokens: &Range<usize>) -> bool {
    let Some(verb) = denied_verb(reading, occurrence, tokens).filter(|_| !is_put_instead(reading, tokens)) else { return false };
    occurrence.tokens.start > verb || (verb..tokens.start).any(|at| reading.is(at, Marker::Coordinator))
}

/// The denied verb that governs the adjunct of an event that a noun tells.
fn denied_verb(reading: &Reading<'_>, occurrence: &Occurrence, tokens: &Range<usize>) -> Option<usize> {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let beside = |verb: &usize| sentence.segment_of(*verb) == sentence.segment_of(tokens.start) && !occurrence.tokens.contains(verb);
    let verb = governing(reading, tokens).filter(|verb| !occurrence.verb && beside(verb));
    verb.filter(|verb| is_negated(reading, &(*verb..*verb + 1), true))
}

/// The event is denied, or what is told of it: « Ce n'est pas à Trou que … », « le match n'a pas eu lieu jeudi ».
pub(super) fn is_denied(reading: &Reading<'_>, occurrence: &Occurrence, tokens: &Range<usize>) -> bool {
    let denied = is_negated(reading, &occurrence.tokens, occurrence.verb)
        || is_negated(reading, tokens, false)
        || denied_verb(reading, occurrence, tokens).is_some();
    denied && !is_put_instead(reading, tokens)
}

/// « n'a pas été inhumé à X mais à Y », "not on Monday but on Tuesday": what is told in place of what is denied.
fn is_put_instead(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let kinds = [Marker::Preposition, Marker::Definite, Marker::Adverb];
    let light = |at: usize| kinds.iter().any(|kind| reading.has(at, *kind));
    let lead = (tokens.start.saturating_sub(INSTEAD)..tokens.start).rev().find(|at| !light(*at));
    // « mais à Cahors, on l'a pleuré »: what follows has a verb of its own.
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let told = || sentence.segments.iter().flat_map(|segment| &segment.verbs).any(|verb| *verb >= tokens.end);
    lead.is_some_and(|at| reading.tokens[at].is_any(&["mais", "but"])) && !told()
}

/// How far before what it puts in place « mais » may stand.
const INSTEAD: usize = 5;

/// Whether a cue belongs to the attribute or one of the facts.
pub(super) fn is_cue(_reading: &Reading<'_>, cue: Cue, subject: &Subject<'_>) -> bool {
    match cue {
        Cue::Attribute(attribute) => attribute == subject.attribute,
        Cue::Fact(fact) => subject.facts.contains(&fact),
        _ => false,
    }
}

/// « depuis », « since » before or at the start of the value.
pub(super) fn is_since(reading: &Reading<'_>, at: usize) -> bool {
    let near = at.saturating_sub(2)..=at;
    near.into_iter().any(|at| reading.tokens[at].is_any(&["depuis", "since", "jusqu'", "until", "till"]))
}

/// Where the block tells of the subject's event.
pub(super) fn occurrences(reading: &Reading<'_>, subject: &Subject<'_>) -> Rc<[Occurrence]> {
    let attribute = reading.base.attribute(subject.attribute);
    match attribute.event {
        None if !attribute.words.is_empty() && matches!(attribute.slot, Slot::When | Slot::Where | Slot::Lasted | Slot::PartOfDay) => {
            told_by_words(reading, subject).into()
        }
        Some(event) if reading.base.entity(subject.entity).kind != EntityKind::Event => {
            occurrence::of_subject(reading, subject.entity, event)
        }
        _ => occurrence::of_event(reading, subject.entity),
    }
}

/// « l'ancien siège », "the former headquarters": what the subject has no more.
pub(super) fn is_former(reading: &Reading<'_>, hit: &Hit) -> bool {
    hit.tokens.start.checked_sub(1).is_some_and(|before| reading.has(before, Marker::Former))
}

/// Where one of the attribute's words stands in a sentence with the subject, or with what it belongs to.
fn told_by_words(reading: &Reading<'_>, subject: &Subject<'_>) -> Vec<Occurrence> {
    let record = reading.base.entity(subject.entity);
    // What can be named is not told of where only whose it is stands: "X has money hidden in Trou" says nothing of X's boat.
    let nameless = record.names.is_empty();
    let ours = |entity: crate::facts::EntityId| entity == subject.entity || nameless && record.of.contains(&entity);
    let own = occurrence::of_event(reading, subject.entity);
    let near = |at: usize| {
        let here = reading.sentence_of(at);
        let range = reading.sentences[here].tokens.clone();
        own.iter().any(|occurrence| range.contains(&occurrence.tokens.start))
            || reading.base.entity(subject.entity).kind != EntityKind::Event
                && reading.mentions_in(range).any(|mention| mention.entity.is_some_and(ours))
    };
    let told = |hit: &&Hit| {
        is_cue(reading, hit.cue, subject)
            && near(hit.tokens.start)
            && !is_former(reading, hit)
            && !occurrence::is_apposed(reading, hit, subject.entity)
            && !is_of_antecedent(reading, hit, &ours)
    };
    let told = reading.hits.iter().filter(told);
    told.map(|hit| occurrence::at(reading, hit)).collect()
}

/// « X, dont le siège est à Trou, a prévenu Y »: a relative of whose a thing is tells of what stands right before it.
fn is_of_antecedent(reading: &Reading<'_>, hit: &Hit, ours: &dyn Fn(crate::facts::EntityId) -> bool) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(hit.tokens.start)];
    let relative = sentence.segments[sentence.segment_of(hit.tokens.start)].tokens.start;
    let before = if relative > sentence.tokens.start && reading.tokens[relative - 1].is(",") { relative - 1 } else { relative };
    let own = |mention: &Mention| mention.tokens.end == before && mention.entity.is_some_and(ours);
    reading.has(relative, Marker::Whose) && !reading.mentions.iter().any(own)
}

/// The date a value tells and its tokens, « la veille de l'exfiltration » being one.
pub(super) fn date(reading: &Reading<'_>, spotted: &Spotted, occurrence: &Occurrence) -> Option<(Value, Range<usize>)> {
    let tense = tense(reading, spotted, occurrence);
    let before = spotted.tokens.start.checked_sub(1);
    if before.is_some_and(|before| {
        reading.tokens[before].is_any(&["un", "chaque", "a", "one", "every", "each", "any", "certain", "certains", "tous", "les"])
    }) {
        // « un jeudi »: some Thursday.
        return None;
    }
    // « où l'on vote dimanche »: a verb of the present looks either way.
    let either = tense != Tense::Future && is_of_present(reading, spotted, occurrence);
    if let Some(weekday) = weekday(&spotted.told).filter(|_| either || is_attached(reading, spotted, occurrence)) {
        return Some((Value::Weekday(weekday), spotted.tokens.clone()));
    }
    if tense == Tense::Past && is_until_today(reading, spotted) {
        return None;
    }
    if let Some(found) = counted::from_event(reading, spotted, tense) {
        return Some(found).filter(|(_, tokens)| !tokens.contains(&occurrence.tokens.start));
    }
    if !spotted.told.is_relative_to_story() {
        let value = spotted.told.resolve(&anchor(reading, None, tense))?;
        return matches!(value, Value::Date(_)).then(|| (value, spotted.tokens.clone()));
    }
    let day = counted::last_day(reading, spotted.tokens.start)?;
    let value = spotted.told.resolve(&anchor(reading, Some(day), tense))?;
    matches!(value, Value::Date(_)).then(|| (value, spotted.tokens.clone()))
}

/// "the worst in half a century": so long until today, where what is told is past.
fn is_until_today(reading: &Reading<'_>, spotted: &Spotted) -> bool {
    let shift = |told: &Told| matches!(told, Told::When(When::At(Moment { day: Some(Day::Shift { origin: Origin::Dateline, .. }), .. })));
    shift(&spotted.told) && reading.tokens[spotted.tokens.start].is("in")
}

/// Which way a date looks that is told of an event: the verb's, or that of the verb beside a noun.
fn tense(reading: &Reading<'_>, spotted: &Spotted, occurrence: &Occurrence) -> Tense {
    let forms = reading.forms(occurrence.tokens.start);
    // "The final is on 11 April", « la finale a lieu le 11 avril ».
    let is_now = |at: usize| {
        let forms = reading.forms(at);
        !forms.is_empty() && forms.iter().all(is_present)
    };
    if occurrence.future || !occurrence.verb && is_ahead(reading, &spotted.tokens) {
        Tense::Future
    } else if (occurrence.verb || reading.is_verb(occurrence.tokens.start)) && !forms.is_empty() && forms.iter().all(is_present)
        || !occurrence.verb && is_now(occurrence.tokens.end)
    {
        Tense::Unknown
    } else {
        Tense::Past
    }
}

/// A form of the present.
fn is_present(form: VerbUse) -> bool {
    form.tense == crate::language::inflect::Tense::Present && form.mood == Mood::Indicative
}

/// « où l'on vote dimanche pour les municipales »: the verb of the day, not a helping one, is of the present.
fn is_of_present(reading: &Reading<'_>, spotted: &Spotted, occurrence: &Occurrence) -> bool {
    let own = Some(occurrence.tokens.start).filter(|at| occurrence.verb || reading.is_verb(*at));
    own.or_else(|| governing(reading, &spotted.tokens)).is_some_and(|verb| {
        let forms = reading.forms(verb);
        !forms.is_empty() && forms.iter().all(is_present) && !reading.has(verb, Marker::Auxiliary)
    })
}

/// A weekday by itself.
fn weekday(told: &Told) -> Option<Weekday> {
    match told {
        Told::When(When::At(Moment { day: Some(Day::Weekday(weekday, Turn::Bare)), clock: None, part: None, .. })) => Some(*weekday),
        _ => None,
    }
}

/// « la grève de mardi », "Tuesday's strike": the noun holds the day, whichever way the verb looks.
fn is_attached(reading: &Reading<'_>, spotted: &Spotted, occurrence: &Occurrence) -> bool {
    let (noun, day) = (&occurrence.tokens, &spotted.tokens);
    let after = noun.end + 1 == day.start && reading.has(noun.end, Marker::Genitive);
    let before = day.end + 1 == noun.start && reading.tokens[day.end].is("'s");
    !occurrence.verb && (after || before)
}

pub(super) fn anchor(reading: &Reading<'_>, told: Option<Date>, tense: Tense) -> Anchor {
    Anchor { dateline: reading.context.date, told, tense, ..Anchor::default() }
}

/// Terms of a vocabulary in the block.
pub(super) fn terms<'r>(reading: &'r Reading<'_>, vocabulary: VocabularyId) -> impl Iterator<Item = (TermRef, Range<usize>)> + 'r {
    reading.hits.iter().filter_map(move |hit| match hit.cue {
        Cue::Term(found, term) if found == vocabulary => Some((TermRef { vocabulary, term, of: None, former: false }, hit.tokens.clone())),
        _ => None,
    })
}

/// Places told of: the desk's own, and cities it doesn't know.
pub(super) fn places(reading: &Reading<'_>) -> Vec<(ClaimValue, Range<usize>)> {
    let is_place = |entity: &crate::facts::EntityId| reading.base.entity(*entity).kind == EntityKind::Place;
    let known =
        reading.mentions.iter().filter_map(|mention| Some((ClaimValue::Entity(mention.entity.filter(is_place)?), mention.tokens.clone())));
    let mut out: Vec<(ClaimValue, Range<usize>)> = known.collect();
    for hit in reading.places.clone() {
        if !out.iter().any(|(_, tokens)| tokens.start < hit.end && hit.start < tokens.end) {
            out.push((ClaimValue::Foreign(reading.span(&hit).of(reading.text).to_owned()), hit));
        }
    }
    out
}
