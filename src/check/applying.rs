//! What a draft is held against: the sources and the dossiers that its front matter names, all where it names none.

use super::Verified;
use super::ids::HINTS;
use crate::archive::{Archive, Scope, is_of_dossier};
use crate::facts::{Base, FactId, SourceId, nearest};
use crate::language::Lang;
use crate::rules::Finding;
use crate::rules::unknown_scope::{self, Named};
use crate::text::FrontMatter;
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;

/// The sources and dossiers that apply to a draft.
pub(super) struct Applying<'a> {
    base: &'a Base,
    /// The ids that it names as its sources, in its order.
    named: &'a [String],
    /// Those of them that the desk has, in order.
    sources: Vec<SourceId>,
    dossiers: &'a [String],
}

impl<'a> Applying<'a> {
    /// What a draft's front matter says of them.
    pub(super) fn of(base: &'a Base, front: &'a FrontMatter) -> Self {
        let sources = base.sources_named(&front.sources.iter().map(String::as_str).collect());
        Self { base, named: &front.sources, sources, dossiers: &front.dossier.0 }
    }

    /// The archived texts that apply: of the sources, else those that lie in a dossier's folder or are cited in its facts.
    pub(super) fn texts(&self, archive: &Archive) -> Scope {
        if self.dossiers.is_empty() || !self.named.is_empty() {
            let named = (!self.named.is_empty()).then(|| self.sources.clone());
            return Scope::of(archive, named).within(self.dossiers);
        }
        let own = self.base.facts_of(|path| self.is_of_dossier(path));
        let cited: BTreeSet<SourceId> = own.into_iter().flat_map(|fact| &fact.says).map(|reading| reading.source).collect();
        let held = archive.texts.iter().filter(|text| self.is_of_dossier(&text.path) || cited.contains(&text.source));
        let told: BTreeSet<SourceId> = held.map(|text| text.source).collect();
        let scope = if told.is_empty() { Scope::default() } else { Scope::of(archive, Some(told.into_iter().collect())) };
        scope.of_dossiers(self.dossiers)
    }

    /// A finding with the sources that apply, where its fact does and one of them doesn't say what the draft says.
    pub(super) fn finding(&self, mut finding: Finding) -> Option<Finding> {
        let Some(fact) = finding.fact else { return Some(finding) };
        if !self.is_of_dossier(&self.base.fact(fact).place.path) {
            return None;
        }
        if self.named.is_empty() {
            return Some(finding);
        }
        finding.sources.retain(|evidence| self.sources.binary_search(&evidence.source).is_ok());
        finding.sources.iter().any(|evidence| !evidence.agrees).then_some(finding)
    }

    /// What a draft names that the desk doesn't have; `head` is the length of its front matter.
    pub(super) fn unknown(&self, text: &str, head: usize, lang: Lang) -> Vec<Finding> {
        let (sources, dossiers) = (self.unknown_sources(), self.unknown_dossiers());
        let sources = hinted(&sources, |id| self.base.source_near(id));
        let dossiers = hinted(&dossiers, |name| nearest(name, self.files().map(stem)).map(str::to_owned));
        let of = |named, unknown| unknown_scope::findings(text, head, named, unknown, lang);
        [of(Named::Source, sources), of(Named::Dossier, dossiers)].concat()
    }

    fn unknown_sources(&self) -> Vec<&'a str> {
        // What is protected has no name outside.
        if self.base.is_outside() && self.base.sources.iter().any(|source| source.id.is_empty()) {
            return Vec::new();
        }
        let known: FxHashSet<&str> = self.sources.iter().map(|id| self.base.source(*id).id.as_str()).collect();
        self.named.iter().map(String::as_str).filter(|id| !known.contains(id)).collect()
    }

    fn unknown_dossiers(&self) -> Vec<&'a str> {
        let is_known = |dossier: &&String| self.files().any(|path| is_of_dossier(path, std::slice::from_ref(*dossier)));
        self.dossiers.iter().filter(|dossier| !is_known(dossier)).map(String::as_str).collect()
    }

    /// The files that dossiers are made of.
    fn files(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let texts = self.base.sources.iter().filter_map(|source| source.archive.as_deref());
        self.base.fact_files().chain(texts)
    }

    /// Whether a claim that a fact bears out is borne out by what applies.
    pub(super) fn is_verified(&self, verified: &Verified) -> bool {
        self.holds(verified.fact)
    }

    fn holds(&self, fact: FactId) -> bool {
        let fact = self.base.fact(fact);
        let said = || fact.says.iter().any(|reading| self.sources.binary_search(&reading.source).is_ok());
        self.is_of_dossier(&fact.place.path) && (self.named.is_empty() || said())
    }

    /// Whether a file is a dossier, by its stem, or lies in the folder that is one.
    fn is_of_dossier(&self, path: &str) -> bool {
        is_of_dossier(path, self.dossiers)
    }
}

/// Names with what may be meant by them.
fn hinted<'n>(names: &[&'n str], meant: impl Fn(&str) -> Option<String>) -> Vec<(&'n str, Option<String>)> {
    names.iter().enumerate().map(|(nth, name)| (*name, (nth < HINTS).then(|| meant(name)).flatten())).collect()
}

/// The name of a file without its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use crate::check::{Memo, Options, check};
    use crate::facts::{Buffers, Desk};
    use crate::text::Markup;
    use std::path::Path;

    const PEOPLE: &str = "[sources.001]\n[sources.002]\n[entities.ines-borel]\nnames = [\"Inès Borel\"]\n";
    const FLOOD: &str = "[facts.ines-borel.age]\nis = \"41 years\"\nsays.001 = \"41 ans\"\nsays.002 = \"41 ans\"\n";

    /// How many findings and claims borne out a draft has with such front matter.
    fn found(front: &str, prose: &str) -> (usize, usize) {
        let texts = [("factlint.toml", ""), ("facts/people.toml", PEOPLE), ("facts/crue/ages.toml", FLOOD)];
        let texts = texts.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
        let desk = Desk::open_with(Path::new("/desk"), &Buffers { texts, below: None });
        assert_eq!(desk.problems, []);
        let draft = format!("---\nlang: fr\ndate: 2026-03-02\n{front}\n---\n\n{prose}\n");
        let report = check(&draft, Markup::MARKDOWN, &desk.base, &Options::default(), &mut Memo::default());
        (report.findings.len(), report.verified.len())
    }

    #[test]
    fn a_draft_is_held_against_the_dossiers_that_it_names() {
        let wrong = "Inès Borel, 44 ans, a été secourue.";
        let right = "Inès Borel, 41 ans, a été secourue.";
        for front in ["", "dossier: crue", "dossier: [crue, ages]"] {
            assert_eq!((found(front, wrong), found(front, right)), ((1, 0), (0, 1)), "{front}");
        }
        // What is found is that there is no such dossier.
        assert_eq!((found("dossier: incendie", wrong), found("dossier: incendie", right)), ((1, 0), (1, 0)));
    }

    #[test]
    fn a_draft_is_held_against_the_sources_that_it_names() {
        let wrong = "Inès Borel, 44 ans, a été secourue.";
        assert_eq!(found("sources: [\"002\"]", wrong), (1, 0));
        assert_eq!(found("sources: [\"003\"]", wrong), (1, 0), "that there is no such source");
    }
}
