//! Judging a claim by the facts: compare by type, then weigh who says what.

use super::finding::Verdict;
use super::holder::{self, holder};
use super::period::{distance, is_of_period};
use super::{outdated, tenure};
use crate::claims::{Bound, Claim, ClaimValue, Mood};
use crate::facts::{Base, EntityId, EntityKind, Fact, FactId, FactValue, Reading, SourceId, Status, TermRef, ValueType};
use crate::values::{Dates, Interval, Relation, Value};
use jiff::civil::Date;

/// How a claim stands to the facts it can be about.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// The fact it rests on.
    pub fact: FactId,
    /// The sources that say what the draft says.
    pub agreeing: Vec<SourceId>,
    /// Those that say it, or what it fits in with, and don't only allege it; of a claim that is verified.
    pub bearing: Vec<SourceId>,
}

/// How two values stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The same.
    Same,
    /// Both can hold.
    Compatible,
    /// They can't both hold.
    Contrary,
    /// Nothing can be said.
    Unknown,
}

/// Judges a claim by the facts of its attribute; nothing where no fact decides.
#[must_use]
pub fn judge(base: &Base, claim: &Claim, date: Option<Date>) -> Option<Judgement> {
    let group = base.group(claim.subject, claim.attribute)?;
    let meant = |id: &&FactId| claim.fact.is_none_or(|only| only == **id) && is_of_period(base, base.fact(**id), claim, date);
    let facts = group.facts.iter().filter(meant);
    let judged: Vec<Judgement> = facts.filter_map(|id| by_fact(base, claim, *id, date)).collect();
    // Of several facts of one attribute any that bears the claim out settles it.
    let good = judged.iter().find(|judgement| judgement.verdict == Verdict::Verified).cloned();
    let good = good.map(|good| outdated::successor(base, claim, &good, &judged, date).unwrap_or(good));
    good.or_else(|| judged.into_iter().min_by_key(|judgement| distance(base.fact(judgement.fact), claim.period)))
}

/// The fact that a claim was right by: one that is superseded, or whose time is over.
#[must_use]
pub fn formerly<'b>(base: &'b Base, claim: &Claim, date: Option<Date>) -> Option<&'b Fact> {
    let facts = base.group(claim.subject, claim.attribute)?.facts.iter().map(|id| base.fact(*id));
    let mut over = facts.filter(|fact| fact.status == Status::Superseded || outdated::is_ended(fact, date));
    over.find(|fact| fact.is.iter().any(|value| Scale { base, fact, date }.fit(claim, value) == Fit::Same))
}

fn by_fact(base: &Base, claim: &Claim, id: FactId, date: Option<Date>) -> Option<Judgement> {
    let fact = base.fact(id);
    // What no source says yet is only proposed.
    if fact.says.is_empty() || fact.status.is_gone() {
        return None;
    }
    let scale = Scale { base, fact, date };
    if scale.is_to_come() {
        return None;
    }
    let agreeing = scale.agreeing(claim);
    let verdict = scale.verdict(claim)?;
    let bearing = if verdict == Verdict::Verified { scale.bearing(claim) } else { Vec::new() };
    Some(Judgement { verdict, fact: id, agreeing, bearing })
}

/// How many days before the first source a draft may stand and still be held against a fact.
const LONG_BEFORE: i32 = 366;

/// How many years apart two people of one name are likely two.
const GENERATION: f64 = 12.0;

/// How many entities make namesakes among strangers likely.
const CROWD: usize = 1_000;

/// A fact to weigh claims with.
struct Scale<'a> {
    base: &'a Base,
    fact: &'a Fact,
    date: Option<Date>,
}

