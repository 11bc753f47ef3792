//! Modality: how surely a clause says a thing, whose statement it is, and whether it denies it.

use super::Subject;
use super::alleged;
use super::bearer::is_finite;
use super::mention::By;
use super::reading::Reading;
use super::segment::{Opener, Segment, Sentence};
use crate::facts::index::Cue;
use crate::facts::{EntityId, Slot, SourceId};
use crate::language::inflect::{Mood as VerbMood, Tense};
use crate::language::{Lang, Marker, grammar};
use crate::text::Token;
use crate::values::{Spotted, Told};
use std::ops::Range;

/// How a clause puts a thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    /// Flatly.
    #[default]
    Asserted,
    /// In the conditional, as possible, suspected, planned.
    Hedged,
    /// As somebody's statement.
    Attributed,
    /// As a question.
    Asked,
    /// As a supposition.
    Supposed,
    /// As a falsehood.
    Refuted,
}

/// Whose statement it is, as far as the desk knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// A source of the desk.
    pub source: Option<SourceId>,
    /// An entity of the desk.
    pub entity: Option<EntityId>,
}

/// Mood, speaker and polarity of a stretch of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stance {
    /// How it is put.
    pub mood: Mood,
    /// Whose statement it is.
    pub speaker: Speaker,
    /// Whether it is told as news, by the way of which somebody is named: « …, a annoncé X ».
    pub news: bool,
}

/// The stance of the clause around a value that is told of a subject.
#[must_use]
pub fn stance_of(reading: &Reading<'_>, value: &Range<usize>, subject: &Subject<'_>) -> Stance {
    let at = value.start;
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let clause = sentence.clause(at);
    let mood = if sentence.question || is_wondered(reading, at) {
        Mood::Asked
    } else if is_supposed(reading, at) {
        Mood::Supposed
    } else if is_refuted(reading, at) || is_set_aside(reading, at) {
        Mood::Refuted
    } else if is_hedged(reading, &clause, at, subject) {
        Mood::Hedged
    } else if is_own_saying(reading, sentence, subject) || is_age(reading, subject) && is_writers_own(reading, at) {
        Mood::Asserted
    } else {
        return attributed(reading, at);
    };
    Stance { mood, ..Stance::default() }
}

/// « on l'a appris jeudi de sources sûres »: where the saying is itself the event, the writer tells of it.
fn is_own_saying(reading: &Reading<'_>, sentence: &Sentence, subject: &Subject<'_>) -> bool {
    let said = |range: &Range<usize>| range.clone().any(|at| is_saying(reading, at));
    reading.hits_of(Cue::EventOf(subject.entity)).any(|hit| hit.verb && sentence.tokens.contains(&hit.tokens.start) && said(&hit.tokens))
}

fn is_age(reading: &Reading<'_>, subject: &Subject<'_>) -> bool {
    reading.base.attribute(subject.attribute).slot == Slot::Age
}

/// « si … » opens the sentence or the clause.
fn is_supposed(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let segment = &sentence.segments[sentence.segment_of(at)];
    let opens = |start: usize| (start..start + 2).any(|token| reading.is(token, Marker::Hypothesis));
    (opens(segment.tokens.start) || opens(sentence.tokens.start)) && !is_explained(reading, sentence)
}

/// « Si X a été retardé, c'est à cause de », "If X was late, it was because": what is explained is no supposition.
fn is_explained(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    sentence.segments.iter().skip(1).any(|segment| {
        let opening = segment.tokens.start + 1..(segment.tokens.start + 6).min(segment.tokens.end);
        let joined = opening.clone().find(|at| reading.tokens[*at].is_any(&["est", "is", "was", "'s"]));
        joined.is_some_and(|at| at <= segment.tokens.start + 2 && opening.clone().any(|next| next > at && reading.is(next, Marker::Causal)))
    })
}

/// « ce qui a tué X », "what killed X": the verb stands in a question, direct or not.
fn is_wondered(reading: &Reading<'_>, at: usize) -> bool {
    let light = |at: &usize| reading.has(*at, Marker::Auxiliary) || reading.has(*at, Marker::Adverb);
    let word = (at.saturating_sub(5)..at).rev().find(|at| !light(at));
    word.is_some_and(|at| reading.is(at, Marker::Question) || at > 0 && reading.is(at - 1, Marker::Question))
}

