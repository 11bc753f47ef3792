//! People whom texts quote without a name: « raconte un témoin », "said a police source".

use super::{each, free, slug};
use crate::archive::Archive;
use crate::claims::{Reading, spoken};
use crate::facts::{Base, Entity, EntityKind, Words};

/// The speakers without a name.
pub(super) fn find(archive: &Archive, base: &Base) -> Vec<Entity> {
    let mut out: Vec<Entity> = Vec::new();
    each(archive, base, |text, reading: &Reading<'_>| {
        for quotation in spoken(reading).into_iter().filter(|quotation| quotation.speaker.is_none()) {
            let Some(tokens) = quotation.called else { continue };
            let words = reading.span(&tokens).of(reading.text);
            let id = slug(words);
            if free(base, &out, &id) {
                let called = [(text.lang, Words { nouns: vec![words.to_owned()], ..Words::default() })].into();
                out.push(Entity { id, kind: EntityKind::Person, called, ..Entity::default() });
            }
        }
    });
    out
}
