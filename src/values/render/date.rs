//! Dates, weekdays, times and parts of the day.

use super::Like;
use super::amount::ordinal_ending;
use crate::language::told::{PartOfDay, Told, When};
use crate::language::{DateWord, Lang, clock_words, date_words, part_words};
use crate::values::{Dates, Window};
use jiff::civil::{Date, Weekday};
use std::ops::Range;

/// Days, word for word in place of the old ones.
pub(super) fn dates(dates: &Dates, like: &Like<'_>) -> Option<String> {
    let (first, last) = match (dates.first, dates.last) {
        (Some(first), Some(last)) => (first, last),
        (None, None) => return None,
        _ => return Some(plainly(dates, like.lang)),
    };
    if let Some(figures) = in_figures(first, last, like) {
        return Some(figures);
    }
    let words = date_words(like.text, &like.tokens, like.lang);
    if words.is_empty()
        && first == last
        && let Some(window) = dates.window.filter(|window| window.part.is_none())
    {
        return Some(at_time(dates, &window, like));
    }
    let has = |wanted: fn(&DateWord) -> bool| words.iter().any(|(_, word)| wanted(word));
    let day = has(|word| matches!(word, DateWord::Day(_) | DateWord::Weekday(..)));
    let month = has(|word| matches!(word, DateWord::Month(..)));
    let year = has(|word| matches!(word, DateWord::Year)) && first.year() != last.year();
    let lone_day = has(|word| matches!(word, DateWord::Day(_))) && !month && !is_range(like);
    if first != last && !is_range(like) && (day || year || first.month() != last.month() && month)
        || words.is_empty()
        || is_range(like) != (first != last) && is_range(like)
        || is_range(like) && !tells_apart(&words, first, last)
        || is_stretch(like)
        || is_night(like) && first.tomorrow().ok() != Some(last)
    {
        return Some(plainly(dates, like.lang));
    }
    if lone_day && dates.first.map(|date| date.first_of_month()) != dates.last.map(|date| date.first_of_month()) {
        return Some(plainly(dates, like.lang));
    }
    let mut edits = edits(&words, first, last, like);
    edits.extend(dates.window.and_then(|window| timed(&window, like)));
    edits.sort_by_key(|(tokens, _)| tokens.start);
    Some(like.with(&edits))
}

/// Whether the words of a range tell where it begins and where it ends: « de janvier à mars 2025 » does not for 2024 to 2025.
fn tells_apart(words: &[(usize, DateWord)], first: Date, last: Date) -> bool {
    let count = |kind: fn(&DateWord) -> bool| words.iter().filter(|(_, word)| kind(word)).count();
    let years = count(|word| matches!(word, DateWord::Year));
    let months = count(|word| matches!(word, DateWord::Month(..)));
    let days = count(|word| matches!(word, DateWord::Day(_)));
    let weekdays = count(|word| matches!(word, DateWord::Weekday(..)));
    let (year, month) = (first.year() != last.year(), first.first_of_month() != last.first_of_month());
    let near = (last - first).get_days() < 7;
    match () {
        () if year => years > 1,
        () if month => months > 1 || weekdays > 1 && days + months == 0 && near,
        () => days > 1 || weekdays > 1 && near,
    }
}

/// A time told without its day stays alone.
fn at_time(dates: &Dates, window: &Window, like: &Like<'_>) -> String {
    timed(window, like).map_or_else(|| plainly(dates, like.lang), |edit| like.with(&[edit]))
}

/// The time or the part of the day told beside a day, with its new one.
fn timed(window: &Window, like: &Like<'_>) -> Option<(Range<usize>, String)> {
    if is_range(like) {
        return None;
    }
    if let Some(part) = window.part {
        let tokens = part_words(&like.tokens, like.lang).filter(|tokens| is_bare(tokens.start, like))?;
        let bare = like.lang.write().parts.get(place(part)).cloned()?;
        let alone = tokens.len() > 1 && !like.slice(&tokens).contains('-');
        return Some((tokens, if alone { self::part(part, like.lang) } else { bare }));
    }
    let tokens = clock_words(like.text, &like.tokens, like.lang)?;
    let text = like.slice(&tokens);
    let old = Like { text, tokens: crate::text::tokens(text), lang: like.lang, spotted: None };
    Some((tokens, time(window, &old)))
}

/// Whether a part of the day stands right behind its day: « en plein » before it goes with few of them.
fn is_bare(at: usize, like: &Like<'_>) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    !like.tokens[before].is_word() || date_words(like.text, &like.tokens, like.lang).iter().any(|(day, _)| *day == before)
}

