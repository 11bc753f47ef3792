//! What a desk says of how much findings weigh.

use super::{Finding, Severity};
use std::collections::BTreeMap;

/// Gives findings the severity that a desk wants for their rule, by the rule's name; those of a rule that is `off` go away.
pub fn weigh(findings: &mut Vec<Finding>, wanted: &BTreeMap<String, String>) {
    let off = |finding: &Finding| wanted.get(finding.rule.name).is_some_and(|name| name == "off");
    findings.retain(|finding| !off(finding));
    for finding in findings {
        let severity = wanted.get(finding.rule.name).and_then(|name| Severity::of_name(name));
        finding.severity = severity.unwrap_or(finding.severity);
    }
}

#[cfg(test)]
mod tests {
    use super::weigh;
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
        weigh(&mut findings, &wanted.into());
        let left: Vec<_> = findings.iter().map(|finding| (finding.rule.name, finding.severity)).collect();
        assert_eq!(left, [(a.name, Severity::Hint), (c.name, c.severity)]);
    }
}
