//! A compiled base of which some fact files have changed since: their records are put in the place of those that they gave,
//! and the rest is as it was. What it comes to is what opening all files anew would; what it costs, the changed files.
//!
//! That can be done as long as nothing changed but facts on which nothing else of the base hangs. For anything else the base is made anew.

use crate::facts::derive;
use crate::facts::files::Files;
use crate::facts::format::reread::{self, Reread};
use crate::facts::model::{AttributeId, Base, Entity, EntityId, Fact, FactId, Group, Slot, Source};
use crate::facts::moved::Moved;
use crate::facts::share::{Run, Share};
use crate::facts::since::differing;
use crate::facts::splices::Splices;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A file of a desk that has changed: its path and what is in it now.
pub(super) type Changed = (String, String);

/// A base with what some of its files say now; nothing where it has to be made anew. `base` and `fresh` are the same compiled one,
/// opened twice: nothing may have been asked of `fresh` yet.
pub(super) fn mended(base: &Base, fresh: Base, changed: Vec<Changed>, files: &dyn Files) -> Option<Base> {
    // Facts of several entities could have one id.
    if base.links.is_dotted() {
        return None;
    }
    let files: Vec<Mended> = changed.into_iter().map(|changed| Mended::read(base, changed, files)).collect::<Option<_>>()?;
    let mend = Mend::of(base, files)?;
    mend.apply(fresh)
}

/// A file that has changed.
struct Mended {
    share: Share,
    now: Reread,
    /// The number of its first fact now.
    first: usize,
}

impl Mended {
    fn read(base: &Base, (path, text): Changed, files: &dyn Files) -> Option<Self> {
        let share = base.shares.iter().find(|share| share.path == path)?.clone();
        let now = reread::read(base, &share, text, files)?;
        Some(Self { first: share.facts.first as usize, share, now })
    }

    /// Its facts and their numbers.
    fn facts(&self) -> impl Iterator<Item = (usize, &Fact)> {
        (self.first..).zip(&self.now.facts)
    }
}

/// What changes of a base. Where facts are now is known first, as groups are made by it; where groups are follows from those.
struct Mend<'b> {
    base: &'b Base,
    files: Vec<Mended>,
    moved: Moved,
    /// Each group that changes, by the place that it has or would have, with what stands there now.
    groups: Vec<(Range<usize>, Vec<Group>)>,
}

/// Whose a group of facts is, and of which attribute.
type Member = (EntityId, AttributeId);

impl<'b> Mend<'b> {
    fn of(base: &'b Base, mut files: Vec<Mended>) -> Option<Self> {
        files.sort_by_key(|file| file.share.facts.first);
        let facts = Splices::of(files.iter().map(|file| (file.share.facts.range(), vec![(); file.now.facts.len()])));
        let mut moved = Moved { own: FxHashMap::default(), facts, groups: Splices::of([]), owners: Vec::new() };
        let mut before = 0;
        for file in &mut files {
            file.first = (file.share.facts.first as isize + before) as usize;
            before += file.now.facts.len() as isize - file.share.facts.count as isize;
            compare(base, file, &mut moved.own)?;
        }
        let mut mend = Self { base, files, moved, groups: Vec::new() };
        mend.regroup();
        let keeps = mend.keeps_the_rest() && mend.tells_each_once();
        mend.moved.groups = Splices::of(mend.groups.iter().map(|(at, groups)| (at.clone(), vec![(); groups.len()])));
        mend.moved.owners = mend.owners();
        keeps.then_some(mend)
    }

    /// Whether no two of the files tell a fact of one name.
    fn tells_each_once(&self) -> bool {
        let mut known = FxHashSet::default();
        self.files.iter().flat_map(|file| &file.now.facts).all(|fact| known.insert(fact.id.as_str()))
    }

    /// Groups anew what the files tell and told.
    fn regroup(&mut self) {
        let mut members: BTreeMap<Member, Vec<FactId>> = BTreeMap::new();
        for fact in self.files.iter().flat_map(|file| file.share.facts.range()).map(|at| &self.base.facts[at]) {
            members.entry((fact.entity, fact.attribute)).or_default();
        }
        for (at, fact) in self.files.iter().flat_map(Mended::facts) {
            members.entry((fact.entity, fact.attribute)).or_default().push(FactId(at as u32));
        }
        self.groups = members.into_iter().filter_map(|(member, facts)| self.group(member, facts)).collect();
    }

