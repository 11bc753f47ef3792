//! Fillers: who or what stands in a role beside one of the attribute's words: « confiée à X », « la liste menée par X ».

use super::adjunct::{is_cue, is_former, occurrences};
use super::{affiliation, agent, court, namesake, side};
use crate::claims::bearer::{is_somebody, is_whose, is_within_relative};
use crate::claims::mention::{By, Mention};
use crate::claims::mood::{Mood, is_negated, is_saying, stance_of};
use crate::claims::occurrence::Occurrence;
use crate::claims::segment::{Opener, Sentence};
use crate::claims::{Claim, ClaimValue, Reading, Subject, occurrence};
use crate::facts::index::{Cue, Hit, KNOWN_BODIES};
use crate::facts::{EntityId, EntityKind, FactValue, VocabularyId};
use crate::language::inflect::{Mood as VerbMood, Tense};
use crate::language::{Lang, Marker};
use crate::text::Kind;
use crate::values::{Anchor, Spotted, Told, Value};
use jiff::civil::Date;
use std::ops::Range;

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    let kinds = kinds(reading, subject);
    for hit in reading.hits.iter().filter(|hit| is_cue(reading, hit.cue, subject) || tells_itself(reading, subject, hit)) {
        let sentence = &reading.sentences[reading.sentence_of(hit.tokens.start)];
        let clause = cleft(reading, sentence, hit.tokens.start)
            .filter(|cleft| cleft.contains(&hit.tokens.start))
            .unwrap_or_else(|| sentence.clause(hit.tokens.start));
        if !is_anchored(reading, subject, hit)
            || is_of_another(reading, subject, hit)
            || is_of_whole(reading, subject, hit)
            || is_won_otherwise(reading, subject, hit)
            || is_of_another_time(reading, subject, hit)
        {
            continue;
        }
        let mut fillers = fillers(reading, subject, &kinds, &clause);
        fillers.extend(called_alike(reading, subject, hit, &clause));
        // « a saisi mardi la cour de X »: part of what tells it.
        fillers.retain(|(_, tokens)| !is_object(reading, tokens) && (hit.tokens.end <= tokens.start || tokens.end <= hit.tokens.start));
        fillers.retain(|(_, tokens)| if hit.verb { is_near(reading, hit, tokens) } else { is_linked(reading, hit, tokens) });
        let saying = hit.tokens.clone().any(|at| is_saying(reading, at));
        fillers.retain(|(value, tokens)| !saying || !matches!(value, ClaimValue::Foreign(_)) || is_titled(reading, tokens));
        if is_done_by_another(reading, hit, &fillers) {
            continue;
        }
        let fillers = known(reading, subject, &fillers).map_or_else(|| placed(reading, hit, fillers), |known| vec![known]);
        if let [(value, tokens)] = fillers.as_slice() {
            let mut claim = Claim::of(reading, subject, value.clone(), tokens);
            claim.negated = is_negated(reading, &hit.tokens, hit.verb) || is_negated(reading, tokens, false);
            // A name set off by commas stands apart from the verb that tells what is said, and by whom.
            if claim.stance.mood == Mood::Asserted {
                claim.stance = stance_of(reading, &hit.tokens, subject);
            }
            out.push(claim);
        }
    }
    affiliation::read(reading, subject, &kinds, out);
    court::read(reading, subject, out);
    if side::is_side(reading, subject) {
        side::read(reading, subject, out);
    }
    if reading.base.attribute(subject.attribute).words.is_empty() {
        agent::read(reading, subject, &kinds, out);
    }
}

