//! What of the model is written, and how: field by field, in the order of the model.

use super::image::{Counts, Image};
use super::pack::{Last, Pack, Reader, Writer, choice, fields, record};
use crate::facts::flat::Letters;
use crate::facts::model::{
    Attribute, AttributeId, Base, Certainty, Entity, EntityId, EntityKind, Fact, FactId, FactValue, Group, Place, Reading, Slot, Source,
    SourceId, Status, TermRef, Tests, Tried, ValueType,
};
use crate::facts::problem::{KINDS, Problem};
use crate::facts::said::Said;
use crate::facts::store::Store;
use crate::facts::vocabulary::{Sole, Term, TermId, Vocabulary, VocabularyId};
use crate::facts::words::Words;
use crate::language::sorts::Sort;
use crate::text::Span;
use crate::values::{Currency, Dates, Interval, PartOfDay, Unit, Value, Window};
use jiff::civil::Weekday;
use std::sync::Arc;

macro_rules! ids {
    ($($kind:ident $(of $many:ident)?),*) => {$(
        impl Pack for $kind {
            fn pack(&self, to: &mut Writer) {
                self.0.pack(to);
            }

            fn unpack(from: &mut Reader<'_>) -> Option<Self> {
                let number = u32::unpack(from)?;
                // What is damaged must not lead to what isn't there.
                $(if from.counts().is_some_and(|counts| number as usize >= counts.$many) {
                    return None;
                })?
                Some(Self(number))
            }
        }
    )*};
}

ids!(SourceId of sources, EntityId of entities, AttributeId of attributes, VocabularyId of vocabularies, TermId);

/// Facts may have other numbers by now than when they were written.
impl Pack for FactId {
    fn pack(&self, to: &mut Writer) {
        self.0.pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let number = u32::unpack(from)?;
        let is_there = from.counts().is_none_or(|counts| (number as usize) < counts.facts);
        is_there.then(|| Self(from.moved().map_or(number, |moved| moved.fact(number))))
    }
}

choice!(EntityKind: Person, Group, Body, Place, Event, Case, Object, Work);
choice!(Certainty: Asserted, Attributed, Alleged, Denied);
choice!(Status: Established, SingleSource, Disputed, Unverified, Retracted, Superseded, Rejected);
choice!(ValueType: YesNo, Count, Quantity, Money, Percentage, Age, Duration, Date, Weekday, PartOfDay, Entity, Term, Set, Order, Quotation, Name);
choice!(Slot: Age, When, PartOfDay, Where, Since, Lasted, Title, Count, Measure, Predicate, Filler, Quotation, Name, Eponym, Order, Interval);
choice!(Sole: Country, Place);
choice!(PartOfDay: Dawn, Morning, Midday, Afternoon, Dusk, Evening, Night, Daylight);

record!(Source {
    id,
    outlet,
    title,
    author,
    url,
    language,
    published,
    names,
    protected,
    reliability,
    note,
    archive,
    sha256,
    archived,
    place
});
record!(Entity { id, kind, feminine, names, called, of, event, words, within, place });
record!(Attribute {
    name,
    value,
    slot,
    subject,
    role,
    vocabulary,
    event,
    words,
    label,
    yearly,
    change,
    limit,
    opposite,
    several,
    side,
    own
});
record!(Words { nouns, verbs, phrases });
record!(Term { id, under, compatible, sole, words });
record!(TermRef { vocabulary, term, of, former });
record!(Reading { source, is, certainty, error, quote, note, place, line });
record!(Tests { matching, others });
record!(Tried { text, place });
record!(Group { entity, attribute, facts });
record!(Interval { low, high, low_open, high_open });
record!(Dates { first, last, window });
record!(Window { from, to, part });

