//! A file's TOML in flat cells, one for each entry and item: a large file takes little room, and nothing to drop.
//!
//! What [`Document`] gives out are tables, values and keys that know where they stand; they are as cheap to copy as a reference.

use std::fmt;
use std::ops::Range;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

/// A file's TOML.
pub(crate) struct Document<'a> {
    text: &'a str,
    /// The first is the file's own table.
    cells: Vec<Cell>,
    /// Keys and values that aren't written as they are meant.
    words: Vec<Box<str>>,
}

/// An entry of a table, or an item of an array.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// Where its key stands; an item has none.
    pub(super) key: Piece,
    /// The word that its key is, counted from 1; 0 where it is as it is written.
    pub(super) named: u32,
    /// Where its value stands.
    pub(super) span: Piece,
    /// What the value is written with, or the first and the last cell in a table or an array; 0 where there is none.
    pub(super) value: Piece,
    /// The next cell of the same table or array; 0 where there is none.
    pub(super) next: u32,
    pub(super) kind: Kind,
    pub(super) made: Made,
    /// How many cells are in it, as far as that is counted.
    pub(super) count: u16,
}

/// A part of the text; or, where it ends nowhere, a word by its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) start: u32,
    pub(super) end: u32,
}

/// How long a date without a time is.
pub(super) const DAY: usize = "2026-02-05".len();

/// Where a piece ends that is a word.
const NOWHERE: u32 = u32::MAX;

/// What a cell's value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Table,
    Array,
    String,
    True,
    False,
    Datetime,
    Float,
    /// By its radix.
    Integer(u8),
}

/// How a table or an array came about, which tells what may be added to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Made {
    /// It was only named on the way to another.
    pub(super) implicit: bool,
    /// It is named by a key with dots.
    pub(super) dotted: bool,
    /// It stands in braces.
    pub(super) inline: bool,
    /// Its tables have headers.
    pub(super) headed: bool,
}

/// A table, its keys and values with their bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table<'t>(At<'t>);

/// A value with its bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'t>(At<'t>);

/// A key with its bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key<'t>(At<'t>);

#[derive(Clone, Copy)]
struct At<'t> {
    document: &'t Document<'t>,
    at: u32,
}

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'t> {
    String(&'t str),
    /// Its digits and their radix.
    Integer(&'t str, u8),
    Float(&'t str),
    Boolean(bool),
    Datetime(Datetime),
    Array(Items<'t>),
    Table(Table<'t>),
}

/// The items of an array, one after the other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Items<'t>(Option<At<'t>>);

impl<'a> Document<'a> {
    /// A document with nothing in it but its own table.
    pub(super) fn empty(text: &'a str) -> Self {
        Self { text, cells: vec![Cell::new(Kind::Table)], words: Vec::new() }
    }

    /// What the parser could save of a faulty text.
    pub(super) fn saved(text: &'a str, table: &DeTable<'a>) -> Self {
        let mut document = Self::empty(text);
        document.copy(0, table);
        document
    }

    /// The file's own table.
    pub(crate) const fn root(&self) -> Table<'_> {
        Table(At { document: self, at: 0 })
    }

    pub(super) fn reserve(&mut self, cells: usize) {
        self.cells.reserve(cells);
    }

    pub(super) fn cell(&self, at: u32) -> &Cell {
        &self.cells[at as usize]
    }

    pub(super) fn cell_mut(&mut self, at: u32) -> &mut Cell {
        &mut self.cells[at as usize]
    }

    /// Adds a cell at the end of a table or an array.
    pub(super) fn push(&mut self, parent: u32, cell: Cell) -> u32 {
        let at = self.cells.len() as u32;
        self.cells.push(cell);
        let Piece { start, end: last } = self.cell(parent).value;
        if last != 0 {
            self.cell_mut(last).next = at;
        }
        let parent = self.cell_mut(parent);
        parent.value = Piece { start: if start == 0 { at } else { start }, end: at };
        parent.count = parent.count.saturating_add(1);
        at
    }

    /// The cells of a table or an array.
    pub(super) fn children(&self, of: u32) -> impl Iterator<Item = u32> + '_ {
        let some = |at: u32| Some(at).filter(|at| *at != 0);
        std::iter::successors(some(self.cell(of).value.start), move |at| some(self.cell(*at).next))
    }

    /// Puts the cells of a table in the order in which their keys stand.
    pub(super) fn sort(&mut self, table: u32) {
        let mut cells: Vec<u32> = self.children(table).collect();
        cells.sort_by_key(|at| self.cell(*at).key.start);
        cells.windows(2).for_each(|pair| self.cell_mut(pair[0]).next = pair[1]);
        if let [first, .., last] = cells[..] {
            self.cell_mut(last).next = 0;
            self.cell_mut(table).value = Piece { start: first, end: last };
        }
    }

    /// The number of a word, kept.
    pub(super) fn word(&mut self, word: &str) -> u32 {
        self.words.push(word.into());
        self.words.len() as u32 - 1
    }

    /// A word as a piece.
    pub(super) fn piece(&mut self, word: &str) -> Piece {
        Piece { start: self.word(word), end: NOWHERE }
    }

    pub(super) fn words(&self, number: u32) -> &str {
        &self.words[number as usize]
    }

    /// The key of a cell.
    pub(super) fn name(&self, at: u32) -> &str {
        let cell = self.cell(at);
        match cell.named {
            0 => self.text.get(cell.key.range()).unwrap_or_default(),
            word => self.words(word - 1),
        }
    }

    fn written(&self, piece: Piece) -> &str {
        match piece.end {
            NOWHERE => self.words(piece.start),
            _ => self.text.get(piece.range()).unwrap_or_default(),
        }
    }

    fn copy(&mut self, to: u32, table: &DeTable<'a>) {
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        for (key, node) in entries {
            let cell = self.copied(node.get_ref(), &node.span());
            let named = self.word(key.get_ref()) + 1;
            let at = self.push(to, Cell { key: Piece::of(&key.span()), named, ..cell });
            self.fill(at, node.get_ref());
        }
    }

    fn copied(&mut self, value: &DeValue<'a>, span: &Range<usize>) -> Cell {
        let (kind, written) = match value {
            DeValue::Table(_) => (Kind::Table, None),
            DeValue::Array(_) => (Kind::Array, None),
            DeValue::Boolean(true) => (Kind::True, None),
            DeValue::Boolean(false) => (Kind::False, None),
            DeValue::String(text) => (Kind::String, Some(self.piece(text))),
            DeValue::Float(number) => (Kind::Float, Some(self.piece(number.as_str()))),
            DeValue::Integer(number) => (Kind::Integer(number.radix() as u8), Some(self.piece(number.as_str()))),
            DeValue::Datetime(date) => (Kind::Datetime, Some(self.piece(&date.to_string()))),
        };
        Cell { span: Piece::of(span), value: written.unwrap_or_default(), ..Cell::new(kind) }
    }

    fn fill(&mut self, at: u32, value: &DeValue<'a>) {
        match value {
            DeValue::Table(table) => self.copy(at, table),
            DeValue::Array(items) => {
                for item in items.iter() {
                    let cell = self.copied(item.get_ref(), &item.span());
                    let item_at = self.push(at, cell);
                    self.fill(item_at, item.get_ref());
                }
            }
            _ => {}
        }
    }
}

impl Cell {
    pub(super) fn new(kind: Kind) -> Self {
        let (none, made) = (Piece::default(), Made::default());
        Self { key: none, named: 0, span: none, value: none, next: 0, kind, made, count: 0 }
    }
}

impl Piece {
    pub(super) const fn of(range: &Range<usize>) -> Self {
        Self { start: range.start as u32, end: range.end as u32 }
    }

    const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl<'t> At<'t> {
    fn cell(self) -> &'t Cell {
        self.document.cell(self.at)
    }

    fn to(self, at: u32) -> Option<Self> {
        (at != 0).then_some(Self { at, ..self })
    }

    fn written(self) -> &'t str {
        self.document.written(self.cell().value)
    }
}

impl<'t> Table<'t> {
    /// The value under a key.
    pub(crate) fn get(self, key: &str) -> Option<Node<'t>> {
        let document = self.0.document;
        // Most keys are of another length.
        let may_be = |cell: &Cell| cell.named != 0 || (cell.key.end - cell.key.start) as usize == key.len();
        let at = document.children(self.0.at).find(|at| may_be(document.cell(*at)) && document.name(*at) == key)?;
        self.0.to(at).map(Node)
    }

    pub(crate) fn contains_key(self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub(crate) fn is_empty(self) -> bool {
        self.entries().next().is_none()
    }

    /// The entries in the order of the file.
    pub(crate) fn entries(self) -> impl Iterator<Item = (Key<'t>, Node<'t>)> + Clone {
        Items(self.0.to(self.0.cell().value.start)).map(|node| (Key(node.0), node))
    }
}

impl<'t> Key<'t> {
    pub(crate) fn text(self) -> &'t str {
        self.0.document.name(self.0.at)
    }

    pub(crate) fn span(self) -> Range<usize> {
        self.0.cell().key.range()
    }
}

