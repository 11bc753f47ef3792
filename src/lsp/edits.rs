//! Edits of documents in the form that the client understands.

use super::world::World;
use std::collections::HashMap;
use tower_lsp::lsp_types::{
    DocumentChangeOperation, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, RenameFile, ResourceOp, TextDocumentEdit,
    TextEdit, Url, WorkspaceEdit,
};

/// The edits of documents, with the versions of those that are open where the client understands them.
pub(super) fn of_documents(world: &World, changes: Vec<(Url, Vec<TextEdit>)>) -> WorkspaceEdit {
    if !world.client.versioned_edits {
        return WorkspaceEdit::new(changes.into_iter().collect::<HashMap<_, _>>());
    }
    let change = |(uri, edits): (Url, Vec<TextEdit>)| TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { version: world.version(&uri), uri },
        edits: edits.into_iter().map(OneOf::Left).collect(),
    };
    let changes = changes.into_iter().map(change).collect();
    WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(changes)), ..WorkspaceEdit::default() }
}

/// The same edits, and a file that gets another name. For clients that can rename files.
pub(super) fn and_rename(edit: WorkspaceEdit, old_uri: Url, new_uri: Url) -> WorkspaceEdit {
    let Some(DocumentChanges::Edits(changes)) = edit.document_changes else { return edit };
    let rename = ResourceOp::Rename(RenameFile { old_uri, new_uri, options: None, annotation_id: None });
    let edits = changes.into_iter().map(DocumentChangeOperation::Edit);
    let all = edits.chain([DocumentChangeOperation::Op(rename)]).collect();
    WorkspaceEdit { document_changes: Some(DocumentChanges::Operations(all)), ..WorkspaceEdit::default() }
}
