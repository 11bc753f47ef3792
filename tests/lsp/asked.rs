//! What a client may ask for, and when: the languages it speaks, the kinds it wants, what comes too early or too late.

use crate::desk::{FACTS, PROSE, TestDesk, WRONG, engine, place, range};
use crate::pull::{pull, pulling};
use crate::support::{DRAFT, TestClient, capabilities, checking, finding, messages, uri, watching};
use serde_json::{Value, json};
use std::sync::Mutex;

fn greeting(locale: &str, capabilities: &Value) -> Value {
    json!({"processId": null, "rootUri": null, "capabilities": capabilities, "locale": locale, "initializationOptions": {"settleMs": 0}})
}

#[test]
fn messages_are_in_the_client_s_language() {
    let desk = TestDesk::new();
    for (locale, words) in [("fr-FR", "Les sources"), ("en-GB", "Sources 001"), ("de", "Les sources")] {
        let mut client = TestClient::silent(engine());
        client.request("initialize", greeting(locale, &capabilities()));
        client.notify("initialized", json!({}));
        let draft = desk.uri("drafts/wrong.md");
        client.open(&draft, WRONG);
        let said = client.published(&draft);
        assert!(said[0].to_lowercase().contains(&words.to_lowercase()), "{locale}: {said:?}");
    }
}

#[test]
fn an_older_client_names_only_a_root() {
    let desk = TestDesk::new();
    let mut client = TestClient::silent(engine());
    let mut params = greeting("en", &capabilities());
    params["rootUri"] = json!(uri(&desk.root()));
    client.request("initialize", params);
    client.notify("initialized", json!({}));
    client.open(DRAFT, WRONG);
    assert_eq!(client.published(DRAFT).len(), 1);
}

#[test]
fn what_comes_before_the_greeting_or_after_the_farewell_is_refused() {
    let mut client = TestClient::silent(engine());
    assert_eq!(client.error("textDocument/hover", place(DRAFT, 0, 0))["code"], -32002);
    client.request("initialize", greeting("en", &capabilities()));
    client.notify("initialized", json!({}));
    assert_eq!(client.error("initialize", greeting("en", &capabilities()))["code"], -32600);
    assert_eq!(client.hover(DRAFT, 0, 0), Value::Null);
    client.request("shutdown", Value::Null);
    assert_eq!(client.error("textDocument/hover", place(DRAFT, 0, 0))["code"], -32600);
    client.notify("exit", Value::Null);
    assert_eq!(client.ended(), 0);
}

#[test]
fn what_is_asked_before_the_first_check_waits_for_it() {
    let desk = TestDesk::new();
    let mut client = desk.client();
    let draft = desk.uri("drafts/wrong.md");
    client.open(&draft, WRONG);
    assert!(client.hover(&draft, PROSE, 29).is_object());
    client.close(&draft);
    client.open(&draft, WRONG);
    let params = json!({"textDocument": {"uri": draft}, "range": range(PROSE, 29, 29), "context": {"diagnostics": []}});
    assert_ne!(client.request("textDocument/codeAction", params), json!([]));
    client.ignore("textDocument/publishDiagnostics");
}

#[test]
fn what_is_no_message_is_answered_so() {
    let mut client = TestClient::new(engine());
    for (body, code) in [("{bad}", -32700), ("", -32700), ("[]", -32600), ("{\"id\": \"x\"}", -32600)] {
        client.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
        let reply = client.wait(|message| message.get("error").is_some());
        assert_eq!((&reply["id"], &reply["error"]["code"]), (&Value::Null, &json!(code)), "{body}");
    }
}

#[test]
fn a_client_is_told_to_ask_again_for_all_that_it_shows() {
    let desk = TestDesk::new();
    let mut asking = pulling();
    for shown in ["inlayHint", "codeLens", "semanticTokens"] {
        asking["workspace"][shown] = json!({"refreshSupport": true});
    }
    let mut client = desk.client_with(asking);
    let all = |client: &mut TestClient| {
        for shown in ["diagnostic", "inlayHint", "codeLens", "semanticTokens"] {
            let (id, _) = client.expect_request(&format!("workspace/{shown}/refresh"));
            client.reply(&id);
        }
    };
    // The desk was found.
    all(&mut client);
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"factlint": {"codeLens": false}}}));
    all(&mut client);
    // The same again changes nothing.
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"factlint": {"codeLens": false}}}));
    client.open_as(&desk.uri("facts/a.toml"), "toml", &FACTS.replace("31 years", "32 years"));
    all(&mut client);
}

