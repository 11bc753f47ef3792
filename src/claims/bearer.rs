//! Who a described thing is said of: the mention that a title, an age or an adjective is apposed to or predicated of.

use super::anaphor;
use super::described;
use super::label::is_label;
use super::mention::{By, Mention, is_object};
use super::placed::starting;
use super::reading::Reading;
use super::segment::{Opener, Segment};
use crate::facts::index::{Cue, Hit};
use crate::facts::{EntityKind, FactValue, TermRef};
use crate::language::inflect::{Mood, Tense};
use crate::language::{Lang, Marker};
use std::ops::Range;

/// The mention that the words in `range` are said of.
#[must_use]
pub fn of<'r>(reading: &'r Reading<'_>, range: &Range<usize>) -> Option<&'r Mention> {
    described(reading, range)
        .or_else(|| before_name(reading, range))
        .or_else(|| after_name(reading, range))
        .or_else(|| predicated(reading, range))
        .or_else(|| over_asides(reading, range))
        .or_else(|| fronted(reading, range))
        .or_else(|| resumed(reading, range))
}

/// « le directeur de vol polonais »: an adjective of origin right behind a description.
fn described<'r>(reading: &'r Reading<'_>, range: &Range<usize>) -> Option<&'r Mention> {
    let told = |mention: &&Mention| mention.by == By::Description && mention.tokens.end == range.start;
    persons(reading).find(told).filter(|_| reading.context.lang == Lang::Fr && is_of_origin(reading, range))
}

/// « le sénateur PS Jean X », "22-year-old X": light words only between.
fn before_name<'r>(reading: &'r Reading<'_>, range: &Range<usize>) -> Option<&'r Mention> {
    let mention = next_mention(reading, range.end, 6).filter(|mention| mention.by != By::Pronoun && together(reading, mention, range))?;
    let between = range.end..mention.tokens.start;
    let comma = |at: usize| at + 1 == mention.tokens.start && reading.tokens[at].is(",") && mention.by == super::mention::By::Name;
    // « élire l'évêque à l'empereur X »: what a preposition leads to is said of somebody else.
    let leads =
        |at: usize| reading.tokens[at].is("'s") || [Marker::Genitive, Marker::Preposition].iter().any(|kind| reading.has(at, *kind));
    // "Belgian rider X": one plain noun between an adjective of origin and the name.
    let english = reading.context.lang == Lang::En;
    let noun = |at: usize| english && between.len() == 1 && is_of_origin(reading, range) && is_plain(reading, at);
    let light = between.clone().all(|at| comma(at) || noun(at) || is_light(reading, at) && !leads(at) || in_term_tail(reading, range, at));
    // « fils de X » is said of somebody else than X.
    let complement = between.len() == 1 && reading.tokens[between.start].is_any(&["de", "d'", "du", "of"]);
    let parted = between.clone().any(|at| reading.tokens[at].is(","));
    let apart = parted && (opens_circumstance(reading, range) || is_apposed(reading, range) || is_of_clause(reading, range, mention));
    (light && !complement && !apart).then_some(mention)
}

fn is_of_origin(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    let origin = |cue: Cue| matches!(cue, Cue::Term(vocabulary, _) if reading.base.vocabulary(vocabulary).name == "nationality");
    reading.hits_over(range.start).any(|hit| hit.tokens == *range && origin(hit.cue))
}

/// A common noun.
fn is_plain(reading: &Reading<'_>, at: usize) -> bool {
    let token = &reading.tokens[at];
    token.is_word() && !token.capital && !reading.is_marked(at) && !reading.is_verb(at)
}

/// « X, une étudiante de 19 ans, Y … »: a comma puts the words beside the name before them.
fn is_apposed(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(range.start)];
    let segment = &sentence.segments[sentence.segment_of(range.start)];
    let before = |mention: &Mention| mention.by == By::Name && mention.tokens.end == segment.tokens.start;
    let last = segment.tokens.start.checked_sub(1).filter(|at| *at > sentence.tokens.start);
    let stranger = last.is_some_and(|at| reading.tokens[at].capital && reading.mentions_over(at).next().is_none());
    segment.opener == Opener::Comma && (stranger || persons_before(reading, range.start).any(before))
}

