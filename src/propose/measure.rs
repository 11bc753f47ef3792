//! How well proposals meet what curators have made of the same texts: a desk's facts as the measure of its own.

use super::Proposed;
use crate::claims::quote::{bare, is_run};
use crate::facts::compare::contradict;
use crate::facts::{Base, Certainty, Fact, FactValue, Reading, Store, ValueType, notation_of};
use crate::text::tokens;

/// How many readings were proposed, how many of them curators have too, and how many those have.
///
/// A reading is an entity, an attribute, a value, a source and how surely it says so.
///
/// Curators note what their story needs: that a desk has no fact of somebody's occupation doesn't make one wrong. So precision is told
/// twice, as evaluations of knowledge bases do: of all that was proposed, and of what the desk has a fact for, the only readings
/// that it can be seen to differ from (local closed world).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// Readings proposed.
    pub proposed: usize,
    /// Those that are a curator's too.
    pub right: usize,
    /// Those of an entity and attribute that the desk has a fact for.
    pub judged: usize,
    /// Readings of curators in the same sources.
    pub curated: usize,
    /// Those that were proposed.
    pub found: usize,
}

/// Measures proposals by the facts of the desk they were made for.
#[must_use]
pub fn measure(proposed: &Proposed, desk: &Base) -> Measure {
    let base = &proposed.base;
    let told: Vec<Told<'_>> = readings(&base.facts).collect();
    let curated: Vec<Told<'_>> = readings(&desk.facts).filter(|told| desk.source(told.reading.source).archive.is_some()).collect();
    let meets = |one: &Told<'_>, many: &[Told<'_>]| many.iter().any(|other| is_same(base, one, other));
    Measure {
        proposed: told.len(),
        right: told.iter().filter(|told| meets(told, &curated)).count(),
        judged: told.iter().filter(|told| curated.iter().any(|other| is_of_one(told, other))).count(),
        curated: curated.len(),
        found: curated.iter().filter(|curated| meets(curated, &told)).count(),
    }
}

/// A reading that only one of the two has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart {
    /// Whether it was proposed; else a curator has it.
    pub proposed: bool,
    /// The fact's id.
    pub fact: String,
    /// The source's id.
    pub source: String,
    /// What it says, as desks write it.
    pub value: String,
    /// How surely.
    pub certainty: Certainty,
    /// What the other side has of the same source, entity and attribute.
    pub beside: Vec<String>,
}

/// The readings that are missed, then those that no curator has.
#[must_use]
pub fn apart(proposed: &Proposed, desk: &Base) -> Vec<Apart> {
    let base = &proposed.base;
    let told: Vec<Told<'_>> = readings(&base.facts).collect();
    let curated: Vec<Told<'_>> = readings(&desk.facts).filter(|told| desk.source(told.reading.source).archive.is_some()).collect();
    let only = |own: &[Told<'_>], others: &[Told<'_>], proposed: bool| -> Vec<Apart> {
        let alone = own.iter().filter(|told| !others.iter().any(|other| is_same(base, told, other)));
        alone.map(|one| side(base, one, others, proposed)).collect()
    };
    let mut out = only(&curated, &told, false);
    out.extend(only(&told, &curated, true));
    out
}

fn side(base: &Base, one: &Told<'_>, others: &[Told<'_>], proposed: bool) -> Apart {
    Apart {
        proposed,
        fact: one.fact.id.clone(),
        source: base.source(one.reading.source).id.clone(),
        value: written(base, one),
        certainty: one.reading.certainty,
        beside: others.iter().filter(|other| is_of_same(one, other)).map(|other| written(base, other)).collect(),
    }
}

fn written(base: &Base, told: &Told<'_>) -> String {
    let values = values(told).iter().filter_map(|value| notation_of(base, told.fact.attribute, value));
    values.chain([told.reading.certainty.name().to_owned()]).collect::<Vec<_>>().join(" ")
}

/// A reading of a fact.
struct Told<'a> {
    fact: &'a Fact,
    reading: &'a Reading,
}

fn readings(facts: &Store<Fact>) -> impl Iterator<Item = Told<'_>> {
    let own = facts.iter().filter(|fact| fact.derived_from.is_empty());
    own.flat_map(|fact| fact.says.iter().filter(|reading| !reading.error).map(move |reading| Told { fact, reading }))
}

/// The same entity, attribute and source, as sure, with a value that is no other.
fn is_same(base: &Base, a: &Told<'_>, b: &Told<'_>) -> bool {
    let kind = base.attribute(a.fact.attribute).value;
    is_of_same(a, b)
        // « selon X » is as much the text's own word as a plain sentence: curators note it or not.
        && a.reading.certainty.is_said() == b.reading.certainty.is_said()
        && values(a).iter().any(|mine| values(b).iter().any(|theirs| is_equal(base, kind, mine, theirs)))
}

/// The same entity and attribute.
fn is_of_one(a: &Told<'_>, b: &Told<'_>) -> bool {
    (a.fact.entity, a.fact.attribute) == (b.fact.entity, b.fact.attribute)
}

/// The same entity, attribute and source.
fn is_of_same(a: &Told<'_>, b: &Told<'_>) -> bool {
    is_of_one(a, b) && a.reading.source == b.reading.source
}

fn values<'a>(told: &'a Told<'_>) -> &'a [FactValue] {
    told.reading.is.as_deref().unwrap_or(&told.fact.is)
}

/// The same value, or one that is no other.
pub(super) fn is_equal(base: &Base, kind: ValueType, a: &FactValue, b: &FactValue) -> bool {
    match (kind, a, b) {
        // A curator cuts a quotation where it suits.
        (ValueType::Quotation, FactValue::Text(a), FactValue::Text(b)) => {
            let (a, b) = (bare(&tokens(a)), bare(&tokens(b)));
            is_run(&a, &b) || is_run(&b, &a)
        }
        _ => !contradict(base, kind, a, b),
    }
}
