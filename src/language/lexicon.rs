//! The words of a language's values, read once from its TOML file.

use super::file::{self, Pairs};
use super::role::Roles;
use super::table::{Entries, PhraseTable, TABLES, Table, WordTable};
use super::told::{Clock, Hedge, Origin, PartOfDay, Season, Third, Turn};
use super::unit::{TimeUnit, Unit};
use jiff::civil::Weekday;
use serde::Deserialize;
use std::collections::BTreeMap;

type Strings<'j> = Vec<&'j str>;

/// A language's values lexicon as its file writes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'j"))]
struct Source<'j> {
    number: Numbers<'j>,
    hedge: Pairs<'j, Strings<'j>>,
    hedge_after: Pairs<'j, Strings<'j>>,
    age: Pairs<'j, [f64; 2]>,
    month: Pairs<'j, i8>,
    month_short: Pairs<'j, i8>,
    weekday: Pairs<'j, i8>,
    weekday_short: Pairs<'j, i8>,
    season: Pairs<'j, &'j str>,
    third: Pairs<'j, &'j str>,
    turn: Pairs<'j, &'j str>,
    part: Pairs<'j, &'j str>,
    part_alone: Pairs<'j, &'j str>,
    shift_before: Pairs<'j, &'j str>,
    shift_after: Pairs<'j, &'j str>,
    clock: Pairs<'j, &'j str>,
    when: Pairs<'j, &'j str>,
    time_unit: Pairs<'j, (&'j str, f64)>,
    unit: Pairs<'j, &'j str>,
    currency: Pairs<'j, &'j str>,
    percent: Strings<'j>,
    below_zero: Strings<'j>,
    list: Pairs<'j, Strings<'j>>,
    leads: Strings<'j>,
    write: Write,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'j"))]
struct Numbers<'j> {
    unit: Pairs<'j, u32>,
    teen: Pairs<'j, u32>,
    ten: Pairs<'j, u32>,
    hundred: Strings<'j>,
    scale: Pairs<'j, f64>,
    ordinal: Pairs<'j, u32>,
    collective: Pairs<'j, f64>,
    /// JSON has no infinity: no upper end is one without end.
    vague: Pairs<'j, (f64, Option<f64>)>,
    fraction: Pairs<'j, f64>,
    share: Pairs<'j, f64>,
    ratio: Strings<'j>,
}

/// How a language writes values.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Write {
    /// « plus de {} ».
    pub over: String,
    /// « au moins {} ».
    pub at_least: String,
    /// « moins de {} ».
    pub under: String,
    /// « au plus {} ».
    pub at_most: String,
    /// « de {} à {} ».
    pub between: String,
    /// « du {} au {} ».
    pub dates: String,
    /// « jusqu'au {} ».
    pub until: String,
    /// « à partir du {} ».
    pub since: String,
    /// « de {} à {} », of whole years.
    pub years: String,
    /// « jusqu'en {} ».
    pub until_year: String,
    /// « à partir de {} ».
    pub since_year: String,
    /// What joins a scale word or a « dizaine » to its noun: « million d'euros ».
    pub links: Vec<String>,
    /// Whether such a link stands outside of the number: « une vingtaine (de visiteurs) ».
    pub scales_are_joined: bool,
    /// How ten of a unit or a currency are plainly written, by code; from a million and a billion on where that is written otherwise.
    pub plain: BTreeMap<String, String>,
    /// What stands between groups of three digits.
    pub group: String,
    /// The least amount that takes the plural.
    pub plural_from: f64,
    /// What follows the figure of the first day of a month.
    pub first: String,
    /// A time with minutes.
    pub clock: String,
    /// A time without.
    pub clock_sharp: String,
    /// The parts of the day as adverbs, in the order of `parts`.
    pub parts_alone: Vec<String>,
    /// A date without its year.
    pub date: String,
    /// A date with its year.
    pub date_year: String,
    /// What follows the figures of ranks 1, 2, 3 and on; the last one goes on.
    pub ordinals: Vec<String>,
    /// Ranks in words from the first; empty where the word depends on what is counted.
    pub ordinal_words: Vec<String>,
    /// Whether 21 ends as 1 does.
    pub ordinals_by_last_figure: bool,
    /// Whether months and weekdays have a capital.
    pub names_are_capital: bool,
    /// Whether the day comes before the month in figures.
    pub day_first: bool,
    /// Whether the hour's own word is spelled out in whole hours only: « 20 heures », « 20 h 30 ».
    pub hour_word: String,
    /// Before and after noon, plain and with full stops.
    pub meridiem: [String; 4],
    /// Words that never take the plural.
    pub invariable: Vec<String>,
    /// Whether a noun that stands in the singular beside a number stays so.
    pub singular_stays: bool,
    /// The decimal mark.
    pub decimal: String,
    /// The months in order.
    pub months: Vec<String>,
    /// The same, abbreviated.
    pub months_short: Vec<String>,
    /// The weekdays from Monday.
    pub weekdays: Vec<String>,
    /// The same, abbreviated.
    pub weekdays_short: Vec<String>,
    /// The parts of the day: morning, afternoon, evening, night, dawn, midday, dusk, daylight.
    pub parts: Vec<String>,
    /// Numbers from 0 to 99.
    pub numbers: Vec<String>,
    /// Singular and plural of the units of time, second to year.
    pub units: Vec<(String, String)>,
}

