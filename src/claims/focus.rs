//! Focus: whether a stretch of text tells of a subject, named there or carried over from the sentences before.

use super::Subject;
use super::bearer::{is_person, is_whose};
use super::kin::is_of_theirs;
use super::mention::{By, Mention};
use super::occurrence::{Occurrence, of_event};
use super::reading::Reading;
use super::segment::{Opener, Sentence};
use crate::facts::index::{Cue, Hit};
use crate::facts::{EntityId, EntityKind, ValueType};
use crate::language::Marker;
use crate::text::Token;
use std::ops::Range;

/// How many sentences a subject is carried over, as long as nothing else of its kind is named.
const CARRIED: usize = 2;

/// Whether the sentence at a token tells of the subject or of what it belongs to.
#[must_use]
pub fn is_told_of(reading: &Reading<'_>, subject: &Subject<'_>, at: usize) -> bool {
    let here = reading.sentence_of(at);
    if is_rivalled(reading, subject, here) {
        return false;
    }
    if is_named_in(reading, subject, here) {
        return !is_overshadowed(reading, subject, here);
    }
    let earlier = (here.saturating_sub(CARRIED)..here).rev();
    !has_rival(reading, subject, here) && first_told(reading, subject, here, earlier)
}

/// « Au second tour, … » says nothing of the first: another event of which the same is known is told of in the sentence, and it isn't.
#[must_use]
pub fn is_rivalled(reading: &Reading<'_>, subject: &Subject<'_>, sentence: usize) -> bool {
    let event = |entity: &EntityId| reading.base.entity(*entity).kind == EntityKind::Event;
    let alike = |entity: &&EntityId| event(entity) && reading.base.group(**entity, subject.attribute).is_some();
    let own = plainness(reading, subject.entity, sentence);
    let rivalled = || reading.touched().iter().filter(alike).any(|rival| plainness(reading, *rival, sentence) > own);
    event(&subject.entity) && (rivalled() || own == 0 && tells_sibling(reading, subject.entity, sentence))
}

/// "Turnout in the runoff": the sentence tells of what stands beside an event of the kind, under the same wider kind.
fn tells_sibling(reading: &Reading<'_>, event: EntityId, sentence: usize) -> bool {
    let kinds = reading.base.links.event().map(|id| reading.base.vocabulary(id));
    let Some((kind, kinds)) = reading.base.entity(event).event.zip(kinds) else { return false };
    let beside = |term| !reading.same_event(term, kind) && kinds.are_grades(term, kind);
    reading.hits_in(reading.sentences[sentence].tokens.clone()).any(|hit| !hit.verb && matches!(hit.cue, Cue::Event(term) if beside(term)))
}

/// How plainly a sentence tells of an event: by its own kind or name, by a wider kind, or not.
fn plainness(reading: &Reading<'_>, event: EntityId, sentence: usize) -> u8 {
    let kind = reading.base.entity(event).event;
    let kinds = reading.base.links.event().map(|id| reading.base.vocabulary(id));
    let above = |term, kind| term != kind && kinds.is_some_and(|kinds| kinds.is_under(kind, term));
    let wider = |told: &Occurrence| {
        let mut cues = reading.hits_over(told.tokens.start).filter(|hit| hit.tokens == told.tokens);
        cues.any(|hit| matches!((hit.cue, kind), (Cue::Event(term), Some(kind)) if above(term, kind)))
    };
    let here = |told: &&Occurrence| reading.sentence_of(told.tokens.start) == sentence;
    of_event(reading, event).iter().filter(here).map(|told| if wider(told) { 1 } else { 2 }).max().unwrap_or_default()
}

