//! Titles: a term apposed to or predicated of a person: « le député X », « X, maire de Trou », "the former MP".

use super::adjunct::{places, terms};
use super::tenure;
use crate::claims::mention::{By, Mention, agrees};
use crate::claims::{Bound, Claim, ClaimValue, Reading, Subject, bearer};
use crate::facts::index::{Cue, Hit};
use crate::facts::{EntityId, EntityKind, FactValue, TermRef, VocabularyId};
use crate::language::grammar::VerbUse;
use crate::language::inflect::{Mood, Tense};
use crate::language::{Lang, Marker};
use crate::text::Token;
use crate::values::{Anchor, Spotted, Value};
use std::ops::Range;

pub(super) fn read(reading: &Reading<'_>, subject: &Subject<'_>, out: &mut Vec<Claim>) {
    let Some(vocabulary) = reading.base.attribute(subject.attribute).vocabulary else { return };
    let partners: Vec<EntityId> = subject.facts.iter().flat_map(|fact| reading.base.fact(*fact).with.iter().copied()).collect();
    for (term, tokens) in terms(reading, vocabulary) {
        let partner = partner(reading, &tokens).or_else(|| announced(reading, subject, &tokens));
        let whole = partner.as_ref().map_or_else(|| tokens.clone(), |(_, whole)| whole.clone());
        if is_adverbial(reading, &tokens)
            || is_of_unknown(reading, vocabulary, &tokens)
            || is_of_kin(reading, &tokens)
            || is_participle(reading, &tokens)
            || !partners.is_empty() && partner.is_none_or(|(entity, _)| !partners.contains(&entity))
            || bearer::of(reading, &whole).is_none_or(|mention| mention.entity != Some(subject.entity))
            || is_new(reading, subject, &term, tokens.start)
        {
            continue;
        }
        held(reading, subject, claim(reading, subject, term, &tokens), &tokens, out);
    }
    super::standing::read(reading, subject, vocabulary, out);
    super::holder::read(reading, subject, vocabulary, out);
    super::incumbency::read(reading, subject, out);
}

/// "chairman of the transport committee", « président du comité régional »: an office of what the desk doesn't know is no other than the one held.
fn is_of_unknown(reading: &Reading<'_>, vocabulary: VocabularyId, tokens: &Range<usize>) -> bool {
    let office = reading.base.vocabulary(vocabulary).name == "office";
    let of = reading.has(tokens.end, Marker::Genitive);
    let light = |at: &usize| [Marker::Definite, Marker::Indefinite, Marker::Possessive].iter().any(|kind| reading.has(*at, *kind));
    let Some(noun) = (tokens.end + 1..tokens.end + 4).find(|at| !light(at)) else { return false };
    let known = || {
        reading.mentions_over(noun).any(|mention| mention.entity.is_some())
            || reading.hits_over(noun).any(|hit| !hit.verb && matches!(hit.cue, Cue::Term(..) | Cue::Called(_)))
            || reading.places.iter().any(|place| place.contains(&noun))
            || reading.values_over(noun).next().is_some()
            || reading.has(noun, Marker::AnyBody)
            || reading.tokens[noun].is_any(&["commune", "ville", "village", "municipalité", "cité", "town", "city"])
    };
    office && of && reading.tokens.get(noun).is_some_and(Token::is_word) && !known()
}

/// « fille d'un mineur », "daughter of a trawler skipper": what their kin are.
fn is_of_kin(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let near = tokens.start.saturating_sub(KIN)..tokens.start;
    let article = near.rev().find(|at| reading.has(*at, Marker::Indefinite));
    let of = article.and_then(|at| at.checked_sub(1)).filter(|at| reading.has(*at, Marker::Genitive));
    of.is_some_and(|of| reading.hits.iter().any(|hit| hit.tokens.end == of && bearer::is_kin(reading, hit.cue)))
}

/// How many words a trade of kin may have, with its article.
const KIN: usize = 4;

