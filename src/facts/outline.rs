//! What is named and said where in a desk's file, by its words alone: also in one that is being typed and doesn't parse.
//!
//! A reader of facts merges tables; an editor needs every place where a key or value stands.

use crate::text::Span;
use std::borrow::Cow;
use toml_parser::decoder::Encoding;
use toml_parser::parser::{EventReceiver, parse_document};
use toml_parser::{ErrorSink, Source, Span as At};

/// A part of a key, or a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it says, escapes read.
    pub text: String,
    /// Where it stands, quotation marks left out.
    pub span: Span,
}

/// A header, a key that holds others, or a value under its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The whole key, from the root of the file.
    pub path: Vec<Part>,
    /// The value; of an array one entry each.
    pub value: Option<Part>,
    /// Whether it is a header, and of what.
    pub header: Header,
}

/// Whether an entry is a header, and of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// It is none.
    No,
    /// `[…]`.
    Table,
    /// `[[…]]`.
    Array,
}

/// The entries of a file in its order. Never fails: what can't be read is left out.
#[must_use]
pub fn outline(text: &str) -> Vec<Entry> {
    match walk(text, 0) {
        (found, true) => found,
        // A bracket left open swallows what follows, but not beyond the next header.
        (_, false) => sections(text).into_iter().flat_map(|(at, section)| walk(section, at).0).collect(),
    }
}

/// The entries of a text that starts at a byte of its file, and whether it is sound.
fn walk(text: &str, at: usize) -> (Vec<Entry>, bool) {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut faults = Vec::new();
    let mut walk = Walk { text, at, source, header: Vec::new(), keys: Vec::new(), open: Vec::new(), found: Vec::new() };
    parse_document(&tokens, &mut walk, &mut faults);
    (walk.found, faults.is_empty())
}

/// The stretches of a file from one line that starts as a header to the next.
fn sections(text: &str) -> Vec<(usize, &str)> {
    let starts = text.match_indices("\n[").map(|(at, _)| at + 1).chain([text.len()]);
    let mut from = 0;
    let mut found = Vec::new();
    for to in starts {
        found.push((from, &text[from..to]));
        from = to;
    }
    found
}

struct Walk<'t> {
    text: &'t str,
    /// Where the text starts in its file.
    at: usize,
    source: Source<'t>,
    header: Vec<Part>,
    /// The parts of the key that is being read.
    keys: Vec<Part>,
    open: Vec<Open>,
    found: Vec<Entry>,
}

/// What a value stands in.
enum Open {
    Key(Vec<Part>),
    Array,
    Table,
}

impl Walk<'_> {
    fn start(&mut self) {
        self.keys.clear();
        self.open.clear();
    }

    fn headed(&mut self, header: Header) {
        self.header = std::mem::take(&mut self.keys);
        self.found.push(Entry { path: self.header.clone(), value: None, header });
    }

    fn add(&mut self, value: Option<Part>) {
        let keys = self.open.iter().flat_map(|open| if let Open::Key(keys) = open { keys.as_slice() } else { &[] });
        let path = self.header.iter().chain(keys).cloned().collect();
        self.found.push(Entry { path, value, header: Header::No });
    }

    /// A value has ended, and its key with it.
    fn ended(&mut self) {
        if matches!(self.open.last(), Some(Open::Key(_))) {
            self.open.pop();
        }
    }

    fn close(&mut self, is_it: impl Fn(&Open) -> bool) {
        while let Some(open) = self.open.pop() {
            if is_it(&open) {
                break;
            }
        }
        self.ended();
    }

    fn part(&self, at: At, encoding: Option<Encoding>, key: bool) -> Part {
        let quotes = match encoding {
            None => 0,
            Some(Encoding::LiteralString | Encoding::BasicString) => 1,
            Some(Encoding::MlLiteralString | Encoding::MlBasicString) => 3,
        };
        let mut text = Cow::Borrowed("");
        if let Some(raw) = self.source.get(at) {
            let raw = toml_parser::Raw::new_unchecked(raw.as_str(), encoding, at);
            if key {
                raw.decode_key(&mut text, &mut ());
            } else {
                // What kind of value it is, its attribute says.
                let _ = raw.decode_scalar(&mut text, &mut ());
            }
        }
        let inner = at.start() + quotes..at.end().saturating_sub(quotes);
        let span = if self.text.get(inner.clone()).is_some() { inner } else { at.start()..at.end() };
        Part { text: text.into_owned(), span: Span::new(self.at + span.start, self.at + span.end) }
    }
}

