//! What the words of a text can be at first sight: whether one may name somebody, lead to something of the desk, or be of a value.
//!
//! Most words can be none of it, and most of them have stood in a text before: what a word can be is remembered.

use crate::facts::Base;
use crate::language::{Lang, may_sign};
use crate::text::Token;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// What words can be for a base and a language, as far as they were looked up.
#[derive(Debug, Default)]
pub struct Sights {
    key: Option<(u64, Lang)>,
    words: FxHashMap<SmolStr, u8>,
}

/// The tokens of a text that are worth a second look, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sighted {
    /// At which a name may start, or that may be a family name.
    pub names: Vec<usize>,
    /// With which a phrase may start that leads to something of the desk.
    pub leads: Vec<usize>,
    /// That may be signs of a value that is wrong by itself.
    pub signs: Vec<usize>,
}

impl Sighted {
    /// All of so many tokens.
    #[must_use]
    pub fn all(tokens: usize) -> Self {
        let all = || (0..tokens).collect();
        Self { names: all(), leads: all(), signs: all() }
    }

    fn add(&mut self, at: usize, sight: u8) {
        for (bit, list) in [(NAMES, &mut self.names), (LEADS, &mut self.leads), (SIGNS, &mut self.signs)] {
            if sight & bit != 0 {
                list.push(at);
            }
        }
    }
}

const NAMES: u8 = 1;
const LEADS: u8 = 2;
const SIGNS: u8 = 4;

/// How many words are remembered: those of a long book.
const MOST: usize = 1 << 16;

impl Sights {
    /// The tokens of a text that are worth a second look.
    pub fn of(&mut self, tokens: &[Token], base: &Base, lang: Lang) -> Sighted {
        self.open(base, lang);
        let mut out = Sighted::default();
        for (at, token) in tokens.iter().enumerate() {
            match self.word(token, base, lang) {
                0 => {}
                sight => out.add(at, sight),
            }
        }
        out
    }

    /// Forgets what was looked up for another base or language, and what is too much to keep.
    fn open(&mut self, base: &Base, lang: Lang) {
        let key = Some((base.revision, lang));
        if self.key != key || self.words.len() > MOST {
            *self = Self { key, words: FxHashMap::default() };
        }
    }

    fn word(&mut self, token: &Token, base: &Base, lang: Lang) -> u8 {
        if let Some(known) = self.words.get(&token.norm) {
            return *known;
        }
        let sight = sight(token, base, lang);
        self.words.insert(token.norm.clone(), sight);
        sight
    }
}

/// What a word can be: that hangs on its folded form alone.
fn sight(token: &Token, base: &Base, lang: Lang) -> u8 {
    let bit = |is: bool, bit: u8| if is { bit } else { 0 };
    bit(base.may_name(token), NAMES) | bit(base.index.may_lead(token, lang), LEADS) | bit(may_sign(token, lang), SIGNS)
}
