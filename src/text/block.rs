//! Blocks: the stretches of prose in a draft, freed from markup, each with a map back to the file.

use super::directive::Directive;
use super::front::{self, FrontMatter};
use super::markup::Markup;
use super::span::Span;

/// What a block is in the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A title or heading.
    Heading,
    /// Running prose.
    Paragraph,
}

/// One stretch of prose. Its text is decoded (entities, escapes, emphasis are gone).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is in the draft.
    pub kind: BlockKind,
    /// The prose.
    pub text: String,
    /// Whether it is a value of front matter, where not every text can stand.
    told: bool,
    /// Runs of the prose in the order of the text, each with its place in the file.
    runs: Vec<Run>,
}

/// A stretch of a block that stands in the file byte for byte, or as one decoded piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    text: Span,
    file: Span,
}

impl Block {
    /// An empty block.
    #[must_use]
    pub const fn new(kind: BlockKind) -> Self {
        Self { kind, text: String::new(), told: false, runs: Vec::new() }
    }

    /// An empty block of front matter.
    pub(super) fn told(kind: BlockKind) -> Self {
        Self { told: true, ..Self::new(kind) }
    }

    /// Whether a text can stand in the block as it is: in front matter some characters mean something else.
    #[must_use]
    pub fn takes(&self, text: &str) -> bool {
        !self.told || text.chars().all(|c| c.is_alphanumeric() || " \u{a0}\u{202f}«»’“”–().,%€$£°/+-".contains(c))
    }

    /// Appends prose that stands at `file` in the draft; decoded prose maps as one piece.
    pub fn push(&mut self, text: &str, file: Span) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        let run = Run { text: Span::new(start, self.text.len()), file };
        match self.runs.last_mut().filter(|last| self.told && last.goes_on(run)) {
            Some(last) => *last = Run { text: Span::new(last.text.start, run.text.end), file: Span::new(last.file.start, run.file.end) },
            None => self.runs.push(run),
        }
    }

    /// Moves along with a place of the file, if it stands there or behind.
    pub(super) fn shift(&mut self, from: usize, to: usize) {
        self.runs.iter_mut().for_each(|run| run.file = run.file.shifted(from, to));
    }

    /// Where a span of the block's text stands in the file.
    #[must_use]
    pub fn to_file(&self, span: Span) -> Span {
        let start = self.runs.iter().find(|run| span.start < run.text.end).map_or(0, |run| run.start_of(span.start));
        let end = self.runs.iter().rev().find(|run| run.text.start < span.end).map_or(start, |run| run.end_of(span.end));
        Span::new(start, end.max(start))
    }

    /// Whether what stands at a span of the file is prose of this block from end to end, with no markup inside.
    #[must_use]
    pub fn is_whole(&self, file: Span) -> bool {
        let mut inside = self.runs.iter().map(|run| run.file).filter(|run| run.overlaps(file));
        let Some(first) = inside.next() else { return file.is_empty() };
        let end = inside.try_fold(first.end, |end, run| (run.start == end).then_some(run.end));
        first.start <= file.start && end.is_some_and(|end| file.end <= end)
    }

    /// The first place from a byte of the file on at which words of the block stand.
    fn prose_after(&self, at: usize) -> Option<usize> {
        let words = |run: &&Run| run.file.end > at && !run.text.of(&self.text).trim().is_empty();
        let place = |run: &Run| {
            let start = at.saturating_sub(run.file.start).min(run.text.len());
            let text = if run.is_verbatim() { &self.text[run.text.start + start..run.text.end] } else { return Some(run.file.start) };
            let blank = text.len() - text.trim_start().len();
            (blank < text.len()).then_some(run.file.start + start + blank)
        };
        self.runs.iter().filter(words).find_map(place)
    }

    /// Where a span of the file stands in the block's text, if it lies in the block.
    #[must_use]
    pub fn of_file(&self, span: Span) -> Option<Span> {
        let start = self.runs.iter().find(|run| span.start < run.file.end && run.file.start <= span.start)?;
        let end = self.runs.iter().rev().find(|run| run.file.start < span.end && span.end <= run.file.end)?;
        let at = |run: &Run, byte: usize, edge: usize| if run.is_verbatim() { run.text.start + byte - run.file.start } else { edge };
        let (start, end) = (at(start, span.start, start.text.start), at(end, span.end, end.text.end));
        (start <= end).then(|| Span::new(start, end))
    }

    /// Where the block stands in the file.
    #[must_use]
    pub fn file_span(&self) -> Span {
        self.to_file(Span::new(0, self.text.len()))
    }
}

impl Run {
    const fn is_verbatim(&self) -> bool {
        self.text.len() == self.file.len()
    }

    /// Whether another follows in the text and in the file, both verbatim.
    const fn goes_on(&self, other: Self) -> bool {
        self.is_verbatim() && other.is_verbatim() && self.file.end == other.file.start
    }

    fn start_of(&self, at: usize) -> usize {
        if self.is_verbatim() { self.file.start + at.saturating_sub(self.text.start) } else { self.file.start }
    }

    fn end_of(&self, at: usize) -> usize {
        if self.is_verbatim() { self.file.start + at.min(self.text.end) - self.text.start } else { self.file.end }
    }
}

/// What a draft is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blocks {
    /// What the draft says of itself above its prose.
    pub front: FrontMatter,
    /// The prose, in order.
    pub blocks: Vec<Block>,
    /// What its comments ask of factlint, in order.
    pub directives: Vec<Directive>,
    /// Where its front matter ends.
    pub(super) body: usize,
}

impl Blocks {
    /// Cuts a draft into its front matter and prose. Never fails: what isn't understood is prose.
    #[must_use]
    pub fn parse(text: &str, markup: Markup) -> Self {
        let (front, body) = front::split(text);
        let (told, prose) = (front::told(text), (markup.read)(text, body));
        let blocks = told.blocks.into_iter().chain(prose.blocks).collect();
        let directives = told.directives.into_iter().chain(prose.directives).collect();
        Self { front: front.or(prose.front), blocks, directives, body }
    }

    /// The first place from a byte of the file on at which prose stands.
    #[must_use]
    pub fn prose_after(&self, at: usize) -> Option<usize> {
        self.blocks.iter().filter_map(|block| block.prose_after(at)).min()
    }
}

#[cfg(test)]
mod tests {
    use super::{Block, BlockKind};
    use crate::text::Span;

    #[test]
    fn spans_go_back_to_the_file_across_runs() {
        let mut block = Block::new(BlockKind::Paragraph);
        block.push("un ", Span::new(10, 13));
        block.push("é", Span::new(13, 21));
        block.push(" mot", Span::new(23, 27));
        assert_eq!(block.to_file(Span::new(1, 4)), Span::new(11, 21));
        assert_eq!(block.to_file(Span::new(6, 9)), Span::new(24, 27));
        assert_eq!(block.of_file(Span::new(11, 21)), Some(Span::new(1, 5)));
        assert_eq!(block.of_file(Span::new(24, 27)), Some(Span::new(6, 9)));
        assert_eq!(block.of_file(Span::new(0, 12)), None);
    }
}
