//! The server comes, goes, and survives what it is sent.

use crate::desk::{TestDesk, WRONG, engine};
use crate::support::{DRAFT, TestClient, capabilities, checking, finding, report, watching};
use factlint::check::{Memo, Options as Given, Report, check_by};
use factlint::facts::{Base, Desk, Files};
use factlint::lsp::Options;
use factlint::rules::{RULES, Rule, Severity};
use factlint::text::Markup;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

fn echoing() -> Options {
    checking(|text, _| finding(text, "", text).into_iter().collect())
}

#[test]
fn the_server_says_what_it_can_do() {
    let client = TestClient::new(echoing());
    assert_eq!(client.capabilities["textDocumentSync"]["change"], 2);
    assert_eq!(client.capabilities["hoverProvider"], true);
    assert_eq!(client.capabilities["codeActionProvider"]["codeActionKinds"], json!(["quickfix", "refactor", "source.fixAll.factlint"]));
}

#[test]
fn exit_ends_the_server_though_its_input_stays_open() {
    let client = TestClient::new(echoing());
    client.notify("exit", Value::Null);
    assert_eq!(client.ended(), 1);
}

#[test]
fn exit_before_initialize_ends_it_too() {
    let client = TestClient::silent(echoing());
    client.notify("exit", Value::Null);
    assert_eq!(client.ended(), 1);
}

#[test]
fn shutdown_with_null_params_is_answered() {
    let mut client = TestClient::new(echoing());
    assert_eq!(client.request("shutdown", Value::Null), Value::Null);
    client.notify("exit", Value::Null);
    assert_eq!(client.ended(), 0);
}

#[test]
fn a_lost_client_is_a_failure() {
    assert_eq!(TestClient::new(echoing()).hang_up(), 1);
}

#[test]
fn malformed_messages_are_survived() {
    let mut client = TestClient::new(echoing());
    client.open(DRAFT, "a");
    assert_eq!(client.published(DRAFT), ["a"]);
    client.notify("textDocument/didChange", json!({"textDocument": 7}));
    client.notify("textDocument/didChange", json!([]));
    client.notify("factlint/nothing", json!({}));
    client.change("untitled:never-opened", 2, json!([{"text": "b"}]));
    client.change(DRAFT, 2, json!([{"text": "c"}]));
    assert_eq!(client.published(DRAFT), ["c"]);
}

#[test]
fn after_a_header_that_can_not_be_read_the_next_message_is_heard() {
    let heads = ["Content-Length: 18446744073709551615", "Content-Length: 99999999999", "Content-Length: no", "Content-Type: x"];
    for (version, head) in (2..).zip(heads) {
        let mut client = TestClient::new(echoing());
        client.open(DRAFT, "a");
        assert_eq!(client.published(DRAFT), ["a"]);
        client.raw(format!("{head}\r\n\r\n{{\"jsonrpc\": \"2.0\"}}").as_bytes());
        client.change(DRAFT, version, json!([{"text": "b"}]));
        assert_eq!(client.published(DRAFT), ["b"], "{head}");
        for method in ["window/showMessage", "window/logMessage"] {
            assert!(client.expect(method)["message"].as_str().unwrap().contains("Content-Length"));
        }
    }
}

#[test]
fn a_panic_in_the_check_costs_one_result() {
    let mut client = TestClient::new(checking(|text, _| {
        assert!(!text.contains("boom"), "a deliberate panic");
        finding(text, "", text).into_iter().collect()
    }));
    client.open(DRAFT, "a");
    assert_eq!(client.published(DRAFT), ["a"]);
    client.change(DRAFT, 2, json!([{"text": "boom"}]));
    assert!(client.expect("window/showMessage")["message"].as_str().unwrap().contains("a deliberate panic"));
    assert!(client.expect("window/logMessage")["message"].as_str().unwrap().contains("a deliberate panic"));
    client.change(DRAFT, 3, json!([{"text": "b"}]));
    assert_eq!(client.published(DRAFT), ["b"]);
}

/// A rule that panics at some words.
static EXPLOSIVE: Rule = Rule {
    name: "explosive",
    summary: "words that make a rule panic",
    severity: Severity::Error,
    on_request: false,
    page: "",
    check: |case, _| assert!(!case.prose.contains("boom"), "a rule's deliberate panic"),
    across: None,
};

/// A rule that panics at the claims of the whole draft, once there are two.
static FRAGILE: Rule = Rule {
    name: "fragile",
    summary: "claims that make a rule panic",
    severity: Severity::Error,
    on_request: false,
    page: "",
    check: |_, _| (),
    across: Some(|whole, _| assert!(whole.claims.len() < 2, "a deliberate panic across the draft")),
};

/// The engine with one more rule.
fn with_rule(rule: &'static Rule) -> Options {
    let rules: Vec<&'static Rule> = std::iter::once(rule).chain(RULES.iter().copied()).collect();
    let check =
        move |text: &str, markup: Markup, base: &Base, given: &Given, memo: &mut Memo| check_by(&rules, text, markup, base, given, memo);
    Options { check: Arc::new(check), ..engine() }
}

