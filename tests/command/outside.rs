//! What is protected or under embargo stays in the desk: no export, no report for outside and no log of it has it.

use super::{command, desk, err, factlint, out, places};
use std::fs;
use std::path::Path;
use std::process::Output;

const FACTS: &str = r#"
[sources.001]
outlet = "La Gazette"
[sources.secret-source]
outlet = "Une voix du parquet"
protected = true
[entities.lea]
kind = "person"
names = ["Ana Solis"]
gender = "f"
[facts.lea.age]
is = "31 years"
as-of = 2026-03-01
says.001 = "31 ans"
says.secret-source = "trente et un ans, dit la voix"
[[facts.lea.office]]
is = "mayor"
protected = true
says.001 = "la mairesse"
[facts.lea.birth-place]
is = "lyon"
embargo = 2999-01-01
says.001 = "né à Lyon"
[facts.lea.spouse]
is = "paul"
says.secret-source = "mariée à Paul Berger"
[facts.lea.parent]
is = "nobody-at-all"
says.secret-source = "x"
[facts.lea.height]
is = ["180 cm", "191 cm"]
status = "disputed"
text.fr = "180 cm, ou 191 cm selon le parquet"
says.001 = { is = "180 cm", quote = "180 cm" }
says.secret-source = { is = "191 cm", quote = "un mètre quatre-vingt-onze" }
[facts.lea.weight]
is = "77 kg"
says.001 = { is = "66 kg", quote = "66 kg" }
says.secret-source = { is = "77 kg", quote = "77 kilos" }
[entities.paul]
kind = "person"
names = ["Paul Berger"]
[entities.lyon]
kind = "place"
names = ["Lyon"]
"#;

const DRAFT: &str = "---\ndate: 2026-03-03\nlang: fr\n---\n\nAna Solis, 33 ans, est députée.\n\nAna Solis mesure 170 cm et pèse 55 kg.\n";

/// Words that no one outside may see.
const SECRETS: [&str; 10] =
    ["191 cm", "77 k", "parquet", "la voix", "secret-source", "mairesse", "Lyon", "Paul Berger", "nobody-at-all", "mariée"];

fn tells_nothing(output: &Output, what: &str) {
    let said = format!("{}{}", out(output), err(output));
    for secret in SECRETS {
        assert!(!said.contains(secret), "{what} tells {secret}: {said}");
    }
}

fn secretive() -> tempfile::TempDir {
    let desk = desk(&[("a.md", DRAFT)]);
    fs::write(desk.path().join("facts/example.toml"), FACTS).unwrap();
    fs::write(desk.path().join("sources/secret-source.txt"), "Ana Solis, mairesse, mariée à Paul Berger.\n").unwrap();
    desk
}

#[test]
fn the_desk_itself_sees_all() {
    let desk = secretive();
    let found = factlint(desk.path(), &["check", "--format", "json"]);
    assert!(out(&found).contains("secret-source") && err(&found).is_empty(), "{}", err(&found));
}

#[test]
fn no_report_for_outside_has_what_is_protected() {
    let desk = secretive();
    for format in factlint::report::FORMATS {
        let found = factlint(desk.path(), &["check", "--outside", "--format", format.name]);
        tells_nothing(&found, format.name);
        assert!(out(&found).contains("31 ans"), "{}: {}{}", format.name, out(&found), err(&found));
    }
    let found = command(desk.path(), &["check"]).env("FACTLINT_OUTSIDE", "1").output().unwrap();
    tells_nothing(&found, "the environment");
    // Of the height and the weight a protected source says what no other does.
    assert_eq!(places(&found).len(), 1);
}

#[test]
fn no_export_has_what_is_protected() {
    let desk = secretive();
    for format in factlint::exchange::FORMATS.iter().filter(|format| format.export.is_some()) {
        tells_nothing(&factlint(desk.path(), &["export", format.name]), format.name);
    }
    assert!(out(&factlint(desk.path(), &["export", "csl"])).contains("La Gazette"));
}

#[test]
fn a_fault_of_a_hidden_source_s_text_is_not_told() {
    let desk = secretive();
    fs::write(desk.path().join("sources/secret-source.html"), "<p>Ana Solis</p>").unwrap();
    assert!(err(&factlint(desk.path(), &["check"])).contains("secret-source"));
    tells_nothing(&factlint(desk.path(), &["check", "--outside"]), "check");
    tells_nothing(&factlint(desk.path(), &["export", "csl"]), "export");
}

