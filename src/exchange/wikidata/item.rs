//! A line of the dump, as much of it as is looked at.
//!
//! Empty maps are written as empty arrays there, so every map may be one.

use super::knowledge::KNOWLEDGE;
use crate::language::Lang;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// An item.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Item {
    pub(super) id: String,
    labels: Langs<Text>,
    aliases: Langs<Vec<Text>>,
    pub(super) claims: Kept<Statement>,
}

/// What there is in each language that is looked at; `mul` stands for all of them.
#[derive(Debug, Deserialize)]
#[serde(default)]
struct Langs<T> {
    fr: Option<T>,
    en: Option<T>,
    mul: Option<T>,
}

// Not derived: that would ask the same of `T`.
impl<T> Default for Langs<T> {
    fn default() -> Self {
        Self { fr: None, en: None, mul: None }
    }
}

#[derive(Debug, Deserialize)]
struct Text {
    value: String,
}

/// A statement: a value, when it holds, who says so.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Statement {
    pub(super) mainsnak: Snak,
    pub(super) qualifiers: Kept<Snak>,
    pub(super) references: Vec<Reference>,
    pub(super) rank: String,
}

/// A value of a property; none where it is unknown or there is none.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Snak {
    snaktype: Known,
    datavalue: Option<Data>,
}

/// Whether there is a value and it is known.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Known {
    #[default]
    Value,
    SomeValue,
    NoValue,
}

#[derive(Debug, Deserialize)]
struct Data {
    value: Value,
}

/// Who says so.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Reference {
    pub(super) snaks: Kept<Snak>,
}

impl Item {
    /// Its number, unless it is a property or a lexeme.
    pub(super) fn number(&self) -> Option<u32> {
        self.id.strip_prefix('Q')?.parse().ok()
    }

    /// The name it goes by.
    pub(super) fn label(&self) -> Option<&str> {
        let Langs { fr, en, mul } = &self.labels;
        [fr, en, mul].into_iter().flatten().next().map(|text| text.value.as_str())
    }

    /// Its names, in a language or in all of them, its labels first.
    pub(super) fn names(&self, lang: Option<Lang>) -> impl Iterator<Item = &str> {
        let labels = self.labels.of(lang).map(|text| text.value.as_str());
        labels.chain(self.aliases.of(lang).flatten().map(|text| text.value.as_str()))
    }

    /// The numbers of the items that a property names.
    pub(super) fn items(&self, property: &str) -> impl Iterator<Item = u32> {
        self.claims
            .get(property)
            .iter()
            .filter(|statement| statement.rank != "deprecated")
            .filter_map(|statement| statement.mainsnak.item())
    }

    pub(super) fn gender(&self) -> Option<char> {
        self.items("P21").find_map(|number| KNOWLEDGE.genders.get(&number).copied())
    }
}

impl<T> Langs<T> {
    fn of(&self, lang: Option<Lang>) -> impl Iterator<Item = &T> {
        let (fr, en) = (lang != Some(Lang::En), lang != Some(Lang::Fr));
        [self.fr.as_ref().filter(|_| fr), self.en.as_ref().filter(|_| en), self.mul.as_ref()].into_iter().flatten()
    }
}

impl Snak {
    pub(super) fn value(&self) -> Option<&Value> {
        self.datavalue.as_ref().map(|data| &data.value)
    }

    /// Whether there is a value that nobody knows.
    pub(super) fn is_unknown(&self) -> bool {
        self.snaktype == Known::SomeValue
    }

    /// The number of the item that it names: old dumps have only the number, new ones may have only the id.
    pub(super) fn item(&self) -> Option<u32> {
        let value = self.value()?;
        let id = || value.get("id")?.as_str()?.strip_prefix('Q')?.parse().ok();
        let number = || value.get("numeric-id").filter(|_| value.get("entity-type").and_then(Value::as_str) == Some("item"))?.as_u64();
        id().or_else(|| number().and_then(|number| u32::try_from(number).ok()))
    }
}

/// The values under the properties that are looked at.
#[derive(Debug)]
pub(super) struct Kept<T>(Vec<(String, Vec<T>)>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Kept<T> {
    pub(super) fn get(&self, property: &str) -> &[T] {
        self.0.iter().find(|(name, _)| name == property).map_or(&[], |(_, values)| values)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Kept<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Properties(PhantomData))
    }
}

struct Properties<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Properties<T> {
    type Value = Kept<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("values by property")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Kept<T>, A::Error> {
        let mut kept = Vec::new();
        while let Some(Name(name)) = entries.next_key()? {
            if KNOWLEDGE.reads(&name) {
                kept.push((name.into_owned(), entries.next_value()?));
            } else {
                entries.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Kept(kept))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Kept<T>, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Kept(Vec::new()))
    }
}

/// A key, borrowed where it can be: most are passed over.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

#[cfg(test)]
mod tests {
    use super::Item;

    #[test]
    fn empty_maps_may_be_arrays() {
        let item: Item = serde_json::from_str(r#"{"id":"Q7","type":"item","labels":[],"aliases":[],"claims":[],"sitelinks":[]}"#).unwrap();
        assert_eq!((item.number(), item.label(), item.names(None).count()), (Some(7), None, 0));
    }

    #[test]
    fn old_and_new_ways_to_name_an_item() {
        let of = |value: &str| {
            let text = format!(r#"{{"id":"Q1","claims":{{"P31":[{{"mainsnak":{{"datavalue":{{"value":{value}}}}}}}]}}}}"#);
            serde_json::from_str::<Item>(&text).unwrap().items("P31").next()
        };
        assert_eq!(of(r#"{"entity-type":"item","numeric-id":5}"#), Some(5));
        assert_eq!(of(r#"{"entity-type":"item","id":"Q5"}"#), Some(5));
        assert_eq!(of(r#"{"entity-type":"property","id":"P5","numeric-id":5}"#), None);
    }
}
