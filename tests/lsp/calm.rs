//! Calm while a word is being typed: nothing is said of it before it is done.

use crate::desk::{PROSE, TestDesk, range};
use crate::pull::{pull, pulling};
use crate::support::{TestClient, capabilities};
use serde_json::{Value, json};
use std::time::Duration;

const HEAD: &str = "---\ndate: 2026-03-03\nlang: fr\n---\n\n";
const BEFORE: &str = "La navigatrice Léa Marchal, ";

/// A client that types, with this settle time in milliseconds: a word is left alone for eight times that.
fn typing(desk: &TestDesk, settle: u32, capabilities: Value) -> (TestClient, String) {
    let client = desk.client_with(capabilities);
    let draft = desk.uri("drafts/new.md");
    client.open(&draft, &format!("{HEAD}{BEFORE}\n"));
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"factlint": {"settleMs": settle}}}));
    (client, draft)
}

/// Types at a column of the line of prose, and has the draft checked at once.
fn types(client: &mut TestClient, draft: &str, version: i32, column: usize, text: &str) {
    let column = u32::try_from(column).unwrap();
    client.change(draft, version, json!([{"range": range(PROSE, column, column), "text": text}]));
    checked(client, draft);
}

fn checked(client: &mut TestClient, draft: &str) {
    client.request("workspace/executeCommand", json!({"command": "factlint.checkDocument", "arguments": [{"uri": draft}]}));
}

/// How many diagnostics were published last, if any were.
fn said(client: &mut TestClient) -> Option<usize> {
    let mut last = None;
    while client.unread("textDocument/publishDiagnostics") {
        last = Some(client.taken()["diagnostics"].as_array().unwrap().len());
    }
    last
}

#[test]
fn nothing_is_said_of_a_word_before_something_stands_behind_it() {
    let desk = TestDesk::new();
    let (mut client, draft) = typing(&desk, 60_000, capabilities());
    checked(&mut client, &draft);
    assert_eq!(said(&mut client), Some(0));
    types(&mut client, &draft, 2, BEFORE.len(), "33 ans");
    assert_eq!(said(&mut client), None);
    types(&mut client, &draft, 3, BEFORE.len() + 6, ",");
    assert_eq!(said(&mut client), Some(1));
}

#[test]
fn what_was_said_stays_while_the_words_behind_it_come_and_go() {
    let desk = TestDesk::new();
    let (mut client, draft) = typing(&desk, 60_000, capabilities());
    types(&mut client, &draft, 2, BEFORE.len(), "33 ans, a");
    assert_eq!(said(&mut client), Some(1));
    let end = u32::try_from(BEFORE.len() + 6).unwrap();
    client.change(&draft, 3, json!([{"range": range(PROSE, end, end + 3), "text": ""}]));
    checked(&mut client, &draft);
    assert_eq!(said(&mut client), None);
}

#[test]
fn a_caret_that_moves_on_releases_the_word() {
    let desk = TestDesk::new();
    let (mut client, draft) = typing(&desk, 60_000, capabilities());
    types(&mut client, &draft, 2, BEFORE.len(), "33 ans");
    said(&mut client);
    types(&mut client, &draft, 3, 0, "Hier, ");
    assert_eq!(said(&mut client), Some(1));
}

#[test]
fn a_figure_that_is_changed_in_mid_line_is_not_done_either() {
    let desk = TestDesk::new();
    let (mut client, draft) = typing(&desk, 60_000, capabilities());
    types(&mut client, &draft, 2, BEFORE.len(), "31 ans, est rentrée.");
    assert_eq!(said(&mut client), Some(0));
    let start = u32::try_from(BEFORE.len()).unwrap();
    client.change(&draft, 3, json!([{"range": range(PROSE, start + 1, start + 2), "text": ""}]));
    checked(&mut client, &draft);
    assert_eq!(said(&mut client), None);
    types(&mut client, &draft, 4, BEFORE.len() + 1, "3");
    assert_eq!(said(&mut client), None);
    types(&mut client, &draft, 5, 0, "Hier, ");
    assert_eq!(said(&mut client), Some(1));
}

#[test]
fn what_is_asked_for_meanwhile_brings_nothing_forward() {
    let desk = TestDesk::new();
    let (mut client, draft) = typing(&desk, 800, capabilities());
    checked(&mut client, &draft);
    assert_eq!(said(&mut client), Some(0));
    let column = u32::try_from(BEFORE.len()).unwrap();
    let (typed, sum) = (std::time::Instant::now(), json!({"textDocument": {"uri": draft}}));
    client.change(&draft, 2, json!([{"range": range(PROSE, column, column), "text": "33 ans, a"}]));
    let lenses = client.request("textDocument/codeLens", sum);
    assert!(lenses[0]["command"]["title"].as_str().unwrap().contains("1 contradicted"), "{lenses}");
    assert_eq!(client.published(&draft).len(), 1);
    assert!(typed.elapsed() >= Duration::from_millis(800), "{:?}", typed.elapsed());
}

#[test]
fn a_client_that_pulls_is_answered_once_typing_pauses() {
    let desk = TestDesk::new();
    let (mut client, draft) = typing(&desk, 800, pulling());
    client.ignore("workspace/diagnostic/refresh");
    pull(&mut client, &draft, None);
    let column = u32::try_from(BEFORE.len()).unwrap();
    let typed = std::time::Instant::now();
    client.change(&draft, 2, json!([{"range": range(PROSE, column, column), "text": "33 ans, a"}]));
    assert_eq!(pull(&mut client, &draft, None)["items"].as_array().unwrap().len(), 1);
    assert!(typed.elapsed() >= Duration::from_millis(800), "{:?}", typed.elapsed());
}

#[test]
fn a_word_that_is_left_alone_is_done() {
    let desk = TestDesk::new();
    let (mut client, draft) = typing(&desk, 100, capabilities());
    types(&mut client, &draft, 2, BEFORE.len(), "33 ans");
    while client.published(&draft).is_empty() {}
}

#[test]
fn what_is_not_typed_is_said_at_once() {
    let desk = TestDesk::new();
    let (mut client, draft) = typing(&desk, 60_000, capabilities());
    client.change(&draft, 2, json!([{"text": format!("{HEAD}{BEFORE}33 ans")}]));
    checked(&mut client, &draft);
    assert_eq!(said(&mut client), Some(1));
}

#[test]
fn a_client_that_pulls_is_told_to_ask_again_when_a_word_is_done() {
    let desk = TestDesk::new();
    let (mut client, draft) = typing(&desk, 400, pulling());
    // How often it is told depends on what the server has to say at once.
    client.ignore("workspace/diagnostic/refresh");
    let column = u32::try_from(BEFORE.len()).unwrap();
    let typed = |client: &TestClient, version| {
        client.change(&draft, version, json!([{"range": range(PROSE, column, column), "text": "33 ans"}]));
    };
    typed(&client, 2);
    assert_eq!(pull(&mut client, &draft, None)["items"], json!([]));
    client.change(&draft, 3, json!([{"range": range(PROSE, column, column + 6), "text": ""}]));
    assert_eq!(pull(&mut client, &draft, None)["items"], json!([]));
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"factlint": {"settleMs": 10}}}));
    typed(&client, 4);
    while pull(&mut client, &draft, None)["items"] == json!([]) {
        let (id, _) = client.expect_request("workspace/diagnostic/refresh");
        client.reply(&id);
    }
}
