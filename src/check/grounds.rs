//! What a draft is read with, and what a remembered reading of a block rests on besides its own text.

use crate::archive::Scope;
use crate::claims::lead::Leaning;
use crate::claims::{Asked, Context};
use crate::facts::Base;
use crate::language::Lang;
use crate::rules::Rule;
use jiff::civil::DateTime;
use std::sync::Arc;

/// What a reading rests on besides the block's own text.
#[derive(Debug)]
pub(super) struct Grounds {
    /// The answers that it was given.
    asked: Asked,
    /// What leans on the text before it at first sight, and whether that was so.
    sight: (Leaning, bool),
    /// What does once it was read.
    leaning: Leaning,
    /// That text, if it leans on it.
    lead: Option<Arc<str>>,
}

impl Grounds {
    /// What a reading was given; the text before a block is nothing to one that doesn't lean on it.
    pub(super) fn of(asked: Asked, sight: Leaning, leaning: Leaning, lead: Option<&Arc<str>>) -> Self {
        let seen = lead.is_some_and(|lead| sight.is_on(lead));
        let lead = lead.filter(|lead| leaning.is_on(lead)).cloned();
        Self { asked, sight: (sight, seen), leaning, lead }
    }

    /// Whether a reading would rest on the same where another text stands before the block, or the draft is another.
    pub(super) fn hold(&self, lead: Option<&Arc<str>>, context: &Context) -> bool {
        let (sight, seen) = &self.sight;
        lead.is_some_and(|lead| sight.is_on(lead)) == *seen
            && lead.filter(|lead| self.leaning.is_on(lead)) == self.lead.as_ref()
            && self.asked.holds(context)
    }
}

/// A block's text, and the text before it that may tell of whom it speaks.
#[derive(Clone, Copy)]
pub(super) struct Passage<'a> {
    pub(super) text: &'a str,
    pub(super) lead: Option<&'a Arc<str>>,
}

/// What a draft is read with.
#[derive(Clone, Copy, Debug)]
pub(super) struct With<'a> {
    /// The desk.
    pub(super) base: &'a Base,
    /// The rules.
    pub(super) rules: &'a [&'static Rule],
    /// The draft's language.
    pub(super) lang: Lang,
    /// The language of messages.
    pub(super) messages: Lang,
    /// The dateline.
    pub(super) date: Option<DateTime>,
    /// Whether somebody told it: the day of the check is only a guess.
    pub(super) dated: bool,
    /// The archived texts.
    pub(super) scope: &'a Scope,
}
