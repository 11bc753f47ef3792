//! Where a draft's directives hold: worked out once, and asked of every finding.

use crate::rules::rule;
use crate::text::block::Block;
use crate::text::directive::{Directive, Scope, Word};
use crate::text::{Blocks, Span};
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

/// Where some directives hold, by what they are about: looking for the first that does takes no longer the more there are.
#[derive(Default)]
pub(super) struct Reach<'d>(BTreeMap<About<'d>, Held>);

/// One rule or any, and one fact or any.
type About<'d> = (Option<&'d str>, Option<&'d str>);

/// Where the directives about one thing hold, with the place of each among all.
#[derive(Default)]
struct Held {
    /// The lines that one holds in, in the order of the draft, with the first that does.
    lines: Vec<(Span, usize)>,
    /// The first that holds in the whole draft.
    whole: Option<usize>,
    /// Where those stand that hold from there on.
    on: Vec<(usize, usize)>,
    /// Where those stand that end others.
    ends: Vec<(usize, usize)>,
}

impl<'d> Reach<'d> {
    /// Where directives hold that `is_valid`; they come in the order of the draft.
    pub(super) fn of(directives: &'d [Directive], text: &str, draft: &Blocks, is_valid: impl Fn(&Directive) -> bool) -> Self {
        // Few drafts have a directive that needs it, and all are checked at each keystroke.
        let prose = LazyCell::new(|| Prose::of(draft));
        // One may hold in the line behind another long one.
        let [mut lines, mut next] = [(); 2].map(|()| Lines { text, last: Span::default() });
        let mut reach = Self::default();
        // What ends others does so whatever else is said in it.
        let held = |directive: &Directive| directive.scope == Some(Scope::Until) || is_valid(directive);
        for (at, directive) in directives.iter().enumerate().filter(|(_, directive)| held(directive)) {
            let Span { end, .. } = directive.span;
            match directive.scope {
                Some(Scope::File) => reach.hold(directive, |held| held.whole = held.whole.or(Some(at))),
                Some(Scope::From) => reach.hold(directive, |held| held.on.push((end, at))),
                Some(Scope::Until) => reach.hold(directive, |held| held.ends.push((end, at))),
                Some(Scope::Line) => reach.hold_in(lines.of(directive.span), directive, at),
                Some(Scope::NextLine) => prose.after(lines.of(directive.span).end + 1).into_iter().for_each(|place| {
                    reach.hold_in(next.of(Span::new(place, place)), directive, at);
                }),
                None => {}
            }
        }
        reach.0.values_mut().for_each(Held::in_order);
        reach
    }

    /// The first directive that holds where a finding stands, of those about its rule and its fact.
    pub(super) fn first(&self, span: Span, rule: &str, fact: Option<&str>) -> Option<usize> {
        let about = [(None, None), (Some(rule), None), (None, fact), (Some(rule), fact)];
        let held = || about.iter().filter_map(|about| self.0.get(about));
        let ended = held().filter_map(|held| before(&held.ends, span.start).last()).map(|(_, at)| *at).max();
        held().filter_map(|held| held.first(span, ended)).min()
    }

    fn hold_in(&mut self, line: Span, directive: &'d Directive, at: usize) {
        self.hold(directive, |held| held.lines.push((line, at)));
    }

    /// Keeps a directive with all that it is about.
    fn hold(&mut self, directive: &'d Directive, keep: impl Fn(&mut Held)) {
        // A rule that there is none of leaves nothing unsaid: a thousand of them are no more to look at.
        let rules = named(&directive.rules, |name| rule(name).is_some());
        let facts = named(&directive.facts, |_| true);
        for rule in rules {
            facts.iter().for_each(|fact| keep(self.0.entry((rule, *fact)).or_default()));
        }
    }
}

/// What words name, once each; none stands for anything, where there is no word.
fn named(words: &[Word], is_known: impl Fn(&str) -> bool) -> BTreeSet<Option<&str>> {
    let known = words.iter().map(|word| word.text.as_str()).filter(|name| is_known(name)).map(Some);
    known.chain(words.is_empty().then_some(None)).collect()
}

