//! What a text may tell, as its words alone show: wider than what is read, and quicker.

use super::super::Lang;
use super::super::lexicon::{Lexicon, NumberWord};
use super::super::marker::Marker;
use super::super::markers::Markers;
use crate::text::{Kind, Token, sentences};
use std::cell::OnceCell;
use std::ops::Range;

/// What a text may tell.
#[derive(Debug, Default)]
pub struct MayTell {
    /// The sentences that may tell a day by its number, or parts of a whole.
    pub sentences: Vec<Range<usize>>,
    /// Whether one may tell parts of a whole.
    pub parts: bool,
}

/// Whether a token alone may be a sign of what [`may_tell`] looks for.
#[must_use]
pub fn may_sign(token: &Token, lang: Lang) -> bool {
    let calendar = || lang.grammar().lexicon().roles.of_token(token).is_calendar();
    match token.kind {
        Kind::Word => calendar() || Markers::of(lang).opens_parts(token),
        Kind::Number => true,
        Kind::Mark => false,
    }
}

/// What a text may tell. `candidates` are the places, in order, of its tokens that may be signs; others are passed over.
#[must_use]
pub fn may_tell(tokens: &[Token], candidates: impl IntoIterator<Item = usize>, lang: Lang) -> MayTell {
    let scan = Scan { tokens, lexicon: lang.grammar().lexicon(), markers: Markers::of(lang), shared: OnceCell::new() };
    let (mut signs, mut parts) = (Vec::new(), false);
    for at in candidates {
        let tells_parts = scan.tells_parts(at);
        parts |= tells_parts;
        if tells_parts || scan.tells_day(at) {
            signs.push(at);
        }
    }
    if signs.is_empty() {
        return MayTell::default();
    }
    let mut sentences = sentences(tokens, &|word| scan.markers.has(word, Marker::Abbreviation));
    sentences.retain(|sentence| signs.iter().any(|at| sentence.contains(at)));
    MayTell { sentences, parts }
}

struct Scan<'a> {
    tokens: &'a [Token],
    lexicon: &'static Lexicon,
    markers: &'static Markers,
    /// Where « des voix », "of the vote" first stands.
    shared: OnceCell<Option<usize>>,
}

impl Scan<'_> {
    /// A day that not every month has beside its month, a weekday before a year, a date in figures.
    fn tells_day(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        match token.kind {
            Kind::Word => self.tells_month(at) || self.tells_weekday(at),
            Kind::Number => is_in_figures(&self.tokens[at..]),
            Kind::Mark => false,
        }
    }

    fn tells_month(&self, at: usize) -> bool {
        let month = self.lexicon.months.get(&self.tokens[at].bare);
        month.is_some_and(|(month, _)| self.about(at, REACH, REACH).iter().any(|token| self.is_late(token, *month)))
    }

    fn tells_weekday(&self, at: usize) -> bool {
        self.lexicon.weekdays.get(&self.tokens[at].bare).is_some() && self.about(at, 0, FAR).iter().any(|token| self.may_be_year(token))
    }

    /// A word that sets parts beside their whole, a number on either side of it: « 12 blessés, dont 8 graves », "54% of the vote to 48%".
    fn tells_parts(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let is = |marker: Marker| self.markers.is(self.tokens, at, marker);
        let counts = |back: usize, on: usize| self.about(at, back, on).iter().any(|token| self.counts(token));
        let percent = || (at..at + PERCENT).any(|at| self.lexicon.percents.find(self.tokens, at).is_some());
        let shared = || self.shared().is_some_and(|shared| shared < at);
        token.is_word()
            && self.markers.opens_parts(token)
            && counts(0, NUMBER)
            && (is(Marker::Parts) && counts(NUMBER, 0) || is(Marker::Against) && percent() && shared())
    }

    fn shared(&self) -> Option<usize> {
        *self.shared.get_or_init(|| (0..self.tokens.len()).find(|at| self.markers.is(self.tokens, *at, Marker::Shared)))
    }

    /// The tokens so far before and behind one: « le vingt-neuf du mois de février », "February, the 30th".
    fn about(&self, at: usize, back: usize, on: usize) -> &[Token] {
        &self.tokens[at.saturating_sub(back)..(at + on).min(self.tokens.len())]
    }

    /// A number that a month doesn't count to, or a word that may be part of one.
    fn is_late(&self, token: &Token, month: i8) -> bool {
        let last = days_of(month);
        let late = |number: f64| number > last && number <= 31.0;
        match token.kind {
            Kind::Number => token.norm.parse().is_ok_and(late),
            Kind::Word => last < 31.0 && self.lexicon.is_tens(&token.bare),
            Kind::Mark => false,
        }
    }

    /// « 2023 », « mai 68 », "nineteen fourteen".
    fn may_be_year(&self, token: &Token) -> bool {
        match token.kind {
            Kind::Number => token.norm.len() == 4 || token.norm.len() == 2 && *token.norm > *"31",
            Kind::Word => self.lexicon.numbers.get(&token.bare).is_some_and(|class| !matches!(class, NumberWord::Unit(_))),
            Kind::Mark => false,
        }
    }

    fn counts(&self, token: &Token) -> bool {
        match token.kind {
            Kind::Number => true,
            Kind::Word => self.lexicon.roles.of_token(token).counts(),
            Kind::Mark => false,
        }
    }
}

/// How far from a month its day may stand.
const REACH: usize = 6;

/// How far behind a weekday its year may stand: "Tuesday, the 14th day of March, in the year 2023".
const FAR: usize = 20;

/// How far from the word between them a part and a whole may be: five words of a noun, and what says how exact a number is.
/// `rules::parts` looks no further; a test of it holds that.
const NUMBER: usize = 8;

/// How many words a share may be, with what says that it is one: « quatre-vingt-dix-sept virgule soixante-quinze pour cent ».
const PERCENT: usize = 20;

/// How many days a month has in every year.
fn days_of(month: i8) -> f64 {
    match month {
        2 => 28.0,
        4 | 6 | 9 | 11 => 30.0,
        _ => 31.0,
    }
}

/// `05.02.2026`, `05/02/2026`, `2026-02-05`, `18 08 1978`; `31/04`, which no month has.
fn is_in_figures(tokens: &[Token]) -> bool {
    let number = |at: usize| tokens.get(at).filter(|token| token.kind == Kind::Number);
    let glued = |at: usize| tokens.get(at).is_some_and(|token| token.glued);
    let slash = |at: usize| tokens.get(at).is_some_and(|token| token.is("/"));
    let late = |at: usize| number(at).is_some_and(|token| token.norm.parse().is_ok_and(|number: f64| number > 28.0));
    let pointed = || tokens[0].norm.matches('.').count() > 1;
    let spaced = || number(1).is_some_and(|second| second.norm.len() == 2) && number(2).is_some();
    let hyphened = || glued(2) && number(1).is_some() && number(2).is_some();
    let slashed = || slash(1) && number(2).is_some() && (slash(3) || late(0) || late(2));
    glued(1) && (hyphened() || slashed()) || pointed() || spaced()
}
