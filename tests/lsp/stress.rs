//! A long session with everything at once, and a client that sends what no client should.

use crate::desk::{FACTS, RIGHT, TestDesk, WRONG, engine, range};
use crate::support::{TestClient, capabilities, messages};
use factlint::check::{Memo, Options as Given, check};
use factlint::facts::{Base, Desk};
use factlint::language::Lang;
use factlint::lsp::Options;
use factlint::text::Markup;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A draft as a client keeps it, in UTF-16 columns, without a rope: slow and plain.
struct Model {
    text: String,
    seed: u64,
}

const WORDS: [&str; 8] = ["Léa Marchal, 33 ans, ", "31 ans", "😀", "\n\n", "\r\n", "é", "", "Bato a 40 ans. "];

/// How a draft begins that has something wrong in it.
const HEAD: &str = "---\ndate: 2026-03-03\nlang: fr\n---\n\nLéa Marchal a 33 ans.\n\n";

impl Model {
    /// Up to four changes of one message, each of the text that the ones before it leave.
    fn edits(&mut self) -> Value {
        (0..=self.random(4)).map(|_| self.edit()).collect()
    }

    /// A head and a claim before everything.
    fn begin(&mut self) -> Value {
        let start = self.position(0);
        self.text.insert_str(0, HEAD);
        json!({"range": {"start": start, "end": start}, "text": HEAD})
    }

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
        let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
        // What is beyond a line's end is its end.
        let ends = self.text[byte..].chars().next().is_none_or(|next| matches!(next, '\r' | '\n'));
        json!({"line": line, "character": column + if ends { line % 3 } else { 0 }})
    }

    fn random(&mut self, below: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.seed >> 33).unwrap() % below
    }
}

/// Requests of every kind on a draft.
const ASKED: [&str; 17] = [
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/declaration",
    "textDocument/references",
    "textDocument/documentHighlight",
    "textDocument/completion",
    "textDocument/prepareRename",
    "textDocument/codeAction",
    "textDocument/codeLens",
    "textDocument/inlayHint",
    "textDocument/diagnostic",
    "textDocument/documentSymbol",
    "textDocument/documentLink",
    "textDocument/semanticTokens/full",
    "textDocument/semanticTokens/range",
    "textDocument/foldingRange",
    "workspace/diagnostic",
];

/// What any of them needs to be told.
fn anywhere(draft: &str, start: Value, end: Value) -> Value {
    json!({
        "textDocument": {"uri": draft}, "position": start, "range": {"start": start, "end": end},
        "context": {"diagnostics": [], "includeDeclaration": true, "triggerKind": 1}, "previousResultIds": [],
    })
}

fn utf16() -> Value {
    let mut capabilities = capabilities();
    capabilities["general"] = json!({});
    capabilities
}

#[test]
fn after_ten_thousand_edits_among_requests_everything_is_as_if_typed_at_once() {
    let desk = TestDesk::new();
    let seen = Arc::new(Mutex::new(String::new()));
    let mut client = TestClient::with(seeing(&seen), utf16(), &[&desk.root()]);
    let draft = desk.uri("drafts/new.md");
    let mut model = Model { text: String::new(), seed: 11 };
    client.open(&draft, "");
    let (mut asked, mut version, mut published) = (Vec::new(), 1, Published::default());
    for round in 0..20 {
        for _ in 0..500 {
            version += 1;
            client.change(&draft, version, model.edits());
            if model.random(25) == 0 {
                let (start, end) = model.stretch();
                let told = anywhere(&draft, model.position(start), model.position(end));
                asked.push(client.ask(ASKED[model.random(ASKED.len())], told));
            }
        }
        version += 1;
        client.change(&draft, version, json!([model.begin()]));
        published.take(&mut client, &draft, version);
        assert_eq!(*seen.lock().unwrap(), model.text, "after round {round}");
        assert_eq!(published.said, fresh(&desk, &model.text), "after round {round}");
    }
    asked.into_iter().for_each(|id| drop(client.result(id)));
}

/// The engine, with the text that it was given last, but for the drafts on disk.
fn seeing(seen: &Arc<Mutex<String>>) -> Options {
    let seen = Arc::clone(seen);
    let looking = move |text: &str, markup: Markup, base: &Base, given: &Given, memo: &mut Memo| {
        if ![WRONG, RIGHT].contains(&text) {
            text.clone_into(&mut seen.lock().unwrap());
        }
        check(text, markup, base, given, memo)
    };
    Options { check: Arc::new(looking), ..engine() }
}

/// What was published last of a draft.
#[derive(Default)]
struct Published {
    version: i64,
    said: Vec<String>,
}

impl Published {
    /// Takes what is published until this version was checked: versions never go back.
    fn take(&mut self, client: &mut TestClient, draft: &str, last: i32) {
        let told = json!({"command": "factlint.checkDocument", "arguments": [{"uri": draft}]});
        assert_eq!(client.request("workspace/executeCommand", told)["version"], last);
        while client.unread("textDocument/publishDiagnostics") {
            let params = client.taken();
            let now = params["version"].as_i64().unwrap();
            assert!(now >= self.version && now <= last.into(), "version {now} was published after {}", self.version);
            (self.version, self.said) = (now, messages(&params));
        }
    }
}

/// What a new check of the text finds.
pub(crate) fn fresh(desk: &TestDesk, text: &str) -> Vec<String> {
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
pub(crate) type Said = std::collections::BTreeMap<String, Vec<String>>;

pub(crate) fn take(published: &Value, said: &mut Said) {
    said.insert(published["uri"].as_str().unwrap().to_owned(), messages(published));
}

/// Reads what is published until it is as wanted.
pub(crate) fn collect(client: &mut TestClient, said: &mut Said, wanted: impl Fn(&Said) -> bool) {
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
