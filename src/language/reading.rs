//! Values in a text: figures, measures, dates, as told. What is placed in time or compared is not decided here.

mod civil;
mod figure;
mod moment;
mod number;
mod shift;

use super::Lang;
use super::lexicon::Lexicon;
use super::told::{Told, When};
use crate::text::Token;
use std::ops::Range;
use std::sync::LazyLock;

/// The values of a text, in order, none overlapping another.
#[must_use]
pub fn read(text: &str, tokens: &[Token], lang: Lang) -> Vec<(Range<usize>, Told)> {
    let reader = Reader { text, tokens, lang, lexicon: lexicon(lang) };
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match reader.value(at) {
            Some((told, range)) => {
                at = range.end.max(at + 1);
                out.push((range, told));
            }
            None => at += 1,
        }
    }
    out
}

/// The words of a language's values.
#[must_use]
pub fn lexicon(lang: Lang) -> &'static Lexicon {
    static FR: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("fr/values.toml")).expect("src/language/fr/values.toml is a lexicon"));
    static EN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("en/values.toml")).expect("src/language/en/values.toml is a lexicon"));
    match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
    }
}

/// A text to read values out of.
struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lang: Lang,
    lexicon: &'static Lexicon,
}

/// Something read, and the token after it.
type Found<T> = Option<(T, usize)>;

impl Reader<'_> {
    /// The longest value that starts at a token.
    fn value(&self, at: usize) -> Option<(Told, Range<usize>)> {
        let token = &self.tokens[at];
        if token.kind != crate::text::Kind::Number && !self.lexicon.starts.contains(&token.bare) {
            return None;
        }
        let when = self.when(at).map(|(when, end)| (Told::When(when), end));
        let figure = self.measure(at);
        let best = match (when, figure) {
            (Some(when), Some(figure)) => Some(if figure.1 > when.1 { figure } else { when }),
            (when, figure) => when.or(figure),
        };
        best.map(|(told, end)| (told, at..end))
    }

    fn when(&self, at: usize) -> Found<When> {
        self.range(at).or_else(|| self.moment(at).map(|(moment, end)| (When::At(moment), end)))
    }

    /// The folded form of a token; empty past the end.
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &*token.bare)
    }

    /// The form with accents of a token; empty past the end.
    fn norm(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &*token.norm)
    }

    fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at))
    }

    fn lists(&self, list: &str, at: usize) -> bool {
        self.lexicon.lists(list, self.word(at))
    }

    /// Skips one token where it is one of some words.
    fn skip(&self, at: usize, words: &[&str]) -> usize {
        at + usize::from(self.is_any(at, words))
    }

    /// A token of digits only, as a number.
    fn digits(&self, at: usize) -> Option<u32> {
        self.tokens.get(at).filter(|token| token.norm.bytes().all(|byte| byte.is_ascii_digit())).and_then(|token| token.norm.parse().ok())
    }

    /// The text between two neighbouring tokens.
    fn gap(&self, after: usize) -> &str {
        match (self.tokens.get(after), self.tokens.get(after + 1)) {
            (Some(left), Some(right)) => self.text.get(left.span.end..right.span.start).unwrap_or_default(),
            _ => "",
        }
    }
}
