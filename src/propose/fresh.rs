//! Fresh: of what is proposed, only what the desk doesn't have: facts of what it has none of, and readings of sources that a fact lacks.

use super::Proposed;
use super::measure::is_equal;
use crate::facts::{AttributeId, Base, EntityId, Fact, FactValue, Reading, Status, ValueType};
use rustc_hash::{FxHashMap, FxHashSet};

/// What is new to a desk.
#[derive(Clone, Debug, Default)]
pub struct Fresh {
    /// The facts that the desk has none of, and no others.
    pub proposed: Proposed,
    /// The desk's own facts, by their place in it, each with the readings that it lacks.
    pub beside: Vec<(usize, Vec<Reading>)>,
}

/// Leaves out what a desk has: its facts stay as they are, and a source that one of them cites has been gone through for it.
#[must_use]
pub fn fresh(proposed: Proposed, desk: &Base) -> Fresh {
    let mut out = Fresh { beside: Vec::new(), proposed: Proposed { known: proposed.known, base: proposed.base.clone() } };
    let mut facts: Vec<Fact> = Vec::new();
    let known = Known::of(desk);
    let mut taken = known.ids;
    for fact in proposed.base.facts.iter().filter(|fact| fact.derived_from.is_empty()) {
        let own = same(&proposed, desk, &known.facts, fact);
        match own.first() {
            None => facts.push(renamed(&mut taken, fact)),
            Some(_) => out.beside.extend(lacking(&proposed.base, desk, &own, fact)),
        }
    }
    out.proposed.base = Base { facts: facts.into(), ..proposed.base }.compile();
    out
}

/// What a desk has, to be looked up.
#[derive(Debug, Default)]
struct Known {
    /// Where its facts of an entity and an attribute stand.
    facts: FxHashMap<(EntityId, AttributeId), Vec<usize>>,
    /// The ids of all.
    ids: FxHashSet<String>,
}

impl Known {
    fn of(desk: &Base) -> Self {
        let mut out = Self::default();
        for (at, fact) in desk.facts.iter().enumerate() {
            out.ids.insert(fact.id.clone());
            if fact.derived_from.is_empty() {
                out.facts.entry((fact.entity, fact.attribute)).or_default().push(at);
            }
        }
        out
    }
}

/// The desk's facts of the same entity and attribute, of what somebody said those with the same words.
fn same(proposed: &Proposed, desk: &Base, known: &FxHashMap<(EntityId, AttributeId), Vec<usize>>, fact: &Fact) -> Vec<usize> {
    let kind = proposed.base.attribute(fact.attribute).value;
    let quoted = kind == ValueType::Quotation;
    let alike = |known: &Fact| known.is.iter().any(|value| fact.is.iter().any(|told| is_equal(&proposed.base, kind, value, told)));
    let own = known.get(&(fact.entity, fact.attribute)).filter(|_| (fact.entity.0 as usize) < proposed.known);
    own.into_iter().flatten().copied().filter(|at| !quoted || alike(&desk.facts[*at])).collect()
}

/// The readings of sources that none of the desk's facts cites, beside the fact that they say the same as, else the first.
fn lacking(base: &Base, desk: &Base, own: &[usize], fact: &Fact) -> Option<(usize, Vec<Reading>)> {
    let kind = base.attribute(fact.attribute).value;
    let cited = |reading: &Reading| own.iter().any(|at| desk.facts[*at].says.iter().any(|says| says.source == reading.source));
    let value = |reading: &Reading| reading.is.clone().unwrap_or_else(|| fact.is.clone());
    let agrees =
        |at: usize, told: &[FactValue]| desk.facts[at].is.iter().any(|known| told.iter().any(|told| is_equal(base, kind, known, told)));
    // Another source of what a curator has said no to doesn't ask again.
    let refused = |reading: &Reading| own.iter().any(|at| desk.facts[*at].status == Status::Rejected && agrees(*at, &value(reading)));
    let news: Vec<&Reading> = fact.says.iter().filter(|reading| !cited(reading) && !refused(reading)).collect();
    let first = news.first()?;
    let at = own.iter().copied().find(|at| agrees(*at, &value(first))).unwrap_or(own[0]);
    let told = |reading: &&Reading| Reading { is: Some(value(reading)).filter(|told| !agrees(at, told)), ..(*reading).clone() };
    Some((at, news.iter().map(told).collect()))
}

/// A fact with an id that neither the desk nor another new fact has.
fn renamed(taken: &mut FxHashSet<String>, fact: &Fact) -> Fact {
    let numbered = (2..).map(|nth| format!("{}-{nth}", fact.id));
    let id = std::iter::once(fact.id.clone()).chain(numbered).find(|id| taken.insert(id.clone()));
    Fact { id: id.unwrap_or_else(|| fact.id.clone()), ..fact.clone() }
}
