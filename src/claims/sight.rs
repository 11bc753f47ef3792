//! What the words of a text can be at first sight: whether one may name somebody, lead to something of the desk, or be of a value.
//!
//! Most words can be none of it, and most of them have stood in a text before: what a word can be is remembered.

use crate::facts::Base;
use crate::language::{Lang, may_sign};
use crate::text::{Token, Words};

/// What words can be for a base, as far as they were looked up.
#[derive(Debug, Default)]
pub struct Sights {
    /// The base's revision.
    revision: Option<u64>,
    /// What each can be, by language in the order of [`Lang::ALL`].
    words: Words<[u8; Lang::ALL.len()]>,
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
/// Was looked up.
const KNOWN: u8 = 8;

impl Sights {
    /// The tokens of a text, and which are worth a second look.
    pub fn of(&mut self, text: &str, base: &Base, lang: Lang) -> (Vec<Token>, Sighted) {
        if self.revision != Some(base.revision) {
            *self = Self { revision: Some(base.revision), ..Self::default() };
        }
        let mut out = Sighted::default();
        let tokens = self.words.tokens(text, |at, token, sights| {
            let sight = &mut sights[lang as usize];
            if *sight == 0 {
                *sight = KNOWN | self::sight(token, base, lang);
            }
            if *sight != KNOWN {
                out.add(at, *sight);
            }
        });
        (tokens, out)
    }
}

/// What a word can be: that hangs on how it is written alone, not on where it stands.
fn sight(token: &Token, base: &Base, lang: Lang) -> u8 {
    let bit = |is: bool, bit: u8| if is { bit } else { 0 };
    bit(base.may_name(token), NAMES) | bit(base.index.may_lead(token, lang), LEADS) | bit(may_sign(token, lang), SIGNS)
}