/// « X a remporté la course en 2025 », « L'an dernier, X … »: beside the verb stands a time that is not the event's.
fn is_of_another_time(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let days = || {
        reading.base.values_of(subject.entity).filter_map(|value| match value {
            FactValue::Plain(value) => value.single_day(),
            _ => None,
        })
    };
    let event = reading.base.entity(subject.entity).kind == EntityKind::Event;
    let Some(day) = reading.base.day_of(subject.entity).or_else(|| days().next()).filter(|_| hit.verb && event) else { return false };
    let sentence = &reading.sentences[reading.sentence_of(hit.tokens.start)];
    let own = &sentence.segments[sentence.segment_of(hit.tokens.start)];
    let opening = sentence.segments.first().filter(|first| first.verbs.is_empty());
    let anchor = Anchor { dateline: reading.context.date, ..Anchor::default() };
    let far = |date: Date| (date - day).get_days().abs() > FAR;
    let another = |spotted: &Spotted| match spotted.told.resolve(&anchor) {
        Some(Value::Date(dates)) => {
            dates.first.zip(dates.last).is_some_and(|(first, last)| far(first) && far(last) && (last < day || day < first))
        }
        _ => false,
    };
    let ranges = opening.into_iter().chain([own]).map(|segment| segment.tokens.clone());
    ranges.flat_map(|range| reading.values_in(range)).any(another)
}

/// How many days from its own another day is of another event.
const FAR: i32 = 30;

/// « C'est X qui a ordonné »: whom a copula opens, at the start or behind a strong mark, and what the relative after them tells are one clause.
fn cleft(reading: &Reading<'_>, sentence: &Sentence, at: usize) -> Option<Range<usize>> {
    let part = sentence.part_start(at);
    let start = part + usize::from(!reading.tokens[part].is_word());
    let copula = (start..sentence.tokens.end.min(start + 3)).any(|at| reading.is(at, Marker::Copula));
    let first = sentence.segment_of(start);
    let relative = first + sentence.segments[first..].iter().position(|segment| segment.opener == Opener::Relative)?;
    let flat = sentence.segments[first..relative].iter().flat_map(|segment| &segment.verbs).all(|verb| *verb < start + 3);
    // « C'est X qui, jeudi, a ordonné »: the relative's verb may follow what stands between commas.
    let told = sentence.segments[relative..].iter().find(|segment| !segment.verbs.is_empty()).unwrap_or(&sentence.segments[relative]);
    (copula && flat && relative <= first + 3).then_some(start..told.tokens.end)
}

/// « l'éditeur Paul X », « Me X »: a name that the desk doesn't know may be a newspaper's where it says something.
fn is_titled(reading: &Reading<'_>, name: &Range<usize>) -> bool {
    let beside = |hit: &Hit| hit.tokens.end == name.start || hit.tokens.start <= name.end + 2 && hit.tokens.start > name.end;
    let addressed = name.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Honorific));
    addressed || reading.hits.iter().any(|hit| !hit.verb && is_somebody(reading, hit.cue) && beside(hit))
}

/// « président d'honneur », "former head": the word is part of what another is called, told of the past, or of a part of the subject.
fn is_of_another(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let longer =
        |other: &Hit| other.tokens.start <= hit.tokens.start && hit.tokens.end <= other.tokens.end && other.tokens.len() > hit.tokens.len();
    // « la directrice générale de X » is what the desk calls the one in the role.
    let values = || subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).is);
    let fills = |entity: EntityId| values().any(|value| *value == FactValue::Entity(entity));
    let called = |other: &Hit| matches!(other.cue, Cue::Called(entity) if entity != subject.entity && !fills(entity)) && longer(other);
    let own = reading.base.entity(subject.entity);
    let part = || hit.verb && is_of_part(reading, subject, hit.tokens.end);
    own.kind.is_corporate() && (part() || !hit.verb && (reading.hits.iter().any(called) || is_former(reading, hit)))
}

/// « dirige les finances d'Orvanne », "runs Orvanne's finances": what the verb has as its object is only a part of the subject.
fn is_of_part(reading: &Reading<'_>, subject: &Subject<'_>, from: usize) -> bool {
    let clause = reading.sentences[reading.sentence_of(from - 1)].clause(from - 1);
    let Some(owner) = reading.mentions_in(from..clause.end.max(from)).find(|mention| mention.entity == Some(subject.entity)) else {
        return false;
    };
    let plain = |at: usize| reading.tokens[at].is_word() && !reading.is_verb(at) && !reading.tokens[at].capital;
    let noun = |at: usize| plain(at) && !reading.is_marked(at) && !reading.has(at, Marker::Entire);
    let small = |at: usize| reading.is_marked(at) && reading.tokens[at].is_word();
    let of = owner.tokens.start - usize::from(reading.has(owner.tokens.start - 1, Marker::Definite));
    let governed = of > from + 1 && reading.has(of - 1, Marker::Genitive) && noun(of - 2) && (from..of - 2).all(small);
    let genitive = reading.tokens.get(owner.tokens.end).is_some_and(|token| token.is("'s"));
    governed
        || genitive && owner.tokens.end + 1 < reading.tokens.len() && noun(owner.tokens.end + 1) && (from..owner.tokens.start).all(small)
}

