//! Tallies: how many were for, against, or abstained, told any way: « 21 voix pour, 15 contre », "by 21 votes to 15",
//! « cinq élus se sont abstenus », "eighteen councillors voted against".

use super::narrower::is_margin;
use super::scope;
use crate::claims::about::is_precise;
use crate::claims::bearer::is_told_apart;
use crate::claims::mention::Mention;
use crate::claims::occurrence::Occurrence;
use crate::claims::{Claim, Reading, Subject, occurrence};
use crate::facts::index::Cue;
use crate::facts::{EntityId, EntityKind};
use crate::language::sorts::{Sort, Sorts};
use crate::language::{Marker, Markers};
use crate::text::fold::norm;
use crate::text::{Kind, Token};
use crate::values::{Anchor, Interval, Spotted, Value};
use std::ops::Range;

/// How many words may tell which side a number is of.
const REACH: usize = 6;

/// A number and where it stands.
type Figure = (Value, Range<usize>);

/// A number of votes and the side they were cast for.
#[derive(Clone)]
struct Cast {
    side: Sort,
    value: Value,
    tokens: Range<usize>,
    /// Whether votes are named or the voting is told, so that no other number of the sentence is needed to see what is counted.
    sure: bool,
}

/// The numbers of the subject's vote that were cast for the side that its attribute counts.
pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, side: Sort, out: &mut Vec<Claim>) {
    for (here, sentence) in reading.sentences.iter().enumerate() {
        let casts = casts(reading, sentence.tokens.clone());
        let company = casts.iter().any(|cast| cast.side != casts[0].side);
        let mut ours = casts.iter().filter(|cast| cast.side == side && (cast.sure || company));
        let (Some(cast), None) = (ours.next(), ours.next()) else { continue };
        if is_told(reading, subject, here, cast.tokens.start)
            && !is_apart(reading, subject, &cast.tokens)
            && (company || !is_apart_by(reading, subject, &cast.tokens))
            && !is_of_assembly(reading, subject, here)
        {
            out.push(scope::figure(reading, subject, cast.value.clone(), &cast.tokens));
        }
    }
}

/// « adopté de 11 voix », "passed by six votes": by how many they were apart. Votes are what is counted, not those who cast them, and no
/// word behind tells their side.
fn is_apart_by(reading: &Reading<'_>, subject: &Subject<'_>, number: &Range<usize>) -> bool {
    let side = [Marker::Favour, Marker::Against].iter().any(|kind| reading.is(number.end + 1, *kind));
    let votes = number.end..number.end + 1;
    reading.is(number.end, Marker::Ballots) && !side && is_margin(reading, subject, number, &votes)
}

/// « son conseil municipal a adopté par 27 voix », "Trou's councillors": an assembly that the vote on record isn't of.
fn is_of_assembly(reading: &Reading<'_>, subject: &Subject<'_>, here: usize) -> bool {
    let near = reading.sentences[here.saturating_sub(1)].tokens.start..reading.sentences[here].tokens.end;
    let named = |at: usize| reading.mentions_over(at).any(|mention| mention.entity.is_some());
    let assembled = |entity: &EntityId| {
        let record = reading.base.entity(*entity);
        let said = record.names.iter().chain(record.called.values().flat_map(|words| &words.nouns));
        said.flat_map(|name| name.split_whitespace()).any(|word| Markers::of(reading.context.lang).has(&norm(word), Marker::Assembly))
    };
    let kinds = ["council-vote", "budget-adoption", "law-adoption"].map(|name| reading.base.event_named(name));
    let event = reading.base.entity(subject.entity).event;
    let voted = event.is_some_and(|event| kinds.into_iter().flatten().any(|kind| kind == event));
    let own = voted || reading.base.entity(subject.entity).of.iter().chain(std::iter::once(&subject.entity)).any(assembled);
    !own && !names_vote(reading, subject, here) && near.into_iter().any(|at| reading.is(at, Marker::Assembly) && !named(at))
}

/// « lors du vote de confiance », « la confiance »: the sentence tells of the vote in several words, or in one that is no kind of vote's.
fn names_vote(reading: &Reading<'_>, subject: &Subject<'_>, here: usize) -> bool {
    let kind = |tokens: &Range<usize>| reading.hits_over(tokens.start).any(|hit| hit.tokens == *tokens && matches!(hit.cue, Cue::Event(_)));
    let precise = |tokens: &Range<usize>| is_precise(&reading.tokens, tokens, reading.context.lang);
    let own = |mention: &Mention| mention.entity == Some(subject.entity) && (precise(&mention.tokens) || !kind(&mention.tokens));
    reading.mentions_in(reading.sentences[here].tokens.clone()).any(own)
}

