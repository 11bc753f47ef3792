//! What is read of the development desks' drafts: each value, each claim and each finding, and whether its words lead to the desk by themselves, kept beside the desk and compared.
//!
//! A change of the engine shows here in what it changes elsewhere. `UPDATE_EXPECT=1 cargo test --test read` writes what is read now,
//! to be read before it is committed: what is kept is what the engine does, not all of it is right.
//! The drafts are those of a desk's `cases.jsonl`, and of its `sentences.jsonl`, each of which `holds` one point of how clauses are read.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use factlint::claims::{Context, silent};
use factlint::facts::{Base, EntityId};
use factlint::language::Lang;
use factlint::rules::Finding;
use factlint::text::tokens;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

mod story;

use story::Story;

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

/// A draft, as `factlint trace --jsonl` takes it.
#[derive(Deserialize, Serialize)]
struct Draft {
    id: String,
    lang: String,
    date: String,
    text: String,
    /// Which point of how clauses are read it holds, if it is there for one.
    #[serde(skip_serializing)]
    holds: Option<String>,
}

fn compare(name: &str) {
    let story = Story::open(name);
    let drafts = drafts(&story);
    let read = drafts.iter().zip(traced(&story.root, &drafts));
    let now: Vec<String> = read.map(|(draft, trace)| shown(draft, &trace, &(quiet(&story, draft) + &found(&story, draft)))).collect();
    assert_eq!(now.len(), drafts.len());
    let path = story.root.join("read.txt");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, now.concat()).unwrap();
    }
    let expected = each(&std::fs::read_to_string(path).unwrap());
    for (now, expected) in now.iter().zip(&expected) {
        assert_eq!(now, expected, "of {name}: UPDATE_EXPECT=1 writes it anew");
    }
    assert_eq!(now.len(), expected.len());
}

/// What is expected of each draft: its id, and what is read below it.
fn each(expected: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in expected.split_inclusive('\n') {
        match out.last_mut().filter(|_| line.starts_with(' ')) {
            Some(draft) => draft.push_str(line),
            None => out.push(line.to_owned()),
        }
    }
    out
}

fn drafts(story: &Story) -> Vec<Draft> {
    let (mut drafts, sentences) = (story.lines::<Draft>("cases.jsonl"), story.lines::<Draft>("sentences.jsonl"));
    assert!(sentences.iter().all(|sentence| sentence.holds.as_ref().is_some_and(|holds| holds.contains(' '))));
    drafts.extend(sentences);
    assert_eq!(drafts.iter().map(|draft| &draft.id).collect::<HashSet<_>>().len(), drafts.len());
    drafts
}

/// What the command traces of each.
fn traced(root: &Path, drafts: &[Draft]) -> Vec<Value> {
    let questions: String = drafts.iter().map(|draft| serde_json::to_string(draft).unwrap() + "\n").collect();
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    for name in ["FACTLINT_DESK", "FACTLINT_LANG", "FACTLINT_DATE", "FACTLINT_OUTSIDE"] {
        command.env_remove(name);
    }
    command.args(["trace", "--jsonl"]).current_dir(root).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut to = child.stdin.take().unwrap();
    let asking = std::thread::spawn(move || to.write_all(questions.as_bytes()).unwrap());
    let answers = child.wait_with_output().unwrap();
    asking.join().unwrap();
    assert!(answers.status.success());
    let answers = String::from_utf8(answers.stdout).unwrap();
    let answers: Vec<Value> = answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(answers.iter().map(|answer| said(&answer["id"])).eq(drafts.iter().map(|draft| &*draft.id)));
    answers
}

/// Whether its words lead to nothing of the desk: whoever the rest of a draft names, or if that names nobody.
fn quiet(story: &Story, draft: &Draft) -> String {
    let base = &story.desk.base;
    let all = (0..base.entities.len()).map(|at| EntityId(u32::try_from(at).unwrap())).collect();
    let is_silent = |named: Vec<EntityId>| is_silent(base, draft, named);
    match (is_silent(all), is_silent(Vec::new())) {
        (true, _) => "  - whoever is named\n".to_owned(),
        (false, true) => "  - if nobody is named\n".to_owned(),
        (false, false) => String::new(),
    }
}

fn is_silent(base: &Base, draft: &Draft, named: Vec<EntityId>) -> bool {
    let lang = if draft.lang == "fr" { Lang::Fr } else { Lang::En };
    let tokens = tokens(&draft.text);
    silent(base, &draft.text, &tokens, 0..tokens.len(), &Context { lang, date: None, named, about: false }).is_some()
}

/// What is found in a draft, a line a finding.
fn found(story: &Story, draft: &Draft) -> String {
    story.report(&draft.date, &draft.lang, &draft.text).1.findings.iter().map(finding).collect()
}

fn finding(finding: &Finding) -> String {
    let edits = finding.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| format!(" [{}]", edit.text));
    format!("  ! {}, {}{}: {}\n", finding.rule.name, finding.text, edits.collect::<String>(), finding.message)
}

fn shown(draft: &Draft, trace: &Value, found: &str) -> String {
    let mut out = draft.holds.as_ref().map_or_else(|| format!("{}\n", draft.id), |holds| format!("{}: {holds}\n", draft.id));
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
            claim["verdict"].as_str().unwrap_or_default()
        );
        writeln!(out, "{}", told.trim_end()).unwrap();
    }
    out + found
}

fn said(value: &Value) -> &str {
    value.as_str().unwrap()
}