impl Scale<'_> {
    fn verdict(&self, claim: &Claim) -> Option<Verdict> {
        match claim.stance.mood {
            Mood::Asserted => self.flat(claim),
            Mood::Hedged => self.hedged(claim),
            Mood::Attributed => self.attributed(claim),
            Mood::Asked | Mood::Supposed | Mood::Refuted => None,
        }
    }

    /// A flat claim is held against the desk's reading, then against each source's.
    fn flat(&self, claim: &Claim) -> Option<Verdict> {
        let sides: Vec<Fit> = self.fact.is.iter().map(|value| self.fit(claim, value)).collect();
        let any = |wanted: Fit| sides.contains(&wanted);
        if any(Fit::Unknown) && !any(Fit::Same) {
            return None;
        }
        let contrary = any(Fit::Contrary) || any(Fit::Same) && any(Fit::Unknown) && self.is_between_terms();
        if any(Fit::Same) || any(Fit::Compatible) {
            return Some(self.agreed(claim, contrary, any(Fit::Same)));
        }
        Some(self.opposed(claim))
    }

    /// A fracture may go with a sprain; where the desk holds them for the sides of a dispute, one of them is one side.
    fn is_between_terms(&self) -> bool {
        self.fact.status == Status::Disputed && self.fact.is.iter().all(|value| matches!(value, FactValue::Term(_)))
    }

    /// The claim fits the desk's reading, or one side of it.
    fn agreed(&self, claim: &Claim, contrary: bool, same: bool) -> Verdict {
        let sure = self.fact.says.iter().any(is_sure);
        if same && !sure && !self.fact.says.is_empty() {
            return Verdict::Overstated;
        }
        let disputed =
            contrary || self.fact.says.iter().any(|reading| is_sure(reading) && self.fit_reading(claim, reading) == Some(Fit::Contrary));
        // « Quelque 5 000 personnes » takes a side as well, where the other is out of its reach.
        if disputed && same || contrary {
            Verdict::Disputed
        } else if same && self.fact.status == Status::Unverified {
            Verdict::Overstated
        } else {
            Verdict::Verified
        }
    }

    /// The claim contradicts the desk's reading: some source may still say it.
    fn opposed(&self, claim: &Claim) -> Verdict {
        let backs = |reading: &&Reading| self.fit_reading(claim, reading) == Some(Fit::Same);
        let backed = self.fact.says.iter().filter(backs).any(is_sure);
        if backed { Verdict::Disputed } else { Verdict::Contradicted }
    }

    /// A hedged claim is wrong only where the facts are no surer than it is.
    fn hedged(&self, claim: &Claim) -> Option<Verdict> {
        let fits: Vec<Fit> = self.fact.is.iter().map(|value| self.fit(claim, value)).collect();
        if fits.iter().any(|fit| matches!(fit, Fit::Same | Fit::Compatible)) {
            return Some(Verdict::Verified);
        }
        let contrary = !fits.is_empty() && fits.iter().all(|fit| *fit == Fit::Contrary);
        (contrary && self.fact.status == Status::Unverified).then_some(Verdict::Contradicted)
    }

    /// A claim put in a source's mouth is held against that source's reading alone.
    fn attributed(&self, claim: &Claim) -> Option<Verdict> {
        if self.speaks_for_itself(claim) {
            return self.flat(claim).filter(|verdict| matches!(verdict, Verdict::Contradicted | Verdict::Verified));
        }
        if self.is_news(claim) {
            return self.flat(claim).filter(|verdict| matches!(verdict, Verdict::Contradicted | Verdict::Verified));
        }
        let source = claim.stance.speaker.source?;
        let reading = self.base.reading_of(self.fact, source)?;
        match self.fit_reading(claim, reading)? {
            Fit::Contrary => Some(Verdict::Contradicted),
            Fit::Same => Some(Verdict::Verified),
            Fit::Compatible | Fit::Unknown => None,
        }
    }

    /// What a company or an institution announces of itself is what the sources have of it.
    fn speaks_for_itself(&self, claim: &Claim) -> bool {
        let speaker = claim.stance.speaker;
        let corporate = |entity: EntityId| self.base.entity(entity).kind.is_corporate();
        let own = |entity: EntityId| entity == claim.subject || self.base.entity(claim.subject).of.contains(&entity);
        speaker.source.is_none() && speaker.entity.is_some_and(|entity| own(entity) && corporate(entity))
    }

    /// What is told as news, whoever makes it known, of what nobody counts or estimates anew and all sources agree on: a date, a cause.
    fn is_news(&self, claim: &Claim) -> bool {
        let told = match &claim.value {
            ClaimValue::Plain(Value::Date(_) | Value::Age(_)) | ClaimValue::Term { .. } | ClaimValue::Entity(_) => true,
            ClaimValue::Plain(Value::Number(number)) => is_counted(number),
            _ => false,
        };
        let sure = self.fact.says.iter().filter(|reading| is_sure(reading)).count();
        let news = claim.stance.news && claim.stance.speaker.source.is_none();
        news && told
            && sure >= 2
            && self.fact.status == Status::Established
            && self.fact.says.iter().all(|reading| reading.error || is_sure(reading))
    }

    fn agreeing(&self, claim: &Claim) -> Vec<SourceId> {
        let fits = |reading: &&Reading| self.fit_reading(claim, reading) == Some(Fit::Same) && !reading.error;
        self.fact.says.iter().filter(fits).map(|reading| reading.source).collect()
    }

    /// The sources that say what the claim says, or what it fits in with.
    fn bearing(&self, claim: &Claim) -> Vec<SourceId> {
        let bears = |reading: &&Reading| is_sure(reading) && matches!(self.fit_reading(claim, reading), Some(Fit::Same | Fit::Compatible));
        self.fact.says.iter().filter(bears).map(|reading| reading.source).collect()
    }

    /// How the claim stands to one source's reading.
    fn fit_reading(&self, claim: &Claim, reading: &Reading) -> Option<Fit> {
        let values = reading.is.as_ref().unwrap_or(&self.fact.is);
        values.iter().map(|value| self.fit(claim, value)).min_by_key(|fit| match fit {
            Fit::Same => 0,
            Fit::Compatible => 1,
            Fit::Contrary => 2,
            Fit::Unknown => 3,
        })
    }

    fn fit(&self, claim: &Claim, value: &FactValue) -> Fit {
        let fit = self.compare(&claim.value, value);
        match (claim.negated, fit) {
            // Whoever was older once is older now.
            (_, Fit::Contrary) if claim.past && is_age(claim) => {
                if self.is_beyond(claim, value) {
                    Fit::Contrary
                } else {
                    Fit::Unknown
                }
            }
            // What a living person was, another day, is no matter of what they are.
            (_, Fit::Contrary) if claim.past && !self.is_over() => Fit::Unknown,
            (true, Fit::Same) => Fit::Contrary,
            (true, _) => Fit::Unknown,
            // Who may hold both offices doesn't hold the one that somebody else does.
            (false, Fit::Unknown) if holder(self.base, claim, self.date).is_some() => Fit::Contrary,
            (false, fit) => fit,
        }
    }

    /// Whether the age told is above the one known.
    fn is_beyond(&self, claim: &Claim, value: &FactValue) -> bool {
        let FactValue::Plain(known) = value else { return false };
        let now = self.fact.as_of.or_else(|| self.first_published()).zip(self.date);
        let age = match known {
            Value::Age(_) => Some(now.map_or_else(|| known.clone(), |(then, now)| known.aged(then, now))),
            born => self.living_day().and_then(|date| born.age_on(date)),
        };
        matches!((&claim.value, age), (ClaimValue::Plain(Value::Age(told)), Some(Value::Age(known))) if told.low > known.high)
    }

    fn compare(&self, claim: &ClaimValue, value: &FactValue) -> Fit {
        match (claim, value) {
            (ClaimValue::Plain(told), FactValue::Plain(known)) => self.plain(told, known),
            (ClaimValue::Entity(told), FactValue::Entity(known)) => self.entities(*told, *known),
            (ClaimValue::Holder(_), FactValue::Term(_)) if holder::is_news(self.base, self.fact, self.date) => Fit::Contrary,
            (ClaimValue::Foreign(words), FactValue::Entity(known)) => self.foreign(words, *known),
            (ClaimValue::Term { term, of_foreign }, FactValue::Term(known)) => self.terms(term, *of_foreign, known),
            (ClaimValue::Tenure { term, dates, bound }, FactValue::Term(known)) => self.tenure(term, dates, *bound, known),
            (ClaimValue::Term { term, .. }, FactValue::Set { members, closed }) => self.member(&FactValue::Term(*term), members, *closed),
            (ClaimValue::Name(told), FactValue::Text(known)) => same_if(folded(told) == folded(known)),
            (ClaimValue::Quotation { words, .. }, FactValue::Text(known)) => quotation(words, known),
            (ClaimValue::Order { before, other }, FactValue::Order { before: known, other: with }) if other == with => {
                same_if(before == known)
            }
            // The time since another event is another fact.
            (ClaimValue::Interval { from, length, .. }, FactValue::Plain(known)) if self.counts_from(*from) => interval(length, known),
            _ => Fit::Unknown,
        }
    }

    fn counts_from(&self, event: EntityId) -> bool {
        self.fact.with.is_empty() || self.fact.with.contains(&event)
    }

    fn plain(&self, told: &Value, known: &Value) -> Fit {
        if self.base.attribute(self.fact.attribute).value == ValueType::Date
            && let (Value::Age(_), Value::Date(_)) = (told, known)
        {
            let age = self.living_day().and_then(|date| known.age_on(date));
            return age.filter(|age| !self.is_namesake(age, told)).map_or(Fit::Unknown, |age| relation(&age, told));
        }
        let known = match (known, self.fact.as_of.or_else(|| self.first_published()), self.date) {
            (Value::Age(_), Some(then), Some(now)) => known.aged(then, now),
            _ => known.clone(),
        };
        relation(told, &known)
    }

    /// Among thousands of people known by a birth date and nothing else, somebody a generation off is another of the name.
    fn is_namesake(&self, age: &Value, told: &Value) -> bool {
        let (Value::Age(known), Value::Age(told)) = (age, told) else { return false };
        let apart = (known.middle() - told.middle()).abs() > GENERATION;
        apart && self.base.entities.len() > CROWD && self.base.groups_of(self.fact.entity).len() == 1
    }

    /// The dateline, while the subject is alive as far as the desk knows: an age told of the dead is of another day.
    fn living_day(&self) -> Option<Date> {
        let dead = |group: &crate::facts::Group| self.base.attribute(group.attribute).event.is_some_and(|event| self.base.is_death(event));
        self.date.filter(|_| !self.base.groups_of(self.fact.entity).any(dead))
    }

    /// Whether what the fact holds is of the past: its time is over, or its subject is dead.
    fn is_over(&self) -> bool {
        let over = |valid: &Value, day: Date| matches!(valid, Value::Date(dates) if dates.last.is_some_and(|last| last < day));
        self.living_day().is_none() || self.date.is_some_and(|day| self.fact.valid.as_ref().is_some_and(|valid| over(valid, day)))
    }

    /// Whether the draft was written long before anybody said what the fact holds; what an older day saw, and ages, hold anyway.
    fn is_to_come(&self) -> bool {
        let long_before = |day: Date| self.first_published().is_some_and(|first| (first - day).get_days() > LONG_BEFORE);
        let holds = |value: &FactValue| match value {
            FactValue::Plain(Value::Date(dates)) => dates.last.zip(self.date).is_some_and(|(last, day)| last < day),
            FactValue::Plain(Value::Age(_)) => true,
            _ => false,
        };
        self.date.is_some_and(long_before) && !self.fact.is.iter().any(holds)
    }

    /// The first day a source said it.
    fn first_published(&self) -> Option<Date> {
        self.fact.says.iter().filter_map(|reading| self.base.source(reading.source).published).min()
    }

    fn entities(&self, told: EntityId, known: EntityId) -> Fit {
        if told == known {
            return Fit::Same;
        }
        let within = |inner: EntityId, outer: EntityId| {
            std::iter::successors(Some(inner), |at| self.base.entity(*at).within).take(8).any(|at| at == outer)
        };
        if within(told, known)
            || within(known, told)
            || self.base.entity(told).of.contains(&known)
            || self.base.entity(known).of.contains(&told)
        {
            return Fit::Compatible;
        }
        if self.base.entity(told).kind == self.base.entity(known).kind { Fit::Contrary } else { Fit::Unknown }
    }

    /// Something the desk doesn't know: a place may lie in or around the known one, any other name is another thing.
    fn foreign(&self, words: &str, known: EntityId) -> Fit {
        let record = self.base.entity(known);
        let chain: Vec<EntityId> = std::iter::successors(Some(known), |at| self.base.entity(*at).within).take(8).collect();
        let names = || chain.iter().flat_map(|entity| &self.base.entity(*entity).names);
        if record.names.iter().any(|name| folded(name) == folded(words)) {
            Fit::Same
        } else if names().any(|name| folded(name) == folded(words)) {
            Fit::Compatible
        } else if record.kind == EntityKind::Place && !self.base.is_town(words) && !record.names.iter().any(|name| is_of_kind(words, name))
        {
            Fit::Unknown
        } else if record.kind == EntityKind::Body {
            self.bodies(words, record)
        } else {
            Fit::Contrary
        }
    }

    /// Two institutions of the built-in vocabularies: one above the other doesn't contradict, nor does a word for the whole kind.
    fn bodies(&self, words: &str, known: &crate::facts::Entity) -> Fit {
        let named = |name: &str| self.base.bodies().find_map(|vocabulary| vocabulary.named(name).map(|term| (vocabulary, term)));
        let Some((vocabulary, told)) = named(words) else { return Fit::Contrary };
        let own = known.names.iter().filter_map(|name| vocabulary.named(name)).next();
        match own {
            Some(own) if vocabulary.is_under(told, own) || vocabulary.is_under(own, told) => Fit::Compatible,
            Some(_) => Fit::Contrary,
            None if vocabulary.has_finer(told) => Fit::Unknown,
            None => Fit::Contrary,
        }
    }

    fn terms(&self, told: &TermRef, of_foreign: bool, known: &TermRef) -> Fit {
        if told.vocabulary != known.vocabulary {
            return Fit::Unknown;
        }
        let vocabulary = self.base.vocabulary(told.vocabulary);
        if vocabulary.contradict(told.term, known.term) {
            let another = self.base.attribute(self.fact.attribute).several && !vocabulary.are_grades(told.term, known.term);
            return if told.former || another { Fit::Unknown } else { Fit::Contrary };
        }
        let finer = vocabulary.is_under(told.term, known.term);
        if !finer && !vocabulary.is_under(known.term, told.term) {
            return Fit::Unknown;
        }
        if told.former != known.former {
            // A former minister is still the politician whom the desk knows.
            if told.former && finer && told.term != known.term {
                return Fit::Unknown;
            }
            // Who had a trade may be told of by it as long as they live.
            let trade = vocabulary.name == "occupation";
            return if told.former && (trade || self.is_over()) { Fit::Compatible } else { Fit::Contrary };
        }
        match (told.of, of_foreign, known.of) {
            (Some(told), _, Some(known)) => self.entities(told, known),
            (None, true, Some(_)) => Fit::Contrary,
            _ if told.term == known.term => Fit::Same,
            _ => Fit::Compatible,
        }
    }

    /// When a title was held is of the facts that hold that title.
    fn tenure(&self, told: &TermRef, dates: &Dates, bound: Bound, known: &TermRef) -> Fit {
        let same = matches!(self.terms(&TermRef { former: known.former, ..*told }, false, known), Fit::Same | Fit::Compatible);
        match &self.fact.valid {
            Some(Value::Date(valid)) if same => tenure::fit(dates, bound, valid, self.date),
            _ => Fit::Unknown,
        }
    }

    fn member(&self, told: &FactValue, members: &[FactValue], closed: bool) -> Fit {
        if members.contains(told) {
            Fit::Same
        } else if closed {
            Fit::Contrary
        } else {
            Fit::Unknown
        }
    }
}