impl Pack for Base {
    fn pack(&self, to: &mut Writer) {
        // The revision is the process's.
        let Self { sources, entities, attributes, vocabularies, facts, groups, index, links, shares, revision: _, withheld: _ } = self;
        sources.pack(to);
        attributes.pack(to);
        entities.pack(to);
        vocabularies.pack(to);
        to.ids = facts.names().unwrap_or_else(|| Arc::new(entities.iter().map(|entity| entity.id.as_str()).collect()));
        to.attributes = Arc::new(names_of(attributes));
        facts.pack(to);
        groups.pack(to);
        index.pack(to);
        links.pack(to);
        shares.pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let (sources, attributes) = (Pack::unpack(from)?, Vec::<Attribute>::unpack(from)?);
        let entities = <(usize, (usize, usize))>::unpack(&mut from.clone())?;
        from.image()?.name(Names { entities: Ids::Records(entities), attributes: Arc::new(names_of(&attributes)) });
        let (entities, vocabularies) = (Store::unpack(from)?, Store::<Vocabulary>::unpack(from)?);
        let (facts, groups) = (Store::unpack(from)?, Pack::unpack(from)?);
        // What can't be read of a fact is of the first entity and the first attribute.
        if !Store::<Fact>::is_empty(&facts) && (Store::<Entity>::is_empty(&entities) || attributes.is_empty()) {
            return None;
        }
        // They were read before it was known how many vocabularies there are.
        if attributes.iter().filter_map(|attribute| attribute.vocabulary).any(|id| id.0 as usize >= vocabularies.len()) {
            return None;
        }
        from.image()?.count(Counts {
            sources: Store::len(&sources),
            entities: Store::len(&entities),
            attributes: attributes.len(),
            facts: Store::len(&facts),
            vocabularies: vocabularies.len(),
        });
        Some(Self {
            sources,
            attributes,
            entities,
            vocabularies,
            facts,
            groups,
            index: Pack::unpack(from)?,
            links: Pack::unpack(from)?,
            shares: Pack::unpack(from)?,
            withheld: None,
            revision: Self::next_revision(),
        })
    }
}

/// The names of attributes.
pub(in crate::facts) fn names_of(attributes: &[Attribute]) -> Letters {
    attributes.iter().map(|attribute| attribute.name.as_str()).collect()
}

/// What facts are named by.
#[derive(Debug)]
pub(super) struct Names {
    pub(super) entities: Ids,
    pub(super) attributes: Arc<Letters>,
}

/// Where the ids of entities are.
#[derive(Debug)]
pub(super) enum Ids {
    /// In memory.
    Here(Arc<Letters>),
    /// In their records: where these start, and where the table is of where each starts, and how long that is.
    Records((usize, (usize, usize))),
}

impl Names {
    /// The id of an entity.
    fn entity(&self, image: &Arc<Image>, id: EntityId) -> Option<String> {
        let (records, (starts, len)) = match &self.entities {
            Ids::Here(ids) => return ids.get(id.0).map(str::to_owned),
            Ids::Records(places) => *places,
        };
        let at = Some(id.0 as usize).filter(|at| at + 1 < len)?;
        let (start, end) = (image.number(starts + at * 4)? as usize, image.number(starts + at * 4 + 4)? as usize);
        let bytes = image.get(records + start, end.checked_sub(start)?)?;
        Some(Entity::unpack(&mut Reader::new(image, &bytes))?.id)
    }
}

/// What a fact's id has besides those of its entity and its attribute.
#[derive(Default)]
struct Own {
    /// Whether it doesn't start with that of its entity.
    is_other: bool,
    /// The rest; where it is nothing, the name of the attribute.
    rest: String,
}

record!(Own { is_other, rest });

impl Own {
    fn of(fact: &Fact, to: &Writer) -> Self {
        let (entity, attribute) = (to.ids.get(fact.entity.0), to.attributes.get(fact.attribute.0));
        let rest = entity.and_then(|entity| fact.id.strip_prefix(entity)?.strip_prefix('.'));
        match rest {
            Some(rest) if attribute.is_some_and(|name| name == rest) => Self::default(),
            Some(rest) if !rest.is_empty() => Self { is_other: false, rest: rest.to_owned() },
            _ => Self { is_other: true, rest: fact.id.clone() },
        }
    }

    /// The whole id.
    fn whole(self, entity: EntityId, attribute: AttributeId, from: &Reader<'_>) -> Option<String> {
        if self.is_other {
            return Some(self.rest);
        }
        let image = from.image()?;
        let names = image.names()?;
        let rest = if self.rest.is_empty() { names.attributes.get(attribute.0)? } else { &self.rest };
        Some(format!("{}.{rest}", names.entity(&image, entity)?))
    }
}

