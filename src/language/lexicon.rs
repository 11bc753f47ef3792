//! The words of a language's values, read once from its TOML file.

use super::file;
use super::phrase::Phrases;
use super::told::{Clock, Hedge, Origin, PartOfDay, Season, Third, Turn};
use super::unit::{TimeUnit, Unit};
use crate::text::fold::{bare, norm};
use jiff::civil::Weekday;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;

type Words = Vec<String>;
type Table<T> = BTreeMap<String, T>;

/// A language's values lexicon as its file writes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    number: Numbers,
    hedge: Table<Words>,
    hedge_after: Table<Words>,
    age: Table<[f64; 2]>,
    month: Table<i8>,
    month_short: Table<i8>,
    weekday: Table<i8>,
    weekday_short: Table<i8>,
    season: Table<String>,
    third: Table<String>,
    turn: Table<String>,
    part: Table<String>,
    part_alone: Table<String>,
    shift_before: Table<String>,
    shift_after: Table<String>,
    clock: Table<String>,
    when: Table<String>,
    time_unit: Table<(String, f64)>,
    unit: Table<String>,
    currency: Table<String>,
    percent: Words,
    below_zero: Words,
    list: Table<Words>,
    leads: Words,
    /// How values are written.
    pub write: Write,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbers {
    unit: Table<u32>,
    teen: Table<u32>,
    ten: Table<u32>,
    hundred: Words,
    scale: Table<f64>,
    ordinal: Table<u32>,
    collective: Table<f64>,
    /// JSON has no infinity: no upper end is one without end.
    vague: Table<(f64, Option<f64>)>,
    fraction: Table<f64>,
    share: Table<f64>,
    ratio: Words,
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
    pub numbers: FxHashMap<Box<str>, NumberWord>,
    /// Words that end an ordinal, with the cardinal they stand for.
    pub ordinals: FxHashMap<Box<str>, (NumberWord, u32)>,
    /// « douzaine », with how many it is.
    pub collectives: Phrases<f64>,
    /// « plusieurs », with the least and the most it can be.
    pub vague: Phrases<(f64, f64)>,
    /// « tiers », with what share it is.
    pub fractions: FxHashMap<Box<str>, f64>,
    /// « la moitié », with what share it is.
    pub shares: Phrases<f64>,
    /// « sur » in « un sur trois ».
    pub ratios: Phrases<()>,
    /// What stands before a number and says how exact it is.
    pub hedges: Phrases<Hedge>,
    /// The same, after it.
    pub hedges_after: Phrases<Hedge>,
    /// « quadragénaire », with the least age and the first it no longer covers.
    pub ages: Phrases<[f64; 2]>,
    /// Months, and whether the word is an abbreviation.
    pub months: FxHashMap<Box<str>, (i8, bool)>,
    /// Weekdays, and whether the word is an abbreviation.
    pub weekdays: FxHashMap<Box<str>, (Weekday, bool)>,
    /// Seasons.
    pub seasons: FxHashMap<Box<str>, Season>,
    /// Beginning, middle, end.
    pub thirds: Phrases<Third>,
    /// « dernier », "next".
    pub turns: FxHashMap<Box<str>, Turn>,
    /// Parts of the day beside a day: « (jeudi) soir ».
    pub parts: Phrases<PartOfDay>,
    /// Parts of the day that stand alone: « en pleine nuit ».
    pub parts_alone: Phrases<PartOfDay>,
    /// « midi ».
    pub clocks: Phrases<Clock>,
    /// Relative dates as phrases, in the notation of `reading::phrase`.
    pub whens: Phrases<Box<str>>,
    /// What before a length of time makes it a date: « il y a ».
    pub shifts_before: Phrases<Shift>,
    /// The same, after it: "ago".
    pub shifts_after: Phrases<Shift>,
    /// Units of time, with how many of the unit a word stands for.
    pub time_units: FxHashMap<Box<str>, (TimeUnit, f64)>,
    /// Units of measure.
    pub units: Phrases<Unit>,
    /// Currencies.
    pub currencies: Phrases<Box<str>>,
    /// « pour cent ».
    pub percents: Phrases<()>,
    /// « en dessous de zéro ».
    pub below_zero: Phrases<()>,
    /// Further lists of words, by name.
    lists: FxHashMap<Box<str>, FxHashSet<Box<str>>>,
    /// Words that name a month (true) or a weekday.
    pub calendar: FxHashMap<Box<str>, bool>,
    /// First words of whatever can start a value.
    pub starts: FxHashSet<Box<str>>,
    /// Those that start none but before a word of a value: « le », "in".
    pub leads: FxHashSet<Box<str>>,
    /// All other words that values are told in.
    pub tells: FxHashSet<Box<str>>,
    /// How values are written.
    pub write: Write,
}

