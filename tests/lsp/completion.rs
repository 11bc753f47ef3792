//! What may be typed next, and what ids and keys of a fact file stand for.

use crate::desk::{FACTS, TestDesk, at, place};
use crate::support::{TestClient, capabilities};
use serde_json::{Value, json};

/// The labels of what may stand at the end of a document's text.
fn offered(client: &mut TestClient, uri: &str, version: i32, text: &str) -> Vec<Value> {
    client.change(uri, version, json!([{"text": text}]));
    let line = u32::try_from(text.matches('\n').count()).unwrap();
    let column = u32::try_from(text.len() - text.rfind('\n').map_or(0, |at| at + 1)).unwrap();
    let found = client.request("textDocument/completion", place(uri, line, column));
    found["items"].as_array().cloned().unwrap_or_default()
}

fn labels(found: &[Value]) -> Vec<&str> {
    found.iter().map(|item| item["label"].as_str().unwrap()).collect()
}

#[test]
fn after_a_name_the_sourced_values_are_offered() {
    let desk = TestDesk::new();
    let (mut client, draft) = desk.opened();
    let found = offered(&mut client, &draft, 2, "La navigatrice Léa Marchal, 3");
    assert_eq!(labels(&found), ["31 ans"]);
    assert!(found[0]["detail"].as_str().unwrap().ends_with("001, 002"));
    assert!(found[0]["documentation"]["value"].as_str().unwrap().contains("Léa Marchal, 31 ans"));
    assert_eq!(found[0]["textEdit"]["newText"], "31 ans");
    client.published(&draft);
}

/// A desk may have a million names: the client asks again as long as there may be more.
#[test]
fn of_many_names_some_are_offered_and_the_next_letter_asks_for_others() {
    let desk = TestDesk::new();
    let names = ["Ba", "Bo", "Ca"].iter().flat_map(|start| (b'a'..=b'z').map(move |end| format!("{start}{}", end as char)));
    let entity = |name: String| format!("[entities.{0}]\nkind = \"person\"\nnames = [\"Anne-Marie {name}\"]\n", name.to_lowercase());
    desk.write("facts/many.toml", &names.map(entity).collect::<String>());
    let (mut client, draft) = desk.opened();
    let mut offers = |version: i32, text: &str| {
        client.change(&draft, version, json!([{"text": text}]));
        let found = client.request("textDocument/completion", place(&draft, 0, u32::try_from(text.len()).unwrap()));
        (found["items"].as_array().unwrap().len(), found["isIncomplete"].as_bool().unwrap())
    };
    assert_eq!(
        [offers(2, "Anne-Ma"), offers(3, "Anne-Marie B"), offers(4, "Bo"), offers(5, "Caz")],
        [(50, true), (0, false), (26, false), (1, false)]
    );
    client.published(&draft);
}

#[test]
fn a_name_is_offered_by_its_first_letters() {
    let desk = TestDesk::new();
    let (mut client, draft) = desk.opened();
    let found = offered(&mut client, &draft, 2, "La navigatrice lea");
    assert_eq!((labels(&found), &found[0]["textEdit"]["newText"]), (vec!["Léa Marchal"], &json!("Léa Marchal")));
    assert!(offered(&mut client, &draft, 3, "La navigatrice l").is_empty());
    client.published(&draft);
}

#[test]
fn what_stands_there_already_is_not_said_twice() {
    let desk = TestDesk::new();
    let dated = "[facts.lea-marchal.death.date]\nis = 2025-11-13\nsays.002 = \"le 13 novembre 2025\"\n";
    desk.write("facts/b.toml", dated);
    let (mut client, draft) = desk.opened();
    client.ignore("textDocument/publishDiagnostics");
    let mut version = 1;
    let mut taken = |text: &str, label: &str| {
        version += 1;
        let found = offered(&mut client, &draft, version, text);
        let item = found.iter().find(|item| item["label"] == label).unwrap();
        let (edit, line) = (&item["textEdit"], text.rsplit('\n').next().unwrap());
        let start = usize::try_from(edit["range"]["start"]["character"].as_u64().unwrap()).unwrap();
        format!("{}{}", &line[..start], edit["newText"].as_str().unwrap())
    };
    let fr = "---\ndate: 2026-03-03\nlang: fr\n---\n\n";
    assert_eq!(taken("La navigatrice Léa Mar", "Léa Marchal"), "La navigatrice Léa Marchal");
    assert_eq!(taken("La navigatrice lea mar", "Léa Marchal"), "La navigatrice Léa Marchal");
    assert_eq!(taken("La navigatrice Mar", "Léa Marchal"), "La navigatrice Léa Marchal");
    assert_eq!(taken("Léa, avec Léa Mar", "Léa Marchal"), "Léa, avec Léa Marchal");
    assert_eq!(taken(&format!("{fr}Léa Marchal est morte le 13 nov"), "13 novembre 2025"), "Léa Marchal est morte le 13 novembre 2025");
}

