//! Things told twice: two entities of one name, two facts that say the same of the same.

use super::Places;
use crate::facts::files::Files;
use crate::facts::model::{Base, Entity, Fact, FactId, FactValue};
use crate::facts::problem::Problem;
use crate::language::Lang;
use crate::text::tokens;
use rustc_hash::FxHashMap;

/// The later one of each pair, with where the first stands.
#[must_use]
pub fn twins(base: &Base, files: &dyn Files, lang: Lang) -> Vec<Problem> {
    let mut places = Places::new(files);
    let entities = namesakes(base).map(|(first, second, name)| {
        let message = match lang {
            Lang::En => format!("\"{}\" has the name and kind of \"{}\": \"{name}\"", second.id, first.id),
            Lang::Fr => format!("\"{}\" a le nom et l'espèce de \"{}\" : \"{name}\"", second.id, first.id),
        };
        (&second.place, "duplicate-name", message)
    });
    let facts = same(base).map(|(first, second)| {
        let message = match lang {
            Lang::En => format!("\"{}\" says the same as \"{}\" ({}:{})", second.id, first.id, first.place.path, first.place.line),
            Lang::Fr => format!("\"{}\" dit la même chose que \"{}\" ({}:{})", second.id, first.id, first.place.path, first.place.line),
        };
        (&second.place, "duplicate-value", message)
    });
    entities.chain(facts).map(|(place, rule, message)| places.problem(place, rule, message)).collect()
}

/// Entities of one kind that share a name which is nobody else's family name.
fn namesakes(base: &Base) -> impl Iterator<Item = (&Entity, &Entity, &str)> {
    let mut first: FxHashMap<_, &Entity> = FxHashMap::default();
    let mut found = Vec::new();
    for entity in &base.entities {
        let own = entity.names.iter().enumerate().filter(|(at, name)| *at == 0 || is_whole(name));
        let mut twin = None;
        for (_, name) in own {
            let before = *first.entry((entity.kind.name(), folded(name))).or_insert(entity);
            twin = twin.or((before.id != entity.id).then_some((before, entity, name.as_str())));
        }
        found.extend(twin);
    }
    found.into_iter()
}

/// Whether a name is more than a family name or an acronym, which several may share.
fn is_whole(name: &str) -> bool {
    tokens(name).len() > 1
}

fn folded(name: &str) -> String {
    tokens(name).iter().map(|token| &*token.norm).collect::<Vec<_>>().join(" ")
}

/// Facts of one entity and attribute with one value for one time.
fn same(base: &Base) -> impl Iterator<Item = (&Fact, &Fact)> {
    base.groups.iter().flat_map(move |group| {
        let facts = |ids: &'_ [FactId]| ids.iter().map(|id| base.fact(*id)).filter(|fact| fact.derived_from.is_empty()).collect::<Vec<_>>();
        let facts = facts(&group.facts);
        let twin = |at: usize| facts[..at].iter().find(|before| is_same(before, facts[at])).map(|before| (*before, facts[at]));
        (1..facts.len()).filter_map(twin).collect::<Vec<_>>()
    })
}

fn is_same(a: &Fact, b: &Fact) -> bool {
    let values = a.is.len() == b.is.len() && a.is.iter().zip(&b.is).all(|(a, b)| is_same_value(a, b));
    values && a.valid == b.valid && a.as_of == b.as_of && a.with == b.with
}

/// Whether two values are one; of words, how they are written doesn't count.
fn is_same_value(a: &FactValue, b: &FactValue) -> bool {
    match (a, b) {
        (FactValue::Text(a), FactValue::Text(b)) => folded(a) == folded(b),
        _ => a == b,
    }
}
