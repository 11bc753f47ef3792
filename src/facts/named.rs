//! The names that the desk format gives to the model's kinds.

use super::format::keys;
use super::model::{Certainty, EntityKind, Slot, Status, ValueType};

macro_rules! named {
    ($kind:ty, $names:expr, [$($variant:ident),* $(,)?]) => {
        impl $kind {
            const VARIANTS: &[Self] = &[$(Self::$variant),*];

            /// The one of a name in the desk format.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                Self::VARIANTS.get($names.iter().position(|known| *known == name)?).copied()
            }

            /// Its name in the desk format.
            #[must_use]
            pub fn name(self) -> &'static str {
                Self::VARIANTS.iter().position(|known| *known == self).map_or("", |at| $names[at])
            }
        }
    };
}

named!(EntityKind, keys::KINDS, [Person, Group, Body, Place, Event, Case, Object, Work]);
named!(Certainty, keys::CERTAINTIES, [Asserted, Attributed, Alleged, Denied]);
named!(Status, keys::STATUSES, [Established, SingleSource, Disputed, Unverified, Retracted, Superseded, Rejected]);
named!(
    ValueType,
    keys::TYPES,
    [YesNo, Count, Quantity, Money, Percentage, Age, Duration, Date, Weekday, PartOfDay, Entity, Term, Set, Order, Quotation, Name,]
);
named!(
    Slot,
    keys::SLOTS,
    [Age, When, PartOfDay, Where, Since, Lasted, Title, Count, Measure, Predicate, Filler, Quotation, Name, Eponym, Order, Interval,]
);

impl Slot {
    /// How a clause expresses values of a type, unless the attribute says otherwise.
    #[must_use]
    pub const fn of_type(value: ValueType) -> Self {
        match value {
            ValueType::YesNo | ValueType::Set => Self::Predicate,
            ValueType::Count => Self::Count,
            ValueType::Quantity | ValueType::Money | ValueType::Percentage | ValueType::Duration => Self::Measure,
            ValueType::Age => Self::Age,
            ValueType::Date | ValueType::Weekday => Self::When,
            ValueType::PartOfDay => Self::PartOfDay,
            ValueType::Entity => Self::Filler,
            ValueType::Term => Self::Title,
            ValueType::Order => Self::Order,
            ValueType::Quotation => Self::Quotation,
            ValueType::Name => Self::Name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Certainty, EntityKind, Slot, Status, ValueType, keys};

    #[test]
    fn every_name_has_its_kind_and_comes_back() {
        assert!(keys::KINDS.iter().all(|name| EntityKind::named(name).is_some_and(|kind| kind.name() == *name)));
        assert!(keys::CERTAINTIES.iter().all(|name| Certainty::named(name).is_some_and(|kind| kind.name() == *name)));
        assert!(keys::STATUSES.iter().all(|name| Status::named(name).is_some_and(|kind| kind.name() == *name)));
        assert!(keys::TYPES.iter().all(|name| ValueType::named(name).is_some_and(|kind| kind.name() == *name)));
        assert!(keys::SLOTS.iter().all(|name| Slot::named(name).is_some_and(|kind| kind.name() == *name)));
    }
}