/// A word of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum NumberWord {
    /// 0 to 9.
    Unit(u32),
    /// 10 to 19.
    Teen(u32),
    /// 20 to 90.
    Ten(u32),
    /// A hundred.
    Hundred,
    /// A thousand and more.
    Scale(f64),
}

/// What words beside a length of time make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    /// Whether it goes back.
    pub back: bool,
    /// What it counts from.
    pub origin: Origin,
    /// Whether it must end its clause: "after" is a preposition elsewhere.
    pub closing: bool,
}

/// The words of a language's values.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// Words that make up numbers.
    pub numbers: WordTable<NumberWord>,
    /// Words that end an ordinal, with the cardinal they stand for.
    pub ordinals: WordTable<(NumberWord, u32)>,
    /// « douzaine », with how many it is.
    pub collectives: PhraseTable<f64>,
    /// « plusieurs », with the least and the most it can be.
    pub vague: PhraseTable<(f64, f64)>,
    /// « tiers », with what share it is.
    pub fractions: WordTable<f64>,
    /// « la moitié », with what share it is.
    pub shares: PhraseTable<f64>,
    /// « sur » in « un sur trois ».
    pub ratios: PhraseTable<()>,
    /// What stands before a number and says how exact it is.
    pub hedges: PhraseTable<Hedge>,
    /// The same, after it.
    pub hedges_after: PhraseTable<Hedge>,
    /// « quadragénaire », with the least age and the first it no longer covers.
    pub ages: PhraseTable<[f64; 2]>,
    /// Months, and whether the word is an abbreviation.
    pub months: WordTable<(i8, bool)>,
    /// Weekdays, and whether the word is an abbreviation.
    pub weekdays: WordTable<(Weekday, bool)>,
    /// Seasons.
    pub seasons: WordTable<Season>,
    /// Beginning, middle, end.
    pub thirds: PhraseTable<Third>,
    /// « dernier », "next".
    pub turns: WordTable<Turn>,
    /// Parts of the day beside a day: « (jeudi) soir ».
    pub parts: PhraseTable<PartOfDay>,
    /// Parts of the day that stand alone: « en pleine nuit ».
    pub parts_alone: PhraseTable<PartOfDay>,
    /// « midi ».
    pub clocks: PhraseTable<Clock>,
    /// Relative dates as phrases, in the notation of `reading::phrase`.
    pub whens: PhraseTable<Box<str>>,
    /// What before a length of time makes it a date: « il y a ».
    pub shifts_before: PhraseTable<Shift>,
    /// The same, after it: "ago".
    pub shifts_after: PhraseTable<Shift>,
    /// Units of time, with how many of the unit a word stands for.
    pub time_units: WordTable<(TimeUnit, f64)>,
    /// Units of measure.
    pub units: PhraseTable<Unit>,
    /// Currencies.
    pub currencies: PhraseTable<Box<str>>,
    /// « pour cent ».
    pub percents: PhraseTable<()>,
    /// « en dessous de zéro ».
    pub below_zero: PhraseTable<()>,
    /// What its words can be.
    pub roles: Roles,
    /// How values are written.
    pub write: Write,
}

