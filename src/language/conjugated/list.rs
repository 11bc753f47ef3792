//! The lists of verbs that a language has, each in a file.

use serde::Deserialize;

/// A list of verbs.
#[derive(Clone, Copy, Debug)]
pub(crate) enum List {
    /// Verbs that are met everywhere: what their forms tell is known.
    Common,
    /// Verbs of saying.
    Saying,
    /// Verbs that make something known, taking no side.
    Announcing,
    /// Verbs that say who does what a noun tells.
    Support,
    /// Verbs that say of an event that it takes place.
    Happening,
    /// Verbs that say of an event that somebody holds it.
    Done,
    /// Verbs whose object takes place when and where they tell.
    Enacted,
}

/// The bits of all of them; those under them say what a form tells.
pub(crate) const ALL_BITS: u32 = 0xff00_0000;

impl List {
    /// Each, with the name of its file.
    pub(crate) const ALL: [(Self, &'static str); 7] = [
        (Self::Common, "common"),
        (Self::Saying, "saying"),
        (Self::Announcing, "announcing"),
        (Self::Support, "support"),
        (Self::Happening, "happening"),
        (Self::Done, "done"),
        (Self::Enacted, "enacted"),
    ];

    /// Its bit among those of a form.
    pub(crate) const fn bit(self) -> u32 {
        1 << (ALL_BITS.trailing_zeros() + self as u32)
    }
}

/// A file.
#[derive(Deserialize)]
pub(crate) struct Verbs {
    verbs: String,
}

impl Verbs {
    /// Its verbs, each as it is conjugated.
    pub(crate) fn each(&self) -> impl Iterator<Item = &str> {
        self.verbs.split_whitespace().map(|verb| verb.trim_start_matches("s'"))
    }
}
