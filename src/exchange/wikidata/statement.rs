//! Statements to facts.

use super::item::{Item, Snak, Statement};
use super::knowledge::{Form, KNOWLEDGE, Property};
use super::known::Known;
use super::{UNKNOWN_OFFICE, id, reference, time};
use crate::exchange::Output;
use crate::exchange::record::{Fact, Record};
use crate::exchange::told::{digest, valid};
use crate::exchange::value::{attribute, written};
use crate::facts::{EntityKind, quoted};
use serde_json::Value;

/// Adds the facts of an item, and their sources.
pub(super) fn read(item: &Item, number: u32, kind: EntityKind, known: &Known<'_>, record: &mut Record, output: &mut Output<'_>) {
    for property in KNOWLEDGE.properties.iter().filter(|property| property.of.contains(&kind)) {
        let mut reader = Reader { number, kind, property, known, output };
        let facts: Vec<Fact> = best(item.claims.get(&property.name)).into_iter().filter_map(|one| reader.fact(one, record)).collect();
        record.facts.extend(settled(facts, property.form).unwrap_or_else(|timed| {
            output.leave("several values without a time, of which each may hold", format!("{}.{}", id(number), property.attribute));
            timed
        }));
    }
}

/// The preferred statements, else all that aren't deprecated.
fn best(all: &[Statement]) -> Vec<&Statement> {
    let of = |rank: &str| all.iter().filter(|statement| statement.rank == rank).collect::<Vec<_>>();
    let preferred = of("preferred");
    if preferred.is_empty() { all.iter().filter(|statement| statement.rank != "deprecated").collect() } else { preferred }
}

/// Several values of one attribute: each with a time of its own gets a name; of those of one day each, the latest stays;
/// of the rest, figures and dates are sides left open, and what somebody may have several of at once tells nothing.
fn settled(facts: Vec<Fact>, form: Form) -> Result<Vec<Fact>, Vec<Fact>> {
    let (mut timed, mut always): (Vec<Fact>, Vec<Fact>) = facts.into_iter().partition(|fact| fact.valid.is_some());
    for fact in &mut timed {
        fact.name = Some(digest(&format!("{:?} {:?}", fact.is, fact.valid)));
    }
    timed.sort_by(|a, b| a.name.cmp(&b.name));
    timed.dedup_by(|a, b| a.name == b.name);
    if always.iter().all(|fact| fact.as_of.is_some()) {
        always.sort_by(|a, b| b.as_of.cmp(&a.as_of));
        always.truncate(1);
    }
    let is_figure = matches!(form, Form::Date | Form::Count | Form::Quantity | Form::Money);
    match always.into_iter().reduce(joined) {
        Some(open) if open.is.len() > 1 && !is_figure => Err(timed),
        open => Ok(timed.into_iter().chain(open).collect()),
    }
}

/// Both sides of two facts, and who says so.
fn joined(mut open: Fact, next: Fact) -> Fact {
    add(&mut open.is, next.is);
    add(&mut open.says, next.says);
    open.as_of = None;
    open
}

fn add<T: PartialEq>(to: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !to.contains(&one) {
            to.push(one);
        }
    }
}

struct Reader<'r, 'b, 'o> {
    number: u32,
    kind: EntityKind,
    property: &'r Property,
    known: &'r Known<'b>,
    output: &'r mut Output<'o>,
}

