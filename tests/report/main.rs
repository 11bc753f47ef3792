//! Reports, as those who read them see them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod formats;
mod sample;

use factlint::facts::Problem;
use factlint::language::Lang;
use factlint::report::{Dateline, FileReport, Run, format};
use factlint::rules::Finding;
use factlint::text::Span;
use serde_json::Value;

#[test]
fn full_tells_where_what_and_who_says_so() {
    assert_eq!(full_text(&sample::run(Lang::Fr), Lang::Fr), include_str!("full.fr.txt"));
    assert_eq!(full_text(&sample::run(Lang::En), Lang::En), include_str!("full.en.txt"));
}

#[test]
fn full_shows_a_window_of_a_long_paragraph() {
    let text = format!("{}elle a 24 ans, {}\n", "Elle dit que ".repeat(40), "et puis le reste ".repeat(20));
    let start = text.find("24 ans").unwrap();
    let finding = Finding { span: Span::new(start, start + 6), ..sample::age() };
    let shown = full_text(&[sample::file("a.md", &text, vec![finding], Dateline::Draft, Lang::Fr)], Lang::Fr);
    let line = shown.lines().find(|line| line.contains("24 ans,")).unwrap();
    assert!(line.contains("| …") && line.ends_with('…') && line.chars().count() < 110, "{line}");
    assert!(shown.starts_with("a.md:1:528: erreur[contradicted]: "));
}

#[test]
fn full_underlines_wide_characters_by_their_width() {
    let text = "日本語で 24 ans e\u{301}.\n";
    let start = text.find("24 ans").unwrap();
    let finding = Finding { span: Span::new(start, start + 6), ..sample::age() };
    let shown = full_text(&[sample::file("a.md", text, vec![finding], Dateline::Draft, Lang::Fr)], Lang::Fr);
    assert!(shown.contains("\n1 | 日本語で 24 ans e\u{301}.\n  |          ^^^^^^\n"), "{shown}");
}

#[test]
fn concise_is_a_line_a_finding() {
    let shown = written("concise", &sample::run(Lang::Fr), &[], Lang::Fr);
    let expected = "drafts/a.md:3:21: error[contradicted] Amine Kessaci a 22 ans, disent 000 et 004\n\
        drafts/a.md:3:40: error[wrong-weekday] le 5 février 2026 est un jeudi\n\
        drafts/a.md:4:17: warning[one-sided] les sources ne sont pas d'accord\n";
    assert_eq!(shown, expected);
}

#[test]
fn no_control_reaches_the_terminal() {
    let shown = full_text(&sample::run(Lang::Fr), Lang::Fr);
    assert!(!shown.chars().any(|c| c != '\n' && c.is_control() || matches!(c, '\u{202a}'..='\u{202e}')));
}

#[test]
fn json_has_the_contract_s_keys_in_its_order() {
    let text = json_text();
    assert_eq!(
        keys(&text),
        "version tool name version files path language date diagnostics \
         rule severity verdict message text span start end range start line column end line column \
         fact id path line sources id says quote path line url \
         fixes title safe edits span start end text fingerprint \
         desk path line column rule message fatal \
         summary errors warnings verified contradicted unsourced suppressed"
    );
}

