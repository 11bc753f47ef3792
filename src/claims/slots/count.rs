//! Counts: a number before one of the attribute's nouns, with the subject near.

use super::adjunct::{is_cue, occurrences};
use super::{narrower, scope, tally};
use crate::claims::bearer::{is_finite, is_whose};
use crate::claims::focus::{self, is_given_to_another, is_headed, is_rivalled, is_told_of};
use crate::claims::occurrence::Occurrence;
use crate::claims::pinned::is_pinned;
use crate::claims::segment::Opener;
use crate::claims::{Claim, Reading, Subject, occurrence, rate, story};
use crate::facts::index::{Cue, Hit};
use crate::facts::{EntityId, EntityKind, FactValue, Slot};
use crate::language::inflect::Mood;
use crate::language::sorts::Sort;
use crate::language::{Lang, Marker};
use crate::text::Token;
use crate::values::{Anchor, Interval, Spotted, Value};
use std::ops::Range;

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    match reading.base.attribute(subject.attribute).side {
        Some(side) if reading.base.entity(subject.entity).kind == EntityKind::Event => tally::read(reading, subject, side, out),
        _ => counts(reading, subject, out),
    }
}

fn counts(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    if reading.own_hits(subject).next().is_none() {
        return;
    }
    // Once the sentence of the event has told the figure, one that is only carried over from it is of some of them, or of others.
    let mut told = false;
    for hit in reading.hits.iter().filter(|hit| is_cue(reading, hit.cue, subject)) {
        if !is_anchored(reading, subject, hit)
            || is_given(reading, subject, hit)
            || !hit.verb && is_headed(reading, subject, hit.tokens.start)
            || !is_had(reading, subject, hit) && !scope::is_whole(reading, subject, &hit.tokens)
            || scope::is_ahead(reading, subject, &hit.tokens)
            || scope::is_bygone(reading, &hit.tokens) && !scope::is_long_over(reading, subject)
            || is_before(reading, hit)
            || is_undoing(reading, subject, hit)
            || is_of_place(reading, subject, hit)
            || is_of_version(reading, subject, hit)
            || is_anothers(reading, subject, hit)
            || focus::is_anothers(reading, subject, if hit.verb { hit.tokens.end } else { hit.tokens.start })
        {
            continue;
        }
        let own = |number: &Range<usize>| {
            // "left no one dead".
            let nobody = number.start.checked_sub(1).is_some_and(|at| reading.tokens[at].is_any(&["no", "n't"]));
            !nobody
                && is_reached(reading, hit, number)
                && (!hit.verb || !reading.has(number.end, Marker::Coordinator) || is_named_before(reading, subject, hit))
                && !is_rate(reading, subject, hit.tokens.end.max(number.end))
                && !is_given_to_another(reading, subject, number)
                && !narrower::is_narrower(reading, subject, number, &hit.tokens)
        };
        if let Some((value, tokens)) = number(reading, hit).filter(|(_, tokens)| own(tokens)) {
            let value = if reading.base.attribute(subject.attribute).limit { at_peak(value) } else { value };
            let value = if scope::is_highest(reading, subject, &tokens) { at_most(value) } else { value };
            let value = if is_narrowed(reading, subject, hit, tokens.end) { at_least(value) } else { value };
            let here = is_here(reading, subject, reading.sentence_of(hit.tokens.start)) || story::is_only_told(reading, subject, hit);
            if here || !told && (tokens.start >= hit.tokens.end || !is_doing(reading, hit)) {
                out.push(scope::figure(reading, subject, value, &tokens));
            }
            told |= here;
        }
    }
}

/// « n'a pas marqué vingt essais », « loin des vingt essais », « sept essais de plus »: a figure that isn't the one, or comes on top of it.
fn is_reached(reading: &Reading<'_>, hit: &Hit, number: &Range<usize>) -> bool {
    let next = number.end.max(hit.tokens.end);
    let further = reading.is(next, Marker::Further) || (number.end..hit.tokens.start).any(|at| reading.is(at, Marker::Further));
    // "Only 40 plaintiffs found a seat": some of them.
    let few = number.start.checked_sub(1).is_some_and(|at| reading.is(at, Marker::Few)) && is_doing(reading, hit);
    (hit.verb || !scope::is_denied(reading, number)) && !further && !few && !scope::is_unreached(reading, number)
}

