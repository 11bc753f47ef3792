//! What other programs read: each format says where, what and how sure in its own words.

use crate::{sample, written};
use factlint::check::{Memo, Options, Suppressed, check};
use factlint::facts::{Buffers, Desk};
use factlint::language::Lang;
use factlint::report::{Dateline, FORMATS, FileReport, Reader, Summary};
use factlint::text::{Markup, Span};
use serde_json::{Value, json};
use std::path::Path;

fn of_sample(name: &str) -> String {
    written(name, &sample::run(Lang::Fr), &[sample::problem()], Lang::Fr)
}

fn value(name: &str) -> Value {
    serde_json::from_str(&of_sample(name)).unwrap()
}

#[test]
fn a_program_gets_a_whole_document_even_of_nothing() {
    let nothing = |name: &str| written(name, &[], &[], Lang::En);
    for format in FORMATS.iter().filter(|format| format.reader != Reader::Person && format.name != "json-lines" && format.name != "github")
    {
        let text = nothing(format.name);
        let xml = (text.starts_with("<?xml") || text.starts_with("<!doctype html>")) && text.trim_end().ends_with('>');
        assert!(xml || serde_json::from_str::<Value>(&text).is_ok(), "{}: {text}", format.name);
    }
    assert_eq!(nothing("gitlab"), "[]\n");
}

#[test]
fn names_are_single() {
    let mut names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), FORMATS.len());
}

#[test]
fn json_lines_are_the_diagnostics_of_json_with_their_path() {
    let report: Value = value("json");
    let told = report["files"][0]["diagnostics"].as_array().unwrap();
    let lines: Vec<Value> = of_sample("json-lines").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), told.len());
    for (line, diagnostic) in lines.iter().zip(told) {
        let mut expected = diagnostic.clone();
        expected["path"] = json!("drafts/a.md");
        assert_eq!(*line, expected);
    }
}

#[test]
fn sarif_points_into_the_draft_the_desk_and_the_sources() {
    let run = &value("sarif")["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let result = &run["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&json!("contradicted"), &json!("error")));
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "drafts/a.md");
    let region = &place["region"];
    let start = usize::try_from(region["byteOffset"].as_u64().unwrap()).unwrap();
    let length = usize::try_from(region["byteLength"].as_u64().unwrap()).unwrap();
    assert_eq!(&sample::DRAFT[start..start + length], region["snippet"]["text"].as_str().unwrap());
    assert_eq!((&region["startLine"], &region["startColumn"], &region["endColumn"]), (&json!(3), &json!(21), &json!(27)));
    let related: Vec<&str> = result["relatedLocations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|related| related["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap())
        .collect();
    assert_eq!(related[..2], ["facts/aix.toml", "sources/000.txt"]);
    assert_eq!(result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "22 ans");
    assert_eq!(run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap().len(), 1);
}

#[test]
fn sarif_tells_what_was_suppressed_and_why() {
    let mut file = sample::run(Lang::Fr).remove(0);
    let finding = file.report.findings.remove(0);
    file.report.suppressed = vec![Suppressed { finding, by: Span::new(0, 1), reason: Some("vu".to_owned()) }];
    let log: Value = serde_json::from_str(&written("sarif", &[file], &[], Lang::Fr)).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let suppressed: Vec<&Value> = results.iter().filter_map(|result| result.get("suppressions")).collect();
    assert_eq!(suppressed, [&json!([{"kind": "inSource", "justification": "vu"}])]);
}