impl Held {
    fn in_order(&mut self) {
        self.lines.sort_unstable();
        self.lines.dedup_by_key(|(line, _)| *line);
    }

    /// The first that holds at a place; those up to the place `ended` are at an end, but for what holds in all of the draft.
    fn first(&self, span: Span, ended: Option<usize>) -> Option<usize> {
        let from = self.lines.partition_point(|(line, _)| line.end <= span.start);
        let near = self.lines[from..].iter().take_while(|(line, _)| line.start < span.end).map(|(_, at)| *at).min();
        let on = before(&self.on, span.start);
        let on = on.get(on.partition_point(|(_, at)| ended.is_some_and(|end| *at <= end))).map(|(_, at)| *at);
        near.into_iter().chain(self.whole).chain(on).min()
    }
}

/// Those that stand before a place.
fn before(held: &[(usize, usize)], start: usize) -> &[(usize, usize)] {
    &held[..held.partition_point(|(end, _)| *end <= start)]
}

/// The blocks of a draft in its order, with how far those up to each reach.
struct Prose<'d>(Vec<(&'d Block, Span, usize)>);

impl<'d> Prose<'d> {
    fn of(draft: &'d Blocks) -> Self {
        let mut blocks: Vec<_> = draft.blocks.iter().map(|block| (block, block.file_span(), 0)).collect();
        blocks.sort_by_key(|(_, span, _)| *span);
        let mut far = 0;
        for (_, span, reach) in &mut blocks {
            far = far.max(span.end);
            *reach = far;
        }
        Self(blocks)
    }

    /// The first prose at a place or after it.
    fn after(&self, place: usize) -> Option<usize> {
        let mut first = None;
        for (block, span, _) in &self.0[self.0.partition_point(|(.., reach)| *reach <= place)..] {
            if first.is_some_and(|first| first <= span.start) {
                break;
            }
            first = block.prose_after(place).into_iter().chain(first).min();
        }
        first
    }
}

/// The lines of a text, asked for in its order: one that is long is looked for once, however much stands on it.
struct Lines<'t> {
    text: &'t str,
    last: Span,
}