/// « la filiale de X dirigée par Y »: a participle right after whose a thing is may as well be told of the thing.
fn is_of_whole(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let participle = hit.verb && hit.forms.iter().all(|form| form.mood == VerbMood::Participle);
    let owner = |mention: &Mention| {
        let governed = mention.tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Genitive));
        mention.entity == Some(subject.entity) && mention.tokens.end == hit.tokens.start && governed
    };
    participle && reading.mentions.iter().any(owner)
}

/// Where several could fill the role, one that a fact gives it is the one meant.
fn known(reading: &Reading<'_>, subject: &Subject<'_>, fillers: &[(ClaimValue, Range<usize>)]) -> Option<(ClaimValue, Range<usize>)> {
    let values = || subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).is);
    let given = |value: &ClaimValue| matches!(value, ClaimValue::Entity(told) if values().any(|known| *known == FactValue::Entity(*told)));
    fillers.iter().find(|(value, _)| given(value)).cloned()
}

/// An attribute without words of its own is filled beside the verb of the event itself: who did it.
fn tells_itself(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    is_silent(reading, subject)
        && hit.verb
        && occurrences(reading, subject).iter().any(|occurrence| occurrence.verb && occurrence.tokens == hit.tokens)
}

/// Neither the attribute nor its facts have words of their own.
fn is_silent(reading: &Reading<'_>, subject: &Subject<'_>) -> bool {
    reading.base.attribute(subject.attribute).words.is_empty() && subject.facts.iter().all(|fact| reading.base.fact(*fact).words.is_empty())
}

/// Institutions that the desk doesn't know but the built-in vocabularies do.
fn foreign(
    reading: &Reading<'_>,
    subject: &Subject<'_>,
    kinds: &[EntityKind],
    clause: &Range<usize>,
    known: &[(ClaimValue, Range<usize>)],
) -> Vec<(ClaimValue, Range<usize>)> {
    let own = reading.base.attribute(subject.attribute).vocabulary;
    let bodies = if kinds.contains(&EntityKind::Body) { KNOWN_BODIES } else { &[] };
    let named = |vocabulary: VocabularyId| own == Some(vocabulary) || bodies.contains(&reading.base.vocabulary(vocabulary).name.as_str());
    let apart = |tokens: &Range<usize>| {
        let clear = |other: &Range<usize>| other.end <= tokens.start || tokens.end <= other.start;
        let described = reading.hits.iter().filter(|hit| matches!(hit.cue, Cue::Called(_))).all(|hit| clear(&hit.tokens));
        described
            && known.iter().all(|(_, other)| clear(other))
            && reading.mentions.iter().filter(|mention| mention.entity.is_some()).all(|mention| clear(&mention.tokens))
    };
    let hits = reading.hits_in(clause.clone()).filter(|hit| {
        matches!(hit.cue, Cue::Term(vocabulary, term) if named(vocabulary) && !reading.base.vocabulary(vocabulary).has_finer(term))
            && apart(&hit.tokens)
    });
    let longest = |hit: &&Hit| {
        !reading.hits.iter().any(|other| {
            other.tokens.len() > hit.tokens.len()
                && other.tokens.start <= hit.tokens.start
                && hit.tokens.end <= other.tokens.end
                && matches!(other.cue, Cue::Term(..))
        })
    };
    let mut out: Vec<(ClaimValue, Range<usize>)> = hits
        .filter(longest)
        .map(|hit| (ClaimValue::Foreign(reading.span(&hit.tokens).of(reading.text).to_owned()), hit.tokens.clone()))
        .collect();
    out.dedup_by(|a, b| a.1 == b.1);
    out
}

