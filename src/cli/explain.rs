//! `factlint explain`: what a rule reports, why, and how to fix it.

use super::outcome::{Exit, Failure, unless_closed};
use crate::rules::{RULES, Rule};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Explain a rule, or list them all
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The rule's name, as reports show it
    rule: Option<String>,
}

/// Prints a rule's page, or a line for each rule.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let text = match &arguments.rule {
        None => list(RULES),
        Some(name) => page(RULES, name)?.to_owned(),
    };
    unless_closed(io::stdout().write_all(text.as_bytes()))?;
    Ok(Exit::Clean)
}

fn list(rules: &[&Rule]) -> String {
    let width = rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    rules.iter().fold(String::new(), |mut out, rule| {
        // Writing to a string doesn't fail.
        let _ = writeln!(out, "{:width$}  {:7}  {}", rule.name, rule.severity.name(), rule.summary);
        out
    })
}

fn page(rules: &[&'static Rule], name: &str) -> Result<&'static str, Failure> {
    let rule = rules.iter().find(|rule| rule.name.eq_ignore_ascii_case(name));
    rule.map(|rule| rule.page).ok_or_else(|| Failure::new(format!("no rule is called {name:?}{}", hint(rules, name))))
}

fn hint(rules: &[&'static Rule], name: &str) -> String {
    let distance = |rule: &&&Rule| strsim::damerau_levenshtein(rule.name, name);
    match rules.iter().min_by_key(distance).filter(|rule| distance(rule) <= 3) {
        Some(near) => format!("; did you mean {}?", near.name),
        None => "; `factlint explain` lists them".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{list, page};
    use crate::rules::{Rule, Severity};

    static ONE: Rule = Rule {
        name: "contradicted",
        summary: "The sources say otherwise",
        severity: Severity::Error,
        page: "# contradicted\n",
        check: |_, _| (),
        across: None,
    };
    static TWO: Rule = Rule {
        name: "swapped",
        summary: "True of someone else",
        severity: Severity::Error,
        page: "# swapped\n",
        check: |_, _| (),
        across: None,
    };

    #[test]
    fn the_list_has_a_line_for_each_rule() {
        assert_eq!(list(&[&ONE, &TWO]), "contradicted  error    The sources say otherwise\nswapped       error    True of someone else\n");
    }

    #[test]
    fn a_page_is_found_by_name_or_a_name_is_proposed() {
        assert_eq!(page(&[&ONE, &TWO], "swapped").unwrap(), "# swapped\n");
        assert_eq!(page(&[&ONE, &TWO], "swaped").unwrap_err().to_string(), "no rule is called \"swaped\"; did you mean swapped?");
        assert_eq!(page(&[&ONE, &TWO], "xyz").unwrap_err().to_string(), "no rule is called \"xyz\"; `factlint explain` lists them");
    }
}
