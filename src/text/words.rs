//! Words that have stood in a text before, each with what it folds to and what else is known of it.
//!
//! A few thousand words make up nearly all of any text, and one is found again in less time than it takes to fold.

use super::token::{Token, tokens_by};
use rustc_hash::FxHashMap;

/// Words as they stand in texts, and something known of each.
#[derive(Clone, Debug)]
pub struct Words<T>(FxHashMap<Key, (Token, T)>);

/// A short word, its bytes and how many they are, as numbers that are quickly compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Key(u64, u64, u64);

/// How many words are remembered, those of a long book.
const MOST: usize = 1 << 16;

/// How many bytes a word may be that is remembered, what three numbers hold beside their count: longer ones are hardly words.
const LONGEST: usize = 23;

impl<T: Default> Words<T> {
    /// The [tokens](super::tokens) of a text; `look` is shown each of them, its number first, with what is known of its word.
    /// It sees the token as if it stood alone, and may be shown a word anew that it has been shown before.
    pub fn tokens(&mut self, text: &str, mut look: impl FnMut(usize, &Token, &mut T)) -> Vec<Token> {
        tokens_by(text, |at, written| {
            let key = Key::of(written);
            if let Some((token, known)) = key.and_then(|key| self.0.get_mut(&key)) {
                look(at, token, known);
                return token.clone();
            }
            let (token, mut known) = (Token::alone(written), T::default());
            look(at, &token, &mut known);
            if let Some(key) = key {
                self.keep(key, (token.clone(), known));
            }
            token
        })
    }

    /// Keeps a word, and forgets all others where they are too many.
    fn keep(&mut self, key: Key, word: (Token, T)) {
        if self.0.len() >= MOST {
            self.0.clear();
        }
        self.0.insert(key, word);
    }
}

impl<T> Default for Words<T> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl Key {
    fn of(written: &str) -> Option<Self> {
        if written.len() > LONGEST {
            return None;
        }
        let mut words = [0, 0, (written.len() as u64) << 56];
        for (at, byte) in written.bytes().enumerate() {
            words[at / 8] |= u64::from(byte) << (at % 8 * 8);
        }
        let [first, second, third] = words;
        Some(Self(first, second, third))
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, MOST, Words};
    use crate::text::tokens;

    #[test]
    fn what_is_known_of_a_word_is_kept() {
        let mut words = Words::<usize>::default();
        let mut seen = Vec::new();
        words.tokens("Elle dit ce qu'elle dit", |at, token, times| {
            *times += 1;
            seen.push((at, token.norm.to_string(), *times));
        });
        let seen: Vec<_> = seen.iter().map(|(at, norm, times)| (*at, norm.as_str(), *times)).collect();
        assert_eq!(seen, [(0, "elle", 1), (1, "dit", 1), (2, "ce", 1), (3, "qu'", 1), (4, "elle", 1), (5, "dit", 2)]);
    }

    #[test]
    fn there_is_room_for_so_many_words_and_long_ones_take_none() {
        let mut words = Words::<()>::default();
        let many: String = (0..=MOST).map(|at| format!("{at} ")).collect();
        words.tokens(&many, |_, _, ()| ());
        assert_eq!(words.0.len(), 1);
        words.tokens(&"a".repeat(LONGEST + 1), |_, _, ()| ());
        assert_eq!(words.0.len(), 1);
    }

    proptest::proptest! {
        #[test]
        fn tokens_are_the_same_whatever_stood_before(texts in proptest::collection::vec("(\\PC|[\'’ É×-]|[nst]|été|L'|Été){0,30}", 1..4)) {
            let mut words = Words::<()>::default();
            for text in texts.iter().chain(&texts) {
                assert_eq!(words.tokens(text, |_, _, ()| ()), tokens(text));
            }
        }
    }
}
