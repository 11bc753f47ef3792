//! A long session with everything at once, and a client that sends what no client should.

use crate::desk::{FACTS, TestDesk, engine};
use crate::support::{TestClient, capabilities, messages};
use factlint::check::{Memo, Options as Given, check};
use factlint::facts::Desk;
use factlint::language::Lang;
use factlint::text::Markup;
use serde_json::{Value, json};

/// A draft as a client keeps it, in UTF-16 columns, without a rope: slow and plain.
struct Model {
    text: String,
    seed: u64,
}

const WORDS: [&str; 8] = ["Léa Marchal, 33 ans, ", "31 ans", "😀", "\n\n", "\r\n", "é", "", "Bato a 40 ans. "];

impl Model {
    /// A change somewhere, already made here.
    fn edit(&mut self) -> Value {
        if self.text.len() > 3_000 {
            self.text.clear();
            return json!({"text": ""});
        }
        let (start, end) = self.stretch();
        let new = WORDS[self.random(WORDS.len())];
        let range = json!({"start": self.position(start), "end": self.position(end)});
        self.text.replace_range(start..end, new);
        json!({"range": range, "text": new})
    }

    /// A short stretch between characters, never between the two of a line break: there is no column for that.
    fn stretch(&mut self) -> (usize, usize) {
        let start = self.random(self.text.len() + 1);
        let start = self.free(start);
        let end = self.random(9);
        (start, self.free((start + end).min(self.text.len())))
    }

    fn free(&self, from: usize) -> usize {
        let splits = |at: usize| self.text[..at].ends_with('\r') && self.text[at..].starts_with('\n');
        (from..=self.text.len()).find(|at| self.text.is_char_boundary(*at) && !splits(*at)).unwrap()
    }

    fn position(&self, byte: usize) -> Value {
        let before = self.text[..byte].replace("\r\n", "\n").replace('\r', "\n");
        let line = before.matches('\n').count();
        json!({"line": line, "character": before.rsplit('\n').next().unwrap().encode_utf16().count()})
    }

    fn random(&mut self, below: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.seed >> 33).unwrap() % below
    }
}

/// Requests of every kind on a draft.
const ASKED: [&str; 9] = [
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/documentHighlight",
    "textDocument/completion",
    "textDocument/codeLens",
    "textDocument/documentSymbol",
    "textDocument/documentLink",
    "textDocument/semanticTokens/full",
    "textDocument/foldingRange",
];

fn utf16() -> Value {
    let mut capabilities = capabilities();
    capabilities["general"] = json!({});
    capabilities
}

#[test]
fn after_ten_thousand_edits_among_requests_everything_is_as_if_typed_at_once() {
    let desk = TestDesk::new();
    let mut client = TestClient::with(engine(), utf16(), &[&desk.root()]);
    let draft = desk.uri("drafts/new.md");
    let mut model = Model { text: String::new(), seed: 11 };
    client.open(&draft, "");
    let mut asked = Vec::new();
    for version in 2..=10_001 {
        client.change(&draft, version, json!([model.edit()]));
        if version % 25 == 0 {
            let place = json!({"textDocument": {"uri": draft}, "position": {"line": 0, "character": 3}});
            asked.push(client.ask(ASKED[model.random(ASKED.len())], place));
        }
    }
    let last = "---\ndate: 2026-03-03\nlang: fr\n---\n\nLéa Marchal a 33 ans.\n";
    client.change(
        &draft,
        10_002,
        json!([{"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": last}]),
    );
    model.text.insert_str(0, last);
    asked.into_iter().for_each(|id| drop(client.result(id)));
    assert_eq!(published(&mut client, &draft, 10_002), fresh(&desk, &model.text));
}

