//! Writes a value as a draft would, in the manner of the text that it replaces.

mod amount;
mod date;

pub(super) use amount::is_joined;

use super::{Dates, Interval, Spotted, Value, read};
use crate::language::Lang;
use crate::language::unit::Currency;
use crate::text::{Span, Token, tokens};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// The text that a value replaces.
#[derive(Clone)]
pub(super) struct Like<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    pub(super) lang: Lang,
    /// What it tells.
    pub(super) spotted: Option<Spotted>,
}

impl<'a> Like<'a> {
    fn of(text: &'a str, lang: Lang) -> Self {
        let tokens = tokens(text);
        let spotted = read(text, &tokens, lang).into_iter().find(|spotted| !spotted.told.is_article());
        Self { text, tokens, lang, spotted }
    }
}

impl Like<'static> {
    /// How a value of this kind is plainly written: the same few texts, each read once.
    fn sample(value: &Value, lang: Lang) -> Self {
        thread_local! {
            static READ: RefCell<FxHashMap<(&'static str, Lang), Like<'static>>> = RefCell::default();
        }
        let text = sample(value, lang);
        READ.with_borrow_mut(|read| read.entry((text, lang)).or_insert_with(|| Self::of(text, lang)).clone())
    }
}

/// A value in the manner of `like`: its digits or words, its abbreviations, its order, its capital.
///
/// What `like` has no form for is written plainly: « hier » becomes « jeudi 5 février ».
#[must_use]
pub fn render(value: &Value, lang: Lang, like: &str) -> String {
    let given = (!like.trim().is_empty()).then(|| Like::of(like, lang));
    let written = given.and_then(|given| put(value, &given)).or_else(|| put(value, &Like::sample(value, lang)));
    let written = written.unwrap_or_else(|| super::canonical_value(value));
    // "on Thursday": a capital that the word has anywhere opens no sentence.
    if matches!(value, Value::Date(_)) && lang.write().names_are_capital { written } else { capitalised(written, like) }
}

/// The value in the place of a text, where that has a form for it.
fn put(value: &Value, like: &Like<'_>) -> Option<String> {
    match value {
        Value::YesNo(_) => Some(like.text.to_owned()),
        Value::Ordinal(rank) => Some(amount::ordinal(*rank, like)),
        Value::Number(interval) | Value::Percent(interval) | Value::Money(interval, _) => amount::plain(interval, value, like),
        Value::Quantity(interval, unit) => amount::quantity(interval, *unit, like),
        Value::Age(interval) => amount::age(interval, like),
        Value::Duration(interval) => amount::duration(interval, like),
        Value::Date(dates) => date::dates(dates, like),
        Value::Weekday(weekday) => date::weekday(*weekday, like),
        Value::Time(window) => Some(date::time(window, like)),
        Value::PartOfDay(part) => Some(date::part(*part, like.lang)),
    }
}

/// How a value of this kind is plainly written, where there is nothing to imitate.
fn sample(value: &Value, lang: Lang) -> &'static str {
    match (value, lang) {
        (Value::Age(_), Lang::Fr) => "10 ans",
        (Value::Age(_), Lang::En) => "10 years",
        (Value::Duration(_), Lang::Fr) => "10 jours",
        (Value::Duration(_), Lang::En) => "10 days",
        (Value::Number(_), _) => "10",
        (Value::Money(amount, currency), _) => sum(amount, currency, lang),
        (Value::Quantity(_, unit), _) => lang.write().plain.get(unit.code()).map_or("", String::as_str),
        (Value::Percent(_), Lang::Fr) => "10 %",
        (Value::Percent(_), Lang::En) => "10%",
        (Value::Date(dates), Lang::Fr) if is_timed(dates) => "10 mars 2020 à 10 h 30",
        (Value::Date(dates), Lang::En) if is_timed(dates) => "10 March 2020 at 10:30 am",
        (Value::Date(_), Lang::Fr) => "10 mars 2020",
        (Value::Date(_), Lang::En) => "10 March 2020",
        (Value::Weekday(_), Lang::Fr) => "lundi",
        (Value::Weekday(_), Lang::En) => "Monday",
        _ => "",
    }
}

/// A sum of a common currency, in millions or billions from there on; another keeps its code.
fn sum(amount: &Interval, currency: &Currency, lang: Lang) -> &'static str {
    let scale = match amount.middle() {
        sum if sum >= 1e9 => " billion",
        sum if sum >= 1e6 => " million",
        _ => "",
    };
    let plain = &lang.write().plain;
    let code = |code: &str| plain.get(&format!("{code}{scale}"));
    let known = code(&currency.0).or_else(|| code(&currency.0.to_ascii_uppercase()));
    known.map_or("", String::as_str)
}

/// One day at a time of the clock.
fn is_timed(dates: &Dates) -> bool {
    dates.only_day().is_some() && dates.window.is_some_and(|window| window.part.is_none())
}

/// With a capital where the text replaced has one.
fn capitalised(written: String, like: &str) -> String {
    let was = like.chars().next().is_some_and(char::is_uppercase);
    let mut chars = written.chars();
    match chars.next() {
        Some(first) if was && first.is_lowercase() => first.to_uppercase().chain(chars).collect(),
        _ => written,
    }
}

impl Like<'_> {
    /// The text with some of its tokens replaced; edits are in order and apart.
    pub(super) fn with(&self, edits: &[(std::ops::Range<usize>, String)]) -> String {
        let mut out = String::with_capacity(self.text.len() + 16);
        let mut at = 0;
        for (range, new) in edits {
            let span = self.span(range);
            out.push_str(Span::new(at, span.start.max(at)).of(self.text));
            out.push_str(new);
            at = span.end.max(at);
        }
        out.push_str(Span::new(at, self.text.len()).of(self.text));
        out
    }

    /// The bytes of some tokens.
    pub(super) fn span(&self, range: &std::ops::Range<usize>) -> Span {
        match self.tokens.get(range.clone()) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => Span::new(self.text.len(), self.text.len()),
        }
    }

    /// The text of some tokens.
    pub(super) fn slice(&self, range: &std::ops::Range<usize>) -> &str {
        self.span(range).of(self.text)
    }
}