/// Of two that could fill the role the grammar decides: the subject of an active verb, what « par » names beside a passive,
/// what follows a preposition that ends the cue.
fn placed(reading: &Reading<'_>, hit: &Hit, fillers: Vec<(ClaimValue, Range<usize>)>) -> Vec<(ClaimValue, Range<usize>)> {
    if fillers.len() < 2 || !hit.verb {
        return fillers;
    }
    let prepositional = reading.tokens[hit.tokens.end - 1].is_any(&["à", "au", "aux", "to", "from", "de", "du"]);
    let agent = |tokens: &Range<usize>| {
        tokens.start > hit.tokens.start
            && (tokens.start.saturating_sub(2)..tokens.start).any(|at| reading.tokens[at].is_any(&["par", "by"]))
    };
    let after = |tokens: &Range<usize>| tokens.start >= hit.tokens.end && tokens.start - hit.tokens.end <= 2;
    let before = |tokens: &Range<usize>| tokens.end <= hit.tokens.start;
    let chosen = fillers
        .iter()
        .position(|(_, tokens)| agent(tokens))
        .or_else(|| fillers.iter().position(|(_, tokens)| prepositional && after(tokens)))
        .or_else(|| fillers.iter().rposition(|(_, tokens)| !prepositional && before(tokens)));
    chosen.map_or(fillers.clone(), |at| vec![fillers[at].clone()])
}

/// « la banque fondée par son aïeul »: the agent of the passive is told, and is none of those who could be named.
fn is_done_by_another(reading: &Reading<'_>, hit: &Hit, fillers: &[(ClaimValue, Range<usize>)]) -> bool {
    let by = (hit.tokens.end..hit.tokens.end + 3).find(|at| reading.is(*at, Marker::By));
    let passive = hit.verb && hit.forms.iter().any(|form| form.mood == VerbMood::Participle) && !occurrence::is_active(reading, hit);
    passive && by.is_some_and(|by| !fillers.iter().any(|(_, tokens)| tokens.start > by))
}

/// « a remporté douze bureaux de vote », « l'a vu battu »: the verb of an outcome has another object than the event or who was opposed,
/// or is told of nobody who did it.
fn is_won_otherwise(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let outcome = occurrence::is_of_outcome(reading.base, subject.attribute);
    if !outcome || !hit.verb {
        return false;
    }
    if !occurrence::is_active(reading, hit) {
        return !(hit.tokens.end..hit.tokens.end + 3).any(|at| reading.is(at, Marker::By));
    }
    let end = reading.sentences[reading.sentence_of(hit.tokens.start)].tokens.end;
    let valued = |at: usize| reading.values_over(at).next();
    let dated = |at: usize| valued(at).is_some_and(|spotted| matches!(spotted.told, Told::When(_)));
    let own = |at: usize| occurrences(reading, subject).iter().any(|told| told.tokens.contains(&at) && told.tokens != hit.tokens);
    let opposed = |at: usize| reading.mentions_over(at).next().is_some();
    let governed = |at: usize| reading.has(at, Marker::Preposition) && !reading.has(at, Marker::Indefinite);
    let light = |at: &usize| (reading.is_marked(*at) && !governed(*at) && valued(*at).is_none() || dated(*at)) && !own(*at);
    let object = (hit.tokens.end..end).find(|at| !light(at));
    object.is_some_and(|at| reading.tokens[at].kind != Kind::Mark && !governed(at) && !own(at) && !opposed(at))
}

/// The body called like the one that a fact has, right after a verb in the present: « X travaille au CHU de Trou ».
fn called_alike(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit, clause: &Range<usize>) -> Vec<(ClaimValue, Range<usize>)> {
    let near = |tokens: &Range<usize>| (hit.tokens.end..=hit.tokens.end + 1).contains(&tokens.start);
    if !is_now(reading, subject, hit) {
        return Vec::new();
    }
    namesake::read(reading, subject, clause).into_iter().filter(|(_, tokens)| near(tokens)).collect()
}

