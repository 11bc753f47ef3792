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
    // What leads nowhere is left out, as a shell does.
    assert_eq!(checked("drafts/.//mars/./*.md"), ["mars/b.md"]);
    assert_eq!(checked("./**/../drafts/a.md"), [""; 0]);
    // A folder that is matched is walked, and no draft by its ending is none.
    assert_eq!(checked("drafts/m*"), ["mars/b.md", "mars/c.txt"]);
    assert_eq!(checked("drafts/*"), ["[x].md", "a.md", "mars/b.md", "mars/c.txt"]);
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

#[test]
fn a_hidden_file_is_taken_by_its_name_alone_and_one_that_is_missing_is_told() {
    let desk = desk(&[(".b.md", WRONG), (".kept/c.md", WRONG)]);
    let names = ["check", "drafts/.b.md", "drafts/.kept/c.md"];
    assert_eq!(places(&factlint(desk.path(), &names)).len(), 4);
    let left = factlint(desk.path(), &[&names[..], &["--force-exclude"]].concat());
    assert_eq!((places(&left).len(), left.status.code()), (0, Some(0)));
    let missing = factlint(desk.path(), &["check", "--force-exclude", "drafts/d.md"]);
    assert_eq!((err(&missing).starts_with("factlint: drafts/d.md: "), missing.status.code()), (true, Some(2)));
}

#[test]
fn a_file_with_two_names_is_checked_once_and_the_report_is_no_draft() {
    let desk = desk(&[("a.md", WRONG)]);
    assert_eq!(places(&factlint(desk.path(), &["check", "drafts", "./drafts/./a.md"])).len(), 2);
    for _ in 0..2 {
        let found = factlint(desk.path(), &["check", "--format", "html", "--output", "drafts/page.html"]);
        assert_eq!((err(&found).as_str(), found.status.code()), ("", Some(1)));
    }
    assert_eq!(fs::read_to_string(desk.path().join("drafts/page.html")).unwrap().matches("<article").count(), 1);
    let over = factlint(desk.path(), &["check", "drafts/a.md", "--output", "drafts/a.md"]);
    assert_eq!(err(&over), "factlint: drafts/a.md: the report would be written over a draft\n");
    assert_eq!((over.status.code(), fs::read_to_string(desk.path().join("drafts/a.md")).unwrap().as_str()), (Some(2), WRONG));
}

/// What a shell hands over may be the name of somebody's file.
#[test]
fn no_argument_that_is_refused_is_a_command_to_a_runner_or_a_terminal() {
    let desk = desk(&[("a.md", WRONG)]);
    for arguments in [["check", "--\n::error::x\u{1b}[2J"], ["check", "--date=x\n::error::\u{202e}y"], ["--\n##[error]", "x"]] {
        let refused = factlint(desk.path(), &arguments);
        let told = err(&refused);
        assert!(refused.status.code() == Some(2) && told.contains("error:"), "{told}");
        assert!(
            !told.contains(['\u{1b}', '\u{202e}']) && !told.lines().any(|line| line.starts_with("::") || line.contains("##[")),
            "{told}"
        );
    }
}
