//! Scope: figures of another time, of a part, or of a change are not the figure that a fact holds.

use crate::claims::bearer::is_finite;
use crate::claims::mention::{By, Mention};
use crate::claims::mood::is_negated;
use crate::claims::segment::{Opener, Segment};
use crate::claims::{Claim, ClaimValue, Reading, Subject, occurrence, owner};
use crate::facts::index::{Cue, Hit};
use crate::facts::{EntityId, EntityKind};
use crate::language::Marker;
use crate::language::inflect::{Mood, Tense};
use crate::values;
use crate::values::{Anchor, Dates, Interval, Spotted, Value};
use std::ops::Range;

/// The claim that a figure makes: of its time, denied where the verb that tells it is.
pub(super) fn figure(reading: &Reading<'_>, subject: &Subject<'_>, value: Value, tokens: &Range<usize>) -> Claim {
    let clause = reading.sentences[reading.sentence_of(tokens.start)].clause(tokens.start);
    let mut cues = reading.own_hits(subject).filter(|hit| clause.contains(&hit.tokens.start));
    // « ne se sont pas déplacés »: what denies a phrase stands in it.
    let inside = |hit: &Hit| hit.tokens.clone().any(|at| reading.has(at, Marker::Negation));
    let negated = cues.any(|hit| if hit.verb { is_negated(reading, &hit.tokens, true) } else { hit.tokens.len() > 1 && inside(hit) });
    let value = if is_exceeded(reading, tokens) { above(value) } else { value };
    let turned = turned_by(reading, subject, tokens);
    // What is wrong is the word that tells the direction, not the figure.
    let told = turned.as_ref().map_or_else(|| tokens.clone(), |word| word.start.min(tokens.start)..word.end.max(tokens.end));
    Claim {
        period: period(reading, tokens).filter(|_| !is_by_the_way(reading, subject, tokens)),
        negated: negated || turned.is_some(),
        ..Claim::of(reading, subject, ClaimValue::Plain(value), &told)
    }
}

/// « a reculé de 6 % » of what has grown by as much: of the words beside a figure, the nearest are those of the opposite attribute.
pub(super) fn turned_by(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let opposite = reading.base.attribute(subject.attribute).opposite.as_ref()?;
    let clause = reading.sentences[reading.sentence_of(tokens.start)].clause(tokens.start);
    let named = |attribute| reading.base.attribute(attribute).name == *opposite;
    let apart = |hit: &Hit| (hit.tokens.start.abs_diff(tokens.end)).min(hit.tokens.end.abs_diff(tokens.start));
    let told = |hit: &&Hit| matches!(hit.cue, Cue::Attribute(attribute) if attribute == subject.attribute || named(attribute));
    let near = reading.hits_in(clause).filter(told).min_by_key(|hit| apart(hit))?;
    let own = |hit: &Hit| hit.tokens == near.tokens && hit.cue == Cue::Attribute(subject.attribute);
    (!reading.hits_over(near.tokens.start).any(own)).then(|| near.tokens.clone())
}

/// « dépasse 60 millions », "topped £60m": the verb right before says that it is more.
fn is_exceeded(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let light = |at: &usize| reading.has(*at, Marker::Definite);
    (0..tokens.start).rev().find(|at| !light(at)).is_some_and(|at| reading.is(at, Marker::Exceeding))
}

/// All that is more than a figure.
fn above(value: Value) -> Value {
    let open = |interval: Interval| Interval { low_open: true, high: f64::INFINITY, ..interval };
    match value {
        Value::Number(interval) => Value::Number(open(interval)),
        Value::Percent(interval) => Value::Percent(open(interval)),
        Value::Money(interval, currency) => Value::Money(open(interval), currency),
        Value::Quantity(interval, unit) => Value::Quantity(open(interval), unit),
        other => other,
    }
}

/// « n'a pas dépassé 51 % », "never reached 300": the verb that governs the figure is denied.
pub(super) fn is_denied(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let segment = &sentence.segments[sentence.segment_of(tokens.start)];
    let verb = segment.verbs.iter().rfind(|verb| **verb < tokens.start);
    verb.is_some_and(|verb| is_negated(reading, &(*verb..*verb + 1), true))
}

