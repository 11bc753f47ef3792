//! What a draft's directives leave unsaid, and the directives that leave nothing unsaid.

use super::ids::Ids;
use super::reach::Reach;
use crate::facts::Base;
use crate::language::Lang;
use crate::rules::Finding;
use crate::rules::unused_suppression::{self, Fault, Name};
use crate::text::directive::{Directive, Scope, Word};
use crate::text::{Blocks, Span};
use jiff::civil::Date;

/// A finding that a directive leaves unsaid.
#[derive(Clone, Debug)]
pub struct Suppressed {
    /// The finding.
    pub finding: Finding,
    /// The directive's comment, in bytes of the draft.
    pub by: Span,
    /// Why, as the directive says it.
    pub reason: Option<String>,
}

/// What directives are held against.
#[derive(Clone, Copy)]
pub(super) struct Terms<'a> {
    pub(super) text: &'a str,
    pub(super) draft: &'a Blocks,
    pub(super) base: &'a Base,
    pub(super) messages: Lang,
    /// The day of the check.
    pub(super) today: Option<Date>,
    /// Whether a directive without a reason is void.
    pub(super) reasons: bool,
}

/// A directive's fact that there isn't.
fn no_fact(word: &Word, ids: &Ids) -> Option<Fault> {
    ids.is_unknown(&word.text).then(|| Fault::Unknown(Name::Fact, word.clone(), ids.meant(&word.text).map(str::to_owned)))
}

/// Takes what directives leave unsaid out of `findings`, and puts in what is wrong with the directives.
pub(super) fn suppress(directives: &[Directive], findings: &mut Vec<Finding>, ids: &mut Ids, terms: Terms<'_>) -> Vec<Suppressed> {
    let reach = Reach::of(directives, terms.text, terms.draft, |directive| terms.holds(directive));
    let mut used = vec![false; directives.len()];
    let mut out = Vec::new();
    for finding in std::mem::take(findings) {
        let fact = finding.fact.map(|id| terms.base.fact(id).id.as_str());
        match reach.first(finding.span, finding.rule.name, fact) {
            Some(at) => {
                used[at] = true;
                out.push(Suppressed { finding, by: directives[at].span, reason: directives[at].reason.clone() });
            }
            None => findings.push(finding),
        }
    }
    // Outside the desk, one that has nothing to leave unsaid may well have something inside.
    let told = if terms.base.is_outside() { &[] } else { directives };
    ids.look_for(told, out.iter().map(|suppressed| &suppressed.finding).chain(findings.iter()), terms.base);
    let mut opened = false;
    for (directive, used) in told.iter().zip(used) {
        let faults = terms.faults(directive, used, opened, ids);
        opened |= directive.scope == Some(Scope::From);
        findings.extend(faults.into_iter().map(|fault| unused_suppression::finding(terms.text, directive, fault, terms.messages)));
    }
    findings.sort_by_key(|finding| finding.span);
    out
}

impl Terms<'_> {
    fn holds(self, directive: &Directive) -> bool {
        // A last day that can't be read is none that can be relied on.
        let dated = directive.until.is_none() || directive.last_day().is_some();
        dated && !self.is_over(directive) && !self.lacks_reason(directive)
    }

    fn is_over(self, directive: &Directive) -> bool {
        directive.last_day().zip(self.today).is_some_and(|(last, today)| last < today)
    }

    fn lacks_reason(self, directive: &Directive) -> bool {
        self.reasons && directive.reason.is_none() && directive.scope != Some(Scope::Until)
    }

    /// What is wrong with a directive. That it is unused is said only where nothing else is.
    fn faults(self, directive: &Directive, used: bool, opened: bool, ids: &Ids) -> Vec<Fault> {
        if directive.scope.is_none() {
            return vec![Fault::verb(directive)];
        }
        let mut out: Vec<Fault> = directive.rules.iter().filter_map(Fault::rule).collect();
        out.extend(directive.facts.iter().filter_map(|word| no_fact(word, ids)));
        out.extend(directive.until.iter().filter(|_| directive.last_day().is_none()).map(Fault::date));
        if out.is_empty() && !used {
            out.extend(self.idle(directive, opened));
        }
        out
    }

    /// Why a well-formed directive does nothing; whether there is one before it that holds on.
    fn idle(self, directive: &Directive, opened: bool) -> Option<Fault> {
        match directive.last_day().filter(|_| self.is_over(directive)) {
            Some(last) => Some(Fault::Over(last)),
            None if self.lacks_reason(directive) => Some(Fault::NoReason),
            None if directive.scope == Some(Scope::Until) => (!opened).then_some(Fault::NothingToEnd),
            None => Some(Fault::Unused),
        }
    }
}
