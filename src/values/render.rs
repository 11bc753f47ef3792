//! Writing values as a draft would: in its language, in digits or words like the text they replace.

use super::{Dates, Interval, Told, Value};
use crate::language::lexicon::Lexicon;
use crate::language::unit::TimeUnit;
use crate::language::{Lang, reading};
use crate::text::tokens;
use jiff::civil::{Date, DateTime, Weekday};

/// Writes a value in a language, imitating the text it replaces where there is one.
#[must_use]
pub fn render(value: &Value, lang: Lang, like: &str) -> String {
    let style = Style { lang, like, lexicon: reading::lexicon(lang) };
    let text = style.value(value);
    if like.starts_with(char::is_uppercase) { raised(&text) } else { text }
}

/// What to put in the place of a told value; nothing where no plain text would do.
#[must_use]
pub fn replacement(known: &Value, told: &Value, lang: Lang, old: &str, dateline: Option<DateTime>) -> Option<String> {
    match (known, told) {
        (Value::Date(known), Value::Date(_)) => dated(known, lang, old, dateline),
        (Value::Age(known), Value::Age(_)) => known.single().map(|_| render(&Value::Age(known.clone()), lang, old)),
        (Value::Date(_), Value::Age(_)) => None,
        (Value::YesNo(_), _) => None,
        (known, told) if std::mem::discriminant(known) == std::mem::discriminant(told) => is_point(known).then(|| render(known, lang, old)),
        _ => None,
    }
}

fn is_point(value: &Value) -> bool {
    match value {
        Value::Number(interval) | Value::Percent(interval) | Value::Money(interval, _) | Value::Duration(interval) | Value::Quantity(interval, _) => interval.single().is_some(),
        _ => true,
    }
}

/// A day in the place of another: a weekday for a weekday, a full date for a full date.
fn dated(known: &Dates, lang: Lang, old: &str, dateline: Option<DateTime>) -> Option<String> {
    let day = known.single();
    let told = told(old, lang);
    let named = matches!(told.as_ref().and_then(day_of), Some(crate::language::told::Day::Weekday(..)));
    if named {
        let near = dateline.zip(day).is_some_and(|(dateline, day)| (dateline.date() - day).get_days().abs() <= 6);
        let style = Style { lang, like: old, lexicon: reading::lexicon(lang) };
        let weekday = style.weekday(day?.weekday());
        return Some(if near { swapped(old, &weekday, lang) } else { render(&Value::Date(*known), lang, old) });
    }
    let text = render(&Value::Date(*known), lang, old);
    (text != old).then_some(text)
}

fn told(text: &str, lang: Lang) -> Option<Told> {
    let tokens = tokens(text);
    reading::read(text, &tokens, lang).into_iter().next().map(|(_, told)| told)
}

fn day_of(told: &Told) -> Option<crate::language::told::Day> {
    match told {
        Told::When(crate::language::told::When::At(moment)) => moment.day.clone(),
        _ => None,
    }
}

/// The old text with its weekday changed.
fn swapped(old: &str, weekday: &str, lang: Lang) -> String {
    let lexicon = reading::lexicon(lang);
    let tokens = tokens(old);
    match tokens.iter().find(|token| lexicon.weekdays.contains_key(&token.bare)) {
        Some(token) => format!("{}{}{}", &old[..token.span.start], weekday, &old[token.span.end..]),
        None => weekday.to_owned(),
    }
}

struct Style<'a> {
    lang: Lang,
    like: &'a str,
    lexicon: &'static Lexicon,
}

