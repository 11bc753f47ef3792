//! One block of prose as the claim grammar sees it: tokens, segments, cues, values, mentions.

use super::Subject;
use super::affair;
use super::mention::{self, By, Mention};
use super::occurrence::Occurrence;
use super::placed::{self, longest};
use super::quote::{self, Quoted};
use super::segment::{self, Sentence};
use crate::facts::index::{Cue, Hit};
use crate::facts::{AttributeId, Base, EntityId, EntityKind, TermId};
use crate::language::grammar::{self, VerbUses};
use crate::language::inflect::{Mood, Tense};
use crate::language::sorts::{Sort, Sorts};
use crate::language::{Lang, Marked, Marker, Markers};
use crate::text::{Span, Token, sentences, tokens};
use crate::values::{self, Spotted};
use jiff::civil::DateTime;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// What a block is read with besides its own text and what it leans on: the memo's key holds the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Context {
    /// The draft's language.
    pub lang: Lang,
    /// The draft's dateline.
    pub date: Option<DateTime>,
    /// Entities that the draft names somewhere, sorted.
    pub named: Vec<EntityId>,
    /// Whether the draft is about the desk's story.
    pub about: bool,
}

/// A block as read.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The block's text.
    pub text: &'a str,
    /// The desk.
    pub base: &'a Base,
    /// What the block is read with.
    pub context: &'a Context,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Cue phrases, in order.
    pub hits: Vec<Hit>,
    /// Cue phrases that a prefix makes other words of: « demi-finale ».
    pub prefixed: Vec<Hit>,
    /// Values, in order.
    pub values: Vec<Spotted>,
    /// Entities, in order.
    pub mentions: Vec<Mention>,
    /// Quotations, in order.
    pub quotes: Vec<Quoted>,
    /// Cities and countries that the desk needn't know, in order.
    pub places: Vec<Range<usize>>,
    /// What each token does in a clause.
    marks: Vec<Marked>,
    /// What each token may be as a verb.
    forms: Vec<VerbUses>,
    /// The sentence of each token.
    sentence_at: Vec<usize>,
    /// Whether each token is the verb of a segment.
    verbs: Vec<bool>,
    /// Whether each token stands inside quotation marks.
    quoted: Vec<bool>,
    /// The hits of each cue, by index.
    by_cue: FxHashMap<Cue, Vec<usize>>,
    /// The entities that the block may say something of, sorted.
    touched: Vec<EntityId>,
    /// The most tokens that a hit, a value or a mention has.
    longest: Longest,
    /// What was worked out once for several subjects.
    told: RefCell<Told>,
    /// What the reading asked of the draft around it.
    asked: RefCell<Asked>,
}

/// The most tokens that one of a kind has.
#[derive(Clone, Copy, Debug, Default)]
struct Longest {
    hit: usize,
    value: usize,
    mention: usize,
}

/// What a reading tells of each subject, of a place of it where it is asked of one.
type Told = FxHashMap<(EntityId, Option<TermId>), Rc<[Occurrence]>>;

/// What a reading asked of the draft around its block, and the answers: it stays true as long as they do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Whether the draft names an entity.
    named: FxHashMap<EntityId, bool>,
    /// Whether the draft is about the desk's story.
    about: Option<bool>,
}

impl Asked {
    /// Whether the draft names an entity somewhere.
    pub(super) fn is_named(&mut self, context: &Context, entity: EntityId) -> bool {
        *self.named.entry(entity).or_insert_with(|| context.named.binary_search(&entity).is_ok())
    }

    /// Whether the draft is about the desk's story.
    pub(super) fn is_about(&mut self, context: &Context) -> bool {
        *self.about.get_or_insert(context.about)
    }

    /// With the answers of another reading of the same draft.
    pub fn add(&mut self, other: Self) {
        self.named.extend(other.named);
        self.about = self.about.or(other.about);
    }

    /// Whether the answers are the same in another draft.
    #[must_use]
    pub fn holds(&self, context: &Context) -> bool {
        self.named.iter().all(|(entity, answer)| context.named.binary_search(entity).is_ok() == *answer)
            && self.about.is_none_or(|answer| context.about == answer)
    }
}

