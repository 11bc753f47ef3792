//! Incumbency: the time told of an office by a verb or a noun, not by its title: « dirige X depuis 2018 », "took over in 2018".

use super::tenure::{self, Tenure};
use crate::claims::mention::{By, Mention};
use crate::claims::mood::is_negated;
use crate::claims::{Claim, Reading, Subject, bearer, occurrence};
use crate::facts::index::{Cue, Hit};
use crate::facts::{EntityId, EntityKind, FactId, FactValue, TermRef};
use crate::language::Marker;
use crate::language::grammar::VerbUse;
use crate::language::inflect::Mood;
use std::ops::Range;

/// Where words of holding or beginning tell when the subject held an office of which the desk knows the time.
pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    if subject.facts.iter().any(|fact| reading.base.fact(*fact).valid.is_some()) {
        out.extend(reading.own_hits(subject).filter_map(|hit| claim(reading, subject, hit)));
    }
}

fn claim(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> Option<Claim> {
    let begins = hit.verb && reading.has(hit.tokens.start, Marker::Assuming);
    let tenure = tenure::behind(reading, &hit.tokens, begins).filter(|tenure| !tenure.is_within())?;
    let (fact, office) = office(reading, subject, hit, hit.tokens.end..tenure.start())?;
    let body = office.of.is_some_and(|of| reading.base.entity(of).kind != EntityKind::Place);
    // What somebody will lead until when may be another term; whoever is elected may take office some days later.
    let other = hit.verb && occurrence::is_future(reading, hit.tokens.start) && !begins && !tenure::is_onward(reading, tenure.start())
        || tenure.is_first_day() && !body;
    let plain = !other
        && !reading.is_quoted(hit.tokens.start)
        && !is_negated(reading, &hit.tokens, hit.verb)
        && !is_again(reading, hit)
        && is_free(reading, &tenure, begins)
        && is_of(reading, subject, hit, &office);
    plain.then(|| Claim { fact: Some(fact), ..tenure::claim(reading, subject, office, &tenure) })
}

/// « Réélue, elle a de nouveau pris ses fonctions »: another term than the first one.
fn is_again(reading: &Reading<'_>, hit: &Hit) -> bool {
    let sentence = reading.sentence_of(hit.tokens.start);
    let near = reading.sentences[sentence.saturating_sub(1)].tokens.start..reading.sentences[sentence].tokens.end;
    let again = |at: usize| reading.is(at, Marker::Again) || reading.has(at, Marker::Already);
    let glued = |at: usize| reading.tokens[at].norm.starts_with("re") && reading.tokens.get(at + 1).is_some_and(|next| next.glued);
    let anew = |at: usize| reading.tokens[at].is_any(&["réélu", "réélue", "reelected", "sworn"]) || glued(at);
    near.into_iter().any(|at| again(at) || anew(at))
}

/// Whether words of beginning tell of the office that an attribute dates, `office` for `office.since`, and no word beside them of something
/// else: « élue à l'Académie en 2018 », "led the survey team since 2018".
pub(super) fn is_dated(reading: &Reading<'_>, since: &Subject<'_>, hit: &Hit, time: &Range<usize>) -> bool {
    let Some((dated, _)) = reading.base.attribute(since.attribute).name.rsplit_once('.') else { return true };
    let groups = reading.base.groups_of(since.entity).filter(|group| reading.base.attribute(group.attribute).name == dated);
    let facts: Vec<FactId> = groups.flat_map(|group| group.facts.to_vec()).collect();
    let sentence = &reading.sentences[reading.sentence_of(hit.tokens.start)];
    let segment = &sentence.segments[sentence.segment_of(hit.tokens.start)].tokens;
    // « préside depuis 2021 le comité », « nommée en 2021 à la tête d'une usine »: the office may follow its time.
    let stops = |at: &usize| {
        let leads = reading.has(*at, Marker::Preposition) && !reading.tokens[*at].is_any(&["à", "de", "d'", "of"]);
        reading.has(*at, Marker::Coordinator) || leads || reading.is_verb(*at)
    };
    let behind = || (time.end..segment.end).find(stops).unwrap_or(segment.end.max(time.end));
    let end = if hit.tokens.end <= time.start { behind() } else { segment.end };
    let own = |term: &TermRef| (hit.tokens.end..end).all(|at| time.contains(&at) || is_own(reading, term, at));
    let terms = || {
        facts.iter().flat_map(|fact| &reading.base.fact(*fact).is).filter_map(|value| match value {
            FactValue::Term(term) => Some(term),
            _ => None,
        })
    };
    // Of an office that the desk doesn't have nothing else may be told.
    let small = |at: usize| time.contains(&at) || reading.hits_over(at).any(|other| other.tokens == hit.tokens) || is_small(reading, at);
    if terms().next().is_none() { (hit.tokens.end..end).all(small) } else { terms().any(own) }
}

/// Whether a verb tells that an office is held, not that it begins: « dirige », not « dirigera à partir du 1er avril ».
pub(super) fn is_held(reading: &Reading<'_>, hit: &Hit, time: &Range<usize>) -> bool {
    let holds = |other: &Hit| matches!(other.cue, Cue::Attribute(attribute) if reading.base.attribute(attribute).name == "office");
    let at = hit.tokens.start;
    let begins = reading.has(at, Marker::Assuming) || tenure::is_onward(reading, time.start) && occurrence::is_future(reading, at);
    !begins && (reading.has(at, Marker::Serving) || reading.hits_over(at).any(holds))
}

/// Whether the subject alone, by name, description or pronoun, is who acts, or of whom the noun is told.
fn is_of(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit, office: &TermRef) -> bool {
    let finite = |form: VerbUse| form.mood != Mood::Infinitive;
    let led = hit.tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Preposition) || reading.tokens[at].is("to"));
    let whose = if hit.verb { occurrence::subject(reading, hit) } else { bearer::of(reading, &hit.tokens) };
    let acts = !hit.verb || occurrence::is_active(reading, hit) && hit.forms.iter().any(finite) && !led;
    acts && whose.is_some_and(|mention| {
        mention.entity == Some(subject.entity)
            && (matches!(mention.by, By::Name | By::Description)
                || is_nominative(reading, mention) && is_titled_before(reading, office, hit))
            && is_alone(reading, mention, hit.tokens.start)
            && (mention.tokens.end..hit.tokens.start).all(|at| is_plain(reading, office, at))
    })
}

