//! Holders: whom a text gives an office that one person at most holds: « la maire de Trou, Claire X ».
//!
//! Whoever is named is somebody whom the desk knows no office of: those whose office it knows are read as theirs.

use super::adjunct::terms;
use super::{tenure, title};
use crate::claims::mention::{By, Mention};
use crate::claims::{Claim, ClaimValue, Mood, Reading, Subject, bearer};
use crate::facts::{EntityId, FactId, FactValue, Slot, Sole, TermRef, VocabularyId};
use crate::language::Marker;
use crate::language::inflect::Tense;
use crate::values::Told;
use std::ops::Range;

/// Where somebody else is given the office that the subject holds.
pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, vocabulary: VocabularyId, out: &mut Vec<Claim>) {
    for fact in subject.facts {
        let [FactValue::Term(known)] = reading.base.fact(*fact).is.as_slice() else { continue };
        if reading.base.vocabulary(vocabulary).get(known.term).sole.is_some() && !known.former {
            let told = terms(reading, vocabulary).filter(|(term, _)| term.term == known.term);
            out.extend(told.filter_map(|(term, tokens)| claim(reading, subject, *fact, term, &tokens)));
        }
    }
}

/// Whether the one person who holds an office is told of right beside a name: « la maire de Trou, Claire X », whatever the first name.
pub(in crate::claims) fn is_beside(reading: &Reading<'_>, person: EntityId, name: &Range<usize>) -> bool {
    let titles = reading.base.groups_of(person).filter(|group| reading.base.attribute(group.attribute).slot == Slot::Title);
    titles.into_iter().any(|group| {
        let subject = Subject { entity: person, attribute: group.attribute, facts: &group.facts };
        let Some(vocabulary) = reading.base.attribute(group.attribute).vocabulary else { return false };
        let titles =
            |fact: FactId| terms(reading, vocabulary).filter_map(move |(term, tokens)| current(reading, &subject, fact, term, &tokens));
        let beside = |fact: &FactId| titles(*fact).any(|title| !is_governed(reading, title.start) && is_apposed(reading, name, &title));
        group.facts.iter().any(beside)
    })
}

/// « Avec la maire de Trou, X, infirmière, … »: whoever is named behind may be another.
fn is_governed(reading: &Reading<'_>, title: usize) -> bool {
    let before = (title.saturating_sub(2)..title).rev().find(|at| !reading.has(*at, Marker::Definite));
    before.is_some_and(|at| reading.has(at, Marker::Preposition) || reading.is(at, Marker::After) || reading.is(at, Marker::Before))
}

fn claim(reading: &Reading<'_>, subject: &Subject<'_>, fact: FactId, term: TermRef, tokens: &Range<usize>) -> Option<Claim> {
    let whole = current(reading, subject, fact, term, tokens)?;
    let name =
        bearer::of(reading, &whole).filter(|name| is_apposed(reading, &name.tokens, &whole) && is_another(reading, subject, name))?;
    let value = ClaimValue::Holder(reading.span(&name.tokens).of(reading.text).to_owned());
    Some(Claim { fact: Some(fact), ..Claim::of(reading, subject, value, &name.tokens) })
}

/// Where a term tells the office of a fact, as one that is held now and by one person.
fn current(reading: &Reading<'_>, subject: &Subject<'_>, fact: FactId, term: TermRef, tokens: &Range<usize>) -> Option<Range<usize>> {
    let title = title::claim(reading, subject, term, tokens);
    let whole = tokens.start..title::end(reading, tokens);
    let held = title::is_held_already(reading, &whole) && !title.past && !title.negated && title.stance.mood == Mood::Asserted;
    // « le premier maire de Trou »: of another time.
    let ranked =
        tokens.start.checked_sub(1).is_some_and(|at| reading.values_over(at).any(|spotted| matches!(spotted.told, Told::Ordinal(_))));
    let now = held
        && !ranked
        && !title::is_of_earlier_year(reading, tokens.start)
        && !reading.is_quoted(tokens.start)
        && tenure::of(reading, &whole).is_none();
    (now && is_same(reading, &title.value, fact, &whole)).then_some(whole)
}

