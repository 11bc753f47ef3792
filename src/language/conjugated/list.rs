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
}

/// The bits of all of them; those under them say what a form tells.
pub(crate) const ALL_BITS: u32 = 0xff00_0000;

impl List {
    /// Each, in the order of [`NAMES`].
    #[cfg_attr(not(test), allow(dead_code, reason = "the program asks for single lists"))]
    pub(crate) const ALL: [Self; 6] = [Self::Common, Self::Saying, Self::Announcing, Self::Support, Self::Happening, Self::Done];

    /// Its bit among those of a form.
    pub(crate) const fn bit(self) -> u32 {
        1 << (ALL_BITS.trailing_zeros() + self as u32)
    }
}

/// The files, in the order of the lists.
#[cfg_attr(not(test), allow(dead_code, reason = "the program has what the build made of them"))]
pub(crate) const NAMES: [&str; 6] = ["common", "saying", "announcing", "support", "happening", "done"];

/// A file.
#[cfg_attr(not(test), allow(dead_code, reason = "the program has what the build made of them"))]
#[derive(Deserialize)]
pub(crate) struct Verbs {
    verbs: String,
}

#[cfg_attr(not(test), allow(dead_code, reason = "the program has what the build made of them"))]
impl Verbs {
    /// Its verbs, each as it is conjugated.
    pub(crate) fn each(&self) -> impl Iterator<Item = &str> {
        self.verbs.split_whitespace().map(|verb| verb.trim_start_matches("s'"))
    }
}
