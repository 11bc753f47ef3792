//! `inconsistent`: two claims of one draft that can't both hold, parts that are more than their whole.

use super::finding::{Finding, Related, Severity, Verdict};
use super::parts::{self, Surplus};
use super::{Case, Placed, Rule, Whole};
use crate::claims::{Claim, ClaimValue, Mood, firm};
use crate::facts::Base;
use crate::language::Lang;
use crate::text::Span;
use crate::values::Relation;
use rustc_hash::FxHashMap;

pub(super) const RULE: Rule = Rule {
    name: "inconsistent",
    summary: "Two claims of the draft that can't both hold, or parts that are more than their whole",
    severity: Severity::Warning,
    on_request: false,
    page: include_str!("inconsistent.md"),
    check,
    across: Some(across),
};

/// The parts and wholes of one block.
fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    out.extend(parts::surplus(case).into_iter().map(|surplus| exceeding(case, &surplus)));
}

fn exceeding(case: &Case<'_>, surplus: &Surplus) -> Finding {
    let (whole, last) = (case.text(surplus.whole), case.text(surplus.last));
    let message = match (case.messages, surplus.shares) {
        (Lang::Fr, true) => format!("« {whole} » et « {last} » font plus de 100 %"),
        (Lang::En, true) => format!("“{whole}” and “{last}” make more than 100%"),
        (Lang::Fr, false) => format!("Les parts font {}, plus que le tout : « {whole} »", surplus.sum),
        (Lang::En, false) => format!("The parts make {}, more than the whole: “{whole}”", surplus.sum),
    };
    found(surplus.last, last, message, Related { span: surplus.whole, message: whole.to_owned() })
}

/// The claims of a draft that can't hold beside an earlier one, where no fact decides between them.
fn across(whole: &Whole<'_>, out: &mut Vec<Finding>) {
    let mut told: FxHashMap<_, Vec<&Placed<'_>>> = FxHashMap::default();
    for later in whole.claims.iter().filter(|placed| is_open(placed)) {
        let Claim { subject, attribute, fact, .. } = later.claim;
        let before = told.entry((subject, attribute, fact)).or_default();
        let earlier = before.iter().find(|earlier| contradict(whole.base, earlier.claim, later.claim));
        out.extend(earlier.map(|earlier| clashing(whole.base, earlier, later, whole.messages)));
        // What was told already clashes with what that clashed with.
        if !before.iter().any(|earlier| is_same(earlier.claim, later.claim)) {
            before.push(later);
        }
    }
}

fn is_same(a: &Claim, b: &Claim) -> bool {
    a.value == b.value && firm::of_one_time(a, b)
}

/// Told flatly and for good, and neither borne out nor contradicted by a fact, which would say more.
fn is_open(placed: &Placed<'_>) -> bool {
    let claim = placed.claim;
    placed.judgement.is_none() && claim.firm && !claim.negated && claim.stance.mood == Mood::Asserted
}

/// Whether two claims of one subject and attribute can't both hold.
fn contradict(base: &Base, a: &Claim, b: &Claim) -> bool {
    let (ClaimValue::Plain(first), ClaimValue::Plain(second)) = (&a.value, &b.value) else { return false };
    let yearly = base.attribute(a.attribute).yearly;
    !yearly && firm::of_one_time(a, b) && first.relation(second) == Relation::Disjoint
}

fn clashing(base: &Base, earlier: &Placed<'_>, later: &Placed<'_>, messages: Lang) -> Finding {
    let attribute = base.attribute(later.claim.attribute);
    let topic = attribute.label.get(&messages).unwrap_or(&attribute.name);
    let who = base.entity_label(later.claim.subject, messages);
    let (first, second) = (earlier.text, later.text);
    let message = match messages {
        Lang::Fr => format!("Le texte dit « {second} » ici et « {first} » plus haut ({topic}, {who})"),
        Lang::En => format!("The draft says “{second}” here and “{first}” before ({topic}, {who})"),
    };
    found(later.span, second, message, Related { span: earlier.span, message: first.to_owned() })
}

fn found(span: Span, text: &str, message: String, other: Related) -> Finding {
    Finding {
        rule: &RULE,
        severity: RULE.severity,
        verdict: Verdict::Contradicted,
        span,
        text: text.to_owned(),
        message,
        fact: None,
        sources: Vec::new(),
        fixes: Vec::new(),
        related: vec![other],
    }
}