/// « la maire de Trou, X », « X, maire de Trou », "X is the mayor of Y": nothing between that could tell of another time or of another's office.
fn is_apposed(reading: &Reading<'_>, name: &Range<usize>, title: &Range<usize>) -> bool {
    let comma = |at: usize| reading.tokens[at].is(",");
    let now = |at: usize| reading.has(at, Marker::Copula) && reading.forms(at).iter().all(|form| form.tense == Tense::Present);
    if title.end <= name.start {
        let direct = name.start - title.end <= 1 && (title.end..name.start).all(comma);
        return direct && is_free(reading, title.start) && reading.tokens.get(name.end).is_none_or(|token| token.is_any(&[",", ".", ")"]));
    }
    let between = name.end..title.start;
    let article = |at: usize| at > between.start && reading.has(at, Marker::Definite);
    between.len() <= 2 && between.clone().all(|at| comma(at) || now(at) || article(at))
}

/// « le prédécesseur de la maire », « l'opposante à la maire », « le préfet, la maire, X »: neither another's complement nor one of those who
/// are listed.
fn is_free(reading: &Reading<'_>, title: usize) -> bool {
    let before = (title.saturating_sub(4)..title).rev().find(|at| !reading.has(*at, Marker::Definite));
    let lead = before.filter(|at| reading.sentence_of(*at) == reading.sentence_of(title));
    lead.is_none_or(|at| {
        !reading.has(at, Marker::Genitive) && !reading.tokens[at].is_any(&[",", "du", "des", "à", "au", "contre", "to", "against"])
    })
}

/// Whether the office told is the one of the fact, of the same place; one of a country is of no other.
fn is_same(reading: &Reading<'_>, told: &ClaimValue, fact: FactId, title: &Range<usize>) -> bool {
    let ([FactValue::Term(known)], ClaimValue::Term { term, of_foreign: false }) = (reading.base.fact(fact).is.as_slice(), told) else {
        return false;
    };
    match reading.base.vocabulary(known.vocabulary).get(known.term).sole {
        Some(Sole::Place) => term.of.is_some() && term == known,
        Some(Sole::Country) => term == known && is_at_home(reading, title),
        None => false,
    }
}

/// "The minister, X": nothing says that an office of a country is of another one, as in "the Italian minister".
fn is_at_home(reading: &Reading<'_>, title: &Range<usize>) -> bool {
    let bare = title.start.checked_sub(1).is_none_or(|at| reading.has(at, Marker::Definite) || reading.tokens[at].is(","));
    let of = reading.tokens.get(title.end).is_some_and(|token| token.is_word() && !token.capital);
    let known =
        |place: &Range<usize>| reading.mentions_over(place.start).any(|mention| mention.entity.is_some() && mention.tokens == *place);
    bare && !of && reading.places.iter().all(known)
}

/// A full name of somebody else, of another family, whom the desk knows no office of; the holder is not named beside.
fn is_another(reading: &Reading<'_>, subject: &Subject<'_>, name: &Mention) -> bool {
    let last = |words: &str| crate::text::tokens(words).last().map(|token| token.bare.to_string());
    let family = last(reading.span(&name.tokens).of(reading.text));
    let related = reading.base.entity(subject.entity).names.iter().any(|own| last(own) == family);
    let titled = |entity| reading.base.group(entity, subject.attribute).is_some();
    let here = reading.sentence_of(name.tokens.start);
    let near = |mention: &Mention| here.abs_diff(reading.sentence_of(mention.tokens.start)) <= 1;
    let beside =
        || reading.mentions.iter().any(|mention| mention.by == By::Name && mention.entity == Some(subject.entity) && near(mention));
    let full = name.by == By::Name && name.tokens.len() > 1 && name.entity != Some(subject.entity);
    full && !related && !name.entity.is_some_and(titled) && !beside()
}
