//! Quick fixes.

use crate::support::{DRAFT, TestClient, capabilities, checking, finding, fix};
use factlint::lsp::Options;
use serde_json::{Value, json};

/// Reports "24 ans" with these fixes.
fn fixing(fixes: &'static [&'static str]) -> Options {
    checking(move |text, _| {
        let found = finding(text, "24 ans", "the sources say 22 ans");
        found
            .into_iter()
            .map(|found| factlint::rules::Finding { fixes: fixes.iter().map(|text| fix(&found, text)).collect(), ..found })
            .collect()
    })
}

/// A client with a draft open, and its only diagnostic.
fn opened(options: Options, capabilities: Value) -> (TestClient, Value) {
    let mut client = TestClient::with(options, capabilities, &[]);
    client.open(DRAFT, "é, 24 ans");
    let diagnostic = client.expect("textDocument/publishDiagnostics")["diagnostics"][0].take();
    (client, diagnostic)
}

/// The actions but for those that leave a finding unsaid.
fn actions(client: &mut TestClient, first: u32, last: u32, context: Value) -> Vec<Value> {
    let range = json!({"start": {"line": 0, "character": first}, "end": {"line": 0, "character": last}});
    let params = json!({"textDocument": {"uri": DRAFT}, "range": range, "context": context});
    let mut found = client.request("textDocument/codeAction", params).as_array().unwrap().clone();
    found.retain(|action| !action["title"].as_str().unwrap().starts_with("Ignor"));
    found
}

fn range(first: u32, last: u32) -> Value {
    json!({"start": {"line": 0, "character": first}, "end": {"line": 0, "character": last}})
}

#[test]
fn a_single_fix_is_preferred_and_names_the_version() {
    let (mut client, diagnostic) = opened(fixing(&["22 ans"]), capabilities());
    assert_eq!(diagnostic["data"], json!({"fact": null, "fixes": 1}));
    let actions = actions(&mut client, 6, 6, json!({"diagnostics": [diagnostic]}));
    let edit = json!({"range": range(4, 10), "newText": "22 ans"});
    let change = json!({"textDocument": {"uri": DRAFT, "version": 1}, "edits": [edit]});
    let action = json!({
        "title": "Write 22 ans", "kind": "quickfix", "isPreferred": true, "diagnostics": [diagnostic], "edit": {"documentChanges": [change]},
    });
    assert_eq!(actions, [action]);
}

#[test]
fn two_fixes_are_alternatives() {
    let (mut client, _) = opened(fixing(&["22 ans", "23 ans"]), capabilities());
    let actions = actions(&mut client, 4, 4, json!({"diagnostics": []}));
    assert_eq!(actions.len(), 2);
    assert!(actions.iter().all(|action| action.get("isPreferred").is_none()));
}

#[test]
fn a_client_that_drops_data_still_gets_its_own_diagnostic_back() {
    let (mut client, mut diagnostic) = opened(fixing(&["22 ans"]), capabilities());
    diagnostic.as_object_mut().unwrap().remove("data");
    diagnostic.as_object_mut().unwrap().remove("source");
    let actions = actions(&mut client, 4, 10, json!({"diagnostics": [diagnostic]}));
    assert_eq!(actions[0]["diagnostics"], json!([diagnostic]));
}

#[test]
fn an_older_client_gets_plain_changes() {
    let mut plain = capabilities();
    plain["workspace"] = json!({});
    plain["textDocument"]["codeAction"]["isPreferredSupport"] = json!(false);
    plain["textDocument"]["publishDiagnostics"] = json!({});
    let (mut client, diagnostic) = opened(fixing(&["22 ans"]), plain);
    assert_eq!((diagnostic.get("data"), diagnostic.get("relatedInformation")), (None, None));
    let actions = actions(&mut client, 4, 10, json!({"diagnostics": []}));
    assert_eq!(actions[0]["edit"], json!({"changes": {DRAFT: [{"range": range(4, 10), "newText": "22 ans"}]}}));
    assert_eq!(actions[0].get("isPreferred"), None);
}

#[test]
fn a_client_that_takes_only_commands_gets_none() {
    let mut commands = capabilities();
    commands["textDocument"]["codeAction"] = json!({});
    let (mut client, _) = opened(fixing(&["22 ans"]), commands);
    assert!(actions(&mut client, 4, 10, json!({"diagnostics": []})).is_empty());
}

#[test]
fn other_places_and_other_kinds_have_none() {
    let (mut client, _) = opened(fixing(&["22 ans"]), capabilities());
    assert!(actions(&mut client, 0, 2, json!({"diagnostics": []})).is_empty());
    assert!(actions(&mut client, 4, 10, json!({"diagnostics": [], "only": ["refactor"]})).is_empty());
    assert_eq!(actions(&mut client, 4, 10, json!({"diagnostics": [], "only": ["quickfix"]})).len(), 1);
}

#[test]
fn a_fix_is_of_the_present_text_however_soon_it_is_asked_for() {
    let options = checking(|text, _| {
        let found = finding(text, "24 ans", "wrong").filter(|_| !text.contains("Clément"));
        found.into_iter().map(|found| factlint::rules::Finding { fixes: vec![fix(&found, "22 ans")], ..found }).collect()
    });
    let (mut client, _) = opened(options, capabilities());
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"factlint": {"settleMs": 60_000}}}));
    // What is asked is answered when the settings are in force: the check that they bring about is of the text before it changes.
    assert_eq!(actions(&mut client, 5, 5, json!({"diagnostics": []})).len(), 1);
    client.change(DRAFT, 2, json!([{"range": range(0, 0), "text": "Hier "}]));
    let moved = actions(&mut client, 10, 10, json!({"diagnostics": []}));
    let change = &moved[0]["edit"]["documentChanges"][0];
    assert_eq!((&change["textDocument"]["version"], &change["edits"][0]["range"]), (&json!(2), &range(9, 15)));
    client.change(DRAFT, 3, json!([{"range": range(0, 5), "text": "Clément "}]));
    let all = json!({"diagnostics": [], "only": ["source.fixAll.factlint"]});
    assert!(actions(&mut client, 0, 0, all).is_empty());
}
