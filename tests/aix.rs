//! The example desk: it loads, and its drafts give what they are there to give.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use factlint::check::{self, Memo, Options, Report};
use factlint::facts::Desk;
use factlint::text::Markup;
use std::path::PathBuf;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/aix")
}

fn report(name: &str) -> Report {
    let desk = Desk::open(&root());
    let text = std::fs::read_to_string(root().join("drafts").join(name)).unwrap();
    check::check(&text, Markup::MARKDOWN, &desk.base, &Options::default(), &mut Memo::default())
}

fn told(report: &Report) -> Vec<String> {
    report.findings.iter().map(|finding| format!("[{}] {} : {}", finding.rule.name, finding.text, finding.message)).collect()
}

#[test]
fn the_desk_loads_without_a_problem() {
    let desk = Desk::open(&root());
    assert_eq!(desk.problems, []);
    assert!(desk.base.facts.len() >= 84, "{} facts", desk.base.facts.len());
    assert_eq!(desk.base.sources.len(), 5);
}

#[test]
fn mistakes_are_found() {
    assert!(report("kessaci-erreurs.md").findings.len() >= 12, "{:#?}", told(&report("kessaci-erreurs.md")));
    assert!(report("kessaci-errors.md").findings.len() >= 6, "{:#?}", told(&report("kessaci-errors.md")));
}

#[test]
fn every_finding_on_a_fact_names_its_sources() {
    for name in ["kessaci-erreurs.md", "kessaci-errors.md"] {
        let report = report(name);
        let silent = report.findings.iter().filter(|finding| finding.fact.is_some() && finding.sources.is_empty());
        assert_eq!(silent.count(), 0, "{:#?}", told(&report));
    }
}

#[test]
fn near_misses_are_let_be() {
    let report = report("kessaci-juste.md");
    assert_eq!(told(&report), Vec::<String>::new());
    assert!(report.verified.len() >= 10, "{} claims read", report.verified.len());
}