/// A weekday in place of the old one.
pub(super) fn weekday(weekday: Weekday, like: &Like<'_>) -> Option<String> {
    let words = date_words(like.text, &like.tokens, like.lang);
    let edits: Vec<(Range<usize>, String)> = words
        .iter()
        .filter_map(|(at, word)| match word {
            DateWord::Weekday(_, short) => Some((*at..at + 1, cased(weekday_name(weekday, *short, like.lang), like, *at))),
            _ => None,
        })
        .take(1)
        .collect();
    Some(if edits.is_empty() { weekday_name(weekday, false, like.lang) } else { like.with(&edits) })
}

/// A time, with the marks of the old one.
pub(super) fn time(window: &Window, like: &Like<'_>) -> String {
    if let Some(part) = window.part {
        return self::part(part, like.lang);
    }
    let write = like.lang.write();
    let (hour, minute) = (window.from.rem_euclid(1440) / 60, window.from.rem_euclid(60));
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    if like.text.contains(':') && !like.text.contains(char::is_alphabetic) {
        return format!("{hour:02}:{minute:02}");
    }
    let pair = |first: fn(char) -> bool, last: fn(char) -> bool| {
        like.text.as_bytes().windows(3).any(|three| first(three[0].into()) && three[1] == b'.' && last(three[2].into()))
    };
    // "9.40 p.m.": a point may stand between the figures, and in the letters.
    let pointed = pair(|c| c.is_ascii_digit(), |c| c.is_ascii_digit());
    let dotted = pair(|c| c.is_ascii_alphabetic(), |c| c.is_ascii_alphabetic());
    let meridiem = write.meridiem.get(usize::from(hour >= 12) + 2 * usize::from(dotted)).map_or("", String::as_str);
    let glued = like.tokens.get(1).is_some_and(|token| token.glued);
    let sharp = minute == 0 && like.text.contains(&*write.hour_word);
    let template = if sharp { &write.clock_sharp } else { &write.clock };
    let full = template.replace("{h12}", &twelve.to_string()).replace("{h}", &hour.to_string()).replace("{m}", meridiem);
    let full = full.replace("{mm}", &if minute == 0 { String::new() } else { format!("{minute:02}") });
    let full = if pointed { full.trim_end().replace(':', ".") } else { full.trim_end().to_owned() };
    if glued && (!sharp || write.hour_word.is_empty()) { full.replace(' ', "") } else { full }
}

/// A part of the day as an adverb.
pub(super) fn part(part: PartOfDay, lang: Lang) -> String {
    lang.write().parts_alone.get(place(part)).cloned().unwrap_or_default()
}

const fn place(part: PartOfDay) -> usize {
    match part {
        PartOfDay::Morning => 0,
        PartOfDay::Afternoon => 1,
        PartOfDay::Evening => 2,
        PartOfDay::Night => 3,
        PartOfDay::Dawn => 4,
        PartOfDay::Midday => 5,
        PartOfDay::Dusk => 6,
        PartOfDay::Daylight => 7,
    }
}

fn is_range(like: &Like<'_>) -> bool {
    like.spotted.as_ref().is_some_and(|spotted| spotted.told.is_range())
}

/// « les années 1990 », « l'hiver 2025 »: no other days are told so.
fn is_stretch(like: &Like<'_>) -> bool {
    like.spotted.as_ref().and_then(|spotted| spotted.told.civil()).is_some_and(|civil| civil.span.is_some())
}

fn is_night(like: &Like<'_>) -> bool {
    matches!(like.spotted.as_ref().map(|spotted| &spotted.told), Some(Told::When(When::Night(..))))
}

/// Each word of the old date with its new one; in a range, those before the last day or month are the first date's.
fn edits(words: &[(usize, DateWord)], first: Date, last: Date, like: &Like<'_>) -> Vec<(Range<usize>, String)> {
    let kind = |word: &DateWord| std::mem::discriminant(word);
    let is_last = |at: usize, word: &DateWord| !words.iter().any(|(other, later)| *other > at && kind(later) == kind(word));
    let edit = |(at, word): &(usize, DateWord)| {
        let date = if is_last(*at, word) { last } else { first };
        let (tokens, new) = match word {
            DateWord::Weekday(_, short) => (1, weekday_name(date.weekday(), *short, like.lang)),
            DateWord::Month(_, short) => (1, month_name(date, *short, like.lang)),
            DateWord::Day(tokens) => (*tokens, day_number(date, *tokens > 1, like.lang)),
            DateWord::Year => (1, date.year().to_string()),
        };
        (*at..at + tokens, cased(new, like, *at))
    };
    words.iter().map(edit).collect()
}