#[test]
fn an_embargo_ends() {
    let desk = secretive();
    let facts = FACTS.replace("embargo = 2999-01-01", "embargo = 2020-01-01");
    fs::write(desk.path().join("facts/example.toml"), facts).unwrap();
    assert!(out(&factlint(desk.path(), &["export", "claimreview"])).contains("Lyon"));
}

/// What shows facts or sources of a desk, as it is asked.
const SHOWING: [&[&str]; 13] = [
    &["facts", "list"],
    &["facts", "list", "--format", "json"],
    &["facts", "show", "lea"],
    &["facts", "show", "lea", "--format", "json"],
    &["facts", "conflicts"],
    &["facts", "conflicts", "--texts"],
    &["facts", "stale", "--days", "0"],
    &["facts", "affected", "lea", "--format", "json"],
    &["facts", "test", "--format", "full"],
    &["facts", "check", "--format", "full"],
    &["sources", "list"],
    &["sources", "list", "--format", "json"],
    &["sources", "check", "--format", "full"],
];

/// What writes into a desk, or shows what was in it.
const REFUSED: [&[&str]; 7] = [
    &["facts", "propose"],
    &["facts", "propose", "--measure"],
    &["facts", "diff"],
    &["sources", "add", "new.txt", "--id", "009"],
    &["import", "csl", "new.json", "--into", "facts/new.toml"],
    &["init", "other"],
    &["check", "--baseline", "known.json", "--update-baseline"],
];

#[test]
fn no_command_shows_outside_what_is_protected() {
    let desk = secretive();
    let facts = format!("{FACTS}[entities.nobody]\nnames = [\"la voix du parquet\"]\nparquet = 1\n");
    fs::write(desk.path().join("facts/example.toml"), facts).unwrap();
    for arguments in SHOWING {
        let inside = factlint(desk.path(), arguments);
        let shown = format!("{}{}", out(&inside), err(&inside));
        assert!(SECRETS.iter().any(|secret| shown.contains(secret)), "{arguments:?} has something to hide: {shown}");
        for outside in [factlint(desk.path(), &[arguments, &["--outside"]].concat()), outside(desk.path(), arguments)] {
            tells_nothing(&outside, &arguments.join(" "));
            assert_ne!(outside.status.code(), Some(2), "{arguments:?}: {}", err(&outside));
        }
    }
    let listed = outside(desk.path(), &["facts", "list"]);
    assert!(out(&listed).contains("lea.age\t31 years\t"), "what may leave is shown: {}", out(&listed));
    assert!(out(&outside(desk.path(), &["sources", "list"])).starts_with("001\tLa Gazette"));
    let traced = ["trace", "Ana Solis est née à Lyon.", "--date", "2026-03-03"];
    assert!(
        out(&factlint(desk.path(), &traced)).contains("lea.birth-place (asserted)  verified"),
        "{}",
        out(&factlint(desk.path(), &traced))
    );
    assert!(!out(&outside(desk.path(), &traced)).contains("birth-place"), "{}", out(&outside(desk.path(), &traced)));
    let compiled = outside(desk.path(), &["compile", "--cache-dir", "cache"]);
    tells_nothing(&compiled, "compile");
    assert!(out(&compiled).starts_with("made ready: ") && !out(&compiled).contains(" facts"), "{}", out(&compiled));
}

#[test]
fn what_needs_all_of_a_desk_says_that_it_does_not_work_outside() {
    let desk = secretive();
    fs::write(desk.path().join("new.txt"), "Un mot.\n").unwrap();
    fs::write(desk.path().join("new.json"), "[{\"id\":\"a\",\"title\":\"Un titre\"}]").unwrap();
    assert_eq!(factlint(desk.path(), &["check", "--baseline", "known.json", "--update-baseline"]).status.code(), Some(0));
    let known = fs::read(desk.path().join("known.json")).unwrap();
    for arguments in REFUSED {
        let refused = outside(desk.path(), arguments);
        tells_nothing(&refused, &arguments.join(" "));
        assert_eq!((err(&refused).lines().count(), refused.status.code()), (1, Some(2)), "{arguments:?}");
        assert!(err(&refused).contains("doesn't work for outside"), "{}", err(&refused));
    }
    assert!(["sources/009.txt", "facts/new.toml", "other"].iter().all(|path| !desk.path().join(path).exists()));
    assert_eq!(fs::read(desk.path().join("known.json")).unwrap(), known);
}

