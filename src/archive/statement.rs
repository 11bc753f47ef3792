//! Statements: a value that a sentence tells, what it is a value of, and the words around it.

use super::topic::Topic;
use crate::claims::mood::{self, Mood};
use crate::claims::{Reading, Subject, is_each};
use crate::facts::{AttributeId, EntityId};
use crate::language::inflect::{Mood as VerbMood, Tense as VerbTense};
use crate::language::stem::stem;
use crate::language::told::{Day, Moment, When};
use crate::language::{Lang, Marker};
use crate::text::{Kind, Span, Token};
use crate::values::{Anchor, Dates, Spotted, Tense, Told, Value, ValueKind};
use jiff::civil::{Date, DateTime, Time};
use std::ops::Range;

/// What a value is a value of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// A number of things: the stems of the noun and of the words of its phrase.
    Things(Vec<Box<str>>),
    /// A rank among things.
    Rank(Vec<Box<str>>),
    /// A kind of value that its own sort tells: a share, a sum, a length of time, a measure.
    Kind(ValueKind),
    /// When what the sentence tells happened.
    Day,
    /// Nothing that its own words tell: only who copies the sentence tells the same.
    Beside,
}

/// A value that a sentence tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The value.
    pub value: Value,
    /// What it is a value of.
    pub of: Of,
    /// Where the value stands, in bytes of the paragraph.
    pub span: Span,
    /// Where its sentence stands.
    pub sentence: Span,
    /// The stems of the sentence's other words, sorted; names and small words left out.
    pub words: Vec<Box<str>>,
    /// The same of its clause.
    pub clause: Vec<Box<str>>,
    /// The words of names in the sentence, sorted.
    pub names: Vec<Box<str>>,
    /// The words of names in its clause, sorted.
    pub near: Vec<Box<str>>,
    /// The words of the places in its clause, sorted: names behind a preposition.
    pub places: Vec<Box<str>>,
    /// Whom or what the sentence tells of, and who is heard in it.
    pub topic: Topic,
    /// The stems of the clause's verbs, sorted.
    pub verbs: Vec<Box<str>>,
    /// The other days of the sentence.
    pub days: Vec<Dates>,
    /// Whether one of them can't be placed in time, or is open to one side.
    pub undated: bool,
    /// Whether its own day is told without a year.
    pub yearless: bool,
    /// The other figures of the sentence.
    pub figures: Vec<Value>,
    /// Whether it is so many each time: « par an », "a month".
    pub rate: bool,
    /// Whether it is told of what is to come.
    pub ahead: bool,
    /// Whether it is told of what had been before: « avait déjà été », "was elected".
    pub before: bool,
    /// How the sentence puts it.
    pub mood: Mood,
    /// Whether it is denied.
    pub denied: bool,
}

/// What a paragraph says, in order.
#[must_use]
pub fn statements(reading: &Reading<'_>) -> Vec<Statement> {
    reading.values.iter().filter_map(|spotted| statement(reading, spotted)).collect()
}

/// Nobody's nothing: what a stance is asked of where the desk has no part in it.
const NOTHING: Subject<'static> = Subject { entity: EntityId(u32::MAX), attribute: AttributeId(u32::MAX), facts: &[] };

fn statement(reading: &Reading<'_>, spotted: &Spotted) -> Option<Statement> {
    let (value, of) = told(reading, spotted)?;
    let sentence = reading.sentence_of(spotted.tokens.start);
    let range = reading.sentences[sentence].tokens.clone();
    let clause = reading.sentences[sentence].clause(spotted.tokens.start);
    let stance = mood::stance_of(reading, &spotted.tokens, &NOTHING);
    Some(Statement {
        value,
        of,
        span: spotted.span,
        sentence: reading.span(&range),
        words: words(reading, range.clone()),
        clause: words(reading, clause.clone()),
        names: names(reading, range.clone()),
        undated: is_undated(reading, range.clone(), spotted),
        near: names(reading, clause.clone()),
        yearless: is_yearless(&spotted.told),
        places: places(reading, clause.clone()),
        topic: Topic::of(reading, &range, &spotted.tokens),
        figures: figures(reading, range.clone(), spotted),
        rate: is_rate(reading, &clause, spotted.tokens.end),
        ahead: is_ahead(reading, &clause),
        before: is_before(reading, &clause),
        verbs: verbs(reading, clause),
        days: days(reading, range, spotted),
        mood: stance.mood,
        denied: is_denied(reading, &spotted.tokens),
    })
}