/// « loin des vingt essais », "has yet to reach 20": what is told of the figure is that it isn't there.
pub(super) fn is_unreached(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let segment = &sentence.segments[sentence.segment_of(tokens.start)].tokens;
    (segment.start..tokens.start).any(|at| reading.is(at, Marker::Unreached))
}

/// « sept euros de moins que », "seven euros short of": how far a figure is from another.
pub(super) fn is_gap(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    reading.is(tokens.end, Marker::Gap)
}

/// The time that a figure is told of: the date after it, no figure of its kind between, else the one before it.
pub(super) fn period(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<Dates> {
    let sentence = reading.sentences[reading.sentence_of(tokens.start)].tokens.clone();
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let until = |at: usize| (at.saturating_sub(2)..=at).any(|at| reading.is(at, Marker::Until));
    let dates = |spotted: &&Spotted| {
        !is_length(spotted, &anchor) && !is_of_sequel(reading, tokens, &spotted.tokens) && !until(spotted.tokens.start)
    };
    let spotted: Vec<&Spotted> = reading.values_in(sentence.clone()).filter(dates).collect();
    let tense = |spotted: &Spotted| if owner::is_ahead(reading, &spotted.tokens) { values::Tense::Future } else { values::Tense::Past };
    let resolved = |spotted: &Spotted| spotted.told.resolve(&Anchor { tense: tense(spotted), ..anchor });
    let values: Vec<(bool, Option<Value>)> = spotted.iter().map(|spotted| (spotted.tokens == *tokens, resolved(spotted))).collect();
    let own = values.iter().position(|(own, _)| *own)?;
    let kind = values[own].1.as_ref().map(Value::kind);
    let date = |(_, value): &(bool, Option<Value>)| match value {
        Some(Value::Date(dates)) => Some(Some(*dates)),
        // Another figure of the kind has its own date.
        Some(value) if Some(value.kind()) == kind || is_large(value) => Some(None),
        _ => None,
    };
    // "was founded in 1923 and employs 410": the date belongs to the verb before the one that is joined.
    let joins =
        |at: &usize| reading.has(*at, Marker::Coordinator) && (at + 1..at + 3).any(|verb| verb < tokens.start && is_finite(reading, verb));
    let turn = (sentence.start..tokens.start).rev().find(joins);
    let joined = |spotted: &Spotted| turn.is_some_and(|turn| spotted.tokens.end <= turn);
    let told = spotted[..own].iter().zip(&values[..own]).rev().filter(|(spotted, _)| !joined(spotted)).map(|(_, value)| value);
    let before = || told.clone().find_map(date).flatten();
    // « réélue en 1989 avec 61 %, elle avait été opérée le 12 février »: the date of the figure's own segment comes first.
    let segments = &reading.sentences[reading.sentence_of(tokens.start)];
    let segment = &segments.segments[segments.segment_of(tokens.start)].tokens;
    let near = spotted[..own].iter().zip(&values[..own]).rev().take_while(|(spotted, _)| segment.contains(&spotted.tokens.start));
    let close = near.map(|(_, value)| value).find_map(date).flatten();
    let parted = spotted.get(own + 1).is_some_and(|next| !segment.contains(&next.tokens.start));
    if let Some(close) = close.filter(|_| parted) {
        return Some(close);
    }
    // « En 2020, il l'avait emporté avec 56 %, pour une participation de 39 % »: what opens the sentence dates all of it.
    let opening = || values[..own].first().filter(|_| opens(reading, tokens)).and_then(date).flatten();
    values[own + 1..].iter().find_map(date).flatten().or_else(before).or_else(opening)
}

/// "nine months before being released in May": the date of what came before or after the figure.
fn is_of_sequel(reading: &Reading<'_>, figure: &Range<usize>, date: &Range<usize>) -> bool {
    let mut between = figure.end..date.start;
    let turn = between.find(|at| reading.is(*at, Marker::Before) || reading.is(*at, Marker::After));
    turn.is_some_and(|turn| (turn + 1..date.start).any(|at| reading.is_verb(at) || !reading.forms(at).is_empty()))
}

/// « 148 millions » beside a sum told in full: its unit goes without saying.
fn is_large(value: &Value) -> bool {
    matches!(value, Value::Number(number) if number.low >= LARGE)
}

/// From where on a bare number is a figure, no count of a few.
const LARGE: f64 = 10_000.0;

/// Whether a value stands at the start of the figure's sentence, a preposition at most before it.
fn opens(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let start = reading.sentences[reading.sentence_of(tokens.start)].tokens.start;
    reading.values.iter().any(|spotted| (start..start + 3).contains(&spotted.tokens.start) && spotted.tokens.end <= tokens.start)
}

/// "had not lost in a decade": how long, where it may also be when.
fn is_length(spotted: &Spotted, anchor: &Anchor) -> bool {
    let ahead = |dates: Dates| dates.first.zip(anchor.dateline).is_some_and(|(first, day)| first > day.date());
    let date = spotted.told.resolve(anchor).is_some_and(|value| matches!(value, Value::Date(dates) if ahead(dates)));
    date && spotted.told.as_duration().is_some()
}

/// "X, who was widowed in 2019, leaves two children": every date of the sentence stands in another, relative clause about the person.
fn is_by_the_way(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let is_date = |value: Option<Value>| matches!(value, Some(Value::Date(_)));
    let kind = reading.base.entity(subject.entity).kind;
    let thing = matches!(kind, EntityKind::Work | EntityKind::Object | EntityKind::Place);
    let own = &sentence.segments[sentence.segment_of(tokens.start)];
    // « Traduit en dix langues, X avait paru en 1978 »: the main verb has its own time.
    let opening = thing && own.opener == Opener::Start && is_participle(reading, own.tokens.start);
    let aside = |at: usize| {
        let segment = &sentence.segments[sentence.segment_of(at)];
        let relative = kind == EntityKind::Person && segment.opener == Opener::Relative;
        let before = (relative || is_fronted(reading, subject, segment)) && segment.tokens.end <= tokens.start;
        // "X, who served four terms, stepped down in July": the main verb has its own time.
        let main = kind == EntityKind::Person && own.opener == Opener::Relative && segment.tokens.start >= own.tokens.end;
        before || main || opening && segment.tokens.start >= own.tokens.end && !segment.verbs.is_empty()
    };
    let mut dates = reading.values_in(sentence.tokens.clone()).filter(|spotted| is_date(spotted.told.resolve(&anchor)));
    dates.all(|spotted| aside(spotted.tokens.start))
}

fn is_participle(reading: &Reading<'_>, at: usize) -> bool {
    reading.forms(at).iter().any(|form| form.mood == Mood::Participle)
}

/// « Fondé en 1932, le club … », « Le club, fondé en 1932, … »: a participle opens the segment and tells of something else than the figure.
fn is_fronted(reading: &Reading<'_>, subject: &Subject<'_>, segment: &Segment) -> bool {
    let first = segment.tokens.start + usize::from(segment.opener == Opener::Comma);
    let another = |hit: &Hit| {
        hit.tokens.start == first
            && hit.forms.iter().any(|form| form.mood == Mood::Participle)
            && matches!(hit.cue, Cue::Attribute(attribute) if attribute != subject.attribute)
    };
    matches!(segment.opener, Opener::Start | Opener::Comma) && reading.hits.iter().any(another)
}

/// Whether the clause tells of what isn't settled: a forecast, next year's figure of what is told by the year, a peak reached for a moment.
pub(super) fn is_ahead(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let yearly = reading.base.attribute(subject.attribute).yearly;
    let future = |at: usize| yearly && reading.forms(at).iter().any(|form| form.tense == Tense::Future);
    // « jusqu'à », "will hold": what a thing can hold is told as a peak, and of the future.
    let limit = reading.base.attribute(subject.attribute).limit;
    // « versera », "will pay": what was promised is told of the future, where no later year has a figure of its own.
    let settled = limit || !yearly;
    let forecast = |at: usize| reading.is(at, Marker::Forecast) && !(settled && reading.has(at, Marker::Auxiliary));
    let extreme = |at: usize| !limit && reading.is(at, Marker::Extreme) && !is_height_of(reading, subject, at);
    let ahead = |at: usize| future(at) || reading.is(at, Marker::Spread) || forecast(at) || extreme(at);
    sentence.clause(tokens.start).into_iter().any(ahead) || is_outcome_ahead(reading, tokens)
}

/// « Au plus fort de la tempête, 26 000 foyers … »: the figure is the highest that the event had.
pub(super) fn is_highest(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let clause = reading.sentences[reading.sentence_of(tokens.start)].clause(tokens.start);
    clause.into_iter().any(|at| reading.is(at, Marker::Extreme) && is_height_of(reading, subject, at))
}

/// « au plus fort de la tempête », "at the height of the storm": the event that the words for a peak are of is the subject.
fn is_height_of(reading: &Reading<'_>, subject: &Subject<'_>, at: usize) -> bool {
    let of = (at + 1..at + 4).find(|at| reading.has(*at, Marker::Genitive));
    let start = of.map(|of| of + 1 + usize::from(reading.has(of + 1, Marker::Definite)));
    let event = reading.base.entity(subject.entity).kind == EntityKind::Event;
    event && start.is_some_and(|start| occurrence::of_event(reading, subject.entity).iter().any(|told| told.tokens.start == start))
}

/// « promet …, pour une capacité portée à 13 500 », "is set to rise to": what a change will lead to.
fn is_outcome_ahead(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let segment = &sentence.segments[sentence.segment_of(tokens.start)].tokens;
    let led = (segment.start..tokens.start).any(|at| reading.is(at, Marker::Outcome));
    let future = |at: usize| reading.forms(at).iter().any(|form| form.tense == Tense::Future || form.mood == Mood::Conditional);
    let ahead = |at: usize| [Marker::Promised, Marker::Forecast, Marker::Hedge].iter().any(|kind| reading.is(at, *kind));
    led && sentence.tokens.clone().any(|at| future(at) || ahead(at))
}

/// « + 30 millions », « a progressé de 30 millions », "fell by 3", "from 280": a change or its other end.
pub(super) fn is_change(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let attribute = reading.base.attribute(subject.attribute);
    let before = tokens.start.checked_sub(1);
    let of_noun = |at: usize| reading.has(at, Marker::Genitive) && at.checked_sub(1).is_some_and(|noun| is_sum(reading, noun));
    // « au bout de cinq jours »: how long until then.
    let after = |at: usize| (at.saturating_sub(2)..at).any(|at| reading.is(at, Marker::After));
    let marked =
        before.is_some_and(|at| reading.is(at, Marker::Change) && !of_noun(at) && !after(at)) || reading.is(tokens.start, Marker::Change);
    !attribute.change && marked && !is_level(reading, tokens.start) && !is_amount(reading, subject, tokens)
}

/// « une avance de 8 000 euros », "a fee of £3m": a noun for a sum, no change.
fn is_sum(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, Marker::Sum)
}

