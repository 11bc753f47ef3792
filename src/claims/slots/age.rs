//! Age: « X, 22 ans », « âgé de 22 ans », "22-year-old X".

use super::adjunct::occurrences;
use crate::claims::label::is_label;
use crate::claims::mention::{By, Mention};
use crate::claims::occurrence::Occurrence;
use crate::claims::owner::owns;
use crate::claims::segment::{Opener, Segment};
use crate::claims::{Claim, ClaimValue, Reading, Subject, anaphor, bearer};
use crate::facts::FactValue;
use crate::facts::index::Cue;
use crate::language::grammar::VerbUse;
use crate::language::inflect::{Mood, Tense};
use crate::language::{Lang, Marker};
use crate::text::Kind;
use crate::values::{Anchor, Relation, Spotted, TimeUnit, Told, Value};
use std::ops::Range;

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    for spotted in &reading.values {
        let Some(age @ Value::Age(_)) =
            spotted.told.as_age().filter(|_| is_years(&spotted.told)).and_then(|told| told.resolve(&Anchor::default()))
        else {
            continue;
        };
        if let Some(past) = day(reading, subject, &spotted.told, &spotted.tokens) {
            out.push(Claim { past, ..claim(reading, subject, age, &spotted.tokens) });
        }
    }
    for at in 0..reading.tokens.len() {
        if let Some((age, tokens)) = bare(reading, at, subject) {
            out.push(claim(reading, subject, age, &tokens));
        } else if let Some((told, age)) = opened(reading, at)
            && let Some(past) = day(reading, subject, &told, &(at..at + 1))
        {
            out.push(Claim { past, ..claim(reading, subject, age, &(at..at + 1)) });
        }
    }
}

/// Whether an age of the subject is one of an earlier day, which only tells how old they are at least; nothing where it is none.
fn day(reading: &Reading<'_>, subject: &Subject<'_>, told: &Told, tokens: &Range<usize>) -> Option<bool> {
    if is_of_event(reading, subject, tokens) {
        return Some(false);
    }
    let at = tokens.start;
    let today = opens_sentence(reading, at) && (is_of_today(reading, subject, told, at) || is_of_news(reading, subject, told, at));
    let no_age = is_future(reading, at) && !today
        || is_difference(reading, tokens)
        || is_stretch(reading, told, tokens)
        || is_bare(reading, told, at)
        || is_given(reading, tokens)
        || is_listed(reading, tokens)
        || is_known_length(reading, subject, told);
    let bearer = || bearer::of(reading, tokens).or_else(|| anaphor::of(reading, tokens, years(told)?));
    if no_age || bearer().is_none_or(|mention| mention.entity != Some(subject.entity) || is_parted(reading, mention)) {
        return None;
    }
    let earlier = opens_sentence(reading, at) && !today
        || is_of_past(reading, at) && !is_at_death(reading, subject, at)
        || is_then(reading, at)
        || is_dated(reading, at)
        || is_remembered(reading, at)
        || is_of_deed(reading, at);
    Some(earlier)
}

/// « X marchait devant. La conseillère Y suivait. L'élue de 58 ans »: a description behind the name of somebody whom the desk doesn't know.
fn is_parted(reading: &Reading<'_>, description: &Mention) -> bool {
    let start = description.tokens.start;
    let own = |mention: &&Mention| mention.entity == description.entity && mention.by == By::Name && mention.tokens.end <= start;
    let near = reading.sentence_of(start).saturating_sub(1);
    let from = reading.mentions.iter().rfind(own).map_or(reading.sentences[near].tokens.start, |name| name.tokens.end);
    let stranger = |mention: &Mention| mention.entity.is_none() && mention.by == By::Name && !reading.is_quoted(mention.tokens.start);
    description.by == By::Description && reading.mentions_in(from..start).any(|mention| stranger(mention) && !is_label(reading, mention))
}

/// How many years an age tells.
fn years(told: &Told) -> Option<f64> {
    match told.as_age()?.resolve(&Anchor::default())? {
        Value::Age(age) => Some(age.low),
        _ => None,
    }
}

/// « vingt ans pour X, huit ans pour Y »: what somebody gets.
fn is_given(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    reading.tokens.get(tokens.end).is_some_and(|token| token.is_any(&["pour", "for"]))
}

