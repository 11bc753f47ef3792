//! What findings, claims and faults offer to do, with the real engine.

use crate::desk::{FACTS, PROSE, TestDesk, at, range};
use crate::support::{TestClient, capabilities};
use serde_json::{Value, json};

/// The actions at a place of a document, but for those that leave a finding unsaid: they are told below.
fn offers(client: &mut TestClient, uri: &str, range: Value, only: Value) -> Vec<Value> {
    let mut found = every_offer(client, uri, range, only);
    found.retain(|offer| !offer["title"].as_str().unwrap().starts_with("Ignore"));
    found
}

/// The actions at a place of a document.
fn every_offer(client: &mut TestClient, uri: &str, range: Value, only: Value) -> Vec<Value> {
    let mut params = json!({"textDocument": {"uri": uri}, "range": range, "context": {"diagnostics": []}});
    if !only.is_null() {
        params["context"]["only"] = only;
    }
    client.request("textDocument/codeAction", params).as_array().unwrap().clone()
}

fn titles(offers: &[Value]) -> Vec<&str> {
    offers.iter().map(|offer| offer["title"].as_str().unwrap()).collect()
}

/// The new texts of an action.
fn texts(offer: &Value) -> Vec<&str> {
    let changes = offer["edit"]["documentChanges"].as_array().unwrap().iter();
    changes.flat_map(|change| change["edits"].as_array().unwrap()).map(|edit| edit["newText"].as_str().unwrap()).collect()
}

/// A client with one sentence open as a draft of the desk.
fn telling(desk: &TestDesk, sentence: &str, capabilities: Value) -> (TestClient, String) {
    let mut client = desk.client_with(capabilities);
    let draft = desk.uri("drafts/new.md");
    client.open(&draft, &format!("---\ndate: 2026-03-03\nlang: fr\n---\n\n{sentence}\n"));
    client.expect("textDocument/publishDiagnostics");
    (client, draft)
}

/// A place on some words of a sentence.
fn on(sentence: &str, words: &str) -> Value {
    let at = u32::try_from(sentence.find(words).unwrap()).unwrap();
    range(PROSE, at, at)
}

#[test]
fn a_contradicted_figure_is_replaced_by_the_sourced_one() {
    let desk = TestDesk::new();
    let (mut client, draft) = desk.opened();
    let found = offers(&mut client, &draft, range(PROSE, 29, 29), Value::Null);
    assert_eq!(titles(&found), ["Replace with “31 ans”"]);
    assert_eq!((texts(&found[0]), &found[0]["isPreferred"]), (vec!["31 ans"], &json!(true)));
}

#[test]
fn a_quotation_in_the_wrong_mouth_is_given_to_whom_it_is_of() {
    let desk = TestDesk::new();
    let said = "[facts.lea-marchal.said.a]\nis = \"Je reviendrai au port avant la nuit\"\nsays.002 = {}\n";
    desk.write("facts/b.toml", said);
    let sentence = "« Je reviendrai au port avant la nuit », a déclaré Bato.";
    let (mut client, draft) = telling(&desk, sentence, capabilities());
    let found = offers(&mut client, &draft, on(sentence, "Bato"), Value::Null);
    assert_eq!((titles(&found), texts(&found[0])), (vec!["Replace with “Léa Marchal”"], vec!["Léa Marchal"]));
}