/// « Quand X est mort, à 85 ans, Y … », "When X died at 85, Y …": a clause before the name tells of whom it names.
fn is_of_clause(reading: &Reading<'_>, range: &Range<usize>, mention: &Mention) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(range.start)];
    let before = &sentence.segments[..=sentence.segment_of(range.start)];
    let opens = |segment: &Segment| segment.opener == Opener::Subordinator || reading.is(segment.tokens.start, Marker::Subordinator);
    let Some(clause) = before.iter().rposition(opens) else { return false };
    let other = |named: &Mention| {
        named.by == By::Name && named.entity != mention.entity && (before[clause].tokens.start..range.start).contains(&named.tokens.start)
    };
    before[clause + 1..].iter().all(|aside| aside.verbs.is_empty()) && persons(reading).any(other)
}

/// « maire de Marseille Benoît X »: what the title is of stands between.
fn in_term_tail(reading: &Reading<'_>, range: &Range<usize>, at: usize) -> bool {
    let tail = range.end..(range.end + 5).min(reading.tokens.len());
    let place = |mention: &&Mention| mention.entity.is_some_and(|entity| !matches!(reading.base.entity(entity).kind, EntityKind::Person));
    tail.contains(&at)
        && reading.tokens[range.end..=at].iter().all(|token| token.is_word())
        && reading.tokens.get(range.end).is_some_and(|token| token.is_any(&["de", "d'", "du", "des", "of"]))
        && (at == range.end
            || reading.has(at, Marker::Definite)
            || reading.mentions.iter().filter(place).any(|mention| mention.tokens.contains(&at))
            || is_city(reading, at))
}

fn is_city(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits_over(at).any(|hit| matches!(hit.cue, Cue::Term(..))) && reading.tokens[at].capital
}

/// « Jean X, 22 ans », « Jean X, maire de Trou », « Jean X (PS) », « le militant de 22 ans ».
fn after_name<'r>(reading: &'r Reading<'_>, range: &Range<usize>) -> Option<&'r Mention> {
    let mention = persons_before(reading, range.start).rfind(|mention| !is_reference(mention) && !is_label(reading, mention))?;
    let between = mention.tokens.end..range.start;
    let first = reading.tokens.get(between.start).filter(|_| !between.is_empty());
    let apposed = first.is_some_and(|token| token.is_any(&[",", "("]));
    let linked = first.is_some_and(|token| token.is_any(&["de", "d'", "of"])) && mention.by == By::Description;
    let mut rest = between.clone().skip(1);
    let stops =
        |at: usize| is_finite(reading, at) || is_relative(reading, at) || reading.has(at, Marker::Subordinator) || is_gerund(reading, at);
    let aged = |at: usize| reading.values_over(at).any(|value| value.told.as_age().is_some());
    let plain = |at: usize| reading.tokens[at].is("'s") || reading.tokens[at].is_word() && !stops(at) || aged(at);
    let flat = rest.all(plain) && between.len() <= 9;
    let alone = !opens_clause(reading, &between) && !is_complement(reading, mention) && !is_listed(reading, range);
    ((apposed || linked) && flat && alone).then_some(mention)
}

/// « X, le préfet et la ministre », "X, the prefect and the minister": one of several who are told of, each with an article.
fn is_listed(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    let articled = |at: usize| at > 0 && reading.has(at - 1, Marker::Definite);
    let joins = |at: usize| reading.has(at, Marker::Coordinator) || reading.tokens[at].is(",");
    let somebody = |at: usize| reading.hits_over(at).any(|hit| is_somebody(reading, hit.cue));
    let last = (range.end + LISTED).min(reading.tokens.len());
    let next = (range.end..last).find(|at| joins(*at)).is_some_and(|at| articled(at + 2) && somebody(at + 2));
    let before = || range.start > 2 && joins(range.start - 2) && somebody(range.start - 3);
    articled(range.start) && (next || before())
}

/// Within how many words of a title what it is listed with may follow.
const LISTED: usize = 5;

/// Whether both stand in one sentence.
fn together(reading: &Reading<'_>, mention: &Mention, range: &Range<usize>) -> bool {
    reading.sentence_of(mention.tokens.start) == reading.sentence_of(range.start)
}

