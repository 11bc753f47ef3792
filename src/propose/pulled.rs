//! Pull quotes: a paragraph of somebody's words with nothing around them, and who said them in a line of its own below.

use super::readings::{Told, says};
use crate::archive::Text;
use crate::claims::mention::By;
use crate::claims::quote::bare;
use crate::claims::{Context, Reading};
use crate::facts::index::Cue;
use crate::facts::{AttributeId, Base, Certainty, EntityId, EntityKind, FactValue};
use crate::language::Marker;

/// How many words the line that names a speaker has at most.
const LINE: usize = 10;

/// How many words are a quotation.
const QUOTED: usize = 4;

/// The pull quotes of a text.
pub(super) fn find(text: &Text, base: &Base, context: &Context) -> Vec<Told> {
    let Some(at) = base.attributes.iter().position(|attribute| attribute.name == "said") else { return Vec::new() };
    let told = |pair: &[crate::archive::Passage]| {
        let [words, line] = pair else { return None };
        let (words, line) = (Reading::new(&words.text, base, context), Reading::new(&line.text, base, context));
        let speaker = speaker(&line).filter(|_| is_quotation(&words))?;
        let told = words.text.trim().trim_matches(['«', '»', '"', '“', '”', '\u{a0}', ' ']).to_owned();
        let mut says = says(text, &words, 0, Certainty::Asserted);
        says.quote = Some(told.clone());
        Some(Told { entity: speaker, attribute: AttributeId(at as u32), value: FactValue::Text(told), with: Vec::new(), says })
    };
    text.passages.windows(2).filter_map(told).collect()
}

/// Whole sentences.
fn is_quotation(words: &Reading<'_>) -> bool {
    let closed = words.tokens.last().is_some_and(|token| token.is_any(&[".", "!", "?", "…", "»", "\"", "”"]));
    closed && bare(&words.tokens).len() >= QUOTED && words.tokens.first().is_some_and(|token| token.capital || !token.is_word())
}

/// « Un témoin présent dans la salle », "— Jane Doe, mayor": a line without a verb that opens with a person and isn't closed.
fn speaker(line: &Reading<'_>) -> Option<EntityId> {
    let open = !line.tokens.last().is_some_and(|token| token.is_any(&[".", "!", "?", ":", ";", "…"]));
    let short = line.tokens.len() <= LINE;
    let flat = !(0..line.tokens.len()).any(|at| crate::claims::bearer::is_finite(line, at) && line.is_verb(at));
    let first = (0..line.tokens.len()).find(|at| line.tokens[*at].is_word())?;
    let named =
        line.mentions.iter().find(|mention| mention.by == By::Name && mention.tokens.start == first).and_then(|mention| mention.entity);
    let called = || {
        let start = first + usize::from(line.has(first, Marker::Indefinite));
        let nameless = |entity: EntityId| line.base.entity(entity).names.is_empty();
        line.hits.iter().find_map(|hit| match hit.cue {
            Cue::Called(entity) if hit.tokens.start == start && start > first && nameless(entity) => Some(entity),
            _ => None,
        })
    };
    let person = |entity: &EntityId| line.base.entity(*entity).kind == EntityKind::Person;
    named.or_else(called).filter(person).filter(|_| open && short && flat)
}
