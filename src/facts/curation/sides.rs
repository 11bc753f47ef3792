//! The sides of a fact: who says what, put together by value.

use crate::facts::compare::sides_contradict;
use crate::facts::model::{Base, Fact, FactValue, Reading};

/// What some sources say alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Side<'b> {
    /// The value; several where a source leaves it open.
    pub is: &'b [FactValue],
    /// The readings that have it.
    pub readings: Vec<&'b Reading>,
}

/// The sides that readings take, the desk's own first; readings known to be wrong take none.
#[must_use]
pub fn sides(fact: &Fact) -> Vec<Side<'_>> {
    let mut out: Vec<Side<'_>> = Vec::new();
    for reading in fact.says.iter().filter(|reading| !reading.error) {
        let is = reading.is.as_deref().unwrap_or(&fact.is);
        match out.iter_mut().find(|side| side.is == is) {
            Some(side) => side.readings.push(reading),
            None => out.push(Side { is, readings: vec![reading] }),
        }
    }
    out.sort_by_key(|side| side.is != fact.is);
    out
}

/// Whether two of a fact's sides can't both hold.
#[must_use]
pub fn is_disputed(base: &Base, fact: &Fact) -> bool {
    let (sides, kind) = (sides(fact), base.attribute(fact.attribute).value);
    let clash = |at: usize| sides[at + 1..].iter().any(|other| sides_contradict(base, kind, sides[at].is, other.is));
    fact.is.len() > 1 || (0..sides.len()).any(clash)
}
