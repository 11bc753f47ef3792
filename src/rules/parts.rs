//! Parts and wholes told in one sentence: « 12 blessés, dont 8 graves et 5 légers », "54% of the vote against 48% for".

use super::Case;
use crate::language::sorts::{Sort, Sorts};
use crate::language::{Lang, Marker, Markers};
use crate::text::{Kind, Span, Token, sentences, tokens};
use crate::values::{Anchor, Spotted, Value};
use std::ops::Range;

/// Parts that are more than their whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Surplus {
    /// The whole, or the first of two shares.
    pub(super) whole: Span,
    /// The last part.
    pub(super) last: Span,
    /// What the parts come to.
    pub(super) sum: f64,
    /// Whether they are shares of a hundred.
    pub(super) shares: bool,
}

/// How many tokens the words of the whole may be, with the comma that ends them; `language::reading::scan` must look further.
const NOUN: usize = 5;

/// A block's tokens and what its small words do.
struct Sheet<'a> {
    tokens: Vec<Token>,
    markers: &'static Markers,
    sorts: &'static Sorts,
    values: &'a [Spotted],
}

/// A part of a whole.
struct Part<'a> {
    spotted: &'a Spotted,
    number: f64,
    /// The sorts that its words tell.
    sorts: Vec<Sort>,
    /// Whether it has no noun of its own.
    bare: bool,
}

/// The parts of a block that are more than their whole.
pub(super) fn surplus(case: &Case<'_>) -> Vec<Surplus> {
    if case.values.len() < 2 || !case.parts {
        return Vec::new();
    }
    in_prose(case.prose, case.values, case.lang)
}

fn in_prose(prose: &str, values: &[Spotted], lang: Lang) -> Vec<Surplus> {
    let sheet = Sheet { tokens: tokens(prose), markers: Markers::of(lang), sorts: Sorts::of(lang), values };
    let ranges = sentences(&sheet.tokens, &|word| sheet.markers.has(word, Marker::Abbreviation));
    ranges.into_iter().flat_map(|range| [sheet.counts(&range), sheet.shares(&range)]).flatten().collect()
}

impl Sheet<'_> {
    /// « 12 blessés, dont 8 graves et 5 légers ».
    fn counts(&self, sentence: &Range<usize>) -> Option<Surplus> {
        let opener = sentence.clone().find(|at| self.is(*at, Marker::Parts) && self.number(self.after(*at)).is_some())?;
        let (whole, total) = self.whole(sentence.start..opener)?;
        let mut parts = self.parts(opener, sentence.end);
        // « 3 morts, dont 2 enfants, et 12 blessés »: what the whole excludes goes on beside it.
        let own = self.sorts.told(&self.tokens, whole.tokens.end..opener);
        let apart = |part: &Part<'_>| part.sorts.iter().any(|sort| own.iter().any(|other| sort.excludes(*other)));
        parts.truncate(parts.iter().position(apart).unwrap_or(parts.len()));
        let people = self.sorts.is_people(&self.tokens, whole.tokens.end..opener);
        let alike = |part: &Part<'_>| part.bare || people && !part.sorts.is_empty();
        if !parts.iter().all(alike) {
            return None;
        }
        let all = || Some((parts.last()?.spotted, parts.iter().map(|part| part.number).sum::<f64>()));
        let most = || parts.iter().map(|part| (part.spotted, part.number)).max_by(|a, b| a.1.total_cmp(&b.1));
        let (last, sum) = if are_apart(&parts) { all() } else { most() }?;
        (sum > total).then_some(Surplus { whole: whole.span, last: last.span, sum, shares: false })
    }

    /// The number of the noun that the parts are of: the last one before them, exact, nothing but its words and a comma between.
    fn whole(&self, before: Range<usize>) -> Option<(&Spotted, f64)> {
        let inside = self.values.iter().filter(|spotted| before.start <= spotted.tokens.start && spotted.tokens.end <= before.end);
        let mut numbers = inside.filter(|spotted| matches!(spotted.told.resolve(&Anchor::default()), Some(Value::Number(_))));
        let only = numbers.next().filter(|only| numbers.next().is_none() && !only.told.is_article())?;
        let placed = only.tokens.start.checked_sub(1).is_some_and(|at| self.is(at, Marker::Preposition) && !self.is(at, Marker::Genitive));
        let noun = only.tokens.end..before.end;
        let joined =
            noun.len() <= NOUN && noun.clone().all(|at| self.tokens[at].is_word() || at + 1 == noun.end && self.tokens[at].is(","));
        Some((only, exact(only)?)).filter(|_| joined && !placed)
    }

    /// The numbers that follow the opener, a comma or « et », each with its word, up to the first that doesn't.
    fn parts(&self, opener: usize, end: usize) -> Vec<Part<'_>> {
        let mut out: Vec<Part<'_>> = Vec::new();
        let mut from = self.after(opener);
        while let Some((spotted, number)) = self.number(from).filter(|(spotted, _)| spotted.tokens.end < end) {
            from = spotted.tokens.end;
            if self.tokens[from].kind != Kind::Word || self.is(from, Marker::Coordinator) || self.is(from, Marker::Genitive) {
                break;
            }
            let next = (from..end).find(|at| self.joins(*at));
            let words = from..next.unwrap_or(end).min(from + NOUN);
            out.push(Part { spotted, number, sorts: self.sorts.told(&self.tokens, words), bare: self.is_bare(from) });
            let Some(next) = next else { break };
            from = next + 1;
        }
        out
    }

    /// « dont 8 à Lyon », « dont 8 grièvement »: no noun of its own, so the number is of the whole's.
    fn is_bare(&self, at: usize) -> bool {
        [Marker::Preposition, Marker::Auxiliary].iter().any(|marker| self.is(at, *marker))
            || self.sorts.told(&self.tokens, at..at + 1).iter().any(|sort| sort.is_degree())
    }

    fn joins(&self, at: usize) -> bool {
        self.tokens[at].is(",") || self.is(at, Marker::Coordinator)
    }

    /// The exact number that starts at a token.
    fn number(&self, at: usize) -> Option<(&Spotted, f64)> {
        let spotted = self.values.iter().find(|spotted| spotted.tokens.start == at)?;
        Some((spotted, exact(spotted)?))
    }

    /// « 54 % des voix contre 48 % pour … ».
    fn shares(&self, sentence: &Range<usize>) -> Option<Surplus> {
        let mut inside = self.values.iter().filter(|spotted| sentence.start <= spotted.tokens.start && spotted.tokens.end <= sentence.end);
        let (first, second) = (inside.next()?, inside.next()?);
        let sum = percent(first)? + percent(second)?;
        let alone = inside.next().is_none();
        let shared = self.is(first.tokens.end, Marker::Shared);
        let against = second.tokens.start.checked_sub(1).is_some_and(|at| self.is(at, Marker::Against));
        let closed = self.closes(second.tokens.end);
        (alone && shared && against && closed && sum > 100.5).then_some(Surplus { whole: first.span, last: second.span, sum, shares: true })
    }

    /// The end, or whom the share is for: another place or year would have its own hundred.
    fn closes(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.kind != Kind::Word) || self.is(at, Marker::Shared) || self.is(at, Marker::Favour)
    }

    fn is(&self, at: usize, marker: Marker) -> bool {
        self.markers.is(&self.tokens, at, marker)
    }

    /// The token after a marker of one word or several; an article makes the number a thing's own, "including a 103,000 credit".
    fn after(&self, at: usize) -> usize {
        let article = |at: usize| self.is(at, Marker::Indefinite);
        let lead = |at: &usize| self.values.iter().any(|spotted| spotted.tokens.start == *at) && !article(*at - 1);
        (at + 1..(at + 4).min(self.tokens.len())).find(lead).unwrap_or(at + 1)
    }
}