/// A word of refutation earlier in the sentence; « contrairement à » refutes only its own segment.
fn is_refuted(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let own = &sentence.segments[sentence.segment_of(at)].tokens;
    // « “C'est un mensonge”, a dit X, 51 ans »: what is said to be false is nothing that the writer tells.
    let voice = |token: usize| reading.is_quoted(token) == reading.is_quoted(at);
    let refutes = |token: &usize| reading.is(*token, Marker::Refutation) && !is_of_noun(reading, *token) && voice(*token);
    sentence.tokens.clone().filter(refutes).any(|token| {
        let local = reading.tokens[token].is_any(&["contrairement", "contrary"]);
        own.contains(&token) || !local && token < at
    })
}

/// "fraud by false representation", « de faux documents »: what is false is the thing that the noun behind it names.
fn is_of_noun(reading: &Reading<'_>, at: usize) -> bool {
    let plain = |at: usize| reading.tokens.get(at).is_some_and(Token::is_word) && !reading.is_marked(at);
    reading.tokens[at].is_any(&["false", "faux", "fausse", "fausses"]) && plain(at + 1)
}

/// « et non à X », « non pas douze », "not X": the value is named to be set aside.
fn is_set_aside(reading: &Reading<'_>, at: usize) -> bool {
    let light = [Marker::Preposition, Marker::Definite, Marker::Indefinite];
    let skipped = |token: usize| light.iter().any(|kind| reading.has(token, *kind)) || reading.tokens[token].is_any(&["au", "aux", "du"]);
    let Some(word) = (at.saturating_sub(4)..at).rev().find(|token| !skipped(*token)) else { return false };
    let before = |words: &[&str]| word.checked_sub(1).is_some_and(|at| reading.tokens[at].is_any(words));
    let token = &reading.tokens[word];
    token.is("non") || token.is("pas") && before(&["non", "et", "mais", ","]) || token.is("not") && before(&["and", "but", ","])
}

/// « X, 31 ans, a refusé de répondre », « L'élue de 63 ans aurait réclamé »: how old somebody is who does what is doubted is told as certain;
/// the words in which it could be doubted.
fn told_by_the_way(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    let aged = reading.values_over(at).any(|spotted| matches!(spotted.told, Told::Age(..)) || is_bare_age(reading, spotted));
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let own = &sentence.segments[sentence.segment_of(at)];
    // « À 66 ans, il réclame … » sets the age off as a comma before it would.
    let opens = own.tokens.start == sentence.tokens.start && reading.tokens.get(own.tokens.end).is_some_and(|token| token.is(","));
    let aside = (own.opener == Opener::Comma || opens) && !own.verbs.iter().any(|verb| is_finite(reading, *verb));
    let noun = || {
        at.checked_sub(1).is_some_and(|of| reading.has(of, Marker::Genitive)) || reading.tokens.get(at + 1).is_some_and(|token| token.glued)
    };
    let near = at.saturating_sub(NEAR).max(own.tokens.start)..at;
    aged.then_some(())?;
    if aside { Some(own.tokens.clone()) } else { noun().then_some(near) }
}

/// The same, and nobody is said to have told it: not « X, 31 ans selon le parquet, ».
fn is_writers_own(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let own = sentence.segments[sentence.segment_of(at)].tokens.clone();
    // « X, 50 ans, selon la direction, serait candidat ».
    let next = own.end + usize::from(reading.tokens.get(own.end).is_some_and(|token| token.is(",")));
    let said = |token: usize| reading.is(token, Marker::Attribution);
    told_by_the_way(reading, at).is_some() && !own.into_iter().any(said) && !said(next)
}

/// « X, 31 ans, »: a length of time in years between commas is an age.
fn is_bare_age(reading: &Reading<'_>, spotted: &Spotted) -> bool {
    let Range { start, end } = spotted.tokens;
    let mark = |at: usize| reading.tokens.get(at).is_none_or(|token| token.is_any(&[",", "(", ")", "."]));
    spotted.told.as_age().is_some() && start > 0 && mark(start - 1) && mark(end)
        || start > 0 && reading.has(start - 1, Marker::Genitive) && matches!(spotted.told, Told::Duration(_))
}

/// How many words before an age a doubt may stand that is of it.
const NEAR: usize = 3;