    /// A group whose facts are others now: those of the files that have changed, and those of others.
    fn group(&self, (entity, attribute): Member, mut facts: Vec<FactId>) -> Option<(Range<usize>, Vec<Group>)> {
        let places = self.base.links.groups_of(entity);
        let at = places.clone().find(|at| self.base.groups[*at].attribute >= attribute).unwrap_or(places.end);
        let old = self.base.groups.part(at..places.end).next().filter(|group| group.attribute == attribute);
        let before = old.map(|group| group.facts.as_slice()).unwrap_or_default();
        facts.extend(before.iter().filter(|fact| !self.is_of_files(**fact)).map(|fact| FactId(self.moved.fact(fact.0))));
        facts.sort_unstable();
        let same = before.iter().map(|fact| FactId(self.moved.fact(fact.0))).eq(facts.iter().copied());
        let new = if facts.is_empty() { Vec::new() } else { vec![Group { entity, attribute, facts }] };
        (!same || old.is_none()).then_some((at..at + usize::from(old.is_some()), new)).filter(|(at, new)| !at.is_empty() || !new.is_empty())
    }

    fn is_of_files(&self, fact: FactId) -> bool {
        self.files.iter().any(|file| file.share.facts.range().contains(&(fact.0 as usize)))
    }

    /// Whether groups that come or go are all that what is known of the whole base needn't take notice of.
    fn keeps_the_rest(&self) -> bool {
        let mut told: BTreeMap<AttributeId, i64> = BTreeMap::new();
        for (at, groups) in self.groups.iter().filter(|(at, groups)| at.len() != groups.len()) {
            let attribute = groups.first().map_or_else(|| self.base.groups[at.start].attribute, |group| group.attribute);
            *told.entry(attribute).or_default() += groups.len() as i64 - at.len() as i64;
        }
        told.into_iter().all(|(id, more)| {
            let (attribute, before) = (self.base.attribute(id), i64::from(self.base.links.told(id)));
            let is_listed = matches!(attribute.slot, Slot::Quotation | Slot::Name | Slot::Eponym);
            // Words are only known of attributes that some fact has.
            !attribute.own && !is_listed && before > 0 && before + more > 0
        })
    }

    /// Whoever has more groups than before, or fewer.
    fn owners(&self) -> Vec<(EntityId, isize)> {
        let mut out: Vec<(EntityId, isize)> = Vec::new();
        for (at, groups) in &self.groups {
            let owner = groups.first().map_or_else(|| self.base.groups[at.start].entity, |group| group.entity);
            let all = out.last().map_or(0, |(_, all)| *all) + groups.len() as isize - at.len() as isize;
            match out.last_mut().filter(|(last, _)| *last == owner) {
                Some(last) => last.1 = all,
                None => out.push((owner, all)),
            }
        }
        out
    }

    fn apply(self, fresh: Base) -> Option<Base> {
        let derived = self.derived();
        let shares = self.shares();
        let Self { files, moved, groups, .. } = self;
        if !fresh.links.mend(moved) {
            return None;
        }
        let (mut sources, mut entities, mut facts) = <(Runs<Source>, Runs<Entity>, Runs<Fact>)>::default();
        for Mended { share, now, .. } in files {
            sources.push((share.sources.range(), now.sources));
            entities.push((share.entities.range(), now.entities));
            facts.push((share.facts.range(), now.facts));
        }
        facts.extend(derived);
        Some(Base {
            sources: fresh.sources.mended(Splices::of(apart(sources)))?,
            entities: fresh.entities.mended(Splices::of(apart(entities)))?,
            facts: fresh.facts.mended(Splices::of(apart(facts)))?,
            groups: fresh.groups.mended(Splices::of(groups))?,
            shares: shares.into(),
            ..fresh
        })
    }

    /// What each file gave: those after a changed one give other facts by their numbers.
    fn shares(&self) -> Vec<Share> {
        let mut end = 0;
        let share = |share: &Share| {
            let file = self.files.iter().find(|file| file.share.path == share.path);
            let first = end;
            end += file.map_or(share.facts.count as usize, |file| file.now.facts.len());
            Share { text: file.map_or(share.text, |file| file.now.text), facts: Run::from(first..end), ..share.clone() }
        };
        self.base.shares.iter().map(share).collect()
    }

