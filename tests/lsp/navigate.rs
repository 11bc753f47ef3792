//! From a claim to its fact, to its sources' words, and to every draft that tells it.

use crate::desk::{FACTS, PROSE, RIGHT, TestDesk, WRONG, at, place, range};
use crate::support::capabilities;
use serde_json::{Value, json};

/// Columns count bytes: the client takes UTF-8.
const AGE: u32 = 29;

fn targets(found: &Value) -> Vec<(String, u64)> {
    let target = |location: &Value| {
        let uri = location["uri"].as_str().unwrap();
        (uri.rsplit('/').next().unwrap().to_owned(), location["range"]["start"]["line"].as_u64().unwrap())
    };
    found.as_array().unwrap().iter().map(target).collect()
}

fn target(file: &str, line: u32) -> (String, u64) {
    (file.to_owned(), line.into())
}

#[test]
fn a_claim_leads_to_its_fact_and_to_the_words_behind_it() {
    let desk = TestDesk::new();
    let (mut client, draft) = desk.opened();
    let definition = client.request("textDocument/definition", place(&draft, PROSE, AGE));
    let (line, column) = at("age]");
    assert_eq!(definition, json!([{"uri": desk.uri("facts/a.toml"), "range": range(line, column, column + 3)}]));
    for method in ["textDocument/declaration", "textDocument/typeDefinition"] {
        let words = client.request(method, place(&draft, PROSE, AGE));
        assert_eq!(words, json!([{"uri": desk.uri("sources/001.txt"), "range": range(1, 0, 0)}]));
    }
    assert_eq!(client.request("textDocument/definition", place(&draft, PROSE, 2)), Value::Null);
}

#[test]
fn a_fact_is_referred_to_by_every_draft_open_or_not() {
    let desk = TestDesk::new();
    let (mut client, draft) = desk.opened();
    let asked = |declaration: bool| {
        let mut params = place(&draft, PROSE, AGE);
        params["context"] = json!({"includeDeclaration": declaration});
        params
    };
    let found = client.request("textDocument/references", asked(false));
    assert_eq!(targets(&found), [target("wrong.md", PROSE), target("right.md", PROSE)]);
    let found = client.request("textDocument/references", asked(true));
    assert_eq!(targets(&found)[0], target("a.toml", at("age]").0));
    desk.write("drafts/right.md", "Rien.\n");
    let found = client.request("textDocument/references", asked(false));
    assert_eq!(targets(&found), [target("wrong.md", PROSE)]);
}

#[test]
fn in_a_fact_file_ids_lead_to_where_they_are_declared() {
    let desk = TestDesk::new();
    let (mut client, file) = desk.facts_open();
    let mut definition = |(line, column): (u32, u32)| targets(&client.request("textDocument/definition", place(&file, line, column)));
    let (line, column) = at("001 = \"la");
    assert_eq!(definition((line, column + 1)), [target("a.toml", at("[sources.001]").0)]);
    let (line, column) = at("\"lea-marchal\"]");
    assert_eq!(definition((line, column + 2)), [target("a.toml", at("[entities.lea").0)]);
    let (line, column) = at("age]");
    let words = client.request("textDocument/declaration", place(&file, line, column + 1));
    assert_eq!(targets(&words), [target("001.txt", 1)]);
}

#[test]
fn what_tells_the_same_fact_is_highlighted() {
    let desk = TestDesk::new();
    let (mut client, file) = desk.facts_open();
    let (line, column) = at("lea-marchal]");
    let found = client.request("textDocument/documentHighlight", place(&file, line, column + 1));
    assert_eq!(found.as_array().unwrap().len(), 3);
    let draft = desk.uri("drafts/wrong.md");
    let found = client.request("textDocument/documentHighlight", place(&draft, PROSE, AGE));
    assert_eq!(found, json!([{"range": range(PROSE, 29, 35), "kind": 1}]));
}

#[test]
fn an_id_is_renamed_in_every_file_of_the_desk() {
    let desk = TestDesk::new();
    desk.write("facts/b.toml", "[facts.lea-marchal.sailor]\n[facts.bato.death]\nis = false\nwith = [\"lea-marchal\"]\nsays.002 = \"x\"\n");
    let (mut client, file) = desk.facts_open();
    client.expect("textDocument/publishDiagnostics");
    let (line, column) = at("lea-marchal]");
    let prepared = client.request("textDocument/prepareRename", place(&file, line, column + 1));
    assert_eq!(prepared, json!({"range": range(line, column, column + 11), "placeholder": "lea-marchal"}));
    let mut params = place(&file, line, column + 1);
    params["newName"] = json!("lea");
    let edit = client.request("textDocument/rename", params.clone());
    let changes = edit["documentChanges"].as_array().unwrap();
    assert_eq!(changes.iter().map(|change| change["edits"].as_array().unwrap().len()).collect::<Vec<_>>(), [3, 2]);
    assert_eq!((&changes[0]["textDocument"]["version"], &changes[1]["textDocument"]["version"]), (&json!(1), &Value::Null));
    for bad in ["two words", "bato"] {
        params["newName"] = json!(bad);
        assert_eq!(client.error("textDocument/rename", params.clone())["code"], -32602);
    }
}

