//! Numbers in digits and in words.

use super::{Found, Reader};
use crate::language::Lang;
use crate::language::lexicon::NumberWord;
use crate::language::told::Form;
use crate::text::Kind;

impl Reader<'_> {
    /// A number, its scale included: `1 200`, `3,5 millions`, « vingt-deux ».
    pub(super) fn number(&self, at: usize) -> Found<(f64, Form)> {
        let (value, end, form) = match self.tokens.get(at)?.kind {
            Kind::Number => self.figures(at).map(|(value, end)| (value, end, Form::Digits))?,
            Kind::Word => self.words(at)?,
            Kind::Mark => return None,
        };
        let (value, end) = self.scaled(value, end, form);
        Some(((value, form), end))
    }

    /// Digits with their grouping: groups of three after blanks belong together.
    fn figures(&self, at: usize) -> Found<f64> {
        let mut text = self.tokens[at].norm.to_string();
        let mut end = at + 1;
        let groups = !text.contains([',', '.']) && text.len() <= 3 && !text.starts_with('0');
        while groups && self.is_group(end) {
            text.push_str(&self.tokens[end].norm);
            end += 1;
        }
        plain(&text, self.lang).map(|value| (value, end))
    }

    fn is_group(&self, at: usize) -> bool {
        let gap = self.gap(at - 1);
        let blank = gap.chars().count() == 1 && gap.chars().all(char::is_whitespace);
        let three = self.tokens.get(at).is_some_and(|token| token.kind == Kind::Number && token.norm.split([',', '.']).next().is_some_and(|head| head.len() == 3));
        blank && three
    }

    /// « millions », "bn" after a number.
    fn scaled(&self, mut value: f64, mut end: usize, form: Form) -> (f64, usize) {
        while form == Form::Digits && let Some(NumberWord::Scale(scale)) = self.lexicon.numbers.get(self.word(end)) {
            value *= scale;
            end += 1;
        }
        (value, end)
    }

    fn words(&self, at: usize) -> Option<(f64, usize, Form)> {
        let mut sum = Sum::default();
        let mut end = at;
        loop {
            let joined = if end > at { self.joint(end) } else { end };
            let Some(word) = self.number_word(joined) else { break };
            if !sum.add(word, self.lang) {
                break;
            }
            end = joined + 1;
        }
        if end == at {
            return None;
        }
        let article = end == at + 1 && self.is_any(at, &["un", "une", "a", "an"]);
        Some((sum.total(), end, if article { Form::Article } else { Form::Words }))
    }

    /// « et », "and" between the words of one number.
    fn joint(&self, at: usize) -> usize {
        let next = self.number_word(at + 1).is_some();
        if next && self.is_any(at, &["et", "and"]) { at + 1 } else { at }
    }

    fn number_word(&self, at: usize) -> Option<NumberWord> {
        let article = self.is_any(at, &["a", "an"]) && self.lang == Lang::En && self.norm(at) == self.word(at);
        if article {
            return Some(NumberWord::Unit(1));
        }
        // « sept. » and « neuf » apart, a word of a number is one in lower case or at the start of a sentence.
        self.lexicon.numbers.get(self.word(at)).copied().filter(|_| self.tokens[at].kind == Kind::Word)
    }
}

/// A number in the making: what has been summed up under the last scale, and above it.
#[derive(Default)]
struct Sum {
    above: f64,
    here: u32,
    last: Option<NumberWord>,
}

impl Sum {
    /// Takes the next word, if the number can go on with it.
    fn add(&mut self, word: NumberWord, lang: Lang) -> bool {
        let tail = self.here % 100;
        let fits = match word {
            NumberWord::Unit(_) => tail == 0 && !matches!(self.last, Some(NumberWord::Unit(_))) || tail >= 20 && tail % 10 == 0 && matches!(self.last, Some(NumberWord::Ten(_))),
            NumberWord::Teen(_) => tail == 0 && !matches!(self.last, Some(NumberWord::Unit(_))) || lang == Lang::Fr && matches!(tail, 60 | 80),
            NumberWord::Ten(20) if lang == Lang::Fr && tail == 4 && matches!(self.last, Some(NumberWord::Unit(4))) => return self.eighty(word),
            NumberWord::Ten(_) => tail == 0 && !matches!(self.last, Some(NumberWord::Unit(_))),
            NumberWord::Hundred => self.here < 10,
            NumberWord::Scale(scale) => self.above == 0.0 || self.here > 0 && self.above % scale < scale,
        };
        if fits {
            self.take(word);
        }
        fits
    }

    /// « quatre-vingt ».
    const fn eighty(&mut self, word: NumberWord) -> bool {
        self.here += 76;
        self.last = Some(word);
        true
    }

    fn take(&mut self, word: NumberWord) {
        match word {
            NumberWord::Unit(n) | NumberWord::Teen(n) | NumberWord::Ten(n) => self.here += n,
            NumberWord::Hundred => self.here = self.here.max(1) * 100,
            NumberWord::Scale(scale) => {
                self.above += f64::from(self.here.max(1)) * scale;
                self.here = 0;
            }
        }
        self.last = Some(word);
    }

    fn total(&self) -> f64 {
        self.above + f64::from(self.here)
    }
}

/// Digits with decimal and grouping marks, as a language writes them.
fn plain(text: &str, lang: Lang) -> Option<f64> {
    let (decimal, group) = match lang {
        Lang::Fr => (',', '.'),
        Lang::En => ('.', ','),
    };
    let grouped = text.contains(group) && text.split(group).skip(1).all(|part| part.split(decimal).next().is_some_and(|head| head.len() == 3));
    let text = if grouped { text.replace(group, "") } else { text.replace(group, &decimal.to_string()) };
    text.replace(decimal, ".").parse().ok().filter(|value: &f64| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::super::{Reader, lexicon};
    use crate::language::Lang;
    use crate::text::tokens;

    fn number(text: &str, lang: Lang) -> Option<f64> {
        let tokens = tokens(text);
        let reader = Reader { text, tokens: &tokens, lang, lexicon: lexicon(lang) };
        reader.number(0).filter(|(_, end)| *end == tokens.len()).map(|((value, _), _)| value)
    }

    #[test]
    fn french_numbers() {
        for (text, value) in [
            ("vingt-deux", 22.0),
            ("quatre-vingt-dix-sept", 97.0),
            ("soixante et onze", 71.0),
            ("deux cent mille", 200_000.0),
            ("mille neuf cent quatre-vingt-dix-neuf", 1999.0),
            ("1 200 000", 1_200_000.0),
            ("3,5 millions", 3_500_000.0),
            ("2.500", 2500.0),
            ("deux millions trois cent mille", 2_300_000.0),
        ] {
            assert_eq!(number(text, Lang::Fr), Some(value), "{text}");
        }
    }

    #[test]
    fn english_numbers() {
        for (text, value) in [("twenty-two", 22.0), ("one hundred and five", 105.0), ("12,500", 12_500.0), ("1.5 million", 1_500_000.0), ("a thousand", 1000.0)] {
            assert_eq!(number(text, Lang::En), Some(value), "{text}");
        }
    }

    #[test]
    fn two_numbers_in_a_row_are_two() {
        assert_eq!(number("deux trois", Lang::Fr), None);
    }
}