fn is_sure(reading: &Reading) -> bool {
    !reading.error && reading.certainty.is_said()
}

fn relation(told: &Value, known: &Value) -> Fit {
    match told.relation(known) {
        Relation::Same => Fit::Same,
        Relation::Within | Relation::Around | Relation::Overlaps => Fit::Compatible,
        Relation::Disjoint => Fit::Contrary,
        Relation::Incomparable => Fit::Unknown,
    }
}

/// Whether a number is one that somebody counts to, no round one that is estimated.
fn is_counted(number: &Interval) -> bool {
    let exact = number.high.is_infinite() || number.low.total_cmp(&number.high).is_eq();
    exact && (number.low < 100.0 || number.low % 10.0 != 0.0)
}

const fn is_age(claim: &Claim) -> bool {
    matches!(claim.value, ClaimValue::Plain(Value::Age(_)))
}

const fn same_if(same: bool) -> Fit {
    if same { Fit::Same } else { Fit::Contrary }
}

/// A round interval told of an exact one: « douze semaines », « trois mois » for 84 days.
fn interval(told: &Value, known: &Value) -> Fit {
    match (told, known) {
        (Value::Duration(told), Value::Duration(known)) => {
            let slack = (known.high - known.low).abs().max(known.high.abs() * 0.1);
            same_if(told.widened((slack, slack)).relation(known) != Relation::Disjoint)
        }
        _ => Fit::Unknown,
    }
}

