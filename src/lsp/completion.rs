//! Completion: in a draft the names of entities and, after one, the sourced values; in a fact file ids, keys and choices.

mod desk_file;
mod draft;

use super::convert::{from_proto, to_proto};
use super::world::World;
use crate::text::Span;
use ropey::Rope;
use tower_lsp::lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, MarkupContent, MarkupKind, Position, TextEdit, Url,
};

/// Characters after which a fact file may be completed unasked. In a draft they open nothing.
pub(super) const TRIGGERS: [&str; 3] = [".", "\"", "["];

/// What may stand at a place.
pub(super) fn at(world: &World, uri: &Url, position: Position, triggered: bool) -> Option<Vec<CompletionItem>> {
    match world.drafts.get(uri) {
        Some(_) if triggered => None,
        Some(view) => Some(draft::items(&Spot::new(world, &view.rope, position), view)),
        None => {
            let file = world.file(uri)?;
            Some(desk_file::items(&Spot::new(world, &file.rope, position), file.desk))
        }
    }
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
    /// Markdown.
    about: String,
}

impl<'w> Spot<'w> {
    fn new(world: &'w World, rope: &'w Rope, position: Position) -> Self {
        let byte = from_proto::byte(rope, position, world.client.encoding);
        let before = rope.get_byte_slice(..byte).map(|slice| slice.to_string()).unwrap_or_default();
        Self { world, rope, before, byte }
    }

    /// The line so far.
    fn line(&self) -> &str {
        self.before.rsplit('\n').next().unwrap_or_default()
    }

    /// An item that replaces the last `typed` bytes before the place.
    fn item(&self, typed: usize, offer: Offer<'_>) -> CompletionItem {
        let range = to_proto::range(self.rope, Span::new(self.byte - typed, self.byte), self.world.client.encoding);
        let value = MarkupContent { kind: MarkupKind::Markdown, value: offer.about };
        CompletionItem {
            label: offer.text.to_owned(),
            kind: Some(offer.kind),
            detail: Some(offer.detail).filter(|detail| !detail.is_empty()),
            documentation: (!value.value.is_empty()).then_some(Documentation::MarkupContent(value)),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: offer.text.to_owned() })),
            filter_text: Some(offer.text.to_owned()),
            ..CompletionItem::default()
        }
    }
}