    /// What follows from facts of the files, which say the same elsewhere in them.
    fn derived(&self) -> Runs<Fact> {
        let told = |file: &Mended| file.share.facts.range().map(|at| self.base.facts[at].entity).collect::<Vec<_>>();
        let entities: BTreeSet<EntityId> = self.files.iter().flat_map(told).collect();
        let mut known: FxHashSet<FactId> = FxHashSet::default();
        let mut out = Runs::new();
        for id in entities.into_iter().flat_map(|entity| derive::of(self.base, entity)) {
            let fact = self.base.fact(id);
            if fact.derived_from.iter().any(|from| self.is_of_files(*from)) && known.insert(id) {
                let at = id.0 as usize;
                out.push((at..at + 1, vec![self.rederived(fact)]));
            }
        }
        out.sort_by_key(|(at, _)| at.start);
        out
    }

    /// A derived fact by what it follows from, as that stands now.
    fn rederived(&self, fact: &Fact) -> Fact {
        let now = |id: &FactId| {
            let moved = self.moved.fact(id.0) as usize;
            let file = self.files.iter().find(|file| file.share.facts.range().contains(&(id.0 as usize)));
            file.and_then(|file| file.now.facts.get(moved - file.first)).unwrap_or_else(|| self.base.fact(*id))
        };
        let derived_from = fact.derived_from.iter().map(|id| FactId(self.moved.fact(id.0))).collect();
        match fact.derived_from.as_slice() {
            [first, second] => Fact { derived_from, ..derive::told_by(fact.clone(), now(first), now(second)) },
            _ => Fact { derived_from, ..fact.clone() },
        }
    }
}

/// Runs of records, and what stands in their place.
type Runs<T> = Vec<(Range<usize>, Vec<T>)>;

/// Those in which there is something, in order.
fn apart<T>(mut runs: Runs<T>) -> Runs<T> {
    runs.retain(|(run, new)| !run.is_empty() || !new.is_empty());
    runs.sort_by_key(|(run, _)| (run.start, run.end));
    runs
}

/// Notes where each fact of a file is now. Nothing where more hangs on one of those that say something else, came or went.
fn compare(base: &Base, file: &Mended, own: &mut FxHashMap<u32, u32>) -> Option<()> {
    let now: FxHashMap<&str, usize> = file.facts().map(|(at, fact)| (fact.id.as_str(), at)).collect();
    // No group is left with one that is gone, and nothing else names it.
    let place = |at: usize| now.get(base.facts[at].id.as_str()).copied().unwrap_or(file.first);
    own.extend(file.share.facts.range().map(|at| (at as u32, place(at) as u32)));
    let is_told = |fact: &Fact| base.group(fact.entity, fact.attribute).is_some_and(|group| is_told_elsewhere(base, group, file, &fact.id));
    let differing = differing((base, base.facts.part(file.share.facts.range())), (base, file.now.facts.iter()))?;
    (!differing.into_iter().any(is_told)).then_some(())
}

/// Whether another file tells a fact of this name.
fn is_told_elsewhere(base: &Base, group: &Group, file: &Mended, id: &str) -> bool {
    group.facts.iter().any(|fact| !file.share.facts.range().contains(&(fact.0 as usize)) && base.fact(*fact).id == id)
}

#[cfg(test)]
mod tests {
    use super::mended;
    use crate::check::{Memo, Options, check};
    use crate::facts::compiled::image::Bytes;
    use crate::facts::compiled::{read, write};
    use crate::facts::{Base, Buffers, Desk, EntityId};
    use crate::text::Markup;
    use proptest::prelude::*;
    use std::collections::BTreeMap;
    use std::path::Path;

    /// Files of a desk, by their paths.
    type Texts = BTreeMap<String, String>;

    fn desk(texts: &Texts) -> Desk {
        Desk::open_with(Path::new("/d"), &Buffers { texts: texts.clone(), below: None })
    }

