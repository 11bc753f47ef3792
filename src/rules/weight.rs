//! What a desk says of how much findings and its own faults weigh.

use super::{Finding, Severity};
use crate::facts::{Base, Desk, Problem, Severities, faults};

/// Gives findings the severity that a desk wants for their attribute, else for their rule; those that are `off` go away, and those that
/// are made on request where it says nothing of their rule.
pub fn weigh(findings: &mut Vec<Finding>, base: &Base, wanted: &Severities) {
    findings.retain(|finding| !finding.rule.on_request || wanted.contains_key(finding.rule.name));
    if wanted.is_empty() {
        return;
    }
    let name = |finding: &Finding| {
        let attribute = finding.fact.map(|id| base.attribute(base.fact(id).attribute).name.as_str());
        attribute.and_then(|name| wanted.get(name)).or_else(|| wanted.get(finding.rule.name))
    };
    findings.retain(|finding| name(finding).is_none_or(|name| name != "off"));
    for finding in findings {
        finding.severity = name(finding).and_then(|name| Severity::of_name(name)).unwrap_or(finding.severity);
    }
}

/// How much a fault weighs to a curator: what the desk says, else what its page does. None where the desk doesn't want to hear of it.
#[must_use]
pub fn of_fault(desk: &Desk, problem: &Problem) -> Option<Severity> {
    match desk.weighed(problem) {
        Some(name) => Severity::of_name(name),
        None => faults::named(problem.rule).and_then(|kind| Severity::of_name(kind.severity)).or(Some(Severity::Error)),
    }
}

/// How much a fault weighs to those who check drafts, which goes on without what is faulty.
#[must_use]
pub fn in_passing(desk: &Desk, problem: &Problem) -> Severity {
    let own = if problem.fatal { Severity::Error } else { Severity::Warning };
    desk.weighed(problem).and_then(Severity::of_name).unwrap_or(own)
}

#[cfg(test)]
mod tests {
    use super::weigh;
    use crate::facts::Base;
    use crate::rules::{Finding, RULES, Rule, Severity, Verdict};
    use crate::text::Span;

    fn finding(rule: &'static Rule) -> Finding {
        Finding {
            rule,
            severity: rule.severity,
            verdict: Verdict::Contradicted,
            span: Span::default(),
            text: String::new(),
            message: String::new(),
            fact: None,
            sources: Vec::new(),
            fixes: Vec::new(),
            related: Vec::new(),
        }
    }

    #[test]
    fn a_desk_may_weigh_or_silence_a_rule() {
        let (a, b, c) = (RULES[0], RULES[1], RULES[2]);
        let mut findings = vec![finding(a), finding(b), finding(c)];
        let wanted = [(a.name, "hint"), (b.name, "off")].map(|(rule, name)| (rule.to_owned(), name.to_owned()));
        weigh(&mut findings, &Base::default(), &wanted.into());
        let left: Vec<_> = findings.iter().map(|finding| (finding.rule.name, finding.severity)).collect();
        assert_eq!(left, [(a.name, Severity::Hint), (c.name, c.severity)]);
    }
}