/// « une amende de 300 euros », « 300 euros d'amende »: the attribute's own noun beside the figure says what it is.
fn is_amount(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let link = |at: usize| reading.has(at, Marker::Genitive);
    let before = |hit: &Hit| hit.tokens.end + 1 == tokens.start && link(hit.tokens.end);
    let after = |hit: &Hit| tokens.end + 1 == hit.tokens.start && link(tokens.end);
    // « accuser une perte de »: a verb's phrase that ends in its noun.
    let noun = |hit: &Hit| !hit.verb || hit.tokens.len() > 1;
    reading.own_hits(subject).chain(opposite_hits(reading, subject)).any(|hit| noun(hit) && (before(hit) || after(hit)))
}

/// The cue phrases that tell the subject's figure the other way round.
fn opposite_hits<'r>(reading: &'r Reading<'_>, subject: &Subject<'_>) -> impl Iterator<Item = &'r Hit> {
    let opposite = reading.base.attribute(subject.attribute).opposite.as_ref();
    let named = move |cue: Cue| matches!(cue, Cue::Attribute(attribute) if opposite == Some(&reading.base.attribute(attribute).name));
    reading.hits.iter().filter(move |hit| named(hit.cue))
}

/// A source tells the figure with the same word.
pub(super) fn is_sourced(reading: &Reading<'_>, subject: &Subject<'_>, at: usize) -> bool {
    let quotes = subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).says).filter_map(|says| says.quote.as_deref());
    quotes
        .flat_map(|quote| quote.split_whitespace())
        .any(|word| crate::text::fold::norm(word.trim_matches(|c: char| !c.is_alphanumeric())) == *reading.tokens[at].norm)
}