/// Some clients ask about one finding with the range of the whole draft.
#[test]
fn only_what_mends_the_findings_that_are_named_is_offered() {
    let desk = TestDesk::new();
    let mut client = desk.client_with(capabilities());
    let draft = desk.uri("drafts/new.md");
    client.open(&draft, "---\ndate: 2026-03-03\nlang: fr\n---\n\nLéa Marchal, 33 ans, est rentrée. Léa Marchal, 35 ans, repart.\n");
    let told = client.expect("textDocument/publishDiagnostics")["diagnostics"].take();
    assert_eq!(told.as_array().unwrap().len(), 2);
    let whole = json!({"start": {"line": 0, "character": 0}, "end": {"line": 6, "character": 0}});
    let mut offered = |diagnostics: Value| {
        let params = json!({"textDocument": {"uri": draft}, "range": whole, "context": {"diagnostics": diagnostics}});
        let offers = client.request("textDocument/codeAction", params).as_array().unwrap().clone();
        offers
            .iter()
            .filter(|offer| offer["title"] == "Replace with “31 ans”")
            .map(|offer| offer["diagnostics"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(offered(json!([told[1]])), [json!([told[1]])]);
    assert_eq!(offered(told.clone()).len(), 2);
    assert_eq!(offered(json!([])).len(), 2);
}

#[test]
fn an_edit_that_was_put_off_is_the_one_of_its_own_finding() {
    let desk = TestDesk::new();
    let mut resolving = capabilities();
    resolving["textDocument"]["codeAction"]["resolveSupport"] = json!({"properties": ["edit"]});
    resolving["textDocument"]["codeAction"]["dataSupport"] = json!(true);
    let (mut client, draft) = telling(&desk, "Léa Marchal, 33 ans, parle. Léa Marchal, 35 ans, repart.", resolving);
    let found = offers(&mut client, &draft, range(PROSE, 0, 60), json!(["quickfix"]));
    assert_eq!(titles(&found), ["Replace with “31 ans”", "Replace with “31 ans”"]);
    let mut resolved = |offer: &Value| {
        let whole = client.request("codeAction/resolve", offer.clone());
        whole["edit"]["documentChanges"][0]["edits"][0]["range"]["start"]["character"].clone()
    };
    assert_eq!((resolved(&found[0]), resolved(&found[1])), (json!(14), json!(43)));
    // Of another text it can't be made any more.
    client.change(&draft, 2, json!([{"range": range(PROSE, 0, 0), "text": "Hier, "}]));
    assert_eq!(client.request("codeAction/resolve", found[1].clone()).get("edit"), None);
    client.published(&draft);
}

#[test]
fn where_sources_disagree_the_draft_s_side_can_be_attributed_and_each_be_put_in_place() {
    let desk = TestDesk::new();
    let sentence = "Bato, 40 ans, est rentré.";
    let (mut client, draft) = telling(&desk, sentence, capabilities());
    let found = offers(&mut client, &draft, on(sentence, "40 ans"), Value::Null);
    assert_eq!(titles(&found), ["Attribute: “selon La Gazette”"]);
    assert_eq!(texts(&found[0]), [" selon La Gazette"]);
    let sentence = "Bato, 39 ans, est rentré.";
    client.change(&draft, 2, json!([{"text": format!("---\ndate: 2026-03-03\nlang: fr\n---\n\n{sentence}\n")}]));
    client.published(&draft);
    let found = offers(&mut client, &draft, on(sentence, "39 ans"), Value::Null);
    assert_eq!(titles(&found), ["Replace with “40 ans”", "Replace with “41 ans”"]);
    assert!(found.iter().all(|offer| offer.get("isPreferred").is_none()));
}

#[test]
fn an_attribution_silences_the_finding() {
    let desk = TestDesk::new();
    let (mut client, draft) = telling(&desk, "Bato, 40 ans, est rentré.", capabilities());
    let found = offers(&mut client, &draft, range(PROSE, 6, 6), Value::Null);
    client.change(
        &draft,
        2,
        found[0]["edit"]["documentChanges"][0]["edits"]
            .clone()
            .as_array_mut()
            .unwrap()
            .iter()
            .map(|edit| json!({"range": edit["range"], "text": edit["newText"]}))
            .collect(),
    );
    assert!(client.published(&draft).is_empty());
}

const ALLEGED: &str = r#"
[facts.lea-marchal.death.manner]
is = "suicide"
says.001 = { certainty = "alleged", quote = "la piste du suicide" }

[facts.lea-marchal.death.date]
is = 2026-02-27
says.001 = "mort vendredi"
"#;

#[test]
fn what_is_only_alleged_can_be_put_in_the_conditional() {
    let desk = TestDesk::new();
    desk.write("facts/alleged.toml", ALLEGED);
    desk.write("sources/001.txt", "la piste du suicide, mort vendredi, la navigatrice de 31 ans");
    let sentence = "La mort de Léa Marchal est un suicide.";
    let (mut client, draft) = telling(&desk, sentence, capabilities());
    let found = offers(&mut client, &draft, on(sentence, "suicide"), Value::Null);
    assert!(titles(&found).contains(&"Say it less surely: “serait”"), "{:?}", titles(&found));
    assert!(titles(&found).contains(&"Attribute: “selon La Gazette”"), "{:?}", titles(&found));
}

#[test]
fn the_verb_that_is_put_in_the_conditional_is_the_one_that_asserts_it() {
    let desk = TestDesk::new();
    desk.write("facts/alleged.toml", ALLEGED);
    desk.write("sources/001.txt", "la piste du suicide, mort vendredi, la navigatrice de 31 ans");
    let less_sure = |sentence: &str| {
        let (mut client, draft) = telling(&desk, sentence, capabilities());
        let found = offers(&mut client, &draft, on(sentence, "suicid"), Value::Null);
        let offer = found.iter().find(|offer| offer["title"].as_str().unwrap().starts_with("Say it less surely"))?;
        let edit = &offer["edit"]["documentChanges"][0]["edits"][0];
        // Columns count bytes here.
        let column = |end: &str| usize::try_from(edit["range"][end]["character"].as_u64().unwrap()).unwrap();
        Some([&sentence[..column("start")], edit["newText"].as_str().unwrap(), &sentence[column("end")..]].concat())
    };
    let told = |sentence: &str| less_sure(sentence).unwrap_or_default();
    assert_eq!(told("Léa Marchal s'est suicidée."), "Léa Marchal se serait suicidée.");
    assert_eq!(told("La mort de Léa Marchal est un suicide."), "La mort de Léa Marchal serait un suicide.");
    assert_eq!(
        told("Le parquet a ouvert une enquête : la mort de Léa Marchal est un suicide."),
        "Le parquet a ouvert une enquête : la mort de Léa Marchal serait un suicide."
    );
    assert_eq!(
        told("La mort de Léa Marchal, qui a ému la ville, est un suicide."),
        "La mort de Léa Marchal, qui a ému la ville, serait un suicide."
    );
    assert_eq!(
        told("La mort de Léa Marchal n'est pas un accident, c'est un suicide."),
        "La mort de Léa Marchal n'est pas un accident, ce serait un suicide."
    );
    // Where it isn't sure which verb asserts it, none is touched.
    let unsure = [
        "Le suicide de Léa Marchal a ému la ville.",
        "La mort de Léa Marchal doit être un suicide.",
        "Léa Marchal est morte : un suicide.",
    ];
    for sentence in unsure {
        assert_eq!(less_sure(sentence), None, "{sentence}");
    }
}

#[test]
fn safe_fixes_are_applied_at_once_when_asked_for() {
    let desk = TestDesk::new();
    let sentence = "Léa Marchal, 33 ans, et Bato, 39 ans, sont rentrés.";
    let (mut client, draft) = telling(&desk, sentence, capabilities());
    let whole = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}});
    for only in ["source", "source.fixAll", "source.fixAll.factlint"] {
        let found = offers(&mut client, &draft, whole.clone(), json!([only]));
        assert_eq!((titles(&found), texts(&found[0])), (vec!["Apply all safe fixes"], vec!["31 ans"]));
    }
    assert!(offers(&mut client, &draft, whole.clone(), json!(["source.organizeImports"])).is_empty());
    assert!(!titles(&offers(&mut client, &draft, whole, Value::Null)).contains(&"Apply all safe fixes"));
}

