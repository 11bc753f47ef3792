//! Reads files into a base: what is declared where, and under which names.

use super::declared::{Declared, Origin};
use super::directory::Directory;
use super::document::Document;
use super::file::{Fault, File};
use super::hints::Hints;
use super::keys;
use super::shape;
use super::table::{Table, did_you_mean};
use super::{attributes, entities, guard, sources, statements, vocabularies};
use crate::facts::compiled::loose::{Chunk, Shared};
use crate::facts::files::Files;
use crate::facts::flat::digest;
use crate::facts::gathered::Gathered;
use crate::facts::model::{AttributeId, Base, EntityId, Place, SourceId};
use crate::facts::parallel;
use crate::facts::problem::Problem;
use crate::facts::said::{Said, say};
use crate::facts::share::Share;
use crate::facts::vocabulary::VocabularyId;
use rustc_hash::{FxHashMap, FxHashSet};

/// A file to read and how its root is meant.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    pub(crate) file: File,
    /// The vocabulary that the root describes, if it isn't a fact file.
    pub(crate) vocabulary: Option<String>,
}

/// A base in the making.
#[derive(Clone, Debug, Default)]
pub(crate) struct Loader {
    pub(crate) base: Base,
    pub(crate) problems: Vec<Problem>,
    pub(crate) names: Names,
    /// What was gathered from the entities and facts.
    pub(crate) gathered: Gathered,
    /// What was proposed for names that aren't known.
    pub(crate) hints: Hints,
}

/// Ids by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub(crate) sources: FxHashMap<String, SourceId>,
    pub(crate) entities: Directory,
    /// An attribute may be defined anew for other kinds of subject.
    pub(crate) attributes: FxHashMap<String, Vec<AttributeId>>,
    pub(crate) vocabularies: FxHashMap<String, VocabularyId>,
    /// Where a thing was declared by the files read last, by kind and name.
    pub(super) declared: FxHashMap<(&'static str, String), Place>,
}

/// What one file comes to: its entities or its facts, packed, and the faults in them.
pub(super) struct Part {
    pub(super) chunk: Chunk,
    pub(super) gathered: Gathered,
    pub(super) problems: Vec<Problem>,
}

impl Loader {
    /// Takes what the files come to, in their order; their records are handed back.
    pub(super) fn take(&mut self, parts: impl Iterator<Item = Part>) -> Vec<Chunk> {
        let take = |mut part: Part| {
            self.gathered.append(part.gathered);
            self.problems.append(&mut part.problems);
            part.chunk
        };
        parts.map(take).collect()
    }

    /// Reads fact files: whatever they declare, wherever they declare it, is known to all of them.
    pub(crate) fn read(&mut self, inputs: &[Input], archives: &[String], files: &dyn Files) {
        let threads = parallel::threads(inputs.iter().map(|input| input.file.text.len()).sum());
        self.read_in(threads, inputs, archives, files);
    }