/// « 1 200 des 11 500 euros », "1,200 of the 11,500", « 58 % d'entre eux »: a part of what another figure tells.
pub(super) fn is_part(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let link = |at: usize| reading.has(at, Marker::Genitive) || reading.has(at, Marker::Definite);
    let next = (tokens.end..tokens.end + 3).find(|at| !link(*at));
    let of_figure = |next: usize| next > tokens.end && reading.values_over(next).any(|spotted| spotted.tokens.start == next);
    reading.is(tokens.end, Marker::Parts) || next.is_some_and(of_figure)
}

/// « Velnor, 340 salariés, », "Velnor, 340 staff,": nothing but the count between commas, right behind the name.
fn is_apposed(reading: &Reading<'_>, subject: &Subject<'_>, noun: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(noun.start)];
    let segment = &sentence.segments[sentence.segment_of(noun.start)];
    let own = |mention: &Mention| mention.entity == Some(subject.entity) && mention.tokens.end == segment.tokens.start;
    let counted = (segment.tokens.start + 1..noun.start).all(|at| reading.values_over(at).next().is_some());
    segment.opener == Opener::Comma && counted && segment.tokens.end == noun.end && reading.mentions.iter().any(own)
}

/// « la saison dernière », "last season": a figure of another time than the facts'.
pub(super) fn is_bygone(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    sentence.tokens.clone().any(|at| reading.is(at, Marker::Bygone))
}