#[test]
fn edits_may_come_later() {
    let desk = TestDesk::new();
    let mut later = capabilities();
    later["textDocument"]["codeAction"]["resolveSupport"] = json!({"properties": ["edit"]});
    later["textDocument"]["codeAction"]["dataSupport"] = json!(true);
    let (mut client, draft) = telling(&desk, "Léa Marchal, 33 ans, est rentrée.", later);
    let found = offers(&mut client, &draft, range(PROSE, 15, 15), Value::Null);
    assert_eq!(found[0].get("edit"), None);
    let resolved = client.request("codeAction/resolve", found[0].clone());
    assert_eq!(texts(&resolved), ["31 ans"]);
    let gone = client.request("codeAction/resolve", json!({"title": "gone", "kind": "quickfix", "data": 7}));
    assert_eq!(gone, json!({"title": "gone", "kind": "quickfix", "data": 7}));
}

#[test]
fn a_claim_without_a_fact_is_proposed_to_the_desk() {
    let desk = TestDesk::new();
    desk.write("facts/b.toml", "[entities.paul]\nnames = [\"Paul Durand\"]\n");
    let sentence = "Paul Durand, 52 ans, est rentré.";
    let (mut client, draft) = telling(&desk, sentence, capabilities());
    let found = offers(&mut client, &draft, on(sentence, "52 ans"), Value::Null);
    assert_eq!(titles(&found)[0], "Propose to the desk: paul.age = \"52 years\"");
    let change = &found[0]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"]["uri"], desk.uri("facts/b.toml"));
    let proposed = texts(&found[0])[0];
    assert_eq!(proposed, "\n[facts.paul.age]\nis = \"52 years\"\nstatus = \"unverified\"\nnote = \"proposed from new.md\"\n");
}

