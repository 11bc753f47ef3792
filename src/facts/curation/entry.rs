//! The entry of a source in a fact file: written into it with everything else left as it stands.

use jiff::civil::{Date, DateTime, Time};
use toml_edit::{Array, Datetime, DocumentMut, InlineTable, Item, Table, TableLike, Value};

/// What is written of a source; what is missing is left as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Who published it.
    pub outlet: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Its language, by its code.
    pub language: Option<&'static str>,
    /// When it came out.
    pub published: Option<DateTime>,
    /// When its text was archived.
    pub archived: Option<Date>,
    /// The SHA-256 of that text.
    pub sha256: Option<String>,
}

/// The text of a fact file with a source's entry in it, a new one or the one that it had.
///
/// # Errors
/// When the file isn't TOML, or has something else in the place of its sources: what, and where.
pub fn with_entry(text: &str, id: &str, entry: &Entry) -> Result<String, String> {
    let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| error.to_string())?;
    let sources = document.entry("sources").or_insert_with(|| Item::Table(hidden()));
    let is_inline = sources.is_inline_table();
    let sources = sources.as_table_like_mut().ok_or("\"sources\" is not a table")?;
    if !sources.contains_key(id) {
        sources.insert(id, if is_inline { Item::Value(Value::InlineTable(InlineTable::new())) } else { Item::Table(apart(text)) });
    }
    let own = sources.get_mut(id).and_then(Item::as_table_like_mut).ok_or_else(|| format!("\"sources.{id}\" is not a table"))?;
    fill(own, entry);
    Ok(document.to_string())
}

/// The table over all sources, which has no header of its own.
fn hidden() -> Table {
    let mut table = Table::new();
    table.set_implicit(true);
    table
}

/// A table with an empty line before it, unless it opens the file.
fn apart(text: &str) -> Table {
    let mut table = Table::new();
    table.decor_mut().set_prefix(if text.trim().is_empty() { "" } else { "\n" });
    table
}

fn fill(own: &mut dyn TableLike, entry: &Entry) {
    let text = |text: &Option<String>| text.as_deref().map(Value::from);
    let author = match entry.authors.as_slice() {
        [] => None,
        [one] => Some(Value::from(one)),
        several => Some(Value::Array(several.iter().collect::<Array>())),
    };
    let told = [
        ("outlet", text(&entry.outlet)),
        ("title", text(&entry.title)),
        ("author", author),
        ("url", text(&entry.url)),
        ("language", entry.language.map(Value::from)),
        ("published", entry.published.and_then(moment)),
        ("archived", entry.archived.and_then(|day| moment(day.to_datetime(Time::midnight())))),
        ("sha256", text(&entry.sha256)),
    ];
    for (key, value) in told {
        let Some(mut value) = value else { continue };
        // What stands beside the old value, such as a comment, stays.
        if let Some(old) = own.get(key).and_then(Item::as_value) {
            *value.decor_mut() = old.decor().clone();
        }
        own.insert(key, Item::Value(value));
    }
}

/// A day, or a day and an hour where one was told.
fn moment(at: DateTime) -> Option<Value> {
    let text = if at.time() == Time::midnight() { at.date().to_string() } else { at.to_string() };
    text.parse::<Datetime>().ok().map(Value::from)
}

#[cfg(test)]
mod tests {
    use super::{Entry, with_entry};
    use jiff::civil::date;

    fn entry() -> Entry {
        Entry {
            outlet: Some("Le \"Port\"".to_owned()),
            authors: vec!["A".to_owned(), "B".to_owned()],
            published: Some(date(2026, 3, 2).at(18, 30, 0, 0)),
            archived: Some(date(2026, 3, 3)),
            sha256: Some("00".to_owned()),
            ..Entry::default()
        }
    }

    const OWN: &str =
        "outlet = 'Le \"Port\"'\nauthor = [\"A\", \"B\"]\npublished = 2026-03-02T18:30:00\narchived = 2026-03-03\nsha256 = \"00\"\n";

    #[test]
    fn a_new_entry_follows_the_others_and_nothing_else_moves() {
        let text = "# Ours\n[sources.001] # the first\noutlet = \"X\"\n\n[entities.a]\nnames = [ \"A\" ]\n";
        let expected =
            format!("# Ours\n[sources.001] # the first\noutlet = \"X\"\n\n[sources.002]\n{OWN}\n[entities.a]\nnames = [ \"A\" ]\n");
        assert_eq!(with_entry(text, "002", &entry()).unwrap(), expected);
        assert_eq!(with_entry("", "le port", &entry()).unwrap(), format!("[sources.\"le port\"]\n{OWN}"));
    }

    #[test]
    fn an_entry_that_is_there_is_brought_up_to_date() {
        let text = "[sources.001]\noutlet = \"X\" # since 1900\nnames = [\"X\"]\nsha256 = \"ff\" # old\n";
        let update = Entry { sha256: Some("00".to_owned()), ..Entry::default() };
        let expected = "[sources.001]\noutlet = \"X\" # since 1900\nnames = [\"X\"]\nsha256 = \"00\" # old\n";
        assert_eq!(with_entry(text, "001", &update).unwrap(), expected);
    }

    #[test]
    fn tables_in_a_line_stay_in_their_line() {
        let update = Entry { outlet: Some("Y".to_owned()), ..Entry::default() };
        let after = with_entry("sources = { a = {} }\n", "b", &update).unwrap();
        assert_eq!(after.lines().count(), 1, "{after}");
        assert_eq!(toml::from_str::<toml::Table>(&after).unwrap()["sources"]["b"]["outlet"].as_str(), Some("Y"));
        assert!(with_entry("sources = 3", "b", &update).is_err() && with_entry("a = = b", "b", &update).is_err());
    }
}
