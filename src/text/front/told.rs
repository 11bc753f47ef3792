//! The prose of front matter: a title and what introduces the article, each value read where it stands.
//!
//! YAML tells what a value is; its words are then found in the file one by one, so that a place in them is a place of the file.
//! A value whose words aren't found is left out.

use crate::text::block::{Block, BlockKind};
use crate::text::span::Span;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_saphyr::Spanned;
use std::collections::BTreeMap;

/// Keys whose value is a title.
const TITLES: &[&str] = &["title", "headline", "subtitle", "subheadline", "kicker", "titre", "surtitre", "sous-titre"];

/// Keys whose value is running prose.
const INTRODUCTIONS: &[&str] =
    &["description", "summary", "abstract", "excerpt", "standfirst", "dek", "lead", "chapo", "chapô", "accroche", "résumé", "resume"];

#[derive(Deserialize)]
#[serde(untagged)]
enum Value {
    Text(String),
    Other(IgnoredAny),
}

/// The prose in the YAML that stands at a place of a file, in order.
pub(super) fn prose(file: &str, yaml: Span) -> Vec<Block> {
    if !may_tell(yaml.of(file)) {
        return Vec::new();
    }
    let told: BTreeMap<String, Spanned<Value>> = serde_saphyr::from_str(yaml.of(file)).unwrap_or_default();
    let mut blocks: Vec<Block> = told.iter().filter_map(|(key, value)| blocks(key, value, file, yaml)).flatten().collect();
    blocks.sort_by_key(|block| block.file_span().start);
    blocks
}

/// Whether YAML may have a key whose value is prose: most front matter has none, and reading it is dear.
fn may_tell(yaml: &str) -> bool {
    let yaml = yaml.to_lowercase();
    // A key can be written in escapes, or in base64 under a tag.
    yaml.contains(['\\', '!']) || TITLES.iter().chain(INTRODUCTIONS).any(|key| yaml.contains(key))
}

fn blocks(key: &str, value: &Spanned<Value>, file: &str, yaml: Span) -> Option<Vec<Block>> {
    let key = key.to_lowercase();
    let kind = |(keys, kind): (&[&str], BlockKind)| keys.contains(&key.as_str()).then_some(kind);
    let kind = [(TITLES, BlockKind::Heading), (INTRODUCTIONS, BlockKind::Paragraph)].into_iter().find_map(kind)?;
    let Value::Text(text) = &value.value else { return None };
    let start = usize::try_from(value.referenced.span().byte_offset()?).ok()?;
    let stretch = Span::new(yaml.start + start, yaml.end);
    let blocks = Aligned::new(file, stretch, kind, is_literal(&file[yaml.start..stretch.start]))?.all(text)?;
    Some(blocks.into_iter().flat_map(Block::pieces).filter(|block| !block.text.trim().is_empty()).collect())
}

/// Whether what stands before a value's words says that its lines stay lines.
fn is_literal(before: &str) -> bool {
    before.trim_end().trim_end_matches(|c: char| c.is_ascii_digit() || "+-".contains(c)).ends_with('|')
}

/// How a value is written: of those of several lines, only where each line stays one matters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Single,
    Double,
    Literal,
}

/// A value beside what stands for it in the file, read up to `at`.
struct Aligned<'a> {
    file: &'a str,
    style: Style,
    at: usize,
    end: usize,
    blocks: Vec<Block>,
}

impl<'a> Aligned<'a> {
    fn new(file: &'a str, stretch: Span, kind: BlockKind, literal: bool) -> Option<Self> {
        let (style, skipped) = match stretch.of(file).chars().next()? {
            _ if literal => (Style::Literal, 0),
            '\'' => (Style::Single, 1),
            '"' => (Style::Double, 1),
            _ => (Style::Plain, 0),
        };
        Some(Self { file, style, at: stretch.start + skipped, end: stretch.end, blocks: vec![Block::told(kind)] })
    }

    /// The blocks of a value; none if it isn't what stands there.
    fn all(mut self, value: &str) -> Option<Vec<Block>> {
        let mut rest = value;
        while !rest.is_empty() {
            let blank = rest.len() - rest.trim_start_matches(is_blank).len();
            let word = rest[blank..].find(is_blank).map_or(rest.len(), |length| blank + length);
            self.gap(&rest[..blank], blank == rest.len())?;
            self.word(&rest[blank..word])?;
            rest = &rest[word..];
        }
        Some(self.blocks)
    }

    /// Blanks between two words, or after the last: an empty line between them parts paragraphs.
    fn gap(&mut self, blank: &str, last: bool) -> Option<()> {
        let there = self.rest();
        let gap = Span::new(self.at, self.at + there.len() - there.trim_start_matches(is_blank).len());
        self.at = gap.end;
        let parts = if self.style == Style::Literal { 2 } else { 1 };
        let block = self.blocks.last_mut()?;
        let kind = block.kind;
        match blank.matches('\n').count() {
            _ if last => {}
            breaks if breaks >= parts => self.blocks.push(Block::told(kind)),
            _ if blank.is_empty() || block.text.is_empty() => {}
            _ if gap.is_empty() => return None,
            _ => block.push(" ", gap),
        }
        Some(())
    }

