//! Diagnostics that the client asks for.

use crate::desk::{TestDesk, WRONG, engine};
use crate::support::{TestClient, capabilities, checking, finding};
use factlint::facts::Desk;
use factlint::lsp::Options;
use factlint::rules::RULES;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;

/// A client that asks for diagnostics, and asks again when told to.
pub(crate) fn pulling() -> Value {
    let mut capabilities = capabilities();
    capabilities["textDocument"]["diagnostic"] = json!({});
    capabilities["workspace"]["diagnostics"] = json!({"refreshSupport": true});
    capabilities
}

/// A pulling client with the draft that errs open. The desk was found, so it was told to ask again.
fn opened(desk: &TestDesk) -> (TestClient, String) {
    let mut client = desk.client_with(pulling());
    refreshed(&mut client);
    let draft = desk.uri("drafts/wrong.md");
    client.open(&draft, WRONG);
    (client, draft)
}

fn refreshed(client: &mut TestClient) {
    let (id, _) = client.expect_request("workspace/diagnostic/refresh");
    client.reply(&id);
}

pub(crate) fn pull(client: &mut TestClient, uri: &str, previous: Option<&Value>) -> Value {
    let mut params = json!({"textDocument": {"uri": uri}, "identifier": "factlint"});
    if let Some(previous) = previous {
        params["previousResultId"] = previous.clone();
    }
    client.request("textDocument/diagnostic", params)
}

fn workspace(client: &mut TestClient, previous: Value) -> Vec<Value> {
    let mut report = client.request("workspace/diagnostic", json!({"identifier": "factlint", "previousResultIds": previous}));
    report["items"].as_array_mut().unwrap().drain(..).collect()
}

fn name(item: &Value) -> &str {
    item["uri"].as_str().unwrap().rsplit('/').next().unwrap()
}

#[test]
fn a_client_that_pulls_is_never_pushed_to() {
    let desk = TestDesk::new();
    let (mut client, draft) = opened(&desk);
    assert_eq!(client.capabilities["diagnosticProvider"]["workspaceDiagnostics"], true);
    let report = pull(&mut client, &draft, None);
    assert_eq!((&report["kind"], report["items"].as_array().unwrap().len()), (&json!("full"), 1));
    client.change(&draft, 2, json!([{"text": WRONG.replace("33", "32")}]));
    let report = pull(&mut client, &draft, None);
    assert_eq!(report["items"][0]["range"]["start"]["line"], 5);
    client.change(&draft, 3, json!([{"text": WRONG.replace("33", "31")}]));
    assert_eq!(pull(&mut client, &draft, None)["items"], json!([]));
    client.close(&draft);
    // Whatever is left unread fails the test: nothing was published.
}

#[test]
fn what_did_not_change_is_not_sent_again() {
    let desk = TestDesk::new();
    let (mut client, draft) = opened(&desk);
    let first = pull(&mut client, &draft, None);
    let id = &first["resultId"];
    assert_eq!(pull(&mut client, &draft, Some(id)), json!({"kind": "unchanged", "resultId": id}));
    client.change(&draft, 2, json!([{"text": WRONG.replace("33", "31")}]));
    assert_eq!(pull(&mut client, &draft, Some(id))["kind"], "full");
}

#[test]
fn a_fact_that_changes_makes_the_client_ask_again() {
    let desk = TestDesk::new();
    let (mut client, draft) = opened(&desk);
    assert_eq!(pull(&mut client, &draft, None)["items"].as_array().unwrap().len(), 1);
    let file = desk.uri("facts/a.toml");
    client.open_as(&file, "toml", &crate::desk::FACTS.replace("31 years", "33 years"));
    refreshed(&mut client);
    assert_eq!(pull(&mut client, &draft, None)["items"], json!([]));
}