/// « l'ancien bras droit de X, 50 ans »: the words may be said of somebody else; « la mort de X, 50 ans » leaves no doubt.
#[must_use]
pub fn is_complement(reading: &Reading<'_>, mention: &Mention) -> bool {
    let of = mention.tokens.start.checked_sub(1).filter(|at| reading.tokens[*at].is_any(&["de", "d'", "of"]));
    let event = |hit: &Hit, at: usize| matches!(hit.cue, Cue::Event(_) | Cue::EventOf(_)) && hit.tokens.end == at;
    let told = |at: usize| at.checked_sub(1).is_some_and(|last| reading.hits_over(last).any(|hit| event(hit, at)));
    of.is_some_and(|at| !told(at)) || is_whose(reading, mention)
}

/// « en accusant le maire », "accusing the mayor": what follows is its object, said of somebody else.
fn is_gerund(reading: &Reading<'_>, at: usize) -> bool {
    let present = reading.forms(at).iter().any(|form| form.mood == Mood::Participle && form.tense == Tense::Present);
    present && !reading.has(at, Marker::Copula) && is_determiner(reading, at + 1)
}

pub(super) fn is_determiner(reading: &Reading<'_>, at: usize) -> bool {
    [Marker::Definite, Marker::Indefinite, Marker::Possessive, Marker::Demonstrative].iter().any(|kind| reading.has(at, *kind))
}

/// « , le » after a name opens an apposition; « , il », « , son frère » open something else.
fn opens_clause(reading: &Reading<'_>, between: &Range<usize>) -> bool {
    let pronoun = |at: usize| reading.mentions_over(at).any(|mention| mention.tokens.start == at && is_reference(mention));
    // « X, vétérinaire et membre de », "X, a vet and a member of": what is apposed first says what they are too.
    let both = |at: usize| {
        let first = between.start + 1..at;
        let joins = reading.has(at, Marker::Coordinator) && first.clone().any(|at| in_hit(reading, at));
        let bare = |at: usize| is_light(reading, at) && (!reading.has(at, Marker::Genitive) || reading.context.lang == Lang::En);
        joins && first.into_iter().all(bare) && (at + 1..between.end).all(bare)
    };
    let relation = between.clone().filter(|at| !both(*at)).any(|at| {
        reading.tokens[at].is_any(&[
            "avec", "contre", "with", "against", "et", "and", "après", "after", "face", "devant", "par", "by", "chez", "pour", "for",
        ])
    });
    between.clone().any(|at| pronoun(at) || reading.has(at, Marker::Possessive) && !reading.tokens[at].is("'s")) || relation
}

/// « X est maire », « X a 22 ans », "X, who is 22": a copula and light words only between.
fn predicated<'r>(reading: &'r Reading<'_>, range: &Range<usize>) -> Option<&'r Mention> {
    let last = persons_before(reading, range.start).next_back();
    let mention = last.filter(|mention| !is_within_relative(reading, mention, range.start))?;
    let between = mention.tokens.end..range.start;
    let copular = |at: usize| {
        reading.has(at, Marker::Copula)
            || reading.has(at, Marker::Auxiliary)
            || is_light(reading, at)
            || is_relative(reading, at)
            || reading.tokens[at]
                .is_any(&["âgé", "âgée", "aged", "lui", "même", "elle", ",", "pas", "ne", "n'", "not", "fêté", "fête", "turned", "turns"])
    };
    let verb = between.clone().any(|at| reading.has(at, Marker::Copula) || reading.has(at, Marker::Auxiliary));
    let serves = between.clone().any(|at| reading.has(at, Marker::Serving));
    // « occupa le poste de ministre », "served as minister".
    let serving = |at: usize| serves && (reading.has(at, Marker::Serving) || reading.has(at, Marker::Post));
    // « La maison de X a 120 ans. »: it is the house that is told of.
    let subject = mention.by != By::Possessive && !is_complement(reading, mention);
    // « X, dont la femme est maire »: said of somebody else.
    let anothers = between.clone().any(|at| reading.tokens[at].is_any(&["dont", "whose", "duquel"]));
    // « soutenue par Y, est ministre »: a preposition's name, closed by a comma, is told by the way.
    let aside = between.clone().next().is_some_and(|at| reading.tokens[at].is(","))
        && mention.tokens.start.checked_sub(1).is_some_and(|at| reading.is(at, Marker::Preposition));
    let apart = aside || is_within_apposition(reading, mention, range.start);
    let led = !anothers && !apart && between.clone().all(|at| copular(at) || serving(at));
    ((verb || serves) && subject && between.len() <= 8 && led).then_some(mention)
}

