//! Sides: what several texts say of one thing, each at its finest, and apart only where they can't both hold.
//!
//! A text that says less bears out every side that it leaves open, and is none itself, whichever was read first.

use crate::facts::compare::{contradict, is_finer};
use crate::facts::{Base, Fact, FactValue, ValueType};

/// Makes the sides of a fact anew out of all that its sources say.
pub(super) fn settle(base: &Base, fact: &mut Fact) {
    let kind = base.attribute(fact.attribute).value;
    // Words are held side by side, and spelt alike, as they are gathered.
    if matches!(kind, ValueType::Name | ValueType::Quotation) {
        return;
    }
    let first = fact.is.first().cloned();
    let told: Vec<Option<FactValue>> =
        fact.says.iter().map(|says| says.is.as_ref().and_then(|own| own.first()).or(first.as_ref()).cloned()).collect();
    let sides = sides(base, kind, &told.iter().flatten().collect::<Vec<_>>());
    for (says, told) in fact.says.iter_mut().zip(told) {
        says.is = told.filter(|told| sides.len() > 1 || !sides.contains(told)).map(|told| vec![told]);
    }
    if !sides.is_empty() {
        fact.is = sides;
    }
}

/// Of values the finest, and of those that may both hold the first.
fn sides(base: &Base, kind: ValueType, told: &[&FactValue]) -> Vec<FactValue> {
    let finest = |value: &&&FactValue| !told.iter().any(|other| is_finer(base, other, value));
    let mut out: Vec<FactValue> = Vec::new();
    for value in told.iter().filter(finest) {
        if out.iter().all(|side| is_apart(base, kind, side, value)) {
            out.push((*value).clone());
        }
    }
    out
}

/// Whether two values can't both hold; nor is one office held in two places in one story.
fn is_apart(base: &Base, kind: ValueType, a: &FactValue, b: &FactValue) -> bool {
    let elsewhere = match (a, b) {
        (FactValue::Term(a), FactValue::Term(b)) => a.term == b.term && a.of.is_some() && b.of.is_some() && a.of != b.of,
        _ => false,
    };
    elsewhere || contradict(base, kind, a, b)
}