#[test]
fn a_path_is_a_reference_wherever_it_goes() {
    let mut file = sample::run(Lang::Fr).remove(0);
    "a desk/drafts/é 1.md".clone_into(&mut file.path);
    "drafts/é 1.md".clone_into(&mut file.within);
    let log: Value = serde_json::from_str(&written("sarif", &[file], &[], Lang::Fr)).unwrap();
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a%20desk/drafts/%C3%A9%201.md");
    assert_eq!(result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a%20desk/facts/aix.toml");
}

#[test]
fn reviewdog_gets_columns_in_bytes() {
    let first = &value("rdjson")["diagnostics"][0];
    // « Ému, Amine Kessaci, » has one letter of two bytes.
    assert_eq!(first["location"]["range"]["start"], json!({"line": 3, "column": 22}));
    assert_eq!(first["suggestions"][0]["text"], "22 ans");
}

#[test]
fn github_and_gitlab_say_how_severe() {
    let lines = of_sample("github");
    let first = lines.lines().next().unwrap();
    assert!(first.starts_with("::error file=drafts/a.md,line=3,endLine=3,col=21,endColumn=27,title=factlint (contradicted)::"), "{first}");
    let severities: Vec<Value> = value("gitlab").as_array().unwrap().iter().map(|issue| issue["severity"].clone()).collect();
    assert_eq!(severities, ["critical", "critical", "major"]);
}

/// Some of those that read reports show messages as Markdown.
#[test]
fn no_message_is_a_link_where_it_may_be_shown_as_markdown() {
    let mut file = hostile();
    file.report.findings[0].message = "![i](http://a.example/i.png) <img src=x> [l](http://a.example)".to_owned();
    for format in ["rdjson", "sarif"] {
        let report = written(format, &[file.clone()], &[], Lang::Fr);
        assert!(report.contains("![i\\\\](http") && report.contains("\\\\<img") && report.contains("[l\\\\](http"), "{report}");
    }
}

/// A draft whose message would break out of XML and of a log line.
fn hostile() -> FileReport {
    let mut file = sample::run(Lang::Fr).remove(0);
    "a\"<b>&\n::error::x\u{1b}[2J".clone_into(&mut file.report.findings[0].message);
    file.report.findings.truncate(1);
    file
}

#[test]
fn what_a_draft_holds_breaks_no_document() {
    let checkstyle = written("checkstyle", &[hostile()], &[], Lang::Fr);
    assert!(checkstyle.contains("message=\"a&quot;&lt;b&gt;&amp;"), "{checkstyle}");
    let junit = written("junit", &[hostile()], &[], Lang::Fr);
    assert!(junit.contains("a&quot;&lt;b&gt;&amp;"), "{junit}");
    assert_eq!(written("github", &[hostile()], &[], Lang::Fr).lines().count(), 1);
    for text in [checkstyle, junit] {
        assert!(!text.contains('\u{1b}'), "a control that XML can't hold");
    }
}

/// A draft checked against a small desk.
fn checked(path: &str, text: &str) -> FileReport {
    let facts = "[sources.001]\noutlet = \"La <b>Gazette</b>\"\n[entities.lea]\nkind = \"person\"\nnames = [\"Léa Marchal\"]\n\
        [facts.lea.age]\nis = \"31 years\"\nas-of = 2026-03-01\nsays.001 = \"Léa Marchal, 31 ans\"\n\
        [entities.bato]\nkind = \"person\"\nnames = [\"Anne Bato\"]\n\
        [facts.bato.death.manner]\nis = \"suicide\"\nsays.001 = { certainty = \"alleged\", quote = \"la piste du suicide\" }\n";
    let texts = [("factlint.toml", ""), ("facts/a.toml", facts)].map(|(name, text)| (name.to_owned(), text.to_owned()));
    let desk = Desk::open_with(Path::new("/desk"), &Buffers { texts: texts.into(), below: None });
    let date = Some(jiff::civil::date(2026, 3, 3).at(0, 0, 0, 0));
    let options = Options { lang: Some(Lang::Fr), date, ..Options::default() };
    let report = check(text, Markup::MARKDOWN, &desk.base, &options, &mut Memo::default());
    FileReport { base: desk.base, report, text: text.into(), ..sample::file(path, "", Vec::new(), Dateline::Draft, Lang::Fr) }
}

#[test]
fn the_page_has_each_claim_where_it_stands_and_a_card_for_it() {
    let page =
        written("html", &[checked("a.md", "# Léa\n\nLéa Marchal, **33&nbsp;ans**, dort. Léa Marchal, 31 ans, mange.\n")], &[], Lang::Fr);
    assert!(page.contains("<mark class=\"contradicted\">33\u{a0}ans<a class=\"number\" href=\"#claim-1-1\""), "{page}");
    assert!(page.contains("<mark class=\"verified\">31 ans<a class=\"number\" href=\"#claim-1-2\""), "{page}");
    assert_eq!((page.matches("<div class=\"card ").count(), page.matches("<mark ").count()), (2, 2));
    assert!(!page.contains("<script") && !page.contains(" src="), "the page needs nothing else");
}

#[test]
fn what_is_only_alleged_is_neither_shown_nor_counted_as_verified() {
    let files = [checked("a.md", "La mort d'Anne Bato serait un suicide. Léa Marchal, 31 ans, dort.\n")];
    let page = written("html", &files, &[], Lang::Fr);
    assert!(page.contains("<mark class=\"alleged\">suicide<"), "{page}");
    assert!(page.contains("<strong>allégué</strong>"), "{page}");
    assert_eq!(Summary::of(&files).verified, 1);
}

#[test]
fn what_a_draft_and_a_desk_hold_is_text_on_the_page() {
    let text = "Il dit &lt;script&gt;alert(1)&lt;/script&gt;. \u{202e}Léa Marchal, 33 ans, dort.\n";
    let page = written("html", &[checked("<img src=x>.md", text)], &[], Lang::Fr);
    assert!(page.contains("&lt;script&gt;alert(1)"), "{page}");
    assert!(page.contains("La &lt;b&gt;Gazette"), "{page}");
    assert!(page.contains("\\u{202e}") && !page.contains('\u{202e}'), "{page}");
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>"), "{page}");
}

/// A page is also looked at in a terminal, and sent on.
#[test]
fn nothing_of_a_page_plays_with_a_terminal_or_breaks_a_line() {
    let text = "Un \u{1b}[2Jmot.\u{9b}31m Léa\u{7} Marchal, 33 ans, dort.\n";
    let page = written("html", &[checked("a\nb\u{1b}c.md", text)], &[], Lang::Fr);
    let odd: Vec<char> = page.chars().filter(|c| c.is_control() && *c != '\n').collect();
    assert!(odd.is_empty(), "{odd:?} in {page}");
    assert!(page.contains("a b\\u{1b}c.md") && page.contains("\\u{9b}31m"), "{page}");
    assert!(page.contains("<style>\n"), "the page's own style keeps its lines");
}

/// A runner of jobs obeys lines that start so, whatever printed them.
#[test]
fn no_line_for_people_is_a_command_to_a_runner() {
    for path in ["::error::x.md", " ::warning::x.md", "\n::error::x.md", "##vso[task.complete]x.md"] {
        let mut file = checked(path, "##[error]a ##vso[b]c Léa Marchal, 33 ans, dort.\n");
        file.report.findings[0].message += "\n::error::x ##[error]y";
        let problem = factlint::facts::Problem { path: path.into(), ..sample::problem() };
        let desk = factlint::report::faults::Fault {
            problem: &problem,
            severity: factlint::rules::Severity::Error,
            path: path.into(),
            text: String::new(),
        };
        let faults = [factlint::report::faults::full, factlint::report::faults::concise].map(|write| {
            let mut out = Vec::new();
            write(std::slice::from_ref(&desk), Lang::Fr, &mut out).unwrap();
            String::from_utf8(anstream::adapter::strip_bytes(&out).into_vec()).unwrap()
        });
        let [full, concise] = ["full", "concise"]
            .map(|format| anstream::adapter::strip_str(&written(format, std::slice::from_ref(&file), &[], Lang::Fr)).to_string());
        for shown in faults.into_iter().chain([full, concise]) {
            assert!(!shown.is_empty() && shown.lines().all(|line| !line.trim_start().starts_with("::")), "{shown}");
            assert!(!shown.contains("##[") && !shown.contains("##vso["), "{shown}");
        }
    }
}
