//! `wrong-weekday`: a date told with a weekday that it doesn't fall on.

use super::finding::{Finding, Severity, Verdict};
use super::judge::Judgement;
use super::{Case, Rule, wording};
use crate::claims::ClaimValue;
use crate::claims::about::is_near;
use crate::language::Lang;
use crate::values::{Anchor, Dates, Spotted, Told, Value, WeekdayClash, render};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

pub(super) const RULE: Rule = Rule {
    name: "wrong-weekday",
    summary: "A date told with a weekday that it doesn't fall on",
    severity: Severity::Error,
    on_request: false,
    page: include_str!("wrong_weekday.md"),
    check,
    across: None,
};

fn check(case: &Case<'_>, out: &mut Vec<Finding>) {
    let anchor = Anchor { dateline: case.date, ..Anchor::default() };
    for spotted in case.values {
        let Some(clash) = spotted.told.weekday_clash(&anchor) else { continue };
        let known = known(case, spotted, &clash);
        if known.is_some() || is_sure(case, &clash) {
            out.push(finding(case, spotted, &clash, known));
        }
    }
}

/// The fact that has the very day: its year is the one meant.
fn known<'c>(case: &'c Case<'_>, spotted: &Spotted, clash: &WeekdayClash) -> Option<&'c Judgement> {
    let verified = |judgement: &&Judgement| judgement.verdict == Verdict::Verified;
    // "she ran aground on Sunday 8 February" may be read as the day of the year before.
    let day = |value: &Value| matches!(value, Value::Date(_)) && value.single_day().is_none_or(|day| day == clash.date);
    let of = |value: &ClaimValue| matches!(value, ClaimValue::Plain(value) if day(value));
    let told = case.claims.iter().filter(|(claim, _)| claim.span == spotted.span && of(&claim.value));
    told.filter_map(|(_, judgement)| judgement.as_ref()).find(verified)
}

/// Without a year in the draft, it is of the story and its days, and the day is one about now, or no year near the dateline's makes the
/// two agree.
fn is_sure(case: &Case<'_>, clash: &WeekdayClash) -> bool {
    let near = || case.date.is_none_or(|today| is_near(case.base, today.date()));
    if clash.year_told || !case.about || !near() {
        return clash.year_told;
    }
    let away = |today: DateTime| clash.date.since(today.date()).map_or(i32::MAX, |span| span.get_days().abs());
    let about_now = case.date.is_some_and(|today| away(today) <= ABOUT_NOW);
    let agrees = |years: i64| clash.date.checked_add(years.years()).is_ok_and(|date| date.weekday() == clash.told);
    let never = || !(-1..=1).any(agrees);
    if case.dated { never() || about_now && !tells_other_year(case, clash.date) } else { about_now && never() }
}

/// The block tells of another year: « l'an dernier », « en 2024 ».
fn tells_other_year(case: &Case<'_>, day: Date) -> bool {
    let anchor = Anchor { dateline: case.date, ..Anchor::default() };
    let year = |spotted: &Spotted| match spotted.told.resolve(&anchor) {
        Some(Value::Date(dates)) => dates.first.or(dates.last).map(Date::year),
        _ => None,
    };
    // « Un an plus tôt, le lundi 13 octobre »: counted from another day.
    let counted = |spotted: &Spotted| spotted.told.is_relative_to_story() || matches!(spotted.told, Told::Duration(_));
    case.values.iter().any(counted) || case.values.iter().filter_map(year).any(|year| year != day.year())
}

/// So many days before or after the check, an article without a dateline tells of its own year.
const ABOUT_NOW: i32 = 45;

fn finding(case: &Case<'_>, spotted: &Spotted, clash: &WeekdayClash, known: Option<&Judgement>) -> Finding {
    let weekday = render(&Value::Weekday(clash.date.weekday()), case.messages, "");
    let day = written(clash.date, case.messages);
    let message = match case.messages {
        Lang::Fr => format!("Le {day} est un {weekday}"),
        Lang::En => format!("{day} is a {weekday}"),
    };
    let old = case.text(spotted.span);
    let new = render(&Value::Date(Dates::day(clash.date)), case.lang, old);
    let fixes = if new == old { Vec::new() } else { vec![wording::replace(case, spotted.span, &new, false)] };
    if let Some(known) = known {
        let judgement = Judgement { verdict: Verdict::Contradicted, ..known.clone() };
        return wording::finding(case, &RULE, &judgement, spotted.span, message, fixes);
    }
    Finding {
        rule: &RULE,
        severity: RULE.severity,
        verdict: Verdict::Contradicted,
        span: spotted.span,
        text: old.to_owned(),
        message,
        fact: None,
        sources: Vec::new(),
        fixes,
        related: Vec::new(),
    }
}

fn written(date: Date, lang: Lang) -> String {
    render(&Value::Date(Dates::day(date)), lang, "")
}
