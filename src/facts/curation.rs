//! What a curator wants to know of a desk beside its faults: names that no source has, things told twice, texts that changed.
//!
//! Each check gives problems, as the loader does; how much they weigh is for the report to say.

pub mod archives;
pub mod entry;
pub mod names;
pub mod sides;
pub mod stale;
pub mod twins;

use super::files::Files;
use super::format::file::File;
use super::model::Place;
use super::problem::Problem;
use super::said::Said;
use rustc_hash::FxHashMap;

/// The desk's own files, each read once, to say where in them a problem stands.
pub struct Places<'f> {
    files: &'f dyn Files,
    read: FxHashMap<String, File>,
}

impl<'f> Places<'f> {
    /// Places in these files.
    #[must_use]
    pub fn new(files: &'f dyn Files) -> Self {
        Self { files, read: FxHashMap::default() }
    }

    /// A problem at a place.
    pub fn problem(&mut self, place: &Place, rule: &'static str, message: impl Into<Said>) -> Problem {
        let read = || File::new(place.path.clone(), self.files.read(&place.path).unwrap_or_default());
        self.read.entry(place.path.clone()).or_insert_with(read).problem(place.span.start..place.span.end, rule, message)
    }
}
