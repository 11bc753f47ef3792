//! What two names side by side tell: « la brigade X de la police Y » whose service it is, « la liste de Z » who leads it,
//! « le meeting de Z » who holds it.

use super::readings::{Told, certainty_at, named, says};
use crate::archive::Text;
use crate::claims::mention::{By, Mention};
use crate::claims::mood::stance_of;
use crate::claims::{Reading, Subject, bearer};
use crate::facts::index::{Cue, Hit};
use crate::facts::{AttributeId, EntityId, EntityKind, FactValue, Slot};
use crate::language::Marker;
use crate::text::Kind;
use std::ops::Range;

/// How many words of title may stand before a name.
const TITLE: usize = 4;

/// What a paragraph tells so.
pub(super) fn find(text: &Text, reading: &Reading<'_>) -> Vec<Told> {
    let parents = reading.mentions.iter().filter_map(|mention| parent(reading, mention));
    let leaders = reading.mentions.iter().filter_map(|mention| leader(reading, mention));
    let hosts = reading.hits.iter().filter_map(|hit| host(reading, hit));
    parents.chain(leaders).chain(hosts).filter_map(|pair| told(text, reading, pair)).collect()
}

/// Who has what attribute of whom, and the tokens that say so.
type Pair = (EntityId, AttributeId, EntityId, Range<usize>);

fn told(text: &Text, reading: &Reading<'_>, (entity, attribute, value, tokens): Pair) -> Option<Told> {
    let stance = stance_of(reading, &tokens, &Subject { entity, attribute, facts: &[] });
    let certainty = certainty_at(reading, &stance, tokens.start)?;
    let says = says(text, reading, reading.sentence_of(tokens.start), certainty);
    Some(Told { entity, attribute, value: FactValue::Entity(value), with: Vec::new(), says })
}

/// « la brigade X (BX) de la police Y », "the police's X unit".
fn parent(reading: &Reading<'_>, mention: &Mention) -> Option<Pair> {
    let service = body(reading, mention)?;
    let short = |at: usize| reading.tokens.get(at).is_some_and(|token| token.is("("));
    let end = mention.tokens.end + if short(mention.tokens.end) { 3 } else { 0 };
    let of = reading.has(end, Marker::Genitive).then(|| end + 1 + usize::from(reading.has(end + 1, Marker::Definite)));
    let after = of.and_then(|start| reading.mentions.iter().find(|other| other.tokens.start == start));
    let owner = |other: &&Mention| {
        other.tokens.end + 1 == mention.tokens.start && reading.tokens.get(other.tokens.end).is_some_and(|token| token.is("'s"))
    };
    let other = after.or_else(|| reading.mentions.iter().find(owner))?;
    let whole = body(reading, other).filter(|whole| *whole != service)?;
    Some((service, named(reading.base, "parent")?, whole, mention.tokens.clone()))
}

fn body(reading: &Reading<'_>, mention: &Mention) -> Option<EntityId> {
    mention.entity.filter(|entity| mention.by == By::Name && reading.base.entity(*entity).kind == EntityKind::Body)
}

/// « la liste de Z »: a group called after the one who leads it.
fn leader(reading: &Reading<'_>, mention: &Mention) -> Option<Pair> {
    let group = mention.entity.filter(|entity| reading.base.entity(*entity).kind == EntityKind::Group)?;
    let names = mention.tokens.clone().flat_map(|at| reading.base.names_at(&reading.tokens, at));
    let person = |entity: &EntityId| reading.base.entity(*entity).kind == EntityKind::Person;
    let leader = names.map(|(entity, ..)| entity).find(person)?;
    Some((group, named(reading.base, "leader")?, leader, mention.tokens.clone()))
}

/// « le meeting de Z »: a word for an event that is a word for a role too, and of whom it is.
fn host(reading: &Reading<'_>, hit: &Hit) -> Option<Pair> {
    let Cue::Attribute(attribute) = hit.cue else { return None };
    let told = reading.base.attribute(attribute);
    let role = told.slot == Slot::Filler && told.role.contains(&EntityKind::Person) && !hit.verb;
    let event = reading.hits_over(hit.tokens.start).find_map(|other| match other.cue {
        Cue::Called(entity) | Cue::EventOf(entity) if other.tokens == hit.tokens => Some(entity),
        _ => None,
    })?;
    let kind = told.subject.contains(&reading.base.entity(event).kind);
    let after = hit.tokens.end + 1..hit.tokens.end + 2 + TITLE;
    let plain = |name: &Range<usize>| (hit.tokens.end..name.start).all(|at| reading.tokens[at].kind == Kind::Word && !reading.is_verb(at));
    let person = |mention: &&Mention| {
        let is_person = mention.entity.is_some_and(|entity| reading.base.entity(entity).kind == EntityKind::Person);
        mention.by == By::Name && is_person && after.contains(&mention.tokens.start) && plain(&mention.tokens)
    };
    let mention = reading.mentions.iter().find(person).filter(|_| role && kind && reading.has(hit.tokens.end, Marker::Genitive))?;
    let somebody_elses = mention.tokens.start > hit.tokens.end + 1 && bearer::is_whose(reading, mention);
    let host = mention.entity.filter(|_| !somebody_elses)?;
    Some((event, attribute, host, mention.tokens.clone()))
}