/// Facts that carry names of their own.
const NAMED: &str = r#"
[facts.lea-marchal.said.sorry]
is = "je suis désolée"
says.001 = "je suis désolée"

[facts.lea-marchal.said.thanks]
is = "merci à tous"
says.001 = "merci à tous"

[[facts.lea-marchal.office.local]]
is = "mayor"
valid = 2020
[facts.lea-marchal.office.local.says]
001 = "maire"

[[facts.lea-marchal.office.local]]
is = "deputy-mayor"
valid = 2014
says.001 = "adjointe"

[facts.lea-marchal.death.rumour]
is = false
says.001 = "vivante"
"#;

/// Asks to rename what is at some words, a little further on; the new texts by line, else the reason why not.
fn renamed(words: &str, further: u32, new: &str) -> Result<Vec<(u64, String)>, String> {
    let desk = TestDesk::new();
    let text = format!("{FACTS}{NAMED}");
    desk.write("facts/a.toml", &text);
    let (mut client, _) = desk.opened();
    let file = desk.uri("facts/a.toml");
    client.open_as(&file, "toml", &text);
    let byte = text.find(words).unwrap();
    let line = u32::try_from(text[..byte].matches('\n').count()).unwrap();
    let column = u32::try_from(byte - text[..byte].rfind('\n').unwrap() - 1).unwrap();
    let mut params = place(&file, line, column + further);
    params["newName"] = json!(new);
    let id = client.ask("textDocument/rename", params);
    let reply = client.wait(|message| message["id"] == id);
    client.ignore("textDocument/publishDiagnostics");
    if let Some(message) = reply["error"]["message"].as_str() {
        return Err(message.to_owned());
    }
    let edits = reply["result"]["documentChanges"][0]["edits"].as_array().unwrap();
    let told = |edit: &Value| (edit["range"]["start"]["line"].as_u64().unwrap(), edit["newText"].as_str().unwrap().to_owned());
    Ok(edits.iter().map(told).collect())
}

#[test]
fn the_tables_of_an_array_of_facts_are_renamed_together() {
    let first = u64::try_from(format!("{FACTS}{NAMED}").lines().position(|line| line.contains("[[facts")).unwrap()).unwrap();
    let told = renamed("office.local]]", 8, "town").unwrap();
    assert_eq!(told, [(first, "town".to_owned()), (first + 3, "town".to_owned()), (first + 6, "town".to_owned())]);
}

#[test]
fn what_a_draft_s_comments_name_is_renamed_with_it() {
    let desk = TestDesk::new();
    let hush = "<!-- factlint-disable-file contradicted fact=lea-marchal.age fact=bato.age -- vu -->";
    desk.write("drafts/closed.md", &format!("{RIGHT}\n{hush}\n"));
    let (mut client, file) = desk.facts_open();
    let (line, column) = at("lea-marchal]");
    let mut params = place(&file, line, column + 2);
    params["newName"] = json!("lea");
    let edit = client.request("textDocument/rename", params);
    let closed = edit["documentChanges"].as_array().unwrap().iter().find(|one| one["textDocument"]["uri"] == desk.uri("drafts/closed.md"));
    let edits = closed.unwrap()["edits"].as_array().unwrap();
    assert_eq!((edits.len(), &edits[0]["newText"]), (1, &json!("lea.age")), "{edit}");
}