fn is_hedged(reading: &Reading<'_>, clause: &Range<usize>, at: usize, subject: &Subject<'_>) -> bool {
    // A word that the attribute itself is told by is no doubt about it.
    let cue = |token: usize| reading.own_hits(subject).any(|hit| hit.tokens.contains(&token));
    // "13 May" is a day.
    let value = |token: usize| reading.values_over(token).next().is_some();
    let doubted = |token: usize| {
        let quoted = || reading.is_quoted(token) && !reading.is_quoted(at);
        let told = || {
            quoted() || cue(token) || value(token) || is_presupposed(reading, at, token) || alleged::is_aside(reading, at, token, subject)
        };
        reading.is(token, Marker::Hedge) && !told() || is_conditional(reading, token) && !is_reported_future(reading, token)
    };
    let marked = |range: Range<usize>| range.clone().any(doubted);
    if let Some(words) = told_by_the_way(reading, at).filter(|_| is_age(reading, subject)) {
        return marked(words);
    }
    marked(clause.clone())
        || governor(reading, at).is_some_and(marked)
        || explanation(reading, at).is_some_and(marked)
        || is_unsaid(reading, at)
}

/// « n'a pas confirmé être candidat », "has never said that it reopened": what nobody has said may be so or not.
fn is_unsaid(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let own = sentence.segments[sentence.segment_of(at)].tokens.start..at;
    let unsaid = |range: Range<usize>| {
        range
            .into_iter()
            .any(|verb| is_saying(reading, verb) && !is_named_thing(reading, verb) && is_negated(reading, &(verb..verb + 1), true))
    };
    unsaid(own) || governor(reading, at).is_some_and(unsaid)
}

/// « Six ans de prison : le procureur a réclamé … »: the clause behind the colon of words without a verb tells how they are meant.
fn explanation(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let colon = sentence.segments.iter().position(|segment| reading.tokens[segment.tokens.start].is(":"))?;
    let (lead, rest) = sentence.segments.split_at(colon);
    let bare = lead.iter().all(|segment| segment.verbs.is_empty());
    (bare && at < rest[0].tokens.start).then(|| rest[0].tokens.start..sentence.tokens.end)
}

/// « Les 54 salariés craignent », "the X government is trying to": who fears or tries is told of as certain, only what is feared or tried isn't.
fn is_presupposed(reading: &Reading<'_>, at: usize, doubt: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let segment = &sentence.segments[sentence.segment_of(at)];
    let phrase = segment.tokens.start..at;
    let definite =
        |at: usize| [Marker::Definite, Marker::Possessive, Marker::Demonstrative, Marker::Whole].iter().any(|kind| reading.has(at, *kind));
    reading.is(doubt, Marker::Volition)
        && at < doubt
        && segment.tokens.contains(&doubt)
        && phrase.clone().rev().take(3).any(definite)
        && !segment.verbs.iter().any(|verb| *verb < at || (at..doubt).contains(verb) && is_finite(reading, *verb) && *verb + 1 < doubt)
}

fn is_conditional(reading: &Reading<'_>, at: usize) -> bool {
    reading.has(at, Marker::ConditionalAuxiliary) || reading.forms(at).iter().next().is_some_and(|form| form.mood == VerbMood::Conditional)
}

/// « a annoncé qu'il supprimerait », "said it would cut": what was to come, seen from the day it was said.
///
/// « a dit qu'il aurait fui », "said he would have fled" stay doubts.
fn is_reported_future(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let told = |range: Range<usize>| range.rev().any(|token| is_saying(reading, token) && !is_named_thing(reading, token));
    let perfect = reading.forms(at + 1).iter().any(|form| form.mood == VerbMood::Participle) || reading.has(at + 1, Marker::Auxiliary);
    let own = &sentence.segments[sentence.segment_of(at)].tokens;
    !perfect && (told(own.start..at) || governor(reading, at).is_some_and(told))
}

/// A noun that looks like a verb: « une annonce », « un sourire », "a far cry".
#[must_use]
pub fn is_named_thing(reading: &Reading<'_>, at: usize) -> bool {
    let past = reading.context.lang == Lang::En && reading.forms(at).iter().all(|form| form.tense == Tense::Past);
    let determiner = |at: usize| [Marker::Definite, Marker::Indefinite, Marker::Possessive].iter().any(|kind| reading.has(at, *kind));
    (!past || reading.forms(at).is_empty()) && (at.saturating_sub(2)..at).any(determiner)
}