/// Of another vote than the one told: hoped for, needed, of an earlier day, or of some of those who voted.
fn is_apart(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(tokens.start)];
    let clause = sentence.clause(tokens.start);
    let other = |at: usize| reading.is(at, Marker::Needed) || reading.has(at, Marker::PastAuxiliary) && reading.has(at, Marker::Auxiliary);
    let some = |at: usize| reading.is(at, Marker::Parts) || reading.is(at, Marker::Among);
    clause.into_iter().any(other)
        || sentence.tokens.clone().take_while(|at| *at < tokens.start).any(some)
        || scope::is_ahead(reading, subject, tokens)
        || scope::is_bygone(reading, tokens)
        || scope::is_gap(reading, tokens)
}

/// The votes told in a sentence, each with its side.
fn casts(reading: &Reading<'_>, sentence: Range<usize>) -> Vec<Cast> {
    let numbers: Vec<&Spotted> = reading.values_in(sentence.clone()).filter(|spotted| counted(spotted).is_some()).collect();
    let mut out: Vec<Cast> = Vec::new();
    for (at, spotted) in numbers.iter().enumerate() {
        let next = numbers.get(at + 1).filter(|next| links(reading, spotted, next));
        let both = next.and_then(|next| Some([figure(spotted)?, figure(next)?]));
        if let Some(both) = both {
            out.extend(pair(reading, &sentence, both).into_iter().flatten());
        } else if !out.iter().any(|cast| cast.tokens == spotted.tokens) {
            out.extend(aside(reading, &sentence, spotted).or_else(|| bare(reading, &sentence, spotted)));
        }
    }
    let ballots = sentence.clone().any(|at| reading.is(at, Marker::Ballots));
    let led = |at: usize| [Marker::Preposition, Marker::Voting, Marker::Deciding].iter().any(|kind| reading.is(at, *kind));
    // A number of a file, "a 50-50 split" are no votes.
    let after_vote = |at: &usize| ballots || at.checked_sub(1).is_some_and(led);
    let dashed = sentence.clone().filter(after_vote).filter_map(|at| dashed(reading, at)).filter_map(|both| pair(reading, &sentence, both));
    out.extend(dashed.flatten());
    out
}

/// "21-15": two bare numbers, a dash between.
fn dashed(reading: &Reading<'_>, at: usize) -> Option<[Figure; 2]> {
    let token = |at: usize| reading.tokens.get(at);
    let number = |at: usize| {
        let text = token(at).filter(|token| token.kind == Kind::Number)?.span.of(reading.text);
        Some((Value::Number(Interval::exact(f64::from(text.parse::<u32>().ok()?))), at..at + 1))
    };
    let read = |at: usize| reading.values_over(at).next().is_some();
    // A hyphen is no token of its own.
    let glued = |at: usize| token(at).is_some_and(|token| token.glued && token.kind == Kind::Number);
    let second = if token(at + 1)?.is("–") { at + 2 } else { at + 1 };
    // A third number makes a date or a code of them.
    let alone = !glued(at) && !glued(second + 1) && !token(second + 1).is_some_and(|token| token.is_any(&["–", "/"]));
    (glued(second) && alone && !read(at) && !read(second)).then_some([number(at)?, number(second)?])
}

/// « 21 voix contre 15 », "21 votes to 15": nothing but the word for votes and what opposes them between.
fn links(reading: &Reading<'_>, first: &Spotted, second: &Spotted) -> bool {
    let between = first.tokens.end..second.tokens.start;
    let opposed = between.clone().next_back().is_some_and(|at| reading.is(at, Marker::Against));
    let light = |at: usize| reading.is(at, Marker::Ballots) || reading.is(at, Marker::Against);
    opposed && between.len() <= 2 && between.into_iter().all(light)
}

/// Both sides of a vote; those who win come first, and a rejection is won by those against.
fn pair(reading: &Reading<'_>, sentence: &Range<usize>, [first, second]: [Figure; 2]) -> Option<[Cast; 2]> {
    let between = first.1.end..second.1.start;
    let named = between.into_iter().any(|at| reading.is(at, Marker::Ballots));
    let told = |kind: Marker| is_said(reading, sentence, first.1.start, kind);
    let decided = || told(Marker::Deciding) || told(Marker::Voting);
    let rejected = is_rejection(reading, sentence, first.1.start)?;
    let [winners, losers] = if rejected { [Sort::AGAINST, Sort::FOR] } else { [Sort::FOR, Sort::AGAINST] };
    let cast = |side: Sort, (value, tokens): Figure| Cast { side, value, tokens, sure: true };
    (named || decided() || rejected).then(|| [cast(winners, first), cast(losers, second)])
}