/// A command for outside by its environment, as a job's is.
fn outside(desk: &Path, arguments: &[&str]) -> Output {
    command(desk, arguments).env("FACTLINT_OUTSIDE", "1").output().unwrap()
}

/// A desk of one source that is protected and one that isn't, with some facts of Ana Solis and a draft.
fn telling(facts: &str, draft: &str) -> tempfile::TempDir {
    let draft = format!("---\ndate: 2026-03-03\nlang: fr\n---\n\n{draft}\n");
    let desk = desk(&[("a.md", &draft)]);
    let sources = "[sources.001]\noutlet = \"La Gazette\"\n[sources.s]\nprotected = true\n[entities.lea]\nnames = [\"Ana Solis\"]\n";
    fs::write(desk.path().join("facts/example.toml"), format!("{sources}{facts}")).unwrap();
    desk
}

/// Where a guard keeps nothing in, or whom it guards can't be told, nothing leaves, and the desk is told where it stands.
#[test]
fn a_guard_that_stands_where_it_keeps_nothing_in_lets_nothing_out() {
    let age = "[facts.lea.age]\nis = \"31 years\"\nsays.001 = \"31 ans\"\n";
    let listed = |facts: &str| {
        let desk = telling(facts, "Rien.");
        let (inside, outside) = (factlint(desk.path(), &["facts", "check"]), outside(desk.path(), &["facts", "list"]));
        (err(&inside) + &out(&inside), out(&outside), outside.status.code())
    };
    assert!(listed(age).1.contains("lea.age"));
    for guard in [
        "[entities.bo]\nnames = [\"Bo\"]\nprotected = true\n",
        "[entities.bo]\nnames = [\"Bo\"]\nembargo = 2999-01-01\n",
        "[entities.bo]\nnames = [\"Bo\"]\nprotectd = true\n",
        "[entitis.bo]\nprotected = true\n",
        "[entities.bo.called]\nprotected = true\n",
        "[[entitys]]\nprotected = true\n",
        "[entities.bo]\nnames = [\"Bo\"]\nprotected = [\"x\"]\n",
        "[[source]]\nid = \"001\"\nprotected = true\n",
    ] {
        let (inside, outside, code) = listed(&format!("{guard}{age}"));
        assert!(inside.contains("stray-guard"), "{inside}");
        assert_eq!((outside.as_str(), code), ("", Some(2)), "{guard}");
    }
    let (inside, outside, code) = listed(&format!("[entities.bo]\nnames = [\"Bo\"]\nprotected = false\n{age}"));
    assert!(inside.contains("unknown-key") && outside.contains("lea.age") && code == Some(0), "{inside}");
}

/// An entry that has the ending of a text, or a blank, means the source of that text.
#[test]
fn an_entry_that_means_a_source_by_its_file_protects_it() {
    for entry in [
        "[sources.\"002.txt\"]\nprotected = true\n",
        "[sources.\"002 \"]\nprotected = true\n",
        "[[source]]\nid = \"002\"\nprotected = true\n",
    ] {
        let desk = telling(entry, "Rien.");
        fs::create_dir_all(desk.path().join("sources")).unwrap();
        fs::write(desk.path().join("sources/002.txt"), "Ana Solis, 31 ans.\n").unwrap();
        assert!(out(&factlint(desk.path(), &["sources", "list"])).contains("002"), "{entry}");
        assert!(!out(&outside(desk.path(), &["sources", "list"])).contains("002"), "{entry}");
    }
}

/// How somebody of whom nothing may leave the desk is spelled isn't told either, nor that nothing is known of their age.
#[test]
fn no_name_is_told_of_somebody_of_whom_no_fact_leaves() {
    let draft = "Ana Solis est là.\n\nAna Soliss a 31 ans.";
    let spelled = |source: &str| found(&format!("[facts.lea.height]\nis = \"180 cm\"\nsays.{source} = {{}}\n"), draft);
    let misspelt = || vec!["warning misspelled-name".to_owned()];
    assert_eq!(spelled("001"), (misspelt(), misspelt()));
    assert_eq!(spelled("s"), (misspelt(), Vec::new()));
}

