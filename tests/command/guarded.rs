//! What is meant to stay in the desk stays there, also where what says so is mistyped, broken or said twice.

use super::{desk, err, factlint, out};
use std::fs;
use tempfile::TempDir;

const PUBLIC: &str = r#"
[sources.001]
outlet = "La Gazette"
[entities.lea]
names = ["Ana Solis"]
[facts.lea.age]
is = "31 years"
as-of = 2026-03-01
says.001 = "31 ans"
"#;

/// A desk with archived texts, and these files of facts.
fn guarded(texts: &[String], files: &[(&str, &[u8])]) -> TempDir {
    let desk = desk(&[("a.md", "---\ndate: 2026-03-03\nlang: fr\n---\n\nAna Solis, 33 ans, est députée.\n")]);
    fs::write(desk.path().join("facts/example.toml"), PUBLIC).unwrap();
    for id in texts {
        fs::write(desk.path().join(format!("sources/{id}.txt")), "Ana Solis, mairesse.\n").unwrap();
    }
    for (path, text) in files {
        fs::write(desk.path().join(path), text).unwrap();
    }
    desk
}

/// What facts are listed and exported for those outside.
fn facts(files: &[(&str, &[u8])]) -> String {
    let desk = guarded(&[], files);
    let asked: [&[&str]; 2] = [&["export", "claimreview"], &["facts", "list", "--outside"]];
    let said = asked.map(|arguments| factlint(desk.path(), arguments)).map(|output| out(&output) + &err(&output)).concat();
    assert!(said.contains("31 ans") && said.contains("31 years"), "the rest leaves: {said}");
    said
}

/// A fact of its own name with some lines more, whose words are that name.
fn fact(name: &str, more: &str) -> String {
    format!("[facts.lea.said.{name}]\nis = \"{name}\"\nsays.001 = \"{name}\"\n{more}\n")
}

#[test]
fn a_fact_whose_guard_cannot_be_read_stays_and_the_fault_is_told() {
    let guards = [
        "protected = \"yes\"",
        "protected = 1",
        "protected = []",
        "embargo = \"2999-13-01\"",
        "embargo = \"2999\"",
        "embargo = 20:30:00",
        "protcted = true",
        "Protected = true",
        "embargos = 2020-01-01",
        "says.002 = { quote = \"x\", protected = true }",
    ];
    let secrets: String = guards.iter().enumerate().map(|(nth, guard)| fact(&format!("kept{nth}"), guard)).collect();
    let open = ["protected = false", "embargo = 2020-01-01", "embargo = \"2020-01-01\"", ""];
    let public: String = open.iter().enumerate().map(|(nth, guard)| fact(&format!("open{nth}"), guard)).collect();
    let text = format!("{secrets}{public}[sources.002]\n");
    let said = facts(&[("facts/b.toml", text.as_bytes())]);
    assert!(!said.contains("kept"), "{said}");
    assert!((0..open.len()).all(|nth| said.contains(&format!("open{nth}"))), "{said}");
    let inside = err(&factlint(guarded(&[], &[("facts/b.toml", text.as_bytes())]).path(), &["facts", "list"]));
    assert!((0..guards.len()).all(|nth| inside.contains(&format!("facts/b.toml:{}:", 4 * nth + 4))), "{inside}");
}

#[test]
fn a_guard_above_facts_holds_for_all_of_them() {
    let below = "[facts.ana]\nprotected = true\n[facts.ana.said.kept1]\nis = \"kept1\"\nsays.001 = \"kept1\"\n";
    let deeper = "[facts.lea.said]\nembargo = 2999-01-01\n";
    let text = format!("[entities.ana]\nnames = [\"Ana Berger\"]\n{below}{deeper}{}", fact("kept2", ""));
    let said = facts(&[("facts/b.toml", text.as_bytes())]);
    assert!(!said.contains("kept"), "{said}");
    for above in ["[facts]\nprotected = true\n", "[facts.lea]\nprotcted = true\n", "protected = true\n", "[facts.lea]\nProtected = true\n"]
    {
        let said = facts(&[("facts/b.toml", format!("{above}{}", fact("kept", "")).as_bytes())]);
        assert!(!said.contains("kept"), "{above}{said}");
    }
}

#[test]
fn of_a_fact_that_is_declared_twice_either_guard_holds() {
    let guards = ["protected = true", "protected = \"yes\"", "embargo = 2999-01-01"];
    let all = |guarded: &str, bare: &str| {
        guards
            .iter()
            .enumerate()
            .flat_map(|(nth, guard)| [fact(&format!("{guarded}{nth}"), guard), fact(&format!("{bare}{nth}"), "")])
            .collect::<String>()
    };
    let said = facts(&[("facts/b.toml", all("kept1", "kept2").as_bytes()), ("facts/c.toml", all("kept2", "kept1").as_bytes())]);
    assert!(!said.contains("kept"), "{said}");
}

