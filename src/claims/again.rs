//! Events that are held again and again: another of the kind is never far.

use super::reading::Reading;
use crate::facts::{Base, EntityId, TermId};
use crate::language::inflect::Mood;
use crate::language::{Lang, Marker, Markers, grammar};
use crate::text::Token;
use crate::values::{Anchor, Value};
use jiff::civil::DateTime;
use std::ops::Range;

/// Elections, matches, protests: there are others of the kind, each with its own day.
#[must_use]
pub fn is_held_again(base: &Base, event: EntityId) -> bool {
    base.entity(event).event.is_some_and(|kind| is_kind_held_again(base, kind))
}

/// The same of a kind of event.
#[must_use]
pub fn is_kind_held_again(base: &Base, own: TermId) -> bool {
    let mut kinds = HELD_AGAIN.iter().filter_map(|name| base.event_named(name));
    kinds.any(|kind| base.links.event().is_some_and(|id| own == kind || base.vocabulary(id).is_under(own, kind)))
}

/// How many days off the day of an event may be told by mistake: further off it is another of the kind.
pub const MISDATED: i32 = 8;

/// The kinds of event that are held again and again.
const HELD_AGAIN: &[&str] = &[
    "election",
    "match",
    "race",
    "festival",
    "summit",
    "award",
    "vote",
    "demonstration",
    "strike",
    "meeting",
    "rally",
    "hearing",
    "debate",
    "speech",
    "visit",
    "concert",
    "press-conference",
    "funeral",
    "results-publication",
    "trial",
];

/// « avait réuni », "again", "the month before": what a sentence tells is of another time.
const OF_BEFORE: &[Marker] = &[Marker::PastAuxiliary, Marker::Bygone, Marker::Again, Marker::Before];

/// Whether the words at a token say that what their sentence tells is of another time; « étaient 260 » is of the time told.
pub(super) fn is_of_before(tokens: &[Token], at: usize, lang: Lang) -> bool {
    let markers = Markers::of(lang);
    let participle = |token: &Token| grammar::forms(&token.norm, lang).iter().any(|form| form.mood == Mood::Participle);
    let helps = || tokens.iter().skip(at + 1).take(HELPED).take_while(|token| token.is_word()).any(participle);
    let copula = || markers.has(&tokens[at].norm, Marker::Copula);
    let says = |marker: Marker| OF_BEFORE.contains(&marker) && (marker != Marker::PastAuxiliary || !copula() || helps());
    markers.at(tokens, at).any(|(marker, _)| says(marker))
}

/// Whether words tell a day more than so many days before the draft's.
pub(super) fn is_dated_back(reading: &Reading<'_>, tokens: Range<usize>, days: i32) -> bool {
    let Some(today) = reading.context.date.map(DateTime::date) else { return false };
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let gone = |value: Value| matches!(value, Value::Date(dates) if dates.last.is_some_and(|last| (today - last).get_days() > days));
    reading.values_in(tokens).filter_map(|spotted| spotted.told.resolve(&anchor)).any(gone)
}

/// How many words behind its auxiliary a participle stands at most.
const HELPED: usize = 3;
