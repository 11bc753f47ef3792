//! A draft as it was cut last, and cut again after an edit.
//!
//! Who types in a paragraph or a list changes that one: it alone is read again where its markup is sure to come to the same,
//! and what follows it moves. Whatever was read again, the blocks tell what has changed.

use super::block::{Block, Blocks};
use super::markup::Markup;
use super::span::Span;

/// A draft's text and what it is made of.
#[derive(Clone, Debug, Default)]
pub struct Cut {
    text: String,
    markup: Markup,
    blocks: Blocks,
    whole: usize,
}

/// What of a draft's prose is not as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// None of it.
    Nothing,
    /// The block of this number.
    Block(usize),
    /// Anything.
    Anything,
}

impl Cut {
    /// What the draft is made of.
    #[must_use]
    pub const fn blocks(&self) -> &Blocks {
        &self.blocks
    }

    /// How many times a text was cut as a whole.
    #[must_use]
    pub const fn whole(&self) -> usize {
        self.whole
    }

    /// Takes in a newer text; says what changed.
    pub fn update(&mut self, text: &str, markup: Markup) -> Change {
        if self.whole == 0 || self.markup != markup {
            return self.anew(text, markup);
        }
        let Some(edited) = Edited::between(&self.text, text) else { return Change::Nothing };
        let Some(change) = self.retouch(text, edited) else { return self.anew(text, markup) };
        self.text.replace_range(edited.old.start..edited.old.end, edited.new.of(text));
        change
    }

    /// Cuts a text as a whole.
    fn anew(&mut self, text: &str, markup: Markup) -> Change {
        let blocks = Blocks::parse(text, markup);
        let is_first = self.whole == 0;
        let change = if is_first { None } else { changed(&self.blocks.blocks, &blocks.blocks) };
        *self = Self { text: text.to_owned(), markup, blocks, whole: self.whole + 1 };
        change.unwrap_or(Change::Anything)
    }

    /// Reads the lines again that an edit lies between, if nothing else can have changed.
    fn retouch(&mut self, text: &str, edited: Edited) -> Option<Change> {
        let (old, new) = (paragraph(&self.text, edited.old)?, paragraph(text, edited.new)?);
        let same_place = old.start == new.start && self.text.len() - old.end == text.len() - new.end && old.start >= self.blocks.body;
        let (opening, before) = self.alone(&self.text, old).filter(|_| same_place)?;
        let (_, after) = self.alone(text, new).filter(|(other, _)| *other == opening)?;
        let change = changed(&before, &after)?;
        let at = self.blocks.blocks.windows(before.len()).position(|blocks| blocks == before)?;
        let end = at + before.len();
        self.blocks.blocks[at..end].iter_mut().zip(after).for_each(|(block, after)| *block = after);
        self.blocks.blocks[end..].iter_mut().for_each(|block| block.shift(old.end, new.end));
        self.blocks.directives.iter_mut().for_each(|directive| directive.shift(old.end, new.end));
        Some(match change {
            Change::Block(nth) => Change::Block(at + nth),
            other => other,
        })
    }

    /// The blocks that lines between two blank ones are, whatever stands around them, and what the lines open with.
    fn alone(&self, text: &str, lines: Span) -> Option<(&'static str, Vec<Block>)> {
        let own = lines.of(text);
        let opening = (self.markup.alone?)(own)?;
        let mut blocks = (self.markup.read)(own, 0).blocks;
        blocks.iter_mut().for_each(|block| block.shift(0, lines.start));
        (!blocks.is_empty()).then_some((opening, blocks))
    }
}

/// Which of some blocks is another one, wherever they stand now; none where more than one is.
fn changed(before: &[Block], after: &[Block]) -> Option<Change> {
    let mut others = before.iter().zip(after).enumerate().filter(|(_, (before, after))| !before.reads_as(after));
    let first = others.next().map(|(at, _)| at);
    let is_sole = before.len() == after.len() && others.next().is_none() && first.is_none_or(|at| before[at].kind == after[at].kind);
    is_sole.then(|| first.map_or(Change::Nothing, Change::Block))
}

