//! Text to tokens: words, numbers and marks, the same way for every language and for names on a desk.
//!
//! Compounds are cut at hyphens and apostrophes (`Bourg-en-Bresse` is three tokens, `l'` is one),
//! so that names, cue words and drafts meet whatever their typography.

use super::fold::{is_apostrophe, is_hyphen, small};
use super::span::Span;
use smol_str::SmolStr;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with an elided `'` where the language writes one (`l'`, `'s`).
    Word,
    /// Digits, with the decimal and grouping marks between them (`1,80`, `2.500`).
    Number,
    /// One mark of punctuation or a symbol.
    Mark,
}

/// One token of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
    /// Folded with accents kept.
    pub norm: SmolStr,
    /// Folded without accents.
    pub bare: SmolStr,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether it touches the token before it, or only a hyphen stands between.
    pub glued: bool,
}

impl Token {
    /// The token that a text is by itself: it has its first place, and no neighbours.
    pub(super) fn alone(text: &str) -> Self {
        let kind = kind(text, text.chars().next().unwrap_or_default());
        let capital = kind == Kind::Word && text.starts_with(char::is_uppercase);
        let (norm, bare) = small(text);
        Self { span: Span::new(0, text.len()), kind, norm, bare, capital, glued: false }
    }

    /// Whether it is this mark or this word in its `norm` form.
    #[must_use]
    pub fn is(&self, norm: &str) -> bool {
        &*self.norm == norm
    }

    /// Whether it is one of these.
    #[must_use]
    pub fn is_any(&self, norms: &[&str]) -> bool {
        norms.contains(&&*self.norm)
    }

    /// Whether it is a definite article.
    #[must_use]
    pub fn is_article(&self) -> bool {
        self.is_any(&["le", "la", "les", "the", "l'"])
    }

    /// Whether it is a word.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }
}

/// The tokens of a text, in order; blanks and hyphens inside words are left out.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    tokens_by(text, |_, slice| Token::alone(slice))
}

/// The same, each made by a function of its number and of what stands in the text, as if it stood there [alone](Token::alone).
pub(super) fn tokens_by(text: &str, mut make: impl FnMut(usize, &str) -> Token) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while at < text.len() {
        at = step(&mut out, text, at, &mut make);
    }
    out
}

/// Adds the token that stands at a byte, if one does; the byte after it.
fn step(out: &mut Vec<Token>, text: &str, at: usize, make: &mut impl FnMut(usize, &str) -> Token) -> usize {
    let bytes = &text.as_bytes()[at..];
    if bytes[0] == b' ' {
        return at + 1;
    }
    if let Some(length) = plain(bytes) {
        push(out, text, Span::new(at, at + length), make);
        return at + length;
    }
    let c = text[at..].chars().next().unwrap_or_default();
    let end = at + piece(&text[at..], c);
    if c.is_alphanumeric() || !(c.is_whitespace() || is_invisible(c) || joins(out, text, at, c)) {
        push(out, text, Span::new(at, end), make);
    }
    end
}

/// Length of a word of Latin letters, as most are, with nothing behind it that may be of it; or of a mark that is always one.
fn plain(bytes: &[u8]) -> Option<usize> {
    let length = letters(bytes);
    if length == 0 {
        return (bytes[0].is_ascii_punctuation() && !matches!(bytes[0], b'\'' | b'-')).then_some(1);
    }
    bytes.get(length).is_none_or(|next| next.is_ascii() && *next != b'\'').then_some(length)
}

/// Length of the ASCII and Latin-1 letters that a text starts with.
fn letters(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        // U+00C0 to U+00FF, two bytes each, but « × » and « ÷ ».
        let latin = || *byte == 0xC3 && !matches!(bytes.get(at + 1), Some(0x97 | 0xB7));
        at += match byte.is_ascii_alphabetic() {
            true => 1,
            false if latin() => 2,
            false => break,
        };
    }
    at
}

/// A hyphen between two letters joins a compound and is no token of its own.
fn joins(out: &[Token], text: &str, at: usize, c: char) -> bool {
    let before = || out.last().is_some_and(|last| last.span.end == at && last.kind != Kind::Mark);
    let after = || text[at + c.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric);
    is_hyphen(c) && before() && after()
}

const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{FEFF}')
}

/// What a token is made of that starts with a character.
fn kind(slice: &str, first: char) -> Kind {
    match first {
        c if c.is_ascii_digit() => Kind::Number,
        c if is_apostrophe(c) && slice.len() == c.len_utf8() => Kind::Mark,
        c if c.is_alphanumeric() || is_apostrophe(c) => Kind::Word,
        _ => Kind::Mark,
    }
}

fn push(out: &mut Vec<Token>, text: &str, span: Span, make: &mut impl FnMut(usize, &str) -> Token) {
    let glued = out.last().is_some_and(|last| joined(&text.as_bytes()[last.span.end..span.start]));
    out.push(Token { span, glued, ..make(out.len(), span.of(text)) });
}

/// Whether nothing but hyphens stands in a gap.
fn joined(gap: &[u8]) -> bool {
    gap.first().is_none_or(|first| *first != b' ' && str::from_utf8(gap).is_ok_and(|gap| gap.chars().all(is_hyphen)))
}

/// Length in bytes of the token that starts with `c`: never zero.
///
/// An apostrophe is looked at first, because Unicode holds one of them (U+02BC) for a letter.
fn piece(rest: &str, c: char) -> usize {
    if c.is_ascii_digit() {
        number(rest)
    } else if is_apostrophe(c) {
        c.len_utf8() + suffix(&rest[c.len_utf8()..])
    } else if c.is_alphanumeric() {
        word(rest)
    } else {
        c.len_utf8()
    }
}

