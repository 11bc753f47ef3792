//! The marks inside a paragraph of AsciiDoc: emphasis, links, notes, attributes, code.

use crate::text::prose::Prose;
use crate::text::{Span, entity};

/// Appends the prose of a line of a paragraph; a mark counts where the paragraph holds its other half.
pub(super) fn read(prose: &mut Prose, file: &str, line: Span, marks: &Marks) {
    let end = line.start + line.of(file).strip_suffix(" +").unwrap_or(line.of(file)).len();
    Scan::new(prose, file, Span::new(line.start, end), marks).run();
}

/// Where a paragraph has the first and the last of each mark that goes in pairs: looked for once, as a paragraph may be long.
pub(super) struct Marks {
    whole: Span,
    /// By the mark's character, single then double.
    ends: [[Option<(usize, usize)>; 2]; PAIRED.len()],
}

/// What marks that go in pairs are made of.
const PAIRED: [u8; 6] = *b"*_#^~+";

impl Marks {
    /// Those of a paragraph.
    pub(super) fn of(file: &str, whole: Span) -> Self {
        let mut ends = [[None; 2]; PAIRED.len()];
        let bytes = whole.of(file).as_bytes();
        for (at, byte) in bytes.iter().enumerate().filter(|(at, _)| *at == 0 || bytes[at - 1] != b'\\') {
            let Some(kind) = PAIRED.iter().position(|paired| paired == byte) else { continue };
            let here = whole.start + at;
            let runs = 1 + usize::from(bytes.get(at + 1) == Some(byte));
            for end in &mut ends[kind][..runs] {
                *end = Some(end.map_or((here, here), |(first, _)| (first, here)));
            }
        }
        Self { whole, ends }
    }

    /// Whether there is another mark than the one that stands here.
    fn has_other(&self, c: char, run: usize, at: usize) -> bool {
        let kind = PAIRED.iter().position(|paired| char::from(*paired) == c);
        let ends = kind.and_then(|kind| self.ends[kind][run - 1]);
        ends.is_some_and(|(first, last)| first + run <= at || at + run <= last)
    }
}

/// What an image says: the first of its list, and its title.
pub(super) fn image(prose: &mut Prose, file: &str, list: Span) {
    let text = list.of(file);
    let first = quoted(text).unwrap_or_else(|| text.split(',').next().unwrap_or_default());
    let titles = ["alt=", "title="].map(|name| text.split_once(name).map_or("", |(_, rest)| quoted(rest).unwrap_or_default()));
    let first = if first.contains('=') { "" } else { first };
    for piece in std::iter::once(first).chain(titles).filter(|piece| !piece.trim().is_empty()) {
        let start = list.start + (piece.as_ptr() as usize - text.as_ptr() as usize);
        prose.open_aside();
        entity::push(prose, file, Span::new(start, start + piece.len()));
        prose.close_aside();
    }
}

fn quoted(text: &str) -> Option<&str> {
    text.strip_prefix('"')?.split('"').next()
}

struct Scan<'a> {
    prose: &'a mut Prose,
    file: &'a str,
    at: usize,
    end: usize,
    marks: &'a Marks,
    /// One past the last bracket that closes a list.
    closes: usize,
}

/// How many bytes of a mark are no prose, if it is one.
type Skip = Option<usize>;

impl<'a> Scan<'a> {
    fn new(prose: &'a mut Prose, file: &'a str, span: Span, marks: &'a Marks) -> Self {
        let closes = span.of(file).rfind(']').map_or(0, |at| span.start + at + 1);
        Scan { prose, file, at: span.start, end: span.end, marks, closes }
    }

    fn run(&mut self) {
        let mut start = self.at;
        while let Some(c) = self.rest().chars().next() {
            let here = self.at;
            let text = &self.file[start..here];
            match self.mark(c) {
                None => self.at = here + c.len_utf8(),
                Some((piece, next)) => {
                    entity::push(self.prose, self.file, Span::new(start, start + text.len()));
                    self.piece(piece);
                    start = next;
                    self.at = next;
                }
            }
        }
        entity::push(self.prose, self.file, Span::new(start, self.end.max(start)));
    }