/// « 200 postes par an »: so many each time, told right behind the noun.
fn is_rate(reading: &Reading<'_>, clause: &Range<usize>, end: usize) -> bool {
    (end..(end + RATE).min(clause.end)).any(|at| is_each(reading, at))
}

/// Within how many words of a figure what makes a rate of it may begin.
const RATE: usize = 4;

/// The value and what it is of.
fn told(reading: &Reading<'_>, spotted: &Spotted) -> Option<(Value, Of)> {
    let value = spotted.told.resolve(&anchor(reading, spotted.tokens.start))?;
    let of = match &value {
        // "one of them": some of those who are told of.
        _ if is_of_several(reading, spotted) => return None,
        Value::Date(_) if is_of_another(reading, spotted) => return None,
        _ if spotted.told.is_article() || reading.has(spotted.tokens.end, Marker::Genitive) => return None,
        _ if is_compared(reading, spotted) => Of::Beside,
        Value::Number(_) if !is_count(reading, spotted) => Of::Beside,
        Value::Number(_) => things(reading, spotted.tokens.end).map_or(Of::Beside, Of::Things),
        Value::Ordinal(_) => things(reading, spotted.tokens.end).map_or(Of::Beside, Of::Rank),
        Value::Percent(_) | Value::Money(..) | Value::Duration(_) | Value::Quantity(..) => Of::Kind(value.kind()),
        Value::Date(_) if is_news(reading, spotted) => Of::Day,
        _ => Of::Beside,
    };
    Some((bounded(reading, spotted, value)?, of))
}

/// « à eux deux », "between them": a figure of several, none of which it is of.
fn is_of_several(reading: &Reading<'_>, spotted: &Spotted) -> bool {
    let sentence = reading.sentences[reading.sentence_of(spotted.tokens.start)].tokens.clone();
    sentence.into_iter().any(|at| reading.is(at, Marker::Together))
}

/// "A separate investigation, opened on 3 March", « une autre enquête »: what opens the sentence is another than the one told of.
fn is_of_another(reading: &Reading<'_>, spotted: &Spotted) -> bool {
    let start = reading.sentences[reading.sentence_of(spotted.tokens.start)].tokens.start;
    let opened = reading.has(start, Marker::Indefinite) || reading.is(start, Marker::Again);
    opened && (start..(start + 3).min(spotted.tokens.start)).any(|at| reading.is(at, Marker::Again))
}

/// "above the 6th", « de plus que 12 »: the value is what another is held against.
fn is_compared(reading: &Reading<'_>, spotted: &Spotted) -> bool {
    let before = (1..=2).filter_map(|back| spotted.tokens.start.checked_sub(back));
    before.into_iter().any(|at| [Marker::Gap, Marker::Than].iter().any(|marker| reading.has(at, *marker)))
}

/// Whether a number counts things: no article, no part of a whole, of a name, of another number, no year.
fn is_count(reading: &Reading<'_>, spotted: &Spotted) -> bool {
    let text = spotted.span.of(reading.text);
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let year = digits && text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let base = spotted.tokens.start.checked_sub(1).filter(|at| reading.has(*at, Marker::Genitive) || reading.has(*at, Marker::Indefinite));
    let of_a_share = base.is_some_and(|at| reading.values.iter().any(|value| value.tokens.end == at));
    !(of_a_share
        || spotted.told.is_article()
        || spotted.told.is_share()
        || is_in_name(reading, spotted)
        || year
        || digits && text.len() > 1 && text.starts_with('0'))
}

