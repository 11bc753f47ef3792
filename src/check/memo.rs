//! What earlier checks read, by the text of a block: a keystroke reads one block again, and those behind it that lean on it.
//!
//! A remembered result is the same as a new one, because it is kept with everything that reading a block rests on:
//! its text, the base, the language, the dateline, the text before it where it leans on that, and what it asked of the draft around it.

use super::grounds::{Grounds, Passage, With};
use super::guard::{Failure, guarded};
use super::ids::Ids;
use super::pool::Pool;
use super::reconcile::reconciled;
use crate::archive::{Quotation, Scope, Statement, quotations, statements};
use crate::claims::about::{self, Signs};
use crate::claims::lead::{self, Leaning, Led};
use crate::claims::sight::{Sighted, Sights};
use crate::claims::strangers::{self, Stranger};
use crate::claims::{self, Claim, Context, Reading};
use crate::facts::parallel::each;
use crate::facts::{Base, EntityId};
use crate::language::{Lang, may_tell};
use crate::rules::judge::{Judgement, judge};
use crate::rules::{Case, Finding, few};
use crate::text::{Block, Change, Cut, Markup, Token, tokens};
use crate::values::{self, Spotted};
use jiff::civil::{Date, DateTime};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

/// What earlier checks read.
#[derive(Debug, Default)]
pub struct Memo {
    /// What the blocks were read with; another key empties the memo.
    key: Option<Key>,
    blocks: FxHashMap<Arc<str>, Known>,
    /// The draft that was cut last.
    cut: Cut,
    /// What it was read to be.
    last: Option<Last>,
    reads: usize,
    passed: usize,
    /// How many threads may read at once; none says one.
    threads: usize,
    /// What words can be, for as many threads as looked any up at once.
    sights: Pool,
    /// The facts that its directives name.
    ids: Ids,
    /// The same for what archived texts say.
    beneath: Option<Box<Self>>,
}

/// A draft as it was read last.
#[derive(Debug)]
struct Last {
    context: Context,
    messages: Lang,
    glances: Vec<Glance>,
    checked: Arc<Vec<Checked>>,
}

/// A block of a draft at first sight.
#[derive(Clone, Debug)]
struct Glance {
    text: Arc<str>,
    /// The entities that it names, sorted.
    named: Arc<[EntityId]>,
}

/// The base's revision, the language, the dateline and whether somebody told it, and the archived texts.
type Key = (u64, Lang, Option<DateTime>, bool, Scope);

/// A block as far as it is known.
#[derive(Debug, Default)]
struct Known {
    /// The entities that it names, sorted.
    named: Arc<[EntityId]>,
    /// Its tokens, until it is read.
    tokens: Vec<Token>,
    /// Which of them are worth a second look, but for names.
    sighted: Sighted,
    /// What its words tell of the story, once somebody asked.
    signs: Option<Signs>,
    /// What it says, and what this rests on.
    read: Option<(Grounds, Arc<Read>)>,
    /// What the rules find in it.
    found: Option<Found>,
}

/// What the rules find in a block, with what they looked at besides its claims.
#[derive(Debug)]
struct Found {
    context: Context,
    messages: Lang,
    outcome: Arc<Outcome>,
}

/// What the rules came to in a block, in bytes of its text.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// What they find.
    pub(super) findings: Vec<Finding>,
    /// What failed.
    pub(super) failures: Vec<Failure>,
}

/// What a block says.
#[derive(Clone, Debug, Default)]
pub(super) struct Read {
    /// Its claims, judged.
    pub(super) claims: Vec<(Claim, Option<Judgement>)>,
    /// Its values.
    values: Vec<Spotted>,
    /// Whether some words of it may set parts and wholes side by side.
    parts: bool,
    /// What it says that archived texts may speak of.
    statements: Vec<Statement>,
    /// What it puts between quotation marks.
    quotations: Vec<Quotation>,
    /// The names in it that the desk doesn't have.
    strangers: Vec<Stranger>,
    /// The entities whose facts it was held against, sorted.
    touched: Box<[EntityId]>,
    /// Whether its words alone showed that it claims nothing.
    silent: bool,
}

