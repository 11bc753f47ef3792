//! Reads the values of a text with a language's lexicon and grammar.

mod calendar;
mod clock;
mod digits;
mod measure;
mod moment;
mod number;
mod numeric;
mod range;
mod rank;
mod relative;
mod scan;
mod share;
mod spell;

pub use scan::{may_sign, may_tell};

use super::Lang;
use super::lexicon::Lexicon;
use super::role::{List, Role};
use super::table::{PhraseTable, WordTable};
use super::told::{Day, Figure, Form, Hedge, Told};
use super::unit::TimeUnit;
use crate::text::{Kind, Span, Token};
use std::cell::Cell;
use std::ops::Range;
use std::slice;

/// Something read, and the token after it.
pub(super) type Got<T> = Option<(T, usize)>;

/// What only a language knows about its values.
pub(super) trait Grammar: Sync {
    /// Its words.
    fn lexicon(&self) -> &'static Lexicon;
    /// A date in calendar fields, a weekday, a year.
    fn civil(&self, reader: &Reader<'_>, at: usize) -> Got<Day>;
    /// Whether a length of time in a unit told at these tokens is somebody's age; with it, the tokens of the age.
    fn age(&self, reader: &Reader<'_>, told: Range<usize>) -> Option<Range<usize>>;
    /// Whether a phrase such as « la vingtaine » tells an age here.
    fn is_age_phrase(&self, _reader: &Reader<'_>, _phrase: Range<usize>) -> bool {
        true
    }
    /// Day, month and year from a date in figures.
    fn in_figures(&self, first: i16, second: i16) -> (i16, i16);
}

/// A value as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it tells.
    pub told: Told,
}

/// A text with the language it is read in.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) lang: Lang,
    pub(super) grammar: &'static dyn Grammar,
    pub(super) lex: &'static Lexicon,
    /// What its words can be, by token; looked up for those that are asked for.
    roles: Vec<Cell<Role>>,
}

/// How many words may stand between the first of a value and one that only values are told in: "at the very end of the".
const SOON: usize = 6;

/// The values of a text, in order, without overlap.
#[must_use]
pub fn read(text: &str, tokens: &[Token], lang: Lang) -> Vec<Reading> {
    read_in(text, tokens, slice::from_ref(&(0..tokens.len())), lang)
}

/// Those that start in some of its sentences.
#[must_use]
pub fn read_in(text: &str, tokens: &[Token], sentences: &[Range<usize>], lang: Lang) -> Vec<Reading> {
    let mut out = Vec::new();
    if sentences.is_empty() {
        return out;
    }
    let reader = Reader::new(text, tokens, lang);
    sentences.iter().for_each(|sentence| reader.values(sentence.clone(), &mut out));
    out
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], lang: Lang) -> Self {
        let grammar = lang.grammar();
        Self { text, tokens, lang, grammar, lex: grammar.lexicon(), roles: vec![Cell::default(); tokens.len()] }
    }
}

