//! Measures: a duration, an amount, a share next to one of the attribute's words, the subject near.

use super::adjunct::{is_cue, occurrences};
use super::{apart, narrower, scope};
use crate::claims::focus::{self, is_anothers, is_given_to_another, is_rivalled, is_told_of};
use crate::claims::mention::Mention;
use crate::claims::occurrence::Occurrence;
use crate::claims::owner::owns;
use crate::claims::pinned::is_pinned;
use crate::claims::segment::Sentence;
use crate::claims::{Claim, Reading, Subject, story};
use crate::facts::index::{Cue, Hit};
use crate::facts::{AttributeId, EntityId, EntityKind, FactId, FactValue, ValueType};
use crate::language::Marker;
use crate::text::{Kind, Token};
use crate::values::{Anchor, Figure, Spotted, Told, Value};
use std::ops::Range;

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    let kind = reading.base.attribute(subject.attribute).value;
    for (here, sentence) in reading.sentences.iter().enumerate() {
        if !is_anchored(reading, subject, here) {
            continue;
        }
        for spotted in reading.values_in(sentence.tokens.clone()) {
            let plain = || spotted.told.resolve(&Anchor::default()).filter(|value| kind.measures(value) && !spotted.told.is_share());
            let value = unitless(reading, subject, spotted).filter(|value| kind.measures(value)).or_else(plain);
            let bare = matches!(value, Some(Value::Number(_) | Value::Ordinal(_)));
            if bare && (spotted.told.is_article() || !is_numbered(reading, subject, spotted)) {
                continue;
            }
            if let Some(value) = value.filter(|_| is_meant(reading, subject, &spotted.tokens)) {
                let figure = scope::figure(reading, subject, value, &spotted.tokens);
                out.push(Claim { fact: keyed(reading, subject, here), ..figure });
            }
        }
    }
}

/// « cinq ans de prison, dont trois avec sursis », "£10,000, of which 5,000 suspended": a part of what was told before it, in its unit.
fn unitless(reading: &Reading<'_>, subject: &Subject<'_>, part: &Spotted) -> Option<Value> {
    let (led, next) = (part.tokens.start.checked_sub(1)?, part.tokens.end);
    let qualified = reading.own_hits(subject).any(|hit| (next..=next + 1).contains(&hit.tokens.start));
    let parts = (led.saturating_sub(1)..=led).any(|at| reading.is(at, Marker::Parts)) && qualified;
    let Some(Value::Number(number)) = part.told.resolve(&Anchor::default()).filter(|_| parts) else { return None };
    let sentence = reading.sentences[reading.sentence_of(led)].tokens.start..led;
    let whole = reading.values_in(sentence).last()?;
    let value = whole.told.resolve(&Anchor::default()).filter(|whole| is_less(reading, subject, whole))?;
    match (&whole.told, value) {
        (Told::Duration(length), _) if number.is_exact() => match length.as_slice() {
            [(figure, unit)] => {
                Told::Duration(vec![(Figure { low: number.low, high: number.high, ..*figure }, *unit)]).resolve(&Anchor::default())
            }
            _ => None,
        },
        (_, Value::Money(all, currency)) => {
            let scaled = number.map(|figure| figure * scale_of(reading, &whole.tokens));
            Some(Value::Money(if scaled.high <= all.high { scaled } else { number }, currency))
        }
        _ => None,
    }
}

/// « 46 millions d'euros, dont 15 »: what the figure of the whole is counted in.
fn scale_of(reading: &Reading<'_>, whole: &Range<usize>) -> f64 {
    let counted = |word: &str| whole.clone().any(|at| reading.tokens[at].norm.trim_end_matches('s') == word);
    if counted("million") {
        1e6
    } else if counted("milliard") || counted("billion") {
        1e9
    } else {
        1.0
    }
}

/// What the facts hold is of an attribute of the desk's own, and less than the whole.
fn is_less(reading: &Reading<'_>, subject: &Subject<'_>, whole: &Value) -> bool {
    let less = |value: &FactValue| match (value, whole) {
        (FactValue::Plain(Value::Duration(part)), Value::Duration(whole)) => part.high < whole.low,
        (FactValue::Plain(Value::Money(part, _)), Value::Money(whole, _)) => part.high < whole.low,
        _ => false,
    };
    let mut known = subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).is);
    reading.base.attribute(subject.attribute).own && known.any(less)
}

