//! What can't be read or written is told with exit code 2, and nothing is left half done.

use super::{WRONG, command, desk, err, factlint, out, places};
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

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
fn a_draft_that_cannot_be_opened_is_told() {
    let desk = desk(&[("a.md", WRONG)]);
    std::os::unix::fs::symlink("round.md", desk.path().join("drafts/round.md")).unwrap();
    let found = factlint(desk.path(), &["check", "drafts/round.md", "drafts/a.md"]);
    assert_eq!((places(&found).len(), found.status.code()), (2, Some(2)));
    assert!(err(&found).starts_with("factlint: drafts/round.md: "), "{}", err(&found));
}

#[test]
fn what_is_no_text_on_standard_input_is_told() {
    let desk = desk(&[]);
    let mut check = command(desk.path(), &["check", "-"]).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut check.stdin.take().unwrap(), b"\xff\xfe").unwrap();
    let found = check.wait_with_output().unwrap();
    assert_eq!((err(&found).as_str(), found.status.code()), ("factlint: -: not UTF-8 text\n", Some(2)));
}

/// Such as a draft with a photograph in it.
#[test]
fn fifty_megabytes_are_checked() {
    let photograph = "iVBORw0KGgo".repeat(4_600_000);
    let desk = desk(&[("a.md", &WRONG.replace("Rien de neuf.", &format!("![Le port](data:image/png;base64,{photograph})")))]);
    let found = factlint(desk.path(), &["check"]);
    assert_eq!(places(&found), ["drafts/a.md:6:14", "drafts/a.md:10:14"], "{}", err(&found));
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

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_is_no_failure() {
    let drafts: Vec<(String, &str)> = (0..400).map(|nth| (format!("{nth}.md"), WRONG)).collect();
    let drafts: Vec<(&str, &str)> = drafts.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let desk = desk(&drafts);
    for format in factlint::report::FORMATS {
        let format = format.name;
        let mut check = command(desk.path(), &["check", "--format", format]);
        let mut child = check.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), err(&output)), (Some(1), String::new()), "{format}");
    }
}

/// What could not be saved is told as it still is, and isn't counted.
#[cfg(unix)]
#[test]
fn a_draft_that_cannot_be_saved_is_not_fixed() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk(&[("a.md", WRONG), ("b.md", WRONG)]);
    let path = desk.path().join("drafts/a.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let found = factlint(desk.path(), &["check", "--fix"]);
    assert_eq!((places(&found), found.status.code()), (vec!["drafts/a.md:6:14".to_owned(), "drafts/a.md:10:14".to_owned()], Some(2)));
    assert_eq!(err(&found), "1 article corrigé\nfactlint: drafts/a.md: the file is read-only\n");
    assert_eq!(fs::read_to_string(&path).unwrap(), WRONG);
}

/// A desk whose file of facts is broken off in the middle.
#[test]
fn a_desk_that_lost_a_file_does_not_look_like_approval() {
    let desk = desk(&[("a.md", WRONG)]);
    fs::write(desk.path().join("facts/example.toml"), "[facts.lea-marchal.age\n").unwrap();
    let found = factlint(desk.path(), &["check"]);
    // The archived text still speaks, but no error is left to fail by.
    assert!(!out(&found).contains("error["), "{}", out(&found));
    assert_eq!(found.status.code(), Some(2));
    assert!(err(&found).starts_with("facts/example.toml:1:"), "{}", err(&found));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let desk = desk(&[("a.md", WRONG)]);
    let full = || fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let told = "factlint: No space left on device (os error 28)\n";
    for format in ["concise", "full", "json", "sarif", "junit", "html"] {
        let mut check = command(desk.path(), &["check", "--format", format]);
        let found = check.stdout(full()).output().unwrap();
        assert_eq!((err(&found).as_str(), found.status.code()), (told, Some(2)), "{format}");
    }
    let found = factlint(desk.path(), &["check", "--output", "/dev/full"]);
    assert_eq!((err(&found).as_str(), found.status.code()), (told.replace(": ", ": /dev/full: ").as_str(), Some(2)));
}

/// Runs where no file may be longer than a kilobyte, which is what a disk that fills up looks like.
#[cfg(target_os = "linux")]
fn cramped(folder: &Path, arguments: &[&str]) -> Output {
    let limited = "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"";
    Command::new("bash").args(["-c", limited, env!("CARGO_BIN_EXE_factlint")]).args(arguments).current_dir(folder).output().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn what_stood_there_stays_where_the_disk_is_full() {
    let long = WRONG.repeat(20);
    let desk = desk(&[("a.md", &long)]);
    let report = desk.path().join("report.json");
    fs::write(&report, "{}").unwrap();
    let there = || fs::read_dir(desk.path()).unwrap().count() + fs::read_dir(desk.path().join("drafts")).unwrap().count();
    let before = there();
    let runs: [&[&str]; 3] = [
        &["check", "--format", "json", "--output", "report.json"],
        &["check", "--fix"],
        &["check", "--baseline", "report.json", "--update-baseline"],
    ];
    fs::write(&report, "{\"version\": 1, \"findings\": []}").unwrap();
    for arguments in runs {
        let found = cramped(desk.path(), arguments);
        assert_eq!(found.status.code(), Some(2), "{arguments:?}");
        assert!(err(&found).contains("File too large"), "{}", err(&found));
        assert_eq!(fs::read_to_string(&report).unwrap(), "{\"version\": 1, \"findings\": []}");
        assert_eq!(fs::read_to_string(desk.path().join("drafts/a.md")).unwrap(), long);
        assert_eq!(there(), before, "nothing is left behind");
    }
}

#[test]
fn a_report_has_to_have_a_place() {
    let desk = desk(&[("a.md", WRONG)]);
    for (path, why) in
        [("nowhere/report.txt", "there is no such folder"), ("drafts/a.md/report.txt", "there is no such folder"), ("drafts", "")]
    {
        let found = factlint(desk.path(), &["check", "--output", path]);
        assert_eq!(found.status.code(), Some(2), "{path}");
        assert!(err(&found).starts_with(&format!("factlint: {path}: {why}")), "{}", err(&found));
    }
    assert_eq!(fs::read_to_string(desk.path().join("drafts/a.md")).unwrap(), WRONG);
}