/// « X travaille au »: a verb in the present right after the person, whose it is.
fn is_now(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let person = reading.base.entity(subject.entity).kind == EntityKind::Person;
    let present = hit.forms.iter().any(|form| form.mood == VerbMood::Indicative && form.tense == Tense::Present);
    let last = reading.mentions.iter().rfind(|mention| mention.by != By::Possessive && mention.tokens.end <= hit.tokens.start);
    let own = last.filter(|mention| mention.entity == Some(subject.entity));
    let light = |at: usize| reading.is_marked(at) && !reading.has(at, Marker::Auxiliary) && !reading.has(at, Marker::Negation);
    person && present && is_governed(reading, hit) && own.is_some_and(|own| (own.tokens.end..hit.tokens.start).all(light))
}

/// « travailler pour », "work at": the preposition that ends the phrase leads to what fills the role.
fn is_governed(reading: &Reading<'_>, hit: &Hit) -> bool {
    let last = hit.tokens.end - 1;
    hit.verb && hit.tokens.len() > 1 && (reading.has(last, Marker::Preposition) || reading.has(last, Marker::There))
}

/// « l'a vu », "beat him": a pronoun that is a verb's object.
fn is_object(reading: &Reading<'_>, filler: &Range<usize>) -> bool {
    filler.len() == 1 && reading.tokens[filler.start].is_any(&["le", "la", "l'", "him"])
}

/// No other verb of the segment stands between who comes before a verb and the verb: "X chairs the firm her grandfather set up".
fn is_near(reading: &Reading<'_>, hit: &Hit, filler: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(hit.tokens.start)];
    let segment = &sentence.segments[sentence.segment_of(hit.tokens.start)];
    let between = filler.end.max(segment.tokens.start)..hit.tokens.start;
    let owner = reading.tokens.get(filler.end).is_some_and(|token| token.is("'s"));
    !owner
        && (filler.start > hit.tokens.start
            || !between.into_iter().any(|at| reading.is_verb(at) && crate::claims::bearer::is_finite(reading, at)))
}

/// A noun's filler is joined to it: « le chef du service, X », « la liste de X », "X's list".
fn is_linked(reading: &Reading<'_>, hit: &Hit, filler: &Range<usize>) -> bool {
    let after = filler.start >= hit.tokens.end && filler.start - hit.tokens.end <= 5;
    let links = |range: Range<usize>| {
        range.clone().any(|at| {
            reading.tokens[at]
                .is_any(&["de", "d'", "du", "des", "of", "à", "au", "aux", "to", "par", "by", ",", "est", "is", "dans", "en", "in", "at"])
        })
    };
    let genitive = filler.end < hit.tokens.start && hit.tokens.start - filler.end <= 3 && reading.tokens[filler.end].is("'s");
    // "on the X list": what a name in front of the noun tells of it.
    let compound = filler.end == hit.tokens.start && reading.context.lang == Lang::En;
    let copula = filler.end <= hit.tokens.start && hit.tokens.start - filler.end <= 4 && links(filler.end..hit.tokens.start);
    // "led by", « sous la direction de »: the phrase ends in its link.
    let joined = hit.tokens.end - usize::from(hit.tokens.len() > 1)..(hit.tokens.end + 1).min(filler.start);
    let flat = (hit.tokens.end..filler.start).all(|at| !crate::claims::bearer::is_finite(reading, at) && !is_purpose(reading, at));
    after && flat && (filler.start == hit.tokens.end || links(joined)) || genitive || compound || copula
}

/// "on their way to the rally to kill X": an infinitive behind its preposition has an object of its own.
fn is_purpose(reading: &Reading<'_>, at: usize) -> bool {
    let governed = at.checked_sub(1).is_some_and(|before| reading.has(before, Marker::Preposition));
    governed && reading.forms(at).iter().any(|form| form.mood == VerbMood::Infinitive)
}

/// The kinds of entity that the facts' own values have; without a fact those that the attribute is made for.
fn kinds(reading: &Reading<'_>, subject: &Subject<'_>) -> Vec<EntityKind> {
    if subject.facts.is_empty() {
        return reading.base.attribute(subject.attribute).role.clone();
    }
    let values = subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).is);
    values
        .filter_map(|value| match value {
            FactValue::Entity(entity) => Some(reading.base.entity(*entity).kind),
            _ => None,
        })
        .collect()
}

