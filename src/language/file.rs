//! The languages' own files, as the build turned them from TOML to JSON.

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::marker::PhantomData;

/// A file of a language: `text!("fr/markers")` is `fr/markers.toml`.
macro_rules! text {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json"))
    };
}
pub(super) use text;

/// Reads one; the same in every run of the program, so that a test of each finds what doesn't fit.
pub(super) fn read<'j, T: Deserialize<'j>>(json: &'j str) -> T {
    serde_json::from_str(json).expect("a language's file has the form that its reader expects")
}

/// The entries of a table in the order of the file, their keys where they stand in it: none can hold what JSON escapes, a quotation mark
/// or a backslash.
#[derive(Debug)]
pub(super) struct Pairs<'j, T>(Vec<(&'j str, T)>);

impl<'j, T> Pairs<'j, T> {
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'j str, &T)> {
        self.0.iter().map(|(key, value)| (*key, value))
    }
}

impl<'de: 'j, 'j, T: Deserialize<'de>> Deserialize<'de> for Pairs<'j, T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(PairsVisitor(PhantomData))
    }
}

struct PairsVisitor<P>(PhantomData<P>);

impl<'de: 'j, 'j, T: Deserialize<'de>> Visitor<'de> for PairsVisitor<Pairs<'j, T>> {
    type Value = Pairs<'j, T>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a table")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut out = Vec::new();
        while let Some(entry) = map.next_entry::<&'de str, T>()? {
            out.push(entry);
        }
        Ok(Pairs(out))
    }
}