impl Lexicon {
    /// Reads a lexicon.
    ///
    /// # Errors
    /// When a word of the file isn't one that the reader knows.
    pub(super) fn parse(json: &'static str) -> Result<Self, String> {
        let source: Source<'static> = file::read(json);
        let mut lexicon = Self {
            numbers: number_words(&source.number),
            ordinals: ordinals(&source.number),
            collectives: PhraseTable::new(Table::Collectives, source.number.collective.iter().map(|(word, many)| (word, *many))),
            vague: PhraseTable::new(
                Table::Vague,
                source.number.vague.iter().map(|(word, (low, high))| (word, (*low, high.unwrap_or(f64::INFINITY)))),
            ),
            fractions: WordTable::new(Table::Fractions, source.number.fraction.iter().map(|(word, share)| (word, *share))),
            shares: PhraseTable::new(Table::Shares, source.number.share.iter().map(|(word, share)| (word, *share))),
            ratios: PhraseTable::new(Table::Ratios, source.number.ratio.iter().map(|word| (*word, ()))),
            hedges: hedges(Table::Hedges, &source.hedge)?,
            hedges_after: hedges(Table::HedgesAfter, &source.hedge_after)?,
            ages: PhraseTable::new(Table::Ages, source.age.iter().map(|(word, ends)| (word, *ends))),
            months: with_short(Table::Months, &source.month, &source.month_short, Ok)?,
            weekdays: with_short(Table::Weekdays, &source.weekday, &source.weekday_short, |day| {
                Weekday::from_monday_one_offset(day).map_err(|e| e.to_string())
            })?,
            seasons: named(Table::Seasons, &source.season, season)?,
            thirds: phrases(Table::Thirds, &source.third, third)?,
            turns: named(Table::Turns, &source.turn, turn)?,
            parts: phrases(Table::Parts, &source.part, part)?,
            parts_alone: phrases(Table::PartsAlone, &source.part_alone, part)?,
            clocks: phrases(Table::Clocks, &source.clock, clock)?,
            whens: PhraseTable::new(Table::Whens, source.when.iter().map(|(phrase, sense)| (phrase, (*sense).into()))),
            shifts_before: phrases(Table::ShiftsBefore, &source.shift_before, shift)?,
            shifts_after: phrases(Table::ShiftsAfter, &source.shift_after, shift)?,
            time_units: time_units(&source.time_unit)?,
            units: phrases(Table::Units, &source.unit, Unit::of_code)?,
            currencies: PhraseTable::new(Table::Currencies, source.currency.iter().map(|(word, code)| (word, (*code).into()))),
            below_zero: PhraseTable::new(Table::BelowZero, source.below_zero.iter().map(|word| (*word, ()))),
            percents: PhraseTable::new(Table::Percents, source.percent.iter().map(|word| (*word, ()))),
            roles: Roles::default(),
            write: source.write,
        };
        lexicon.roles = Roles::of(&source.list, &lexicon.tables(), &source.leads)?;
        Ok(lexicon)
    }

    /// Whether a word is the first of a number of twenty or more: « vingt », "thirtieth".
    #[must_use]
    pub(super) fn is_tens(&self, word: &str) -> bool {
        let class = self.numbers.get(word).or_else(|| self.ordinals.get(word).map(|(class, _)| class));
        matches!(class, Some(NumberWord::Ten(20..)))
    }

    fn tables(&self) -> [&dyn Entries; TABLES] {
        [
            &self.numbers,
            &self.ordinals,
            &self.collectives,
            &self.vague,
            &self.fractions,
            &self.shares,
            &self.ratios,
            &self.hedges,
            &self.hedges_after,
            &self.ages,
            &self.months,
            &self.weekdays,
            &self.seasons,
            &self.thirds,
            &self.turns,
            &self.parts,
            &self.parts_alone,
            &self.clocks,
            &self.whens,
            &self.shifts_before,
            &self.shifts_after,
            &self.time_units,
            &self.units,
            &self.currencies,
            &self.percents,
            &self.below_zero,
        ]
    }
}

fn number_words(source: &Numbers<'static>) -> WordTable<NumberWord> {
    let units = source.unit.iter().map(|(word, n)| (word, NumberWord::Unit(*n)));
    let teens = source.teen.iter().map(|(word, n)| (word, NumberWord::Teen(*n)));
    let tens = source.ten.iter().map(|(word, n)| (word, NumberWord::Ten(*n)));
    let hundreds = source.hundred.iter().map(|word| (*word, NumberWord::Hundred));
    let scales = source.scale.iter().map(|(word, n)| (word, NumberWord::Scale(*n)));
    WordTable::new(Table::Numbers, units.chain(teens).chain(tens).chain(hundreds).chain(scales))
}

fn ordinals(source: &Numbers<'static>) -> WordTable<(NumberWord, u32)> {
    let class = |n: u32| match n {
        0..10 => NumberWord::Unit(n),
        10..20 => NumberWord::Teen(n),
        20..100 => NumberWord::Ten(n),
        100 => NumberWord::Hundred,
        _ => NumberWord::Scale(f64::from(n)),
    };
    WordTable::new(Table::Ordinals, source.ordinal.iter().map(|(word, n)| (word, (class(*n), *n))))
}

