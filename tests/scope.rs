//! Runs that are about some findings only, and runs that meet what they can't read.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const WRONG: &str =
    "---\ndate: 2026-03-03\nlang: fr\n---\n\nLéa Marchal, 33 ans, est rentrée.\n\nRien de neuf.\n\nLéa Marchal, 35 ans, repart.\n";

/// The desk that `factlint init` makes, with its example away and drafts of its own.
fn desk(drafts: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert!(factlint(folder.path(), &["init"]).status.success());
    fs::remove_file(folder.path().join("drafts/example.md")).unwrap();
    drafts.iter().for_each(|(path, text)| fs::write(folder.path().join("drafts").join(path), text).unwrap());
    folder
}

fn factlint(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_factlint")).args(arguments).current_dir(folder).output().unwrap()
}

fn git(folder: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    let output = Command::new("git").args(identity).args(arguments).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The places that a report in lines names.
fn places(output: &Output) -> Vec<String> {
    out(output).lines().map(|line| line.split(": ").next().unwrap().to_owned()).collect()
}

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

#[test]
fn ten_thousand_drafts_are_checked() {
    let desk = desk(&[("last.md", WRONG)]);
    for nth in 0..10_000 {
        fs::write(desk.path().join(format!("drafts/{nth}.md")), "Rien.\n").unwrap();
    }
    let found = factlint(desk.path(), &["check", "--date", "2026-03-03"]);
    assert_eq!(places(&found), ["drafts/last.md:6:14", "drafts/last.md:10:14"]);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_checked() {
    let desk = desk(&[("a.md", WRONG)]);
    fs::write(desk.path().join("drafts/latin.md"), b"caf\xe9").unwrap();
    let found = factlint(desk.path(), &["check", "--fix"]);
    assert_eq!(found.status.code(), Some(2));
    assert!(err(&found).contains("factlint: drafts/latin.md: not UTF-8 text"), "{}", err(&found));
    assert_eq!(fs::read(desk.path().join("drafts/latin.md")).unwrap(), b"caf\xe9");
    assert!(!fs::read_to_string(desk.path().join("drafts/a.md")).unwrap().contains("33 ans"));
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

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_is_no_failure() {
    let drafts: Vec<(String, &str)> = (0..400).map(|nth| (format!("{nth}.md"), WRONG)).collect();
    let drafts: Vec<(&str, &str)> = drafts.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let desk = desk(&drafts);
    for format in ["concise", "full", "json", "sarif"] {
        let mut check = Command::new(env!("CARGO_BIN_EXE_factlint"));
        check.args(["check", "--format", format]).current_dir(desk.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = check.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), err(&output)), (Some(1), String::new()), "{format}");
    }
}
