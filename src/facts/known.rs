//! What the desk format knows, for those who help to write it: keys with their meaning, and choices.

use super::format::keys;
use super::format::shape::{Form, Shape};

/// A table of the desk format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the desk format's own")]
pub enum Known {
    Config,
    Override,
    Profile,
    File,
    Source,
    Entity,
    Fact,
    Reading,
    Attribute,
    Vocabulary,
    Term,
}

/// The keys of a table, each with what it means.
#[must_use]
pub fn known(of: Known) -> Vec<(&'static str, &'static str)> {
    shape(of).keys.iter().map(|key| (key.name, key.doc)).collect()
}

/// The strings that a key may have, wherever it stands.
#[must_use]
pub fn choices(key: &str) -> &'static [&'static str] {
    let shapes = [Known::Entity, Known::Fact, Known::Reading, Known::Attribute, Known::Source, Known::Config].map(shape);
    let forms = shapes.into_iter().flat_map(|shape| shape.keys).filter(|known| known.name == key).map(|known| known.form);
    forms.filter_map(choice).next().unwrap_or_default()
}

fn choice(form: &'static Form) -> Option<&'static [&'static str]> {
    match form {
        Form::Choice(choices) => Some(choices),
        Form::Either(forms) => forms.iter().find_map(choice),
        _ => None,
    }
}

const fn shape(of: Known) -> &'static Shape {
    match of {
        Known::Config => &keys::CONFIG,
        Known::Override => &keys::OVERRIDE,
        Known::Profile => &keys::PROFILE,
        Known::File => &keys::FILE,
        Known::Source => &keys::SOURCE,
        Known::Entity => &keys::ENTITY,
        Known::Fact => &keys::FACT,
        Known::Reading => &keys::READING,
        Known::Attribute => &keys::ATTRIBUTE,
        Known::Vocabulary => &keys::VOCABULARY,
        Known::Term => &keys::TERM,
    }
}
