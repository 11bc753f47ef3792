//! What of a base may leave the desk: neither what is protected or under embargo, nor what rests on protected sources, nor what would tell
//! that there is such a thing.

use super::format::status::{is_asserted, settled};
use super::model::{AttributeId, Base, EntityId, Fact, FactValue, Reading, Source, SourceId, Status, Tests};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

impl Base {
    /// What of it may leave the desk on a day.
    #[must_use]
    pub fn outside(&self, today: Date) -> Self {
        let hidden: Vec<bool> = self.sources.iter().map(|source| source.protected).collect();
        let is_hidden = |source: SourceId| hidden[source.0 as usize];
        let own = self.facts.iter().filter(|fact| fact.derived_from.is_empty());
        let mut all: Vec<(&Fact, Option<Fact>)> =
            own.map(|fact| (fact, Some(fact).filter(|fact| fact.may_leave(today)).and_then(|fact| left(self, fact, is_hidden)))).collect();
        close(&mut all);
        let gone = all.iter().filter(|(_, left)| left.is_none());
        let mut withheld: Vec<(EntityId, AttributeId)> = gone.map(|(fact, _)| (fact.entity, fact.attribute)).collect();
        withheld.sort_unstable();
        let facts: Vec<Fact> = all.into_iter().filter_map(|(_, left)| left).collect();
        // Their places in the list are what others are known by: they stay, with nothing in them.
        let blank = |source: &Source| if source.protected { Source { protected: true, ..Source::default() } } else { source.clone() };
        let sources: Vec<Source> = self.sources.iter().map(blank).collect();
        Self { facts: facts.into(), sources: sources.into(), withheld: Some(withheld), ..self.clone() }.compile()
    }

    /// Whether it is what may leave a desk, rather than all of one.
    #[must_use]
    pub const fn is_outside(&self) -> bool {
        self.withheld.is_some()
    }

    /// Whether facts of somebody and some attribute may not leave the desk: nothing else may speak in their place either.
    #[must_use]
    pub fn is_withheld(&self, entity: EntityId, attribute: AttributeId) -> bool {
        self.withheld.as_ref().is_some_and(|withheld| withheld.binary_search(&(entity, attribute)).is_ok())
    }
}

/// What is left of a fact without what hidden sources say. Nothing, unless those that are left say of themselves all that the desk holds and
/// all that the hidden ones tell: else it would be another fact, which the desk doesn't hold.
fn left(base: &Base, fact: &Fact, is_hidden: impl Fn(SourceId) -> bool) -> Option<Fact> {
    let (hidden, told): (Vec<Reading>, Vec<Reading>) = fact.says.iter().cloned().partition(|reading| is_hidden(reading.source));
    let stated = |value: &FactValue| told.iter().any(|reading| is_asserted(reading) && states(fact, reading, &hidden, value));
    let borne_out = |reading: &Reading| !is_asserted(reading) || values(fact, reading).iter().all(stated);
    if hidden.is_empty() {
        // What nobody says, as far as it could be read, nobody public says either.
        return (!told.is_empty()).then(|| fact.clone());
    }
    if !(fact.is.iter().all(stated) && hidden.iter().all(borne_out)) {
        return None;
    }
    // Free words may speak of anything.
    let says = told.into_iter().map(|reading| Reading { note: None, ..reading }).collect();
    let (text, note, tests) = (Default::default(), None, Tests::default());
    let left = Fact { says, text, note, tests, ..fact.clone() };
    let status = match fact.status {
        Status::Established | Status::SingleSource | Status::Disputed => settled(base, &left),
        given => given,
    };
    // Where nobody public disputes it, the desk leaves it open for a reason of its own.
    let is_open = fact.status == Status::Disputed && status != Status::Disputed;
    (!is_open).then_some(Fact { status, ..left })
}

/// What a reading says: the desk's value, where it has none of its own.
fn values<'f>(fact: &'f Fact, reading: &'f Reading) -> &'f [FactValue] {
    reading.is.as_deref().unwrap_or(&fact.is)
}

/// Whether a reading surely says a value. Of several sides without a value of its own, it may be another that a hidden source takes.
fn states(fact: &Fact, reading: &Reading, hidden: &[Reading], value: &FactValue) -> bool {
    let taken = || fact.is.len() > 1 && hidden.iter().any(|other| other.is.as_ref().is_some_and(|is| is.contains(value)));
    values(fact, reading).contains(value) && (reading.is.is_some() || !taken())
}

/// Takes away what comes by number after something that is gone: a gap would tell of it.
fn close(all: &mut [(&Fact, Option<Fact>)]) {
    let mut gaps: FxHashMap<&str, u32> = FxHashMap::default();
    for (name, number) in all.iter().filter(|(_, left)| left.is_none()).filter_map(|(fact, _)| numbered(fact)) {
        let first = gaps.entry(name).or_insert(number);
        *first = number.min(*first);
    }
    for (fact, left) in all {
        if numbered(fact).is_some_and(|(name, number)| gaps.get(name).is_some_and(|gap| number > *gap)) {
            *left = None;
        }
    }
}

/// The name and number of one of several facts.
fn numbered(fact: &Fact) -> Option<(&str, u32)> {
    let (name, number) = fact.id.rsplit_once('.')?;
    Some((name, number.parse().ok()?))
}
