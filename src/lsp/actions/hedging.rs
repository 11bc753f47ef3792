//! Says less surely what the sources only allege: the verb in the conditional, in English with an adverb.

use super::{Sight, Touched, titled};
use crate::check::softened;
use crate::facts::Base;
use crate::language::Lang;
use crate::rules::{Finding, Verdict};
use tower_lsp::lsp_types::CodeAction;

/// The verb that asserts the finding's words, less sure.
pub(super) fn action(sight: &Sight<'_>, touched: &Touched<'_>) -> Option<CodeAction> {
    let finding = touched.finding;
    if !matches!(finding.verdict, Verdict::Overstated | Verdict::Unsupported) {
        return None;
    }
    let checked = &sight.view.checked;
    let verbs = verbs(&checked.base, finding, checked.report.lang);
    let text = sight.view.rope.to_string();
    let edit = softened(&text, checked.markup, &checked.base, &checked.options, touched.span, &verbs)?;
    let title = titled(sight.lang.menu().hedge, &edit.text);
    Some(sight.quick(title, &[edit]))
}

/// Infinitives by which the fact can be told: of its attribute, its event and its values.
fn verbs(base: &Base, finding: &Finding, lang: Lang) -> Vec<String> {
    let Some(fact) = finding.fact.map(|id| base.fact(id)) else { return Vec::new() };
    let attribute = base.attribute(fact.attribute);
    let event = base.entity(fact.entity).event.and_then(|term| Some(&base.event_vocabulary()?.get(term).words));
    let terms = attribute.vocabulary.map(|id| base.vocabulary(id).terms.as_slice()).unwrap_or_default();
    let of_terms = terms.iter().map(|term| &term.words);
    let all = [&attribute.words, &fact.words].into_iter().chain(event).chain(of_terms);
    let phrases = all.filter_map(|words| words.get(&lang)).flat_map(|words| &words.verbs);
    let mut verbs: Vec<String> = phrases.filter_map(|phrase| phrase.split_whitespace().next()).map(str::to_owned).collect();
    verbs.sort();
    verbs.dedup();
    verbs
}
