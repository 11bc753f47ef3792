//! Which facts the directives of a draft name: looked for once, however often the draft is checked.

use crate::facts::Base;
use crate::rules::Finding;
use crate::text::directive::Directive;
use rustc_hash::{FxHashMap, FxHashSet};

/// Ids that were looked for in a base.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// The base's revision.
    revision: u64,
    /// Whether there is a fact of an id.
    known: FxHashMap<String, bool>,
    /// What is meant by one of which there is none.
    meant: FxHashMap<String, Option<String>>,
    /// The first of the draft of which there is none.
    hinted: Vec<String>,
}

/// A million ids may have to be looked through for what is meant: of more than so many in a draft nothing is said but that they are unknown.
pub(super) const HINTS: usize = 8;

/// From how many on only those of the draft are kept: a directive's id is another at each letter that is typed.
const KEPT: usize = 1000;

impl Ids {
    /// Looks for those that directives name, as far as that wasn't done. Those of findings are there.
    pub(super) fn look_for<'f>(&mut self, directives: &[Directive], findings: impl Iterator<Item = &'f Finding>, base: &Base) {
        if self.revision != base.revision {
            *self = Self { revision: base.revision, ..Self::default() };
        }
        self.hinted.clear();
        let mut seen: FxHashSet<&str> = findings.filter_map(|finding| finding.fact).map(|id| base.fact(id).id.as_str()).collect();
        let named = directives.iter().flat_map(|directive| &directive.facts).map(|word| word.text.as_str());
        let named: Vec<&str> = named.filter(|id| seen.insert(id)).collect();
        if named.is_empty() {
            return;
        }
        if self.known.len() > KEPT {
            let named: FxHashSet<&str> = named.iter().copied().collect();
            self.known.retain(|id, _| named.contains(id.as_str()));
            self.meant.retain(|id, _| named.contains(id.as_str()));
        }
        let new: Vec<&str> = named.iter().copied().filter(|id| !self.known.contains_key(*id)).collect();
        let are_known = base.facts_named(&new).into_iter().map(|fact| fact.is_some());
        self.known.extend(new.iter().map(|id| (*id).to_owned()).zip(are_known));
        self.hinted = named.into_iter().filter(|id| self.is_unknown(id)).take(HINTS).map(str::to_owned).collect();
        for id in &self.hinted {
            self.meant.entry(id.clone()).or_insert_with(|| base.fact_near(id));
        }
    }

    /// Whether there is no fact of an id.
    pub(super) fn is_unknown(&self, id: &str) -> bool {
        self.known.get(id) == Some(&false)
    }

    /// The id that may be meant by one of which there is no fact.
    pub(super) fn meant(&self, id: &str) -> Option<&str> {
        self.meant.get(id).filter(|_| self.hinted.iter().any(|hinted| hinted == id))?.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use crate::check::{Memo, Options, check};
    use crate::facts::{Buffers, Desk};
    use crate::text::Markup;
    use std::path::Path;

    const DRAFT: &str = "---\nlang: en\ndate: 2026-03-02\n---\n\nLea Bo, 45, spoke. <!-- factlint-disable-line fact=lea.age -->\n";

    fn desk(facts: &str) -> Desk {
        let facts = format!("[sources.s]\n[entities.lea]\nnames = [\"Lea Bo\"]\n{facts}");
        let texts = [("factlint.toml".to_owned(), String::new()), ("facts/a.toml".to_owned(), facts)];
        Desk::open_with(Path::new("/d"), &Buffers { texts: texts.into(), below: None })
    }

    /// What is kept of one base is none of the next one's.
    #[test]
    fn a_fact_that_comes_is_known() {
        let age = "[facts.lea.age]\nis = \"31 years\"\nsays.s = {}\n";
        let mut memo = Memo::default();
        let mut told = |facts: &str| {
            let report = check(DRAFT, Markup::MARKDOWN, &desk(facts).base, &Options::default(), &mut memo);
            (report.findings.iter().map(|finding| finding.rule.name).collect::<Vec<_>>(), report.suppressed.len())
        };
        let none = (vec!["unused-suppression"], 0);
        assert_eq!([told(""), told(age), told(""), told(age)], [none.clone(), (vec![], 1), none, (vec![], 1)]);
    }
}