/// The stretch in which two texts differ, in each of them: whole lines or parts of them, never parts of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edited {
    old: Span,
    new: Span,
}

impl Edited {
    /// Where two texts differ; nowhere if they are the same.
    fn between(old: &str, new: &str) -> Option<Self> {
        let (a, b) = (old.as_bytes(), new.as_bytes());
        let start = common(a.len().min(b.len()), |at, length| a[at..at + length] == b[at..at + length]);
        if start == a.len() && start == b.len() {
            return None;
        }
        let start = old.floor_char_boundary(start);
        let most = a.len().min(b.len()) - start;
        let tail = common(most, |at, length| a[a.len() - at - length..a.len() - at] == b[b.len() - at - length..b.len() - at]);
        let end = old.ceil_char_boundary(a.len() - tail);
        Some(Self { old: Span::new(start, end), new: Span::new(start, end + b.len() - a.len()) })
    }
}

/// How many bytes are the same, when `same` tells it of any stretch of them: large ones first, as most of a draft is.
fn common(most: usize, same: impl Fn(usize, usize) -> bool) -> usize {
    let mut at = 0;
    for length in [4096, 64, 1] {
        while at + length <= most && same(at, length) {
            at += length;
        }
    }
    at
}

/// The lines between two blank ones that hold a stretch; none where it is blank itself, spans a blank line, or opens the draft.
fn paragraph(text: &str, stretch: Span) -> Option<Span> {
    let mut start = line_start(text, stretch.start);
    while start > 0 && !is_blank(&text[line_start(text, start - 1)..start]) {
        start = line_start(text, start - 1);
    }
    let mut end = line_end(text, stretch.end);
    while end < text.len() && !is_blank(&text[end..line_end(text, end)]) {
        end = line_end(text, end);
    }
    let lines = text.get(start..end)?.split_inclusive('\n');
    (start > 0 && start < end && !lines.into_iter().any(is_blank)).then_some(Span::new(start, end))
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |before| before + 1)
}

/// One past the line break of a place's line.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |length| at + length + 1)
}

