//! `misspelled-name`: a name with a slip of the pen, or another first name than its office has.

use super::finding::{Finding, Severity, Verdict};
use super::{Case, Rule, few, wording};
use crate::claims::strangers::Stranger;
use crate::facts::{Base, EntityId, EntityKind};
use crate::language::Lang;
use crate::language::first_name::is_first_name;
use crate::text::{Span, tokens};

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
struct Slip<'a> {
    entity: EntityId,
    span: Span,
    /// The name, and the word of it.
    name: &'a str,
    right: &'a str,
}

fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let slips = case.strangers.iter().filter_map(|stranger| slip(case, stranger)).filter(|slip| may_tell(case, slip));
    out.extend(slips.map(|slip| finding(case, slip)));
}

/// What leaves a desk tells no name of which it tells no fact; a headline in capitals is spelled otherwise on purpose.
fn may_tell(case: &Case<'_>, slip: &Slip<'_>) -> bool {
    let known = !case.base.is_outside() || case.base.groups_of(slip.entity).next().is_some();
    known && case.text(slip.span).chars().any(char::is_lowercase)
}

fn slip<'a>(case: &Case<'a>, stranger: &Stranger) -> Option<Slip<'a>> {
    stranger.titled.and_then(|person| first_name(case, stranger, person)).or_else(|| misspelt(case, stranger))
}

/// Whoever is told of by an office bears another first name than the one who holds it.
fn first_name<'a>(case: &Case<'a>, stranger: &Stranger, person: EntityId) -> Option<Slip<'a>> {
    let [told, family] = stranger.words.as_slice() else { return None };
    let base: &'a Base = case.base;
    let names = base.entity(person).names.iter().map(|name| (name, tokens(name)));
    let mut full = names.filter(|(_, words)| words.len() == 2 && words[1].bare == family.bare);
    let (name, own) = full.next()?;
    let given = is_first_name(&told.bare) || is_slip(&told.bare, &own[0].bare);
    let other = full.next().is_none() && own[0].bare != told.bare && given;
    other.then(|| Slip { entity: person, span: told.span, name, right: own[0].span.of(name) })
}

/// One word alone differs from the name of one entity, and of no other.
fn misspelt<'a>(case: &Case<'a>, stranger: &Stranger) -> Option<Slip<'a>> {
    // « Nadia Roussel, et non Nadia Rousselle »: the text tells them apart.
    let apart = |entity: &&EntityId| stranger.beside.binary_search(entity).is_err();
    let likely = stranger.named.iter().chain(few(case.named)).filter(apart);
    let mut slips: Vec<Slip<'a>> = likely.flat_map(|entity| slips_of(case, stranger, *entity)).collect();
    slips.sort_by_key(|slip| (slip.entity, slip.span));
    slips.dedup_by_key(|slip| (slip.entity, slip.span));
    let slip = slips.pop()?;
    slips.is_empty().then_some(slip)
}

fn slips_of<'a>(case: &Case<'a>, stranger: &Stranger, entity: EntityId) -> Vec<Slip<'a>> {
    let base: &'a Base = case.base;
    // All words but one are the name's own.
    let shares = |name: &&String| name.contains(' ') && stranger.words.iter().any(|part| name.contains(case.text(part.span)));
    let names = base.entity(entity).names.iter().filter(shares);
    names.filter_map(|name| slip_of(case, stranger, entity, name)).collect()
}

/// Where the words of a name stand but for one.
fn slip_of<'a>(case: &Case<'a>, stranger: &Stranger, entity: EntityId, name: &'a str) -> Option<Slip<'a>> {
    let words = tokens(name);
    if words.len() < 2 || words.iter().filter(|word| word.capital).count() < 2 {
        return None;
    }
    stranger.words.windows(words.len()).find_map(|window| {
        let mut odd = (0..words.len()).filter(|at| window[*at].bare != words[*at].bare);
        let (at, None) = (odd.next()?, odd.next()) else { return None };
        let person = case.base.entity(entity).kind == EntityKind::Person;
        let given = person && at + 1 < words.len();
        // "a Liberal Democrat": one of the members.
        let number = !person && is_number(&window[at].bare, &words[at].bare);
        // Another first name is another's, as sisters' and brothers' are, however alike.
        let meant = !given && !number && stranger.alone && is_slip(&window[at].bare, &words[at].bare);
        meant.then(|| Slip { entity, span: window[at].span, name, right: words[at].span.of(name) })
    })
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

/// The singular and the plural of one word.
fn is_number(told: &str, known: &str) -> bool {
    told.strip_suffix('s') == Some(known) || known.strip_suffix('s') == Some(told)
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

fn finding(case: &Case<'_>, slip: Slip<'_>) -> Finding {
    let name = slip.name;
    let message = match case.messages {
        Lang::Fr => format!("Faut-il lire « {name} » ?"),
        Lang::En => format!("Did you mean “{name}”?"),
    };
    Finding {
        rule: &RULE,
        severity: RULE.severity,
        verdict: Verdict::Contradicted,
        span: slip.span,
        text: case.text(slip.span).to_owned(),
        message,
        fact: None,
        sources: Vec::new(),
        fixes: vec![wording::replace(case, slip.span, slip.right, false)],
        related: Vec::new(),
    }
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
