//! What is shown around a draft and a fact file: hints, lenses, outlines, links, tokens, folds.

use crate::desk::{PROSE, RIGHT, TestDesk, WRONG, at, range};
use crate::support::{TestClient, capabilities};
use serde_json::{Value, json};

fn document(uri: &str) -> Value {
    json!({"textDocument": {"uri": uri}})
}

fn everywhere(uri: &str) -> Value {
    json!({"textDocument": {"uri": uri}, "range": {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}})
}

/// A client with the draft that is right open.
fn right(desk: &TestDesk, capabilities: Value) -> (TestClient, String) {
    let mut client = desk.client_with(capabilities);
    let draft = desk.uri("drafts/right.md");
    client.open(&draft, RIGHT);
    client.published(&draft);
    (client, draft)
}

#[test]
fn a_claim_that_is_borne_out_is_marked_with_its_sources() {
    let desk = TestDesk::new();
    let (mut client, draft) = right(&desk, capabilities());
    let hints = client.request("textDocument/inlayHint", everywhere(&draft));
    assert_eq!((&hints[0]["label"], hints.as_array().unwrap().len()), (&json!("✓ 001, 002"), 1));
    assert_eq!(hints[0]["position"], json!({"line": PROSE, "character": 35}));
    assert!(hints[0]["tooltip"]["value"].as_str().unwrap().contains("la navigatrice de 31 ans"));
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"factlint": {"inlayHints": {"verified": false}}}}));
    assert_eq!(client.request("textDocument/inlayHint", everywhere(&draft)), json!([]));
}

#[test]
fn what_is_only_alleged_is_not_marked_as_borne_out() {
    let desk = TestDesk::new();
    desk.write(
        "facts/b.toml",
        "[facts.lea-marchal.death.manner]\nis = \"suicide\"\nsays.001 = { certainty = \"alleged\", quote = \"la piste du suicide\" }\n",
    );
    desk.write("sources/001.txt", "la piste du suicide, la navigatrice de 31 ans");
    let mut client = desk.client_with(capabilities());
    let draft = desk.uri("drafts/new.md");
    client.open(&draft, "---\ndate: 2026-03-03\nlang: fr\n---\n\nLa mort de Léa Marchal serait un suicide.\n");
    assert_eq!(client.published(&draft), Vec::<String>::new());
    // It rests on the fact nevertheless.
    assert!(client.hover(&draft, PROSE, 36)["contents"]["value"].as_str().unwrap().contains("la piste du suicide"));
    assert_eq!(client.request("textDocument/inlayHint", everywhere(&draft)), json!([]));
    let lenses = client.request("textDocument/codeLens", document(&draft));
    assert!(lenses[0]["command"]["title"].as_str().unwrap().starts_with("0 verified"), "{lenses}");
    let sum = client.request("workspace/executeCommand", json!({"command": "factlint.checkDocument", "arguments": [{"uri": draft}]}));
    assert_eq!(sum["verified"], 0);
}

#[test]
fn what_the_sources_say_instead_is_shown_when_asked_for() {
    let desk = TestDesk::new();
    let (mut client, draft) = desk.opened();
    assert_eq!(client.request("textDocument/inlayHint", everywhere(&draft)), json!([]));
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"factlint": {"inlayHints": {"findings": true}}}}));
    let hints = client.request("textDocument/inlayHint", everywhere(&draft));
    assert!(hints[0]["label"].as_str().unwrap().starts_with("≠ 31"), "{hints}");
}

#[test]
fn the_title_has_the_sum_of_the_draft() {
    let desk = TestDesk::new();
    let (mut client, draft) = desk.opened();
    let lenses = client.request("textDocument/codeLens", document(&draft));
    assert!(lenses[0]["command"]["title"].as_str().unwrap().starts_with("0 verified · 1 contradicted · 0 disputed"));
    assert_eq!(lenses[0]["range"], range(PROSE, 0, 0));
    // The lens is of the present text, whatever was checked last.
    client.change(&draft, 2, json!([{"text": RIGHT}]));
    let lenses = client.request("textDocument/codeLens", document(&draft));
    assert!(lenses[0]["command"]["title"].as_str().unwrap().starts_with("1 verified · 0 contradicted · 0 disputed"));
    client.published(&draft);
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"codeLens": false}}));
    assert_eq!(client.request("textDocument/codeLens", document(&draft)), json!([]));
}

#[test]
fn a_draft_s_outline_is_its_claims_by_entity() {
    let desk = TestDesk::new();
    let mut nested = capabilities();
    nested["textDocument"]["documentSymbol"] = json!({"hierarchicalDocumentSymbolSupport": true});
    let (mut client, draft) = right(&desk, nested);
    let symbols = client.request("textDocument/documentSymbol", document(&draft));
    assert_eq!((&symbols[0]["name"], &symbols[0]["children"][0]["name"]), (&json!("Léa Marchal"), &json!("✓ 31 ans")));
    drop(client);
    let (mut client, draft) = right(&desk, capabilities());
    let symbols = client.request("textDocument/documentSymbol", document(&draft));
    assert_eq!((&symbols[1]["name"], &symbols[1]["containerName"]), (&json!("✓ 31 ans"), &json!("Léa Marchal")));
}

