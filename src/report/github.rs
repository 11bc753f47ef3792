//! Annotations in a GitHub Actions log: <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.

use super::format::{Format, Reader, Run};
use super::places;
use crate::rules::Severity;
use crate::text::hidden::visible;
use ropey::Rope;
use std::io::{self, Write};

pub(super) const FORMAT: Format =
    Format { name: "github", about: "GitHub Actions: annotations on the lines of a change", reader: Reader::Program, write };

fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    for file in run.files {
        let rope = Rope::from_str(&file.text);
        for finding in &file.report.findings {
            let (start, end) = places(&rope, finding.span);
            let (kind, path, rule) = (command(finding.severity), property(&file.path), finding.rule.name);
            let place = format!("line={},endLine={},col={},endColumn={}", start.line, end.line, start.column, end.column);
            writeln!(out, "::{kind} file={path},{place},title=factlint ({rule})::{}", data(&finding.message))?;
        }
    }
    Ok(())
}

pub(super) const fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "notice",
    }
}

/// A message: what would end the line or start an escape is escaped, and what nobody would see is spelt out.
pub(super) fn data(text: &str) -> String {
    let lines: Vec<String> = text.replace('%', "%25").split('\n').map(visible).collect();
    lines.join("%0A")
}

/// A property's value: what would end it is escaped too.
pub(super) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_would_end_a_property_is_escaped() {
        assert_eq!(property("a:b,c\n100 %"), "a%3Ab%2Cc%0A100 %25");
        assert_eq!(data("a\u{1b}[31m\u{202e}b\rc"), "a\\u{1b}[31m\\u{202e}b c");
    }
}
