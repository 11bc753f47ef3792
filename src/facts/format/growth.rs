//! A text to its document, event by event. Where there is anything wrong with it, nothing comes of it:
//! the parser that tells what is wrong reads it then.

use super::document::{Cell, DAY, Document, Kind, Made, Piece};
use rustc_hash::{FxHashMap, FxHasher};
use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use toml::value::Datetime;
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::lexer::{Token, TokenKind};
use toml_parser::parser::{EventReceiver, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, ParseError, Source, Span};

/// The document of a text without fault.
pub(super) fn grow(text: &str) -> Option<Document<'_>> {
    let source = Source::new(text);
    let mut growth = Growth::new(text, source);
    let mut faults = Faults(false);
    let mut tokens = Vec::with_capacity(PART + 64);
    let mut depth = 0_usize;
    for token in source.lex() {
        tokens.push(token);
        depth = match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth + 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => depth.saturating_sub(1),
            _ => depth,
        };
        if tokens.len() >= PART && depth == 0 && token.kind() == TokenKind::Newline {
            growth.read(&tokens, source, &mut faults);
            tokens.clear();
        }
    }
    growth.read(&tokens, source, &mut faults);
    (!faults.0 && !growth.is_faulty).then(|| growth.finish())
}

/// How many tokens are read at a time, up to the end of a line: they needn't all be held.
const PART: usize = 4096;
/// How deep arrays and inline tables may lie in one another, and how many parts a key may have: what the other parser takes.
const DEEPEST: u32 = 80;
/// How many entries a table has at most that are looked through one by one.
const FEW: u16 = 8;

/// Whether there was a fault.
struct Faults(bool);

impl ErrorSink for Faults {
    fn report_error(&mut self, _: ParseError) {
        self.0 = true;
    }
}

struct Growth<'a> {
    document: Document<'a>,
    text: &'a str,
    source: Source<'a>,
    /// Whether nothing is in it that may not stand in a comment or end a line.
    is_plain: bool,
    /// The entries of tables that have many, by table and key.
    known: FxHashMap<u64, u32>,
    /// Tables whose entries aren't in the order of their keys.
    unordered: Vec<u32>,
    /// The table under the last header.
    table: u32,
    /// Where the header starts that is read, and whether it is one of an array.
    header: (usize, bool),
    /// The parts of the key that is read.
    keys: Vec<Part>,
    /// Arrays and inline tables that are open.
    open: Vec<u32>,
    /// The cell that the next value goes into.
    pending: Option<u32>,
    is_faulty: bool,
}

/// A part of a key: where it stands, and its word where it isn't as it is written.
#[derive(Clone, Copy)]
struct Part {
    key: Piece,
    named: u32,
}

impl<'a> Growth<'a> {
    fn new(text: &'a str, source: Source<'a>) -> Self {
        let mut document = Document::empty(text);
        document.reserve(text.len() / 11);
        Self {
            document,
            text,
            source,
            is_plain: text.bytes().all(|byte| byte >= b' ' && byte != 0x7F || matches!(byte, b'\t' | b'\n')),
            known: FxHashMap::default(),
            unordered: Vec::new(),
            table: 0,
            header: (0, false),
            keys: Vec::new(),
            open: Vec::new(),
            pending: None,
            is_faulty: false,
        }
    }

    fn read(&mut self, tokens: &[Token], source: Source<'a>, faults: &mut Faults) {
        // After a fault the rest is nothing that anybody reads.
        if faults.0 || self.is_faulty {
            return;
        }
        if self.is_plain {
            return parse_document(tokens, &mut RecursionGuard::new(self, DEEPEST), faults);
        }
        let mut spaced = ValidateWhitespace::new(self, source);
        parse_document(tokens, &mut RecursionGuard::new(&mut spaced, DEEPEST), faults);
    }

