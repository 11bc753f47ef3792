//! Numbers with what they count: money, percentages, lengths of time, measures.

use super::{Got, Reader};
use crate::language::Lang;
use crate::language::role::List;
use crate::language::told::{Figure, Form, Hedge, Told};
use crate::language::unit::{Currency, Dimension, TimeUnit, Unit};
use crate::text::{Kind, Token};

impl Reader<'_> {
    /// A measure or, failing that, a bare number.
    pub(in crate::language) fn measure(&self, at: usize) -> Got<Told> {
        if let Some(found) = self.between(at) {
            return Some(found);
        }
        let found = self.one_measure(at)?;
        Some(self.money_range(at, &found).unwrap_or(found))
    }

    fn one_measure(&self, at: usize) -> Got<Told> {
        if let Some(found) = self.half_unit(at).or_else(|| self.money_first(at)) {
            return Some(found);
        }
        if let Some(found) = self.height(at) {
            return Some(found);
        }
        let (figure, end) = self.hedged(at)?;
        let found = self.percent(figure, end).or_else(|| self.duration(figure, end)).or_else(|| self.money(figure, end));
        found.or_else(|| self.quantity(figure, end)).or_else(|| self.bare_number(at, figure, end))
    }

    /// « son mètre quatre-vingt-deux »: one, without saying so, and the hundredths.
    fn height(&self, at: usize) -> Got<Told> {
        let (_, end) = self.find(&self.lex.units, at).filter(|(unit, _)| unit.code() == "m" && self.norm(at).len() > 1)?;
        let counted = at.checked_sub(1).is_some_and(|before| self.figure(before).is_some_and(|(_, after)| after == at));
        let (small, after) = self.figure(end).filter(|(small, _)| small.form == Form::Words && self.is_hundredths(*small, end))?;
        let figure = Figure { low: 100.0 + small.low, high: 100.0 + small.high, ..small };
        (!counted && !self.counts_something(after)).then_some((Told::Quantity(figure, Unit::of_code("cm")?), after))
    }

    /// « entre 3 % et 5 % », "between $3m and $5m": a range whose ends both tell their unit.
    fn between(&self, at: usize) -> Got<Told> {
        let (low, end) = self.lists(List::RangeOpen, at).then(|| self.one_measure(at + 1))??;
        let (high, after) = self.lists(List::RangeAnd, end).then(|| self.one_measure(end + 1))??;
        Some((spanned(low, high)?, after))
    }

    /// `$3m to $5m`, `$3m-$5m`, but no change: "from $3m to $5m".
    fn money_range(&self, at: usize, (low, end): &(Told, usize)) -> Got<Told> {
        let changes = self.follows(List::RangeFrom, at) || self.follows(List::Change, at);
        let dash = matches!(self.norm(*end), "-" | "–") && self.is_glued(*end);
        let joined = matches!(low, Told::Money(..)) && !changes && (dash || self.lists(List::RangeTo, *end));
        let (high, after) = joined.then(|| self.money_first(end + 1))??;
        Some((spanned(low.clone(), high)?, after))
    }

    fn percent(&self, figure: Figure, end: usize) -> Got<Told> {
        let (_, after) = self.find(&self.lex.percents, end)?;
        (figure.form != Form::Article).then_some((Told::Percent(figure), after))
    }

    /// « 2 h 30 », « trois ans et demi », "an hour and a half".
    pub(in crate::language) fn duration(&self, figure: Figure, end: usize) -> Got<Told> {
        let (parts, end) = self.lengths(figure, end)?;
        Some((Told::Duration(parts), end))
    }

    /// The parts of a length of time whose first number was read.
    pub(in crate::language) fn lengths(&self, figure: Figure, end: usize) -> Got<Vec<(Figure, TimeUnit)>> {
        let (mut part, mut end) = self.time_unit(figure, end)?;
        if let Some((half, after)) = self.half(end).filter(|_| part.0.is_single()) {
            let form = if part.0.form == Form::Digits { Form::Digits } else { Form::Words };
            part.0 = Figure { hedge: part.0.hedge, ..Figure::plain(part.0.low + half, form) };
            return Some((vec![part], after));
        }
        let mut parts = vec![part];
        while let Some((next, after)) = self.smaller(parts[parts.len() - 1], end) {
            parts.push(next);
            end = after;
        }
        if let Some((hedge, after)) = self.find(&self.lex.hedges_after, end) {
            (parts[0].0.hedge, end) = (*hedge, after);
        }
        Some((parts, end))
    }

    /// A number's unit of time, over an adjective if need be: « dix longues minutes ».
    fn time_unit(&self, figure: Figure, end: usize) -> Got<(Figure, TimeUnit)> {
        let of = usize::from(self.lists(List::FractionOf, end));
        let at = end + of + usize::from(self.lists(List::Between, end + of));
        let (unit, many) = *self.sense(&self.lex.time_units, at)?;
        let shouted = self.bare(at) == "s" && self.slice(at) != "s";
        let letter = shouted || self.bare(at).len() == 1 && figure.form != Form::Digits;
        let month_name = of == 1 && figure.form == Form::Digits && figure.low < 1000.0;
        let rank = matches!(self.bare(at), "second" | "seconde") && figure.form == Form::Article && self.counts_something(at + 1);
        let day_of = at + 1 < self.tokens.len() && unit == TimeUnit::Day && self.spells(at + 1, &["de", "la"]);
        (!letter && !month_name && !day_of && !rank).then_some(((figure.times(many), unit), at + 1))
    }

    /// A part of a smaller unit: « et trois mois », « 30 » after hours.
    fn smaller(&self, (last, unit): (Figure, TimeUnit), end: usize) -> Got<(Figure, TimeUnit)> {
        if last.form == Form::Vague || !last.is_single() {
            return None;
        }
        let joint = usize::from(self.lists(List::NumberAnd, end) || self.norm(end) == ",");
        let (figure, after) = self.figure(end + joint)?;
        if let Some((part, after)) = self.time_unit(figure, after).filter(|((_, finer), _)| *finer < unit) {
            return Some((part, after));
        }
        let spoken = figure.form == Form::Words && figure.low >= 10.0 || self.norm(end).len() == 2 && figure.form == Form::Digits;
        let minutes = unit == TimeUnit::Hour && joint == 0 && figure.low < 60.0 && figure.whole().is_some() && spoken;
        (minutes && !self.counts_something(after)).then_some(((figure, TimeUnit::Minute), after))
    }

    /// « une demi-heure », "half an hour", « un quart d'heure », "half a mile".
    pub(in crate::language) fn half_unit(&self, at: usize) -> Got<Told> {
        let hedge = self.find(&self.lex.hedges, at).map_or((Hedge::Exact, at), |(hedge, end)| (*hedge, end));
        let start = hedge.1;
        let skip = usize::from(self.lists(List::Article, start));
        let (share, half) = match self.norm(start + skip) {
            "quart" | "quarter" if skip == 1 && self.lists(List::FractionOf, start + 2) => (0.25, start + 3),
            _ => (0.5, self.lists(List::Half, start + skip).then_some(start + skip + 1)?),
        };
        let at = half + usize::from(self.lang == Lang::En && self.lists(List::Article, half));
        let figure = Figure { hedge: hedge.0, ..Figure::plain(share, Form::Words) };
        self.duration(figure, at).filter(|_| self.is_unit(at)).or_else(|| self.quantity(figure, at))
    }

    fn is_unit(&self, at: usize) -> bool {
        self.opens(&self.lex.time_units, at)
    }

    /// `$ 40`, `EUR 20`, `£1.2m`.
    fn money_first(&self, at: usize) -> Got<Told> {
        let (hedge, start) = self.find(&self.lex.hedges, at).map_or((Hedge::Exact, at), |(hedge, end)| (*hedge, end));
        let start = start + usize::from(self.lists(List::Article, start) && !self.is_glued(start + 1));
        let (code, end) = self.find(&self.lex.currencies, start)?;
        let symbol = self.slice(end - 1).chars().all(|c| c.is_uppercase() || !c.is_alphanumeric()) || self.lists(List::PricePrefix, start);
        let digits = self.token(end).is_some_and(|token| token.kind == Kind::Number);
        let (figure, after) = (symbol && digits).then(|| self.figure(end))??;
        let (figure, after) = self.priced_to(figure, end, after);
        let (figure, after) = self.cents(Figure { hedge, ..figure }, after);
        Some((Told::Money(figure, Currency(code.clone())), after))
    }

    /// `$3-5 million`, `$10-15`: the upper end of a price without its own symbol.
    fn priced_to(&self, low: Figure, at: usize, end: usize) -> (Figure, usize) {
        let dashed = || self.figure(end).filter(|(high, _)| self.gap(end) == "-" && high.form == Form::Digits && low.low < high.low);
        let high = self.range_end(at, &low, end).or_else(dashed);
        high.map_or((low, end), |(high, after)| (self.span(&low, &high, after), after))
    }

    fn money(&self, figure: Figure, end: usize) -> Got<Told> {
        let (code, after) = self.find(&self.lex.currencies, end)?;
        let of_next = self.token(after).is_some_and(|next| next.glued && next.kind == Kind::Number);
        if of_next || figure.form == Form::Article && !self.slice(after - 1).chars().all(char::is_lowercase) {
            return None;
        }
        let weight = self.lang == Lang::En && matches!(self.norm(end), "pounds" | "pound") && figure.low < 1e6 && after == end + 1;
        if weight {
            return Some((Told::Quantity(figure, Unit::of_code("[lb_av]")?), after));
        }
        let (figure, after) = self.cents(figure, after);
        Some((Told::Money(figure, Currency(code.clone())), after))
    }

    /// « 3 euros 50 ».
    fn cents(&self, figure: Figure, end: usize) -> (Figure, usize) {
        let at = end + usize::from(self.lists(List::NumberAnd, end));
        let whole = figure.whole().is_some() && figure.low < 1e5 && !self.is_glued(at);
        let cents = self
            .figure(at)
            .filter(|(cents, _)| whole && cents.whole().is_some_and(|n| (1..100).contains(&n)) && cents.form != Form::Article);
        let told = cents.and_then(|(cents, after)| {
            let letter = self.norm(after) == "c" && self.is_glued(after);
            let named = self.find(&self.lex.currencies, after).filter(|(code, _)| matches!(&***code, "cent" | "penny")).map(|(_, end)| end);
            let bare = self.norm(at).len() == 2 && cents.form == Form::Digits && !self.counts_something(after) && !self.has_tail(after);
            Some((cents.low, named.or(letter.then_some(after + 1)).or_else(|| bare.then_some(after))?))
        });
        told.map_or((figure, end), |(cents, after)| {
            (Figure { low: figure.low + cents / 100.0, high: figure.high + cents / 100.0, ..figure }, after)
        })
    }

    pub(in crate::language) fn quantity(&self, figure: Figure, end: usize) -> Got<Told> {
        let of = usize::from(
            self.lists(List::FractionOf, end)
                && (figure.low >= 1e6 || figure.low < 1.0 || figure.form == Form::Vague || figure.hedge != Hedge::Exact),
        );
        if let Some(after) = self.below_zero(end).filter(|_| figure.form != Form::Article) {
            return Some((Told::Quantity(figure.times(-1.0), Unit::of_code("deg")?), after));
        }
        let (unit, after) = self.unit(figure, end + of)?;
        let (mut told, mut end) = ((figure, unit), after);
        while let Some((lower, after)) = self.lower_part(told.0, told.1, end) {
            (told, end) = (lower, after);
        }
        if let Some(after) = self.below_zero(end).filter(|_| matches!(told.1.dimension(), Dimension::Temperature | Dimension::Degree)) {
            return Some((Told::Quantity(told.0.times(-1.0), told.1), after));
        }
        Some((Told::Quantity(told.0, told.1), end))
    }

    /// The token after « en dessous de zéro », "below zero".
    fn below_zero(&self, at: usize) -> Option<usize> {
        self.find(&self.lex.below_zero, at).map(|(_, end)| end)
    }

    fn unit(&self, figure: Figure, end: usize) -> Got<Unit> {
        let (unit, after) = self.find(&self.lex.units, end)?;
        let letter = after == end + 1 && self.norm(end).len() == 1 && self.norm(end).chars().all(char::is_alphabetic);
        let small = self.slice(end).chars().all(|c| c.is_lowercase() || c == 'L');
        let tail = self.is_glued(after)
            && self.token(after).is_some_and(|next| next.kind != Kind::Mark && (self.norm(end) != "m" || next.norm.len() != 2));
        if figure.form == Form::Article && unit.dimension() == Dimension::Degree {
            return None;
        }
        let scale = unit.dimension() == Dimension::Temperature && self.gap(end).is_empty() && figure.high.abs() <= 60.0;
        let scale = scale && self.token(end)?.capital;
        let fits = !letter || figure.form == Form::Digits && (small || scale) && !tail;
        fits.then_some((*unit, after))
    }

    /// « 1 m 80 », "5 ft 2 in": the whole in the smaller unit.
    fn lower_part(&self, figure: Figure, unit: Unit, end: usize) -> Got<(Figure, Unit)> {
        // Areas and volumes after a comma are others: « 12 hectares, 35 m² ».
        let comma = self.norm(end) == "," && matches!(unit.dimension(), Dimension::Length | Dimension::Weight);
        let joint = usize::from(comma || self.lists(List::NumberAnd, end));
        let (small, after) = self.figure(end + joint).filter(|(small, _)| {
            let alike = small.form == figure.form || small.form == Form::Words && figure.form == Form::Article;
            alike && figure.is_single()
        })?;
        let (finer, after) = match self.unit(small, after) {
            Some(found) => found,
            None if unit.code() == "[ft_i]" && self.norm(after) == "in" => (Unit::of_code("[in_i]")?, after + 1),
            None if unit.code() == "[ft_i]" && joint == 0 && small.low < 12.0 && !self.counts_something(after) => {
                (Unit::of_code("[in_i]")?, after)
            }
            None if unit.code() == "m" && joint == 0 && self.is_hundredths(small, end) && !self.counts_something(after) => {
                (Unit::of_code("cm")?, after)
            }
            None => return None,
        };
        let same = finer.dimension() == unit.dimension() && finer.to_base(1.0) < unit.to_base(1.0);
        let total = finer.of_base(unit.to_base(figure.low) + finer.to_base(small.low));
        let rounded = (total * 1e6).round() / 1e6;
        let form = if figure.form == Form::Article { small.form } else { figure.form };
        same.then_some(((Figure { low: rounded, high: rounded, form, ..figure }, finer), after))
    }

    /// « 1 m 82 », « un mètre quatre-vingt-deux »: two figures, or a number of ten or more in words.
    fn is_hundredths(&self, small: Figure, at: usize) -> bool {
        let worded = small.form == Form::Words && small.is_single() && small.low >= 10.0 && small.low < 100.0;
        self.norm(at).len() == 2 || worded
    }

    /// Whether letters or figures touch what ends before a token.
    pub(in crate::language) fn has_tail(&self, end: usize) -> bool {
        self.token(end).is_some_and(|next| next.glued && next.kind != Kind::Mark)
    }

    /// A number alone, unless it is part of something else.
    fn bare_number(&self, at: usize, figure: Figure, end: usize) -> Got<Told> {
        let tail = self.has_tail(end) && !self.is_compound(&figure, end);
        let joined = self.is_glued(end) && matches!(self.norm(end), "/" | "=" | "@" | "_" | ":") && self.is_glued(end + 1);
        let label = figure.form == Form::Digits && (self.follows(List::Label, at) || self.before(at) == "°");
        (!tail && !joined && !label).then_some((Told::Number(figure), end))
    }

    /// "A 33-member council": a hyphen joins the number to the noun that it counts; "one-sided" and "7-Eleven" count nothing.
    fn is_compound(&self, figure: &Figure, end: usize) -> bool {
        let noun = |token: &Token| token.kind == Kind::Word && !token.capital && token.norm.len() > 3;
        let hyphened = self.gap(end) == "-" && !self.gap(end + 1).contains('-');
        self.lang == Lang::En && figure.low >= 10.0 && hyphened && self.token(end).is_some_and(noun)
    }
}

/// A range from one measure to another of the same unit.
fn spanned(low: Told, high: Told) -> Option<Told> {
    let join = |low: Figure, high: Figure| {
        let fits = low.is_single() && high.is_single() && low.low < high.low;
        fits.then_some(Figure { high: high.low, hedge: Hedge::Exact, ..low })
    };
    match (low, high) {
        (Told::Percent(low), Told::Percent(high)) => join(low, high).map(Told::Percent),
        (Told::Money(low, of), Told::Money(high, same)) if of == same => join(low, high).map(|figure| Told::Money(figure, of)),
        (Told::Quantity(low, of), Told::Quantity(high, same)) if of == same => join(low, high).map(|figure| Told::Quantity(figure, of)),
        (Told::Duration(low), Told::Duration(high)) => match (&low[..], &high[..]) {
            ([(low, of)], [(high, same)]) if of == same => Some(Told::Duration(vec![(join(*low, *high)?, *of)])),
            _ => None,
        },
        _ => None,
    }
}
