//! What sentences say, gathered into facts: one for an entity and an attribute, of what somebody said one for the words.
//!
//! A text may say very much of one subject: each reading finds its fact, and a new fact its id, without a look at all the others.

use super::readings::Told;
use crate::facts::compare::contradict;
use crate::facts::{AttributeId, Base, EntityId, Fact, FactValue, Place, Status, ValueType};
use crate::text::fold::bare;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::hash_map::Entry;

/// Facts as they are gathered.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The facts, in the order in which texts first say them.
    pub(super) facts: Vec<Fact>,
    /// Where each stands.
    of: FxHashMap<Of, usize>,
    /// The ids of what people said.
    said: Ids,
}

/// What makes readings those of one fact: the entity, the attribute, and of what somebody said the words.
type Of = (EntityId, AttributeId, Option<String>);

fn of(base: &Base, entity: EntityId, attribute: AttributeId, value: &FactValue) -> Of {
    let words = match value {
        FactValue::Text(words) if base.attribute(attribute).value == ValueType::Quotation => Some(words.clone()),
        _ => None,
    };
    (entity, attribute, words)
}

impl Gathered {
    /// Adds what sentences say.
    pub(super) fn add_all(&mut self, base: &Base, told: Vec<Told>) {
        told.into_iter().for_each(|told| self.add(base, told));
    }

    /// Adds what a sentence says to the fact it belongs to.
    fn add(&mut self, base: &Base, told: Told) {
        let kind = base.attribute(told.attribute).value;
        match self.of.entry(of(base, told.entity, told.attribute, &told.value)) {
            Entry::Occupied(at) => add(base, kind, &mut self.facts[*at.get()], told),
            Entry::Vacant(place) => {
                place.insert(self.facts.len());
                let id = id(base, &told, &mut self.said);
                self.facts.push(fact(id, told));
            }
        }
    }

    /// Leaves out what isn't wanted.
    pub(super) fn retain(&mut self, base: &Base, wanted: impl Fn(&Fact) -> bool) {
        self.facts.retain(wanted);
        let place = |(at, fact): (usize, &Fact)| (of(base, fact.entity, fact.attribute, &fact.is[0]), at);
        self.of = self.facts.iter().enumerate().map(place).collect();
    }
}

/// Ids that are taken.
#[derive(Debug, Default)]
struct Ids {
    taken: FxHashSet<String>,
    /// The number from which on one like an id may be free: whoever says much often begins alike.
    next: FxHashMap<String, usize>,
}

impl Ids {
    /// An id that was free until now: this one, else with the first number behind it.
    fn take(&mut self, id: String) -> String {
        if self.taken.insert(id.clone()) {
            return id;
        }
        let next = self.next.entry(id.clone()).or_insert(2);
        loop {
            let numbered = format!("{id}-{next}");
            *next += 1;
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

/// What a fact is known by: of words by the first of them, whatever else texts say.
fn id(base: &Base, told: &Told, taken: &mut Ids) -> String {
    let attribute = base.attribute(told.attribute);
    let id = format!("{}.{}", base.entity(told.entity).id, attribute.name);
    let FactValue::Text(words) = &told.value else { return id };
    if attribute.value != ValueType::Quotation {
        return id;
    }
    let bare = bare(words);
    let opening: Vec<&str> = bare.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).take(OPENING).collect();
    let id = format!("{id}.{}", if opening.is_empty() { "words".to_owned() } else { opening.join("-") });
    taken.take(id)
}

/// How many words of a quotation make its id.
const OPENING: usize = 4;

fn fact(id: String, told: Told) -> Fact {
    Fact {
        protected: false,
        embargo: None,
        id,
        entity: told.entity,
        attribute: told.attribute,
        is: vec![told.value],
        as_of: None,
        valid: None,
        says: vec![told.says],
        status: Status::default(),
        text: Default::default(),
        words: Default::default(),
        with: told.with,
        note: None,
        checked: None,
        proposed: true,
        tests: Default::default(),
        place: Place::default(),
        derived_from: Vec::new(),
    }
}

/// Another reading: one that differs opens a side, one that agrees joins it.
fn add(base: &Base, kind: ValueType, fact: &mut Fact, told: Told) {
    let same = |value: &FactValue| *value == told.value;
    // What a text says first it is held to: a fact has one reading a source.
    if fact.says.iter().any(|says| says.source == told.says.source) {
        return;
    }
    let compatible = |value: &FactValue| !contradict(base, kind, value, &told.value) || is_respelled(value, &told.value);
    let mut says = told.says;
    if let Some(side) = fact.is.iter().find(|value| same(value)).or_else(|| fact.is.iter().find(|value| compatible(value))) {
        if !same(side) || fact.is.len() > 1 {
            says.is = Some(vec![told.value.clone()]);
        }
    } else {
        if fact.is.len() == 1 {
            let first = fact.is.clone();
            fact.says.iter_mut().filter(|says| says.is.is_none()).for_each(|says| says.is = Some(first.clone()));
        }
        fact.is.push(told.value.clone());
        says.is = Some(vec![told.value]);
    }
    fact.says.push(says);
}

/// The same name but for a letter or two.
fn is_respelled(a: &FactValue, b: &FactValue) -> bool {
    let (FactValue::Text(a), FactValue::Text(b)) = (a, b) else { return false };
    strsim::normalized_damerau_levenshtein(&bare(a), &bare(b)) > ALIKE
}

/// How alike two spellings of one name are at least.
const ALIKE: f64 = 0.9;

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn ids_alike_are_numbered_and_no_number_is_tried_again() {
        let mut ids = Ids::default();
        let mut take = |id: &str| ids.take(id.to_owned());
        assert_eq!(["a", "a-3", "a", "a", "a-3"].map(&mut take), ["a", "a-3", "a-2", "a-4", "a-3-2"]);
        assert_eq!(ids.next["a"], 5);
    }
}
