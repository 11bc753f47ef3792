//! Labels: names that the desk doesn't know of what is nobody: « la Cour de cassation », "at Hexham Abbey", "director of Pennine Insight".

use super::mention::{By, Mention, is_addressed};
use super::reading::Reading;
use crate::language::first_name::is_first_name;
use crate::language::{Lang, Marker};

/// Whether an unknown name is a body's, a place's or a thing's, as far as the words beside it or one of its own tell.
#[must_use]
pub(super) fn is_label(reading: &Reading<'_>, mention: &Mention) -> bool {
    let unknown = mention.entity.is_none() && mention.by == By::Name;
    let institution = || mention.tokens.clone().any(|at| reading.is(at, Marker::Institution));
    let addressed = || is_addressed(reading, mention.tokens.start);
    if !unknown
        || addressed()
        || !(institution() || is_articled(reading, mention) || is_located(reading, mention) || is_headed(reading, mention))
    {
        return false;
    }
    let given = mention.tokens.clone().any(|at| is_first_name(&reading.tokens[at].bare));
    // "King George Hospital", but "Charlotte Church".
    !given || mention.tokens.len() > 2 && institution()
}

/// « la Compagnie Bleue », "the Supreme Court".
fn is_articled(reading: &Reading<'_>, mention: &Mention) -> bool {
    before(mention).is_some_and(|at| reading.has(at, Marker::Definite) || reading.has(at, Marker::Contracted))
}

/// « dans Cerro Umbral », "at Hexham Abbey"; "in Jane Doe's house" is hers.
fn is_located(reading: &Reading<'_>, mention: &Mention) -> bool {
    let inside: &[&str] = match reading.context.lang {
        Lang::Fr => &["dans", "en"],
        Lang::En => &["at", "in", "into"],
    };
    let owner = reading.tokens.get(mention.tokens.end).is_some_and(|token| token.is("'s"));
    !owner && before(mention).is_some_and(|at| reading.tokens[at].is_any(inside))
}

/// « président de Lumière d'Avril », "director of Pennine Insight": what somebody leads or works for.
fn is_headed(reading: &Reading<'_>, mention: &Mention) -> bool {
    let of = before(mention).filter(|at| reading.has(*at, Marker::Genitive));
    of.is_some_and(|of| (of.saturating_sub(OFFICER)..of).any(|at| reading.is(at, Marker::Officer)))
}

/// How many words what somebody is may have: "chief executive officer".
const OFFICER: usize = 3;

fn before(mention: &Mention) -> Option<usize> {
    mention.tokens.start.checked_sub(1)
}
