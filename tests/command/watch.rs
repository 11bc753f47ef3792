//! `--watch`: each change is answered with a report, and what is waited for is said on standard error.

use super::{WRONG, command, desk, err, factlint, git};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStderr, Stdio};
use std::time::Duration;

/// Saves a file at one blow, as careful editors do: no second change comes while the first is answered.
fn save(path: &Path, text: &str) {
    let beside = path.with_file_name(".beside.tmp");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, path).unwrap();
}

/// A run that watches, ended with the test.
struct Watching {
    child: Child,
    errors: BufReader<ChildStderr>,
}

impl Watching {
    fn new(folder: &Path, arguments: &[&str]) -> Self {
        Self::to(Stdio::piped(), folder, arguments)
    }

    fn to(stdout: impl Into<Stdio>, folder: &Path, arguments: &[&str]) -> Self {
        let mut run = command(folder, &[&["check", "--watch"], arguments].concat());
        let mut child = run.stdout(stdout).stderr(Stdio::piped()).spawn().unwrap();
        let errors = BufReader::new(child.stderr.take().unwrap());
        Self { child, errors }
    }

    /// What is said until the next change is waited for.
    fn told(&mut self) -> Vec<String> {
        let lines = self.errors.by_ref().lines().map(Result::unwrap);
        lines.take_while(|line| line != "factlint: watching for changes; Ctrl-C ends").collect()
    }

    /// Ends it after a while in which nothing changed: what it said all the same.
    fn told_for_nothing(mut self) -> String {
        std::thread::sleep(Duration::from_millis(400));
        self.child.kill().unwrap();
        let mut told = String::new();
        self.errors.read_to_string(&mut told).unwrap();
        told
    }

