//! Whom an event befalls, told of by whose they are only: « la mort de sa femme », "her daughter's wedding".

use super::bearer::{is_finite, is_kin, is_person, is_somebody};
use super::mention::{By, Mention};
use super::reading::Reading;
use crate::facts::index::Cue;
use crate::language::Marker;
use crate::text::Token;
use std::ops::Range;

/// How many words after the word for kin their name may follow.
const NAMED: usize = 3;

/// How many words after an event's noun whose kin it befalls may be named.
const REACH: usize = 8;

/// Whether an event's noun tells of what befell somebody else than the person named beside it, among the mentions found.
pub(super) fn befalls_another(reading: &Reading<'_>, mentions: &[Mention], noun: &Range<usize>) -> bool {
    let Range { start, end } = *noun;
    let told = || people(reading, mentions, end + 1..end + REACH).next();
    let named = |from: usize| people(reading, mentions, from..from + NAMED).next().is_some();
    let of_own = || reading.has(end + 1, Marker::Possessive) && is_noun(reading, end + 2) && !named(end + 2);
    // « la mort d'un ami à Lyon », no name behind.
    let of_some = || reading.has(end + 1, Marker::Indefinite) && is_one_of_theirs(reading, end + 2) && !named(end + 2);
    let of_another = || of_own() || of_some() || told().is_some_and(|mention| is_of_whose(reading, end, mention, &named));
    reading.has(end, Marker::Genitive) && of_another() || is_led(reading, mentions, start)
}

/// « mais son frère a été condamné à … », "while her lawyer, 33, was": of the verb before a token somebody is the subject who is told of by
/// whose they are only.
pub(super) fn is_of_theirs(reading: &Reading<'_>, at: usize) -> bool {
    let start = reading.sentences[reading.sentence_of(at)].tokens.start;
    (start..at)
        .rev()
        .any(|whose| reading.has(whose, Marker::Possessive) && opens_subject(reading, start, whose) && is_subject(reading, whose, at))
}

/// Whether a noun phrase that starts at a token may be a subject: nothing leads to it but what opens a clause.
fn opens_subject(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    at == start || joins(reading, at - 1) || !reading.tokens[at - 1].is_word()
}

/// A word that leads from one clause to another; « tandis que » ends in a relative.
fn joins(reading: &Reading<'_>, at: usize) -> bool {
    [Marker::Coordinator, Marker::Subordinator, Marker::Relative].iter().any(|kind| reading.has(at, *kind))
}

/// Whether the next verb behind a word for whose somebody is says something of them, up to a token; nobody is named between.
fn is_subject(reading: &Reading<'_>, whose: usize, end: usize) -> bool {
    let who = whose + 1;
    let Some(verb) = (who..end).find(|at| is_finite(reading, *at)) else { return false };
    let joined = (who..verb).any(|at| reading.has(at, Marker::Coordinator));
    let commas = (who..verb).filter(|at| reading.tokens[*at].is(",")).count();
    let named = reading.mentions.iter().any(|mention| mention.entity.is_some() && (who..end).contains(&mention.tokens.start));
    is_one_of_theirs(reading, who) && !joined && commas % 2 == 0 && !named && !is_followed(reading, verb..end)
}

/// « … et l'accusé a été condamné »: past a verb another has a subject of its own.
fn is_followed(reading: &Reading<'_>, range: Range<usize>) -> bool {
    let own = |from: usize| {
        let verb = (from..range.end).find(|at| is_finite(reading, *at));
        verb.is_some_and(|verb| (from..verb).any(|at| reading.has(at, Marker::Definite) || !reading.is_marked(at)))
    };
    range.clone().filter(|at| joins(reading, *at)).any(|at| own(at + 1))
}

/// « ami », "brother": somebody told of by whose they are.
fn is_one_of_theirs(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, Marker::Companion) || reading.hits_over(at).any(|hit| is_kin(reading, hit.cue))
}

/// People named from a token on.
fn people<'m>(reading: &'m Reading<'_>, mentions: &'m [Mention], range: Range<usize>) -> impl Iterator<Item = &'m Mention> {
    let named = move |mention: &&Mention| mention.by == By::Name && range.contains(&mention.tokens.start);
    mentions.iter().filter(named).filter(|mention| is_person(reading, mention))
}

/// « de la fille de X », "of X's daughter": another noun stands between the event and the name, or behind it.
fn is_of_whose(reading: &Reading<'_>, end: usize, mention: &Mention, named: &dyn Fn(usize) -> bool) -> bool {
    let of = mention.tokens.start - 1;
    let flat = (end..of).all(|at| reading.tokens[at].is_word() && !is_finite(reading, at));
    let genitive = || of > end + 1 && reading.has(of, Marker::Genitive) && is_noun(reading, of - 1);
    let last = mention.tokens.end;
    let owner = || is_genitive(reading, last) && is_noun(reading, last + 1) && !named(last + 1);
    flat && (genitive() || owner())
}

/// "her daughter's wedding": a possessive leads to the noun whose the event is.
fn is_led(reading: &Reading<'_>, mentions: &[Mention], start: usize) -> bool {
    let Some(noun) = start.checked_sub(2).filter(|noun| is_genitive(reading, start - 1) && is_noun(reading, *noun)) else { return false };
    !mentions.iter().any(|mention| mention.tokens.contains(&noun))
        && (noun.saturating_sub(2)..noun).any(|at| reading.has(at, Marker::Possessive))
}

fn is_genitive(reading: &Reading<'_>, at: usize) -> bool {
    reading.tokens.get(at).is_some_and(|token| token.is("'s"))
}

/// A word of its own that tells of no event: « l'annonce de la mort de X » is of X.
fn is_noun(reading: &Reading<'_>, at: usize) -> bool {
    let event = || reading.hits_over(at).any(|hit| matches!(hit.cue, Cue::Event(_) | Cue::EventOf(_)));
    // « frère » is marked as a title of address, too.
    let somebody = || reading.hits_over(at).any(|hit| is_somebody(reading, hit.cue));
    reading.tokens.get(at).is_some_and(Token::is_word) && (!reading.is_marked(at) || somebody()) && !event()
}
