//! What a session is made of besides documents: commands, settings, traces, several desks, tapes, sockets.

use crate::desk::{PROSE, RIGHT, TestDesk, WRONG, engine, range};
use crate::pull::pulling;
use crate::support::{TestClient, capabilities};
use factlint::facts::Desk;
use factlint::lsp::{Options, replay};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::sync::Arc;

fn run(client: &mut TestClient, command: &str, told: Value) -> Value {
    client.request("workspace/executeCommand", json!({"command": command, "arguments": [told]}))
}

#[test]
fn a_draft_is_checked_and_summed_up_on_command() {
    let desk = TestDesk::new();
    let (mut client, draft) = desk.opened();
    let sum = run(&mut client, "factlint.checkDocument", json!({"uri": draft}));
    assert_eq!((&sum["version"], &sum["verified"], &sum["contradicted"]), (&json!(1), &json!(0), &json!(1)));
    let error = client.error("workspace/executeCommand", json!({"command": "factlint.checkDocument", "arguments": []}));
    assert_eq!(error["code"], -32602);
    let error = client.error("workspace/executeCommand", json!({"command": "factlint.nothing"}));
    assert_eq!(error["code"], -32602);
}

#[test]
fn a_source_is_opened_at_its_passage_and_a_fact_where_it_stands() {
    let desk = TestDesk::new();
    let mut showing = capabilities();
    showing["window"] = json!({"showDocument": {"support": true}});
    let mut client = desk.client_with(showing);
    let draft = desk.uri("drafts/wrong.md");
    client.open(&draft, WRONG);
    client.published(&draft);
    let params = json!({"textDocument": {"uri": draft}, "range": range(PROSE, 29, 29), "context": {"diagnostics": []}});
    let offers = client.request("textDocument/codeAction", params);
    let open = offers.as_array().unwrap().iter().find(|offer| offer["title"] == "Open source 001").unwrap();
    let result = client.request("workspace/executeCommand", open["command"].clone());
    let (id, shown) = client.expect_request("window/showDocument");
    client.reply(&id);
    assert_eq!((&shown["uri"], &shown["selection"]), (&json!(desk.uri("sources/001.txt")), &range(1, 0, 0)));
    assert_eq!(result["uri"], desk.uri("sources/001.txt"));
    let fact = run(&mut client, "factlint.showFact", json!({"fact": "lea-marchal.age"}));
    let (id, shown) = client.expect_request("window/showDocument");
    client.reply(&id);
    assert_eq!(shown["uri"], desk.uri("facts/a.toml"));
    assert!(fact["card"].as_str().unwrap().contains("31 ans") || fact["card"].as_str().unwrap().contains("31"));
}

#[test]
fn the_report_of_a_draft_or_of_all_is_a_table() {
    let desk = TestDesk::new();
    let (mut client, draft) = desk.opened();
    let one = run(&mut client, "factlint.exportReport", json!({"uri": draft}));
    assert!(one.as_str().unwrap().contains("| 33 ans | contradicted |"), "{one}");
    let all = run(&mut client, "factlint.exportReport", json!({}));
    assert!(all.as_str().unwrap().contains("## wrong.md") && all.as_str().unwrap().contains("| 31 ans | verified |"), "{all}");
}

#[test]
fn the_claims_of_a_draft_are_listed_with_their_facts_and_sources() {
    let desk = TestDesk::new();
    let (mut client, draft) = desk.opened();
    let claims = run(&mut client, "factlint.listClaims", json!({"uri": draft}));
    let claim = &claims[0];
    assert_eq!((&claim["verdict"], &claim["rule"], &claim["text"]), (&json!("contradicted"), &json!("contradicted"), &json!("33 ans")));
    assert_eq!((&claim["fact"]["id"], &claim["fact"]["location"]["uri"]), (&json!("lea-marchal.age"), &json!(desk.uri("facts/a.toml"))));
    assert_eq!((&claim["sources"][0]["id"], &claim["sources"][0]["opens"]), (&json!("001"), &json!(true)));
    client.change(&draft, 2, json!([{"text": RIGHT}]));
    client.published(&draft);
    assert_eq!(run(&mut client, "factlint.listClaims", json!({"uri": draft}))[0]["verdict"], "verified");
}

#[test]
fn the_server_says_how_it_is_and_starts_anew_on_command() {
    let desk = TestDesk::new();
    let (mut client, draft) = desk.opened();
    let status = run(&mut client, "factlint.serverStatus", json!({}));
    assert_eq!((&status["desks"][0]["facts"], &status["diagnostics"]), (&json!(2), &json!("push")));
    assert_eq!(status["drafts"], json!([draft]));
    desk.write("facts/a.toml", &crate::desk::FACTS.replace("31 years", "33 years"));
    run(&mut client, "factlint.restart", json!({}));
    assert!(client.published(&draft).is_empty());
}

