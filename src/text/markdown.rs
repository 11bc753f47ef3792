//! Markdown to blocks: headings, paragraphs, list items, table cells, quotations; no code, no URLs.

use super::block::{Block, BlockKind};
use super::directive::{Directive, directives};
use super::span::Span;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The prose of a Markdown text from byte `from` on, and its directives.
#[must_use]
pub fn blocks(text: &str, from: usize) -> (Vec<Block>, Vec<Directive>) {
    let mut reader = Reader::default();
    for (event, range) in Parser::new_ext(&text[from..], OPTIONS).into_offset_iter() {
        reader.read(event, Span::new(range.start + from, range.end + from), text);
    }
    reader.close();
    (reader.out, reader.directives)
}

const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_STRIKETHROUGH);

#[derive(Default)]
struct Reader {
    out: Vec<Block>,
    directives: Vec<Directive>,
    open: Option<Block>,
    /// Depth of elements whose text is no prose: code, HTML.
    silent: usize,
}

impl Reader {
    fn read(&mut self, event: Event<'_>, span: Span, file: &str) {
        match event {
            Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
                self.directives.extend(directives(file, span));
                self.silent += usize::from(matches!(event, Event::Start(_)));
            }
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.silent == 0 => self.prose(&text, span, file),
            Event::SoftBreak | Event::HardBreak => self.prose(" ", span, file),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => self.silent += 1,
            Tag::Heading { .. } => self.begin(BlockKind::Heading),
            Tag::Paragraph | Tag::Item | Tag::TableCell | Tag::FootnoteDefinition(_) => self.begin(BlockKind::Paragraph),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => self.silent = self.silent.saturating_sub(1),
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::FootnoteDefinition => self.close(),
            _ => {}
        }
    }

    fn begin(&mut self, kind: BlockKind) {
        self.close();
        self.open = Some(Block::new(kind));
    }

    /// A backslash before a mark is part of the event's range but not of the text: the text is its tail.
    fn prose(&mut self, text: &str, span: Span, file: &str) {
        let file_span = match span.of(file).strip_suffix(text) {
            Some(escape) => Span::new(span.start + escape.len(), span.end),
            None => span,
        };
        self.open.get_or_insert_with(|| Block::new(BlockKind::Paragraph)).push(text, file_span);
    }

    fn close(&mut self) {
        if let Some(block) = self.open.take().filter(|block| !block.text.trim().is_empty()) {
            self.out.push(block);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Span;

    #[test]
    fn emphasis_and_entities_leave_the_text_and_spans_lead_back() {
        let file = "# Titre\n\nIl a **22&nbsp;ans** et `code` [lien](http://x).";
        let (blocks, _) = super::blocks(file, 0);
        assert_eq!(blocks[1].text, "Il a 22\u{a0}ans et  lien.");
        let at = blocks[1].text.find("22").expect("there");
        let span = blocks[1].to_file(Span::new(at, at + "22\u{a0}ans".len()));
        assert_eq!(span.of(file), "22&nbsp;ans");
    }

    #[test]
    fn items_and_cells_are_blocks_of_their_own() {
        let file = "- un\n- deux\n\n| a | b |\n|---|---|\n| c | d |\n";
        let texts: Vec<String> = super::blocks(file, 0).0.into_iter().map(|block| block.text).collect();
        assert_eq!(texts, ["un", "deux", "a", "b", "c", "d"]);
    }

    #[test]
    fn comments_in_blocks_and_lines_are_read_and_code_is_not() {
        let file = "<!-- factlint-disable-file -->\n\n- un <!-- factlint-disable-line\nx --> deux\n\n`<!-- factlint-disable -->`\n\n    <!-- factlint-disable -->\n";
        let (blocks, directives) = super::blocks(file, 0);
        let verbs: Vec<&str> = directives.iter().map(|directive| directive.verb.text.as_str()).collect();
        assert_eq!(verbs, ["disable-file", "disable-line"]);
        assert_eq!(blocks[0].text, "un  deux");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_and_mapped_inside_the_file(text in "[ a-zé*_`#>|\\\\&;\\n\\-\\[\\]()]*") {
            for block in super::blocks(&text, 0).0 {
                let span = block.file_span();
                assert!(text.get(span.start..span.end).is_some());
            }
        }
    }
}