/// « Y, le neveu du président X, a 18 ans »: named between commas only to tell who somebody else is.
fn is_within_apposition(reading: &Reading<'_>, mention: &Mention, at: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let Segment { opener, tokens, verbs, .. } = &sentence.segments[sentence.segment_of(mention.tokens.start)];
    let governs = |at: &usize| reading.has(*at, Marker::Genitive) || reading.has(*at, Marker::Preposition);
    let led = (tokens.start + 1..mention.tokens.start).rfind(governs);
    let title = |at: usize| reading.has(at, Marker::Definite) || !reading.tokens[at].capital && reading.hits_over(at).any(|hit| !hit.verb);
    let own = led.is_some_and(|led| (led + 1..mention.tokens.start).all(title) && verbs.iter().all(|verb| *verb > led));
    let noun = is_determiner(reading, tokens.start + 1) || in_hit(reading, tokens.start + 1);
    *opener == Opener::Comma && noun && own && tokens.end == mention.tokens.end && tokens.end <= at
}

/// « X, qui a dirigé la banque, est maire », "X, an engineer by training, was minister": what stands between commas is told by the way.
fn over_asides<'r>(reading: &'r Reading<'_>, range: &Range<usize>) -> Option<&'r Mention> {
    let sentence = &reading.sentences[reading.sentence_of(range.start)];
    let here = sentence.segment_of(range.start);
    let own = &sentence.segments[here];
    let lead = own.tokens.start + 1..range.start;
    let copula = lead.clone().any(|at| reading.has(at, Marker::Copula) || reading.has(at, Marker::Auxiliary));
    let light = |at: usize| reading.has(at, Marker::Copula) || reading.has(at, Marker::Auxiliary) || is_light(reading, at);
    if own.opener != Opener::Comma || !copula || !lead.into_iter().all(light) {
        return None;
    }
    let aside = |at: &usize| {
        let segment = &sentence.segments[*at];
        let told = segment.verbs.iter().any(|verb| is_finite(reading, *verb));
        // « X, dont le fils, 30 ans, est avocat »: a relative clause without its verb goes on.
        segment.opener == Opener::Relative && told || segment.opener == Opener::Comma && !told
    };
    let host = (0..here).rev().find(|at| !aside(at)).filter(|host| host + 1 < here)?;
    let segment = &sentence.segments[host];
    let mention = persons_in(reading, segment.tokens.clone()).rfind(|mention| mention.tokens.end == segment.tokens.end)?;
    let opens = (segment.tokens.start..mention.tokens.start).all(|at| is_light(reading, at));
    (opens && !is_complement(reading, mention)).then_some(mention)
}

/// « Transfuge du PS, X … », « À 22 ans, X … »: the first segment, without a finite verb, before the subject.
fn fronted<'r>(reading: &'r Reading<'_>, range: &Range<usize>) -> Option<&'r Mention> {
    let sentence = &reading.sentences[reading.sentence_of(range.start)];
    let here = sentence.segment_of(range.start);
    let segment = &sentence.segments[here].tokens;
    let strong = here == 0 || reading.tokens[segment.start].is_any(&[":", ";"]);
    let own_person = persons_in(reading, segment.clone()).any(|mention| mention.by != By::Pronoun);
    if !strong || own_person || segment.clone().any(|at| is_finite(reading, at)) || is_circumstance(reading, segment, range) {
        return None;
    }
    let next = sentence.segments.get(here + 1)?.tokens.start + 1;
    let mention = next_mention(reading, next, 6)?;
    // « À 82 ans, le père de X … »: said of somebody else than X.
    let governed = mention.tokens.start > next && reading.has(mention.tokens.start - 1, Marker::Genitive);
    let noun = |at: usize| {
        let plain = reading.tokens[at].is_word() && !reading.is_marked(at) && !reading.is_verb(at);
        plain && mention.by == By::Name && at + 1 == mention.tokens.start && reading.has(next, Marker::Definite)
    };
    let light = |at: usize| is_light(reading, at) || in_hit(reading, at) || noun(at);
    (!governed && (next..mention.tokens.start).all(light)).then_some(mention)
}