impl Lines<'_> {
    /// The lines a span touches.
    fn of(&mut self, span: Span) -> Span {
        let start = self.holding(span.start).start;
        Span::new(start, self.holding(span.end).end)
    }

    fn holding(&mut self, at: usize) -> Span {
        if self.last.is_empty() || at < self.last.start || self.last.end < at {
            let start = self.text[..at].rfind('\n').map_or(0, |before| before + 1);
            let end = self.text[at..].find('\n').map_or(self.text.len(), |length| at + length);
            self.last = Span::new(start, end);
        }
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Prose, Reach};
    use crate::text::directive::{Directive, Scope};
    use crate::text::{Blocks, Markup, Span};

    fn lines(text: &str, span: Span) -> Span {
        Lines { text, last: Span::default() }.of(span)
    }

    fn next_line(text: &str, from: usize) -> Option<&str> {
        let next = lines(text, Span::new(from, from)).end + 1;
        let at = Prose::of(&Blocks::parse(text, Markup::MARKDOWN)).after(next)?;
        Some(lines(text, Span::new(at, at)).of(text))
    }

    #[test]
    fn lines_are_found_from_anywhere_in_the_text() {
        let text = "un\ndeux <!-- x -->\n\n<!-- y -->\n\ntrois";
        assert_eq!(lines(text, Span::new(8, 18)).of(text), "deux <!-- x -->");
        assert_eq!(next_line(text, 18), Some("trois"));
        assert_eq!((next_line(text, text.len()), next_line("", 0)), (None, None));
        let mut all = Lines { text, last: Span::default() };
        assert_eq!(
            [0, 2, 3, 19, 20, 9].map(|at| all.of(Span::new(at, at)).of(text)),
            ["un", "un", "deux <!-- x -->", "", "<!-- y -->", "deux <!-- x -->"]
        );
    }

    /// The first that holds, each directive looked at by itself.
    fn looked_for(directives: &[Directive], text: &str, span: Span, rule: &str, fact: Option<&str>) -> Option<usize> {
        let is_about = |directive: &Directive| {
            (directive.rules.is_empty() || directive.rules.iter().any(|word| word.text == rule))
                && (directive.facts.is_empty() || directive.facts.iter().any(|word| Some(word.text.as_str()) == fact))
        };
        let draft = Blocks::parse(text, Markup::MARKDOWN);
        let before = |directive: &Directive| directive.span.end <= span.start;
        let is_on_it = |line: Span| line.start < span.end && span.start < line.end;
        let about = |at: &usize| is_about(&directives[*at]);
        let ends = |at: &usize| directives[*at].scope == Some(Scope::Until) && before(&directives[*at]);
        let ended = (0..directives.len()).filter(about).rfind(ends);
        (0..directives.len()).filter(about).find(|at| match directives[*at].scope {
            Some(Scope::File) => true,
            Some(Scope::From) => before(&directives[*at]) && ended.is_none_or(|end| end < *at),
            Some(Scope::Line) => is_on_it(lines(text, directives[*at].span)),
            Some(Scope::NextLine) => Prose::of(&draft)
                .after(lines(text, directives[*at].span).end + 1)
                .is_some_and(|place| is_on_it(lines(text, Span::new(place, place)))),
            Some(Scope::Until) | None => false,
        })
    }

    const PARTS: [&str; 12] = [
        "un",
        "deux",
        "disable",
        "disable-file swapped",
        "disable-line",
        "disable-next-line",
        "disable swapped",
        "disable-next-line swapped fact=a",
        "disable fact=a",
        "disable-line fact=b",
        "enable",
        "enable swapped",
    ];

    proptest::proptest! {
        /// Every word is asked for, about a rule with and without a fact.
        #[test]
        fn the_first_that_holds_is_found(parts in proptest::collection::vec((0..PARTS.len(), "\n|\n\n| "), 0..16)) {
            let written = |(at, space): &(usize, String)| match PARTS[*at] {
                word if *at < 2 => format!("{word}{space}"),
                verb => format!("<!-- factlint-{verb} -->{space}"),
            };
            let text: String = parts.iter().map(written).collect();
            let draft = Blocks::parse(&text, Markup::MARKDOWN);
            let reach = Reach::of(&draft.directives, &text, &draft, |_| true);
            for (at, word) in ["un", "deux"].iter().flat_map(|word| text.match_indices(word)) {
                let span = Span::new(at, at + word.len());
                for (rule, fact) in [("swapped", None), ("swapped", Some("a")), ("contradicted", Some("b"))] {
                    let found = reach.first(span, rule, fact);
                    proptest::prop_assert_eq!(found, looked_for(&draft.directives, &text, span, rule, fact), "{} {}", word, text);
                }
            }
        }
    }

    #[test]
    fn the_first_that_holds_is_found_in_an_article() {
        let text = "<!-- factlint-disable swapped -->\n\nun\n\n<!-- factlint-disable-next-line -->\ndeux\n\n<!-- factlint-enable swapped -->\n\ntrois <!-- factlint-disable-line -->\n\nquatre\n";
        let draft = Blocks::parse(text, Markup::MARKDOWN);
        let reach = Reach::of(&draft.directives, text, &draft, |_| true);
        let first = |word: &str, rule: &str| {
            let at = text.find(word).unwrap();
            reach.first(Span::new(at, at + word.len()), rule, None)
        };
        assert_eq!(["un", "deux", "trois", "quatre"].map(|word| first(word, "swapped")), [Some(0), Some(0), Some(3), None]);
        assert_eq!(["un", "deux", "quatre"].map(|word| first(word, "contradicted")), [None, Some(1), None]);
    }
}