/// What is found inside and outside: how severe, by which rule.
fn found(facts: &str, draft: &str) -> (Vec<String>, Vec<String>) {
    let desk = telling(facts, draft);
    (rules(&factlint(desk.path(), &["check"])), rules(&outside(desk.path(), &["check"])))
}

/// The rules of a report in lines.
fn rules(output: &Output) -> Vec<String> {
    out(output).lines().filter_map(|line| Some(line.split_once(": ")?.1.split_once(']')?.0.replace('[', " "))).collect()
}

#[test]
fn what_no_public_source_asserts_is_not_taken_for_what_the_desk_holds() {
    let facts = r#"
[facts.lea.weight]
is = "77 kg"
says.001 = { is = "66 kg", error = true }
says.s = { quote = "77" }
[facts.lea.height]
is = "191 cm"
says.001 = { is = "191 cm", certainty = "denied" }
says.s = { quote = "191" }
"#;
    let desk = telling(facts, "Ana Solis mesure 170 cm et pèse 77 kg.");
    let before = fs::read(desk.path().join("drafts/a.md")).unwrap();
    let fixed = outside(desk.path(), &["check", "--fix"]);
    assert_eq!((out(&fixed).as_str(), fixed.status.code()), ("", Some(0)), "{}", err(&fixed));
    assert_eq!(fs::read(desk.path().join("drafts/a.md")).unwrap(), before);
    for arguments in [&["facts", "list"][..], &["export", "claimreview"]] {
        let shown = out(&outside(desk.path(), arguments));
        assert!(!["66", "77", "191", "lea."].iter().any(|word| shown.contains(word)), "{shown}");
    }
}

#[test]
fn nothing_is_an_error_outside_that_is_none_inside() {
    let sides = "[facts.lea.height]\nis = [\"180 cm\", \"191 cm\"]\nsays.001.is = \"180 cm\"\nsays.s.is = \"191 cm\"\n";
    assert_eq!(found(sides, "Ana Solis mesure 191 cm."), (vec!["warning one-sided".to_owned()], vec![]));
    let dissent = "[facts.lea.height]\nis = \"180 cm\"\nsays.001 = \"x\"\nsays.s.is = \"191 cm\"\n";
    assert_eq!(found(dissent, "Ana Solis mesure 191 cm.").1, [] as [String; 0]);
    let several = "[facts.lea.height.a]\nis = \"191 cm\"\nprotected = true\nsays.001 = \"x\"\n[facts.lea.height.b]\nis = \"180 cm\"\nsays.001 = \"x\"\n";
    assert_eq!(found(several, "Ana Solis mesure 191 cm."), (vec![], vec![]));
    let wrong = vec!["error contradicted".to_owned()];
    assert_eq!(found(several, "Ana Solis mesure 170 cm."), (wrong.clone(), wrong), "what is wrong by either is told");
}

#[test]
fn free_words_go_where_a_reading_does_and_the_status_is_of_what_is_left() {
    let facts = r#"
[facts.lea.age]
is = "31 years"
as-of = 2026-03-01
text.fr = "31 ans, selon SECRETVOIX"
note = "SECRETVOIX l'a dit"
tests.match = ["Ana Solis, 32 ans, dit SECRETVOIX.", "SECRETVOIX."]
says.001 = { quote = "31 ans", note = "contre SECRETVOIX" }
says.s = "31"
[facts.lea.height]
is = "180 cm"
text.fr = "1,80 mètre"
says.001 = "x"
"#;
    let desk = telling(facts, "Ana Solis, 33 ans, mesure 170 cm.");
    assert!(out(&factlint(desk.path(), &["facts", "show", "lea.age", "--format", "json"])).contains("established"));
    for arguments in
        [&["check"][..], &["facts", "show", "lea", "--format", "json"], &["facts", "test", "--format", "full"], &["facts", "list"]]
    {
        let inside = factlint(desk.path(), arguments);
        let shown = outside(desk.path(), arguments);
        assert!(!format!("{}{}", out(&shown), err(&shown)).contains("SECRETVOIX"), "{arguments:?}");
        assert_ne!((out(&inside), err(&inside)), (out(&shown), err(&shown)), "{arguments:?}");
    }
    let shown = out(&outside(desk.path(), &["facts", "show", "lea.age", "--format", "json"]));
    assert!(shown.contains("single-source") && !shown.contains("established"), "{shown}");
    assert!(out(&outside(desk.path(), &["check"])).contains("1,80 mètre"), "what has no hidden reading keeps its words");
}

