//! What a value can be.

/// A kind of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of `Value`")]
pub enum ValueKind {
    YesNo,
    Number,
    Ordinal,
    Percent,
    Money,
    Age,
    Duration,
    Date,
    Time,
    PartOfDay,
    Weekday,
    Quantity,
}
