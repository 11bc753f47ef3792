//! A value told in words or figures, as the attribute's type has a fact file write it.

use super::record::day;
use crate::facts::{Attribute, Base, EntityKind, ValueType, quoted, value_kind};
use crate::values::parse_notation;

/// The attribute of a name for a kind of entity.
pub(super) fn attribute<'b>(base: &'b Base, name: &str, kind: EntityKind) -> Option<&'b Attribute> {
    let named = || base.attributes.iter().filter(|attribute| attribute.name == name);
    let fits = |attribute: &&Attribute| attribute.subject.is_empty() || attribute.subject.contains(&kind);
    named().find(fits)
}

/// A value in the notation of a fact file, quotation marks included, or why it can't be written.
pub(super) fn written(base: &Base, attribute: &Attribute, text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    match attribute.value {
        ValueType::YesNo => yes_no(text).map(str::to_owned).ok_or("a value that is neither yes nor no"),
        ValueType::Term | ValueType::PartOfDay => {
            term(base, attribute, text).map(|id| quoted(&id)).ok_or("no term of the vocabulary has these words")
        }
        ValueType::Quotation | ValueType::Name => Ok(quoted(text)),
        ValueType::Date => figure(ValueType::Date, text).map(|text| day(&text)),
        ValueType::Entity | ValueType::Set | ValueType::Order => Err("a value of a type that isn't imported"),
        figures => figure(figures, text).map(|text| quoted(&text)),
    }
}

/// The term that words stand for, or whose id they are.
pub(super) fn term(base: &Base, attribute: &Attribute, words: &str) -> Option<String> {
    let vocabulary = base.vocabulary(attribute.vocabulary?);
    let found = vocabulary.term(words).or_else(|| vocabulary.named(words))?;
    Some(vocabulary.get(found).id.clone())
}

fn yes_no(text: &str) -> Option<&'static str> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "1" => Some("true"),
        "no" | "false" | "0" => Some("false"),
        _ => None,
    }
}

fn figure(of: ValueType, text: &str) -> Result<String, &'static str> {
    let bare = text.parse::<f64>().is_ok();
    let text = match of {
        ValueType::Age if bare => format!("{text} years"),
        ValueType::Percentage if bare => format!("{text} %"),
        _ => text.to_owned(),
    };
    let kind = value_kind(of).ok_or("a value of a type that isn't imported")?;
    parse_notation(&text, kind).map(|_| text).ok_or("a value that the attribute's type can't hold")
}
