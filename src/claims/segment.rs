//! Sentences to segments: the stretches between commas, relatives and conjunctions, and what governs what.
//!
//! A segment without a verb belongs to a neighbour: « Jeudi soir, » to what follows, « , jeudi, » to what comes before.

use super::reading::Reading;
use crate::facts::index::Hit;
use crate::language::inflect::{Mood, Tense};
use crate::language::{Lang, Marker};
use crate::values::{Spotted, Told};
use std::ops::Range;

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its segments, in order, covering it.
    pub segments: Vec<Segment>,
    /// Whether it asks.
    pub question: bool,
}

/// A stretch of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its tokens, the mark or word that opens it included.
    pub tokens: Range<usize>,
    /// How it is opened.
    pub opener: Opener,
    /// Its verbs, by token: finite ones and participles, auxiliaries left out where a participle follows.
    pub verbs: Vec<usize>,
}

/// How a segment is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    /// Start of the sentence, or a strong mark.
    Start,
    /// A comma or parenthesis.
    Comma,
    /// « qui », "which".
    Relative,
    /// « alors que », "while".
    Subordinator,
    /// « et » before a verb.
    Coordinator,
}

/// Cuts a sentence into segments.
#[must_use]
pub fn cut(reading: &Reading<'_>, tokens: Range<usize>) -> Sentence {
    let verbs: Vec<usize> = tokens.clone().filter(|at| is_verb(reading, *at)).collect();
    let mut segments: Vec<Segment> = Vec::new();
    for at in tokens.clone() {
        if let Some(opener) = opens(reading, at, &tokens, &verbs)
            && let Some(last) = segments.last_mut()
            && last.tokens.start < at
            // « entre l'A et le B a eu lieu », "A and B won": before any verb it joins two names.
            && (opener != Opener::Coordinator || !reading.tokens[at - 1].is_word() || verbs.iter().any(|verb| (last.tokens.start..at).contains(verb)))
        {
            last.tokens.end = at;
            segments.push(Segment { tokens: at..tokens.end, opener, verbs: Vec::new() });
        } else if segments.is_empty() {
            segments.push(Segment { tokens: tokens.clone(), opener: Opener::Start, verbs: Vec::new() });
        }
    }
    for segment in &mut segments {
        segment.verbs = verbs.iter().copied().filter(|at| segment.tokens.contains(at)).collect();
    }
    let question = tokens.clone().next_back().is_some_and(|_| tokens.clone().rev().take(3).any(|at| reading.tokens[at].is("?")));
    Sentence { tokens, segments, question }
}

fn opens(reading: &Reading<'_>, at: usize, sentence: &Range<usize>, verbs: &[usize]) -> Option<Opener> {
    let token = &reading.tokens[at];
    if at == sentence.start {
        return None;
    }
    if token.is_any(&[";", ":", "—", "–"]) {
        return Some(Opener::Start);
    }
    if token.is_any(&[",", "(", ")", "«", "»", "“", "”"]) {
        return Some(Opener::Comma);
    }
    if reading.is(at, Marker::Subordinator) && !within_date(reading, at) {
        return Some(Opener::Subordinator);
    }
    if reading.is(at, Marker::Relative) && verbs.iter().any(|verb| *verb > at) && !is_restriction(reading, at, sentence.start) {
        return Some(Opener::Relative);
    }
    let soon = |from: usize| verbs.iter().any(|verb| (from + 1..from + 4).contains(verb));
    // "not yet" joins nothing.
    let joins = !reading.has(at - 1, Marker::Negation);
    (joins && reading.is(at, Marker::Coordinator) && soon(at)).then_some(Opener::Coordinator)
}

/// « n'a réuni que deux millions »: the second word of a restriction; « personne n'a dit que » denies.
fn is_restriction(reading: &Reading<'_>, at: usize, start: usize) -> bool {
    let near = start.max(at.saturating_sub(RESTRICTED))..at;
    let opened = near.clone().rev().find(|at| reading.tokens[*at].is_any(&["ne", "n'"]));
    let denied = |from: usize| (from..at).any(|at| reading.has(at, Marker::NegationWord)) || is_nobodys(reading, start..from);
    reading.has(at, Marker::Restriction) && opened.is_some_and(|from| !denied(from) && !(from..at).any(|at| reading.tokens[at].is(",")))
}

