//! Numbers, ages, lengths of time and measures.

use super::Like;
use crate::language::told::{Figure, Form, Told};
use crate::language::unit::{TimeUnit, Unit};
use crate::language::{Lang, figures, is_collective};
use crate::values::canonical::number;
use crate::values::{Interval, Value};
use std::ops::Range;

/// A number, percentage or amount of money.
pub(super) fn plain(interval: &Interval, value: &Value, like: &Like<'_>) -> Option<String> {
    let same = match (&like.spotted.as_ref()?.told, value) {
        (Told::Money(_, was), Value::Money(_, is)) => was == is,
        _ => true,
    };
    same.then(|| replaced(interval, like, None))?
}

/// A measure in the unit of the text replaced, if that comes out even.
pub(super) fn quantity(interval: &Interval, unit: Unit, like: &Like<'_>) -> Option<String> {
    let Told::Quantity(_, was) = like.spotted.as_ref()?.told else { return None };
    let change = |amount: f64| handy(was.of_base(unit.to_base(amount)));
    // « 0,0018 km », « 1 000 000 grammes »: nobody writes so.
    let told = || SIZES.contains(&change(interval.middle()).abs());
    let fits = was == unit || was.dimension() == unit.dimension() && told();
    fits.then(|| replaced(&if was == unit { *interval } else { interval.map(change) }, like, None))?
}

/// An amount of another unit, in three figures.
fn handy(amount: f64) -> f64 {
    let places = 10_f64.powi(2 - amount.abs().max(1e-6).log10().floor() as i32).min(100.0);
    (amount * places).round() / places
}

/// How many of a unit that isn't its own a measure may be told in.
const SIZES: Range<f64> = 0.1..100_000.0;

/// An age: 22 is written for all that lies between 22 and 23.
pub(super) fn age(interval: &Interval, like: &Like<'_>) -> Option<String> {
    if interval.low > 0.0 && interval.high < 2.0 && interval.width() < 0.5 {
        return small_age(interval, like);
    }
    let last = if interval.high_open { interval.high - 1.0 } else { interval.high };
    let years = match (interval.low, interval.high) {
        (low, high) if low <= 0.0 => Interval { high, ..*interval },
        (low, _) => Interval { low: low.floor(), high: last.max(low).floor(), low_open: interval.low_open, high_open: false },
    };
    replaced(&years, like, Some(TimeUnit::Year))
}

/// The age of a baby: in months, or in weeks or days where it is told as nearly as that.
fn small_age(interval: &Interval, like: &Like<'_>) -> Option<String> {
    let unit = match interval.width() {
        width if width > 0.05 => TimeUnit::Month,
        width if width > 0.01 => TimeUnit::Week,
        _ => TimeUnit::Day,
    };
    let amount = interval.low * TimeUnit::Year.seconds() / unit.seconds();
    replaced(&Interval::exact((amount + 1e-6).floor()), like, Some(unit))
}

/// A length of time, in the unit of the text replaced if that comes out even, else in the largest that does.
pub(super) fn duration(interval: &Interval, like: &Like<'_>) -> Option<String> {
    let told = &like.spotted.as_ref()?.told;
    let was = last_part(told).map_or(TimeUnit::Day, |(_, unit)| unit);
    let center = interval.middle();
    let large = UNITS.into_iter().find(|unit| center >= unit.seconds());
    if let Some(unit) = large.filter(|unit| is_wide(interval, *unit)) {
        return replaced(&interval.map(|seconds| (seconds / unit.seconds()).round()), like, Some(unit));
    }
    let own = Some(was).filter(|unit| is_even(center, *unit) && center / unit.seconds() < MANY);
    let unit = own.or_else(|| UNITS.into_iter().find(|unit| is_even(center, *unit))).or(large)?;
    let exact = interval.low.is_finite() && interval.high.is_finite() && interval.low > 0.0;
    if exact && unit == TimeUnit::Minute && center >= MANY * unit.seconds() && matches!(told, Told::Duration(_) | Told::Age(..)) {
        return Some(hours(center, like.lang));
    }
    let amounts = if exact { Interval::exact(center) } else { *interval };
    replaced(&amounts.map(|seconds| (seconds / unit.seconds() * 100.0).round() / 100.0), like, Some(unit))
}

