//! What a desk holds once read: sources, entities, attributes, facts.

use super::index::Index;
use super::links::Links;
use super::share::Share;
use super::store::Store;
use super::vocabulary::{TermId, Vocabulary, VocabularyId};
use super::words::{PerLang, Words};
use crate::language::Lang;
use crate::language::sorts::Sort;
use crate::text::Span;
use crate::values::Value;
use jiff::civil::Date;

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);
    )*};
}

index! {
    /// Index of a source in the base.
    SourceId;
    /// Index of an entity in the base.
    EntityId;
    /// Index of an attribute in the base.
    AttributeId;
    /// Index of a fact in the base.
    FactId;
}

/// A desk's facts, immutable once read.
#[derive(Clone, Debug, Default)]
pub struct Base {
    /// Published or archived documents.
    pub sources: Store<Source>,
    /// What facts are about.
    pub entities: Store<Entity>,
    /// What can be said of entities: built-in and the desk's own.
    pub attributes: Vec<Attribute>,
    /// Hierarchies of terms: built-in and the desk's own.
    pub vocabularies: Store<Vocabulary>,
    /// The facts.
    pub facts: Store<Fact>,
    /// The facts by entity and attribute, in order. Filled by [`Base::compile`].
    pub groups: Store<Group>,
    /// Names and cue words. Filled by [`Base::compile`].
    pub index: Index,
    /// Ways through the base.
    pub links: Links,
    /// Of whom which facts may not leave the desk, sorted; nothing but in a base for outside.
    pub withheld: Option<Vec<(EntityId, AttributeId)>>,
    /// What each file gave.
    pub(crate) shares: Store<Share>,
    /// Tells one compiled base from another in this process.
    pub revision: u64,
}

/// The facts of one attribute of one entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The entity.
    pub entity: EntityId,
    /// The attribute.
    pub attribute: AttributeId,
    /// Its facts, in the order of the desk.
    pub facts: Vec<FactId>,
}

/// Where something stands in a desk's file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file, relative to the desk, `/` between its parts.
    pub path: String,
    /// Bytes of the file.
    pub span: Span,
    /// Line, from 1.
    pub line: usize,
}

/// A published or archived document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Its id, such as `003`.
    pub id: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Vec<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Its language.
    pub language: Option<Lang>,
    /// When it came out.
    pub published: Option<Date>,
    /// How a draft may name it.
    pub names: Vec<String>,
    /// Whether nothing of it leaves the desk.
    pub protected: bool,
    /// How far it can be trusted, in the desk's own words.
    pub reliability: Option<String>,
    /// The curator's remark.
    pub note: Option<String>,
    /// Its archived text, relative to the desk, when there is one.
    pub archive: Option<String>,
    /// The SHA-256 of the text as it was archived.
    pub sha256: Option<String>,
    /// When it was archived.
    pub archived: Option<Date>,
    /// Where it is declared.
    pub place: Place,
}

/// What an entity is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// A human being.
    #[default]
    Person,
    /// A party, list, team, family, coalition.
    Group,
    /// An institution, service, company, court.
    Body,
    /// A place.
    Place,
    /// Something that happened.
    Event,
    /// An investigation, a trial, a file.
    Case,
    /// A thing or a set of things.
    Object,
    /// A book, film, report.
    Work,
}

impl EntityKind {
    /// Whether people make it up and act through it: a group or a body.
    #[must_use]
    pub const fn is_corporate(self) -> bool {
        matches!(self, Self::Group | Self::Body)
    }
}

/// A person, body, place, event, object that facts are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entity {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// Whether its names are feminine, if known.
    pub feminine: Option<bool>,
    /// Names that mean it wherever they stand.
    pub names: Vec<String>,
    /// Descriptions that may stand for it.
    pub called: PerLang<Words>,
    /// What it belongs to or is about.
    pub of: Vec<EntityId>,
    /// For events: the kind of event, a term of the vocabulary `event`.
    pub event: Option<TermId>,
    /// Further words of the event.
    pub words: PerLang<Words>,
    /// For places: the coarser place.
    pub within: Option<EntityId>,
    /// Where it is declared.
    pub place: Place,
}