/// Whether figures are of a vote that rejected. « Rejeté en juin, le texte a été adopté par … »: of two words the nearest before the figures
/// tells it, where it is a verb; else whose figures they are isn't sure.
fn is_rejection(reading: &Reading<'_>, sentence: &Range<usize>, figure: usize) -> Option<bool> {
    let told = |kind: Marker| is_said(reading, sentence, figure, kind);
    let rejected = told(Marker::Rejecting);
    if !rejected || !told(Marker::Deciding) {
        return Some(rejected);
    }
    let clause = reading.sentences[reading.sentence_of(figure)].clause(figure).start..figure;
    let nearest = clause.rev().find(|at| reading.is(*at, Marker::Rejecting) || reading.is(*at, Marker::Deciding))?;
    let helped = |verb: usize| (verb.saturating_sub(HELPED)..verb).any(|at| reading.has(at, Marker::Auxiliary));
    let rejected = reading.is(nearest, Marker::Rejecting);
    // « …, puis le budget a été adopté »: the other is told later, or is a verb, too.
    let other = if rejected { Marker::Deciding } else { Marker::Rejecting };
    let plain = sentence.clone().filter(|at| reading.is(*at, other)).all(|at| at < nearest && !helped(at));
    (helped(nearest) && plain).then_some(rejected)
}

/// How many words stand between a verb and what helps it at most: « a finalement été adopté ».
const HELPED: usize = 3;

/// Whether such a word stands in the sentence and is told of a figure, not in a relative clause apart from it.
fn is_said(reading: &Reading<'_>, sentence: &Range<usize>, figure: usize, kind: Marker) -> bool {
    sentence.clone().any(|at| reading.is(at, kind) && !is_told_apart(reading, at, figure))
}

/// « 15 contre », « dix-huit conseillers ont voté contre », "three abstained": the words after the number tell its side.
fn aside(reading: &Reading<'_>, sentence: &Range<usize>, spotted: &Spotted) -> Option<Cast> {
    let sorts = Sorts::of(reading.context.lang);
    let from = spotted.tokens.end;
    let (at, side) = (from..sentence.end.min(from + REACH)).find_map(|at| Some((at, starting(reading, sentence, at)?)))?;
    let light = |at: usize| {
        let kinds = [Marker::Ballots, Marker::Voting, Marker::Auxiliary, Marker::Adverb, Marker::Anyone];
        kinds.iter().any(|kind| reading.is(at, *kind)) || sorts.is_people(&reading.tokens, at..at + 1) || is_placed(reading, at)
    };
    let told = |at: usize| reading.is(at, Marker::Ballots) || reading.is(at, Marker::Voting);
    let sure = (from..at + 2).any(told) || side == Sort::ABSTAINED;
    let gap = (from..at).any(|at| reading.is(at, Marker::Gap));
    (!gap && (from..at).all(light)).then_some(Cast { side, value: counted(spotted)?, tokens: spotted.tokens.clone(), sure })
}

/// The side that the words starting at a token tell.
fn starting(reading: &Reading<'_>, sentence: &Range<usize>, at: usize) -> Option<Sort> {
    Sorts::of(reading.context.lang).starting(&reading.tokens[at..sentence.end]).find(|sort| sort.is_vote())
}

/// A place, or the preposition before it: « 23 élus de la ville », "councillors in X".
fn is_placed(reading: &Reading<'_>, at: usize) -> bool {
    let town = |entity: EntityId| reading.base.entity(entity).kind == EntityKind::Place;
    let place = |at: usize| {
        let known = |mention: &Mention| mention.tokens.contains(&at) && mention.entity.is_some_and(town);
        reading.places.iter().any(|place| place.contains(&at)) || reading.mentions.iter().any(known)
    };
    place(at) || reading.has(at, Marker::Preposition) && place(at + 1)
}

