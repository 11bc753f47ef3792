//! Verb forms of a language's common verbs: what tells a clause's verb.

use super::conjugated::{self, List};
pub use super::inflect::{VerbUse, VerbUses};
use super::{Lang, Marker, Markers};

/// What a folded word may be as a form of a common verb; nothing when it is none.
#[must_use]
pub fn forms(norm: &str, lang: Lang) -> VerbUses {
    conjugated::find(norm, lang).uses()
}

/// Whether a folded word is a form of an auxiliary.
#[must_use]
pub fn is_auxiliary(norm: &str, lang: Lang) -> bool {
    Markers::of(lang).has(norm, Marker::Auxiliary)
}

/// Whether a folded word is a form of a verb of saying.
#[must_use]
pub fn is_saying(norm: &str, lang: Lang) -> bool {
    conjugated::find(norm, lang).is_of(List::Saying)
}

/// Whether a folded word is a form of a verb that makes something known, taking no side.
#[must_use]
pub fn is_announcing(norm: &str, lang: Lang) -> bool {
    conjugated::find(norm, lang).is_of(List::Announcing)
}

/// Whether a folded word is a form of a support verb: one that says who does what an event's noun tells.
#[must_use]
pub fn is_support(norm: &str, lang: Lang) -> bool {
    conjugated::find(norm, lang).is_of(List::Support)
}

/// Whether a folded word is a form of a verb that says of an event that it takes place.
#[must_use]
pub fn is_happening(norm: &str, lang: Lang) -> bool {
    conjugated::find(norm, lang).is_of(List::Happening)
}

/// Whether a folded word is a form of a verb that says of an event that somebody holds, carries out or takes part in it.
#[must_use]
pub fn is_done(norm: &str, lang: Lang) -> bool {
    conjugated::find(norm, lang).is_of(List::Done)
}

/// Whether a folded word is a form of a verb whose object takes place when and where it tells.
#[must_use]
pub fn is_enacted(norm: &str, lang: Lang) -> bool {
    conjugated::find(norm, lang).is_of(List::Enacted)
}