/// A block as read, and what the rules came to in it.
pub(super) type Checked = (Arc<Read>, Arc<Outcome>);

/// Bytes of prose that are worth a thread: what one reads in the time that it takes to start.
const WORTH: usize = 8 << 10;

impl Memo {
    /// One that reads a long draft in as many threads at once. What it comes to is the same.
    #[must_use]
    pub fn in_threads(threads: usize) -> Self {
        Self { threads, ..Self::default() }
    }

    /// How many blocks have been read, not remembered, since the memo was made.
    #[must_use]
    pub const fn reads(&self) -> usize {
        self.reads
    }

    /// How many of them said nothing of the desk at first sight: their grammar was passed over.
    #[must_use]
    pub const fn passed(&self) -> usize {
        self.passed
    }

    /// Which facts the draft's directives name.
    pub(super) const fn ids(&mut self) -> &mut Ids {
        &mut self.ids
    }

    /// What earlier checks read of the draft for what archived texts say.
    pub(super) fn beneath(&mut self) -> &mut Self {
        let threads = self.threads;
        self.beneath.get_or_insert_with(|| Box::new(Self::in_threads(threads)))
    }

    /// Forgets what archived texts say of the draft, as it is not held against any.
    pub(super) fn leave_beneath(&mut self) {
        self.beneath = None;
    }

    /// Goes on with a base after the one before it: what was read stays where it speaks of nobody of whom it says something else.
    pub fn follow(&mut self, before: &Base, now: &Base) {
        let day = self.key.as_ref().filter(|key| key.0 == before.revision).map(|key| key.2);
        let Some((date, concerned)) = day.and_then(|date| Some((date, now.since(before)?))) else { return };
        self.last = None;
        self.blocks.values_mut().for_each(|known| known.follow(now, date.map(DateTime::date), &concerned));
        self.key = self.key.take().map(|key| (now.revision, key.1, key.2, key.3, key.4));
    }

    /// How many times a draft has been cut into its blocks as a whole.
    #[must_use]
    pub const fn cuts(&self) -> usize {
        self.cut.whole()
    }

    /// Cuts a draft into its blocks; says what changed since the last one. It is to be given back.
    pub(super) fn cut(&mut self, text: &str, markup: Markup) -> (Cut, Change) {
        let mut cut = std::mem::take(&mut self.cut);
        let change = cut.update(text, markup);
        (cut, change)
    }

    /// Takes back what [`Memo::cut`] gave.
    pub(super) fn keep(&mut self, cut: Cut) {
        self.cut = cut;
    }

    /// The blocks as read and checked, in their order; what isn't in the draft any more is forgotten.
    pub(super) fn read(&mut self, blocks: &[Block], change: Change, with: With<'_>) -> Arc<Vec<Checked>> {
        self.open(with);
        let mut last = self.last.take();
        let glances = match (last.as_mut(), change) {
            (Some(last), Change::Nothing) => std::mem::take(&mut last.glances),
            (Some(last), Change::Block(at)) => self.glance_at(blocks, at, std::mem::take(&mut last.glances), with),
            _ => self.glance(blocks, with),
        };
        let context = self.context(blocks, &glances, with);
        let same = last.filter(|last| last.messages == with.messages && last.context == context);
        let checked = match (same, change) {
            (Some(last), Change::Nothing) => last.checked,
            (Some(last), Change::Block(at)) => self.recall_at(blocks, at, last.checked, with, &context),
            _ => Arc::new(self.recall_all(blocks, with, &context)),
        };
        self.last = Some(Last { context, messages: with.messages, glances, checked: Arc::clone(&checked) });
        checked
    }

    /// Forgets what was read with another key.
    fn open(&mut self, with: With<'_>) {
        let key = (with.base.revision, with.lang, with.date, with.dated, with.scope.clone());
        if self.key.as_ref() != Some(&key) {
            self.blocks.clear();
            self.last = None;
            self.key = Some(key);
        }
    }