/// « trois buts pour X », "three goals for X": the noun is followed by whose they are; of « 24 des 45 sièges du conseil » only the whole is.
fn is_given(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let light = |at: &usize| reading.has(*at, Marker::Preposition) || reading.has(*at, Marker::Definite);
    let next = (hit.tokens.end..hit.tokens.end + 4).find(|at| !light(at));
    let own = |entity| entity == subject.entity || reading.base.entity(subject.entity).of.contains(&entity);
    let corporate = |entity| !matches!(reading.base.entity(entity).kind, EntityKind::Event | EntityKind::Case);
    let given = |at: usize| reading.mentions_over(at).find(|mention| mention.tokens.start == at).and_then(|mention| mention.entity);
    let whose = next.filter(|next| *next > hit.tokens.end && !is_bound_for(reading, subject, *next)).and_then(given);
    if is_shared(reading, hit) {
        return whose == Some(subject.entity);
    }
    whose.is_some_and(|entity| !own(entity) && corporate(entity) && reading.base.entity(subject.entity).kind != EntityKind::Event)
}

/// « passagers à destination de X », "passengers to X": where they are on their way to.
fn is_bound_for(reading: &Reading<'_>, subject: &Subject<'_>, place: usize) -> bool {
    let base = reading.base;
    let bound = |town: EntityId| base.values_of(subject.entity).any(|value| *value == FactValue::Entity(town));
    let town = |entity: EntityId| base.entity(entity).kind == EntityKind::Place && bound(entity);
    let led = |at: usize| reading.is(at, Marker::Towards) || reading.is(at, Marker::Bound);
    reading.mentions_over(place).filter_map(|mention| mention.entity).any(town) && (place.saturating_sub(4)..place).any(led)
}

/// The number that counts the noun, before it or between the verb and its object: « supprimer 620 postes ».
fn number(reading: &Reading<'_>, hit: &Hit) -> Option<(Value, Range<usize>)> {
    if !hit.verb {
        let beside = before(reading, hit).or_else(|| after(reading, hit)).or_else(|| counted_subject(reading, hit));
        return beside.or_else(|| said_of(reading, hit)).or_else(|| theirs(reading, hit));
    }
    let undergone =
        || before(reading, hit).or_else(|| counted_subject(reading, hit)).filter(|(_, tokens)| is_undergone(reading, hit, tokens.end));
    inside(reading, hit).or_else(|| object(reading, hit)).or_else(undergone)
}

/// « a tué deux pompiers », « deux enfants blessés », « 900 salariés polonais », « douze blessés graves »: a word between the number and
/// the cue, the verb's object, an adjective or a degree tells which of them are counted. Those that the sources tell the figure of are all
/// of them.
fn is_narrowed(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit, number: usize) -> bool {
    let object = hit.verb && number > hit.tokens.end;
    let mut told = if object { number..number + 1 } else { number..hit.tokens.start.max(number) };
    let degree = |at: usize| reading.sorts_at(at).into_iter().any(Sort::is_degree) && !scope::is_sourced(reading, subject, at);
    told.any(|at| is_content(reading, hit, at) && !scope::is_sourced(reading, subject, at))
        || (hit.tokens.start..=hit.tokens.end).any(degree)
        || is_qualified(reading, subject, hit) && !scope::is_sourced(reading, subject, hit.tokens.end)
}

/// « salariés polonais », « les 300 employés restés à l'usine »: a French adjective follows its noun, and agrees with it; so does a participle,
/// which tells which of them where they are known, and else of all: « compte 39 élus répartis en cinq groupes ».
fn is_qualified(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let next = hit.tokens.end;
    let event = matches!(reading.base.entity(subject.entity).kind, EntityKind::Event | EntityKind::Case);
    let plural = reading.tokens.get(next).is_some_and(|token| token.norm.ends_with(['s', 'x']));
    let read = reading.values_over(next).next().is_some();
    let participle = reading.forms(next).iter().any(|form| form.mood == Mood::Participle);
    let own = |at: usize| reading.has(at, Marker::Definite) || reading.has(at, Marker::Possessive);
    let known = || (hit.tokens.start.saturating_sub(3)..hit.tokens.start).any(own);
    // Where all of them are, or come from.
    let whence = ["répartis", "réparties", "issus", "issues", "venus", "venues", "originaires"];
    let spread = !known() && reading.tokens.get(next).is_some_and(|token| token.is_any(&whence));
    let telling = !spread
        && if participle { known() && !reading.is_marked(next) && !is_cue_at(reading, hit, next) } else { is_content(reading, hit, next) };
    let french = reading.context.lang == Lang::Fr && !event && !hit.verb && plural && !read && telling;
    // "the 64 workers due to lose their jobs".
    french || !hit.verb && known() && reading.is(next, Marker::Qualifying)
}