impl<'a> Reading<'a> {
    /// Reads a block.
    #[must_use]
    pub fn new(text: &'a str, base: &'a Base, context: &'a Context) -> Self {
        Self::of_tokens(text, tokens(text), base, context)
    }

    /// Reads a block whose tokens are known.
    #[must_use]
    pub fn of_tokens(text: &'a str, tokens: Vec<Token>, base: &'a Base, context: &'a Context) -> Self {
        let markers = Markers::of(context.lang);
        let ranges = sentences(&tokens, &|word| markers.has(word, Marker::Abbreviation));
        let hits = base.index.cues(&tokens, context.lang);
        let values = values::read(text, &tokens, context.lang);
        let quotes = quote::find(&tokens, text);
        let mut reading = Self {
            text,
            base,
            context,
            marks: markers.mark(&tokens),
            forms: tokens.iter().map(|token| grammar::forms(&token.norm, context.lang)).collect(),
            sentence_at: ranges.iter().enumerate().flat_map(|(at, range)| std::iter::repeat_n(at, range.len())).collect(),
            verbs: vec![false; tokens.len()],
            quoted: quote::inside(&quotes, tokens.len()),
            places: base.index.places(&tokens),
            by_cue: by_cue(&hits),
            longest: Longest { hit: longest(&hits), value: longest(&values), mention: 0 },
            tokens,
            sentences: Vec::new(),
            hits,
            prefixed: Vec::new(),
            values,
            mentions: Vec::new(),
            quotes,
            touched: Vec::new(),
            told: RefCell::default(),
            asked: RefCell::default(),
        };
        reading.drop_prepositions();
        reading.drop_counted();
        reading.drop_qualified();
        reading.drop_prefixed();
        reading.sentences = ranges.into_iter().map(|range| segment::cut(&reading, range)).collect();
        for sentence in &reading.sentences {
            sentence.segments.iter().flat_map(|segment| &segment.verbs).for_each(|verb| reading.verbs[*verb] = true);
        }
        reading.drop_sayings();
        reading.mentions = mention::find(&reading);
        reading.longest.mention = longest(&reading.mentions);
        reading.drop_named_values();
        reading.drop_named_hits();
        reading.touched = reading.find_touched();
        reading
    }

    /// « L'Été des harengs » tells no summer: a value that is only part of a name is none.
    fn drop_named_values(&mut self) {
        let names: Vec<Range<usize>> =
            self.mentions.iter().filter(|mention| mention.by == By::Name).map(|mention| mention.tokens.clone()).collect();
        let inside =
            |value: &Range<usize>, name: &Range<usize>| name.start <= value.start && value.end <= name.end && value.len() < name.len();
        self.values.retain(|value| !names.iter().any(|name| inside(&value.tokens, name)));
    }

    /// « Polder Racing » tells no race: a word that is only part of a name, but an event's or a case's, is no cue.
    fn drop_named_hits(&mut self) {
        let event = |entity: EntityId| matches!(self.base.entity(entity).kind, EntityKind::Event | EntityKind::Case);
        let named =
            |mention: &&Mention| mention.by == By::Name && mention.tokens.len() > 1 && mention.entity.is_some_and(|entity| !event(entity));
        let names: Vec<Range<usize>> = self.mentions.iter().filter(named).map(|mention| mention.tokens.clone()).collect();
        let inside = |hit: &Hit, name: &Range<usize>| {
            name.start < hit.tokens.start && hit.tokens.end <= name.end && matches!(hit.cue, Cue::Event(_) | Cue::Attribute(_))
        };
        self.drop_hits(|_, hit| names.iter().any(|name| inside(hit, name)));
    }

    /// « bénéfice opérationnel », "operating profit" tell no profit: a qualifier beside an attribute's noun makes it another measure.
    fn drop_qualified(&mut self) {
        let english = self.context.lang == Lang::En;
        let noun = |hit: &Hit| !hit.verb && matches!(hit.cue, Cue::Attribute(_) | Cue::Fact(_));
        let beside = |hit: &Hit| if english { hit.tokens.start.checked_sub(1) } else { Some(hit.tokens.end) };
        self.drop_hits(|reading, hit| noun(hit) && beside(hit).is_some_and(|at| reading.is(at, Marker::Qualifier)));
    }