#[test]
fn the_whole_workspace_is_reported_open_or_not() {
    let desk = TestDesk::new();
    desk.write("drafts/other.md", WRONG);
    desk.write("facts/z.toml", "[entities.z\n");
    let (mut client, _) = opened(&desk);
    let items = workspace(&mut client, json!([]));
    let found: Vec<(&str, usize)> = items.iter().map(|item| (name(item), item["items"].as_array().unwrap().len())).collect();
    assert_eq!(found, [("wrong.md", 1), ("other.md", 1), ("right.md", 0), ("factlint.toml", 0), ("a.toml", 0), ("z.toml", 1)]);
    assert_eq!((&items[0]["version"], &items[1]["version"]), (&json!(1), &Value::Null));
    let known: Vec<Value> = items.iter().map(|item| json!({"uri": item["uri"], "value": item["resultId"]})).collect();
    std::fs::remove_file(desk.root().join("drafts/right.md")).unwrap();
    let again = workspace(&mut client, json!(known));
    assert!(again.iter().filter(|item| name(item) != "right.md").all(|item| item["kind"] == "unchanged"), "{again:#?}");
    assert!(again.iter().any(|item| name(item) == "right.md"));
}

/// What was found before is not written anew where it is found again: the list is the same as one that is.
#[test]
fn a_list_that_follows_another_is_as_one_made_anew() {
    let desk = TestDesk::new();
    let (mut client, draft) = opened(&desk);
    let head = &WRONG[..WRONG.find("La navigatrice").unwrap()];
    let mut lines: Vec<String> = (40..60).map(|age| format!("La navigatrice Léa Marchal, {age} ans, a été secourue.")).collect();
    let edits: [fn(&mut Vec<String>); 7] = [
        |_| {},
        |lines| lines.insert(0, "Un mot. 😀".to_owned()),
        |lines| lines[5] = lines[5].replace("ans", "ans, mère de 7 enfants"),
        |lines| drop(lines.drain(2..12)),
        |lines| lines.rotate_left(4),
        |lines| lines.insert(3, lines[4].clone()),
        |lines| lines.push("<!-- factlint-disable-next-line -->\n\nLéa Marchal, 33 ans, dort.".to_owned()),
    ];
    for (nth, edit) in (2..).zip(edits) {
        edit(&mut lines);
        client.change(&draft, nth, json!([{"text": format!("{head}{}\n", lines.join("\n\n"))}]));
        let report = pull(&mut client, &draft, None);
        let anew = workspace(&mut client, json!([])).into_iter().find(|item| name(item) == "wrong.md").unwrap();
        assert!(report["items"].as_array().unwrap().len() > 8, "{nth}");
        assert_eq!((&report["items"], &report["resultId"]), (&anew["items"], &anew["resultId"]), "{nth}");
    }
}

#[test]
fn what_is_gone_is_reported_empty_in_order() {
    let desk = TestDesk::new();
    let (mut client, _) = opened(&desk);
    let gone: Vec<String> = (0..40).map(|at| desk.uri(&format!("drafts/gone-{at:02}.md"))).collect();
    let known: Vec<Value> = gone.iter().rev().map(|uri| json!({"uri": uri, "value": "0"})).collect();
    let items = workspace(&mut client, json!(known));
    let told: Vec<&str> = items.iter().filter(|item| name(item).starts_with("gone")).map(|item| item["uri"].as_str().unwrap()).collect();
    assert_eq!(told, gone);
    assert!(items.iter().filter(|item| name(item).starts_with("gone")).all(|item| item["items"] == json!([])));
}

#[test]
fn a_workspace_comes_in_parts_and_says_how_far_it_is() {
    let desk = TestDesk::new();
    let (mut client, _) = opened(&desk);
    let params = json!({"previousResultIds": [], "partialResultToken": "part", "workDoneToken": 7});
    assert_eq!(client.request("workspace/diagnostic", params), json!({"items": []}));
    let (mut parts, mut kinds) = (0, Vec::new());
    while !kinds.contains(&"end".to_owned()) {
        let told = client.expect("$/progress");
        match &told["token"] {
            Value::String(_) => parts += told["value"]["items"].as_array().unwrap().len(),
            _ => kinds.push(told["value"]["kind"].as_str().unwrap().to_owned()),
        }
    }
    assert_eq!((parts, kinds.first().unwrap().as_str()), (4, "begin"));
}

