//! Relative dates: « hier », « il y a trois jours », « deux ans plus tard », « la semaine dernière ».

use super::{Found, Reader};
use crate::language::Lang;
use crate::language::lexicon::{part, season};
use crate::language::told::{Clock, Day, Figure, Form, Moment, Origin, PartOfDay, Period};
use crate::language::unit::TimeUnit;

impl Reader<'_> {
    /// A relative day or period that starts at a token.
    pub(super) fn shift(&self, at: usize) -> Found<Moment> {
        self.counted(at).or_else(|| self.phrase(at))
    }

    /// A relative date of the lexicon.
    fn phrase(&self, at: usize) -> Found<Moment> {
        let (sense, end) = self.lexicon.whens.find(self.tokens, at)?;
        sense_of(sense).map(|moment| (moment, end))
    }

    /// « il y a trois jours », "three days ago", « dans deux semaines », « deux ans plus tard ».
    fn counted(&self, at: usize) -> Found<Moment> {
        let ago = self.is_any(at, &["il"]) && self.is_any(at + 1, &["y"]) && self.is_any(at + 2, &["a"]);
        let ahead = self.is_any(at, &["dans"]) && self.lang == Lang::Fr;
        let start = at + if ago { 3 } else { usize::from(ahead) };
        let (figure, unit_at) = self.figure(start)?;
        let (unit, many) = self.time_unit(unit_at)?;
        let end = unit_at + 1;
        let figure = figure.times(many);
        if ago {
            return Some((moved(figure.times(-1.0), unit, Origin::Dateline), end));
        }
        if self.is_any(end, &["ago"]) {
            return Some((moved(figure.times(-1.0), unit, Origin::Dateline), end + 1));
        }
        if ahead && unit >= TimeUnit::Day {
            return Some((moved(figure, unit, Origin::Dateline), end));
        }
        let later = self.is_any(end, &["plus"]) && self.is_any(end + 1, &["tard"]);
        let sooner = self.is_any(end, &["plus"]) && self.is_any(end + 1, &["tot"]);
        let after = usize::from(later || sooner) * 2;
        if later || self.is_any(end, &["later"]) {
            return Some((moved(figure, unit, Origin::Story), end + after.max(1)));
        }
        (sooner || self.is_any(end, &["earlier", "auparavant"])).then(|| (moved(figure.times(-1.0), unit, Origin::Story), end + after.max(1)))
    }
}

fn moved(count: Figure, unit: TimeUnit, origin: Origin) -> Moment {
    Moment { day: Some(Day::Shift { count, unit, origin }), ..Moment::default() }
}

/// "COUNT UNIT [story] [part]" or "this PERIOD COUNT [story]".
fn sense_of(sense: &str) -> Option<Moment> {
    let words: Vec<&str> = sense.split(' ').collect();
    let origin = if words.contains(&"story") { Origin::Story } else { Origin::Dateline };
    let day = match words.as_slice() {
        ["this", name, count, ..] => Day::Period { period: period(name)?, count: count.parse().ok()?, origin, weekday: None },
        [count, unit, ..] => Day::Shift { count: Figure::plain(count.parse().ok()?, Form::Words), unit: TimeUnit::of_name(unit)?, origin },
        _ => return None,
    };
    let part: Option<PartOfDay> = words.iter().skip(2).find_map(|word| part(word));
    Some(Moment { day: Some(day), part, clock: None::<Clock>, ..Moment::default() })
}

fn period(name: &str) -> Option<Period> {
    Some(match name {
        "week" => Period::Week,
        "weekend" => Period::Weekend,
        "month" => Period::Month,
        "quarter" => Period::Quarter,
        "year" => Period::Year,
        "decade" => Period::Decade,
        "century" => Period::Century,
        name => Period::Season(season(name)?),
    })
}
