//! Checkstyle's XML, which many editors and build servers read: <https://checkstyle.org>.

use super::escape::visible;
use super::format::{Format, Reader, Run};
use super::{FileReport, places};
use crate::rules::{Finding, Severity};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};
use ropey::Rope;
use std::io::{self, Write};

pub(super) const FORMAT: Format = Format { name: "checkstyle", about: "build servers: Checkstyle's XML", reader: Reader::Program, write };

fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let all = xml.create_element("checkstyle").with_attribute(("version", "4.3"));
    all.write_inner_content(|xml| run.files.iter().try_for_each(|file| of_file(file, xml)))?;
    writeln!(out)
}

fn of_file<W: Write>(file: &FileReport, xml: &mut Writer<W>) -> io::Result<()> {
    let rope = Rope::from_str(&file.text);
    let element = xml.create_element("file").with_attribute(("name", visible(&file.path).as_str()));
    element.write_inner_content(|xml| file.report.findings.iter().try_for_each(|finding| error(&rope, finding, xml)))?;
    Ok(())
}

fn error<W: Write>(rope: &Rope, finding: &Finding, xml: &mut Writer<W>) -> io::Result<()> {
    let (start, _) = places(rope, finding.span);
    let (line, column, source) = (start.line.to_string(), start.column.to_string(), format!("factlint.{}", finding.rule.name));
    // XML has no way to write a control character.
    let message = visible(&finding.message);
    let attributes = [
        ("line", line.as_str()),
        ("column", column.as_str()),
        ("severity", severity(finding.severity)),
        ("message", message.as_str()),
        ("source", source.as_str()),
    ];
    xml.create_element("error").with_attributes(attributes).write_empty()?;
    Ok(())
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "info",
    }
}
