//! Findings on words that tell of another time than an archived text: an age of earlier years, another arrest.

use crate::claims::{Context, Reading};
use crate::facts::{Attribute, Base, Slot};
use crate::language::Marker;
use crate::text::{Block, Span};
use crate::values::{Anchor, Dates, Spotted, Value};
use jiff::civil::DateTime;
use std::sync::LazyLock;

/// What a text says, as far as its time matters.
#[derive(Clone, Copy)]
pub(super) struct Then<'a> {
    /// The desk's attributes.
    pub(super) base: &'a Base,
    /// What is said.
    pub(super) attribute: &'a Attribute,
    /// When the text was written.
    pub(super) date: Option<DateTime>,
}

/// A draft's blocks, of which the one that was asked of last is kept as it was read: who asks goes through them in order.
pub(super) struct Elsewhen<'a> {
    blocks: &'a [Block],
    context: &'a Context,
    last: Option<(&'a Block, Reading<'a>)>,
}

impl<'a> Elsewhen<'a> {
    /// Nothing is read yet.
    pub(super) const fn new(blocks: &'a [Block], context: &'a Context) -> Self {
        Self { blocks, context, last: None }
    }

    /// Whether the words at a place of the file tell of another time than a text does.
    pub(super) fn tells(&mut self, file: Span, then: Then<'_>) -> bool {
        self.turn_to(file);
        let Some((block, reading)) = &self.last else { return false };
        let told = reading.tokens.partition_point(|token| block.to_file(token.span).end <= file.start);
        told < reading.tokens.len() && is_of_another_time(reading, told, then)
    }

    /// Reads the block of a place.
    fn turn_to(&mut self, file: Span) {
        static NOBODY: LazyLock<Base> = LazyLock::new(Base::default);
        if !self.last.as_ref().is_some_and(|(block, _)| block.file_span().overlaps(file)) {
            let block = self.blocks.iter().find(|block| block.file_span().overlaps(file));
            self.last = block.map(|block| (block, Reading::new(&block.text, &NOBODY, self.context)));
        }
    }
}

fn is_of_another_time(reading: &Reading<'_>, at: usize, then: Then<'_>) -> bool {
    match then.attribute.slot {
        Slot::Age => is_of_earlier(reading, at, then) || is_of_when(reading, at),
        Slot::Title => is_of_earlier(reading, at, then),
        _ => is_repeatable(then) && is_of_another(reading, at, then),
    }
}

/// « En 2016, X, 51 ans, avait été élu »: the clause tells an earlier year.
fn is_of_earlier(reading: &Reading<'_>, at: usize, then: Then<'_>) -> bool {
    let year = then.date.map(|date| date.year());
    dates(reading, at).any(|dates| dates.last.zip(year).is_some_and(|(last, year)| last.year() < year))
}

/// « avait 41 ans quand … », "was 41 when …".
fn is_of_when(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = reading.sentences[reading.sentence_of(at)].tokens.clone();
    sentence.into_iter().any(|at| reading.is(at, Marker::When))
}

/// Whether it can befall somebody more than once: anything that is told as an event but to be born and to die.
fn is_repeatable(then: Then<'_>) -> bool {
    let birth = then.base.event_named("birth");
    then.attribute.event.is_some_and(|event| Some(event) != birth && !then.base.is_death(event))
}

/// Another one than a text tells of: of another year, « déjà », « avait été » with a day of its own.
fn is_of_another(reading: &Reading<'_>, at: usize, then: Then<'_>) -> bool {
    let year = then.date.map(|date| date.year());
    let apart = |dates: Dates| dates.first.zip(dates.last).zip(year).is_some_and(|((a, b), year)| b.year() < year || year < a.year());
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let again = |at: usize| reading.is(at, Marker::Again) || reading.is(at, Marker::Already);
    dates(reading, at).any(apart) || sentence.clause(at).any(again)
}

/// The days that a clause tells.
fn dates<'r>(reading: &'r Reading<'_>, at: usize) -> impl Iterator<Item = Dates> + 'r {
    let clause = reading.sentences[reading.sentence_of(at)].clause(at);
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let date = move |spotted: &Spotted| match spotted.told.resolve(&anchor)? {
        Value::Date(dates) => Some(dates),
        _ => None,
    };
    reading.values_in(clause).filter_map(date)
}