/// « des enfants de 4 et 7 ans », "aged 4 and 7": several ages are of as many people.
fn is_listed(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let figure = |at: usize| {
        let spelled = reading.values_over(at).any(|spotted| matches!(spotted.told, Told::Number(_) | Told::Duration(_) | Told::Age(..)));
        spelled || reading.tokens.get(at).is_some_and(|token| token.kind == Kind::Number)
    };
    let joins = |at: usize| reading.is(at, Marker::Coordinator);
    let before = tokens.start.checked_sub(2).is_some_and(|at| figure(at) && joins(at + 1));
    // « 22 ans et trois enfants »: another count.
    let last = |at: usize| figure(at) && reading.tokens.get(at + 1).is_none_or(|token| !token.is_word());
    before || joins(tokens.end) && last(tokens.end + 1)
}

/// « X, huit ans. » of who was given eight years: the facts hold the length of another thing.
fn is_known_length(reading: &Reading<'_>, subject: &Subject<'_>, told: &Told) -> bool {
    let length = match told {
        Told::Age(figure, unit) => Told::Duration(vec![(*figure, *unit)]),
        other => other.clone(),
    };
    let Some(length @ Value::Duration(_)) = length.resolve(&Anchor::default()) else { return false };
    let same = |value: &FactValue| matches!(value, FactValue::Plain(known) if length.relation(known) == Relation::Same);
    reading.base.values_of(subject.entity).any(same)
}

/// "X, four years": no English age is told in bare years.
fn is_bare(reading: &Reading<'_>, told: &Told, at: usize) -> bool {
    matches!(told, Told::Duration(_)) && reading.context.lang == Lang::En && !opens_age(reading, at)
}

/// « Il avait 81 ans. »: said right after the death, with no other time told, it is the age at death.
fn is_at_death(reading: &Reading<'_>, subject: &Subject<'_>, at: usize) -> bool {
    let here = reading.sentence_of(at);
    let sentence = reading.sentences[here].tokens.clone();
    let timed = reading.values_in(sentence.clone()).any(|spotted| matches!(spotted.told, Told::When(_)))
        || sentence.clone().any(|at| reading.is(at, Marker::Subordinator) || reading.is(at, Marker::Relative));
    let told = |occurrence: &Occurrence| reading.sentence_of(occurrence.tokens.start) + 1 == here;
    let event = reading.base.attribute(subject.attribute).event.is_some_and(|event| reading.base.is_death(event));
    event
        && !timed
        && (occurrences(reading, subject).iter().any(told)
            || here == 0 && is_whole(reading, subject, at) && is_about_known(reading, subject, at))
}

/// An age so near to the one known is no other day's.
fn is_about_known(reading: &Reading<'_>, subject: &Subject<'_>, at: usize) -> bool {
    let told = reading.values_over(at).find(|spotted| spotted.tokens.start == at);
    let told = told.map(|spotted| spotted.told.as_age().unwrap_or_else(|| spotted.told.clone()));
    told.is_some_and(|told| is_near_known(reading, subject, &told))
}

/// « X avait 81 ans. », "The victim was 81.": a sentence of nothing else, with the full name or a word for the dead, opens what is told of them.
fn is_whole(reading: &Reading<'_>, subject: &Subject<'_>, at: usize) -> bool {
    let sentence = reading.sentences[reading.sentence_of(at)].tokens.clone();
    let own = |token: usize| reading.mentions_over(token).find(|mention| mention.entity == Some(subject.entity));
    let dead = |token: usize| reading.hits_over(token).any(|hit| is_of_the_dead(reading, hit.cue));
    let named = |token: usize| own(token).is_some_and(|mention| mention.by == By::Name && mention.tokens.len() > 1) || dead(token);
    let lead = |token: usize| {
        let light = [Marker::Definite, Marker::Auxiliary, Marker::Copula].iter().any(|kind| reading.has(token, *kind));
        own(token).is_some() || light || reading.tokens[token].is(",")
    };
    let valued = |token: usize| reading.values_over(token).next().is_some() || reading.is(token, Marker::AgeNoun);
    (sentence.start..at).any(named)
        && (sentence.start..at).all(lead)
        && (at..sentence.end).all(|token| valued(token) || !reading.tokens[token].is_word())
}

