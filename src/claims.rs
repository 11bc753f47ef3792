//! Claims: what a draft's clauses say of the desk's entities.
//!
//! [`read`] is a pure function of a block's text, the base and the context, [`lead`] of the text before it besides; nothing else is remembered
//! or looked up.

pub mod about;
pub mod affair;
pub mod again;
mod alleged;
mod anaphor;
mod asked;
mod backed;
pub mod bearer;
mod case;
mod described;
mod elsewhere;
mod enacted;
pub mod firm;
pub mod focus;
mod gapped;
mod given;
mod governed;
mod kin;
mod label;
pub mod lead;
pub mod mention;
pub mod mood;
pub mod occurrence;
pub mod owner;
pub mod pinned;
mod placed;
mod possession;
pub mod quote;
mod rate;
pub mod reading;
mod resuming;
pub mod segment;
pub mod sight;
mod silent;
mod slots;
mod spelled;
pub mod story;
pub mod strangers;
mod team;
pub mod tied;
mod topic;

pub use mention::{named, named_at};
pub use mood::{Mood, Speaker, Stance};
pub use rate::is_each;
pub use reading::{Asked, Context, Reading};
pub use silent::silent;
pub use slots::speaker::{Spoken, spoken};
pub use spelled::spelled;

use crate::facts::{AttributeId, Base, EntityId, EntityKind, FactId, FactValue, Group, Slot, TermRef};
use crate::text::Span;
use crate::values::{Dates, Value};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What a clause says of an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// What it is about.
    pub subject: EntityId,
    /// What is said of it.
    pub attribute: AttributeId,
    /// The one fact it can be about, where the words tell (a quotation).
    pub fact: Option<FactId>,
    /// What the clause says.
    pub value: ClaimValue,
    /// Where the value stands, in bytes of the block's text.
    pub span: Span,
    /// The value and the clause that asserts it, where one governs the other: « l'enquête a établi que … ».
    pub reach: Span,
    /// The sentence of the block that says it, by index.
    pub sentence: usize,
    /// The time that a figure is told of, where the sentence says.
    pub period: Option<Dates>,
    /// How surely and by whom it is said.
    pub stance: Stance,
    /// Whether the value is denied.
    pub negated: bool,
    /// Whether a verb of the past says what somebody was.
    pub past: bool,
    /// Whether the value is told exactly, in the writer's own words, as what still holds.
    pub firm: bool,
}

/// A claim's value.
#[derive(Clone, Debug, PartialEq)]
pub enum ClaimValue {
    /// Yes or no, a figure, a date.
    Plain(Value),
    /// An entity of the desk.
    Entity(EntityId),
    /// Something the desk doesn't know, by its words.
    Foreign(String),
    /// A term, what it is of left to `of`.
    Term {
        /// The term; `of` is an entity of the desk.
        term: TermRef,
        /// Whether it is of something the desk doesn't know.
        of_foreign: bool,
    },
    /// When a title was held.
    Tenure {
        /// The title.
        term: TermRef,
        /// The time told.
        dates: Dates,
        /// What of the time in office it tells.
        bound: Bound,
    },
    /// Somebody else who is given the title that the subject holds, by name.
    Holder(String),
    /// Words put in someone's mouth.
    Quotation {
        /// The words as the draft has them.
        words: String,
        /// Who says them, if the desk knows.
        speaker: Option<EntityId>,
        /// Where the speaker is named.
        speaker_span: Option<Span>,
    },
    /// A name or the expansion of an acronym.
    Name(String),
    /// Before or after another event.
    Order {
        /// Whether the subject comes first.
        before: bool,
        /// The other event.
        other: EntityId,
    },
    /// The time from another event to the subject, in days; negative when the subject comes first.
    Interval {
        /// The other event.
        from: EntityId,
        /// How long.
        length: Value,
        /// Whether the subject comes first.
        before: bool,
    },
}

/// What a time told of a title tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// From when to when.
    Whole,
    /// Some time of it.
    Within,
    /// Since when.
    From,
    /// Until when.
    Until,
}

/// What slots read for: the facts of one attribute of one entity.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The entity.
    pub entity: EntityId,
    /// The attribute.
    pub attribute: AttributeId,
    /// The facts.
    pub facts: &'a [FactId],
}

/// The claims of a block, in order of place.
#[must_use]
pub fn read(text: &str, base: &Base, context: &Context) -> Vec<Claim> {
    claims(&Reading::new(text, base, context))
}

/// The claims of a block that has been read.
#[must_use]
pub fn claims(reading: &Reading<'_>) -> Vec<Claim> {
    let mut out = Vec::new();
    for group in groups(reading) {
        let subject = Subject { entity: group.entity, attribute: group.attribute, facts: &group.facts };
        let attribute = reading.base.attribute(group.attribute);
        slots::read(attribute.slot, reading, &subject, &mut out);
        // Who knows a day of birth knows an age.
        if attribute.slot == Slot::When && attribute.event.is_some() && attribute.event == reading.base.event_named("birth") {
            slots::read(Slot::Age, reading, &subject, &mut out);
        }
    }
    for (entity, attribute) in unknown(reading) {
        let subject = Subject { entity, attribute, facts: &[] };
        slots::read(reading.base.attribute(attribute).slot, reading, &subject, &mut out);
    }
    out.sort_by_key(|claim: &Claim| (claim.span, claim.subject, claim.attribute));
    out.dedup();
    told_once(reading, out)
}

