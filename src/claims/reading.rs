//! One block of prose as the claim grammar sees it: tokens, segments, cues, values, mentions.

use super::mention::{self, Mention};
use super::quote::{self, Quoted};
use super::segment::{self, Sentence};
use crate::facts::index::{Cue, Hit};
use crate::facts::{Base, EntityId, TermId};
use crate::language::{Lang, Marker, Markers};
use crate::text::{Span, Token, sentences, tokens};
use crate::values::{self, Spotted};
use jiff::civil::DateTime;
use std::ops::Range;

/// What a block is read with besides its own text: the memo's key holds the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Context {
    /// The draft's language.
    pub lang: Lang,
    /// The draft's dateline.
    pub date: Option<DateTime>,
    /// Entities that the draft names somewhere, sorted.
    pub named: Vec<EntityId>,
}

/// A block as read.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The block's text.
    pub text: &'a str,
    /// The desk.
    pub base: &'a Base,
    /// What the block is read with.
    pub context: &'a Context,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Cue phrases, in order.
    pub hits: Vec<Hit>,
    /// Values, in order.
    pub values: Vec<Spotted>,
    /// Entities, in order.
    pub mentions: Vec<Mention>,
    /// Quotations, in order.
    pub quotes: Vec<Quoted>,
}

impl<'a> Reading<'a> {
    /// Reads a block.
    #[must_use]
    pub fn new(text: &'a str, base: &'a Base, context: &'a Context) -> Self {
        let tokens = tokens(text);
        let markers = Markers::of(context.lang);
        let ranges = sentences(&tokens, &|word| markers.has(word, Marker::Abbreviation));
        let hits = base.index.cues(&tokens, context.lang);
        let values = values::read(text, &tokens, context.lang);
        let quotes = quote::find(&tokens, text);
        let mut reading = Self { text, base, context, tokens, sentences: Vec::new(), hits, values, mentions: Vec::new(), quotes };
        reading.sentences = ranges.into_iter().map(|range| segment::cut(&reading, range)).collect();
        reading.mentions = mention::find(&reading);
        reading
    }

    /// The language's markers.
    #[must_use]
    pub fn markers(&self) -> &'static Markers {
        Markers::of(self.context.lang)
    }

    /// Whether a marker of this kind starts at a token.
    #[must_use]
    pub fn is(&self, at: usize, marker: Marker) -> bool {
        self.markers().is(&self.tokens, at, marker)
    }

    /// Whether a single token is of this kind.
    #[must_use]
    pub fn has(&self, at: usize, marker: Marker) -> bool {
        self.tokens.get(at).is_some_and(|token| self.markers().has(&token.norm, marker))
    }

    /// Where a range of tokens stands in the text.
    #[must_use]
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        }
    }

    /// The sentence that holds a token, by index.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.iter().position(|sentence| sentence.tokens.contains(&token)).unwrap_or_default()
    }

    /// The mentions inside a range of tokens.
    pub fn mentions_in(&self, range: Range<usize>) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(move |mention| range.start <= mention.tokens.start && mention.tokens.end <= range.end)
    }

    /// The cue phrases inside a range of tokens.
    pub fn hits_in(&self, range: Range<usize>) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(move |hit| range.start <= hit.tokens.start && hit.tokens.end <= range.end)
    }

    /// The values inside a range of tokens.
    pub fn values_in(&self, range: Range<usize>) -> impl Iterator<Item = &Spotted> {
        self.values.iter().filter(move |value| range.start <= value.tokens.start && value.tokens.end <= range.end)
    }

    /// Whether a token lies inside quotation marks.
    #[must_use]
    pub fn is_quoted(&self, token: usize) -> bool {
        self.quotes.iter().any(|quote| quote.is_speech && quote.tokens.contains(&token))
    }

    /// Whether an event term is the other or stands above or below it.
    #[must_use]
    pub fn same_event(&self, a: TermId, b: TermId) -> bool {
        let Some(vocabulary) = self.base.event_vocabulary() else { return false };
        vocabulary.is_under(a, b) || vocabulary.is_under(b, a)
    }

    /// Whether a cue stands for this kind of event.
    #[must_use]
    pub fn tells(&self, cue: Cue, event: TermId) -> bool {
        matches!(cue, Cue::Event(term) if self.same_event(term, event))
    }
}