#[test]
fn a_fact_file_s_faults_are_pulled_too() {
    let desk = TestDesk::new();
    let mut client = desk.client_with(pulling());
    let refreshed = |client: &mut TestClient| {
        let (id, _) = client.expect_request("workspace/diagnostic/refresh");
        client.reply(&id);
    };
    refreshed(&mut client);
    let file = desk.uri("facts/a.toml");
    client.open_as(&file, "toml", &FACTS.replace("says.002", "says.009"));
    refreshed(&mut client);
    let report = pull(&mut client, &file, None);
    let found = report["items"].as_array().unwrap();
    assert!(found.iter().all(|item| item["code"] == "unknown-source") && !found.is_empty(), "{report}");
    assert_eq!(pull(&mut client, &file, Some(&report["resultId"]))["kind"], "unchanged");
}

#[test]
fn a_request_that_is_cancelled_is_answered_so() {
    let (release, gate) = std::sync::mpsc::channel::<()>();
    let gate = Mutex::new(gate);
    let mut client = TestClient::new(checking(move |text, _| {
        // Ends when the test drops its end.
        let _ = gate.lock().unwrap().recv();
        finding(text, "a", "found").into_iter().collect()
    }));
    client.open(DRAFT, "a");
    let asked = client.ask("textDocument/codeLens", json!({"textDocument": {"uri": DRAFT}}));
    client.notify("$/cancelRequest", json!({"id": asked}));
    let reply = client.wait(|message| message["id"] == asked);
    assert_eq!(reply["error"]["code"], -32800);
    drop(release);
    assert_eq!(client.published(DRAFT), ["found"]);
}

#[test]
fn a_draft_outside_of_any_desk_is_checked_for_what_needs_no_fact() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = TestClient::with(engine(), capabilities(), &[]);
    let draft = uri(&folder.path().canonicalize().unwrap().join("a.md"));
    client.open(&draft, "---\ndate: 2026-03-03\nlang: fr\n---\n\nElle est arrivée le lundi 5 février 2026.\n");
    let published = client.expect("textDocument/publishDiagnostics");
    assert_eq!(published["diagnostics"][0]["code"], "wrong-weekday", "{published}");
    assert_eq!(client.hover(&draft, PROSE, 2), Value::Null);
}

#[test]
fn a_finding_leads_to_the_other_place_of_the_draft() {
    let desk = TestDesk::new();
    desk.write("facts/b.toml", "[entities.paul]\nnames = [\"Paul Durand\"]\n");
    let mut client = desk.client();
    let draft = desk.uri("drafts/new.md");
    client.open(&draft, "---\ndate: 2026-03-03\nlang: fr\n---\n\nPaul Durand, 33 ans, dirige le port.\n\nÉlu en janvier, Paul Durand, 35 ans, vit près des quais.\n");
    let published = client.expect("textDocument/publishDiagnostics");
    let diagnostic = &published["diagnostics"][0];
    assert_eq!(diagnostic["code"], "inconsistent", "{published}");
    let other = &diagnostic["relatedInformation"][0]["location"];
    assert_eq!((&other["uri"], &other["range"]), (&json!(draft), &range(PROSE, 13, 19)));
}

#[test]
fn every_kind_of_action_is_announced_and_can_be_asked_for() {
    let desk = TestDesk::new();
    desk.write("facts/b.toml", "[entities.paul]\nnames = [\"Paul Durand\"]\n");
    let mut showing = capabilities();
    showing["window"] = json!({"showDocument": {"support": true}});
    let mut client = desk.client_with(showing);
    let announced = client.capabilities["codeActionProvider"]["codeActionKinds"].clone();
    let draft = desk.uri("drafts/new.md");
    let sentence = "Bato, 39 ans, et Léa Marchal, 33 ans, ont vu Paul Durand, 52 ans.";
    client.open(&draft, &format!("---\ndate: 2026-03-03\nlang: fr\n---\n\n{sentence}\n"));
    client.expect("textDocument/publishDiagnostics");
    for kind in announced.as_array().unwrap() {
        let mut found = Vec::new();
        for words in ["39 ans", "33 ans", "52 ans"] {
            let at = u32::try_from(sentence.find(words).unwrap()).unwrap();
            let params =
                json!({"textDocument": {"uri": draft}, "range": range(PROSE, at, at), "context": {"diagnostics": [], "only": [kind]}});
            found.extend(client.request("textDocument/codeAction", params).as_array().unwrap().clone());
        }
        assert!(!found.is_empty(), "{kind}");
        let of_kind = |action: &Value| action["kind"].as_str().unwrap().starts_with(kind.as_str().unwrap());
        assert!(found.iter().all(of_kind), "{kind}: {found:?}");
    }
}

