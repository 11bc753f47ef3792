//! What is told of each fact of the development desks, in French and in English: its topic, its value, and what its sources say, kept beside the desk.
//!
//! `UPDATE_EXPECT=1 cargo test --test told` writes what is told now, to be read before it is committed.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use factlint::facts::{Base, Desk, Fact};
use factlint::language::Lang;
use factlint::rules::wording;
use std::path::Path;

#[test]
fn each_desk_tells_its_facts() {
    for name in ["company", "council", "court", "match", "obituary", "storm"] {
        compare(name);
    }
}

fn compare(name: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/desks").join(name);
    let base = Desk::open(&root).base;
    let card = |fact: &Fact| format!("{}\n{}", fact.id, Lang::ALL.map(|lang| told(&base, fact, lang)).concat());
    let now: String = base.facts.iter().map(card).collect();
    let path = root.join("told.txt");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let expected = std::fs::read_to_string(path).unwrap();
    for (now, expected) in now.lines().zip(expected.lines()) {
        assert_eq!(now, expected, "of {name}: UPDATE_EXPECT=1 writes it anew");
    }
    assert_eq!(now.lines().count(), expected.lines().count());
}

fn told(base: &Base, fact: &Fact, lang: Lang) -> String {
    let (topic, known) = (wording::topic(base, fact, lang), wording::known(base, fact, lang));
    let (sides, since) = (wording::sides(base, fact, lang), wording::since(fact, lang));
    let said = fact.says.iter().map(|reading| wording::said(base, fact, reading, lang));
    format!("  {topic}: {known}{since} = {}\n  {sides}\n", said.collect::<Vec<_>>().join(" | "))
}