#[test]
fn a_report_that_nobody_waits_for_any_more_is_not_made() {
    let desk = TestDesk::new();
    for at in 0..300 {
        desk.write(&format!("drafts/many/{at}.md"), WRONG);
    }
    let (mut client, _) = desk.opened();
    client.ignore("$/progress");
    let asked =
        client.ask("workspace/executeCommand", json!({"command": "factlint.exportReport", "arguments": [{}], "workDoneToken": "w"}));
    while client.expect("$/progress")["value"]["kind"] != "report" {}
    client.notify("window/workDoneProgress/cancel", json!({"token": "w"}));
    let reply = client.wait(|message| message["id"] == asked && message.get("method").is_none());
    assert_eq!(reply["error"]["code"], -32800, "{reply}");
    while client.expect("$/progress")["value"]["kind"] != "end" {}
}

#[test]
fn a_restart_says_nothing_in_between() {
    let desk = TestDesk::new();
    let (mut client, draft) = desk.opened();
    for round in 0..5 {
        client.ask("workspace/executeCommand", json!({"command": "factlint.restart", "arguments": []}));
        client.change(&draft, round + 2, json!([{"range": range(PROSE, 0, 0), "text": "Ici "}]));
    }
    run(&mut client, "factlint.checkDocument", json!({"uri": draft}));
    client.ignore("textDocument/publishDiagnostics");
    client.forget(|message| message["id"].is_number());
    while client.unread("textDocument/publishDiagnostics") {
        assert_eq!(client.taken()["diagnostics"].as_array().unwrap().len(), 1);
    }
}

#[test]
fn the_client_s_own_language_counts_again_once_the_user_s_is_not_set_any_more() {
    let desk = TestDesk::new();
    desk.write("drafts/other.md", WRONG);
    let mut client = desk.client_with(pulling());
    client.ignore("workspace/diagnostic/refresh");
    let draft = desk.uri("drafts/wrong.md");
    client.open(&draft, WRONG);
    let mut said = |locale: &str| {
        client.notify("workspace/didChangeConfiguration", json!({"settings": {"factlint": {"locale": locale}}}));
        let report = client.request("workspace/diagnostic", json!({"previousResultIds": []}));
        let found =
            report["items"].as_array().unwrap().iter().filter(|item| item["items"].as_array().is_some_and(|found| !found.is_empty()));
        found.map(|item| item["items"][0]["message"].as_str().unwrap().starts_with("Les sources")).collect::<Vec<_>>()
    };
    // The draft that is open and the one that isn't.
    assert_eq!((said("fr"), said("auto"), said("fr")), (vec![true, true], vec![false, false], vec![true, true]));
}

#[test]
fn settings_are_asked_for_where_the_client_has_them() {
    let desk = TestDesk::new();
    let mut asking = capabilities();
    asking["workspace"]["configuration"] = json!(true);
    asking["workspace"]["didChangeConfiguration"] = json!({"dynamicRegistration": true});
    let mut client = desk.client_with(asking);
    let (id, registered) = client.expect_request("client/registerCapability");
    assert_eq!(registered["registrations"][0]["method"], "workspace/didChangeConfiguration");
    client.reply(&id);
    let (id, asked) = client.expect_request("workspace/configuration");
    assert_eq!(asked["items"], json!([{"section": "factlint"}]));
    client.send(&json!({"jsonrpc": "2.0", "id": id, "result": [{"locale": "fr"}]}));
    let draft = desk.uri("drafts/wrong.md");
    client.open(&draft, WRONG);
    while !client.published(&draft)[0].contains("Les sources") {}
}

#[test]
fn a_trace_tells_what_was_done() {
    let desk = TestDesk::new();
    let (mut client, draft) = desk.opened();
    client.notify("$/setTrace", json!({"value": "verbose"}));
    client.change(&draft, 2, json!([{"text": RIGHT}]));
    let told = client.expect("$/logTrace");
    assert!(told["message"].as_str().unwrap().contains("checked version 2") && told["verbose"].as_str().unwrap().ends_with("ms"));
    client.published(&draft);
    client.notify("$/setTrace", json!({"value": "off"}));
    client.change(&draft, 3, json!([{"text": WRONG}]));
    client.published(&draft);
}