/// A quotation is right when its words are a run of the words on record, « […] » allowed.
fn quotation(told: &str, known: &str) -> Fit {
    let words = |text: &str| -> Vec<String> {
        crate::text::tokens(text)
            .iter()
            .filter(|token| token.is_word() || token.kind == crate::text::Kind::Number)
            .map(|token| token.bare.to_string())
            .collect()
    };
    let known = words(known);
    let pieces: Vec<Vec<String>> = told.split(['…', '[', ']', '(', ')']).map(words).filter(|piece| !piece.is_empty()).collect();
    let runs = |piece: &Vec<String>| known.windows(piece.len()).any(|window| window == piece.as_slice());
    same_if(!pieces.is_empty() && pieces.iter().all(runs))
}

fn folded(text: &str) -> String {
    crate::text::tokens(text)
        .iter()
        .filter(|token| {
            !token.is_any(&["de", "la", "le", "les", "l'", "d'", "des", "du", "et", "en", "à", "the", "of", "and", "for", "in"])
        })
        .map(|token| token.bare.to_string())
        .collect()
}
/// « église Saint-Pierre » and « église Saint-Martin », "Lancaster Crown Court" and "Preston Crown Court": venues of one kind.
fn is_of_kind(told: &str, known: &str) -> bool {
    let common = |words: &str| words.chars().next().is_some_and(char::is_lowercase);
    let (first, last) = (
        told.split_whitespace().next().zip(known.split_whitespace().next()),
        told.split_whitespace().last().zip(known.split_whitespace().last()),
    );
    first.is_some_and(|(a, b)| common(a) && a == b)
        || last.is_some_and(|(a, b)| !common(a) && a == b && told.contains(' ') && known.contains(' '))
}