    /// « demi-finale », "pre-trial" tell no final and no trial: the word is part of a longer one that the cue doesn't hold.
    fn drop_prefixed(&mut self) {
        let loose = |reading: &Self, at: usize| reading.tokens[at].glued || reading.tokens[at - 1].is_any(&["demi", "semi", "quarter"]);
        let glued = |reading: &Self, at: usize| loose(reading, at) && reading.has(at - 1, Marker::Prefix);
        let phrase = |reading: &Self, at: usize| reading.is(at - 2, Marker::Prefix) && !reading.has(at - 2, Marker::Prefix);
        let prefixed = |reading: &Self, at: usize| at > 0 && glued(reading, at) || at > 1 && phrase(reading, at);
        self.prefixed = self.hits.iter().filter(|hit| prefixed(self, hit.tokens.start)).cloned().collect();
        self.drop_hits(|reading, hit| prefixed(reading, hit.tokens.start));
    }

    /// « pendant », « durant » tell no verb where they are prepositions.
    fn drop_prepositions(&mut self) {
        let participle = |hit: &Hit| hit.forms.iter().all(|form| form.mood == Mood::Participle && form.tense == Tense::Present);
        let alone = |hit: &Hit| hit.verb && hit.tokens.len() == 1;
        self.drop_hits(|reading, hit| alone(hit) && reading.has(hit.tokens.start, Marker::Preposition) && participle(hit));
    }

    /// "640 claims" tells no verb, "was found guilty" no founding.
    fn drop_counted(&mut self) {
        let alone = |hit: &Hit| hit.verb && hit.tokens.len() == 1;
        self.drop_hits(|reading, hit| alone(hit) && (segment::is_counted(reading, hit.tokens.start) || segment::is_finding(reading, hit)));
    }

    /// "“It was foreseeable”, the inquiry concluded": beside what was said a verb of ending says it.
    fn drop_sayings(&mut self) {
        let ending = |reading: &Self, at: usize| {
            reading.is(at, Marker::Ending) && grammar::is_saying(&reading.tokens[at].norm, reading.context.lang)
        };
        let said = |reading: &Self, at: usize| reading.sentences[reading.sentence_of(at)].tokens.clone().any(|at| reading.is_quoted(at));
        self.drop_hits(|reading, hit| hit.verb && ending(reading, hit.tokens.start) && said(reading, hit.tokens.start));
    }

    /// Drops the cue phrases that tell nothing.
    fn drop_hits(&mut self, is_none: impl Fn(&Self, &Hit) -> bool) {
        let mut hits = std::mem::take(&mut self.hits);
        let before = hits.len();
        hits.retain(|hit| !is_none(self, hit));
        self.hits = hits;
        if self.hits.len() < before {
            self.by_cue = by_cue(&self.hits);
        }
    }

    /// Whether some words of the block set parts and wholes side by side.
    #[must_use]
    pub fn sets_parts(&self) -> bool {
        self.marks.iter().any(|mark| mark.starts.sets_parts())
    }

    /// What a token may be as a verb.
    #[must_use]
    pub fn forms(&self, at: usize) -> VerbUses {
        self.forms.get(at).copied().unwrap_or_default()
    }

    /// Whether a token is the verb of a segment.
    #[must_use]
    pub fn is_verb(&self, at: usize) -> bool {
        self.verbs.get(at).copied().unwrap_or_default()
    }

    /// Whether a function word starts at a token.
    #[must_use]
    pub fn is_marked(&self, at: usize) -> bool {
        self.marks.get(at).is_some_and(|marked| marked.starts.is_function())
    }

    /// The cue phrases of one cue, in order.
    pub fn hits_of(&self, cue: Cue) -> impl Iterator<Item = &Hit> {
        self.by_cue.get(&cue).map_or(&[][..], Vec::as_slice).iter().map(|at| &self.hits[*at])
    }