/// How values of an attribute are written and compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the desk format's own")]
pub enum ValueType {
    #[default]
    YesNo,
    Count,
    Quantity,
    Money,
    Percentage,
    Age,
    Duration,
    Date,
    Weekday,
    PartOfDay,
    Entity,
    Term,
    Set,
    Order,
    Quotation,
    Name,
}

impl ValueType {
    /// Whether a value is a figure of this type.
    #[must_use]
    pub const fn measures(self, value: &Value) -> bool {
        matches!(
            (value, self),
            (Value::Duration(_), Self::Duration)
                | (Value::Money(..), Self::Money)
                | (Value::Percent(_), Self::Percentage)
                | (Value::Quantity(..), Self::Quantity)
                | (Value::Number(_) | Value::Ordinal(_), Self::Count)
        )
    }
}

/// How a clause expresses an attribute: the grammar that reads it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Slot {
    /// An age told of a person.
    Age,
    /// When an event happened.
    When,
    /// The part of the day of an event.
    PartOfDay,
    /// Where an event happened.
    Where,
    /// Since when a state holds.
    Since,
    /// How long an event or state lasted.
    Lasted,
    /// A term apposed to or predicated of the subject.
    Title,
    /// A number of things.
    Count,
    /// A figure with its unit next to a cue.
    Measure,
    /// Words of a term in a clause with the subject.
    #[default]
    Predicate,
    /// Who or what fills a role beside a cue.
    Filler,
    /// Words spoken.
    Quotation,
    /// A name or the expansion of an acronym.
    Name,
    /// Whom a body is called after while there is one of its kind at a time.
    Eponym,
    /// Before or after another event.
    Order,
    /// The time between two events.
    Interval,
}

/// What can be said of an entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attribute {
    /// Its name; dots are part of it.
    pub name: String,
    /// How its values are written.
    pub value: ValueType,
    /// How a clause expresses it.
    pub slot: Slot,
    /// The kinds of entity it is said of; any when empty.
    pub subject: Vec<EntityKind>,
    /// The kinds of entity that its values are, where they are entities.
    pub role: Vec<EntityKind>,
    /// The vocabulary of its terms.
    pub vocabulary: Option<VocabularyId>,
    /// The event of the subject that the value is told of, a term of the vocabulary `event`.
    pub event: Option<TermId>,
    /// Cue words.
    pub words: PerLang<Words>,
    /// How a message names it.
    pub label: PerLang<String>,
    /// Whether it is told of a year: results, a budget. Where a fact doesn't say which, it is the year before its sources.
    pub yearly: bool,
    /// Whether its figure is itself a change: a growth, a decline.
    pub change: bool,
    /// Whether its figure is the most that there can be: a capacity.
    pub limit: bool,
    /// The attribute whose words tell the same figure the other way round: a decline for a growth.
    pub opposite: Option<String>,
    /// Whether one subject can have several of its terms: prizes.
    pub several: bool,
    /// The side of a vote that it counts, as its words tell.
    pub side: Option<Sort>,
    /// Whether the desk itself defines it, with words that fit its story.
    pub own: bool,
}

/// A reading's certainty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Said flatly.
    #[default]
    Asserted,
    /// Put in someone's mouth.
    Attributed,
    /// Conditional, suspected, rumoured.
    Alleged,
    /// Reported and denied.
    Denied,
}

impl Certainty {
    /// Whether a source says it as its own word or as somebody's statement.
    #[must_use]
    pub const fn is_said(self) -> bool {
        matches!(self, Self::Asserted | Self::Attributed)
    }
}

/// What the desk makes of a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Two sources or more agree and none differs.
    #[default]
    Established,
    /// One source says it.
    SingleSource,
    /// Sources differ.
    Disputed,
    /// No source asserts it.
    Unverified,
    /// Taken back.
    Retracted,
    /// A later fact holds.
    Superseded,
    /// Proposed, and not taken: it is kept so that it isn't proposed again.
    Rejected,
}

