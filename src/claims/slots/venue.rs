//! Venues: « l'église Saint-Pierre », "Lancaster Crown Court" of what the desk has in another of the kind.

use crate::claims::{ClaimValue, Reading, Subject};
use crate::facts::{EntityKind, FactValue};
use crate::language::Lang;
use crate::text::{Kind, Token, tokens};
use std::ops::Range;

/// Where a block names another venue of the kind that the subject's facts hold, and no place that the desk knows.
pub(super) fn others(reading: &Reading<'_>, subject: &Subject<'_>) -> Vec<(ClaimValue, Range<usize>)> {
    let values = subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).is);
    let places = values.filter_map(|value| match value {
        FactValue::Entity(place) => Some(reading.base.entity(*place)).filter(|place| place.kind == EntityKind::Place),
        _ => None,
    });
    let names = places.flat_map(|place| &place.names).map(|name| tokens(name));
    let found =
        names.flat_map(|name| (0..reading.tokens.len()).filter_map(move |at| Some((at, named(reading, &name, at)?))).collect::<Vec<_>>());
    let unknown = found.filter(|(_, tokens)| !reading.mentions_over(tokens.end - 1).any(|mention| mention.entity.is_some()));
    unknown.map(|(_, tokens)| (ClaimValue::Foreign(reading.span(&tokens).of(reading.text).to_owned()), tokens)).collect()
}

/// The words at a token that name another of the kind.
fn named(reading: &Reading<'_>, name: &[Token], at: usize) -> Option<Range<usize>> {
    match reading.context.lang {
        Lang::Fr => headed(&reading.tokens, name, at),
        Lang::En => tailed(&reading.tokens, name, at),
    }
}

/// « église Saint-Pierre » for « église Saint-Martin », « cathédrale d'Annecy » for « cathédrale de Chambéry »: the same nouns, a name led to in
/// the same way, another name.
fn headed(text: &[Token], name: &[Token], at: usize) -> Option<Range<usize>> {
    let head = name.iter().take_while(|token| !token.capital && token.is_word() && !leads(token)).count();
    let (told, rest) = (text.get(at..at + head)?, name.get(head..).filter(|rest| head > 0 && !rest.is_empty())?);
    let own = text.get(at + head..)?;
    let saint = |token: &Token| token.is_any(&["saint", "sainte", "notre"]);
    let alike = |a: &Token, b: &Token| leads(a) && leads(b) || saint(a) && saint(b);
    let first = own.first().filter(|first| alike(first, &rest[0]))?;
    let skip = |tokens: &[Token]| 1 + usize::from(tokens.get(1).is_some_and(|token| token.kind != Kind::Word));
    let proper = own.get(skip(own)).filter(|token| token.capital)?;
    let known = rest.get(skip(rest)).filter(|token| token.capital)?;
    let same = told.iter().zip(name).all(|(a, b)| a.bare == b.bare) && (saint(first) || leads(first));
    let more =
        own[skip(own)..].iter().take_while(|token| token.capital || token.glued && token.kind != Kind::Word && token.is("-")).count();
    (same && proper.bare != known.bare).then(|| at..at + head + skip(own) + more.max(1))
}

fn leads(token: &Token) -> bool {
    token.is_any(&["de", "d'", "du", "des"])
}

/// "Lancaster Crown Court" for "Preston Crown Court": the same last words behind another name.
fn tailed(text: &[Token], name: &[Token], at: usize) -> Option<Range<usize>> {
    let tail = name.get(1..).filter(|tail| !tail.is_empty() && tail.iter().all(|token| token.capital))?;
    let told = text.get(at + 1..at + 1 + tail.len())?;
    let first = text.get(at).filter(|first| first.capital && first.is_word() && first.bare != name[0].bare)?;
    let same = told.iter().zip(tail).all(|(a, b)| a.capital && a.bare == b.bare);
    let longer = at.checked_sub(1).is_some_and(|before| text[before].capital && text[before].is_word());
    (same && !longer && !first.is_any(&["the", "a", "an"])).then(|| at..at + 1 + tail.len())
}

#[cfg(test)]
mod tests {
    use super::{headed, tailed};
    use crate::text::{Token, tokens};
    use std::ops::Range;

    type Find = fn(&[Token], &[Token], usize) -> Option<Range<usize>>;

    /// The words of a text that name another of the kind, as a function finds them.
    fn found<'t>(text: &'t str, name: &str, find: Find) -> Option<&'t str> {
        let (told, known) = (tokens(text), tokens(name));
        let range = (0..told.len()).find_map(|at| find(&told, &known, at))?;
        Some(&text[told[range.start].span.start..told[range.end - 1].span.end])
    }

    #[test]
    fn another_of_the_kind_has_the_same_nouns_and_another_name() {
        assert_eq!(found("réunis à l'église Saint-Pierre de Trou", "église Saint-Martin", headed), Some("église Saint-Pierre"));
        assert_eq!(found("dans la cathédrale d'Annecy, mardi", "cathédrale de Chambéry", headed), Some("cathédrale d'Annecy"));
        assert_eq!(found("passed at Lancaster Crown Court on Friday", "Preston Crown Court", tailed), Some("Lancaster Crown Court"));
    }

    #[test]
    fn the_same_place_and_another_kind_are_none() {
        assert_eq!(found("à l'église Saint-Martin", "église Saint-Martin", headed), None);
        assert_eq!(found("à la chapelle Saint-Pierre", "église Saint-Martin", headed), None);
        assert_eq!(found("à l'église du village", "église Saint-Martin", headed), None);
        assert_eq!(found("at Preston Crown Court", "Preston Crown Court", tailed), None);
        assert_eq!(found("at the Crown Court", "Preston Crown Court", tailed), None);
    }
}
