//! What texts say of entities: claims of their sentences, gathered into facts with a reading for each text.

use super::each;
use crate::archive::{Archive, Text};
use crate::claims::{Claim, Mood, Reading, spelled, spoken, unheld};
use crate::facts::compare::contradict;
use crate::facts::{
    Attribute, AttributeId, Base, Certainty, EntityId, EntityKind, Fact, FactValue, Place, Reading as Says, Slot, Status, ValueType,
    settled,
};
use crate::language::Marker;
use crate::language::inflect::Mood as VerbMood;
use crate::text::fold::bare;
use crate::text::{Span, tokens};
use crate::values::Value;

/// What one sentence says.
struct Told {
    entity: EntityId,
    attribute: AttributeId,
    value: FactValue,
    says: Says,
}

/// The facts that the texts give.
pub(super) fn facts(archive: &Archive, base: &Base) -> Vec<Fact> {
    let mut told = Vec::new();
    each(archive, base, |text, reading| {
        let claims = unheld(reading);
        let clear = claims.iter().filter(|claim| !is_shared(&claims, claim));
        told.extend(clear.filter_map(|claim| of_claim(text, reading, claim)));
        told.extend(expansions(text, reading));
        told.extend(quotations(text, reading));
    });
    let mut out: Vec<Fact> = Vec::new();
    for told in told {
        gather(base, told, &mut out);
    }
    out.retain(|fact| !is_near_event(base, fact) || fact.says.len() > 1);
    for fact in &mut out {
        respell(fact);
        fact.status = settled(base, fact);
    }
    out
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

/// A claim as a text's reading, where a fact can hold it.
fn of_claim(text: &Text, reading: &Reading<'_>, claim: &Claim) -> Option<Told> {
    let certainty =
        certainty(reading, claim).filter(|_| is_read_alone(reading.base, reading.base.entity(claim.subject).kind, claim.attribute))?;
    let value = claim.value.held().filter(is_told_whole)?;
    let base = reading.base;
    crate::facts::notation_of(base, claim.attribute, &value)?;
    let says = says(text, reading, claim.sentence, certainty);
    Some(Told { entity: claim.subject, attribute: claim.attribute, value, says })
}

/// Whether the grammar can tell an attribute without a fact to read for: where its own words say what is told, not the desk's.
///
/// Of attributes that share a vocabulary, which one is meant only a fact tells: the first stands for them.
fn is_read_alone(base: &Base, kind: EntityKind, attribute: AttributeId) -> bool {
    let Attribute { slot, vocabulary, event, .. } = base.attribute(attribute);
    // Whose kin somebody is, where somebody is from, and which of several marriages is meant, takes a fact to read for.
    let told_of = || ["city", "country", "kinship", "marital-status"].iter().any(|name| *vocabulary == base.vocabulary_named(name));
    let shared = || base.attributes[..attribute.0 as usize].iter().any(|other| other.slot == *slot && other.vocabulary == *vocabulary);
    match slot {
        Slot::Age => event.is_none(),
        Slot::When | Slot::PartOfDay | Slot::Measure => true,
        Slot::Where => event.is_some() || kind == EntityKind::Event,
        Slot::Count => kind != EntityKind::Person,
        Slot::Title => !shared() && !told_of(),
        _ => false,
    }
}

/// How surely a text says it; nothing for what it denies, asks, supposes or tells of another time.
fn certainty(reading: &Reading<'_>, claim: &Claim) -> Option<Certainty> {
    if claim.negated || claim.past || claim.period.is_some() {
        return None;
    }
    match claim.stance.mood {
        Mood::Asserted => Some(Certainty::Asserted),
        Mood::Attributed => Some(Certainty::Attributed),
        Mood::Hedged if is_doubted(reading, claim) => Some(Certainty::Alleged),
        Mood::Hedged => Some(Certainty::Asserted),
        _ => None,
    }
}

/// Whether the doubt is about the value: a word of doubt in its own part of the sentence, or a verb in the conditional.
///
/// « X a été tué en plein jour, un possible règlement de comptes » doubts no hour: a draft is given the benefit, a text is read closely.
fn is_doubted(reading: &Reading<'_>, claim: &Claim) -> bool {
    let at = reading.tokens.partition_point(|token| token.span.end <= claim.span.start);
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let own = sentence.segments[sentence.segment_of(at)].tokens.clone();
    let conditional = |at: usize| {
        reading.has(at, Marker::ConditionalAuxiliary)
            || reading.is_verb(at) && reading.forms(at).iter().any(|form| form.mood == VerbMood::Conditional)
    };
    own.into_iter().any(|at| reading.is(at, Marker::Hedge)) || sentence.clause(at).any(conditional)
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

fn says(text: &Text, reading: &Reading<'_>, sentence: usize, certainty: Certainty) -> Says {
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

fn named(base: &Base, name: &str) -> Option<AttributeId> {
    base.attributes.iter().position(|attribute| attribute.name == name).map(|at| AttributeId(at as u32))
}

/// What acronyms stand for.
fn expansions(text: &Text, reading: &Reading<'_>) -> Vec<Told> {
    let Some(attribute) = named(reading.base, "expansion") else { return Vec::new() };
    let told = |(acronym, phrase): (usize, std::ops::Range<usize>)| {
        let (entity, ..) = *reading.base.names_at(&reading.tokens, acronym).first()?;
        let value = FactValue::Text(reading.span(&phrase).of(reading.text).to_owned());
        let says = says(text, reading, reading.sentence_of(acronym), Certainty::Asserted);
        Some(Told { entity, attribute, value, says })
    };
    spelled(reading).into_iter().filter_map(told).collect()
}

/// Who is quoted with which words.
fn quotations(text: &Text, reading: &Reading<'_>) -> Vec<Told> {
    let Some(attribute) = named(reading.base, "said") else { return Vec::new() };
    let told = |quotation: crate::claims::Spoken| {
        let entity = quotation.speaker?;
        let words = quotation.words.of(reading.text).to_owned();
        let mut says = says(text, reading, quotation.sentence, Certainty::Asserted);
        says.quote = Some(words.clone());
        Some(Told { entity, attribute, value: FactValue::Text(words), says })
    };
    spoken(reading).into_iter().filter_map(told).collect()
}

/// Adds what a sentence says to the fact it belongs to.
fn gather(base: &Base, told: Told, facts: &mut Vec<Fact>) {
    let kind = base.attribute(told.attribute).value;
    let own = |fact: &&mut Fact| fact.entity == told.entity && fact.attribute == told.attribute;
    let quotation = kind == ValueType::Quotation;
    let same = |fact: &&mut Fact| !quotation || fact.is.contains(&told.value);
    match facts.iter_mut().filter(own).find(same) {
        Some(fact) => add(base, kind, fact, told),
        None => facts.push(fact(base, told, facts.len())),
    }
}

fn fact(base: &Base, told: Told, nth: usize) -> Fact {
    let attribute = base.attribute(told.attribute);
    let numbered = if attribute.value == ValueType::Quotation { format!(".q{nth}") } else { String::new() };
    Fact {
        protected: false,
        embargo: None,
        id: format!("{}.{}{numbered}", base.entity(told.entity).id, attribute.name),
        entity: told.entity,
        attribute: told.attribute,
        is: vec![told.value],
        as_of: None,
        valid: None,
        says: vec![told.says],
        status: Status::default(),
        text: Default::default(),
        words: Default::default(),
        with: Vec::new(),
        note: None,
        checked: None,
        proposed: true,
        tests: Default::default(),
        place: Place::default(),
        derived_from: Vec::new(),
    }
}

/// Another reading: one that differs opens a side, one that agrees joins it.
fn add(base: &Base, kind: ValueType, fact: &mut Fact, told: Told) {
    let same = |value: &FactValue| *value == told.value;
    // What a text says first it is held to: a fact has one reading a source.
    if fact.says.iter().any(|says| says.source == told.says.source) {
        return;
    }
    let compatible = |value: &FactValue| !contradict(base, kind, value, &told.value) || is_respelled(value, &told.value);
    let mut says = told.says;
    if let Some(side) = fact.is.iter().find(|value| same(value)).or_else(|| fact.is.iter().find(|value| compatible(value))) {
        if !same(side) || fact.is.len() > 1 {
            says.is = Some(vec![told.value.clone()]);
        }
    } else {
        if fact.is.len() == 1 {
            let first = fact.is.clone();
            fact.says.iter_mut().filter(|says| says.is.is_none()).for_each(|says| says.is = Some(first.clone()));
        }
        fact.is.push(told.value.clone());
        says.is = Some(vec![told.value]);
    }
    fact.says.push(says);
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

/// The same name but for a letter or two.
fn is_respelled(a: &FactValue, b: &FactValue) -> bool {
    let (FactValue::Text(a), FactValue::Text(b)) = (a, b) else { return false };
    strsim::normalized_damerau_levenshtein(&bare(a), &bare(b)) > ALIKE
}

/// How alike two spellings of one name are at least.
const ALIKE: f64 = 0.9;