#[test]
fn a_client_without_relative_patterns_watches_whole_paths() {
    let desk = TestDesk::new();
    let mut absolute = watching();
    absolute["workspace"]["didChangeWatchedFiles"] = json!({"dynamicRegistration": true});
    let mut client = desk.client_with(absolute);
    let (id, params) = client.expect_request("client/registerCapability");
    client.reply(&id);
    let watchers = params["registrations"][0]["registerOptions"]["watchers"].as_array().unwrap();
    let globs: Vec<&str> = watchers.iter().map(|watcher| watcher["globPattern"].as_str().unwrap()).collect();
    let facts = format!("{}/facts/**/*", desk.root().display());
    assert!(globs.contains(&facts.as_str()), "{globs:?}");
}

#[test]
fn what_a_path_has_of_a_pattern_s_signs_means_nothing() {
    let desk = TestDesk::new();
    desk.write("Dossier [2026] {a}/factlint.toml", "facts = [\"l'été !\"]\n");
    desk.write("Dossier [2026] {a}/l'été !/a.toml", "");
    let mut absolute = watching();
    absolute["workspace"]["didChangeWatchedFiles"]["relativePatternSupport"] = json!(false);
    let mut client = TestClient::with(engine(), absolute, &[&desk.root().join("Dossier [2026] {a}")]);
    let (id, params) = client.expect_request("client/registerCapability");
    client.reply(&id);
    let watchers = params["registrations"][0]["registerOptions"]["watchers"].as_array().unwrap();
    let globs: Vec<&str> = watchers.iter().map(|watcher| watcher["globPattern"].as_str().unwrap()).collect();
    let facts = format!("{}/Dossier ?2026? ?a?/l'été ?", desk.root().display());
    assert!(globs.contains(&facts.as_str()) && globs.contains(&format!("{facts}/**/*").as_str()), "{globs:?}");
}

#[test]
fn a_fact_file_s_faults_are_of_the_version_that_was_read() {
    let desk = TestDesk::new();
    let (mut client, file) = desk.facts_open();
    client.change(&file, 7, json!([{"text": "[entities.a\n"}]));
    let shown = client.expect("textDocument/publishDiagnostics");
    assert_eq!((&shown["uri"], &shown["version"]), (&json!(file), &json!(7)));
}

#[test]
fn closing_a_fact_file_that_is_broken_clears_what_was_said_of_it() {
    let desk = TestDesk::new();
    let (mut client, file) = desk.facts_open();
    client.change(&file, 2, json!([{"text": "[entities.a\n"}]));
    assert!(!client.published(&file).is_empty());
    client.close(&file);
    assert!(client.published(&file).is_empty());
}

#[test]
fn line_ends_of_every_kind_and_characters_of_every_size_are_counted_as_the_client_does() {
    let text = "é\r\n😀 22 ans\rx\u{2028}y 22 ans\nfin 22";
    for (encoding, columns) in [("utf-8", [5, 6, 4]), ("utf-16", [3, 4, 4]), ("utf-32", [2, 4, 4])] {
        let mut able = capabilities();
        able["general"]["positionEncodings"] = json!([encoding]);
        let options = checking(|text, _| {
            let places: Vec<usize> = text.match_indices("22").map(|(at, _)| at).collect();
            let at = |at: usize| factlint::text::Span::new(at, at + 2);
            places
                .into_iter()
                .filter_map(|place| Some(factlint::rules::Finding { span: at(place), ..finding(text, "22", "wrong")? }))
                .collect()
        });
        let mut client = TestClient::with(options, able, &[]);
        client.open(DRAFT, text);
        let published = client.expect("textDocument/publishDiagnostics");
        assert_eq!(messages(&published).len(), 3);
        let starts: Vec<&Value> = published["diagnostics"].as_array().unwrap().iter().map(|found| &found["range"]["start"]).collect();
        let expected: Vec<Value> = (1..).zip(columns).map(|(line, column)| json!({"line": line, "character": column})).collect();
        assert_eq!(starts, expected.iter().collect::<Vec<_>>(), "{encoding}");
        for start in &expected {
            let column = |key: &str| u32::try_from(start[key].as_u64().unwrap()).unwrap();
            assert_eq!(client.hover(DRAFT, column("line"), column("character"))["range"]["start"], *start);
        }
    }
}
