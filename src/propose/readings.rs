//! What texts say of entities: claims of their sentences, gathered into facts with a reading for each text.

use super::{
    Aim, agreed, befallen, belonging, described, each_of, gathered::Gathered, loosely, pulled, sets, sides, terms, ties, topics::Topics,
    toward, whose,
};
use crate::archive::{Archive, Text};
use crate::claims::mood::is_saying;
use crate::claims::{Claim, ClaimValue, Mood, Reading, Stance, spelled, spoken, unheld};
use crate::facts::{
    Attribute, AttributeId, Base, Certainty, EntityId, EntityKind, Fact, FactValue, Place, Reading as Says, Slot, ValueType, settled,
};
use crate::language::Marker;
use crate::language::inflect::Mood as VerbMood;
use crate::language::told::{self, Day, Moment, When};
use crate::text::fold::bare;
use crate::text::{Span, tokens};
use crate::values::Value;
use rustc_hash::FxHashMap;

/// What one sentence says.
pub(super) struct Told {
    pub(super) entity: EntityId,
    pub(super) attribute: AttributeId,
    pub(super) value: FactValue,
    pub(super) with: Vec<EntityId>,
    pub(super) says: Says,
}

/// The facts that the texts give. `known` is how many of the entities are the desk's own.
pub(super) fn facts(archive: &Archive, base: &Base, known: usize, aim: Aim) -> Vec<Fact> {
    let mut out = Gathered::default();
    out.add_all(base, told(archive, base, known, aim));
    match aim {
        Aim::Judge => out.retain(base, |fact| !is_near_event(base, fact) || fact.says.len() > 1),
        Aim::Offer => {
            out.retain(base, |fact| !is_near_event(base, fact) || is_settled(base, fact, known));
            let held = held(archive, base, &out.facts);
            out.add_all(base, held);
            let agreeing = agreeing(archive, base, &out.facts);
            out.add_all(base, agreeing);
        }
    }
    let mut facts = out.facts;
    for fact in &mut facts {
        sides::settle(base, fact);
        respell(fact);
        fact.status = settled(base, fact);
    }
    facts
}

/// What the sentences of the texts say.
fn told(archive: &Archive, base: &Base, known: usize, aim: Aim) -> Vec<Told> {
    let mut told = Vec::new();
    let sole = loosely::sole(base);
    each_told(archive, base, aim, |text, topics, reading| {
        let mut claims = unheld(reading);
        claims.retain(|claim| terms::is_meant(reading, claim, &whose::tokens_of(reading, claim)));
        let meant = |claim: &&Claim| match aim {
            Aim::Judge => is_firm(base, claim) && !is_shared(&claims, claim),
            Aim::Offer => is_meant(reading, topics, &claims, claim, known),
        };
        let of_claim = |claim: &Claim| of_claim(text, reading, claim, aim);
        told.extend(claims.iter().filter(meant).filter_map(|claim| toward::directed(reading, claim, of_claim(claim)?)));
        if aim == Aim::Offer {
            told.extend(claims.iter().filter_map(|claim| ties::of(text, reading, claim)));
            told.extend(befallen::find(text, reading));
            told.extend(described::find(text, reading));
            told.extend(belonging::find(text, reading));
            told.extend(sets::find(text, reading, &claims));
            told.extend(loosely::find(text, reading, &sole));
        }
        told.extend(expansions(text, reading));
        told.extend(quotations(text, reading));
    });
    if aim == Aim::Offer {
        told.extend(archive.texts.iter().flat_map(|text| pulled::find(text, base, &super::context(text, base))));
    }
    told
}

