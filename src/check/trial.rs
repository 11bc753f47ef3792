//! Sentences that a curator wrote beside a fact: those that tell of it, and those that don't.

use super::evidence::judged;
use super::guard::guarded;
use crate::claims::{Context, named};
use crate::facts::curation::Places;
use crate::facts::{Base, Fact, FactId, Files, Problem, Tried};
use crate::language::Lang;
use crate::text::tokens;
use jiff::civil::{DateTime, Time};

/// What came of the sentences of some facts.
#[derive(Clone, Debug, Default)]
pub struct Trial {
    /// How many there were.
    pub tried: usize,
    /// Those that weren't read as was expected.
    pub failed: Vec<Problem>,
}

/// Reads the sentences of facts.
#[must_use]
pub fn trial(base: &Base, facts: impl Iterator<Item = FactId>, files: &dyn Files, lang: Lang) -> Trial {
    let mut places = Places::new(files);
    let mut out = Trial::default();
    for id in facts {
        let fact = base.fact(id);
        for (tried, expected) in
            fact.tests.matching.iter().map(|tried| (tried, true)).chain(fact.tests.others.iter().map(|tried| (tried, false)))
        {
            out.tried += 1;
            if is_told(base, id, &tried.text) != expected {
                out.failed.push(places.problem(&tried.place, "failed-test", message(fact, tried, expected, lang)));
            }
        }
    }
    out
}

/// Whether a draft about the story would be held against the fact by this sentence, in either language.
fn is_told(base: &Base, id: FactId, text: &str) -> bool {
    Lang::ALL.into_iter().any(|lang| {
        let context = context(base, base.fact(id), lang, text);
        let claims = guarded(|| judged(text, base, &context)).unwrap_or_default();
        claims.iter().filter_map(|(_, judgement)| judgement.as_ref()).any(|judgement| judgement.fact == id)
    })
}

/// A sentence stands for one of a draft that is about the story and names the fact's subject.
fn context(base: &Base, fact: &Fact, lang: Lang, text: &str) -> Context {
    let around = std::iter::once(fact.entity).chain(base.entity(fact.entity).of.iter().copied()).chain(fact.with.iter().copied());
    let mut named: Vec<_> = named(base, &tokens(text)).into_iter().chain(around).collect();
    named.sort_unstable();
    named.dedup();
    let newest = fact.says.iter().filter_map(|reading| base.source(reading.source).published).max();
    let date: Option<DateTime> = fact.as_of.or(newest).map(|day| day.to_datetime(Time::midnight()));
    Context { lang, date, named, about: true }
}

fn message(fact: &Fact, tried: &Tried, expected: bool, lang: Lang) -> String {
    let (id, text) = (&fact.id, &tried.text);
    match (expected, lang) {
        (true, Lang::En) => format!("\"{id}\" is not read in \"{text}\""),
        (true, Lang::Fr) => format!("\"{id}\" n'est pas lu dans « {text} »"),
        (false, Lang::En) => format!("\"{id}\" is read in \"{text}\""),
        (false, Lang::Fr) => format!("\"{id}\" est lu dans « {text} »"),
    }
}