/// The units of time, the largest first.
const UNITS: [TimeUnit; 7] =
    [TimeUnit::Year, TimeUnit::Month, TimeUnit::Week, TimeUnit::Day, TimeUnit::Hour, TimeUnit::Minute, TimeUnit::Second];

/// « de 2 à 4 jours »: more is left open than what a unit rounds away.
fn is_wide(interval: &Interval, unit: TimeUnit) -> bool {
    interval.low > 0.0 && (1.5 * unit.seconds()..f64::INFINITY).contains(&interval.width())
}

/// Whether a length of time is so many whole units, one at least.
fn is_even(seconds: f64, unit: TimeUnit) -> bool {
    let amount = seconds / unit.seconds();
    amount >= 0.99 && (amount - amount.round()).abs() < 0.01
}

/// « 5 heures 30 minutes ».
fn hours(seconds: f64, lang: Lang) -> String {
    let minutes = (seconds / TimeUnit::Minute.seconds()).round();
    let told = |amount: f64, unit| format!("{} {}", number(amount), noun(unit, amount, lang));
    format!("{} {}", told((minutes / 60.0).floor(), TimeUnit::Hour), told(minutes % 60.0, TimeUnit::Minute))
}

/// From how many on a length of time goes into the next larger unit.
const MANY: f64 = 120.0;

/// A rank: in words for one in words, with its plural, as far as they are listed, else in figures.
pub(super) fn ordinal(rank: u32, like: &Like<'_>) -> String {
    let worded = !like.text.bytes().any(|byte| byte.is_ascii_digit());
    let word = usize::try_from(rank).ok().and_then(|rank| like.lang.write().ordinal_words.get(rank.wrapping_sub(1)));
    match word.filter(|word| worded && !word.is_empty()) {
        Some(word) => format!("{word}{}", if like.text.ends_with('s') { "s" } else { "" }),
        None => format!("{rank}{}", ordinal_ending(rank, like.lang)),
    }
}

/// What follows the figures of a rank.
pub(super) fn ordinal_ending(rank: u32, lang: Lang) -> &'static str {
    let write = lang.write();
    let last = if write.ordinals_by_last_figure && !matches!(rank % 100, 11..=13) { rank % 10 } else { rank };
    let place = usize::try_from(last).unwrap_or(usize::MAX).wrapping_sub(1);
    write.ordinals.get(place).or_else(|| write.ordinals.last()).map_or("", String::as_str)
}

/// The text with its numbers replaced, its unit agreeing; nothing where more of the old figure stands behind: « une heure et demie ».
fn replaced(interval: &Interval, like: &Like<'_>, unit: Option<TimeUnit>) -> Option<String> {
    let found = figures(like.text, &like.tokens, like.lang);
    let (first, figure) = found.first()?;
    let (last, told) = found.last()?;
    let compound = matches!(&like.spotted.as_ref()?.told, Told::Duration(parts) if parts.len() > 1);
    if unit.is_some() && !compound && is_cut(told, like) {
        return None;
    }
    let end = if compound { like.spotted.as_ref()?.tokens.end } else { last.end };
    let written = bounds(interval, figure, like, first);
    let loose = is_link(end, like) && !is_scaled(&written);
    let after = end + usize::from(loose)..like.tokens.len();
    let rest = like.text.get(like.span(&(after.start.saturating_sub(1)..after.start)).end..)?;
    // "a 22-year-old": no room for « de 20 à 25 ».
    if rest.starts_with('-') && !interval.is_exact() {
        return None;
    }
    let mut out = signed(written, like, first.start);
    let amount = interval.middle();
    if loose && rest.starts_with(char::is_alphanumeric) {
        out.push(' ');
    }
    match unit {
        Some(unit) if compound => out.push_str(&format!(" {}", noun(unit, amount, like.lang))),
        Some(unit) => out.push_str(&with_noun(rest, unit, amount, like, &after)),
        None => out.push_str(&agreeing(rest, amount, like.lang)),
    }
    Some(out)
}

/// The figure that tells a length of time or an age, and its unit: of several, the last.
fn last_part(told: &Told) -> Option<(Figure, TimeUnit)> {
    match told {
        Told::Duration(parts) => parts.last().copied(),
        Told::Age(figure, unit) => Some((*figure, *unit)),
        _ => None,
    }
}

