//! AsciiDoc to blocks: titles, paragraphs, items, cells, notes; no listings, macros, attributes, comments.

mod inline;

use super::block::BlockKind;
use super::directive::{Comment, Place as CommentPlace, directive};
use super::lines::{Line, lines};
use super::markup::{Markup, verbatim};
use super::prose::Prose;
use super::span::Span;

pub(super) const MARKUP: Markup = Markup {
    name: "AsciiDoc",
    endings: &["adoc", "asciidoc", "asc"],
    languages: &["asciidoc", "adoc"],
    comment: Comment::line("//", CommentPlace::OwnLine),
    read,
    alone: None,
    escape: verbatim,
    unpack: None,
};

fn read(text: &str, from: usize) -> Prose {
    let mut reader = Reader { file: text, prose: Prose::default(), open: Vec::new(), fence: None, table: false, place: Place::Start };
    lines(text, from).for_each(|line| reader.line(line));
    reader.end();
    reader.prose.done()
}

/// Marks of blocks whose lines are no prose.
const FENCES: &[&str] = &["----", "....", "++++", "////", "```"];

/// Marks round blocks of prose.
const FRAMES: &[&str] = &["====", "****", "____", "--", "'''", "<<<", "---", "***", "+"];

/// Words that a paragraph may begin with to stand out.
const LABELS: &[&str] = &["NOTE: ", "TIP: ", "IMPORTANT: ", "CAUTION: ", "WARNING: "];

/// What the line before was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Nothing, or an empty line.
    Start,
    /// The draft's title, or a line of its author and date below it.
    Header,
    /// Prose that may go on.
    Prose,
    /// A paragraph that is no prose.
    Silent,
}

struct Reader<'a> {
    file: &'a str,
    prose: Prose,
    /// The lines of the open paragraph.
    open: Vec<Span>,
    /// The mark that ends a block that is no prose.
    fence: Option<&'a str>,
    table: bool,
    place: Place,
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: Line<'a>) {
        let text = line.text.trim_end();
        if let Some(fence) = self.fence {
            self.fence = self.fence.filter(|_| text != fence);
        } else if self.underlines(text) {
            self.begin(BlockKind::Heading, self.open[0]);
            self.end();
            self.place = if text.starts_with('=') { Place::Header } else { Place::Start };
        } else if let Some(fence) = FENCES.iter().find(|fence| is_mark(text, fence)) {
            self.end();
            self.fence = Some(if *fence == "```" { fence } else { text });
        } else if let Some(comment) = text.strip_prefix("//") {
            let span = line.span_of(text);
            self.prose.directives.extend(directive(self.file, line.span_of(comment), span));
        } else if text.is_empty() {
            self.end();
        } else if text == "|===" {
            self.end();
            self.table = !self.table;
        } else if self.table {
            self.row(line, text);
        } else if !self.structure(line, text) {
            self.text(line, text);
        }
    }

    /// Whether a line underlines the one before, which makes a title of it: about as long, of one mark.
    fn underlines(&self, text: &str) -> bool {
        let Some(mark) = text.chars().next().filter(|c| "=-~^+".contains(*c)) else { return false };
        let [title] = self.open[..] else { return false };
        let alone = self.file[..title.start].is_empty() || self.file[..title.start].ends_with('\n');
        let words = title.of(self.file);
        alone
            && self.place == Place::Prose
            && !self.table
            && text.len() > 1
            && text.chars().all(|c| c == mark)
            && words.contains(char::is_alphanumeric)
            && words.chars().count().abs_diff(text.len()) <= 1
    }

    /// A line that stands for itself: a title, a mark, an attribute, a macro.
    fn structure(&mut self, line: Line<'a>, text: &'a str) -> bool {
        if let Some(title) = heading(text) {
            self.end();
            self.begin(BlockKind::Heading, line.span_of(title));
            self.end();
            self.place = if text.starts_with("= ") { Place::Header } else { Place::Start };
        } else if let Some((name, value)) = attribute(text) {
            self.attribute(name, value);
        } else if FRAMES.contains(&text) || FRAMES[..3].iter().any(|frame| is_mark(text, frame)) {
            self.end();
        } else if self.place == Place::Header {
            self.header(text);
        } else if text.starts_with('[') && text.ends_with(']') && self.place != Place::Prose {
            self.end();
            let code = ["[source", "[listing", "[literal", "[stem", "[latexmath", "[asciimath", "[,"];
            self.place = if code.iter().any(|code| text.starts_with(code)) { Place::Silent } else { Place::Start };
        } else {
            return self.macro_line(line, text);
        }
        true
    }

    /// `image::PATH[TEXT]` and its like.
    fn macro_line(&mut self, line: Line<'a>, text: &'a str) -> bool {
        let Some((name, rest)) = text.split_once("::") else { return false };
        let Some((target, list)) = rest.split_once('[') else { return false };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_lowercase()) || target.contains(char::is_whitespace) {
            return false;
        }
        self.end();
        if name == "image" {
            inline::image(&mut self.prose, self.file, line.span_of(list.strip_suffix(']').unwrap_or(list)));
            self.prose.close();
        }
        true
    }

    fn attribute(&mut self, name: &str, value: &str) {
        let front = &mut self.prose.front;
        match name {
            "lang" => front.lang = Some(value.to_owned()),
            "revdate" | "date" | "docdate" => front.date = Some(value.to_owned()),
            _ => {}
        }
    }

    /// The author's line, and the line of the version and its date.
    fn header(&mut self, text: &str) {
        let day = text.split([',', ' ']).map(str::trim).find(|word| word.parse::<jiff::civil::Date>().is_ok());
        if let Some(day) = day {
            self.prose.front.date.get_or_insert_with(|| day.to_owned());
        }
    }

    fn text(&mut self, line: Line<'a>, text: &'a str) {
        let bare = text.trim_start();
        let item = item(bare);
        if self.place == Place::Silent || self.place == Place::Start && item.is_none() && bare.len() < text.len() {
            self.place = Place::Silent;
        } else if let Some(rest) = item {
            self.end();
            self.begin(BlockKind::Paragraph, line.span_of(rest));
        } else if let Some((term, rest)) = described(bare) {
            self.end();
            self.begin(BlockKind::Paragraph, line.span_of(term));
            self.end();
            self.begin(BlockKind::Paragraph, line.span_of(rest));
        } else if self.place == Place::Prose {
            self.open.push(line.span_of(bare));
        } else {
            let title = text.strip_prefix('.').filter(|title| title.starts_with(|c: char| !c.is_whitespace() && c != '.'));
            let text = LABELS.iter().find_map(|label| text.strip_prefix(label)).or(title).unwrap_or(text);
            self.begin(BlockKind::Paragraph, line.span_of(text));
            if title.is_some() {
                self.end();
            }
        }
    }

    /// The cells of a line of a table; a line without one goes on with the cell before.
    fn row(&mut self, line: Line<'a>, text: &'a str) {
        let mut parts = cells(text).into_iter();
        let first = parts.next().unwrap_or_default();
        if !first.trim().is_empty() && self.place == Place::Prose {
            self.open.push(line.span_of(first));
        }
        for cell in parts {
            self.end();
            self.begin(BlockKind::Paragraph, line.span_of(cell.trim()));
        }
    }

    fn begin(&mut self, kind: BlockKind, span: Span) {
        self.prose.begin(kind);
        self.open = vec![span];
        self.place = Place::Prose;
    }

    /// Ends the open paragraph: marks may span its lines, so that they are read together.
    fn end(&mut self) {
        if let [first, .., last] | [first @ last] = self.open[..] {
            let marks = inline::Marks::of(self.file, Span::new(first.start, last.end));
            let mut before = first.start;
            for span in std::mem::take(&mut self.open) {
                self.prose.gap(self.file, Span::new(before, span.start));
                before = span.end;
                inline::read(&mut self.prose, self.file, span, &marks);
            }
        }
        self.prose.close();
        self.place = Place::Start;
    }
}