/// Parts add up only where nothing can be in two of them: women and children may be the same people, the dead and the wounded not.
fn are_apart(parts: &[Part<'_>]) -> bool {
    let excludes = |a: &Part<'_>, b: &Part<'_>| a.sorts.iter().any(|sort| b.sorts.iter().any(|other| sort.excludes(*other)));
    (1..parts.len()).all(|at| parts[..at].iter().all(|earlier| excludes(earlier, &parts[at])))
}

fn exact(spotted: &Spotted) -> Option<f64> {
    match spotted.told.resolve(&Anchor::default())? {
        Value::Number(number) if spotted.told.is_exact() && !spotted.told.is_share() => Some(number.low),
        _ => None,
    }
}

fn percent(spotted: &Spotted) -> Option<f64> {
    match spotted.told.resolve(&Anchor::default())? {
        Value::Percent(share) if spotted.told.is_exact() => Some(share.low),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::in_prose;
    use crate::language::{Lang, may_tell};
    use crate::text::tokens;
    use crate::values::{read, read_in};
    use proptest::sample::select;

    const PIECES: &[&str] = &[
        "12 blessés",
        "deux cent vingt-trois morts",
        "54 % des voix",
        "54% of the vote",
        "48 %",
        "48% for",
        "a dozen people",
        "dont",
        ",",
        "including",
        "of whom",
        "d'entre eux",
        "contre",
        "against",
        "to",
        "8 graves",
        "5 légers",
        "exactly",
        "about",
        "thirty",
        "treize",
        "enfants",
        "children",
        "hurt",
        "injured",
        "et",
        "and",
        ".",
        "Le",
        "exactement",
        "une demi-douzaine",
        "quatre-vingt-dix-sept virgule vingt-cinq pour cent",
        "virgule",
        "pour cent",
        "per cent",
        "half a million",
        "pour",
    ];

    proptest::proptest! {
        #[test]
        fn what_is_seen_at_first_sight_is_all_there_is(pieces in proptest::collection::vec(select(PIECES), 0..14)) {
            let text = pieces.join(" ");
            let tokens = tokens(&text);
            for lang in Lang::ALL {
                let may = may_tell(&tokens, 0..tokens.len(), lang);
                let seen = read_in(&text, &tokens, &may.sentences, lang);
                let found = in_prose(&text, &read(&text, &tokens, lang), lang);
                assert_eq!(if may.parts { in_prose(&text, &seen, lang) } else { Vec::new() }, found, "{text}");
            }
        }
    }
}