#[test]
fn a_panic_in_a_rule_costs_that_rule_that_block() {
    let desk = TestDesk::new();
    let mut client = TestClient::with(with_rule(&EXPLOSIVE), capabilities(), &[&desk.root()]);
    let draft = desk.uri("drafts/new.md");
    let text = |more: &str| format!("{WRONG}\nBato, 39 ans, boom.\n\nBato, 38 ans.{more}\n");
    client.open(&draft, &text(""));
    // The other rules go on in the same block, all of them in the others.
    assert_eq!(client.published(&draft).len(), 3);
    for method in ["window/showMessage", "window/logMessage"] {
        assert!(client.expect(method)["message"].as_str().unwrap().contains("the rule explosive failed: a rule's deliberate panic"));
    }
    // What is known isn't told again; the draft goes on being checked.
    client.change(&draft, 2, json!([{"text": text(" Bato, 37 ans.")}]));
    assert_eq!(client.published(&draft).len(), 4);
    client.change(&draft, 3, json!([{"text": WRONG}]));
    assert_eq!(client.published(&draft).len(), 1);
    client.change(&draft, 4, json!([{"text": text("")}]));
    assert_eq!(client.published(&draft).len(), 3);
    assert!(client.expect("window/logMessage")["message"].as_str().unwrap().contains("explosive"));
}

#[test]
fn a_panic_across_a_draft_costs_that_rule_alone() {
    let desk = TestDesk::new();
    let mut client = TestClient::with(with_rule(&FRAGILE), capabilities(), &[&desk.root()]);
    let draft = desk.uri("drafts/new.md");
    client.open(&draft, &format!("{WRONG}\nBato, 39 ans.\n"));
    assert_eq!(client.published(&draft).len(), 2);
    for method in ["window/showMessage", "window/logMessage"] {
        let message = client.expect(method)["message"].as_str().unwrap().to_owned();
        assert!(message.contains("the rule fragile failed: a deliberate panic across the draft"), "{message}");
    }
    client.change(&draft, 2, json!([{"text": WRONG}]));
    assert_eq!(client.published(&draft).len(), 1);
}

#[test]
fn a_report_that_does_not_fit_the_draft_is_survived() {
    let mut client = TestClient::new(checking(|_, _| finding(&"x".repeat(900), &"x".repeat(900), "long").into_iter().collect()));
    client.open(DRAFT, "é");
    assert_eq!(client.published(DRAFT), ["long"]);
    assert_eq!(client.hover(DRAFT, 0, 0), Value::Null);
}

#[test]
fn a_panic_of_the_desk_leaves_the_rest_working() {
    let find = |_: &Path| -> Option<PathBuf> { panic!("a deliberate panic") };
    let mut client = TestClient::with(Options { find: Arc::new(find), ..echoing() }, capabilities(), &[Path::new("/desk")]);
    client.expect("window/showMessage");
    client.expect("window/logMessage");
    client.open(DRAFT, "a");
    client.expect("window/logMessage");
    assert_eq!(client.published(DRAFT), ["a"]);
}

#[test]
fn a_client_that_does_not_reply_holds_nothing_up() {
    let open =
        |root: &Path, _: &dyn Files| Desk { root: root.to_owned(), config: Default::default(), base: Arc::default(), problems: Vec::new() };
    let options = Options { find: Arc::new(|path| Some(path.to_owned())), open: Arc::new(open), ..echoing() };
    let mut client = TestClient::with(options, watching(), &[Path::new("/desk")]);
    let (outstanding, _) = client.expect_request("client/registerCapability");
    client.open(DRAFT, "a");
    let place = json!({"textDocument": {"uri": DRAFT}, "position": {"line": 0, "character": 0}});
    let mut hovers = Vec::new();
    for version in 2..=501 {
        client.change(DRAFT, version, json!([{"text": format!("version {version}")}]));
        hovers.push(client.ask("textDocument/hover", place.clone()));
    }
    hovers.into_iter().for_each(|id| drop(client.result(id)));
    while client.published(DRAFT) != ["version 501"] {}
    client.reply(&outstanding);
}

#[test]
fn the_engine_is_told_the_day_and_the_client_s_language() {
    let given: Arc<Mutex<Vec<Given>>> = Arc::default();
    let seen = Arc::clone(&given);
    let check = move |_: &str, markup: Markup, _: &Base, options: &Given, _: &mut Memo| -> Report {
        assert_eq!(markup, Markup::MARKDOWN);
        seen.lock().unwrap().push(options.clone());
        report(Vec::new())
    };
    let mut client = TestClient::new(Options { check: Arc::new(check), ..Options::default() });
    client.open(DRAFT, "a");
    assert!(client.published(DRAFT).is_empty());
    let given = given.lock().unwrap();
    assert!(given[0].today.is_some());
    assert_eq!(given[0].messages, Some(factlint::language::Lang::En));
}
