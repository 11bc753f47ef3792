//! Whom or what a sentence tells its values of, and from whom it has them: the same figure of another is no contradiction.

use super::statement::{is_content, is_name};
use crate::claims::Reading;
use crate::claims::mood::is_saying;
use crate::language::stem::stem;
use crate::language::{Marker, Markers};
use std::ops::Range;

/// What stands before the first verb of a sentence, else before its figure, and who is told to have said it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topic {
    /// Its words, each as it is spelt and by its stem, as a name may be taken for a noun and a noun for a name.
    words: Vec<(Box<str>, Box<str>)>,
    /// Names that nothing leads: « Verdanne », but not that of « la mairie de Brest ».
    names: Vec<Box<str>>,
}

impl Topic {
    /// The topic of the sentence of a value.
    pub(super) fn of(reading: &Reading<'_>, sentence: &Range<usize>, value: &Range<usize>) -> Self {
        // "In Leeds, the fire damaged 12 houses": where no word is known for a verb, what stands before the figure.
        let verb = sentence.clone().find(|at| reading.is_verb(*at)).unwrap_or(value.start);
        let opening = (sentence.start..verb).filter(|at| !is_led_name(reading, *at, &[Marker::There]));
        let told = opening.chain(voice(reading, sentence, value)).filter(|at| is_content(reading, *at));
        let told: Vec<usize> = told.filter(|at| !is_apposed(reading, *at)).collect();
        let spelt = |at: usize| Box::from(reading.tokens[at].bare.as_str());
        let led = [Marker::There, Marker::Genitive, Marker::Preposition, Marker::Contracted];
        let bare = |at: &usize| is_name(reading, *at) && !is_led_name(reading, *at, &led);
        Self {
            words: told.iter().map(|at| (spelt(*at), stem(&reading.tokens[*at], reading.context.lang))).collect(),
            names: told.iter().filter(|at| bare(at)).map(|at| spelt(*at)).collect(),
        }
    }

    /// Whether no more is told of it than a pronoun.
    pub(super) const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether all of it stands in a sentence with such words and names, sorted.
    pub(super) fn is_within(&self, words: &[Box<str>], names: &[Box<str>]) -> bool {
        let known = |(spelt, stem): &(Box<str>, Box<str>)| {
            [names, words].iter().any(|list| list.binary_search(spelt).is_ok() || list.binary_search(stem).is_ok())
        };
        self.words.iter().all(known)
    }

    /// Whether it and another are called by a name that nothing leads.
    pub(super) fn is_called_as(&self, other: &Self) -> bool {
        self.names.iter().any(|name| other.words.iter().any(|(spelt, _)| spelt == name))
    }
}

/// « la tempête Ysolde », "Mayor Hill": what a name is needn't be said with it.
fn is_apposed(reading: &Reading<'_>, at: usize) -> bool {
    !is_name(reading, at) && reading.tokens.get(at + 1).is_some_and(|next| next.is_word()) && is_name(reading, at + 1)
}

/// A name behind one of some prepositions: « à Lyon », "of the United Kingdom".
fn is_led_name(reading: &Reading<'_>, at: usize, by: &[Marker]) -> bool {
    let light = |at: &usize| is_name(reading, *at) || reading.has(*at, Marker::Definite);
    let head = (0..at).rev().find(|at| !light(at));
    is_name(reading, at) && head.is_some_and(|head| by.iter().any(|marker| reading.has(head, *marker)))
}

/// « selon la police », "police said", behind the value too.
fn voice<'r>(reading: &'r Reading<'_>, sentence: &Range<usize>, value: &Range<usize>) -> impl Iterator<Item = usize> + 'r {
    let ends = |at: &usize| !(reading.tokens[*at].is(",") || reading.is_verb(*at) && !is_saying(reading, *at));
    let opens = |at: &usize| reading.is(*at, Marker::Attribution) || *at >= value.end && is_saying(reading, *at);
    let from = sentence.clone().find(opens).unwrap_or(sentence.end);
    let before = (value.end..from).rev().take_while(move |at| !reading.tokens[*at].is(","));
    let before: Vec<usize> = if is_saying(reading, from) { before.collect() } else { Vec::new() };
    (from..sentence.end)
        .take_while(ends)
        .filter(move |at| !is_of_saying(reading, *at) && !reading.is(*at, Marker::Attribution))
        .chain(before)
}

/// A verb of saying, or a word of several that are one: « a fait savoir », "let it be known".
fn is_of_saying(reading: &Reading<'_>, at: usize) -> bool {
    let markers = Markers::of(reading.context.lang);
    let reaches =
        |start: usize| markers.at(&reading.tokens, start).any(|(marker, length)| marker == Marker::Telling && start + length > at);
    is_saying(reading, at) || (at.saturating_sub(TELLING)..at).any(reaches)
}

/// How many words before its last one such a phrase starts at most.
const TELLING: usize = 3;
