//! A long session with everything at once, and a client that sends what no client should.

use crate::desk::{FACTS, TestDesk, engine, range};
use crate::support::{TestClient, capabilities, messages};
use factlint::check::{Memo, Options as Given, check};
use factlint::facts::{Base, Desk};
use factlint::language::Lang;
use factlint::lsp::Options;
use factlint::text::Markup;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

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
    client.change(&draft, version + 1, json!([{"text": text}]));
    // A fault that nothing before it had shows that the file's older texts were all read or skipped.
    let mut last = Said::new();
    client.change(&file, version + 1, json!([{"text": format!("{FACTS}\n[entities.last]\nkind = \"nobody\"\n")}]));
    collect(&mut client, &mut last, |said| said.get(&file).is_some_and(|faults| faults.iter().any(|fault| fault.contains("nobody"))));
    client.change(&file, version + 2, json!([{"text": FACTS}]));
    collect(&mut client, &mut last, |said| said[&file].is_empty());
    client.request("workspace/executeCommand", json!({"command": "factlint.checkDocument", "arguments": [{"uri": draft}]}));
    while client.unread("textDocument/publishDiagnostics") {
        take(&client.taken(), &mut last);
    }
    assert_eq!(last.get(&draft), Some(&fresh(&desk, text)));
    assert!(last[&file].is_empty(), "{last:?}");
}

/// What was published last, by document.
type Said = std::collections::BTreeMap<String, Vec<String>>;

fn take(published: &Value, said: &mut Said) {
    said.insert(published["uri"].as_str().unwrap().to_owned(), messages(published));
}

/// Reads what is published until it is as wanted.
fn collect(client: &mut TestClient, said: &mut Said, wanted: impl Fn(&Said) -> bool) {
    while !wanted(said) {
        take(&client.expect("textDocument/publishDiagnostics"), said);
    }
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

/// A draft of thirty thousand words, each paragraph its own.
fn long() -> String {
    let paragraph =
        |at: usize| format!("Le {at}e jour, la navigatrice Léa Marchal, 31 ans, a écrit une lettre à sa famille restée au port.\n\n");
    "---\ndate: 2026-03-03\nlang: fr\n---\n\n".to_owned() + &(1..=1_500).map(paragraph).collect::<String>()
}

#[test]
fn typing_in_a_long_draft_leaves_no_backlog() {
    let (desk, begun, read) = (TestDesk::new(), Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (checks, reads) = (Arc::clone(&begun), Arc::clone(&read));
    let counting = move |text: &str, markup: Markup, base: &Base, given: &Given, memo: &mut Memo| {
        checks.fetch_add(1, Ordering::SeqCst);
        let report = check(text, markup, base, given, memo);
        reads.store(memo.reads(), Ordering::SeqCst);
        report
    };
    let options = Options { check: Arc::new(counting), ..Options::default() };
    let mut client = TestClient::with(options, utf16(), &[&desk.root()]);
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"factlint": {"settleMs": 150}}}));
    let (draft, text) = (desk.uri("drafts/new.md"), long());
    assert!(text.split_whitespace().count() > 28_000);
    client.open(&draft, &text);
    client.published(&draft);
    let (checks, blocks) = (begun.load(Ordering::SeqCst), read.load(Ordering::SeqCst));
    let keys = "Elle avait 33 ans, disait-on au port. ".repeat(2);
    let hovers: Vec<i64> = (2..)
        .zip(keys.char_indices())
        .map(|(version, (column, key))| {
            let column = u32::try_from(column).unwrap();
            client.change(&draft, version, json!([{"range": range(5, column, column), "text": key.to_string()}]));
            std::thread::sleep(Duration::from_millis(30));
            client.ask("textDocument/hover", json!({"textDocument": {"uri": draft}, "position": {"line": 7, "character": 3}}))
        })
        .collect();
    // Once the last of these is answered, the last key was read, however slow the machine.
    hovers.into_iter().for_each(|id| drop(client.result(id)));
    let (typed, last) = (begun.load(Ordering::SeqCst), i64::try_from(keys.chars().count()).unwrap() + 1);
    client.request("workspace/executeCommand", json!({"command": "factlint.checkDocument", "arguments": [{"uri": draft}]}));
    let (end, blocks) = (begun.load(Ordering::SeqCst), read.load(Ordering::SeqCst) - blocks);
    // One check may be under way when the last key comes, and one is of the last text.
    assert!(end - typed <= 2, "{} checks after the last key", end - typed);
    assert!(blocks <= end - checks, "{blocks} blocks read in {} checks", end - checks);
    let mut told = Vec::new();
    while client.unread("textDocument/publishDiagnostics") {
        told.push(client.taken()["version"].as_i64().unwrap());
    }
    assert!(told.is_sorted() && told.iter().all(|version| *version <= last), "{told:?}");
    // What a check finds is said at once, or later where it was held back for a word that wasn't done.
    assert!(told.len() <= 2 * (end - checks), "{told:?}");
}