/// Whether the old text tells a length of time by more than its last number.
fn is_cut(last: &Figure, like: &Like<'_>) -> bool {
    let whole = like.spotted.as_ref().and_then(|spotted| last_part(&spotted.told));
    whole.is_some_and(|(whole, _)| (whole.high - last.high).abs() > f64::EPSILON)
}

/// « millions d'euros », « une dizaine de minutes »: what joins a noun to a number of such.
fn is_link(at: usize, like: &Like<'_>) -> bool {
    like.tokens.get(at).is_some_and(|token| like.lang.write().links.iter().any(|link| *link == *token.norm))
}

/// Whether what is counted is joined to a number: « une vingtaine de », « deux millions de ».
pub(in crate::values) fn is_joined(number: &str, lang: Lang) -> bool {
    lang.write().scales_are_joined && (is_scaled(number) || is_collective(&crate::text::tokens(number), lang))
}

/// Whether a number ends in a scale word, which its noun is joined to.
fn is_scaled(written: &str) -> bool {
    written.rsplit(|c: char| !c.is_alphabetic()).next().and_then(scale_of).is_some()
}

/// "£62", "more than £62": the sign of a currency stays before the figure.
fn signed(written: String, like: &Like<'_>, first: usize) -> String {
    let sign = first.checked_sub(1).filter(|at| like.tokens[first].glued && !like.tokens[*at].is_word());
    let sign = sign.map(|at| like.slice(&(at..at + 1))).filter(|sign| sign.chars().all(|c| "£$€¥".contains(c)));
    let place = written.find(|c: char| c.is_ascii_digit());
    match (sign, place) {
        (Some(sign), Some(place)) => format!("{}{sign}{}", &written[..place], &written[place..]),
        _ => written,
    }
}

/// « 22 », « plus de 22 », « de 20 à 30 ».
fn bounds(interval: &Interval, figure: &Figure, like: &Like<'_>, tokens: &Range<usize>) -> String {
    let write = like.lang.write();
    let one = |value: f64| amount(value, figure, like, tokens);
    let fill = |template: &str, value: f64| template.replacen("{}", &one(value), 1);
    match (interval.low.is_finite(), interval.high.is_finite()) {
        _ if interval.is_exact() => one(interval.low),
        (true, false) => fill(if interval.low_open { &write.over } else { &write.at_least }, interval.low),
        (false, true) => fill(if interval.high_open { &write.under } else { &write.at_most }, interval.high),
        (true, true) if interval.low <= 0.0 && interval.high > 0.0 => {
            fill(if interval.high_open { &write.under } else { &write.at_most }, interval.high)
        }
        _ => fill(&fill(&write.between, interval.low), interval.high),
    }
}

/// A number in digits or words, with the scale and the grouping of the one it replaces.
fn amount(value: f64, figure: &Figure, like: &Like<'_>, tokens: &Range<usize>) -> String {
    let write = like.lang.write();
    let small = value.fract() == 0.0 && (0.0..write.numbers.len() as f64).contains(&value);
    if figure.form != Form::Digits && small {
        return write.numbers.get(value as usize).cloned().unwrap_or_default();
    }
    let old = like.slice(tokens);
    if let Some((scale, word)) = scale(old) {
        let scaled = (value / scale * 100.0).round() / 100.0;
        if (scaled * scale - value).abs() < scale * 1e-6 && scaled >= 1.0 {
            let word = agreeing(word, scaled, like.lang);
            return format!("{}{word}", number(scaled).replace('.', &write.decimal));
        }
    }
    let cents = matches!(like.spotted.as_ref().map(|spotted| &spotted.told), Some(Told::Money(..)));
    grouped(value, old, cents, like.lang)
}

/// The scale word of a number such as « 1,8 million », "1.8m", with the blank before it.
fn scale(old: &str) -> Option<(f64, &str)> {
    let at = old.find(char::is_alphabetic).filter(|_| old.starts_with(|c: char| c.is_ascii_digit()))?;
    let blank = old[..at].trim_end().len();
    Some((scale_of(&old[at..])?, old.get(blank..)?))
}