    fn rest(&self) -> &str {
        self.file.get(self.at..self.end).unwrap_or_default()
    }

    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Nothing => {}
            Piece::Verbatim(span) => self.prose.verbatim(self.file, span),
            Piece::Prose(span) => Scan::new(self.prose, self.file, span, self.marks).run(),
            Piece::Note(span) => {
                self.prose.open_aside();
                self.piece(Piece::Prose(span));
                self.prose.close_aside();
            }
            Piece::Image(span) => image(self.prose, self.file, span),
            Piece::Blank(span) => self.prose.push("\u{a0}", span),
        }
    }

    /// What a mark at this place stands for, and where it ends.
    fn mark(&self, c: char) -> Option<(Piece, usize)> {
        let skip = |length: Skip| length.map(|length| (Piece::Nothing, self.at + length));
        match c {
            '*' | '_' | '#' | '^' | '~' => skip(self.emphasis(c)),
            '`' => skip(self.code()),
            '+' => skip(self.between("+++").or_else(|| self.pass())),
            '$' => skip(self.between("$$")),
            '\\' => self.escape(),
            '{' => self.attribute(),
            '[' => skip(self.role()),
            '<' => self.reference(),
            _ if c.is_ascii_lowercase() && !self.before().is_some_and(char::is_alphanumeric) => self.named(),
            _ => None,
        }
    }

    fn before(&self) -> Option<char> {
        self.file[self.marks.whole.start.min(self.at)..self.at].chars().next_back()
    }

    /// The bytes of an opening or closing mark of emphasis.
    fn emphasis(&self, c: char) -> Skip {
        let run = self.rest().len() - self.rest().trim_start_matches(c).len();
        let after = self.rest()[run..].chars().next();
        let word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        let blank = |side: Option<char>| side.is_none_or(char::is_whitespace);
        let (opens, closes) = (!blank(after), !blank(self.before()));
        let loose = run == 2 || matches!(c, '^' | '~');
        let edge = if loose { opens || closes } else { opens && !word(self.before()) || closes && !word(after) };
        (run <= 2 && edge && self.marks.has_other(c, run, self.at)).then_some(run)
    }

    /// Code with its marks; the marks alone where they are those of curved quotation marks.
    fn code(&self) -> Skip {
        let curved = |side: Option<char>| matches!(side, Some('"' | '\''));
        if curved(self.before()) || curved(self.rest()[1..].chars().next()) {
            return Some(1);
        }
        let mark = if self.rest().starts_with("``") { "``" } else { "`" };
        self.between(mark)
    }

    /// The bytes from a mark to its other half on the line.
    fn between(&self, mark: &str) -> Skip {
        let inner = self.rest().strip_prefix(mark)?;
        let end = inner.find(mark).filter(|end| *end > 0)?;
        Some(end + 2 * mark.len())
    }

    /// `+text+`, whose text is prose that isn't to be read for marks: the marks go.
    fn pass(&self) -> Skip {
        let word = |side: Option<char>| side.is_some_and(|c| c.is_alphanumeric() || c == '+');
        let after = self.rest()[1..].chars().next();
        let edge = !word(self.before()) && !after.is_none_or(char::is_whitespace) || word(after) != word(self.before());
        (edge && self.marks.has_other('+', 1, self.at)).then_some(1)
    }

    /// A backslash, and the mark after it, which stands for itself.
    fn escape(&self) -> Option<(Piece, usize)> {
        let next = self.rest()[1..].chars().next().filter(char::is_ascii_punctuation)?;
        let end = self.at + 1 + next.len_utf8();
        Some((Piece::Verbatim(Span::new(self.at + 1, end)), end))
    }

    /// `{name}`
    fn attribute(&self) -> Option<(Piece, usize)> {
        let inner = &self.rest()[1..];
        let name = &inner[..inner.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"-_:".contains(b)).count()];
        let next = self.at + name.len() + 2;
        let named = !name.is_empty() && inner[name.len()..].starts_with('}');
        let piece = if name == "nbsp" || name == "sp" { Piece::Blank(Span::new(self.at, next)) } else { Piece::Nothing };
        named.then_some((piece, next))
    }

    /// `[.role]` before a mark, `[[anchor]]`.
    fn role(&self) -> Skip {
        let open = if self.rest().starts_with("[[") { 2 } else { 1 };
        let end = open + self.rest()[open..].find(['[', ']'])?;
        let after = self.rest()[end..].strip_prefix(']')?;
        if open == 2 { after.starts_with(']').then_some(end + 2) } else { after.starts_with(['#', '*', '_']).then_some(end + 1) }
    }

    /// `<<id,text>>`
    fn reference(&self) -> Option<(Piece, usize)> {
        let inner = self.rest().strip_prefix("<<")?;
        let inner = &inner[..inner.find("<<").unwrap_or(inner.len())];
        let inner = &inner[..inner.find(">>")?];
        let end = self.at + 2 + inner.len();
        let text = inner.find(',').map_or(end, |comma| self.at + 3 + comma);
        Some((Piece::Prose(Span::new(text, end)), end + 2))
    }

    /// `name:target[text]`, and addresses.
    fn named(&self) -> Option<(Piece, usize)> {
        let name = self.rest().bytes().take_while(u8::is_ascii_lowercase).count();
        let target = self.rest()[name..].strip_prefix(':')?;
        let target = &target[..target.floor_char_boundary(LONGEST)];
        let address = target.starts_with("//");
        if !address && !NAMES.contains(&&self.rest()[..name]) {
            return None;
        }
        let length = target.find(|c: char| c.is_whitespace() || matches!(c, '[' | '<' | '>')).unwrap_or(target.len());
        // A note may follow an address without a blank.
        let length = target[..length].find("footnote:").filter(|_| address).unwrap_or(length);
        let start = self.at + name + 1 + length;
        let list = self.file[start..self.end].strip_prefix('[').filter(|_| start < self.closes);
        let list = list.and_then(|list| Some(Span::new(start + 1, start + 1 + list.find(']')?)));
        match (&self.rest()[..name], list) {
            ("footnote" | "footnoteref", Some(list)) => Some((Piece::Note(list), list.end + 1)),
            ("image", Some(list)) => Some((Piece::Image(list), list.end + 1)),
            ("link" | "xref" | "mailto", Some(list)) => Some((Piece::Prose(named(self.file, list)), list.end + 1)),
            (_, Some(list)) if address => Some((Piece::Prose(named(self.file, list)), list.end + 1)),
            (_, Some(list)) => Some((Piece::Nothing, list.end + 1)),
            (_, None) if address => {
                Some((Piece::Nothing, self.at + name + 1 + target[..length].trim_end_matches(['.', ',', ';', ')']).len()))
            }
            _ => None,
        }
    }
}

/// Macros that stand in a sentence.
const NAMES: &[&str] = &[
    "footnote",
    "footnoteref",
    "image",
    "link",
    "xref",
    "mailto",
    "pass",
    "stem",
    "latexmath",
    "asciimath",
    "kbd",
    "btn",
    "menu",
    "icon",
    "anchor",
    "indexterm",
];

/// How long the target of a macro may be.
const LONGEST: usize = 4096;

/// The text of a link without what follows it in its list: `text^`, `text,window=_blank`.
fn named(file: &str, list: Span) -> Span {
    let text = list.of(file);
    let text = text.rfind(',').filter(|comma| text[*comma..].contains('=')).map_or(text, |comma| &text[..comma]);
    let text = text.strip_suffix('^').unwrap_or(text);
    Span::new(list.start, list.start + text.len())
}

/// What a mark stands for.
enum Piece {
    Nothing,
    /// A mark that stands for itself.
    Verbatim(Span),
    /// Prose with marks of its own.
    Prose(Span),
    /// Prose that is read apart.
    Note(Span),
    /// What an image says.
    Image(Span),
    /// A blank that has a name.
    Blank(Span),
}