#[test]
fn json_says_what_the_contract_says() {
    let report = json_value();
    assert_eq!(report["version"], 1);
    assert_eq!(report["tool"], serde_json::json!({"name": "factlint", "version": env!("CARGO_PKG_VERSION")}));
    let paths: Vec<&str> = report["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["drafts/a.md", "drafts/b.md"]);
    assert_eq!(report["files"][0]["language"], "fr");
    assert_eq!(report["files"][0]["date"], "2026-02-07");
    assert_eq!(report["files"][1]["diagnostics"], serde_json::json!([]));
    assert_eq!(
        report["summary"],
        serde_json::json!({"errors": 2, "warnings": 1, "verified": 3, "contradicted": 2, "unsourced": 1, "suppressed": 0})
    );
}

#[test]
fn json_counts_bytes_in_spans_and_characters_in_columns() {
    let first = &json_value()["files"][0]["diagnostics"][0];
    let (start, end) = (first["span"]["start"].as_u64().unwrap() as usize, first["span"]["end"].as_u64().unwrap() as usize);
    assert_eq!(&sample::DRAFT[start..end], "24 ans");
    assert_eq!(first["range"], serde_json::json!({"start": {"line": 3, "column": 21}, "end": {"line": 3, "column": 27}}));
    assert_eq!(first["fixes"][0]["edits"][0]["span"], first["span"]);
}

#[test]
fn json_names_the_fact_and_each_source() {
    let first = &json_value()["files"][0]["diagnostics"][0];
    assert_eq!(first["fact"], serde_json::json!({"id": "amine-kessaci.age", "path": "facts/aix.toml", "line": 31}));
    let url = "https://example.org/000";
    assert_eq!(
        first["sources"],
        serde_json::json!([
            {"id": "000", "says": "22 ans", "quote": "jeune militant\nde 22 ans", "path": "sources/000.txt", "line": 7, "url": url},
            {"id": "004", "says": "22 ans", "quote": null, "path": null, "line": null, "url": null},
        ])
    );
}

#[test]
fn json_has_null_and_no_sources_where_there_is_no_fact() {
    let weekday = &json_value()["files"][0]["diagnostics"][1];
    assert_eq!(weekday["fact"], Value::Null);
    assert_eq!(weekday["sources"], serde_json::json!([]));
}

#[test]
fn fingerprints_are_stable_and_unique() {
    let report = json_value();
    let diagnostics = report["files"][0]["diagnostics"].as_array().unwrap();
    let mut prints: Vec<&str> = diagnostics.iter().map(|one| one["fingerprint"].as_str().unwrap()).collect();
    assert!(prints.iter().all(|print| print.len() == 16 && print.chars().all(|c| c.is_ascii_hexdigit())));
    // Written down: a release that changes it makes known findings look new.
    assert_eq!(prints[0], "8f11c5dce11dc5be");
    prints.dedup();
    assert_eq!(prints.len(), 3);
}

#[test]
fn two_of_a_kind_in_a_sentence_have_two_fingerprints() {
    let files = [sample::file("a.md", sample::DRAFT, vec![sample::age(), sample::age()], Dateline::Draft, Lang::Fr)];
    let report: Value = serde_json::from_str(&written("json", &files, &[], Lang::Fr)).unwrap();
    let print = |at: usize| report["files"][0]["diagnostics"][at]["fingerprint"].clone();
    assert_ne!(print(0), print(1));
}

/// A report in a format.
fn written(name: &str, files: &[FileReport], problems: &[Problem], lang: Lang) -> String {
    let mut out = Vec::new();
    let seen: Vec<String> = problems.iter().map(|problem| problem.path.clone()).collect();
    (format(name).unwrap().write)(&Run { files, problems, seen: &seen, lang }, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn full_text(files: &[FileReport], lang: Lang) -> String {
    anstream::adapter::strip_str(&written("full", files, &[], lang)).to_string()
}

fn json_text() -> String {
    written("json", &sample::run(Lang::Fr), &[sample::problem()], Lang::Fr)
}

fn json_value() -> Value {
    serde_json::from_str(&json_text()).unwrap()
}

/// The keys of the document in the order of the text, those of further elements of an array left out.
fn keys(text: &str) -> String {
    let mut seen = Vec::new();
    let mut skip: Option<usize> = None;
    for line in text.lines() {
        let depth = line.len() - line.trim_start().len();
        if skip.is_some_and(|skip| depth >= skip) {
            continue;
        }
        skip = None;
        if line.trim() == "}," {
            // What follows at this depth is another element, unless it has a key.
            skip = Some(depth).filter(|_| next_is_element(text, line));
        }
        if let Some((key, _)) = line.trim().strip_prefix('"').and_then(|rest| rest.split_once("\":")) {
            seen.push(key);
        }
    }
    seen.join(" ")
}

fn next_is_element(text: &str, line: &str) -> bool {
    let after = line.as_ptr() as usize - text.as_ptr() as usize + line.len() + 1;
    text[after..].lines().next().is_some_and(|next| next.trim() == "{")
}