#[test]
fn only_what_a_draft_tells_as_so_is_proposed() {
    let desk = TestDesk::new();
    let office = "[facts.bato.office]\nis = \"mayor\"\nsays.002 = \"maire\"\n";
    desk.write("facts/b.toml", &format!("[entities.paul]\nnames = [\"Paul Durand\"]\n{office}"));
    let proposed = |sentence: &str| {
        let (mut client, draft) = telling(&desk, sentence, capabilities());
        let places = sentence.match_indices(' ').map(|(at, _)| u32::try_from(at + 1).unwrap());
        let found: Vec<Value> =
            places.flat_map(|at| offers(&mut client, &draft, range(PROSE, at, at), json!(["refactor.factlint.propose"]))).collect();
        let mut found: Vec<String> = titles(&found).into_iter().map(str::to_owned).collect();
        found.sort();
        found.dedup();
        found
    };
    assert_eq!(proposed("Paul Durand est maire."), ["Propose to the desk: paul.office = \"mayor\""]);
    let untold = [
        "Paul Durand n'est pas maire.",
        "Paul Durand aurait 52 ans.",
        "Paul Durand était maire.",
        "Paul Durand est-il maire ?",
        "Si Paul Durand est maire, tout change.",
        "Il est faux que Paul Durand soit maire.",
        "Paul Durand n'a pas 52 ans.",
        "Paul Durand serait maire.",
    ];
    for sentence in untold {
        assert_eq!(proposed(sentence), Vec::<String>::new(), "{sentence}");
    }
}

#[test]
fn a_proposal_names_its_draft_as_its_user_does() {
    let desk = TestDesk::new();
    desk.write("facts/b.toml", "[entities.paul]\nnames = [\"Paul Durand\"]\n");
    let mut client = desk.client();
    let draft = desk.uri("drafts/l'élu de l'an.md");
    assert!(draft.contains('%'), "{draft}");
    client.open(&draft, "---\ndate: 2026-03-03\nlang: fr\n---\n\nPaul Durand, 52 ans, est rentré.\n");
    client.expect("textDocument/publishDiagnostics");
    let found = offers(&mut client, &draft, range(PROSE, 14, 14), Value::Null);
    assert!(texts(&found[0])[0].ends_with("note = \"proposed from l'élu de l'an.md\"\n"), "{found:?}");
    let report = client.request("workspace/executeCommand", json!({"command": "factlint.exportReport", "arguments": [{"uri": draft}]}));
    assert!(report.as_str().unwrap().starts_with("## l'élu de l'an.md"), "{report}");
}

