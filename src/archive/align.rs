//! Which statements of a text speak of the same as one of a draft, and which of those can't be true with it.

use super::apart::{is_of_another_matter, is_of_others};
use super::statement::{Of, Statement};
use super::{Passage, Text};
use crate::claims::Mood;
use crate::values::{Dates, Relation, Value, ValueKind};

/// A statement of a text that a draft's can't be true with.
#[derive(Clone, Copy, Debug)]
pub struct Opposed<'a> {
    /// The paragraph that says it.
    pub passage: &'a Passage,
    /// What it says.
    pub statement: &'a Statement,
}

/// What texts say of a statement of a draft.
#[derive(Debug, Default)]
pub struct Heard<'a> {
    /// Whether one of them says the same of the same.
    pub borne_out: bool,
    /// Which say otherwise, one statement of each.
    pub opposed: Vec<(&'a Text, Opposed<'a>)>,
}

/// What texts say of a statement; `beside` are the draft's statements around it, `named` tells whether the draft itself names the texts
/// as its sources.
#[must_use]
pub fn heard<'a>(told: &Statement, beside: &[Statement], texts: impl Iterator<Item = &'a Text>, named: bool) -> Heard<'a> {
    let mut out = Heard::default();
    for text in texts.filter(|_| is_plain(told)) {
        match of_text(told, beside, text, named) {
            Word::Same => out.borne_out = true,
            Word::Other(opposed) => out.opposed.push((text, opposed)),
            Word::None => {}
        }
    }
    out
}

/// What one text says of a statement.
enum Word<'a> {
    /// The same, of the same.
    Same,
    /// Otherwise.
    Other(Opposed<'a>),
    /// Nothing that counts.
    None,
}

/// A text says otherwise where nothing in it bears the statement out.
fn of_text<'a>(told: &Statement, beside: &[Statement], text: &'a Text, named: bool) -> Word<'a> {
    let mut best: Option<(f64, Opposed<'a>)> = None;
    let counts = |statement: &Statement| named || is_anchored(told, statement);
    for (passage, statement) in text.passages.iter().flat_map(|passage| passage.statements.iter().map(move |told| (passage, told))) {
        let score = match standing(told, statement) {
            Standing::Agrees if counts(statement) => return Word::Same,
            Standing::Agrees => return Word::None,
            Standing::Differs(score) if !is_explained(told, beside, statement) && counts(statement) => score,
            _ => continue,
        };
        if best.as_ref().is_none_or(|(known, _)| score > *known) {
            best = Some((score, Opposed { passage, statement }));
        }
    }
    let best = best.filter(|(score, _)| *score >= bar(&told.of, named));
    best.map_or(Word::None, |(_, opposed)| Word::Other(opposed))
}

/// The share of a draft's words that a text's sentence must have too, by what the value is of.
///
/// Where the draft names its sources, they are about its matter; else the words alone must show it.
const fn bar(of: &Of, named: bool) -> f64 {
    match of {
        Of::Kind(ValueKind::Duration | ValueKind::Quantity) => 0.6,
        Of::Day | Of::Beside => 0.5,
        _ if !named => 0.5,
        Of::Kind(ValueKind::Percent) => 0.3,
        _ => 0.0,
    }
}

/// Another value of the draft's sentence is the one that the text tells.
fn is_explained(told: &Statement, beside: &[Statement], statement: &Statement) -> bool {
    let own = beside.iter().filter(|other| other.span != told.span && other.sentence == told.sentence);
    own.into_iter().any(|other| standing(other, statement) == Standing::Agrees)
}

/// The text's sentence tells of the same: of all that the draft's is of, where it happened too, and beside the value it names nobody else.
fn is_anchored(told: &Statement, other: &Statement) -> bool {
    let is_in = |name: &str, names: &[Box<str>]| names.binary_search_by(|known| (**known).cmp(name)).is_ok();
    let shared = |names: &[Box<str>]| names.iter().any(|name| is_in(name, &told.names));
    let within = |names: &[Box<str>]| names.iter().all(|name| is_in(name, &other.names));
    let here = || within(if told.of == Of::Day { &told.near } else { &told.places });
    let called = || told.names.iter().any(|name| !is_in(name, &told.places) && is_in(name, &other.names));
    let own = || !told.topic.is_empty() && shared(&other.names);
    is_of_same_topic(told, other)
        && (is_copy(told, other) || here() && (called() || own()) && (other.near.is_empty() || shared(&other.near)))
}

/// What the draft's sentence tells of stands in the text's, and the other way round where no name of their own says that they are one:
/// « le budget de la ville » is another than « le budget de l'agglomération ».
fn is_of_same_topic(told: &Statement, other: &Statement) -> bool {
    let own = told.topic.is_called_as(&other.topic) || told.topic.is_empty();
    told.topic.is_within(&other.words, &other.names) && (own || other.topic.is_within(&told.words, &told.names))
}