/// Digits, and a comma or full stop with a digit on both sides.
fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while digit(end) || matches!(bytes.get(end), Some(b'.' | b',')) && digit(end + 1) {
        end += 1;
    }
    end
}

/// Letters up to a blank, a hyphen, a digit, or the apostrophe of an elision.
fn word(rest: &str) -> usize {
    if negation_alone(rest) {
        return rest.char_indices().nth(3).map_or(rest.len(), |(at, _)| at);
    }
    // Latin letters are nothing but themselves.
    let plain = letters(rest.as_bytes());
    let mut end = plain;
    for (at, c) in rest[plain..].char_indices().map(|(at, c)| (plain + at, c)) {
        if is_apostrophe(c) {
            let after = &rest[at + c.len_utf8()..];
            if is_elided(&rest[..at])
                && (after.is_empty() || after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '«' | '“' | '"')))
            {
                return at + c.len_utf8();
            }
            if suffix(after) > 0 {
                return at - usize::from(negation(&rest[..at], after));
            }
            if !after.starts_with(char::is_alphabetic) {
                return at;
            }
        } else if c.is_ascii_digit() || !(c.is_alphanumeric() || is_mark_of_letter(c)) {
            return at;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Combining marks and soft hyphens stand inside words.
fn is_mark_of_letter(c: char) -> bool {
    c == '\u{AD}' || unicode_normalization::char::is_combining_mark(c)
}

/// « n't » keeps its n.
fn negation(before: &str, after: &str) -> bool {
    before.len() > 1 && before.ends_with(['n', 'N']) && after.starts_with(['t', 'T'])
}

/// « n't » itself, cut off its verb.
fn negation_alone(rest: &str) -> bool {
    if !rest.starts_with(['n', 'N']) {
        return false;
    }
    let mut chars = rest.chars();
    let shape = [chars.next(), chars.next(), chars.next()];
    matches!(shape, [Some('n' | 'N'), Some(quote), Some('t' | 'T')] if is_apostrophe(quote))
        && !chars.next().is_some_and(char::is_alphanumeric)
}

/// French words that lose their vowel before an apostrophe.
fn is_elided(word: &str) -> bool {
    const ELIDED: &[&str] =
        &["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu", "aujourd", "entr"];
    ELIDED.iter().any(|elided| word.eq_ignore_ascii_case(elided))
}

/// Length of an English ending after an apostrophe: 's, 're, 've, 'll, 'd, 'm, 't; else 0.
fn suffix(after: &str) -> usize {
    const ENDINGS: &[&str] = &["s", "re", "ve", "ll", "d", "m", "t"];
    let letters = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    let ending = &after[..letters];
    if ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)) { letters } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{Kind, tokens};

    fn norms(text: &str) -> Vec<String> {
        tokens(text).iter().map(|token| token.norm.to_string()).collect()
    }

    #[test]
    fn elisions_and_compounds_are_cut() {
        assert_eq!(norms("L’exfiltration d'Bourg-en-Bresse"), ["l'", "exfiltration", "d'", "bourg", "en", "bresse"]);
        assert_eq!(norms("raconte-t-il aujourd'hui"), ["raconte", "t", "il", "aujourd'", "hui"]);
    }

    #[test]
    fn english_endings_are_cut() {
        assert_eq!(norms("Doe's don't O'Brien it's"), ["doe", "'s", "do", "n't", "o'brien", "it", "'s"]);
    }

    #[test]
    fn figures_keep_their_marks() {
        assert_eq!(norms("1,80 m à 20h30, 12.500."), ["1,80", "m", "à", "20", "h", "30", ",", "12.500", "."]);
        assert_eq!(tokens("35C")[0].kind, Kind::Number);
    }

    #[test]
    fn a_dash_between_blanks_is_a_mark() {
        assert_eq!(norms("oui - non –"), ["oui", "-", "non", "–"]);
    }

    #[test]
    fn every_apostrophe_is_read_alike() {
        for mark in ['\'', '’', 'ʼ', '＇'] {
            let text = format!("{mark} l{mark}an, Doe{mark}s, {mark}9 d{mark}");
            assert_eq!(norms(&text), ["'", "l'", "an", ",", "doe", "'s", ",", "'", "9", "d'"], "{mark}");
        }
    }

    #[test]
    fn gluing_tells_touching_tokens() {
        let glued: Vec<bool> = tokens("20h30 anti-drogue").iter().map(|token| token.glued).collect();
        assert_eq!(glued, [false, true, true, false, true]);
    }

    proptest::proptest! {
        #[test]
        fn plain_words_end_where_others_would(text in "[a-zÀ-ÿ×÷ªºµœ'’ʼ\u{301}\u{AD}0-9 -]{1,8}") {
            if let Some(length) = super::plain(text.as_bytes()) {
                let first = text.chars().next().unwrap();
                assert!(first == ' ' || length == super::piece(&text, first), "{text:?}");
            }
        }

        #[test]
        fn spans_lie_on_characters_and_never_overlap(text in "(\\PC|[\'’ʼ‘`´ -]|[nst]){0,60}") {
            let mut last = 0;
            for token in tokens(&text) {
                assert!(token.span.start >= last && token.span.end > token.span.start);
                assert!(text.get(token.span.start..token.span.end).is_some());
                last = token.span.end;
            }
        }
    }
}