    /// Every block at first sight; what is none of them is forgotten.
    fn glance(&mut self, blocks: &[Block], with: With<'_>) -> Vec<Glance> {
        let mut before = std::mem::take(&mut self.blocks);
        let mut new = FxHashSet::default();
        for block in blocks {
            let text = block.text.as_str();
            match before.remove_entry(text) {
                Some((text, known)) => drop(self.blocks.insert(text, known)),
                None if !self.blocks.contains_key(text) => drop(new.insert(text)),
                None => (),
            }
        }
        self.blocks.extend(new.iter().map(|text| (Arc::from(*text), Known::default())));
        let sights = std::mem::take(&mut self.sights);
        self.each(|text, _| new.contains(text), |text, known| *known = sights.lend(|sights| Known::glance(text, with, sights)));
        self.sights = sights;
        blocks.iter().map(|block| self.glance_of(&block.text, with)).collect()
    }

    /// Does some work on every block that is worth it, in several threads if they are long enough together.
    fn each<T: Send>(&mut self, worth: impl Fn(&str, &Known) -> bool, work: impl Fn(&str, &mut Known) -> T + Sync) -> Vec<T> {
        let some = self.blocks.iter_mut().filter(|(text, known)| worth(text, known));
        let blocks: Vec<(&str, Mutex<&mut Known>)> = some.map(|(text, known)| (&**text, Mutex::new(known))).collect();
        let bytes: usize = blocks.iter().map(|(text, _)| text.len()).sum();
        let threads = self.threads.min(bytes / WORTH + 1);
        each(&blocks, threads, || (), |_, (text, known), ()| work(text, &mut known.lock().unwrap_or_else(PoisonError::into_inner)))
    }

    /// The same where one block was typed in.
    fn glance_at(&mut self, blocks: &[Block], at: usize, mut glances: Vec<Glance>, with: With<'_>) -> Vec<Glance> {
        let old = std::mem::replace(&mut glances[at], self.glance_of(&blocks[at].text, with));
        if !glances.iter().any(|glance| glance.text == old.text) {
            self.blocks.remove(&old.text);
        }
        glances
    }

    fn glance_of(&mut self, text: &str, with: With<'_>) -> Glance {
        if let Some((text, known)) = self.blocks.get_key_value(text) {
            return Glance { text: Arc::clone(text), named: Arc::clone(&known.named) };
        }
        let (text, known): (Arc<str>, _) = (text.into(), self.sights.lend(|sights| Known::glance(text, with, sights)));
        let glance = Glance { text: Arc::clone(&text), named: Arc::clone(&known.named) };
        self.blocks.insert(text, known);
        glance
    }

    /// What the draft that these blocks make is for each of them.
    fn context(&mut self, blocks: &[Block], glances: &[Glance], with: With<'_>) -> Context {
        let mut named: Vec<EntityId> = glances.iter().flat_map(|glance| &*glance.named).copied().collect();
        named.sort_unstable();
        named.dedup();
        let about = self.is_about(blocks, with, &named);
        Context { lang: with.lang, date: with.date, named, about }
    }

    /// The blocks as read and checked before, but for one and those that may lean on it.
    fn recall_at(
        &mut self,
        blocks: &[Block],
        at: usize,
        mut checked: Arc<Vec<Checked>>,
        with: With<'_>,
        context: &Context,
    ) -> Arc<Vec<Checked>> {
        // Those behind it may lean on it.
        for at in at..blocks.len().min(at + 1 + lead::REACH) {
            let lead = self.lead(blocks, at);
            if let Some(known) = self.recall(Passage { text: &blocks[at].text, lead: lead.as_ref() }, with, context) {
                Arc::make_mut(&mut checked)[at] = known;
            }
        }
        checked
    }

    /// Whether the draft that these blocks make is about the desk's story.
    fn is_about(&mut self, blocks: &[Block], with: With<'_>, named: &[EntityId]) -> bool {
        let signs = blocks.iter().filter_map(|block| Some(self.blocks.get_mut(block.text.as_str())?.signs(&block.text, with)));
        about::is_anchored(with.base, named) || about::is_told(with.base, named, with.date.map(DateTime::date), signs)
    }

