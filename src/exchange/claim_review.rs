//! schema.org ClaimReview in JSON-LD: what fact-checkers publish of a claim, both ways.
//!
//! A review is always a source. Its claim becomes facts only where the review bears it out, the desk knows who it is about, and
//! the engine reads a value in it: what is false is known from the review, what is so isn't.

use super::json::{each, list, text};
use super::record::{Fact, Record, Source};
use super::told::{digest, host};
use super::{Format, Input, Output};
use crate::check::{Options, told};
use crate::facts::{Base, Reading, Status};
use crate::language::Lang;
use crate::rules::wording::{said, topic};
use crate::text::Markup;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// What it is.
pub const FORMAT: Format = Format {
    name: "claimreview",
    about: "schema.org ClaimReview in JSON-LD: claims that were checked, by whom, with what result",
    import: Some(import),
    export: Some(export),
};

/// The keys under which feeds hold their reviews.
const ARRAYS: [&str; 3] = ["@graph", "dataFeedElement", "itemListElement"];

fn import(input: &Input<'_>, output: &mut Output<'_>) -> io::Result<()> {
    each(input, &ARRAYS, &mut |_, value| {
        let mut found = Vec::new();
        reviews(&value, 0, &mut found);
        for review in found {
            if output.is_next_new()? {
                read(review, output);
            }
        }
        Ok(())
    })
}

/// The reviews in a value: feeds wrap them in items.
fn reviews<'v>(value: &'v Value, depth: usize, found: &mut Vec<&'v Value>) {
    let is_review = list(value, "@type").iter().any(|name| name == "ClaimReview") || value.get("claimReviewed").is_some();
    if is_review {
        found.push(value);
    } else if depth < 4 {
        let inside = value.as_array().map_or(&[][..], Vec::as_slice).iter();
        inside.chain(["item", "@graph"].iter().flat_map(|key| list(value, key))).for_each(|value| reviews(value, depth + 1, found));
    }
}

fn read(review: &Value, output: &mut Output<'_>) {
    let claim = text(review, "claimReviewed").unwrap_or_default();
    let Some(source) = source(review) else {
        return output.leave("a review without an address", claim);
    };
    let mut record = Record { sources: vec![source], ..Record::default() };
    match facts(review, claim, &record.sources[0].id, output) {
        Ok(facts) => record.facts = facts,
        Err(reason) => output.leave(reason, claim),
    }
    output.put(&record);
}

fn source(review: &Value) -> Option<Source> {
    let url = text(review, "url").or_else(|| text(review, "@id")).filter(|url| url.contains("://"))?;
    let author = list(review, "author").iter().find_map(|author| text(author, "name")).map(str::to_owned);
    let day = |key| text(review, key).and_then(|text| text.get(..10)).filter(|day| day.parse::<jiff::civil::Date>().is_ok());
    Some(Source {
        id: format!("review-{}", digest(url)),
        outlet: author.or_else(|| host(url).map(str::to_owned)),
        title: text(review, "name").or_else(|| text(review, "claimReviewed")).map(str::to_owned),
        url: Some(url.to_owned()),
        language: text(review, "inLanguage").and_then(Lang::of_code),
        published: day("datePublished").map(str::to_owned),
        note: rating(review).and_then(|rating| text(rating, "alternateName")).map(|name| format!("rated: {name}")),
        ..Source::default()
    })
}

fn rating(review: &Value) -> Option<&Value> {
    list(review, "reviewRating").first()
}

/// What a claim that was borne out says of those whom the desk knows.
fn facts(review: &Value, claim: &str, source: &str, output: &Output<'_>) -> Result<Vec<Fact>, &'static str> {
    match is_true(review) {
        None => return Err("a claim whose rating has no best and worst: kept as a source alone"),
        Some(false) => return Err("a claim that wasn't borne out: kept as a source alone, as what is so isn't said"),
        Some(true) => {}
    }
    let date = list(review, "itemReviewed").iter().find_map(|claim| text(claim, "datePublished")).or_else(|| text(review, "datePublished"));
    let date = date.and_then(|text| text.get(..10)?.parse::<jiff::civil::Date>().ok());
    let lang = text(review, "inLanguage").and_then(Lang::of_code);
    let options = Options { lang, date: date.map(|day| day.to_datetime(jiff::civil::Time::midnight())), ..Options::default() };
    let base = output.base;
    let mut claimed = told(claim, Markup::PLAIN, base, &options);
    // Words that may say two things say the one that is read first.
    claimed.dedup_by_key(|one| one.span);
    let fact = |claimed: crate::check::Proposal| Fact {
        entity: base.entity(claimed.entity).id.clone(),
        attribute: base.attribute(claimed.attribute).name.clone(),
        is: vec![claimed.value],
        as_of: date.map(|day| day.to_string()),
        says: vec![(source.to_owned(), Some(claim.to_owned()))],
        status: Some("unverified"),
        ..Fact::default()
    };
    let facts: Vec<Fact> = claimed.into_iter().map(fact).collect();
    if facts.is_empty() { Err("a claim of which no value about anybody on the desk is read: kept as a source alone") } else { Ok(facts) }
}

/// Whether the rating is the best there is; between best and worst, no.
fn is_true(review: &Value) -> Option<bool> {
    let rating = rating(review)?;
    let number = |key| rating.get(key).and_then(|value| value.as_f64().or_else(|| value.as_str()?.trim().parse().ok()));
    let (value, best) = (number("ratingValue")?, number("bestRating")?);
    let worst = number("worstRating").unwrap_or(1.0);
    // Some say -1 for no rating.
    (worst < best && value >= worst).then_some(value >= best)
}

fn export(base: &Base, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"@context\": \"https://schema.org\", \"@graph\": [")?;
    let mut first = true;
    for fact in base.facts.iter().filter(|fact| fact.status != Status::Rejected) {
        for (value, readings) in by_value(base, fact, lang) {
            out.write_all(if first { b"\n" } else { b",\n" })?;
            first = false;
            serde_json::to_writer(&mut *out, &review(base, fact, &value, &readings, lang))?;
        }
    }
    out.write_all(b"\n]}\n")
}