#[test]
fn a_fact_file_is_completed_with_ids_keys_and_choices() {
    let desk = TestDesk::new();
    let (mut client, file) = desk.facts_open();
    let mut version = 1;
    let mut after = |text: &str| {
        version += 1;
        let found = offered(&mut client, &file, version, &format!("{FACTS}{text}"));
        labels(&found).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(after("[facts."), ["lea-marchal", "bato"]);
    assert!(after("[facts.bato.").contains(&"death.date".to_owned()));
    assert_eq!(after("[facts.bato.height]\nsays."), ["001", "002"]);
    assert!(after("[facts.bato.height]\nsta").contains(&"status".to_owned()));
    assert_eq!(after("[facts.bato.height]\nsays.001 = { certainty = \""), ["asserted", "attributed", "alleged", "denied"]);
    assert!(after("[entities.x]\nkind = \"").contains(&"place".to_owned()));
    assert_eq!(after("[entities.x]\nof = [\""), ["lea-marchal", "bato"]);
    client.ignore("textDocument/publishDiagnostics");
}

#[test]
fn an_attribute_comes_with_what_its_values_are_and_an_example() {
    let desk = TestDesk::new();
    let (mut client, file) = desk.facts_open();
    let (mut version, mut about) = (1, Vec::new());
    for (subject, attribute) in [("lea-marchal", "age"), ("bato", "death.manner")] {
        version += 1;
        let found = offered(&mut client, &file, version, &format!("{FACTS}[facts.{subject}."));
        let item = found.iter().find(|item| item["label"] == attribute).unwrap();
        about.push(item["documentation"]["value"].as_str().unwrap().to_owned());
    }
    assert_eq!(about[0], "the age · l'âge\n\nan age with its unit\n\n```toml\nis = \"22 years\"\n```");
    assert!(about[1].contains("a term of the vocabulary (manner-of-death)\n\n```toml\nis = \""), "{}", about[1]);
    // The same is said where it stands.
    let (line, column) = at("age]");
    client.change(&file, version + 1, json!([{"text": FACTS.replace("age]", "age.then]")}]));
    assert_eq!(client.hover(&file, line, column)["contents"]["value"], about[0]);
    client.ignore("textDocument/publishDiagnostics");
}

#[test]
fn a_client_that_shows_no_markdown_is_told_plainly() {
    let desk = TestDesk::new();
    let mut capabilities = capabilities();
    capabilities["textDocument"]["completion"] = json!({});
    let mut client = desk.client_with(capabilities);
    let (file, draft) = (desk.uri("facts/a.toml"), desk.uri("drafts/new.md"));
    client.open(&draft, "");
    client.published(&draft);
    client.open_as(&file, "toml", FACTS);
    let found = offered(&mut client, &file, 2, &format!("{FACTS}[facts.bato."));
    let age = found.iter().find(|item| item["label"] == "age").unwrap();
    let plain = "the age · l'âge\n\nan age with its unit\n\nis = \"22 years\"";
    assert_eq!(age["documentation"], plain);
    let found = offered(&mut client, &draft, 2, "Léa Marchal a ");
    assert!(found.iter().all(|item| item["documentation"].is_string()), "{found:?}");
    client.ignore("textDocument/publishDiagnostics");
}

#[test]
fn ids_and_keys_of_a_fact_file_say_what_they_stand_for() {
    let desk = TestDesk::new();
    let (mut client, file) = desk.facts_open();
    let mut hover = |words: &str, further: u32| {
        let (line, column) = at(words);
        client.hover(&file, line, column + further)["contents"]["value"].as_str().unwrap_or_default().to_owned()
    };
    assert!(hover("001 = \"la", 1).contains("La Gazette"));
    assert!(hover("lea-marchal.age]", 2).contains("Léa Marchal (person)"));
    assert!(hover("age]", 4 - 1).contains("la navigatrice de 31 ans"));
    assert!(hover("as-of", 2).contains("the day the value held"));
}
