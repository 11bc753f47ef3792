//! The words of the page.

use crate::language::Lang;
use serde::Serialize;

/// What the page says of its own, in one language.
#[derive(Debug, Serialize)]
pub(super) struct Labels {
    title: &'static str,
    claim: &'static str,
    verdict: &'static str,
    fact: &'static str,
    sources: &'static str,
    source: &'static str,
    table: &'static str,
    date: &'static str,
    no_claims: &'static str,
    verdicts: [(&'static str, &'static str); 6],
    colon: &'static str,
}

impl Labels {
    /// A verdict's name.
    pub(super) fn verdict(&self, verdict: &str) -> &'static str {
        self.verdicts.iter().find(|(name, _)| *name == verdict).map_or("", |(_, label)| label)
    }
}

pub(super) const fn labels(lang: Lang) -> &'static Labels {
    match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
    }
}

const FR: Labels = Labels {
    title: "Vérification avant publication",
    claim: "Ce que dit l'article",
    verdict: "Verdict",
    fact: "Fait",
    sources: "Sources",
    source: "source",
    table: "Affirmations et sources",
    date: "daté du",
    no_claims: "Aucune affirmation de cet article ne porte sur un fait de la base.",
    verdicts: [
        ("verified", "vérifié"),
        ("alleged", "allégué"),
        ("contradicted", "contredit"),
        ("disputed", "contesté"),
        ("overstated", "trop affirmatif"),
        ("unsupported", "sans appui"),
    ],
    colon: "\u{a0}: ",
};

const EN: Labels = Labels {
    title: "Pre-publication check",
    claim: "What the article says",
    verdict: "Verdict",
    fact: "Fact",
    sources: "Sources",
    source: "source",
    table: "Claims and sources",
    date: "dated",
    no_claims: "No claim of this article is about a fact of the desk.",
    verdicts: [
        ("verified", "verified"),
        ("alleged", "alleged"),
        ("contradicted", "contradicted"),
        ("disputed", "disputed"),
        ("overstated", "overstated"),
        ("unsupported", "unsupported"),
    ],
    colon: ": ",
};