/// How many a scale word stands for.
fn scale_of(word: &str) -> Option<f64> {
    Some(match word {
        word if word.starts_with("million") => 1e6,
        word if word.starts_with("milliard") || word.starts_with("billion") => 1e9,
        word if word.starts_with("thousand") => 1e3,
        "m" | "M" | "mn" => 1e6,
        "bn" | "Md" | "Mds" => 1e9,
        "k" | "K" => 1e3,
        _ => return None,
    })
}

/// Digits in groups of three as the old ones were; of a sum, cents in two.
fn grouped(value: f64, old: &str, cents: bool, lang: Lang) -> String {
    let write = lang.write();
    let text = number(value);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let after = old.trim_start_matches(|c: char| !c.is_ascii_digit()).trim_start_matches(|c: char| c.is_ascii_digit());
    let blank = after.chars().next().filter(|c| c.is_whitespace() && after.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    let blank = blank.map(String::from);
    let mark = blank.or_else(|| old.contains(&*write.group).then(|| write.group.clone()));
    let (units, _) = old.split_once(write.decimal.as_str()).unwrap_or((old, ""));
    let plain_old = mark.is_none() && units.chars().filter(char::is_ascii_digit).count() > 3;
    let group = mark.unwrap_or_else(|| if value.abs() >= 1_000.0 && !plain_old { write.group.clone() } else { String::new() });
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        let left = whole.len() - at;
        if at > 0 && left % 3 == 0 && !out.ends_with('-') && whole.trim_start_matches('-').len() > 3 {
            out.push_str(&group);
        }
        out.push(digit);
    }
    match fraction {
        "" => out,
        _ if cents => format!("{out}{}{fraction:0<2}", write.decimal),
        _ => format!("{out}{}{fraction}", write.decimal),
    }
}

fn noun(unit: TimeUnit, amount: f64, lang: Lang) -> String {
    let write = lang.write();
    let (one, many) = write.units.get(unit as usize).cloned().unwrap_or_default();
    if amount.abs() >= write.plural_from { many } else { one }
}

/// The rest of the text with its unit of time replaced.
fn with_noun(rest: &str, unit: TimeUnit, amount: f64, like: &Like<'_>, after: &Range<usize>) -> String {
    let named = |at: &usize| like.lang.write().units.iter().any(|(one, many)| like.tokens[*at].is_any(&[one, many]));
    let at = after.clone().find(named).unwrap_or(after.start);
    let Some(token) = like.tokens.get(at) else { return rest.to_owned() };
    let start = rest.len() - (like.text.len() - token.span.start).min(rest.len());
    let end = start + token.span.len().min(rest.len() - start);
    let was = like.spotted.as_ref().and_then(|spotted| last_part(&spotted.told)).map(|(_, unit)| unit);
    if was.is_none() || !token.is_word() {
        return rest.to_owned();
    }
    let hyphened = rest.starts_with('-');
    let word = if hyphened { noun(unit, 1.0, like.lang) } else { noun(unit, amount, like.lang) };
    let kept = was == Some(unit) && (token.norm.len() < 3 || hyphened);
    let word = if kept && (like.lang.write().singular_stays || token.norm.len() == 1) { token.span.of(like.text).to_owned() } else { word };
    // "a quarter of an hour": what led to the unit goes.
    let lead = if at > after.start { " " } else { rest.get(..start).unwrap_or_default() };
    format!("{lead}{word}{}", rest.get(end..).unwrap_or_default())
}

/// The first word with or without its plural `s`.
fn agreeing(rest: &str, amount: f64, lang: Lang) -> String {
    let many = amount.abs() >= lang.write().plural_from;
    let start = rest.find(char::is_alphabetic).unwrap_or(rest.len());
    let end = rest[start..].find(|c: char| !c.is_alphabetic()).map_or(rest.len(), |at| start + at);
    let word = &rest[start..end];
    let write = lang.write();
    let stays = write.singular_stays && !word.ends_with('s') || write.invariable.iter().any(|known| known == word);
    if stays || word.len() < 4 || word.starts_with(char::is_uppercase) {
        return rest.to_owned();
    }
    let new = match (many, word.strip_suffix('s')) {
        (false, Some(one)) => one.to_owned(),
        (true, None) => format!("{word}s"),
        _ => word.to_owned(),
    };
    format!("{}{new}{}", &rest[..start], &rest[end..])
}
