//! What a desk says of how much findings weigh.

use super::{Finding, Severity};
use crate::facts::{Base, Severities};

/// Gives findings the severity that a desk wants for their attribute, else for their rule; those that are `off` go away.
pub fn weigh(findings: &mut Vec<Finding>, base: &Base, wanted: &Severities) {
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