/// Claims of what a block names that the desk holds no fact of, as far as their grammar can read them without one.
#[must_use]
pub fn unheld(reading: &Reading<'_>) -> Vec<Claim> {
    let base = reading.base;
    let mut out = Vec::new();
    for entity in reading.touched() {
        let kind = base.entity(*entity).kind;
        for (at, attribute) in base.attributes.iter().enumerate() {
            let id = AttributeId(at as u32);
            let applies = attribute.subject.is_empty() || attribute.subject.contains(&kind);
            if applies && base.group(*entity, id).is_none() {
                slots::read(attribute.slot, reading, &Subject { entity: *entity, attribute: id, facts: &[] }, &mut out);
            }
        }
    }
    out.sort_by_key(|claim: &Claim| (claim.span, claim.subject, claim.attribute));
    out.dedup();
    out
}

/// What the block may say of an entity though the desk has no fact of it: an age, counts of an event, its day.
///
/// Nothing judges it, but two such claims of a draft may contradict each other.
fn unknown(reading: &Reading<'_>) -> Vec<(EntityId, AttributeId)> {
    let base = reading.base;
    let open = |entity: EntityId, id: &AttributeId| {
        let attribute = base.attribute(*id);
        let kind = base.entity(entity).kind;
        let told = match kind {
            EntityKind::Person => attribute.slot == Slot::Age,
            EntityKind::Event => attribute.slot == Slot::Count,
            _ => false,
        };
        told && attribute.subject.contains(&kind) && base.group(entity, *id).is_none()
    };
    let read = |id: &AttributeId| matches!(base.attribute(*id).slot, Slot::Age | Slot::Count);
    let ids: Vec<AttributeId> = (0..base.attributes.len()).map(|at| AttributeId(at as u32)).filter(read).collect();
    let of = |entity: &EntityId| ids.iter().filter(|id| open(*entity, id)).map(|id| (*entity, *id)).collect::<Vec<_>>();
    reading.touched().iter().flat_map(of).collect()
}

/// The facts that a block can be about: of what it touches, and of words that need no name beside them.
fn groups<'a>(reading: &Reading<'a>) -> impl Iterator<Item = &'a Group> {
    let links = &reading.base.links;
    let nameless = links.quoted().chain(links.expanded());
    let mut at: Vec<usize> = reading.touched().iter().flat_map(|entity| reading.base.places_of_groups(*entity)).chain(nameless).collect();
    at.sort_unstable();
    at.dedup();
    at.into_iter().map(|at| &reading.base.groups[at])
}

/// A sentence that says a thing twice is told of once, at its end.
fn told_once(reading: &Reading<'_>, claims: Vec<Claim>) -> Vec<Claim> {
    let sentence = |span: Span| reading.sentences.partition_point(|sentence| reading.span(&sentence.tokens).start <= span.start);
    let mut told: FxHashMap<(EntityId, AttributeId, Option<FactId>, usize), Vec<ClaimValue>> = FxHashMap::default();
    let mut out: Vec<Claim> = Vec::with_capacity(claims.len());
    for claim in claims.into_iter().rev() {
        let values = told.entry((claim.subject, claim.attribute, claim.fact, sentence(claim.span))).or_default();
        if !values.contains(&claim.value) {
            values.push(claim.value.clone());
            out.push(claim);
        }
    }
    out.reverse();
    out
}

impl ClaimValue {
    /// The value as a fact holds it; nothing for what only a claim can say.
    #[must_use]
    pub fn held(&self) -> Option<FactValue> {
        match self {
            Self::Plain(value) => Some(FactValue::Plain(value.clone())),
            Self::Entity(entity) => Some(FactValue::Entity(*entity)),
            Self::Term { term, of_foreign: false } => Some(FactValue::Term(*term)),
            Self::Order { before, other } => Some(FactValue::Order { before: *before, other: *other }),
            Self::Quotation { words, .. } => Some(FactValue::Text(words.clone())),
            _ => None,
        }
    }
}

impl Claim {
    /// A claim that a slot read, with the stance of the clause at its value.
    #[must_use]
    pub(crate) fn of(reading: &Reading<'_>, subject: &Subject<'_>, value: ClaimValue, tokens: &Range<usize>) -> Self {
        Self {
            subject: subject.entity,
            attribute: subject.attribute,
            fact: None,
            firm: firm::is_firm(reading, subject, &value, tokens),
            value,
            span: reading.span(tokens),
            reach: mood::governor(reading, tokens.start)
                .map_or_else(|| reading.span(tokens), |range| reading.span(&range).cover(reading.span(tokens))),
            sentence: reading.sentence_of(tokens.start),
            period: None,
            stance: mood::stance_of(reading, tokens, subject),
            negated: false,
            past: false,
        }
    }

    /// The slot that read it.
    #[must_use]
    pub fn slot(&self, base: &Base) -> Slot {
        base.attribute(self.attribute).slot
    }
}