impl Pack for Fact {
    fn pack(&self, to: &mut Writer) {
        let own = &Own::of(self, to);
        let Self {
            id: _,
            entity,
            attribute,
            is,
            as_of,
            valid,
            says,
            status,
            text,
            words,
            with,
            note,
            tests,
            checked,
            protected,
            embargo,
            proposed,
            place,
            derived_from,
        } = self;
        fields!(
            to,
            own,
            entity,
            attribute,
            is,
            as_of,
            valid,
            says,
            status,
            text,
            words,
            with,
            note,
            tests,
            checked,
            protected,
            embargo,
            proposed,
            place,
            derived_from
        );
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let mut written = from.number()?;
        let (own, entity, attribute): (Own, EntityId, AttributeId) =
            (from.field(&mut written)?, from.field(&mut written)?, from.field(&mut written)?);
        Some(Self {
            id: own.whole(entity, attribute, from)?,
            entity,
            attribute,
            is: from.field(&mut written)?,
            as_of: from.field(&mut written)?,
            valid: from.field(&mut written)?,
            says: from.field(&mut written)?,
            status: from.field(&mut written)?,
            text: from.field(&mut written)?,
            words: from.field(&mut written)?,
            with: from.field(&mut written)?,
            note: from.field(&mut written)?,
            tests: from.field(&mut written)?,
            checked: from.field(&mut written)?,
            protected: from.field(&mut written)?,
            embargo: from.field(&mut written)?,
            proposed: from.field(&mut written)?,
            place: from.field(&mut written)?,
            derived_from: from.field(&mut written)?,
        })
    }
}

/// A file has many places, and what belongs together stands together.
impl Pack for Place {
    fn pack(&self, to: &mut Writer) {
        let here = Last { start: self.span.start as u64, line: self.line as u64 };
        let last = std::mem::replace(&mut to.last, here);
        to.shared(&self.path);
        to.near(here.start, last.start);
        (self.span.end - self.span.start).pack(to);
        to.near(here.line, last.line);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let path = from.shared()?.to_owned();
        let start = from.near(from.last.start)?;
        let len = u64::unpack(from)?;
        let line = from.near(from.last.line)?;
        from.last = Last { start, line };
        let span = Span { start: start.try_into().ok()?, end: start.checked_add(len)?.try_into().ok()? };
        Some(Self { path, span, line: line.try_into().ok()? })
    }
}

impl Pack for Span {
    fn pack(&self, to: &mut Writer) {
        self.start.pack(to);
        (self.end - self.start).pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let (start, len) = <(usize, usize)>::unpack(from)?;
        Some(Self { start, end: start.checked_add(len)? })
    }
}

impl Pack for Problem {
    fn pack(&self, to: &mut Writer) {
        let Self { path, span, line, column, rule, fatal, message } = self;
        to.shared(path);
        KINDS.iter().position(|kind| kind == rule).unwrap_or_default().pack(to);
        span.pack(to);
        line.pack(to);
        column.pack(to);
        fatal.pack(to);
        message.pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let (path, rule) = (from.shared()?.to_owned(), *KINDS.get(usize::unpack(from)?)?);
        let (span, line, column) = (Pack::unpack(from)?, Pack::unpack(from)?, Pack::unpack(from)?);
        Some(Self { path, span, line, column, rule, fatal: Pack::unpack(from)?, message: Pack::unpack(from)? })
    }
}

impl Pack for Said {
    fn pack(&self, to: &mut Writer) {
        match self {
            Self::Words(words) => (false, words.clone()).pack(to),
            Self::Pattern(pattern, parts) => {
                (true, pattern.clone().into_owned()).pack(to);
                parts.pack(to);
            }
        }
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        said(from, DEEPEST)
    }
}

/// How deep what fills a pattern may be filled itself: a damaged file must not lead further.
const DEEPEST: usize = 8;

fn said(from: &mut Reader<'_>, depth: usize) -> Option<Said> {
    let (filled, words) = <(bool, String)>::unpack(from)?;
    if !filled {
        return Some(Said::Words(words));
    }
    let depth = depth.checked_sub(1)?;
    let parts = (0..usize::unpack(from)?).map(|_| said(from, depth)).collect::<Option<_>>()?;
    Some(Said::Pattern(words.into(), parts))
}

