//! The curator's commands: what they leave of files when something goes wrong, and what they ask git.

use super::{WRONG, command, desk, err, factlint, git, out};
use std::fs;
use std::path::Path;
use std::time::Duration;

const ADD: [&str; 7] = ["sources", "add", "new.txt", "--id", "009", "--outlet", "La Gazette"];

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_source_that_was_cut_short_is_added_again() {
    let desk = desk(&[]);
    let folder = desk.path();
    fs::write(folder.join("new.txt"), "Un mot.\n").unwrap();
    // The text was written, its entry was not.
    fs::write(folder.join("sources/009.txt"), "Un mot.\n").unwrap();
    let added = factlint(folder, &ADD);
    assert_eq!((out(&added).as_str(), added.status.code()), ("wrote facts/example.toml\n", Some(0)), "{}", err(&added));
    let facts = fs::read_to_string(folder.join("facts/example.toml")).unwrap();
    assert!(facts.contains("[sources.009]\noutlet = \"La Gazette\"\narchived = "), "{facts}");
    assert_eq!(factlint(folder, &ADD).status.code(), Some(2));
    fs::write(folder.join("sources/010.txt"), "Un autre mot.\n").unwrap();
    let other = factlint(folder, &["sources", "add", "new.txt", "--id", "010"]);
    assert!(err(&other).contains("\"010\" is taken"), "{}", err(&other));
}

#[cfg(unix)]
#[test]
fn a_text_is_not_archived_where_a_link_leads_out() {
    let (desk, elsewhere) = (desk(&[]), tempfile::tempdir().unwrap());
    let folder = desk.path();
    fs::write(folder.join("new.txt"), "Un mot.\n").unwrap();
    fs::remove_dir_all(folder.join("sources")).unwrap();
    for target in [elsewhere.path().to_owned(), elsewhere.path().join("not-there")] {
        let _ = fs::remove_file(folder.join("sources"));
        std::os::unix::fs::symlink(target, folder.join("sources")).unwrap();
        assert_eq!(factlint(folder, &ADD).status.code(), Some(2));
        assert_eq!(names(elsewhere.path()), [""; 0]);
    }
    fs::remove_file(folder.join("sources")).unwrap();
    assert_eq!(factlint(folder, &ADD).status.code(), Some(0), "a folder that isn't there yet is made");
}

#[test]
fn nothing_is_written_where_the_entry_can_not_be() {
    let desk = desk(&[]);
    let folder = desk.path();
    fs::write(folder.join("new.txt"), "Un mot.\n").unwrap();
    let facts = folder.join("facts/example.toml");
    let broken = fs::read_to_string(&facts).unwrap() + "\na = = 3\n";
    fs::write(&facts, &broken).unwrap();
    let refused = factlint(folder, &ADD);
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("facts/example.toml: TOML parse error"), "{}", err(&refused));
    assert_eq!((names(&folder.join("sources")), fs::read_to_string(&facts).unwrap()), (vec!["001.txt".to_owned()], broken));
}

#[test]
fn a_diff_tells_facts_and_the_drafts_they_touch() {
    let desk = desk(&[("a.md", WRONG), ("b.md", "---\ndate: 2026-03-03\n---\nRien.\n")]);
    let folder = desk.path();
    git(folder, &["init", "--quiet"]);
    git(folder, &["add", "."]);
    git(folder, &["commit", "--quiet", "--message", "a"]);
    let facts = folder.join("facts/example.toml");
    let text = fs::read_to_string(&facts).unwrap();
    let diff = ["facts", "diff", "--format", "tsv", "--today", "2026-03-04"];
    // What only moves is no change.
    fs::write(&facts, format!("# A remark.\n\n{text}")).unwrap();
    assert_eq!(out(&factlint(folder, &diff)), "");
    fs::write(&facts, text.replace("31 years", "33 years")).unwrap();
    assert_eq!(out(&factlint(folder, &diff)), "lea-marchal.age\tis\t31 years\t33 years\tdrafts/a.md:10 drafts/a.md:6\n");
    let gone = text.split("[facts.").next().unwrap();
    fs::write(&facts, gone).unwrap();
    let removed = factlint(folder, &[&diff[..], &["--exit-code"]].concat());
    assert_eq!(out(&removed), "lea-marchal.age\tremoved\t31 years\t\tdrafts/a.md:10 drafts/a.md:6\n");
    assert_eq!(removed.status.code(), Some(1));
    assert_eq!(factlint(folder, &["facts", "diff", "nothing"]).status.code(), Some(2));
}

#[test]
fn what_is_misspelled_is_not_nothing() {
    let desk = desk(&[]);
    let refused = |arguments: &[&str]| {
        let refused = factlint(desk.path(), arguments);
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
        err(&refused)
    };
    assert!(refused(&["facts", "check", "--only", "unread-facts"]).contains("'unread-fact'"));
    assert_eq!(refused(&["facts", "propose", "0001"]), "factlint: no source is called \"0001\"\n");
    assert_eq!(
        refused(&["facts", "show", "lea-marchal.agee"]),
        "factlint: no fact is called \"lea-marchal.agee\"; did you mean lea-marchal.age?\n"
    );
    let found = factlint(desk.path(), &["facts", "list", "--entity", "LEA MARCHAL"]);
    assert!(out(&found).starts_with("lea-marchal.age\t"), "{}", err(&found));
}

/// What is exported may be read by whoever may read what its user writes, and a link stays one.
#[cfg(unix)]
#[test]
fn what_is_exported_is_a_file_like_others() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let desk = desk(&[]);
    let (plain, file) = (desk.path().join("plain"), desk.path().join("sources.json"));
    fs::write(&plain, "").unwrap();
    symlink("sources.json", desk.path().join("link.json")).unwrap();
    for target in ["sources.json", "link.json"] {
        let exported = factlint(desk.path(), &["export", "csl", "--output", target]);
        assert_eq!(exported.status.code(), Some(0), "{}", err(&exported));
    }
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&file), mode(&plain));
    assert!(desk.path().join("link.json").is_symlink());
}

/// Killed at any time, it leaves each file whole or as it was, and can be run again.
#[test]
fn a_kill_leaves_whole_files() {
    let text = "Un mot de plus.\n".repeat(400_000);
    for delay in [0, 5, 15, 30, 60, 120] {
        let desk = desk(&[]);
        let folder = desk.path();
        fs::write(folder.join("new.txt"), &text).unwrap();
        let before = fs::read_to_string(folder.join("facts/example.toml")).unwrap();
        let mut child = command(folder, &ADD).stdout(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(delay));
        let _ = child.kill();
        child.wait().unwrap();
        let archive = folder.join("sources/009.txt");
        assert!(!archive.exists() || fs::read_to_string(&archive).unwrap() == text, "after {delay} ms");
        let after = fs::read_to_string(folder.join("facts/example.toml")).unwrap();
        assert!(after == before || after.contains("sha256"), "after {delay} ms");
        let again = factlint(folder, &ADD);
        // What was done already is refused, as the id is taken.
        assert_eq!(again.status.success(), after == before, "after {delay} ms: {}", err(&again));
        assert_eq!(factlint(folder, &["sources", "check"]).status.code(), Some(0));
    }
}
