//! What the engine costs with the example desk: a draft of 3,000 words cold, one of 3,000 and of 30,000 after a keystroke.
//!
//! `cargo bench --bench engine` prints the table.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use factlint::check::{Memo, Options, check};
use factlint::facts::{Base, Desk};
use factlint::text::Markup;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/aix")
}

/// The example drafts in French over and over, no paragraph twice the same, until there are words enough.
fn draft(words: usize) -> String {
    let read = |name: &str| std::fs::read_to_string(root().join("drafts").join(name)).unwrap();
    let texts = [read("kessaci-erreurs.md"), read("kessaci-juste.md")];
    let body = |text: &str| text.rsplit("---\n").next().unwrap_or_default().to_owned();
    let paragraphs: Vec<String> = texts.iter().flat_map(|text| body(text).split("\n\n").map(str::to_owned).collect::<Vec<_>>()).collect();
    let mut out = String::from("---\ndate: 2026-02-07\nlang: fr\n---\n\n");
    let mut written = 0;
    for (nth, paragraph) in paragraphs.iter().cycle().enumerate() {
        if written >= words {
            break;
        }
        written += paragraph.split_whitespace().count() + 2;
        out.push_str(&format!("{} Alinéa {nth}.\n\n", paragraph.trim().trim_start_matches('#').trim()));
    }
    out
}

fn run(text: &str, base: &Base, memo: &mut Memo) -> usize {
    check(text, Markup::MARKDOWN, base, &Options::default(), memo).findings.len()
}

/// A draft before and after a keystroke, again and again.
fn keystroke(bench: &mut Criterion, name: &str, words: usize, base: &Base) {
    let text = draft(words);
    let typed = text.replacen("Alinéa 20.", "Alinéa 20 s.", 1);
    assert_ne!(text, typed, "a keystroke changes the draft");
    bench.bench_function(name, |bencher| {
        let mut memo = Memo::default();
        let mut odd = false;
        run(&text, base, &mut memo);
        bencher.iter(|| {
            odd = !odd;
            run(if odd { &typed } else { &text }, base, &mut memo)
        });
    });
}

fn engine(bench: &mut Criterion) {
    let desk = Desk::open(&root());
    let text = draft(3_000);
    bench.bench_function("cold, 3,000 words", |bencher| {
        bencher.iter_batched_ref(Memo::default, |memo| run(&text, &desk.base, memo), BatchSize::SmallInput);
    });
    keystroke(bench, "a keystroke, 3,000 words", 3_000, &desk.base);
    keystroke(bench, "a keystroke, 30,000 words", 30_000, &desk.base);
    bench.bench_function("opening the desk", |bencher| bencher.iter(|| Desk::open(&root()).base.facts.len()));
    bench.bench_function("opening the desk, a first paragraph", |bencher| {
        // The words of a language are indexed when a text in it is first read.
        bencher.iter(|| run("Amine Kessaci a 22 ans.", &Desk::open(&root()).base, &mut Memo::default()));
    });
}

criterion_group!(benches, engine);
criterion_main!(benches);
