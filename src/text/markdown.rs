//! Markdown to blocks: headings, paragraphs, list items, table cells, quotations; no code, no URLs.

use super::block::BlockKind;
use super::directive::{Comment, directives};
use super::html;
use super::markup::{Markup, verbatim};
use super::prose::Prose;
use super::span::Span;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

pub(super) const MARKUP: Markup = Markup {
    name: "Markdown",
    endings: &["md", "markdown"],
    languages: &["markdown"],
    comment: Comment::HTML,
    read,
    alone: Some(alone),
    escape: verbatim,
    unpack: None,
};

/// The prose of a Markdown text from byte `from` on, and its directives.
fn read(text: &str, from: usize) -> Prose {
    let mut reader = Reader { file: text, prose: Prose::default(), silent: 0 };
    for (event, range) in Parser::new_ext(&text[from..], OPTIONS).into_offset_iter() {
        reader.read(event, Span::new(range.start + from, range.end + from));
    }
    reader.prose.done()
}

const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_STRIKETHROUGH);

/// What lines open with that are a paragraph, headings or the items of a list wherever no container is open: they open none but that, and
/// refer to nothing elsewhere.
fn alone(lines: &str) -> Option<&'static str> {
    let opens = |opening: &&str| lines.lines().all(|line| line.strip_prefix(opening).is_some_and(opens_nothing));
    let is_apart = !lines.contains(['[', ']', '<']) && !lines.replace("\r\n", "").contains('\r');
    OPENINGS.into_iter().find(opens).filter(|_| is_apart)
}

/// How a line of prose starts, and an item of a list.
const OPENINGS: [&str; 4] = ["", "- ", "* ", "+ "];

/// Whether a line starts as prose or as a heading: no list, quotation, code, table or rule.
fn opens_nothing(line: &str) -> bool {
    let numbered = || line.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', ')']);
    let first = line.trim_start_matches('*').chars().next();
    first.is_some_and(|c| c.is_alphabetic() || "#«“‘\"'’(–—".contains(c) || c.is_ascii_digit() && !numbered())
}

struct Reader<'a> {
    file: &'a str,
    prose: Prose,
    /// Depth of elements whose text is no prose: code, addresses.
    silent: usize,
}

