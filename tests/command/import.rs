//! `factlint import` where it is stopped, run twice, or given what it can't read.

use super::{command, desk, err, factlint, out};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

pub(super) const ARGUMENTS: [&str; 7] = ["import", "csv", "people.csv", "--mapping", "mapping.toml", "--into", "facts/people.toml"];

/// A desk with a table of so many people.
pub(super) fn table(rows: usize) -> tempfile::TempDir {
    let desk = desk(&[]);
    let mut text = "name,born\n".to_owned();
    (0..rows).for_each(|n| writeln!(text, "Ana Sol{n},19{:02}-01-02", n % 100).unwrap());
    fs::write(desk.path().join("people.csv"), text).unwrap();
    let mapping =
        "[source]\nid = \"register\"\n[entity]\nkind = \"person\"\nnames = [\"name\"]\n[facts]\nbirth-date = { column = \"born\" }\n";
    fs::write(desk.path().join("mapping.toml"), mapping).unwrap();
    desk
}

fn facts(desk: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(desk.join("facts")).unwrap().map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_run_that_was_killed_goes_on() {
    let straight = table(20_000);
    assert_eq!(factlint(straight.path(), &ARGUMENTS).status.code(), Some(0));
    let stopped = table(20_000);
    let mut child = command(stopped.path(), &ARGUMENTS).stdout(Stdio::null()).spawn().unwrap();
    let state = stopped.path().join("facts/.people.import/state.json");
    let patience = Instant::now() + Duration::from_secs(60);
    while !state.exists() && Instant::now() < patience {
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // Nothing of it is read as facts yet.
    assert_eq!(facts(stopped.path()), [".people.import", "example.toml"]);
    let again = factlint(stopped.path(), &ARGUMENTS);
    assert!(out(&again).contains("went on after"), "{}{}", out(&again), err(&again));
    assert_eq!(facts(stopped.path()), ["example.toml", "people.toml"]);
    let read = |desk: &Path| fs::read_to_string(desk.join("facts/people.toml")).unwrap();
    assert!(read(straight.path()) == read(stopped.path()));
}

#[test]
fn another_input_starts_anew_and_two_runs_do_not_meet() {
    let desk = table(3);
    let folder = desk.path().join("facts/.people.import");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("state.json"), "{\"asked\": \"something else\", \"parts\": 9, \"done\": {}}").unwrap();
    let lock = fs::File::create(folder.join("lock")).unwrap();
    lock.lock().unwrap();
    let refused = factlint(desk.path(), &ARGUMENTS);
    assert!(err(&refused).contains("is running") && refused.status.code() == Some(2), "{}", err(&refused));
    lock.unlock().unwrap();
    assert!(out(&factlint(desk.path(), &ARGUMENTS)).contains("3 records read; 3 entities, 3 facts"));
}

#[test]
fn nothing_is_left_behind_where_nothing_was_read() {
    let desk = table(3);
    fs::write(desk.path().join("people.csv"), [0x1f, 0x8b, 8, 0, 1, 2]).unwrap();
    let failed = factlint(desk.path(), &ARGUMENTS);
    assert!(err(&failed).starts_with("factlint: people.csv: ") && failed.status.code() == Some(2), "{}", err(&failed));
    assert_eq!(facts(desk.path()), ["example.toml"]);
}
