//! The fact under the cursor, and where a diagnostic leads.

use crate::desk::{PROSE, TestDesk};
use crate::support::{TestClient, capabilities, checking, fact, finding, report, uri};
use factlint::check::{Memo, Verified};
use factlint::facts::{Base, SourceId};
use factlint::lsp::Options;
use factlint::rules::{Evidence, Finding};
use factlint::text::{Markup, Span};
use serde_json::{Value, json};
use std::fs;
use std::sync::Arc;
use tempfile::TempDir;

const FACTS: &str = r#"
[sources.002]
outlet = "La *Gazette*"
published = 2026-02-05
reliability = "third hand"
url = "https://gazette.example/2"

[sources.003]
outlet = "Le Quotidien"

[entities.convoy]
kind = "object"
names = ["the convoy"]

[attributes.tracked]
type = "yes-no"
label.en = "tracked"

[facts.convoy.tracked]
is = false
says.003 = "no tracker was found"
says.002 = { is = true, certainty = "alleged", quote = "a tracker, it is said" }
valid = "2026-02"
checked = 2026-02-07
"#;

fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("facts")).unwrap();
    fs::create_dir_all(folder.path().join("sources")).unwrap();
    fs::write(folder.path().join("factlint.toml"), "").unwrap();
    fs::write(folder.path().join("facts/a.toml"), FACTS).unwrap();
    fs::write(folder.path().join("sources/003.txt"), "The police said\nno tracker was found there.\n").unwrap();
    folder
}

/// Finds that "a tracker" is contradicted and "no tracker" is borne out.
fn engine() -> Options {
    let check = |text: &str, _: Markup, base: &Base, _: &factlint::check::Options, _: &mut Memo| {
        let id = fact(base, "convoy.tracked");
        let sources = vec![evidence(base, "003"), evidence(base, "002")];
        let found = finding(text, "a tracker", "sources say there was <none>");
        let mut report = report(found.into_iter().map(|found| Finding { fact: id, sources: sources.clone(), ..found }).collect());
        let span = text.find("no tracker").map(|at| Span::new(at, at + 10));
        report.verified.extend(span.zip(id).map(|(span, fact)| Verified {
            span,
            fact,
            sources: base.fact(fact).says.iter().map(|reading| reading.source).collect(),
        }));
        report
    };
    Options { check: Arc::new(check), ..checking(|_, _| Vec::new()) }
}

fn evidence(base: &Base, id: &str) -> Evidence {
    let at = base.sources.iter().position(|source| source.id == id).unwrap();
    let source = SourceId(u32::try_from(at).unwrap());
    Evidence { source, says: "no".to_owned(), quote: None, note: None, agrees: false }
}

/// A client with a draft open in a desk, and its diagnostics.
fn opened(desk: &TempDir, capabilities: Value) -> (TestClient, String, Value) {
    let root = desk.path().canonicalize().unwrap();
    let mut client = TestClient::with(engine(), capabilities, &[&root]);
    let draft = uri(&root.join("a.md"));
    client.open(&draft, "It had a tracker.\nIt had no tracker.");
    let diagnostics = client.expect("textDocument/publishDiagnostics")["diagnostics"].take();
    (client, draft, diagnostics)
}

const CARD: &str = "**the convoy, tracked**: no · *a single source*

- **003**, Le Quotidien — “no tracker was found”
- [**002**](<https://gazette.example/2>), La \\*Gazette\\*, 2026-02-05, third hand: yes (*alleged*) — “a tracker, it is said”

*valid: 2026-02 · checked: 2026-02-07*";

#[test]
fn a_finding_shows_its_fact() {
    let desk = desk();
    let (mut client, draft, _) = opened(&desk, capabilities());
    let hover = client.hover(&draft, 0, 8);
    assert_eq!(hover["contents"], json!({"kind": "markdown", "value": format!("sources say there was \\<none\\>\n\n{CARD}")}));
    assert_eq!(hover["range"], json!({"start": {"line": 0, "character": 7}, "end": {"line": 0, "character": 16}}));
}

#[test]
fn a_claim_that_is_borne_out_says_so() {
    let desk = desk();
    let (mut client, draft, _) = opened(&desk, capabilities());
    let hover = client.hover(&draft, 1, 9);
    assert_eq!(hover["contents"]["value"], format!("✓ verified · {CARD}"));
}

#[test]
fn what_follows_from_a_fact_is_proved_by_it() {
    let desk = TestDesk::new();
    let born = "says.001 = { quote = \"née le 2 janvier 1995\" }";
    desk.write("sources/001.txt", "Léa Marchal est née le 2 janvier 1995.\n");
    desk.write(
        "facts/a.toml",
        &format!("[sources.001]\n[entities.lea-marchal]\nkind = \"person\"\nnames = [\"Léa Marchal\"]\n[facts.lea-marchal.birth-date]\nis = 1995-01-02\n{born}\n"),
    );
    let mut client = desk.client();
    let draft = desk.uri("drafts/new.md");
    client.open(&draft, "---\ndate: 2026-03-03\nlang: fr\n---\n\nLéa Marchal, 33 ans, est rentrée.\n");
    assert_eq!(client.published(&draft).len(), 1);
    let card = client.hover(&draft, PROSE, 14)["contents"]["value"].as_str().unwrap().to_owned();
    assert!(card.contains("31 years (as of 2026-03-03), from") && card.contains("2 January 1995"), "{card}");
}

#[test]
fn elsewhere_there_is_nothing() {
    let desk = desk();
    let (mut client, draft, _) = opened(&desk, capabilities());
    assert_eq!(client.hover(&draft, 0, 0), Value::Null);
    assert_eq!(client.hover("file:///never/opened.md", 0, 0), Value::Null);
}

#[test]
fn a_client_without_markdown_gets_plain_text() {
    let desk = desk();
    let mut plain = capabilities();
    plain["textDocument"]["hover"] = json!({});
    let (mut client, draft, _) = opened(&desk, plain);
    let contents = client.hover(&draft, 0, 8)["contents"].take();
    assert_eq!(contents["kind"], "plaintext");
    assert!(contents["value"].as_str().unwrap().contains("002, La *Gazette*, 2026-02-05, third hand: yes (alleged)"));
}

#[test]
fn a_diagnostic_leads_to_the_fact_and_the_archived_words() {
    let desk = desk();
    let (client, _, diagnostics) = opened(&desk, capabilities());
    let root = uri(&desk.path().canonicalize().unwrap());
    let within =
        |line: u32, from: u32, to: u32| json!({"start": {"line": line, "character": from}, "end": {"line": line, "character": to}});
    let related = json!([
        {"location": {"uri": format!("{root}/facts/a.toml"), "range": within(18, 14, 21)}, "message": "the convoy, tracked"},
        {"location": {"uri": format!("{root}/sources/003.txt"), "range": within(1, 0, 0)}, "message": "003 (Le Quotidien): no"},
    ]);
    assert_eq!(diagnostics[0]["relatedInformation"], related);
    assert_eq!(diagnostics[0]["data"], json!({"fact": "convoy.tracked", "fixes": 0}));
    assert_eq!((&diagnostics[0]["severity"], &diagnostics[0]["source"]), (&json!(1), &json!("factlint")));
    drop(client);
}