/// The readings of a fact by what they say, in the order of the desk.
fn by_value<'f>(base: &Base, fact: &'f crate::facts::Fact, lang: Lang) -> Vec<(String, Vec<&'f Reading>)> {
    let mut out: Vec<(String, Vec<&Reading>)> = Vec::new();
    for reading in &fact.says {
        let value = said(base, fact, reading, lang);
        match out.iter_mut().find(|(known, _)| *known == value) {
            Some((_, readings)) => readings.push(reading),
            None => out.push((value, vec![reading])),
        }
    }
    out
}

fn review(base: &Base, fact: &crate::facts::Fact, value: &str, readings: &[&Reading], lang: Lang) -> Value {
    let (number, name) = verdict(fact, readings, lang);
    let claimed = format!("{}{} {value}", topic(base, fact, lang), if lang == Lang::Fr { " :" } else { ":" });
    let mut out = Map::new();
    out.insert("@type".into(), "ClaimReview".into());
    out.insert("identifier".into(), fact.id.as_str().into());
    out.insert("claimReviewed".into(), claimed.into());
    out.insert("inLanguage".into(), lang.code().into());
    let sources = || readings.iter().map(|reading| base.source(reading.source));
    if let Some(day) = fact.checked.or_else(|| sources().filter_map(|source| source.published).max()) {
        out.insert("datePublished".into(), day.to_string().into());
    }
    if let Some(url) = sources().find_map(|source| source.url.as_deref()) {
        out.insert("url".into(), url.into());
    }
    let outlets: Vec<Value> = outlets(sources()).map(organisation).collect();
    if !outlets.is_empty() {
        out.insert("author".into(), outlets.into());
    }
    let rating = json!({"@type": "Rating", "ratingValue": number, "bestRating": 5, "worstRating": 1, "alternateName": name});
    out.insert("reviewRating".into(), rating);
    let works: Vec<Value> = readings.iter().map(|reading| work(base, reading)).collect();
    out.insert("itemReviewed".into(), json!({"@type": "Claim", "appearance": works}));
    Value::Object(out)
}

/// Who published some sources, each once.
fn outlets<'s>(sources: impl Iterator<Item = &'s crate::facts::Source>) -> impl Iterator<Item = &'s str> {
    let mut seen: Vec<&str> = Vec::new();
    sources.filter_map(|source| source.outlet.as_deref()).filter(move |outlet| {
        let new = !seen.contains(outlet);
        seen.push(outlet);
        new
    })
}

fn organisation(name: &str) -> Value {
    json!({"@type": "Organization", "name": name})
}

/// What the desk makes of a value: five is so, one is not, three is open.
fn verdict(fact: &crate::facts::Fact, readings: &[&Reading], lang: Lang) -> (u8, &'static str) {
    let is_desks = readings.iter().any(|reading| reading.is.is_none() && !reading.error);
    let is_wrong = readings.iter().all(|reading| reading.error);
    let settled = matches!(fact.status, Status::Established | Status::SingleSource);
    match (is_wrong || fact.status == Status::Retracted, is_desks && settled, lang) {
        (true, _, Lang::Fr) => (1, "Faux"),
        (true, _, Lang::En) => (1, "False"),
        (_, true, Lang::Fr) => (5, "Vrai"),
        (_, true, Lang::En) => (5, "True"),
        (.., Lang::Fr) => (3, "Non tranché"),
        (.., Lang::En) => (3, "Disputed"),
    }
}

/// Where a reading stands.
fn work(base: &Base, reading: &Reading) -> Value {
    let source = base.source(reading.source);
    let mut out = Map::new();
    out.insert("@type".into(), "CreativeWork".into());
    out.insert("identifier".into(), source.id.as_str().into());
    let said = [("headline", &source.title), ("url", &source.url), ("text", &reading.quote)];
    out.extend(said.into_iter().filter_map(|(key, value)| Some((key.to_owned(), Value::from(value.as_deref()?)))));
    if let Some(outlet) = &source.outlet {
        out.insert("publisher".into(), organisation(outlet));
    }
    if let Some(day) = source.published {
        out.insert("datePublished".into(), day.to_string().into());
    }
    Value::Object(out)
}
