//! A draft as it was cut last, and cut again after an edit.
//!
//! Who types in a paragraph changes that one: it alone is read again where its markup is sure to come to the same,
//! and what follows it moves.

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
    /// Nothing: the text is the same.
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
        let edited = Edited::between(&self.text, text);
        let change = match edited {
            _ if self.whole == 0 || self.markup != markup => Change::Anything,
            None => Change::Nothing,
            Some(edited) => self.retouch(text, edited).map_or(Change::Anything, Change::Block),
        };
        match (change, edited) {
            (Change::Anything, _) => {
                *self = Self { text: text.to_owned(), markup, blocks: Blocks::parse(text, markup), whole: self.whole + 1 }
            }
            (_, Some(edited)) => self.text.replace_range(edited.old.start..edited.old.end, edited.new.of(text)),
            (_, None) => {}
        }
        change
    }

    /// Reads the paragraph again that an edit lies in, if nothing else can have changed; gives its number.
    fn retouch(&mut self, text: &str, edited: Edited) -> Option<usize> {
        let (old, new) = (paragraph(&self.text, edited.old)?, paragraph(text, edited.new)?);
        let same_place = old.start == new.start && self.text.len() - old.end == text.len() - new.end && old.start >= self.blocks.body;
        let before = self.alone(&self.text, old).filter(|_| same_place)?;
        let after = self.alone(text, new).filter(|after| after.kind == before.kind)?;
        let at = self.blocks.blocks.iter().position(|block| *block == before)?;
        self.blocks.blocks[at] = after;
        self.blocks.blocks[at + 1..].iter_mut().for_each(|block| block.shift(old.end, new.end));
        self.blocks.directives.iter_mut().for_each(|directive| directive.shift(old.end, new.end));
        Some(at)
    }

    /// The one block that a paragraph is, whatever stands around it.
    fn alone(&self, text: &str, paragraph: Span) -> Option<Block> {
        let own = paragraph.of(text);
        (self.markup.alone?)(own).then_some(())?;
        let prose = (self.markup.read)(own, 0);
        let mut blocks = prose.blocks.into_iter();
        let (mut block, None) = (blocks.next()?, blocks.next()) else { return None };
        block.shift(0, paragraph.start);
        Some(block)
    }
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

    /// What changed from one text to another, where the blocks are those of the newer one.
    fn change(old: &str, new: &str, markup: Markup) -> Change {
        let mut cut = Cut::default();
        cut.update(old, markup);
        let change = cut.update(new, markup);
        assert_eq!((cut.blocks(), cut.text.as_str()), (&Blocks::parse(new, markup), new), "{old:?} to {new:?}");
        change
    }

    const DRAFT: &str =
        "---\nlang: fr\n---\n\n# Un *titre*\n\nIl a 22 ans,\n2 *dit* `elle`.\r\n\r\n<!-- factlint-disable -->\n\n- un\n\n  deux\n\nFin.\n";

    fn typed(old: &str, new: &str) -> Change {
        change(DRAFT, &DRAFT.replacen(old, new, 1), Markup::MARKDOWN)
    }

    #[test]
    fn who_types_in_a_paragraph_changes_that_one() {
        assert_eq!(typed("22 ans", "**23** ans"), Change::Block(1));
        assert_eq!(typed("dit", "dit\nbien"), Change::Block(1));
        assert_eq!(typed("titre", "grand titre"), Change::Block(0));
        assert_eq!(typed("Fin", "Fin, é"), Change::Block(4));
        assert_eq!(typed("absent", "y"), Change::Nothing);
        assert_eq!(change("a\n\nb\n\nc", "a\n\nbb\n\nc", Markup::PLAIN), Change::Block(1));
    }

    #[test]
    fn what_may_change_more_is_cut_as_a_whole() {
        for (old, new) in [
            ("lang", "date"),
            ("22", "\n\n22"),
            ("Il", "- Il"),
            ("Il", "[1]: Il"),
            ("deux", "trois"),
            ("Fin", "<!--"),
            ("Fin.", ""),
            ("# Un", "Un"),
        ] {
            assert_eq!(typed(old, new), Change::Anything, "{old} to {new}");
        }
        assert_eq!(change("```\n\na b\n\n```\n", "```\n\na c\n\n```\n", Markup::MARKDOWN), Change::Anything);
        assert_eq!(change("a\n\nb", "a\n\nc", Markup::of_path("a.html")), Change::Anything);
    }

    proptest::proptest! {
        #[test]
        fn blocks_are_those_of_the_newer_text(
            parts in proptest::collection::vec("[a-zéE*_`#>|\\\\&;\\-\\[\\]()<!:=~+.1 \\t\\r\u{b}\u{a0}]{0,4}(\n|\n\n|\n\n|\r\n\r\n|)", 1..9),
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