impl Reader<'_> {
    /// The values that start in a range, behind those known.
    fn values(&self, within: Range<usize>, out: &mut Vec<Reading>) {
        let mut at = within.start;
        while at < within.end {
            let Some((told, range)) = self.value(at) else {
                at = self.past_telephone(at).unwrap_or(at + 1);
                continue;
            };
            let floor = out.last().map_or(0, |last| last.tokens.end);
            at = range.end.max(at + 1);
            out.push(Reading { tokens: range.start.max(floor)..at, told });
        }
    }

    /// The token after a telephone number: five pairs of figures.
    fn past_telephone(&self, at: usize) -> Option<usize> {
        let pair = |at: usize| self.token(at).is_some_and(|token| token.kind == Kind::Number && token.norm.len() == 2);
        (at..at + 5).all(pair).then_some(at + 5)
    }

    /// The value that starts at a token.
    fn value(&self, at: usize) -> Option<(Told, Range<usize>)> {
        let token = self.tokens.get(at)?;
        if token.kind == Kind::Number && self.past_telephone(at).is_some() {
            return None;
        }
        let starts = token.kind == Kind::Number || self.role(at).starts() || self.roman(at).is_some();
        if !starts || !self.is_free(at) || self.role(at).leads() && !self.is_led_on(at + 1) {
            return None;
        }
        let when = self.when(at).map(|(when, end)| (Told::When(when), at..end));
        let measure = self.measured(at);
        match (when, measure) {
            (Some(when), Some(measure)) if measure.1.end > when.1.end => Some(measure),
            (Some(when), _) => Some(when),
            (None, measure) => measure.or_else(|| self.ranked(at)),
        }
    }

    /// Whether something that may be told follows soon.
    fn is_led_on(&self, from: usize) -> bool {
        let tells =
            |at: usize| self.token(at).is_some_and(|token| token.kind == Kind::Number || self.role(at).tells()) || self.roman(at).is_some();
        (from..from + SOON).any(tells)
    }

    fn measured(&self, at: usize) -> Option<(Told, Range<usize>)> {
        if let Some((ends, end)) = self.find(&self.lex.ages, at).filter(|(_, end)| self.grammar.is_age_phrase(self, at..*end)) {
            return Some((decade(*ends), at..end));
        }
        let (told, end) = self.measure(at)?;
        if let Told::Number(figure) = told {
            // "A" is no numeral as « un » is.
            if figure.form == Form::Article && self.lang == Lang::En {
                return None;
            }
            let aged = figure.form != Form::Article && self.is_aged(at, end);
            return Some((if aged { Told::Age(figure, TimeUnit::Year) } else { told }, at..end));
        }
        let Told::Duration(parts) = &told else { return Some((told, at..end)) };
        if self.is_some_day(parts, at) {
            return None;
        }
        let age = self.grammar.age(self, at..end).and_then(|range| Some((age_of(parts)?, range)));
        age.or(Some((told, at..end)))
    }

    /// Whether the words around a bare number make it an age: "aged 33", "at the age of 33", "between the ages of 18 and 24".
    fn is_aged(&self, at: usize, end: usize) -> bool {
        let of_age = self.follows(List::FractionOf, at) && at.checked_sub(2).is_some_and(|noun| self.lists(List::Aged, noun));
        let of_ages = (at..end).any(|word| self.lists(List::Ages, word));
        // « âgés de 5 et 7 ans » tells several ages of several people.
        let and = self.lists(List::NumberAnd, end) && self.figure(end + 1).is_some();
        let comma = || self.norm(end) == "," && self.figure(end + 1).is_some_and(|(_, after)| self.lists(List::NumberAnd, after));
        let listed = and || comma();
        !listed && (self.follows(List::Aged, at) || (of_age || of_ages) && !self.counts_something(end))
    }

    /// « un jour » tells a length of time only after « pendant », « en »; "a day" likewise.
    fn is_some_day(&self, parts: &[(Figure, TimeUnit)], at: usize) -> bool {
        let article = matches!(parts, [(Figure { form: Form::Article, hedge: Hedge::Exact, .. }, TimeUnit::Day)]);
        article && !self.follows(List::DayCue, at)
    }

    fn ranked(&self, at: usize) -> Option<(Told, Range<usize>)> {
        let (rank, end) = self.ordinal(at).filter(|(_, end)| !self.lists(List::Title, *end))?;
        Some((Told::Ordinal(rank), at..end))
    }

    /// Whether a token stands free: not the tail of a name, an address or a longer figure.
    fn is_free(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let Some(before) = at.checked_sub(1).and_then(|at| self.tokens.get(at)).filter(|_| token.glued) else { return true };
        match before.kind {
            Kind::Word => before.norm.ends_with('\'') || self.is_code(at - 1),
            Kind::Number => false,
            Kind::Mark if before.is("+") => !before.glued,
            Kind::Mark => !before.is_any(&["/", "=", "@", "_", "#", "&", "\\", "%"]),
        }
    }

    /// Whether a token is a currency's code glued to its amount: `EUR20`.
    fn is_code(&self, at: usize) -> bool {
        self.slice(at).chars().all(char::is_uppercase) && self.find(&self.lex.currencies, at).is_some()
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The token's folded form, empty past the end.
    pub(super) fn norm(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.norm)
    }

    /// The token's folded form without accents, empty past the end.
    pub(super) fn bare(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.bare)
    }

    /// The token as it is written, empty past the end.
    pub(super) fn slice(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// What stands between a token and the one before it.
    pub(super) fn gap(&self, at: usize) -> &str {
        match (at.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(at)) {
            (Some(before), Some(token)) => Span::new(before.span.end, token.span.start).of(self.text),
            _ => "",
        }
    }

    /// Whether a token touches the one before it, or a hyphen joins them.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// What a word can be, nothing past the end.
    fn role(&self, at: usize) -> Role {
        let Some(cell) = self.roles.get(at) else { return Role::default() };
        if !cell.get().is_known() {
            cell.set(self.lex.roles.of_token(&self.tokens[at]));
        }
        cell.get()
    }

    /// What a word means in a table.
    pub(super) fn sense<T>(&self, words: &'static WordTable<T>, at: usize) -> Option<&'static T> {
        self.opens(words, at).then(|| words.get(self.bare(at)))?
    }

    /// Whether a word has a sense in a table.
    pub(super) fn opens<T>(&self, words: &WordTable<T>, at: usize) -> bool {
        self.role(at).opens(words.table)
    }

    /// The longest phrase of a table that starts at a token, and the token after it.
    pub(super) fn find<T>(&self, phrases: &'static PhraseTable<T>, at: usize) -> Option<(&'static T, usize)> {
        self.role(at).opens(phrases.table).then(|| phrases.find(self.tokens, at))?
    }

    /// Whether a word is on one of the lexicon's lists.
    pub(super) fn lists(&self, list: List, at: usize) -> bool {
        self.role(at).is_on(list)
    }

    /// Whether the word before a token is on one of the lexicon's lists.
    pub(super) fn follows(&self, list: List, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.lists(list, before))
    }

    /// The token before, empty at the start.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.norm(before))
    }

    /// Whether these tokens stand at a place, in their folded form.
    pub(super) fn spells(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(i, word)| self.norm(at + i) == *word)
    }

    /// Whether a sentence may start at a token.
    pub(super) fn opens_sentence(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|at| self.tokens.get(at)) else { return true };
        before.is_any(&[".", "!", "?", ":", "«", "\"", "“", "…", "–", "—"])
    }
}