#[test]
fn a_workspace_s_check_can_be_cancelled() {
    let desk = TestDesk::new();
    for at in 0..300 {
        desk.write(&format!("drafts/many/{at}.md"), WRONG);
    }
    let (mut client, _) = opened(&desk);
    let asked = client.ask("workspace/diagnostic", json!({"previousResultIds": [], "workDoneToken": "work"}));
    assert_eq!(client.expect("$/progress")["value"]["kind"], "begin");
    client.notify("window/workDoneProgress/cancel", json!({"token": "work"}));
    assert!(client.result(asked)["items"].as_array().unwrap().len() < 300);
    while client.expect("$/progress")["value"]["kind"] != "end" {}
}

#[test]
fn a_client_that_can_not_be_told_to_ask_again_is_pushed_to() {
    let desk = TestDesk::new();
    let mut half = pulling();
    half["workspace"]["diagnostics"] = Value::Null;
    let mut client = desk.client_with(half);
    assert_eq!(client.capabilities.get("diagnosticProvider"), None);
    let draft = desk.uri("drafts/wrong.md");
    client.open(&draft, WRONG);
    assert_eq!(client.published(&draft).len(), 1);
}

#[test]
fn a_code_leads_to_the_page_of_its_rule() {
    let desk = TestDesk::new();
    let pages = tempfile::tempdir().unwrap();
    let mut describing = pulling();
    describing["textDocument"]["publishDiagnostics"]["codeDescriptionSupport"] = json!(true);
    let options = Options { pages: Some(pages.path().to_owned()), ..engine() };
    let mut client = TestClient::with(options, describing, &[&desk.root()]);
    refreshed(&mut client);
    let draft = desk.uri("drafts/wrong.md");
    client.open(&draft, WRONG);
    let report = pull(&mut client, &draft, None);
    let href = report["items"][0]["codeDescription"]["href"].as_str().unwrap();
    let path = tower_lsp::lsp_types::Url::parse(href).unwrap().to_file_path().unwrap();
    let is_page = || std::fs::read_to_string(&path).is_ok_and(|page| RULES.iter().any(|rule| rule.page == page));
    let mut looks = 0..200;
    while !is_page() {
        assert!(looks.next().is_some(), "it is written in the end");
        sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_draft_that_finds_its_desk_while_another_is_checked_is_checked_before_its_report() {
    let desk = TestDesk::new();
    let is_checked = Arc::new(AtomicBool::new(false));
    let other = Arc::clone(&is_checked);
    let find = move |path: &Path| {
        while path.ends_with("a-late.md") && !other.load(Ordering::Acquire) {
            sleep(Duration::from_millis(1));
        }
        Desk::find(path)
    };
    let check = move |text: &str, _: &factlint::facts::Base| {
        if text == "second" {
            is_checked.store(true, Ordering::Release);
            // Long enough for the other's desk.
            sleep(Duration::from_millis(100));
        }
        finding(text, text, text).into_iter().collect()
    };
    let mut client = TestClient::with(Options { find: Arc::new(find), ..checking(check) }, pulling(), &[&desk.root()]);
    client.ignore("workspace/diagnostic/refresh");
    let (late, other) = (desk.uri("drafts/a-late.md"), desk.uri("drafts/b.md"));
    client.open(&other, "first");
    pull(&mut client, &other, None);
    client.open(&late, "late");
    let asked = client.ask("textDocument/diagnostic", json!({"textDocument": {"uri": late}}));
    client.change(&other, 2, json!([{"text": "second"}]));
    pull(&mut client, &other, None);
    assert_eq!(client.result(asked)["items"][0]["message"], "late");
}
