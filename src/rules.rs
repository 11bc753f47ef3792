//! Rules: kinds of finding, each a value in one slice.

pub mod finding;
mod frame;
mod holder;
pub mod judge;
pub mod trust;
pub mod weight;
pub mod wording;

mod contradicted;
pub mod contradicts_source;
mod impossible_date;
mod inconsistent;
mod misattributed;
mod misquoted;
mod misspelled_name;
mod one_sided;
pub mod outdated;
mod overstated;
mod parts;
mod period;
mod swapped;
mod tenure;
pub mod unknown_scope;
mod unsourced;
pub mod unused_suppression;
mod wrong_weekday;

pub use finding::{Edit, Evidence, Finding, Fix, Related, Severity, Verdict};

use crate::archive::{Quotation, Scope, Statement};
use crate::claims::Claim;
use crate::claims::strangers::Stranger;
use crate::facts::{Base, EntityId};
use crate::language::Lang;
use crate::text::Span;
use crate::values::Spotted;
use jiff::civil::DateTime;
use judge::Judgement;

/// A kind of finding.
#[derive(Debug)]
pub struct Rule {
    /// Its name, in lower case with hyphens; reads as "allow ___".
    pub name: &'static str,
    /// One line that says what it reports.
    pub summary: &'static str,
    /// How severe a finding is unless a desk says otherwise.
    pub severity: Severity,
    /// Whether it is off unless a desk says how severe it is.
    pub on_request: bool,
    /// Its page: what, why, examples that are run as tests, how to fix.
    pub page: &'static str,
    /// Finds what it reports in one block.
    pub check: fn(&Case<'_>, &mut Vec<Finding>),
    /// Finds what only the whole draft shows.
    pub across: Option<fn(&Whole<'_>, &mut Vec<Finding>)>,
}

impl Rule {
    /// How severe a finding is where a desk doesn't say, by its name in configuration.
    #[must_use]
    pub const fn weight(&self) -> &'static str {
        if self.on_request { "off" } else { self.severity.name() }
    }
}

/// The check of a rule on what is no prose: a block shows none. The whole draft does, to the caller of the rule's own `finding`.
const fn none_in_prose(_: &Case<'_>, _: &mut Vec<Finding>) {}

/// Every rule, in the order of the documentation.
pub const RULES: &[&Rule] = &[
    &contradicted::RULE,
    &swapped::RULE,
    &misquoted::RULE,
    &misattributed::RULE,
    &one_sided::RULE,
    &overstated::RULE,
    &outdated::RULE,
    &misspelled_name::RULE,
    &contradicts_source::RULE,
    &wrong_weekday::RULE,
    &impossible_date::RULE,
    &inconsistent::RULE,
    &unknown_scope::RULE,
    &unused_suppression::RULE,
    &unsourced::RULE,
];

/// What a rule looks at: one block, its claims and how each stands to the facts.
#[derive(Debug)]
pub struct Case<'a> {
    /// The desk.
    pub base: &'a Base,
    /// The block's text; findings point into it.
    pub prose: &'a str,
    /// Its claims with their judgements.
    pub claims: &'a [(Claim, Option<Judgement>)],
    /// Its values; where it makes no claim, those of the sentences in which a rule may find something without one.
    pub values: &'a [Spotted],
    /// Whether some words of it set parts and wholes side by side.
    pub parts: bool,
    /// What it says that archived texts may speak of.
    pub statements: &'a [Statement],
    /// What it puts between quotation marks.
    pub quotations: &'a [Quotation],
    /// The names in it that the desk doesn't have.
    pub strangers: &'a [Stranger],
    /// The archived texts.
    pub scope: &'a Scope,
    /// The entities that the draft names.
    pub named: &'a [EntityId],
    /// Whether the draft is about the desk's story.
    pub about: bool,
    /// The draft's language.
    pub lang: Lang,
    /// The language of messages.
    pub messages: Lang,
    /// The dateline.
    pub date: Option<DateTime>,
    /// Whether somebody told it: the day of the check is only a guess.
    pub dated: bool,
}

/// The entities that a draft names, where they are few: one that names a crowd tells nothing by naming one, as a value is true of somebody
/// there, and a name like somebody's, by chance.
pub(crate) const fn few(named: &[EntityId]) -> &[EntityId] {
    const CROWD: usize = 64;
    if named.len() > CROWD { &[] } else { named }
}

impl Case<'_> {
    /// The text of a span of the block.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        span.of(self.prose)
    }

    /// The claims with this verdict.
    pub fn judged(&self, verdict: Verdict) -> impl Iterator<Item = (&Claim, &Judgement)> {
        self.claims
            .iter()
            .filter_map(move |(claim, judgement)| Some((claim, judgement.as_ref().filter(|judgement| judgement.verdict == verdict)?)))
    }
}

/// What a rule looks at across the blocks: the claims of a draft, in their order.
#[derive(Debug)]
pub struct Whole<'a> {
    /// The desk.
    pub base: &'a Base,
    /// The claims.
    pub claims: &'a [Placed<'a>],
    /// The language of messages.
    pub messages: Lang,
}

/// A claim with its place in the draft.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// How it stands to the facts.
    pub judgement: Option<&'a Judgement>,
    /// Where its value stands, in bytes of the draft.
    pub span: Span,
    /// What the draft says there.
    pub text: &'a str,
}

/// A rule by its name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

#[cfg(test)]
mod tests {
    use super::RULES;

    #[test]
    fn a_desk_may_weigh_every_rule() {
        let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(names, crate::facts::RULE_NAMES);
    }
}
