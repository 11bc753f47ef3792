//! JUnit's XML, for what shows test results: a draft is a suite, a finding a case that failed.
//!
//! Nobody has written the format down: what stands here is what Jenkins' schema takes.

use super::escape::visible;
use super::format::{Format, Reader, Run};
use super::{FileReport, places};
use crate::rules::Finding;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use ropey::Rope;
use std::io::{self, Write};

pub(super) const FORMAT: Format =
    Format { name: "junit", about: "test dashboards: a suite a draft, a failed case a finding", reader: Reader::Program, write };

fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let all = xml.create_element("testsuites").with_attributes([("name", "factlint"), ("errors", "0")]);
    let sum = |count: fn(&FileReport) -> usize| run.files.iter().map(count).sum::<usize>().to_string();
    let all = all.with_attributes([("tests", sum(cases).as_str()), ("failures", sum(failures).as_str())]);
    all.write_inner_content(|xml| run.files.iter().try_for_each(|file| suite(file, xml)))?;
    writeln!(out)
}

/// A draft without a finding is a case that passed.
fn cases(file: &FileReport) -> usize {
    failures(file).max(1)
}

const fn failures(file: &FileReport) -> usize {
    file.report.findings.len()
}

fn suite<W: Write>(file: &FileReport, xml: &mut Writer<W>) -> io::Result<()> {
    let rope = Rope::from_str(&file.text);
    let (path, tests, failures) = (visible(&file.path), cases(file).to_string(), failures(file).to_string());
    let suite = xml.create_element("testsuite").with_attributes([("name", path.as_str()), ("errors", "0"), ("skipped", "0")]);
    let suite = suite.with_attributes([("tests", tests.as_str()), ("failures", failures.as_str())]);
    suite.write_inner_content(|xml| {
        if file.report.findings.is_empty() {
            xml.create_element("testcase").with_attributes([("name", "factlint"), ("classname", path.as_str())]).write_empty()?;
        }
        file.report.findings.iter().try_for_each(|finding| failed(&path, &rope, finding, xml))
    })?;
    Ok(())
}

fn failed<W: Write>(path: &str, rope: &Rope, finding: &Finding, xml: &mut Writer<W>) -> io::Result<()> {
    let (start, _) = places(rope, finding.span);
    // XML has no way to write a control character.
    let message = visible(&finding.message);
    let name = format!("{} ({}:{})", finding.rule.name, start.line, start.column);
    let told = format!("{path}:{}:{}: {message}", start.line, start.column);
    let line = start.line.to_string();
    let case = xml.create_element("testcase").with_attributes([("name", name.as_str()), ("classname", path)]);
    // Not everywhere known, but GitLab and others link to it.
    let case = case.with_attributes([("file", path), ("line", line.as_str())]);
    case.write_inner_content(|xml| {
        let failure = xml.create_element("failure").with_attributes([("type", finding.severity.name()), ("message", message.as_str())]);
        failure.write_text_content(BytesText::new(&told))?;
        Ok(())
    })?;
    Ok(())
}
