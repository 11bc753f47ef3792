//! `unknown-scope`: a source or a dossier that a draft names and the desk doesn't have, so that less is held against it than it seems.

use super::finding::{Edit, Finding, Fix, Severity, Verdict};
use super::{Rule, none_in_prose};
use crate::facts::nearest;
use crate::language::Lang;
use crate::text::Span;

pub(super) const RULE: Rule = Rule {
    name: "unknown-scope",
    summary: "A source or dossier named in a draft's front matter that the desk doesn't have",
    severity: Severity::Warning,
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

/// The finding on a name that the desk doesn't have, among those that it has; `head` is the length of the front matter.
#[must_use]
pub fn finding<'n>(text: &str, head: usize, named: Named, word: &str, known: impl Iterator<Item = &'n str>, lang: Lang) -> Finding {
    let span = place(&text[..head], named.key(), word);
    let meant = nearest(word, known).map(str::to_owned);
    let fix = |meant: &String| Fix {
        title: lang.menu().replace.replace("{}", meant),
        safe: false,
        edits: vec![Edit { span, text: meant.clone() }],
    };
    Finding {
        rule: &RULE,
        severity: RULE.severity,
        verdict: Verdict::Unsupported,
        span,
        text: span.of(text).to_owned(),
        message: message(named, word, meant.as_deref(), lang),
        fact: None,
        sources: Vec::new(),
        fixes: meant.iter().filter(|_| span.of(text) == word).map(fix).collect(),
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

/// Where a word stands behind its key; the first line of the front matter where it is written in another way.
fn place(front: &str, key: &str, word: &str) -> Span {
    let mut from = 0;
    let lines = front.split_inclusive('\n').map(|line| {
        let start = from;
        from += line.len();
        (start, line)
    });
    let after = lines.filter(|(_, line)| line.trim_start().starts_with(key)).map(|(start, _)| start + key.len()).next();
    let found = after.and_then(|start| front.get(start..)?.find(word).map(|at| start + at));
    found.map_or_else(|| Span::new(0, front.find('\n').unwrap_or_default()), |at| Span::new(at, at + word.len()))
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_word_is_found_behind_its_key() {
        let front = "---\ntitle: 003\nsources:\n  - \"003\"\n---\n";
        assert_eq!(front[..place(front, "sources", "003").start].lines().count(), 4);
        assert_eq!(place(front, "sources", "9").of(front), "---");
    }
}