/// Only what the subject belongs to is named, and beside it another of which the desk knows the same: « au premier tour, à Trou ».
fn is_overshadowed(reading: &Reading<'_>, subject: &Subject<'_>, sentence: usize) -> bool {
    let knows = |entity: EntityId| reading.base.groups_of(entity).any(|group| group.attribute == subject.attribute);
    let named: Vec<EntityId> = named_in(reading, sentence).filter_map(|mention| mention.entity).collect();
    !named.contains(&subject.entity) && named.iter().any(|entity| *entity != subject.entity && knows(*entity))
}

/// Whether the verb that tells a figure has a subject of its own that isn't this one: a name that the desk doesn't know,
/// « Brackmann reported », or in a sentence that only carries the subject over any noun, « Les commandes, elles, ont reculé ».
#[must_use]
pub fn is_anothers(reading: &Reading<'_>, subject: &Subject<'_>, at: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let clause = sentence.clause(at);
    let Some(verb) = clause.clone().find(|at| reading.is_verb(*at)).filter(|verb| *verb < at) else { return false };
    let before = clause.start..verb;
    let known = |at: usize| {
        reading.mentions_over(at).next().is_some()
            || reading.values_over(at).next().is_some()
            || reading.own_hits(subject).any(|hit| hit.tokens.contains(&at))
    };
    let plain = |at: usize| reading.tokens[at].is_word() && !reading.is_marked(at) && !known(at);
    let last = before.clone().rev().find(|at| reading.tokens[*at].is_word() && !reading.is_marked(*at));
    let stranger = last.is_some_and(|at| at > sentence.tokens.start && reading.tokens[at].capital && plain(at));
    let carried = || !is_named_in(reading, subject, reading.sentence_of(at));
    // « …; le plus lourd, un radar, pèse 112 kilos »: past a strong mark another subject opens.
    let part = sentence.part_start(at)..verb;
    let told_of = |at: usize| reading.mentions_over(at).next().is_some() || reading.own_hits(subject).any(|hit| hit.tokens.contains(&at));
    let apart =
        || part.start > sentence.tokens.start && !part.clone().any(told_of) && part.clone().any(|at| reading.has(at, Marker::Definite));
    let told = |hit: &Hit| hit.tokens.contains(&verb);
    let noun = |lead: Range<usize>| lead.clone().any(|at| reading.has(at, Marker::Definite) && plain(at + 1)) && !lead.clone().any(known);
    // « Selon X, le rival emploie »: what stands behind the last comma is the verb's subject.
    let comma = before.clone().rev().find(|at| reading.tokens[*at].is(",")).filter(|at| at + 1 < verb);
    let acting = matches!(reading.base.entity(subject.entity).kind, EntityKind::Body | EntityKind::Group | EntityKind::Person);
    let behind = || acting && comma.is_some_and(|comma| noun(comma + 1..verb));
    let own = || reading.has(verb, Marker::Copula) || reading.own_hits(subject).any(told);
    // "X's neighbour lost": the noun after the name is the verb's subject.
    let owner =
        |mention: &Mention| reading.tokens.get(mention.tokens.end).is_some_and(|token| token.is("'s")) && mention.tokens.end + 1 < verb;
    let owned = || own() && verb.checked_sub(1).is_some_and(plain) && reading.mentions_in(before.clone()).last().is_some_and(owner);
    stranger
        || is_of_theirs(reading, at)
        || is_of_pronoun(reading, subject, &before)
        || is_in_relative_of_named(reading, subject, sentence, at)
        || is_in_relative_of_another(reading, subject, sentence, at)
        || (behind() || carried() && noun(before.clone())) && reading.own_hits(subject).any(told)
        || apart() && reading.own_hits(subject).any(told)
        || is_of_noun(reading, subject, at)
        || own() && is_under(reading, subject, &before)
        || owned()
}

