//! What one record of an input gives: declarations in the desk format, and how they are written.

use crate::facts::{EntityKind, key, quoted};
use crate::language::Lang;
use crate::text::fold::bare;
use std::fmt::Write;

/// Declarations that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Who says so.
    pub sources: Vec<Source>,
    /// Terms that no vocabulary has yet.
    pub terms: Vec<Term>,
    /// What the facts are about.
    pub entities: Vec<Entity>,
    /// What is said of it.
    pub facts: Vec<Fact>,
}

/// A source, as a fact file declares it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Vec<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Its language.
    pub language: Option<Lang>,
    /// The day it came out, `2026-02-05`.
    pub published: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// A term of a vocabulary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// The vocabulary's name.
    pub vocabulary: &'static str,
    /// Its id.
    pub id: String,
    /// The coarser terms above it.
    pub under: Vec<&'static str>,
    /// How it is said, by language.
    pub words: Vec<(Lang, Vec<String>)>,
}

/// An entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entity {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// `m` or `f`, if known.
    pub gender: Option<char>,
    /// Its names, the fullest first.
    pub names: Vec<String>,
    /// The coarser place that a place lies in.
    pub within: Option<String>,
}

/// A fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// The entity's id.
    pub entity: String,
    /// The attribute's name; its dots are part of it.
    pub attribute: String,
    /// A free name, where there can be several of the attribute.
    pub name: Option<String>,
    /// The sides of its value in the notation of a fact file, quotation marks included; several leave it open.
    pub is: Vec<String>,
    /// When it holds, in the notation of dates.
    pub valid: Option<String>,
    /// The day the value held.
    pub as_of: Option<String>,
    /// The sources, with their words where they are known.
    pub says: Vec<(String, Option<String>)>,
    /// What the desk makes of it, if the readings don't tell.
    pub status: Option<&'static str>,
}

impl Source {
    /// The line that declares it.
    pub(super) fn header(&self) -> String {
        format!("[sources.{}]", key(&self.id))
    }

    pub(super) fn write(&self, out: &mut String) {
        line(out, &self.header());
        text(out, "outlet", self.outlet.as_deref());
        text(out, "title", self.title.as_deref());
        texts(out, "author", &self.author);
        text(out, "url", self.url.as_deref());
        text(out, "language", self.language.map(Lang::code));
        date(out, "published", self.published.as_deref());
        text(out, "note", self.note.as_deref());
        out.push('\n');
    }
}

impl Term {
    pub(super) fn header(&self) -> String {
        format!("[vocabularies.{}.terms.{}]", key(self.vocabulary), key(&self.id))
    }

    pub(super) fn write(&self, out: &mut String) {
        line(out, &self.header());
        texts(out, "under", &self.under);
        for (lang, words) in &self.words {
            texts(out, lang.code(), words);
        }
        out.push('\n');
    }
}

impl Entity {
    pub(super) fn header(&self) -> String {
        format!("[entities.{}]", key(&self.id))
    }

    pub(super) fn write(&self, out: &mut String) {
        line(out, &self.header());
        text(out, "kind", Some(self.kind.name()));
        text(out, "gender", self.gender.map(String::from).as_deref());
        texts(out, "names", &self.names);
        text(out, "within", self.within.as_deref());
        out.push('\n');
    }
}

impl Fact {
    pub(super) fn header(&self) -> String {
        let name = self.name.iter().map(|name| format!(".{}", key(name))).collect::<String>();
        format!("[facts.{}.{}{name}]", key(&self.entity), self.attribute)
    }

    pub(super) fn write(&self, out: &mut String) {
        line(out, &self.header());
        match self.is.as_slice() {
            [one] => line(out, &format!("is = {one}")),
            sides => line(out, &format!("is = [{}]", sides.join(", "))),
        }
        date(out, "as-of", self.as_of.as_deref());
        date(out, "valid", self.valid.as_deref());
        text(out, "status", self.status);
        for (source, words) in &self.says {
            let said = words.as_ref().map_or_else(|| "{}".to_owned(), |words| quoted(words));
            line(out, &format!("says.{} = {said}", key(source)));
        }
        out.push('\n');
    }
}

/// An id of names or numbers: lower-case letters and digits of any script, hyphens between them.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in bare(text).chars() {
        match c {
            c if c.is_alphanumeric() => out.push(c),
            _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// A day as TOML writes it; what is no whole day, as a string.
pub(super) fn day(text: &str) -> String {
    let is_day = text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok();
    if is_day { text.to_owned() } else { quoted(text) }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn text(out: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        let _ = writeln!(out, "{key} = {}", quoted(value));
    }
}

fn texts(out: &mut String, key: &str, values: &[impl AsRef<str>]) {
    let all: Vec<String> = values.iter().map(|value| quoted(value.as_ref())).collect();
    if !all.is_empty() {
        let _ = writeln!(out, "{key} = [{}]", all.join(", "));
    }
}

fn date(out: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        let _ = writeln!(out, "{key} = {}", day(value));
    }
}

#[cfg(test)]
mod tests {
    use super::{Entity, Fact, slug};
    use crate::facts::EntityKind;

    #[test]
    fn ids_are_plain_where_names_are_not() {
        assert_eq!(slug("  Élodie O'Neill-Gué (dite « Lo ») "), "elodie-o-neill-gue-dite-lo");
        assert_eq!(slug("?!"), "");
        assert_eq!(slug("李 四"), "李-四");
    }

    #[test]
    fn what_is_written_can_be_read() {
        let mut out = String::new();
        let names = vec!["Ana \"Nita\" Sol\n".to_owned()];
        Entity { id: "李 四".into(), kind: EntityKind::Person, gender: Some('f'), names: names.clone(), within: None }.write(&mut out);
        let fact = Fact {
            entity: "李 四".into(),
            attribute: "death.date".into(),
            name: Some("a.b".into()),
            is: vec!["\"2024\"".into(), "2025-01-02".into()],
            says: vec![("007".into(), None), ("x y".into(), Some("mots".into()))],
            ..Fact::default()
        };
        fact.write(&mut out);
        let read: toml::Table = toml::from_str(&out).unwrap();
        assert_eq!(read["entities"]["李 四"]["names"][0].as_str(), Some(names[0].as_str()));
        assert_eq!(read["facts"]["李 四"]["death"]["date"]["a.b"]["says"]["x y"].as_str(), Some("mots"));
    }
}