    /// Ends it by a signal, as Ctrl-C does, one that jobs in the background don't ignore: what was reported all along, and
    /// whether the signal was its end.
    #[cfg(unix)]
    fn ended(mut self) -> (String, bool) {
        use std::os::unix::process::ExitStatusExt;
        let killed = std::process::Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        let mut reported = String::new();
        self.child.stdout.take().unwrap().read_to_string(&mut reported).unwrap();
        (reported, killed.success() && self.child.wait().unwrap().signal() == Some(15))
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(unix)]
#[test]
fn drafts_facts_and_configuration_are_checked_again_when_they_change() {
    let desk = desk(&[("a.md", WRONG)]);
    let path = |path: &str| desk.path().join(path);
    let mut run = Watching::new(desk.path(), &["--format", "json-lines"]);
    assert_eq!(run.told(), [""; 0]);
    save(&path("drafts/a.md"), &WRONG.replace("33 ans", "31 ans"));
    assert_eq!(run.told(), [""; 0]);
    let facts = fs::read_to_string(path("facts/example.toml")).unwrap();
    save(&path("facts/example.toml"), &facts.replace("31 years", "35 years"));
    assert_eq!(run.told(), [""; 0]);
    save(&path("factlint.toml"), "facts = [");
    assert!(run.told()[0].starts_with("factlint.toml:1:"));
    let (reported, ended) = run.ended();
    let wrong: Vec<&str> = reported.lines().map(|line| line.split("\"text\":\"").nth(1).unwrap().split('"').next().unwrap()).collect();
    assert_eq!(wrong, ["33 ans", "35 ans", "35 ans", "31 ans"]);
    assert!(ended);
}

#[test]
fn a_report_in_a_file_is_kept_up_to_date_and_is_no_change_itself() {
    let desk = desk(&[("a.md", WRONG)]);
    let page = desk.path().join("drafts/page.html");
    let marked = || fs::read_to_string(&page).unwrap().matches("<mark class=\"contradicted\">").count();
    let mut run = Watching::new(desk.path(), &["--format", "html", "--output", "drafts/page.html", "drafts/a.md"]);
    run.told();
    assert_eq!(marked(), 2);
    fs::remove_file(desk.path().join("drafts/a.md")).unwrap();
    assert!(run.told()[0].starts_with("factlint: drafts/a.md: "), "the draft is gone");
    save(&desk.path().join("drafts/a.md"), &WRONG.replace("35 ans", "31 ans"));
    run.told();
    assert_eq!(marked(), 1);
}

/// However the report's file is named, and whoever opened it.
#[test]
fn its_own_report_starts_nothing() {
    let desk = desk(&[("a.md", WRONG)]);
    let drafts = desk.path().join("drafts");
    fs::create_dir(drafts.join("mars")).unwrap();
    let mut run = Watching::new(desk.path(), &["--format", "html", "--output", "drafts/mars/../page.html"]);
    run.told();
    // A file that is no draft.
    save(&desk.path().join("notes.txt"), "Rien.");
    assert_eq!(run.told_for_nothing(), "");
    fs::remove_file(drafts.join("page.html")).unwrap();
    let mut run = Watching::to(fs::File::create(drafts.join("report.txt")).unwrap(), desk.path(), &[]);
    run.told();
    assert_eq!(run.told_for_nothing(), "");
    assert_eq!(fs::read_to_string(drafts.join("report.txt")).unwrap().lines().count(), 2);
}

#[test]
fn drafts_and_baselines_away_from_the_desk_are_watched() {
    let desk = desk(&[]);
    let elsewhere = tempfile::tempdir().unwrap();
    let (draft, known) = (elsewhere.path().join("a.md"), elsewhere.path().join("known/baseline.json"));
    fs::create_dir(elsewhere.path().join("known")).unwrap();
    fs::write(&draft, WRONG).unwrap();
    let name = known.to_str().unwrap();
    let arguments = ["--desk", desk.path().to_str().unwrap(), "--baseline", name, "a.md"];
    let update = [&["check", "--update-baseline"], &arguments[..]].concat();
    assert!(factlint(elsewhere.path(), &update).status.success());
    let all = fs::read_to_string(&known).unwrap();
    let report = elsewhere.path().join("known/report.json");
    let counted = || fs::read_to_string(&report).unwrap().matches("\"rule\":").count();
    let mut run =
        Watching::new(elsewhere.path(), &[&arguments[..], &["--format", "json-lines", "--output", report.to_str().unwrap()]].concat());
    run.told();
    assert_eq!(counted(), 0);
    save(&known, "{\"version\": 1, \"findings\": []}");
    run.told();
    assert_eq!(counted(), 2);
    save(&draft, &WRONG.replace("33 ans", "31 ans"));
    run.told();
    assert_eq!(counted(), 1);
    save(&known, &all);
    run.told();
    assert_eq!((counted(), run.told_for_nothing().as_str()), (0, ""));
}

#[test]
fn a_commit_and_a_folder_that_moves_are_seen() {
    let desk = desk(&[("2026.03/a.md", WRONG)]);
    let folder = desk.path();
    git(folder, &["init", "--quiet"]);
    git(folder, &["add", "."]);
    git(folder, &["commit", "--quiet", "--message", "a"]);
    fs::write(folder.join("drafts/2026.03/a.md"), WRONG.replace("33 ans", "34 ans")).unwrap();
    let report = folder.join("report.json");
    let counted = || fs::read_to_string(&report).unwrap().matches("\"rule\":").count();
    let mut run = Watching::new(folder, &["--diff-base", "HEAD", "--format", "json-lines", "--output", "report.json"]);
    run.told();
    assert_eq!(counted(), 1);
    git(folder, &["commit", "--quiet", "--all", "--message", "b"]);
    run.told();
    assert_eq!(counted(), 0);
    fs::rename(folder.join("drafts/2026.03"), folder.join("drafts/2026.04")).unwrap();
    run.told();
    assert_eq!((counted(), run.told_for_nothing().as_str()), (2, ""));
}

#[test]
fn there_must_be_something_to_watch() {
    let desk = desk(&[("a.md", WRONG)]);
    let empty = tempfile::tempdir().unwrap();
    for (folder, arguments) in [(empty.path(), vec!["check", "--watch"]), (desk.path(), vec!["check", "--watch", "-"])] {
        assert_eq!(factlint(folder, &arguments).status.code(), Some(2), "{arguments:?}");
    }
    assert!(err(&factlint(desk.path(), &["check", "--watch", "--fix"])).contains("cannot be used with"));
}