fn hedges(table: Table, source: &Pairs<'static, Strings<'static>>) -> Result<PhraseTable<Hedge>, String> {
    let mut entries = Vec::new();
    for (name, phrases) in source.iter() {
        let hedge = hedge(name).ok_or_else(|| format!("unknown hedge `{name}`"))?;
        entries.extend(phrases.iter().map(|phrase| (*phrase, hedge)));
    }
    Ok(PhraseTable::new(table, entries))
}

fn phrases<T>(table: Table, source: &Pairs<'static, &'static str>, sense: impl Fn(&str) -> Option<T>) -> Result<PhraseTable<T>, String> {
    Ok(PhraseTable::new(table, senses(source, sense)?))
}

fn named<T>(table: Table, source: &Pairs<'static, &'static str>, sense: impl Fn(&str) -> Option<T>) -> Result<WordTable<T>, String> {
    Ok(WordTable::new(table, senses(source, sense)?))
}

/// Each entry with what its name stands for.
fn senses<'j, T>(source: &Pairs<'j, &str>, sense: impl Fn(&str) -> Option<T>) -> Result<Vec<(&'j str, T)>, String> {
    source.iter().map(|(word, name)| Ok((word, sense(name).ok_or_else(|| format!("unknown sense `{name}`"))?))).collect()
}

fn with_short<T>(
    table: Table,
    long: &Pairs<'static, i8>,
    short: &Pairs<'static, i8>,
    sense: impl Fn(i8) -> Result<T, String>,
) -> Result<WordTable<(T, bool)>, String> {
    let long = long.iter().map(|entry| (entry, false));
    let short = short.iter().map(|entry| (entry, true));
    let entries = long.chain(short).map(|((word, what), is_short)| Ok((word, (sense(*what)?, is_short))));
    Ok(WordTable::new(table, entries.collect::<Result<Vec<_>, String>>()?))
}

fn time_units(source: &Pairs<'static, (&'static str, f64)>) -> Result<WordTable<(TimeUnit, f64)>, String> {
    let unit = |name: &str| TimeUnit::of_name(name).ok_or_else(|| format!("unknown unit `{name}`"));
    let entries = source.iter().map(|(word, (name, many))| Ok((word, (unit(name)?, *many))));
    Ok(WordTable::new(Table::TimeUnits, entries.collect::<Result<Vec<_>, String>>()?))
}

fn hedge(name: &str) -> Option<Hedge> {
    Some(match name {
        "about" => Hedge::About,
        "nearly" => Hedge::Nearly,
        "over" => Hedge::Over,
        "at-least" => Hedge::AtLeast,
        "under" => Hedge::Under,
        "at-most" => Hedge::AtMost,
        // Longer phrases that open as a hedge does and are none.
        "none" => Hedge::Exact,
        _ => return None,
    })
}

/// The season of a name in a lexicon.
pub(super) fn season(name: &str) -> Option<Season> {
    Some(match name {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" => Season::Autumn,
        "winter" => Season::Winter,
        _ => return None,
    })
}

/// The part of a period of a name in a lexicon.
pub(super) fn third(name: &str) -> Option<Third> {
    Some(match name {
        "early" => Third::Early,
        "mid" => Third::Mid,
        "late" => Third::Late,
        _ => return None,
    })
}

fn turn(name: &str) -> Option<Turn> {
    Some(match name {
        "this" => Turn::This,
        "after" => Turn::After,
        "before" => Turn::Before,
        "last" => Turn::Last,
        "next" => Turn::Next,
        _ => return None,
    })
}

/// The part of the day of a name in a lexicon.
pub(super) fn part(name: &str) -> Option<PartOfDay> {
    Some(match name {
        "dawn" => PartOfDay::Dawn,
        "morning" => PartOfDay::Morning,
        "midday" => PartOfDay::Midday,
        "afternoon" => PartOfDay::Afternoon,
        "dusk" => PartOfDay::Dusk,
        "evening" => PartOfDay::Evening,
        "night" => PartOfDay::Night,
        "daylight" => PartOfDay::Daylight,
        _ => return None,
    })
}

fn shift(text: &str) -> Option<Shift> {
    let mut words = text.split(' ');
    let back = words.next()? == "back";
    let origin = if words.next()? == "story" { Origin::Story } else { Origin::Dateline };
    Some(Shift { back, origin, closing: words.next() == Some("closing") })
}

fn clock(text: &str) -> Option<Clock> {
    let (hour, minute) = text.split_once(':')?;
    Some(Clock { hour: hour.parse().ok()?, minute: minute.parse().ok()?, second: None, twelve: false })
}
