//! One document, however its client spells its address.

use crate::desk::{TestDesk, WRONG, at, place, range};
use crate::pull::{pull, pulling};
use crate::support::{TestClient, capabilities};
use serde_json::{Value, json};

/// An address as VS Code spells it.
fn theirs(uri: &str) -> String {
    uri.replace('\'', "%27").replace('(', "%28").replace(')', "%29")
}

const MORE: &str = "[entities.zoe]\nnames = [\"Zoé Zed\"]\n\n[facts.zoe.age]\nis = \"30 years\"\nsays.002 = \"30 ans\"\n";

/// A client with a draft and a fact file open, whose names two programs spell differently.
fn opened(desk: &TestDesk, capabilities: Value) -> (TestClient, String, String) {
    desk.write("drafts/l'affaire (1).md", WRONG);
    desk.write("facts/l'affaire.toml", MORE);
    let client = desk.client_with(capabilities);
    let (draft, file) = (theirs(&desk.uri("drafts/l'affaire (1).md")), theirs(&desk.uri("facts/l'affaire.toml")));
    assert!(draft.contains("%27") && draft.contains("%28"));
    client.open(&draft, WRONG);
    client.open_as(&file, "toml", MORE);
    (client, draft, file)
}

#[test]
fn a_draft_is_told_of_under_its_client_s_own_address() {
    let desk = TestDesk::new();
    let (mut client, draft, _) = opened(&desk, capabilities());
    assert_eq!(client.published(&draft).len(), 1);
    let params = json!({"textDocument": {"uri": draft}, "range": range(5, 29, 29), "context": {"diagnostics": []}});
    let found = client.request("textDocument/codeAction", params);
    assert_eq!(found[0]["edit"]["documentChanges"][0]["textDocument"], json!({"uri": draft, "version": 1}));
    client.close(&draft);
    assert!(client.published(&draft).is_empty());
}

#[test]
fn an_id_is_renamed_where_it_stands_in_the_text_that_is_typed() {
    let desk = TestDesk::new();
    let (mut client, draft, file) = opened(&desk, capabilities());
    client.published(&draft);
    client.change(&file, 2, json!([{"range": range(0, 0, 0), "text": "# one line\n"}]));
    let mut params = place(&file, 1, 12);
    params["newName"] = json!("zorro");
    let edit = client.request("textDocument/rename", params);
    let change = &edit["documentChanges"][0];
    assert_eq!((edit["documentChanges"].as_array().unwrap().len(), &change["textDocument"]), (1, &json!({"uri": file, "version": 2})));
    let lines: Vec<u64> = change["edits"].as_array().unwrap().iter().map(|edit| edit["range"]["start"]["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [1, 4]);
}

#[test]
fn a_draft_is_no_other_than_the_file_it_is_read_from() {
    let desk = TestDesk::new();
    let (mut client, draft, _) = opened(&desk, capabilities());
    client.published(&draft);
    let (line, column) = at("age]");
    let mut params = place(&desk.uri("facts/a.toml"), line, column);
    client.open_as(&desk.uri("facts/a.toml"), "toml", crate::desk::FACTS);
    params["context"] = json!({"includeDeclaration": false});
    let found = client.request("textDocument/references", params);
    let told = found.as_array().unwrap().iter().filter(|found| found["uri"].as_str().unwrap().contains("affaire"));
    assert_eq!(told.map(|found| &found["uri"]).collect::<Vec<_>>(), [&json!(draft)]);
}

#[test]
fn a_fact_file_s_faults_are_pulled_and_a_draft_is_listed_once() {
    let desk = TestDesk::new();
    let (mut client, _, file) = opened(&desk, pulling());
    client.ignore("workspace/diagnostic/refresh");
    client.change(&file, 2, json!([{"text": MORE.replace("says.002", "says.009")}]));
    // The file is read a moment later.
    while pull(&mut client, &file, None)["items"] == json!([]) {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let report = client.request("workspace/diagnostic", json!({"previousResultIds": []}));
    let named = |name: &str| report["items"].as_array().unwrap().iter().filter(|item| item["uri"].as_str().unwrap().contains(name)).count();
    assert_eq!((named("affaire%20%281%29.md"), named("affaire%20(1).md"), named("affaire.toml")), (1, 0, 1));
}
