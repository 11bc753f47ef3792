//! Leaving a finding unsaid, from the editor's menu to silence.

use crate::desk::{TestDesk, range};
use crate::support::{TestClient, capabilities};
use serde_json::{Value, json};

const HEAD: &str = "---\ndate: 2026-03-03\nlang: fr\n---\n";

/// A client with a draft of the desk open, its text, and its diagnostics.
fn opened(desk: &TestDesk, body: &str, capabilities: Value) -> (TestClient, String, String, Vec<Value>) {
    let mut client = desk.client_with(capabilities);
    let (draft, text) = (desk.uri("drafts/new.md"), format!("{HEAD}{body}"));
    client.open(&draft, &text);
    let shown = client.expect("textDocument/publishDiagnostics")["diagnostics"].as_array().unwrap().clone();
    (client, draft, text, shown)
}

/// The text with the edit of the action whose title starts with some words.
fn applied(client: &mut TestClient, draft: &str, text: &str, place: Value, title: &str) -> String {
    let params = json!({"textDocument": {"uri": draft}, "range": place, "context": {"diagnostics": []}});
    let found = client.request("textDocument/codeAction", params);
    let action = found.as_array().unwrap().iter().find(|action| action["title"].as_str().unwrap().starts_with(title)).unwrap();
    let edit = &action["edit"]["documentChanges"][0]["edits"][0];
    let at = &edit["range"]["start"];
    let (line, column) = (at["line"].as_u64().unwrap(), at["character"].as_u64().unwrap());
    assert_eq!(edit["range"]["end"], *at, "{action}");
    let before: usize = text.split_inclusive('\n').take(usize::try_from(line).unwrap()).map(str::len).sum();
    // The client counts in UTF-8.
    let byte = before + usize::try_from(column).unwrap();
    [&text[..byte], edit["newText"].as_str().unwrap(), &text[byte..]].concat()
}

/// Takes an offer, and waits until nothing is shown any more.
fn silenced(body: &str, place: Value, title: &str) -> String {
    let desk = TestDesk::new();
    let (mut client, draft, text, shown) = opened(&desk, body, capabilities());
    assert_eq!(shown.len(), 1, "{shown:?}");
    let text = applied(&mut client, &draft, &text, place, title);
    client.change(&draft, 2, json!([{"text": text}]));
    let left = client.published(&draft);
    assert_eq!(left, Vec::<String>::new(), "{text}");
    text[HEAD.len()..].to_owned()
}

const HERE: &str = "<!-- factlint-disable-next-line contradicted fact=lea-marchal.age -- give a reason -->";
const LINE: &str = " <!-- factlint-disable-line contradicted fact=lea-marchal.age -- give a reason -->";

#[test]
fn a_finding_is_ignored_above_a_paragraph_of_its_own() {
    let body = "\nLéa Marchal, 33 ans, est rentrée.\n";
    assert_eq!(silenced(body, range(5, 14, 14), "Ignore here"), format!("\n{HERE}\nLéa Marchal, 33 ans, est rentrée.\n"));
}

#[test]
fn a_finding_is_ignored_in_its_line_where_a_comment_above_would_cut_something() {
    let item = "\n- Léa Marchal, 33 ans, est rentrée.";
    assert_eq!(silenced(item, range(5, 16, 16), "Ignore here"), format!("{item}{LINE}"));
    let wrapped = "\nElle est rentrée.\nLéa Marchal a 33 ans.\nElle dort.\n";
    assert_eq!(
        silenced(wrapped, range(6, 15, 15), "Ignore here"),
        format!("\nElle est rentrée.\nLéa Marchal a 33 ans.{LINE}\nElle dort.\n")
    );
    let cell = "\n| qui |\n|---|\n| Léa Marchal, 33 ans |\n";
    assert_eq!(silenced(cell, range(7, 16, 16), "Ignore here"), format!("\n| qui |\n|---|\n| Léa Marchal, 33 ans{LINE} |\n"));
}

