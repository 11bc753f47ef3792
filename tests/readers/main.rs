//! Readers of outside bytes keep what they promise on random bytes, on the project's own files once they are damaged,
//! and on what once broke one of them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod promises;

use promises::{READERS, hold};
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestRunner};
use std::fs;
use std::path::{Path, PathBuf};

/// The most that a reader is given of a file, in bytes.
const LONGEST: usize = 3_000;

/// What a reader is meant for: the project's own files, as `fuzz/seed` takes them.
fn seeds(reader: &str) -> Vec<PathBuf> {
    let list = include_str!("seeds.txt").lines().filter_map(|line| line.split_once(": "));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    list.filter(|(name, _)| *name == reader).map(|(_, path)| root.join(path)).collect()
}

/// Damage: a stretch goes, and something comes in its place.
type Damage = (Index, usize, Vec<u8>);

fn damage() -> impl Strategy<Value = Damage> {
    let marks = &b"<>[]{}\"'`*_#|&;:=-+.,()\\/%~^ \n\r\t\0\x1b\xff"[..];
    let come = prop_oneof![
        select(marks).prop_map(|mark| vec![mark]),
        (select(marks), 1..40_usize).prop_map(|(mark, times)| vec![mark; times]),
        any::<char>().prop_map(|c| c.to_string().into_bytes()),
        Just(Vec::new()),
        proptest::collection::vec(any::<u8>(), 0..9),
    ];
    (any::<Index>(), prop_oneof![Just(0_usize), 0..9_usize, 0..300_usize], come)
}

fn damaged(file: &[u8], from: Index, damages: &[Damage]) -> Vec<u8> {
    let start = from.index(file.len().saturating_sub(LONGEST) + 1);
    let mut out = file[start..file.len().min(start + LONGEST)].to_vec();
    for (at, gone, come) in damages {
        let at = at.index(out.len() + 1);
        let end = out.len().min(at + gone);
        out.splice(at..end, come.iter().copied());
    }
    out
}

/// A tenth of the cases that proptest would take: `PROPTEST_CASES=20000` makes it two thousand.
fn runner() -> TestRunner {
    let given = Config::default();
    TestRunner::new(Config { cases: given.cases.div_ceil(10), failure_persistence: None, ..given })
}

fn holds(name: &str) {
    runner()
        .run(&proptest::collection::vec(any::<u8>(), 0..200), |bytes| {
            hold(name, &bytes);
            Ok(())
        })
        .unwrap();
    let files: Vec<Vec<u8>> = seeds(name).iter().map(|path| fs::read(path).unwrap()).collect();
    assert!(!files.is_empty(), "{name} has no seed");
    let hurt = (select(files), any::<Index>(), proptest::collection::vec(damage(), 0..8));
    runner()
        .run(&hurt, |(file, from, damages)| {
            hold(name, &damaged(&file, from, &damages));
            Ok(())
        })
        .unwrap();
    found(name).iter().for_each(|path| hold(name, &fs::read(path).unwrap()));
}

/// What once broke a reader.
fn found(reader: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/found").join(reader);
    fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect()
}

/// A test a reader.
macro_rules! readers {
    ($($name:ident)*) => {
        $(#[test] fn $name() { holds(stringify!($name)); })*

        #[test]
        fn every_reader_is_here_and_has_a_target_for_the_fuzzer() {
            let names: Vec<&str> = READERS.iter().map(|(name, _)| *name).collect();
            assert_eq!(names, [$(stringify!($name)),*]);
            let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/Cargo.toml")).unwrap();
            let targets: Vec<&str> = manifest.lines().filter_map(|line| line.strip_prefix("path = \"fuzz_targets/")?.strip_suffix(".rs\"")).collect();
            assert_eq!(targets, names);
        }
    };
}

readers! {
    markdown html plain asciidoc rst latex office values notation draft page facts config outline
    csv mapping popolo wikidata claimreview csl frames messages compiled
}
