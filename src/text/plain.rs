//! Plain text to blocks: paragraphs are parted by empty lines.

use super::block::{Block, BlockKind};
use super::span::Span;

/// The paragraphs of `text` from byte `from` on.
#[must_use]
pub fn blocks(text: &str, from: usize) -> Vec<Block> {
    let mut out = Vec::new();
    let mut start = None;
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if line.trim().is_empty() {
            close(text, &mut start, at, &mut out);
        } else if start.is_none() {
            start = Some(at);
        }
        at += line.len();
    }
    close(text, &mut start, at, &mut out);
    out
}

fn close(text: &str, start: &mut Option<usize>, end: usize, out: &mut Vec<Block>) {
    if let Some(start) = start.take() {
        let prose = text[start..end].trim_end();
        let mut block = Block::new(BlockKind::Paragraph);
        block.push(prose, Span::new(start, start + prose.len()));
        out.push(block);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn empty_lines_part_paragraphs() {
        let blocks = super::blocks("a\nb\r\n\r\n c", 0);
        let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["a\nb", " c"]);
    }
}
