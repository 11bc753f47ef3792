//! Blocks: the stretches of prose in a draft, freed from markup, each with a map back to the file.

use super::directive::Directive;
use super::front::{self, FrontMatter};
use super::markup::Markup;
use super::span::Span;
use smallvec::SmallVec;

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
    /// Runs of the prose in the order of the text, each with its place in the file. Most blocks are one, and a draft may have a million.
    runs: SmallVec<[Run; 1]>,
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
        Self { kind, text: String::new(), told: false, runs: SmallVec::new_const() }
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

    /// The block, or what it is cut into where it is longer than what people write: reading it takes longer than it is longer.
    pub(super) fn pieces(self) -> Vec<Self> {
        let cuts = cuts(&self.text);
        if cuts.is_empty() {
            return vec![self];
        }
        let empty = || Self { told: self.told, ..Self::new(self.kind) };
        let (mut pieces, mut piece, mut cuts) = (Vec::new(), empty(), cuts.into_iter().peekable());
        for run in &self.runs {
            let mut at = run.text.start;
            // What is decoded as one piece stays one.
            while let Some(cut) = cuts.next_if(|cut| *cut <= at || *cut < run.text.end && run.is_verbatim()) {
                let part = run.part(at, cut.max(at));
                piece.push(part.text.of(&self.text), part.file);
                pieces.push(std::mem::replace(&mut piece, empty()));
                at = part.text.end;
            }
            let part = run.part(at, run.text.end);
            piece.push(part.text.of(&self.text), part.file);
        }
        pieces.push(piece);
        pieces
    }

    /// Whether another block has the same prose, wherever the two stand.
    pub(super) fn reads_as(&self, other: &Self) -> bool {
        (self.kind, self.told, &self.text) == (other.kind, other.told, &other.text)
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
    #[must_use]
    pub fn prose_after(&self, at: usize) -> Option<usize> {
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

/// The longest block, in bytes: some five thousand words.
const LONGEST: usize = 32 << 10;

/// The longest stretch without the end of a sentence: some three hundred words.
const LONGEST_SENTENCE: usize = 2 << 10;

/// Where a text that is too long is cut: after sentences, or after words where a sentence has no end.
fn cuts(text: &str) -> Vec<usize> {
    let (mut cuts, mut start, mut last) = (Vec::new(), 0, 0);
    if text.len() <= LONGEST_SENTENCE {
        return cuts;
    }
    let ends = text.match_indices(['.', '!', '?']).map(|(at, _)| at + 1).filter(|at| text[*at..].starts_with(' ')).map(|at| at + 1);
    for end in ends.chain([text.len()]) {
        while end - last > LONGEST_SENTENCE {
            last += end_of_word(&text[last..text.floor_char_boundary(last + LONGEST_SENTENCE)]);
            cuts.push(last);
            start = last;
        }
        if end - start > LONGEST {
            cuts.push(last);
            start = last;
        }
        last = end;
    }
    cuts
}

/// Where the last word of a text ends that ends in it.
fn end_of_word(text: &str) -> usize {
    text.rfind(' ').map_or(text.len(), |at| at + 1)
}

impl Run {
    /// The part of a run between two places of the text.
    fn part(&self, start: usize, end: usize) -> Self {
        let file = if self.is_verbatim() { Span::new(self.start_of(start), self.end_of(end)) } else { self.file };
        Self { text: Span::new(start, end), file }
    }

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
    pub body: usize,
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
}

#[cfg(test)]
mod tests {
    use super::{Block, BlockKind};
    use crate::text::Span;

    #[test]
    fn what_is_too_long_is_cut_between_sentences_and_leads_back() {
        let sentence = "Il a 22&nbsp;ans, Léa. ";
        let file = sentence.repeat(9_000);
        let (mut block, mut at) = (Block::new(BlockKind::Paragraph), 0);
        for _ in 0..9_000 {
            block.push("Il a 22", Span::new(at, at + 7));
            block.push("\u{a0}", Span::new(at + 7, at + 13));
            block.push("ans, Léa. ", Span::new(at + 13, at + sentence.len()));
            at += sentence.len();
        }
        let pieces: Vec<Block> = block.clone().pieces();
        assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), block.text);
        assert!(pieces.len() > 5 && pieces.iter().all(|piece| piece.text.len() <= super::LONGEST && piece.text.ends_with(". ")));
        for piece in &pieces {
            let last = piece.text.rfind("22\u{a0}ans").unwrap();
            assert_eq!(piece.to_file(Span::new(last, last + 7)).of(&file), "22&nbsp;ans");
        }
        let word = "é".repeat(50_000);
        let mut block = Block::new(BlockKind::Paragraph);
        block.push(&word, Span::new(0, word.len()));
        let lengths: Vec<usize> = block.pieces().iter().map(|piece| piece.file_span().len()).collect();
        assert_eq!((lengths.iter().sum::<usize>(), lengths.len()), (100_000, 49));
    }

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
