//! What can't be read or written is told with exit code 2, and nothing is left half done.

use super::{WRONG, command, desk, err, factlint, out, places};
use std::collections::BTreeSet;
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
pub(super) fn cramped(folder: &Path, arguments: &[&str]) -> Output {
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

/// Killed at any moment, it leaves each draft as it was or as it is to be, and a later run does what is left.
#[test]
fn a_kill_leaves_whole_drafts() {
    let long = format!("{WRONG}\n{}", "Un mot de plus, et un autre.\n\n".repeat(40));
    let fixed = long.replace("33 ans", "31 ans").replace("35 ans", "31 ans");
    let names: Vec<String> = (0..60).map(|nth| format!("{nth:02}.md")).collect();
    // How many drafts were saved when each run was killed.
    let mut saved = BTreeSet::new();
    for moment in [0, 1, 2, 7, 20, 60] {
        let desk = desk(&names.iter().map(|name| (name.as_str(), long.as_str())).collect::<Vec<_>>());
        let text = |name: &String| fs::read_to_string(desk.path().join("drafts").join(name)).unwrap();
        let mut child = command(desk.path(), &["check", "--fix", "--quiet"]).stderr(Stdio::null()).spawn().unwrap();
        // They are saved one after the other.
        while moment > 0 && child.try_wait().unwrap().is_none() && text(&names[moment - 1]) == long {}
        let _ = child.kill();
        child.wait().unwrap();
        let whole = |name: &&String| text(name) == long || text(name) == fixed;
        assert_eq!(names.iter().filter(whole).count(), names.len(), "each is whole when it is killed after {moment}");
        saved.insert(names.iter().filter(|name| text(name) == fixed).count());
        // What it may leave beside is hidden, and no draft.
        assert_eq!(seen(&desk.path().join("drafts")), names);
        assert_eq!(factlint(desk.path(), &["check", "--fix", "--quiet"]).status.code(), Some(0));
        assert!(names.iter().all(|name| text(name) == fixed), "after {moment}");
    }
    // On a busy machine several may have been saved before the first one is seen.
    assert!(saved.contains(&0) && saved.iter().any(|count| (1..60).contains(count)), "{saved:?}");
}

/// The files of a folder that aren't hidden.
pub(super) fn seen(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| !name.starts_with('.')).collect();
    names.sort();
    names
}

/// What a curator's commands had before stays too.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_costs_a_curator_nothing() {
    use super::import::{ARGUMENTS, table};
    let desk = table(300);
    let folder = desk.path();
    fs::write(folder.join("new.txt"), "Un mot de plus.\n".repeat(500)).unwrap();
    let facts = fs::read_to_string(folder.join("facts/example.toml")).unwrap();
    let runs: [(&[&str], &str); 2] =
        [(&["sources", "add", "new.txt", "--id", "009"], "sources/009.txt"), (&ARGUMENTS, "facts/people.toml")];
    for (arguments, made) in runs {
        let failed = cramped(folder, arguments);
        assert_eq!(failed.status.code(), Some(2), "{arguments:?}");
        assert!(err(&failed).contains("File too large"), "{}", err(&failed));
        assert_eq!(fs::read_to_string(folder.join("facts/example.toml")).unwrap(), facts);
        assert!(!folder.join(made).exists());
        // With room, the same is done.
        assert_eq!(factlint(folder, arguments).status.code(), Some(0), "{arguments:?}");
        fs::write(folder.join("facts/example.toml"), &facts).unwrap();
    }
    for arguments in [&["facts", "propose"][..], &["export", "csl"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let failed = command(folder, arguments).stdout(full).output().unwrap();
        assert_eq!((err(&failed).as_str(), failed.status.code()), ("factlint: No space left on device (os error 28)\n", Some(2)));
    }
}

/// Without leave to write anywhere, a desk is checked all the same, and what would write says so.
#[cfg(target_os = "linux")]
#[test]
fn a_desk_that_is_read_only_is_checked() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk(&[("a.md", WRONG)]);
    fs::write(desk.path().join("new.txt"), "Un mot.\n").unwrap();
    let mode = |path: &Path, mode: u32| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let folders = ["", "drafts", "facts", "sources"].map(|name| desk.path().join(name));
    folders.iter().for_each(|folder| mode(folder, 0o555));
    let run = |arguments: &[&str]| as_a_guest(desk.path(), arguments);
    let found = run(&["check"]);
    assert_eq!((places(&found).len(), found.status.code()), (2, Some(1)), "{}", err(&found));
    for arguments in [
        &["check", "--fix"][..],
        &["check", "--output", "report.txt"],
        &["check", "--baseline", "known.json", "--update-baseline"],
        &["sources", "add", "new.txt", "--id", "009"],
        &["export", "csl", "--output", "out.json"],
    ] {
        let failed = run(arguments);
        assert_eq!(failed.status.code(), Some(2), "{arguments:?}: {}", out(&failed));
        assert!(err(&failed).contains("Permission denied"), "{arguments:?}: {}", err(&failed));
    }
    folders.iter().for_each(|folder| mode(folder, 0o755));
    assert_eq!(fs::read_to_string(desk.path().join("drafts/a.md")).unwrap(), WRONG);
}