impl Lexicon {
    /// Reads a lexicon.
    ///
    /// # Errors
    /// When a word of the file isn't one that the reader knows.
    pub(super) fn parse(json: &str) -> Result<Self, String> {
        let source: Source = file::read(json);
        let mut lexicon = Self {
            numbers: number_words(&source.number),
            ordinals: ordinals(&source.number),
            collectives: Phrases::new(source.number.collective.iter().map(|(word, many)| (&**word, *many))),
            vague: Phrases::new(source.number.vague.iter().map(|(word, (low, high))| (&**word, (*low, high.unwrap_or(f64::INFINITY))))),
            fractions: source.number.fraction.iter().map(|(word, share)| (key(word), *share)).collect(),
            shares: Phrases::new(source.number.share.iter().map(|(word, share)| (&**word, *share))),
            ratios: Phrases::new(source.number.ratio.iter().map(|word| (&**word, ()))),
            hedges: hedges(&source.hedge)?,
            hedges_after: hedges(&source.hedge_after)?,
            ages: Phrases::new(source.age.iter().map(|(word, ends)| (&**word, *ends))),
            months: with_short(&source.month, &source.month_short, |month| Ok(*month))?,
            weekdays: with_short(&source.weekday, &source.weekday_short, |day| {
                Weekday::from_monday_one_offset(*day).map_err(|e| e.to_string())
            })?,
            seasons: named(&source.season, season)?,
            thirds: phrases(&source.third, third)?,
            turns: named(&source.turn, turn)?,
            parts: phrases(&source.part, part)?,
            parts_alone: phrases(&source.part_alone, part)?,
            clocks: phrases(&source.clock, clock)?,
            whens: Phrases::new(source.when.iter().map(|(phrase, sense)| (&**phrase, sense.as_str().into()))),
            shifts_before: phrases(&source.shift_before, shift)?,
            shifts_after: phrases(&source.shift_after, shift)?,
            time_units: time_units(&source.time_unit)?,
            units: phrases(&source.unit, Unit::of_code)?,
            currencies: Phrases::new(source.currency.iter().map(|(word, code)| (&**word, code.as_str().into()))),
            below_zero: Phrases::new(source.below_zero.iter().map(|word| (&**word, ()))),
            percents: Phrases::new(source.percent.iter().map(|word| (&**word, ()))),
            lists: lists(&source.list),
            calendar: FxHashMap::default(),
            starts: FxHashSet::default(),
            leads: source.leads.iter().map(|word| key(word)).collect(),
            tells: FxHashSet::default(),
            write: source.write,
        };
        let weekdays = lexicon.weekdays.keys().map(|word| (word.clone(), false));
        lexicon.calendar = weekdays.chain(lexicon.months.keys().map(|word| (word.clone(), true))).collect();
        lexicon.starts = lexicon.first_words();
        let listed = source.list.values().flatten().map(|word| key(word));
        lexicon.tells = lexicon.words().map(Into::into).chain(listed).filter(|word| !lexicon.leads.contains(word)).collect();
        Ok(lexicon)
    }

    /// Whether a word is on a list.
    #[must_use]
    pub(super) fn lists(&self, list: &str, word: &str) -> bool {
        self.lists.get(list).is_some_and(|words| words.contains(word))
    }

    fn first_words(&self) -> FxHashSet<Box<str>> {
        let maps = self.numbers.keys().chain(self.ordinals.keys()).chain(self.months.keys()).chain(self.weekdays.keys());
        let more = self.seasons.keys().chain(self.fractions.keys()).chain(self.turns.keys());
        let phrases = [
            self.collectives.firsts().collect::<Vec<_>>(),
            self.shares.firsts().collect(),
            self.vague.firsts().collect(),
            self.hedges.firsts().collect(),
        ];
        let whens = [self.ages.firsts().collect::<Vec<_>>(), self.thirds.firsts().collect(), self.parts_alone.firsts().collect()];
        let rest = [self.clocks.firsts().collect::<Vec<_>>(), self.whens.firsts().collect(), self.currencies.firsts().collect()];
        let shifts = self.shifts_before.firsts();
        let mut starts: FxHashSet<Box<str>> = maps.chain(more).cloned().collect();
        starts.extend(phrases.into_iter().chain(whens).chain(rest).flatten().chain(shifts).map(Into::into));
        starts.extend(self.lists.get("start").into_iter().flatten().map(|word| key(word)));
        starts
    }

