//! Runs that are about some findings only, in which order they tell them, and what `--fix` leaves as it was.

use super::{WRONG, desk, err, factlint, git, out, places};
use std::fs;

#[test]
fn with_a_revision_only_changed_lines_are_reported() {
    let desk = desk(&[("a.md", WRONG)]);
    let folder = desk.path();
    git(folder, &["init", "--quiet"]);
    git(folder, &["add", "."]);
    git(folder, &["commit", "--quiet", "--message", "a"]);
    assert_eq!(places(&factlint(folder, &["check", "--diff-base", "HEAD"])), Vec::<String>::new());
    fs::write(folder.join("drafts/a.md"), WRONG.replace("35 ans", "36 ans")).unwrap();
    fs::write(folder.join("drafts/b é.md"), WRONG).unwrap();
    let found = factlint(folder, &["check", "--diff-base", "HEAD"]);
    assert_eq!(places(&found), ["drafts/a.md:10:14", "drafts/b é.md:6:14", "drafts/b é.md:10:14"]);
    assert_eq!(found.status.code(), Some(1));
    let unknown = factlint(folder, &["check", "--diff-base", "nothing"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).starts_with("factlint: git: "), "{}", err(&unknown));
}

#[test]
fn a_baseline_hides_what_it_knows_wherever_it_has_moved() {
    let desk = desk(&[("a.md", WRONG)]);
    let folder = desk.path();
    let missing = factlint(folder, &["check", "--baseline", "known.json"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(err(&missing).contains("--update-baseline makes one"));
    assert!(factlint(folder, &["check", "--baseline", "known.json", "--update-baseline"]).status.success());
    fs::write(
        folder.join("drafts/a.md"),
        WRONG.replace("Léa Marchal, 33", "Un mot.\n\nUne ligne. Léa Marchal, 33") + "\nLéa Marchal a 40 ans.\n",
    )
    .unwrap();
    let found = factlint(folder, &["check", "--baseline", "known.json"]);
    assert_eq!((places(&found), found.status.code()), (vec!["drafts/a.md:14:15".to_owned()], Some(1)));
    fs::write(folder.join("known.json"), "[]").unwrap();
    assert!(err(&factlint(folder, &["check", "--baseline", "known.json"])).contains("not a baseline"));
}

#[test]
fn a_baseline_knows_a_draft_that_was_renamed_and_no_other_one() {
    let desk = desk(&[("a.md", WRONG)]);
    let folder = desk.path();
    let check = ["check", "--baseline", "known.json"];
    assert!(factlint(folder, &[&check[..], &["--update-baseline"]].concat()).status.success());
    // Beside the draft, one with the same words is another one.
    fs::write(folder.join("drafts/b.md"), WRONG).unwrap();
    assert_eq!(places(&factlint(folder, &check)), ["drafts/b.md:6:14", "drafts/b.md:10:14"]);
    // Of two that it may be now, it is one.
    fs::remove_file(folder.join("drafts/a.md")).unwrap();
    fs::write(folder.join("drafts/c.md"), WRONG).unwrap();
    assert_eq!(places(&factlint(folder, &check)), ["drafts/c.md:6:14", "drafts/c.md:10:14"]);
    // Renamed and gone on with, it is known but for what is new.
    fs::remove_file(folder.join("drafts/c.md")).unwrap();
    fs::write(folder.join("drafts/b.md"), format!("{WRONG}\nLéa Marchal a 40 ans.\n")).unwrap();
    assert_eq!(places(&factlint(folder, &check)), ["drafts/b.md:12:15"]);
    // One that has but half of it is another one.
    fs::write(folder.join("drafts/b.md"), WRONG.replace("33 ans", "31 ans")).unwrap();
    assert_eq!(places(&factlint(folder, &check)), ["drafts/b.md:10:14"]);
}

#[test]
fn a_baseline_keeps_what_it_knows_of_drafts_that_were_not_checked() {
    let desk = desk(&[("a.md", WRONG), ("b.md", WRONG)]);
    let folder = desk.path();
    let known = || fs::read_to_string(folder.join("known.json")).unwrap().matches("fingerprint").count();
    let update = ["check", "--baseline", "known.json", "--update-baseline"];
    assert!(factlint(folder, &update).status.success());
    assert_eq!(known(), 4);
    assert!(factlint(folder, &[&update[..], &["drafts/b.md"]].concat()).status.success());
    assert_eq!(known(), 4);
    fs::write(folder.join("factlint.toml"), "facts = [").unwrap();
    let broken = factlint(folder, &update);
    assert_eq!((broken.status.code(), known()), (Some(2), 4));
    assert!(err(&broken).contains("factlint.toml:1:"), "{}", err(&broken));
}

#[test]
fn fixes_are_made_in_whole_drafts_only() {
    let desk = desk(&[("a.md", WRONG)]);
    for scope in [["--diff-base", "HEAD"], ["--baseline", "known.json"]] {
        let refused = factlint(desk.path(), &["check", "--fix", scope[0], scope[1]]);
        assert_eq!(refused.status.code(), Some(2));
        assert!(err(&refused).contains("cannot be used with"), "{}", err(&refused));
    }
}

#[test]
fn quiet_says_nothing_and_statistics_count() {
    let desk = desk(&[("a.md", WRONG)]);
    let quiet = factlint(desk.path(), &["check", "--quiet"]);
    assert_eq!((out(&quiet), err(&quiet), quiet.status.code()), (String::new(), String::new(), Some(1)));
    let counted = factlint(desk.path(), &["check", "--statistics", "--exit-zero"]);
    assert!(out(&counted).starts_with("    2  contradicted "), "{}", out(&counted));
}

#[test]
fn the_order_is_the_same_however_many_work() {
    let names: Vec<String> = (0..40).map(|nth| format!("{nth:02}.md")).collect();
    let drafts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), WRONG)).collect();
    let desk = desk(&drafts);
    let one = factlint(desk.path(), &["check", "--jobs", "1"]);
    assert_eq!(places(&one).len(), 80);
    assert_eq!(out(&factlint(desk.path(), &["check", "--jobs", "7"])), out(&one));
}

#[cfg(unix)]
#[test]
fn a_fix_keeps_permissions_and_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let desk = desk(&[("a.md", WRONG)]);
    let draft = desk.path().join("drafts/a.md");
    fs::set_permissions(&draft, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("a.md", desk.path().join("drafts/link.md")).unwrap();
    factlint(desk.path(), &["check", "--fix", "drafts/link.md"]);
    assert!(fs::symlink_metadata(desk.path().join("drafts/link.md")).unwrap().is_symlink());
    assert!(fs::read_to_string(&draft).unwrap().contains("31 ans"));
    assert_eq!(fs::metadata(&draft).unwrap().permissions().mode() & 0o777, 0o640);
    let left: Vec<_> = fs::read_dir(desk.path().join("drafts")).unwrap().collect();
    assert_eq!(left.len(), 2, "nothing is left behind");
}