    /// What is compiled of a desk, with what has changed of it since, if it needn't be made anew.
    fn mend(before: &Texts, now: &Texts) -> Option<Base> {
        let Desk { base, problems, .. } = desk(before);
        assert_eq!(problems, []);
        let bytes = write(&base, &problems).unwrap();
        let open = || read(Bytes::Heap(bytes.clone())).unwrap().0;
        let changed = now.iter().filter(|(path, text)| before.get(*path) != Some(text));
        let changed = changed.map(|(path, text)| (path.clone(), text.clone())).collect();
        mended(&open(), open(), changed, &Buffers { texts: now.clone(), below: None })
    }

    fn files(parts: &[(&str, &str)]) -> Texts {
        let part = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
        parts.iter().map(part).chain([("factlint.toml".to_owned(), String::new())]).collect()
    }

    const SOURCES: &str = "[sources.s]\npublished = 2026-02-07\n[sources.t]\n";

    /// All that a base says, in words: its records and the ways through them.
    fn told(base: &Base) -> String {
        let records = format!("{:#?}", (&base.sources, &base.entities, &base.facts, &base.groups, &base.shares));
        let owned = |at: u32| base.groups_of(EntityId(at)).map(|group| (group.entity, group.attribute)).collect::<Vec<_>>();
        let owners: Vec<_> = (0..base.entities.len() as u32).map(owned).collect();
        let links = &base.links;
        let keyed: Vec<_> = (0..base.entities.len() as u32).map(|at| links.keyed(EntityId(at)).collect::<Vec<_>>()).collect();
        let paired: Vec<_> =
            (0..base.attributes.len() as u32).map(|at| links.paired(crate::facts::AttributeId(at)).collect::<Vec<_>>()).collect();
        let places: (Vec<_>, Vec<_>) = (links.quoted().collect(), links.expanded().collect());
        format!("{records}\n{owners:?}\n{keyed:?}\n{paired:?}\n{places:?}")
    }

    fn said(base: &Base, draft: &str) -> String {
        let options = Options { today: Some(jiff::civil::date(2026, 2, 7)), ..Options::default() };
        format!("{:?}", check(draft, Markup::MARKDOWN, base, &options, &mut Memo::default()))
    }

    const DRAFT: &str = "Nadia Lbaa, 31 ans, est née le 5 mai 1981. Omar Rivet, 40 ans, est mort le 3 janvier 2026 à 44 ans.\n\n\
        « Nous irons au bout », a dit Nadia Lbaa. La manifestation a réuni 300 personnes dimanche 1er février.\n";

    fn same(mended: &Base, now: &Texts) {
        let whole = desk(now).base;
        assert_eq!(told(mended), told(&whole));
        assert_eq!(said(mended, DRAFT), said(&whole, DRAFT));
        // Whoever looks through them sees the same without keeping any.
        assert!(mended.facts.glances().map(|(_, fact)| fact.into_owned()).eq(mended.facts.iter().cloned()));
        assert!((0..mended.facts.len()).all(|at| *mended.facts.peek(at) == mended.facts[at]));
        let ids: Vec<&str> = mended.facts.iter().map(|fact| fact.id.as_str()).collect();
        assert!(mended.facts_named(&ids).into_iter().flatten().map(|id| id.0 as usize).eq(0..ids.len()));
    }

    const PEOPLE: &str = "[entities.nadia]\nnames = [\"Nadia Lbaa\"]\n[facts.nadia]\nage = { is = \"31 years\", says.s = {} }\n\
        birth-date = { is = 1981-05-05, says.s = {} }\n";

    #[test]
    fn a_changed_value_is_put_in_its_place() {
        let before = files(&[("facts/a.toml", PEOPLE), ("facts/s.toml", SOURCES)]);
        let now = files(&[("facts/a.toml", &PEOPLE.replace("31 years", "32 years")), ("facts/s.toml", SOURCES)]);
        let mended = mend(&before, &now).expect("one fact");
        same(&mended, &now);
        assert!(said(&mended, DRAFT).contains("32"));
    }

    #[test]
    fn a_line_more_moves_what_follows() {
        let before = files(&[("facts/a.toml", PEOPLE), ("facts/s.toml", SOURCES)]);
        let now = files(&[("facts/a.toml", &format!("# More.\n\n{PEOPLE}")), ("facts/s.toml", SOURCES)]);
        let mended = mend(&before, &now).expect("the same facts");
        same(&mended, &now);
    }