impl Style<'_> {
    fn value(&self, value: &Value) -> String {
        match value {
            Value::YesNo(yes) => if *yes { "✓" } else { "✗" }.to_owned(),
            Value::Number(interval) => self.interval(interval),
            Value::Ordinal(rank) => self.ordinal(*rank),
            Value::Percent(interval) => format!("{}{}%", self.interval(interval), self.blank()),
            Value::Money(interval, currency) => self.money(interval, &currency.0),
            Value::Age(interval) => self.age(interval),
            Value::Duration(interval) => self.duration(interval),
            Value::Date(dates) => self.dates(dates),
            Value::Time(time) => match self.lang {
                Lang::Fr => format!("{} h {:02}", time.hour(), time.minute()),
                Lang::En => format!("{}:{:02}", time.hour(), time.minute()),
            },
            Value::PartOfDay(part) => self.lexicon.write.parts.get(*part as usize).cloned().unwrap_or_default(),
            Value::Weekday(weekday) => self.weekday(*weekday),
            Value::Quantity(interval, unit) => format!("{}{}{}", self.interval(interval), self.blank(), unit.code()),
        }
    }

    const fn blank(&self) -> &'static str {
        match self.lang {
            Lang::Fr => "\u{a0}",
            Lang::En => "",
        }
    }

    fn interval(&self, interval: &Interval) -> String {
        let (low, high) = (interval.low, interval.high);
        let fr = self.lang == Lang::Fr;
        if let Some(value) = interval.single() {
            return self.number(value);
        }
        if high.is_infinite() {
            let open = if fr { ("plus de", "au moins") } else { ("more than", "at least") };
            return format!("{} {}", if interval.above { open.0 } else { open.1 }, self.number(low));
        }
        if low.abs() < f64::EPSILON {
            let open = if fr { ("moins de", "au plus") } else { ("less than", "at most") };
            return format!("{} {}", if interval.below { open.0 } else { open.1 }, self.number(high));
        }
        format!("{} {} {}", self.number(low), if fr { "à" } else { "to" }, self.number(high))
    }

    /// A number in words where the replaced text is in words and the number is small.
    fn number(&self, value: f64) -> String {
        let whole = value.fract().abs() < f64::EPSILON;
        let small = whole && (0.0..100.0).contains(&value);
        let in_words = !self.like.is_empty() && !self.like.contains(|c: char| c.is_ascii_digit());
        if small && in_words && let Some(word) = self.lexicon.write.numbers.get(value as usize) {
            return word.clone();
        }
        self.digits(value, whole)
    }

    fn digits(&self, value: f64, whole: bool) -> String {
        if !whole {
            return format!("{value:.2}").trim_end_matches('0').replace('.', &self.lexicon.write.decimal);
        }
        let digits = format!("{value:.0}");
        if digits.len() <= 4 && !self.like.contains(['\u{202f}', '\u{a0}']) || value < 0.0 {
            return digits;
        }
        let mark = match self.lang {
            Lang::Fr => self.like.chars().find(|c| matches!(c, '\u{202f}' | '\u{a0}' | ' ')).unwrap_or('\u{a0}'),
            Lang::En => ',',
        };
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                out.push(mark);
            }
            out.push(digit);
        }
        out
    }

    fn ordinal(&self, rank: u32) -> String {
        let suffix = match (self.lang, rank % 10, rank % 100) {
            (Lang::Fr, ..) => if rank == 1 { "er" } else { "e" },
            (Lang::En, 1, hundred) if hundred != 11 => "st",
            (Lang::En, 2, hundred) if hundred != 12 => "nd",
            (Lang::En, 3, hundred) if hundred != 13 => "rd",
            (Lang::En, ..) => "th",
        };
        format!("{rank}{suffix}")
    }

    fn money(&self, interval: &Interval, currency: &str) -> String {
        let amount = self.interval(interval);
        match (self.lang, currency) {
            (Lang::Fr, "EUR") => format!("{amount} euros"),
            (Lang::Fr, "USD") => format!("{amount} dollars"),
            (Lang::En, "EUR") => format!("€{amount}"),
            (Lang::En, "USD") => format!("${amount}"),
            (Lang::En, "GBP") => format!("£{amount}"),
            _ => format!("{amount} {currency}"),
        }
    }

    /// « 22 ans »; in English the frame of the replaced text is kept: "22-year-old", "22".
    fn age(&self, interval: &Interval) -> String {
        let years = self.interval(interval);
        match self.lang {
            Lang::Fr => format!("{years} ans"),
            Lang::En if self.like.is_empty() => format!("{years} years"),
            Lang::En => match self.like.find(['-', ' ']) {
                Some(at) if self.like.contains("old") => format!("{years}{}", self.like.get(at..).unwrap_or_default()),
                _ => years,
            },
        }
    }

    /// The largest unit that gives a whole number, years aside: they have no fixed length.
    fn duration(&self, interval: &Interval) -> String {
        let size = if interval.low > 0.0 { interval.low } else { interval.high };
        let units = [TimeUnit::Day, TimeUnit::Hour, TimeUnit::Minute, TimeUnit::Second];
        let whole = |unit: &&TimeUnit| size >= unit.seconds() && (size / unit.seconds()).fract() < 1e-6;
        let unit = *units.iter().find(whole).unwrap_or(&TimeUnit::Second);
        let many = interval.times(1.0 / unit.seconds());
        let (one, more) = self.lexicon.write.units.get(unit as usize).cloned().unwrap_or_default();
        format!("{} {}", self.interval(&many), if many.high > 1.0 { more } else { one })
    }

    fn weekday(&self, weekday: Weekday) -> String {
        self.lexicon.write.weekdays.get(usize::from(weekday.to_monday_zero_offset().unsigned_abs())).cloned().unwrap_or_default()
    }

    fn month(&self, date: Date) -> String {
        self.lexicon.write.months.get(usize::from(date.month().unsigned_abs()) - 1).cloned().unwrap_or_default()
    }

    fn dates(&self, dates: &Dates) -> String {
        if let Some(day) = dates.single() {
            return self.day(day);
        }
        let whole_month = dates.first == dates.first.first_of_month() && dates.last == dates.first.last_of_month();
        let whole_year = (dates.first.month(), dates.first.day(), dates.last.month(), dates.last.day()) == (1, 1, 12, 31) && dates.first.year() == dates.last.year();
        if whole_month {
            return format!("{} {}", self.month(dates.first), dates.first.year());
        }
        if whole_year {
            return dates.first.year().to_string();
        }
        match self.lang {
            Lang::Fr => format!("du {} au {}", self.day(dates.first), self.day(dates.last)),
            Lang::En => format!("{} to {}", self.day(dates.first), self.day(dates.last)),
        }
    }

    /// A day with what the replaced text has: weekday, article, year.
    fn day(&self, day: Date) -> String {
        let parts = tokens(self.like);
        let weekday = parts.iter().any(|token| self.lexicon.weekdays.get(&token.bare).is_some_and(|(_, short)| !short));
        let year = self.like.is_empty() || parts.iter().any(|token| token.norm.len() == 4 && token.norm.bytes().all(|byte| byte.is_ascii_digit()));
        let article = parts.first().is_some_and(|token| token.is("le"));
        let month_first = self.lang == Lang::En && parts.iter().position(|token| self.lexicon.months.contains_key(&token.bare)) < parts.iter().position(|token| token.norm.starts_with(|c: char| c.is_ascii_digit()));
        let number = if self.lang == Lang::Fr && day.day() == 1 { "1er".to_owned() } else { day.day().to_string() };
        let date = if month_first && !self.like.is_empty() { format!("{} {number}", self.month(day)) } else { format!("{number} {}", self.month(day)) };
        let tail = match (year, month_first && !self.like.is_empty()) {
            (false, _) => String::new(),
            (true, true) => format!(", {}", day.year()),
            (true, false) => format!(" {}", day.year()),
        };
        let named = if weekday { format!("{} ", self.weekday(day.weekday())) } else { String::new() };
        format!("{}{named}{date}{tail}", if article { "le " } else { "" })
    }
}