/// « la place 3 », « la 12e minute », "finished third": a number without a unit is the figure only beside a word of the attribute.
///
/// After a verb it stands alone: « a fini à quatorze », "finished with 14 men" count something else.
fn is_numbered(reading: &Reading<'_>, subject: &Subject<'_>, spotted: &Spotted) -> bool {
    let tokens = &spotted.tokens;
    let of_verb = |hit: &Hit| hit.verb && tokens.start - hit.tokens.end <= 3 && !is_of_another(reading, hit, spotted);
    let after = |hit: &Hit| hit.tokens.end <= tokens.start && (!hit.verb && hit.tokens.end == tokens.start || of_verb(hit));
    let label = tokens.start.checked_sub(1).is_some_and(|at| is_inner_capital(reading, at));
    !label
        && (reading.own_hits(subject).any(|hit| !hit.verb && hit.tokens.start == tokens.end || after(hit))
            || is_placed(reading, subject, tokens))
}

/// « est neuvième de National 3 », "lie sixth in": an ordinal that a verb of standing tells, or that is apposed, of what is told by
/// verbs of finishing; a noun after it would be what it counts.
fn is_placed(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let ordinal = |spotted: &Spotted| matches!(spotted.told.resolve(&Anchor::default()), Some(Value::Ordinal(_)));
    let told = reading.values_over(tokens.start).any(|spotted| spotted.tokens == *tokens && ordinal(spotted));
    let ranking = has_verbs(reading, subject);
    let light = |at: &usize| !reading.has(*at, Marker::Adverb);
    let Some(before) = (tokens.start.saturating_sub(3)..tokens.start).rev().find(light) else { return false };
    let standing = reading.has(before, Marker::Copula) || reading.is(before, Marker::Standing) || reading.tokens[before].is(",");
    let next = tokens.end;
    let of = (reading.has(next, Marker::Preposition) || reading.has(next, Marker::Genitive)) && !reading.is(next, Marker::Against);
    let closed = || !reading.tokens[before].is(",") && reading.tokens.get(next).is_none_or(|token| token.kind == Kind::Mark);
    // "X's women, second in their league": another side.
    let another = before.checked_sub(2).is_some_and(|at| reading.tokens[at].is("'s") && reading.mentions_over(at + 1).next().is_none());
    told && ranking && standing && !another && (of || closed())
}

/// A noun follows that the number counts or ranks, « quatorze minutes », « sa troisième saison », or a preposition parts it from the verb.
fn is_of_another(reading: &Reading<'_>, verb: &Hit, number: &Spotted) -> bool {
    let determiners = [Marker::Definite, Marker::Indefinite, Marker::Possessive, Marker::Demonstrative];
    let mut between = verb.tokens.end..number.tokens.start;
    let next = number.tokens.end;
    let noun = reading.tokens.get(next).is_some_and(Token::is_word) && !reading.is_marked(next) && !reading.is_verb(next);
    match number.told {
        Told::Ordinal(_) => noun && between.any(|at| determiners.iter().any(|kind| reading.has(at, *kind))),
        _ => noun || between.any(|at| reading.has(at, Marker::Preposition)),
    }
}

/// "National 3", « Ligue 1 »: a capital inside a sentence makes the number part of a name.
fn is_inner_capital(reading: &Reading<'_>, at: usize) -> bool {
    reading.tokens[at].capital && reading.sentences[reading.sentence_of(at)].tokens.start != at
}

/// The figure is the subject's own and of the time that its words tell, or the one that it is compared with.
fn is_meant(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let told = || {
        !is_anothers(reading, subject, tokens.start)
            && is_cued(reading, subject, tokens)
            && !scope::is_change(reading, subject, tokens)
            && !scope::is_standard(reading, tokens)
    };
    (told() || scope::is_compared(reading, subject, tokens))
        && !scope::is_ahead(reading, subject, tokens)
        && !scope::is_part(reading, tokens)
        && !narrower::is_narrower(reading, subject, tokens, tokens)
        && !is_length_of_something(reading, subject, tokens)
        && !is_while(reading, subject, tokens)
        && !is_time_to(reading, subject, tokens)
        && !is_of_some(reading, subject, tokens)
        && !scope::is_denied(reading, tokens)
        && !is_measured_of_another(reading, subject, tokens)
        && !scope::is_bygone(reading, tokens)
        && !is_partial(reading, subject, tokens)
        && !is_of_another_change(reading, subject, tokens)
        && !is_of_possessor(reading, subject, tokens)
        && !is_at_hour(reading, subject, tokens)
        && !is_given_to_another(reading, subject, tokens)
}

