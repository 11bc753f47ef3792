//! What is read of Wikidata: its data file, parsed once.

use crate::facts::EntityKind;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What the data file says.
pub(super) static KNOWLEDGE: LazyLock<Knowledge> =
    LazyLock::new(|| Knowledge::of(toml::from_str(include_str!("../wikidata.toml")).unwrap_or_default()));

/// A class of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Entity(EntityKind),
    Office,
    Party,
}

/// How a property's value is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Form {
    Date,
    Item,
    Office,
    Party,
    Nationality,
    Count,
    Quantity,
    Money,
}

/// A property that becomes a fact.
#[derive(Debug)]
pub(super) struct Property {
    pub(super) name: String,
    pub(super) attribute: String,
    pub(super) of: Vec<EntityKind>,
    pub(super) form: Form,
    /// Whether it is left out without the time in which it holds.
    pub(super) timed: bool,
}

/// The file, made ready to look things up in.
#[derive(Debug, Default)]
pub(super) struct Knowledge {
    pub(super) classes: FxHashMap<u32, Class>,
    pub(super) offices_above: Vec<u32>,
    pub(super) properties: Vec<Property>,
    pub(super) genders: FxHashMap<u32, char>,
    pub(super) units: FxHashMap<u32, String>,
    pub(super) nationalities: FxHashMap<u32, String>,
}

#[derive(Default, Deserialize)]
struct File {
    classes: BTreeMap<String, Vec<u32>>,
    above: BTreeMap<String, Vec<u32>>,
    properties: Vec<Told>,
    genders: BTreeMap<char, Vec<u32>>,
    units: BTreeMap<String, String>,
    nationalities: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Told {
    number: u32,
    attribute: String,
    of: Vec<String>,
    value: Form,
    #[serde(default)]
    timed: bool,
}

impl Knowledge {
    fn of(file: File) -> Self {
        let numbered =
            |map: BTreeMap<String, String>| map.into_iter().filter_map(|(key, value)| Some((key.parse().ok()?, value))).collect();
        Self {
            classes: file.classes.iter().flat_map(|(name, numbers)| numbers.iter().filter_map(|n| Some((*n, class(name)?)))).collect(),
            offices_above: file.above.into_values().flatten().collect(),
            properties: file.properties.into_iter().map(property).collect(),
            genders: file.genders.iter().flat_map(|(gender, numbers)| numbers.iter().map(|n| (*n, *gender))).collect(),
            units: numbered(file.units),
            nationalities: numbered(file.nationalities),
        }
    }

    /// Whether a property of a statement, a qualifier or a reference is looked at.
    pub(super) fn reads(&self, name: &str) -> bool {
        OTHERS.contains(&name) || self.properties.iter().any(|property| property.name == name)
    }
}

/// Properties that say what an item is, where it lies, when a statement holds, and who says so.
const OTHERS: [&str; 12] = ["P31", "P279", "P21", "P131", "P17", "P1001", "P580", "P582", "P585", "P248", "P854", "P577"];

fn class(name: &str) -> Option<Class> {
    match name {
        "office" => Some(Class::Office),
        "party" => Some(Class::Party),
        kind => EntityKind::named(kind).map(Class::Entity),
    }
}

fn property(told: Told) -> Property {
    let of = told.of.iter().filter_map(|kind| EntityKind::named(kind)).collect();
    Property { name: format!("P{}", told.number), attribute: told.attribute, of, form: told.value, timed: told.timed }
}

#[cfg(test)]
mod tests {
    use super::{Form, KNOWLEDGE};
    use crate::exchange::value::{attribute, term};
    use crate::facts::{Buffers, Desk, ValueType};
    use std::path::Path;

    #[test]
    fn the_data_file_says_what_the_desk_format_has() {
        let base = Desk::open_with(Path::new("/"), &Buffers::default()).base;
        assert!(KNOWLEDGE.properties.len() > 15 && KNOWLEDGE.classes.len() > 100);
        for property in &KNOWLEDGE.properties {
            for kind in &property.of {
                let attribute = attribute(&base, &property.attribute, *kind).unwrap_or_else(|| panic!("{property:?}"));
                let fits = match property.form {
                    Form::Date => attribute.value == ValueType::Date,
                    Form::Item => attribute.value == ValueType::Entity,
                    Form::Office | Form::Party | Form::Nationality => attribute.value == ValueType::Term,
                    Form::Count => attribute.value == ValueType::Count,
                    Form::Quantity => attribute.value == ValueType::Quantity,
                    Form::Money => attribute.value == ValueType::Money,
                };
                assert!(fits, "{property:?}");
            }
        }
        let nationality = attribute(&base, "nationality", crate::facts::EntityKind::Person).unwrap();
        let unknown: Vec<&String> = KNOWLEDGE.nationalities.values().filter(|word| term(&base, nationality, word).is_none()).collect();
        assert_eq!(unknown, [""; 0]);
    }
}
