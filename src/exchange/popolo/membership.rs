//! Memberships: who held which office when, and for which party.

use super::{id, sources};
use crate::exchange::Output;
use crate::exchange::json::text;
use crate::exchange::record::{Fact, Record};
use crate::exchange::told::{digest, valid};
use crate::exchange::value::{attribute, term};
use crate::facts::{EntityKind, quoted};
use rustc_hash::FxHashMap;
use serde_json::Value;

/// What memberships refer to, by id.
#[derive(Default)]
pub(super) struct Known(FxHashMap<String, Thing>);

/// An organisation, a post, an area or an event.
#[derive(Default)]
pub(super) struct Thing {
    pub(super) name: Option<String>,
    /// That and others, as far as they are names of an organisation.
    pub(super) names: Vec<String>,
    pub(super) role: Option<String>,
    pub(super) classification: Option<String>,
    pub(super) organisation: Option<String>,
    pub(super) start: Option<String>,
    pub(super) end: Option<String>,
}

impl Known {
    pub(super) fn note(&mut self, key: &str, item: &Value) {
        if let (true, Some(id)) = (matches!(key, "organizations" | "posts" | "areas" | "events"), text(item, "id")) {
            self.0.insert(id.to_owned(), Thing::of(item));
        }
    }

    fn get(&self, item: &Value, key: &str) -> Option<&Thing> {
        self.0.get(text(item, key)?)
    }
}

/// Reads one.
pub(super) fn read(item: &Value, known: &Known, output: &mut Output<'_>) {
    let Some(person) = text(item, "person_id").map(id) else {
        return output.leave("a membership of nobody", text(item, "id").unwrap_or("?"));
    };
    if !output.has_entity(&person) {
        return output.leave("a membership of somebody whom neither the document nor the desk has", person);
    }
    let valid = match times(item, known) {
        Ok(valid) => valid,
        Err(reason) => return output.leave(reason, person),
    };
    let (sources, says) = sources(item);
    let make = |attribute: &str, is: String| Fact {
        entity: person.clone(),
        attribute: attribute.to_owned(),
        name: Some(digest(&format!("{is} {valid:?}"))),
        is: vec![quoted(&is)],
        valid: valid.clone(),
        says: says.clone(),
        ..Fact::default()
    };
    let mut facts: Vec<Fact> = party(item, known, output).map(|party| make("party", party)).into_iter().collect();
    if text(item, "on_behalf_of_id").is_some() || !is_of_party(item, known) {
        // An office without its time would be held for ever.
        match (office(item, known, output), &valid) {
            (Some(office), Some(_)) => facts.push(make("office", office)),
            (Some(_), None) => output.leave("an office without its time", person.as_str()),
            (None, _) => output.leave("an office that the vocabulary doesn't know", words(item, known).first().unwrap_or(&person).as_str()),
        }
    }
    output.put(&Record { sources, facts, ..Record::default() });
}

/// When it held: its own days, else those of its legislative period.
fn times(item: &Value, known: &Known) -> Result<Option<String>, &'static str> {
    let period = known.get(item, "legislative_period_id");
    let from = text(item, "start_date").or_else(|| period?.start.as_deref());
    let to = text(item, "end_date").or_else(|| period?.end.as_deref());
    valid(from, to)
}

fn is_of_party(item: &Value, known: &Known) -> bool {
    known.get(item, "organization_id").is_some_and(|of| of.classification.as_deref() == Some("party"))
}

/// The party that somebody is a member of or sits for.
fn party(item: &Value, known: &Known, output: &mut Output<'_>) -> Option<String> {
    let key = if text(item, "on_behalf_of_id").is_some() { "on_behalf_of_id" } else { "organization_id" };
    if key == "on_behalf_of_id" && known.get(item, key).is_none() {
        output.leave("a party that the document doesn't have", text(item, key).unwrap_or_default());
    }
    let thing = known.get(item, key).filter(|party| key == "on_behalf_of_id" || party.classification.as_deref() == Some("party"))?;
    let name = thing.name.as_deref()?;
    let party = attribute(output.base, "party", EntityKind::Person)?;
    if let Some(known) = thing.names.iter().find_map(|name| term(output.base, party, name)) {
        return Some(known);
    }
    let own = id(text(item, key)?);
    // An event may be called a party, too.
    let is_declared = output.has_term("party", &own);
    if !is_declared {
        output.leave("a party that is another kind of organisation", name);
    }
    is_declared.then_some(own)
}

/// The office, by the words that a vocabulary may know it by.
fn office(item: &Value, known: &Known, output: &Output<'_>) -> Option<String> {
    let office = attribute(output.base, "office", EntityKind::Person)?;
    words(item, known).iter().find_map(|words| term(output.base, office, words))
}

/// How an office may be called, the most exact first.
fn words(item: &Value, known: &Known) -> Vec<String> {
    let post = known.get(item, "post_id");
    let organisation = known.get(item, "organization_id").or_else(|| known.0.get(post?.organisation.as_deref()?));
    let role = text(item, "role").or_else(|| post?.role.as_deref());
    let mut words: Vec<String> = post.into_iter().filter_map(|post| post.name.clone()).collect();
    words.extend(text(item, "label").map(str::to_owned));
    if let Some(role) = role {
        words.extend(
            organisation.and_then(|of| of.name.as_deref()).map(|name| format!("{role} of the {}", name.trim_start_matches("The "))),
        );
        words.extend(organisation.and_then(|of| of.classification.as_deref()).and_then(|kind| seat(role, kind)).map(str::to_owned));
        words.push(role.to_owned());
    }
    words
}

/// What a member of a legislature is called, whatever the legislature.
fn seat(role: &str, classification: &str) -> Option<&'static str> {
    (role == "member" && classification == "legislature").then_some("parliamentarian")
}
