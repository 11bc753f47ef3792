//! The mapping file: which column of a table is what.

use crate::exchange::record::Source;
use crate::exchange::told::valid;
use crate::facts::{EntityKind, choices, nearest};
use ::csv::StringRecord;
use jiff::civil::Date;
use jiff::fmt::strtime;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a mapping file says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Mapping {
    /// What stands between cells.
    delimiter: Option<char>,
    pub(super) source: Declared,
    pub(super) entity: Entity,
    /// By the attribute's name.
    #[serde(default)]
    pub(super) facts: BTreeMap<String, Said>,
}

/// The source of everything in the table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Declared {
    pub(super) id: String,
    outlet: Option<String>,
    title: Option<String>,
    url: Option<String>,
    published: Option<toml::value::Datetime>,
    note: Option<String>,
}

/// What the rows are about.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entity {
    /// The columns whose cells make the id; those of the names when there are none.
    #[serde(default)]
    id: Vec<String>,
    kind: Kind,
    pub(super) gender: Option<Said>,
    pub(super) names: Vec<Name>,
}

/// The column of a name, or the columns whose cells make one together: first name and family name.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Name {
    Whole(String),
    Joined(Vec<String>),
}

impl Name {
    fn columns(&self) -> &[String] {
        match self {
            Self::Whole(column) => std::slice::from_ref(column),
            Self::Joined(columns) => columns,
        }
    }

    /// What a row has for it; nothing where one of its cells is empty.
    pub(super) fn of(&self, row: &Row<'_>) -> Option<String> {
        let cells: Option<Vec<&str>> = self.columns().iter().map(|column| row.cell(column)).collect();
        cells.filter(|cells| !cells.is_empty()).map(|cells| cells.join(" "))
    }
}

/// The same kind for all rows, or a column's.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Kind {
    Same(String),
    Said(Said),
}

/// Where a value stands.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Said {
    column: Option<String>,
    /// A value for every row, or for those whose column is empty.
    value: Option<String>,
    /// What words of the column stand for.
    #[serde(default)]
    values: BTreeMap<String, String>,
    /// How dates are written, for strptime; as 2026-02-05 when missing.
    date: Option<String>,
    /// The columns of the first and the last day on which the value holds.
    #[serde(rename = "valid-from")]
    pub(super) from: Option<String>,
    #[serde(rename = "valid-to")]
    pub(super) to: Option<String>,
    /// The column of the day on which the value held.
    as_of: Option<String>,
}

/// A row and what its columns are called.
pub(super) struct Row<'r> {
    pub(super) header: &'r StringRecord,
    pub(super) cells: &'r StringRecord,
}

impl Row<'_> {
    /// The cell of a column, unless it is empty.
    pub(super) fn cell(&self, column: &str) -> Option<&str> {
        let at = self.header.iter().position(|name| name.trim() == column)?;
        self.cells.get(at).map(str::trim).filter(|cell| !cell.is_empty())
    }
}

