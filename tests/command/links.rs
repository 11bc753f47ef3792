//! A desk may come from anybody: what is in it leads no command out of it, neither to read nor to write.

use super::import::{ARGUMENTS, table};
use super::{WRONG, err, factlint, out};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

/// A desk with a table to import, beside a folder with a file of somebody's.
fn beside() -> (tempfile::TempDir, tempfile::TempDir) {
    let (desk, other) = (table(1), tempfile::tempdir().unwrap());
    fs::write(desk.path().join("drafts/a.md"), WRONG).unwrap();
    fs::write(other.path().join("mine"), "mine").unwrap();
    fs::write(desk.path().join("new.txt"), "Un mot de plus.\n").unwrap();
    (desk, other)
}

fn untouched(other: &Path) -> bool {
    fs::read_dir(other).unwrap().count() == 1 && fs::read_to_string(other.join("mine")).is_ok_and(|text| text == "mine")
}

#[test]
fn what_lies_in_the_folder_of_an_import_leads_nowhere() {
    let state = "{\"asked\":\"\",\"parts\":1,\"done\":{}}";
    for name in ["lock", "state.json", "000001.toml", "other"] {
        let (desk, other) = beside();
        let parts = desk.path().join("facts/.people.import");
        fs::create_dir(&parts).unwrap();
        fs::write(parts.join("state.json"), state).unwrap();
        let _ = fs::remove_file(parts.join(name));
        symlink(other.path().join("mine"), parts.join(name)).unwrap();
        let refused = factlint(desk.path(), &ARGUMENTS);
        assert!(err(&refused).contains("was not left by an import") && refused.status.code() == Some(2), "{name}: {}", err(&refused));
        assert!(untouched(other.path()) && !desk.path().join("facts/people.toml").exists(), "{name}");
    }
    let (desk, other) = beside();
    symlink(other.path(), desk.path().join("facts/.people.import")).unwrap();
    assert_eq!((factlint(desk.path(), &ARGUMENTS).status.code(), untouched(other.path())), (Some(2), true));
}

#[test]
fn nothing_new_is_written_through_a_folder_that_leads_out() {
    let (desk, other) = beside();
    fs::write(desk.path().join("sources/002.txt"), "3 mars 2026\n\nLuc Vidal, 41 ans, a été élu maire.\n").unwrap();
    symlink(other.path(), desk.path().join("facts/out")).unwrap();
    let mut import = ARGUMENTS;
    import[6] = "facts/out/people.toml";
    for arguments in [&import[..], &["facts", "propose", "--into", "facts/out/new.toml"]] {
        let refused = factlint(desk.path(), arguments);
        assert!(err(&refused).contains("a link leads out of the desk"), "{arguments:?}: {}{}", out(&refused), err(&refused));
        assert!(refused.status.code() == Some(2) && untouched(other.path()), "{arguments:?}");
    }
    fs::rename(desk.path().join("facts"), desk.path().join("kept")).unwrap();
    symlink(other.path(), desk.path().join("facts")).unwrap();
    let refused = factlint(desk.path(), &["sources", "add", "new.txt", "--id", "009"]);
    assert!(refused.status.code() == Some(2) && untouched(other.path()), "{}", out(&refused));
    assert!(!desk.path().join("sources/009.txt").exists(), "nor is the text stored without its entry");
    let folder = desk.path().join("new");
    fs::create_dir(&folder).unwrap();
    symlink(other.path(), folder.join("facts")).unwrap();
    let refused = factlint(desk.path(), &["init", "new"]);
    assert!(refused.status.code() == Some(2) && untouched(other.path()), "{}", out(&refused));
    assert!(!folder.join("factlint.toml").exists(), "all or nothing");
}

#[test]
fn drafts_of_another_folder_are_neither_read_nor_mended() {
    let (desk, other) = beside();
    fs::remove_dir_all(desk.path().join("drafts")).unwrap();
    fs::write(other.path().join("mine"), WRONG).unwrap();
    fs::rename(other.path().join("mine"), other.path().join("mine.md")).unwrap();
    symlink(other.path(), desk.path().join("drafts")).unwrap();
    for arguments in [&["check"][..], &["check", "--fix"], &["facts", "affected", "lea-marchal"]] {
        let refused = factlint(desk.path(), arguments);
        assert!(err(&refused).contains("drafts: it leads out of the desk"), "{arguments:?}: {}{}", out(&refused), err(&refused));
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(fs::read_to_string(other.path().join("mine.md")).unwrap(), WRONG);
}

#[test]
fn a_desk_whose_drafts_are_elsewhere_says_so() {
    let (desk, _) = beside();
    fs::write(desk.path().join("factlint.toml"), "drafts = [\"../other\"]\n").unwrap();
    let told = err(&factlint(desk.path(), &["check"]));
    assert!(told.contains("names no folder of drafts inside it"), "{told}");
}