#[test]
fn what_a_draft_names_or_tells_is_renamed_in_the_desk_s_files() {
    let desk = TestDesk::new();
    let facts = "[entities.roc]\nkind = \"person\"\nnames = [\"Roc\"]\nof = [\"bato\"]\n\
                 [facts.roc.age.then]\nis = \"7 years\"\nas-of = 2000-01-01\nsays.002 = \"7 ans\"\n";
    desk.write("facts/b.toml", facts);
    let draft = desk.uri("drafts/new.md");
    let mut client = desk.client();
    client.open(&draft, "---\ndate: 2000-01-02\nlang: fr\n---\n\nRoc, 8 ans, jouait. Il riait. Personne ne l'a vu avec Bato.\n");
    assert_eq!(client.published(&draft).len(), 1);
    let mut ask = |column: u32, new: &str| {
        let place = place(&draft, PROSE, column);
        let about = client.request("textDocument/prepareRename", place.clone());
        let mut params = place;
        params["newName"] = json!(new);
        let edit = client.request("textDocument/rename", params);
        (about, edit["documentChanges"].as_array().cloned().unwrap_or_default())
    };
    let (about, edits) = ask(57, "anne");
    assert_eq!(about, json!({"range": range(PROSE, 54, 58), "placeholder": "bato"}));
    let files: Vec<&Value> = edits.iter().map(|edit| &edit["textDocument"]["uri"]).collect();
    assert_eq!(files, [&json!(desk.uri("facts/a.toml")), &json!(desk.uri("facts/b.toml"))]);
    let (about, edits) = ask(7, "child");
    assert_eq!(about, json!({"range": range(PROSE, 5, 10), "placeholder": "then"}));
    assert_eq!((edits.len(), &edits[0]["edits"][0]["newText"]), (1, &json!("child")));
    // Neither a pronoun nor a word that is nobody's has an id.
    assert_eq!((ask(21, "x"), ask(36, "x")), ((Value::Null, Vec::new()), (Value::Null, Vec::new())));
}

#[test]
fn a_fact_is_not_renamed_into_another() {
    assert!(renamed("said.sorry", 6, "thanks").unwrap_err().contains("\"lea-marchal.said.thanks\" is already declared"));
    assert!(renamed("said.sorry", 6, "note").unwrap_err().contains("key of facts"));
    assert_eq!(renamed("said.sorry", 6, "regret").unwrap().len(), 1);
    assert_eq!(renamed("said.sorry", 6, "sorry").unwrap().len(), 1);
}

#[test]
fn a_fact_is_not_renamed_into_another_attribute() {
    assert!(renamed("death.rumour", 7, "date").unwrap_err().contains("would be read as the attribute \"death.date\""));
    assert!(renamed("death.rumour", 7, "hoax").is_ok());
}

#[test]
fn a_source_s_archived_text_is_renamed_with_it() {
    let desk = TestDesk::new();
    let mut renaming = capabilities();
    renaming["workspace"]["workspaceEdit"]["resourceOperations"] = json!(["create", "rename"]);
    let (line, column) = at("[sources.001]");
    for (capabilities, able) in [(renaming, true), (capabilities(), false)] {
        let mut client = desk.client_with(capabilities);
        let (draft, file) = (desk.uri("drafts/wrong.md"), desk.uri("facts/a.toml"));
        client.open(&draft, WRONG);
        client.published(&draft);
        client.open_as(&file, "toml", FACTS);
        let mut params = place(&file, line, column + 10);
        params["newName"] = json!("gazette");
        if !able {
            let error = client.error("textDocument/rename", params);
            assert!(error["message"].as_str().unwrap().contains("rename the file to sources/gazette.txt first"), "{error}");
            continue;
        }
        let edit = client.request("textDocument/rename", params);
        let changes = edit["documentChanges"].as_array().unwrap();
        assert_eq!((changes.len(), changes[0]["edits"].as_array().unwrap().len()), (2, 3));
        let (old, new) = (desk.uri("sources/001.txt"), desk.uri("sources/gazette.txt"));
        assert_eq!(changes[1], json!({"kind": "rename", "oldUri": old, "newUri": new}));
    }
}

#[test]
fn a_source_does_not_take_the_id_of_an_archived_one() {
    let desk = TestDesk::new();
    desk.write("sources/009.txt", "Rien.");
    let (mut client, file) = desk.facts_open();
    let (line, column) = at("[sources.001]");
    let mut params = place(&file, line, column + 10);
    params["newName"] = json!("009");
    assert!(client.error("textDocument/rename", params)["message"].as_str().unwrap().contains("already declared"));
    // One without a text of its own may be what the text is of.
    let (line, column) = at("[sources.002]");
    let mut params = place(&file, line, column + 10);
    params["newName"] = json!("009");
    assert!(client.request("textDocument/rename", params).is_object());
}

#[test]
fn what_the_desk_does_not_define_can_not_be_renamed() {
    let desk = TestDesk::new();
    let (mut client, file) = desk.facts_open();
    let (line, column) = at("age]");
    assert_eq!(client.request("textDocument/prepareRename", place(&file, line, column + 1)), Value::Null);
}
