//! Completion: in a draft the names of entities and, after one, the sourced values; in a fact file ids, keys and choices.

mod desk_file;
mod draft;

use super::card::Style;
use super::convert::{from_proto, to_proto};
use super::world::World;
use crate::text::Span;
use crate::text::fold::bare;
use ropey::Rope;
use tower_lsp::lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionTextEdit, Documentation, MarkupContent, MarkupKind, Position, TextEdit,
    Url,
};

/// Characters after which a fact file may be completed unasked. In a draft they open nothing.
pub(super) const TRIGGERS: [&str; 3] = [".", "\"", "["];

/// What may stand at a place.
pub(super) fn at(world: &World, uri: &Url, position: Position, triggered: bool) -> Option<CompletionList> {
    let (items, most) = match world.drafts.get(uri) {
        Some(_) if triggered => return None,
        Some(view) => (draft::items(&Spot::new(world, &view.rope, position), view), draft::MOST),
        None => {
            let file = world.file(uri)?;
            (desk_file::items(&Spot::new(world, &file.rope, position), file.desk), desk_file::MOST)
        }
    };
    // Where there may be more, the client asks again for the next letter.
    Some(CompletionList { is_incomplete: items.len() >= most, items })
}

/// A place and the word that is being typed there.
struct Spot<'w> {
    world: &'w World,
    rope: &'w Rope,
    /// The text before the place.
    before: String,
    byte: usize,
}

/// Something that may stand there.
struct Offer<'o> {
    text: &'o str,
    kind: CompletionItemKind,
    detail: String,
    /// In the client's style.
    about: String,
}

impl<'w> Spot<'w> {
    fn new(world: &'w World, rope: &'w Rope, position: Position) -> Self {
        let byte = from_proto::byte(rope, position, world.client.encoding);
        let before = rope.get_byte_slice(..byte).map(|slice| slice.to_string()).unwrap_or_default();
        Self { world, rope, before, byte }
    }

    /// How the client shows what is told of an item.
    const fn style(&self) -> Style {
        if self.world.client.completes_markdown { Style::Markdown } else { Style::Plain }
    }

    /// The line so far.
    fn line(&self) -> &str {
        self.before.rsplit('\n').next().unwrap_or_default()
    }

    /// How many bytes before the place are a part of this text already, from the start of a word on: the most; else as many as `word` has.
    fn begun(&self, text: &str, word: &str) -> usize {
        let line = self.line();
        let whole = bare(text);
        let starts = line.char_indices().filter(|(at, _)| starts_word(line, *at)).map(|(at, _)| &line[at..]);
        // A letter may take up to four bytes.
        let near = starts.filter(|typed| typed.len() <= text.len() * 4);
        let is_begun = |typed: &&str| {
            let typed = bare(typed);
            whole.match_indices(&typed).any(|(at, _)| starts_word(&whole, at))
        };
        near.filter(|typed| !typed.trim().is_empty()).find(is_begun).map_or(word.len(), str::len)
    }

    /// An item that replaces the last `typed` bytes before the place.
    fn item(&self, typed: usize, offer: Offer<'_>) -> CompletionItem {
        let range = to_proto::range(self.rope, Span::new(self.byte - typed, self.byte), self.world.client.encoding);
        let style = self.style();
        let about = Some(offer.about).filter(|about| !about.is_empty()).map(|value| match style {
            Style::Markdown => Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value }),
            Style::Plain => Documentation::String(value),
        });
        CompletionItem {
            label: offer.text.to_owned(),
            kind: Some(offer.kind),
            detail: Some(offer.detail).filter(|detail| !detail.is_empty()),
            documentation: about,
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: offer.text.to_owned() })),
            filter_text: Some(offer.text.to_owned()),
            ..CompletionItem::default()
        }
    }
}

/// Whether a word starts at a byte of a text.
fn starts_word(text: &str, at: usize) -> bool {
    let is_part = |c: char| c.is_alphanumeric();
    text[at..].starts_with(is_part) && !text[..at].ends_with(is_part)
}
