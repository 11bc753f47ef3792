//! `one-sided`: sources disagree, the draft states one side flat.

use super::finding::{Finding, Severity, Verdict};
use super::{Case, Rule, wording};
use crate::claims::{Claim, ClaimValue};
use crate::facts::FactValue;
use crate::language::Lang;
use crate::rules::judge::Judgement;
use crate::values::{Anchor, Spotted, Value};

pub(super) const RULE: Rule = Rule {
    name: "one-sided",
    summary: "One side of a disagreement between sources, told as the whole",
    severity: Severity::Warning,
    on_request: false,
    page: include_str!("one_sided.md"),
    check,
    across: None,
};

fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    for (claim, judgement) in case.judged(Verdict::Disputed) {
        if !is_told_beside(case, claim, judgement) {
            out.push(finding(case, claim, judgement));
        }
    }
}

/// « 9 kilomètres, ou 12 si l'on en croit … », "or to 12": another side's figure stands behind this one, without the unit.
fn is_told_beside(case: &Case<'_>, claim: &Claim, judgement: &Judgement) -> bool {
    let fact = case.base.fact(judgement.fact);
    let sides = fact.is.iter().chain(fact.says.iter().flat_map(|reading| reading.is.iter().flatten()));
    let figures: Vec<f64> = sides.filter_map(figure).collect();
    let own = |number: f64| matches!(&claim.value, ClaimValue::Plain(value) if figure(&FactValue::Plain(value.clone())) == Some(number));
    let near = |spotted: &Spotted| claim.span.end <= spotted.span.start && spotted.span.start - claim.span.end <= NEAR;
    let other = |spotted: &Spotted| match spotted.told.resolve(&Anchor::default()) {
        // « jamais plus de quatorze », "more than fourteen": the figure itself is the bound.
        Some(Value::Number(number)) => {
            let bound = if number.low.is_finite() { number.low } else { number.high };
            figures.contains(&bound) && !own(bound)
        }
        _ => false,
    };
    case.values.iter().filter(|spotted| near(spotted)).any(other)
}

/// How many bytes behind a figure the other side's may stand.
const NEAR: usize = 160;

/// The number in a figure with a unit.
fn figure(value: &FactValue) -> Option<f64> {
    match value {
        FactValue::Plain(Value::Quantity(interval, _) | Value::Money(interval, _) | Value::Percent(interval) | Value::Number(interval)) => {
            Some(interval.middle())
        }
        _ => None,
    }
}

fn finding(case: &Case<'_>, claim: &Claim, judgement: &Judgement) -> Finding {
    let fact = case.base.fact(judgement.fact);
    let sides = wording::sides(case.base, fact, case.messages);
    let message = match case.messages {
        Lang::Fr => format!("Les sources divergent : {sides}"),
        Lang::En => format!("Sources disagree: {sides}"),
    };
    wording::finding(case, &RULE, judgement, claim.span, message, Vec::new())
}
