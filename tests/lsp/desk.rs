//! A small desk with facts, sources and drafts on disk, and the real engine.

use crate::support::{TestClient, capabilities, uri};
use factlint::lsp::{Options, Settle};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;

pub(crate) const FACTS: &str = r#"[sources.001]
outlet = "La Gazette"
published = 2026-03-02
url = "https://gazette.example/1"

[sources.002]
outlet = "Le Quotidien"

[entities.lea-marchal]
kind = "person"
gender = "f"
names = ["Léa Marchal"]

[facts.lea-marchal.age]
is = "31 years"
as-of = 2026-03-01
says.001 = "la navigatrice de 31 ans"
says.002 = { quote = "Léa Marchal, 31 ans" }

[entities.bato]
kind = "person"
names = ["Bato"]
of = ["lea-marchal"]

[facts.bato.age]
is = ["40 years", "41 years"]
as-of = 2026-03-01
says.001 = { is = "40 years" }
says.002 = { is = "41 years" }
"#;

pub(crate) const WRONG: &str = "---\ndate: 2026-03-03\nlang: fr\n---\n\nLa navigatrice Léa Marchal, 33 ans, a été secourue.\n";
pub(crate) const RIGHT: &str = "---\ndate: 2026-03-03\nlang: fr\n---\n\nLa navigatrice Léa Marchal, 31 ans, a été secourue.\n";

/// The line of the prose in the drafts.
pub(crate) const PROSE: u32 = 5;

/// A desk on disk.
pub(crate) struct TestDesk {
    folder: TempDir,
}

impl TestDesk {
    pub(crate) fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        desk.write("factlint.toml", "");
        desk.write("facts/a.toml", FACTS);
        desk.write("sources/001.txt", "Un sauvetage\nOn a vu la navigatrice de 31 ans saluer.\n");
        desk.write("drafts/wrong.md", WRONG);
        desk.write("drafts/right.md", RIGHT);
        desk
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    pub(crate) fn uri(&self, path: &str) -> String {
        uri(&self.root().join(path))
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn client(&self) -> TestClient {
        self.client_with(capabilities())
    }

    pub(crate) fn client_with(&self, capabilities: Value) -> TestClient {
        TestClient::with(engine(), capabilities, &[&self.root()])
    }

    /// A client with the draft that errs open, checked.
    pub(crate) fn opened(&self) -> (TestClient, String) {
        let mut client = self.client();
        let draft = self.uri("drafts/wrong.md");
        client.open(&draft, WRONG);
        assert_eq!(client.published(&draft).len(), 1);
        (client, draft)
    }

    /// A client with the fact file open; its faults are none, so nothing is published.
    pub(crate) fn facts_open(&self) -> (TestClient, String) {
        let (client, _) = self.opened();
        let file = self.uri("facts/a.toml");
        client.open_as(&file, "toml", FACTS);
        (client, file)
    }
}

/// The real engine, without waiting.
pub(crate) fn engine() -> Options {
    Options { settle: Settle::after(Duration::ZERO), ..Options::default() }
}

pub(crate) fn place(uri: &str, line: u32, character: u32) -> Value {
    json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}})
}

pub(crate) fn range(line: u32, from: u32, to: u32) -> Value {
    json!({"start": {"line": line, "character": from}, "end": {"line": line, "character": to}})
}

/// The line of the fact file that holds some words, and the column at which they start.
pub(crate) fn at(words: &str) -> (u32, u32) {
    let byte = FACTS.find(words).unwrap();
    let line = FACTS[..byte].matches('\n').count();
    let column = byte - FACTS[..byte].rfind('\n').map_or(0, |at| at + 1);
    (u32::try_from(line).unwrap(), u32::try_from(column).unwrap())
}
