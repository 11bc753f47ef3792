//! Numbers in words, word by word.

use crate::language::Lang;
use crate::language::lexicon::NumberWord;

/// A number in words while it is read.
#[derive(Default)]
pub(super) struct Spell {
    pub(super) sum: f64,
    pub(super) group: u32,
    /// The last scale used; the next must be smaller.
    scale: Option<f64>,
    /// Whether anything was read.
    pub(super) any: bool,
    /// Whether the last word was a small unit, which only « quatre-vingt » may follow.
    zero: bool,
}

impl Spell {
    /// After « un », "a".
    pub(super) fn one() -> Self {
        Self { group: 1, any: true, ..Self::default() }
    }

    /// Adds a word; says whether it fits.
    pub(super) fn push(&mut self, word: NumberWord, lang: Lang) -> bool {
        let fits = match word {
            NumberWord::Unit(n) => self.add_small(n, self.takes_unit(n, lang)),
            NumberWord::Teen(n) => {
                self.add_small(n, self.group.is_multiple_of(100) || lang == Lang::Fr && matches!(self.group % 100, 60 | 80))
            }
            NumberWord::Ten(20) if lang == Lang::Fr && self.group % 100 == 4 => self.add_small(76, true),
            NumberWord::Ten(n) => self.add_small(n, self.group.is_multiple_of(100)),
            NumberWord::Hundred => self.hundred(),
            NumberWord::Scale(scale) => self.thousand(scale),
        };
        self.any |= fits;
        fits
    }

    fn takes_unit(&self, n: u32, lang: Lang) -> bool {
        let rest = self.group % 100;
        let after_ten = rest >= 20 && rest.is_multiple_of(10);
        let french_teen = matches!(lang, Lang::Fr) && rest == 10 && n >= 7;
        rest == 0 || after_ten && n > 0 || french_teen
    }

    const fn add_small(&mut self, n: u32, fits: bool) -> bool {
        let fits = fits && !self.zero;
        if fits {
            self.group += n;
            self.zero = n == 0;
        }
        fits
    }

    const fn hundred(&mut self) -> bool {
        let fits = self.group < 100 && !self.zero;
        if fits {
            self.group = if self.group == 0 { 100 } else { self.group * 100 };
        }
        fits
    }

    fn thousand(&mut self, scale: f64) -> bool {
        let alone = self.group == 0 && !self.any;
        if alone && scale > 1000.0 || self.zero {
            return false;
        }
        if self.group == 0 && self.any {
            self.sum *= scale;
        } else if self.scale.is_some_and(|last| scale >= last) {
            return false;
        } else {
            self.sum += f64::from(self.group.max(1)) * scale;
        }
        (self.group, self.scale) = (0, Some(scale));
        true
    }

    /// Whether « et », "and" may stand before a word.
    pub(super) fn may_join(&self, word: NumberWord, lang: Lang) -> bool {
        let rest = self.group % 100;
        match lang {
            Lang::Fr => rest >= 20 && rest.is_multiple_of(10) && matches!(word, NumberWord::Unit(1) | NumberWord::Teen(11)),
            Lang::En => {
                let small = matches!(word, NumberWord::Unit(1..) | NumberWord::Teen(_) | NumberWord::Ten(_));
                small && (self.group >= 100 && rest == 0 || self.group == 0 && self.sum > 0.0)
            }
        }
    }

    pub(super) fn rank(&mut self, word: NumberWord, rank: u32, lang: Lang) -> Option<f64> {
        let word = if rank == 1 && lang == Lang::Fr && !self.group.is_multiple_of(10) { return None } else { word };
        let total = self.push(word, lang).then(|| self.total())?;
        (total < 4e9).then_some(total)
    }

    pub(super) fn total(&self) -> f64 {
        self.sum + f64::from(self.group)
    }
}
