//! French: how it tells dates and ages.

pub mod nominal;
pub mod verb;

use super::file;
use super::lexicon::Lexicon;
use super::reading::{Got, Grammar, Reader};
use super::role::List;
use super::told::{Civil, Day, Season, Stretch, Turn};
use crate::text::{Kind, Token};
use std::ops::Range;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(file::text!("fr/values")).expect("the French lexicon is well formed"));

/// French.
pub(super) struct French;

impl Grammar for French {
    fn lexicon(&self) -> &'static Lexicon {
        &LEXICON
    }

    fn civil(&self, r: &Reader<'_>, at: usize) -> Got<Day> {
        let this = at > 0 && r.norm(at - 1) == "ce";
        let (mut civil, end) = r.numeric(at).and_then(plain).or_else(|| written(r, at, this))?;
        let end = turn(r, &mut civil, end);
        if this && civil.turn == Turn::Bare {
            civil.turn = Turn::This;
        }
        Some((settle(civil), end))
    }

    fn age(&self, r: &Reader<'_>, told: Range<usize>) -> Option<Range<usize>> {
        let (at, end) = (told.start, told.end);
        let of_age = r.spells(end, &["d'", "âge"]);
        let before = |back: usize| at.checked_sub(back).map_or("", |at| r.norm(at));
        let of = matches!(before(1), "de" | "d'");
        let just = usize::from(r.lists(List::Just, at.wrapping_sub(1)) && before(2) == "à");
        let aged = r.lists(List::Aged, at.wrapping_sub(1)) || of && r.lists(List::Aged, at.wrapping_sub(2));
        let years = (at..end).any(|word| matches!(r.norm(word), "ans" | "an")) && !follows_lasting(r, end);
        let small = of && r.lists(List::Infant, at.wrapping_sub(2)) && !follows_lasting(r, end);
        let around = (at..end).any(|word| r.norm(word) == "années" && r.norm(word - 1) == "d'");
        let person = of && at.checked_sub(2).is_some_and(|noun| r.token(noun).is_some_and(Token::is_word) && !r.lists(List::Lasting, noun));
        let told_age = r.lists(List::AgeVerb, at.wrapping_sub(1 + just)) || person || apposed(r, at, end);
        (aged || of_age || small || years && told_age || around && person).then_some(at..end + if of_age { 2 } else { 0 })
    }

    /// « la vingtaine de », « la quarantaine » of those who come from afar tell no age.
    fn is_age_phrase(&self, r: &Reader<'_>, phrase: Range<usize>) -> bool {
        let after = r.norm(phrase.end);
        let aside = r.before(phrase.start) == "," && (after == "," || after == ".");
        let past = matches!(after, "passée" | "bien" | "sonnée");
        r.norm(phrase.start) != "la"
            || !matches!(after, "de" | "d'") && (aside || past || r.before(phrase.start) == "dans" || phrase.start == 0)
    }

    fn in_figures(&self, first: i16, second: i16) -> (i16, i16) {
        (first, second)
    }
}

/// « Amine, 22 ans », « (22 ans) », « son frère, 20 ans, ».
fn apposed(r: &Reader<'_>, at: usize, end: usize) -> bool {
    let named = |at: usize| r.token(at).is_some_and(|word| word.capital || word.is(")") || r.norm(end) == "," && word.is_word());
    match r.before(at) {
        "(" => matches!(r.norm(end), ")" | ","),
        "," => at.checked_sub(2).is_some_and(named),
        _ => false,
    }
}

/// « 20 ans de prison » is a length of time whatever stands before it.
fn follows_lasting(r: &Reader<'_>, end: usize) -> bool {
    matches!(r.norm(end), "de" | "d'" | "pour" | "après" | "plus" | "avant")
}

fn plain((day, end): (Day, usize)) -> Got<Civil> {
    match day {
        Day::Civil(civil) => Some((civil, end)),
        _ => None,
    }
}

/// A weekday without a date becomes one of its own.
fn settle(civil: Civil) -> Day {
    match civil {
        Civil { weekday: Some(weekday), day: None, month: None, year: None, span: None, turn, .. } => Day::Weekday(weekday, turn),
        civil => Day::Civil(civil),
    }
}

