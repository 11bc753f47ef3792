//! The JSON Schema of fact files and of `factlint.toml`: editors complete and check them with it.
//!
//! It is made from the key lists that the reader checks with, so that the two can't drift apart.

use super::format::keys;
use super::format::shape::{Form, Shape};
use serde_json::{Map, Value, json};

/// The schema: a file is a fact file or a configuration; each is also a definition of its own.
#[must_use]
pub fn schema() -> Value {
    let mut definitions = Map::new();
    let (facts, configuration) = (table(&keys::FILE, &mut definitions), table(&keys::CONFIG, &mut definitions));
    json!({
        "$schema": "https://json-schema.org/draft/2019-09/schema",
        "title": "factlint desk",
        "description": "A fact file or the factlint.toml of a desk",
        "anyOf": [facts, configuration],
        "$defs": definitions,
    })
}

fn form(form: &Form, definitions: &mut Map<String, Value>) -> Value {
    match form {
        Form::Text => json!({"type": "string"}),
        Form::Flag => json!({"type": "boolean"}),
        Form::Date => json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"}),
        Form::Choice(names) => json!({"type": "string", "enum": names}),
        Form::Value => value(definitions),
        Form::List(item) => json!({"type": "array", "items": self::form(item, definitions)}),
        Form::Either(forms) => json!({"anyOf": forms.iter().map(|form| self::form(form, definitions)).collect::<Vec<_>>()}),
        Form::Map(_, item) => json!({"type": "object", "additionalProperties": self::form(item, definitions)}),
        Form::ByLang(item) => by_lang(&self::form(item, definitions)),
        Form::Table(shape) => table(shape, definitions),
        Form::Tree(shape) => tree(shape, definitions),
    }
}

/// A reference to the definition of a table with known keys.
fn table(shape: &Shape, definitions: &mut Map<String, Value>) -> Value {
    define(shape, &json!(false), definitions)
}

/// Names of one or more parts that lead to tables of a shape, or to an array of them.
fn tree(shape: &Shape, definitions: &mut Map<String, Value>) -> Value {
    let name = name(shape);
    let branches = format!("{name}-by-name");
    let branch = json!({"$ref": format!("#/$defs/{branches}")});
    let leaf = define(shape, &branch, definitions);
    definitions.insert(branches, json!({"anyOf": [leaf, {"type": "array", "items": leaf}]}));
    json!({"type": "object", "additionalProperties": branch})
}

fn define(shape: &Shape, others: &Value, definitions: &mut Map<String, Value>) -> Value {
    let name = name(shape);
    if !definitions.contains_key(&name) {
        let properties: Map<String, Value> =
            shape.keys.iter().map(|key| (key.name.to_owned(), described(key.form, key.doc, definitions))).collect();
        let table = json!({"type": "object", "title": shape.what, "properties": properties, "additionalProperties": others});
        definitions.insert(name.clone(), table);
    }
    json!({"$ref": format!("#/$defs/{name}")})
}

fn described(of: &Form, doc: &str, definitions: &mut Map<String, Value>) -> Value {
    let mut schema = form(of, definitions);
    schema["description"] = json!(doc);
    schema
}

fn by_lang(item: &Value) -> Value {
    let properties: Map<String, Value> = keys::LANGUAGES.iter().map(|lang| ((*lang).to_owned(), item.clone())).collect();
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}

/// A value of a fact, or several sides.
fn value(definitions: &mut Map<String, Value>) -> Value {
    let one = json!({"anyOf": [{"type": ["boolean", "number", "string"]}, table(&keys::SET, definitions)]});
    json!({"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]})
}

fn name(shape: &Shape) -> String {
    let bare = ["a ", "an ", "the "].iter().find_map(|article| shape.what.strip_prefix(article)).unwrap_or(shape.what);
    bare.replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::{keys, name, schema};

    const SHAPES: [&super::Shape; 10] = [
        &keys::CONFIG,
        &keys::FILE,
        &keys::SOURCE,
        &keys::ENTITY,
        &keys::FACT,
        &keys::READING,
        &keys::TESTS,
        &keys::ATTRIBUTE,
        &keys::VOCABULARY,
        &keys::TERM,
    ];

    #[test]
    fn the_schema_has_the_keys_that_the_reader_knows() {
        let schema = schema();
        for shape in SHAPES {
            let properties = schema["$defs"][name(shape)]["properties"].as_object().unwrap();
            let mut keys: Vec<&str> = shape.keys.iter().map(|key| key.name).collect();
            keys.sort_unstable();
            let mut listed: Vec<&str> = properties.keys().map(String::as_str).collect();
            listed.sort_unstable();
            assert_eq!(listed, keys, "of {}", shape.what);
        }
    }

    #[test]
    fn every_reference_leads_to_a_definition() {
        let schema = schema();
        let text = schema.to_string();
        for reference in text.split("\"#/$defs/").skip(1) {
            let name = reference.split('"').next().unwrap();
            assert!(schema["$defs"][name].is_object(), "{name} isn't defined");
        }
    }
}