#[test]
fn a_fact_file_s_outline_is_what_it_declares() {
    let desk = TestDesk::new();
    let (mut client, file) = desk.facts_open();
    let symbols = client.request("textDocument/documentSymbol", document(&file));
    let names: Vec<&str> = symbols.as_array().unwrap().iter().map(|symbol| symbol["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["001", "002", "lea-marchal", "lea-marchal.age", "bato", "bato.age"]);
}

#[test]
fn entities_and_facts_are_found_in_the_workspace() {
    let desk = TestDesk::new();
    let (mut client, _) = desk.opened();
    let mut found = |query: &str| {
        let symbols = client.request("workspace/symbol", json!({"query": query}));
        symbols.as_array().unwrap().iter().map(|symbol| symbol["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("lea"), ["Léa Marchal", "lea-marchal.age"]);
    assert_eq!(found("bato.a"), ["bato.age"]);
    assert!(found("nobody").is_empty());
}

#[test]
fn sources_are_linked_where_they_are_named() {
    let desk = TestDesk::new();
    let (mut client, draft) = desk.opened();
    client.change(&draft, 2, json!([{"text": "Selon La Gazette, rien. La Gazettes."}]));
    client.published(&draft);
    let links = client.request("textDocument/documentLink", document(&draft));
    assert_eq!(links, json!([{"range": range(0, 6, 16), "target": "https://gazette.example/1"}]));
    let file = desk.uri("facts/a.toml");
    client.open_as(&file, "toml", crate::desk::FACTS);
    let links = client.request("textDocument/documentLink", document(&file));
    let (line, column) = at("https:");
    assert!(links.as_array().unwrap().contains(&json!({"range": range(line, column, column + 25), "target": "https://gazette.example/1"})));
    let (line, column) = at("001 = \"la");
    assert!(links.as_array().unwrap().contains(&json!({"range": range(line, column, column + 3), "target": desk.uri("sources/001.txt")})));
}

#[test]
fn claims_have_tokens_by_how_they_stand() {
    let desk = TestDesk::new();
    let (mut client, draft) = desk.opened();
    let legend = client.capabilities["semanticTokensProvider"]["legend"].clone();
    assert_eq!((&legend["tokenTypes"][0], &legend["tokenModifiers"][1]), (&json!("claim"), &json!("contradicted")));
    let tokens = client.request("textDocument/semanticTokens/full", document(&draft));
    assert_eq!(tokens["data"], json!([PROSE, 29, 6, 0, 2]));
    let nowhere = json!({"textDocument": {"uri": draft}, "range": range(0, 0, 1)});
    assert_eq!(client.request("textDocument/semanticTokens/range", nowhere)["data"], json!([]));
    let file = desk.uri("facts/a.toml");
    client.open_as(&file, "toml", crate::desk::FACTS);
    let tokens = client.request("textDocument/semanticTokens/full", document(&file));
    assert_eq!(tokens["data"].as_array().unwrap()[..5], [0, 9, 3, 1, 32].map(|number| json!(number)));
}

#[test]
fn tokens_come_as_what_changed_since() {
    let desk = TestDesk::new();
    let (mut client, draft) = desk.opened();
    assert_eq!(client.capabilities["semanticTokensProvider"]["full"], json!({"delta": true}));
    let first = client.request("textDocument/semanticTokens/full", document(&draft));
    let since = |client: &mut TestClient, number: &Value| {
        client.request("textDocument/semanticTokens/full/delta", json!({"textDocument": {"uri": draft}, "previousResultId": number}))
    };
    let same = since(&mut client, &first["resultId"]);
    assert_eq!((&same["edits"], same.get("data")), (&json!([]), None));
    // A claim before the other: the other's place is told from it.
    client.change(&draft, 2, json!([{"range": range(PROSE, 0, 0), "text": "Bato, 39 ans. "}]));
    let more = since(&mut client, &same["resultId"]);
    let data = apply(&first["data"], &more["edits"]);
    let whole = client.request("textDocument/semanticTokens/full", document(&draft));
    assert_eq!((data.len(), &json!(data)), (10, &whole["data"]));
    client.change(&draft, 3, json!([{"range": range(PROSE, 0, 14), "text": ""}]));
    let less = since(&mut client, &whole["resultId"]);
    assert_eq!(json!(apply(&whole["data"], &less["edits"])), first["data"]);
    // The client's are not those sent last: all of them.
    assert_eq!(since(&mut client, &first["resultId"])["data"], first["data"]);
    client.close(&draft);
    assert_eq!(since(&mut client, &less["resultId"]), Value::Null);
    client.ignore("textDocument/publishDiagnostics");
}

/// Numbers after edits, as a client makes them.
fn apply(numbers: &Value, edits: &Value) -> Vec<Value> {
    let mut numbers = numbers.as_array().unwrap().clone();
    for edit in edits.as_array().unwrap() {
        let at = |key: &str| usize::try_from(edit[key].as_u64().unwrap()).unwrap();
        let new = edit["data"].as_array().cloned().unwrap_or_default();
        numbers.splice(at("start")..at("start") + at("deleteCount"), new);
    }
    numbers
}

#[test]
fn tables_of_a_fact_file_fold() {
    let desk = TestDesk::new();
    let (mut client, file) = desk.facts_open();
    let folds = client.request("textDocument/foldingRange", document(&file));
    assert_eq!(folds[0], json!({"startLine": 0, "endLine": 3, "kind": "region"}));
    assert_eq!(folds.as_array().unwrap().len(), 6);
}

#[test]
fn only_what_is_severe_enough_is_shown() {
    let desk = TestDesk::new();
    let mut client = desk.client();
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"factlint": {"minSeverity": "error"}}}));
    let draft = desk.uri("drafts/new.md");
    let text = format!("{WRONG}\nBato, 40 ans, est rentré.\n");
    client.open(&draft, &text);
    assert_eq!(client.published(&draft).len(), 1);
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"factlint": {"minSeverity": "hint"}}}));
    assert_eq!(client.published(&draft).len(), 2);
}
