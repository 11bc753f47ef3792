//! The desk format: TOML to a base, each fault with its place.
//!
//! A file is parsed (`file`), its shape is checked against the key lists (`keys`, `shape`), then each kind of declaration
//! is read leniently in the order in which they need one another: whatever the shape check refused is skipped in silence.
//! What takes the most, parsing, entities and facts, is done for several files at once.

pub(crate) mod attributes;
pub(crate) mod config;
pub(crate) mod declared;
pub(crate) mod directory;
pub(crate) mod document;
pub(crate) mod entities;
pub(crate) mod file;
mod growth;
pub(crate) mod guard;
pub(crate) mod hints;
pub(crate) mod keys;
pub(crate) mod loader;
pub(crate) mod pass;
pub(crate) mod quotes;
pub(crate) mod readings;
pub(crate) mod reread;
pub(crate) mod shape;
pub(crate) mod sources;
pub(crate) mod statements;
pub(crate) mod status;
pub(crate) mod table;
pub(crate) mod tree;
mod unquoted;
pub(crate) mod vocabularies;
pub(crate) mod words;