/// "Masters 1000", « Canal 3 »: a figure behind a name is part of it.
fn is_in_name(reading: &Reading<'_>, spotted: &Spotted) -> bool {
    let before = spotted.tokens.start.checked_sub(1).map(|at| &reading.tokens[at]);
    let start = reading.sentences[reading.sentence_of(spotted.tokens.start)].tokens.start;
    before.is_some_and(|token| token.is_word() && token.capital) && spotted.tokens.start > start + 1
}

/// Whether a date is what the sentence tells, not the day that a figure is of: "as of 5 May", « Film (2018) », « la coupe 2018 ».
fn is_news(reading: &Reading<'_>, spotted: &Spotted) -> bool {
    let clause = reading.sentences[reading.sentence_of(spotted.tokens.start)].clause(spotted.tokens.start);
    let figure = |other: &Spotted| {
        let count = !matches!(other.told, Told::Number(_)) || is_count(reading, other);
        other.tokens != spotted.tokens && !matches!(other.told, Told::When(_) | Told::Ordinal(_) | Told::Age(..)) && count
    };
    let before = |back: usize| spotted.tokens.start.checked_sub(back);
    let as_of = is_as_of(reading, spotted);
    let towards = before(1).is_some_and(|at| reading.has(at, Marker::Genitive) || reading.has(at, Marker::Towards));
    let parenthesis = before(1).is_some_and(|at| reading.tokens[at].is("("));
    let season = reading
        .tokens
        .get(spotted.tokens.end)
        .is_some_and(|token| token.is_any(&["–", "-", "/"]) || token.glued && !token.is_word() && token.kind == Kind::Number);
    let adjective =
        before(1).is_some_and(|at| reading.has(at, Marker::Definite) || reading.has(at, Marker::Possessive)) && spotted.tokens.len() == 1;
    let named = reading.tokens.get(spotted.tokens.end).is_some_and(|token| token.is_word() && token.capital);
    !(as_of || towards || parenthesis || named || season || adjective || reading.values_in(clause).any(figure))
}

fn anchor(reading: &Reading<'_>, at: usize) -> Anchor {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let future = sentence.clause(at).any(|token| reading.is_verb(token) && is_future(reading, token));
    let yearless = || reading.values_over(at).any(|spotted| is_yearless(&spotted.told));
    let dateline = reading.context.date.or_else(|| yearless().then_some(SOME_DAY));
    Anchor { dateline, tense: if future { Tense::Future } else { Tense::Past }, ..Anchor::default() }
}

/// A day of a leap year, to place a day without a year by where nothing else does: its year counts for nothing.
const SOME_DAY: DateTime = jiff::civil::date(2000, 12, 31).to_datetime(Time::midnight());

fn is_future(reading: &Reading<'_>, at: usize) -> bool {
    reading.forms(at).iter().any(|form| form.mood == VerbMood::Indicative && form.tense == VerbTense::Future)
}

/// « avant 2000 », "after 2010", « depuis mars »: what stands before a date opens it to one side.
fn bounded(reading: &Reading<'_>, spotted: &Spotted, value: Value) -> Option<Value> {
    let Value::Date(dates) = value else { return Some(value) };
    let before = spotted.tokens.start.checked_sub(1);
    let told = |marker: Marker| before.is_some_and(|at| reading.is(at, marker) || reading.has(at, marker));
    let open = |first: Option<Date>, last: Option<Date>| Some(Value::Date(Dates { first, last, window: None }));
    if told(Marker::Before) {
        return open(None, Some(dates.first.or(dates.last)?.yesterday().ok()?));
    }
    if told(Marker::After) {
        return open(Some(dates.last?.tomorrow().ok()?), None);
    }
    if told(Marker::Since) {
        return open(dates.first, None);
    }
    if told(Marker::Until) && !told(Marker::AsOf) {
        return open(None, dates.last);
    }
    Some(Value::Date(dates))
}

