//! What a draft's findings and claims, and a desk's faults, offer to do: plain edits from the report of the present text, so that every editor works.
//!
//! Two fixes of one finding are alternatives, so neither is preferred.

mod attribution;
mod desk_file;
mod fix_all;
mod fixes;
mod hedging;
mod ignoring;
mod open_source;
mod proposing;

use super::convert::to_proto;
use super::diagnostics;
use super::session::View;
use super::world::World;
use super::{edits, proposals};
use crate::language::Lang;
use crate::rules::{Edit, Finding};
use crate::text::Span;
use serde_json::json;
use tower_lsp::lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionOrCommand, CodeActionParams, Diagnostic, TextEdit, Url, WorkspaceEdit,
};

/// Every safe fix at once, as the client may run it on saving.
pub(super) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.factlint");

/// A draft as actions see it.
struct Sight<'w> {
    world: &'w World,
    uri: &'w Url,
    view: &'w View,
    /// The language of titles.
    lang: Lang,
}

/// A finding that was asked about, where it stands now.
struct Touched<'w> {
    finding: &'w Finding,
    span: Span,
}

/// The actions at a place.
pub(super) fn at(world: &World, params: &CodeActionParams) -> Option<Vec<CodeActionOrCommand>> {
    let mut actions = all(world, params);
    if world.client.resolves_edits {
        actions.iter_mut().for_each(|action| put_off(world, params, action));
    }
    Some(actions.into_iter().map(CodeActionOrCommand::CodeAction).collect())
}

/// Leaves an action's edit for later, with what tells it from others of its title: the place, the text's version and the finding.
fn put_off(world: &World, params: &CodeActionParams, action: &mut CodeAction) {
    if action.edit.take().is_some() {
        let uri = &params.text_document.uri;
        let diagnostics = action.diagnostics.as_deref().unwrap_or_default();
        action.data = Some(json!({"uri": uri, "version": world.version(uri), "range": params.range, "diagnostics": diagnostics}));
    }
}

/// The document that an action is about, where its edit was put off.
pub(super) fn document(action: &CodeAction) -> Option<Url> {
    Url::parse(action.data.as_ref()?.get("uri")?.as_str()?).ok()
}

/// An action with the edit that was put off; as it came if it can't be made any more.
pub(super) fn resolve(world: &World, mut action: CodeAction) -> CodeAction {
    action.edit = action.edit.take().or_else(|| edit_of(world, &action));
    action
}

fn edit_of(world: &World, action: &CodeAction) -> Option<WorkspaceEdit> {
    let data = action.data.as_ref()?;
    let context = json!({"diagnostics": data.get("diagnostics")?, "only": [action.kind.as_ref()?]});
    let params = json!({"textDocument": {"uri": data.get("uri")?}, "range": data.get("range")?, "context": context});
    let params: CodeActionParams = serde_json::from_value(params).ok()?;
    // Places of another version may be others' places now.
    if json!(world.version(&params.text_document.uri)) != *data.get("version")? {
        return None;
    }
    let is_of_it = |other: &CodeAction| other.diagnostics.as_deref().unwrap_or_default() == params.context.diagnostics;
    let is_it = |other: &CodeAction| other.title == action.title && other.kind == action.kind && is_of_it(other);
    all(world, &params).into_iter().find(is_it)?.edit
}

fn all(world: &World, params: &CodeActionParams) -> Vec<CodeAction> {
    if !world.client.literals {
        return Vec::new();
    }
    let uri = &params.text_document.uri;
    let mut actions = match world.drafts.get(uri) {
        Some(view) => of_draft(world, uri, view, params),
        None => [desk_file::fixes(world, params), proposals::actions(world, params)].into_iter().flatten().flatten().collect(),
    };
    actions.retain(|action| action.kind.as_ref().is_some_and(|kind| is_wanted(kind, &params.context)));
    actions
}