    fn word(&mut self, word: &str) -> Option<()> {
        for c in word.chars() {
            let length = self.written(c)?;
            let span = Span::new(self.at, self.at + length);
            self.blocks.last_mut()?.push(c.encode_utf8(&mut [0; 4]), span);
            self.at = span.end;
        }
        Some(())
    }

    /// How long the next character is as it is written; none if another stands there.
    fn written(&self, c: char) -> Option<usize> {
        let rest = self.rest();
        match self.style {
            Style::Single if c == '\'' => rest.starts_with("''").then_some(2),
            Style::Double if rest.starts_with('\\') => escape(rest),
            _ => rest.starts_with(c).then(|| c.len_utf8()),
        }
    }

    fn rest(&self) -> &'a str {
        Span::new(self.at, self.end).of(self.file)
    }
}

/// The length of an escape, in a text that begins with its backslash.
fn escape(text: &str) -> Option<usize> {
    let name = text.chars().nth(1)?;
    let digits = match name {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
    let length = 1 + name.len_utf8() + digits;
    text.is_char_boundary(length).then_some(length)
}

const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

#[cfg(test)]
mod tests {
    use super::prose;
    use crate::text::Span;

    /// Each block's text, and what stands in the file from its first byte to its last.
    fn told(yaml: &str) -> Vec<(String, &str)> {
        let blocks = prose(yaml, Span::new(0, yaml.len()));
        blocks.into_iter().map(|block| (block.text.clone(), block.file_span().of(yaml))).collect()
    }

    #[test]
    fn values_are_read_where_they_stand_however_they_are_written() {
        for (written, words) in [
            ("Léa, 33 ans", "Léa, 33 ans"),
            ("  Léa, 33 ans   # vu", "Léa, 33 ans"),
            ("\"Léa, 33 ans\"", "Léa, 33 ans"),
            ("'Léa, 33 ans'", "Léa, 33 ans"),
            (">\n  Léa,\n  33 ans", "Léa,\n  33 ans"),
            ("|-\n  Léa, 33 ans\n", "Léa, 33 ans"),
            ("Léa,\n  33 ans", "Léa,\n  33 ans"),
        ] {
            let yaml = format!("date: 2026-03-03\ntitle: {written}\ntags: [x]\n");
            assert_eq!(told(&yaml), [("Léa, 33 ans".to_owned(), words)], "{written}");
        }
    }

    #[test]
    fn escapes_are_decoded_each_in_its_place() {
        for (written, read) in
            [("'L''été'", "L'été"), ("\"L\\u00e9a dit \\\"oui\\\"\"", "Léa dit \"oui\""), ("\"33\\_ans\"", "33\u{a0}ans")]
        {
            let yaml = format!("title: {written}\n");
            assert_eq!(told(&yaml), [(read.to_owned(), &written[1..written.len() - 1])], "{written}");
        }
    }

    #[test]
    fn paragraphs_are_parted_and_kept_in_the_order_of_the_file() {
        let texts = |yaml: &str| told(yaml).into_iter().map(|(text, _)| text).collect::<Vec<_>>();
        assert_eq!(texts("title: Un\ndescription: >\n  Deux\n  trois.\n\n  Quatre.\n"), ["Un", "Deux trois.", "Quatre."]);
        assert_eq!(texts("summary: |\n  Un\n  deux.\n\n  Trois.\ntitle: Quatre\n"), ["Un deux.", "Trois.", "Quatre"]);
    }

    #[test]
    fn a_key_tells_prose_however_it_is_written() {
        for yaml in [
            "TITLE: a",
            "'Title': a",
            "\"ti\\u0074le\": a",
            "? |-\n  title\n: a",
            "!!binary dGl0bGU=: a",
            "!<tag:yaml.org,2002:binary> dGl0bGU=: a",
            "x: &k title\n*k : a",
        ] {
            assert_eq!(told(yaml), [("a".to_owned(), "a")], "{yaml}");
        }
    }

    #[test]
    fn what_is_no_prose_or_no_yaml_is_left_out() {
        for yaml in
            ["title: 2026", "title: [a, b]", "layout: Léa, 33 ans", "title: \"a", "title: *a", "title:", "title: a\ntitle: b", "- title: a"]
        {
            assert_eq!(told(yaml), [], "{yaml}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_value_leads_back_into_the_file(value in "(\"|'|>|\\||\\\\|#|:|&a|\\*a|é|33 ans|\n  |\n\n  | |-|\\[|u00e9|')*") {
            let yaml = format!("title: {value}\ndate: x\n");
            for block in prose(&yaml, Span::new(0, yaml.len())) {
                for (at, c) in block.text.char_indices() {
                    let place = block.to_file(Span::new(at, at + c.len_utf8()));
                    assert!(place.len() != c.len_utf8() || c == ' ' || place.of(&yaml).starts_with(c), "{yaml:?}");
                }
            }
        }
    }
}
