//! What is proposed for names that aren't known, worked out once for each: a table that was brought in may have thousands of one.

use crate::facts::meant::meant;
use crate::facts::model::{Base, EntityKind};
use crate::facts::nameable::Nameable;
use crate::facts::said::{self, Said};
use crate::facts::vocabulary::VocabularyId;
use rustc_hash::FxHashMap;
use std::sync::{Mutex, PoisonError};

/// What was proposed so far.
#[derive(Debug, Default)]
pub(crate) struct Hints(Mutex<FxHashMap<(Of, String), Said>>);

/// What a name was thought to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Of {
    /// An attribute of a kind of entity.
    Attribute(EntityKind),
    /// A term.
    Term(VocabularyId),
}

impl Hints {
    /// The end of a message about a name: which of those that are known may be meant by it, or how to list them.
    pub(super) fn end<'b>(&self, of: Of, name: &str, known: impl Iterator<Item = Nameable<'b>>, base: &'b Base, listed: Said) -> Said {
        let key = (of, name.to_owned());
        let hints = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(hint) = hints().get(&key) {
            return hint.clone();
        }
        let hint = said::one_of(&meant(name, known, base)).unwrap_or(listed);
        hints().insert(key, hint.clone());
        hint
    }
}

/// What is read anew may know other names.
impl Clone for Hints {
    fn clone(&self) -> Self {
        Self::default()
    }
}