/// Whether the draft's sentence is the text's but for this value: nearly all its words, all its names, all its other values.
fn is_copy(told: &Statement, other: &Statement) -> bool {
    let within = |few: &[Box<str>], many: &[Box<str>]| few.iter().filter(|word| many.binary_search(word).is_ok()).count();
    let words = within(&told.words, &other.words);
    let figures = || other.figures.iter().chain(std::iter::once(&other.value));
    words >= COPIED
        && words * 5 >= told.words.len() * 4
        && words * 5 >= other.words.len() * 3
        && (is_of_same(&told.of, &other.of) || told.of == Of::Beside && other.of == Of::Beside)
        && within(&told.names, &other.names) == told.names.len()
        && told.figures.iter().all(|figure| figures().any(|their| figure.relation(their) == Relation::Same))
        && told.days.iter().all(|day| other.days.iter().any(|their| day.relation(their) == Relation::Same))
}

/// So many words at least make a sentence a copy.
const COPIED: usize = 4;

/// Told as certain.
const fn is_plain(statement: &Statement) -> bool {
    matches!(statement.mood, Mood::Asserted | Mood::Attributed) && !statement.denied
}

/// How a statement of a text stands to one of a draft.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Standing {
    /// It speaks of something else.
    Apart,
    /// Both can be true.
    Agrees,
    /// Both can't be, by how much of the draft's sentence it tells of.
    Differs(f64),
}

fn standing(told: &Statement, other: &Statement) -> Standing {
    if told.value.kind() == other.value.kind() && is_copy(told, other) {
        return match relation(told, other) {
            Relation::Disjoint if is_told_beside(told, other) => Standing::Agrees,
            Relation::Disjoint if is_plain(other) => Standing::Differs(1.0),
            Relation::Disjoint | Relation::Incomparable => Standing::Apart,
            _ => Standing::Agrees,
        };
    }
    if !is_of_same(&told.of, &other.of) {
        return Standing::Apart;
    }
    match relation(told, other) {
        Relation::Incomparable => Standing::Apart,
        Relation::Disjoint => apart(told, other),
        _ => Standing::Agrees,
    }
}

/// How they stand where the values differ.
fn apart(told: &Statement, other: &Statement) -> Standing {
    let share = shared(told, other);
    if !is_plain(other) || is_of_others(told, other) {
        Standing::Apart
    } else if is_told_beside(told, other) || is_at_edge(&told.value, &other.value) {
        Standing::Agrees
    } else if is_of_another_matter(told, other, share) {
        Standing::Apart
    } else {
        Standing::Differs(share)
    }
}

/// How the values stand; a day without a year is of the other's.
fn relation(told: &Statement, other: &Statement) -> Relation {
    match (&told.value, &other.value) {
        (Value::Date(mine), Value::Date(theirs)) => match (told.yearless, other.yearless) {
            (true, _) => of_year(mine, theirs),
            (false, true) => of_year(theirs, mine).flipped(),
            _ => mine.relation(theirs),
        },
        (mine, theirs) => mine.relation(theirs),
    }
}

/// How a day told without its year stands to a date that tells one.
fn of_year(yearless: &Dates, dated: &Dates) -> Relation {
    let day = || {
        let year = dated.first.or(dated.last)?.year();
        yearless.only_day()?.with().year(year).build().ok()
    };
    day().map_or(Relation::Incomparable, |day| Dates::day(day).relation(dated))
}

fn is_of_same(a: &Of, b: &Of) -> bool {
    match (a, b) {
        (Of::Things(mine), Of::Things(theirs)) | (Of::Rank(mine), Of::Rank(theirs)) => is_same_noun(mine, theirs),
        (a, b) => a == b && *a != Of::Beside,
    }
}

/// One noun with its adjectives says no more than the other and they share the noun.
fn is_same_noun(mine: &[Box<str>], theirs: &[Box<str>]) -> bool {
    let within = |few: &[Box<str>], many: &[Box<str>]| few.iter().all(|word| many.contains(word));
    within(mine, theirs) || within(theirs, mine)
}

/// The very value stands elsewhere in the text's sentence.
fn is_told_beside(told: &Statement, other: &Statement) -> bool {
    let same = |figure: &Value| figure.relation(&told.value) == Relation::Same;
    other.figures.iter().any(same) || told.of == Of::Day && is_met(told, other)
}

/// "over 300" where the other tells 300: near enough for who rounds.
fn is_at_edge(a: &Value, b: &Value) -> bool {
    let interval = |value: &Value| match value {
        Value::Number(interval) | Value::Percent(interval) | Value::Money(interval, _) | Value::Quantity(interval, _) => Some(*interval),
        _ => None,
    };
    let (Some(a), Some(b)) = (interval(a), interval(b)) else { return false };
    (a.high == b.low || a.low == b.high) && b.low < b.high
}