/// « la victime », « le défunt »: a word that counts the dead.
fn is_of_the_dead(reading: &Reading<'_>, cue: Cue) -> bool {
    matches!(cue, Cue::Attribute(attribute) if reading.base.attribute(attribute).name == "deaths")
}

/// "At 72, he …", "died at 78.", "She was 74.": an English age may be a bare number.
fn opened(reading: &Reading<'_>, at: usize) -> Option<(Told, Value)> {
    let lone = |spotted: &Spotted| spotted.tokens == (at..at + 1) || at == spotted.tokens.start + 1 && opens_barely(reading, at - 1);
    let spotted = reading.values_over(at).find(|spotted| spotted.tokens.end == at + 1 && lone(spotted))?;
    let years = figure(reading, at, spotted).filter(|_| reading.context.lang == Lang::En)?;
    let closed = reading.tokens.get(at + 1).is_none_or(|token| !token.is_word() && !token.glued || token.is_any(&[",", ".", ";"]));
    let said = |copula: usize| {
        // "who turned 64".
        let state = reading.has(copula, Marker::Copula) || reading.tokens[copula].is_any(&["turned", "turns"]);
        let who = copula.checked_sub(1).filter(|_| state);
        who.is_some_and(|at| reading.has(at, Marker::Relative) || is_told_of_somebody(reading, at))
    };
    // "a retired teacher of 77,".
    let somebody = |of: usize| reading.has(of, Marker::Genitive) && of > 0 && is_somebody(reading, of - 1);
    let before = at.checked_sub(1)?;
    // Smaller ones are times of day there.
    let opens = years >= EVENING && (reading.has(before, Marker::AtAge) || somebody(before));
    // "was 21 when", "is 66 and", "turned 64 on Sunday".
    let dated = || reading.tokens[before].is_any(&["turned", "turns"]) && reading.values_over(at + 2).next().is_some();
    let then = || reading.is(at + 1, Marker::Subordinator) || reading.has(at + 1, Marker::Coordinator) || dated();
    // "Barely 19, the boatbuilder …", "Now 41 and a professor, she …".
    let opens = opens && closed || (said(before) || opens_barely(reading, before)) && (closed || then());
    opens.then(|| (spotted.told.clone(), Value::years(years.into())))
}

/// "Barely", "Now": an adverb before an age opens a sentence.
fn opens_barely(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, Marker::Barely) && reading.sentences[reading.sentence_of(at)].tokens.start == at
}

/// The years that a bare number may tell, "three" and "78", but not "one".
fn figure(reading: &Reading<'_>, at: usize, spotted: &Spotted) -> Option<u16> {
    let written = reading.tokens[at].norm.parse::<u16>().ok();
    let spelled = || match spotted.told.resolve(&Anchor::default()) {
        Some(Value::Number(number)) if number.is_exact() => (2..110_u16).find(|years| f64::from(*years) == number.low),
        _ => None,
    };
    written.or_else(spelled).filter(|years| (1..110).contains(years))
}

/// Above any hour of the day.
const EVENING: u16 = 25;

/// A person is named up to a token, or before what commas set off there: "X, a student from Trou, was".
fn is_told_of_somebody(reading: &Reading<'_>, at: usize) -> bool {
    // "the price for X was 80".
    let governed = |mention: &Mention| mention.tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Preposition));
    let named = |end: usize| bearer::persons(reading).any(|mention| mention.tokens.end == end && !governed(mention));
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let aside = at.checked_sub(1).map(|last| &sentence.segments[sentence.segment_of(last)]).filter(|_| reading.tokens[at].is(","));
    let set_off = |aside: &Segment| aside.opener == Opener::Comma && aside.verbs.is_empty() && named(aside.tokens.start);
    named(at + 1) || aside.is_some_and(set_off)
}

/// A word for what somebody is ends at a token.
fn is_somebody(reading: &Reading<'_>, at: usize) -> bool {
    reading
        .hits_over(at)
        .any(|hit| hit.tokens.end == at + 1 && (matches!(hit.cue, Cue::Called(_)) || bearer::is_somebody(reading, hit.cue)))
}