impl Pack for Vocabulary {
    fn pack(&self, to: &mut Writer) {
        self.name.pack(to);
        self.exclusive.pack(to);
        self.terms.pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let (name, exclusive, terms) = (Pack::unpack(from)?, Pack::unpack(from)?, Vec::<Term>::unpack(from)?);
        let others = terms.iter().flat_map(|term| term.under.iter().chain(&term.compatible));
        let sound = others.into_iter().all(|id| (id.0 as usize) < terms.len());
        sound.then(|| Self::new(name, exclusive, terms))
    }
}

/// What an attribute counts is a side of a vote or nothing.
impl Pack for Sort {
    fn pack(&self, to: &mut Writer) {
        self.side().pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        usize::unpack(from).map(Self::vote)
    }
}

/// A member of a set.
struct Member(FactValue);

impl Pack for Member {
    fn pack(&self, to: &mut Writer) {
        self.0.pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let is_set = matches!(from.clone().number()?, 3 | 4);
        if is_set { None } else { FactValue::unpack(from).map(Self) }
    }
}

impl Pack for FactValue {
    fn pack(&self, to: &mut Writer) {
        match self {
            Self::Plain(value) => (to.number(0), value.pack(to)),
            Self::Entity(entity) => (to.number(1), entity.pack(to)),
            Self::Term(term) => (to.number(2), term.pack(to)),
            Self::Set { members, closed } => (to.number(if *closed { 4 } else { 3 }), members.pack(to)),
            Self::Order { before, other } => (to.number(if *before { 6 } else { 5 }), other.pack(to)),
            Self::Text(text) => (to.number(7), text.pack(to)),
        };
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(match from.number()? {
            0 => Self::Plain(Pack::unpack(from)?),
            1 => Self::Entity(Pack::unpack(from)?),
            2 => Self::Term(Pack::unpack(from)?),
            // A set of sets is none that somebody wrote: a damaged file must not lead ever deeper.
            set @ (3 | 4) => {
                let members = Vec::<Member>::unpack(from)?.into_iter().map(|Member(value)| value).collect();
                Self::Set { members, closed: set == 4 }
            }
            order @ (5 | 6) => Self::Order { before: order == 6, other: Pack::unpack(from)? },
            7 => Self::Text(Pack::unpack(from)?),
            _ => return None,
        })
    }
}

impl Pack for Value {
    fn pack(&self, to: &mut Writer) {
        match self {
            Self::YesNo(yes) => (to.number(0), yes.pack(to)),
            Self::Number(interval) => (to.number(1), interval.pack(to)),
            Self::Ordinal(rank) => (to.number(2), rank.pack(to)),
            Self::Percent(interval) => (to.number(3), interval.pack(to)),
            Self::Money(interval, currency) => (to.number(4), (interval.pack(to), currency.0.pack(to)).1),
            Self::Age(interval) => (to.number(5), interval.pack(to)),
            Self::Duration(interval) => (to.number(6), interval.pack(to)),
            Self::Date(dates) => (to.number(7), dates.pack(to)),
            Self::Time(window) => (to.number(8), window.pack(to)),
            Self::PartOfDay(part) => (to.number(9), part.pack(to)),
            Self::Weekday(day) => (to.number(10), to.number(day.to_monday_zero_offset() as u64)),
            Self::Quantity(interval, unit) => (to.number(11), (interval.pack(to), unit.code().to_owned().pack(to)).1),
        };
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(match from.number()? {
            0 => Self::YesNo(Pack::unpack(from)?),
            1 => Self::Number(Pack::unpack(from)?),
            2 => Self::Ordinal(Pack::unpack(from)?),
            3 => Self::Percent(Pack::unpack(from)?),
            4 => Self::Money(Pack::unpack(from)?, Currency(Pack::unpack(from)?)),
            5 => Self::Age(Pack::unpack(from)?),
            6 => Self::Duration(Pack::unpack(from)?),
            7 => Self::Date(Pack::unpack(from)?),
            8 => Self::Time(Pack::unpack(from)?),
            9 => Self::PartOfDay(Pack::unpack(from)?),
            10 => Self::Weekday(Weekday::from_monday_zero_offset(i8::try_from(from.number()?).ok()?).ok()?),
            11 => Self::Quantity(Pack::unpack(from)?, Unit::of_code(&String::unpack(from)?)?),
            _ => return None,
        })
    }
}
