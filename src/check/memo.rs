//! What earlier checks read, by the text of a block: a keystroke reads one block again.
//!
//! A remembered result is the same as a new one, because it is kept with everything that reading a block rests on:
//! its text, the base, the language, the dateline, and what it asked of the draft around it.

use super::reconcile::reconciled;
use crate::claims::{self, Asked, Claim, Context, Reading};
use crate::facts::{Base, EntityId};
use crate::language::Lang;
use crate::rules::judge::{Judgement, judge};
use crate::text::{Block, Token, tokens};
use crate::values::Spotted;
use jiff::civil::DateTime;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What earlier checks read.
#[derive(Debug, Default)]
pub struct Memo {
    /// What the blocks were read with; another key empties the memo.
    key: Option<Key>,
    blocks: FxHashMap<Box<str>, Known>,
    reads: usize,
}

/// The base's revision, the language and the dateline.
type Key = (u64, Lang, Option<DateTime>);

/// A block as far as it is known.
#[derive(Debug)]
struct Known {
    /// The entities that it names, sorted.
    named: Arc<[EntityId]>,
    /// Its tokens, until it is read.
    tokens: Vec<Token>,
    /// What it says, and the answers that this rests on.
    read: Option<(Asked, Arc<Read>)>,
}

/// What a block says.
#[derive(Debug)]
pub(super) struct Read {
    /// Its claims, judged.
    pub(super) claims: Vec<(Claim, Option<Judgement>)>,
    /// Its values.
    pub(super) values: Vec<Spotted>,
}

impl Memo {
    /// How many blocks have been read, not remembered, since the memo was made.
    #[must_use]
    pub const fn reads(&self) -> usize {
        self.reads
    }

    /// The blocks as read, with what the whole draft names; what isn't in the draft any more is forgotten.
    pub(super) fn read(&mut self, blocks: &[Block], base: &Base, lang: Lang, date: Option<DateTime>) -> (Context, Vec<Arc<Read>>) {
        let key = (base.revision, lang, date);
        if self.key != Some(key) {
            self.blocks.clear();
            self.key = Some(key);
        }
        let mut kept: FxHashMap<Box<str>, Known> = FxHashMap::default();
        let mut named: Vec<EntityId> = Vec::new();
        for block in blocks {
            let text = block.text.as_str();
            if !kept.contains_key(text) {
                let known = self.blocks.remove_entry(text).unwrap_or_else(|| (text.into(), Known::glance(text, base)));
                named.extend_from_slice(&known.1.named);
                kept.insert(known.0, known.1);
            }
        }
        named.sort_unstable();
        named.dedup();
        self.blocks = kept;
        let context = Context { lang, date, named };
        let reads = blocks.iter().filter_map(|block| self.recall(&block.text, base, &context)).collect();
        (context, reads)
    }

    fn recall(&mut self, text: &str, base: &Base, context: &Context) -> Option<Arc<Read>> {
        let known = self.blocks.get_mut(text)?;
        if let Some((asked, read)) = &known.read
            && asked.holds(base, &context.named)
        {
            return Some(Arc::clone(read));
        }
        self.reads += 1;
        let (asked, read) = known.read(text, base, context);
        let read = Arc::new(read);
        known.read = Some((asked, Arc::clone(&read)));
        Some(read)
    }
}

impl Known {
    /// What can be said of a block by itself.
    fn glance(text: &str, base: &Base) -> Self {
        let tokens = tokens(text);
        Self { named: claims::named(base, &tokens).into(), tokens, read: None }
    }

    fn read(&mut self, text: &str, base: &Base, context: &Context) -> (Asked, Read) {
        let tokens = if self.tokens.is_empty() { tokens(text) } else { std::mem::take(&mut self.tokens) };
        let reading = Reading::of_tokens(text, tokens, base, context);
        let day = context.date.map(|date| date.date());
        let judged = claims::claims(&reading).into_iter().map(|claim| {
            let judgement = judge(base, &claim, day);
            (claim, judgement)
        });
        let claims = reconciled(judged.collect());
        (reading.asked(), Read { claims, values: reading.values })
    }
}
