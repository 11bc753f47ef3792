//! The desk: what its curators know, and where they know it from.
//!
//! [`desk::Desk::open`] reads a folder; the [`model::Base`] it gives is immutable and holds every good fact,
//! each fault is a [`problem::Problem`] with its place.
//! `files` alone touches the disk, `format` alone knows TOML.

mod anchor;
mod base;
mod bloom;
mod builtin;
pub mod compare;
pub mod compiled;
mod config;
pub mod curation;
mod derive;
pub mod desk;
mod encoding;
mod example;
pub mod faults;
pub mod files;
mod flat;
mod format;
mod gathered;
mod ids;
pub mod index;
mod known;
pub mod links;
mod meant;
pub mod model;
mod moved;
mod nameable;
mod named;
mod nearest;
mod notation;
pub mod outline;
mod outside;
pub(crate) mod parallel;
pub mod problem;
pub mod said;
pub mod schema;
mod share;
mod since;
mod sought;
mod spelled;
mod splices;
pub mod spoken;
pub mod store;
pub mod vocabulary;
pub mod words;
mod writing;

pub use builtin::warm_up;
pub use config::{Config, Override, Severities, Wants};
pub use desk::Desk;
pub use example::example;
pub use files::{Buffers, Disk, Files};
#[cfg(test)]
pub(crate) use format::keys::RULES as RULE_NAMES;
pub use format::status::settled;
pub use known::{Known, choices, known};
pub use links::Links;
pub use model::{
    Attribute, AttributeId, Base, Certainty, Entity, EntityId, EntityKind, Fact, FactId, FactValue, Group, Place, Reading, Slot, Source,
    SourceId, Status, TermRef, Tests, Tried, ValueType,
};
pub use nameable::Nameable;
pub use nearest::nearest;
pub(crate) use notation::value_kind;
pub use problem::{KINDS, Problem};
pub use said::Said;
pub use schema::schema;
pub use store::Store;
pub use vocabulary::{Sole, Term, TermId, Vocabulary, VocabularyId};
pub use words::{PerLang, Words};
pub use writing::{key, notation_of, quoted};