/// With the capital of the word it replaces, all of them if it has.
fn cased(new: String, like: &Like<'_>, at: usize) -> String {
    let old = like.slice(&(at..at + 1));
    let capital = like.tokens.get(at).is_some_and(|token| token.capital);
    let shouted = old.chars().count() > 1 && old.chars().all(|c| !c.is_lowercase()) && old.chars().any(char::is_uppercase);
    if shouted {
        return new.to_uppercase();
    }
    let mut chars = new.chars();
    match chars.next() {
        Some(head) if capital => head.to_uppercase().chain(chars).collect(),
        Some(head) if old.starts_with(char::is_lowercase) => head.to_lowercase().chain(chars).collect(),
        _ => new,
    }
}

fn weekday_name(weekday: Weekday, short: bool, lang: Lang) -> String {
    let write = lang.write();
    let names = if short { &write.weekdays_short } else { &write.weekdays };
    names.get(usize::try_from(weekday.to_monday_zero_offset()).unwrap_or_default()).cloned().unwrap_or_default()
}

fn month_name(date: Date, short: bool, lang: Lang) -> String {
    let write = lang.write();
    let names = if short { &write.months_short } else { &write.months };
    names.get(usize::try_from(date.month() - 1).unwrap_or_default()).cloned().unwrap_or_default()
}

fn day_number(date: Date, ranked: bool, lang: Lang) -> String {
    let write = lang.write();
    match date.day() {
        1 if !write.first.is_empty() => format!("1{}", write.first),
        day if ranked && write.first.is_empty() => format!("{day}{}", ordinal_ending(u32::from(day.unsigned_abs()), lang)),
        day => day.to_string(),
    }
}

/// `05/02/2026` in the order and with the marks of the old one.
fn in_figures(first: Date, last: Date, like: &Like<'_>) -> Option<String> {
    let parts: Vec<&str> = like.text.split(['/', '-', '.']).collect();
    let mark = like.text.chars().find(|c| matches!(c, '/' | '-' | '.'))?;
    if first != last
        || !(2..=3).contains(&parts.len())
        || !parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
    {
        return None;
    }
    let pad = |value: i8, old: &str| if old.len() == 2 { format!("{value:02}") } else { value.to_string() };
    let year = |old: &str| if old.len() == 2 { format!("{:02}", first.year().rem_euclid(100)) } else { first.year().to_string() };
    let pair = if like.lang.write().day_first { (first.day(), first.month()) } else { (first.month(), first.day()) };
    let fields: Vec<String> = match (parts.as_slice(), parts[0].len() == 4) {
        ([y, m], true) => vec![year(y), pad(first.month(), m)],
        ([y, m, d], true) => vec![year(y), pad(first.month(), m), pad(first.day(), d)],
        ([a, b, rest @ ..], _) => [pad(pair.0, a), pad(pair.1, b)].into_iter().chain(rest.iter().map(|y| year(y))).collect(),
        _ => return None,
    };
    Some(fields.join(&mark.to_string()))
}

/// Days where the old text has no words for them.
fn plainly(dates: &Dates, lang: Lang) -> String {
    let write = lang.write();
    let one = |date: Date, template: &str| {
        let filled =
            template.replace("{weekday}", &weekday_name(date.weekday(), false, lang)).replace("{month}", &month_name(date, false, lang));
        filled.replace("{day}", &day_number(date, false, lang)).replace("{year}", &date.year().to_string())
    };
    let dated = |template: &str, date: Date| template.replacen("{}", &one(date, &write.date_year), 1);
    let (first, last) = match (dates.first, dates.last) {
        _ if is_whole_years(dates) && !dates.is_year() => return in_years(dates, lang),
        (Some(first), Some(last)) => (first, last),
        (Some(first), None) => return dated(&write.since, first),
        (None, Some(last)) => return dated(&write.until, last),
        (None, None) => return String::new(),
    };
    if first == last {
        return one(first, &write.date);
    }
    if dates.is_month() {
        return format!("{} {}", month_name(first, false, lang), first.year());
    }
    if dates.is_year() {
        return first.year().to_string();
    }
    dated(&dated(&write.dates, first), last)
}

/// Whether each end that is known is that of a year.
fn is_whole_years(dates: &Dates) -> bool {
    let opens = |date: Date| (date.month(), date.day()) == (1, 1);
    let closes = |date: Date| (date.month(), date.day()) == (12, 31);
    dates.first.is_none_or(opens) && dates.last.is_none_or(closes)
}

/// « de 2014 à 2020 », "from 2014".
fn in_years(dates: &Dates, lang: Lang) -> String {
    let write = lang.write();
    let told = |template: &str, date: Date| template.replacen("{}", &date.year().to_string(), 1);
    match (dates.first, dates.last) {
        (Some(first), Some(last)) => told(&told(&write.years, first), last),
        (Some(first), None) => told(&write.since_year, first),
        (None, Some(last)) => told(&write.until_year, last),
        (None, None) => String::new(),
    }
}