    /// Its records stand between others that are where they were.
    #[test]
    fn a_file_in_the_middle_is_seen_whole() {
        let of = |name: &str| PEOPLE.replace("nadia", name).replace("Nadia", name);
        let all = |middle: &str| {
            files(&[("facts/a.toml", &of("ana")), ("facts/b.toml", middle), ("facts/c.toml", &of("cleo")), ("facts/s.toml", SOURCES)])
        };
        let (before, now) = (all(&of("bea")), all(&format!("# More.\n{}", of("bea").replace("31 years", "32 years"))));
        same(&mend(&before, &now).expect("as many"), &now);
    }

    #[test]
    fn facts_come_and_go() {
        let other = "[facts.omar]\nage = { is = \"40 years\", says.s = {} }\n[entities.omar]\nnames = [\"Omar Rivet\"]\n";
        let before = files(&[("facts/a.toml", PEOPLE), ("facts/b.toml", other), ("facts/s.toml", SOURCES)]);
        let more = format!("[facts.omar.birth-date]\nis = 1985-02-03\nsays.t = {{}}\n{}", PEOPLE.replace("age", "age.first"));
        for (a, b) in [
            (more, other.to_owned()),
            (PEOPLE.to_owned(), format!("{other}# x\n")),
            (PEOPLE.to_owned(), other.replace("is = ", "note = \"x\", is = ")),
        ] {
            let now = files(&[("facts/a.toml", &a), ("facts/b.toml", &b), ("facts/s.toml", SOURCES)]);
            same(&mend(&before, &now).expect(&a), &now);
        }
    }

    #[test]
    fn what_is_at_odds_stays_so() {
        let places = "[entities.lyon]\nkind = \"place\"\nnames = [\"Lyon\"]\n[entities.nice]\nkind = \"place\"\nnames = [\"Nice\"]\n";
        let more = format!("{PEOPLE}birth-place = {{ is = \"lyon\", says.s = {{}}, says.t.is = \"nice\" }}\n");
        let of = |people: &str| files(&[("facts/a.toml", people), ("facts/b.toml", places), ("facts/s.toml", SOURCES)]);
        let now = of(&more.replace("31 years", "32 years"));
        same(&mend(&of(&more), &now).expect("one fact"), &now);
    }

    #[test]
    fn where_order_counts_or_names_are_doubtful_it_is_made_anew() {
        let age = |of: &str| format!("facts.nadia.age.{of} = {{ is = \"3{of} years\", says.s = {{}} }}\n");
        let nadia = "[entities.nadia]\nnames = [\"Nadia Lbaa\"]\n";
        let of = |people: &str, other: &str| files(&[("facts/a.toml", people), ("facts/b.toml", other), ("facts/s.toml", SOURCES)]);
        let [before, now] = [["1", "2"], ["2", "1"]].map(|order| of(&(order.map(age).concat() + nadia), ""));
        assert!(mend(&before, &now).is_none());
        let dotted =
            "[entities.\"nadia.death\"]\nnames = [\"Nadia Lbaa la Jeune\"]\n[facts.\"nadia.death\".age]\nis = \"44 years\"\nsays.s = {}\n";
        assert!(mend(&of(PEOPLE, dotted), &of(&PEOPLE.replace("31 years", "32 years"), dotted)).is_none());
    }

    #[test]
    fn what_others_hang_on_is_made_anew() {
        let before = files(&[("facts/a.toml", PEOPLE), ("facts/s.toml", SOURCES)]);
        for (old, new) in [
            // Another name; a death, of which an age follows; an attribute that no fact had; a source more; a fault.
            ("Nadia Lbaa", "Nadia Lbab"),
            ("age =", "death.date = { is = 2026-01-01, says.s = {} }\nage ="),
            ("age =", "nationality = { is = \"french\", says.s = {} }\nage ="),
            ("[entities", "[sources.u]\n[entities"),
            ("1981-05-05", "1981-05-55"),
            ("says.s", "says.nobody"),
        ] {
            let now = files(&[("facts/a.toml", &PEOPLE.replacen(old, new, 1)), ("facts/s.toml", SOURCES)]);
            assert!(mend(&before, &now).is_none(), "{new}");
        }
    }

