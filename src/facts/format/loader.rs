//! Reads files into a base: what is declared where, and under which names.

use super::declared::{Declared, Origin};
use super::directory::Directory;
use super::document::Document;
use super::file::{Fault, File};
use super::keys;
use super::shape;
use super::table::did_you_mean;
use super::{attributes, entities, sources, statements, vocabularies};
use crate::facts::files::Files;
use crate::facts::model::{AttributeId, Base, EntityId, Place, SourceId};
use crate::facts::parallel;
use crate::facts::problem::Problem;
use crate::facts::said::{Said, say};
use crate::facts::vocabulary::VocabularyId;
use rustc_hash::FxHashMap;

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
    declared: FxHashMap<(&'static str, String), Place>,
}

impl Loader {
    /// Reads fact files: whatever they declare, wherever they declare it, is known to all of them.
    pub(crate) fn read(&mut self, inputs: &[Input], archives: &[String], files: &dyn Files) {
        self.names.declared.clear();
        let threads = parallel::threads(inputs.iter().map(|input| input.file.text.len()).sum());
        let parsed = parallel::each(inputs, threads, || (), |_, input, ()| parsed(input));
        let (documents, problems): (Vec<Document<'_>>, Vec<Vec<Problem>>) = parsed.into_iter().unzip();
        self.problems.extend(problems.into_iter().flatten());
        let roots: Vec<Origin<'_>> =
            inputs.iter().zip(&documents).map(|(input, document)| Origin { input, root: document.root() }).collect();
        vocabularies::read(self, &roots);
        attributes::read(self, &roots);
        sources::read(self, &roots, archives);
        entities::read(self, &roots, threads);
        statements::read(self, &roots, files, threads);
        self.drop_echoes();
    }

    /// Drops what a syntax error alone has brought about: the parser fills gaps with values that stand nowhere.
    fn drop_echoes(&mut self) {
        let is_syntax = |problem: &Problem| matches!(problem.rule, "syntax" | "duplicate-key");
        let broken: Vec<(String, usize)> =
            self.problems.iter().filter(|problem| is_syntax(problem)).map(|problem| (problem.path.clone(), problem.line)).collect();
        let is_echo = |problem: &Problem| {
            broken.iter().any(|(path, line)| *path == problem.path && (problem.span.is_empty() || *line == problem.line))
        };
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
            let hint = did_you_mean(id, self.names.entities.names());
            Fault::new("unknown-entity", say!("unknown entity \"{0}\"{1}", id, hint))
        })
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
fn parsed(input: &Input) -> (Document<'_>, Vec<Problem>) {
    let mut problems = Vec::new();
    let document = input.file.parse(&mut problems);
    let shape = if input.vocabulary.is_some() { &keys::VOCABULARY } else { &keys::FILE };
    shape::check(&input.file, document.root(), shape, &mut problems);
    (document, problems)
}

/// The fault of a second declaration, by the file and line of the first.
pub(crate) fn again(kind: &'static str, rule: &'static str, declared: &Declared<'_>, (path, line): (&str, usize)) -> Problem {
    let message = say!("{0} \"{1}\" is already declared in {2} on line {3}", Said::of(kind, vec![]), &*declared.name, path, line);
    declared.file.problem(declared.span.clone(), rule, message)
}