/// « a recueilli 23 voix », « adopté par 21 voix », "won 21 votes": votes that a text names no side of carried the day.
fn bare(reading: &Reading<'_>, sentence: &Range<usize>, spotted: &Spotted) -> Option<Cast> {
    let (start, noun) = (spotted.tokens.start, spotted.tokens.end);
    let near = sentence.start.max(start.saturating_sub(4))..start;
    // "won by six votes": how far ahead, not how many.
    let by = near.clone().next_back().is_some_and(|at| reading.has(at, Marker::Preposition));
    let told = |marker: Marker| near.clone().any(|at| reading.is(at, marker));
    let carried = if by { told(Marker::Deciding) } else { told(Marker::Polling) };
    let voters = || by && Sorts::of(reading.context.lang).is_people(&reading.tokens, noun..noun + 1);
    let whole = reading.is_marked(noun + 1) || !reading.tokens.get(noun + 1).is_some_and(Token::is_word);
    let named = (reading.is(noun, Marker::Ballots) || voters()) && whole && !reading.is(noun + 1, Marker::Gap);
    let rejected = is_said(reading, sentence, start, Marker::Rejecting);
    let value = counted(spotted).filter(|_| named && carried && !rejected)?;
    Some(Cast { side: Sort::FOR, value, tokens: spotted.tokens.clone(), sure: true })
}

fn figure(spotted: &Spotted) -> Option<Figure> {
    Some((counted(spotted)?, spotted.tokens.clone()))
}

/// A number told as one.
fn counted(spotted: &Spotted) -> Option<Value> {
    let told = &spotted.told;
    told.resolve(&Anchor::default()).filter(|value| matches!(value, Value::Number(_)) && !told.is_article() && !told.is_share())
}

/// Whether the sentence, or the one before it, tells of the subject's vote more than of any other that the desk knows.
fn is_told(reading: &Reading<'_>, subject: &Subject<'_>, here: usize, at: usize) -> bool {
    // A vote that isn't the assembly's is none of those told of beside it.
    let votes = |rival: &EntityId| !is_of_assembly(reading, &Subject { entity: *rival, ..*subject }, here);
    let rivals = || scope::rivals(reading, subject).filter(votes);
    let leads = |sentence: usize| {
        let own = nearness(reading, subject.entity, sentence, at);
        own > (0, 0) && rivals().all(|rival| nearness(reading, rival, sentence, at) < own)
    };
    let silent = |sentence: usize| {
        nearness(reading, subject.entity, sentence, at) == (0, 0) && rivals().all(|rival| nearness(reading, rival, sentence, at) == (0, 0))
    };
    leads(here) || here > 0 && silent(here) && leads(here - 1)
}

/// How closely a sentence tells of a vote: by itself or through what is voted on, and how far into the sentence, up to the figure.
fn nearness(reading: &Reading<'_>, vote: EntityId, sentence: usize, at: usize) -> (u8, usize) {
    let range = reading.sentences[sentence].tokens.clone();
    let inside = |start: usize| range.contains(&start);
    let close = |start: usize| if start < at { start + 1 } else { 1 };
    let told = occurrence::of_event(reading, vote);
    let named = |told: &&Occurrence| {
        let by_name = reading.mentions_over(told.tokens.start).any(|mention| mention.entity == Some(vote) && mention.tokens == told.tokens);
        by_name || reading.hits_over(told.tokens.start).any(|hit| hit.cue == Cue::EventOf(vote) && hit.tokens == told.tokens)
    };
    let apart = |start: usize| is_by_the_way(reading, start) || is_told_apart(reading, start, at);
    let beside = |told: &&Occurrence| inside(told.tokens.start) && !apart(told.tokens.start);
    let own = told.iter().filter(beside).filter(named).map(|told| (2, close(told.tokens.start)));
    let is_thing = |of: &&EntityId| !matches!(reading.base.entity(**of).kind, EntityKind::Place | EntityKind::Body | EntityKind::Person);
    let things: Vec<EntityId> = reading.base.entity(vote).of.iter().filter(is_thing).copied().collect();
    let of_thing = |mention: &&Mention| mention.entity.is_some_and(|entity| things.contains(&entity));
    let through = reading.mentions_in(range.clone()).filter(of_thing).filter(|mention| !is_by_the_way(reading, mention.tokens.start));
    let through = through.map(|mention| (1, close(mention.tokens.start)));
    // Of a vote on nothing that the desk knows, any voting tells.
    let any = told.iter().filter(|_| things.is_empty()).filter(beside).map(|told| (1, close(told.tokens.start)));
    own.chain(through).chain(any).max().unwrap_or_default()
}

/// « avant le centre aquatique », "unlike the pool": named only to be set beside what is told.
fn is_by_the_way(reading: &Reading<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at)
        .any(|at| [Marker::Before, Marker::After, Marker::Than, Marker::Unlike].iter().any(|kind| reading.is(at, *kind)))
}