/// « Personne ne », « Aucun de ses proches n' »: what is told is told of nobody.
fn is_nobodys(reading: &Reading<'_>, before: Range<usize>) -> bool {
    let near = before.start.max(before.end.saturating_sub(RESTRICTED))..before.end;
    let none = |at: &usize| reading.tokens[*at].is_any(&["personne", "nul", "nulle", "aucun", "aucune", "rien"]);
    let determined = |at: usize| {
        at.checked_sub(1).is_some_and(|before| reading.has(before, Marker::Definite) || reading.has(before, Marker::Possessive))
    };
    near.into_iter().rev().take_while(|at| reading.tokens[*at].is_word()).any(|at| none(&at) && !determined(at))
}

/// How many words before its second the first word of a restriction stands at most.
const RESTRICTED: usize = 5;

/// « since Thursday », "after two years": a value follows, no clause.
fn within_date(reading: &Reading<'_>, at: usize) -> bool {
    reading.values.iter().any(|value| value.tokens.contains(&at) || value.tokens.start == at + 1)
}

/// Whether a token is a verb here: finite, or a participle; never after a determiner or preposition.
fn is_verb(reading: &Reading<'_>, at: usize) -> bool {
    let token = &reading.tokens[at];
    let qualifies = reading.is(at, Marker::Qualifier);
    if !token.is_word() || qualifies || is_name(reading, at) || is_counted(reading, at) || reading.values_over(at).next().is_some() {
        return false;
    }
    let forms = reading.forms(at);
    if is_reflexive(reading, at) {
        return true;
    }
    if forms.is_empty() && !reading.hits_over(at).any(|hit| hit.verb && hit.tokens.start == at) {
        return false;
    }
    // « devant », "during": a preposition that a participle is spelt like.
    if reading.has(at, Marker::Preposition) && forms.iter().all(|form| form.mood == Mood::Participle) {
        return false;
    }
    let finite = |mood: Mood| !matches!(mood, Mood::Infinitive);
    let is_form = forms.iter().any(|form| finite(form.mood)) || forms.is_empty();
    is_form && !follows_determiner(reading, at) && !is_auxiliary_of(reading, at) && !is_bare_object(reading, at) && !is_apposed(reading, at)
}

/// "640 claims", "four sentences": behind a number stands a noun, though a verb is spelt so too; "Channel 4 reports" is what a name does.
pub(super) fn is_counted(reading: &Reading<'_>, at: usize) -> bool {
    let Some(last) = at.checked_sub(1).filter(|_| reading.context.lang == Lang::En) else { return false };
    let forms = reading.forms(at);
    let present = forms.iter().all(|form| form.mood != Mood::Participle && form.tense == Tense::Present);
    let number = |spotted: &&Spotted| spotted.tokens.end == at && matches!(spotted.told, Told::Number(_));
    let label = |start: usize| start.checked_sub(1).is_some_and(|before| reading.tokens[before].capital);
    let counts = |spotted: &Spotted| !label(spotted.tokens.start);
    present && reading.tokens[at].norm.ends_with('s') && reading.values_over(last).find(number).is_some_and(counts)
}

/// "was found guilty", "found on Friday": the past of finding, not the present of founding.
pub(super) fn is_finding(reading: &Reading<'_>, hit: &Hit) -> bool {
    let at = hit.tokens.start;
    let founding = hit.forms.iter().all(|form| form.tense == Tense::Present && form.mood != Mood::Participle);
    let led = at.checked_sub(1).is_some_and(|before| reading.tokens[before].is_any(&["to", "will", "would", "they", "we"]));
    reading.context.lang == Lang::En && reading.tokens[at].is("found") && founding && !led
}

/// « s'élance », « se dégrade »: whatever the word, a reflexive pronoun leads to a verb.
fn is_reflexive(reading: &Reading<'_>, at: usize) -> bool {
    let pronoun = at.checked_sub(1).is_some_and(|before| reading.tokens[before].is_any(&["se", "s'"]));
    reading.context.lang == Lang::Fr && pronoun && reading.forms(at).is_empty() && !reading.is_marked(at) && !reading.tokens[at].capital
}

/// "took place", "won control": what stands bare behind a verb of the past is its noun, though a verb is spelt so too.
fn is_bare_object(reading: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| reading.context.lang == Lang::En) else { return false };
    let past = reading.forms(before).iter().any(|form| form.mood == Mood::Indicative && form.tense == Tense::Past);
    let auxiliary = reading.has(before, Marker::Auxiliary) || reading.has(before, Marker::Copula);
    let homograph =
        !reading.forms(at).is_empty() && reading.forms(at).iter().all(|form| form.mood != Mood::Participle && form.tense == Tense::Present);
    past && !auxiliary && homograph && reading.forms(before) != reading.forms(at)
}