/// « première pendant vingt-quatre heures », "third for two days": for how long, where a noun behind it is the attribute's.
fn is_while(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let during = |at: usize| reading.tokens.get(at).is_some_and(|token| token.is_any(&["pendant", "durant", "for"]));
    let behind = || {
        let mut hits = reading.own_hits(subject).filter(|hit| !hit.verb).peekable();
        hits.peek().is_some() && hits.all(|hit| hit.tokens.start >= tokens.end) && reading.base.attribute(subject.attribute).own
    };
    let ordinal = |spotted: &Spotted| spotted.tokens == *tokens && matches!(spotted.told, Told::Ordinal(_));
    let ranked = reading.values_over(tokens.start).any(ordinal) && during(tokens.end);
    ranked || tokens.start.checked_sub(1).is_some_and(during) && behind()
}

/// « à quelques heures de son discours », "two hours before the speech": how long until what is told, or since.
fn is_time_to(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let lasts = reading.base.attribute(subject.attribute).value == ValueType::Duration;
    let determiners = [Marker::Definite, Marker::Possessive, Marker::Demonstrative];
    // « condamné à deux ans de prison » has no determiner there.
    let of = || reading.has(tokens.end, Marker::Contracted) || determiners.iter().any(|kind| reading.has(tokens.end + 1, *kind));
    let led = |kind: Marker| tokens.start.checked_sub(1).is_some_and(|at| reading.is(at, kind));
    let away = led(Marker::There) && reading.has(tokens.end, Marker::Genitive) && of();
    lasts && (away || !led(Marker::During) && (reading.is(tokens.end, Marker::Before) || reading.is(tokens.end, Marker::After)))
}

/// « 84 % d'un concurrent », "84% of a rival": a share of something that is brought in there.
fn is_of_some(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let share = reading.base.attribute(subject.attribute).value == ValueType::Percentage;
    share && reading.has(tokens.end, Marker::Genitive) && reading.has(tokens.end + 1, Marker::Indefinite)
}

/// « trente-neuf ans de silence », "eight days of talks": how long something lasted that isn't the subject.
fn is_length_of_something(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let event = reading.base.entity(subject.entity).kind == EntityKind::Event;
    let length = reading.values_over(tokens.start).any(|spotted| spotted.tokens == *tokens && spotted.told.as_duration().is_some());
    let noun = tokens.end + 1;
    let told = |at: usize| reading.hits_over(at).next().is_some() || reading.mentions_over(at).next().is_some() || reading.is_marked(at);
    event && length && reading.has(tokens.end, Marker::Genitive) && reading.tokens.get(noun).is_some_and(Token::is_word) && !told(noun)
}

/// « a déjà purgé 14 mois », « a passé 14 mois en prison », "has already served 14 months": a part of it, or another of the kind.
///
/// Time spent is no sentence, which verbs of giving tell; where no verb tells the length, spending it does.
fn is_partial(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let segment = &sentence.segments[sentence.segment_of(tokens.start)].tokens;
    let helped = |at: usize| at > 0 && reading.has(at - 1, Marker::Auxiliary);
    let since = tokens.start.checked_sub(1).is_some_and(|at| reading.is(at, Marker::Since));
    let event = reading.base.entity(subject.entity).kind == EntityKind::Event;
    let lasted = reading.base.attribute(subject.attribute).value == ValueType::Duration;
    let before = segment.start..tokens.start;
    since
        || before.clone().any(|at| reading.has(at, Marker::Again) && helped(at))
        || lasted && !event && has_verbs(reading, subject) && before.clone().any(|at| reading.has(at, Marker::Spent))
}

fn has_verbs(reading: &Reading<'_>, subject: &Subject<'_>) -> bool {
    reading.base.attribute(subject.attribute).words.values().any(|words| !words.verbs.is_empty())
}

/// « 23 % à midi », "40% by 5pm": a share of an event that isn't over.
fn is_at_hour(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let sentence = reading.sentences[reading.sentence_of(tokens.start)].tokens.clone();
    let hour = |value: Value| match value {
        Value::Time(_) | Value::PartOfDay(_) => true,
        Value::Date(dates) => dates.window.is_some_and(|window| window.part.is_none()),
        _ => false,
    };
    let share = reading.base.attribute(subject.attribute).value == ValueType::Percentage;
    let event = reading.base.entity(subject.entity).kind == EntityKind::Event;
    share && event && reading.values_in(sentence).filter_map(|spotted| spotted.told.resolve(&Anchor::default())).any(hour)
}

