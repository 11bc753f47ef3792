//! Slots: the grammars that read an attribute's values out of a clause, one a file.

mod adjunct;
mod affiliation;
mod age;
mod agent;
mod apart;
mod clock;
mod count;
mod counted;
mod court;
mod eponym;
mod filler;
pub(super) mod holder;
mod incumbency;
mod interval;
mod lifespan;
mod measure;
mod name;
pub(super) mod namesake;
mod narrower;
mod order;
mod place;
mod plan;
mod predicate;
mod quotation;
mod scope;
mod side;
mod since;
pub(super) mod speaker;
mod standing;
mod tally;
mod tenure;
mod title;
mod venue;

use super::{Claim, Reading, Subject};
use crate::facts::Slot;
use crate::text::Kind;

/// Reads the claims of one attribute of one entity.
type Reader = fn(&Reading<'_>, &Subject<'_>, &mut Vec<Claim>);

/// Reads the claims of one attribute of one entity with the grammar of a slot, where the block has what the slot is made of.
pub(super) fn read(slot: Slot, reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    let made = match slot {
        Slot::When | Slot::Since | Slot::Lasted | Slot::Measure | Slot::Interval => !reading.values.is_empty(),
        // "21-15" holds two numbers that no value of its own tells.
        Slot::Count => !reading.values.is_empty() || reading.tokens.iter().any(|token| token.kind == Kind::Number),
        Slot::Quotation => !reading.quotes.is_empty(),
        _ => true,
    };
    if made {
        reader(slot)(reading, subject, out);
    }
}

/// The grammar of a slot.
const fn reader(slot: Slot) -> Reader {
    match slot {
        Slot::Age => age::read,
        Slot::When => adjunct::when,
        Slot::PartOfDay => adjunct::part_of_day,
        Slot::Where => place::read,
        Slot::Since => since::read,
        Slot::Lasted | Slot::Measure => measure::read,
        Slot::Title => title::read,
        Slot::Count => count::read,
        Slot::Predicate => predicate::read,
        Slot::Filler => filler::read,
        Slot::Quotation => quotation::read,
        Slot::Name => name::read,
        Slot::Eponym => eponym::read,
        Slot::Order => order::read,
        Slot::Interval => interval::read,
    }
}