    /// All of them: those that aren't remembered are read first, several at once.
    fn recall_all(&mut self, blocks: &[Block], with: With<'_>, context: &Context) -> Vec<Checked> {
        let leads: Vec<Option<Arc<str>>> = (0..blocks.len()).map(|at| self.lead(blocks, at)).collect();
        let passages = || blocks.iter().zip(&leads).map(|(block, lead)| Passage { text: &block.text, lead: lead.as_ref() });
        let first: FxHashMap<&str, Passage<'_>> = passages().rev().map(|passage| (passage.text, passage)).collect();
        let stale = |text: &str, known: &Known| first.get(text).is_some_and(|passage| known.held(*passage, context).is_none());
        let silent = self.each(stale, |text, known| known.recall(first[text], with, context).0.silent);
        self.reads += silent.len();
        self.passed += silent.into_iter().filter(|silent| *silent).count();
        passages().filter_map(|passage| self.recall(passage, with, context)).collect()
    }

    /// The text before a block that may tell of whom it speaks.
    fn lead(&self, blocks: &[Block], at: usize) -> Option<Arc<str>> {
        lead::before(blocks, at, |block| self.blocks.get(block.text.as_str()).is_some_and(|known| !known.named.is_empty()))
    }

    fn recall(&mut self, passage: Passage<'_>, with: With<'_>, context: &Context) -> Option<Checked> {
        let known = self.blocks.get_mut(passage.text)?;
        let before = known.held(passage, context).is_some();
        let checked = known.recall(passage, with, context);
        self.reads += usize::from(!before);
        self.passed += usize::from(!before && checked.0.silent);
        Some(checked)
    }
}

impl Known {
    /// What it was read to say, as far as that still holds.
    fn held(&self, passage: Passage<'_>, context: &Context) -> Option<&Arc<Read>> {
        self.read.as_ref().filter(|(grounds, _)| grounds.hold(passage.lead, context)).map(|(_, read)| read)
    }

    /// What it says and what the rules find, read again where it has to be.
    fn recall(&mut self, passage: Passage<'_>, with: With<'_>, context: &Context) -> Checked {
        let read = match self.held(passage, context).cloned() {
            Some(read) => read,
            None => match guarded(|| self.read(passage, with, context)) {
                Ok((grounds, read)) => self.take(grounds, Arc::new(read)),
                Err(reason) => {
                    return (Arc::default(), Arc::new(Outcome { failures: vec![Failure::new(None, reason)], ..Outcome::default() }));
                }
            },
        };
        let outcome = self.found(passage.text, &read, with, context);
        (read, outcome)
    }

    /// Keeps what it says, and forgets what was found in it before.
    fn take(&mut self, grounds: Grounds, read: Arc<Read>) -> Arc<Read> {
        self.read = Some((grounds, Arc::clone(&read)));
        self.found = None;
        read
    }

    /// Keeps what was read if it speaks of none of those of whom a base says something else, judged by that; the facts have other numbers now.
    /// What else a reading looks at, quotations, names, kin, days of events, is the same in both bases, or `since` says that all may differ.
    fn follow(&mut self, base: &Base, day: Option<Date>, concerned: &BTreeSet<EntityId>) {
        (self.signs, self.found) = (None, None);
        let kept = self.read.take().filter(|(_, read)| {
            !read.touched.iter().any(|entity| concerned.contains(entity)) && read.claims.iter().all(|(claim, _)| claim.fact.is_none())
        });
        self.read = kept.map(|(grounds, read)| (grounds, Arc::new(Arc::unwrap_or_clone(read).judged(base, day))));
    }

    /// What can be said of a block by itself.
    fn glance(text: &str, with: With<'_>, sights: &mut Sights) -> Self {
        let (tokens, mut sighted) = sights.of(text, with.base, with.lang);
        let named = claims::named_at(with.base, &tokens, std::mem::take(&mut sighted.names)).into();
        Self { named, tokens, sighted, signs: None, read: None, found: None }
    }

    /// The tokens, for the one time that a block is read, and which of them are worth a second look.
    fn take_tokens(&mut self, text: &str) -> (Vec<Token>, Sighted) {
        if self.tokens.is_empty() {
            return whole(text);
        }
        (std::mem::take(&mut self.tokens), std::mem::take(&mut self.sighted))
    }

