//! reStructuredText to blocks: titles, paragraphs, items, cells, notes; no literal blocks, directives, fields, comments.

mod inline;
mod table;

use super::block::BlockKind;
use super::directive::{Comment, Place, directive};
use super::lines::{Line, lines};
use super::markup::{Markup, verbatim};
use super::prose::Prose;
use super::span::Span;

pub(super) const MARKUP: Markup = Markup {
    name: "reStructuredText",
    endings: &["rst", "rest"],
    languages: &["restructuredtext", "rst"],
    comment: Comment::line("..", Place::OwnParagraph),
    read,
    alone: None,
    escape: verbatim,
    unpack: None,
};

fn read(text: &str, from: usize) -> Prose {
    let lines: Vec<Line<'_>> = lines(text, from).collect();
    let mut reader = Reader { file: text, lines: &lines, prose: Prose::default(), at: 0, open: Vec::new(), told: false };
    while reader.at < lines.len() {
        reader.step();
    }
    reader.end();
    reader.prose.done()
}

/// Directives whose text is prose.
const PROSE: &[&str] = &[
    "admonition",
    "attention",
    "caution",
    "compound",
    "container",
    "danger",
    "epigraph",
    "error",
    "figure",
    "highlights",
    "hint",
    "important",
    "list-table",
    "note",
    "pull-quote",
    "rubric",
    "seealso",
    "sidebar",
    "table",
    "tip",
    "topic",
    "versionadded",
    "versionchanged",
    "warning",
];

struct Reader<'a> {
    file: &'a str,
    lines: &'a [Line<'a>],
    prose: Prose,
    /// The line to be read next.
    at: usize,
    /// The lines of the open paragraph.
    open: Vec<Span>,
    /// Whether prose has begun: fields before it are about the draft.
    told: bool,
}