fn raised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::{render, replacement};
    use crate::language::Lang;
    use crate::values::{Dates, Interval, Value};
    use jiff::civil::date;

    #[test]
    fn the_replaced_text_is_imitated() {
        assert_eq!(render(&Value::years(22.0), Lang::Fr, "24 ans"), "22 ans");
        assert_eq!(render(&Value::years(22.0), Lang::Fr, "vingt-quatre ans"), "vingt-deux ans");
        assert_eq!(render(&Value::years(22.0), Lang::En, "24-year-old"), "22-year-old");
        assert_eq!(render(&Value::Number(Interval::exact(7.0)), Lang::Fr, "Neuf"), "Sept");
        let day = Value::Date(Dates::day(date(2026, 2, 5)));
        assert_eq!(render(&day, Lang::Fr, "vendredi 6 février"), "jeudi 5 février");
        assert_eq!(render(&day, Lang::En, "March 3, 2024"), "February 5, 2026");
    }

    #[test]
    fn a_weekday_stands_for_a_weekday() {
        let (known, told) = (Value::Date(Dates::day(date(2026, 2, 5))), Value::Date(Dates::day(date(2026, 2, 4))));
        let dateline = Some(date(2026, 2, 7).at(0, 0, 0, 0));
        assert_eq!(replacement(&known, &told, Lang::Fr, "mercredi soir", dateline).as_deref(), Some("jeudi soir"));
    }
}
