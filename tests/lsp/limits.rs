//! More than people do: drafts beyond the limit, thousands of them, two servers on one desk.

use crate::desk::TestDesk;
use serde_json::json;

fn draft(age: usize) -> String {
    format!("---\ndate: 2026-03-03\nlang: fr\n---\n\nLéa Marchal a {age} ans.\n")
}

/// What is not checked is said to be so, once, and the others are.
#[test]
fn a_draft_beyond_the_limit_is_told_and_the_others_are_checked() {
    let desk = TestDesk::new();
    let (mut client, _) = desk.opened();
    let (large, small) = (desk.uri("drafts/large.md"), desk.uri("drafts/small.md"));
    client.open(&large, &"Rien de neuf.\n\n".repeat((65 << 20) / 15));
    let told = client.expect("window/showMessage")["message"].as_str().unwrap().to_owned();
    assert!(told.contains("it is larger than 64 MiB, and not read"), "{told}");
    client.open(&small, &draft(33));
    assert_eq!(client.published(&small).len(), 1);
    client.close(&large);
    client.ignore("textDocument/publishDiagnostics");
    client.ignore("window/logMessage");
}

#[test]
fn thousands_of_drafts_are_open_at_once() {
    let desk = TestDesk::new();
    let (mut client, _) = desk.opened();
    let uris: Vec<String> = (0..10_000).map(|nth| desk.uri(&format!("drafts/{nth}.md"))).collect();
    for (nth, uri) in uris.iter().enumerate() {
        client.open(uri, &draft(nth % 20));
    }
    for uri in &uris {
        assert_eq!(client.published(uri).len(), 1, "{uri}");
    }
    client.change(&uris[5_678], 2, json!([{"text": draft(31)}]));
    assert_eq!(client.published(&uris[5_678]), [""; 0]);
    uris.iter().for_each(|uri| client.close(uri));
    client.ignore("textDocument/publishDiagnostics");
}

/// Each has its own editor's text; what is saved counts in both.
#[test]
fn two_servers_look_at_one_desk() {
    let desk = TestDesk::new();
    let mut clients = [0, 1].map(|_| desk.opened().0);
    let uri = desk.uri("drafts/shared.md");
    for (client, age) in clients.iter_mut().zip([31, 33]) {
        client.open(&uri, &draft(age));
        assert_eq!(client.published(&uri).len(), usize::from(age == 33));
    }
    for (client, age) in clients.iter_mut().zip([33, 31]) {
        client.change(&uri, 2, json!([{"text": draft(age)}]));
        assert_eq!(client.published(&uri).len(), usize::from(age == 33));
    }
}