    /// The cue phrases of the attribute and of the facts that a subject is read for.
    pub fn own_hits<'r>(&'r self, subject: &Subject<'r>) -> impl Iterator<Item = &'r Hit> + use<'r, 'a> {
        let facts = subject.facts;
        self.hits_of(Cue::Attribute(subject.attribute)).chain(facts.iter().flat_map(|fact| self.hits_of(Cue::Fact(*fact))))
    }

    /// Whether the draft names an entity somewhere.
    #[must_use]
    pub fn is_named(&self, entity: EntityId) -> bool {
        self.asked.borrow_mut().is_named(self.context, entity)
    }

    /// Whether the draft is about the desk's story.
    #[must_use]
    pub fn is_about(&self) -> bool {
        self.asked.borrow_mut().is_about(self.context)
    }

    /// What the reading asked of the draft around it.
    #[must_use]
    pub fn asked(&self) -> Asked {
        self.asked.borrow().clone()
    }

    /// The entities that the block may say something of, sorted: mentioned, belonging to what is mentioned, or told of by a cue.
    #[must_use]
    pub fn touched(&self) -> &[EntityId] {
        &self.touched
    }

    /// The events told of whose day the desk knows.
    pub fn dated_events(&self) -> impl Iterator<Item = EntityId> {
        let dated = |entity: &EntityId| self.base.entity(*entity).kind == EntityKind::Event && self.base.date_of(*entity).is_some();
        self.touched.iter().copied().filter(dated)
    }

    fn find_touched(&self) -> Vec<EntityId> {
        let links = &self.base.links;
        let mentioned: Vec<EntityId> = self.mentions.iter().filter_map(|mention| mention.entity).collect();
        let near = |event: &EntityId| {
            let of = &self.base.entity(*event).of;
            of.is_empty()
                || of.iter().any(|of| mentioned.contains(of) || self.is_named(*of))
                || self.is_of_affair(*event, 0..self.tokens.len())
        };
        let mut out = mentioned.clone();
        out.extend(self.mentions.iter().filter_map(|mention| self.owner_in(mention)));
        for cue in self.by_cue.keys() {
            match cue {
                Cue::EventOf(entity) => out.push(*entity),
                Cue::Event(term) => out.extend(links.events_of(*term).filter(near)),
                Cue::Attribute(attribute) => {
                    out.extend(links.sole(*attribute));
                    out.extend(links.only(*attribute).filter(|_| self.is_about()));
                }
                Cue::Term(vocabulary, title) => out.extend(links.holders(*vocabulary, *title)),
                _ => {}
            }
        }
        let told = |attribute: AttributeId| self.by_cue.contains_key(&Cue::Attribute(attribute));
        let keyed = mentioned.iter().flat_map(|entity| links.keyed(*entity)).filter(|(attribute, _)| told(*attribute));
        out.extend(keyed.map(|(_, entity)| entity));
        let belongings: Vec<EntityId> = out.iter().flat_map(|entity| links.belongings(*entity)).collect();
        out.extend(belongings);
        out.sort_unstable();
        out.dedup();
        out
    }

    /// « le titre X », "X shares": whose a thing is whose own name holds its owner's.
    #[must_use]
    pub fn owner_in(&self, mention: &Mention) -> Option<EntityId> {
        let thing = mention.entity.map(|entity| self.base.entity(entity))?;
        let own = |(entity, range, proper): &(EntityId, Range<usize>, bool)| {
            *proper && range.end <= mention.tokens.end && thing.of.contains(entity)
        };
        let named = || mention.tokens.clone().flat_map(|at| self.base.names_at(&self.tokens, at));
        let told = mention.by == By::Name && thing.kind == EntityKind::Object;
        if told { named().find(own).map(|(entity, ..)| entity) } else { None }
    }

