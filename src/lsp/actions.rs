//! Quick fixes: a finding's fixes as plain edits, from the latest report.

use super::convert::to_proto;
use super::diagnostics;
use super::session::View;
use crate::rules::{Edit, Finding, Fix};
use crate::text::Span;
use std::collections::HashMap;
use tower_lsp::lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionOrCommand, Diagnostic, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, Url, WorkspaceEdit,
};

/// The fixes of every finding that touches `asked`.
pub(super) fn at(view: &View, uri: &Url, asked: Span, context: &CodeActionContext) -> Vec<CodeActionOrCommand> {
    if !view.client.literals || !wanted(context) {
        return Vec::new();
    }
    let placed = view.checked.report.findings.iter().filter_map(|finding| Some((finding, view.now(finding.span)?)));
    let touched = placed.filter(|(_, span)| span.start <= asked.end && asked.start <= span.end);
    touched.flat_map(|(finding, span)| of_finding(view, uri, finding, span, context)).collect()
}

fn of_finding(view: &View, uri: &Url, finding: &Finding, span: Span, context: &CodeActionContext) -> Vec<CodeActionOrCommand> {
    let diagnostic = diagnostic(view, finding, span, context);
    // Two fixes of one finding are alternatives: neither is preferred.
    let preferred = (view.client.preferred && finding.fixes.len() == 1).then_some(true);
    let action = |fix: &Fix| {
        Some(CodeActionOrCommand::CodeAction(CodeAction {
            title: fix.title.clone(),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![diagnostic.clone()]),
            edit: Some(edit(view, uri, fix)?),
            is_preferred: preferred,
            ..CodeAction::default()
        }))
    };
    finding.fixes.iter().filter_map(action).collect()
}

/// The client's own diagnostic of the finding, so that it recognises it; else ours.
fn diagnostic(view: &View, finding: &Finding, span: Span, context: &CodeActionContext) -> Diagnostic {
    let sent = context.diagnostics.iter().find(|sent| diagnostics::is_of(sent, finding, view.span(sent.range), span));
    sent.cloned().unwrap_or_else(|| {
        let range = to_proto::range(&view.rope, span, view.client.encoding);
        Diagnostic { range, ..diagnostics::of_finding(finding, &view.checked, &view.client) }
    })
}

/// A fix in the present text, unless a place it would change was edited meanwhile.
fn edit(view: &View, uri: &Url, fix: &Fix) -> Option<WorkspaceEdit> {
    let moved = |edit: &Edit| {
        let edit = Edit { span: view.now(edit.span)?, text: edit.text.clone() };
        Some(to_proto::edit(&view.rope, &edit, &view.client))
    };
    let edits: Vec<TextEdit> = fix.edits.iter().map(moved).collect::<Option<_>>()?;
    if !view.client.versioned_edits {
        return Some(WorkspaceEdit::new(HashMap::from([(uri.clone(), edits)])));
    }
    let text_document = OptionalVersionedTextDocumentIdentifier { uri: uri.clone(), version: Some(view.version) };
    let change = TextDocumentEdit { text_document, edits: edits.into_iter().map(OneOf::Left).collect() };
    Some(WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(vec![change])), ..WorkspaceEdit::default() })
}

fn wanted(context: &CodeActionContext) -> bool {
    let fits = |kind: &CodeActionKind| *kind == CodeActionKind::QUICKFIX || *kind == CodeActionKind::EMPTY;
    context.only.as_ref().is_none_or(|only| only.iter().any(fits))
}
