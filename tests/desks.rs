//! The development desks: invented stories with wrong and right drafts, and how many of them the engine tells apart.
//!
//! `cargo test --test desks -- --nocapture` prints the table, by desk, by rule and by attribute.
//! A case is a line of `cases.jsonl`: a draft, and what must be flagged in it; where nothing must be, it is right.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "the table is for whoever runs it by hand")]

use factlint::rules::Severity;
use factlint::rules::trust::doubted;
use factlint::text::Span;
use serde::Deserialize;
use std::collections::BTreeMap;

mod story;

use story::Story;

/// The lowest recall and precision that each desk may have, in hundredths: what was reached, so that nothing is lost again.
const FLOORS: &[(&str, usize, usize)] =
    &[("company", 92, 98), ("council", 92, 98), ("court", 93, 98), ("match", 93, 98), ("obituary", 95, 98), ("storm", 97, 98)];

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
    rules: Counts,
    attributes: Counts,
}

/// Right and wrong findings, by a name.
type Counts = BTreeMap<String, (usize, usize)>;

/// How many findings it takes to tell whether a rule or an attribute has earned its severity.
const ENOUGH: usize = 5;

/// The precision, in hundredths, below which findings report as information.
const EARNED: usize = 90;

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

/// Where a wanted text stands in a draft, front matter left out: "3-1" is also part of a date.
fn place(draft: &str, wanted: &Wanted) -> Span {
    let body = draft.find("---\n\n").unwrap();
    let start = body + draft[body..].match_indices(&wanted.text).nth(wanted.nth - 1).map(|(at, _)| at).unwrap();
    Span::new(start, start + wanted.text.len())
}

fn tally(name: &str) -> Tally {
    let story = Story::open(name);
    let mut out = Tally::default();
    for case in story.lines("cases.jsonl") {
        judge(&story, &case, &mut out);
    }
    out
}

fn judge(story: &Story, case: &Case, out: &mut Tally) {
    let (desk, (draft, report)) = (&story.desk, story.report(&case.date, &case.lang, &case.text));
    let measured: Vec<_> = report.findings.iter().filter(|finding| finding.severity >= Severity::Info).collect();
    let told: Vec<_> = measured.iter().copied().filter(|finding| finding.severity >= Severity::Warning).collect();
    let wanted: Vec<(&Wanted, Span)> = case.expect.iter().map(|wanted| (wanted, place(&draft, wanted))).collect();
    for finding in &measured {
        let good = wanted.iter().any(|(_, span)| span.overlaps(finding.span));
        let attribute = finding.fact.map(|fact| desk.base.attribute(desk.base.fact(fact).attribute).name.clone());
        count(&mut out.rules, finding.rule.name.to_owned(), good);
        attribute.into_iter().for_each(|name| count(&mut out.attributes, name, good));
        out.alarms += usize::from(!good && finding.severity >= Severity::Warning);
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

fn count(counts: &mut Counts, name: String, good: bool) {
    let tally = counts.entry(name).or_default();
    *(if good { &mut tally.0 } else { &mut tally.1 }) += 1;
}

fn add(sum: &mut Counts, more: &Counts) {
    for (name, (good, bad)) in more {
        let tally = sum.entry(name.clone()).or_default();
        *tally = (tally.0 + good, tally.1 + bad);
    }
}

fn print(what: &str, counts: &Counts) {
    println!("\n{what:22} {:>5} {:>6} {:>9}", "right", "wrong", "precision");
    for (name, (good, bad)) in counts {
        println!("{name:22} {good:5} {bad:6} {:9}", share(*good, good + bad));
    }
}

/// Whether each name with enough findings is listed as doubted just where its precision says so.
fn assert_earned(counts: &Counts, listed: &[String]) {
    for (name, (good, bad)) in counts.iter().filter(|(_, (good, bad))| good + bad >= ENOUGH) {
        let doubted = share(*good, good + bad) < EARNED;
        assert_eq!(doubted, listed.contains(name), "{name}: {good} right and {bad} wrong, src/rules/trust.toml must say so");
    }
}

#[test]
fn no_desk_falls_back() {
    println!("{:10} {:>6} {:>9} {:>11} {:>9} {:>8}", "desk", "recall", "precision", "left alone", "unsourced", "unfixed");
    let (mut rules, mut attributes) = (Counts::new(), Counts::new());
    for (name, recall, precision) in FLOORS {
        let tally = tally(name);
        let alone = format!("{}/{}", tally.left_alone, tally.right);
        println!("{name:10} {:6} {:9} {alone:>11} {:9} {:8}", tally.recall(), tally.precision(), tally.unsourced, tally.unfixed);
        add(&mut rules, &tally.rules);
        add(&mut attributes, &tally.attributes);
        assert!(tally.recall() >= *recall, "{name}: recall {} is below {recall}", tally.recall());
        assert!(tally.precision() >= *precision, "{name}: precision {} is below {precision}", tally.precision());
    }
    print("rule", &rules);
    print("attribute", &attributes);
    assert_earned(&rules, &doubted().rules);
    assert_earned(&attributes, &doubted().attributes);
}