impl Status {
    /// Whether the desk holds it no more, or never did.
    #[must_use]
    pub const fn is_gone(self) -> bool {
        matches!(self, Self::Retracted | Self::Superseded | Self::Rejected)
    }

    /// What it is called.
    #[must_use]
    pub const fn word(self, lang: Lang) -> &'static str {
        let words = lang.card();
        match self {
            Self::Established => words.established,
            Self::SingleSource => words.single_source,
            Self::Disputed => words.disputed,
            Self::Unverified => words.unverified,
            Self::Retracted => words.retracted,
            Self::Superseded => words.superseded,
            Self::Rejected => words.rejected,
        }
    }
}

/// A value of a fact or reading.
#[derive(Clone, Debug, PartialEq)]
pub enum FactValue {
    /// Yes or no, a figure, a date: anything a value grammar reads.
    Plain(Value),
    /// An entity.
    Entity(EntityId),
    /// A term of the attribute's vocabulary.
    Term(TermRef),
    /// Members of a set; a closed one has no others.
    Set {
        /// Terms or entities.
        members: Vec<Self>,
        /// Whether there are no others.
        closed: bool,
    },
    /// Before or after another entity's event.
    Order {
        /// Whether the subject comes first.
        before: bool,
        /// The other event.
        other: EntityId,
    },
    /// Words spoken or a name.
    Text(String),
}

/// A term as a fact or a draft uses it: "former mayor of X".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermRef {
    /// The vocabulary.
    pub vocabulary: VocabularyId,
    /// The term.
    pub term: TermId,
    /// What it is of, if said.
    pub of: Option<EntityId>,
    /// Whether it has ended.
    pub former: bool,
}

/// What one source says.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The source.
    pub source: SourceId,
    /// Its value where it differs from the desk's.
    pub is: Option<Vec<FactValue>>,
    /// How surely it says so.
    pub certainty: Certainty,
    /// Whether the reading is known to be wrong.
    pub error: bool,
    /// Its words.
    pub quote: Option<String>,
    /// The curator's remark.
    pub note: Option<String>,
    /// Where the reading stands in the fact file.
    pub place: Place,
    /// Line of the quote in the archived text, from 1.
    pub line: Option<usize>,
}

/// Sentences that a curator wrote to try a fact with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tests {
    /// Those that say something of the fact.
    pub matching: Vec<Tried>,
    /// Those that don't, though they look like it.
    pub others: Vec<Tried>,
}

/// A sentence to try a fact with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The sentence.
    pub text: String,
    /// Where it stands in the fact file.
    pub place: Place,
}

/// An attribute of an entity: the desk's reading and each source's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fact {
    /// Whether it never leaves the desk.
    pub protected: bool,
    /// The day from which it may leave the desk.
    pub embargo: Option<Date>,
    /// Its path, `entity.attribute` or `entity.attribute.name`.
    pub id: String,
    /// What it is about.
    pub entity: EntityId,
    /// What is said of it.
    pub attribute: AttributeId,
    /// The desk's reading; several sides when it is left open.
    pub is: Vec<FactValue>,
    /// The day the value held.
    pub as_of: Option<Date>,
    /// The time in which the value holds, where it is one of several over time.
    pub valid: Option<Value>,
    /// What each source says.
    pub says: Vec<Reading>,
    /// What the desk makes of it.
    pub status: Status,
    /// How a message puts it.
    pub text: PerLang<String>,
    /// Further cue words.
    pub words: PerLang<Words>,
    /// Entities that must be in the clause too.
    pub with: Vec<EntityId>,
    /// The curator's remark.
    pub note: Option<String>,
    /// Sentences that it is tried with.
    pub tests: Tests,
    /// When the fact was last checked.
    pub checked: Option<Date>,
    /// Whether no curator has taken it yet: it was read out of archived texts.
    pub proposed: bool,
    /// Where it stands.
    pub place: Place,
    /// The facts it follows from, where no fact file says it.
    pub derived_from: Vec<FactId>,
}

impl Fact {
    /// Whether it may leave the desk on a day.
    #[must_use]
    pub fn may_leave(&self, today: Date) -> bool {
        !self.protected && self.embargo.is_none_or(|day| day <= today)
    }
}
