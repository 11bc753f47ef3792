//! Typed values.

/// A value: a set of possible worlds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Yes or no.
    YesNo(bool),
}
