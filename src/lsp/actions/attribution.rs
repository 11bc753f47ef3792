//! Says who says so, where the sources don't agree or don't assert it: « 33 ans selon l'AFP ».

use super::{Sight, Touched, titled};
use crate::facts::Source;
use crate::rules::{Edit, Evidence, Verdict};
use crate::text::Span;
use tower_lsp::lsp_types::CodeAction;

/// An attribution to each source that says what the draft says.
pub(super) fn actions(sight: &Sight<'_>, touched: &Touched<'_>) -> Vec<CodeAction> {
    if !matches!(touched.finding.verdict, Verdict::Disputed | Verdict::Overstated | Verdict::Unsupported) {
        return Vec::new();
    }
    let agreeing = touched.finding.sources.iter().filter(|evidence| evidence.agrees);
    agreeing.filter_map(|evidence| action(sight, touched, evidence)).collect()
}

fn action(sight: &Sight<'_>, touched: &Touched<'_>, evidence: &Evidence) -> Option<CodeAction> {
    let source = sight.view.checked.base.source(evidence.source);
    let words = sight.view.checked.report.lang.according_to(name(source)?);
    let end = touched.span.end;
    let next = sight.view.rope.get_byte_slice(end..)?.chars().find(|c| *c != ' ');
    // What ends a clause anyway ends the attribution too; else it stands between commas.
    let closed = next.is_none_or(|c| c.is_ascii_punctuation() || c == '\n' || c == '\r' || c == '»');
    let text = if closed { format!(" {words}") } else { format!(", {words},") };
    Some(sight.quick(titled(sight.lang.menu().attribute, &words), &[Edit { span: Span::new(end, end), text }]))
}

/// How a draft names a source: as its desk says, else by its outlet.
fn name(source: &Source) -> Option<&str> {
    source.names.first().or(source.outlet.as_ref()).map(String::as_str)
}