/// « À 46 ans, X … »: an age that opens the sentence may be of the day or of what the sentence tells.
fn opens_sentence(reading: &Reading<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        reading.has(before, Marker::AtAge) && reading.sentences.iter().any(|sentence| sentence.tokens.start == before)
    })
}

/// « À 46 ans, X dirige … », "At 46, X can hope …": a verb of what somebody is or may do now, and an age near the one known; far from
/// it, the present is a story's.
fn is_of_today(reading: &Reading<'_>, subject: &Subject<'_>, told: &Told, at: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let here = sentence.segment_of(at);
    let main = sentence.segments.get(here + 1).map(|segment| segment.tokens.clone());
    let verb = main.and_then(|mut main| main.find(|at| reading.is_verb(*at) || reading.has(*at, Marker::Stative)));
    let stative = |verb: usize| {
        let present = reading.forms(verb).iter().all(|form| form.tense == Tense::Present);
        let state = reading.has(verb, Marker::Copula) && !reading.has(verb, Marker::Inceptive);
        present && (state || reading.has(verb, Marker::Stative))
    };
    verb.is_some_and(stative) && is_near_known(reading, subject, told)
}

/// An age that is at most a slip from the one known.
fn is_near_known(reading: &Reading<'_>, subject: &Subject<'_>, told: &Told) -> bool {
    let told = match told.resolve(&Anchor::default()) {
        Some(Value::Age(age) | Value::Number(age)) => age.middle(),
        _ => return false,
    };
    let near = |value: &FactValue| matches!(value, FactValue::Plain(Value::Age(known)) if (known.middle() - told).abs() <= NEAR);
    subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).is).any(near)
}

/// « À 23 ans, X a réussi samedi … »: what the age's own part of the sentence tells is of these days.
fn is_of_news(reading: &Reading<'_>, subject: &Subject<'_>, told: &Told, at: usize) -> bool {
    let Some(today) = reading.context.date.map(|date| date.date()) else { return false };
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let part = at..own_end(reading, at);
    if !is_near_known(reading, subject, told) || part.clone().any(|at| reading.has(at, Marker::PastAuxiliary)) {
        return false;
    }
    let days = reading.values_in(part).filter_map(|spotted| spotted.told.resolve(&anchor)).filter_map(|value| match value {
        Value::Date(dates) => dates.first.zip(dates.last),
        _ => None,
    });
    let mut days = days.peekable();
    days.peek().is_some() && days.all(|(first, last)| first <= today && (today - last).get_days() <= NEWS)
}

/// One past the last token of the part around a token, or of its main clause: « ce qu'aucune n'avait fait » is of an earlier time.
fn own_end(reading: &Reading<'_>, at: usize) -> usize {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let inner = |segment: &&Segment| segment.tokens.start > at && matches!(segment.opener, Opener::Relative | Opener::Subordinator);
    let clause = sentence.segments.iter().find(inner).map_or(sentence.tokens.end, |segment| segment.tokens.start);
    sentence.part_end(at).min(clause)
}

/// For how many days what happened is news.
const NEWS: i32 = 31;

/// How many years off an age told of today may be by mistake.
const NEAR: f64 = 5.0;

/// « avait 22 ans », "was 22".
fn is_of_past(reading: &Reading<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|at| reading.tokens[at].is_any(&["avait", "avaient", "was", "were", "had"]))
}

/// « s'est éteint jeudi à l'âge de 82 ans », "died in Cahors aged 82": the age at an event that the attribute tells of.
fn is_of_event(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let told = reading.base.attribute(subject.attribute).event.is_some();
    told && opens_age(reading, tokens.start)
        && !is_difference(reading, tokens)
        && occurrences(reading, subject).iter().any(|occurrence| owns(reading, occurrence, tokens))
}

/// « à 82 ans », « à l'âge de 82 ans », "at the age of 82".
fn opens_age(reading: &Reading<'_>, at: usize) -> bool {
    let named = |before: usize| reading.is(before, Marker::AgeNoun) && before + 2 == at;
    let before = |back: usize| at.checked_sub(back);
    before(1).is_some_and(|at| reading.has(at, Marker::AtAge)) || before(2).is_some_and(named)
}

