//! Whom or what a draft speaks of at a place.

use super::{Options, context};
use crate::claims::Reading;
use crate::claims::mention::{By, Mention};
use crate::facts::{Base, EntityId};
use crate::text::{Blocks, Markup, Span};

/// The entity that the words at a byte of a draft name or describe, and where they stand. A pronoun names nobody.
#[must_use]
pub fn mentioned(text: &str, markup: Markup, base: &Base, options: &Options, at: usize) -> Option<(EntityId, Span)> {
    let draft = Blocks::parse(text, markup);
    let around = |span: Span| span.start <= at && at <= span.end;
    let block = draft.blocks.iter().find(|block| around(block.file_span()))?;
    let context = context(&draft, base, options);
    let reading = Reading::new(&block.text, base, &context);
    let words = |mention: &Mention| {
        let tokens = reading.tokens.get(mention.tokens.clone())?;
        Some(block.to_file(tokens.first()?.span.cover(tokens.last()?.span)))
    };
    let named = reading.mentions.iter().filter(|mention| matches!(mention.by, By::Name | By::Description));
    let here = named.filter_map(|mention| Some((mention.entity?, words(mention)?)));
    here.filter(|(_, span)| around(*span)).min_by_key(|(_, span)| span.len())
}
