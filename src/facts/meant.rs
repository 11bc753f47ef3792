//! What may be meant by a name that isn't known: what is told by it, what shares a part with it, and what a slip of the pen makes it of.
//!
//! A name that is merely spelled like it misleads: who writes "dead" doesn't mean a lead.

use super::model::Base;
use super::nameable::Nameable;
use super::sought::{Phrase, Sought, parts, singular};
use crate::text::fold::bare;
use std::cmp::Reverse;

/// How many names are proposed.
const MOST: usize = 3;

/// Why a name may be meant, the best reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    /// All but a slip is the same, and it has several parts: nothing else is meant.
    Certain,
    /// A slip is all that is other.
    Slip,
    /// The name is what tells it.
    Told,
    /// So many parts are the same, and so many aren't.
    Parts(Reverse<usize>, usize),
    /// The name stands in a phrase that tells it, of so many words, or a part of the name is all of one.
    Mentioned(usize),
    /// The name is what tells a term that may be its value.
    Value,
}

/// The names that may be meant by one that isn't known, the likeliest first.
pub(crate) fn meant<'b>(name: &str, known: impl Iterator<Item = Nameable<'b>>, base: &'b Base) -> Vec<&'b str> {
    let sought = Sought::new(name);
    let mut found: Vec<(Reason, &str)> = known.filter_map(|known| Some((reason(name, &sought, known, base)?, known.name()))).collect();
    found.sort_unstable();
    let is_certain = found.first().is_some_and(|(reason, _)| *reason == Reason::Certain);
    let mut out: Vec<&str> = Vec::new();
    for (_, name) in found.into_iter().filter(|(reason, _)| !is_certain || *reason == Reason::Certain) {
        if out.len() < MOST && !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

fn reason(name: &str, sought: &Sought, known: Nameable<'_>, base: &Base) -> Option<Reason> {
    let own: Vec<&str> = parts(known.name()).collect();
    let shared = sought.words().iter().filter(|word| weighs(word) && own.iter().any(|own| singular(own) == singular(word))).count();
    if is_slip(&bare(name), &bare(known.name())) {
        return Some(if shared > 0 && sought.words().len() > 1 { Reason::Certain } else { Reason::Slip });
    }
    let phrases = known.phrases(base);
    if phrases.iter().any(|phrase| phrase.is(sought.words())) {
        return Some(Reason::Told);
    }
    if shared > 0 {
        return Some(Reason::Parts(Reverse(shared), own.len().saturating_sub(shared)));
    }
    let mentioned = phrases.iter().filter(|phrase| mentions(**phrase, sought.words())).map(|phrase| phrase.length()).min();
    mentioned.map(Reason::Mentioned).or_else(|| has_value(name, known, base).then_some(Reason::Value))
}

/// Whether a phrase has the word in it, or is one of several.
fn mentions(phrase: Phrase<'_>, sought: &[String]) -> bool {
    match sought {
        [word] => weighs(word) && phrase.has(word),
        several => several.iter().any(|word| weighs(word) && phrase.is(std::slice::from_ref(word))),
    }
}

/// Whether an attribute may have a term for its value that is called or told so: a minister holds an office.
fn has_value(name: &str, known: Nameable<'_>, base: &Base) -> bool {
    let vocabulary = known.vocabulary(base).filter(|_| matches!(known, Nameable::Attribute(_)));
    vocabulary.is_some_and(|vocabulary| vocabulary.term(name).or_else(|| vocabulary.named(&name.replace('-', " "))).is_some())
}

/// Whether a part of a name tells what it is about.
fn weighs(part: &str) -> bool {
    part.chars().count() > 2 && part != "for"
}

/// Whether a word is a name but for a slip: letters that changed places, a letter too many of two that are the same or of a plural;
/// in a long word any one letter but the first, in a very long one two.
fn is_slip(word: &str, name: &str) -> bool {
    let length = word.chars().count().max(name.chars().count());
    let most = if length < 10 { 1 } else { 2 };
    let is_long = length >= 6 && word.chars().next() == name.chars().next();
    let slips = strsim::damerau_levenshtein(word, name);
    slips == 1 && is_plain_slip(word, name) || is_long && (1..=most).contains(&slips)
}

fn is_plain_slip(word: &str, name: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let single = |text: &str| {
        let mut letters: Vec<char> = singular(text).chars().collect();
        letters.dedup();
        letters
    };
    sorted(word) == sorted(name) || single(word) == single(name)
}

#[cfg(test)]
mod tests {
    use super::{is_slip, meant};
    use crate::facts::builtin;
    use crate::facts::model::EntityKind;
    use crate::facts::nameable::Nameable;

    /// The attributes of a kind of entity that may be meant.
    fn attributes(name: &str, kind: EntityKind) -> Vec<String> {
        // What is looked up in a vocabulary must not be kept in the one that desks are made of.
        let base = builtin::BASE.base.clone();
        let of_kind = base.attributes.iter().filter(|attribute| attribute.subject.contains(&kind));
        meant(name, of_kind.map(Nameable::Attribute), &base).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn what_is_told_so_or_shares_a_part_is_proposed() {
        assert_eq!(attributes("share", EntityKind::Person), ["shares", "vote-share"]);
        assert_eq!(attributes("share", EntityKind::Event), ["vote-share"]);
        assert_eq!(attributes("birth", EntityKind::Person), ["birth-date", "birth-place"]);
        assert_eq!(attributes("dead", EntityKind::Event), ["deaths"]);
        assert_eq!(attributes("counts", EntityKind::Case), ["charge"]);
        assert_eq!(attributes("people-dead", EntityKind::Event), ["deaths", "participants"]);
        assert_eq!(attributes("kinship", EntityKind::Person), ["relation"]);
        assert_eq!(attributes("born", EntityKind::Person), ["birth-date", "birth-place"]);
        assert_eq!(attributes("minister", EntityKind::Person), ["office"]);
    }

    #[test]
    fn what_is_merely_spelled_like_it_is_not() {
        assert_eq!(attributes("deadline", EntityKind::Event), [""; 0]);
        assert_eq!(attributes("colour", EntityKind::Object), [""; 0]);
        assert_eq!(attributes("wounded", EntityKind::Event), ["injured"]);
        assert!(!is_slip("dead", "lead") && !is_slip("counts", "court") && !is_slip("director", "rector") && !is_slip("x", "m"));
    }

    #[test]
    fn a_slip_is_mended() {
        assert_eq!(attributes("aeg", EntityKind::Person)[0], "age");
        assert_eq!(attributes("agee", EntityKind::Person), ["age"]);
        assert_eq!(attributes("death.dat", EntityKind::Person), ["death.date"]);
        assert_eq!(attributes("nationnalité", EntityKind::Person), ["nationality"]);
        assert!(is_slip("mayoor", "mayor") && is_slip("evacuatoin", "evacuation") && is_slip("birthdate", "birth-date"));
    }
}
