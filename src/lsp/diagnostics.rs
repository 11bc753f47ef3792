//! Findings and desk problems to the protocol's diagnostics.

use super::capabilities::Client;
use super::convert::to_proto;
use super::session::{Checked, View, address};
use super::texts::Texts;
use crate::check::Suppressed;
use crate::facts::{Base, Desk, Fact, Problem};
use crate::language::Lang;
use crate::rules::weight::in_passing;
use crate::rules::{Evidence, Finding, Related, Severity, outdated, unused_suppression};
use crate::text::Span;
use crate::text::hidden::straight;
use crate::text::position::Lines;
use ropey::Rope;
use serde_json::json;
use smallvec::SmallVec;
use std::collections::BTreeMap;
use std::path::Path;
use tower_lsp::lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location, NumberOrString, Range, Url,
};

/// Who says so, beside every diagnostic.
const SOURCE: &str = "factlint";

/// The diagnostics of a checked draft, in the places of the text that was checked.
pub(super) fn of_report(checked: &Checked, client: &Client) -> Vec<Diagnostic> {
    let items = items(checked, client);
    let ranges = ranges(&items, &checked.document.rope, client, Some);
    placed(&items, ranges, checked, client)
}

/// The diagnostics of a draft in its present text, without those whose words were edited meanwhile.
pub(super) fn of_view(view: &View) -> Vec<Diagnostic> {
    let items = items(&view.checked, &view.client);
    placed(&items, ranges_now(&items, view), &view.checked, &view.client)
}

fn placed(items: &[Item<'_>], ranges: Vec<Option<Range>>, checked: &Checked, client: &Client) -> Vec<Diagnostic> {
    items.iter().zip(ranges).filter_map(|(item, range)| Some(item.diagnostic(range?, checked, client))).collect()
}

/// What is told of a checked draft.
pub(super) fn items<'c>(checked: &'c Checked, client: &Client) -> Vec<Item<'c>> {
    shown(checked, client).map(Item::Found).chain(faded(checked, client).map(Item::Hidden)).collect()
}

/// Where each stands in a draft's present text, unless its words were edited meanwhile.
pub(super) fn ranges_now(items: &[Item<'_>], view: &View) -> Vec<Option<Range>> {
    ranges(items, &view.rope, &view.client, |span| view.now(span))
}

fn ranges(items: &[Item<'_>], rope: &Rope, client: &Client, now: impl Fn(Span) -> Option<Span>) -> Vec<Option<Range>> {
    if items.is_empty() {
        return Vec::new();
    }
    let text = rope.to_string();
    let lines = Lines::of(&text);
    items.iter().map(|item| Some(to_proto::range_in(&lines, now(item.finding().span)?, client.encoding))).collect()
}

/// What a diagnostic is made of.
#[derive(Clone, Copy)]
pub(super) enum Item<'c> {
    /// A finding.
    Found(&'c Finding),
    /// One that a directive leaves unsaid.
    Hidden(&'c Suppressed),
}

impl<'c> Item<'c> {
    const fn finding(self) -> &'c Finding {
        match self {
            Self::Found(finding) => finding,
            Self::Hidden(suppressed) => &suppressed.finding,
        }
    }

    /// Why it is left unsaid.
    const fn reason(self) -> Option<&'c Option<String>> {
        match self {
            Self::Found(_) => None,
            Self::Hidden(suppressed) => Some(&suppressed.reason),
        }
    }

    /// The diagnostic, in its place.
    pub(super) fn diagnostic(self, range: Range, checked: &Checked, client: &Client) -> Diagnostic {
        match self {
            Self::Found(finding) => of_finding(finding, range, checked, client),
            Self::Hidden(suppressed) => of_suppressed(suppressed, range, checked, client),
        }
    }

    /// What tells its diagnostic from others with the same facts and for the same client, but for its place. Nothing of one that leads to
    /// other places of its draft: they may have moved.
    pub(super) fn kept(self) -> Option<Kept> {
        let finding = self.finding();
        finding.related.is_empty().then(|| Kept { finding: finding.clone(), reason: self.reason().cloned() })
    }
}

/// What a diagnostic was made of.
#[derive(Debug)]
pub(super) struct Kept {
    finding: Finding,
    reason: Option<Option<String>>,
}

impl Kept {
    /// Whether an item's diagnostic has the same in it, but for its place.
    pub(super) fn is_of(&self, item: Item<'_>) -> bool {
        let (one, two) = (&self.finding, item.finding());
        let safe = |finding: &Finding| finding.fixes.iter().map(|fix| fix.safe).collect::<SmallVec<[bool; 4]>>();
        self.reason.as_ref() == item.reason()
            && (one.rule.name, one.severity, one.fact) == (two.rule.name, two.severity, two.fact)
            && one.message == two.message
            && one.sources == two.sources
            && safe(one) == safe(two)
            && two.related.is_empty()
    }
}

/// What directives leave unsaid, for clients that can show it without saying it.
fn faded<'c>(checked: &'c Checked, client: &Client) -> impl Iterator<Item = &'c Suppressed> {
    let shows = client.fades && client.settings.least <= Severity::Hint;
    checked.report.suppressed.iter().filter(move |_| shows)
}

