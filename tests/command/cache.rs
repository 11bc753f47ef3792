//! Compiled desks: what a run says doesn't hang on whether it opened one.

use super::{WRONG, command, desk, err, out};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::Instant;
use tempfile::TempDir;

fn cached(desk: &Path, arguments: &[&str]) -> Output {
    command(desk, arguments).env_remove("FACTLINT_NO_CACHE").env("FACTLINT_CACHE_DIR", desk.join(".cache")).output().unwrap()
}

/// A desk that was compiled, and its compiled file.
fn compiled() -> (TempDir, PathBuf) {
    let desk = desk(&[("a.md", WRONG)]);
    let output = cached(desk.path(), &["compile"]);
    assert!(output.status.success() && out(&output).contains("entities and"), "{}{}", out(&output), err(&output));
    let file = PathBuf::from(out(&output).trim().rsplit_once(": ").unwrap().1);
    (desk, file)
}

#[test]
fn a_desk_is_compiled_once_and_says_the_same() {
    let (desk, _) = compiled();
    assert_eq!(out(&cached(desk.path(), &["compile"])), "nothing has changed since it was compiled\n");
    let (with, without) =
        (cached(desk.path(), &["check", "--format", "json"]), cached(desk.path(), &["check", "--format", "json", "--no-cache"]));
    assert_eq!((with.status.code(), out(&with)), (Some(1), out(&without)));
    let (with, without) = (cached(desk.path(), &["facts", "list"]), cached(desk.path(), &["facts", "list", "--no-cache"]));
    assert_eq!(out(&with), out(&without));
}

/// What a desk knows may not be out yet: no one else looks into what is kept of it, whatever their user lets others do.
#[cfg(unix)]
#[test]
fn what_is_kept_is_its_users_alone() {
    use std::os::unix::fs::PermissionsExt;
    for inside in ["cache", "deep/er/cache"] {
        let desk = desk(&[("a.md", WRONG)]);
        let cache = desk.path().join(inside);
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", "umask 000; exec \"$0\" check", env!("CARGO_BIN_EXE_factlint")]).current_dir(desk.path());
        shell.env_remove("FACTLINT_NO_CACHE").env("FACTLINT_CACHE_DIR", &cache);
        assert_eq!(shell.output().unwrap().status.code(), Some(1));
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let inner = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
        let homes = inner(&cache);
        let files: Vec<PathBuf> = homes.iter().flat_map(|home| inner(home)).collect();
        assert_eq!(([&cache].into_iter().chain(&homes).map(|path| mode(path)).collect::<Vec<_>>(), homes.len()), (vec![0o700; 2], 1));
        assert!(files.len() >= 3 && files.iter().all(|path| mode(path) & 0o077 == 0), "{files:?}");
    }
}

#[test]
fn checking_compiles_by_itself() {
    let desk = desk(&[("a.md", WRONG)]);
    assert_eq!(cached(desk.path(), &["check"]).status.code(), Some(1));
    assert_eq!(out(&cached(desk.path(), &["compile"])), "nothing has changed since it was compiled\n");
}

#[test]
fn a_damaged_file_changes_nothing() {
    let (desk, file) = compiled();
    let before = out(&cached(desk.path(), &["check", "--format", "json"]));
    let mut bytes = fs::read(&file).unwrap();
    // All but the end, without which it isn't opened at all.
    let end = bytes.len() * 9 / 10;
    (0..end).step_by(4096).for_each(|at| bytes[at] ^= 1);
    fs::write(&file, &bytes).unwrap();
    assert_eq!(out(&cached(desk.path(), &["check", "--format", "json"])), before);
    assert_ne!(fs::read(&file).unwrap(), bytes, "it was made anew");
}

/// Commands that look at all of a desk see that its file is damaged, wherever that is.
#[test]
fn a_damaged_page_changes_nothing_of_what_is_listed_or_leaves() {
    let (desk, file) = compiled();
    let sound = fs::read(&file).unwrap();
    for arguments in [&["facts", "list"][..], &["export", "claimreview"], &["check", "--outside", "--format", "json"]] {
        let before = out(&cached(desk.path(), arguments));
        for page in (0..sound.len() * 9 / 10).step_by(48 * 4096) {
            let mut damaged = sound.clone();
            damaged[page] ^= 1;
            fs::write(&file, &damaged).unwrap();
            assert_eq!(out(&cached(desk.path(), arguments)), before, "{arguments:?}, byte {page}");
            assert_eq!(fs::read(&file).unwrap(), sound, "it was made anew");
        }
    }
}

/// Killed at any time, compiling leaves no file that a later run would take for a whole one.
#[test]
fn a_kill_while_compiling_changes_nothing() {
    let people = |nth: usize| format!("[entities.p{nth}]\nkind = \"person\"\nnames = [\"Prénom Nom{nth}\"]\n\n");
    let many: String = (0..2_000).map(people).collect();
    let populous = || {
        let desk = desk(&[("a.md", WRONG)]);
        fs::write(desk.path().join("facts/people.toml"), &many).unwrap();
        desk
    };
    let (whole, start) = (populous(), Instant::now());
    assert_eq!(cached(whole.path(), &["compile"]).status.code(), Some(0));
    let takes = start.elapsed();
    let without = cached(whole.path(), &["check", "--format", "json", "--no-cache"]);
    assert_eq!(without.status.code(), Some(1), "{}", err(&without));
    // The end, where it is written, is looked at more closely.
    for share in [0, 30, 60, 80, 90, 95, 100] {
        let desk = populous();
        let mut child = command(desk.path(), &["compile"])
            .env_remove("FACTLINT_NO_CACHE")
            .env("FACTLINT_CACHE_DIR", desk.path().join(".cache"))
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(takes * share / 100);
        let _ = child.kill();
        child.wait().unwrap();
        for _ in 0..2 {
            assert_eq!(out(&cached(desk.path(), &["check", "--format", "json"])), out(&without), "after {share} % of the time");
        }
    }
}

#[test]
fn what_is_kept_can_be_removed() {
    let (desk, file) = compiled();
    assert_eq!(out(&cached(desk.path(), &["clean"])), "removed\n");
    assert!(!file.exists());
    assert_eq!(out(&cached(desk.path(), &["clean"])), "there was nothing to remove\n");
    assert_eq!(out(&cached(desk.path(), &["clean", "--all"])), "removed\n");
}

/// A cache may have been put where something else is.
#[test]
fn what_is_not_the_cache_s_stays() {
    let (desk, file) = compiled();
    let cache = desk.path().join(".cache");
    let theirs = ["desk", "photos/desk", "0123456789abcdef/photo", "0123456789abcdeg/desk"].map(|path| cache.join(path));
    for path in &theirs {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "no folder of this name").unwrap();
    }
    fs::write(desk.path().join("facts/more.toml"), "").unwrap();
    assert!(cached(desk.path(), &["compile"]).status.success());
    assert_eq!(out(&cached(desk.path(), &["clean", "--all"])), "removed\n");
    assert!(!file.exists() && theirs.iter().all(|path| path.exists()));
}

#[test]
fn nothing_is_kept_where_that_is_asked_for() {
    let desk = desk(&[("a.md", WRONG)]);
    assert_eq!(cached(desk.path(), &["check", "--no-cache"]).status.code(), Some(1));
    assert!(!desk.path().join(".cache").exists());
}
