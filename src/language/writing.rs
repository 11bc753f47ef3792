//! What a value is written with: its figures and the words of its date.

use super::Lang;
use super::reading::Reader;
use super::role::List;
use super::told::{Figure, Form};
use crate::text::{Kind, Token};
use jiff::civil::Weekday;
use std::ops::Range;

/// A word of a date; whether it is abbreviated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateWord {
    /// A weekday.
    Weekday(Weekday, bool),
    /// A month.
    Month(i8, bool),
    /// A day of the month, with how many tokens it takes: « 1er » takes two.
    Day(usize),
    /// A year.
    Year,
}

/// The numbers in a text, without what makes them approximate; articles only where there is nothing else.
#[must_use]
pub fn figures(text: &str, tokens: &[Token], lang: Lang) -> Vec<(Range<usize>, Figure)> {
    let reader = Reader::new(text, tokens, lang);
    let mut found: Vec<(Range<usize>, Figure)> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((figure, end)) = reader.figure(at) else {
            at += 1;
            continue;
        };
        found.push((at..end, figure));
        at = end;
    }
    if found.iter().any(|(_, figure)| figure.form != Form::Article) {
        found.retain(|(_, figure)| figure.form != Form::Article);
    }
    found
}

/// Whether a number ends in a word for about so many: « une vingtaine », « des milliers ».
#[must_use]
pub fn is_collective(tokens: &[Token], lang: Lang) -> bool {
    let lex = lang.grammar().lexicon();
    let end = |at: usize| {
        let about = lex.collectives.find(tokens, at).map(|(_, end)| end);
        about.or_else(|| lex.vague.find(tokens, at).map(|(_, end)| end))
    };
    (0..tokens.len()).any(|at| end(at) == Some(tokens.len()))
}

/// The words of a date in a text, by token.
#[must_use]
pub fn date_words(text: &str, tokens: &[Token], lang: Lang) -> Vec<(usize, DateWord)> {
    let reader = Reader::new(text, tokens, lang);
    let clock = clock_words(text, tokens, lang).unwrap_or_default();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if let Some((weekday, short)) = reader.sense(&reader.lex.weekdays, at) {
            found.push((at, DateWord::Weekday(*weekday, *short)));
        } else if let Some((month, short)) = reader.sense(&reader.lex.months, at) {
            found.push((at, DateWord::Month(*month, *short)));
        } else if token.kind == Kind::Number && !clock.contains(&at) {
            found.extend(figure_word(&reader, at).map(|word| (at, word)));
        }
    }
    found
}

/// The tokens of a time on the clock, where a text tells one; the end of « après-midi » is none.
#[must_use]
pub fn clock_words(text: &str, tokens: &[Token], lang: Lang) -> Option<Range<usize>> {
    let reader = Reader::new(text, tokens, lang);
    let lex = lang.grammar().lexicon();
    let is_end = |clock: &Range<usize>| {
        (0..clock.start).any(|at| lex.parts.find(tokens, at).is_some_and(|(_, end)| end > clock.start && end >= clock.end))
    };
    (0..tokens.len()).filter_map(|at| reader.clock(at, at > 0).map(|(_, end)| at..end)).find(|clock| !is_end(clock))
}

/// The tokens of a part of the day beside a day: « (jeudi) soir ».
#[must_use]
pub fn part_words(tokens: &[Token], lang: Lang) -> Option<Range<usize>> {
    let lex = lang.grammar().lexicon();
    (0..tokens.len()).find_map(|at| lex.parts.find(tokens, at).map(|(_, end)| at..end))
}

fn figure_word(reader: &Reader<'_>, at: usize) -> Option<DateWord> {
    let text = reader.norm(at);
    let clock = reader.lists(List::Hour, at + 1)
        || reader.norm(at + 1) == ":"
        || at > 0 && (reader.lists(List::Hour, at - 1) || reader.norm(at - 1) == ":");
    if clock || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let suffix = reader.is_glued(at + 1) && reader.lists(List::OrdinalSuffix, at + 1);
    match text.len() {
        4 => Some(DateWord::Year),
        1 | 2 => Some(DateWord::Day(1 + usize::from(suffix))),
        _ => None,
    }
}
