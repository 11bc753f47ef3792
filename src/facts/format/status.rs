//! What the desk makes of a fact, when the fact file doesn't say.

use super::declared::Declared;
use super::file::Fault;
use super::pass::Pass;
use super::table::text;
use crate::facts::compare::sides_contradict;
use crate::facts::model::{Attribute, Base, Fact, FactValue, Reading, Status, ValueType};
use crate::facts::said::say;

/// The status as given, or as the readings make it. One that the readings belie is a problem.
pub(crate) fn read(pass: &mut Pass<'_>, attribute: &Attribute, declared: &Declared<'_>, fact: &Fact) -> Status {
    let Some(given) = text(declared.table, "status").and_then(Status::named) else {
        return of_readings(&pass.loader.base, attribute.value, fact);
    };
    if fact.is.len() == 1 && matches!(given, Status::Established | Status::SingleSource) {
        let base = &pass.loader.base;
        for reading in fact.says.iter().filter(|reading| differs(base, attribute.value, fact, reading)) {
            let source = &base.source(reading.source).id;
            let message = say!(
                "source \"{0}\" contradicts the desk's reading, yet the status is \"{1}\"; \
                 expected status = \"disputed\", or a certainty or error of the reading",
                source,
                given.name()
            );
            let span = reading.place.span;
            pass.fault(span.start..span.end, Fault::new("conflicting-readings", message));
        }
    }
    given
}

/// What a fact's readings make of it.
#[must_use]
pub fn settled(base: &Base, fact: &Fact) -> Status {
    of_readings(base, base.attribute(fact.attribute).value, fact)
}

/// Established by two sources that agree, disputed as soon as one asserts otherwise.
fn of_readings(base: &Base, kind: ValueType, fact: &Fact) -> Status {
    let asserted: Vec<&Reading> = fact.says.iter().filter(|reading| is_asserted(reading)).collect();
    let values = |reading: &&Reading| reading.is.clone().unwrap_or_else(|| fact.is.clone());
    let readings: Vec<Vec<FactValue>> = asserted.iter().map(values).collect();
    let clash = |at: usize| readings[at + 1..].iter().any(|other| sides_contradict(base, kind, &readings[at], other));
    let disputed = fact.is.len() > 1 || (0..readings.len()).any(clash) || asserted.iter().any(|reading| differs(base, kind, fact, reading));
    match asserted.len() {
        _ if disputed => Status::Disputed,
        0 => Status::Unverified,
        1 => Status::SingleSource,
        _ => Status::Established,
    }
}

fn differs(base: &Base, kind: ValueType, fact: &Fact, reading: &Reading) -> bool {
    is_asserted(reading) && reading.is.as_ref().is_some_and(|values| sides_contradict(base, kind, values, &fact.is))
}

/// Whether a source says it as its own or someone's statement, and isn't known to be wrong.
pub(in crate::facts) const fn is_asserted(reading: &Reading) -> bool {
    !reading.error && reading.certainty.is_said()
}