    /// « le verdict dans l'affaire X », "the verdict in the X trial": whether tokens name the affair of those whom an event concerns.
    #[must_use]
    pub fn is_of_affair(&self, event: EntityId, tokens: Range<usize>) -> bool {
        let lang = self.context.lang;
        let taken = |mention: &Mention, person| affair::takes_in(self.base, &self.tokens, &mention.tokens, person, event, lang);
        let called = |mention: &Mention| mention.by == By::Name && mention.entity.is_some_and(|person| taken(mention, person));
        self.mentions_in(tokens).any(called)
    }

    /// Where the block tells of an event, worked out once.
    pub(super) fn told(&self, key: (EntityId, Option<TermId>), find: impl FnOnce() -> Vec<Occurrence>) -> Rc<[Occurrence]> {
        if let Some(known) = self.told.borrow().get(&key) {
            return Rc::clone(known);
        }
        let found: Rc<[Occurrence]> = find().into();
        self.told.borrow_mut().insert(key, Rc::clone(&found));
        found
    }

    /// The sorts that a token tells by itself.
    pub fn sorts_at(&self, at: usize) -> Vec<Sort> {
        Sorts::of(self.context.lang).told(&self.tokens, at..at + 1)
    }

    /// Whether a marker of this kind starts at a token.
    #[must_use]
    pub fn is(&self, at: usize, marker: Marker) -> bool {
        self.marks.get(at).is_some_and(|marked| marked.starts.has(marker))
    }

    /// Whether a single token is of this kind.
    #[must_use]
    pub fn has(&self, at: usize, marker: Marker) -> bool {
        self.marks.get(at).is_some_and(|marked| marked.alone.has(marker))
    }

    /// Where a range of tokens stands in the text.
    #[must_use]
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        }
    }

    /// The sentence that holds a token, by index.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentence_at.get(token).copied().unwrap_or_default()
    }

    /// The mentions inside a range of tokens.
    pub fn mentions_in(&self, range: Range<usize>) -> impl Iterator<Item = &Mention> {
        placed::within(&self.mentions, range)
    }

    /// The mentions that a token belongs to.
    pub fn mentions_over(&self, at: usize) -> impl Iterator<Item = &Mention> {
        placed::meeting(&self.mentions, self.longest.mention, at..at + 1)
    }

    /// The cue phrases inside a range of tokens.
    pub fn hits_in(&self, range: Range<usize>) -> impl Iterator<Item = &Hit> {
        placed::within(&self.hits, range)
    }

    /// The cue phrases that a token belongs to.
    pub fn hits_over(&self, at: usize) -> impl Iterator<Item = &Hit> {
        placed::meeting(&self.hits, self.longest.hit, at..at + 1)
    }

    /// The values inside a range of tokens.
    pub fn values_in(&self, range: Range<usize>) -> impl Iterator<Item = &Spotted> {
        placed::within(&self.values, range)
    }

    /// The values that share a token with a range.
    pub fn values_meeting(&self, range: Range<usize>) -> impl Iterator<Item = &Spotted> {
        placed::meeting(&self.values, self.longest.value, range)
    }

    /// The value that a token belongs to, if it belongs to one.
    pub fn values_over(&self, at: usize) -> impl Iterator<Item = &Spotted> {
        self.values_meeting(at..at + 1)
    }

    /// Whether a token lies inside quotation marks.
    #[must_use]
    pub fn is_quoted(&self, token: usize) -> bool {
        self.quoted.get(token).copied().unwrap_or_default()
    }

    /// Whether an event term is the other or stands above or below it.
    #[must_use]
    pub fn same_event(&self, a: TermId, b: TermId) -> bool {
        self.base.links.same_event(a, b)
    }

    /// Whether a cue stands for this kind of event.
    #[must_use]
    pub fn tells(&self, cue: Cue, event: TermId) -> bool {
        matches!(cue, Cue::Event(term) if self.same_event(term, event))
    }
}

fn by_cue(hits: &[Hit]) -> FxHashMap<Cue, Vec<usize>> {
    let mut out: FxHashMap<Cue, Vec<usize>> = FxHashMap::default();
    for (at, hit) in hits.iter().enumerate() {
        out.entry(hit.cue).or_default().push(at);
    }
    out
}