#[test]
fn a_fact_stays_of_which_a_reading_is_lost_that_may_be_a_secret() {
    let bad = |source: &str| format!("says.{source} = {{ is = [], quote = \"x\" }}");
    let text = [
        fact("kept1", "says.nobody = \"x\""),
        fact("kept2", "").replace("001", "nobody"),
        fact("kept3", &bad("s")),
        fact("kept4", "").replace("says.001 = \"kept4\"", ""),
        // A fault of a public source's reading hides nothing.
        fact("open", &bad("002")),
        "[sources.s]\nprotected = true\n[sources.002]\n".to_owned(),
    ];
    let said = facts(&[("facts/b.toml", text.concat().as_bytes())]);
    assert!(!said.contains("kept") && said.contains("open"), "{said}");
}

/// What is said of a desk's sources to those outside it, and the exit codes.
fn sources(desk: &TempDir) -> (String, [Option<i32>; 2]) {
    let asked: [&[&str]; 2] = [&["export", "csl"], &["sources", "list", "--outside"]];
    let all = asked.map(|arguments| factlint(desk.path(), arguments));
    let said = all.iter().map(|output| out(output) + &err(output)).collect();
    (said, all.map(|output| output.status.code()))
}

#[test]
fn a_source_whose_guard_cannot_be_read_or_whose_entry_is_lost_stays() {
    let entries = [
        "[sources.kept0]\nprotected = \"true\"\n",
        "[sources.kept1]\nprotected = 1\n",
        "[sources.kept2]\nprotcted = true\n",
        "[sources.kept3]\nembargo = 2999-01-01\n",
        "[sources.KEPT4]\nprotected = true\n",
        "[sources]\nkept5 = \"protected\"\n",
        "[source.kept6]\nprotected = true\n",
        "[sources.kept7]\n",
        "[sources.kept8]\nprotected = true\n",
        "[sources.open]\n",
    ];
    let other = "[sources.kept7]\nprotected = true\n[sources.kept8]\n";
    // A table that has keys of its own comes first.
    let first = entries[5].to_owned() + &entries.map(|entry| if entry == entries[5] { "" } else { entry }).concat();
    let texts: Vec<String> = (0..9).map(|nth| format!("kept{nth}")).chain(["open".to_owned(), "text".to_owned()]).collect();
    let desk = guarded(&texts, &[("facts/b.toml", first.as_bytes()), ("facts/c.toml", other.as_bytes())]);
    let (said, codes) = sources(&desk);
    assert!(!said.to_lowercase().contains("kept") && said.contains("open") && said.contains("text"), "{said}");
    assert_eq!(codes, [Some(0); 2]);
    let told = err(&factlint(desk.path(), &["sources", "list"]));
    assert!(told.contains("sources/kept4.txt:1:1: ") && told.contains("did you mean \"KEPT4\"?"), "{told}");
}

#[test]
fn a_guard_above_sources_holds_for_all_of_them() {
    let text = "[sources]\nprotected = true\n[sources.kept1]\n[sources.kept2]\noutlet = \"kept\"\n";
    let (said, _) = sources(&guarded(&["kept1".to_owned()], &[("facts/b.toml", text.as_bytes())]));
    assert!(!said.contains("kept") && said.contains("001"), "{said}");
    for above in ["protected = true\n[sources.kept1]\n", "[sources]\nprotcted = true\n[sources.kept1]\n"] {
        let (said, _) = sources(&guarded(&["kept1".to_owned()], &[("facts/b.toml", above.as_bytes())]));
        assert!(!said.contains("kept") && said.contains("001"), "{above}{said}");
    }
}

#[test]
fn nothing_leaves_while_it_is_not_known_what_is_protected() {
    let files: [&[u8]; 4] = [
        b"[sources.kept]\nprotected = true\nnote = \"\xe9\"\n",
        b"[sources.kept\nprotected = true\n",
        b"[sources.kept]\nprotected tru\n",
        b"[sources.kept]\nprotected = false\nprotected = true\n",
    ];
    for file in files {
        let (said, codes) = sources(&guarded(&["kept".to_owned()], &[("facts/b.toml", file)]));
        assert!(!said.contains("kept") && codes == [Some(2); 2], "{codes:?} {said}");
        assert!(said.contains("facts/b.toml:") && said.contains("nothing leaves the desk"), "{said}");
    }
}

#[test]
fn a_desk_that_is_read_in_part_is_told_of_and_used_inside_alone() {
    let desk = guarded(&["kept".to_owned()], &[("facts/b.toml", b"[sources.kept\nprotected = true\n")]);
    let asked: [&[&str]; 4] = [
        &["check", "--outside"],
        &["facts", "list", "--outside"],
        &["facts", "check", "--outside"],
        &["trace", "Ana Solis a 33 ans.", "--outside", "--date", "2026-03-03"],
    ];
    let said = asked.map(|arguments| factlint(desk.path(), arguments));
    assert!(said.iter().all(|output| !(out(output) + &err(output)).contains("kept")));
    assert!(!out(&said[3]).contains("lea.age"), "{}", out(&said[3]));
    assert_eq!(said.map(|output| output.status.code()), [Some(2), Some(2), Some(1), Some(0)]);
    assert_eq!(factlint(desk.path(), &["facts", "list"]).status.code(), Some(0), "inside, what is good counts");
}
