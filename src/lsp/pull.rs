//! Diagnostics that the client asks for. A report's id is made of what is in it: what didn't change isn't sent again.

use super::diagnostics;
use super::world::{Draft, World};
use rustc_hash::FxHasher;
use std::collections::HashMap;
use std::hash::Hasher;
use std::io;
use tower_lsp::lsp_types::{
    Diagnostic, DocumentDiagnosticReport, DocumentDiagnosticReportResult, FullDocumentDiagnosticReport, PreviousResultId,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Url,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

/// The report of a document: a draft, or a desk's file.
pub(super) fn document(world: &World, uri: &Url, previous: Option<&str>) -> DocumentDiagnosticReportResult {
    let report = match report(of(world, uri), previous) {
        Ok(full) => DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            full_document_diagnostic_report: full,
            ..Default::default()
        }),
        Err(same) => DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: same,
        }),
    };
    DocumentDiagnosticReportResult::Report(report)
}

fn of(world: &World, uri: &Url) -> Vec<Diagnostic> {
    match world.drafts.get(uri) {
        Some(view) => diagnostics::of_view(view),
        None => world.desk_of(uri).and_then(|desk| desk.faults.get(uri)).cloned().unwrap_or_default(),
    }
}

fn report(items: Vec<Diagnostic>, previous: Option<&str>) -> Result<FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport> {
    let result_id = id(&items);
    if previous == Some(result_id.as_str()) {
        return Err(UnchangedDocumentDiagnosticReport { result_id });
    }
    Ok(FullDocumentDiagnosticReport { result_id: Some(result_id), items })
}

fn id(items: &[Diagnostic]) -> String {
    let mut written = Hashed::default();
    // What can't be written can't be sent either.
    drop(serde_json::to_writer(&mut written, items));
    format!("{:016x}", written.0.finish())
}

/// The hash of what is written to it.
#[derive(Default)]
struct Hashed(FxHasher);

impl io::Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
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