/// Everything of these kinds in a clause, the subject and what it belongs to left out; more than one and the role is not clear.
pub(super) fn fillers(
    reading: &Reading<'_>,
    subject: &Subject<'_>,
    kinds: &[EntityKind],
    clause: &Range<usize>,
) -> Vec<(ClaimValue, Range<usize>)> {
    let record = reading.base.entity(subject.entity);
    let own = |entity: EntityId| entity == subject.entity || record.of.contains(&entity);
    let mut out: Vec<(ClaimValue, Range<usize>)> = Vec::new();
    for mention in reading.mentions_in(clause.clone()).filter(|mention| !matches!(mention.by, By::Possessive)) {
        match mention.entity {
            Some(entity) if kinds.contains(&reading.base.entity(entity).kind) && !own(entity) && !is_whose(reading, mention) => {
                // « la ministre, X »: the name right after says best who.
                if let Some(last) = out.last_mut().filter(|last| last.0 == ClaimValue::Entity(entity) && mention.by == By::Name) {
                    last.1 = mention.tokens.clone();
                } else {
                    out.push((ClaimValue::Entity(entity), mention.tokens.clone()));
                }
            }
            None if kinds.contains(&EntityKind::Person) => {
                out.push((ClaimValue::Foreign(reading.span(&mention.tokens).of(reading.text).to_owned()), mention.tokens.clone()));
            }
            _ => {}
        }
    }
    out.extend(foreign(reading, subject, kinds, clause, &out));
    out.dedup_by(|a, b| a.0 == b.0);
    out
}

/// The subject stands in the sentence of the cue, or its event is told there, or it is what the cue's noun is of.
fn is_anchored(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let here = reading.sentence_of(hit.tokens.start);
    let range = reading.sentences[here].tokens.clone();
    // "Y, who defends X, once represented": who is named in a clause that is closed is not told of after it.
    let own = |mention: &Mention| mention.entity == Some(subject.entity);
    let open = |mention: &Mention| own(mention) && !is_within_relative(reading, mention, hit.tokens.start);
    let named = |tokens: &Range<usize>| reading.mentions_over(tokens.start).any(|mention| own(mention) && mention.tokens == *tokens);
    let told = |occurrence: &Occurrence| reading.sentence_of(occurrence.tokens.start) == here && !named(&occurrence.tokens);
    reading.mentions_in(range.clone()).any(open) || occurrences(reading, subject).iter().any(told) || is_sole(reading, subject, hit)
}

/// « C'est X qui a donné l'alerte »: in a draft about the story, what a verb tells that the desk has words for and one event alone has, and no other
/// event stands in the sentence.
fn is_sole(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let sentence = reading.sentences[reading.sentence_of(hit.tokens.start)].tokens.clone();
    let event = |other: &Hit| {
        let apart = other.tokens.end <= hit.tokens.start || hit.tokens.end <= other.tokens.start;
        apart && matches!(other.cue, Cue::Event(_) | Cue::EventOf(_))
    };
    let known = |mention: &Mention| mention.by == By::Name && mention.entity.is_some() && mention.tokens.end <= hit.tokens.start;
    hit.verb
        && reading.base.links.sole(subject.attribute) == Some(subject.entity)
        && reading.is_about()
        && reading.mentions_in(sentence.clone()).any(known)
        && !reading.hits_in(sentence).any(event)
        && !has_topic(reading, hit)
        && !side::is_another_time(reading, subject, &hit.tokens)
        && !occurrence::is_pluperfect(reading, hit.tokens.start)
}

/// « a donné l'alerte sur la surpopulation », "raised the alarm about": what it is about, no time.
fn has_topic(reading: &Reading<'_>, hit: &Hit) -> bool {
    let at = hit.tokens.end;
    let opened = reading.has(at, Marker::Preposition) || reading.is(at, Marker::Roughly);
    let timed = reading.values.iter().any(|value| (at..at + 3).contains(&value.tokens.start));
    opened && !timed
}
