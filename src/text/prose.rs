//! What a reader of a markup hands back, and the block it is filling.

use super::block::{Block, BlockKind};
use super::directive::Directive;
use super::front::FrontMatter;
use super::span::Span;

/// The prose of a draft, as it is being read.
#[derive(Debug, Default)]
pub(super) struct Prose {
    /// What the markup itself says of the draft.
    pub(super) front: FrontMatter,
    /// The blocks that are done.
    pub(super) blocks: Vec<Block>,
    /// What comments ask of factlint.
    pub(super) directives: Vec<Directive>,
    open: Option<Block>,
    /// The blocks round the open one, where that is an aside.
    outer: Vec<Option<Block>>,
    /// Asides of the open block, to follow it.
    asides: Vec<Block>,
}

impl Prose {
    /// Ends the open block and opens another.
    pub(super) fn begin(&mut self, kind: BlockKind) {
        self.close();
        self.open = Some(Block::new(kind));
    }

    /// Appends prose that stands at `file` in the draft; opens a paragraph if nothing is open.
    pub(super) fn push(&mut self, text: &str, file: Span) {
        self.open.get_or_insert_with(|| Block::new(BlockKind::Paragraph)).push(text, file);
    }

    /// Appends what stands in the file as it is.
    pub(super) fn verbatim(&mut self, file: &str, span: Span) {
        self.push(span.of(file), span);
    }

    /// Appends a blank for what parts two words in the file, if there are two to part.
    pub(super) fn blank(&mut self, file: Span) {
        if let Some(block) = self.open.as_mut().filter(|block| !block.text.is_empty() && !block.text.ends_with(' ')) {
            block.push(" ", file);
        }
    }

    /// Appends a blank for what parts two lines of a paragraph; a comment in the gap is no part of the blank.
    pub(super) fn gap(&mut self, file: &str, gap: Span) {
        let is_blank = gap.of(file).trim().is_empty();
        self.blank(if is_blank { gap } else { Span::new(gap.end, gap.end) });
    }

    /// Ends the open block.
    pub(super) fn close(&mut self) {
        while !self.outer.is_empty() {
            self.close_aside();
        }
        let asides = std::mem::take(&mut self.asides);
        let done = self.open.take().into_iter().chain(asides);
        self.blocks.extend(done.flat_map(Block::pieces).filter(|block| !block.text.trim().is_empty()));
    }

    /// Opens a block inside the open one, such as a note: it is read apart and follows it.
    pub(super) fn open_aside(&mut self) {
        self.outer.push(self.open.replace(Block::new(BlockKind::Paragraph)));
    }

    /// Ends the block that [`Prose::open_aside`] opened.
    pub(super) fn close_aside(&mut self) {
        let Some(outer) = self.outer.pop() else { return };
        self.asides.extend(std::mem::replace(&mut self.open, outer));
    }

    /// Everything that was read.
    pub(super) fn done(mut self) -> Self {
        self.close();
        self
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::Prose;
    use crate::text::Span;

    /// The texts of the blocks that were read.
    pub(in crate::text) fn texts_of(prose: &Prose) -> Vec<String> {
        prose.blocks.iter().map(|block| block.text.trim().to_owned()).collect()
    }

    /// What was read leads back into the file, character by character.
    pub(in crate::text) fn is_mapped(file: &str, prose: &Prose) {
        for block in &prose.blocks {
            for (at, c) in block.text.char_indices() {
                let place = block.to_file(Span::new(at, at + c.len_utf8()));
                let there = file.get(place.start..place.end);
                assert!(there.is_some(), "{c:?} of {:?} is at {place:?}", block.text);
                assert!(place.len() != c.len_utf8() || c.is_whitespace() || there == Some(c.encode_utf8(&mut [0; 4])));
            }
        }
        for directive in &prose.directives {
            assert!(file.get(directive.span.start..directive.span.end).is_some());
        }
    }
}
