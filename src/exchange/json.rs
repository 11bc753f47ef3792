//! JSON documents taken apart as they are read: of a long array only one element is held at a time.

use super::limited::Meter;
use super::{Input, unreadable};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;
use std::io::{self, BufRead};

/// What is done with an element: the key of its array in the document, empty for a document that is an array itself, and the element.
pub(super) type Each<'e> = dyn FnMut(&str, Value) -> io::Result<()> + 'e;

/// The key under which what is left of an object comes, when its arrays were taken out.
pub(super) const REST: &str = "*";

/// Takes documents, one after another, apart: the elements of an array on top and of those under some keys go to `each` one by one,
/// what is left of an object comes last.
pub(super) fn each(input: &Input<'_>, arrays: &[&str], each: &mut Each<'_>) -> io::Result<()> {
    let mut reader = input.records()?;
    let meter = &reader.meter();
    skip_mark(&mut reader)?;
    let mut documents = serde_json::Deserializer::from_reader(reader);
    let mut failed = None;
    while documents.end().is_err() {
        let seed = Document { arrays, each, failed: &mut failed, meter };
        let read = seed.deserialize(&mut documents);
        match (failed.take(), read) {
            (Some(error), _) => return Err(error),
            (None, Err(error)) if error.is_io() => return Err(error.into()),
            (None, Err(error)) => return Err(unreadable(format!("it is no such JSON: {error}"))),
            (None, Ok(())) => meter.next(0),
        }
    }
    Ok(())
}

/// Some write a byte order mark.
fn skip_mark(reader: &mut impl BufRead) -> io::Result<()> {
    if reader.fill_buf()?.starts_with("\u{feff}".as_bytes()) {
        reader.consume(3);
    }
    Ok(())
}

struct Document<'d, 'e> {
    arrays: &'d [&'d str],
    each: &'d mut Each<'e>,
    /// What went wrong in `each`, which serde can't carry.
    failed: &'d mut Option<io::Error>,
    meter: &'d Meter,
}

impl Document<'_, '_> {
    fn take<E: serde::de::Error>(&mut self, key: &str, value: Value) -> Result<(), E> {
        (self.each)(key, value).map_err(|error| {
            *self.failed = Some(error);
            E::custom("")
        })
    }
}

impl<'de> DeserializeSeed<'de> for Document<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Document<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object or an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element()? {
            self.take("", item)?;
            self.meter.next(0);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut entries: A) -> Result<(), A::Error> {
        let mut rest = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if self.arrays.contains(&key.as_str()) {
                entries.next_value_seed(Items { key: &key, of: &mut self })?;
            } else {
                rest.insert(key, entries.next_value()?);
            }
        }
        self.take(REST, Value::Object(rest))
    }
}

/// An array under a key; what is no array counts as its only element.
struct Items<'i, 'd, 'e> {
    key: &'i str,
    of: &'i mut Document<'d, 'e>,
}

impl<'de> DeserializeSeed<'de> for Items<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Items<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "an array under \"{}\"", self.key)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        // What is left of the object that it lies in is held meanwhile.
        let held = self.of.meter.used();
        while let Some(item) = items.next_element()? {
            self.of.take(self.key, item)?;
            self.of.meter.next(held);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<(), A::Error> {
        let one = serde::Deserialize::deserialize(serde::de::value::MapAccessDeserializer::new(entries))?;
        self.of.take(self.key, one)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        Ok(())
    }
}

/// The text under a key, blanks around it left out; nothing when it is empty.
pub(super) fn text<'v>(of: &'v Value, key: &str) -> Option<&'v str> {
    of.get(key)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}

/// The elements of an array under a key; a value that stands alone counts as one.
pub(super) fn list<'v>(of: &'v Value, key: &str) -> &'v [Value] {
    match of.get(key) {
        Some(Value::Array(items)) => items,
        Some(Value::Null) | None => &[],
        Some(one) => std::slice::from_ref(one),
    }
}

#[cfg(test)]
mod tests {
    use super::{Input, each};

    fn seen(text: &str) -> Result<Vec<String>, String> {
        let mut out = Vec::new();
        let mut take = |key: &str, value: serde_json::Value| {
            out.push(format!("{key}:{value}"));
            Ok(())
        };
        let open = || -> std::io::Result<Box<dyn std::io::BufRead + '_>> { Ok(Box::new(text.as_bytes())) };
        each(&Input::new(&open, None), &["a"], &mut take).map_err(|error| error.to_string()).map(|()| out)
    }

    #[test]
    fn documents_are_taken_apart() {
        assert_eq!(seen("\u{feff}{\"a\": [1, 2], \"b\": [3]}").unwrap(), ["a:1", "a:2", "*:{\"b\":[3]}"]);
        assert_eq!(seen("[4]\n{\"a\": {\"c\": 5}}").unwrap(), [":4", "a:{\"c\":5}", "*:{}"]);
        assert_eq!(seen(" ").unwrap(), [""; 0]);
        assert!(seen("{\"a\": [1").unwrap_err().starts_with("it is no such JSON: EOF"));
        assert!(seen("7").is_err());
    }
}