#[test]
fn what_is_disputed_for_no_public_reason_does_not_leave() {
    let facts = "[facts.lea.height]\nis = \"180 cm\"\nstatus = \"disputed\"\nsays.001 = \"x\"\nsays.s = \"x\"\n";
    assert_eq!(out(&outside(telling(facts, "Rien.").path(), &["facts", "list"])), "");
    let facts = facts.replace("says.s = \"x\"\n", "");
    assert!(out(&outside(telling(&facts, "Rien.").path(), &["facts", "list"])).contains("disputed"));
}

#[test]
fn numbers_tell_of_nothing_that_is_gone() {
    let office = |is: &str, guard: &str| format!("[[facts.lea.office]]\nis = \"{is}\"\nsays.001 = \"x\"\n{guard}\n");
    let listed = |first: &str, second: &str| {
        let facts = office("mayor", first) + &office("minister", second);
        out(&outside(telling(&facts, "Rien.").path(), &["facts", "list"]))
    };
    assert_eq!(listed("protected = true", ""), "");
    let first = listed("", "protected = true");
    assert!(first.contains("lea.office.1") && !first.contains("lea.office.2"), "{first}");
}

#[test]
fn a_directive_that_holds_inside_stays_and_is_not_spoken_of() {
    let facts = "[facts.lea.height]\nis = \"180 cm\"\nprotected = true\nsays.001 = \"x\"\n";
    let desk = telling(facts, "<!-- factlint-disable-next-line contradicted -->\nAna Solis mesure 170 cm.");
    let before = fs::read(desk.path().join("drafts/a.md")).unwrap();
    assert_eq!(out(&factlint(desk.path(), &["check"])), "", "inside it leaves something unsaid");
    let fixed = outside(desk.path(), &["check", "--fix"]);
    assert_eq!((out(&fixed).as_str(), fs::read(desk.path().join("drafts/a.md")).unwrap()), ("", before));
}

/// Nor is what is left unsaid outside told of, where inside there is nothing to say.
#[test]
fn what_is_left_unsaid_outside_is_so_inside() {
    let facts = "[facts.lea.height.a]\nis = \"191 cm\"\nprotected = true\nsays.001 = \"x\"\n[facts.lea.height.b]\nis = \"180 cm\"\nsays.001 = \"x\"\n";
    let desk = telling(facts, "<!-- factlint-disable-next-line contradicted -->\nAna Solis mesure 191 cm.");
    let told = out(&outside(desk.path(), &["check", "--format", "json"]));
    assert!(told.contains("\"suppressed\": 0") && !told.contains("180"), "{told}");
}

#[test]
fn no_time_zone_ends_an_embargo() {
    let now = jiff::Timestamp::now();
    // The day that has come where days come first, which is not here everywhere.
    let day = jiff::tz::offset(14).to_datetime(now).date();
    let facts = format!("[facts.lea.height]\nis = \"180 cm\"\nembargo = {day}\nsays.001 = \"x\"\n");
    let desk = telling(&facts, "Ana Solis mesure 170 cm.");
    for zone in ["UTC-14", "UTC", "UTC+12"] {
        let listed = command(desk.path(), &["facts", "list", "--outside"]).env("TZ", zone).output().unwrap();
        assert_eq!(out(&listed), "", "{zone}");
        let exported = command(desk.path(), &["export", "claimreview"]).env("TZ", zone).output().unwrap();
        assert!(!out(&exported).contains("180"), "{zone}");
    }
}

#[test]
fn an_embargo_with_an_hour_ends_after_it() {
    let day = jiff::tz::offset(-12).to_datetime(jiff::Timestamp::now()).date();
    for (embargo, leaves) in [(format!("{day}"), true), (format!("{day}T18:00:00"), false), (format!("\"{day} 18:00\""), false)] {
        let facts = format!("[facts.lea.height]\nis = \"180 cm\"\nembargo = {embargo}\nsays.001 = \"x\"\n");
        let listed = out(&factlint(telling(&facts, "Rien.").path(), &["facts", "list", "--outside"]));
        assert_eq!(listed.contains("180"), leaves, "{embargo}");
    }
}
