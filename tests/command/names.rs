//! What a fact file may name, as it is listed: by the words that tell it, of a desk or of none.

use super::{desk, err, factlint, out};
use std::fs;
use std::path::Path;

/// The names and kinds of what is listed.
fn listed(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let found = factlint(folder, &[&["facts", "names"], arguments].concat());
    assert_eq!((err(&found).as_str(), found.status.code()), ("", Some(0)), "{arguments:?}");
    out(&found).lines().map(|line| line.split('\t').take(2).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn all_is_listed_once_and_in_order() {
    let desk = desk(&[]);
    let all = listed(desk.path(), &[]);
    let kinds = all.iter().map(|line| line.split(' ').nth(1).unwrap());
    assert!(all.contains(&"vote-share attribute".to_owned()) && all.contains(&"mayor term".to_owned()));
    assert!(kinds.clone().take_while(|kind| *kind == "attribute").count() > 150);
    let events: Vec<&str> = kinds.skip_while(|kind| *kind == "attribute").take(2).collect();
    assert_eq!(events, ["vocabulary", "event"]);
    // Yes and no are values of no other kind than `true` and `false`.
    assert!(!all.contains(&"yes term".to_owned()));
    assert_eq!(all, listed(desk.path(), &[]));
}

#[test]
fn what_is_told_so_is_found_without_case_and_accents() {
    let desk = desk(&[]);
    let names = |words: &[&str]| listed(desk.path(), words);
    assert!(names(&["tué"]).contains(&"deaths attribute".to_owned()));
    assert_eq!(names(&["tué"]), names(&["TUE"]));
    assert_eq!(names(&["killed", "dead"])[0], "deaths attribute");
    let offices = names(&["directrice", "--vocabulary", "office"]);
    assert!(offices.len() > 10 && offices.contains(&"finance-director term".to_owned()), "{offices:?}");
    assert!(names(&["--vocabulary", "cause-kind"]).iter().all(|line| line.ends_with(" term")));
    assert_eq!(names(&["zagbag"]), [""; 0]);
}

#[test]
fn a_desk_s_own_are_listed_beside_what_is_built_in() {
    let own = "[attributes.dogs-found]\ntype = \"count\"\nsubject = \"event\"\nwords.fr = [\"molosse\"]\nlabel.fr = \"le nombre de chiens\"\n\
               [vocabularies.breed.terms.mastiff]\nfr = [\"molosse\", \"dogue\"]\nen = [\"mastiff\"]\n\
               [attributes.barked]\ntype = \"yes-no\"\nsubject = \"event\"\nwords.fr = { verbs = [\"aboyer\"] }\n";
    let desk = desk(&[]);
    fs::write(desk.path().join("facts/dogs.toml"), own).unwrap();
    let found = factlint(desk.path(), &["facts", "names", "molosses", "--messages", "fr"]);
    assert_eq!(out(&found), "dogs-found\tattribute\tcount\tevent\t\tle nombre de chiens\nmastiff\tterm\t\t\tbreed\tmolosse\n");
    assert_eq!(listed(desk.path(), &["aboyé"]), ["barked attribute"]);
    // No file can name the vocabulary that its words make.
    assert_eq!(listed(desk.path(), &["barked"]), ["barked attribute"]);
    assert!(listed(desk.path(), &["age"]).contains(&"age attribute".to_owned()));
    let json: serde_json::Value =
        serde_json::from_str(&out(&factlint(desk.path(), &["facts", "names", "dogue", "--format", "json"]))).unwrap();
    assert_eq!(
        (&json[0]["name"], &json[0]["words"]["fr"][1], &json[0]["type"]),
        (&"mastiff".into(), &"dogue".into(), &serde_json::Value::Null)
    );
}

#[test]
fn without_a_desk_what_is_built_in_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    assert!(listed(folder.path(), &["victime"]).contains(&"victim attribute".to_owned()));
    let refused = factlint(folder.path(), &["facts", "names", "--desk", "nowhere"]);
    assert_eq!((err(&refused).as_str(), refused.status.code()), ("factlint: nowhere: no such folder, so no desk\n", Some(2)));
    let refused = factlint(folder.path(), &["facts", "names", "--vocabulary", "ofice"]);
    assert_eq!(err(&refused), "factlint: no vocabulary is called \"ofice\"; did you mean office?\n");
}
