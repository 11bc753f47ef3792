//! `misspelled-name`: a name that is a letter or two, or a first name, away from one that the desk has.

use super::finding::{Edit, Finding, Fix, Severity, Verdict};
use super::{Case, Rule, few};
use crate::claims::strangers::{Part, Stranger};
use crate::facts::{EntityId, EntityKind};
use crate::language::Lang;
use crate::text::{Span, Token, tokens};

pub(super) const RULE: Rule = Rule {
    name: "misspelled-name",
    summary: "A name that is spelled otherwise than the desk has it",
    severity: Severity::Warning,
    on_request: false,
    page: include_str!("misspelled_name.md"),
    check,
    across: None,
};

/// A word of a name that isn't as the desk has it.
struct Slip {
    entity: EntityId,
    span: Span,
    right: String,
}

fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    out.extend(case.strangers.iter().filter_map(|stranger| slip(case, stranger)).map(|slip| finding(case, slip)));
}

fn slip(case: &Case<'_>, stranger: &Stranger) -> Option<Slip> {
    stranger.titled.and_then(|person| first_name(case, stranger, person)).or_else(|| misspelt(case, stranger))
}

/// Whoever is told of by office bears another first name than the one who holds it.
fn first_name(case: &Case<'_>, stranger: &Stranger, person: EntityId) -> Option<Slip> {
    let [.., told, family] = stranger.words.as_slice() else { return None };
    let names = case.base.entity(person).names.iter().map(|name| tokens(name));
    let mut full = names.filter(|words| words.len() == 2 && words[1].bare == family.bare);
    let own = full.next()?;
    (full.next().is_none() && own[0].bare != told.bare).then(|| Slip {
        entity: person,
        span: told.span,
        right: written(case, person, &own[0]),
    })
}

/// One word alone differs, by a letter or two, from the name of one entity and of no other.
fn misspelt(case: &Case<'_>, stranger: &Stranger) -> Option<Slip> {
    let mut slips: Vec<Slip> = stranger.named.iter().chain(few(case.named)).flat_map(|entity| slips_of(case, stranger, *entity)).collect();
    slips.sort_by_key(|slip| (slip.entity, slip.span));
    slips.dedup_by_key(|slip| (slip.entity, slip.span));
    let slip = slips.pop()?;
    slips.is_empty().then_some(slip)
}

fn slips_of(case: &Case<'_>, stranger: &Stranger, entity: EntityId) -> Vec<Slip> {
    // All words but one are the name's own.
    let shares = |name: &&String| name.contains(' ') && stranger.words.iter().any(|part| name.contains(case.text(part.span)));
    let names = case.base.entity(entity).names.iter().filter(shares);
    names.filter_map(|name| slip_of(case, stranger, entity, &tokens(name))).collect()
}

/// Where the words of a name stand but for one.
fn slip_of(case: &Case<'_>, stranger: &Stranger, entity: EntityId, name: &[Token]) -> Option<Slip> {
    if name.len() < 2 || name.iter().filter(|word| word.capital).count() < 2 {
        return None;
    }
    stranger.words.windows(name.len()).find_map(|window| {
        let mut odd = (0..name.len()).filter(|at| window[*at].bare != name[*at].bare);
        let (at, None) = (odd.next()?, odd.next()) else { return None };
        let person = case.base.entity(entity).kind == EntityKind::Person;
        let given = person && at + 1 < name.len();
        let meant = is_near(&window[at].bare, &name[at].bare) && (!given || stranger.alone && !is_variant(&window[at], &name[at]));
        meant.then(|| Slip { entity, span: window[at].span, right: written(case, entity, &name[at]) })
    })
}

/// The word as the entity's own name has it.
fn written(case: &Case<'_>, entity: EntityId, word: &Token) -> String {
    let names = case.base.entity(entity).names.iter();
    let mut own = names.flat_map(|name| tokens(name).into_iter().map(|token| (token.bare, token.span.of(name))).collect::<Vec<_>>());
    own.find(|(bare, _)| *bare == word.bare).map(|(_, written)| written.to_owned()).unwrap_or_default()
}

/// Letters that were left out, doubled, swapped or mistaken: one in a word of four or more, two in one of eight.
fn is_near(told: &str, known: &str) -> bool {
    let short = told.chars().count().min(known.chars().count());
    let limit = match short {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    strsim::osa_distance(told, known) <= limit
}

/// « Louis » and « Louise », "Paul" and "Paula": another first name.
fn is_variant(told: &Part, known: &Token) -> bool {
    let (short, long) = if told.bare.len() < known.bare.len() { (&told.bare, &known.bare) } else { (&known.bare, &told.bare) };
    let stem = |word: &str| word.trim_end_matches(['e', 'a', 'o', 'n', 's']).to_owned();
    long.starts_with(short.as_str()) || stem(short) == stem(long)
}

fn finding(case: &Case<'_>, slip: Slip) -> Finding {
    let right = full(case, slip.entity, &slip.right);
    let message = match case.messages {
        Lang::Fr => format!("Ce nom s'écrit « {right} » dans les faits"),
        Lang::En => format!("The facts spell this name “{right}”"),
    };
    let title = case.messages.menu().replace.replace("{}", &slip.right);
    Finding {
        rule: &RULE,
        severity: RULE.severity,
        verdict: Verdict::Contradicted,
        span: slip.span,
        text: case.text(slip.span).to_owned(),
        message,
        fact: None,
        sources: Vec::new(),
        fixes: vec![Fix { title, safe: false, edits: vec![Edit { span: slip.span, text: slip.right }] }],
        related: Vec::new(),
    }
}

/// The whole name that a word is of.
fn full<'a>(case: &Case<'a>, entity: EntityId, word: &'a str) -> &'a str {
    let base = case.base;
    base.entity(entity).names.iter().find(|name| name.contains(' ') && name.contains(word)).map_or(word, String::as_str)
}