impl EventReceiver for Walk<'_> {
    fn std_table_open(&mut self, _: At, _: &mut dyn ErrorSink) {
        self.start();
    }

    fn std_table_close(&mut self, _: At, _: &mut dyn ErrorSink) {
        self.headed(Header::Table);
    }

    fn array_table_open(&mut self, _: At, _: &mut dyn ErrorSink) {
        self.start();
    }

    fn array_table_close(&mut self, _: At, _: &mut dyn ErrorSink) {
        self.headed(Header::Array);
    }

    fn inline_table_open(&mut self, _: At, _: &mut dyn ErrorSink) -> bool {
        self.add(None);
        self.open.push(Open::Table);
        self.open.len() < DEEPEST
    }

    fn inline_table_close(&mut self, _: At, _: &mut dyn ErrorSink) {
        self.close(|open| matches!(open, Open::Table));
    }

    fn array_open(&mut self, _: At, _: &mut dyn ErrorSink) -> bool {
        self.open.push(Open::Array);
        self.open.len() < DEEPEST
    }

    fn array_close(&mut self, _: At, _: &mut dyn ErrorSink) {
        self.close(|open| matches!(open, Open::Array));
    }

    fn simple_key(&mut self, at: At, encoding: Option<Encoding>, _: &mut dyn ErrorSink) {
        let part = self.part(at, encoding, true);
        self.keys.push(part);
    }

    fn key_val_sep(&mut self, _: At, _: &mut dyn ErrorSink) {
        let keys = std::mem::take(&mut self.keys);
        self.open.push(Open::Key(keys));
    }

    fn scalar(&mut self, at: At, encoding: Option<Encoding>, _: &mut dyn ErrorSink) {
        let part = self.part(at, encoding, false);
        self.add(Some(part));
        self.ended();
    }

    fn newline(&mut self, _: At, _: &mut dyn ErrorSink) {
        if !self.open.iter().any(|open| matches!(open, Open::Array | Open::Table)) {
            self.start();
        }
    }
}

/// How deep tables and arrays may lie in one another.
const DEEPEST: usize = 64;

#[cfg(test)]
mod tests {
    use super::outline;

    fn said(text: &str) -> Vec<String> {
        let entries = outline(text);
        let path = |entry: &super::Entry| entry.path.iter().map(|part| part.span.of(text)).collect::<Vec<_>>().join(".");
        entries.iter().map(|entry| format!("{}={}", path(entry), entry.value.as_ref().map_or("", |value| value.span.of(text)))).collect()
    }

    #[test]
    fn every_key_and_value_has_its_place() {
        let text = "[facts.a.age]\nis = \"22 years\"\nsays.003 = { is = [1, 2], quote = 'x' }\n[facts.a.b]\n";
        let expected = [
            "facts.a.age=",
            "facts.a.age.is=22 years",
            "facts.a.age.says.003=",
            "facts.a.age.says.003.is=1",
            "facts.a.age.says.003.is=2",
            "facts.a.age.says.003.quote=x",
            "facts.a.b=",
        ];
        assert_eq!(said(text), expected);
    }

    #[test]
    fn a_file_being_typed_keeps_what_is_good_in_it() {
        assert_eq!(said("[entities.a]\nnames = [\"A\n[entities.b]\nkind = \"place\"\n").last().unwrap(), "entities.b.kind=place");
        assert!(said("a = \nb = 1").contains(&"b=1".to_owned()));
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_an_outline(text in "[a-z.=\\[\\]{}\"'\\n é,]*") {
            for entry in outline(&text) {
                for part in entry.path.iter().chain(&entry.value) {
                    assert!(text.get(part.span.start..part.span.end).is_some(), "{part:?}");
                }
            }
        }
    }
}