/// « L'accident de 2014 avait déjà fait deux morts »: of an event that was over long before the draft, no figure is of an earlier time.
pub(super) fn is_long_over(reading: &Reading<'_>, subject: &Subject<'_>) -> bool {
    let today = reading.context.date.map(|date| date.date());
    let event = reading.base.entity(subject.entity).kind == EntityKind::Event;
    let day = reading.base.day_of(subject.entity).filter(|_| event);
    today.zip(day).is_some_and(|(today, day)| (today - day).get_days() > OVER)
}

/// How many days after an event what it came to is known.
const OVER: i32 = 180;

/// "£41.6 million, against £49.2 million a year earlier": a figure that is only compared with, its own date told or not.
pub(super) fn is_standard(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    is_led_by_comparing(reading, tokens) && !(tokens.start.saturating_sub(2)..tokens.start).any(|at| reading.is(at, Marker::After))
}

fn is_led_by_comparing(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    (tokens.start.saturating_sub(2)..tokens.start).any(|at| reading.is(at, Marker::Comparing))
}

/// « 2,14 milliards en 2025, contre 2,02 en 2024 »: another year's figure of what the sentence tells, its own date after it.
pub(super) fn is_compared(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let segment = &sentence.segments[sentence.segment_of(tokens.start)].tokens;
    let compared = is_led_by_comparing(reading, tokens);
    let dated = || {
        reading
            .values_in(tokens.end..segment.end)
            .any(|spotted| spotted.told.resolve(&Anchor::default()).is_some_and(|value| matches!(value, Value::Date(_))))
    };
    let cued = || reading.own_hits(subject).any(|hit| sentence.tokens.start <= hit.tokens.start && hit.tokens.end <= tokens.start);
    reading.base.attribute(subject.attribute).yearly && compared && dated() && cued()
}

