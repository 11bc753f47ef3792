//! Plain text to blocks: paragraphs are parted by empty lines.

use super::block::BlockKind;
use super::directive::{Comment, Directive, directives};
use super::markup::{Markup, verbatim};
use super::prose::Prose;
use super::span::Span;

pub(super) const MARKUP: Markup = Markup {
    name: "plain text",
    endings: &["txt", "text"],
    languages: &["plaintext", "text"],
    comment: Comment::HTML,
    read,
    alone: Some(alone),
    escape: verbatim,
    unpack: None,
};

/// Lines open with nothing that can't be part of a comment nor close front matter.
fn alone(lines: &str) -> Option<&'static str> {
    let is_apart = !lines.contains(['<', '>']) && !lines.lines().any(|line| matches!(line.trim_end(), "---" | "..."));
    is_apart.then_some("")
}

/// The paragraphs of `text` from byte `from` on, without its directives, and those.
fn read(text: &str, from: usize) -> Prose {
    let directives = directives(text, Span::new(from, text.len()));
    let mut prose = Prose::default();
    let mut start = None;
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if line.trim().is_empty() {
            close(text, &directives, &mut start, at, &mut prose);
        } else if start.is_none() {
            start = Some(at);
        }
        at += line.len();
    }
    close(text, &directives, &mut start, at, &mut prose);
    prose.directives = directives;
    prose
}

fn close(text: &str, directives: &[Directive], start: &mut Option<usize>, end: usize, prose: &mut Prose) {
    if let Some(start) = start.take() {
        let end = start + text[start..end].trim_end().len();
        prose.begin(BlockKind::Paragraph);
        without(text, directives, Span::new(start, end), prose);
        prose.close();
    }
}

/// Appends a stretch of the text but for the directives in it.
pub(super) fn without(text: &str, directives: &[Directive], span: Span, prose: &mut Prose) {
    let mut at = span.start;
    let inside = |directive: &&Directive| directive.span.overlaps(span);
    for comment in directives.iter().filter(inside).map(|directive| directive.span) {
        prose.verbatim(text, Span::new(at, comment.start.max(at)));
        at = comment.end.min(span.end);
    }
    prose.verbatim(text, Span::new(at, span.end));
}

#[cfg(test)]
mod tests {
    #[test]
    fn empty_lines_part_paragraphs() {
        let blocks = super::read("a\nb\r\n\r\n c", 0).blocks;
        let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["a\nb", " c"]);
    }

    #[test]
    fn directives_are_no_prose() {
        let prose = super::read("<!-- factlint-disable-file\n\n-->\n\nun <!-- factlint-disable-line --> deux <!-- non -->", 0);
        let texts: Vec<&str> = prose.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!((texts, prose.directives.len()), (vec!["un  deux <!-- non -->"], 2));
    }
}