#[test]
fn each_draft_has_the_facts_of_its_own_desk() {
    let (one, two) = (TestDesk::new(), TestDesk::new());
    two.write("facts/a.toml", &crate::desk::FACTS.replace("31 years", "33 years").replace("31 ans", "33 ans"));
    two.write("sources/001.txt", "la navigatrice de 33 ans");
    let mut client = TestClient::with(engine(), capabilities(), &[&one.root(), &two.root()]);
    let (first, second) = (one.uri("drafts/wrong.md"), two.uri("drafts/wrong.md"));
    client.open(&first, WRONG);
    client.open(&second, WRONG);
    assert_eq!(client.published(&first).len(), 1);
    assert!(client.published(&second).is_empty());
}

#[test]
fn a_slow_desk_is_shown_as_work_whether_the_client_replies_or_not() {
    let desk = TestDesk::new();
    let mut patient = capabilities();
    patient["window"] = json!({"workDoneProgress": true});
    let open = |root: &std::path::Path, files: &dyn factlint::facts::Files| {
        std::thread::sleep(std::time::Duration::from_millis(900));
        Desk::open_with(root, files)
    };
    let mut client = TestClient::with(Options { open: Arc::new(open), ..engine() }, patient, &[&desk.root()]);
    let (id, created) = client.expect_request("window/workDoneProgress/create");
    let draft = desk.uri("drafts/wrong.md");
    client.open(&draft, WRONG);
    assert_eq!(client.published(&draft).len(), 1);
    client.reply(&id);
    for kind in ["begin", "end"] {
        let told = client.expect("$/progress");
        assert_eq!((&told["token"], &told["value"]["kind"]), (&created["token"], &json!(kind)));
    }
}

const BINARY: &str = env!("CARGO_BIN_EXE_factlint");

fn frame(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

fn greeting() -> Vec<u8> {
    let messages = [
        json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": null, "rootUri": null, "capabilities": {}}}),
        json!({"jsonrpc": "2.0", "method": "initialized", "params": {}}),
        json!({"jsonrpc": "2.0", "id": 2, "method": "shutdown"}),
        json!({"jsonrpc": "2.0", "method": "exit"}),
    ];
    messages.iter().flat_map(frame).collect()
}

#[test]
fn an_editor_may_come_over_a_socket_of_this_machine() {
    let mut server = Command::new(BINARY).args(["lsp", "--listen", "0"]).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(server.stderr.take().unwrap()).read_line(&mut line).unwrap();
    let mut stream = TcpStream::connect(line.trim().rsplit(' ').next().unwrap()).unwrap();
    stream.write_all(&greeting()).unwrap();
    assert_eq!(server.wait().unwrap().code(), Some(0));
    let mut said = String::new();
    stream.read_to_string(&mut said).unwrap();
    assert!(said.contains("\"serverInfo\""));
}

#[test]
fn an_editor_may_wait_on_a_socket_of_this_machine() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let mut server = Command::new(BINARY).args(["lsp", "--socket", &port]).spawn().unwrap();
    listener.accept().unwrap().0.write_all(&greeting()).unwrap();
    assert_eq!(server.wait().unwrap().code(), Some(0));
}

#[test]
fn a_session_is_recorded_and_played_again() {
    let folder = tempfile::tempdir().unwrap();
    let tape = folder.path().join("tape.jsonl");
    let record = ["lsp", "--record", tape.to_str().unwrap()];
    let mut server = Command::new(BINARY).args(record).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = server.stdin.take().unwrap();
    input.write_all(&greeting()).unwrap();
    // The input stays open: `exit` alone ends the server.
    assert_eq!(server.wait().unwrap().code(), Some(0));
    let lines: Vec<Value> = std::fs::read_to_string(&tape).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.iter().filter(|line| line["from"] == "client").count(), 4);
    assert_eq!(lines.iter().filter(|line| line["from"] == "server").count(), 2);
    let again = Command::new(BINARY).args(["lsp", "--replay", tape.to_str().unwrap()]).output().unwrap();
    assert_eq!((again.status.code(), again.stdout.iter().filter(|byte| **byte == b'\n').count()), (Some(0), 2));
}

#[test]
fn a_tape_that_is_played_to_another_server_tells_what_differs() {
    let folder = tempfile::tempdir().unwrap();
    let tape = folder.path().join("tape.jsonl");
    let said = json!({"ms": 0, "from": "server", "message": {"jsonrpc": "2.0", "id": 1, "result": "something else"}});
    let asked = json!({"ms": 0, "from": "client", "message": {"jsonrpc": "2.0", "id": 1, "method": "shutdown"}});
    std::fs::write(&tape, format!("{asked}\n{said}\n")).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let mut out = Vec::new();
    assert_eq!(runtime.block_on(replay(&tape, engine(), &mut out)).unwrap(), 1);
    assert!(!out.is_empty());
    std::fs::write(&tape, "no tape").unwrap();
    assert!(runtime.block_on(replay(&tape, engine(), &mut out)).is_err());
}
