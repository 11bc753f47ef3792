//! Desks that the server opens as they were compiled.

use crate::desk::{FACTS, TestDesk, WRONG, engine};
use crate::support::{TestClient, capabilities, uri};
use factlint::facts::compiled::cache::Cache;
use factlint::lsp::Options;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;

/// A desk, compiled, and the cache that holds it.
struct Compiled {
    desk: TestDesk,
    folder: TempDir,
    file: PathBuf,
}

impl Compiled {
    fn new() -> Self {
        let (desk, folder) = (TestDesk::new(), tempfile::tempdir().unwrap());
        let (file, _) = cache(&folder).open(&desk.root()).news.unwrap().write().unwrap();
        Self { desk, folder, file }
    }

    fn client(&self) -> TestClient {
        let options = Options { cache: Some(Arc::new(cache(&self.folder))), ..engine() };
        TestClient::with(options, capabilities(), &[&self.desk.root()])
    }

    /// What is said of the draft that is wrong.
    fn said(&self, client: &mut TestClient) -> Vec<String> {
        let draft = self.desk.uri("drafts/wrong.md");
        client.open(&draft, WRONG);
        client.published(&draft)
    }
}

fn cache(folder: &TempDir) -> Cache {
    Cache::new(folder.path().to_path_buf(), "test".to_owned())
}

fn uncompiled(desk: &TestDesk) -> Vec<String> {
    let mut client = TestClient::with(engine(), capabilities(), &[&desk.root()]);
    let draft = desk.uri("drafts/wrong.md");
    client.open(&draft, WRONG);
    client.published(&draft)
}

#[test]
fn a_compiled_desk_says_the_same() {
    let compiled = Compiled::new();
    let mut client = compiled.client();
    assert_eq!(compiled.said(&mut client), uncompiled(&compiled.desk));
    let draft = compiled.desk.uri("drafts/wrong.md");
    let claims = client.request("workspace/executeCommand", json!({"command": "factlint.listClaims", "arguments": [{"uri": draft}]}));
    let place = &claims[0]["fact"]["location"];
    // In a file that nobody has read until now.
    assert_eq!(place["uri"], uri(&compiled.desk.root().join("facts/a.toml")));
    assert_ne!(place["range"]["start"]["character"], place["range"]["end"]["character"], "{place}");
}

#[test]
fn a_place_in_a_long_file_is_told_by_its_line() {
    let compiled = Compiled::new();
    compiled.desk.write("facts/a.toml", &format!("{FACTS}# {}\n", "x".repeat(1 << 20)));
    let mut client = compiled.client();
    assert_eq!(compiled.said(&mut client).len(), 1);
    let draft = compiled.desk.uri("drafts/wrong.md");
    let claims = client.request("workspace/executeCommand", json!({"command": "factlint.listClaims", "arguments": [{"uri": draft}]}));
    assert_eq!(claims[0]["fact"]["location"]["range"]["start"], json!({"line": 13, "character": 0}));
}

#[test]
fn a_damaged_file_is_made_anew_before_anything_is_said() {
    let compiled = Compiled::new();
    let mut bytes = fs::read(&compiled.file).unwrap();
    let end = bytes.len() * 9 / 10;
    (0..end).step_by(4096).for_each(|at| bytes[at] ^= 1);
    fs::write(&compiled.file, &bytes).unwrap();
    assert_eq!(compiled.said(&mut compiled.client()), uncompiled(&compiled.desk));
}

#[test]
fn a_file_that_breaks_keeps_the_facts_it_had() {
    let compiled = Compiled::new();
    let mut client = compiled.client();
    let before = compiled.said(&mut client);
    assert!(!before.is_empty());
    compiled.desk.write("facts/a.toml", &format!("{FACTS}\n[[["));
    let facts = compiled.desk.uri("facts/a.toml");
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": facts, "type": 2}]}));
    assert!(!client.published(&facts).is_empty());
    let draft = compiled.desk.uri("drafts/wrong.md");
    let sum: Value =
        client.request("workspace/executeCommand", json!({"command": "factlint.checkDocument", "arguments": [{"uri": draft}]}));
    assert_eq!(sum["contradicted"], 1, "{sum}");
}