    /// The words of all that has a sense, folded as they are kept.
    fn words(&self) -> impl Iterator<Item = &str> {
        let keys = self.numbers.keys().chain(self.ordinals.keys()).chain(self.fractions.keys()).chain(self.months.keys());
        let keys = keys.chain(self.weekdays.keys()).chain(self.seasons.keys()).chain(self.turns.keys()).chain(self.time_units.keys());
        let counts = self.collectives.words().chain(self.vague.words()).chain(self.shares.words()).chain(self.ratios.words());
        let days = self.thirds.words().chain(self.parts.words()).chain(self.parts_alone.words()).chain(self.clocks.words());
        let days = days.chain(self.whens.words()).chain(self.shifts_before.words()).chain(self.shifts_after.words());
        let measures = self.units.words().chain(self.currencies.words()).chain(self.percents.words()).chain(self.below_zero.words());
        let rest = self.hedges.words().chain(self.hedges_after.words()).chain(self.ages.words());
        keys.map(AsRef::as_ref).chain(counts).chain(days).chain(measures).chain(rest)
    }
}

fn lists(lists: &Table<Words>) -> FxHashMap<Box<str>, FxHashSet<Box<str>>> {
    lists.iter().map(|(name, words)| (name.as_str().into(), words.iter().map(|word| norm(word).into()).collect())).collect()
}

fn key(word: &str) -> Box<str> {
    bare(word).into()
}

fn number_words(source: &Numbers) -> FxHashMap<Box<str>, NumberWord> {
    let units = source.unit.iter().map(|(word, n)| (key(word), NumberWord::Unit(*n)));
    let teens = source.teen.iter().map(|(word, n)| (key(word), NumberWord::Teen(*n)));
    let tens = source.ten.iter().map(|(word, n)| (key(word), NumberWord::Ten(*n)));
    let hundreds = source.hundred.iter().map(|word| (key(word), NumberWord::Hundred));
    let scales = source.scale.iter().map(|(word, n)| (key(word), NumberWord::Scale(*n)));
    units.chain(teens).chain(tens).chain(hundreds).chain(scales).collect()
}

fn ordinals(source: &Numbers) -> FxHashMap<Box<str>, (NumberWord, u32)> {
    let class = |n: u32| match n {
        0..10 => NumberWord::Unit(n),
        10..20 => NumberWord::Teen(n),
        20..100 => NumberWord::Ten(n),
        100 => NumberWord::Hundred,
        _ => NumberWord::Scale(f64::from(n)),
    };
    source.ordinal.iter().map(|(word, n)| (key(word), (class(*n), *n))).collect()
}

fn hedges(source: &Table<Words>) -> Result<Phrases<Hedge>, String> {
    let mut entries = Vec::new();
    for (name, phrases) in source {
        let hedge = hedge(name).ok_or_else(|| format!("unknown hedge `{name}`"))?;
        entries.extend(phrases.iter().map(|phrase| (phrase.as_str(), hedge)));
    }
    Ok(Phrases::new(entries))
}

fn phrases<T>(source: &Table<String>, sense: impl Fn(&str) -> Option<T>) -> Result<Phrases<T>, String> {
    let entries = source.iter().map(|(phrase, name)| Ok((phrase.as_str(), sense(name).ok_or_else(|| format!("unknown sense `{name}`"))?)));
    Ok(Phrases::new(entries.collect::<Result<Vec<_>, String>>()?))
}

fn named<T>(source: &Table<String>, sense: impl Fn(&str) -> Option<T>) -> Result<FxHashMap<Box<str>, T>, String> {
    source.iter().map(|(word, name)| Ok((key(word), sense(name).ok_or_else(|| format!("unknown sense `{name}`"))?))).collect()
}

fn with_short<A, T>(
    long: &Table<A>,
    short: &Table<A>,
    sense: impl Fn(&A) -> Result<T, String>,
) -> Result<FxHashMap<Box<str>, (T, bool)>, String> {
    let long = long.iter().map(|entry| (entry, false));
    let short = short.iter().map(|entry| (entry, true));
    long.chain(short).map(|((word, what), is_short)| Ok((key(word), (sense(what)?, is_short)))).collect()
}

fn time_units(source: &Table<(String, f64)>) -> Result<FxHashMap<Box<str>, (TimeUnit, f64)>, String> {
    let unit = |name: &str| TimeUnit::of_name(name).ok_or_else(|| format!("unknown unit `{name}`"));
    source.iter().map(|(word, (name, many))| Ok((key(word), (unit(name)?, *many)))).collect()
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
