//! Says less surely what the sources only allege: the verb in the conditional, in English with an adverb.

use super::{Sight, Touched, titled};
use crate::facts::Base;
use crate::language::Lang;
use crate::rules::{Edit, Finding, Verdict};
use crate::text::Span;
use tower_lsp::lsp_types::CodeAction;

/// The sentence's verb, less sure.
pub(super) fn action(sight: &Sight<'_>, touched: &Touched<'_>) -> Option<CodeAction> {
    let finding = touched.finding;
    if !matches!(finding.verdict, Verdict::Overstated | Verdict::Unsupported) {
        return None;
    }
    let checked = &sight.view.checked;
    let lang = checked.report.lang;
    let verbs = verbs(&checked.base, finding, lang);
    let (clause, start) = clause(sight, touched.span, &verbs)?;
    let (span, text) = lang.hedge(&clause, &verbs)?;
    let title = titled(sight.lang.menu().hedge, &text);
    Some(sight.quick(title, &[Edit { span: Span::new(start + span.start, start + span.end), text }]))
}

/// The finding's own words; where they have no verb, from the start of the sentence.
fn clause(sight: &Sight<'_>, span: Span, verbs: &[String]) -> Option<(String, usize)> {
    let lang = sight.view.checked.report.lang;
    let own = sight.view.rope.get_byte_slice(span.start..span.end)?.to_string();
    if lang.hedge(&own, verbs).is_some() {
        return Some((own, span.start));
    }
    let before = sight.view.rope.get_byte_slice(..span.start)?.to_string();
    let start = before.rfind(['.', '!', '?', '\n', '«', '"']).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    Some((sight.view.rope.get_byte_slice(start..span.end)?.to_string(), start))
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
