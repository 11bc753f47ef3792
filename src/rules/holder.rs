//! Holder: who the desk knows in an office that one person at most holds at a time.

use crate::claims::{Claim, ClaimValue};
use crate::facts::{Base, Certainty, EntityId, Fact, FactValue, Sole, Status, TermRef};
use crate::values::Value;
use jiff::civil::Date;

/// How many days a fact that doesn't say when it holds is taken to hold, before and after its first source.
const LASTING: i32 = 366;

/// The one other person who holds the office that a claim gives its subject, at the time of the draft.
#[must_use]
pub(super) fn holder(base: &Base, claim: &Claim, date: Option<Date>) -> Option<EntityId> {
    let told = told(base, claim)?;
    let today = date?;
    let mut known: Vec<EntityId> = base.links.holders(told.vocabulary, told.term).collect();
    known.sort_unstable();
    known.dedup();
    let groups = known.into_iter().filter_map(|entity| base.group(entity, claim.attribute));
    let facts = groups.flat_map(|group| &group.facts).map(|fact| base.fact(*fact));
    let mut holders = facts.filter(|fact| is_held(fact, told) && is_current(base, fact, today)).map(|fact| fact.entity);
    let first = holders.next()?;
    (first != claim.subject && holders.all(|other| other == first)).then_some(first)
}

/// How many days before or after a source a draft is of its days: offices change hands.
const FRESH: i32 = 60;

/// Whether somebody holds an office for sure in the days of a draft, so that nobody else does.
#[must_use]
pub(super) fn is_news(base: &Base, fact: &Fact, date: Option<Date>) -> bool {
    let Some(today) = date else { return false };
    let mut days = fact.says.iter().filter_map(|reading| base.source(reading.source).published);
    let sure = fact.says.iter().any(|reading| !reading.error && reading.certainty == Certainty::Asserted);
    sure && is_kept(fact) && is_current(base, fact, today) && days.any(|day| (day - today).get_days().abs() < FRESH)
}

/// The office told of the subject now, where it is one that nobody else can hold.
fn told<'c>(base: &Base, claim: &'c Claim) -> Option<&'c TermRef> {
    let ClaimValue::Term { term, of_foreign: false } = &claim.value else { return None };
    let placed = match base.vocabulary(term.vocabulary).get(term.term).sole? {
        Sole::Country => term.of.is_none(),
        Sole::Place => term.of.is_some(),
    };
    let now = claim.firm && !term.former && !claim.past && !claim.negated && claim.period.is_none();
    (placed && now).then_some(term)
}

fn is_held(fact: &Fact, told: &TermRef) -> bool {
    let sure = fact.says.iter().any(|reading| !reading.error && reading.certainty == Certainty::Asserted);
    sure && is_kept(fact) && matches!(fact.is.as_slice(), [FactValue::Term(known)] if known == told)
}

const fn is_kept(fact: &Fact) -> bool {
    !fact.status.is_gone() && !matches!(fact.status, Status::Disputed)
}

/// Whether a fact holds on a day.
fn is_current(base: &Base, fact: &Fact, today: Date) -> bool {
    match &fact.valid {
        Some(Value::Date(dates)) => dates.first.is_none_or(|first| first <= today) && dates.last.is_none_or(|last| today <= last),
        Some(_) => false,
        None => {
            fact.says.iter().filter_map(|reading| base.source(reading.source).published).any(|day| (day - today).get_days().abs() < LASTING)
        }
    }
}