/// Reads every paragraph of every text, with what the text is about where a close reader goes by that.
fn each_told(archive: &Archive, base: &Base, aim: Aim, mut see: impl FnMut(&Text, &Topics, &Reading<'_>)) {
    for text in &archive.texts {
        let topics = if aim == Aim::Offer { Topics::of(text, base) } else { Topics::default() };
        topics.read(text, base, |reading| see(text, &topics, reading));
    }
}

/// What the texts say of the same as what is gathered already, read as drafts are read for facts.
fn held(archive: &Archive, base: &Base, facts: &[Fact]) -> Vec<Told> {
    let base = Base { facts: facts.to_vec().into(), ..base.clone() }.compile();
    let mut out = Vec::new();
    each_told(archive, &base, Aim::Offer, |text, _, reading| {
        let claims = crate::claims::claims(reading);
        let meant = |claim: &&Claim| terms::is_meant(reading, claim, &whose::tokens_of(reading, claim));
        let told =
            claims.iter().filter(meant).filter_map(|claim| toward::directed(reading, claim, of_claim(text, reading, claim, Aim::Offer)?));
        out.extend(told.filter(|told| is_firmly_held(&base, told)));
    });
    out
}

/// A figure, or what a text has told already; no yes or no, which many words tell in passing.
fn is_firmly_held(base: &Base, told: &Told) -> bool {
    let Attribute { value, slot, .. } = base.attribute(told.attribute);
    let Some(group) = base.group(told.entity, told.attribute) else { return false };
    let known = || group.facts.iter().any(|fact| base.fact(*fact).is.contains(&told.value));
    match told.value {
        FactValue::Plain(_) => !matches!(value, ValueType::YesNo) && !matches!(slot, Slot::Since),
        FactValue::Order { .. } => false,
        _ => known(),
    }
}

/// Whether a draft may be held against a claim that nobody has gone through: its grammar leaves no doubt whose it is.
fn is_firm(base: &Base, claim: &Claim) -> bool {
    let attribute = base.attribute(claim.attribute);
    match attribute.slot {
        Slot::Predicate | Slot::Filler | Slot::Since | Slot::Lasted | Slot::Order => false,
        Slot::Count => base.entity(claim.subject).kind != EntityKind::Person,
        _ => attribute.value != ValueType::Weekday,
    }
}

/// What the texts say in passing that others of them state.
fn agreeing(archive: &Archive, base: &Base, facts: &[Fact]) -> Vec<Told> {
    let mut by_entity = agreed::ByEntity::default();
    facts.iter().for_each(|fact| by_entity.entry(fact.entity).or_default().push(fact));
    let mut out = Vec::new();
    for text in &archive.texts {
        let main = main(text, base);
        each_of(text, base, |reading| out.extend(agreed::find(text, reading, &by_entity, main)));
    }
    out
}

/// The person whom a text is about: named more often than any other.
fn main(text: &Text, base: &Base) -> Option<EntityId> {
    let mut times: FxHashMap<EntityId, usize> = FxHashMap::default();
    each_of(text, base, |reading| {
        let named = reading.mentions.iter().filter_map(|mention| mention.entity);
        named.filter(|entity| base.entity(*entity).kind == EntityKind::Person).for_each(|entity| *times.entry(entity).or_default() += 1);
    });
    let most = *times.values().max()?;
    let mut first = times.iter().filter(|(_, times)| **times == most);
    first.next().filter(|_| first.next().is_none()).map(|(entity, _)| *entity)
}

/// Whether a claim is told of its subject, and of no other's.
fn is_meant(reading: &Reading<'_>, topics: &Topics, claims: &[Claim], claim: &Claim, known: usize) -> bool {
    let base = reading.base;
    // What an event that was made up out of a verb was like takes more than words beside it.
    let made_up = claim.subject.0 as usize >= known && base.entity(claim.subject).kind == EntityKind::Event;
    let described = matches!(claim.slot(base), Slot::Predicate | Slot::Filler | Slot::Count | Slot::Measure | Slot::Lasted);
    let elsewhere = is_befallen(reading, claim) || made_up && described;
    !elsewhere && whose::is_own(reading, topics, claims, claim) && (is_weighed(base, claim) || !is_shared(claims, claim))
}

/// Whether several subjects are weighed against each other.
fn is_weighed(base: &Base, claim: &Claim) -> bool {
    let slot = claim.slot(base);
    let somebody = matches!(base.entity(claim.subject).kind, EntityKind::Person | EntityKind::Group | EntityKind::Body);
    matches!(slot, Slot::Predicate | Slot::Since | Slot::Lasted | Slot::Order)
        || matches!(slot, Slot::Count | Slot::Measure) && somebody
        || slot == Slot::Where && base.attribute(claim.attribute).event.is_some()
        || slot == Slot::Filler && base.entity(claim.subject).kind == EntityKind::Person
}

/// Whether what befell somebody is told by the event's own words, and read there.
fn is_befallen(reading: &Reading<'_>, claim: &Claim) -> bool {
    let base = reading.base;
    let attribute = base.attribute(claim.attribute);
    let alike = base.attributes.iter().filter(|other| other.vocabulary == attribute.vocabulary && other.slot == Slot::Predicate);
    let Some(event) = alike.filter_map(|other| other.event).next().filter(|_| attribute.slot == Slot::Predicate) else { return false };
    let tokens = whose::tokens_of(reading, claim);
    reading.hits_over(tokens.start).any(|hit| hit.tokens == tokens && reading.tells(hit.cue, event))
}

/// Words that tell the same of several: whose they are, only a fact tells.
fn is_shared(claims: &[Claim], claim: &Claim) -> bool {
    claims.iter().any(|other| (other.span, other.attribute) == (claim.span, claim.attribute) && other.subject != claim.subject)
}

/// When and where something happened: one text alone may tell of something else near it.
fn is_near_event(base: &Base, fact: &Fact) -> bool {
    let Attribute { slot, event, .. } = base.attribute(fact.attribute);
    matches!(slot, Slot::When | Slot::PartOfDay | Slot::Where) && event.is_none()
}

/// The day of an event that the desk has, or what several texts tell alike.
fn is_settled(base: &Base, fact: &Fact, known: usize) -> bool {
    let is_known = (fact.entity.0 as usize) < known;
    is_known && base.attribute(fact.attribute).value == ValueType::Date || fact.says.len() > 1 && (is_known || fact.is.len() == 1)
}

/// A claim as a text's reading, where a fact can hold it.
fn of_claim(text: &Text, reading: &Reading<'_>, claim: &Claim, aim: Aim) -> Option<Told> {
    let base = reading.base;
    let read = is_read_alone(base, base.entity(claim.subject).kind, claim.attribute) && !is_of_side(base, claim);
    let alone = read || aim == Aim::Offer && (is_origin(reading, claim) || is_of_side(base, claim) && is_side(base, claim));
    let certainty = certainty(reading, claim).filter(|_| alone)?;
    let value = if base.attribute(claim.attribute).value == ValueType::Weekday { weekday(reading, claim) } else { claim.value.held() };
    let value = value.filter(is_told_whole)?;
    crate::facts::notation_of(base, claim.attribute, &value)?;
    let says = says(text, reading, claim.sentence, certainty);
    Some(Told { entity: claim.subject, attribute: claim.attribute, value, with: Vec::new(), says })
}

/// Whether the grammar can tell an attribute without a fact to read for: where its own words say what is told, not the desk's.
///
/// Of attributes that share a vocabulary, which one is meant only a fact tells: the first stands for them.
fn is_read_alone(base: &Base, kind: EntityKind, attribute: AttributeId) -> bool {
    let Attribute { slot, vocabulary, event, own, subject, .. } = base.attribute(attribute);
    // Whose kin somebody is, where somebody is from, and which of several marriages is meant, takes a fact to read for.
    let told_of = || ["city", "country", "kinship", "marital-status"].iter().any(|name| *vocabulary == base.vocabulary_named(name));
    let shared = || base.attributes[..attribute.0 as usize].iter().any(|other| other.slot == *slot && other.vocabulary == *vocabulary);
    match slot {
        Slot::Age => true,
        Slot::When | Slot::PartOfDay | Slot::Measure => true,
        Slot::Where => event.is_some() || kind == EntityKind::Event,
        Slot::Count => kind != EntityKind::Person || *own || subject[..] == [EntityKind::Person],
        Slot::Title => !shared() && !told_of(),
        Slot::Predicate | Slot::Filler | Slot::Since | Slot::Lasted | Slot::Order => true,
        _ => false,
    }
}

/// « le maire de gauche »: a side, which is no party.
fn is_of_side(base: &Base, claim: &Claim) -> bool {
    matches!(claim.value, ClaimValue::Term { term, .. } if described::is_side(base, term.vocabulary, term.term))
}

fn is_side(base: &Base, claim: &Claim) -> bool {
    base.attribute(claim.attribute).slot == Slot::Title && named(base, "side") == Some(claim.attribute)
}

/// « figure brivoise de la lutte »: the adjective of a town beside somebody.
fn is_origin(reading: &Reading<'_>, claim: &Claim) -> bool {
    let attribute = reading.base.attribute(claim.attribute);
    let told = attribute.slot == Slot::Title && attribute.vocabulary == reading.base.vocabulary_named("city");
    // « maire de Brive »: where somebody is in office is not where they are from.
    told && whose::tokens_of(reading, claim).all(|at| is_adjective(reading, at))
}

/// Not the name of a town, nor part of one: « le Printemps brivois ».
pub(super) fn is_adjective(reading: &Reading<'_>, at: usize) -> bool {
    !reading.tokens[at].capital && !at.checked_sub(1).is_some_and(|before| reading.tokens[before].capital)
}

/// How surely a text says it; nothing for what it denies, asks, supposes or tells of another time.
fn certainty(reading: &Reading<'_>, claim: &Claim) -> Option<Certainty> {
    let at = whose::tokens_of(reading, claim).start;
    if claim.negated || claim.past || claim.period.is_some() && is_dated(reading, at) {
        return None;
    }
    certainty_at(reading, &claim.stance, at)
}

/// Whether the part of the sentence that a token stands in tells a time.
fn is_dated(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let segment = sentence.segments[sentence.segment_of(at)].tokens.clone();
    reading.values_in(segment).any(|spotted| matches!(spotted.told, told::Told::When(_)))
}

/// How surely a stance says what stands at a token.
pub(super) fn certainty_at(reading: &Reading<'_>, stance: &Stance, at: usize) -> Option<Certainty> {
    match stance.mood {
        Mood::Asserted => Some(Certainty::Asserted),
        Mood::Attributed => Some(Certainty::Attributed),
        Mood::Hedged if is_doubted(reading, at) => Some(Certainty::Alleged),
        Mood::Hedged => Some(Certainty::Asserted),
        _ => None,
    }
}

/// Whether the doubt is about the value: a word of doubt in its own part of the sentence, or a verb in the conditional.
///
/// « X a été tué en plein jour, un possible règlement de comptes » doubts no hour: a draft is given the benefit, a text is read closely.
fn is_doubted(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let here = sentence.segment_of(at);
    // « Une hypothèse : la présence d'une balise »: the doubt leads to what a colon brings in.
    let start = sentence.segments[here].tokens.start;
    let colon = |at: usize| reading.tokens[at].is(":");
    let led = here.checked_sub(1).filter(|_| colon(start) || colon(start.saturating_sub(1)));
    let own = sentence.segments[led.unwrap_or(here)].tokens.start..sentence.segments[here].tokens.end;
    let conditional = |at: usize| {
        reading.has(at, Marker::ConditionalAuxiliary)
            || reading.is_verb(at) && reading.forms(at).iter().any(|form| form.mood == VerbMood::Conditional)
    };
    // "X, 47, said it would cost": what is said to come doubts nothing before it.
    let reported = |told: usize| at < told && (sentence.tokens.start..told).any(|at| is_saying(reading, at));
    own.into_iter().any(|hedge| reading.is(hedge, Marker::Hedge) && hedge <= at + 2)
        || sentence.clause(at).any(|told| conditional(told) && !reported(told))
}

/// The weekday that the words of a claim tell.
fn weekday(reading: &Reading<'_>, claim: &Claim) -> Option<FactValue> {
    let tokens = whose::tokens_of(reading, claim);
    reading.values_meeting(tokens).find_map(|spotted| match &spotted.told {
        told::Told::When(When::At(Moment { day: Some(Day::Weekday(weekday, _)), .. })) => Some(FactValue::Plain(Value::Weekday(*weekday))),
        _ => None,
    })
}

/// No bound of a figure: « plus de 200 » is a claim about a figure, not one that a curator would write down.
fn is_told_whole(value: &FactValue) -> bool {
    match value {
        FactValue::Plain(Value::Number(interval) | Value::Percent(interval) | Value::Money(interval, _)) => {
            interval.high.is_finite() && interval.low > 0.0
        }
        _ => true,
    }
}

pub(super) fn says(text: &Text, reading: &Reading<'_>, sentence: usize, certainty: Certainty) -> Says {
    let words = reading.span(&reading.sentences[sentence].tokens).of(reading.text).trim();
    Says {
        source: text.source,
        is: None,
        certainty,
        error: false,
        quote: Some(words.to_owned()),
        note: None,
        place: Place { path: text.path.clone(), span: Span::default(), line: 0 },
        line: None,
    }
}

pub(super) fn named(base: &Base, name: &str) -> Option<AttributeId> {
    base.attributes.iter().position(|attribute| attribute.name == name).map(|at| AttributeId(at as u32))
}

/// What acronyms stand for.
fn expansions(text: &Text, reading: &Reading<'_>) -> Vec<Told> {
    let Some(attribute) = named(reading.base, "expansion") else { return Vec::new() };
    let told = |(acronym, phrase): (usize, std::ops::Range<usize>)| {
        let (entity, ..) = *reading.base.names_at(&reading.tokens, acronym).first()?;
        let value = FactValue::Text(reading.span(&phrase).of(reading.text).to_owned());
        let says = says(text, reading, reading.sentence_of(acronym), Certainty::Asserted);
        Some(Told { entity, attribute, value, with: Vec::new(), says })
    };
    spelled(reading).into_iter().filter_map(told).collect()
}

/// Who is quoted with which words.
fn quotations(text: &Text, reading: &Reading<'_>) -> Vec<Told> {
    let Some(attribute) = named(reading.base, "said") else { return Vec::new() };
    let told = |quotation: crate::claims::Spoken| {
        let entity = quotation.speaker?;
        // "We waited," she said: the comma is the sentence's.
        let words = quotation.words.of(reading.text).trim_end_matches(',').to_owned();
        let mut says = says(text, reading, quotation.sentence, Certainty::Asserted);
        says.quote = Some(words.clone());
        Some(Told { entity, attribute, value: FactValue::Text(words), with: Vec::new(), says })
    };
    spoken(reading).into_iter().filter_map(told).collect()
}

/// Of several spellings of one name that of most texts is the desk's, of as many the one of fewer words: a copy breaks words up.
fn respell(fact: &mut Fact) {
    let [FactValue::Text(first)] = &fact.is[..] else { return };
    let spelling = |says: &Says| match says.is.as_deref() {
        Some([FactValue::Text(own)]) => own.clone(),
        _ => first.clone(),
    };
    let spellings: Vec<String> = fact.says.iter().map(spelling).collect();
    let weight = |spelling: &&String| {
        let times = spellings.iter().filter(|other| bare(other) == bare(spelling)).count();
        (times, std::cmp::Reverse(tokens(spelling).len()))
    };
    let Some(best) = spellings.iter().max_by_key(weight).cloned() else { return };
    for (says, own) in fact.says.iter_mut().zip(&spellings) {
        says.is = (bare(own) != bare(&best)).then(|| vec![FactValue::Text(own.clone())]);
        // A copy's slip is no side of a disagreement.
        says.error = says.is.is_some();
    }
    fact.is = vec![FactValue::Text(best)];
}