/// « vendredi 6 février 2026 », « début mars », « les années 2000 », « en 2013 ».
fn written(r: &Reader<'_>, at: usize, this: bool) -> Got<Civil> {
    if let Some((third, after)) = r.find(&r.lex.thirds, at) {
        let after = after + usize::from(matches!(r.norm(after), "l'" | "le" | "d'"));
        let (civil, end) = month(r, after, true).or_else(|| stretch(r, after)).or_else(|| r.year_at(after, true).map(in_year))?;
        return (civil.day.is_none()).then_some((Civil { third: Some(*third), ..civil }, end));
    }
    if let Some((weekday, after)) = r.weekday_at(at) {
        let comma = usize::from(r.norm(after) == "," || r.norm(after) == "le");
        let Some((civil, end)) = day(r, after + comma, true) else {
            return Some((Civil { weekday: Some(weekday), ..Civil::default() }, after));
        };
        return Some((Civil { weekday: Some(weekday), ..civil }, end));
    }
    let article = at > 0 && matches!(r.norm(at - 1), "le" | "du" | "au");
    day(r, at, article).or_else(|| month(r, at, this)).or_else(|| stretch(r, at)).or_else(|| r.year_at(at, false).map(in_year))
}

fn in_year((year, end): (i16, usize)) -> (Civil, usize) {
    (Civil { year: Some(year), ..Civil::default() }, end)
}

/// « 6 février 2026 », « 1er mars », « premier mai », « le 15 ».
fn day(r: &Reader<'_>, at: usize, article: bool) -> Got<Civil> {
    let (number, end) = day_number(r, at)?;
    let skip = if r.spells(end, &["jour", "de"]) || r.spells(end, &["jour", "d'"]) { 2 } else { 0 };
    let seven = r.norm(end + skip) == "sept" && r.token(at)?.kind != Kind::Number;
    if let Some((month, after)) = r.month_at(end + skip).filter(|_| !seven) {
        let (year, last) = r.year_after(after).map_or((None, after), |(year, end)| (Some(year), end));
        return Some((Civil { day: Some(number), month: Some(month), year, ..Civil::default() }, last));
    }
    let bare = article
        && r.token(at)?.kind == Kind::Number
        && skip == 0
        && !r.counts_something(end)
        && !r.is_glued(end)
        && r.before(at) != "au"
        && (r.before(at) != "du" || at > 1 && r.norm(at - 2) == "partir");
    let named = article
        && at > 0
        && r.weekday_before(at)
        && (!r.is_glued(end) || r.token(end).is_some_and(|next| next.is_any(&[",", ".", ";", ")", "?", "!", "…"])))
        && !r.opens(&r.lex.time_units, end)
        && !(r.lists(List::Hour, end));
    // « dimanche, 5 000 personnes »: the head of a longer number.
    (bare || named).then_some((Civil { day: Some(number), ..Civil::default() }, end)).filter(|_| !r.is_group(end))
}

fn day_number(r: &Reader<'_>, at: usize) -> Got<i8> {
    if matches!(r.norm(at), "premier" | "1er") {
        return Some((1, at + 1));
    }
    let (value, end) = match r.token(at)?.kind {
        Kind::Number => (r.norm(at).parse::<f64>().ok()?, at + 1),
        _ => r.words(at).filter(|(.., rank)| rank.is_none()).map(|(value, end, _)| (value, end))?,
    };
    let suffix = usize::from(r.is_glued(end) && r.lists(List::OrdinalSuffix, end));
    let fits = (1.0..=31.0).contains(&value) && value.fract() == 0.0 && !r.lists(List::Article, at);
    fits.then_some((value as i8, end + suffix))
}

/// « en mars », « février 2026 »: a month without a day.
fn month(r: &Reader<'_>, at: usize, sure: bool) -> Got<Civil> {
    let (month, end) = r.month_at(at)?;
    let year = r.year_after(end);
    let planet = r.token(at)?.capital && !r.opens_sentence(at) || r.before(at) == "sur" || r.before(at) == "planète";
    let short = r.sense(&r.lex.months, at).is_some_and(|(_, short)| *short);
    let end_of = year.map_or(end, |(_, end)| end);
    if year.is_none() && month == 3 && planet && !sure || short && year.is_none() && !(sure && end > at + 1) {
        return None;
    }
    Some((Civil { month: Some(month), year: year.map(|(year, _)| year), ..Civil::default() }, end_of))
}

