//! Plain text to blocks: paragraphs are parted by empty lines.

use super::block::{Block, BlockKind};
use super::directive::{Directive, directives};
use super::span::Span;

/// The paragraphs of `text` from byte `from` on, without its directives, and those.
#[must_use]
pub fn blocks(text: &str, from: usize) -> (Vec<Block>, Vec<Directive>) {
    let directives = directives(text, Span::new(from, text.len()));
    let mut out = Vec::new();
    let mut start = None;
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if line.trim().is_empty() {
            close(text, &directives, &mut start, at, &mut out);
        } else if start.is_none() {
            start = Some(at);
        }
        at += line.len();
    }
    close(text, &directives, &mut start, at, &mut out);
    (out, directives)
}

fn close(text: &str, directives: &[Directive], start: &mut Option<usize>, end: usize, out: &mut Vec<Block>) {
    if let Some(start) = start.take() {
        let end = start + text[start..end].trim_end().len();
        let mut block = Block::new(BlockKind::Paragraph);
        let mut at = start;
        let inside = |directive: &&Directive| directive.span.overlaps(Span::new(start, end));
        for comment in directives.iter().filter(inside).map(|directive| directive.span) {
            push(text, at, comment.start.max(at), &mut block);
            at = comment.end.min(end);
        }
        push(text, at, end, &mut block);
        if !block.text.trim().is_empty() {
            out.push(block);
        }
    }
}

fn push(text: &str, start: usize, end: usize, block: &mut Block) {
    block.push(&text[start..end], Span::new(start, end));
}

#[cfg(test)]
mod tests {
    #[test]
    fn empty_lines_part_paragraphs() {
        let (blocks, _) = super::blocks("a\nb\r\n\r\n c", 0);
        let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["a\nb", " c"]);
    }

    #[test]
    fn directives_are_no_prose() {
        let (blocks, directives) =
            super::blocks("<!-- factlint-disable-file\n\n-->\n\nun <!-- factlint-disable-line --> deux <!-- non -->", 0);
        let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!((texts, directives.len()), (vec!["un  deux <!-- non -->"], 2));
    }
}