/// An age told by its tens.
fn decade([low, high]: [f64; 2]) -> Told {
    Told::Age(Figure { low, high: high - 1.0, hedge: Hedge::Exact, form: Form::Words }, TimeUnit::Year)
}

/// An age from a length of time: one unit of days or more, with its half if there is one.
fn age_of(parts: &[(Figure, TimeUnit)]) -> Option<Told> {
    let ([(figure, unit)] | [(figure, unit @ TimeUnit::Year), (_, TimeUnit::Month)]) = parts else { return None };
    (*unit >= TimeUnit::Day && figure.low >= 0.0).then_some(Told::Age(*figure, *unit))
}

impl Figure {
    /// The number, if it is a whole one without a range.
    pub(super) fn whole(&self) -> Option<i64> {
        (self.is_single() && self.low.fract() == 0.0 && self.low.abs() < 1e15).then_some(self.low as i64)
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, SOON, read};
    use crate::language::Lang;
    use crate::text::tokens;

    fn count(text: &str, lang: Lang) -> usize {
        read(text, &tokens(text), lang).len()
    }

    /// What leads to a value is none, and leads to one as far as the longest of them.
    #[test]
    fn what_leads_to_a_value_is_none() {
        for lang in [Lang::Fr, Lang::En] {
            let mut leads = Reader::new("", &[], lang).lex.roles.leading().peekable();
            assert!(leads.peek().is_some() && leads.all(|lead| count(lead, lang) == 0));
        }
        assert_eq!(count("in the second half of the year", Lang::En), 1);
        assert_eq!(count("la nuit du 3 au 4 mars 2026, il y a un peu plus de deux ans", Lang::Fr), 2);
        let far = tokens("in the of and a to for 2020");
        assert!(!Reader::new("", &far[..=SOON], Lang::En).is_led_on(1) && Reader::new("", &far, Lang::En).is_led_on(2));
    }
}