/// « Il a été condamné à 28 mois, X … »: a pronoun whose person isn't known is the verb's subject.
fn is_of_pronoun(reading: &Reading<'_>, subject: &Subject<'_>, before: &Range<usize>) -> bool {
    let person = reading.base.entity(subject.entity).kind == EntityKind::Person;
    let nominative = |at: usize| reading.tokens[at].is_any(&["il", "elle", "he", "she"]) && reading.mentions_over(at).next().is_none();
    let own = |mention: &Mention| mention.entity == Some(subject.entity);
    let rival = |mention: &Mention| mention.by == By::Name && !own(mention) && is_person(reading, mention);
    let corporate = reading.base.entity(subject.entity).kind.is_corporate();
    // « X a annoncé qu'elle supprimerait »: who says so is told of.
    let from = if corporate { reading.sentences[reading.sentence_of(before.start)].tokens.start } else { before.start };
    before.clone().any(nominative)
        && !reading.mentions_in(from..before.end).any(own)
        && (corporate || person && reading.mentions_in(0..before.start).any(rival))
}

/// "Labour, which came third": what a relative clause tells is of the name right before it.
fn is_in_relative_of_named(reading: &Reading<'_>, subject: &Subject<'_>, sentence: &Sentence, at: usize) -> bool {
    let segment = &sentence.segments[sentence.segment_of(at)];
    let opens = segment.opener == Opener::Relative && reading.tokens[segment.tokens.start].is_any(&["qui", "which", "who"]);
    let comma = segment.tokens.start.checked_sub(1).filter(|at| reading.tokens[*at].is(","));
    let end = comma.unwrap_or(segment.tokens.start);
    let owner =
        reading.mentions.iter().find(|mention| mention.tokens.end == end && mention.by == By::Name).and_then(|mention| mention.entity);
    let named = |mention: &Mention| mention.entity == Some(subject.entity);
    let alike = |entity: EntityId| is_acting(reading, entity) && is_acting(reading, subject.entity);
    opens
        && owner.is_some_and(|owner| alike(owner) && !is_ours(reading, subject, owner))
        && !reading.mentions_in(segment.tokens.clone()).any(named)
}

/// Somebody, or a body of people.
fn is_acting(reading: &Reading<'_>, entity: EntityId) -> bool {
    matches!(reading.base.entity(entity).kind, EntityKind::Body | EntityKind::Group | EntityKind::Person)
}

/// « La Nasa emploie … »: a name that the desk doesn't know is the subject that opens a sentence.
#[must_use]
pub fn is_opened_by_stranger(reading: &Reading<'_>, sentence: usize) -> bool {
    let range = reading.sentences[sentence].tokens.clone();
    let Some(verb) = range.clone().find(|at| reading.is_verb(*at)) else { return false };
    let known = |at: usize| reading.mentions_over(at).any(|mention| mention.entity.is_some()) || reading.values_over(at).next().is_some();
    let name = |at: usize| reading.tokens[at].is_word() && reading.tokens[at].capital && !reading.is_marked(at) && !known(at);
    let opening = range.start..verb;
    !opening.is_empty() && opening.len() <= 4 && (opening.start + 1..opening.end).any(name)
}

/// « Le documentaire qui suivait X n'a retenu que 1,9 million »: the subject stands in a relative of another noun, whose verb is the second.
fn is_in_relative_of_another(reading: &Reading<'_>, subject: &Subject<'_>, sentence: &Sentence, at: usize) -> bool {
    // « …, soit 14 % »: what a comma adds leans on the relative's verb.
    let segment = &sentence.segments[sentence.segment_of(sentence.clause(at).start)];
    let head = segment.tokens.start.checked_sub(1).filter(|head| segment.opener == Opener::Relative && is_plain(reading, *head));
    let inside = |mention: &Mention| mention.entity == Some(subject.entity) && segment.tokens.contains(&mention.tokens.start);
    let Some(named) = reading.mentions.iter().find(|mention| inside(mention)) else { return false };
    let between = |verb: &&usize| named.tokens.end <= **verb && **verb < at;
    let own = segment.verbs.iter().any(|verb| *verb < named.tokens.start);
    head.is_some() && own && segment.verbs.iter().any(|verb| between(&verb)) && reading.has(segment.tokens.start, Marker::Relative)
}