/// Runs as somebody who may write only where the permissions say so: whoever may write everywhere does it as somebody else.
#[cfg(unix)]
pub(super) fn as_a_guest(folder: &Path, arguments: &[&str]) -> Output {
    use std::os::unix::fs::MetadataExt;
    let root = fs::metadata(folder).unwrap().uid() == 0;
    let mut command = Command::new(if root { "setpriv" } else { env!("CARGO_BIN_EXE_factlint") });
    if root {
        let copy = env!("CARGO_BIN_EXE_factlint");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all", copy]);
    }
    command.args(arguments).current_dir(folder).output().unwrap()
}

/// A reader meets a file as it was or as it is, or a fault of it; never a crash.
#[test]
fn a_fact_file_that_is_replaced_while_it_is_read_is_one_or_the_other() {
    let desk = desk(&[("a.md", WRONG)]);
    let path = desk.path().join("facts/example.toml");
    let old = fs::read_to_string(&path).unwrap();
    let new = old.replace("31 years", "35 years");
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for text in [&new, &old].into_iter().cycle().take_while(|_| !done.load(std::sync::atomic::Ordering::Relaxed)) {
                fs::write(desk.path().join("facts/.new"), text).unwrap();
                fs::rename(desk.path().join("facts/.new"), &path).unwrap();
            }
        });
        for _ in 0..6 {
            let found = factlint(desk.path(), &["check"]);
            let told = places(&found);
            assert!(told == ["drafts/a.md:6:14", "drafts/a.md:10:14"] || told == ["drafts/a.md:6:14"], "{told:?}{}", err(&found));
        }
        done.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}

/// Links that go round, and links that leave the desk.
#[cfg(unix)]
#[test]
fn links_lead_neither_round_nor_out() {
    use std::os::unix::fs::symlink;
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("secret.toml"), "[entities.secret]\nnames = [\"Secret\"]\nsecret-key = 1\n").unwrap();
    fs::write(elsewhere.path().join("002.txt"), "Léa Marchal, 33 ans.\n").unwrap();
    fs::write(elsewhere.path().join("b.md"), WRONG).unwrap();
    let desk = desk(&[("a.md", WRONG)]);
    let link = |to: &Path, from: &str| symlink(to, desk.path().join(from)).unwrap();
    link(Path::new("round.toml"), "facts/round.toml");
    link(Path::new(".."), "facts/up");
    link(Path::new("."), "sources/here");
    link(Path::new("../.."), "drafts/above");
    link(&elsewhere.path().join("secret.toml"), "facts/secret.toml");
    link(&elsewhere.path().join("002.txt"), "sources/002.txt");
    link(elsewhere.path(), "drafts/elsewhere");
    let found = factlint(desk.path(), &["check"]);
    assert_eq!(places(&found), ["drafts/a.md:6:14", "drafts/a.md:10:14"]);
    // A fact file that isn't read is missed: what it guards isn't known.
    let missed = [
        "facts/round.toml:1:1: warning[unreadable] le fichier ne peut pas être lu : Too many levels of symbolic links (os error 40)",
        "facts/secret.toml:1:1: warning[unreadable] le fichier ne peut pas être lu : it lies outside the desk",
        "facts/up:1:1: warning[unreadable] le fichier ne peut pas être lu : it is a link to a folder, and not followed",
    ];
    assert_eq!(err(&found).lines().collect::<Vec<_>>(), missed);
    let outside = factlint(desk.path(), &["check", "--outside"]);
    assert_eq!((out(&outside).as_str(), outside.status.code()), ("", Some(2)), "{}", err(&outside));
    assert!(err(&outside).contains("facts/up:1:1: error[unreadable]"), "{}", err(&outside));
    let sources = factlint(desk.path(), &["sources", "list"]);
    assert!(!out(&sources).contains("002"), "{}", out(&sources));
}