impl<'a> Reader<'a> {
    fn text(&self, at: usize) -> &'a str {
        self.lines.get(at).map_or("", |line| line.text.trim_end())
    }

    /// Reads one line or the few that belong together.
    fn step(&mut self) {
        let line = self.lines[self.at];
        let bare = line.text.trim();
        if bare.is_empty() {
            self.end();
            self.at += 1;
        } else if self.open.is_empty() && self.structure(line, bare) {
            // Whoever read it has moved on.
        } else {
            self.paragraph(line, bare);
        }
    }

    /// What can begin only where no paragraph is open.
    fn structure(&mut self, line: Line<'a>, bare: &'a str) -> bool {
        if let Some(rest) = bare.strip_prefix("..").filter(|rest| rest.is_empty() || rest.starts_with(' ')) {
            self.explicit(line, rest.trim_start());
        } else if bare.starts_with(">>> ") {
            self.at += 1;
            while !self.text(self.at).is_empty() {
                self.at += 1;
            }
        } else if table::begins(bare) && table::is_table(self.lines, self.at) {
            self.at = table::read(&mut self.prose, self.file, self.lines, self.at);
        } else if is_rule(bare) && is_rule(self.text(self.at + 2).trim()) && !self.text(self.at + 1).is_empty() {
            self.title(self.at + 1);
            self.at += 3;
        } else if is_rule(bare) {
            self.at += 1;
        } else if is_rule(self.text(self.at + 1)) && line.indent() == 0 {
            self.title(self.at);
            self.at += 2;
        } else if let Some((name, value)) = field(bare) {
            self.field(line, name, value);
        } else {
            return false;
        }
        true
    }

    fn title(&mut self, at: usize) {
        let line = self.lines[at];
        self.begin(BlockKind::Heading, line.span_of(line.text.trim()));
        self.end();
    }

    /// A line of a paragraph, an item or a term.
    fn paragraph(&mut self, line: Line<'a>, bare: &'a str) {
        let item = item(bare).filter(|_| self.open.is_empty() || self.is_item(line));
        // A term's text is further in, and a list ends further out.
        if item.is_some() || !self.open.is_empty() && self.at > 0 && self.is_shifted(line) {
            self.end();
        }
        let text = item.unwrap_or(bare);
        let text = text.strip_prefix("| ").unwrap_or(text);
        let literal = text.ends_with("::") && self.text(self.at + 1).is_empty();
        let text = if literal { text[..text.len() - 1].trim_end_matches(" :") } else { text };
        if self.open.is_empty() {
            self.begin(BlockKind::Paragraph, line.span_of(text));
        } else {
            self.open.push(line.span_of(text));
        }
        self.at += 1;
        if literal {
            self.end();
            self.skip_indented(line.indent());
        }
    }

    /// Whether a line in a paragraph begins an item: those stand at the depth of the item before.
    fn is_item(&self, line: Line<'a>) -> bool {
        let before = self.lines[self.at - 1];
        item(before.text.trim()).is_some() && before.indent() == line.indent() || self.is_shifted(line)
    }

    /// Whether a line stands at another depth than the text above it.
    fn is_shifted(&self, line: Line<'a>) -> bool {
        let before = self.lines[self.at - 1];
        let text = before.text.trim();
        let depth = before.indent() + item(text).map_or(0, |rest| text.len() - rest.len());
        line.indent() != depth
    }

    /// `.. ` and what belongs to it: a comment, a directive, a note, a target.
    fn explicit(&mut self, line: Line<'a>, rest: &'a str) {
        let span = line.span_of(line.text.trim());
        self.at += 1;
        if let Some(found) = directive(self.file, line.span_of(rest), span) {
            self.prose.directives.push(found);
        } else if let Some((_, note)) = rest.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
            self.begin(BlockKind::Paragraph, line.span_of(note));
            self.rest_of_note(line.indent());
            return;
        } else if let Some((name, argument)) = rest.split_once("::") {
            return self.named(line, name, argument.trim());
        }
        self.skip_indented(line.indent());
    }

    /// The lines of a note go on further in.
    fn rest_of_note(&mut self, indent: usize) {
        while !self.text(self.at).is_empty() && self.lines[self.at].indent() > indent {
            let line = self.lines[self.at];
            self.open.push(line.span_of(line.text.trim()));
            self.at += 1;
        }
        self.end();
    }

    /// `.. name:: argument`
    fn named(&mut self, line: Line<'a>, name: &str, argument: &'a str) {
        self.options(line.indent());
        if !PROSE.contains(&name) {
            return self.skip_indented(line.indent());
        }
        if name != "figure" && !argument.is_empty() {
            self.begin(BlockKind::Paragraph, line.span_of(argument));
            self.rest_of_note(line.indent());
        }
    }

    /// The options of a directive: an image's text is prose, the others aren't.
    fn options(&mut self, indent: usize) {
        while let Some(line) = self.lines.get(self.at).copied().filter(|line| line.indent() > indent) {
            let Some((name, value)) = field(line.text.trim()) else { return };
            if name == "alt" {
                self.begin(BlockKind::Paragraph, line.span_of(value));
                self.end();
            }
            self.at += 1;
        }
    }

    fn skip_indented(&mut self, indent: usize) {
        while self.lines.get(self.at).is_some_and(|line| line.text.trim().is_empty() || line.indent() > indent) {
            self.at += 1;
        }
    }

    fn field(&mut self, line: Line<'a>, name: &str, value: &str) {
        let front = &mut self.prose.front;
        match name.to_ascii_lowercase().as_str() {
            "date" if !self.told => front.date = Some(value.to_owned()),
            "lang" | "language" if !self.told => front.lang = Some(value.to_owned()),
            _ => {}
        }
        self.at += 1;
        while !self.text(self.at).is_empty() && self.lines[self.at].indent() > line.indent() {
            self.at += 1;
        }
    }

    fn begin(&mut self, kind: BlockKind, span: Span) {
        self.prose.begin(kind);
        self.told |= kind == BlockKind::Paragraph;
        self.open = vec![span];
    }

    fn end(&mut self) {
        inline::read(&mut self.prose, self.file, &std::mem::take(&mut self.open));
        self.prose.close();
    }
}