/// A cue in the clause of the value, with no other value of the sentence nearer to it.
fn is_cued(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    if is_absolute(reading, sentence, tokens) {
        return false;
    }
    let clause = sentence.clause(tokens.start);
    let asks = !reading.base.attribute(subject.attribute).words.is_empty() || is_worded(reading, subject);
    let named = |hit: &Hit| is_cue(reading, hit.cue, subject) && !is_in_longer(reading, subject, hit);
    let hugging = || is_sole(reading, subject) && is_hugging(reading, subject, tokens);
    !asks && is_lasting(reading, subject, tokens)
        || !is_worded(reading, subject) && scope::turned_by(reading, subject, tokens).is_some()
        || is_placed(reading, subject, tokens)
        || hugging()
        || reading.hits_in(sentence.tokens.clone()).any(|hit| named(hit) && apart::is_told_of(reading, subject, hit, tokens))
        || reading.hits_in(clause).any(|hit| {
            named(hit) && !is_conjoined(reading, hit, tokens) && !is_counted_from(reading, hit, tokens) && is_within(sentence, hit, tokens)
        })
}

/// "an operating profit of 201 million, up 4%": the change of a figure that stands before it, where nothing tells what the facts say changes.
fn is_of_another_change(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)].tokens;
    let worded = |fact: &FactId| !reading.base.fact(*fact).words.is_empty();
    let told = |fact: &FactId| reading.hits_of(Cue::Fact(*fact)).any(|hit| sentence.contains(&hit.tokens.start));
    let figure = reading.values_in(sentence.start..tokens.start).any(is_amount);
    // « a vu son action reculer de 2 % »: another thing of the desk's.
    let another = |mention: &Mention| mention.entity.is_some_and(|entity| entity != subject.entity && is_thing(reading, entity));
    let thing = || {
        reading.mentions_in(sentence.clone()).any(another)
            || reading.hits_in(sentence.clone()).any(|hit| is_other_thing(reading, subject, hit))
    };
    reading.base.attribute(subject.attribute).change
        && (figure || thing())
        && subject.facts.iter().all(worded)
        && !subject.facts.iter().any(told)
}

/// « La Nasa …; son budget »: whose a possessive makes a figure's noun is somebody named, as what only belongs to them isn't.
fn is_of_possessor(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let here = reading.sentence_of(tokens.start);
    let clause = reading.sentences[here].clause(tokens.start);
    let owned = |hit: &Hit| !hit.verb && hit.tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Possessive));
    let own = reading.own_hits(subject).any(|hit| clause.contains(&hit.tokens.start) && owned(hit));
    let named = |mention: &Mention| mention.entity == Some(subject.entity);
    let near = reading.sentences[here.saturating_sub(1)].tokens.start..reading.sentences[here].tokens.end;
    let thing = !matches!(reading.base.entity(subject.entity).kind, EntityKind::Person | EntityKind::Event);
    // « La Nasa emploie plus de monde que l'AEE ; son budget »: whoever opens the sentence is whose.
    let opens = || focus::is_opened_by_stranger(reading, here);
    thing && own && (!reading.mentions_in(near).any(named) || opens())
}

fn is_other_thing(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    matches!(hit.cue, Cue::Called(entity) if entity != subject.entity && is_thing(reading, entity))
}

fn is_thing(reading: &Reading<'_>, entity: EntityId) -> bool {
    matches!(reading.base.entity(entity).kind, EntityKind::Object | EntityKind::Work)
}

fn is_amount(spotted: &Spotted) -> bool {
    let value = spotted.told.resolve(&Anchor::default()).filter(|_| !spotted.told.is_article());
    matches!(value, Some(Value::Money(..) | Value::Number(_) | Value::Quantity(..)))
}

/// Whether facts have words of their own, which say what is measured.
fn is_worded(reading: &Reading<'_>, subject: &Subject<'_>) -> bool {
    subject.facts.iter().any(|fact| !reading.base.fact(*fact).words.is_empty())
}

/// « détention provisoire » is no « détention » where another attribute has the longer words.
fn is_in_longer(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let covers =
        |other: &Hit| other.tokens.start <= hit.tokens.start && hit.tokens.end <= other.tokens.end && other.tokens.len() > hit.tokens.len();
    let another = |other: &&Hit| matches!(other.cue, Cue::Attribute(attribute) if attribute != subject.attribute);
    reading.hits.iter().filter(another).any(covers)
}