impl Reader<'_> {
    fn read(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::InlineHtml(tag) => self.inline(&tag, span),
            Event::Start(tag) => self.start(&tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.silent == 0 => self.text(&text, span),
            Event::SoftBreak | Event::HardBreak => self.prose.push(" ", span),
            _ => {}
        }
    }

    /// A tag or a comment in a sentence.
    fn inline(&mut self, tag: &str, span: Span) {
        if tag.starts_with("<!--") {
            self.prose.directives.extend(directives(self.file, span));
        } else if tag.starts_with("<br") {
            self.prose.blank(span);
        } else if tag.starts_with("<img") {
            html::fragment(&mut self.prose, self.file, span);
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => self.silent += 1,
            // The text of `<https://…>` is the address.
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => self.silent += 1,
            Tag::HtmlBlock => {
                html::fragment(&mut self.prose, self.file, span);
                self.prose.close();
            }
            Tag::Image { title, .. } => self.image(title, span),
            Tag::Heading { .. } => self.prose.begin(BlockKind::Heading),
            Tag::Paragraph | Tag::Item | Tag::TableCell | Tag::FootnoteDefinition(_) => self.prose.begin(BlockKind::Paragraph),
            _ => {}
        }
    }

    /// What an image says is read apart from the sentence it stands in: its title, then the text in its place.
    fn image(&mut self, title: &str, span: Span) {
        let at = span.of(self.file).rfind(title).filter(|_| !title.is_empty()).map(|at| span.start + at);
        if let Some(start) = at {
            self.prose.open_aside();
            self.prose.push(title, Span::new(start, start + title.len()));
            self.prose.close_aside();
        }
        self.prose.open_aside();
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => self.silent = self.silent.saturating_sub(1),
            TagEnd::Link => self.silent = 0,
            TagEnd::Image => self.prose.close_aside(),
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::FootnoteDefinition => self.prose.close(),
            _ => {}
        }
    }

    /// A backslash before a mark is part of the event's range but not of the text: the text is its tail.
    fn text(&mut self, text: &str, span: Span) {
        let file_span = match span.of(self.file).strip_suffix(text) {
            Some(escape) => Span::new(span.start + escape.len(), span.end),
            None => span,
        };
        self.prose.push(text, file_span);
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Span;

    #[test]
    fn emphasis_and_entities_leave_the_text_and_spans_lead_back() {
        let file = "# Titre\n\nIl a **22&nbsp;ans** et `code` [lien](http://x).";
        let blocks = super::read(file, 0).blocks;
        assert_eq!(blocks[1].text, "Il a 22\u{a0}ans et  lien.");
        let at = blocks[1].text.find("22").expect("there");
        let span = blocks[1].to_file(Span::new(at, at + "22\u{a0}ans".len()));
        assert_eq!(span.of(file), "22&nbsp;ans");
    }

    #[test]
    fn items_and_cells_are_blocks_of_their_own() {
        let file = "- un\n- deux\n\n| a | b |\n|---|---|\n| c | d |\n";
        let texts: Vec<String> = super::read(file, 0).blocks.into_iter().map(|block| block.text).collect();
        assert_eq!(texts, ["un", "deux", "a", "b", "c", "d"]);
    }

    #[test]
    fn comments_in_blocks_and_lines_are_read_and_code_is_not() {
        let file = "<!-- factlint-disable-file -->\n\n- un <!-- factlint-disable-line\nx --> deux\n\n`<!-- factlint-disable -->`\n\n    <!-- factlint-disable -->\n";
        let prose = super::read(file, 0);
        let verbs: Vec<&str> = prose.directives.iter().map(|directive| directive.verb.text.as_str()).collect();
        assert_eq!(verbs, ["disable-file", "disable-line"]);
        assert_eq!(prose.blocks[0].text, "un  deux");
    }

    /// Each block's text, and what stands in the file from its first byte to its last.
    fn told(file: &str) -> Vec<(String, &str)> {
        super::read(file, 0).blocks.into_iter().map(|block| (block.text.clone(), block.file_span().of(file))).collect()
    }

    #[test]
    fn notes_are_blocks_of_their_own() {
        let told = told("Un port[^1].\n\n[^1]: Il a 22 ans.\n");
        assert_eq!(told, [("Un port.".to_owned(), "Un port[^1]."), ("Il a 22 ans.".to_owned(), "Il a 22 ans.")]);
    }

    #[test]
    fn links_are_read_without_their_addresses() {
        let told = told("Voir [Léa, 22 ans](http://x \"titre\"), [le *port*][1], [1] et <http://x>.\n\n[1]: http://y\n");
        let file = "Voir [Léa, 22 ans](http://x \"titre\"), [le *port*][1], [1] et <http://x>.";
        assert_eq!(told, [("Voir Léa, 22 ans, le port, 1 et .".to_owned(), file)]);
    }

    #[test]
    fn what_images_say_is_read_apart() {
        let told = told("Avant ![Léa, 22 ans](x.jpg \"Au port\") après<br>fin.\n\n![*Le* port](y.jpg)\n");
        let texts: Vec<&str> = told.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(texts, ["Avant  après fin.", "Au port", "Léa, 22 ans", "Le port"]);
        assert_eq!((told[1].1, told[2].1, told[3].1), ("Au port", "Léa, 22 ans", "Le* port"));
    }

    #[test]
    fn cells_are_read_with_their_places() {
        let told = told("| Nom | Âge |\n|:--|--:|\n| Léa \\| B | **22** ans |\n");
        let spans: Vec<&str> = told.iter().map(|(_, span)| *span).collect();
        assert_eq!(spans, ["Nom", "Âge", "Léa \\| B", "22** ans"]);
    }

    #[test]
    fn html_in_a_draft_is_read() {
        let told = told("Un.\n\n<figure>\n<img alt=\"Le port\">\n<figcaption>Léa, 22 ans</figcaption>\n</figure>\n\nDeux.\n");
        let texts: Vec<&str> = told.iter().map(|(text, _)| text.trim()).collect();
        assert_eq!(texts, ["Un.", "Le port", "Léa, 22 ans", "Deux."]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_and_mapped_inside_the_file(text in "[ a-zé*_`#>|\\\\&;\\n\\-\\[\\]()]*") {
            for block in super::read(&text, 0).blocks {
                let span = block.file_span();
                assert!(text.get(span.start..span.end).is_some());
            }
        }
    }
}