impl Mapping {
    /// Reads a mapping file.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| unreadable(text, &error))
    }

    pub(super) fn delimiter(&self) -> u8 {
        self.delimiter.and_then(|c| u8::try_from(c).ok()).unwrap_or(b',')
    }

    /// Whether its kinds are kinds, and the table has every column that it names.
    pub(super) fn check(&self, header: &StringRecord) -> Result<(), String> {
        if let Some(word) = self.kinds().find(|word| EntityKind::named(word).is_none()) {
            let hint = nearest(word, choices("kind").iter().copied()).map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
            return Err(format!("the mapping names a kind \"{word}\" that there isn't; there are {}{hint}", choices("kind").join(", ")));
        }
        let missing = self.columns().find(|column| !header.iter().any(|name| name.trim() == *column));
        missing.map_or(Ok(()), |column| {
            let known: Vec<&str> = header.iter().map(str::trim).collect();
            Err(format!("the mapping names a column \"{column}\" that the table doesn't have; it has {}", known.join(", ")))
        })
    }

    pub(super) fn id_columns(&self) -> impl Iterator<Item = &String> {
        let names = self.entity.names.iter().filter(|_| self.entity.id.is_empty());
        self.entity.id.iter().chain(names.flat_map(Name::columns))
    }

    /// The kind of a row's entity, or the word that stands for none.
    pub(super) fn kind(&self, row: &Row<'_>) -> Result<EntityKind, String> {
        let word = match &self.entity.kind {
            Kind::Same(word) => word.clone(),
            Kind::Said(said) => said.of(row).unwrap_or_default(),
        };
        EntityKind::named(&word).ok_or(word)
    }

    /// The kinds that it names itself.
    fn kinds(&self) -> impl Iterator<Item = &str> {
        let (same, said) = match &self.entity.kind {
            Kind::Same(word) => (Some(word), None),
            Kind::Said(said) => (said.value.as_ref(), Some(&said.values)),
        };
        same.into_iter().chain(said.into_iter().flat_map(BTreeMap::values)).map(String::as_str).filter(|word| !word.is_empty())
    }

    fn columns(&self) -> impl Iterator<Item = &String> {
        let of_kind = match &self.entity.kind {
            Kind::Same(_) => None,
            Kind::Said(said) => Some(said),
        };
        let said = of_kind.into_iter().chain(&self.entity.gender).chain(self.facts.values());
        let said = said.flat_map(|said| [&said.column, &said.from, &said.to, &said.as_of].into_iter().flatten());
        self.entity.id.iter().chain(self.entity.names.iter().flat_map(Name::columns)).chain(said)
    }
}

/// What is wrong in a mapping file, with its line, in a curator's words.
fn unreadable(text: &str, error: &toml::de::Error) -> String {
    let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    let words = error.message().lines().next().unwrap_or_default();
    let words = words.replace(", expected struct Said", "; expected { column = \"…\" } or { value = \"…\" }");
    let words = words.replace(
        "data did not match any variant of untagged enum Kind",
        "expected a kind such as \"person\", or { column = \"…\", values = { … } }",
    );
    let words = words.replace(
        "data did not match any variant of untagged enum Name",
        "expected a column, or a list of columns that make a name together",
    );
    format!("{}{words}", line.map(|line| format!("line {line}: ")).unwrap_or_default())
}

impl Declared {
    pub(super) fn declared(&self) -> Source {
        Source {
            id: self.id.clone(),
            outlet: self.outlet.clone(),
            title: self.title.clone(),
            url: self.url.clone(),
            published: self.published.map(|day| day.to_string()),
            note: self.note.clone(),
            ..Source::default()
        }
    }
}

impl Said {
    /// What a row says, in the mapping's words; nothing where its cell is empty.
    pub(super) fn of(&self, row: &Row<'_>) -> Option<String> {
        let cell = self.column.as_deref().and_then(|column| row.cell(column)).or(self.value.as_deref())?;
        Some(self.values.get(cell).map_or_else(|| cell.to_owned(), Clone::clone)).filter(|word| !word.is_empty())
    }

    /// A date as a fact file writes it; a year alone needs no format.
    pub(super) fn day(&self, text: &str) -> Result<String, &'static str> {
        let year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let Some(format) = self.date.as_ref().filter(|_| !year) else { return Ok(text.to_owned()) };
        let read = strtime::parse(format, text).and_then(|time| time.to_date()).map(|day: Date| day.to_string());
        read.map_err(|_| "a date that isn't written as the mapping says")
    }

    /// Whether the mapping says when values hold: one without its time would hold for ever.
    pub(super) const fn is_timed(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// The time in which a row's value holds.
    pub(super) fn valid(&self, row: &Row<'_>) -> Result<Option<String>, &'static str> {
        let [from, to] = [&self.from, &self.to].map(|column| self.day_of(row, column.as_deref()));
        valid(from?.as_deref(), to?.as_deref())
    }

    /// The day on which a row's value held.
    pub(super) fn as_of(&self, row: &Row<'_>) -> Result<Option<String>, &'static str> {
        let day = self.day_of(row, self.as_of.as_deref())?;
        if day.as_ref().is_some_and(|day| day.parse::<Date>().is_err()) { Err("a value of a day that is none") } else { Ok(day) }
    }

    fn day_of(&self, row: &Row<'_>, column: Option<&str>) -> Result<Option<String>, &'static str> {
        column.and_then(|column| row.cell(column)).map(|text| self.day(text)).transpose()
    }
}