    /// What the words tell of the story.
    fn signs(&mut self, text: &str, with: With<'_>) -> Signs {
        let signs = self.signs.get_or_insert_with(|| {
            if self.tokens.is_empty() {
                (self.tokens, self.sighted) = whole(text);
            }
            about::signs(with.base, text, &self.tokens, with.lang)
        });
        signs.clone()
    }

    /// What the rules find, remembered as long as they would look at the same.
    fn found(&mut self, text: &str, read: &Read, with: With<'_>, context: &Context) -> Arc<Outcome> {
        if let Some(found) = &self.found
            && found.context == *context
            && found.messages == with.messages
        {
            return Arc::clone(&found.outcome);
        }
        let outcome = Arc::new(outcome(text, read, with, context));
        self.found = Some(Found { context: context.clone(), messages: with.messages, outcome: Arc::clone(&outcome) });
        outcome
    }

    fn read(&mut self, passage: Passage<'_>, with: With<'_>, context: &Context) -> (Grounds, Read) {
        let (base, text) = (with.base, passage.text);
        let (tokens, sighted) = self.take_tokens(text);
        let sight = Leaning::at_sight(base, text, &tokens, context.lang);
        if self.named.is_empty()
            && with.scope.is_empty()
            && !passage.lead.is_some_and(|lead| sight.is_on(lead))
            && let Some(asked) = claims::silent(base, text, &tokens, sighted.leads, context)
        {
            let may = may_tell(&tokens, sighted.signs, context.lang);
            let values = values::read_in(text, &tokens, &may.sentences, context.lang);
            return (
                Grounds::of(asked, sight, Leaning::default(), passage.lead),
                Read { parts: may.parts, values, silent: true, ..Read::default() },
            );
        }
        let reading = Reading::of_tokens(text, tokens, base, context);
        let day = context.date.map(|date| date.date());
        let said = claims::claims(&reading);
        let leaning = Leaning::of(&reading, &said);
        let lead = passage.lead.filter(|lead| leaning.is_on(lead));
        let Led { claims: said, asked, touched } = Led::behind(lead.map(|lead| &**lead), &reading, said);
        let judged = said.into_iter().map(|claim| {
            let judgement = judge(base, &claim, day);
            (claim, judgement)
        });
        let claims = reconciled(base, &reading.values, judged.collect());
        let (statements, quotations) =
            if with.scope.is_empty() { Default::default() } else { (statements(&reading), quotations(&reading)) };
        let strangers = strangers::strangers(&reading);
        let (parts, touched) = (reading.sets_parts(), touched.into());
        (
            Grounds::of(asked, sight, leaning, passage.lead),
            Read { claims, statements, quotations, strangers, values: reading.values, parts, touched, silent: false },
        )
    }
}

/// The tokens of a text, all of them worth a second look.
fn whole(text: &str) -> (Vec<Token>, Sighted) {
    let tokens = tokens(text);
    let sighted = Sighted::all(tokens.len());
    (tokens, sighted)
}

impl Read {
    /// The same, its claims judged by another base.
    fn judged(mut self, base: &Base, day: Option<Date>) -> Self {
        // A claim that another reading of its words has silenced stays so.
        for (claim, judgement) in self.claims.iter_mut().filter(|(_, judgement)| judgement.is_some()) {
            *judgement = judge(base, claim, day);
        }
        self
    }
}

fn outcome(prose: &str, read: &Read, with: With<'_>, context: &Context) -> Outcome {
    let beside = if read.silent { strangers::beside(with.base, prose, few(&context.named)) } else { Vec::new() };
    let case = Case {
        base: with.base,
        prose,
        claims: &read.claims,
        values: &read.values,
        parts: read.parts,
        statements: &read.statements,
        quotations: &read.quotations,
        strangers: if read.silent { &beside } else { &read.strangers },
        dated: with.dated,
        scope: with.scope,
        named: &context.named,
        about: context.about,
        lang: context.lang,
        messages: with.messages,
        date: context.date,
    };
    let mut out = Outcome::default();
    for rule in with.rules {
        let mut found = Vec::new();
        match guarded(|| (rule.check)(&case, &mut found)) {
            Ok(()) => out.findings.append(&mut found),
            Err(reason) => out.failures.push(Failure::new(Some(rule.name), reason)),
        }
    }
    out
}
