//! GitLab's code quality report: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.

use super::fingerprint::fingerprints;
use super::format::{Format, Reader, Run};
use super::{FileReport, places};
use crate::rules::{Finding, Severity};
use ropey::Rope;
use serde::Serialize;
use std::io::{self, Write};

pub(super) const FORMAT: Format =
    Format { name: "gitlab", about: "GitLab: a code quality report for merge requests", reader: Reader::Program, write };

fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    let issues: Vec<Issue<'_>> = run.files.iter().flat_map(of_file).collect();
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Issue<'a> {
    // GitLab needs neither of these two; other readers of Code Climate's format do.
    r#type: &'static str,
    categories: [&'static str; 1],
    description: &'a str,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

fn of_file(file: &FileReport) -> Vec<Issue<'_>> {
    let rope = Rope::from_str(&file.text);
    let findings = file.report.findings.iter().zip(fingerprints(file));
    findings.map(|(finding, fingerprint)| issue(file, &rope, finding, fingerprint)).collect()
}

fn issue<'a>(file: &'a FileReport, rope: &Rope, finding: &'a Finding, fingerprint: String) -> Issue<'a> {
    let (start, end) = places(rope, finding.span);
    Issue {
        r#type: "issue",
        categories: ["Bug Risk"],
        description: &finding.message,
        check_name: finding.rule.name,
        fingerprint,
        severity: severity(finding.severity),
        location: Location { path: &file.path, lines: Lines { begin: start.line, end: end.line } },
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "critical",
        Severity::Warning => "major",
        Severity::Info => "minor",
        Severity::Hint => "info",
    }
}