    fn finish(mut self) -> Document<'a> {
        self.unordered.sort_unstable();
        self.unordered.dedup();
        self.unordered.iter().for_each(|table| self.document.sort(*table));
        self.document
    }

    /// An entry of a table.
    fn find(&mut self, table: u32, part: Part) -> Option<u32> {
        let name = self.named(part);
        if self.document.cell(table).count <= FEW {
            return self.document.children(table).find(|at| self.document.name(*at) == name);
        }
        let at = *self.known.get(&hash(table, name))?;
        // Another name with the same hash: not worth telling apart.
        self.is_faulty |= self.document.name(at) != name;
        Some(at)
    }

    fn named(&self, part: Part) -> &str {
        match part.named {
            0 => self.text.get(part.key.start as usize..part.key.end as usize).unwrap_or_default(),
            word => self.document.words(word - 1),
        }
    }

    /// Adds an entry to a table that has none of its name.
    fn add(&mut self, table: u32, part: Part, cell: Cell) -> u32 {
        let at = self.document.push(table, Cell { key: part.key, named: part.named, ..cell });
        let count = self.document.cell(table).count;
        if count == FEW + 1 {
            let all = self.document.children(table).map(|at| (hash(table, self.document.name(at)), at));
            let all: Vec<(u64, u32)> = all.collect();
            all.into_iter().for_each(|(hash, at)| self.know(hash, at));
        } else if count > FEW {
            self.know(hash(table, self.document.name(at)), at);
        }
        at
    }

    fn know(&mut self, hash: u64, at: u32) {
        self.is_faulty |= self.known.insert(hash, at).is_some();
    }

    /// The table that all but the last part of the key lead to.
    fn descend(&mut self, from: u32, made: Made) -> Option<u32> {
        let mut table = from;
        for nth in 0..self.keys.len() - 1 {
            let part = self.keys[nth];
            table = match self.find(table, part) {
                None => self.add(table, part, Cell { span: part.key, made: Made { implicit: true, ..made }, ..Cell::new(Kind::Table) }),
                Some(known) => self.through(known, made)?,
            };
        }
        Some(table)
    }

    /// The table that a part of a key on the way to others leads to.
    fn through(&mut self, known: u32, way: Made) -> Option<u32> {
        let Cell { kind, made, value, .. } = *self.document.cell(known);
        match kind {
            // Into an array by a dotted key: whether that is allowed, the other parser says.
            Kind::Array if made.headed && !way.dotted => Some(value.end),
            Kind::Table if way.dotted => {
                let fits = made.implicit && made.inline == way.inline;
                self.document.cell_mut(known).made.dotted = true;
                fits.then_some(known)
            }
            Kind::Table => (!made.inline).then_some(known),
            _ => None,
        }
    }

    /// A header has ended.
    fn headed(&mut self, end: usize) {
        let made = Made { implicit: true, ..Made::default() };
        let Some(parent) = self.last().and_then(|last| Some((self.descend(0, made)?, last))) else { return self.is_faulty = true };
        let span = Piece::of(&(self.header.0..end));
        let table = if self.header.1 { self.item(parent, span) } else { self.start(parent, span) };
        match table {
            Some(table) => self.table = table,
            None => self.is_faulty = true,
        }
    }

    fn last(&self) -> Option<Part> {
        self.keys.last().copied().filter(|_| self.keys.len() <= DEEPEST as usize)
    }

    /// The table of a header: a new one, or one that others have led through.
    fn start(&mut self, (parent, part): (u32, Part), span: Piece) -> Option<u32> {
        let Some(known) = self.find(parent, part) else {
            return Some(self.add(parent, part, Cell { span, ..Cell::new(Kind::Table) }));
        };
        let cell = self.document.cell_mut(known);
        let fits = cell.kind == Kind::Table && cell.made.implicit && !cell.made.dotted && !cell.made.inline;
        (cell.key, cell.named, cell.span, cell.made) = (part.key, part.named, span, Made::default());
        self.unordered.push(parent);
        fits.then_some(known)
    }

    /// The next table of an array.
    fn item(&mut self, (parent, part): (u32, Part), span: Piece) -> Option<u32> {
        let headed = Made { headed: true, ..Made::default() };
        let array = match self.find(parent, part) {
            Some(known) => Some(known).filter(|known| self.document.cell(*known).made == headed)?,
            None => self.add(parent, part, Cell { span, made: headed, ..Cell::new(Kind::Array) }),
        };
        Some(self.document.push(array, Cell { span, ..Cell::new(Kind::Table) }))
    }

    /// A key has ended: its entry, for a value that is to come.
    fn keyed(&mut self) {
        self.pending = self.entry();
        self.is_faulty |= self.pending.is_none();
        self.keys.clear();
    }

    fn entry(&mut self) -> Option<u32> {
        let last = self.last()?;
        let inline = self.open.last().copied();
        let way = Made { dotted: self.keys.len() > 1, inline: inline.is_some(), ..Made::default() };
        let table = self.descend(inline.unwrap_or(self.table), way)?;
        let cell = Cell::new(Kind::Table);
        self.find(table, last).is_none().then(|| self.add(table, last, cell))
    }

    /// The cell of the value that is read.
    fn cell(&mut self) -> Option<u32> {
        if let Some(cell) = self.pending.take() {
            return Some(cell);
        }
        let array = *self.open.last()?;
        let fits = self.document.cell(array).kind == Kind::Array;
        fits.then(|| self.document.push(array, Cell::new(Kind::Table)))
    }

    /// A value is read, or starts; its cell.
    fn fill(&mut self, span: Span, kind: Kind, value: Piece, made: Made) -> u32 {
        let Some(at) = self.cell().filter(|_| !self.is_faulty) else {
            self.is_faulty = true;
            return 0;
        };
        let cell = self.document.cell_mut(at);
        (cell.kind, cell.value, cell.made, cell.span) = (kind, value, made, Piece::of(&(span.start()..span.end())));
        at
    }

    fn close(&mut self, span: Span) {
        match self.open.pop() {
            Some(at) => self.document.cell_mut(at).span.end = span.end() as u32,
            None => self.is_faulty = true,
        }
    }

    /// What is meant, as a part of the text where it stands there.
    fn piece(&mut self, meant: &str, span: Span, encoding: Option<Encoding>) -> Piece {
        let inner = match encoding {
            None => 0,
            Some(Encoding::LiteralString | Encoding::BasicString) => 1,
            Some(Encoding::MlLiteralString | Encoding::MlBasicString) => 3,
        };
        let start = span.start() + inner;
        let range = start..start + meant.len();
        if self.text.get(range.clone()) == Some(meant) { Piece::of(&range) } else { self.document.piece(meant) }
    }
}