/// "Brackmann employs 14,000 and plans to hire": what a joined verb tells is the subject's where the sentence has named it before.
fn is_named_before(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let start = reading.sentences[reading.sentence_of(hit.tokens.start)].tokens.start;
    reading.mentions_in(start..hit.tokens.start).last().is_some_and(|mention| mention.entity == Some(subject.entity))
}

/// A word that the attribute itself is told by.
fn is_cue_at(reading: &Reading<'_>, hit: &Hit, at: usize) -> bool {
    reading.hits_of(hit.cue).any(|other| other.tokens.contains(&at))
}

/// A word that says more of those who are counted than that they are people.
fn is_content(reading: &Reading<'_>, hit: &Hit, at: usize) -> bool {
    let own = || is_cue_at(reading, hit, at);
    // "900 striking employees": what stands before an English noun is no verb of its own.
    let tells = || reading.context.lang != Lang::En || hit.verb || is_telling(reading, hit) || hit.tokens.end <= at;
    let verb = || tells() && reading.is_verb(at) || at.checked_sub(1).is_some_and(|before| reading.has(before, Marker::Auxiliary));
    let told = || reading.mentions_over(at).next().is_some() || verb();
    reading.tokens.get(at).is_some_and(Token::is_word) && !reading.is_marked(at) && !reading.is(at, Marker::Anyone) && !own() && !told()
}

/// « jusqu'à 600 places », "up to 600 seats": the most that a thing can hold is what it holds.
fn at_peak(value: Value) -> Value {
    match value {
        Value::Number(number) if number.low == 0.0 && number.high.is_finite() => Value::Number(Interval::exact(number.high)),
        value => value,
    }
}

/// The most that there were: no more than those told at any time.
fn at_most(value: Value) -> Value {
    match value {
        Value::Number(number) => Value::Number(Interval { low: 0.0, low_open: false, ..number }),
        value => value,
    }
}

/// Some of them: no fewer than those told.
fn at_least(value: Value) -> Value {
    match value {
        Value::Number(number) => Value::Number(Interval { high: f64::INFINITY, ..number }),
        value => value,
    }
}

/// « 17 blessés », « 17 personnes ont été blessées », "17 injured": those before the verb are whom it befalls.
fn is_undergone(reading: &Reading<'_>, hit: &Hit, from: usize) -> bool {
    let participle = hit.forms.iter().any(|form| form.mood == Mood::Participle);
    let helped = (from..hit.tokens.start).any(|at| reading.has(at, Marker::Auxiliary));
    // « 17 députés se sont abstenus »: they did it themselves.
    let themselves = || (from..hit.tokens.start).any(|at| reading.tokens[at].is_any(&["se", "s'"]));
    participle && (!helped || themselves() || !occurrence::is_active(reading, hit))
}

/// The number of those whom a verb befalls: « a tué sept personnes », « a coûté la vie à quatre personnes ».
fn object(reading: &Reading<'_>, hit: &Hit) -> Option<(Value, Range<usize>)> {
    let first = hit.tokens.end;
    let start = first + usize::from(reading.has(first, Marker::Preposition));
    let spotted = reading.values_over(start).find(|value| value.tokens.start == start)?;
    let noun = spotted.tokens.end;
    let link = |marker: &Marker| reading.has(noun, *marker);
    let links = [Marker::Preposition, Marker::Genitive, Marker::Coordinator, Marker::Definite, Marker::Relative];
    // "employs 830 and pays them well", "injured 64 and left": what is joined is a verb, no other figure.
    let next_verb = link(&Marker::Coordinator) && reading.is_verb(noun + 1);
    let people = next_verb || !links.iter().any(link) && !reading.is_verb(noun);
    Some((counted(spotted).filter(|_| people)?, spotted.tokens.clone()))
}

