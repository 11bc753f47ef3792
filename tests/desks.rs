//! The development desks: invented stories with wrong and right drafts, and how many of them the engine tells apart.
//!
//! `cargo test --test desks -- --nocapture` prints the table, by desk and by rule.
//! A case is a line of `cases.jsonl`: a draft, and what must be flagged in it; where nothing must be, it is right.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "the table is for whoever runs it by hand")]

use factlint::check::{Memo, Options, check};
use factlint::facts::Desk;
use factlint::rules::Severity;
use factlint::text::{Markup, Span};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The lowest recall and precision that each desk may have, in hundredths: what was reached, so that nothing is lost again.
const FLOORS: &[(&str, usize, usize)] =
    &[("company", 80, 94), ("council", 45, 90), ("court", 69, 90), ("match", 39, 58), ("obituary", 61, 84), ("storm", 54, 71)];

#[derive(Deserialize)]
struct Case {
    id: String,
    lang: String,
    date: String,
    text: String,
    expect: Vec<Wanted>,
}

#[derive(Deserialize)]
struct Wanted {
    text: String,
    #[serde(default = "first")]
    nth: usize,
    sources: Vec<String>,
    fix: Option<String>,
}

const fn first() -> usize {
    1
}

#[derive(Default)]
struct Tally {
    hit: usize,
    missed: usize,
    unsourced: usize,
    unfixed: usize,
    alarms: usize,
    right: usize,
    left_alone: usize,
    rules: BTreeMap<&'static str, (usize, usize)>,
}

impl Tally {
    const fn recall(&self) -> usize {
        share(self.hit, self.hit + self.missed)
    }

    const fn precision(&self) -> usize {
        share(self.hit, self.hit + self.alarms)
    }
}

const fn share(part: usize, whole: usize) -> usize {
    match (part * 100).checked_div(whole) {
        Some(hundredths) => hundredths,
        None => 100,
    }
}

fn desks() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/desks")
}

fn cases(desk: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(desk.join("cases.jsonl")).unwrap();
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Where a wanted text stands in a draft.
fn place(draft: &str, wanted: &Wanted) -> Span {
    let start = draft.match_indices(&wanted.text).nth(wanted.nth - 1).map(|(at, _)| at).unwrap();
    Span::new(start, start + wanted.text.len())
}

fn tally(name: &str) -> Tally {
    let root = desks().join(name);
    let desk = Desk::open(&root);
    assert_eq!(desk.problems, [], "{name}");
    let mut out = Tally::default();
    for case in cases(&root) {
        judge(&desk, &case, &mut out);
    }
    out
}

fn judge(desk: &Desk, case: &Case, out: &mut Tally) {
    let draft = format!("---\ndate: {}\nlang: {}\n---\n\n{}\n", case.date, case.lang, case.text);
    let report = check(&draft, Markup::Markdown, &desk.base, &Options::default(), &mut Memo::default());
    let told: Vec<_> = report.findings.iter().filter(|finding| finding.severity >= Severity::Warning).collect();
    let wanted: Vec<(&Wanted, Span)> = case.expect.iter().map(|wanted| (wanted, place(&draft, wanted))).collect();
    for finding in &told {
        let good = wanted.iter().any(|(_, span)| span.overlaps(finding.span));
        let tally = out.rules.entry(finding.rule.name).or_default();
        if good {
            tally.0 += 1
        } else {
            tally.1 += 1
        }
        out.alarms += usize::from(!good);
    }
    for (wanted, span) in &wanted {
        let Some(finding) = told.iter().find(|finding| span.overlaps(finding.span)) else {
            out.missed += 1;
            continue;
        };
        out.hit += 1;
        let ids: Vec<&str> = finding.sources.iter().map(|source| desk.base.source(source.source).id.as_str()).collect();
        out.unsourced += usize::from(!wanted.sources.iter().any(|id| ids.contains(&id.as_str())));
        let fixed = |text: &String| finding.fixes.iter().any(|fix| fix.edits.iter().any(|edit| edit.text.contains(text.as_str())));
        out.unfixed += usize::from(wanted.fix.as_ref().is_some_and(|text| !fixed(text)));
    }
    if case.expect.is_empty() {
        out.right += 1;
        out.left_alone += usize::from(told.is_empty());
    }
    assert!(case.id.starts_with(if case.expect.is_empty() { 'R' } else { 'W' }), "{}", case.id);
}

#[test]
fn no_desk_falls_back() {
    println!("{:10} {:>6} {:>9} {:>11} {:>9} {:>8}", "desk", "recall", "precision", "left alone", "unsourced", "unfixed");
    let mut rules: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (name, recall, precision) in FLOORS {
        let tally = tally(name);
        let alone = format!("{}/{}", tally.left_alone, tally.right);
        println!("{name:10} {:6} {:9} {alone:>11} {:9} {:8}", tally.recall(), tally.precision(), tally.unsourced, tally.unfixed);
        for (rule, (good, bad)) in &tally.rules {
            let sum = rules.entry(rule).or_default();
            *sum = (sum.0 + good, sum.1 + bad);
        }
        assert!(tally.recall() >= *recall, "{name}: recall {} is below {recall}", tally.recall());
        assert!(tally.precision() >= *precision, "{name}: precision {} is below {precision}", tally.precision());
    }
    println!("\n{:16} {:>5} {:>6} {:>9}", "rule", "right", "wrong", "precision");
    for (rule, (good, bad)) in rules {
        println!("{rule:16} {good:5} {bad:6} {:9}", share(good, good + bad));
    }
}

#[test]
fn every_desk_is_measured() {
    let folders = std::fs::read_dir(desks()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let complete = folders.filter(|name| desks().join(name).join("cases.jsonl").exists());
    for name in complete {
        assert!(FLOORS.iter().any(|(known, ..)| *known == name), "{name} has no floor");
    }
}