/// What follows the figure in a segment without a verb of its own is told of something else than the verb's figure.
fn is_within(sentence: &Sentence, cue: &Hit, tokens: &Range<usize>) -> bool {
    let (own, other) = (sentence.segment_of(tokens.start), sentence.segment_of(cue.tokens.start));
    other <= own || sentence.segments[own].verbs.is_empty()
}

/// « une participation de 39 % », "a turnout of 39%": the noun right before is another attribute's, and none of the subject's own.
fn is_measured_of_another(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let linked = |hit: &Hit| {
        let between = hit.tokens.end..tokens.start;
        !between.is_empty()
            && between.len() <= 2
            && between.into_iter().all(|at| reading.is(at, Marker::Measuring) || reading.has(at, Marker::Genitive))
    };
    let noun = |hit: &&Hit| !hit.verb && hit.tokens.end < tokens.start && linked(hit);
    let own = reading.own_hits(subject).any(|hit| noun(&hit));
    let kind = reading.base.attribute(subject.attribute).value;
    let opposite = reading.base.attribute(subject.attribute).opposite.as_ref();
    let another = |other: AttributeId| other != subject.attribute && opposite != Some(&reading.base.attribute(other).name);
    let rival = |hit: &Hit| matches!(hit.cue, Cue::Attribute(other) if another(other) && reading.base.attribute(other).value == kind);
    !own && reading.hits.iter().filter(noun).any(rival) || is_length_of_another(reading, subject, tokens)
}

/// « dix heures de délibéré », "seven hours of deliberation": the noun right after is of what the subject can't have, or of what has a length of its own.
fn is_length_of_another(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let kind = reading.base.entity(subject.entity).kind;
    let plain = reading.base.attribute(subject.attribute).words.is_empty();
    let after = |hit: &&Hit| hit.tokens.start == tokens.end + 1 && reading.has(tokens.end, Marker::Genitive);
    let value = reading.base.attribute(subject.attribute).value;
    let told = |hit: &Hit| occurrences(reading, subject).iter().any(|occurrence| occurrence.tokens == hit.tokens);
    let alien = |hit: &Hit| {
        let Cue::Attribute(other) = hit.cue else { return false };
        let of = reading.base.attribute(other);
        of.value == value && (!of.subject.is_empty() && !of.subject.contains(&kind) || plain && other != subject.attribute && !told(hit))
    };
    !reading.own_hits(subject).any(|hit| after(&hit)) && reading.hits.iter().filter(after).any(alien)
}

/// « dix heures avant le délibéré », "two days after the strike": how far from it, not how long it was.
fn is_counted_from(reading: &Reading<'_>, cue: &Hit, tokens: &Range<usize>) -> bool {
    let next = tokens.end;
    let article = usize::from(reading.has(next + 1, Marker::Definite));
    let apart = reading.is(next, Marker::Before) || reading.is(next, Marker::After);
    !cue.verb && apart && cue.tokens.start == next + 1 + article
}

/// « la peine et la période de onze ans »: the cue is joined by « et » to the noun that is measured.
fn is_conjoined(reading: &Reading<'_>, cue: &Hit, tokens: &Range<usize>) -> bool {
    let mut between = cue.tokens.end..tokens.start;
    !cue.verb
        && between.clone().any(|at| reading.has(at, Marker::Coordinator))
        && !between.any(|at| reading.is_verb(at) || reading.tokens[at].is(","))
}

/// « Vingt-deux ans, et déjà … »: an age that opens the sentence, alone before a comma.
fn is_absolute(reading: &Reading<'_>, sentence: &Sentence, tokens: &Range<usize>) -> bool {
    let alone = tokens.start == sentence.tokens.start && sentence.segments[0].tokens == *tokens && sentence.segments.len() > 1;
    let told = reading.values_over(tokens.start).find(|spotted| spotted.tokens == *tokens).map(|spotted| &spotted.told);
    alone && told.is_some_and(|told| told.as_age().is_some())
}

/// No other fact of the subject holds a figure of the kind.
fn is_sole(reading: &Reading<'_>, subject: &Subject<'_>) -> bool {
    let kind = |attribute| reading.base.attribute(attribute).value;
    let others = reading.base.groups_of(subject.entity).filter(|group| group.attribute != subject.attribute);
    others.into_iter().all(|group| kind(group.attribute) != kind(subject.attribute))
}

