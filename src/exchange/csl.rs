//! CSL-JSON, as Zotero and other reference managers write it: what sources are, both ways.

use super::json::{REST, each, list, text};
use super::record::{Record, Source, slug};
use super::told::{digest, host};
use super::{Format, Input, Output};
use crate::facts::Base;
use crate::language::Lang;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// What it is.
pub const FORMAT: Format = Format {
    name: "csl",
    about: "CSL-JSON: what sources are (Zotero and other reference managers)",
    import: Some(import),
    export: Some(export),
};

fn import(input: &Input<'_>, output: &mut Output<'_>) -> io::Result<()> {
    each(input, &["items", "references"], &mut |key, item| {
        // One item alone is a document too; what is left of an object that held the items isn't.
        let is_rest = key == REST && item.get("id").is_none() && item.get("title").is_none();
        if !is_rest && output.is_next_new()? {
            read(&item, output);
        }
        Ok(())
    })
}

fn read(item: &Value, output: &mut Output<'_>) {
    let Some(source) = source(item) else {
        return output.leave("an item with neither a title nor an address", id(item).unwrap_or_else(|| "?".to_owned()));
    };
    if output.has_source(&source.id) {
        output.leave("a source that came before or that the desk has", &source.id);
    }
    output.put(&Record { sources: vec![source], ..Record::default() });
}

fn source(item: &Value) -> Option<Source> {
    let own = |key| text(item, key).map(str::to_owned);
    let (title, url) = (own("title"), own("URL"));
    let made = || Some(slug(title.as_deref()?)).filter(|id| !id.is_empty());
    let coarse = issued(item).filter(|date| date.len() < 10);
    Some(Source {
        id: id(item).or_else(made).or_else(|| Some(format!("web-{}", digest(url.as_deref()?))))?,
        outlet: own("container-title").or_else(|| own("publisher")).or_else(|| host(url.as_deref()?).map(str::to_owned)),
        author: list(item, "author").iter().filter_map(name).collect(),
        language: text(item, "language").and_then(Lang::of_code),
        published: issued(item).filter(|date| date.len() == 10),
        note: note(own("note").or_else(|| coarse.map(|date| format!("published {date}"))), text(item, "type")),
        title,
        url,
    })
    .filter(|source| source.title.is_some() || source.url.is_some())
}

/// What an item is where nothing says it.
const USUAL: &str = "article-newspaper";
/// How a note tells what an item is, as Zotero reads it.
const TYPE: &str = "type: ";

/// A note that says what the item is besides, unless it is what most are.
fn note(note: Option<String>, kind: Option<&str>) -> Option<String> {
    let told = kind.filter(|kind| *kind != USUAL).map(|kind| format!("{TYPE}{kind}"));
    let lines: Vec<String> = told.into_iter().chain(note).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What a note says that the item is, and the rest of it.
fn parted(note: &str) -> (&str, Option<&str>) {
    match note.strip_prefix(TYPE) {
        Some(told) => told.split_once('\n').map_or((told, None), |(kind, rest)| (kind, Some(rest))),
        None => (USUAL, Some(note)),
    }
}

/// An id may be a number, or an address.
fn id(item: &Value) -> Option<String> {
    let id = match item.get("id")? {
        Value::String(id) => id.trim().to_owned(),
        Value::Number(id) => id.to_string(),
        _ => return None,
    };
    // Ids of sources stay as they are: 000 is not 0.
    let is_plain = !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    Some(if is_plain { id } else { slug(&id) }).filter(|id| !id.is_empty())
}

fn name(author: &Value) -> Option<String> {
    let parts = ["given", "non-dropping-particle", "family"].iter().filter_map(|key| text(author, key));
    let joined = parts.collect::<Vec<_>>().join(" ");
    if joined.is_empty() { text(author, "literal").map(str::to_owned) } else { Some(joined) }
}

/// `2026-02-06`, or as much of it as is known.
fn issued(item: &Value) -> Option<String> {
    let issued = item.get("issued")?;
    let parts = issued.get("date-parts").and_then(|ranges| ranges.get(0)).and_then(Value::as_array);
    if let Some(parts) = parts {
        let numbers: Option<Vec<i64>> = parts.iter().map(|part| part.as_i64().or_else(|| part.as_str()?.parse().ok())).collect();
        return dated(&numbers?);
    }
    let raw = text(issued, "raw").or_else(|| issued.as_str())?;
    let day = raw.get(..10)?;
    day.parse::<jiff::civil::Date>().is_ok().then(|| day.to_owned())
}

fn dated(parts: &[i64]) -> Option<String> {
    match *parts {
        [year] => Some(format!("{year:04}")),
        [year, month] => Some(format!("{year:04}-{month:02}")),
        [year, month, day, ..] => {
            let text = format!("{year:04}-{month:02}-{day:02}");
            text.parse::<jiff::civil::Date>().is_ok().then_some(text)
        }
        [] => None,
    }
}

fn export(base: &Base, _: Lang, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"[")?;
    for (at, source) in base.sources.iter().filter(|source| !source.protected).enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &item(source))?;
    }
    out.write_all(b"\n]\n")
}

fn item(source: &crate::facts::Source) -> Value {
    let mut out = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            out.insert(key.to_owned(), value);
        }
    };
    let said = |text: &Option<String>| text.as_deref().map(Value::from);
    put("id", Some(Value::from(source.id.as_str())));
    let (kind, note) = source.note.as_deref().map_or((USUAL, None), parted);
    put("type", Some(Value::from(kind)));
    put("title", said(&source.title));
    put("container-title", said(&source.outlet));
    put("URL", said(&source.url));
    put("author", (!source.author.is_empty()).then(|| source.author.iter().map(|name| json!({"literal": name})).collect()));
    put("language", source.language.map(|lang| Value::from(lang.code())));
    put("issued", source.published.map(|day| json!({"date-parts": [[day.year(), day.month(), day.day()]]})));
    put("note", note.map(Value::from));
    Value::Object(out)
}

#[cfg(test)]
mod tests {
    use super::source;
    use serde_json::json;

    #[test]
    fn an_item_is_a_source() {
        let read = source(&json!({
            "id": 3, "title": "Deux blessés", "container-title": "Le Journal", "URL": "https://example.org/a", "language": "fr-FR",
            "author": [{"family": "Sol", "given": "Ana"}, {"literal": "AFP"}], "issued": {"date-parts": [["2026", 2, 6]]},
        }));
        let read = read.unwrap();
        assert_eq!((read.id.as_str(), read.published.as_deref()), ("3", Some("2026-02-06")));
        assert_eq!(read.author, ["Ana Sol", "AFP"]);
    }

    #[test]
    fn what_is_missing_is_made_or_left_open() {
        let read = source(&json!({"title": "Un titre", "issued": {"date-parts": [[2026, 2]]}})).unwrap();
        assert_eq!((read.id.as_str(), read.published, read.note.as_deref()), ("un-titre", None, Some("published 2026-02")));
        let page = source(&json!({"id": "http://zotero.org/x/1", "URL": "https://www.example.org/a"})).unwrap();
        assert_eq!((page.id.as_str(), page.outlet.as_deref()), ("http-zotero-org-x-1", Some("example.org")));
        assert_eq!(source(&json!({"id": "a"})), None);
    }
}
