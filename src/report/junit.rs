//! JUnit's XML, for what shows test results: a draft is a suite, a finding a case that failed.

use super::format::{Format, Reader, Run};
use super::{FileReport, places};
use crate::rules::Finding;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use ropey::Rope;
use std::io::{self, Write};

pub(super) const FORMAT: Format =
    Format { name: "junit", about: "test dashboards: a suite a draft, a failed case a finding", reader: Reader::Program, write };

fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut report = Report::new("factlint");
    report.add_test_suites(run.files.iter().map(suite));
    report.serialize(out).map_err(io::Error::other)
}

fn suite(file: &FileReport) -> TestSuite {
    let mut suite = TestSuite::new(file.path.as_str());
    let rope = Rope::from_str(&file.text);
    suite.add_test_cases(file.report.findings.iter().map(|finding| failed(file, &rope, finding)));
    if file.report.findings.is_empty() {
        suite.add_test_case(case(file, "factlint", TestCaseStatus::success()));
    }
    suite
}

fn failed(file: &FileReport, rope: &Rope, finding: &Finding) -> TestCase {
    let (start, _) = places(rope, finding.span);
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_type(finding.severity.name()).set_message(finding.message.as_str());
    status.set_description(format!("{}:{}:{}: {}", file.path, start.line, start.column, finding.message));
    case(file, &format!("{} ({}:{})", finding.rule.name, start.line, start.column), status)
}

fn case(file: &FileReport, name: &str, status: TestCaseStatus) -> TestCase {
    let mut case = TestCase::new(name, status);
    case.set_classname(file.path.as_str());
    case
}