/// The segment that a « que … » clause completes.
#[must_use]
pub fn governor(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let here = sentence.segment_of(at);
    let segment = &sentence.segments[here];
    let opened = segment.opener == Opener::Relative && reading.tokens[segment.tokens.start].is_any(&["que", "qu'", "that"]);
    opened.then(|| here.checked_sub(1).map(|before| sentence.segments[before].tokens.clone())).flatten()
}

/// « selon X », « X affirme que », « …, indique X ».
fn attributed(reading: &Reading<'_>, at: usize) -> Stance {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    if let Some(range) = voiced(reading, at) {
        return said_by(reading, range);
    }
    let own = &sentence.segments[sentence.segment_of(at)];
    // What stands between commas without a verb is the writer's own word, as how old the speaker is.
    let finite = || own.verbs.iter().any(|verb| is_finite(reading, *verb));
    if (own.verbs.is_empty() || told_by_the_way(reading, at).is_some() && !finite())
        && own.opener == Opener::Comma
        && !own.tokens.clone().any(|token| reading.is(token, Marker::Attribution))
    {
        return Stance::default();
    }
    let marker = sentence.tokens.clone().find(|token| reading.is(*token, Marker::Attribution));
    let reported = || governor(reading, at).and_then(|range| range.clone().find(|token| is_saying(reading, *token)).map(|_| range));
    if let Some(token) = marker {
        return said_by(reading, token..sentence.segments[sentence.segment_of(token)].tokens.end);
    }
    if let Some(range) = reported() {
        return said_by(reading, range);
    }
    aside(reading, at).map_or_else(Stance::default, |range| Stance {
        news: range.clone().any(|token| grammar::is_announcing(&reading.tokens[token].norm, reading.context.lang)),
        ..said_by(reading, range)
    })
}

/// The statement of who is named in a range.
fn said_by(reading: &Reading<'_>, range: Range<usize>) -> Stance {
    Stance { mood: Mood::Attributed, speaker: speaker(reading, range), news: false }
}

/// « Le Journal compte 1 120 morts, La Gazette 1 210 », « 12 morts pour Le Journal », « Le Journal, 1 120 »: an outlet of the desk is
/// named in the figure's own segment, or is all that the one before it holds.
fn voiced(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let own = sentence.segment_of(at);
    let named = |range: &Range<usize>| outlets(reading, range).next().is_some();
    let here = sentence.segments[own].tokens.clone();
    let before = || {
        let segment = &sentence.segments[own.checked_sub(1)?];
        let alone = sentence.segments[own].verbs.is_empty() && segment.verbs.is_empty() && segment.tokens.len() <= OUTLET;
        alone.then(|| segment.tokens.clone())
    };
    Some(here).filter(named).or_else(|| before().filter(named))
}

/// Where a range names an outlet of the desk, but in « le directeur de X »: what somebody is of says nothing.
fn outlets<'r>(reading: &'r Reading<'_>, range: &'r Range<usize>) -> impl Iterator<Item = usize> + 'r {
    let of = |at: usize| at.checked_sub(1).is_some_and(|before| reading.has(before, Marker::Genitive));
    let owned = move |at: usize| of(at) || at.checked_sub(1).is_some_and(|before| reading.has(before, Marker::Definite) && of(before));
    let named = |at: &usize| reading.base.outlet_at(&reading.tokens, &(*at..range.end)).is_some();
    range.clone().filter(named).filter(move |at| !owned(*at))
}

/// How many words an outlet's name with its article has at most.
const OUTLET: usize = 6;

/// A segment of the sentence that opens with a verb of saying: « , précise X ».
fn aside(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    let sentence = &reading.sentences[reading.sentence_of(at)];
    let own = sentence.segment_of(at);
    sentence.segments.iter().enumerate().find_map(|(index, segment)| {
        let first = segment.tokens.start + 1;
        let inverted = index != own
            && segment.opener == Opener::Comma
            && (first..first + 3).any(|token| {
                segment.tokens.contains(&token)
                    && is_saying(reading, token)
                    && !is_named_thing(reading, token)
                    && !is_done_to(reading, token)
            });
        let opens = (first..first + 2).all(|token| !reading.has(token, Marker::Relative));
        let earlier = &sentence.segments[..index];
        let told = inverted && opens && !is_predicate(reading, earlier) && !is_led(reading, earlier)
            || index != own && segment.opener == Opener::Comma && closes(reading, &segment.tokens);
        (told && index > 0).then(|| segment.tokens.clone())
    })
}

