//! LaTeX to blocks: titles, paragraphs, items, cells, captions, notes; no commands, formulas, listings, comments.

mod command;

use super::block::BlockKind;
use super::directive::{Comment, Place, directive};
use super::markup::Markup;
use super::prose::Prose;
use super::span::Span;
use command::Meaning;
use rustc_hash::FxHashSet;
use std::borrow::Cow;

pub(super) const MARKUP: Markup = Markup {
    name: "LaTeX",
    endings: &["tex", "latex"],
    languages: &["latex", "tex"],
    comment: Comment::line("%", Place::EndOfLine),
    read,
    alone: None,
    escape,
    unpack: None,
};

fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['%', '&', '$', '#', '_', '{', '}']) {
        return Cow::Borrowed(text);
    }
    let marked = |c: char| if "%&$#_{}".contains(c) { format!("\\{c}") } else { c.to_string() };
    Cow::Owned(text.chars().map(marked).collect())
}

fn read(text: &str, from: usize) -> Prose {
    let start = "\\begin{document}";
    let preamble = text[from..].find(start).map_or(from, |at| from + at + start.len());
    let mut reader = Reader {
        file: text,
        prose: Prose::default(),
        at: from,
        end: preamble,
        preamble: preamble > from,
        depth: 0,
        lists: Lists::of(text, from),
        lacking: FxHashSet::default(),
    };
    reader.run();
    reader.prose.close();
    (reader.end, reader.preamble) = (text.len(), false);
    reader.run();
    reader.prose.done()
}

struct Reader<'a> {
    file: &'a str,
    prose: Prose,
    at: usize,
    end: usize,
    /// Whether what is read stands before the document: only its title and date count.
    preamble: bool,
    /// How many arguments what is read stands in.
    depth: usize,
    lists: Lists,
    /// Marks that don't come any more, with the end before which they were looked for.
    lacking: FxHashSet<(Box<str>, usize)>,
}

