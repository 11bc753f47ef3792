//! What the engine costs: a 3,000-word draft with the example desk, cold and after one keystroke.
//!
//! `cargo bench --bench engine` prints the table.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use factlint::check::{Memo, Options, check};
use factlint::facts::{Base, Desk};
use factlint::text::Markup;
use std::path::{Path, PathBuf};

const WORDS: usize = 3_000;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/aix")
}

/// The example drafts in French over and over, no paragraph twice the same, until there are words enough.
fn draft() -> String {
    let read = |name: &str| std::fs::read_to_string(root().join("drafts").join(name)).unwrap();
    let texts = [read("kessaci-erreurs.md"), read("kessaci-juste.md")];
    let body = |text: &str| text.rsplit("---\n").next().unwrap_or_default().to_owned();
    let paragraphs: Vec<String> = texts.iter().flat_map(|text| body(text).split("\n\n").map(str::to_owned).collect::<Vec<_>>()).collect();
    let mut out = String::from("---\ndate: 2026-02-07\nlang: fr\n---\n\n");
    for (nth, paragraph) in paragraphs.iter().cycle().enumerate() {
        if out.split_whitespace().count() >= WORDS {
            break;
        }
        out.push_str(&format!("{} Alinéa {nth}.\n\n", paragraph.trim().trim_start_matches('#').trim()));
    }
    out
}

fn run(text: &str, base: &Base, memo: &mut Memo) -> usize {
    check(text, Markup::MARKDOWN, base, &Options::default(), memo).findings.len()
}

fn engine(bench: &mut Criterion) {
    let desk = Desk::open(&root());
    let text = draft();
    bench.bench_function("cold, 3,000 words", |bencher| {
        bencher.iter_batched_ref(Memo::default, |memo| run(&text, &desk.base, memo), BatchSize::SmallInput);
    });
    let typed = text.replacen("Alinéa 20.", "Alinéa 20 s.", 1);
    assert_ne!(text, typed, "a keystroke changes the draft");
    bench.bench_function("a keystroke, 3,000 words", |bencher| {
        let mut memo = Memo::default();
        let mut odd = false;
        run(&text, &desk.base, &mut memo);
        bencher.iter(|| {
            odd = !odd;
            run(if odd { &typed } else { &text }, &desk.base, &mut memo)
        });
    });
    bench.bench_function("opening the desk", |bencher| bencher.iter(|| Desk::open(&root()).base.facts.len()));
}

criterion_group!(benches, engine);
criterion_main!(benches);
