//! What a draft's directives leave unsaid, and the directives that leave nothing unsaid.

use crate::facts::Base;
use crate::language::Lang;
use crate::rules::Finding;
use crate::rules::unused_suppression::{self, Fault};
use crate::text::directive::{Directive, Scope};
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
#[derive(Clone, Copy, Debug)]
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

/// Takes what directives leave unsaid out of `findings`, and puts in what is wrong with the directives.
pub(super) fn suppress(directives: &[Directive], findings: &mut Vec<Finding>, terms: Terms<'_>) -> Vec<Suppressed> {
    let mut used = vec![false; directives.len()];
    let mut out = Vec::new();
    for finding in std::mem::take(findings) {
        match (0..directives.len()).find(|at| terms.silences(directives, *at, &finding)) {
            Some(at) => {
                used[at] = true;
                out.push(Suppressed { finding, by: directives[at].span, reason: directives[at].reason.clone() });
            }
            None => findings.push(finding),
        }
    }
    // Outside the desk, one that has nothing to leave unsaid may well have something inside.
    let told = if terms.base.is_outside() { &[] } else { directives };
    for (at, directive) in told.iter().enumerate() {
        let faults = terms.faults(directive, used[at], &directives[..at]);
        findings.extend(faults.into_iter().map(|fault| unused_suppression::finding(terms.text, directive, fault, terms.messages)));
    }
    findings.sort_by_key(|finding| finding.span);
    out
}

impl Terms<'_> {
    /// Whether a directive of a draft holds where a finding stands.
    fn silences(self, directives: &[Directive], at: usize, finding: &Finding) -> bool {
        let directive = &directives[at];
        self.holds(directive)
            && self.selects(directive, finding)
            && match directive.scope {
                Some(Scope::File) => true,
                Some(Scope::Line) => lines(self.text, directive.span).overlaps(finding.span),
                Some(Scope::NextLine) => self.next_line(directive.span.end).overlaps(finding.span),
                Some(Scope::From) => directive.span.end <= finding.span.start && !self.is_ended(&directives[at + 1..], finding),
                Some(Scope::Until) | None => false,
            }
    }

    /// The first line after a place that holds prose.
    fn next_line(self, from: usize) -> Span {
        let next = end_of_line(self.text, from) + 1;
        let none = Span::new(self.text.len(), self.text.len());
        self.draft.prose_after(next).map_or(none, |at| lines(self.text, Span::new(at, at)))
    }

    fn is_ended(self, later: &[Directive], finding: &Finding) -> bool {
        let before = |directive: &&Directive| directive.scope == Some(Scope::Until) && directive.span.end <= finding.span.start;
        later.iter().filter(before).any(|directive| self.selects(directive, finding))
    }

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

    fn selects(self, directive: &Directive, finding: &Finding) -> bool {
        let fact = finding.fact.map(|id| self.base.fact(id).id.as_str());
        let rule = directive.rules.is_empty() || directive.rules.iter().any(|word| word.text == finding.rule.name);
        rule && (directive.facts.is_empty() || directive.facts.iter().any(|word| Some(word.text.as_str()) == fact))
    }

    /// What is wrong with a directive. That it is unused is said only where nothing else is.
    fn faults(self, directive: &Directive, used: bool, earlier: &[Directive]) -> Vec<Fault> {
        if directive.scope.is_none() {
            return vec![Fault::verb(directive)];
        }
        let mut out: Vec<Fault> = directive.rules.iter().filter_map(Fault::rule).collect();
        out.extend(directive.facts.iter().filter_map(|word| Fault::fact(word, self.base)));
        out.extend(directive.until.iter().filter(|_| directive.last_day().is_none()).map(Fault::date));
        if out.is_empty() && !used {
            out.extend(self.idle(directive, earlier));
        }
        out
    }

    /// Why a well-formed directive does nothing.
    fn idle(self, directive: &Directive, earlier: &[Directive]) -> Option<Fault> {
        let opened = || earlier.iter().any(|other| other.scope == Some(Scope::From));
        match directive.last_day().filter(|_| self.is_over(directive)) {
            Some(last) => Some(Fault::Over(last)),
            None if self.lacks_reason(directive) => Some(Fault::NoReason),
            None if directive.scope == Some(Scope::Until) => (!opened()).then_some(Fault::NothingToEnd),
            None => Some(Fault::Unused),
        }
    }
}

/// The lines a span touches.
fn lines(text: &str, span: Span) -> Span {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    Span::new(start, end_of_line(text, span.end))
}

fn end_of_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |length| at + length)
}

#[cfg(test)]
mod tests {
    use super::{Terms, lines};
    use crate::facts::Base;
    use crate::language::Lang;
    use crate::text::{Blocks, Markup, Span};

    fn next_line(text: &str, from: usize) -> &str {
        let (draft, base) = (Blocks::parse(text, Markup::MARKDOWN), Base::default());
        Terms { text, draft: &draft, base: &base, messages: Lang::Fr, today: None, reasons: false }.next_line(from).of(text)
    }

    #[test]
    fn lines_are_found_from_anywhere_in_the_text() {
        let text = "un\ndeux <!-- x -->\n\n<!-- y -->\n\ntrois";
        assert_eq!(lines(text, Span::new(8, 18)).of(text), "deux <!-- x -->");
        assert_eq!(next_line(text, 18), "trois");
        assert_eq!(next_line(text, text.len()), "");
        assert_eq!(next_line("", 0), "");
    }
}