/// The stems of the things that are counted from a token on: « véhicules de l'escorte » counts vehicles.
fn things(reading: &Reading<'_>, from: usize) -> Option<Vec<Box<str>>> {
    let noun = |at: &usize| reading.tokens.get(*at).is_some_and(Token::is_word) && !is_small(reading, *at);
    let phrase: Vec<usize> = (from..from + PHRASE).take_while(noun).collect();
    let lang = reading.context.lang;
    let stems: Vec<Box<str>> = phrase.iter().map(|at| stem(&reading.tokens[*at], lang)).collect();
    let next = from + phrase.len();
    // "12 domestic and international gates": the noun is still to come.
    let joined = reading.has(next, Marker::Coordinator)
        && reading.tokens.get(next + 1).is_some_and(Token::is_word)
        && !is_small(reading, next + 1)
        && reading.values_over(next + 1).next().is_none();
    (!stems.is_empty() && !joined).then_some(stems)
}

/// How many words a noun with its adjectives has at most.
const PHRASE: usize = 4;

/// The stems of the words of a sentence, but for its values, its names and its small words.
fn words(reading: &Reading<'_>, range: Range<usize>) -> Vec<Box<str>> {
    let content = range.filter(|at| is_content(reading, *at) && !is_name(reading, *at));
    sorted(content.map(|at| stem(&reading.tokens[at], reading.context.lang)).collect())
}

fn names(reading: &Reading<'_>, range: Range<usize>) -> Vec<Box<str>> {
    let named = range.filter(|at| is_content(reading, *at) && is_name(reading, *at));
    sorted(named.map(|at| reading.tokens[at].bare.as_str().into()).collect())
}

/// Names that a preposition leads: « à Lyon », "in the United Kingdom".
fn places(reading: &Reading<'_>, clause: Range<usize>) -> Vec<Box<str>> {
    let led = |at: usize| {
        let light = |at: &usize| is_name(reading, *at) || reading.has(*at, Marker::Definite);
        let head = (clause.start..at).rev().find(|at| !light(at));
        head.is_some_and(|head| reading.has(head, Marker::There))
    };
    let named = clause.clone().filter(|at| is_content(reading, *at) && is_name(reading, *at) && led(*at));
    sorted(named.map(|at| reading.tokens[at].bare.as_str().into()).collect())
}

fn sorted(mut words: Vec<Box<str>>) -> Vec<Box<str>> {
    words.sort_unstable();
    words.dedup();
    words
}

pub(super) fn is_content(reading: &Reading<'_>, at: usize) -> bool {
    let token = &reading.tokens[at];
    token.is_word() && token.norm.chars().count() > 1 && !is_small(reading, at) && reading.values_over(at).next().is_none()
}

/// A capital inside a sentence, or at its start before another.
pub(super) fn is_name(reading: &Reading<'_>, at: usize) -> bool {
    let start = reading.sentences[reading.sentence_of(at)].tokens.start;
    let capital = |at: usize| reading.tokens.get(at).is_some_and(|token| token.is_word() && token.capital);
    capital(at) && (at > start || capital(at + 1) || reading.forms(at).is_empty() && reading.context.lang == Lang::En)
}

/// Words that every sentence has.
fn is_small(reading: &Reading<'_>, at: usize) -> bool {
    const SMALL: [Marker; 30] = [
        Marker::Definite,
        Marker::Indefinite,
        Marker::Possessive,
        Marker::Demonstrative,
        Marker::Determiner,
        Marker::Preposition,
        Marker::Genitive,
        Marker::Relative,
        Marker::Subordinator,
        Marker::Coordinator,
        Marker::Negation,
        Marker::NegationWord,
        Marker::Auxiliary,
        Marker::Copula,
        Marker::ConditionalAuxiliary,
        Marker::MasculinePronoun,
        Marker::FemininePronoun,
        Marker::PluralPronoun,
        Marker::Adverb,
        Marker::Honorific,
        Marker::There,
        Marker::With,
        Marker::For,
        Marker::By,
        Marker::During,
        Marker::Before,
        Marker::After,
        Marker::Since,
        Marker::Among,
        Marker::AsOf,
    ];
    SMALL.iter().any(|marker| reading.has(at, *marker))
}