/// « le dividende du secteur », "the dividend of the industry": what is told is of a noun that stands for nothing of the desk.
fn is_of_noun(reading: &Reading<'_>, subject: &Subject<'_>, at: usize) -> bool {
    let clause = reading.sentences[reading.sentence_of(at)].clause(at);
    let of = |hit: &Hit| {
        let genitive = hit.tokens.end;
        let held = reading.has(genitive, Marker::Contracted) && reading.has(genitive, Marker::Genitive);
        let article = held || reading.has(genitive, Marker::Genitive) && reading.has(genitive + 1, Marker::Definite);
        article.then(|| genitive + if held { 1 } else { 2 })
    };
    let own = reading.own_hits(subject).filter(|hit| !hit.verb && clause.contains(&hit.tokens.start));
    // « du groupe X »: the noun is what the name is of.
    let apposed = |noun: usize| {
        reading.mentions_over(noun + 1).any(|mention| mention.tokens.start == noun + 1 && mention.entity == Some(subject.entity))
    };
    own.filter_map(of).any(|noun| is_plain(reading, noun) && !apposed(noun))
}

/// A word that tells nothing of the desk: no value, no name, no description, no small word.
fn is_plain(reading: &Reading<'_>, at: usize) -> bool {
    let called = || reading.hits_over(at).any(|hit| matches!(hit.cue, Cue::Called(_)));
    let read = || reading.mentions_over(at).next().is_some() || reading.values_over(at).next().is_some();
    reading.tokens.get(at).is_some_and(Token::is_word) && !reading.is_marked(at) && !read() && !called()
}

/// Whether the copula that tells a figure has for subject a noun that only is the subject's: « Le tirage de X était de 6 000 ».
#[must_use]
pub fn is_headed(reading: &Reading<'_>, subject: &Subject<'_>, at: usize) -> bool {
    let clause = reading.sentences[reading.sentence_of(at)].clause(at);
    let verb = clause.clone().find(|at| reading.is_verb(*at)).filter(|verb| *verb < at && reading.has(*verb, Marker::Copula));
    verb.is_some_and(|verb| is_under(reading, subject, &(clause.start..verb)))
}

/// « Le dividende de X recule », « Le tirage de X était », "each of its detectors cost": the verb's subject is a noun that the
/// attribute knows nothing of, the name only its complement.
pub(super) fn is_under(reading: &Reading<'_>, subject: &Subject<'_>, before: &Range<usize>) -> bool {
    let told = |at: usize| {
        reading.mentions_over(at).any(|mention| mention.by != By::Possessive)
            || reading.own_hits(subject).any(|hit| hit.tokens.contains(&at))
            || reading.hits_over(at).any(|hit| matches!(hit.cue, Cue::Called(_)))
    };
    let plain = |at: usize| reading.tokens[at].is_word() && !reading.is_marked(at) && !told(at) && !reading.tokens[at].capital;
    let named = reading.mentions_in(before.clone()).last();
    let complement = named.and_then(|mention| mention.tokens.start.checked_sub(1)).filter(|at| reading.has(*at, Marker::Genitive));
    match (named, complement) {
        (Some(mention), Some(of)) if mention.by != By::Possessive => of > before.start && plain(of - 1),
        (Some(mention), None) if mention.by != By::Possessive => false,
        _ => {
            before.clone().next_back().is_some_and(plain)
                && !before.clone().any(|at| reading.own_hits(subject).any(|hit| hit.tokens.contains(&at)))
                && before.clone().any(|at| reading.has(at, Marker::Definite) || reading.has(at, Marker::Possessive))
        }
    }
}