fn claim(reading: &Reading<'_>, subject: &Subject<'_>, age: Value, tokens: &Range<usize>) -> Claim {
    let mut claim = Claim::of(reading, subject, ClaimValue::Plain(age), tokens);
    claim.negated = crate::claims::mood::is_negated(reading, tokens, false);
    claim
}

/// An age, or a length of time in years that stands where an age would.
fn is_years(told: &Told) -> bool {
    match told {
        Told::Age(..) => true,
        Told::Duration(parts) => parts.iter().all(|(_, unit)| *unit == TimeUnit::Year),
        _ => false,
    }
}

/// « de vingt ans plus jeune », "two years older", « son aîné de dix ans »: a difference between two ages.
fn is_difference(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let near = tokens.start.saturating_sub(3)..(tokens.end + 3).min(reading.tokens.len());
    near.into_iter().any(|at| !tokens.contains(&at) && reading.is(at, Marker::Comparative))
}

/// « après trois ans en fonction », "for three years", « trois ans plus tard »: a length of time.
fn is_stretch(reading: &Reading<'_>, told: &Told, tokens: &Range<usize>) -> bool {
    let kinds = [Marker::After, Marker::Before, Marker::During];
    let opened = |before: usize| kinds.iter().any(|kind| reading.is(before, *kind));
    let counted = tokens.start.checked_sub(1).is_some_and(opened) || reading.is(tokens.end, Marker::Later);
    // « a exercé huit ans », "served eight years": how long they served.
    let served = tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Serving));
    matches!(told, Told::Duration(_)) && (counted || served) || is_led_to(reading, tokens) || is_term(reading, tokens)
}

/// « Depuis trente ans, X … », « en trente ans »: what leads to an age is « à », or « de » after a noun. In English nothing but a length
/// of time is written so: "for 49-year-old X" is an age.
fn is_led_to(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let leads = |at: usize| reading.is(at, Marker::Preposition) && !reading.has(at, Marker::AtAge) && !reading.has(at, Marker::Genitive);
    reading.context.lang == Lang::Fr && tokens.start.checked_sub(1).is_some_and(leads)
}

/// « , de trois ans avec sursis », « trois ans de prison », "three years in prison": how long something lasts, told of whoever stands before it.
fn is_term(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let of = |at: usize| reading.has(at, Marker::Genitive);
    let opened = tokens.start.checked_sub(2).is_some_and(|at| reading.tokens[at].is(",") && of(at + 1));
    let named = |at: usize| reading.tokens[at].capital;
    let followed = reading.is(tokens.end, Marker::With) || reading.is(tokens.end, Marker::Parts);
    // « l'élue de 54 ans devant la presse ».
    let somebody = |of: usize| bearer::persons(reading).any(|mention| mention.tokens.end == of);
    if !followed && tokens.start.checked_sub(1).is_some_and(|at| of(at) && somebody(at)) {
        return false;
    }
    opened || followed || (of(tokens.end) || reading.is(tokens.end, Marker::Preposition)) && !named(tokens.end + 1)
}

/// « à l'époque », "at the time": an age of another day.
fn is_then(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = reading.sentences[reading.sentence_of(at)].tokens.clone();
    let spells = |from: usize, words: &[&str]| {
        words.iter().enumerate().all(|(nth, word)| reading.tokens.get(from + nth).is_some_and(|token| token.is(word)))
    };
    sentence.clone().any(|from| {
        spells(from, &["à", "l'", "époque"])
            || spells(from, &["alors"]) && !spells(from + 1, &["que"])
            || spells(from, &["at", "the", "time"])
            || spells(from, &["then"])
    })
}

/// « Élue en 2020, à 43 ans », "elected in 2020 at 43": the age of an earlier year.
fn is_dated(reading: &Reading<'_>, at: usize) -> bool {
    let Some(now) = reading.context.date.map(|date| date.date().year()) else { return false };
    let opened = at.checked_sub(1).is_some_and(|before| reading.has(before, Marker::AtAge));
    let earlier = |value: Value| matches!(value, Value::Date(dates) if dates.last.is_some_and(|last| last.year() < now));
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let sentence = reading.sentences[reading.sentence_of(at)].tokens.clone();
    opened && reading.values_in(sentence).any(|spotted| spotted.told.resolve(&anchor).is_some_and(earlier))
}

