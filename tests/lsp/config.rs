//! A desk's `factlint.toml` as a document of the editor.

use crate::desk::{TestDesk, place};
use crate::support::TestClient;
use serde_json::{Value, json};

/// A client with the draft that errs and the configuration open.
fn opened(desk: &TestDesk) -> (TestClient, String, String) {
    let (client, draft) = desk.opened();
    let config = desk.uri("factlint.toml");
    client.open_as(&config, "toml", "");
    (client, draft, config)
}

fn severities(client: &mut TestClient, draft: &str) -> Vec<u64> {
    let published = client.wait(|message| message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == draft);
    let found = published["params"]["diagnostics"].as_array().unwrap();
    found.iter().map(|diagnostic| diagnostic["severity"].as_u64().unwrap()).collect()
}

#[test]
fn what_it_says_counts_before_it_is_saved_and_no_longer_once_it_is_closed() {
    let desk = TestDesk::new();
    let (mut client, draft, config) = opened(&desk);
    client.change(&config, 2, json!([{"text": "[severity]\nage = \"info\"\n"}]));
    assert_eq!(severities(&mut client, &draft), [3]);
    client.change(&config, 3, json!([{"text": "[severity]\nage = \"off\"\n"}]));
    assert!(severities(&mut client, &draft).is_empty());
    client.close(&config);
    assert_eq!(severities(&mut client, &draft), [1]);
}

#[test]
fn a_key_that_nobody_knows_is_marked_and_what_was_said_before_stays_in_use() {
    let desk = TestDesk::new();
    let (mut client, _, config) = opened(&desk);
    client.change(&config, 2, json!([{"text": "drafts = [\"drafts\"]\nfact = [\"facts\"]\n"}]));
    let shown = client.expect("textDocument/publishDiagnostics");
    let (fault, line) = (&shown["diagnostics"][0], &shown["diagnostics"][0]["range"]["start"]["line"]);
    assert_eq!((&shown["uri"], line), (&json!(config), &json!(1)), "{shown}");
    assert!(fault["message"].as_str().unwrap().contains("facts"), "{fault}");
    client.change(&config, 3, json!([{"text": ""}]));
    assert_eq!(client.published(&config), Vec::<String>::new());
}

#[test]
fn its_keys_are_offered_and_explained() {
    let desk = TestDesk::new();
    let (mut client, _, config) = opened(&desk);
    client.change(&config, 2, json!([{"text": "lang = \"fr\"\nreq"}]));
    let found = client.request("textDocument/completion", place(&config, 1, 3));
    let labels: Vec<&Value> = found["items"].as_array().unwrap().iter().map(|item| &item["label"]).collect();
    assert!(labels.contains(&&json!("require-reason")), "{labels:?}");
    let about = client.hover(&config, 0, 1);
    assert!(about["contents"]["value"].as_str().unwrap().contains("language"), "{about}");
    // « req » alone is no TOML: faults come, and go again.
    client.change(&config, 3, json!([{"text": "lang = \"fr\"\n"}]));
    client.ignore("textDocument/publishDiagnostics");
}

#[test]
fn rules_and_severities_are_offered_where_they_stand() {
    let desk = TestDesk::new();
    let (mut client, _, config) = opened(&desk);
    client.ignore("textDocument/publishDiagnostics");
    let mut offered = |version: i32, text: &str, column: u32| {
        client.change(&config, version, json!([{"text": format!("[severity]\n{text}")}]));
        let found = client.request("textDocument/completion", place(&config, 1, column));
        found["items"]
            .as_array()
            .cloned()
            .unwrap_or_default()
            .iter()
            .map(|item| item["label"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(offered(2, "one", 3).contains(&"one-sided".to_owned()));
    assert!(offered(3, "dea", 3).contains(&"\"death.date\"".to_owned()));
    assert_eq!(offered(4, "one-sided = \"", 13), ["off", "hint", "info", "warning", "error"]);
    client.change(&config, 5, json!([{"text": "[severity]\none-sided = \"off\"\n"}]));
    assert!(client.hover(&config, 1, 2)["contents"]["value"].as_str().unwrap().starts_with("One side of a disagreement"));
}