/// The one number inside a verb's phrase.
fn inside(reading: &Reading<'_>, hit: &Hit) -> Option<(Value, Range<usize>)> {
    let mut counted = reading.values_in(hit.tokens.clone()).filter_map(|spotted| Some((counted(spotted)?, spotted.tokens.clone())));
    counted.next().filter(|_| counted.next().is_none())
}

/// The number right before a noun, adjectives between, or « une dizaine de ».
fn before(reading: &Reading<'_>, hit: &Hit) -> Option<(Value, Range<usize>)> {
    let spotted = reading.values.iter().rfind(|value| value.tokens.end <= hit.tokens.start)?;
    let between = spotted.tokens.end..hit.tokens.start;
    // « deux de ses petits-enfants », "two of his brothers": some of them.
    let some = |at: usize| reading.has(at, Marker::Genitive) && reading.has(at + 1, Marker::Possessive);
    let light = |at: usize| reading.tokens[at].is_word() && !reading.has(at, Marker::Definite) && !some(at);
    let near = between.len() <= 3 && between.into_iter().all(light);
    let spotted = near.then(|| share_of(reading, spotted).unwrap_or(spotted))?;
    Some((counted(spotted)?, spotted.tokens.clone()))
}

/// « Trois salariés de l'usine ont perdu la vie », "Four of the passengers died": the number opens the subject of what the cue tells.
fn counted_subject(reading: &Reading<'_>, hit: &Hit) -> Option<(Value, Range<usize>)> {
    let sentence = &reading.sentences[reading.sentence_of(hit.tokens.start)];
    let segment = sentence.segments[sentence.segment_of(hit.tokens.start)].tokens.clone();
    let spotted = reading.values_in(segment.start..hit.tokens.start).find(|spotted| counted(spotted).is_some())?;
    let (lead, rest) = (segment.start..spotted.tokens.start, spotted.tokens.end..hit.tokens.start);
    let led = |at: usize| reading.is_marked(at) || !reading.tokens[at].is_word() || is_read(reading, at);
    let governed = lead.clone().next_back().is_some_and(|at| reading.has(at, Marker::Preposition));
    let plain = |at: usize| reading.tokens[at].is_word() && !reading.is_verb(at) && !reading.has(at, Marker::Negation);
    let alone = reading.values_in(rest.clone()).all(|other| other.told.is_article());
    let told = is_telling(reading, hit) && !governed && alone && lead.into_iter().all(led);
    let near = !rest.is_empty() && rest.len() <= SUBJECT && rest.clone().all(plain) && !reading.has(rest.start, Marker::Preposition);
    (told && near).then_some((counted(spotted)?, spotted.tokens.clone()))
}

/// How many words the subject of a verb may have after its number.
const SUBJECT: usize = 8;

/// Part of a value or of a name.
fn is_read(reading: &Reading<'_>, at: usize) -> bool {
    reading.values_over(at).next().is_some() || reading.mentions_over(at).next().is_some()
}

/// « ont péri », "lost their lives": the phrase holds a verb.
fn is_telling(reading: &Reading<'_>, hit: &Hit) -> bool {
    reading.has(hit.tokens.start, Marker::Auxiliary) || hit.tokens.clone().any(|at| reading.is_verb(at))
}

/// « une affluence de 1 800 », "a crowd of 2,300": the noun for all of them together, a determiner before it, and their number.
fn after(reading: &Reading<'_>, hit: &Hit) -> Option<(Value, Range<usize>)> {
    // "a mother of four": the preposition may be in the words.
    let held = hit.tokens.end.checked_sub(1).filter(|at| hit.tokens.len() > 1 && reading.has(*at, Marker::Genitive));
    let of = held.or_else(|| Some(hit.tokens.end).filter(|at| reading.has(*at, Marker::Genitive)))?;
    let spotted = reading.values_over(of + 1).find(|value| value.tokens.start == of + 1)?;
    let determiners = [Marker::Indefinite, Marker::Definite, Marker::Possessive];
    let one = hit.tokens.start.checked_sub(1).is_some_and(|at| determiners.iter().any(|kind| reading.has(at, *kind)));
    let value = counted(spotted).filter(|_| one)?;
    Some((value, spotted.tokens.clone()))
}

