//! What reports say in their own words, in each language.

use super::{Dateline, Summary};
use crate::language::Lang;
use crate::rules::Severity;

/// What a severity is called.
pub(super) const fn severity(lang: Lang, severity: Severity) -> &'static str {
    match (lang, severity) {
        (Lang::En, severity) => severity.name(),
        (Lang::Fr, Severity::Error) => "erreur",
        (Lang::Fr, Severity::Warning) => "avertissement",
        (Lang::Fr, Severity::Info) => "info",
        (Lang::Fr, Severity::Hint) => "conseil",
    }
}

/// What stands before a fact's id.
pub(super) const fn fact(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "fait",
        Lang::En => "fact",
    }
}

/// What stands before an edit on offer.
pub(super) const fn fix(lang: Lang, safe: bool) -> &'static str {
    match (lang, safe) {
        (Lang::Fr, true) => "correction",
        (Lang::Fr, false) => "proposition",
        (Lang::En, true) => "fix",
        (Lang::En, false) => "suggestion",
    }
}

/// A source's words between the language's quotation marks.
pub(super) fn quoted(lang: Lang, words: &str) -> String {
    match lang {
        Lang::Fr => format!("«\u{a0}{words}\u{a0}»"),
        Lang::En => format!("“{words}”"),
    }
}

/// Which dateline drafts were read with when they don't say themselves; nothing when they do.
pub(super) fn dateline(lang: Lang, date: &str, said_by: Dateline, drafts: &str) -> Option<String> {
    let whence = match (lang, said_by) {
        (_, Dateline::Draft | Dateline::Nowhere) => return None,
        (Lang::Fr, Dateline::Flag) => "option ou environnement",
        (Lang::Fr, Dateline::Config) => "configuration",
        (Lang::Fr, Dateline::Today) => "aujourd'hui",
        (Lang::En, Dateline::Flag) => "option or environment",
        (Lang::En, Dateline::Config) => "configuration",
        (Lang::En, Dateline::Today) => "today",
    };
    Some(match lang {
        Lang::Fr => format!("{drafts} : date retenue {date} ({whence})"),
        Lang::En => format!("{drafts}: read as of {date} ({whence})"),
    })
}

/// How many drafts.
pub(super) fn articles(count: usize) -> String {
    format!("{count} article{}", if count == 1 { "" } else { "s" })
}

/// How many drafts were changed by fixes.
pub fn fixed(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Fr, 0 | 1) => format!("{count} article corrigé"),
        (Lang::Fr, _) => format!("{count} articles corrigés"),
        (Lang::En, _) => format!("{} fixed", articles(count)),
    }
}

/// How many sentences were tried, and how many weren't read as expected.
pub fn tried(lang: Lang, tried: usize, failed: usize) -> String {
    match (lang, plural(lang, tried), plural(lang, failed)) {
        (Lang::Fr, false, false) => format!("{tried} phrase essayée, {failed} mal lue"),
        (Lang::Fr, true, false) => format!("{tried} phrases essayées, {failed} mal lue"),
        (Lang::Fr, _, true) => format!("{tried} phrases essayées, {failed} mal lues"),
        (Lang::En, false, _) => format!("{tried} sentence tried, {failed} failed"),
        (Lang::En, true, _) => format!("{tried} sentences tried, {failed} failed"),
    }
}

/// How many faults a desk has, in one line.
pub(super) fn faults(lang: Lang, [errors, warnings, infos]: [usize; 3]) -> String {
    let many = |count: usize, one: &str| format!("{count} {one}{}", if plural(lang, count) { "s" } else { "" });
    match lang {
        Lang::Fr => format!("{}, {}, {}", many(errors, "erreur"), many(warnings, "avertissement"), many(infos, "remarque")),
        Lang::En => format!("{}, {}, {}", many(errors, "error"), many(warnings, "warning"), many(infos, "remark")),
    }
}

/// Whether a count takes the plural: in French from two on, in English but for one.
const fn plural(lang: Lang, count: usize) -> bool {
    match lang {
        Lang::Fr => count > 1,
        Lang::En => count != 1,
    }
}

/// A run in one line.
pub(super) fn summary(lang: Lang, summary: &Summary) -> String {
    let counts = [summary.verified, summary.contradicted, summary.disputed, summary.overstated, summary.unsourced, summary.suppressed];
    let told = match lang {
        Lang::Fr => listed(counts, FRENCH, |count| count < 2),
        Lang::En => listed(counts, ENGLISH, |count| count == 1),
    };
    let articles = if lang == Lang::Fr && summary.articles == 0 { "0 article".to_owned() } else { articles(summary.articles) };
    format!("{told} · {articles}")
}

type Numbered = (&'static str, &'static str);

const FRENCH: [Numbered; 6] = [
    ("affirmation vérifiée", "affirmations vérifiées"),
    ("contredite", "contredites"),
    ("contestée", "contestées"),
    ("trop affirmative", "trop affirmatives"),
    ("sans source", "sans source"),
    ("passée sous silence", "passées sous silence"),
];

const ENGLISH: [Numbered; 6] = [
    ("claim verified", "claims verified"),
    ("contradicted", "contradicted"),
    ("disputed", "disputed"),
    ("overstated", "overstated"),
    ("unsourced", "unsourced"),
    ("suppressed", "suppressed"),
];

/// The first count always, the others when there is something to count.
fn listed(counts: [usize; 6], words: [Numbered; 6], is_singular: fn(usize) -> bool) -> String {
    let told = counts.iter().zip(words).enumerate().filter(|(at, (count, _))| *at == 0 || **count > 0);
    let parts = told.map(|(_, (count, (one, many)))| format!("{count} {}", if is_singular(*count) { one } else { many }));
    parts.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{Lang, Summary, summary};

    #[test]
    fn a_run_in_one_line() {
        let all = Summary { articles: 1, verified: 12, contradicted: 3, disputed: 1, unsourced: 2, suppressed: 1, ..Summary::default() };
        assert_eq!(
            summary(Lang::Fr, &all),
            "12 affirmations vérifiées, 3 contredites, 1 contestée, 2 sans source, 1 passée sous silence · 1 article"
        );
        assert_eq!(summary(Lang::En, &all), "12 claims verified, 3 contradicted, 1 disputed, 2 unsourced, 1 suppressed · 1 article");
    }

    #[test]
    fn what_there_is_none_of_is_left_out() {
        let none = Summary { articles: 2, ..Summary::default() };
        assert_eq!(summary(Lang::Fr, &none), "0 affirmation vérifiée · 2 articles");
        assert_eq!(summary(Lang::En, &none), "0 claims verified · 2 articles");
    }
}