fn of_suppressed(suppressed: &Suppressed, range: Range, checked: &Checked, client: &Client) -> Diagnostic {
    let lang = client.locale.unwrap_or(checked.report.lang);
    let reason = suppressed.reason.as_deref().map(|reason| format!(" ({reason})")).unwrap_or_default();
    Diagnostic {
        severity: Some(DiagnosticSeverity::HINT),
        tags: Some(vec![DiagnosticTag::UNNECESSARY]),
        message: straight(&(lang.menu().suppressed.replace("{}", &suppressed.finding.message) + &reason)).into_owned(),
        ..of_finding(&suppressed.finding, range, checked, client)
    }
}

/// The findings that the user wants to see now.
fn shown<'c>(checked: &'c Checked, client: &Client) -> impl Iterator<Item = &'c Finding> {
    let least = client.settings.least;
    checked.said().filter(move |finding| finding.severity >= least)
}

/// One finding's diagnostic, in its place.
pub(super) fn of_finding(finding: &Finding, range: Range, checked: &Checked, client: &Client) -> Diagnostic {
    Diagnostic {
        range,
        severity: Some(severity(finding.severity)),
        code: Some(NumberOrString::String(finding.rule.name.to_owned())),
        code_description: described(client, finding.rule.name),
        source: Some(SOURCE.to_owned()),
        tags: tag(finding, client).map(|tag| vec![tag]),
        message: straight(&finding.message).into_owned(),
        related_information: client.related.then(|| related(finding, checked, client)).filter(|related| !related.is_empty()),
        data: client.data.then(|| {
            let fact = finding.fact.map(|id| &checked.base.fact(id).id);
            json!({"fact": fact, "fixes": finding.fixes.len()})
        }),
    }
}

/// How the words of a finding are shown, by clients that can: faded where they say nothing, struck out where they no longer hold.
fn tag(finding: &Finding, client: &Client) -> Option<DiagnosticTag> {
    let idle = client.fades && unused_suppression::is_idle(finding);
    let struck = || (client.strikes && outdated::is_outdated(finding)).then_some(DiagnosticTag::DEPRECATED);
    idle.then_some(DiagnosticTag::UNNECESSARY).or_else(struck)
}

/// The page about a rule.
fn described(client: &Client, rule: &str) -> Option<CodeDescription> {
    let pages = client.pages.as_ref().filter(|_| client.describes)?;
    Some(CodeDescription { href: pages.address(rule)?.clone() })
}