    fn read_in(&mut self, threads: usize, inputs: &[Input], archives: &[String], files: &dyn Files) {
        self.names.declared.clear();
        let parsed = parallel::each(inputs, threads, || (), |_, input, ()| parsed(input));
        let (documents, problems): (Vec<Document<'_>>, Vec<Vec<Problem>>) = parsed.into_iter().unzip();
        self.problems.extend(problems.into_iter().flatten());
        let roots: Vec<Origin<'_>> =
            inputs.iter().zip(&documents).map(|(input, document)| Origin { input, root: document.root() }).collect();
        vocabularies::read(self, &roots);
        attributes::read(self, &roots);
        let sources = sources::read(self, &roots, archives);
        let texts: Vec<String> = inputs.iter().map(|input| input.file.path.clone()).collect();
        let shared = Shared { texts, ..Shared::default() };
        let entities = entities::read(self, &roots, &shared, threads);
        let facts = statements::read(self, &roots, files, &shared, threads);
        let share = |(nth, input): (usize, &Input)| Share {
            path: input.file.path.clone(),
            text: digest(&input.file.text),
            sources: sources[nth],
            entities: entities[nth],
            facts: facts[nth],
        };
        self.base.shares = inputs.iter().enumerate().map(share).collect::<Vec<_>>().into();
        self.drop_echoes();
    }

    /// Drops what a syntax error alone has brought about: the parser fills gaps with values that stand nowhere.
    fn drop_echoes(&mut self) {
        let is_syntax = |problem: &Problem| matches!(problem.rule, "syntax" | "duplicate-key");
        let mut broken: FxHashMap<String, FxHashSet<usize>> = FxHashMap::default();
        for problem in self.problems.iter().filter(|problem| is_syntax(problem)) {
            broken.entry(problem.path.clone()).or_default().insert(problem.line);
        }
        let is_echo =
            |problem: &Problem| broken.get(&problem.path).is_some_and(|lines| problem.span.is_empty() || lines.contains(&problem.line));
        self.problems.retain(|problem| is_syntax(problem) || !is_echo(problem));
    }

    /// Whether a thing is declared for the first time; if not, its second place is a problem.
    pub(crate) fn is_new(&mut self, kind: &'static str, rule: &'static str, declared: &Declared<'_>) -> bool {
        let place = declared.place();
        let name = declared.name.to_string();
        if let Some(first) = self.names.declared.get(&(kind, name.clone())) {
            self.problems.push(again(kind, rule, declared, (&first.path, first.line)));
            return false;
        }
        self.names.declared.insert((kind, name), place);
        true
    }

    /// The entity of an id.
    pub(crate) fn entity(&self, id: &str) -> Result<EntityId, Fault> {
        self.names.entities.get(id).map(EntityId).ok_or_else(|| {
            let hint = did_you_mean(id, self.names.entities.names().iter());
            Fault::new("unknown-entity", say!("unknown entity \"{0}\"{1}", id, hint))
        })
    }

    /// The entity of an id, which mostly is the one after another: facts stand in the order of whom they are of.
    pub(crate) fn entity_after(&self, other: Option<EntityId>, id: &str) -> Result<EntityId, Fault> {
        let next = other.map(|other| other.0 + 1).filter(|next| self.names.entities.name(*next) == Some(id));
        next.map_or_else(|| self.entity(id), |next| Ok(EntityId(next)))
    }

    /// The source of an id.
    pub(crate) fn source(&self, id: &str) -> Result<SourceId, Fault> {
        self.names.sources.get(id).copied().ok_or_else(|| {
            let hint = did_you_mean(id, self.names.sources.keys().map(String::as_str));
            Fault::new("unknown-source", say!("unknown source \"{0}\"{1}", id, hint))
        })
    }
}

/// What a file holds and what is wrong with its form.
pub(super) fn parsed(input: &Input) -> (Document<'_>, Vec<Problem>) {
    let mut problems = Vec::new();
    let document = input.file.parse(&mut problems);
    let shape = if input.vocabulary.is_some() { &keys::VOCABULARY } else { &keys::FILE };
    shape::check(&input.file, document.root(), shape, &mut problems);
    if input.vocabulary.is_none() {
        strays(&input.file, document.root(), &mut problems);
    }
    (document, problems)
}

/// Tells of guards that keep nothing in, in the place of whatever else is wrong with their keys.
fn strays(file: &File, root: Table<'_>, problems: &mut Vec<Problem>) {
    for key in guard::strays(root, |key| key == "facts" || sources::is_sources(key)) {
        let message = say!("\"{0}\" keeps nothing in the desk here; expected it in a source or in a fact", key.text());
        let stray = file.problem(key.span(), "stray-guard", message);
        problems.retain(|problem| problem.span != stray.span);
        problems.push(stray);
    }
}

/// The fault of a second declaration, by the file and line of the first.
pub(crate) fn again(kind: &'static str, rule: &'static str, declared: &Declared<'_>, (path, line): (&str, usize)) -> Problem {
    let message = say!("{0} \"{1}\" is already declared in {2} on line {3}", Said::of(kind, vec![]), &*declared.name, path, line);
    declared.file.problem(declared.span.clone(), rule, message)
}

#[cfg(test)]
mod tests {
    use super::{Input, Loader};
    use crate::facts::builtin;
    use crate::facts::files::Buffers;
    use crate::facts::format::file::File;
    use proptest::prelude::*;

    /// What is read of some files in so many threads.
    fn read(threads: usize, texts: &[String]) -> Loader {
        let input = |(nth, text): (usize, &String)| Input { file: File::new(format!("{nth}.toml"), text.clone()), vocabulary: None };
        let inputs: Vec<Input> = texts.iter().enumerate().map(input).collect();
        let mut loader = builtin::BASE.clone();
        loader.read_in(threads, &inputs, &[], &Buffers::default());
        loader.problems.sort();
        loader
    }

    fn part() -> impl Strategy<Value = String> {
        let id = || (0..6_u8).prop_map(|at| format!("p{at}"));
        prop_oneof![
            (id(), id()).prop_map(|(id, of)| format!("[entities.{id}]\nnames = [\"{id} É\"]\nof = \"{of}\"\n")),
            id().prop_map(|id| format!("[entities.{id}]\nkind = \"event\"\nevent = \"death\"\n")),
            (id(), 1..9_u8).prop_map(|(id, day)| format!("[facts.{id}.birth-date]\nis = 2026-02-0{day}\nsays.s = {{}}\n")),
            (id(), 1..9_u8).prop_map(|(id, age)| format!("[[facts.{id}.age]]\nis = \"{age} years\"\nsays.s = \"x\"\n")),
            (id(), id()).prop_map(|(id, with)| format!("[facts.{id}.date]\nis = 2026-03-01\nwith = \"{with}\"\nsays.s.is = 2026-03-02\n")),
            Just("[sources.s]\n".to_owned()),
            Just("[facts.p1.nothing]\nis = [\n".to_owned()),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn it_is_the_same_in_any_number_of_threads(files in prop::collection::vec(prop::collection::vec(part(), 0..9), 0..5)) {
            let texts: Vec<String> = files.iter().map(|parts| parts.concat()).collect();
            let (one, several) = (read(1, &texts), read(3, &texts));
            prop_assert_eq!(&one.problems, &several.problems);
            let (one, several) = (one.base.compile_of(one.gathered), several.base.compile_of(several.gathered));
            prop_assert_eq!(format!("{:?}", (&one.entities, &one.facts, &one.groups)), format!("{:?}", (&several.entities, &several.facts, &several.groups)));
        }

        #[test]
        fn no_two_facts_have_one_name(parts in prop::collection::vec(part(), 0..12)) {
            let halves = parts.split_at(parts.len() / 2);
            let loader = read(2, &[halves.0.concat(), halves.1.concat()]);
            let mut names: Vec<&str> = loader.base.facts.iter().map(|fact| fact.id.as_str()).collect();
            names.sort_unstable();
            prop_assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
            let own = loader.base.facts.iter().zip(&loader.gathered.facts);
            prop_assert!(own.into_iter().all(|(fact, (entity, attribute))| (fact.entity, fact.attribute) == (*entity, *attribute)));
        }
    }
}
