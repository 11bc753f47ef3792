//! The sum of a draft above its title: how many claims are verified, contradicted, disputed, unsourced.

use super::commands::EXPORT_REPORT;
use super::convert::to_proto;
use super::session::View;
use crate::rules::Verdict;
use crate::text::{Blocks, Span};
use serde_json::json;
use tower_lsp::lsp_types::{CodeLens, Command, Url};

/// How many claims stand how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sum {
    /// The sources bear them out.
    pub(super) verified: usize,
    /// The sources say otherwise.
    pub(super) contradicted: usize,
    /// The sources disagree, or only allege.
    pub(super) disputed: usize,
    /// No fact is about them.
    pub(super) unsourced: usize,
}

impl Sum {
    /// The sum of a draft's latest report.
    pub(super) fn of(view: &View) -> Self {
        let report = &view.checked.report;
        let count = |verdicts: &[Verdict]| {
            report.findings.iter().filter(|finding| !finding.rule.on_request && verdicts.contains(&finding.verdict)).count()
        };
        Self {
            verified: report.verified.iter().filter(|claim| claim.is_borne_out()).count(),
            contradicted: count(&[Verdict::Contradicted]),
            disputed: count(&[Verdict::Disputed, Verdict::Overstated, Verdict::Unsupported]),
            unsourced: report.unsourced,
        }
    }
}

/// The lens of a draft, on its title or first words.
pub(super) fn of(view: &View, uri: &Url) -> Vec<CodeLens> {
    if !view.client.settings.lens {
        return Vec::new();
    }
    let text = view.rope.to_string();
    let draft = Blocks::parse(&text, view.checked.markup);
    let start = draft.blocks.first().map_or(0, |block| block.file_span().start);
    let lang = view.client.locale.unwrap_or(view.checked.report.lang);
    let sum = Sum::of(view);
    let title = lang.sum(sum.verified, sum.contradicted, sum.disputed, sum.unsourced);
    let command = Command { title, command: EXPORT_REPORT.to_owned(), arguments: Some(vec![json!({"uri": uri})]) };
    let range = to_proto::range(&view.rope, Span::new(start, start), view.client.encoding);
    vec![CodeLens { range, command: Some(command), data: None }]
}
