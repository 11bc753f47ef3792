//! Sorts: which members of a whole can't be others of it, the dead and the wounded, votes for and against.

use super::file;
use super::markers::length;
use super::{Lang, Marker, Markers, inflect};
use crate::text::Token;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// An answer to a question of sorts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    question: usize,
    answer: usize,
    degree: bool,
}

impl Sort {
    /// Cast for what is voted on.
    pub const FOR: Self = Self::vote(0);
    /// Cast against it.
    pub const AGAINST: Self = Self::vote(1);
    /// Cast for neither.
    pub const ABSTAINED: Self = Self::vote(2);

    /// A side of a vote by its number.
    #[must_use]
    pub const fn vote(answer: usize) -> Self {
        Self { question: VOTE, answer, degree: false }
    }

    /// Its number as a side of a vote.
    #[must_use]
    pub const fn side(self) -> usize {
        self.answer
    }

    /// Whether it is a side of a vote.
    #[must_use]
    pub const fn is_vote(self) -> bool {
        self.question == VOTE
    }

    /// Whether nothing is of both: two answers to one question.
    #[must_use]
    pub const fn excludes(self, other: Self) -> bool {
        self.question == other.question && self.answer != other.answer
    }

    /// Whether it is told by an adjective, which leaves the noun to the whole: « grave », "seriously".
    #[must_use]
    pub const fn is_degree(self) -> bool {
        self.degree
    }
}

/// What a phrase says of those it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// That they are people.
    People,
    /// Of which sort they are.
    Sort(Sort),
}

/// The folded words of a phrase, a blank between them, and what it says.
type Entry = (Box<str>, Said);

/// The words for sorts of a language.
#[derive(Debug, Default)]
pub struct Sorts {
    /// By first word.
    entries: FxHashMap<Box<str>, Vec<Entry>>,
}

/// The answers to each question, each with its words.
type Questions = BTreeMap<String, Vec<Vec<String>>>;

/// The question of who voted how.
const VOTE: usize = 0;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    people: Vec<String>,
    vote: Vec<Vec<String>>,
    degree: Questions,
    apart: Questions,
}

impl Sorts {
    /// The sorts of a language.
    #[must_use]
    pub fn of(lang: Lang) -> &'static Self {
        static FR: LazyLock<Sorts> = LazyLock::new(|| Sorts::parse(file::text!("fr/sorts"), Lang::Fr));
        static EN: LazyLock<Sorts> = LazyLock::new(|| Sorts::parse(file::text!("en/sorts"), Lang::En));
        match lang {
            Lang::Fr => &FR,
            Lang::En => &EN,
        }
    }

    /// The sorts that the words of a range tell.
    #[must_use]
    pub fn told(&self, tokens: &[Token], range: Range<usize>) -> Vec<Sort> {
        let sort = |said: Said| if let Said::Sort(sort) = said { Some(sort) } else { None };
        self.said(tokens, range).filter_map(sort).collect()
    }

    /// The sorts that words tell, from the first of them on.
    pub fn starting<'a>(&'a self, tokens: &'a [Token]) -> impl Iterator<Item = Sort> + 'a {
        let sort = |said: Said| if let Said::Sort(sort) = said { Some(sort) } else { None };
        self.opening(tokens).filter_map(sort)
    }

    /// The side of a vote that a phrase tells and nothing else: « voix pour », "vote in favour".
    #[must_use]
    pub fn side_of(phrase: &str, lang: Lang) -> Option<Sort> {
        let (tokens, markers) = (crate::text::tokens(phrase), Markers::of(lang));
        let from = (0..tokens.len()).find(|at| !markers.is(&tokens, *at, Marker::Ballots))?;
        let entries = Self::of(lang).entries.get(&*tokens[from].norm)?;
        entries.iter().find_map(|(words, said)| match said {
            Said::Sort(sort) if sort.is_vote() && length(words, &tokens[from..]) == Some(tokens.len() - from) => Some(*sort),
            _ => None,
        })
    }

    /// Whether the words of a range count people, by their noun or by what befell them.
    #[must_use]
    pub fn is_people(&self, tokens: &[Token], range: Range<usize>) -> bool {
        self.said(tokens, range).next().is_some()
    }

    fn said<'a>(&'a self, tokens: &'a [Token], range: Range<usize>) -> impl Iterator<Item = Said> + 'a {
        range.clone().flat_map(move |at| self.opening(tokens.get(at..range.end).unwrap_or_default()))
    }

    fn opening<'a>(&'a self, tokens: &'a [Token]) -> impl Iterator<Item = Said> + 'a {
        let entries = tokens.first().and_then(|token| self.entries.get(&*token.norm)).map_or(&[][..], Vec::as_slice);
        entries.iter().filter(|(words, _)| length(words, tokens).is_some()).map(|(_, said)| *said)
    }

    fn parse(json: &str, lang: Lang) -> Self {
        let mut out = Self::default();
        let source: Source = file::read(json);
        source.people.iter().for_each(|word| out.insert(word, Said::People, lang));
        let vote = std::iter::once((false, &source.vote));
        let questions = vote.chain(source.degree.values().map(|rows| (true, rows))).chain(source.apart.values().map(|rows| (false, rows)));
        for (question, (degree, rows)) in questions.enumerate() {
            for (answer, row) in rows.iter().enumerate() {
                row.iter().for_each(|word| out.insert(word, Said::Sort(Sort { question, answer, degree }), lang));
            }
        }
        out
    }

    fn insert(&mut self, phrase: &str, said: Said, lang: Lang) {
        for form in inflect::nominal(phrase, lang) {
            let tokens = crate::text::tokens(&form);
            let words: Vec<&str> = tokens.iter().map(|token| token.norm.as_str()).collect();
            if let Some(first) = words.first() {
                self.entries.entry((*first).into()).or_default().push((words.join(" ").into(), said));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Sorts;
    use crate::language::Lang;
    use crate::text::tokens;

    #[test]
    fn answers_to_one_question_exclude_each_other() {
        let told = |text: &str| Sorts::of(Lang::Fr).told(&tokens(text), 0..tokens(text).len());
        let (grave, light, women) = (told("blessées graves"), told("légers"), told("femmes"));
        assert!(grave.iter().any(|sort| light.iter().any(|other| sort.excludes(*other))));
        assert!(!grave.iter().any(|sort| women.iter().any(|other| sort.excludes(*other))));
    }

    #[test]
    fn both_files_are_read() {
        for lang in Lang::ALL {
            assert!(!Sorts::of(lang).entries.is_empty());
        }
    }
}
