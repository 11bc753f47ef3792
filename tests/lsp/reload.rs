//! Desks on disk change while drafts are open.

use crate::support::{TestClient, capabilities, checking, finding, uri, watching};
use factlint::facts::Base;
use factlint::lsp::Options;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// A desk with two fact files.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        place.write("factlint.toml", "facts = [\"facts\"]\n");
        place.write("facts/a.toml", "[entities.anna]\nnames = [\"Anna\"]\n");
        place.write("facts/b.toml", "[entities.bruno]\nnames = [\"Bruno\"]\n");
        place.write("other/c.toml", "[entities.clara]\nnames = [\"Clara\"]\n");
        place
    }

    fn path(&self, path: &str) -> PathBuf {
        // Temporary folders may be reached through links, which the server doesn't follow.
        self.root().join(path)
    }

    fn root(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    fn uri(&self, path: &str) -> String {
        uri(&self.path(path))
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// A client that has the draft open, and what was published for it.
    fn open(&self, capabilities: Value) -> (TestClient, String) {
        let watches = capabilities["workspace"]["didChangeWatchedFiles"].is_object();
        let mut client = TestClient::with(naming(), capabilities, &[&self.root()]);
        if watches {
            let (id, _) = client.expect_request("client/registerCapability");
            client.reply(&id);
        }
        let draft = self.uri("drafts/a.md");
        client.open(&draft, "x");
        (client, draft)
    }

    fn touched(&self, client: &TestClient, path: &str) {
        client.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": self.uri(path), "type": 2}]}));
    }
}

/// A check that reports whom the desk knows.
fn naming() -> Options {
    checking(|text, base| finding(text, "", &names(base)).into_iter().collect())
}

fn names(base: &Base) -> String {
    let names: Vec<&str> = base.entities.iter().filter_map(|entity| entity.names.first()).map(String::as_str).collect();
    format!("knows {}", names.join(", "))
}

#[test]
fn a_broken_fact_file_is_reported_in_itself_and_stays_in_use_as_it_was() {
    let place = Place::new();
    let (mut client, draft) = place.open(watching());
    assert_eq!(client.published(&draft), ["knows Anna, Bruno"]);
    place.write("facts/b.toml", "[entities.bruno\n");
    place.touched(&client, "facts/b.toml");
    assert!(!client.published(&place.uri("facts/b.toml")).is_empty());
    // The facts are as they were, so nothing is published for the draft.
    place.write("facts/b.toml", "[entities.bea]\nnames = [\"Bea\"]\n");
    place.touched(&client, "facts/b.toml");
    assert!(client.published(&place.uri("facts/b.toml")).is_empty());
    assert_eq!(client.published(&draft), ["knows Anna, Bea"]);
}

#[test]
fn a_deleted_fact_file_is_forgotten_and_known_again_when_it_is_back() {
    let place = Place::new();
    let (mut client, draft) = place.open(watching());
    assert_eq!(client.published(&draft), ["knows Anna, Bruno"]);
    fs::remove_file(place.path("facts/b.toml")).unwrap();
    place.touched(&client, "facts/b.toml");
    assert_eq!(client.published(&draft), ["knows Anna"]);
    place.write("facts/b.toml", "[entities.bruno]\nnames = [\"Bruno\"]\n");
    place.touched(&client, "facts/b.toml");
    assert_eq!(client.published(&draft), ["knows Anna, Bruno"]);
}

#[test]
fn a_broken_configuration_leaves_the_last_one_in_use() {
    let place = Place::new();
    let (mut client, draft) = place.open(watching());
    assert_eq!(client.published(&draft), ["knows Anna, Bruno"]);
    place.write("factlint.toml", "facts = [\n");
    place.touched(&client, "factlint.toml");
    assert!(!client.published(&place.uri("factlint.toml")).is_empty());
    // The facts are as they were, so nothing is published for the draft.
    place.write("factlint.toml", "facts = [\"other\"]\n");
    place.touched(&client, "factlint.toml");
    assert!(client.published(&place.uri("factlint.toml")).is_empty());
    assert_eq!(client.published(&draft), ["knows Clara"]);
    rewatched(&mut client, "other");
}

/// The client is asked to watch another folder of facts, and no longer the one before.
fn rewatched(client: &mut TestClient, folder: &str) {
    let (id, params) = client.expect_request("client/registerCapability");
    assert!(params.to_string().contains(folder), "{params}");
    client.reply(&id);
    let (id, _) = client.expect_request("client/unregisterCapability");
    client.reply(&id);
}

#[test]
fn a_desk_says_how_much_a_rule_weighs_and_a_change_of_that_is_seen() {
    let desk = crate::desk::TestDesk::new();
    let (mut client, draft) = desk.opened();
    desk.write("factlint.toml", "[severity]\ncontradicted = \"info\"\n");
    client.save(&draft);
    assert_eq!(client.expect("textDocument/publishDiagnostics")["diagnostics"][0]["severity"], 3);
    desk.write("factlint.toml", "[severity]\ncontradicted = \"off\"\n");
    client.save(&draft);
    assert!(client.published(&draft).is_empty());
}

#[test]
fn only_the_desk_s_own_files_are_watched() {
    let place = Place::new();
    let mut client = TestClient::with(naming(), watching(), &[&place.root()]);
    let (id, mut params) = client.expect_request("client/registerCapability");
    client.reply(&id);
    let watchers = params["registrations"][0]["registerOptions"]["watchers"].take();
    let globs: Vec<(&str, &str)> = watchers.as_array().unwrap().iter().map(|watcher| glob(&watcher["globPattern"])).collect();
    let root = uri(&place.root());
    let within =
        |folder: &str| globs.iter().filter(|(base, _)| *base == format!("{root}{folder}")).map(|(_, glob)| *glob).collect::<Vec<_>>();
    assert_eq!(within(""), ["factlint.toml", ".factlint.toml", ".config/factlint.toml", "facts", "sources"]);
    assert_eq!((within("/facts"), within("/sources")), (vec!["**/*"], vec!["**/*"]));
    assert_eq!(globs.len(), 7);
}

fn glob(pattern: &Value) -> (&str, &str) {
    (pattern["baseUri"].as_str().unwrap(), pattern["pattern"].as_str().unwrap())
}

#[test]
fn without_a_watching_client_a_save_shows_what_has_changed() {
    let place = Place::new();
    let (mut client, draft) = place.open(capabilities());
    assert_eq!(client.published(&draft), ["knows Anna, Bruno"]);
    place.write("facts/c.toml", "[entities.chloe]\nnames = [\"Chloé\"]\n");
    client.save(&draft);
    assert_eq!(client.published(&draft), ["knows Anna, Bruno, Chloé"]);
}

#[test]
fn a_saved_fact_file_is_read_again() {
    let place = Place::new();
    let (mut client, draft) = place.open(watching());
    assert_eq!(client.published(&draft), ["knows Anna, Bruno"]);
    place.write("facts/a.toml", "[entities.agnes]\nnames = [\"Agnès\"]\n");
    client.save(&place.uri("facts/a.toml"));
    assert_eq!(client.published(&draft), ["knows Agnès, Bruno"]);
}

#[test]
fn a_desk_made_later_is_found_and_one_taken_away_is_forgotten() {
    let place = Place::new();
    fs::remove_file(place.path("factlint.toml")).unwrap();
    let (mut client, draft) = place.open(watching());
    assert_eq!(client.published(&draft), ["knows "]);
    place.write("factlint.toml", "");
    place.touched(&client, "factlint.toml");
    assert_eq!(client.published(&draft), ["knows Anna, Bruno"]);
    rewatched(&mut client, "facts");
    fs::remove_file(place.path("factlint.toml")).unwrap();
    place.touched(&client, "factlint.toml");
    assert_eq!(client.published(&draft), ["knows "]);
    rewatched(&mut client, "factlint.toml");
}

#[test]
fn an_untitled_draft_belongs_to_the_workspace() {
    let place = Place::new();
    let mut client = TestClient::with(naming(), capabilities(), &[&place.root()]);
    client.open("untitled:a", "x");
    assert_eq!(client.published("untitled:a"), ["knows Anna, Bruno"]);
}

#[test]
fn a_draft_is_checked_by_the_nearest_desk_whatever_the_workspace() {
    let place = Place::new();
    place.write("drafts/inner/factlint.toml", "");
    place.write("drafts/inner/facts/z.toml", "[entities.zoe]\nnames = [\"Zoé\"]\n");
    let mut client = TestClient::new(naming());
    let draft = place.uri("drafts/inner/a.md");
    client.open(&draft, "x");
    assert_eq!(client.published(&draft), ["knows Zoé"]);
}

#[test]
fn an_archived_source_is_no_draft() {
    let place = Place::new();
    place.write("sources/003.txt", "x");
    let (mut client, draft) = place.open(capabilities());
    assert_eq!(client.published(&draft), ["knows Anna, Bruno"]);
    client.open(&place.uri("sources/003.txt"), "x");
    assert_eq!(client.hover(&place.uri("sources/003.txt"), 0, 0), Value::Null);
}

#[test]
fn a_workspace_folder_can_come_and_go() {
    let place = Place::new();
    place.write("facts/b.toml", "[entities.bruno\n");
    let mut client = TestClient::new(naming());
    let folder = json!({"uri": uri(&place.root()), "name": "desk"});
    client.notify("workspace/didChangeWorkspaceFolders", json!({"event": {"added": [folder], "removed": []}}));
    assert!(!client.published(&place.uri("facts/b.toml")).is_empty());
    client.notify("workspace/didChangeWorkspaceFolders", json!({"event": {"added": [], "removed": [folder]}}));
    assert!(client.published(&place.uri("facts/b.toml")).is_empty());
}

#[test]
fn facts_count_before_they_are_saved() {
    let place = Place::new();
    let (mut client, draft) = place.open(watching());
    assert_eq!(client.published(&draft), ["knows Anna, Bruno"]);
    let file = place.uri("facts/a.toml");
    client.open_as(&file, "toml", "[entities.alma]\nnames = [\"Alma\"]\n");
    assert_eq!(client.published(&draft), ["knows Alma, Bruno"]);
    client.change(
        &file,
        2,
        json!([{"range": {"start": {"line": 1, "character": 10}, "end": {"line": 1, "character": 14}}, "text": "Alba"}]),
    );
    assert_eq!(client.published(&draft), ["knows Alba, Bruno"]);
    client.close(&file);
    assert_eq!(client.published(&draft), ["knows Anna, Bruno"]);
}

#[test]
fn a_new_file_of_facts_counts_before_it_is_on_disk() {
    let place = Place::new();
    let (mut client, draft) = place.open(watching());
    assert_eq!(client.published(&draft), ["knows Anna, Bruno"]);
    client.open_as(&place.uri("facts/z.toml"), "toml", "[entities.zoe]\nnames = [\"Zoé\"]\n");
    assert_eq!(client.published(&draft), ["knows Anna, Bruno, Zoé"]);
}

#[test]
fn a_file_that_breaks_while_it_is_typed_keeps_its_facts() {
    let place = Place::new();
    let (mut client, draft) = place.open(watching());
    assert_eq!(client.published(&draft), ["knows Anna, Bruno"]);
    let file = place.uri("facts/a.toml");
    client.open_as(&file, "toml", "[entities.alma]\nnames = [\"Alma\"]\n");
    assert_eq!(client.published(&draft), ["knows Alma, Bruno"]);
    client.change(&file, 2, json!([{"text": "[entities.alma]\nnames = [\"Al"}]));
    assert!(!client.published(&file).is_empty());
    client.change(&file, 3, json!([{"text": "[entities.alma]\nnames = [\"Alba\"]\n"}]));
    assert!(client.published(&file).is_empty());
    assert_eq!(client.published(&draft), ["knows Alba, Bruno"]);
}