/// The stems of the verbs of a clause.
fn verbs(reading: &Reading<'_>, clause: Range<usize>) -> Vec<Box<str>> {
    let verb = |at: &usize| reading.is_verb(*at) && !is_small(reading, *at);
    sorted(clause.filter(verb).map(|at| stem(&reading.tokens[at], reading.context.lang)).collect())
}

/// The other values of a sentence that are told of a time.
fn others<'r>(reading: &'r Reading<'_>, range: Range<usize>, own: &'r Spotted) -> impl Iterator<Item = &'r Spotted> {
    reading.values_in(range).filter(|spotted| spotted.tokens != own.tokens)
}

/// Whether a day of the sentence can't be placed in time, or only as before or after another.
fn is_undated(reading: &Reading<'_>, range: Range<usize>, own: &Spotted) -> bool {
    let whens = others(reading, range, own).filter(|spotted| matches!(spotted.told, Told::When(_)));
    whens.into_iter().any(|spotted| match spotted.told.resolve(&anchor(reading, spotted.tokens.start)) {
        Some(value) => match bounded(reading, spotted, value) {
            Some(Value::Date(dates)) => dates.first.is_none() && !is_as_of(reading, spotted) || dates.last.is_none(),
            _ => false,
        },
        None => true,
    })
}

fn days(reading: &Reading<'_>, range: Range<usize>, own: &Spotted) -> Vec<Dates> {
    let date = |spotted: &Spotted| {
        let value = spotted.told.resolve(&anchor(reading, spotted.tokens.start))?;
        match (is_as_of(reading, spotted), value) {
            // "by 5 May" is of that day.
            (true, Value::Date(dates)) => Some(Dates { first: dates.first.or(dates.last), ..dates }),
            (false, value) => match bounded(reading, spotted, value)? {
                Value::Date(dates) => Some(dates),
                _ => None,
            },
            _ => None,
        }
    };
    others(reading, range, own).filter_map(date).collect()
}

/// "as of 5 May", "by 5 May", « au 5 mai », whether or not the grammar of dates takes the word in.
fn is_as_of(reading: &Reading<'_>, spotted: &Spotted) -> bool {
    let from = spotted.tokens.start.saturating_sub(2);
    (from..=spotted.tokens.start).any(|at| reading.is(at, Marker::AsOf))
}

/// "May 3", « le 3 mai »: which one, only the dateline tells.
fn is_yearless(told: &Told) -> bool {
    matches!(told, Told::When(When::At(Moment { day: Some(Day::Civil(civil)), .. })) if civil.year.is_none() && civil.weekday.is_none())
}

fn figures(reading: &Reading<'_>, range: Range<usize>, own: &Spotted) -> Vec<Value> {
    let figure = |spotted: &Spotted| spotted.told.resolve(&Anchor::default()).filter(|value| !matches!(value, Value::Date(_)));
    others(reading, range, own).filter_map(figure).collect()
}

/// A forecast, a promise, a future.
fn is_ahead(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    let marked = |at: usize| [Marker::Forecast, Marker::Promised, Marker::Planned].iter().any(|marker| reading.is(at, *marker));
    clause.clone().any(|at| marked(at) || is_future(reading, at) || reading.tokens[at].is_any(&["will", "'ll"]))
}

/// A pluperfect, what somebody became, or a word for what happens more than once.
fn is_before(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    let helps = |at: usize| reading.has(at, Marker::PastAuxiliary) && reading.has(at, Marker::Auxiliary);
    let told = |at: usize| [Marker::Again, Marker::Already, Marker::Inceptive].iter().any(|marker| reading.is(at, *marker)) || helps(at);
    clause.clone().any(told)
}

fn is_denied(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let clause = sentence.clause(tokens.start);
    clause.clone().any(|at| reading.is(at, Marker::Negation) || reading.is(at, Marker::NegationWord))
}