/// « elle », "he".
fn is_nominative(reading: &Reading<'_>, mention: &Mention) -> bool {
    mention.by == By::Pronoun && reading.tokens[mention.tokens.start].is_any(&["il", "elle", "he", "she"])
}

/// « X quitte la mairie, dont elle est maire. Elle a pris ses fonctions en 2014 »: the sentence before tells of the office, so that a pronoun's is it.
fn is_titled_before(reading: &Reading<'_>, office: &TermRef, hit: &Hit) -> bool {
    let before = reading.sentence_of(hit.tokens.start).checked_sub(1).map(|sentence| reading.sentences[sentence].tokens.clone());
    // « l'association des maires ».
    let of = |at: usize| at.checked_sub(1).is_some_and(|before| reading.has(before, Marker::Genitive));
    let named = |range: Range<usize>| office.of.is_none_or(|of| reading.mentions_in(range).any(|mention| mention.entity == Some(of)));
    before.is_some_and(|mut before| named(before.clone()) && before.any(|at| is_title(reading, office, at) && !of(at)))
}

/// « X puis Y ont dirigé », « X, avec son frère, »: not one of several.
fn is_alone(reading: &Reading<'_>, mention: &Mention, verb: usize) -> bool {
    let joins = |at: usize| reading.has(at, Marker::Coordinator) || reading.tokens[at].is_any(&["puis", "then", "avec", "with"]);
    let before = mention.tokens.start.checked_sub(1).into_iter().chain(mention.tokens.start.checked_sub(2));
    let person = |other: &Mention| other.entity.is_none_or(|entity| reading.base.entity(entity).kind == EntityKind::Person);
    let other = |other: &Mention| other.entity != mention.entity && other.by != By::Possessive && person(other);
    let between = mention.tokens.end..verb;
    let often = verb.checked_sub(1).is_some_and(|at| is_manner(reading, at));
    !often && !before.chain(between.clone()).any(joins) && !reading.mentions_in(between).any(other)
}

/// Between a name and its verb no word tells of another office: « X, présidente du musée, a pris ses fonctions ».
fn is_plain(reading: &Reading<'_>, office: &TermRef, at: usize) -> bool {
    let own = |entity: EntityId| Some(entity) == office.of;
    let named = || reading.mentions_over(at).any(|mention| mention.by == By::Possessive || mention.entity.is_some_and(own));
    let small = || reading.is_marked(at) || !reading.forms(at).is_empty() || reading.values_over(at).next().is_some();
    !reading.tokens[at].is_word() || small() || named() || is_title(reading, office, at)
}

/// « souvent », "regularly": how often, or for how long.
fn is_manner(reading: &Reading<'_>, at: usize) -> bool {
    let known = reading.is_marked(at) || reading.is_verb(at) || !reading.forms(at).is_empty() || reading.values_over(at).next().is_some();
    let named = reading.mentions_over(at).next().is_some() || reading.hits_over(at).next().is_some();
    let often = reading.has(at, Marker::Adverb) && !reading.has(at, Marker::Copula);
    often || reading.tokens[at].is_word() && !known && !named
}