/// « était encore de 142 millions »: a copula before the preposition tells where a figure stands.
fn is_level(reading: &Reading<'_>, at: usize) -> bool {
    let kinds = [Marker::Adverb, Marker::Restriction];
    let copula = |at: &usize| reading.has(*at, Marker::Copula);
    // « n'avait été que de »: a copula may be a word that others may stand beside.
    let stop = |at: &usize| copula(at) || !kinds.iter().any(|kind| reading.has(*at, *kind)) && !reading.is(*at, Marker::Change);
    (at.saturating_sub(4)..at).rev().find(stop).is_some_and(|at| copula(&at))
}

/// Whether a number counts the whole: beside a verb of having, after a definite article, or told of an event or thing itself.
///
/// « Douze membres ont voté contre » counts some of them.
pub(super) fn is_whole(reading: &Reading<'_>, subject: &Subject<'_>, noun: &Range<usize>) -> bool {
    if reading.base.attribute(subject.attribute).limit {
        return is_held(reading, noun);
    }
    // A phrase of several words says what it counts.
    if noun.len() > 1 || !matches!(reading.base.entity(subject.entity).kind, EntityKind::Group | EntityKind::Body | EntityKind::Place) {
        return true;
    }
    // « les 350 emplois que X supprime », "the jobs that X is to cut": some of them.
    if reading.has(noun.end, Marker::Relative) && reading.tokens[noun.end].is_any(&["que", "qu'", "that", "which", "whom"]) {
        return false;
    }
    let sentence = &reading.sentences[reading.sentence_of(noun.start)];
    let segment = &sentence.segments[sentence.segment_of(noun.start)].tokens;
    let near = segment.start..noun.start;
    // « a été suivie par 120 salariés »: a helping verb has nothing.
    // « a 120 salariés », "have only 27 points", but « a fermé 5 usines ».
    let number = |at: usize| reading.values.iter().any(|value| value.tokens.start == at && value.tokens.end <= noun.start);
    let light = |at: usize| reading.has(at, Marker::Adverb) || reading.tokens[at].is_any(&["que", "qu'", "only", "just", "now"]);
    let alone = |at: usize| number(at + 1) || at + 1 < noun.start && light(at + 1) && number(at + 2);
    let has = |at: usize| reading.is(at, Marker::Having) && (reading.is_verb(at) || !reading.has(at, Marker::Auxiliary) || alone(at));
    let having = (segment.start..noun.end).any(has);
    let definite = (noun.start.saturating_sub(3).max(segment.start)..noun.start).any(|at| reading.has(at, Marker::Definite));
    // « Le conseil de Lyon compte 73 membres »: of another place than the desk's.
    let elsewhere = near.clone().any(|at| is_elsewhere(reading, subject, at));
    let all = || near.clone().any(|at| reading.is(at, Marker::Whole));
    (having
        || definite
        || all()
        || is_owned(reading, subject, noun)
        || is_apposed(reading, subject, noun)
        || is_compound(reading, subject, noun)
        || is_opened(reading, subject, segment, noun))
        && !elsewhere
}

/// "Trou's 350 employees", « X et ses 350 salariés »: right before the number stands whose they all are, and no adjective tells which.
fn is_owned(reading: &Reading<'_>, subject: &Subject<'_>, noun: &Range<usize>) -> bool {
    let Some(number) = reading.values.iter().find(|value| value.tokens.end == noun.start) else { return false };
    let Some(led) = number.tokens.start.checked_sub(1).filter(|_| is_closed(reading, noun.end)) else { return false };
    let ends = |at: usize| {
        reading
            .mentions_over(at)
            .any(|mention| mention.tokens.end == at + 1 && mention.entity == Some(subject.entity) && mention.by == By::Name)
    };
    let joined = |at: usize| reading.is(at, Marker::Coordinator) && at.checked_sub(1).is_some_and(ends);
    let owner = |at: usize| reading.tokens[at].is_any(&["'s", "'"]) && at.checked_sub(1).is_some_and(ends);
    owner(led) || reading.has(led, Marker::Possessive) && led.checked_sub(1).is_some_and(joined)
}

