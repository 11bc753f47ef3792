//! Values as a fact file writes them: the way back from a value to its notation.

use super::model::{AttributeId, Base, FactValue, ValueType};
use crate::values::{Value, ValueKind, canonical_value, parse_notation};

/// A value in the notation of a fact file, quotation marks included; nothing where what would be written isn't read as the same.
#[must_use]
pub fn notation_of(base: &Base, attribute: AttributeId, value: &FactValue) -> Option<String> {
    match value {
        FactValue::Plain(Value::YesNo(yes)) => Some(yes.to_string()),
        FactValue::Plain(value) => plain(base.attribute(attribute).value, value).map(|text| quoted(&text)),
        FactValue::Entity(entity) => Some(quoted(&base.entity(*entity).id)),
        FactValue::Term(term) => {
            let of = term.of.map(|entity| format!(" of {}", base.entity(entity).id)).unwrap_or_default();
            let former = if term.former { "former " } else { "" };
            Some(quoted(&format!("{former}{}{of}", base.vocabulary(term.vocabulary).get(term.term).id)))
        }
        FactValue::Text(text) => Some(quoted(text)),
        FactValue::Set { .. } | FactValue::Order { .. } => None,
    }
}

fn plain(of: ValueType, value: &Value) -> Option<String> {
    let (kind, text) = match (of, value) {
        (ValueType::Count, Value::Number(_)) => (ValueKind::Number, canonical_value(value)),
        (ValueType::Percentage, Value::Percent(_)) => (ValueKind::Percent, format!("{} %", canonical_value(value))),
        (ValueType::Money, Value::Money(..)) => (ValueKind::Money, canonical_value(value)),
        (ValueType::Age, Value::Age(_)) => (ValueKind::Age, years(&canonical_value(value))?),
        (ValueType::Quantity, Value::Quantity(..)) => (ValueKind::Quantity, canonical_value(value)),
        (ValueType::Date, Value::Date(_)) => (ValueKind::Date, canonical_value(value)),
        (ValueType::Weekday, Value::Weekday(_)) => (ValueKind::Weekday, canonical_value(value)),
        (ValueType::Duration, Value::Duration(_)) => (ValueKind::Duration, seconds(&canonical_value(value))?),
        _ => return None,
    };
    parse_notation(&text, kind).ok().map(|_| text)
}

fn years(iso: &str) -> Option<String> {
    Some(format!("{} years", iso.strip_prefix('P')?.strip_suffix('Y')?))
}

/// In the largest unit that leaves no rest.
fn seconds(iso: &str) -> Option<String> {
    let seconds: u64 = iso.strip_prefix("PT")?.strip_suffix('S')?.parse().ok()?;
    let units = [(86_400, "days"), (3_600, "h"), (60, "min"), (1, "s")];
    units.into_iter().find(|(size, _)| seconds.is_multiple_of(*size)).map(|(size, unit)| format!("{} {unit}", seconds / size))
}

fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .flat_map(|c| if matches!(c, '"' | '\\') { vec!['\\', c] } else { vec![if c.is_control() { ' ' } else { c }] })
        .collect();
    format!("\"{escaped}\"")
}