#[test]
fn a_misspelt_id_in_a_fact_file_is_mended() {
    let desk = TestDesk::new();
    let (mut client, file) = desk.facts_open();
    let (line, column) = at("\"lea-marchal\"]");
    client.change(&file, 2, json!([{"text": FACTS.replace("\"lea-marchal\"]", "\"lea-marchall\"]")}]));
    assert_eq!(client.published(&file).len(), 1);
    let found = offers(&mut client, &file, range(line, column + 2, column + 2), Value::Null);
    assert_eq!((titles(&found), texts(&found[0])), (vec!["Replace with “lea-marchal”"], vec!["\"lea-marchal\""]));
}

#[test]
fn each_attribute_that_may_be_meant_is_offered() {
    let desk = TestDesk::new();
    let (mut client, file) = desk.facts_open();
    let guessed = |name: &str| format!("{FACTS}\n[facts.lea-marchal.{name}]\nis = 1994-05-06\nsays.001 = {{}}\n");
    let mut offered = |version: i32, name: &str| {
        let text = guessed(name);
        client.change(&file, version, json!([{"text": text}]));
        assert_eq!(client.published(&file).len(), 1);
        let line = text[..text.find(&format!("l.{name}]")).unwrap()].matches('\n').count() as u32;
        let column = "[facts.lea-marchal.".len() as u32 + name.rfind('.').map_or(0, |dot| dot as u32 + 1);
        offers(&mut client, &file, range(line, column, column), Value::Null)
    };
    let found = offered(2, "birth");
    assert_eq!(titles(&found), ["Replace with “birth-date”", "Replace with “birth-place”"]);
    assert_eq!((texts(&found[1]), found[0]["isPreferred"].clone()), (vec!["birth-place"], Value::Null));
    // The parts before the one that is wrong stay where they are.
    let found = offered(3, "death.dat");
    assert_eq!((titles(&found), texts(&found[0])), (vec!["Replace with “death.date”"], vec!["date"]));
}

#[test]
fn a_fault_is_told_and_mended_in_the_user_s_language() {
    let desk = TestDesk::new();
    let (mut client, file) = desk.facts_open();
    client.notify("workspace/didChangeConfiguration", json!({"settings": {"factlint": {"locale": "fr"}}}));
    client.published(&desk.uri("drafts/wrong.md"));
    let (line, column) = at("\"lea-marchal\"]");
    client.change(&file, 2, json!([{"text": FACTS.replace("\"lea-marchal\"]", "\"lea-marchall\"]")}]));
    let said = client.published(&file);
    assert_eq!(said, ["entité inconnue \"lea-marchall\" ; vouliez-vous dire \"lea-marchal\" ?"]);
    let found = offers(&mut client, &file, range(line, column + 2, column + 2), Value::Null);
    assert_eq!((titles(&found), texts(&found[0])), (vec!["Remplacer par « lea-marchal »"], vec!["\"lea-marchal\""]));
}

#[test]
fn a_proposed_fact_is_marked_and_accepted_or_rejected() {
    let desk = TestDesk::new();
    let proposed = "[facts.lea-marchal.children]\nis = 2\nsays.001 = \"deux enfants\"\nproposed = true\n";
    desk.write("facts/b.toml", proposed);
    let mut client = desk.client_with(capabilities());
    let file = desk.uri("facts/b.toml");
    client.open(&file, proposed);
    let hints = client.request("textDocument/inlayHint", json!({"textDocument": {"uri": file}, "range": range(0, 0, 60)}));
    assert_eq!((&hints[0]["label"], &hints[0]["position"]), (&json!("proposed"), &json!({"line": 0, "character": 28})));
    let found = offers(&mut client, &file, range(1, 2, 2), Value::Null);
    assert_eq!(titles(&found), ["Accept this proposed fact", "Reject this proposed fact"]);
    let ranges = |offer: &Value| offer["edit"]["documentChanges"][0]["edits"][0]["range"].clone();
    let lines = |from: u32, to: u32| json!({"start": {"line": from, "character": 0}, "end": {"line": to, "character": 0}});
    assert_eq!((ranges(&found[0]), ranges(&found[1])), (lines(3, 4), lines(3, 4)));
    assert_eq!((texts(&found[0]), texts(&found[1])), (vec![""], vec!["status = \"rejected\"\n"]));
}