/// Whether, of several that a figure could be of, the grammar gives it to another than the subject.
///
/// « Troisième de sa poule, X … »: what follows the comma; « X n'a eu que 38 % … contre Y »: who stands before it, ungoverned.
#[must_use]
pub fn is_given_to_another(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let kind = reading.base.entity(subject.entity).kind;
    if matches!(kind, EntityKind::Event | EntityKind::Case) {
        return false;
    }
    let like = |mention: &&Mention| {
        mention.by != By::Possessive && mention.entity.is_some_and(|entity| is_like(kind, reading.base.entity(entity).kind))
    };
    let all: Vec<&Mention> = reading.mentions_in(sentence.tokens.clone()).filter(like).collect();
    let segment = &sentence.segments[sentence.segment_of(tokens.start)].tokens;
    let apposed = || {
        all.iter()
            .filter(|_| !segment.clone().any(|at| reading.is_verb(at)))
            .find(|mention| mention.tokens.start == segment.end + 1 && reading.tokens[segment.end].is(","))
    };
    let governed = |mention: &Mention| mention.tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Preposition));
    let free = |mention: &&&Mention| mention.tokens.end <= tokens.start && !governed(mention) && !is_led(reading, mention);
    let owner = apposed().or_else(|| all.iter().rfind(free));
    let aimed = |entity: EntityId| reading.base.group(entity, subject.attribute).is_none() && is_aimed_at(reading, subject, tokens);
    owner.is_some_and(|owner| owner.entity.is_some_and(|entity| !is_ours(reading, subject, entity) && !aimed(entity)))
}

/// « X a requis sept ans contre Y », "sought seven years for Y": a verb of the attribute tells the figure, and a preposition right before
/// their name whom it is meant for.
fn is_aimed_at(reading: &Reading<'_>, subject: &Subject<'_>, figure: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(figure.start)].tokens;
    let person = reading.base.entity(subject.entity).kind == EntityKind::Person;
    let verb = |range: Range<usize>| range.into_iter().any(|at| reading.is_verb(at) || reading.has(at, Marker::Coordinator));
    let governs = |hit: &Hit| hit.verb && sentence.contains(&hit.tokens.start) && hit.tokens.end <= figure.start;
    let told = || reading.own_hits(subject).any(|hit| governs(hit) && !verb(hit.tokens.end..figure.start));
    // « six mois pour le dossier contre X »: a noun of something else lies between.
    let small = |at: usize| {
        let cue = || reading.hits_over(at).any(|hit| matches!(hit.cue, Cue::Attribute(_) | Cue::Term(..)));
        !reading.tokens[at].is_word() || reading.is_marked(at) || reading.values_over(at).next().is_some() || cue()
    };
    let clear = |range: Range<usize>| !verb(range.clone()) && range.into_iter().all(small);
    let aimed = |mention: &Mention| aim(reading, subject, figure.end, mention).is_some_and(|aim| clear(figure.end..aim));
    let own = |mention: &Mention| mention.entity == Some(subject.entity) && aimed(mention);
    person && told() && reading.mentions_in(figure.end..sentence.end).any(own)
}

/// Where the preposition stands that leads to a name over its article and title: « à l'encontre de l'ancien notaire X ».
fn aim(reading: &Reading<'_>, subject: &Subject<'_>, from: usize, name: &Mention) -> Option<usize> {
    let lasting = reading.base.attribute(subject.attribute).value == ValueType::Duration;
    let title = |at: usize| reading.hits_over(at).any(|hit| !hit.verb && matches!(hit.cue, Cue::Called(_) | Cue::Term(..)));
    let kinds = [Marker::Definite, Marker::Former, Marker::Honorific];
    let light = |at: &usize| title(*at) || kinds.iter().any(|kind| reading.has(*at, *kind));
    let last = (from..name.tokens.start).rev().find(|at| !light(at))?;
    let against = reading.has(last, Marker::Opposing) || lasting && reading.tokens[last].is("for");
    let phrase = last.checked_sub(3).filter(|start| reading.has(last, Marker::Genitive) && reading.is(*start, Marker::Opposing));
    // "seven years for X's employer".
    let owner = reading.tokens.get(name.tokens.end).is_some_and(|token| token.is("'s"));
    Some(last).filter(|_| against).or(phrase).filter(|_| !owner)
}