/// How deep arguments are read.
const DEEPEST: usize = 32;

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.file.get(self.at..self.end).unwrap_or_default()
    }

    fn run(&mut self) {
        while let Some(c) = self.rest().chars().next() {
            match c {
                '%' => self.comment(),
                '\\' => self.command(),
                '$' => self.formula(),
                '{' | '}' => self.at += 1,
                '~' => self.give("\u{a0}", 1),
                '&' => self.bound(1),
                '\n' => self.end_of_line(),
                '`' if self.rest().starts_with("``") => self.give("“", 2),
                '\'' if self.rest().starts_with("''") => self.give("”", 2),
                _ => self.plain(),
            }
        }
    }

    /// Prose up to the next character that may mean something.
    fn plain(&mut self) {
        let first = self.rest().chars().next().map_or(1, char::len_utf8);
        let length = self.rest()[first..].find(['%', '\\', '$', '{', '}', '~', '&', '\n', '`', '\'']);
        let length = length.map_or(self.rest().len(), |length| first + length);
        let span = Span::new(self.at, self.at + length);
        if !self.preamble {
            self.prose.verbatim(self.file, span);
        }
        self.at = span.end;
    }

    /// Gives prose for some bytes of the file.
    fn give(&mut self, text: &str, length: usize) {
        let span = Span::new(self.at, (self.at + length).min(self.end));
        if !self.preamble {
            self.prose.push(text, span);
        }
        self.at = span.end;
    }

    /// Passes over some bytes that end a block.
    fn bound(&mut self, length: usize) {
        self.prose.close();
        self.at += length;
    }

    /// An empty line ends a paragraph, another end of line is a blank.
    fn end_of_line(&mut self) {
        let blank = self.rest().len() - self.rest().trim_start().len();
        let lines = self.rest()[..blank].bytes().filter(|byte| *byte == b'\n').count();
        if lines > 1 {
            self.bound(blank);
        } else {
            self.prose.blank(Span::new(self.at, self.at + blank));
            self.at += blank;
        }
    }

    /// A comment takes the end of its line and the blanks of the next with it.
    fn comment(&mut self) {
        let length = self.rest().find('\n').unwrap_or(self.rest().len());
        let span = Span::new(self.at, self.at + self.rest()[..length].trim_end().len());
        self.prose.directives.extend(directive(self.file, Span::new(span.start + 1, span.end), span));
        self.at += length;
        let after = self.rest().strip_prefix('\n').unwrap_or_default();
        let blank = after.len() - after.trim_start_matches([' ', '\t']).len();
        if !after.trim_start_matches([' ', '\t', '\r']).starts_with('\n') && !after.is_empty() {
            self.at += 1 + blank;
        }
    }

    fn formula(&mut self) {
        let mark = if self.rest().starts_with("$$") { "$$" } else { "$" };
        self.skip_to(mark.len(), mark);
    }

    /// Passes over what stands up to a mark, and the mark; over the first bytes alone if it never comes.
    fn skip_to(&mut self, first: usize, mark: &str) {
        let inner = self.rest().get(first..).unwrap_or_default();
        let lacking = (Box::from(mark), self.end);
        let end = if self.lacking.contains(&lacking) { None } else { inner.find(mark) };
        if end.is_none() {
            self.lacking.insert(lacking);
        }
        self.at += first + end.map_or(0, |end| end + mark.len());
    }

    fn command(&mut self) {
        let start = self.at;
        let name = command::name(&self.rest()[1..]);
        self.at += 1 + name.len();
        match command::meaning(name) {
            Meaning::Character(text) => self.character(start, text),
            Meaning::Accent(mark) => self.accent(start, mark),
            Meaning::Formula(close) => self.skip_to(0, close),
            Meaning::Begin => self.environment(),
            Meaning::End => {
                self.prose.close();
                self.group();
            }
            Meaning::Verbatim => self.verb(),
            Meaning::Bound => self.bound(0),
            Meaning::Item => self.item(),
            Meaning::Title => self.argument_as(BlockKind::Heading),
            Meaning::Caption => self.note(),
            Meaning::Date => self.date(),
            Meaning::Silent => while self.option() || self.group().is_some() {},
            Meaning::Second => {
                self.group();
            }
            Meaning::Quotation => self.quotation(),
            Meaning::Prose => while self.option() {},
        }
    }

    /// A character that has a name; the blank that ends the name goes with it.
    fn character(&mut self, start: usize, text: &str) {
        if self.file[start..self.at].ends_with(|c: char| c.is_ascii_alphabetic()) {
            self.at += if self.rest().starts_with("{}") { 2 } else { usize::from(self.rest().starts_with(' ')) };
        }
        let length = self.at - start;
        self.at = start;
        if text.is_empty() { self.at += length } else { self.give(text, length) }
    }

    /// `\'e`, `\'{e}`, `\c{c}`: the letter with its mark.
    fn accent(&mut self, start: usize, mark: char) {
        let inner = self.rest().trim_start_matches(' ').trim_start_matches('{');
        let inner = inner.strip_prefix('\\').unwrap_or(inner);
        let Some(letter) = inner.chars().next().filter(|c| c.is_alphabetic()) else { return };
        let after = &inner[letter.len_utf8()..];
        let opened = self.rest().trim_start_matches(' ').starts_with('{');
        let after = if opened { after.strip_prefix('}').unwrap_or(after) } else { after };
        let length = self.end - after.len() - start;
        let composed = unicode_normalization::char::compose(if letter == 'ı' { 'i' } else { letter }, mark).unwrap_or(letter);
        self.at = start;
        self.give(composed.encode_utf8(&mut [0; 4]), length);
    }

    /// `\begin{name}` with what follows it; what is no prose is passed over as a whole.
    fn environment(&mut self) {
        self.prose.close();
        let name = self.group().map_or("", |span| span.of(self.file));
        if command::SILENT_ENVIRONMENTS.contains(&name.trim_end_matches('*')) {
            self.skip_to(0, &format!("\\end{{{name}}}"));
        } else {
            while self.option() || command::MEASURED.contains(&name.trim_end_matches('*')) && self.group().is_some() {}
        }
    }

    /// `\verb|text|`, between any two marks that are alike.
    fn verb(&mut self) {
        self.option();
        let Some(mark) = self.rest().chars().next().filter(|_| self.group().is_none()) else { return };
        let line = self.rest().split('\n').next().unwrap_or_default();
        let end = line.get(mark.len_utf8()..).and_then(|inner| inner.find(mark));
        self.at += mark.len_utf8() + end.map_or(0, |end| end + mark.len_utf8());
    }

    fn item(&mut self) {
        self.prose.close();
        if let Some(term) = self.list('[') {
            self.within(term);
            self.prose.close();
        }
    }

    /// The argument of a command as a block of its own.
    fn argument_as(&mut self, kind: BlockKind) {
        while self.option() {}
        self.prose.close();
        let preamble = std::mem::take(&mut self.preamble);
        if let Some(argument) = self.group() {
            self.prose.begin(kind);
            self.within(argument);
            self.prose.close();
        }
        self.preamble = preamble;
    }

    /// The argument of a command, read apart from the sentence it stands in.
    fn note(&mut self) {
        while self.option() {}
        if let Some(argument) = self.group() {
            self.prose.open_aside();
            self.within(argument);
            self.prose.close_aside();
        }
    }

    fn date(&mut self) {
        if let Some(date) = self.group() {
            self.prose.front.date = Some(date.of(self.file).trim().to_owned());
        }
    }

    fn quotation(&mut self) {
        let start = self.at;
        if let Some(argument) = self.group() {
            self.at = start;
            self.give("“", 1);
            self.within(argument);
            self.at = argument.end;
            self.give("”", 1);
        }
    }

    /// Reads a stretch, and goes on where this stood.
    fn within(&mut self, span: Span) {
        let (at, end) = (self.at, self.end);
        (self.at, self.end) = (span.start, span.end);
        self.depth += 1;
        if self.depth < DEEPEST {
            self.run();
        }
        self.depth -= 1;
        (self.at, self.end) = (at, end);
    }

    fn option(&mut self) -> bool {
        self.list('[').is_some()
    }

    fn group(&mut self) -> Option<Span> {
        self.list('{')
    }

    /// Passes over a list between brackets that stands here, and gives what it holds.
    fn list(&mut self, open: char) -> Option<Span> {
        self.rest().strip_prefix(open)?;
        let end = self.lists.end(self.at).filter(|end| *end < self.end)?;
        let inner = Span::new(self.at + 1, end);
        self.at = end + 1;
        Some(inner)
    }
}