/// The diagnostics of a desk's own files, by file, in the places of the texts that were read.
pub(super) fn of_desk(desk: &Desk, texts: &Texts, client: &Client) -> BTreeMap<Url, Vec<Diagnostic>> {
    let mut out: BTreeMap<Url, Vec<Diagnostic>> = BTreeMap::new();
    for problem in desk.told() {
        let Some(uri) = address(&desk.root, &problem.path) else { continue };
        out.entry(uri).or_default().push(of_problem(desk, problem, texts.get(&problem.path), client));
    }
    out
}

fn of_problem(desk: &Desk, problem: &Problem, text: Option<&Rope>, client: &Client) -> Diagnostic {
    Diagnostic {
        range: text.map_or_else(|| to_proto::line(problem.line), |rope| to_proto::range(rope, problem.span, client.encoding)),
        severity: Some(severity(in_passing(desk, problem))),
        code: Some(NumberOrString::String(problem.rule.to_owned())),
        code_description: described(client, problem.rule),
        source: Some(SOURCE.to_owned()),
        message: straight(&problem.message.word(desk.config.spoken(client.locale))).into_owned(),
        ..Diagnostic::default()
    }
}

/// Where to read on: other places of the draft, the fact, then each source's archived words.
fn related(finding: &Finding, checked: &Checked, client: &Client) -> Vec<DiagnosticRelatedInformation> {
    let draft = |other: &Related| {
        let range = to_proto::range(&checked.document.rope, other.span, client.encoding);
        DiagnosticRelatedInformation {
            location: Location { uri: checked.uri.clone(), range },
            message: straight(&other.message).into_owned(),
        }
    };
    finding.related.iter().map(draft).chain(on_record(finding, checked, client)).collect()
}

/// The fact a finding rests on and what its sources say, in the desk.
fn on_record(finding: &Finding, checked: &Checked, client: &Client) -> Vec<DiagnosticRelatedInformation> {
    let (Some(id), Some(desk)) = (finding.fact, &checked.desk) else { return Vec::new() };
    let (base, lang) = (checked.base.as_ref(), client.locale.unwrap_or(checked.report.lang));
    let fact = base.fact(id);
    let message = straight(&label(base, fact, lang)).into_owned();
    let place = desk.location(&fact.place, client.encoding).map(|location| DiagnosticRelatedInformation { location, message });
    let sources = finding.sources.iter().filter_map(|evidence| archived(evidence, fact, base, &desk.desk.root));
    place.into_iter().chain(sources).collect()
}

fn archived(evidence: &Evidence, fact: &Fact, base: &Base, root: &Path) -> Option<DiagnosticRelatedInformation> {
    let source = base.source(evidence.source);
    let line = fact.says.iter().find_map(|reading| (reading.source == evidence.source).then_some(reading.line)?)?;
    let words = evidence.quote.as_ref().unwrap_or(&evidence.says);
    let who = source.outlet.as_ref().map_or_else(|| source.id.clone(), |outlet| format!("{} ({outlet})", source.id));
    let location = Location { uri: address(root, source.archive.as_deref()?)?, range: to_proto::line(line) };
    Some(DiagnosticRelatedInformation { location, message: straight(&format!("{who}: {words}")).into_owned() })
}

/// How a fact is named in one line.
pub(super) fn label(base: &Base, fact: &Fact, lang: Lang) -> String {
    if let Some(text) = fact.text.get(&lang) {
        return text.clone();
    }
    let attribute = base.attribute(fact.attribute);
    format!("{}, {}", base.entity_label(fact.entity, lang), attribute.label.get(&lang).unwrap_or(&attribute.name))
}

/// Whether a diagnostic a client sends back is this finding's: by place and rule, as not every client sends `data` back.
pub(super) fn is_of(diagnostic: &Diagnostic, finding: &Finding, span: Span, at: Span) -> bool {
    let named = matches!(&diagnostic.code, Some(NumberOrString::String(code)) if code == finding.rule.name);
    named && span == at && diagnostic.message == straight(&finding.message)
}

const fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Info => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}