/// « Les grévistes étaient 260 », "the strikers numbered 260": the verb says of all of them how many they are.
fn said_of(reading: &Reading<'_>, hit: &Hit) -> Option<(Value, Range<usize>)> {
    let light = |at: &usize| !reading.has(*at, Marker::Adverb);
    let verb = (hit.tokens.end..hit.tokens.end + 3)
        .find(light)
        .filter(|at| reading.has(*at, Marker::Copula) || reading.is(*at, Marker::Numbering))?;
    let spotted = reading.values_over(verb + 1).find(|value| value.tokens.start == verb + 1)?;
    let next = spotted.tokens.end;
    let alone = reading.tokens.get(next).is_none_or(|token| !token.is_word());
    let all = hit.tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Definite));
    Some((counted(spotted).filter(|_| alone && all)?, spotted.tokens.clone()))
}

/// « Ils étaient soixante-dix-sept à s'être constitués parties civiles »: a pronoun opens the sentence for those whom the noun counts.
fn theirs(reading: &Reading<'_>, hit: &Hit) -> Option<(Value, Range<usize>)> {
    let start = reading.sentences[reading.sentence_of(hit.tokens.start)].tokens.start;
    let spotted = reading.values_in(start..hit.tokens.start).next()?;
    let verb = spotted.tokens.start.checked_sub(1).filter(|at| reading.has(*at, Marker::Copula))?;
    let opens = reading.has(start, Marker::PluralPronoun) && verb <= start + 2;
    let to = spotted.tokens.end;
    let between = to..hit.tokens.start;
    // « à défendre les parties civiles »: they do it for those.
    let themselves = between.clone().any(|at| reading.tokens[at].is_any(&["être", "s'être"]));
    let light = |at: usize| reading.tokens[at].is_word() && !reading.has(at, Marker::Definite);
    let close = !between.is_empty() && between.len() <= THEIRS && themselves && between.into_iter().all(light);
    Some((counted(spotted).filter(|_| opens && close && reading.tokens[to].is("à"))?, spotted.tokens.clone()))
}

/// How many words lead from such a number to its noun at most.
const THEIRS: usize = 6;

/// « 24 des 33 sièges », "24 of the 33 seats": of a whole that is told beside it, the first number is the one had.
fn share_of<'r>(reading: &'r Reading<'_>, whole: &Spotted) -> Option<&'r Spotted> {
    let part = reading.values.iter().rfind(|value| value.tokens.end <= whole.tokens.start)?;
    let between = part.tokens.end..whole.tokens.start;
    let link = |at: usize| reading.has(at, Marker::Genitive) || reading.has(at, Marker::Definite);
    let joined = !between.is_empty() && between.len() <= 2 && between.into_iter().all(link);
    // « 15 des 24 élus n'ont jamais siégé »: only what a verb of having tells is all that is had.
    let had = |at: usize| [Marker::Having, Marker::Polling, Marker::With].iter().any(|kind| reading.is(at, *kind));
    let near = part.tokens.start.saturating_sub(3)..part.tokens.start;
    (joined && near.into_iter().any(had) && counted(part).is_some()).then_some(part)
}

/// The noun counts the whole of which a part is had.
fn is_shared(reading: &Reading<'_>, noun: &Hit) -> bool {
    let whole = reading.values.iter().find(|spotted| spotted.tokens.end == noun.tokens.start);
    whole.is_some_and(|whole| share_of(reading, whole).is_some())
}

/// « La liste détient 24 des 45 sièges »: the part that the subject has is all that it has.
fn is_had(reading: &Reading<'_>, subject: &Subject<'_>, noun: &Hit) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(noun.tokens.start)];
    let segment = sentence.segments[sentence.segment_of(noun.tokens.start)].tokens.start..noun.tokens.start;
    is_shared(reading, noun) && reading.mentions_in(segment).any(|mention| mention.entity == Some(subject.entity))
}

