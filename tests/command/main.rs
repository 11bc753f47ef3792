//! The command as a process: what it reads, writes and answers where files, pipes and the system don't do as hoped.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cache;
mod curating;
mod faults;
mod guarded;
mod import;
mod limits;
#[cfg(unix)]
mod links;
mod names;
mod outside;
mod patterns;
mod proposing;
mod scope;
mod server;
mod watch;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const WRONG: &str =
    "---\ndate: 2026-03-03\nlang: fr\n---\n\nLéa Marchal, 33 ans, est rentrée.\n\nRien de neuf.\n\nLéa Marchal, 35 ans, repart.\n";

/// The desk that `factlint init` makes, with its example away and drafts of its own.
fn desk(drafts: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert!(factlint(folder.path(), &["init"]).status.success());
    fs::remove_file(folder.path().join("drafts/example.md")).unwrap();
    for (path, text) in drafts {
        let path = folder.path().join("drafts").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn factlint(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.args(arguments).current_dir(folder);
    command
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
