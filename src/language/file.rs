//! The languages' own files, as the build turned them from TOML to JSON.

use serde::de::DeserializeOwned;

/// A file of a language: `text!("fr/markers")` is `fr/markers.toml`.
macro_rules! text {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json"))
    };
}
pub(super) use text;

/// Reads one; the same in every run of the program, so that a test of each finds what doesn't fit.
pub(super) fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).expect("a language's file has the form that its reader expects")
}