/// Another day of the text's sentence is the one told.
fn is_met(told: &Statement, other: &Statement) -> bool {
    let Value::Date(dates) = &told.value else { return false };
    let relation = |day: &Dates| if told.yearless { of_year(dates, day) } else { day.relation(dates) };
    other.days.iter().any(|day| !is_era(day) && relation(day) != Relation::Disjoint)
}

/// "(1873–1940)": a stretch of years meets many a day that it doesn't tell.
fn is_era(dates: &Dates) -> bool {
    dates.first.zip(dates.last).is_some_and(|(first, last)| (last - first).get_days() > YEAR)
}

/// The most days that a year has.
const YEAR: i32 = 366;

/// The share of the draft's words that the text's sentence has too.
fn shared(told: &Statement, other: &Statement) -> f64 {
    let own: Vec<&Box<str>> = match &told.of {
        Of::Things(noun) | Of::Rank(noun) => told.words.iter().filter(|word| !noun.contains(word)).collect(),
        Of::Day => told.clause.iter().filter(|word| told.verbs.binary_search(word).is_err()).collect(),
        Of::Kind(_) | Of::Beside => told.words.iter().collect(),
    };
    if own.is_empty() {
        return 0.5;
    }
    own.iter().filter(|word| other.words.binary_search(word).is_ok()).count() as f64 / own.len() as f64
}

#[cfg(test)]
mod tests {
    use super::heard;
    use crate::archive::page::Page;
    use crate::archive::{Text, statements};
    use crate::claims::{Context, Reading};
    use crate::facts::{Base, SourceId};

    /// What a draft's sentence is told otherwise by a text that it names.
    fn told(source: &str, draft: &str) -> Option<String> {
        let page = Page::read("001.txt", source, None);
        let passages = page.paragraphs.iter().map(|prose| page.passage(prose)).collect();
        let text =
            Text { source: SourceId(0), path: "001.txt".to_owned(), lang: page.lang, date: page.date, text: String::new(), passages };
        let (base, context) = (Base::default(), Context { lang: page.lang, ..Context::default() });
        let own = statements(&Reading::new(draft, &base, &context));
        let found = own.iter().find_map(|statement| heard(statement, &own, std::iter::once(&text), true).opposed.pop());
        found.map(|(_, opposed)| opposed.statement.span.of(&opposed.passage.text).to_owned())
    }

    #[test]
    fn another_figure_of_the_same_things_is_told() {
        let source = "Le tribunal a entendu douze témoins au cours du procès de la société Arvel.";
        assert_eq!(told(source, "Le procès de la société Arvel a vu défiler quinze témoins.").as_deref(), Some("douze"));
        assert_eq!(told(source, "Le procès de la société Arvel a vu défiler une douzaine de témoins."), None);
        assert_eq!(told(source, "Le procès de la société Arvel a vu défiler quinze experts."), None);
    }

    #[test]
    fn a_day_is_told_of_what_the_verb_says() {
        let source = "The bridge was closed on 4 May 2021 and the road reopened on 9 June 2021.";
        assert_eq!(told(source, "The bridge was closed on 7 May 2021.").as_deref(), Some("4 May 2021"));
        assert_eq!(told(source, "The bridge was painted on 7 May 2021."), None);
        assert_eq!(told(source, "The bridge was closed in May 2021."), None);
    }

    #[test]
    fn a_day_is_held_against_no_life_span_and_needs_no_year() {
        let source = "Ada Ferrand was born in Leeds, on 27 August 1906, the second of two girls of George Ferrand (1873–1940).";
        assert_eq!(told(source, "Ada Ferrand was born on 27 August 1919.").as_deref(), Some("27 August 1906"));
        let council = "The task force was formed by the council on 5 March.";
        assert_eq!(told(council, "The task force was formed by the council on 24 February.").as_deref(), Some("5 March"));
        assert_eq!(told(council, "The task force was formed by the council on 5 March 2020."), None);
    }

    #[test]
    fn some_of_them_and_other_days_are_no_contradiction() {
        let source = "As of 3 April 2020, there were 240 confirmed cases in the county.";
        assert_eq!(told(source, "By 9 April 2020 the county had 310 confirmed cases."), None);
        assert_eq!(told(source, "On 3 April 2020 the county had 310 confirmed cases.").as_deref(), Some("240"));
        let pupils = "The school has 240 pupils, 20 teachers and a library.";
        assert_eq!(told(pupils, "At the school 30 foreign pupils were in the library."), None);
    }

    #[test]
    fn what_a_text_doubts_or_denies_is_not_held_against_a_draft() {
        assert_eq!(told("The firm might cut 300 jobs in Leeds.", "The firm cut 200 jobs in Leeds."), None);
        assert_eq!(told("The firm did not cut 300 jobs in Leeds.", "The firm cut 200 jobs in Leeds."), None);
    }
}
