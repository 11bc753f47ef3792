//! `factlint facts propose --into` where it is killed or can't write: the fact file is the old one or the new one.

use super::faults::seen;
use super::{command, desk, err, factlint};
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

const PROPOSE: [&str; 4] = ["facts", "propose", "--into", "facts/new.toml"];

/// A desk with a text that says more than its facts, and a fact file of a curator's to add to.
fn telling(size: usize) -> (tempfile::TempDir, String) {
    let desk = desk(&[]);
    let text = "3 mars 2026\n\nLuc Vidal, 41 ans, a été élu maire.\n";
    fs::write(desk.path().join("sources/002.txt"), text).unwrap();
    let entity = "[entities.luc-vidal]\nkind = \"person\"\nnames = [\"Luc Vidal\"]\n";
    let old = format!("{}{entity}", "# What a curator wrote.\n".repeat(size));
    fs::write(desk.path().join("facts/new.toml"), &old).unwrap();
    (desk, old)
}

fn file(desk: &Path) -> String {
    fs::read_to_string(desk.join("facts/new.toml")).unwrap()
}

/// When a run is killed.
enum Moment {
    After(Duration),
    /// As soon as something stands beside the file.
    Beside(Duration),
}

#[test]
fn a_kill_leaves_the_fact_file_old_or_new() {
    let (whole, old) = telling(4_000);
    let start = Instant::now();
    assert_eq!(factlint(whole.path(), &PROPOSE).status.code(), Some(0));
    let (takes, new) = (start.elapsed(), file(whole.path()));
    assert!(new.starts_with(old.trim_end()) && new.contains("[facts.luc-vidal.age]"), "{}", &new[old.len()..]);
    let spread = (0..3).map(|nth| Moment::After(takes * nth / 3));
    let beside = [0, 200, 1_000].map(|micros| Moment::Beside(Duration::from_micros(micros)));
    let mut stayed = 0;
    for moment in spread.chain(beside) {
        let (desk, old) = telling(4_000);
        let facts = desk.path().join("facts");
        let mut child = command(desk.path(), &PROPOSE).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let hidden = || fs::read_dir(&facts).unwrap().count() > 2;
        match moment {
            Moment::After(time) => std::thread::sleep(time),
            Moment::Beside(time) => {
                while child.try_wait().unwrap().is_none() && !hidden() {}
                std::thread::sleep(time);
            }
        }
        let _ = child.kill();
        child.wait().unwrap();
        let left = file(desk.path());
        assert!(left == old || left == new, "neither the old one nor the new one");
        stayed += usize::from(left == old);
        assert_eq!(seen(&facts), ["example.toml", "new.toml"], "what is left beside is hidden");
        // What was cut short is done by the same line, once.
        assert_eq!(factlint(desk.path(), &PROPOSE).status.code(), Some(0));
        assert_eq!(file(desk.path()), new);
    }
    assert!(stayed > 0, "some were killed before");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_fact_file_as_it_was() {
    let (desk, old) = telling(500);
    let failed = super::faults::cramped(desk.path(), &PROPOSE);
    assert_eq!(failed.status.code(), Some(2), "{}", err(&failed));
    assert!(err(&failed).contains("facts/new.toml: File too large"), "{}", err(&failed));
    assert_eq!((file(desk.path()), fs::read_dir(desk.path().join("facts")).unwrap().count()), (old, 2), "nothing is left beside");
    assert_eq!(factlint(desk.path(), &PROPOSE).status.code(), Some(0), "with room, the same is done");
}

#[cfg(unix)]
#[test]
fn a_desk_that_is_read_only_keeps_its_fact_file() {
    use std::os::unix::fs::PermissionsExt;
    let (desk, old) = telling(1);
    let mode = |mode: u32| {
        ["", "facts", "sources"].iter().for_each(|folder| {
            fs::set_permissions(desk.path().join(folder), fs::Permissions::from_mode(mode)).unwrap();
        });
    };
    mode(0o555);
    let failed = super::faults::as_a_guest(desk.path(), &PROPOSE);
    mode(0o755);
    assert_eq!(failed.status.code(), Some(2), "{}", err(&failed));
    assert!(err(&failed).contains("facts/new.toml: Permission denied"), "{}", err(&failed));
    assert_eq!((file(desk.path()), fs::read_dir(desk.path().join("facts")).unwrap().count()), (old, 2));
}
