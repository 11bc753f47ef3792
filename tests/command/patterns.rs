//! Which files a run takes: patterns that the shell leaves to it, and what it leaves out of files that are named.

use super::{WRONG, desk, err, factlint, places};
use std::fs;

#[test]
fn patterns_are_matched_as_shells_do() {
    let desk = desk(&[("a.md", WRONG), ("mars/b.md", WRONG), ("mars/c.txt", WRONG), ("[x].md", WRONG), ("d.log", WRONG)]);
    let checked = |pattern: &str| {
        let mut places = places(&factlint(desk.path(), &["check", pattern]));
        places.retain(|place| place.ends_with(":6:14"));
        places.iter().map(|place| place.strip_prefix("drafts/").unwrap().strip_suffix(":6:14").unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(checked("drafts/*.md"), ["[x].md", "a.md"]);
    assert_eq!(checked("drafts/**/*.md"), ["[x].md", "a.md", "mars/b.md"]);
    assert_eq!(checked("./drafts/mars/?.{md,txt}"), ["mars/b.md", "mars/c.txt"]);
    // A file of that very name is the one that is meant.
    assert_eq!(checked("drafts/[x].md"), ["[x].md"]);
    // No draft by its ending.
    assert_eq!(checked("drafts/*"), ["[x].md", "a.md"]);
}

#[test]
fn a_pattern_that_nothing_matches_is_told() {
    let desk = desk(&[("a.md", WRONG)]);
    for pattern in ["drafts/*.rst", "nowhere/*.md"] {
        let found = factlint(desk.path(), &["check", pattern]);
        assert_eq!((err(&found), found.status.code()), (format!("factlint: {pattern}: no draft matches\n"), Some(2)));
    }
}

#[test]
fn of_named_files_only_drafts_are_taken_if_one_asks() {
    let desk = desk(&[("a.md", WRONG), ("old/b.md", WRONG), ("c.log", WRONG)]);
    fs::write(desk.path().join(".factlintignore"), "drafts/old\n").unwrap();
    fs::write(desk.path().join("sources/002.txt"), WRONG).unwrap();
    let elsewhere = tempfile::NamedTempFile::with_suffix(".md").unwrap();
    let names = ["drafts/a.md", "drafts/old/b.md", "drafts/c.log", "sources/002.txt", elsewhere.path().to_str().unwrap()];
    let run = |names: &[&str]| factlint(desk.path(), &[&["check", "--force-exclude"], names].concat());
    assert_eq!(places(&run(&names)), ["drafts/a.md:6:14", "drafts/a.md:10:14"]);
    let none = run(&names[1..]);
    assert_eq!((err(&none).as_str(), none.status.code()), ("", Some(0)));
}