/// The segment of the words is a circumstance.
fn opens_circumstance(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(range.start)];
    is_circumstance(reading, &sentence.segments[sentence.segment_of(range.start)].tokens, range)
}

/// « Face à un maire de droite, », « Au côté de son oncle, »: what a preposition opens is said of nobody, but for « À 22 ans, ».
fn is_circumstance(reading: &Reading<'_>, segment: &Range<usize>, range: &Range<usize>) -> bool {
    let first = segment.start + usize::from(reading.tokens[segment.start].is_any(&[":", ";"]));
    let opens = reading.is(first, Marker::Preposition) || reading.tokens.get(first).is_some_and(|token| token.is_any(&["au", "aux"]));
    opens && range.start > first + 1
}

/// « L'ancien député … » at the start of a sentence resumes the one person of the sentence before.
fn resumed<'r>(reading: &'r Reading<'_>, range: &Range<usize>) -> Option<&'r Mention> {
    let here = reading.sentence_of(range.start);
    let sentence = &reading.sentences[here];
    let lead = sentence.tokens.start..range.start;
    let definite = [Marker::Definite, Marker::Demonstrative].iter().any(|kind| reading.has(lead.start, *kind));
    if !definite || is_many(reading, lead.start, range) || lead.len() > 4 || here == 0 || !lead.clone().all(|at| is_light(reading, at)) {
        return None;
    }
    let before = &reading.sentences[here - 1].tokens;
    let mut people = persons_in(reading, before.clone());
    let first = people.next()?;
    let alone = people.all(|other| other.entity == first.entity) && first.entity.is_some() && !has_relative(reading, before);
    let stranger = (first.tokens.end..before.end).any(|at| anaphor::is_stranger(reading, at));
    let agrees = first.entity.is_some_and(|entity| anaphor::agrees(reading, entity, lead.start));
    let same = alone && !stranger && agrees && !is_incidental(reading, first) && !is_at_odds(reading, first, &lead);
    (same && !is_set_against(reading, first, range) && !is_acted_on(reading, first, range)).then_some(first)
}

/// « Les pompiers ont … », "The firefighters were": nobody is meant by words for several.
fn is_many(reading: &Reading<'_>, determiner: usize, range: &Range<usize>) -> bool {
    let noun = || reading.tokens[range.end - 1].norm.strip_suffix('s').is_some_and(|stem| !stem.ends_with('s'));
    match reading.context.lang {
        Lang::Fr => reading.tokens[determiner].is_any(&["les", "ces"]),
        Lang::En => reading.tokens[determiner].is_any(&["these", "those"]) || noun(),
    }
}

/// « son petit frère », "her mother": the sentence brings in somebody else without a name.
fn has_relative(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let possessed = |hit: &Hit| (hit.tokens.start.saturating_sub(3)..hit.tokens.start).any(|at| reading.has(at, Marker::Possessive));
    reading.hits_in(sentence.clone()).any(|hit| is_kin(reading, hit.cue) && possessed(hit))
}

/// « Le pilier de 22 ans l'a remplacé »: who is the object of the clause is not its subject.
fn is_acted_on(reading: &Reading<'_>, mention: &Mention, range: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(range.start)];
    let segment = sentence.segments[sentence.segment_of(range.start)].tokens.clone();
    reading.mentions_in(segment).any(|other| other.entity == mention.entity && is_object(reading, other))
}

