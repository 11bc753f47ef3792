//! Front matter: what a draft says of itself between two `---` lines at its top.

use super::block::Block;
use super::directive::{Comment, Directive, Place, directive};
use super::span::Span;
use serde::Deserialize;
use serde::de::{SeqAccess, Visitor};
use std::fmt;

mod told;

/// The keys factlint reads; others belong to the publishing system and are let be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct FrontMatter {
    /// The dateline, `2026-02-07` or a date-time.
    pub date: Option<String>,
    /// The language, `fr` or `en`.
    pub lang: Option<String>,
    /// Ids of the sources that apply; all when empty.
    #[serde(deserialize_with = "one_or_many")]
    pub sources: Vec<String>,
    /// Names of the fact files that apply; all when empty.
    pub dossier: OneOrMany,
}

impl FrontMatter {
    /// What this says, and what `other` says where this doesn't.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self { date: self.date.or(other.date), lang: self.lang.or(other.lang), ..self }
    }
}

/// A string or a list of strings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OneOrMany(pub Vec<String>);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrManyVisitor).map(Self)
    }
}

/// Each of many is read as the word it is, so that `003` keeps its zeros.
struct OneOrManyVisitor;

impl<'de> Visitor<'de> for OneOrManyVisitor {
    type Value = Vec<String>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a word or a list of words")
    }

    fn visit_str<E>(self, word: &str) -> Result<Self::Value, E> {
        Ok(vec![word.to_owned()])
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(vec![number.to_string()])
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(vec![number.to_string()])
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut words: A) -> Result<Self::Value, A::Error> {
        let mut out = Vec::new();
        while let Some(word) = words.next_element()? {
            out.push(word);
        }
        Ok(out)
    }
}

fn one_or_many<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    OneOrMany::deserialize(deserializer).map(|told| told.0)
}

/// The front matter and the byte at which the prose starts.
///
/// Front matter that is no YAML is skipped, not read as prose.
#[must_use]
pub fn split(text: &str) -> (FrontMatter, usize) {
    let Some((yaml, body)) = fenced(text) else { return (FrontMatter::default(), 0) };
    (serde_saphyr::from_str(yaml).unwrap_or_default(), body)
}

/// What front matter holds besides its keys: prose, and comments for factlint.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    pub(super) blocks: Vec<Block>,
    pub(super) directives: Vec<Directive>,
}

/// How a comment is written in front matter.
pub const COMMENT: Comment = Comment::line("#", Place::OwnLine);

/// What the front matter of a text says to readers and to factlint.
pub(super) fn told(text: &str) -> Told {
    let Some((yaml, _)) = fenced(text) else { return Told::default() };
    let start = yaml.as_ptr() as usize - text.as_ptr() as usize;
    Told { blocks: told::prose(text, Span::new(start, start + yaml.len())), directives: comments(text, yaml, start) }
}

fn comments(text: &str, yaml: &str, start: usize) -> Vec<Directive> {
    let mut at = start;
    let lines = yaml.split_inclusive('\n').map(|line| {
        let span = Span::new(at, at + line.len());
        at = span.end;
        span
    });
    let comment = |line: Span| {
        let own = line.of(text).trim();
        let open = line.start + line.of(text).find(own)?;
        let inner = Span::new(open + own.strip_prefix(COMMENT.open).map(|_| COMMENT.open.len())?, open + own.len());
        directive(text, inner, Span::new(open, open + own.len()))
    };
    lines.filter_map(comment).collect()
}

fn fenced(text: &str) -> Option<(&str, usize)> {
    let start = text.strip_prefix('\u{feff}').map_or(0, |_| '\u{feff}'.len_utf8());
    let first = text[start..].split_inclusive('\n').next().filter(|line| line.trim_end() == "---")?;
    let yaml_start = start + first.len();
    let mut at = yaml_start;
    for line in text[yaml_start..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((&text[yaml_start..at], at + line.len()));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn keys_are_read_and_the_prose_starts_after() {
        let text = "---\ndate: 2026-02-07\nlang: fr\nsources: [\"003\"]\nlayout: x\n---\nProse";
        let (front, body) = split(text);
        assert_eq!(front.date.as_deref(), Some("2026-02-07"));
        assert_eq!(front.lang.as_deref(), Some("fr"));
        assert_eq!(front.sources, ["003"]);
        assert_eq!(&text[body..], "Prose");
    }

    #[test]
    fn ids_that_look_like_numbers_stay_strings() {
        let (front, _) = split("---\nsources: [003, 010]\ndossier: crue\n---\n");
        assert_eq!(front.sources, ["003", "010"]);
        assert_eq!(front.dossier.0, ["crue"]);
    }

    #[test]
    fn comments_for_factlint_are_read() {
        let text = "---\ntitle: x\n  # factlint-disable-file fact=lea.age -- vu\n# vu\n---\n# factlint-disable\n";
        let directives = super::told(text).directives;
        assert_eq!(directives.iter().map(|one| one.span.of(text)).collect::<Vec<_>>(), ["# factlint-disable-file fact=lea.age -- vu"]);
        assert_eq!(directives[0].reason.as_deref(), Some("vu"));
    }

    #[test]
    fn a_rule_without_an_end_is_prose() {
        assert_eq!(split("---\nProse").1, 0);
    }
}
