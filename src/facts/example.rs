//! What the values of an attribute are, and one as a fact file writes it: for who begins to write a fact.

use super::model::{Attribute, Base, ValueType};

impl ValueType {
    /// What a value of this type is.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::YesNo => "whether it is so",
            Self::Count => "a number, a least one or a range",
            Self::Quantity => "a quantity with its unit",
            Self::Money => "an amount with its currency",
            Self::Percentage => "a percentage",
            Self::Age => "an age with its unit",
            Self::Duration => "a length of time, a bound or a range",
            Self::Date => "a day, month, season, year, time or interval",
            Self::Weekday => "a day of the week",
            Self::PartOfDay | Self::Term => "a term of the vocabulary",
            Self::Entity => "an entity, by its id",
            Self::Set => "the members, closed where there are no others",
            Self::Order => "what it came before or after, by its id",
            Self::Quotation => "the words that were said",
            Self::Name => "an exact name, or what an acronym stands for",
        }
    }
}

/// A value that an attribute may have, as a fact file writes it; nothing where the desk has none of what it names.
#[must_use]
pub fn example(base: &Base, attribute: &Attribute) -> Option<String> {
    let entity = || base.entities.iter().next().map(|entity| entity.id.clone());
    let term = || base.vocabulary(attribute.vocabulary?).terms.first().map(|term| term.id.clone());
    let text = match attribute.value {
        ValueType::YesNo => return Some("true".to_owned()),
        ValueType::Count => return Some("7".to_owned()),
        ValueType::Date => return Some("2026-02-05".to_owned()),
        ValueType::Set => return Some(format!("{{ members = [\"{}\"] }}", term().or_else(entity)?)),
        ValueType::Quantity => "180 cm".to_owned(),
        ValueType::Money => "37 EUR".to_owned(),
        ValueType::Percentage => "25 %".to_owned(),
        ValueType::Age => "22 years".to_owned(),
        ValueType::Duration => "84 days".to_owned(),
        ValueType::Weekday => "thursday".to_owned(),
        ValueType::PartOfDay | ValueType::Term => term()?,
        ValueType::Entity => entity()?,
        ValueType::Order => format!("before {}", entity()?),
        ValueType::Quotation => "We will not yield.".to_owned(),
        ValueType::Name => "International Court of Justice".to_owned(),
    };
    Some(format!("\"{text}\""))
}

#[cfg(test)]
mod tests {
    use super::example;
    use crate::facts::{Buffers, Desk};
    use std::path::Path;

    fn desk(facts: &str) -> Desk {
        let entities: String = crate::facts::choices("kind")
            .iter()
            .map(|kind| format!("[entities.a-{kind}]\nkind = \"{kind}\"\nnames = [\"A {kind}\"]\n"))
            .collect();
        let text = format!("[sources.001]\n{entities}{facts}");
        let texts = [("factlint.toml".to_owned(), String::new()), ("facts/a.toml".to_owned(), text)].into();
        Desk::open_with(Path::new("/d"), &Buffers { texts, below: None })
    }

    #[test]
    fn a_desk_takes_the_example_of_every_attribute() {
        let base = desk("").base;
        let fact = |attribute: &crate::facts::Attribute| {
            let subject = attribute.subject.first().map_or("person", |kind| kind.name());
            let value = example(&base, attribute).unwrap();
            format!("[facts.a-{subject}.{}]\nis = {value}\nas-of = 2026-02-05\nsays.001 = {{ is = {value} }}\n", attribute.name)
        };
        let facts: String = base.attributes.iter().map(fact).collect();
        assert_eq!(desk(&facts).problems, []);
    }
}
