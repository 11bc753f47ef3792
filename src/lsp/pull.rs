//! Diagnostics that the client asks for. A report's id is made of what is in it: what didn't change isn't sent again.

use super::backend::Post;
use super::diagnostics;
use super::lists::List;
use super::parcel::{Parcel, Parcels};
use super::world::{Draft, World};
use std::collections::HashMap;
use tower_lsp::lsp_types::{
    Diagnostic, DocumentDiagnosticReport, DocumentDiagnosticReportResult, FullDocumentDiagnosticReport, PreviousResultId,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Url,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

/// The list of a document, a draft or a desk's file, where the client hasn't it yet; else the id that the client knows it by.
pub(super) fn document(world: &World, uri: &Url, previous: Option<String>, post: &Post) -> Result<Parcel, String> {
    let list = match world.drafts.get(uri) {
        Some(view) => post.lists.of(uri, view),
        None => List::of(world.desk_of(uri).and_then(|desk| desk.faults.get(uri)).map(Vec::as_slice).unwrap_or_default()),
    };
    let id = list.id();
    if previous.as_ref() == Some(&id) { Err(id) } else { Ok(Parcel { id, items: post.spelling.respelled(list.json()) }) }
}

/// What is answered: a list itself goes another way.
pub(super) fn answer(list: Result<Parcel, String>, parcels: &Parcels) -> DocumentDiagnosticReportResult {
    let report = match list {
        Ok(list) => {
            let result_id = Some(list.id.clone());
            parcels.post(list);
            let full_document_diagnostic_report = FullDocumentDiagnosticReport { result_id, items: Vec::new() };
            DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport { related_documents: None, full_document_diagnostic_report })
        }
        Err(result_id) => DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
        }),
    };
    DocumentDiagnosticReportResult::Report(report)
}

fn report(items: Vec<Diagnostic>, previous: Option<&str>) -> Result<FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport> {
    let result_id = List::of(&items).id();
    if previous == Some(result_id.as_str()) {
        return Err(UnchangedDocumentDiagnosticReport { result_id });
    }
    Ok(FullDocumentDiagnosticReport { result_id: Some(result_id), items })
}

/// The reports of everything in the workspace, one after the other.
pub(super) struct Workspace {
    known: HashMap<Url, String>,
}

impl Workspace {
    /// Reports for a client that has seen these.
    pub(super) fn new(previous: Vec<PreviousResultId>) -> Self {
        Self { known: previous.into_iter().map(|known| (known.uri, known.value)).collect() }
    }

    /// The report of a draft.
    pub(super) fn draft(&mut self, world: &World, draft: &Draft) -> WorkspaceDocumentDiagnosticReport {
        let version = world.version(&draft.uri).map(i64::from);
        self.one(draft.uri.clone(), version, diagnostics::of_view(&draft.view))
    }

    /// The reports of desks' own files, and of what was reported before and is gone.
    pub(super) fn rest(&mut self, world: &World) -> Vec<WorkspaceDocumentDiagnosticReport> {
        let faults = world.desks.values().flat_map(|desk| desk.faults.clone());
        let files = world.desks.values().flat_map(|desk| desk.addresses().map(|(_, uri)| uri));
        let mut found: HashMap<Url, Vec<Diagnostic>> = files.map(|uri| (uri, Vec::new())).collect();
        found.extend(faults);
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_by(|a, b| a.0.cmp(&b.0));
        let mut reports: Vec<_> =
            found.into_iter().map(|(uri, items)| self.one(uri.clone(), world.version(&uri).map(i64::from), items)).collect();
        let mut gone: Vec<Url> = self.known.keys().cloned().collect();
        gone.sort();
        reports.extend(gone.into_iter().map(|uri| self.one(uri, None, Vec::new())));
        reports
    }

    fn one(&mut self, uri: Url, version: Option<i64>, items: Vec<Diagnostic>) -> WorkspaceDocumentDiagnosticReport {
        let previous = self.known.remove(&uri);
        match report(items, previous.as_deref()) {
            Ok(full_document_diagnostic_report) => WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
                uri,
                version,
                full_document_diagnostic_report,
            }),
            Err(unchanged_document_diagnostic_report) => {
                WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
                    uri,
                    version,
                    unchanged_document_diagnostic_report,
                })
            }
        }
    }
}
