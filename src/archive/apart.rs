//! What sets a statement of a text apart from one of a draft though the words for what is counted are the same: other things,
//! another day, another place, another matter.

use super::statement::{Of, Statement};
use crate::values::{Dates, Relation, Value, ValueKind};

/// Whether the values are of other things, or of another day, or one is a rate and the other is not.
pub(super) fn is_of_others(told: &Statement, other: &Statement) -> bool {
    told.rate != other.rate || is_of_another(told, other) || is_part(told, other) || is_of_another_day(told, other)
}

/// Whether the sentences tell of different matters; `share` of the draft's words stand in the text's too.
pub(super) fn is_of_another_matter(told: &Statement, other: &Statement, share: f64) -> bool {
    is_sampled(told) && !is_borne_out(told, other)
        || matches!(told.of, Of::Kind(_)) && rivals(other) > 0 && share < 0.5
        || is_of_another_place(told, other)
        || told.ahead != other.ahead
        || told.of == Of::Day && is_of_another_event(told, other)
}

/// Whether a day is told of something else: the verbs say what, or, where there is none that counts, all the words.
fn is_of_another_event(told: &Statement, other: &Statement) -> bool {
    if told.before && !other.before {
        return true;
    }
    if told.verbs.is_empty() {
        return told.words.is_empty() || !told.words.iter().all(|word| other.words.binary_search(word).is_ok());
    }
    !told.verbs.iter().all(|verb| other.clause.contains(verb))
}

/// Whether the other figures of the draft's sentence, if there are any, are told by the text's sentence too, one at least.
fn is_borne_out(told: &Statement, other: &Statement) -> bool {
    let meets = |figure: &Value| {
        let mut theirs = other.figures.iter().chain(std::iter::once(&other.value));
        theirs.any(|their| !matches!(figure.relation(their), Relation::Disjoint | Relation::Incomparable))
    };
    told.figures.is_empty() || told.figures.iter().any(meets)
}

/// A share, or a figure beside one: of a sample that other figures tell.
fn is_sampled(told: &Statement) -> bool {
    matches!(told.of, Of::Kind(_)) || told.figures.iter().any(|figure| matches!(figure, Value::Percent(_)))
}

/// How many values of its kind the sentence of a text tells besides.
fn rivals(other: &Statement) -> usize {
    other.figures.iter().filter(|figure| figure.kind() == other.value.kind()).count()
}

/// What the draft's clause names stands in the text's sentence, but not beside the value; or it is where something happened and stands nowhere.
fn is_of_another_place(told: &Statement, other: &Statement) -> bool {
    let elsewhere = told.near.iter().any(|name| other.names.binary_search(name).is_ok() && other.near.binary_search(name).is_err());
    elsewhere || told.of == Of::Day && !told.places.iter().all(|place| other.names.binary_search(place).is_ok())
}

/// Names beside the value, none of them the draft's.
fn is_of_another(told: &Statement, other: &Statement) -> bool {
    let shared = || other.near.iter().any(|name| told.names.binary_search(name).is_ok());
    matches!(told.of, Of::Kind(ValueKind::Quantity | ValueKind::Duration)) && !other.near.is_empty() && !shared()
}

/// Fewer things than the other counts, with a word more for which of them they are: some of those.
fn is_part(told: &Statement, other: &Statement) -> bool {
    let (Of::Things(mine), Of::Things(theirs)) = (&told.of, &other.of) else { return false };
    let (Value::Number(few), Value::Number(many)) = (&told.value, &other.value) else { return false };
    let narrower = |a: &[Box<str>], sentence: &[Box<str>], b: &[Box<str>]| {
        a.len() > b.len() && !(other.figures.is_empty() && a.iter().all(|word| b.contains(word) || sentence.binary_search(word).is_ok()))
    };
    few.high <= many.low && narrower(mine, &other.words, theirs) || many.high <= few.low && narrower(theirs, &told.words, mine)
}

/// Both tell a day, and none is the same.
fn is_of_another_day(told: &Statement, other: &Statement) -> bool {
    if told.of == Of::Day {
        return false;
    }
    if told.undated || other.undated {
        return told.days != other.days;
    }
    if told.days.is_empty() || other.days.is_empty() {
        return false;
    }
    let meets = |a: &Dates| other.days.iter().any(|b| a.relation(b) != Relation::Disjoint);
    !told.days.iter().any(meets)
}
