//! Things told twice: two entities of one name, two facts that say the same of the same, or two values that can't both hold.

use super::Places;
use crate::facts::compare::sides_contradict;
use crate::facts::files::Files;
use crate::facts::model::{Base, Entity, Fact, FactId, FactValue};
use crate::facts::problem::Problem;
use crate::facts::words::PerLang;
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
    let against = against(base).map(|(first, second)| {
        let at = format!("{}:{}", first.place.path, first.place.line);
        let message = match lang {
            Lang::En => format!("\"{}\" can't hold beside \"{}\" ({at}): a draft hears of one of them alone", second.id, first.id),
            Lang::Fr => {
                format!("\"{}\" ne peut pas valoir avec \"{}\" ({at}) : un article n'est confronté qu'à l'un d'eux", second.id, first.id)
            }
        };
        (&second.place, "conflicting-facts", message)
    });
    entities.chain(facts).chain(against).map(|(place, rule, message)| places.problem(place, rule, message)).collect()
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

/// As drafts are read: without accents.
fn folded(name: &str) -> String {
    tokens(name).iter().map(|token| token.bare.as_str()).collect::<Vec<_>>().join(" ")
}

/// Facts of one entity and attribute with one value for one time.
fn same(base: &Base) -> impl Iterator<Item = (&Fact, &Fact)> {
    pairs(base, is_same)
}

/// Facts of one entity and attribute that nothing tells apart, with values that can't both hold; one that no longer counts stands in no way.
fn against(base: &Base) -> impl Iterator<Item = (&Fact, &Fact)> {
    pairs(base, |a, b| is_of_same(a, b) && sides_contradict(base, base.attribute(a.attribute).value, &a.is, &b.is))
}

/// Whether two facts tell one value of one time, in the attribute's own words.
fn is_of_same(a: &Fact, b: &Fact) -> bool {
    let plain = |fact: &Fact| {
        let told = !fact.is.is_empty() && fact.is.iter().all(|value| matches!(value, FactValue::Plain(_)));
        told && !fact.status.is_gone() && fact.valid.is_none() && fact.words == PerLang::default()
    };
    plain(a) && plain(b) && a.as_of == b.as_of && a.with == b.with
}

/// The later fact of each pair of an entity and attribute that are alike in some way, with the first.
fn pairs<'b>(base: &'b Base, is_alike: impl Fn(&Fact, &Fact) -> bool + 'b) -> impl Iterator<Item = (&'b Fact, &'b Fact)> {
    base.groups.iter().flat_map(move |group| {
        let facts = |ids: &'_ [FactId]| ids.iter().map(|id| base.fact(*id)).filter(|fact| fact.derived_from.is_empty()).collect::<Vec<_>>();
        let facts = facts(&group.facts);
        let twin = |at: usize| facts[..at].iter().find(|before| is_alike(before, facts[at])).map(|before| (*before, facts[at]));
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