/// Nothing behind a noun tells which of them are counted: a mark follows, or a verb of theirs, « ont manifesté », "learned the news".
fn is_closed(reading: &Reading<'_>, next: usize) -> bool {
    let objects = [Marker::Definite, Marker::Indefinite, Marker::Possessive];
    let participle = reading.forms(next).iter().any(|form| form.mood == Mood::Participle);
    let verb = is_finite(reading, next) && (!participle || objects.iter().any(|kind| reading.has(next + 1, *kind)));
    reading.tokens.get(next).is_none_or(|token| !token.is_word()) || verb
}

/// "The 33-member council": the number describes the subject whose name follows.
fn is_compound(reading: &Reading<'_>, subject: &Subject<'_>, noun: &Range<usize>) -> bool {
    let own = |at: usize| reading.mentions_over(at).any(|mention| mention.tokens.start == at && mention.entity == Some(subject.entity));
    reading.tokens[noun.start].glued && own(noun.end)
}

/// « Avec 430 licenciés, le club … »: what opens the sentence is of the subject that follows the comma.
fn is_opened(reading: &Reading<'_>, subject: &Subject<'_>, segment: &Range<usize>, noun: &Range<usize>) -> bool {
    let own = |at: usize| reading.mentions_over(at).any(|mention| mention.tokens.start == at && mention.entity == Some(subject.entity));
    // « Avec 24 des 45 sièges du conseil, la liste … »: whose the noun is may follow it.
    let named = |at: usize| reading.mentions_over(at).next().is_some() || reading.has(at, Marker::Definite);
    let whole = noun.end == segment.end
        || (reading.has(noun.end, Marker::Genitive) || reading.has(noun.end, Marker::Preposition))
            && (noun.end + 1..segment.end).all(named);
    let light = |at: &usize| reading.has(*at, Marker::Definite);
    let next = (segment.end + 1..segment.end + 3).find(|at| !light(at));
    reading.is(segment.start, Marker::With)
        && whole
        && reading.tokens.get(segment.end).is_some_and(|token| token.is(","))
        && next.is_some_and(own)
}

/// « peut accueillir 600 baigneurs », « ses 600 places », "a 600-seat hall": as many as there can be, not as many as came.
fn is_held(reading: &Reading<'_>, noun: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(noun.start)];
    let segment = &sentence.segments[sentence.segment_of(noun.start)].tokens;
    let holds = |at: usize| reading.is(at, Marker::Holding) || reading.is(at, Marker::Having);
    let beside = noun.start.saturating_sub(3).max(segment.start)..noun.start;
    let own = beside.clone().any(|at| reading.has(at, Marker::Definite) || reading.has(at, Marker::Possessive));
    (segment.start..noun.start).any(holds) || own || beside.into_iter().any(|at| reading.has(at, Marker::Genitive))
}

/// A place or name that the subject isn't of stands before the number.
fn is_elsewhere(reading: &Reading<'_>, subject: &Subject<'_>, at: usize) -> bool {
    let foreign = reading.places.clone().into_iter().any(|place| place.start == at);
    let own = reading.mentions_over(at).any(|mention| mention.entity.is_some());
    foreign && !own && reading.base.entity(subject.entity).kind != EntityKind::Place
}

/// An event told of only through the people or groups that it is of: what they did may be another thing.
pub(super) fn is_loose(reading: &Reading<'_>, subject: &Subject<'_>, here: usize) -> bool {
    let record = reading.base.entity(subject.entity);
    let placed = record.of.iter().any(|of| reading.base.entity(*of).kind == EntityKind::Place);
    let near = here.saturating_sub(2)..=here;
    let own = || occurrence::of_event(reading, subject.entity).iter().any(|told| near.contains(&reading.sentence_of(told.tokens.start)));
    record.kind == EntityKind::Event && !placed && !own()
}

/// The other events that the block touches of which the same can be told.
pub(super) fn rivals<'r>(reading: &'r Reading<'_>, subject: &'r Subject<'_>) -> impl Iterator<Item = EntityId> + 'r {
    let alike = |entity: &EntityId| {
        reading.base.entity(*entity).kind == EntityKind::Event && reading.base.group(*entity, subject.attribute).is_some()
    };
    reading.touched().iter().copied().filter(move |entity| *entity != subject.entity && alike(entity))
}
