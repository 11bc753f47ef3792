//! Whether two values of an attribute can't both hold.

use super::model::{Base, EntityId, FactValue, TermRef, ValueType};
use crate::text::fold::norm;
use crate::values::Relation;

/// Whether no world has both: a coarser or finer value doesn't contradict, nor does one of another kind.
#[must_use]
pub fn contradict(base: &Base, kind: ValueType, a: &FactValue, b: &FactValue) -> bool {
    match (a, b) {
        (FactValue::Plain(a), FactValue::Plain(b)) => a.relation(b) == Relation::Disjoint,
        (FactValue::Entity(a), FactValue::Entity(b)) => !lies_in(base, *a, *b) && !lies_in(base, *b, *a),
        (FactValue::Term(a), FactValue::Term(b)) => terms(base, *a, *b),
        (FactValue::Set { members: a, closed: a_closed }, FactValue::Set { members: b, closed: b_closed }) => {
            *a_closed && has_more(base, b, a) || *b_closed && has_more(base, a, b)
        }
        (FactValue::Order { before: a, other: of_a }, FactValue::Order { before: b, other: of_b }) => of_a == of_b && a != b,
        // A quotation may be cut, translated or retold: only names are compared letter by letter.
        (FactValue::Text(a), FactValue::Text(b)) => kind == ValueType::Name && norm(a.trim()) != norm(b.trim()),
        _ => false,
    }
}

/// Whether a value is another and says more.
#[must_use]
pub fn is_finer(base: &Base, a: &FactValue, b: &FactValue) -> bool {
    match (a, b) {
        (FactValue::Plain(a), FactValue::Plain(b)) => a.relation(b) == Relation::Within,
        (FactValue::Entity(a), FactValue::Entity(b)) => a != b && lies_in(base, *a, *b),
        (FactValue::Term(a), FactValue::Term(b)) => {
            let under = a.vocabulary == b.vocabulary && base.vocabulary(a.vocabulary).is_under(a.term, b.term);
            a != b && under && a.former == b.former && (b.of.is_none() || a.of == b.of)
        }
        _ => false,
    }
}

/// Whether every side of one contradicts every side of the other.
#[must_use]
pub fn sides_contradict(base: &Base, kind: ValueType, a: &[FactValue], b: &[FactValue]) -> bool {
    a.iter().all(|a| b.iter().all(|b| contradict(base, kind, a, b)))
}

fn terms(base: &Base, a: TermRef, b: TermRef) -> bool {
    let vocabulary = base.vocabulary(a.vocabulary);
    let ended = a.term == b.term && a.former != b.former && (a.of == b.of || a.of.is_none() || b.of.is_none());
    a.vocabulary == b.vocabulary && (ended || vocabulary.contradict(a.term, b.term))
}

/// Whether one has a member that the other lacks.
fn has_more(base: &Base, members: &[FactValue], closed: &[FactValue]) -> bool {
    members.iter().any(|member| !closed.iter().any(|known| covers(base, known, member)))
}

fn covers(base: &Base, known: &FactValue, member: &FactValue) -> bool {
    match (known, member) {
        (FactValue::Term(known), FactValue::Term(member)) => {
            let vocabulary = base.vocabulary(known.vocabulary);
            vocabulary.is_under(member.term, known.term) || vocabulary.is_under(known.term, member.term)
        }
        (FactValue::Entity(known), FactValue::Entity(member)) => lies_in(base, *known, *member) || lies_in(base, *member, *known),
        _ => known == member,
    }
}

/// Whether an entity is another, lies in it or belongs to it. Cycles end the walk.
fn lies_in(base: &Base, inner: EntityId, outer: EntityId) -> bool {
    let mut seen = vec![inner];
    let mut at = 0;
    while let Some(&here) = seen.get(at) {
        if here == outer {
            return true;
        }
        let entity = base.entity(here);
        let next: Vec<EntityId> = entity.within.iter().chain(&entity.of).copied().filter(|next| !seen.contains(next)).collect();
        seen.extend(next);
        at += 1;
    }
    false
}
