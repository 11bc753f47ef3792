//! Wording: values, sources and verdicts in a journalist's words, in French and English.

use super::finding::{Edit, Evidence, Finding, Fix};
use super::judge::Judgement;
use super::{Case, Rule, frame, trust};
use crate::claims::{Bound, Claim, ClaimValue};
use crate::facts::{AttributeId, Base, Certainty, EntityId, Fact, FactValue, Reading, Slot, SourceId, TermRef};
use crate::language::{Lang, inflect};
use crate::text::Span;
use crate::values;

/// A finding on a claim, with everything but its message and fixes worked out.
#[must_use]
pub fn finding(case: &Case<'_>, rule: &'static Rule, judgement: &Judgement, span: Span, message: String, fixes: Vec<Fix>) -> Finding {
    let attribute = &case.base.attribute(case.base.fact(judgement.fact).attribute).name;
    Finding {
        rule,
        severity: trust::severity(rule, attribute),
        verdict: judgement.verdict,
        span,
        text: case.text(span).to_owned(),
        message,
        fact: Some(judgement.fact),
        sources: evidence(case.base, case.base.fact(judgement.fact), judgement, case.messages),
        fixes,
        related: Vec::new(),
    }
}

/// What each source says, in the order of the desk.
fn evidence(base: &Base, fact: &Fact, judgement: &Judgement, lang: Lang) -> Vec<Evidence> {
    let one = |reading: &Reading| Evidence {
        source: reading.source,
        says: said(base, fact, reading, lang),
        quote: reading.quote.clone(),
        note: reading.note.clone(),
        agrees: judgement.agreeing.contains(&reading.source),
    };
    fact.says.iter().map(one).collect()
}

/// A reading in words: its value, and how surely it is said.
#[must_use]
pub fn said(base: &Base, fact: &Fact, reading: &Reading, lang: Lang) -> String {
    let own = reading.is.as_ref();
    let text = match (own, fact.text.get(&lang)) {
        (None, Some(text)) => text.clone(),
        _ => list(own.unwrap_or(&fact.is).iter().map(|value| phrase_of(base, fact.entity, value, lang)).collect(), either(lang)),
    };
    match (reading.certainty, lang) {
        (Certainty::Alleged, Lang::Fr) => format!("{text} (sans l'affirmer)"),
        (Certainty::Alleged, Lang::En) => format!("{text} (not asserted)"),
        (Certainty::Denied, Lang::Fr) => format!("{text} (démenti)"),
        (Certainty::Denied, Lang::En) => format!("{text} (denied)"),
        _ => text,
    }
}

const fn either(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "ou",
        Lang::En => "or",
    }
}

const fn and(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "et",
        Lang::En => "and",
    }
}

/// « a, b et c ».
#[must_use]
pub fn list(mut parts: Vec<String>, last: &str) -> String {
    match parts.pop() {
        None => String::new(),
        Some(only) if parts.is_empty() => only,
        Some(end) => format!("{} {last} {end}", parts.join(", ")),
    }
}

/// The desk's reading in words.
#[must_use]
pub fn known(base: &Base, fact: &Fact, lang: Lang) -> String {
    if let Some(text) = fact.text.get(&lang) {
        return text.clone();
    }
    list(fact.is.iter().map(|value| phrase_of(base, fact.entity, value, lang)).collect(), either(lang))
}

/// A value in words that fit whom it is told of: « préfète » of a woman.
fn phrase_of(base: &Base, subject: EntityId, value: &FactValue, lang: Lang) -> String {
    match value {
        FactValue::Term(term) => title(base, term, lang, base.entity(subject).feminine),
        _ => phrase(base, value, lang),
    }
}

/// A value in words.
#[must_use]
pub fn phrase(base: &Base, value: &FactValue, lang: Lang) -> String {
    match value {
        FactValue::Plain(values::Value::YesNo(yes)) => yes_no(*yes, lang).to_owned(),
        FactValue::Plain(value) => values::render(value, lang, ""),
        FactValue::Entity(entity) => base.entity_label(*entity, lang).to_owned(),
        FactValue::Term(term) => title(base, term, lang, None),
        FactValue::Set { members, .. } => list(members.iter().map(|member| phrase(base, member, lang)).collect(), and(lang)),
        FactValue::Order { before, other } => order(base.entity_label(*other, lang), *before, lang),
        FactValue::Text(text) => in_quotes(text, lang),
    }
}

/// Words between the quotation marks of a language.
#[must_use]
pub fn in_quotes(words: &str, lang: Lang) -> String {
    match lang {
        Lang::Fr => format!("« {words} »"),
        Lang::En => format!("“{words}”"),
    }
}

const fn yes_no(yes: bool, lang: Lang) -> &'static str {
    match (yes, lang) {
        (true, Lang::Fr) => "oui",
        (false, Lang::Fr) => "non",
        (true, Lang::En) => "yes",
        (false, Lang::En) => "no",
    }
}