/// The one office meant: that of the body named behind the words, or the only one where no body is; no word between may tell of another.
fn office(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit, between: Range<usize>) -> Option<(FactId, TermRef)> {
    let told = reading.mentions_in(between.clone()).find_map(|mention| mention.entity);
    let known = |fact: &FactId| match reading.base.fact(*fact).is.as_slice() {
        [FactValue::Term(term)] if !term.former => Some((*fact, *term)),
        _ => None,
    };
    let offices: Vec<(FactId, TermRef)> = subject.facts.iter().filter_map(known).collect();
    // Whom somebody follows held the same office.
    let body = told.filter(|entity| !offices.iter().any(|(_, term)| holds(reading, *entity, subject, term)));
    let mut meant = offices.iter().filter(|(_, term)| body.is_none() || term.of == body);
    let one = *meant.next().filter(|_| meant.next().is_none())?;
    let led = told.is_some() || !needs_object(hit);
    // "headed for X" is no "headed X".
    let direct = !needs_object(hit) || !reading.has(hit.tokens.end, Marker::Preposition);
    (led && direct && is_bare(reading, subject, &one.1, between)).then_some(one)
}

/// Nothing but the body, the office or whom one follows stands between, and what leads to the time.
fn is_bare(reading: &Reading<'_>, subject: &Subject<'_>, office: &TermRef, between: Range<usize>) -> bool {
    let lead = between.clone().rev().take_while(|at| leads(reading, *at)).last().unwrap_or(between.end);
    let meant = |entity: EntityId| Some(entity) == office.of || holds(reading, entity, subject, office);
    let named = |at: usize| reading.mentions_over(at).any(|mention| mention.entity.is_some_and(meant));
    let small = [Marker::Definite, Marker::Contracted, Marker::Genitive, Marker::Possessive];
    let light = |at: usize| small.iter().any(|kind| reading.has(at, *kind)) || reading.tokens[at].is_any(&[",", "at", "as", "comme"]);
    let joins = |at: usize| reading.has(at, Marker::Coordinator) || reading.tokens[at].is("'s");
    // "the museum company": two words for bodies side by side name a third one.
    let body = |at: usize| reading.mentions_over(at).find(|mention| mention.entity.is_some() && mention.entity == office.of);
    let compound = between.clone().any(|at| body(at).zip(body(at + 1)).is_some_and(|(one, other)| one.tokens != other.tokens));
    let own =
        |at: usize| reading.values_over(at).next().is_none() && (named(at) || is_title(reading, office, at) || light(at) || at >= lead);
    !compound && between.into_iter().all(|at| !joins(at) && own(at))
}

/// « depuis le », « à partir du », "from".
fn leads(reading: &Reading<'_>, at: usize) -> bool {
    let kinds = [Marker::Preposition, Marker::Until, Marker::Since, Marker::Onward, Marker::Definite, Marker::Contracted];
    let other = reading.is(at, Marker::After) || reading.is(at, Marker::Before);
    !other && kinds.iter().any(|kind| reading.is(at, *kind)) || reading.tokens[at].is_any(&["partir", "compter"])
}

/// « dirige », "ran", "succeeded": a verb that says nothing of an office but by what it is done to.
const fn needs_object(hit: &Hit) -> bool {
    hit.verb && hit.tokens.end - hit.tokens.start == 1
}

/// Whether somebody holds or held the same office as a term of the subject's.
fn holds(reading: &Reading<'_>, other: EntityId, subject: &Subject<'_>, office: &TermRef) -> bool {
    let facts = reading.base.group(other, subject.attribute).map(|group| &group.facts);
    let same = |value: &FactValue| matches!(value, FactValue::Term(term) if term.term == office.term && term.of == office.of);
    other != subject.entity && facts.into_iter().flatten().flat_map(|fact| &reading.base.fact(*fact).is).any(same)
}

/// A word that tells of no other office: a small one, one of whom the sentence names, or the office itself.
fn is_own(reading: &Reading<'_>, office: &TermRef, at: usize) -> bool {
    is_small(reading, at) || is_title(reading, office, at)
}

fn is_small(reading: &Reading<'_>, at: usize) -> bool {
    let named = || reading.mentions_over(at).any(|mention| mention.entity.is_some());
    !reading.tokens[at].is_word() && reading.values_over(at).next().is_none()
        || reading.is_marked(at)
        || at.checked_sub(1).is_some_and(|before| reading.is(before, Marker::Onward))
        || named()
}

/// Whether a word is one of the office itself: « maire », "director".
fn is_title(reading: &Reading<'_>, office: &TermRef, at: usize) -> bool {
    reading.hits_over(at).any(|hit| matches!(hit.cue, Cue::Term(_, term) if term == office.term))
}

/// Behind the time nothing may say more: « a pris la tête en 2018 de … », "took over in 2018 as …", "led X until 2006 as captain".
fn is_free(reading: &Reading<'_>, tenure: &Tenure, begins: bool) -> bool {
    let next = tenure.end();
    let goes_on = reading.has(next, Marker::Relative) || begins && reading.has(next, Marker::Coordinator);
    goes_on || reading.tokens.get(next).is_none_or(|token| !token.is_word() && !token.is("("))
}
