//! Drafts in every markup: each finding stands on the very bytes of the words it is about.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use factlint::check::{Memo, Options, Report, check};
use factlint::facts::{Base, Desk};
use factlint::text::{MARKUPS, Markup};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

static BASE: LazyLock<Arc<Base>> = LazyLock::new(|| Desk::open(&folder()).base);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/markup")
}

fn read(draft: &str) -> String {
    Markup::of_path(draft).text(std::fs::read(folder().join("drafts").join(draft)).unwrap()).unwrap()
}

fn report(draft: &str, text: &str) -> Report {
    check(text, Markup::of_path(draft), &BASE, &Options::default(), &mut Memo::default())
}

/// The words in the file that a draft's findings stand on, in order.
#[track_caller]
fn found(draft: &str, expected: &[&str]) {
    let text = read(draft);
    let report = report(draft, &text);
    let words: Vec<&str> = report.findings.iter().map(|finding| finding.span.of(&text)).collect();
    assert_eq!(words, expected, "{draft}: {:#?}", report.findings.iter().map(|finding| &finding.message).collect::<Vec<_>>());
}

#[test]
fn markdown() {
    found(
        "article.md",
        &["43 ans", "44 ans", "33 ans", "34 ans", "35 ans", "36 ans", "37&nbsp;ans", "38 ans", "39\n> ans", "40 ans", "42 ans"],
    );
}

#[test]
fn a_page_of_html() {
    let expected = ["33 ans", "34&nbsp;ans", "35</em>\n   ans", "36 ans", "37 ans", "39 ans", "40&#160;ans", "41 ans", "42 ans", "43 ans"];
    found("page.html", &expected);
    let report = report("page.html", &read("page.html"));
    assert_eq!((report.suppressed.len(), report.date.map(|date| date.date().to_string()).as_deref()), (1, Some("2026-03-03")));
}

#[test]
fn a_fragment_of_html() {
    found("fragment.htm", &["33 ans", "34 ans"]);
}

#[test]
fn plain_text() {
    found("article.txt", &["33 ans", "34 ans"]);
}

#[test]
fn asciidoc() {
    found("article.adoc", &["33 ans", "34* ans", "35&nbsp;ans", "37 ans", "38 ans", "39 ans", "40 ans", "41 ans"]);
}

#[test]
fn restructured_text() {
    found("article.rst", &["33 ans", "34** ans", "37 ans", "38 ans", "39 ans", "40 ans", "41 ans", "42 ans"]);
}

#[test]
fn latex() {
    found("article.tex", &["33 ans", "34}~ans", "35~ans", "37 ans", "38 ans", "39\\,ans", "40 ans"]);
}

#[test]
fn lines_of_word_processors_are_paragraphs() {
    let lines = |draft: &str| {
        let text = read(draft);
        let line = |at: usize| text[..at].matches('\n').count() + 1;
        let found = report(draft, &text).findings;
        found.iter().map(|finding| (line(finding.span.start), finding.span.of(&text).to_owned())).collect::<Vec<_>>()
    };
    let expected = [(1, "33 ans".to_owned()), (3, "34 ans".to_owned()), (5, "35 ans".to_owned())];
    assert_eq!(lines("article.docx"), expected);
    assert_eq!(lines("article.odt"), expected[..2]);
}

#[test]
fn what_is_no_document_is_refused() {
    let document = std::fs::read(folder().join("drafts/article.docx")).unwrap();
    for bytes in [Vec::new(), b"PK".to_vec(), document[..200].to_vec()] {
        assert!(Markup::of_path("a.docx").text(bytes).is_err());
    }
    assert!(Markup::of_path("a.odt").text(document).is_err());
    assert!(Markup::of_path("a.tex").text(vec![0xE9]).is_err());
}

/// A draft in each markup is here, and each says what is in its file when it is cut short at any character.
#[test]
fn broken_drafts_are_read_too() {
    for markup in MARKUPS {
        let named = |name: &String| Markup::of_ending(name).is_some_and(|found| found == *markup);
        let drafts = std::fs::read_dir(folder().join("drafts")).unwrap();
        let names: Vec<String> = drafts.map(|entry| entry.unwrap().file_name().into_string().unwrap()).filter(named).collect();
        assert!(!names.is_empty(), "a draft for {}", markup.name);
        for name in names {
            let text = read(&name);
            for (at, _) in text.char_indices().step_by(7) {
                let cut = &text[..at];
                assert!(report(&name, cut).findings.iter().all(|finding| !finding.span.of(cut).is_empty()));
            }
        }
    }
}