/// The messages published last, once the last version was checked; versions never go back.
fn published(client: &mut TestClient, draft: &str, last: i64) -> Vec<String> {
    client.request("workspace/executeCommand", json!({"command": "factlint.checkDocument", "arguments": [{"uri": draft}]}));
    let (mut version, mut said) = (0, Vec::new());
    while client.unread("textDocument/publishDiagnostics") {
        let params = client.taken();
        let now = params["version"].as_i64().unwrap();
        assert!(now >= version && now <= last, "version {now} was published after {version}");
        (version, said) = (now, messages(&params));
    }
    said
}

/// What a new check of the text finds.
fn fresh(desk: &TestDesk, text: &str) -> Vec<String> {
    let opened = Desk::open(&desk.root());
    let given = Given { messages: Some(Lang::En), ..Given::default() };
    let report = check(text, Markup::MARKDOWN, &opened.base, &given, &mut Memo::default());
    report.findings.into_iter().map(|finding| finding.message).collect()
}

#[test]
fn a_desk_that_breaks_and_heals_while_both_are_typed_leaves_nothing_behind() {
    let desk = TestDesk::new();
    let mut client = desk.client();
    let (draft, file) = (desk.uri("drafts/new.md"), desk.uri("facts/a.toml"));
    let text = "---\ndate: 2026-03-03\nlang: fr\n---\n\nLéa Marchal a 33 ans.\n";
    client.open(&draft, text);
    client.open_as(&file, "toml", FACTS);
    let mut version = 1;
    for cut in (10..FACTS.len()).step_by(37).filter(|cut| FACTS.is_char_boundary(*cut)) {
        version += 1;
        client.change(&file, version, json!([{"text": &FACTS[..cut]}]));
        client.change(&draft, version, json!([{"text": format!("{text}{}", "x".repeat(cut % 7))}]));
    }
    client.change(&file, version + 1, json!([{"text": FACTS}]));
    client.change(&draft, version + 1, json!([{"text": text}]));
    client.request("workspace/executeCommand", json!({"command": "factlint.checkDocument", "arguments": [{"uri": draft}]}));
    let mut last = std::collections::BTreeMap::new();
    while client.unread("textDocument/publishDiagnostics") {
        let params = client.taken();
        last.insert(params["uri"].as_str().unwrap().to_owned(), messages(&params));
    }
    assert_eq!(last.get(&draft), Some(&fresh(&desk, text)));
    assert!(last.get(&file).is_none_or(Vec::is_empty), "{last:?}");
}

#[test]
fn what_is_no_message_is_survived() {
    let desk = TestDesk::new();
    let (mut client, draft) = desk.opened();
    for body in ["{", "[]", "null", "7", "{\"jsonrpc\": \"1.0\"}", "{\"jsonrpc\": \"2.0\", \"id\": 1e400}", "\u{0}"] {
        client.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }
    client.raw(b"Content-Type: x\r\nContent-Length: 2\r\n\r\n{}");
    client.notify("textDocument/didOpen", json!({"textDocument": {"uri": "not a uri", "languageId": 1, "version": "x", "text": null}}));
    client.notify("$/cancelRequest", json!({"id": 999}));
    client.notify("window/workDoneProgress/cancel", json!({"token": []}));
    client.send(&json!({"jsonrpc": "2.0", "id": 999, "result": null}));
    let error = client.error("textDocument/hover", json!({"textDocument": 7}));
    assert_eq!(error["code"], -32602);
    assert_eq!(client.error("textDocument/nothing", json!({}))["code"], -32601);
    assert!(client.hover(&draft, 5, 29).is_object());
    client.forget(|message| message["id"].is_null() && message["error"].is_object());
}

#[test]
fn a_request_that_is_cancelled_holds_nothing_up() {
    let desk = TestDesk::new();
    let (mut client, draft) = desk.opened();
    for _ in 0..200 {
        let id = client.ask(
            "textDocument/references",
            json!({"textDocument": {"uri": draft}, "position": {"line": 5, "character": 29}, "context": {"includeDeclaration": true}}),
        );
        client.notify("$/cancelRequest", json!({"id": id}));
        client.wait(|message| message["id"] == id);
    }
    assert!(client.hover(&draft, 5, 29).is_object());
}