/// Whether a line is a mark, or a longer one of its kind.
fn is_mark(text: &str, mark: &str) -> bool {
    let c = mark.chars().next().unwrap_or_default();
    if mark == "```" { text.starts_with(mark) } else { mark.len() == 4 && text.len() >= 4 && text.chars().all(|other| other == c) }
}

fn heading(text: &str) -> Option<&str> {
    let level = text.len() - text.trim_start_matches('=').len();
    let title = text[level..].strip_prefix(' ')?;
    (1..=6).contains(&level).then(|| title.trim_start())
}

/// `:name: value`
fn attribute(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.strip_prefix(':')?.split_once(':')?;
    let named = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '!'));
    (named && (value.is_empty() || value.starts_with(' '))).then(|| (name, value.trim()))
}

/// The text of a list's item.
fn item(text: &str) -> Option<&str> {
    let (mark, rest) = text.split_once(' ')?;
    let alike = |c: char| mark.len() <= 5 && mark.chars().all(|other| other == c);
    let digits =
        mark.strip_suffix('.').is_some_and(|number| !number.is_empty() && number.len() < 4 && number.bytes().all(|b| b.is_ascii_digit()));
    let called =
        mark.strip_prefix('<').and_then(|mark| mark.strip_suffix('>')).is_some_and(|inner| inner == "." || inner.parse::<u8>().is_ok());
    (alike('*') || alike('.') || mark == "-" || digits || called).then(|| {
        let rest = rest.trim_start();
        ["[x] ", "[*] ", "[ ] "].iter().find_map(|check| rest.strip_prefix(check)).unwrap_or(rest)
    })
}

/// `term:: text`
fn described(text: &str) -> Option<(&str, &str)> {
    let (term, rest) = text.split_once("::")?;
    let rest = rest.trim_start_matches(':');
    (rest.is_empty() || rest.starts_with(' ')).then(|| (term, rest.trim_start()))
}

