//! Trust: a severity is earned. What the development desks show to be wrong too often reports as information.

use super::{Rule, Severity};
use serde::Deserialize;
use std::sync::LazyLock;

/// What has not earned its severity.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Doubted {
    /// Rules, by name.
    pub rules: Vec<String>,
    /// Attributes, by name: `age`, `death.place`.
    pub attributes: Vec<String>,
}

impl Doubted {
    /// Whether a rule or an attribute is on the list.
    #[must_use]
    pub fn has(&self, rule: &str, attribute: Option<&str>) -> bool {
        let listed = |list: &[String], name: &str| list.iter().any(|entry| entry == name);
        listed(&self.rules, rule) || attribute.is_some_and(|name| listed(&self.attributes, name))
    }
}

/// What is doubted today.
#[must_use]
pub fn doubted() -> &'static Doubted {
    static LIST: LazyLock<Doubted> = LazyLock::new(|| toml::from_str(FILE).unwrap_or_default());
    &LIST
}

const FILE: &str = include_str!("trust.toml");

/// How severe a finding of a rule on an attribute may be.
#[must_use]
pub fn severity(rule: &Rule, attribute: &str) -> Severity {
    if doubted().has(rule.name, Some(attribute)) { rule.severity.min(Severity::Info) } else { rule.severity }
}

#[cfg(test)]
mod tests {
    use super::{Doubted, FILE, severity};
    use crate::rules::{RULES, Severity, rule};

    #[test]
    fn the_file_names_rules_that_exist() {
        let list: Doubted = toml::from_str(FILE).expect("two lists");
        assert!(list.rules.iter().all(|name| rule(name).is_some()));
    }

    #[test]
    fn a_listed_attribute_is_doubted_whatever_the_rule() {
        let list = Doubted { rules: vec!["swapped".to_owned()], attributes: vec!["cause".to_owned()] };
        assert!(list.has("contradicted", Some("cause")) && list.has("swapped", None) && !list.has("contradicted", Some("age")));
    }

    #[test]
    fn what_is_not_doubted_keeps_its_severity() {
        let strict = RULES.iter().find(|rule| rule.severity == Severity::Error).expect("an error");
        assert_eq!(severity(strict, "no-such-attribute"), Severity::Error);
    }
}
