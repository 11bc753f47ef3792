//! What is read of the development desks' drafts: each value, each claim and each finding, kept beside the desk and compared.
//!
//! A change of the engine shows here in what it changes elsewhere. `UPDATE_EXPECT=1 cargo test --test read` writes what is read now,
//! to be read before it is committed: what is kept is what the engine does, not all of it is right.
//! The drafts are those of a desk's `cases.jsonl`, and of its `sentences.jsonl`, each of which `holds` one point of how clauses are read.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use factlint::check::{Memo, Options, check};
use factlint::facts::{Desk, Disk};
use factlint::propose::Evidence;
use factlint::rules::Finding;
use factlint::text::Markup;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

#[test]
fn company() {
    compare("company");
}

#[test]
fn council() {
    compare("council");
}

#[test]
fn court() {
    compare("court");
}

#[test]
fn matches() {
    compare("match");
}

#[test]
fn obituary() {
    compare("obituary");
}

#[test]
fn storm() {
    compare("storm");
}

fn compare(name: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/desks").join(name);
    let drafts = drafts(&root);
    let read = traced(&root, &drafts).into_iter().zip(found(&root, &drafts));
    let now: Vec<String> = drafts.iter().zip(read).map(|(draft, (trace, found))| shown(draft, &trace, &found)).collect();
    let path = root.join("read.txt");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, now.concat()).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap();
    for (now, kept) in now.iter().zip(each(&kept)) {
        assert_eq!(*now, kept, "of {name}: UPDATE_EXPECT=1 writes it anew");
    }
    assert_eq!(now.len(), each(&kept).len());
}

/// What is kept of each draft: its id, and what was read below it.
fn each(kept: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in kept.split_inclusive('\n') {
        match out.last_mut().filter(|_| line.starts_with(' ')) {
            Some(draft) => draft.push_str(line),
            None => out.push(line.to_owned()),
        }
    }
    out
}

/// The drafts of a desk, as `factlint trace --jsonl` takes them.
fn drafts(root: &Path) -> Vec<Value> {
    let lines = |name: &str| std::fs::read_to_string(root.join(name)).unwrap_or_default();
    let lines = lines("cases.jsonl") + &lines("sentences.jsonl");
    lines.lines().filter(|line| !line.trim().is_empty()).map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What the command traces of each.
fn traced(root: &Path, drafts: &[Value]) -> Vec<Value> {
    let question = |draft: &Value| json!({"id": draft["id"], "lang": draft["lang"], "date": draft["date"], "text": draft["text"]});
    let questions: String = drafts.iter().map(|draft| format!("{}\n", question(draft))).collect();
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.args(["trace", "--jsonl"]).current_dir(root).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut to = child.stdin.take().unwrap();
    let asking = std::thread::spawn(move || to.write_all(questions.as_bytes()).unwrap());
    let answers = child.wait_with_output().unwrap();
    asking.join().unwrap();
    let answers = String::from_utf8(answers.stdout).unwrap();
    answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What is found in each, a line a finding.
fn found(root: &Path, drafts: &[Value]) -> Vec<String> {
    let desk = Desk::open(root);
    let evidence = Some(Arc::new(Evidence::read(&desk.base, &Disk::new(root), &Evidence::default())));
    let options = Options { evidence, ..Options::default() };
    let found = |draft: &Value| {
        let text = format!("---\ndate: {}\nlang: {}\n---\n\n{}\n", said(&draft["date"]), said(&draft["lang"]), said(&draft["text"]));
        check(&text, Markup::MARKDOWN, &desk.base, &options, &mut Memo::default()).findings.iter().map(finding).collect()
    };
    drafts.iter().map(found).collect()
}

fn finding(finding: &Finding) -> String {
    let edits = finding.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| format!(" [{}]", edit.text));
    format!("  ! {}, {}{}: {}\n", finding.rule.name, finding.text, edits.collect::<String>(), finding.message)
}

fn shown(draft: &Value, trace: &Value, found: &str) -> String {
    let mut out = format!("{}\n", said(&draft["id"]));
    for value in trace["values"].as_array().unwrap() {
        writeln!(out, "  = {}, {} {}", said(&value["text"]), said(&value["kind"]), said(&value["value"])).unwrap();
    }
    for claim in trace["claims"].as_array().unwrap() {
        let stance = if claim["mood"] == "asserted" { "" } else { said(&claim["mood"]) };
        let denied = if claim["negated"] == true { " denied" } else { "" };
        let told = format!(
            "  > {}, {}.{} {} {stance}{denied}",
            said(&claim["text"]),
            said(&claim["subject"]),
            said(&claim["attribute"]),
            said(&claim["verdict"])
        );
        writeln!(out, "{}", told.trim_end()).unwrap();
    }
    out + found
}

fn said(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