/// « élue députée » of a mayor: what somebody becomes says nothing of another kind of title that they hold.
fn is_new(reading: &Reading<'_>, subject: &Subject<'_>, told: &TermRef, at: usize) -> bool {
    let vocabulary = reading.base.vocabulary(told.vocabulary);
    let of_kind = |known: &TermRef| {
        let over = vocabulary.is_under(known.term, told.term) || vocabulary.is_under(told.term, known.term);
        known.vocabulary == told.vocabulary && (over || vocabulary.are_grades(known.term, told.term))
    };
    let held = subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).is);
    let begins = at.checked_sub(1).is_some_and(|before| reading.has(before, Marker::Inceptive));
    begins && !held.into_iter().any(|value| matches!(value, FactValue::Term(known) if of_kind(known)))
}

/// « élue présidente du jury », « élu en 2014 », "elected by": a participle with what was done, no noun for who it was done to.
fn is_participle(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let next = tokens.end;
    let participle = |form: VerbUse| form.mood == Mood::Participle && form.tense == Tense::Past;
    let told = |at: usize| reading.hits_over(at).any(|hit| hit.verb && hit.tokens.start == at && hit.forms.iter().any(participle));
    let past = |at: usize| reading.forms(at).iter().any(participle) || told(at);
    let determiners = [Marker::Definite, Marker::Indefinite, Marker::Possessive, Marker::Demonstrative, Marker::Contracted];
    let bare = !tokens.start.checked_sub(1).is_some_and(|at| determiners.iter().any(|kind| reading.has(at, *kind)));
    let named = |hit: &Hit| hit.tokens.start == next && !hit.verb && matches!(hit.cue, Cue::Term(..) | Cue::Called(_));
    let title = || reading.hits_over(next).any(named);
    let led = || reading.has(next, Marker::Preposition) && !reading.has(next, Marker::Genitive);
    tokens.len() == 1 && past(tokens.start) && bare && (title() || led() || reading.values_over(next).next().is_some())
}

/// A title, and when it was held.
fn held(reading: &Reading<'_>, subject: &Subject<'_>, mut title: Claim, tokens: &Range<usize>, out: &mut Vec<Claim>) {
    let body = body(reading, tokens);
    let known = |entity: EntityId| {
        subject
            .facts
            .iter()
            .flat_map(|fact| &reading.base.fact(*fact).is)
            .any(|value| matches!(value, FactValue::Term(term) if term.of == Some(entity)))
    };
    let whole = tokens.start..body.map_or_else(|| end(reading, tokens), |(_, end)| end);
    if let (Some(tenure), ClaimValue::Term { term, of_foreign: false }) = (tenure::of(reading, &whole), &title.value)
        && body.is_none_or(|(entity, _)| known(entity))
    {
        out.push(tenure::claim(reading, subject, TermRef { of: term.of.or(body.map(|(body, _)| body)), ..*term }, &tenure));
        // « élu sénateur en 1995 » tells what one became then.
        let began = tenure.bound == Bound::From && is_begun(reading, tokens);
        title.period = (began || matches!(tenure.bound, Bound::Whole | Bound::Within)).then_some(tenure.dates);
    }
    out.push(title);
}

/// « directrice de la STCN », "director of the NGO": the body that a title is of, and where its name ends.
fn body(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<(EntityId, usize)> {
    let of = reading.has(tokens.end, Marker::Genitive) || reading.has(tokens.end, Marker::Contracted);
    let start = tokens.end + 1 + usize::from(reading.has(tokens.end + 1, Marker::Definite));
    let mention = reading.mentions_over(start).find(|mention| of && mention.tokens.start == start && mention.by != By::Pronoun)?;
    let entity = mention.entity.filter(|entity| matches!(reading.base.entity(*entity).kind, EntityKind::Body | EntityKind::Group))?;
    Some((entity, mention.tokens.end))
}

/// « élu sénateur », "named director": a participle right before the title says that it began, years ago.
fn is_begun(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    is_of_earlier_year(reading, tokens.start) && tokens.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Inceptive))
}

