//! Where a draft's directives hold: worked out once, and asked of every finding.

use crate::text::block::Block;
use crate::text::directive::{Directive, Scope};
use crate::text::{Blocks, Span};
use std::cell::LazyCell;

/// Where some directives hold.
pub(super) struct Reach {
    /// The lines that one holds in, in the order of the draft, with the directive's place among all.
    lines: Vec<(Span, usize)>,
    /// Those that hold in the whole draft or from where they stand on.
    wide: Vec<usize>,
    /// Those that end others.
    ends: Vec<usize>,
}

impl Reach {
    /// Where directives hold that `is_valid`.
    pub(super) fn of(directives: &[Directive], text: &str, draft: &Blocks, is_valid: impl Fn(&Directive) -> bool) -> Self {
        // Few drafts have a directive that needs it, and all are checked at each keystroke.
        let prose = LazyCell::new(|| Prose::of(draft));
        let mut reach = Self { lines: Vec::new(), wide: Vec::new(), ends: Vec::new() };
        for (at, directive) in directives.iter().enumerate() {
            match directive.scope {
                // What ends others does so whatever else is said in it.
                Some(Scope::Until) => reach.ends.push(at),
                _ if !is_valid(directive) => {}
                Some(Scope::File | Scope::From) => reach.wide.push(at),
                Some(Scope::Line) => reach.lines.push((lines(text, directive.span), at)),
                Some(Scope::NextLine) => reach.lines.extend(prose.next_line(text, directive.span.end).map(|line| (line, at))),
                None => {}
            }
        }
        reach.lines.sort_by_key(|(line, _)| *line);
        reach
    }

    /// The first directive that holds where something stands, of those that are about it.
    pub(super) fn first(&self, directives: &[Directive], span: Span, is_about: impl Fn(&Directive) -> bool) -> Option<usize> {
        let from = self.lines.partition_point(|(line, _)| line.end <= span.start);
        let near = self.lines[from..].iter().take_while(|(line, _)| line.start < span.end);
        let near = near.map(|(_, at)| *at).filter(|at| is_about(&directives[*at])).min();
        let before = |at: usize| directives[at].span.end <= span.start;
        let ended = self.ends.iter().rev().copied().find(|at| before(*at) && is_about(&directives[*at]));
        let open = |at: usize| directives[at].scope == Some(Scope::File) || before(at) && ended.is_none_or(|end| end < at);
        let wide = self.wide.iter().copied().find(|at| open(*at) && is_about(&directives[*at]));
        near.into_iter().chain(wide).min()
    }
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

    /// The first line after that of a place that holds prose.
    fn next_line(&self, text: &str, from: usize) -> Option<Span> {
        let next = end_of_line(text, from) + 1;
        let mut first = None;
        for (block, span, _) in &self.0[self.0.partition_point(|(.., reach)| *reach <= next)..] {
            if first.is_some_and(|first| first <= span.start) {
                break;
            }
            first = block.prose_after(next).into_iter().chain(first).min();
        }
        first.map(|at| lines(text, Span::new(at, at)))
    }
}

/// The lines a span touches.
fn lines(text: &str, span: Span) -> Span {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    Span::new(start, end_of_line(text, span.end))
}

fn end_of_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |length| at + length)
}

#[cfg(test)]
mod tests {
    use super::{Prose, Reach, lines};
    use crate::text::{Blocks, Markup, Span};

    fn next_line(text: &str, from: usize) -> Option<&str> {
        Some(Prose::of(&Blocks::parse(text, Markup::MARKDOWN)).next_line(text, from)?.of(text))
    }

    #[test]
    fn lines_are_found_from_anywhere_in_the_text() {
        let text = "un\ndeux <!-- x -->\n\n<!-- y -->\n\ntrois";
        assert_eq!(lines(text, Span::new(8, 18)).of(text), "deux <!-- x -->");
        assert_eq!(next_line(text, 18), Some("trois"));
        assert_eq!((next_line(text, text.len()), next_line("", 0)), (None, None));
    }

    /// As each directive by itself would be looked at.
    #[test]
    fn the_first_that_holds_is_found() {
        let text = "<!-- factlint-disable age -->\n\nun\n\n<!-- factlint-disable-next-line -->\ndeux\n\n<!-- factlint-enable age -->\n\ntrois <!-- factlint-disable-line -->\n\nquatre\n";
        let draft = Blocks::parse(text, Markup::MARKDOWN);
        let reach = Reach::of(&draft.directives, text, &draft, |_| true);
        let first = |word: &str, rule: &str| {
            let at = text.find(word).unwrap();
            let is_about =
                |directive: &super::Directive| directive.rules.is_empty() || directive.rules.iter().any(|word| word.text == rule);
            reach.first(&draft.directives, Span::new(at, at + word.len()), is_about)
        };
        assert_eq!(
            [first("un", "age"), first("deux", "age"), first("trois", "age"), first("quatre", "age")],
            [Some(0), Some(0), Some(3), None]
        );
        assert_eq!([first("un", "name"), first("deux", "name"), first("quatre", "name")], [None, Some(1), None]);
    }
}
