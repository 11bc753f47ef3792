//! Vocabularies: new ones, and a desk's terms for known ones.

use super::declared::{Declared, Origin, declared};
use super::file::Fault;
use super::hints::Of;
use super::loader::Loader;
use super::table::{Table, children, did_you_mean, flag, list, text};
use super::words::by_lang;
use crate::facts::nameable::Nameable;
use crate::facts::said::say;
use crate::facts::vocabulary::{Sole, Term, TermId, Vocabulary, VocabularyId};
use crate::facts::words::{PerLang, Words};

/// Reads vocabularies. A vocabulary that is already known gets the new terms, a known term the new words.
pub(crate) fn read(loader: &mut Loader, origins: &[Origin<'_>]) {
    let roots = origins.iter().filter_map(|origin| {
        let name = origin.input.vocabulary.as_deref()?.into();
        Some(Declared { file: &origin.input.file, name, span: 0..0, table: origin.root })
    });
    let found: Vec<Declared<'_>> = roots.chain(origins.iter().flat_map(|origin| declared(origin, "vocabularies"))).collect();
    let ids: Vec<VocabularyId> = found.iter().map(|declared| vocabulary(loader, declared)).collect();
    for (declared, id) in found.iter().zip(ids) {
        relations(loader, declared, id);
    }
}

/// A term of a vocabulary by its id.
pub(crate) fn term(loader: &Loader, of: VocabularyId, id: &str) -> Result<TermId, Fault> {
    let vocabulary = loader.base.vocabulary(of);
    vocabulary.term(id).ok_or_else(|| {
        let terms = vocabulary.terms.iter().map(|term| Nameable::Term(vocabulary, term));
        let listed = say!("; `factlint facts names --vocabulary {0}` lists them", &vocabulary.name);
        let hint = loader.hints.end(Of::Term(of), id, terms, &loader.base, listed);
        Fault::new("unknown-term", say!("unknown term \"{0}\" of the vocabulary \"{1}\"{2}", id, &vocabulary.name, hint))
    })
}

/// A vocabulary by its name.
pub(crate) fn named(loader: &Loader, name: &str) -> Result<VocabularyId, Fault> {
    loader.names.vocabularies.get(name).copied().ok_or_else(|| {
        let hint = did_you_mean(name, loader.names.vocabularies.keys().map(String::as_str));
        Fault::new("unknown-vocabulary", say!("unknown vocabulary \"{0}\"{1}", name, hint))
    })
}

fn vocabulary(loader: &mut Loader, declared: &Declared<'_>) -> VocabularyId {
    let id = match loader.names.vocabularies.get(&*declared.name) {
        Some(&id) => id,
        None => add(loader, &declared.name),
    };
    let vocabulary = &mut loader.base.vocabularies.to_mut()[id.0 as usize];
    if declared.table.contains_key("exclusive") {
        vocabulary.exclusive = flag(declared.table, "exclusive");
    }
    for (key, node) in children(declared.table, "terms") {
        if let Some(table) = node.as_table() {
            add_term(vocabulary, key.text(), table);
        }
    }
    id
}

fn add(loader: &mut Loader, name: &str) -> VocabularyId {
    let id = VocabularyId(loader.base.vocabularies.len() as u32);
    loader.base.vocabularies.to_mut().push(Vocabulary::new(name.to_owned(), false, Vec::new()));
    loader.names.vocabularies.insert(name.to_owned(), id);
    id
}

fn add_term(vocabulary: &mut Vocabulary, id: &str, table: Table<'_>) {
    let words = by_lang(table);
    match vocabulary.term(id) {
        Some(known) => add_words(&mut vocabulary.terms[known.0 as usize].words, words),
        None => vocabulary.add(Term { id: id.to_owned(), words, ..Term::default() }),
    }
}

fn add_words(to: &mut PerLang<Words>, new: PerLang<Words>) {
    for (lang, new) in new {
        let words = to.entry(lang).or_default();
        words.nouns.extend(new.nouns);
        words.verbs.extend(new.verbs);
        words.phrases.extend(new.phrases);
    }
}

/// Reads which terms stand over others, once all terms are known.
fn relations(loader: &mut Loader, declared: &Declared<'_>, vocabulary: VocabularyId) {
    for (key, node) in children(declared.table, "terms") {
        let (Some(table), Some(id)) = (node.as_table(), loader.base.vocabulary(vocabulary).term(key.text())) else { continue };
        let under = related(loader, declared, vocabulary, table, "under");
        let compatible = related(loader, declared, vocabulary, table, "compatible");
        let term = &mut loader.base.vocabularies.to_mut()[vocabulary.0 as usize].terms[id.0 as usize];
        term.under.extend(under);
        term.compatible.extend(compatible);
        term.sole = sole(table).or(term.sole);
    }
}

fn sole(table: Table<'_>) -> Option<Sole> {
    match text(table, "sole")? {
        "country" => Some(Sole::Country),
        "place" => Some(Sole::Place),
        _ => None,
    }
}

fn related(loader: &mut Loader, declared: &Declared<'_>, vocabulary: VocabularyId, table: Table<'_>, key: &str) -> Vec<TermId> {
    let mut found = Vec::new();
    for node in list(table, key) {
        match node.as_str().map(|id| term(loader, vocabulary, id)) {
            Some(Ok(id)) => found.push(id),
            Some(Err(fault)) => loader.problems.push(declared.file.fault(node, fault)),
            None => {}
        }
    }
    found
}