/// « X, figure de la ville, a été élu »: right behind a name and its comma stands a noun, where the verb follows the next comma.
fn is_apposed(reading: &Reading<'_>, at: usize) -> bool {
    let named = at.checked_sub(2).is_some_and(|name| reading.tokens[at - 1].is(",") && reading.tokens[name].capital);
    let noun = reading.forms(at).iter().all(|form| form.mood != Mood::Participle) && !reading.has(at, Marker::Auxiliary);
    let closes = |at: &usize| reading.tokens[*at].is(",");
    let told = || (at + 1..reading.tokens.len()).take_while(|at| !reading.tokens[*at].is(".")).find(closes);
    let verb = |comma: usize| reading.has(comma + 1, Marker::Auxiliary) || reading.has(comma + 1, Marker::Copula);
    reading.context.lang == Lang::Fr && named && noun && told().is_some_and(verb)
}

/// « , Élise X, »: a capital inside a French sentence makes a name of what could be a verb.
fn is_name(reading: &Reading<'_>, at: usize) -> bool {
    let inside = at.checked_sub(1).is_some_and(|before| reading.tokens[before].is_word() || reading.tokens[before].is(","));
    reading.context.lang == Lang::Fr && reading.tokens[at].capital && inside
}

fn follows_determiner(reading: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let kinds = [Marker::Indefinite, Marker::Possessive, Marker::Demonstrative, Marker::Determiner, Marker::Preposition, Marker::Definite];
    let clitic = reading.tokens[before].is_any(&["l'", "la", "le", "les", "en"]) && !reading.tokens[at].capital;
    if clitic {
        // « l'a évacué », « les sept »: a clitic only where the word is nothing but a verb.
        return !reading.has(at, Marker::Auxiliary);
    }
    kinds.iter().any(|kind| reading.has(before, *kind)) && !reading.tokens[before].is("'s")
}

/// An auxiliary with its participle within three words: the participle is the verb.
fn is_auxiliary_of(reading: &Reading<'_>, at: usize) -> bool {
    reading.has(at, Marker::Auxiliary)
        && (at + 1..(at + 5).min(reading.tokens.len()))
            .take_while(|next| reading.tokens[*next].is_word())
            .any(|next| reading.forms(next).iter().any(|form| form.mood == Mood::Participle))
}

impl Sentence {
    /// The segment that holds a token, by index.
    #[must_use]
    pub fn segment_of(&self, token: usize) -> usize {
        self.segments.iter().position(|segment| segment.tokens.contains(&token)).unwrap_or_default()
    }

    /// The tokens of the clause around a token: its segment, and the verbless neighbours that lean on it.
    #[must_use]
    pub fn clause(&self, token: usize) -> Range<usize> {
        let here = self.host(self.segment_of(token));
        let (mut first, mut last) = (here, here);
        while first > 0 && self.leans(first - 1) && self.segments[first].opener == Opener::Comma {
            first -= 1;
        }
        while last + 1 < self.segments.len() && self.leans(last + 1) && self.segments[last + 1].opener == Opener::Comma {
            last += 1;
        }
        self.segments[first].tokens.start..self.segments[last].tokens.end
    }

    /// One past the last token of the part around a token: what strong marks bound.
    #[must_use]
    pub fn part_end(&self, token: usize) -> usize {
        let here = self.segment_of(token);
        let next = self.segments.iter().skip(here + 1).find(|segment| segment.opener == Opener::Start);
        next.map_or(self.tokens.end, |segment| segment.tokens.start)
    }

    /// The first token of the part around a token.
    #[must_use]
    pub fn part_start(&self, token: usize) -> usize {
        let here = self.segment_of(token);
        let own = self.segments[..=here].iter().rev().find(|segment| segment.opener == Opener::Start);
        own.map_or(self.tokens.start, |segment| segment.tokens.start)
    }

    fn leans(&self, at: usize) -> bool {
        self.segments[at].verbs.is_empty()
    }

    /// The segment whose verb a verbless segment leans on: the next at the start of a sentence or after a strong mark, else the one before.
    fn host(&self, at: usize) -> usize {
        if !self.leans(at) {
            return at;
        }
        let forward =
            (at + 1..self.segments.len()).take_while(|next| self.segments[*next].opener == Opener::Comma).find(|next| !self.leans(*next));
        let backward = (0..at).rev().find(|before| !self.leans(*before));
        match (self.segments[at].opener, forward, backward) {
            (Opener::Start, Some(next), _) => next,
            (_, _, Some(before)) => before,
            (_, Some(next), None) => next,
            (_, None, None) => at,
        }
    }
}
