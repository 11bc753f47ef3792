//! Units of time, measure and money. Their codes are the same in every language; their words are not here.

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl TimeUnit {
    /// The unit of a name in a lexicon.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "second" => Self::Second,
            "minute" => Self::Minute,
            "hour" => Self::Hour,
            "day" => Self::Day,
            "week" => Self::Week,
            "month" => Self::Month,
            "year" => Self::Year,
            _ => return None,
        })
    }

    /// Its length in seconds; of months and years, the average.
    #[must_use]
    pub const fn seconds(self) -> f64 {
        match self {
            Self::Second => 1.0,
            Self::Minute => 60.0,
            Self::Hour => 3600.0,
            Self::Day => 86_400.0,
            Self::Week => 604_800.0,
            Self::Month => 2_629_746.0,
            Self::Year => 31_556_952.0,
        }
    }
}

/// A currency: its ISO 4217 code in capitals, or the word where several countries share it (`cent`, `franc`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Currency(pub Box<str>);

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// In metres.
    Length,
    /// In grams.
    Weight,
    /// In litres.
    Volume,
    /// In square metres.
    Area,
    /// In metres a second.
    Speed,
    /// In watts.
    Power,
    /// In watt hours.
    Energy,
    /// In degrees Celsius.
    Temperature,
    /// In degrees of a circle, or of a temperature whose scale is not told.
    Degree,
}

impl Dimension {
    /// Its name in a trace.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Weight => "weight",
            Self::Volume => "volume",
            Self::Area => "area",
            Self::Speed => "speed",
            Self::Power => "power",
            Self::Energy => "energy",
            Self::Temperature | Self::Degree => "temperature",
        }
    }
}

/// A unit of measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Unit(u8);

impl Unit {
    /// The unit of a UCUM code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        UNITS.iter().position(|(known, ..)| *known == code).map(|at| Self(at as u8))
    }

    /// Its UCUM code.
    #[must_use]
    pub fn code(self) -> &'static str {
        UNITS.get(usize::from(self.0)).map_or("1", |unit| unit.0)
    }

    /// What it measures.
    #[must_use]
    pub fn dimension(self) -> Dimension {
        UNITS.get(usize::from(self.0)).map_or(Dimension::Degree, |unit| unit.1)
    }

    /// How much of the base unit it is, and what is subtracted first.
    fn scale(self) -> (f64, f64) {
        let size = UNITS.get(usize::from(self.0)).map_or(1.0, |unit| unit.2);
        match self.code() {
            "[degF]" => (5.0 / 9.0, 32.0),
            "K" => (1.0, 273.15),
            _ => (size, 0.0),
        }
    }

    /// An amount of this unit in the dimension's base unit.
    #[must_use]
    pub fn to_base(self, amount: f64) -> f64 {
        let (size, zero) = self.scale();
        (amount - zero) * size
    }

    /// An amount of the dimension's base unit in this one.
    #[must_use]
    pub fn of_base(self, amount: f64) -> f64 {
        let (size, zero) = self.scale();
        amount / size + zero
    }
}

/// UCUM code, dimension, size in the base unit.
const UNITS: &[(&str, Dimension, f64)] = &[
    ("nm", Dimension::Length, 1e-9),
    ("um", Dimension::Length, 1e-6),
    ("mm", Dimension::Length, 1e-3),
    ("cm", Dimension::Length, 1e-2),
    ("dm", Dimension::Length, 0.1),
    ("m", Dimension::Length, 1.0),
    ("dam", Dimension::Length, 10.0),
    ("hm", Dimension::Length, 100.0),
    ("km", Dimension::Length, 1e3),
    ("[in_i]", Dimension::Length, 0.0254),
    ("[ft_i]", Dimension::Length, 0.3048),
    ("[yd_i]", Dimension::Length, 0.9144),
    ("[mi_i]", Dimension::Length, 1609.344),
    ("[nmi_i]", Dimension::Length, 1852.0),
    ("ug", Dimension::Weight, 1e-6),
    ("mg", Dimension::Weight, 1e-3),
    ("g", Dimension::Weight, 1.0),
    ("kg", Dimension::Weight, 1e3),
    ("t", Dimension::Weight, 1e6),
    ("[lb_av]", Dimension::Weight, 453.592_37),
    ("[oz_av]", Dimension::Weight, 28.349_523_125),
    ("ml", Dimension::Volume, 1e-3),
    ("cl", Dimension::Volume, 1e-2),
    ("dl", Dimension::Volume, 0.1),
    ("l", Dimension::Volume, 1.0),
    ("hl", Dimension::Volume, 100.0),
    ("cm3", Dimension::Volume, 1e-3),
    ("m3", Dimension::Volume, 1e3),
    ("[cft_i]", Dimension::Volume, 28.316_846_592),
    ("[gal_us]", Dimension::Volume, 3.785_411_784),
    ("[bbl_us]", Dimension::Volume, 158.987_294_928),
    ("cm2", Dimension::Area, 1e-4),
    ("m2", Dimension::Area, 1.0),
    ("har", Dimension::Area, 1e4),
    ("km2", Dimension::Area, 1e6),
    ("[sft_i]", Dimension::Area, 0.092_903_04),
    ("[acr_us]", Dimension::Area, 4046.8726),
    ("m/s", Dimension::Speed, 1.0),
    ("km/h", Dimension::Speed, 1.0 / 3.6),
    ("[mi_i]/h", Dimension::Speed, 0.44704),
    ("[kn_i]", Dimension::Speed, 0.514_444),
    ("W", Dimension::Power, 1.0),
    ("kW", Dimension::Power, 1e3),
    ("MW", Dimension::Power, 1e6),
    ("GW", Dimension::Power, 1e9),
    ("TW", Dimension::Power, 1e12),
    ("W.h", Dimension::Energy, 1.0),
    ("kW.h", Dimension::Energy, 1e3),
    ("MW.h", Dimension::Energy, 1e6),
    ("GW.h", Dimension::Energy, 1e9),
    ("TW.h", Dimension::Energy, 1e12),
    ("Cel", Dimension::Temperature, 1.0),
    ("[degF]", Dimension::Temperature, 1.0),
    ("K", Dimension::Temperature, 1.0),
    ("deg", Dimension::Degree, 1.0),
];

#[cfg(test)]
mod tests {
    use super::{UNITS, Unit};

    #[test]
    fn amounts_go_to_the_base_unit_and_back() {
        for (code, ..) in UNITS {
            let unit = Unit::of_code(code).expect("a known code");
            assert!((unit.of_base(unit.to_base(12.5)) - 12.5).abs() < 1e-9, "{code}");
        }
    }
}
