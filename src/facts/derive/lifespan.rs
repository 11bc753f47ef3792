//! The age at which somebody died: what follows from the day of their birth, or from an age told after their death.

use super::{Gathered, named, union};
use crate::facts::model::{AttributeId, Base, EntityId, EntityKind, Fact, FactId, FactValue, Status};
use crate::values::Value;
use jiff::Unit;
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

/// The day of somebody's death.
pub(super) const DIED: &str = "death.date";
/// What else the age at death follows from, and itself.
pub(super) const LIFE: [&str; 3] = ["birth-date", "age", "death.age"];

/// What is known of somebody's life, where no source is at odds with another.
#[derive(Default)]
struct Life {
    born: Option<(FactId, Date)>,
    aged: Option<(FactId, f64, Date)>,
    died: Option<(FactId, Date)>,
    told: bool,
}

/// The ages at death that the desk's other facts tell.
pub(super) fn ages(base: &Base, gathered: &Gathered) -> Vec<Fact> {
    let attribute = |name: &str| named(base, name, EntityKind::Person);
    let [born, aged, age] = LIFE.map(attribute);
    let (Some(born), Some(aged), Some(died), Some(age)) = (born, aged, attribute(DIED), age) else {
        return Vec::new();
    };
    let dead: FxHashSet<EntityId> = gathered.facts.iter().filter(|(_, attribute)| *attribute == died).map(|(person, _)| *person).collect();
    let mut lives: FxHashMap<EntityId, Life> = FxHashMap::default();
    for (id, (person, attribute)) in (0..).map(FactId).zip(&gathered.facts).filter(|(_, (person, _))| dead.contains(person)) {
        let life = lives.entry(*person).or_default();
        // A second value of one of them leaves it open.
        life.told |= *attribute == born && life.born.is_some() || *attribute == died && life.died.is_some();
        if *attribute == born {
            life.born = day(base.fact(id)).map(|day| (id, day));
        } else if *attribute == aged {
            life.aged = years(base.fact(id)).map(|(years, day)| (id, years, day));
        } else if *attribute == died {
            life.died = day(base.fact(id)).map(|day| (id, day));
        } else if *attribute == age {
            life.told = true;
        }
    }
    let mut out: Vec<Fact> = lives.into_iter().filter_map(|(person, life)| at_death(base, person, age, &life)).collect();
    out.sort_by_key(|fact| fact.entity);
    out
}

/// Counted from the birth, else the age that was told on the day of the death or later: nobody grows older after it.
fn at_death(base: &Base, person: EntityId, age: AttributeId, life: &Life) -> Option<Fact> {
    let (death, day) = life.died.filter(|_| !life.told)?;
    let counted = life.born.and_then(|(fact, born)| Some((fact, whole_years(born, day)?)));
    let (fact, years) = counted.or_else(|| life.aged.filter(|(_, _, told)| *told >= day).map(|(fact, years, _)| (fact, years)))?;
    let (first, second) = (base.fact(fact), base.fact(death));
    let says = union(first, second);
    (!says.is_empty()).then(|| Fact {
        id: format!("{}.death.age", base.entity(person).id),
        entity: person,
        attribute: age,
        is: vec![FactValue::Plain(Value::years(years))],
        says,
        status: if first.status == Status::Established { second.status } else { first.status },
        place: second.place.clone(),
        derived_from: vec![fact, death],
        ..Fact::default()
    })
}

fn whole_years(born: Date, died: Date) -> Option<f64> {
    let lived = born.until((Unit::Year, died)).ok()?;
    (lived.get_years() >= 0).then(|| f64::from(lived.get_years()))
}

/// The one day that a fact tells.
fn day(fact: &Fact) -> Option<Date> {
    match fact.is.as_slice() {
        [FactValue::Plain(value)] if is_sure(fact) => value.single_day(),
        _ => None,
    }
}

/// The whole years that a fact tells, and of which day.
fn years(fact: &Fact) -> Option<(f64, Date)> {
    match fact.is.as_slice() {
        [FactValue::Plain(Value::Age(age))] if is_sure(fact) && age.high - age.low <= 1.0 => Some((age.low, fact.as_of?)),
        _ => None,
    }
}

fn is_sure(fact: &Fact) -> bool {
    matches!(fact.status, Status::Established | Status::SingleSource)
}