fn is_blank(line: &str) -> bool {
    line.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

#[cfg(test)]
mod tests {
    use super::{Change, Cut};
    use crate::text::{Blocks, MARKUPS, Markup};

    /// What changed from one text to another, where the blocks are those of the newer one, and whether it was cut as a whole.
    fn change(old: &str, new: &str, markup: Markup) -> (Change, bool) {
        let mut cut = Cut::default();
        cut.update(old, markup);
        let change = cut.update(new, markup);
        assert_eq!((cut.blocks(), cut.text.as_str()), (&Blocks::parse(new, markup), new), "{old:?} to {new:?}");
        (change, cut.whole() > 1)
    }

    const DRAFT: &str =
        "---\nlang: fr\n---\n\n# Un *titre*\n\nIl a 22 ans,\n2 *dit* `elle`.\r\n\r\n<!-- factlint-disable -->\n\n- un\n\n  deux\n\nFin.\n";

    fn typed(old: &str, new: &str) -> (Change, bool) {
        change(DRAFT, &DRAFT.replacen(old, new, 1), Markup::MARKDOWN)
    }

    #[test]
    fn who_types_in_a_paragraph_changes_that_one() {
        assert_eq!(typed("22 ans", "**23** ans"), (Change::Block(1), false));
        assert_eq!(typed("dit", "dit\nbien"), (Change::Block(1), false));
        assert_eq!(typed("22 ans", "*22* ans"), (Change::Nothing, false));
        assert_eq!(typed("titre", "grand titre"), (Change::Block(0), false));
        assert_eq!(typed("un\n", "une\n"), (Change::Block(2), false));
        assert_eq!(typed("Fin", "Fin, é"), (Change::Block(4), false));
        assert_eq!(typed("absent", "y"), (Change::Nothing, false));
        assert_eq!(change("a\n\nb\n\nc", "a\n\nbb\n\nc", Markup::PLAIN), (Change::Block(1), false));
    }

    #[test]
    fn who_types_in_a_list_changes_an_item() {
        let list = "Un mot.\n\n- un\n- deux *trois*\n- quatre\n\n  cinq\n\nFin.";
        for (old, new, expected) in [
            ("un\n", "une\n", (Change::Block(1), false)),
            ("trois", "tri\\*", (Change::Block(2), false)),
            ("quatre", "quatre ans", (Change::Block(3), false)),
            ("- deux", "-deux", (Change::Anything, true)),
            ("- quatre", "- quatre\n- six", (Change::Anything, true)),
            ("- un", "- - un", (Change::Nothing, true)),
            ("cinq", "six", (Change::Block(4), true)),
            ("Un mot.", "- Un mot.", (Change::Nothing, true)),
        ] {
            assert_eq!(change(list, &list.replacen(old, new, 1), Markup::MARKDOWN), expected, "{old} to {new}");
        }
        // What is set in behind an item belongs to it; behind a paragraph it is code.
        let (prose, item) = ("Un.\n\nElle dort.\n\n    Léa rit.\n", "Un.\n\n- Elle dort.\n\n    Léa rit.\n");
        assert_eq!(change(prose, item, Markup::MARKDOWN), (Change::Anything, true));
        assert_eq!(change(item, prose, Markup::MARKDOWN), (Change::Anything, true));
    }

    #[test]
    fn what_may_change_more_is_cut_as_a_whole() {
        for (old, new, expected) in [
            ("lang", "date", Change::Nothing),
            ("22", "\n\n22", Change::Anything),
            ("Il", "- Il", Change::Nothing),
            ("Il", "[1]: Il", Change::Block(1)),
            ("deux", "trois", Change::Block(3)),
            ("Fin", "<!--", Change::Anything),
            ("Fin.", "", Change::Anything),
            ("# Un", "Un", Change::Anything),
        ] {
            assert_eq!(typed(old, new), (expected, true), "{old} to {new}");
        }
        let code = change("```\n\na b\n\n```\n", "```\n\na c\n\n```\n", Markup::MARKDOWN);
        assert_eq!(code, (Change::Nothing, true));
        assert_eq!(change("a\n\nb", "a\n\nc", Markup::of_path("a.html")), (Change::Block(0), true));
    }

    proptest::proptest! {
        #[test]
        fn blocks_are_those_of_the_newer_text(
            parts in proptest::collection::vec("(- |- |[*] |[+] |    |  |  ```||||)[a-zéE*_`#>|\\\\&;\\-\\[\\]()<!:=~+.1 \\t\\r\u{b}\u{a0}]{0,4}(\n|\n\n|\n\n|\r\n\r\n|)", 1..9),
            edits in proptest::collection::vec((proptest::prelude::any::<proptest::sample::Index>(), 0..3usize, "[a-zé*_`#>\\-\\[\\]<: \n]{0,2}"), 1..5),
        ) {
            for (markup, opening) in MARKUPS.iter().flat_map(|markup| ["x\n\n", "---\n"].map(|opening| (markup, opening))) {
                let (mut cut, mut text) = (Cut::default(), format!("{opening}{}", parts.concat()));
                cut.update(&text, *markup);
                for (at, gone, new) in &edits {
                    let start = text.floor_char_boundary(at.index(text.len() + 1));
                    let end = text.ceil_char_boundary((start + gone).min(text.len()));
                    text.replace_range(start..end, new);
                    cut.update(&text, *markup);
                    assert_eq!(cut.blocks(), &Blocks::parse(&text, *markup), "{text:?}");
                }
            }
        }
    }
}
