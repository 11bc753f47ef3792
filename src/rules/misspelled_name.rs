//! `misspelled-name`: a name with a slip of the pen, or another first name than its office has.

use super::finding::{Edit, Finding, Fix, Severity, Verdict};
use super::{Case, Rule, few};
use crate::claims::strangers::Stranger;
use crate::facts::{EntityId, EntityKind};
use crate::language::Lang;
use crate::language::first_name::is_first_name;
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
    let slips = case.strangers.iter().filter_map(|stranger| slip(case, stranger)).filter(|slip| may_tell(case, slip));
    out.extend(slips.map(|slip| finding(case, slip)));
}

/// What leaves a desk tells no name of which it tells no fact; a headline in capitals is spelled otherwise on purpose.
fn may_tell(case: &Case<'_>, slip: &Slip) -> bool {
    let known = !case.base.is_outside() || case.base.groups_of(slip.entity).next().is_some();
    known && case.text(slip.span).chars().any(char::is_lowercase)
}

fn slip(case: &Case<'_>, stranger: &Stranger) -> Option<Slip> {
    stranger.titled.and_then(|person| first_name(case, stranger, person)).or_else(|| misspelt(case, stranger))
}

/// Whoever is told of by an office bears another first name than the one who holds it.
fn first_name(case: &Case<'_>, stranger: &Stranger, person: EntityId) -> Option<Slip> {
    let [told, family] = stranger.words.as_slice() else { return None };
    let names = case.base.entity(person).names.iter().map(|name| tokens(name));
    let mut full = names.filter(|words| words.len() == 2 && words[1].bare == family.bare);
    let own = full.next()?;
    let name = is_first_name(&told.bare) || is_slip(&told.bare, &own[0].bare);
    let other = full.next().is_none() && own[0].bare != told.bare && name;
    other.then(|| Slip { entity: person, span: told.span, right: written(case, person, &own[0]) })
}

/// One word alone differs from the name of one entity, and of no other.
fn misspelt(case: &Case<'_>, stranger: &Stranger) -> Option<Slip> {
    // « Nadia Roussel, et non Nadia Rousselle »: the text tells them apart.
    let apart = |entity: &&EntityId| stranger.beside.binary_search(entity).is_err();
    let likely = stranger.named.iter().chain(few(case.named)).filter(apart);
    let mut slips: Vec<Slip> = likely.flat_map(|entity| slips_of(case, stranger, *entity)).collect();
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
        // Another first name is another's, as sisters' and brothers' are, however alike.
        let meant = !given && stranger.alone && is_slip(&window[at].bare, &name[at].bare);
        meant.then(|| Slip { entity, span: window[at].span, right: written(case, entity, &name[at]) })
    })
}

/// The word as the entity's own name has it.
fn written(case: &Case<'_>, entity: EntityId, word: &Token) -> String {
    let names = case.base.entity(entity).names.iter();
    let mut own = names.flat_map(|name| tokens(name).into_iter().map(|token| (token.bare, token.span.of(name))).collect::<Vec<_>>());
    own.find(|(bare, _)| *bare == word.bare).map(|(_, written)| written.to_owned()).unwrap_or_default()
}

/// How few letters a word may have of which one is mistaken.
const SHORTEST: usize = 4;

/// One slip of the pen, where other letters would make another name, as « Dumont » is of « Dupont »: a letter doubled or not, a silent one
/// left out or put in, two that have changed places, a vowel or a consonant written for one that sounds like it.
fn is_slip(told: &str, known: &str) -> bool {
    let (told, known): (Vec<char>, Vec<char>) = (told.chars().collect(), known.chars().collect());
    let (short, long) = if told.len() < known.len() { (&told, &known) } else { (&known, &told) };
    let same = short.iter().zip(long.iter()).take_while(|(a, b)| a == b).count();
    if same == 0 || same == long.len() || short.len() < SHORTEST {
        return false;
    }
    let (short, long) = (&short[same..], &long[same..]);
    match long.len() - short.len() {
        0 => is_swapped(short, long) || short[1..] == long[1..] && sounds_like(short[0], long[0]),
        1 => long[1..] == *short && (known.get(same - 1) == Some(&long[0]) || is_silent(long[0], short.is_empty())),
        _ => false,
    }
}

fn is_swapped(one: &[char], other: &[char]) -> bool {
    matches!((one, other), ([a, b, rest @ ..], [c, d, more @ ..]) if a == d && b == c && rest == more)
}

fn sounds_like(one: char, other: char) -> bool {
    ["aeiouy", "ckqsz", "mn"].iter().any(|alike| alike.contains(one) && alike.contains(other))
}

/// A letter that isn't heard where it stands.
fn is_silent(letter: char, last: bool) -> bool {
    letter == 'h' || last && "destx".contains(letter)
}

fn finding(case: &Case<'_>, slip: Slip) -> Finding {
    let right = full(case, slip.entity, &slip.right);
    let message = match case.messages {
        Lang::Fr => format!("Faut-il lire « {right} » ?"),
        Lang::En => format!("Did you mean “{right}”?"),
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

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn a_slip_of_the_pen_is_no_other_name() {
        for (told, known) in [
            ("gallic", "galic"),
            ("galic", "gallic"),
            ("kerbra", "kerbrat"),
            ("hugues", "hugeus"),
            ("kesasi", "kesazi"),
            ("thiery", "thierry"),
            ("tomas", "thomas"),
        ] {
            assert!(is_slip(told, known), "{told} {known}");
        }
        for (told, known) in [
            ("dumont", "dupont"),
            ("gauthier", "vauthier"),
            ("marin", "martin"),
            ("martini", "martin"),
            ("roussel", "rousset"),
            ("hardy", "tardy"),
            ("roy", "ray"),
            ("kerbrat", "kerbrat"),
            ("", "a"),
            ("martin", "martinez"),
        ] {
            assert!(!is_slip(told, known), "{told} {known}");
        }
    }
}