#[test]
fn a_fact_is_ignored_in_the_whole_draft() {
    let top = "<!-- factlint-disable-file fact=lea-marchal.age -- give a reason -->";
    let body = "\nLéa Marchal, 33 ans, est rentrée.\n";
    assert_eq!(silenced(body, range(5, 14, 14), "Ignore Léa Marchal"), format!("\n{top}\n{body}"));
    let tight = "Léa Marchal, 33 ans, est rentrée.\n";
    assert_eq!(silenced(tight, range(4, 14, 14), "Ignore Léa Marchal"), format!("{top}\n\n{tight}"));
}

#[test]
fn line_endings_stay_as_they_are() {
    let body = "\r\nLéa Marchal, 33 ans, est rentrée.\r\n";
    assert_eq!(silenced(body, range(5, 14, 14), "Ignore here"), format!("\r\n{HERE}\r\nLéa Marchal, 33 ans, est rentrée.\r\n"));
}

#[test]
fn clients_that_can_fade_words_show_what_is_unsaid_and_what_says_nothing() {
    let desk = TestDesk::new();
    let mut fading = capabilities();
    fading["textDocument"]["publishDiagnostics"]["tagSupport"] = json!({"valueSet": [1, 2]});
    let body = format!("\n{HERE}\nLéa Marchal, 33 ans, est rentrée.\n\n<!-- factlint-disable-file swapped -->\n");
    let (_client, _, _, shown) = opened(&desk, &body, fading);
    let told: Vec<_> = shown.iter().map(|one| (one["code"].as_str().unwrap(), one["severity"].as_u64(), &one["tags"])).collect();
    let faded = json!([1]);
    assert_eq!(told, [("unused-suppression", Some(2), &faded), ("contradicted", Some(4), &faded)]);
    assert!(shown[1]["message"].as_str().unwrap().starts_with("Suppressed: "), "{shown:?}");
    assert!(shown[1]["message"].as_str().unwrap().ends_with("(give a reason)"), "{shown:?}");
}

#[test]
fn other_clients_show_nothing_of_it() {
    let desk = TestDesk::new();
    let body = format!("\n{HERE}\nLéa Marchal, 33 ans, est rentrée.\n");
    let (_client, _, _, shown) = opened(&desk, &body, capabilities());
    assert_eq!(shown, Vec::<Value>::new());
}

#[test]
fn a_desk_weighs_findings_in_the_editor_as_it_does_on_the_command_line() {
    let desk = TestDesk::new();
    desk.write(
        "factlint.toml",
        "[severity]\nage = \"info\"\n\n[[overrides]]\nfiles = [\"drafts/quiet/**\"]\nseverity = { age = \"off\" }\n",
    );
    let (mut client, _, text, shown) = opened(&desk, "\nLéa Marchal, 33 ans, est rentrée.\n", capabilities());
    assert_eq!(shown[0]["severity"], 3);
    let quiet = desk.uri("drafts/quiet/a.md");
    client.open(&quiet, &text);
    assert_eq!(client.published(&quiet), Vec::<String>::new());
}

/// Facts of which one took the place of another.
const CHANGED: &str = r#"[sources.001]
published = 2026-03-02
[entities.crue]
kind = "event"
event = "flood"
[[facts.crue.deaths]]
is = 14
valid = "2026-03-01/2026-03-02"
says.001 = {}
[[facts.crue.deaths]]
is = 17
valid = "2026-03-03/.."
says.001 = {}
"#;

#[test]
fn what_no_longer_holds_is_struck_out_by_clients_that_can() {
    let desk = TestDesk::new();
    desk.write("facts/a.toml", CHANGED);
    let tags = |value_set: Value| {
        let mut able = capabilities();
        able["textDocument"]["publishDiagnostics"]["tagSupport"] = json!({"valueSet": value_set});
        let (_client, _, _, shown) = opened(&desk, "\nLa crue a fait 14 morts.\n", able);
        assert_eq!(shown[0]["code"], "outdated", "{shown:?}");
        shown[0]["tags"].clone()
    };
    assert_eq!((tags(json!([1, 2])), tags(json!([1]))), (json!([2]), Value::Null));
}
