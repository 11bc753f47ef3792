//! Directives: comments in a draft that tell factlint what to leave unsaid there.
//!
//! `<!-- factlint-disable-next-line RULE fact=ID until=2026-10-01 -- reason -->`; the words are those of ESLint and its like.

use super::span::Span;
use jiff::civil::Date;

/// What a comment asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// The comment, in bytes of the file.
    pub span: Span,
    /// Where it holds; none if its verb is unknown.
    pub scope: Option<Scope>,
    /// The verb, for a message about it.
    pub verb: Word,
    /// The rules it names; all when empty.
    pub rules: Vec<Word>,
    /// The facts it names; all when empty.
    pub facts: Vec<Word>,
    /// The last day it holds, as written; none if it holds for ever.
    pub until: Option<Word>,
    /// Why, for people.
    pub reason: Option<String>,
}

/// A word of a directive and its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word, without what introduces it.
    pub text: String,
    /// Its place, in bytes of the file.
    pub span: Span,
}

/// Where a directive holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// `disable-file`: in the whole draft.
    File,
    /// `disable-line`: on its own line.
    Line,
    /// `disable-next-line`: on the next line that isn't empty.
    NextLine,
    /// `disable`: from here on.
    From,
    /// `enable`: not from here on.
    Until,
}

impl Scope {
    /// Every scope with its verb.
    pub const VERBS: [(&'static str, Self); 5] = [
        ("disable-next-line", Self::NextLine),
        ("disable-line", Self::Line),
        ("disable-file", Self::File),
        ("disable", Self::From),
        ("enable", Self::Until),
    ];
}

impl Directive {
    /// The last day it holds; none where it says none or says it wrong.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.until.as_ref()?.text.parse().ok()
    }

    /// Moves along with a place of the file, if it stands there or behind.
    pub(super) fn shift(&mut self, from: usize, to: usize) {
        self.span = self.span.shifted(from, to);
        let words = [&mut self.verb].into_iter().chain(&mut self.rules).chain(&mut self.facts).chain(&mut self.until);
        words.for_each(|word| word.span = word.span.shifted(from, to));
    }

    fn new(text: &str, span: Span, verb: Word, rest: Span) -> Self {
        let scope = Scope::VERBS.iter().find(|(name, _)| *name == verb.text).map(|(_, scope)| *scope);
        let (selectors, reason) = parted(text, rest);
        let mut out = Self { span, scope, verb, rules: Vec::new(), facts: Vec::new(), until: None, reason };
        words(text, selectors).for_each(|word| out.add(&word));
        out
    }

    fn add(&mut self, word: &Word) {
        let after = |name: &str| {
            let text = word.text.strip_prefix(name)?;
            Some(Word { text: text.to_owned(), span: Span::new(word.span.start + name.len(), word.span.end) })
        };
        match (after("fact="), after("until=")) {
            (Some(fact), _) => self.facts.push(fact),
            (_, Some(day)) => self.until = Some(day),
            _ => self.rules.push(word.clone()),
        }
    }
}

/// How a markup writes a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// What begins it.
    pub open: &'static str,
    /// What ends it; nothing where the line does.
    pub close: &'static str,
    /// Where one may stand.
    pub place: Place,
}

/// Where a comment may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Between two words.
    Anywhere,
    /// At the end of a line.
    EndOfLine,
    /// On a line of its own.
    OwnLine,
    /// Between paragraphs.
    OwnParagraph,
}

impl Comment {
    /// `<!-- … -->`
    pub const HTML: Self = Self { open: "<!--", close: "-->", place: Place::Anywhere };

    /// A comment that ends with its line.
    #[must_use]
    pub const fn line(open: &'static str, place: Place) -> Self {
        Self { open, close: "", place }
    }

    /// A comment that says this.
    #[must_use]
    pub fn written(&self, text: &str) -> String {
        format!("{} {text} {}", self.open, self.close).trim_end().to_owned()
    }
}

const PREFIX: &str = "factlint-";