/// « une offre à 38 euros », "a bid of 38 euros": the figure follows what it measures, a link between.
fn is_hugging(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let linked = |noun: &Range<usize>| noun.end < tokens.start && (noun.end..tokens.start).all(|at| reading.is(at, Marker::Measuring));
    occurrences(reading, subject).iter().any(|occurrence| !occurrence.verb && linked(&occurrence.tokens))
}

/// « un procès de cinq jours », "a five-day trial", « a duré cinq jours », "for five days": the length of what is told.
fn is_lasting(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let told = occurrences(reading, subject);
    let link = |at: usize| reading.tokens[at].is_any(&["de", "d'", "of"]);
    let beside = told.iter().any(|occurrence| {
        let noun = &occurrence.tokens;
        let after = noun.end < tokens.start && tokens.start - noun.end <= 3 && (noun.end..tokens.start).any(link);
        // « deux jours après la rupture »: the time since, not how long it took.
        let since = (tokens.end..noun.start).any(|at| reading.is(at, Marker::After) || reading.is(at, Marker::Before));
        let before = tokens.end <= noun.start && noun.start - tokens.end <= 2 && !since;
        !occurrence.verb && (after || before)
    });
    let near = tokens.start.saturating_sub(2)..tokens.start;
    let during = near.into_iter().any(|at| reading.is(at, Marker::During));
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let goes_on = |at: usize| reading.is(at, Marker::Lasting) || reading.is(at, Marker::Ending);
    let lasts = || sentence.clause(tokens.start).into_iter().any(goes_on);
    let owned = || told.iter().any(|occurrence| owns(reading, occurrence, tokens));
    (beside || during && owned()) && !is_left(reading, sentence, tokens) || lasts() && owned()
}

/// "for two hours before the roof fell": how long until something else; "before bringing it under control" is the end of it.
fn is_left(reading: &Reading<'_>, sentence: &Sentence, tokens: &Range<usize>) -> bool {
    let rest = || tokens.end..sentence.tokens.end;
    let left = rest().any(|at| reading.is(at, Marker::Before) || reading.is(at, Marker::Until));
    left && !rest().any(|at| reading.is(at, Marker::Mastering))
}

/// The subject is told of in the sentence, by itself, by what it belongs to or by its event.
fn is_anchored(reading: &Reading<'_>, subject: &Subject<'_>, here: usize) -> bool {
    let told = |occurrence: &Occurrence| reading.sentence_of(occurrence.tokens.start) == here;
    // Who takes part may be late, or speak, anywhere: a length of time is told of the event only where the event is told.
    let lasts = reading.base.attribute(subject.attribute).value == ValueType::Duration;
    is_told_of(reading, subject, reading.sentences[here].tokens.start) && !(lasts && scope::is_loose(reading, subject, here))
        || is_event(reading, subject) && !is_rivalled(reading, subject, here) && occurrences(reading, subject).iter().any(told)
        || is_pinned(reading, subject.entity, subject.attribute, here)
        || reading.is_about() && (keyed(reading, subject, here).is_some() || is_only_told(reading, subject, here))
}

/// A word of the attribute tells of the one thing that has it.
fn is_only_told(reading: &Reading<'_>, subject: &Subject<'_>, here: usize) -> bool {
    let sentence = &reading.sentences[here].tokens;
    reading.own_hits(subject).filter(|hit| sentence.contains(&hit.tokens.start)).any(|hit| story::is_only_told(reading, subject, hit))
}

/// The figure is an event's, or told of one.
fn is_event(reading: &Reading<'_>, subject: &Subject<'_>) -> bool {
    reading.base.entity(subject.entity).kind == EntityKind::Event || reading.base.attribute(subject.attribute).event.is_some()
}

/// The one fact whose other entities, a place where the wind was measured, are all named in the sentence.
fn keyed(reading: &Reading<'_>, subject: &Subject<'_>, here: usize) -> Option<FactId> {
    let range = reading.sentences[here].tokens.clone();
    let named = |entity: &EntityId| reading.mentions_in(range.clone()).any(|mention| mention.entity == Some(*entity));
    let whole = |fact: &&FactId| {
        let with = &reading.base.fact(**fact).with;
        !with.is_empty() && with.iter().all(named)
    };
    let mut found = subject.facts.iter().filter(whole);
    found.next().filter(|_| found.next().is_none()).copied()
}