/// « Le pilier de 22 ans » after a winger: a term that the facts rule out is another's.
fn is_at_odds(reading: &Reading<'_>, mention: &Mention, lead: &Range<usize>) -> bool {
    let Some(entity) = mention.entity else { return false };
    let aged = reading.values_over(lead.end).any(|spotted| spotted.told.as_age().is_some());
    if aged && described::is_of_another(reading, entity, lead) {
        return true;
    }
    let ruled_out = |vocabulary, told| {
        let contrary = |known: &TermRef| known.vocabulary == vocabulary && reading.base.vocabulary(vocabulary).contradict(known.term, told);
        reading.base.values_of(entity).any(|value| matches!(value, FactValue::Term(known) if contrary(known)))
    };
    reading.hits_in(lead.clone()).any(|hit| matches!(hit.cue, Cue::Term(vocabulary, told) if ruled_out(vocabulary, told)))
}

/// « L'ouvreur, lui, », or words that are the desk's for somebody else: the description starts another subject.
pub(super) fn is_set_against(reading: &Reading<'_>, mention: &Mention, range: &Range<usize>) -> bool {
    let pronoun = |at: usize| {
        reading.tokens.get(at).is_some_and(|token| token.is(","))
            && (reading.has(at + 1, Marker::MasculinePronoun) || reading.has(at + 1, Marker::FemininePronoun))
            && reading.tokens.get(at + 2).is_some_and(|token| token.is(","))
    };
    // « le chef de file de la droite »: the words may be part of longer ones.
    let covers = |hit: &Hit| hit.tokens.start <= range.start && range.end <= hit.tokens.end;
    let called = |entity| reading.hits_over(range.start).any(|hit| hit.cue == Cue::Called(entity) && covers(hit));
    let others =
        reading.hits_over(range.start).any(|hit| matches!(hit.cue, Cue::Called(entity) if Some(entity) != mention.entity) && covers(hit));
    pronoun(range.end) || others && !mention.entity.is_some_and(called)
}

/// Named only in passing: in a subordinate clause, or as the complement of a noun.
pub(super) fn is_incidental(reading: &Reading<'_>, mention: &Mention) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(mention.tokens.start)];
    let opener = sentence.segments[sentence.segment_of(mention.tokens.start)].opener;
    opener == Opener::Subordinator || is_complement(reading, mention)
}

/// « la peintre qu'avait épousée X, s'est éteinte »: named in a relative clause that a comma closes before the token.
#[must_use]
pub fn is_within_relative(reading: &Reading<'_>, mention: &Mention, at: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let inner = &sentence.segments[sentence.segment_of(mention.tokens.start)];
    let closed = reading.tokens.get(inner.tokens.end).is_some_and(|token| token.is_any(&[",", ")"]));
    inner.opener == Opener::Relative && closed && inner.tokens.end <= at
}

/// « …, que le Sénat avait rejeté »: what a relative clause tells at one place is told of its own noun, not of what stands at the other.
#[must_use]
pub fn is_told_apart(reading: &Reading<'_>, place: usize, at: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(place)];
    let inner = &sentence.segments[sentence.segment_of(place)];
    inner.opener == Opener::Relative && sentence.tokens.contains(&at) && !inner.tokens.contains(&at)
}

/// « le père de X », "X's lawyer": the name only tells whose somebody is, who is another than X.
#[must_use]
pub fn is_whose(reading: &Reading<'_>, mention: &Mention) -> bool {
    let of = mention.tokens.start.checked_sub(1).filter(|at| reading.has(*at, Marker::Genitive));
    let genitive = mention.tokens.end;
    let owned = reading.tokens.get(genitive).is_some_and(|token| token.is("'s"));
    let near = genitive + 1..genitive + 4;
    let named = |hit: &&Hit| is_somebody(reading, hit.cue);
    let around = of.into_iter().filter_map(|at| at.checked_sub(1)).chain(near.clone());
    // « un collègue de X », "a colleague of X's".
    let companion = of.and_then(|of| of.checked_sub(1)).is_some_and(|head| reading.is(head, Marker::Companion));
    let mut people = around.flat_map(|at| reading.hits_over(at)).filter(named);
    companion || people.any(|hit| of == Some(hit.tokens.end) || owned && near.contains(&hit.tokens.start) && hit.tokens.end <= near.end)
}