/// « Les travaux, lancés fin avril, »: a participle with nobody who says tells what was done to what stands before it.
fn is_done_to(reading: &Reading<'_>, at: usize) -> bool {
    let agreed = ["és", "ée", "ées"].iter().any(|ending| reading.tokens[at].norm.ends_with(ending));
    let helped = at.checked_sub(1).is_some_and(|before| reading.has(before, Marker::Auxiliary));
    reading.context.lang == Lang::Fr && agreed && !helped
}

/// « Le maire, X, a réagi », "Y, who chairs the board, has promised": the main verb, after an apposed name or a relative clause.
fn is_predicate(reading: &Reading<'_>, earlier: &[Segment]) -> bool {
    let named = |segment: &Segment| segment.opener == Opener::Comma && is_name(reading, &segment.tokens);
    // « La maison X, dirigée par Y, a annoncé »: nothing but a name stands before the apposition.
    let headed = || earlier.first().is_some_and(|first| earlier.len() > 1 && is_name(reading, &first.tokens));
    let after = earlier.last().is_some_and(|last| last.opener == Opener::Relative || named(last)) || headed();
    let told = |segment: &&Segment| segment.opener != Opener::Relative && segment.verbs.iter().any(|verb| is_finite(reading, *verb));
    after && !earlier.iter().any(|segment| told(&segment))
}

/// A name, and the words before it that belong to it.
fn is_name(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let last = reading.mentions.iter().rfind(|mention| mention.tokens.end == tokens.end && tokens.start <= mention.tokens.start);
    last.is_some_and(|mention| mention.tokens.start - tokens.start <= 3)
}

/// « Quand X a succédé à Y, il a promis … », "After X left, she said …": a clause that leads to the main one is the writer's own.
fn is_led(reading: &Reading<'_>, earlier: &[Segment]) -> bool {
    let start = earlier.first().map_or(0, |first| first.tokens.start);
    let subordinate = reading.is(start, Marker::Subordinator) && !reading.is(start, Marker::Attribution);
    let main = |segment: &Segment| segment.opener == Opener::Comma && segment.verbs.iter().any(|verb| is_finite(reading, *verb));
    subordinate && !earlier.iter().any(main)
}

/// « , le journal X rapporte », ", X reports": a comma, a name and a verb of saying, nothing else.
fn closes(reading: &Reading<'_>, segment: &Range<usize>) -> bool {
    let words = segment.start + 1..segment.end - usize::from(segment.end > segment.start && !reading.tokens[segment.end - 1].is_word());
    let Some(verb) = words.clone().next_back().filter(|at| words.len() > 1 && is_saying(reading, *at)) else { return false };
    let named = |at: usize| reading.tokens[at].capital || reading.is_marked(at) || reading.tokens[at].norm.len() <= 3;
    !is_named_thing(reading, verb) && (words.start..verb).all(named) && (words.start..verb).any(|at| reading.tokens[at].capital)
}

/// Whether a token is a form of a verb of saying.
#[must_use]
pub fn is_saying(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, Marker::Telling) || reading.tokens.get(at).is_some_and(|token| grammar::is_saying(&token.norm, reading.context.lang))
}

/// Who is named in a range.
fn speaker(reading: &Reading<'_>, range: Range<usize>) -> Speaker {
    Speaker {
        source: reading.base.outlet_in(&reading.tokens, &range),
        entity: reading.mentions.iter().find(|mention| range.contains(&mention.tokens.start)).and_then(|mention| mention.entity),
    }
}