/// « Il y a deux ans, quand il fêtait ses 45 ans »: a verb of the past tells the age, and an earlier year opens the sentence.
fn is_remembered(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let own = &sentence.segments[sentence.segment_of(at)];
    let past = |verb: &usize| *verb < at && reading.forms(*verb).iter().any(|form| matches!(form.tense, Tense::Imperfect | Tense::Past));
    let Some(today) = reading.context.date.map(|date| date.date()) else { return false };
    let long_ago = |value: Value| matches!(value, Value::Date(dates) if dates.last.is_some_and(|last| (today - last).get_days() > YEAR));
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let mut before = reading.values_in(sentence.tokens.start..at).filter_map(|spotted| spotted.told.resolve(&anchor));
    let tense = |form: VerbUse| matches!(form.tense, Tense::Imperfect | Tense::Past);
    let told = || reading.hits_over(at).any(|hit| hit.verb && hit.forms.iter().any(tense));
    (own.verbs.iter().any(past) || told()) && before.any(long_ago)
}

/// How many days back somebody was of another age.
const YEAR: i32 = 300;

/// « Entré au conseil à 30 ans, X … », « X, maire à 30 ans, … »: the age at what its own part of the sentence tells, by a verb or without any.
fn is_of_deed(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let segment = &sentence.segments[sentence.segment_of(at)];
    let state = |verb: usize| reading.has(verb, Marker::Copula) && !reading.has(verb, Marker::Inceptive);
    let deed = segment.verbs.iter().any(|verb| *verb < at && !state(*verb));
    let opener = (segment.tokens.start..at).rev().find(|before| reading.has(*before, Marker::AtAge)).unwrap_or(at);
    let title = || segment.verbs.is_empty() && (segment.tokens.start..opener).any(|before| reading.tokens[before].is_word());
    opens_age(reading, at) && (deed || title())
}

/// « il aura 23 ans », "will turn 23", « À 65 ans, il partira »: not his age yet.
fn is_future(reading: &Reading<'_>, at: usize) -> bool {
    let future = |at: usize| {
        reading.forms(at).iter().any(|form| form.tense == Tense::Future || form.mood == Mood::Conditional)
            || reading.tokens[at].is_any(&["will", "'ll", "turns"])
    };
    let present = |at: usize| reading.forms(at).iter().any(|form| form.mood == Mood::Indicative && form.tense == Tense::Present);
    // « À 66 ans, il promet de … »: who says or asks for something today is of that age today; who means to do it may mean at that age.
    let means = |verb: usize| [Marker::Stative, Marker::Volition, Marker::Auxiliary].iter().any(|kind| reading.is(verb, *kind));
    let said = |at: usize| (at.saturating_sub(3)..at).any(|verb| present(verb) && !means(verb));
    let infinitive = |at: usize| reading.forms(at).iter().any(|form| form.mood == Mood::Infinitive) || reading.tokens[at].is("to");
    let planned = |at: usize| infinitive(at) && !said(at);
    let sentence = reading.sentences[reading.sentence_of(at)].tokens.clone();
    let ahead = || sentence.clone().any(|at| future(at) || planned(at) || reading.is(at, Marker::Hedge) && !present(at));
    (at.saturating_sub(3)..at).any(future) || opens_sentence(reading, at) && ahead()
}

/// "X, 22, said": a bare figure between commas right after a name.
fn bare(reading: &Reading<'_>, at: usize, subject: &Subject<'_>) -> Option<(Value, Range<usize>)> {
    let figure = reading.tokens.get(at).filter(|token| token.kind == Kind::Number)?;
    let years: f64 = figure.norm.parse::<u16>().ok().filter(|years| (1..120).contains(years))?.into();
    // "X, now 47,".
    let first = at - usize::from(at.checked_sub(1).is_some_and(|before| reading.tokens[before].is_any(&["now", "aged"])));
    let mention = reading.mentions.iter().find(|mention| mention.tokens.end + 1 == first && mention.entity == Some(subject.entity))?;
    let open = &reading.tokens[mention.tokens.end];
    let close = reading.tokens.get(at + 1)?;
    let framed = open.is(",") && close.is_any(&[",", "."]) || open.is("(") && close.is(")");
    (framed && !bearer::is_complement(reading, mention)).then(|| (Value::years(years), at..at + 1))
}
