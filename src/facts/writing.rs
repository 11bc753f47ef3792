//! Values as a fact file writes them: the way back from a value to its notation.
//!
//! What is written is read again and compared, so that nothing is rounded on the way: a value that no notation says exactly isn't written.

use super::model::{AttributeId, Base, FactValue, TermRef, ValueType};
use crate::values::{Relation, Value, ValueKind, canonical_value, parse_notation};

/// A value in the notation of a fact file, quotation marks included; nothing where none would be read as the same.
#[must_use]
pub fn notation_of(base: &Base, attribute: AttributeId, value: &FactValue) -> Option<String> {
    let attribute = base.attribute(attribute);
    match (attribute.value, value) {
        (ValueType::YesNo, FactValue::Plain(Value::YesNo(yes))) => Some(yes.to_string()),
        (of, FactValue::Plain(value)) => plain(of, value).map(|text| quoted(&text)),
        (ValueType::Entity, FactValue::Entity(entity)) => Some(quoted(&base.entity(*entity).id)),
        (ValueType::Term | ValueType::PartOfDay, FactValue::Term(term)) => {
            (attribute.vocabulary == Some(term.vocabulary)).then(|| quoted(&reference(base, *term)))
        }
        (ValueType::Quotation | ValueType::Name, FactValue::Text(text)) => Some(quoted(text.trim())),
        (ValueType::Set, FactValue::Set { members, closed }) => set(base, members, *closed),
        (ValueType::Order, FactValue::Order { before, other }) => {
            Some(quoted(&format!("{} {}", if *before { "before" } else { "after" }, base.entity(*other).id)))
        }
        _ => None,
    }
}

/// `{ members = ["a", "b"] }`.
fn set(base: &Base, members: &[FactValue], closed: bool) -> Option<String> {
    let member = |member: &FactValue| match member {
        FactValue::Term(term) => Some(quoted(&reference(base, *term))),
        FactValue::Entity(entity) => Some(quoted(&base.entity(*entity).id)),
        _ => None,
    };
    let members: Vec<String> = members.iter().map(member).collect::<Option<_>>()?;
    let closed = if closed { ", closed = true" } else { "" };
    Some(format!("{{ members = [{}]{closed} }}", members.join(", ")))
}

/// `former mayor of x`.
fn reference(base: &Base, term: TermRef) -> String {
    let of = term.of.map(|entity| format!(" of {}", base.entity(entity).id)).unwrap_or_default();
    let former = if term.former { "former " } else { "" };
    format!("{former}{}{of}", base.vocabulary(term.vocabulary).get(term.term).id)
}

/// The first notation that is read as the very same value.
fn plain(of: ValueType, value: &Value) -> Option<String> {
    let canonical = canonical_value(value);
    let (kind, ways) = match (of, value) {
        (ValueType::Count, Value::Number(_)) => (ValueKind::Number, vec![canonical]),
        (ValueType::Percentage, Value::Percent(_)) => (ValueKind::Percent, vec![format!("{canonical} %")]),
        (ValueType::Money, Value::Money(..)) => (ValueKind::Money, vec![canonical]),
        (ValueType::Quantity, Value::Quantity(..)) => (ValueKind::Quantity, vec![canonical]),
        (ValueType::Weekday, Value::Weekday(_)) => (ValueKind::Weekday, vec![canonical]),
        // A part of the day is written in the place of a time.
        (ValueType::Date, Value::Date(_)) => (ValueKind::Date, vec![canonical.replace(' ', "T"), canonical]),
        (ValueType::Age, Value::Age(age)) => (ValueKind::Age, ages(age.low)),
        (ValueType::Duration, Value::Duration(length)) => (ValueKind::Duration, lengths(length.middle())),
        _ => return None,
    };
    ways.into_iter().find(|text| parse_notation(text, kind).is_some_and(|read| is_same(&read, value)))
}

fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        // Times count only where both are told: here both must be.
        (Value::Date(a), Value::Date(b)) => a == b,
        _ => a.relation(b) == Relation::Same,
    }
}

/// An age in years, else in months, weeks or days.
fn ages(years: f64) -> Vec<String> {
    let units = [(1.0, "years"), (12.0, "months"), (365.25 / 7.0, "weeks"), (365.25, "days")];
    units.into_iter().map(|(in_a_year, unit)| format!("{:.0} {unit}", (years * in_a_year).round())).collect()
}

/// A length in every unit that leaves no rest: they differ in what they leave open.
fn lengths(seconds: f64) -> Vec<String> {
    let units = [
        (31_557_600.0, "years"),
        (2_629_800.0, "months"),
        (604_800.0, "weeks"),
        (86_400.0, "days"),
        (3_600.0, "h"),
        (60.0, "min"),
        (1.0, "s"),
    ];
    units.into_iter().map(|(size, unit)| format!("{:.0} {unit}", (seconds / size).round())).collect()
}

/// A key of a TOML table: quoted where it is no bare one.
#[must_use]
pub fn key(id: &str) -> String {
    let is_bare = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if is_bare { id.to_owned() } else { quoted(id) }
}

/// A TOML string.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::{plain, quoted};
    use crate::facts::ValueType;
    use crate::values::{ValueKind, parse_notation};

    fn again(of: ValueType, kind: ValueKind, text: &str) -> Option<String> {
        plain(of, &parse_notation(text, kind).unwrap())
    }

    #[test]
    fn what_is_written_says_the_same() {
        for text in ["22 years", "18 months", "5 days"] {
            assert_eq!(again(ValueType::Age, ValueKind::Age, text).as_deref(), Some(text));
        }
        for text in ["84 days", "2 h", "90 min", "3 weeks", "18 months", "2 years", "45 s"] {
            assert_eq!(again(ValueType::Duration, ValueKind::Duration, text).as_deref(), Some(text));
        }
        for text in ["7", ">= 2", "< 9", "2..4", "1500"] {
            assert_eq!(again(ValueType::Count, ValueKind::Number, text).as_deref(), Some(text));
        }
        for text in ["2026-02-05", "2026-02", "2025", "2025-11-13/2026-02-05", "2026-02-05T20:30", "2026-02-05Tnight"] {
            assert_eq!(again(ValueType::Date, ValueKind::Date, text).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_no_notation_says_is_not_written() {
        for text in ["< 1 min", "2 h..12 h", ">= 2 h"] {
            assert_eq!(again(ValueType::Duration, ValueKind::Duration, text), None);
        }
        assert_eq!(again(ValueType::Count, ValueKind::Age, "22 years"), None);
    }

    #[test]
    fn words_come_back_as_they_were() {
        for words in ["il a dit : \"non\\oui\"", "deux\nlignes\tet\u{7}", "«\u{a0}é\u{a0}»"] {
            let file: toml::Table = toml::from_str(&format!("a = {}", quoted(words))).unwrap();
            assert_eq!(file["a"].as_str(), Some(words));
        }
    }
}