fn of_draft(world: &World, uri: &Url, view: &View, params: &CodeActionParams) -> Vec<CodeAction> {
    // What was found in another text may be wrong of this one.
    if !view.is_of_present() {
        return Vec::new();
    }
    let lang = world.client.locale.unwrap_or(view.checked.report.lang);
    let sight = Sight { world, uri, view, lang };
    let asked = view.span(params.range);
    let placed = view.checked.report.findings.iter().filter_map(|finding| Some(Touched { finding, span: view.now(finding.span)? }));
    let touched = placed.filter(|touched| touched.span.start <= asked.end && asked.start <= touched.span.end).collect();
    let touched = meant(touched, view, &params.context);
    let mut actions: Vec<CodeAction> = touched.iter().flat_map(|touched| sight.of_finding(touched, &params.context)).collect();
    if touched.is_empty() {
        actions.extend(proposing::actions(&sight, asked));
    }
    actions.extend(fix_all::action(&sight));
    actions
}

/// The findings whose diagnostics the client names, if it names some: Kate asks about one with the range of the whole draft,
/// and does at once all that it is offered.
fn meant<'w>(touched: Vec<Touched<'w>>, view: &View, context: &CodeActionContext) -> Vec<Touched<'w>> {
    let is_named = |touched: &Touched<'_>| context.diagnostics.iter().any(|sent| is_it(sent, touched, view));
    let (named, others): (Vec<_>, Vec<_>) = touched.into_iter().partition(is_named);
    if named.is_empty() { others } else { named }
}

fn is_it(sent: &Diagnostic, touched: &Touched<'_>, view: &View) -> bool {
    diagnostics::is_of(sent, touched.finding, view.span(sent.range), touched.span)
}

impl Sight<'_> {
    fn of_finding(&self, touched: &Touched<'_>, context: &CodeActionContext) -> Vec<CodeAction> {
        let mut actions = fixes::actions(self, touched);
        actions.extend(attribution::actions(self, touched));
        actions.extend(hedging::action(self, touched));
        actions.extend(open_source::actions(self, touched));
        actions.extend(ignoring::actions(self, touched));
        let diagnostic = self.diagnostic(touched, context);
        actions.iter_mut().for_each(|action| action.diagnostics = Some(vec![diagnostic.clone()]));
        actions
    }

    /// The client's own diagnostic of the finding, so that it recognises it; else ours.
    fn diagnostic(&self, touched: &Touched<'_>, context: &CodeActionContext) -> Diagnostic {
        let view = self.view;
        context.diagnostics.iter().find(|sent| is_it(sent, touched, view)).cloned().unwrap_or_else(|| {
            let range = to_proto::range(&view.rope, touched.span, view.client.encoding);
            diagnostics::of_finding(touched.finding, range, &view.checked, &view.client)
        })
    }

    /// A quick fix that edits the draft.
    fn quick(&self, title: String, edits: &[Edit]) -> CodeAction {
        CodeAction { title, kind: Some(CodeActionKind::QUICKFIX), edit: Some(self.edit(edits)), ..CodeAction::default() }
    }

    /// Edits of the present text.
    fn edit(&self, edits: &[Edit]) -> WorkspaceEdit {
        let edits: Vec<TextEdit> = edits.iter().map(|edit| to_proto::edit(&self.view.rope, edit, &self.world.client)).collect();
        edits::of_documents(self.world, vec![(self.uri.clone(), edits)])
    }
}

/// Whether the client asked for a kind, or one above it. What runs over a whole draft has to be asked for.
fn is_wanted(kind: &CodeActionKind, context: &CodeActionContext) -> bool {
    let above = |only: &CodeActionKind| {
        let rest = kind.as_str().strip_prefix(only.as_str());
        rest.is_some_and(|rest| only.as_str().is_empty() || rest.is_empty() || rest.starts_with('.'))
    };
    context.only.as_ref().map_or(*kind != FIX_ALL, |only| only.iter().any(above))
}

/// A title with its thing.
fn titled(title: &str, thing: &str) -> String {
    title.replace("{}", thing)
}