    /// A fact as a line of the table of somebody or something, on which little hangs.
    fn plain() -> impl Strategy<Value = String> {
        prop_oneof![
            (20..50_u8, "[st]").prop_map(|(age, source)| format!("age = {{ is = \"{age} years\", says.{source} = {{}} }}")),
            (1..9_u8).prop_map(|day| format!("birth-date = {{ is = 2026-02-0{day}, says.s = {{}} }}")),
            (1..9_u16).prop_map(|count| format!("participants = {{ is = {count}00, says.s = {{}}, note = \"x\" }}")),
            "lyon|nice".prop_map(|place| format!("birth-place = {{ is = \"{place}\", says.s = {{}}, says.t.is = \"lyon\" }}")),
            (1..9_u16).prop_map(|count| format!("participants.late = {{ is = {count}00, says.s.is = 7 }}")),
        ]
    }

    /// One on which much may hang.
    fn fact() -> impl Strategy<Value = String> {
        let day = || (1..9_u8).prop_map(|day| format!("2026-02-0{day}"));
        prop_oneof![
            6 => plain(),
            1 => day().prop_map(|day| format!("death.date = {{ is = {day}, says.s = {{}} }}")),
            1 => day().prop_map(|day| format!("date = {{ is = {day}, says.s = {{}} }}")),
            1 => "[a-c]".prop_map(|word| format!("said.{word} = {{ is = \"Nous irons {word}\", says.s = {{}} }}")),
        ]
    }

    /// The facts of a file: of whom, and those.
    fn told_of(fact: impl Strategy<Value = String>) -> impl Strategy<Value = Vec<(usize, Vec<String>)>> {
        prop::collection::vec((0..WHO.len(), prop::collection::vec(fact, 1..4)), 0..4)
    }

    const WHO: [&str; 4] = ["nadia", "omar", "march", "vote"];

    const DECLARED: &str = "[entities.nadia]\nnames = [\"Nadia Lbaa\"]\n[entities.omar]\nnames = [\"Omar Rivet\"]\n\
        [entities.lyon]\nkind = \"place\"\nnames = [\"Lyon\"]\n[entities.nice]\nkind = \"place\"\nnames = [\"Nice\"]\n\
        [entities.march]\nkind = \"event\"\nevent = \"demonstration\"\nof = \"nadia\"\n[entities.vote]\nkind = \"event\"\nevent = \"vote\"\nof = \"nadia\"\n";

    /// Of each attribute the desk has a fact whatever changes.
    const EACH: &str = "[facts.omar.age.z]\nis = \"39 years\"\nsays.s = {}\n[facts.omar.birth-date.z]\nis = 1985-01-01\nsays.s = {}\n\
        [facts.omar.birth-place.z]\nis = \"lyon\"\nsays.s = {}\n[facts.vote.participants.z]\nis = 12\nsays.s = {}\n";

    /// A file of these facts, each name once.
    fn written(facts: &[(usize, Vec<String>)]) -> String {
        let mut known = std::collections::BTreeSet::new();
        let name = |line: &str| line.split(" =").next().unwrap_or_default().to_owned();
        let of = |(who, lines): &(usize, Vec<String>)| {
            let mut lines = lines.iter().filter(|line| known.insert((*who, name(line))));
            lines.by_ref().map(|line| format!("facts.{}.{line}\n", WHO[*who])).collect::<String>()
        };
        facts.iter().map(of).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn it_is_what_opening_all_files_anew_comes_to(
            one in told_of(fact()), two in told_of(fact()), more in told_of(plain()), at in 0..3_usize, gone in 0..2_usize, (both, turned) in any::<(bool, bool)>(),
        ) {
            let cut = |facts: &[(usize, Vec<String>)]| {
                let at = at.min(facts.len());
                let mut facts = [&facts[..at], &more, &facts[(at + gone).min(facts.len())..]].concat();
                if turned {
                    facts.reverse();
                }
                written(&facts)
            };
            let desk_of = |a: &str, b: &str| {
                let (a, c) = (format!("{a}{DECLARED}"), format!("{EACH}{SOURCES}"));
                files(&[("facts/a.toml", &a), ("facts/b.toml", b), ("facts/c.toml", &c)])
            };
            let before = desk_of(&written(&one), &written(&two));
            let now = desk_of(&cut(&one), &if both { cut(&two) } else { written(&two) });
            prop_assume!(desk(&before).problems.is_empty());
            if let Some(mended) = mend(&before, &now) {
                prop_assert_eq!(desk(&now).problems, []);
                same(&mended, &now);
            }
        }
    }
}
