//! CSV, read as a mapping file says: which column is what.

mod mapping;

use super::limited::too_large;
use super::record::{Entity, Fact, Record, slug};
use super::told::{digest, names};
use super::value::{attribute, written};
use super::{Format, Input, Output, misread, told, unreadable};
use crate::facts::{Attribute, Base, EntityKind, ValueType, nearest};
use ::csv::{ReaderBuilder, StringRecord};
use mapping::{Mapping, Row, Said};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;
use std::io;

/// What it is.
pub const FORMAT: Format = Format {
    name: "csv",
    about: "tables, with a mapping file that says which column is what (--mapping)",
    import: Some(import),
    export: None,
};

/// Reads it.
fn import(input: &Input<'_>, output: &mut Output<'_>) -> io::Result<()> {
    let text = input.mapping.ok_or_else(|| unreadable("CSV needs a mapping file: --mapping FILE"))?;
    let mapping = Mapping::read(text).map_err(misread)?;
    let records = input.records()?;
    let meter = records.meter();
    let mut reader = ReaderBuilder::new().delimiter(mapping.delimiter()).flexible(true).from_reader(records);
    let header = reader.headers().map_err(|error| if meter.is_full() { too_large(1) } else { unreadable(first_line(&error)) })?.clone();
    mapping.check(&header).and_then(|()| known(&mapping, output.base)).map_err(misread)?;
    let mut table = Table { mapping: &mapping, header: &header, ids: FxHashMap::default() };
    let mut cells = StringRecord::new();
    loop {
        meter.next(0);
        // The table is read ahead, so that the meter doesn't know the line.
        let line_of_row = reader.position().line();
        match reader.read_record(&mut cells) {
            Ok(false) => return Ok(()),
            Ok(true) => table.row(&cells, output)?,
            Err(_) if meter.is_full() => return Err(too_large(line_of_row)),
            Err(error) if error.is_io_error() => return Err(unreadable(error.to_string())),
            Err(error) => {
                if output.is_next_new()? {
                    output.leave("a line that isn't UTF-8: save the table as UTF-8 and import it again", line(error.position()));
                }
            }
        }
    }
}

/// Why the names of the columns can't be read.
fn first_line(error: &::csv::Error) -> String {
    match error.kind() {
        ::csv::ErrorKind::Utf8 { .. } => {
            "the table isn't UTF-8; save it as UTF-8 (in a spreadsheet: \"CSV UTF-8\") and import it again".to_owned()
        }
        _ => format!("the first line can't be read: {error}"),
    }
}

/// Whether every attribute that the mapping names is one.
fn known(mapping: &Mapping, base: &Base) -> Result<(), String> {
    let names = || base.attributes.iter().map(|attribute| attribute.name.as_str());
    let unknown = mapping.facts.keys().find(|name| !names().any(|known| known == *name));
    unknown.map_or(Ok(()), |name| {
        let hint = nearest(name, names()).map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
        Err(format!("the mapping names \"{name}\", which is no attribute{hint}"))
    })
}

fn line(at: Option<&::csv::Position>) -> String {
    at.map_or_else(|| "a line".to_owned(), |at| format!("line {}", at.line()))
}

/// A table being read.
struct Table<'m> {
    mapping: &'m Mapping,
    header: &'m StringRecord,
    /// By the hash of an id: the digest of what it was first made of. Two names may make one id.
    ids: FxHashMap<u64, u32>,
}

