//! What the words of a text can be at first sight: whether one may name somebody, lead to something of the desk, or be of a value.
//!
//! Most words can be none of it, and most of them have stood in a text before: what a word can be is remembered.

use crate::facts::Base;
use crate::language::{Lang, may_sign};
use crate::text::Token;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// What words can be for a base, as far as they were looked up.
#[derive(Debug, Default)]
pub struct Sights {
    /// The base's revision.
    revision: Option<u64>,
    /// By language, in the order of [`Lang::ALL`].
    words: [FxHashMap<SmolStr, u8>; Lang::ALL.len()],
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

/// How many words of a language are remembered, those of a long book, each of so many bytes: longer ones are hardly words.
const MOST: usize = 1 << 16;
const LONGEST: usize = 23;

impl Sights {
    /// The tokens of a text that are worth a second look.
    pub fn of(&mut self, tokens: &[Token], base: &Base, lang: Lang) -> Sighted {
        self.open(base);
        let words = &mut self.words[lang as usize];
        let mut out = Sighted::default();
        for (at, token) in tokens.iter().enumerate() {
            match word(words, token, base, lang) {
                0 => {}
                sight => out.add(at, sight),
            }
        }
        out
    }

    /// Forgets what was looked up for another base, and what is too much to keep.
    fn open(&mut self, base: &Base) {
        if self.revision != Some(base.revision) {
            *self = Self { revision: Some(base.revision), ..Self::default() };
        }
        self.words.iter_mut().filter(|words| words.len() > MOST).for_each(FxHashMap::clear);
    }
}

fn word(words: &mut FxHashMap<SmolStr, u8>, token: &Token, base: &Base, lang: Lang) -> u8 {
    if let Some(known) = words.get(&token.norm) {
        return *known;
    }
    let sight = sight(token, base, lang);
    if token.norm.len() <= LONGEST {
        words.insert(token.norm.clone(), sight);
    }
    sight
}

/// What a word can be: that hangs on its folded form alone, as what it is made of and its form without accents do.
fn sight(token: &Token, base: &Base, lang: Lang) -> u8 {
    let bit = |is: bool, bit: u8| if is { bit } else { 0 };
    bit(base.may_name(token), NAMES) | bit(base.index.may_lead(token, lang), LEADS) | bit(may_sign(token, lang), SIGNS)
}
