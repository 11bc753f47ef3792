//! Diagnostics of drafts that aren't open, for a client that takes what is published and wants them.

use crate::desk::{RIGHT, TestDesk, WRONG};
use crate::support::{TestClient, watching};
use serde_json::json;

fn want(client: &TestClient, closed: bool) {
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"factlint": {"closedDrafts": closed}}}));
}

fn touch(client: &TestClient, uri: &str, kind: u8) {
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": uri, "type": kind}]}));
}

#[test]
fn what_is_not_open_is_told_of_where_it_is_asked_for() {
    let desk = TestDesk::new();
    let mut client = desk.client();
    let draft = desk.uri("drafts/wrong.md");
    want(&client, true);
    assert_eq!(client.published(&draft).len(), 1);
    want(&client, false);
    assert!(client.published(&draft).is_empty());
}

#[test]
fn an_open_draft_counts_as_it_is_typed_and_a_closed_one_as_it_is_saved() {
    let desk = TestDesk::new();
    let mut client = desk.client();
    let draft = desk.uri("drafts/wrong.md");
    want(&client, true);
    assert_eq!(client.published(&draft).len(), 1);
    client.open(&draft, RIGHT);
    assert!(client.published(&draft).is_empty());
    client.close(&draft);
    assert_eq!(client.published(&draft).len(), 1);
    client.open(&draft, RIGHT);
    assert!(client.published(&draft).is_empty());
    desk.write("drafts/wrong.md", RIGHT);
    client.save(&draft);
    client.close(&draft);
    // One that is wrong tells that the mended one was looked at: about that nothing is said.
    desk.write("drafts/zeta.md", WRONG);
    let other = desk.uri("drafts/zeta.md");
    touch(&client, &other, 1);
    assert_eq!(client.published(&other).len(), 1);
}

#[test]
fn a_draft_that_comes_changes_and_goes_on_disk_is_followed() {
    let desk = TestDesk::new();
    let mut client = desk.client();
    want(&client, true);
    client.published(&desk.uri("drafts/wrong.md"));
    let draft = desk.uri("drafts/later.md");
    desk.write("drafts/later.md", &WRONG.replace("33", "34"));
    touch(&client, &draft, 1);
    assert_eq!(client.published(&draft).len(), 1);
    desk.write("drafts/later.md", &format!("{RIGHT}\n"));
    touch(&client, &draft, 2);
    assert!(client.published(&draft).is_empty());
    desk.write("drafts/later.md", WRONG);
    touch(&client, &draft, 2);
    assert_eq!(client.published(&draft).len(), 1);
    std::fs::remove_file(desk.root().join("drafts/later.md")).unwrap();
    touch(&client, &draft, 3);
    assert!(client.published(&draft).is_empty());
}

#[test]
fn a_fact_that_changes_is_held_against_what_is_not_open() {
    let desk = TestDesk::new();
    let mut client = desk.client();
    let (wrong, right) = (desk.uri("drafts/wrong.md"), desk.uri("drafts/right.md"));
    want(&client, true);
    assert_eq!(client.published(&wrong).len(), 1);
    desk.write("facts/a.toml", &crate::desk::FACTS.replace("31 years", "33 years").replace("31 ans", "33 ans"));
    desk.write("sources/001.txt", "On a vu la navigatrice de 33 ans saluer.\n");
    touch(&client, &desk.uri("facts/a.toml"), 2);
    assert!(client.published(&wrong).is_empty());
    assert_eq!(client.published(&right).len(), 1);
}

#[test]
fn their_folders_are_watched_then() {
    let desk = TestDesk::new();
    let mut client = desk.client_with(watching());
    let drafts = |params: &serde_json::Value| params.to_string().contains("/drafts\"");
    let (id, params) = client.expect_request("client/registerCapability");
    client.reply(&id);
    assert!(!drafts(&params), "{params}");
    want(&client, true);
    client.published(&desk.uri("drafts/wrong.md"));
    let (id, params) = client.expect_request("client/registerCapability");
    client.reply(&id);
    assert!(drafts(&params), "{params}");
    let (id, _) = client.expect_request("client/unregisterCapability");
    client.reply(&id);
}