impl<'t> Node<'t> {
    pub(crate) fn span(self) -> Range<usize> {
        self.0.cell().span.range()
    }

    pub(crate) fn value(self) -> Value<'t> {
        match self.0.cell().kind {
            Kind::Table => Value::Table(Table(self.0)),
            Kind::Array => Value::Array(Items(self.0.to(self.0.cell().value.start))),
            Kind::True => Value::Boolean(true),
            Kind::False => Value::Boolean(false),
            Kind::String => Value::String(self.0.written()),
            Kind::Float => Value::Float(self.0.written()),
            Kind::Integer(radix) => Value::Integer(self.0.written(), radix),
            Kind::Datetime => Value::Datetime(self.0.written().parse().unwrap_or(Datetime { date: None, time: None, offset: None })),
        }
    }

    /// A date without a time, as it is written.
    pub(crate) fn as_day(self) -> Option<&'t str> {
        (self.0.cell().kind == Kind::Datetime).then(|| self.0.written()).filter(|day| day.len() == DAY)
    }

    pub(crate) fn as_str(self) -> Option<&'t str> {
        (self.0.cell().kind == Kind::String).then(|| self.0.written())
    }

    pub(crate) fn as_bool(self) -> Option<bool> {
        match self.0.cell().kind {
            Kind::True => Some(true),
            Kind::False => Some(false),
            _ => None,
        }
    }

    pub(crate) fn as_table(self) -> Option<Table<'t>> {
        (self.0.cell().kind == Kind::Table).then_some(Table(self.0))
    }

    pub(crate) fn as_array(self) -> Option<Items<'t>> {
        (self.0.cell().kind == Kind::Array).then(|| Items(self.0.to(self.0.cell().value.start)))
    }
}

impl<'t> Iterator for Items<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        let here = self.0?;
        self.0 = here.to(here.cell().next);
        Some(Node(here))
    }
}

impl Items<'_> {
    pub(crate) const fn is_empty(self) -> bool {
        self.0.is_none()
    }
}

impl fmt::Debug for At<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.document.text.get(self.cell().span.range()).unwrap_or_default())
    }
}