/// Whether it is a date without a time that is in every year.
fn is_day(text: &str) -> bool {
    let number = |range: Range<usize>| text.get(range).and_then(|digits| digits.parse::<u8>().ok());
    let year = text.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    let dashes = text.len() == DAY && (text.as_bytes()[4], text.as_bytes()[7]) == (b'-', b'-');
    year && dashes && matches!((number(5..7), number(8..10)), (Some(1..=12), Some(1..=28))) && !text.contains('+')
}

/// The hash of a key in a table.
fn hash(table: u32, name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    (table, name).hash(&mut hasher);
    hasher.finish()
}

impl EventReceiver for Growth<'_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.header = (span.start(), false);
        self.keys.clear();
    }

    fn std_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.headed(span.end());
        self.keys.clear();
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.header = (span.start(), true);
        self.keys.clear();
    }

    fn array_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.headed(span.end());
        self.keys.clear();
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        let at = self.fill(span, Kind::Table, Piece::default(), Made { inline: true, ..Made::default() });
        self.open.push(at);
        true
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span);
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        let at = self.fill(span, Kind::Array, Piece::default(), Made::default());
        self.open.push(at);
        true
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span);
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let mut meant = Cow::Borrowed("");
        if let Some(raw) = self.source.get(span) {
            toml_parser::Raw::new_unchecked(raw.as_str(), encoding, span).decode_key(&mut meant, error);
        }
        let key = Piece::of(&(span.start()..span.end()));
        let named = if encoding.is_some() { self.document.word(&meant) + 1 } else { 0 };
        self.keys.push(Part { key, named });
    }

    fn key_val_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.keyed();
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let mut meant = Cow::Borrowed("");
        let Some(raw) = self.source.get(span) else { return self.is_faulty = true };
        let kind = toml_parser::Raw::new_unchecked(raw.as_str(), encoding, span).decode_scalar(&mut meant, error);
        let kind = match kind {
            ScalarKind::String => Kind::String,
            ScalarKind::Boolean(true) => Kind::True,
            ScalarKind::Boolean(false) => Kind::False,
            ScalarKind::Float => Kind::Float,
            ScalarKind::Integer(radix) => Kind::Integer(radix.value() as u8),
            ScalarKind::DateTime => {
                self.is_faulty |= !is_day(&meant) && meant.parse::<Datetime>().is_err();
                Kind::Datetime
            }
        };
        let value = if matches!(kind, Kind::True | Kind::False) { Piece::default() } else { self.piece(&meant, span, encoding) };
        self.fill(span, kind, value, Made::default());
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::{Document, Key, Node, Table, Value};
    use super::{FEW, PART, grow};
    use proptest::prelude::*;

    /// Everything that a table holds and where.
    fn shown(table: Table<'_>) -> String {
        let entry =
            |(key, node): (Key<'_>, Node<'_>)| format!("{:?}@{:?} = {}@{:?}", key.text(), key.span(), value(node.value()), node.span());
        format!("{{{}}}", table.entries().map(entry).collect::<Vec<_>>().join(", "))
    }

    fn value(of: Value<'_>) -> String {
        match of {
            Value::Table(table) => shown(table),
            Value::Array(items) => {
                let item = |node: Node<'_>| format!("{}@{:?}", value(node.value()), node.span());
                format!("[{}]", items.map(item).collect::<Vec<_>>().join(", "))
            }
            other => format!("{other:?}"),
        }
    }

    /// Whether a text grows; if so, it must hold what the other parser finds in it, who then must find no fault.
    fn grows(text: &str) -> bool {
        let (table, errors) = toml::de::DeTable::parse_recoverable(text);
        let Some(document) = grow(text) else { return false };
        assert!(errors.is_empty(), "{text}\n{errors:?}");
        assert_eq!(shown(document.root()), shown(Document::saved(text, table.get_ref()).root()), "{text}");
        true
    }

    #[test]
    fn what_is_right_grows() {
        for text in [
            "",
            "\u{feff}a = 1",
            "a.b.c = 1\na.b.d = 2\n[x.y]\nz = {}\n[x]\nw = [1, [2], { q.r = 3, q.s = 4 }]\n",
            "[[a.b]]\nc = 1\n[a.b.d]\ne = 2\n[[a.b]]\n",
            "\"a b\".'c' = \"\\u00e9\"\ns = '''\nx'''\nt = \"\"\"y\"\"\"\n",
            "d = 2026-02-05T20:30:00Z\nf = 1_0.5\nh = 0xFF\nb = true # yes\nn = -1_000\np = +7\n",
            "[b]\nx = 1\n[a.c]\n[a]\ny = 2\n",
        ] {
            assert!(grows(text), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_does_not() {
        for text in [
            "a = ",
            "a = 1\na = 2",
            "[a]\n[a]",
            "[a]\nb = 1\n[a.b]",
            "a = {b = 1}\na.c = 2",
            "a = [1]\n[[a]]",
            "[[a]]\n[a]",
            "d = 2026-13-45",
            "a.b = 1\n[a]",
            "x = [1, 2",
        ] {
            assert!(!grows(text), "{text}");
        }
    }

    #[test]
    fn tables_with_many_entries_know_each() {
        let entries: String = (0..3 * PART).map(|at| format!("[t.k{at}]\nx = {at}\n")).collect();
        assert!(grows(&entries));
        assert!(!grows(&format!("{entries}[t.k{FEW}]\n")) && !grows(&format!("{entries}[t.k0]\n")));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]
        #[test]
        fn both_parsers_find_the_same(lines in prop::collection::vec(line(), 0..14)) {
            grows(&lines.concat());
        }

        #[test]
        fn no_text_makes_it_panic(text in "[\\[\\]{}\\.=,\"'ab1 \n#\\-:\\\\é]{0,40}") {
            grows(&text);
        }
    }

    fn line() -> impl Strategy<Value = String> {
        let key =
            prop::collection::vec(prop::sample::select(vec!["a", "b", "c", "\"a\"", "'d e'"]), 1..4).prop_map(|parts| parts.join("."));
        let scalar = prop::sample::select(vec!["1", "\"é\\n\"", "'x'", "2026-02-05", "1.5", "false", "[]", "{}", "?"]);
        let inline = (key.clone(), scalar.clone(), key.clone(), scalar.clone())
            .prop_map(|(one, first, other, second)| format!("{{{one} = {first}, {other} = {second}}}"));
        let value = prop_oneof![4 => scalar.clone().prop_map(str::to_owned), 1 => inline, 1 => scalar.prop_map(|item| format!("[{item}, [\n{item}]]"))];
        prop_oneof![
            3 => (key.clone(), value).prop_map(|(key, value)| format!("{key} = {value}\n")),
            2 => key.clone().prop_map(|key| format!("[{key}]\n")),
            1 => key.prop_map(|key| format!("[[{key}]] # x\n")),
        ]
    }
}
