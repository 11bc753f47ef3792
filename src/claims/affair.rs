//! « l'affaire X », "the X trial": what is called by a family name alone.
//!
//! It is that of the only one of its bearers whom an affair of the desk is about.

use crate::facts::{Base, Entity, EntityId, EntityKind};
use crate::language::{Lang, Marker, Markers};
use crate::text::Token;
use std::ops::Range;

/// The person by whose family name, at a token, an affair is called in one of these languages.
#[must_use]
pub fn named(base: &Base, tokens: &[Token], at: usize, langs: &[Lang]) -> Option<EntityId> {
    let token = tokens.get(at).filter(|token| token.capital)?;
    let bearers = base.bearers(token);
    if bearers.is_empty() || !langs.iter().any(|lang| is_called(tokens, &(at..at + 1), *lang)) {
        return None;
    }
    let concerned: Vec<EntityId> = bearers.into_iter().filter(|bearer| has_affair(base, *bearer)).collect();
    if let [one] = concerned.as_slice() { Some(*one) } else { None }
}

/// Whether a name stands for the affair that is called by it, « les accusés de l'affaire X », and the event is one of those concerned alone.
#[must_use]
pub fn takes_in(base: &Base, tokens: &[Token], name: &Range<usize>, person: EntityId, event: EntityId, lang: Lang) -> bool {
    let concerned = |affair: &EntityId| {
        let of = &base.entity(*affair).of;
        is_affair(base, *affair) && base.entity(event).of.iter().all(|one| of.contains(one))
    };
    !base.entity(event).of.is_empty() && is_called(tokens, name, lang) && base.links.belongings(person).any(|affair| concerned(&affair))
}

/// « affaire » right before the name, "case" right after it.
fn is_called(tokens: &[Token], name: &Range<usize>, lang: Lang) -> bool {
    let markers = Markers::of(lang);
    let is = |at: usize, marker: Marker| tokens.get(at).is_some_and(|token| markers.has(&token.norm, marker));
    let before = name.start.checked_sub(1);
    match lang {
        Lang::Fr => before.is_some_and(|before| is(before, Marker::Affair)),
        Lang::En => is(name.end, Marker::Affair) && before.is_some_and(|before| is(before, Marker::Definite)),
    }
}

/// Whether an affair of the desk is about somebody.
fn has_affair(base: &Base, person: EntityId) -> bool {
    base.links.belongings(person).any(|entity| is_affair(base, entity))
}

/// A case, or an event that the desk itself calls an affair: its trial.
fn is_affair(base: &Base, entity: EntityId) -> bool {
    let called = |entity: &Entity| {
        let words = entity.called.iter().flat_map(|(lang, words)| words.nouns.iter().chain(&words.phrases).map(move |word| (*lang, word)));
        words.into_iter().any(|(lang, word)| Markers::of(lang).has(word, Marker::Affair))
    };
    match base.entity(entity).kind {
        EntityKind::Case => true,
        EntityKind::Event => called(base.entity(entity)),
        _ => false,
    }
}