/// Whether a cue is a word for somebody: kin, a trade, an office.
#[must_use]
pub fn is_somebody(reading: &Reading<'_>, cue: Cue) -> bool {
    matches!(cue, Cue::Term(vocabulary, _) if SOMEBODY.contains(&reading.base.vocabulary(vocabulary).name.as_str()))
}

/// Whether a cue is a word for kin.
pub(super) fn is_kin(reading: &Reading<'_>, cue: Cue) -> bool {
    matches!(cue, Cue::Term(vocabulary, _) if reading.base.vocabulary(vocabulary).name == "kinship")
}

/// The vocabularies whose words stand for people.
const SOMEBODY: &[&str] = &["kinship", "occupation", "office"];

/// Mentions of people, the unknown among them.
pub fn persons<'r>(reading: &'r Reading<'_>) -> impl DoubleEndedIterator<Item = &'r Mention> {
    persons_in(reading, 0..reading.tokens.len())
}

/// Those of them that start inside a range.
fn persons_in<'r>(reading: &'r Reading<'_>, range: Range<usize>) -> impl DoubleEndedIterator<Item = &'r Mention> {
    starting(&reading.mentions, range).filter(|mention| is_person(reading, mention))
}

/// Whether a mention is of somebody, known or not.
pub(super) fn is_person(reading: &Reading<'_>, mention: &Mention) -> bool {
    mention.entity.is_none_or(|entity| reading.base.entity(entity).kind == EntityKind::Person)
}

/// Those of them that stand before a token in its sentence.
fn persons_before<'r>(reading: &'r Reading<'_>, at: usize) -> impl DoubleEndedIterator<Item = &'r Mention> {
    let sentence = &reading.sentences[reading.sentence_of(at)].tokens;
    persons_in(reading, sentence.start..at).filter(move |mention| mention.tokens.end <= at)
}

fn is_reference(mention: &Mention) -> bool {
    matches!(mention.by, By::Pronoun | By::Possessive)
}

fn next_mention<'r>(reading: &'r Reading<'_>, from: usize, within: usize) -> Option<&'r Mention> {
    // One that starts near enough may end further on.
    let all = persons_in(reading, from..reading.tokens.len());
    all.take_while(|mention| mention.tokens.start - from <= within).find(|mention| mention.by != By::Possessive)
}

fn in_hit(reading: &Reading<'_>, at: usize) -> bool {
    reading.hits_over(at).any(|hit| matches!(hit.cue, Cue::Term(..) | Cue::Called(_)))
}

/// Words that may stand between a name and what is said of it.
fn is_light(reading: &Reading<'_>, at: usize) -> bool {
    let kinds = [
        Marker::Definite,
        Marker::Indefinite,
        Marker::Demonstrative,
        Marker::Adverb,
        Marker::Honorific,
        Marker::Former,
        Marker::Outgoing,
        Marker::FutureOne,
    ];
    let token = &reading.tokens[at];
    kinds.iter().any(|kind| reading.has(at, *kind))
        || token.is_any(&["jeune", "young", "\"", "."])
        || in_hit(reading, at) && !is_finite_use(reading, at)
}

/// « a bousculé l'arbitre »: a verb told by a phrase of the desk's is no word beside a name.
fn is_finite_use(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_verb(at) && reading.hits_over(at).any(|hit| hit.verb)
}

/// Whether a token is a finite verb.
#[must_use]
pub fn is_finite(reading: &Reading<'_>, at: usize) -> bool {
    reading.has(at, Marker::Auxiliary)
        || reading.is_verb(at) && reading.forms(at).iter().any(|form| form.mood.is_finite()) && !only_participle(reading, at)
}

/// English -ed forms after a comma are participles as often as not; a past form right after a noun phrase is taken as finite.
fn only_participle(reading: &Reading<'_>, at: usize) -> bool {
    let forms = reading.forms(at);
    let participle = forms.iter().any(|form| form.mood == Mood::Participle);
    let after_comma = at.checked_sub(1).is_some_and(|before| reading.tokens[before].is_any(&[",", "("]));
    participle && (after_comma || at == reading.sentences[reading.sentence_of(at)].tokens.start)
}

fn is_relative(reading: &Reading<'_>, at: usize) -> bool {
    reading.has(at, Marker::Relative)
}