/// What stands between the bars of a table's line, without what a bar says of its cell; the first stands before any bar.
fn cells(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices('|') {
        if !text[..at].ends_with('\\') {
            out.push(unspecified(&text[start..at]));
            start = at + 1;
        }
    }
    out.push(&text[start..]);
    out
}

/// A cell without the marks of the next: `2+`, `.3+^.>s`.
fn unspecified(cell: &str) -> &str {
    let start = cell.trim_end_matches(|c: char| c.is_ascii_digit() || ".+*<>^adehlmsv".contains(c)).len();
    let (before, marks) = cell.split_at(start);
    let digits = marks.contains(|c: char| c.is_ascii_digit());
    let is_marks = !marks.is_empty() && (before.is_empty() || before.ends_with(' ')) && (!digits || marks.contains(['+', '*']));
    if is_marks && marks.bytes().filter(u8::is_ascii_lowercase).count() <= 1 { before } else { cell }
}

#[cfg(test)]
mod tests {
    use super::{BlockKind, read};
    use crate::text::prose::tests::texts_of;

    fn texts(file: &str) -> Vec<String> {
        texts_of(&read(file, 0))
    }

    #[test]
    fn titles_paragraphs_and_items_are_blocks() {
        let file = "= Le port\nLéa <lea@x.org>\nv1, 2026-03-03\n:lang: fr\n:x: y\n\n[.lead]\nUn\ndeux.\n\n.Titre\n* trois\n** quatre\n. cinq\nterme:: six\n\n== Sept\nNOTE: huit\n\n____\nneuf\n____\n";
        assert_eq!(texts(file), ["Le port", "Un deux.", "Titre", "trois", "quatre", "cinq", "terme", "six", "Sept", "huit", "neuf"]);
        let front = read(file, 0).front;
        assert_eq!((front.lang.as_deref(), front.date.as_deref()), (Some("fr"), Some("2026-03-03")));
    }

    #[test]
    fn a_line_as_long_as_the_one_above_makes_a_title_of_it() {
        let file = "Le port\n=======\nLéa <lea@x.org>\n\nUn\n--\nDeux.\n\nTrois\n----\nQuatre\n\nUne ligne de prose.\n----\ncinq\n----\n* six\n-----\nsept\n-----\n";
        assert_eq!(texts(file), ["Le port", "Un", "Deux.", "Trois", "Quatre", "Une ligne de prose.", "six"]);
        assert_eq!(read(file, 0).blocks[0].kind, BlockKind::Heading);
    }

    #[test]
    fn marks_leave_the_prose() {
        let file = "Il a *24* _ans_, **vi**te, 5 * 3 et [.rouge]#rouge#, `code` \"`oui`\" {nbsp}{x}snake_case_x n#1 \\*là H~2~O.";
        assert_eq!(texts(file), ["Il a 24 ans, vite, 5 * 3 et rouge,  \"oui\" \u{a0}snake_case_x n#1 *là H2O."]);
    }

    #[test]
    fn links_notes_and_images_are_read() {
        let file = "Voir https://x.org/99[Léa *24* ans^], <<id,le port>>, xref:a.adoc[ici] et https://x.org.footnote:[Une note.] image:a.png[Un port] fin\n\nimage::b.png[\"Deux, trois\",width=3,title=\"Quatre\"]\n";
        assert_eq!(texts(file), ["Voir Léa 24 ans, le port, ici et .  fin", "Une note.", "Un port", "Deux, trois", "Quatre"]);
    }

    #[test]
    fn cells_are_apart() {
        assert_eq!(texts("|===\n|Nom |Âge\n\n2+|Léa a|24\nans\n|===\nfin"), ["Nom", "Âge", "Léa", "24 ans", "fin"]);
    }

    #[test]
    fn code_and_comments_are_no_prose() {
        let file = "----\nun\n----\n\n[source,rust]\ndeux\n\n literal\n\n////\ntrois\n////\nquatre\n// factlint-disable-next-line swapped -- vu\ncinq\n";
        assert_eq!(texts(file), ["quatre cinq"]);
        let directives = read(file, 0).directives;
        assert_eq!((directives.len(), directives[0].span.of(file)), (1, "// factlint-disable-next-line swapped -- vu"));
    }

    #[test]
    fn what_is_never_closed_takes_no_longer() {
        // Hours, if each looked for its other half to the end.
        for piece in ["x *y _z\n", "{a", "[a", "[[a", "<<a", "link:", "a:", "footnote:[", "`` a", "$$ a", "+ a\n"] {
            assert!(!read(&piece.repeat(100_000), 0).blocks.is_empty(), "{piece}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_and_mapped_inside_the_file(
            text in "(\\*|_|`|#|\\+|\\|===|\\||= |\\[|\\]|<<|>>|//|----|\n|::|:|image::|https://x|footnote:\\[|\\{|\\}|&eacute;|\\\\|\\. |,|[ aé2\\r])*"
        ) {
            crate::text::prose::tests::is_mapped(&text, &read(&text, 0));
        }
    }
}