fn order(other: &str, before: bool, lang: Lang) -> String {
    match (before, lang) {
        (true, Lang::Fr) => format!("avant {other}"),
        (false, Lang::Fr) => format!("après {other}"),
        (true, Lang::En) => format!("before {other}"),
        (false, Lang::En) => format!("after {other}"),
    }
}

/// The vocabularies whose words agree with whom they are said of.
const OF_PEOPLE: &[&str] = &["office", "occupation"];

/// « ancien maire de Trou ».
fn title(base: &Base, term: &TermRef, lang: Lang, feminine: Option<bool>) -> String {
    let words = &base.vocabulary(term.vocabulary).get(term.term);
    let label = words.words.get(&lang).and_then(crate::facts::Words::label).unwrap_or(&words.id);
    let of_people = OF_PEOPLE.contains(&base.vocabulary(term.vocabulary).name.as_str());
    let label = if of_people && feminine == Some(true) { inflect::feminine(label, lang) } else { label.to_owned() };
    let of = term.of.map(|entity| match lang {
        Lang::Fr => format!(" {}", of_french(base.entity_label(entity, lang))),
        Lang::En => format!(" of {}", base.entity_label(entity, lang)),
    });
    let former = match (term.former, lang) {
        (false, _) => "",
        (true, Lang::Fr) => "ex-",
        (true, Lang::En) => "former ",
    };
    format!("{former}{label}{}", of.unwrap_or_default())
}

/// « de Marseille », « d'Arles ».
fn of_french(name: &str) -> String {
    let vowel = crate::text::fold::bare(name).starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h']);
    if vowel { format!("d'{name}") } else { format!("de {name}") }
}

/// « La source 003 », « Les sources 000 et 004 » with what they say.
#[must_use]
pub fn who_says(base: &Base, sources: &[SourceId], what: &str, lang: Lang) -> String {
    let ids: Vec<String> = sources.iter().map(|source| base.source(*source).id.clone()).collect();
    let many = ids.len() > 1;
    let ids = list(ids, and(lang));
    match (lang, many) {
        (Lang::Fr, false) => format!("la source {ids} dit : {what}"),
        (Lang::Fr, true) => format!("les sources {ids} disent : {what}"),
        (Lang::En, false) => format!("source {ids} says: {what}"),
        (Lang::En, true) => format!("sources {ids} say: {what}"),
    }
}

/// What follows from the sources, though none says it: « d'après les sources 000 et 004 : 22 jours ».
fn from_sources(base: &Base, sources: &[SourceId], what: &str, lang: Lang) -> String {
    let many = sources.len() > 1;
    let ids = list(sources.iter().map(|source| base.source(*source).id.clone()).collect(), and(lang));
    match (lang, many) {
        (Lang::Fr, false) => format!("d'après la source {ids} : {what}"),
        (Lang::Fr, true) => format!("d'après les sources {ids} : {what}"),
        (Lang::En, false) => format!("according to source {ids}: {what}"),
        (Lang::En, true) => format!("according to sources {ids}: {what}"),
    }
}

/// Every reading of a fact, sources that say the same together: « les sources 000 et 004 disent : 22 ans ; la source 002 dit : 23 ans ».
#[must_use]
pub fn sides(base: &Base, fact: &Fact, lang: Lang) -> String {
    let mut groups: Vec<(String, Vec<SourceId>)> = Vec::new();
    for reading in fact.says.iter().filter(|reading| !reading.error) {
        let what = said(base, fact, reading, lang);
        match groups.iter_mut().find(|(known, _)| *known == what) {
            Some((_, sources)) => sources.push(reading.source),
            None => groups.push((what, vec![reading.source])),
        }
    }
    let derived = !fact.derived_from.is_empty();
    let put = |(what, sources): &(String, Vec<SourceId>)| {
        if derived { from_sources(base, sources, what, lang) } else { who_says(base, sources, what, lang) }
    };
    let parts: Vec<String> = groups.iter().map(put).collect();
    parts.join(if lang == Lang::Fr { " ; " } else { "; " })
}

/// « âge (Amine X) »: what a fact is about.
#[must_use]
pub fn topic(base: &Base, fact: &Fact, lang: Lang) -> String {
    topic_of(base, fact.entity, fact.attribute, lang)
}

/// The same of an attribute of an entity.
pub(super) fn topic_of(base: &Base, entity: EntityId, attribute: AttributeId, lang: Lang) -> String {
    let attribute = base.attribute(attribute);
    let label = attribute.label.get(&lang).unwrap_or(&attribute.name);
    format!("{label}, {}", base.entity_label(entity, lang))
}

/// The first letter raised.
#[must_use]
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Fixes that put each of the desk's sides in the place of the claim's words.
#[must_use]
pub fn replacements(case: &Case<'_>, claim: &Claim, fact: &Fact, span: Span) -> Vec<Fix> {
    let old = case.text(span);
    // What is denied of the very value is no matter of another value.
    if claim.negated {
        return Vec::new();
    }
    if let Some(time) = tenure(claim, fact) {
        return vec![replace(case, span, &values::render(&time, case.lang, old), false)];
    }
    let texts = fact.is.iter().filter_map(|value| replacement(case, claim, value, old));
    let texts: Vec<String> = texts.filter(|text| text != old).collect();
    // Of several sides none is right without a look.
    let safe = is_plain(claim) && texts.len() == 1;
    texts.into_iter().map(|text| replace(case, span, &text, safe)).collect()
}