/// A number told as one; « un », "a" is one of them, a third a part of them, not the number of them.
fn counted(spotted: &Spotted) -> Option<Value> {
    let told = &spotted.told;
    told.resolve(&Anchor::default()).filter(|value| matches!(value, Value::Number(_)) && !told.is_article() && !told.is_share())
}

/// The sentence itself tells of the subject, by its event or by name.
fn is_here(reading: &Reading<'_>, subject: &Subject<'_>, here: usize) -> bool {
    // "carried out by a colleague of X's": the name only tells whose somebody is.
    let whose = |told: &Occurrence| {
        reading.mentions_over(told.tokens.start).any(|mention| mention.tokens == told.tokens && is_whose(reading, mention))
    };
    occurrences(reading, subject).iter().any(|told| reading.sentence_of(told.tokens.start) == here && !whose(told))
}

/// "Lower Trou, where 11 people died": how many of them a relative tells of a place that isn't the subject's.
fn is_of_place(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(hit.tokens.start)];
    let segment = &sentence.segments[sentence.segment_of(hit.tokens.start)];
    let start = segment.tokens.start;
    let opens = segment.opener == Opener::Relative && reading.tokens[start].is_any(&["où", "where"]);
    let end = start - usize::from(start > 0 && reading.tokens[start - 1].is(","));
    let own = |entity: EntityId| {
        entity == subject.entity
            || reading.base.entity(subject.entity).of.contains(&entity)
            || reading.base.values_of(subject.entity).any(|value| *value == FactValue::Entity(entity))
    };
    let known = reading.mentions.iter().find(|mention| mention.tokens.end == end).and_then(|mention| mention.entity);
    let named = || end > 0 && reading.tokens[end - 1].capital;
    // « Elle y emploie 310 salariés ».
    let there = segment.tokens.clone().any(|at| reading.tokens[at].is("y") && reading.is_verb(at + 1));
    there || opens && known.map_or_else(named, |entity| !own(entity))
}

/// « comptait 14 000 salariés avant la crise », "had 300 staff before the war": a figure of the time before.
fn is_before(reading: &Reading<'_>, hit: &Hit) -> bool {
    reading.is(hit.tokens.end, Marker::Before)
}

/// « Deux cents personnes n'ont pas pu entrer », "Two hundred could not get in": those of whom a thing is denied are others, or some.
fn is_undoing(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let next = hit.tokens.end;
    let helped = reading.has(next, Marker::Auxiliary) && reading.has(next + 1, Marker::Negation);
    let event = matches!(reading.base.entity(subject.entity).kind, EntityKind::Event | EntityKind::Case);
    // "were without power": what befell them is told as a lack.
    let lacking = reading.hits.iter().any(|other| other.tokens.start == next + 1 && other.tokens.len() > 1);
    event && !hit.verb && (reading.has(next, Marker::Negation) || helped && !lacking)
}

/// "900 passengers a crossing", « supprime 200 postes par an »: so many each time, unless the sources tell the figure so, too.
fn is_rate(reading: &Reading<'_>, subject: &Subject<'_>, next: usize) -> bool {
    let is = |words: &[&str]| reading.tokens.get(next).is_some_and(|token| token.is_any(words));
    let article = reading.context.lang == Lang::En && reading.has(next, Marker::Indefinite);
    let plain = |at: usize| reading.tokens.get(at).is_some_and(Token::is_word) && !reading.is_marked(at);
    let led = (is(&["par", "per", "every", "chaque"]) || article) && plain(next + 1) && reading.values_over(next).next().is_none();
    let timed = || (next..next + 3).find(|at| !plain(*at)).is_some_and(|at| rate::is_each(reading, at));
    is(&["each", "chacun", "chacune"]) || led || timed() && !rate::is_sourced(reading, subject)
}

/// « La traduction de X compte 512 pages », "the English edition of X": a figure of another version of a work.
fn is_of_version(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let work = reading.base.entity(subject.entity).kind == EntityKind::Work;
    let clause = reading.sentences[reading.sentence_of(hit.tokens.start)].clause(hit.tokens.start);
    work && focus::is_under(reading, subject, &(clause.start..hit.tokens.start))
}