/// Whether a cue is denied: its verb negated, or « aucun », « sans », "no" before it.
#[must_use]
pub fn is_negated(reading: &Reading<'_>, cue: &Range<usize>, verb: bool) -> bool {
    let sentence = &reading.sentences[reading.sentence_of(cue.start)];
    let segment = sentence.segments[sentence.segment_of(cue.start)].tokens.clone();
    if is_restricted(reading, &segment) {
        return false;
    }
    let before = segment.start..cue.start;
    let near = cue.start.saturating_sub(3).max(segment.start)..cue.start;
    let denies = |token: usize| reading.is(token, Marker::Negation) || reading.is(token, Marker::NegationWord);
    if verb {
        let reach = before.end.saturating_sub(7).max(before.start)..before.end;
        // "has not said how much it paid": what is denied is that it was said.
        let said = |token: usize| (token + 1..cue.start).any(|at| is_saying(reading, at));
        let particle = |token: usize| denies(token) && !reading.tokens[token].is_any(&["plus", "sans", "without", "que"]) && !said(token);
        return reach.clone().any(|token| particle(token) && !reading.tokens[token].is_any(&["rien", "personne"]))
            || before.clone().any(|token| {
                reading.tokens[token].is_any(&["aucun", "aucune", "nul", "nulle", "personne", "rien", "no", "nobody", "none", "nothing"])
                    && !is_somebody(reading, token)
            })
            || ne_follows(reading, &segment, cue)
            || not_follows(reading, cue)
            || object_denied(reading, &segment, cue);
    }
    let denial = before.clone().rev().find(|token| reading.tokens[*token].is_any(&["pas", "jamais", "not", "n't", "never"]));
    let kinds =
        [Marker::Definite, Marker::Indefinite, Marker::Possessive, Marker::Adverb, Marker::Preposition, Marker::Auxiliary, Marker::Copula];
    let light = |token: usize| kinds.iter().any(|kind| reading.has(token, *kind));
    // « n'est pas allée en prolongation », "did not go to extra time": the verb that the denial is of leads to the noun.
    let led = |denial: usize| denial + 1 + usize::from(reading.is(denial + 1, Marker::Reaching));
    let verb_denied = || denial.is_some_and(|denial| (led(denial)..cue.start).all(light));
    near.clone().any(|token| denies(token) && (token + 1..cue.start).all(light)) || verb_denied()
}

/// « sa personne », « une personne »: the noun denies nothing.
fn is_somebody(reading: &Reading<'_>, at: usize) -> bool {
    let determined = |before: usize| {
        [Marker::Definite, Marker::Indefinite, Marker::Possessive, Marker::Demonstrative].iter().any(|kind| reading.has(before, *kind))
    };
    reading.tokens[at].is("personne") && at.checked_sub(1).is_some_and(determined)
}

/// "turned up no tracker": the verb's object is denied.
fn object_denied(reading: &Reading<'_>, segment: &Range<usize>, cue: &Range<usize>) -> bool {
    // "a motion of no confidence" is a name.
    let named = |token: usize| reading.mentions_over(token).any(|mention| mention.by == By::Name);
    let denies = |token: usize| reading.tokens[token].is_any(&["no", "aucun", "aucune", "nothing", "nobody"]);
    (cue.start + 1..segment.end.min(cue.end + 2)).any(|token| denies(token) && !named(token))
}

/// « ne » right before the verb itself when the cue starts with it: « n'escorte pas ».
fn ne_follows(reading: &Reading<'_>, segment: &Range<usize>, cue: &Range<usize>) -> bool {
    let ne = cue.start.checked_sub(1).is_some_and(|before| reading.tokens[before].is_any(&["ne", "n'"]));
    ne && (cue.start + 1..segment.end.min(cue.start + 4)).any(|token| reading.is(token, Marker::NegationWord))
}

/// "is not", "wasn't": a helping verb is denied by what follows it.
fn not_follows(reading: &Reading<'_>, cue: &Range<usize>) -> bool {
    cue.len() == 1
        && reading.has(cue.start, Marker::Auxiliary)
        && reading.tokens.get(cue.end).is_some_and(|token| token.is_any(&["not", "n't", "never"]))
}

/// « ne … que », "only": a restriction, no negation.
fn is_restricted(reading: &Reading<'_>, segment: &Range<usize>) -> bool {
    let ne = segment.clone().find(|token| reading.tokens[*token].is_any(&["ne", "n'"]));
    ne.is_some_and(|ne| {
        let rest = ne + 1..segment.end.min(ne + 6);
        rest.clone().any(|token| reading.tokens[token].is_any(&["que", "qu'"]))
            && !rest.clone().any(|token| reading.tokens[token].is_any(&["pas"]))
    })
}