impl Table<'_> {
    fn row(&mut self, cells: &StringRecord, output: &mut Output<'_>) -> io::Result<()> {
        let is_new = output.is_next_new()?;
        let row = Row { header: self.header, cells };
        let id = self.id(&row);
        if !is_new {
            return Ok(());
        }
        if cells.len() != self.header.len() {
            output.leave("a line with more or fewer cells than the first", line(cells.position()));
            return Ok(());
        }
        match id {
            Some(id) => self.entity(&row, id, output),
            None => output.leave("a line without an id or a name", line(cells.position())),
        }
        Ok(())
    }

    /// The id of a row: of the cells that make it, with a number where other cells have made the same.
    fn id(&mut self, row: &Row<'_>) -> Option<String> {
        let made: Vec<&str> = self.mapping.id_columns().filter_map(|column| row.cell(column)).collect();
        let base = slug(&made.join(" "));
        let base = if base.is_empty() { made.first().map(|name| format!("x-{}", digest(name)))? } else { base };
        let own = u32::from_str_radix(&digest(&made.join("\u{1f}")), 16).unwrap_or_default();
        let mut id = base.clone();
        let mut number = 1;
        while *self.ids.entry(FxBuildHasher.hash_one(&id)).or_insert(own) != own {
            number += 1;
            id = format!("{base}-{number}");
        }
        Some(id)
    }

    fn entity(&self, row: &Row<'_>, id: String, output: &mut Output<'_>) {
        let of = &self.mapping.entity;
        let kind = match self.mapping.kind(row) {
            Ok(kind) => kind,
            Err(word) => return output.leave("a kind of entity that the mapping doesn't know", word),
        };
        let all: Vec<String> = of.names.iter().filter_map(|name| name.of(row)).collect();
        let (names, left) = names(all.iter().map(String::as_str), kind == EntityKind::Person);
        // A first name beside a family name is nobody's by itself.
        if kind == EntityKind::Person && !left.is_empty() && names.iter().all(|name| !name.contains(' ')) {
            return output.leave(
                "a person of one-word names; columns that make one name together are told as [\"first\", \"family\"]",
                all.join(", "),
            );
        }
        left.into_iter().for_each(|name| output.leave(told::ONE_WORD, name));
        if names.is_empty() {
            return output.leave("an entity without a name", id);
        }
        let gender = of.gender.as_ref().and_then(|said| said.of(row)).and_then(|word| gender(&word));
        let mut record = Record { sources: vec![self.mapping.source.declared()], ..Record::default() };
        record.entities.push(Entity { id: id.clone(), kind, gender, names, within: None });
        for (name, said) in &self.mapping.facts {
            match attribute(output.base, name, kind) {
                Some(attribute) => record.facts.extend(self.fact(row, &id, attribute, said, output)),
                None if said.of(row).is_none() => {}
                None => output.leave("an attribute that this kind of entity doesn't have", format!("{id}.{name}")),
            }
        }
        output.put(&record);
    }

    fn fact(&self, row: &Row<'_>, id: &str, attribute: &Attribute, said: &Said, output: &mut Output<'_>) -> Option<Fact> {
        let cell = said.of(row)?;
        let read = self.read(row, &cell, attribute, said, output.base);
        let fact = read.inspect_err(|reason| output.leave(reason, format!("{id}.{}: {cell}", attribute.name))).ok()?;
        Some(Fact { entity: id.to_owned(), ..fact })
    }

    /// What a cell says; nothing where its time can't be read, for it would hold for ever.
    fn read(&self, row: &Row<'_>, cell: &str, attribute: &Attribute, said: &Said, base: &Base) -> Result<Fact, &'static str> {
        let told = if attribute.value == ValueType::Date { said.day(cell)? } else { cell.to_owned() };
        let value = written(base, attribute, &told)?;
        let valid = said.valid(row)?;
        if valid.is_none() && said.is_timed() {
            return Err("a value without the time in which it holds");
        }
        // A value of one time stands beside those of others.
        let name = valid.as_ref().map(|time| digest(&format!("{value} {time}")));
        let says = vec![(self.mapping.source.id.clone(), None)];
        let attribute = attribute.name.clone();
        Ok(Fact { attribute, name, is: vec![value], valid, as_of: said.as_of(row)?, says, ..Fact::default() })
    }
}

fn gender(word: &str) -> Option<char> {
    match word.to_lowercase().as_str() {
        "m" | "male" => Some('m'),
        "f" | "female" => Some('f'),
        _ => None,
    }
}