/// What leaves files out comes with a desk: as a link out of it, a pipe, or without end it is told, and not a line of it is shown.
#[cfg(unix)]
#[test]
fn what_leaves_drafts_out_is_a_file_of_the_desk() {
    use std::os::unix::fs::symlink;
    let elsewhere = tempfile::tempdir().unwrap();
    let secret = elsewhere.path().join("secret");
    fs::write(&secret, "[secret\n").unwrap();
    let desk = desk(&[("a.md", WRONG), ("sub/b.md", WRONG)]);
    let told = |path: &str, fault: &str| {
        for arguments in [&["check", "."][..], &["check", "drafts/sub"], &["check", "--force-exclude", "drafts/sub/b.md"]] {
            let found = factlint(desk.path(), arguments);
            // Only `.factlintignore` counts for a draft that is named.
            if arguments.len() < 3 || path.ends_with(".factlintignore") {
                let words = err(&found);
                assert!(words.starts_with("factlint: ") && words.ends_with(&format!("{path}: {fault}\n")), "{arguments:?} {words}");
                assert_eq!((out(&found).as_str(), found.status.code()), ("", Some(2)), "{arguments:?}");
            }
        }
        fs::remove_file(desk.path().join(path)).unwrap();
    };
    let put = |path: &str| desk.path().join(path);
    for path in [".ignore", ".gitignore", ".factlintignore", "drafts/sub/.factlintignore"] {
        symlink(&secret, put(path)).unwrap();
        told(path, "it leads out of its folder, and is not read");
    }
    fs::File::create(put(".factlintignore")).unwrap().set_len((1 << 20) + 1).unwrap();
    told(".factlintignore", "it is larger than 1 MiB, and not read");
    assert!(std::process::Command::new("mkfifo").arg(put(".factlintignore")).status().unwrap().success());
    told(".factlintignore", "it is no file, and not read");
    // Within the desk a link is as good as a file, and a repository has a list of its own.
    fs::write(desk.path().join("drafts/list"), "b.md\n").unwrap();
    symlink("../list", desk.path().join("drafts/sub/.factlintignore")).unwrap();
    let found = factlint(desk.path(), &["check"]);
    assert!(out(&found).contains("drafts/a.md") && !out(&found).contains("b.md"), "{}{}", out(&found), err(&found));
    fs::create_dir_all(desk.path().join(".git/info")).unwrap();
    fs::write(desk.path().join(".git/info/exclude"), "a.md\n").unwrap();
    assert!(err(&factlint(desk.path(), &["check"])).starts_with("factlint: no draft to check"));
    fs::remove_file(desk.path().join(".git/info/exclude")).unwrap();
    symlink("/dev/zero", desk.path().join(".git/info/exclude")).unwrap();
    told(".git/info/exclude", "it leads out of its folder, and is not read");
}

/// Clocks that were never set, that run ahead, that are of nowhere.
#[test]
fn clocks_that_are_wrong_change_nothing_that_has_a_date() {
    let desk = desk(&[("a.md", WRONG)]);
    let expected = out(&factlint(desk.path(), &["check"]));
    let (past, future) = (
        std::time::UNIX_EPOCH - std::time::Duration::from_secs(9_000),
        std::time::UNIX_EPOCH + std::time::Duration::from_secs(9_000_000_000),
    );
    for (time, zone) in [(past, "Pacific/Kiritimati"), (future, "Nowhere/At_All"), (future, "\u{1}:/x")] {
        for path in ["factlint.toml", "facts/example.toml", "drafts/a.md", "sources/001.txt"] {
            fs::OpenOptions::new().write(true).open(desk.path().join(path)).unwrap().set_modified(time).unwrap();
        }
        let found = command(desk.path(), &["check"]).env("TZ", zone).output().unwrap();
        assert_eq!((out(&found).as_str(), err(&found).as_str()), (expected.as_str(), ""), "{zone}");
    }
}

#[test]
fn a_source_whose_bytes_say_nothing_is_told_and_one_that_says_its_charset_is_read() {
    let desk = desk(&[("a.md", "---\ndate: 2026-03-03\nlang: fr\n---\n\nInès Borel, 44 ans, est rentrée.\n")]);
    let sources = desk.path().join("sources");
    fs::write(sources.join("002.txt"), b"3 mars 2026\n\nUn caf\xe9.\n").unwrap();
    let page = b"<html><head><meta charset=\"iso-8859-1\"></head><body><p>3 mars 2026</p><p>La capitaine In\xe8s Borel, 41 ans, est rentr\xe9e. In\xe8s Borel va bien.</p></body></html>";
    fs::write(sources.join("003.html"), page).unwrap();
    fs::create_dir(sources.join("b")).unwrap();
    fs::write(sources.join("b/001.txt"), "Rien.\n").unwrap();
    for arguments in [["check", "drafts"], ["facts", "check"]] {
        let found = factlint(desk.path(), &arguments);
        let said = format!("{}{}", out(&found), err(&found));
        assert!(said.contains("sources/002.txt") && said.contains("UTF-8") && !said.contains("sources/003.html"), "{said}");
        assert!(said.contains("sources/b/001.txt") || said.contains("001.txt:1:1"), "{said}");
    }
    let said = out(&factlint(desk.path(), &["check", "drafts"]));
    assert!(said.contains("contradicts-source") && said.contains("41 ans"), "{said}");
}