/// « Vingt pompiers ont été blessés », "two hundred marchers were arrested": who they are, and the figure is of what befell them.
fn is_anothers(reading: &Reading<'_>, subject: &Subject<'_>, noun: &Hit) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(noun.tokens.start)];
    let segment = &sentence.segments[sentence.segment_of(noun.tokens.start)].tokens;
    let attribute = |cue: Cue| match cue {
        Cue::Attribute(other) if other != subject.attribute => Some(reading.base.attribute(other)),
        _ => None,
    };
    let counts = |other: &&Hit| attribute(other.cue).is_some_and(|attribute| attribute.slot == Slot::Count);
    let told = |other: &&Hit| is_telling(reading, other) && !reading.own_hits(subject).any(|own| own.tokens.start == other.tokens.start);
    let after = |other: &&Hit| noun.tokens.end <= other.tokens.start && segment.contains(&other.tokens.start);
    // « exploite 25 usines et emploie 12 000 personnes »: the second verb has the subject of the first.
    let joined = |other: &Hit| other.tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Coordinator));
    let led = is_named_before(reading, subject, noun);
    let parted = |other: &Hit| (noun.tokens.end..other.tokens.start).any(|at| reading.is_verb(at) && is_finite(reading, at));
    let flat = |other: &&Hit| !(parted(other) || led && joined(other));
    // "employs 310 people": a verb of another count leads to the number.
    let start = before(reading, noun).map_or(noun.tokens.start, |(_, number)| number.start);
    let close = |end: usize| end <= start && (end..start).all(|at| reading.has(at, Marker::Adverb));
    let leads = |other: &&Hit| other.verb && close(other.tokens.end);
    let led_to = || reading.hits.iter().filter(leads).any(|other| counts(&other)) && !reading.own_hits(subject).any(|own| leads(&own));
    !noun.verb && (led_to() || reading.hits.iter().filter(after).filter(counts).filter(told).any(|other| flat(&other)))
}

/// « Deux blessés ont été opérés »: those whom a verb of its own is told of are some of them.
fn is_doing(reading: &Reading<'_>, hit: &Hit) -> bool {
    reading.has(hit.tokens.end, Marker::Auxiliary) || !hit.verb && reading.is_verb(hit.tokens.end)
}

/// The subject is told of at the number, by itself, by what it belongs to or by its event.
fn is_anchored(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let here = reading.sentence_of(hit.tokens.start);
    let told = || is_here(reading, subject, here) && !is_rivalled(reading, subject, here) && !is_in_anothers_clause(reading, subject, hit);
    let needs_event = reading.base.attribute(subject.attribute).event.is_some();
    told()
        || is_pinned(reading, subject.entity, subject.attribute, here)
        || story::is_only_told(reading, subject, hit)
        || !needs_event
            && !scope::is_loose(reading, subject, here)
            && !is_elsewhere(reading, subject, hit)
            && is_told_of(reading, subject, hit.tokens.start)
}

/// The clause of the number tells of another event, the subject's stands before or after it: « …; une avalanche avait fait neuf morts ».
fn is_in_anothers_clause(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let clause = reading.sentences[reading.sentence_of(hit.tokens.start)].clause(hit.tokens.start);
    let event = |cue: Cue| matches!(cue, Cue::Event(_) | Cue::EventOf(_));
    let other = |other: &Hit| event(other.cue) && !other.verb && other.tokens.end <= hit.tokens.start;
    let own = || occurrences(reading, subject).iter().any(|occurrence| clause.contains(&occurrence.tokens.start));
    reading.base.entity(subject.entity).kind == EntityKind::Event && reading.hits_in(clause.clone()).any(other) && !own()
}

/// Another event is told of in the sentence: « deux personnes sont mortes dans un accident ».
fn is_elsewhere(reading: &Reading<'_>, subject: &Subject<'_>, hit: &Hit) -> bool {
    let sentence = reading.sentences[reading.sentence_of(hit.tokens.start)].tokens.clone();
    let apart = |other: &Hit| other.tokens.end <= hit.tokens.start || hit.tokens.end <= other.tokens.start;
    let other = |other: &Hit| !other.verb && matches!(other.cue, Cue::Event(_) | Cue::EventOf(_)) && apart(other);
    reading.base.entity(subject.entity).kind == EntityKind::Event && reading.hits_in(sentence).any(other)
}