impl Reader<'_, '_, '_> {
    fn fact(&mut self, statement: &Statement, record: &mut Record) -> Option<Fact> {
        let value = statement.mainsnak.value().or_else(|| self.leave("a value that is unknown or that there is none of"))?;
        let is = self.value(value, statement).map_err(|reason| self.leave::<()>(reason)).ok()?;
        let valid = valid_of(statement).map_err(|reason| self.leave::<()>(reason)).ok()?;
        if self.property.timed && valid.is_none() {
            return self.leave("a value that changes, without its time");
        }
        let as_of = day(statement, "P585");
        let says = reference::read(&statement.references, record);
        let attribute = self.property.attribute.clone();
        Some(Fact { entity: id(self.number), attribute, is: vec![is], valid, as_of, says, ..Fact::default() })
    }

    fn leave<T>(&mut self, reason: &str) -> Option<T> {
        self.output.leave(reason, format!("{}.{}", id(self.number), self.property.attribute));
        None
    }

    /// The value in the notation of a fact file.
    fn value(&self, value: &Value, statement: &Statement) -> Result<String, &'static str> {
        let item = || statement.mainsnak.item().ok_or("a value that is no item");
        match self.property.form {
            Form::Date => self.checked(&time::date(value)?),
            Form::Item => self.known.entity(item()?).map(|id| quoted(&id)).ok_or("a value that is no entity of the import"),
            Form::Office => self.known.office_held(item()?).map(|office| quoted(&office)).ok_or(UNKNOWN_OFFICE),
            Form::Party => self.known.party(item()?).map(|party| quoted(&party)).ok_or("a party that the import doesn't have"),
            Form::Nationality => self.checked(KNOWLEDGE.nationalities.get(&item()?).ok_or("a country whose people have no name here")?),
            Form::Count => self.checked(amount(value)?),
            Form::Quantity | Form::Money => self.checked(&format!("{} {}", amount(value)?, unit(value)?)),
        }
    }

    fn checked(&self, text: &str) -> Result<String, &'static str> {
        let base = self.output.base;
        let attribute = attribute(base, &self.property.attribute, self.kind).ok_or("an attribute that the desk doesn't have")?;
        written(base, attribute, text)
    }
}

/// When a statement holds. Where nobody can tell its start, its time is open on that side; without its end it would hold to this day.
fn valid_of(statement: &Statement) -> Result<Option<String>, &'static str> {
    let first = |property| statement.qualifiers.get(property).first();
    let at = |property| first(property).and_then(|snak| snak.value()).map(time::date).transpose();
    if first("P582").is_some_and(Snak::is_unknown) {
        return Err("a value that is over, nobody knows since when");
    }
    valid(at("P580").unwrap_or_default().as_deref(), at("P582")?.as_deref())
}

/// A whole day that a qualifier tells.
fn day(statement: &Statement, property: &str) -> Option<String> {
    let told = statement.qualifiers.get(property).first()?.value()?;
    time::date(told).ok().filter(|date| date.len() == 10)
}

fn amount(value: &Value) -> Result<&str, &'static str> {
    value.get("amount").and_then(Value::as_str).map(|text| text.trim_start_matches('+')).ok_or("a value that is no amount")
}

fn unit(value: &Value) -> Result<&'static str, &'static str> {
    let number = value.get("unit").and_then(Value::as_str).and_then(|unit| unit.rsplit_once("/Q")?.1.parse::<u32>().ok());
    number.and_then(|number| KNOWLEDGE.units.get(&number)).map(String::as_str).ok_or("a unit that isn't known")
}

#[cfg(test)]
mod tests {
    use super::valid_of;
    use serde_json::json;

    fn valid(end: serde_json::Value) -> Result<Option<String>, &'static str> {
        let start = json!({"datavalue": {"value": {"time": "+2001-00-00T00:00:00Z", "precision": 9}}});
        valid_of(&serde_json::from_value(json!({"qualifiers": {"P580": [start], "P582": [end]}})).unwrap())
    }

    #[test]
    fn what_is_over_does_not_hold_to_this_day() {
        let year = |time: &str, precision: u8| json!({"snaktype": "value", "datavalue": {"value": {"time": time, "precision": precision}}});
        assert_eq!(valid(year("+2005-00-00T00:00:00Z", 9)), Ok(Some("2001/2005".to_owned())));
        assert_eq!(valid(json!({"snaktype": "novalue"})), Ok(Some("2001/..".to_owned())));
        assert!(valid(json!({"snaktype": "somevalue"})).is_err());
        assert!(valid(year("+2000-00-00T00:00:00Z", 8)).is_err());
    }
}