/// The directives in the `<!-- -->` of a stretch of a file. A comment that isn't for factlint is none, nor is one that never ends.
#[must_use]
pub fn directives(text: &str, within: Span) -> Vec<Directive> {
    let Comment { open, close, .. } = Comment::HTML;
    let mut out = Vec::new();
    let mut at = within.start;
    while let Some(start) = find(text, Span::new(at, within.end), open) {
        let Some(end) = find(text, Span::new(start + open.len(), within.end), close) else { break };
        let inner = Span::new(start + open.len(), end);
        at = end + close.len();
        out.extend(directive(text, inner, Span::new(start, at)));
    }
    out
}

/// The directive that a comment at `span` holds, if what it says, `inner`, is one.
pub(super) fn directive(text: &str, inner: Span, span: Span) -> Option<Directive> {
    let first = words(text, inner).next()?;
    let verb = first.text.strip_prefix(PREFIX)?.to_owned();
    let verb = Word { text: verb, span: Span::new(first.span.start + PREFIX.len(), first.span.end) };
    let rest = Span::new(verb.span.end, inner.end);
    Some(Directive::new(text, span, verb, rest))
}

/// The selectors and the reason after ` -- `.
fn parted(text: &str, rest: Span) -> (Span, Option<String>) {
    let Some(at) = words(text, rest).find(|word| word.text == "--") else { return (rest, None) };
    let reason = text[at.span.end..rest.end].split_whitespace().collect::<Vec<_>>().join(" ");
    (Span::new(rest.start, at.span.start), (!reason.is_empty()).then_some(reason))
}

fn find(text: &str, within: Span, wanted: &str) -> Option<usize> {
    Some(within.start + text.get(within.start..within.end)?.find(wanted)?)
}

/// The words of a stretch, parted by blanks and commas.
fn words(text: &str, within: Span) -> impl Iterator<Item = Word> + '_ {
    let part = |c: char| c.is_whitespace() || c == ',';
    let stretch = &text[within.start..within.end];
    stretch.split(part).filter(|word| !word.is_empty()).map(move |word| {
        // The word is a piece of the stretch: its address says where it stands.
        let start = within.start + (word.as_ptr() as usize - stretch.as_ptr() as usize);
        Word { text: word.to_owned(), span: Span::new(start, start + word.len()) }
    })
}

#[cfg(test)]
mod tests {
    use super::{Scope, directives};
    use crate::text::Span;

    fn read(text: &str) -> Vec<super::Directive> {
        directives(text, Span::new(0, text.len()))
    }

    #[test]
    fn a_directive_says_where_what_until_when_and_why() {
        let text = "Prose. <!-- factlint-disable-next-line contradicted, swapped fact=lea.age until=2026-10-01 -- vu avec  le parquet -->";
        let [found] = &read(text)[..] else { panic!("one") };
        assert_eq!(found.scope, Some(Scope::NextLine));
        let rules: Vec<&str> = found.rules.iter().map(|word| word.span.of(text)).collect();
        assert_eq!(rules, ["contradicted", "swapped"]);
        assert_eq!(found.facts[0].text, "lea.age");
        assert_eq!(found.facts[0].span.of(text), "lea.age");
        assert_eq!(found.last_day().unwrap().to_string(), "2026-10-01");
        assert_eq!(found.reason.as_deref(), Some("vu avec le parquet"));
        assert_eq!(found.span, Span::new(7, text.len()));
    }

    #[test]
    fn every_verb_is_known_and_another_is_told_apart() {
        for (verb, scope) in Scope::VERBS {
            assert_eq!(read(&format!("<!--factlint-{verb}-->"))[0].scope, Some(scope));
        }
        assert_eq!(read("<!-- factlint-disabel -->")[0].scope, None);
    }

    #[test]
    fn other_comments_and_open_ones_are_none() {
        assert!(read("<!-- à relire --> <!-- factlint --> <!-- factlint-disable").is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_comment_is_read(text in "(<!--|-->|factlint-|disable|-line|fact=|until=|--|[ é,\\n0-9])*") {
            for directive in read(&text) {
                assert!(directive.span.of(&text).starts_with("<!--"));
            }
        }
    }
}