/// Whose the title is, and the words with that name: « fille de X », "X's daughter", « sa fille ».
fn partner(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<(EntityId, Range<usize>)> {
    let person = |mention: &&Mention| mention.entity.is_some_and(|entity| reading.base.entity(entity).kind == EntityKind::Person);
    let of = reading.tokens.get(tokens.end).is_some_and(|token| token.is_any(&["de", "d'", "du", "of"]));
    // « le maire de Trou Jean X »: the title is of the place, the name is whose it is.
    let is_placed = |at: usize| reading.places.iter().any(|place| place.contains(&at));
    let after = |mention: &&Mention| {
        of && mention.tokens.start > tokens.end
            && mention.tokens.start - tokens.end <= 4
            && (tokens.end + 1..mention.tokens.start).all(|at| reading.tokens[at].is_word() && !is_placed(at))
    };
    let light = |range: Range<usize>| range.len() <= 2 && range.into_iter().all(|at| reading.tokens[at].is_word());
    let before = |mention: &&Mention| {
        let genitive = mention.by != By::Possessive && reading.tokens.get(mention.tokens.end).is_some_and(|token| token.is("'s"));
        mention.tokens.end <= tokens.start
            && (genitive && light(mention.tokens.end + 1..tokens.start)
                || mention.by == By::Possessive && light(mention.tokens.end..tokens.start))
    };
    let people = || reading.mentions.iter().filter(person);
    let found = people().find(after).or_else(|| people().rfind(before))?;
    // « le fils de la victime, X, »: the name right after says who the description means.
    let comma = |at: usize| usize::from(reading.tokens.get(at).is_some_and(|token| token.is(",")));
    let next = found.tokens.end + comma(found.tokens.end);
    let apposed = people().find(|mention| mention.entity == found.entity && mention.by == By::Name && mention.tokens.start == next);
    let end = apposed.map_or(found.tokens.end, |name| name.tokens.end);
    let whole = tokens.start.min(found.tokens.start)..tokens.end.max(end);
    Some((found.entity?, whole))
}

/// "Her niece, the cellist Y, announced the death of X": whose kin is told is named only after, the one other person of the sentence.
fn announced(reading: &Reading<'_>, subject: &Subject<'_>, tokens: &Range<usize>) -> Option<(EntityId, Range<usize>)> {
    let at = tokens.start.checked_sub(1).filter(|at| reading.has(*at, Marker::Possessive))?;
    let feminine = match &*reading.tokens[at].norm {
        "his" => Some(false),
        "her" => Some(true),
        _ => None,
    };
    let sentence = &reading.sentences[reading.sentence_of(at)].tokens;
    let known = bearer::persons(reading).any(|mention| mention.tokens.start <= at);
    let others =
        bearer::persons(reading).filter(|mention| sentence.contains(&mention.tokens.start) && mention.entity != Some(subject.entity));
    let mut others: Vec<&Mention> =
        others.filter(|mention| mention.entity.is_none_or(|entity| agrees(reading, entity, feminine))).collect();
    others.dedup_by_key(|mention| mention.entity);
    let [other] = others.as_slice() else { return None };
    (!known && other.by == By::Name).then_some((other.entity?, tokens.clone()))
}

/// The claim of a title, with what it is of and whether it is a former one.
pub(super) fn claim(reading: &Reading<'_>, subject: &Subject<'_>, term: TermRef, tokens: &Range<usize>) -> Claim {
    let former = former(reading, tokens);
    let of = of(reading, tokens);
    let end = of.as_ref().map_or(tokens.end, |(_, tokens)| tokens.end);
    let whole = former.unwrap_or(tokens.start)..end.max(tokens.end);
    let (entity, of_foreign) = match of.map(|(value, _)| value) {
        Some(ClaimValue::Entity(entity)) => (Some(entity), false),
        Some(_) => (None, true),
        None => (None, false),
    };
    let term = TermRef { of: entity, former: former.is_some(), ..term };
    let mut claim = Claim::of(reading, subject, ClaimValue::Term { term, of_foreign }, &whole);
    claim.negated = crate::claims::mood::is_negated(reading, tokens, false);
    claim.past = is_past(reading, tokens)
        || is_of_office_then(reading, tokens)
        || is_of_year_before(reading, &whole)
        || is_held_then(reading, subject, &term, tokens.start);
    claim.firm = is_held_already(reading, &whole) && !is_listed(reading, &whole);
    claim
}

/// « élu maire socialiste en 1989 », "the former Socialist mayor": the side is that of an office of earlier days.
fn is_of_office_then(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    office_beside(reading, tokens).is_some_and(|office| former(reading, &office).is_some() || is_begun(reading, &office))
}

/// « X, la ministre et le préfet »: one more of those who are listed.
fn is_listed(reading: &Reading<'_>, title: &Range<usize>) -> bool {
    let after = title.end + usize::from(reading.tokens.get(title.end).is_some_and(|token| token.is(",")));
    let named = |mention: &Mention| mention.tokens.start == after && after > title.end && mention.by != By::Pronoun;
    let apposed = title.start.checked_sub(1).is_some_and(|at| reading.has(at, Marker::Definite));
    apposed && (reading.has(after, Marker::Coordinator) || reading.mentions.iter().any(named))
}

/// No « devient », « est nommé », « le prochain »: what somebody has been, not what they are to be from now on.
pub(super) fn is_held_already(reading: &Reading<'_>, title: &Range<usize>) -> bool {
    let changes = [Marker::Inceptive, Marker::FutureOne, Marker::Outgoing, Marker::Joining];
    let near = title.start.saturating_sub(4)..title.start;
    !near.into_iter().any(|at| changes.iter().any(|kind| reading.has(at, *kind)))
}

/// « où elle était directrice », "she was a director then": a copula of the past right before the title.
fn is_past(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let dated = is_of_earlier_year(reading, tokens.start);
    // « est devenue directrice en 2011 » tells what one became then, « a été nommée directrice » what one is.
    let told = |mood: Mood| mood == Mood::Indicative || mood == Mood::Participle && dated;
    let past =
        |at: usize| reading.has(at, Marker::Copula) && reading.forms(at).iter().any(|form| form.tense != Tense::Present && told(form.mood));
    let light = |at: &usize| reading.tokens[*at].is_word() && !reading.has(*at, Marker::Copula);
    let last = |reach: usize| (tokens.start.saturating_sub(reach)..tokens.start).rev().find(|word| !light(word)).filter(|at| past(*at));
    // "had been a member of the Socialist Party": what was over by then may stand further off.
    let over = |at: usize| at.checked_sub(1).is_some_and(|before| reading.has(before, Marker::PastAuxiliary));
    last(4).is_some() || last(6).is_some_and(over)
}

/// « Candidat sans étiquette en 2020 », « socialiste jusqu'en 2014 », "a Socialist in 2014": an earlier year right behind the title says when.
fn is_of_year_before(reading: &Reading<'_>, title: &Range<usize>) -> bool {
    let there = reading.has(title.end, Marker::There) || reading.has(title.end, Marker::Until);
    let year = title.end + 1 + usize::from(reading.has(title.end + 1, Marker::There));
    there && reading.values_over(year).any(|spotted| is_earlier_year(reading, spotted))
}

/// « Elle avait 34 ans quand son oncle, le sénateur X, … », "in 1998 Senator X …": told of an earlier day, of whom the desk knows as a
/// former one.
fn is_held_then(reading: &Reading<'_>, subject: &Subject<'_>, told: &TermRef, at: usize) -> bool {
    let ended = |value: &FactValue| matches!(value, FactValue::Term(known) if known.former && known.term == told.term);
    let known = subject.facts.iter().flat_map(|fact| &reading.base.fact(*fact).is).any(ended);
    known && (is_of_earlier_year(reading, at) || is_of_earlier_age(reading, at))
}

/// « avait 34 ans quand … », "was 34 when": an age of the past that a clause of time leans on.
fn is_of_earlier_age(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = reading.sentences[reading.sentence_of(at)].tokens.clone();
    let past = |at: usize| reading.has(at, Marker::Copula) || reading.has(at, Marker::PastAuxiliary);
    let tensed = |at: usize| past(at) && reading.forms(at).iter().any(|form| form.tense != Tense::Present);
    let aged = |spotted: &Spotted| {
        let number = matches!(spotted.told.resolve(&Anchor::default()), Some(Value::Age(_) | Value::Number(_) | Value::Duration(_)));
        number && spotted.tokens.start.checked_sub(1).is_some_and(tensed)
    };
    sentence.clone().any(|at| reading.is(at, Marker::When)) && reading.values_in(sentence).any(aged)
}

/// A date of the sentence lies in an earlier year than the dateline's.
pub(super) fn is_of_earlier_year(reading: &Reading<'_>, at: usize) -> bool {
    let sentence = reading.sentences[reading.sentence_of(at)].tokens.clone();
    reading.values_in(sentence).any(|spotted| is_earlier_year(reading, spotted))
}

/// Whether a value is a date that lies in an earlier year than the dateline's.
fn is_earlier_year(reading: &Reading<'_>, spotted: &Spotted) -> bool {
    let Some(now) = reading.context.date.map(|date| date.date().year()) else { return false };
    let told = spotted.told.resolve(&Anchor { dateline: reading.context.date, ..Anchor::default() });
    matches!(told, Some(Value::Date(dates)) if dates.last.is_some_and(|last| last.year() < now))
}

/// « l'ex-maire », « l'ancien député », "former MP"; « l'ex-maire socialiste » and "the former Socialist mayor" are former mayors.
pub(super) fn former(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<usize> {
    let near = tokens.start.saturating_sub(2)..tokens.start;
    near.into_iter().find(|at| reading.has(*at, Marker::Former)).filter(|_| office_beside(reading, tokens).is_none())
}

/// The office that a side describes: « maire socialiste », "Socialist mayor".
fn office_beside(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let vocabulary = |name: &str| reading.base.vocabulary_named(name);
    let is_of = |tokens: &Range<usize>, name: &str| {
        let of = |hit: &Hit| hit.tokens == *tokens && matches!(hit.cue, Cue::Term(known, _) if Some(known) == vocabulary(name));
        reading.hits_over(tokens.start).any(of)
    };
    let beside = |hit: &&Hit| match reading.context.lang {
        Lang::Fr => hit.tokens.end == tokens.start,
        Lang::En => hit.tokens.start == tokens.end,
    };
    let offices = || reading.hits.iter().filter(beside).map(|hit| hit.tokens.clone()).filter(|tokens| is_of(tokens, "office"));
    (is_of(tokens, "party") && tokens.len() == 1).then(|| offices().next()).flatten()
}

/// One past the last token of a title and the place it is of.
pub(super) fn end(reading: &Reading<'_>, tokens: &Range<usize>) -> usize {
    of(reading, tokens).map_or(tokens.end, |(_, place)| place.end.max(tokens.end))
}

/// « maire de Trou », "Trou's mayor".
fn of(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<(ClaimValue, Range<usize>)> {
    let places = places(reading);
    let after = |place: &Range<usize>| {
        let between = &reading.tokens[tokens.end.min(place.start)..place.start];
        place.start > tokens.end
            && between.len() <= 3
            && between.first().is_some_and(|token| token.is_any(&["de", "d'", "du", "des", "of", "à", "in", "for"]))
            && between.iter().all(|token| token.is_word())
    };
    let genitive = |place: &Range<usize>| place.end < tokens.start && tokens.start - place.end <= 3 && reading.tokens[place.end].is("'s");
    places.iter().find(|(_, place)| after(place)).cloned().or_else(|| {
        let (value, _) = places.iter().find(|(_, place)| genitive(place))?;
        Some((value.clone(), tokens.clone()))
    })
}

/// The word belongs to another thing: « le groupe socialiste », « l'électorat de gauche » are not titles, nor is « à la mairie ».
fn is_adverbial(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let before = tokens.start.saturating_sub(3)..tokens.start;
    let held = (tokens.start.saturating_sub(5)..tokens.start).any(|at| reading.has(at, Marker::Serving));
    let sought = |at: usize| {
        reading.tokens[at].is_any(&[
            "for",
            "candidat",
            "candidate",
            "candidats",
            "brigue",
            "running",
            "runs",
            "bid",
            "poste",
            "futur",
            "future",
            "contre",
            "against",
        ])
    };
    let located = tokens
        .start
        .checked_sub(1)
        .is_some_and(|at| reading.tokens[at].is_any(&["à", "au", "aux", "en", "dans", "vers", "chez", "in", "at", "to", "near", "sur"]));
    let place = reading.tokens[tokens.start].capital
        && located
        && !reading.tokens[tokens.start.saturating_sub(2)].is_any(&["encarté", "encartée", "adhérent", "membre"]);
    reading.is_quoted(tokens.start) || !held && before.into_iter().any(sought) || place
}