/// « contre le X », "against the X": a preposition governs the name over its article.
fn is_led(reading: &Reading<'_>, mention: &Mention) -> bool {
    let article = mention.tokens.start.checked_sub(1).filter(|at| reading.has(*at, Marker::Definite));
    article.and_then(|at| at.checked_sub(1)).is_some_and(|at| reading.has(at, Marker::Preposition))
}

/// Going back, the subject is met before anything that could have taken its place, in its own name, or in that of a thing of its where
/// what is told opens the sentence.
fn first_told(reading: &Reading<'_>, subject: &Subject<'_>, here: usize, mut earlier: impl Iterator<Item = usize>) -> bool {
    let opens = opens_on(reading, subject, here);
    let named = |sentence: usize| is_named_in(reading, subject, sentence) || opens && is_in_thing(reading, subject, sentence);
    let met = earlier.find(|sentence| named(*sentence) || has_rival(reading, subject, *sentence));
    met.is_some_and(|sentence| named(sentence) && !has_rival(reading, subject, sentence))
}

/// « Le dividende a atteint … »: nothing but small words stands before a word of the attribute.
fn opens_on(reading: &Reading<'_>, subject: &Subject<'_>, sentence: usize) -> bool {
    let range = &reading.sentences[sentence].tokens;
    let first = range.clone().find(|at| reading.tokens[*at].is_word() && !reading.is_marked(*at));
    reading.own_hits(subject).any(|hit| !hit.verb && Some(hit.tokens.start) == first)
}

/// « le titre X », "X shares": a thing of the subject's is told of, the subject's name in its own.
fn is_in_thing(reading: &Reading<'_>, subject: &Subject<'_>, sentence: usize) -> bool {
    named_in(reading, sentence).any(|mention| reading.owner_in(mention) == Some(subject.entity))
}

/// Whether a sentence names the subject, or what it belongs to, and not only to compare something with it.
fn is_named_in(reading: &Reading<'_>, subject: &Subject<'_>, sentence: usize) -> bool {
    named_in(reading, sentence)
        .filter(|mention| !is_standard(reading, mention) && !is_whose(reading, mention))
        .any(|mention| mention.entity.is_some_and(|entity| is_ours(reading, subject, entity)))
}

/// « plus lourd que X », "older than X": what something else is compared with.
fn is_standard(reading: &Reading<'_>, mention: &Mention) -> bool {
    let Some(than) = mention.tokens.start.checked_sub(1).filter(|at| reading.has(*at, Marker::Than)) else { return false };
    let degree = |at: usize| reading.has(at, Marker::Degree);
    reading.tokens[than].is("than") || (than.saturating_sub(4)..than).any(degree)
}

/// Whether a sentence names something else of the subject's kind.
fn has_rival(reading: &Reading<'_>, subject: &Subject<'_>, sentence: usize) -> bool {
    let kind = reading.base.entity(subject.entity).kind;
    named_in(reading, sentence).any(|mention| match mention.entity {
        Some(entity) => !is_ours(reading, subject, entity) && is_like(kind, reading.base.entity(entity).kind),
        None => mention.by == By::Name,
    })
}

fn named_in<'r>(reading: &'r Reading<'_>, sentence: usize) -> impl Iterator<Item = &'r Mention> {
    reading.mentions_in(reading.sentences[sentence].tokens.clone())
}

fn is_ours(reading: &Reading<'_>, subject: &Subject<'_>, entity: EntityId) -> bool {
    entity == subject.entity || reading.base.entity(subject.entity).of.contains(&entity)
}

/// Kinds of which one can be taken for the other.
fn is_like(a: EntityKind, b: EntityKind) -> bool {
    a == b || a.is_corporate() && b.is_corporate()
}