/// The time that a fact holds a title for, as far as the claim tells it.
fn tenure(claim: &Claim, fact: &Fact) -> Option<values::Value> {
    let (ClaimValue::Tenure { bound, .. }, Some(values::Value::Date(valid))) = (&claim.value, &fact.valid) else { return None };
    let dates = match bound {
        Bound::Whole => Some(*valid),
        Bound::From => valid.first.map(values::Dates::day),
        Bound::Until => valid.last.map(values::Dates::day),
        Bound::Within => None,
    };
    dates.map(values::Value::Date)
}

/// « , du 1er juin 1997 au 31 octobre 2000 »: since when and until when the fact holds, where the claim tells of that.
#[must_use]
pub fn held(claim: &Claim, fact: &Fact, lang: Lang) -> String {
    match (&claim.value, &fact.valid) {
        (ClaimValue::Tenure { .. }, Some(valid)) => format!(", {}", values::render(valid, lang, "")),
        _ => String::new(),
    }
}

/// « , depuis le 5 mars 2026 »: since when a fact holds, where the desk says.
#[must_use]
pub fn since(fact: &Fact, lang: Lang) -> String {
    let Some(values::Value::Date(values::Dates { first: Some(first), .. })) = fact.valid else { return String::new() };
    let day = values::render(&values::Value::Date(values::Dates::day(first)), lang, "");
    match lang {
        Lang::Fr => format!(", depuis le {day}"),
        Lang::En => format!(", since {day}"),
    }
}

/// Figures and dates can be put in place without a look; words need their sentence looked at.
const fn is_plain(claim: &Claim) -> bool {
    matches!(claim.value, ClaimValue::Plain(_))
}

fn replacement(case: &Case<'_>, claim: &Claim, value: &FactValue, old: &str) -> Option<String> {
    match (value, &claim.value) {
        (FactValue::Plain(values::Value::YesNo(_)), _) => None,
        (FactValue::Plain(born @ values::Value::Date(_)), ClaimValue::Plain(values::Value::Age(_))) => {
            let age = born.age_on(case.date?.date())?;
            Some(values::render(&age, case.lang, old))
        }
        // What is told of some isn't mended by the number of all.
        (_, ClaimValue::Plain(told)) if is_of_some(told, case.lang, old) => None,
        (FactValue::Plain(value), ClaimValue::Plain(told)) => values::replacement(value, told, case.lang, old, case.date),
        (FactValue::Plain(value), ClaimValue::Interval { .. }) => Some(values::render(value, case.lang, old)),
        (FactValue::Entity(entity), ClaimValue::Entity(_) | ClaimValue::Foreign(_)) => {
            Some(case.base.entity_label(*entity, case.lang).to_owned())
        }
        (FactValue::Term(_), ClaimValue::Holder(_)) => Some(case.base.entity_label(claim.subject, case.lang).to_owned()),
        (FactValue::Term(term), ClaimValue::Term { term: told, .. }) if case.base.attribute(claim.attribute).slot == Slot::PartOfDay => {
            let terms = |term: &TermRef| case.base.vocabulary(term.vocabulary).get(term.term);
            frame::fitting(case, claim.span, terms(told), terms(term)).map(|text| capital_like(&text, old))
        }
        (FactValue::Term(_), ClaimValue::Term { .. }) => Some(capital_like(&phrase_of(case.base, claim.subject, value, case.lang), old)),
        (FactValue::Text(text), ClaimValue::Quotation { .. }) => Some(text.clone()),
        (FactValue::Text(_), ClaimValue::Name(told)) if told.chars().all(char::is_uppercase) => {
            case.base.entity(claim.subject).names.first().cloned()
        }
        (FactValue::Text(text), ClaimValue::Name(told)) if told == old => Some(text.clone()),
        _ => None,
    }
}

/// Whether a number that the draft tells flat stands for at least as many: « sept pompiers » of all the dead.
fn is_of_some(told: &values::Value, lang: Lang, old: &str) -> bool {
    let open = |value: &values::Value| matches!(value, values::Value::Number(number) if number.high.is_infinite());
    let flat = || values::read(old, &crate::text::tokens(old), lang).iter().all(|spotted| spotted.told.is_exact());
    open(told) && flat()
}

fn capital_like(text: &str, old: &str) -> String {
    if old.starts_with(char::is_uppercase) { sentence(text) } else { text.to_owned() }
}

/// A fix that replaces a span of the block.
#[must_use]
pub fn replace(case: &Case<'_>, span: Span, text: &str, safe: bool) -> Fix {
    let title = match case.messages {
        Lang::Fr => format!("Remplacer par « {text} »"),
        Lang::En => format!("Replace with “{text}”"),
    };
    Fix { title, safe, edits: vec![Edit { span, text: text.to_owned() }] }
}
