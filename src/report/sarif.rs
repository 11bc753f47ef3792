//! SARIF 2.1.0, for code scanning: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.
//!
//! Its types are the few of the standard that a linter needs, with the standard's names.

mod log;

use super::fingerprint::fingerprints;
use super::format::{Format, Reader, Run};
use super::{FileReport, fact_of, places};
use crate::check::Suppressed;
use crate::facts::Problem;
use crate::language::Lang;
use crate::report::escape::unlinked;
use crate::rules::{self, Evidence, Finding, RULES, Rule, Severity};
use crate::text::Span;
use log::*;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use ropey::Rope;
use std::io::{self, Write};

pub(super) const FORMAT: Format = Format {
    name: "sarif",
    about: "code scanning: SARIF 2.1.0 with rules, sources, fixes, suppressions",
    reader: Reader::Everything,
    write,
};

fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [of_run(run)],
    };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn of_run<'a>(run: &Run<'a>) -> SarifRun<'a> {
    let rules = RULES.iter().map(|rule| descriptor(rule)).collect();
    SarifRun {
        tool: Tool { driver: Driver { name: "factlint", version: env!("CARGO_PKG_VERSION"), rules } },
        invocations: [Invocation {
            execution_successful: !run.problems.iter().any(|problem| problem.fatal),
            tool_execution_notifications: run
                .problems
                .iter()
                .zip(run.seen)
                .map(|(problem, path)| notification(problem, path, run.lang))
                .collect(),
        }],
        column_kind: "unicodeCodePoints",
        results: run.files.iter().flat_map(of_file).collect(),
    }
}

const fn descriptor(rule: &Rule) -> Descriptor {
    Descriptor {
        id: rule.name,
        short_description: Text { text: rule.summary },
        // GitHub's code scanning asks for both.
        full_description: Text { text: rule.summary },
        help: Help { text: rule.page, markdown: rule.page },
        default_configuration: Configuration { level: level(rule.severity), enabled: !rule.on_request },
    }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}

fn notification(problem: &Problem, path: &str, lang: Lang) -> Notification {
    let region = Region { start_line: Some(problem.line), start_column: Some(problem.column), ..Region::default() };
    Notification {
        descriptor: Reference { id: problem.rule },
        level: if problem.fatal { "error" } else { "warning" },
        message: Text { text: unlinked(&problem.message.word(lang)).into_owned() },
        locations: [Location::new(uri(path), Some(region))],
    }
}

fn of_file(file: &FileReport) -> Vec<SarifResult<'_>> {
    let rope = Rope::from_str(&file.text);
    let page = Page { file, rope: &rope };
    let found = file.report.findings.iter().zip(fingerprints(file));
    let told = found.map(|(finding, fingerprint)| page.result(finding, Some(fingerprint), None));
    told.chain(file.report.suppressed.iter().map(|suppressed| page.result(&suppressed.finding, None, Some(suppressed)))).collect()
}

/// A draft and its text as places are counted in it.
#[derive(Clone, Copy)]
struct Page<'a, 'r> {
    file: &'a FileReport,
    rope: &'r Rope,
}

impl<'a> Page<'a, '_> {
    fn result(self, finding: &'a Finding, fingerprint: Option<String>, suppressed: Option<&'a Suppressed>) -> SarifResult<'a> {
        let region = Region { snippet: Some(Text { text: finding.text.clone() }), ..self.region(finding.span) };
        SarifResult {
            rule_id: finding.rule.name,
            rule_index: RULES.iter().position(|rule| rule.name == finding.rule.name).unwrap_or_default(),
            level: level(finding.severity),
            message: Text { text: unlinked(&finding.message) },
            locations: [Location::new(uri(&self.file.path), Some(region))],
            related_locations: self.related(finding),
            fixes: finding.fixes.iter().map(|fix| self.fix(fix)).collect(),
            partial_fingerprints: fingerprint.map(|print| Fingerprints { print }),
            suppressions: suppressed.map(|one| [Suppression { kind: "inSource", justification: one.reason.as_deref() }]),
        }
    }

    /// Other places of the draft, the fact, then each source's words in its archived text.
    fn related(self, finding: &'a Finding) -> Vec<Related> {
        let draft = finding.related.iter().map(|other| {
            let location = Location::new(uri(&self.file.path), Some(self.region(other.span)));
            (location, other.message.clone())
        });
        let fact = fact_of(self.file, finding).and_then(|fact| {
            let line = Region { start_line: Some(fact.place.line), ..Region::default() };
            Some((Location::new(self.in_desk(&fact.place.path)?, Some(line)), fact.id.clone()))
        });
        let sources = finding.sources.iter().filter_map(|evidence| self.source(finding, evidence));
        let all = draft.chain(fact).chain(sources).enumerate();
        all.map(|(id, (location, text))| Related { id, message: Text { text: unlinked(&text).into_owned() }, location }).collect()
    }

    fn source(self, finding: &Finding, evidence: &Evidence) -> Option<(Location, String)> {
        let source = self.file.base.source(evidence.source);
        let says = fact_of(self.file, finding)?.says.iter().find(|reading| reading.source == evidence.source)?;
        let line = says.line.map(|line| Region { start_line: Some(line), ..Region::default() });
        let words = evidence.quote.as_ref().unwrap_or(&evidence.says);
        let place = match &source.archive {
            Some(path) => self.in_desk(path)?,
            None => source.url.clone()?,
        };
        Some((Location::new(place, line.filter(|_| source.archive.is_some())), format!("{}: {words}", source.id)))
    }

    fn fix(self, fix: &'a rules::Fix) -> Fix<'a> {
        let replacement = |edit: &'a rules::Edit| Replacement {
            deleted_region: self.region(edit.span),
            inserted_content: Text { text: edit.text.as_str() },
        };
        let change = Change {
            artifact_location: ArtifactLocation { uri: uri(&self.file.path) },
            replacements: fix.edits.iter().map(replacement).collect(),
        };
        Fix { description: Text { text: unlinked(&fix.title) }, artifact_changes: [change] }
    }

    fn region(self, span: Span) -> Region {
        let (start, end) = places(self.rope, span);
        Region {
            start_line: Some(start.line),
            start_column: Some(start.column),
            end_line: Some(end.line),
            end_column: Some(end.column),
            byte_offset: Some(span.start),
            byte_length: Some(span.len()),
            snippet: None,
        }
    }

    /// A file of the desk, seen from where the draft is seen from.
    fn in_desk(self, path: &str) -> Option<String> {
        Some(uri(&format!("{}{path}", self.file.path.strip_suffix(&self.file.within)?)))
    }
}

/// What a path may hold beside letters and figures.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b'~');

/// A path as a relative reference; one that is absolute as the address of a file.
fn uri(path: &str) -> String {
    let encoded = |path: &str| utf8_percent_encode(path, KEPT).to_string();
    match path.as_bytes() {
        [b'/', b'/', ..] => format!("file:{}", encoded(path)),
        [b'/', ..] => format!("file://{}", encoded(path)),
        [drive, b':', b'/', ..] if drive.is_ascii_alphabetic() => format!("file:///{}{}", &path[..2], encoded(&path[2..])),
        _ => encoded(path),
    }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_is_written_as_an_address() {
        assert_eq!(uri("drafts/à b.md"), "drafts/%C3%A0%20b.md");
        assert_eq!(uri("/desk/a.md"), "file:///desk/a.md");
        assert_eq!(uri("C:/desk/a b.md"), "file:///C:/desk/a%20b.md");
        assert_eq!(uri("//host/desk/a.md"), "file://host/desk/a.md");
    }
}