/// A line of one mark, as under a title.
fn is_rule(text: &str) -> bool {
    let first = text.chars().next().filter(char::is_ascii_punctuation);
    text.len() >= 3 && first.is_some_and(|first| text.chars().all(|c| c == first))
}

/// `:name: value`
fn field(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.strip_prefix(':')?.split_once(':')?;
    let named = !name.is_empty() && !name.starts_with(' ') && !name.contains('`');
    (named && (value.is_empty() || value.starts_with(' '))).then(|| (name, value.trim()))
}

/// The text of a list's item.
fn item(text: &str) -> Option<&str> {
    let (mark, rest) = text.split_once(' ')?;
    let inner = mark.strip_prefix('(').unwrap_or(mark).strip_suffix(['.', ')']);
    let numbered = inner.is_some_and(|inner| {
        inner == "#" || inner.len() < 4 && inner.parse::<u16>().is_ok() || inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_lowercase())
    });
    (matches!(mark, "-" | "*" | "+" | "•" | "–") || numbered).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::text::prose::tests::texts_of;

    fn texts(file: &str) -> Vec<String> {
        texts_of(&read(file, 0))
    }

    #[test]
    fn titles_paragraphs_and_items_are_blocks() {
        let file = "=======\nLe port\n=======\n\n:date: 2026-03-03\n:lang: fr\n\nUn\ndeux.\n\n- trois\n  quatre\n- cinq\n\n  six\n\n1. sept\n\nHuit\n----\n\nterme\n  neuf\n\n| dix\n\n.. [1] onze\n   douze\n";
        assert_eq!(
            texts(file),
            ["Le port", "Un deux.", "trois quatre", "cinq", "six", "sept", "Huit", "terme", "neuf", "dix", "onze douze"]
        );
        let front = read(file, 0).front;
        assert_eq!((front.lang.as_deref(), front.date.as_deref()), (Some("fr"), Some("2026-03-03")));
    }

    #[test]
    fn marks_leave_the_prose() {
        let file = "Il a **24** *ans*, ``code``, `Léa <http://x>`_ et :ref:`le port <p>` [1]_, :math:`x`, 5 * 3, port_ snake_case |x| \\*là\\ s https://x.org.";
        assert_eq!(texts(file), ["Il a 24 ans, , Léa et le port , , 5 * 3, port snake_case  *làs ."]);
    }

    #[test]
    fn figures_and_notes_are_read_and_code_is_not() {
        let file = ".. figure:: a.png\n   :alt: Un port\n   :width: 3\n\n   Deux.\n\n.. note:: Trois\n   quatre.\n\n.. code:: python\n\n   cinq\n\n.. six\n   sept\n\n.. _cible: http://x\n\nHuit ::\n\n   neuf\n\n>>> dix\nonze\n\nDouze\n";
        assert_eq!(texts(file), ["Un port", "Deux.", "Trois quatre.", "Huit", "Douze"]);
    }

    #[test]
    fn cells_are_apart() {
        let file = "+-----+-----+\n| Nom | Âge |\n+=====+=====+\n| Léa | 24  |\n+-----+-----+\n\n====  ===\nNom   Âge\n====  ===\nLéa   24\n====  ===\n";
        assert_eq!(texts(file), ["Nom", "Âge", "Léa", "24", "Nom", "Âge", "Léa", "24"]);
    }

    #[test]
    fn comments_for_factlint_are_read() {
        let file = "Un.\n\n.. factlint-disable-next-line swapped -- vu\n\nDeux.\n";
        assert_eq!(texts(file), ["Un.", "Deux."]);
        assert_eq!(read(file, 0).directives[0].span.of(file), ".. factlint-disable-next-line swapped -- vu");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_and_mapped_inside_the_file(
            text in "(\\*|_|`|:|\\||\\.\\. |::|\\[1\\]_|====|==  ==|\\+--\\+|\n|- |  |\\\\|note|figure|:alt: |https://x|[ aé2\\r])*"
        ) {
            crate::text::prose::tests::is_mapped(&text, &read(&text, 0));
        }
    }
}