/// Where each bracket of a file is closed: looked for once, as one that never is would be looked for again and again.
struct Lists(Vec<(usize, usize)>);

impl Lists {
    fn of(file: &str, from: usize) -> Self {
        let (mut out, mut braces, mut brackets) = (Vec::new(), Vec::new(), Vec::new());
        let mut escaped = false;
        for (at, byte) in file.bytes().enumerate().skip(from) {
            match byte {
                _ if escaped => {}
                b'{' => braces.push(at),
                b'[' => brackets.push(at),
                b'}' => out.extend(braces.pop().map(|open| (open, at))),
                b']' => out.extend(brackets.pop().map(|open| (open, at))),
                _ => {}
            }
            escaped = byte == b'\\' && !escaped;
        }
        out.sort_unstable();
        Self(out)
    }

    /// The place of the bracket that closes the one at a place.
    fn end(&self, open: usize) -> Option<usize> {
        self.0.binary_search_by_key(&open, |(open, _)| *open).ok().map(|at| self.0[at].1)
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    /// Each block's text, and what stands in the file from its first byte to its last.
    fn told(file: &str) -> Vec<(String, &str)> {
        let told = |block: crate::text::Block| (block.text.trim().to_owned(), block.file_span().of(file).trim());
        read(file, 0).blocks.into_iter().map(told).collect()
    }

    fn texts(file: &str) -> Vec<String> {
        told(file).into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn the_document_is_read_and_of_what_is_before_it_the_title_and_date() {
        let file = "\\documentclass[12pt]{article}\n\\newcommand{\\x}{y}\n\\title{Le \\emph{port}}\n\\date{2026-03-03}\nx\n\\begin{document}\n\\maketitle\nUn.\n\nDeux.\n\\end{document}";
        assert_eq!(texts(file), ["Le port", "Un.", "Deux."]);
        assert_eq!(read(file, 0).front.date.as_deref(), Some("2026-03-03"));
    }

    #[test]
    fn commands_leave_the_prose_and_characters_are_decoded() {
        let file = "\\textbf{L\\'ea} a 24~ans, 35\\,\\% des \\oe uvres \\og{}oui\\fg{}, ``non'' \\enquote{si}, l'\\^{\\i}le, gar\\c{c}on\\cite[p.~3]{a}.";
        let expected = "Léa a 24\u{a0}ans, 35\u{a0}% des œuvres «\u{a0}oui\u{a0}», “non” “si”, l'île, garçon.";
        assert_eq!(texts(file), [expected]);
    }

    #[test]
    fn items_cells_captions_and_notes_are_apart() {
        let file = "\\begin{itemize}[a]\n\\item un\n\\item[deux] trois\n\\end{itemize}\nQuatre\\footnote{cinq \\emph{six}}, sept.\n\\begin{tabular}{l|l}huit & neuf \\\\ dix\\end{tabular}\\section*{Onze}";
        assert_eq!(texts(file), ["un", "deux", "trois", "Quatre, sept.", "cinq six", "huit", "neuf", "dix", "Onze"]);
    }

    #[test]
    fn code_formulas_and_comments_are_no_prose() {
        let file = "Un $x^2$ deux \\verb|trois| \\(quatre\\)% cinq\n six\n% factlint-disable-next-line contradicted -- vu\nsept\n\\begin{verbatim}\nhuit\n\\end{verbatim}\n\\[neuf\\]";
        assert_eq!(texts(file), ["Un  deux  six sept"]);
        assert_eq!(read(file, 0).directives[0].rules[0].text, "contradicted");
    }

    #[test]
    fn what_is_never_closed_takes_no_longer() {
        // Hours, if each looked for its other half to the end.
        for piece in ["a\\footnote{", "a\\cite[", "a\\item[", "a\\(", "a\\begin{verbatim} ", "a\\verb|b\n", "a{", "a $$ b\n\n"] {
            assert!(!read(&piece.repeat(100_000), 0).blocks.is_empty(), "{piece}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_and_mapped_inside_the_file(
            text in "(\\\\emph\\{|\\\\footnote\\{|\\\\item|\\\\begin\\{x|\\\\end\\{|\\\\verb|\\\\'|\\\\\\^\\{|\\}|\\{|\\[|\\]|%|\\$|``|''|&|~|\\\\|\\\\enquote\\{|[ aéœ22\\r\\n])*"
        ) {
            crate::text::prose::tests::is_mapped(&text, &read(&text, 0));
        }
    }
}
