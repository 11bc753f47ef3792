//! Slots: the grammars that read an attribute's values out of a clause, one a file.

mod adjunct;
mod age;
mod count;
mod filler;
mod interval;
mod measure;
mod name;
mod order;
mod predicate;
mod quotation;
mod scope;
mod title;

use super::{Claim, Reading, Subject};
use crate::facts::Slot;

/// Reads the claims of one attribute of one entity.
pub(super) type Reader = fn(&Reading<'_>, &Subject<'_>, &mut Vec<Claim>);

/// The grammar of a slot.
pub(super) const fn reader(slot: Slot) -> Reader {
    match slot {
        Slot::Age => age::read,
        Slot::When => adjunct::when,
        Slot::PartOfDay => adjunct::part_of_day,
        Slot::Where => adjunct::place,
        Slot::Since => adjunct::since,
        Slot::Lasted | Slot::Measure => measure::read,
        Slot::Title => title::read,
        Slot::Count => count::read,
        Slot::Predicate => predicate::read,
        Slot::Filler => filler::read,
        Slot::Quotation => quotation::read,
        Slot::Name => name::read,
        Slot::Order => order::read,
        Slot::Interval => interval::read,
    }
}
