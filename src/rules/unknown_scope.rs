//! `unknown-scope`: a source or a dossier that a draft names and the desk doesn't have, so that less is held against it than it seems.

use super::finding::{Edit, Finding, Fix, Severity, Verdict};
use super::{Rule, none_in_prose};
use crate::language::Lang;
use crate::text::{Span, whole};

pub(super) const RULE: Rule = Rule {
    name: "unknown-scope",
    summary: "A source or dossier named in a draft's front matter that the desk doesn't have",
    severity: Severity::Warning,
    on_request: false,
    page: include_str!("unknown_scope.md"),
    check: none_in_prose,
    across: None,
};

/// What a word of front matter names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A source.
    Source,
    /// A dossier.
    Dossier,
}

impl Named {
    /// The key that names it.
    const fn key(self) -> &'static str {
        match self {
            Self::Source => "sources",
            Self::Dossier => "dossier",
        }
    }

    /// What is told of one that isn't there.
    const fn unknown(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Fr, Self::Source) => "Source inconnue",
            (Lang::En, Self::Source) => "Unknown source",
            (Lang::Fr, Self::Dossier) => "Dossier inconnu",
            (Lang::En, Self::Dossier) => "Unknown dossier",
        }
    }
}

/// The findings on names that the desk doesn't have, each with what may be meant; `head` is the length of the front matter.
#[must_use]
pub fn findings(text: &str, head: usize, named: Named, unknown: Vec<(&str, Option<String>)>, lang: Lang) -> Vec<Finding> {
    let mut places = Places::behind(&text[..head], named.key());
    let found = unknown.into_iter().map(|(word, meant)| finding(text, places.next(word), named, word, meant, lang));
    found.collect()
}

fn finding(text: &str, span: Span, named: Named, word: &str, meant: Option<String>, lang: Lang) -> Finding {
    let message = message(named, word, meant.as_deref(), lang);
    let fix =
        |meant: String| Fix { title: lang.menu().replace.replace("{}", &meant), safe: false, edits: vec![Edit { span, text: meant }] };
    Finding {
        rule: &RULE,
        severity: RULE.severity,
        verdict: Verdict::Unsupported,
        span,
        text: span.of(text).to_owned(),
        message,
        fact: None,
        sources: Vec::new(),
        fixes: meant.filter(|_| span.of(text) == word).map(fix).into_iter().collect(),
        related: Vec::new(),
    }
}

fn message(named: Named, word: &str, meant: Option<&str>, lang: Lang) -> String {
    let what = named.unknown(lang);
    match (lang, meant) {
        (Lang::Fr, Some(meant)) => format!("{what} : « {word} » ; voulez-vous dire « {meant} » ?"),
        (Lang::Fr, None) => format!("{what} : « {word} » ; rien n'est vérifié par là"),
        (Lang::En, Some(meant)) => format!("{what}: “{word}”; did you mean “{meant}”?"),
        (Lang::En, None) => format!("{what}: “{word}”; nothing is checked by it"),
    }
}

/// Where words stand behind their key, one after the other.
struct Places<'t> {
    front: &'t str,
    from: Option<usize>,
}

impl<'t> Places<'t> {
    fn behind(front: &'t str, key: &str) -> Self {
        let mut start = 0;
        let lines = front.split_inclusive('\n').map(|line| {
            let at = start;
            start += line.len();
            (at, line)
        });
        let mut keys = lines.filter(|(_, line)| line.trim_start().starts_with(key));
        let from = keys.next().map(|(at, _)| at + key.len());
        Self { front, from }
    }

    /// Where the next of them is; the first line of the front matter where it is written in another way.
    fn next(&mut self, word: &str) -> Span {
        let found = self.from.and_then(|from| Some(from + whole(self.front.get(from..)?, word)?));
        found.map_or_else(
            || Span::new(0, self.front.find('\n').unwrap_or_default()),
            |at| {
                self.from = Some(at + word.len());
                Span::new(at, at + word.len())
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn words_are_found_behind_their_key_one_after_the_other() {
        let front = "---\ntitle: 003\nsources:\n  - \"0031\"\n  - 003\n  - 003\n---\n";
        let mut places = Places::behind(front, "sources");
        let lines = ["003", "9", "003", "0031"].map(|word| front[..places.next(word).start].lines().count());
        assert_eq!(lines, [5, 0, 6, 0]);
    }
}
