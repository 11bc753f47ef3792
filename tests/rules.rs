//! Every rule's page is run: its examples are the rule's tests.
//!
//! A ```facts fence is a fact file, a ```config fence the configuration, a ```source ID DATE fence an archived text; a ```draft LANG DATE fence is a draft whose marker lines point at the line above,
//! by characters: blanks, carets, then `rule-name: words of the message`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use factlint::check::{Memo, Options, check};
use factlint::facts::{Buffers, Desk};
use factlint::propose::Evidence;
use factlint::rules::{Finding, RULES};
use factlint::text::Markup;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A fenced block: what its opening line says, and its lines.
struct Fence {
    kind: String,
    lines: Vec<String>,
}

/// What a marker line asks for.
#[derive(Debug)]
struct Marker {
    text: String,
    rule: String,
    words: String,
}

#[test]
fn every_page_is_named_and_has_an_example_with_and_without_a_finding() {
    for rule in RULES {
        assert!(rule.page.starts_with(&format!("# {}\n", rule.name)), "{}", rule.name);
        let drafts: Vec<usize> =
            fences(rule.page).iter().filter(|fence| fence.kind.starts_with("draft")).map(|fence| markers(fence).1.len()).collect();
        assert!(drafts.contains(&0) && drafts.iter().any(|found| *found > 0), "{}", rule.name);
    }
}

#[test]
fn every_example_is_found_as_its_page_says() {
    let faults: Vec<String> = RULES.iter().flat_map(|rule| run(rule.name, rule.page)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// `tests/grammar` holds a page for each form of clause that takes more than one rule's example to pin down.
#[test]
fn every_page_of_the_grammar_is_read_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/grammar");
    let mut faults = Vec::new();
    for page in std::fs::read_dir(folder).unwrap() {
        let page = page.unwrap().path();
        faults.extend(run(page.file_name().unwrap().to_str().unwrap(), &std::fs::read_to_string(&page).unwrap()));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_first_fix_of_an_example_mends_it() {
    for rule in RULES {
        let fences = fences(rule.page);
        let desk = desk(&fences);
        for fence in fences.iter().filter(|fence| fence.kind.starts_with("draft")) {
            let draft = text(fence);
            for finding in found(&desk, &draft) {
                let Some(fix) = finding.fixes.first() else { continue };
                let mended = fix
                    .edits
                    .iter()
                    .rev()
                    .fold(draft.clone(), |text, edit| [&text[..edit.span.start], &edit.text, &text[edit.span.end..]].concat());
                let left = found(&desk, &mended);
                assert!(
                    !left.iter().any(|left| left.span.start == finding.span.start && left.rule.name == finding.rule.name),
                    "{}: {mended}",
                    rule.name
                );
            }
        }
    }
}

fn run(name: &str, page: &str) -> Vec<String> {
    let fences = fences(page);
    let desk = desk(&fences);
    assert!(desk.0.problems.is_empty(), "{name}: {:#?}", desk.0.problems);
    fences.iter().filter(|fence| fence.kind.starts_with("draft")).flat_map(|fence| compare(name, &desk, fence)).collect()
}

fn compare(name: &str, desk: &Page, fence: &Fence) -> Vec<String> {
    let (_, wanted) = markers(fence);
    let found = found(desk, &text(fence));
    let meets = |marker: &Marker, finding: &Finding| {
        finding.rule.name == marker.rule
            && finding.text == marker.text
            && finding.message.to_lowercase().contains(&marker.words.to_lowercase())
    };
    let missed = wanted
        .iter()
        .filter(|marker| !found.iter().any(|finding| meets(marker, finding)))
        .map(|marker| format!("{name}: missed {marker:?}"));
    let extra = found.iter().filter(|finding| !wanted.iter().any(|marker| meets(marker, finding)));
    missed.chain(extra.map(|finding| format!("{name}: found {} on {:?}: {}", finding.rule.name, finding.text, finding.message))).collect()
}

fn found(desk: &Page, draft: &str) -> Vec<Finding> {
    let (desk, evidence) = desk;
    let options = Options { evidence: Some(Arc::clone(evidence)), ..Options::of(desk.config.wants("drafts/page.md", None)) };
    check(draft, Markup::MARKDOWN, &desk.base, &options, &mut Memo::default()).findings
}

/// The draft with its front matter: its own where it begins with one.
fn text(fence: &Fence) -> String {
    let words: Vec<&str> = fence.kind.split(' ').collect();
    let own = markers(fence).0.join("\n");
    if own.starts_with("---\n") {
        return format!("{own}\n");
    }
    format!("---\nlang: {}\ndate: {}\n---\n\n{}\n", words[1], words[2], markers(fence).0.join("\n"))
}

/// A page's desk, and what its archived texts say.
type Page = (Desk, Arc<Evidence>);

fn desk(fences: &[Fence]) -> Page {
    let of_kind = |kind: &'static str| fences.iter().filter(move |fence| fence.kind.split(' ').next() == Some(kind));
    let [config, facts] = ["config", "facts"].map(|kind| of_kind(kind).map(|fence| fence.lines.join("\n")).collect::<String>());
    let mut texts = BTreeMap::from([("factlint.toml".to_owned(), config), ("facts/page.toml".to_owned(), facts)]);
    for fence in of_kind("source") {
        let words: Vec<&str> = fence.kind.split(' ').collect();
        texts.insert(format!("sources/{}.md", words[1]), format!("---\ndate: {}\n---\n\n{}\n", words[2], fence.lines.join("\n")));
    }
    let files = Buffers { texts, below: None };
    let desk = Desk::open_with(Path::new("/desk"), &files);
    let evidence = Evidence::read(&desk.base, &files, &Evidence::default());
    (desk, Arc::new(evidence))
}

/// The lines of a draft without its markers, and the markers.
fn markers(fence: &Fence) -> (Vec<String>, Vec<Marker>) {
    let mut lines: Vec<String> = Vec::new();
    let mut markers = Vec::new();
    for line in &fence.lines {
        if !line.trim_start().starts_with('^') {
            lines.push(line.clone());
            continue;
        }
        let start = line.chars().take_while(|c| *c == ' ').count();
        let length = line.chars().skip(start).take_while(|c| *c == '^').count();
        let (rule, words) = line.trim_start_matches([' ', '^']).split_once(": ").unwrap();
        let text = lines.last().unwrap().chars().skip(start).take(length).collect();
        markers.push(Marker { text, rule: rule.to_owned(), words: words.to_owned() });
    }
    (lines, markers)
}

fn fences(page: &str) -> Vec<Fence> {
    let mut out: Vec<Fence> = Vec::new();
    let mut open = false;
    for line in page.lines() {
        if let Some(kind) = line.strip_prefix("```") {
            open = !open;
            if open {
                out.push(Fence { kind: kind.to_owned(), lines: Vec::new() });
            }
        } else if open {
            out.last_mut().unwrap().lines.push(line.to_owned());
        }
    }
    out
}
