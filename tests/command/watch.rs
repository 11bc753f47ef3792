//! `--watch`: each change is answered with a report, and what is waited for is said on standard error.

use super::{WRONG, command, desk, err, factlint};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStderr, Stdio};

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
        let mut run = command(folder, &[&["check", "--watch"], arguments].concat());
        let mut child = run.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let errors = BufReader::new(child.stderr.take().unwrap());
        Self { child, errors }
    }

    /// What is said until the next change is waited for.
    fn told(&mut self) -> Vec<String> {
        let lines = self.errors.by_ref().lines().map(Result::unwrap);
        lines.take_while(|line| line != "factlint: watching for changes; Ctrl-C ends").collect()
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

#[test]
fn there_must_be_something_to_watch() {
    let desk = desk(&[("a.md", WRONG)]);
    let empty = tempfile::tempdir().unwrap();
    for (folder, arguments) in [(empty.path(), vec!["check", "--watch"]), (desk.path(), vec!["check", "--watch", "-"])] {
        assert_eq!(factlint(folder, &arguments).status.code(), Some(2), "{arguments:?}");
    }
    assert!(err(&factlint(desk.path(), &["check", "--watch", "--fix"])).contains("cannot be used with"));
}