/// « l'été 2025 », « les années 90 », « le XXe siècle », « premier trimestre 2026 ».
fn stretch(r: &Reader<'_>, at: usize) -> Got<Civil> {
    let start = at + usize::from(matches!(r.norm(at), "l'" | "les" | "d'" | "un"));
    if let Some(season) = season(r, start) {
        let (year, end) = r.year_after(start + 1).map_or((None, start + 1), |(year, end)| (Some(year), end));
        return Some((Civil { span: Some(Stretch::Season(season)), year, ..Civil::default() }, end));
    }
    if let Some(found) = century(r, at).or_else(|| half(r, at)) {
        return Some(found);
    }
    if r.norm(start) == "années" {
        let (decade, end) = decade(r, start + 1)?;
        return Some((Civil { span: Some(Stretch::Decade), year: Some(decade), ..Civil::default() }, end));
    }
    quarter(r, at)
}

fn season(r: &Reader<'_>, at: usize) -> Option<Season> {
    let season = *r.sense(&r.lex.seasons, at).filter(|_| r.norm(at) != "ete")?;
    let named =
        matches!(r.before(at), "l'" | "cet" | "en" | "un" | "ce" | "d'" | "au") || r.norm(at) != "été" && r.year_after(at + 1).is_some();
    let thing = matches!(r.before(at), "d'" | "un" | "ce") && r.year_after(at + 1).is_none();
    (named && !thing).then_some(season)
}

fn decade(r: &Reader<'_>, at: usize) -> Got<i16> {
    let (value, end) = r.digits(at).or_else(|| r.words(at).map(|(value, end, _)| (value, end)))?;
    let ten = value as i64;
    let year = if ten < 100 { 1900 + ten } else { ten };
    (value.fract() == 0.0 && ten % 10 == 0 && (1000..2100).contains(&year)).then_some((year as i16, end))
}

/// « XXe siècle », « 21e siècle ».
fn century(r: &Reader<'_>, at: usize) -> Got<Civil> {
    let (rank, end) =
        r.ordinal(at).filter(|(rank, end)| (1..=21).contains(rank) && r.norm(*end) == "siècle" && r.norm(*end + 1) != "avant")?;
    let year = Some((rank as i16 - 1) * 100);
    Some((Civil { span: Some(Stretch::Century), year, ..Civil::default() }, end + 1))
}

/// « premier semestre 2025 ».
fn half(r: &Reader<'_>, at: usize) -> Got<Civil> {
    let (rank, end) = r.ordinal(at).filter(|(rank, end)| *rank <= 2 && r.norm(*end) == "semestre")?;
    let skip = usize::from(r.norm(end + 1) == "de");
    let (year, last) = r.year_after(end + 1 + skip).map_or((None, end + 1), |(year, end)| (Some(year), end));
    Some((Civil { span: Some(Stretch::Half(rank as i8)), year, ..Civil::default() }, last))
}

fn quarter(r: &Reader<'_>, at: usize) -> Got<Civil> {
    let (rank, end) = r.ordinal(at)?;
    if r.norm(end) != "trimestre" || rank > 4 {
        return None;
    }
    let skip = usize::from(r.norm(end + 1) == "de");
    let (year, last) = r.year_after(end + 1 + skip).map_or((None, end + 1), |(year, end)| (Some(year), end));
    Some((Civil { span: Some(Stretch::Quarter(rank as i8)), year, ..Civil::default() }, last))
}

/// « dernier », « prochain » after a date.
fn turn(r: &Reader<'_>, civil: &mut Civil, end: usize) -> usize {
    if r.norm(end) == "là" && r.is_glued(end) && civil.day.is_none() {
        civil.turn = Turn::Told;
        return end + 1;
    }
    let (turn, after) = match (r.norm(end), r.norm(end + 1)) {
        ("d'", "après") => (Turn::After, end + 2),
        ("d'", "avant") => (Turn::Before, end + 2),
        _ => match r.sense(&r.lex.turns, end) {
            Some(turn) => (*turn, end + 1),
            None => return end,
        },
    };
    if civil.year.is_some() || r.norm(end).ends_with("ée") {
        return end;
    }
    civil.turn = turn;
    after
}

#[cfg(test)]
mod tests {
    use crate::language::told::Third;

    #[test]
    fn the_lexicon_is_well_formed() {
        assert!(super::LEXICON.thirds.senses().any(|third| *third == Third::Mid));
    }
}
