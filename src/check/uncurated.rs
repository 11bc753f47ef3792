//! What archived texts say of entities against a draft, where the desk has no fact of its own.

use super::elsewhen::{Elsewhen, Then};
use super::memo::Memo;
use super::{Draft, Options, Report, check_cut};
use crate::archive::{Scope, Text};
use crate::claims::Context;
use crate::claims::quote::is_run;
use crate::facts::{Base, EntityKind, FactId, Slot};
use crate::propose::Evidence;
use crate::rules::{self, Finding, RULES, Rule, contradicts_source};
use crate::text::{Places, Span, tokens};
use jiff::civil::DateTime;
use std::sync::LazyLock;

/// The rules that archived texts alone can speak for.
static SPOKEN: LazyLock<Vec<&Rule>> =
    LazyLock::new(|| RULES.iter().copied().filter(|rule| contradicts_source::SPOKEN.contains(&rule.name)).collect());

/// A draft, and what it is held against.
pub(super) struct Held<'a> {
    pub(super) draft: Draft<'a>,
    pub(super) base: &'a Base,
    pub(super) evidence: &'a Evidence,
    /// The texts that the draft is held against.
    pub(super) scope: &'a Scope,
    pub(super) options: &'a Options,
    /// The draft's dateline.
    pub(super) date: Option<DateTime>,
    /// Where the desk's own facts speak.
    pub(super) curated: Vec<Span>,
}

/// Adds what the texts in scope say otherwise to a report, where no fact of the desk speaks.
pub(super) fn find(held: &Held<'_>, memo: &mut Memo, report: &mut Report) {
    let options = Options { evidence: None, lang: Some(report.lang), date: report.date, ..held.options.clone() };
    let found = check_cut(&SPOKEN, held.draft, &held.evidence.proposed.base, &options, memo);
    report.failures.extend(found.failures);
    let mut taken: Vec<Span> = report.findings.iter().map(|known| known.span).chain(held.curated.iter().copied()).collect();
    taken.sort();
    let taken: Places = taken.into_iter().collect();
    let context = Context { lang: report.lang, date: held.date, named: Vec::new(), about: false };
    let mut elsewhen = Elsewhen::new(&held.draft.blocks.blocks, &context);
    let told = found.findings.into_iter().filter(|finding| taken.over(finding.span).is_none() && is_told(held, &mut elsewhen, finding));
    report.findings.extend(told.map(contradicts_source::retold));
}

/// Whether a finding rests on a text in scope that says something else, where no fact of the desk speaks.
fn is_told(held: &Held<'_>, elsewhen: &mut Elsewhen<'_>, finding: &Finding) -> bool {
    let mut counts = |text: &Text| !is_bygone(held, text, finding) && !is_of_another_time(held, elsewhen, text, finding);
    let mut speaks = |text: &Text, source: &rules::Evidence| text.source == source.source && counts(text);
    finding.fact.is_some_and(|fact| !is_curated(held, fact) && !is_nobodys(held, fact))
        && !is_within(finding)
        && finding.sources.iter().any(|source| held.scope.texts.iter().any(|text| speaks(text, source)))
}

/// What somebody is, by a text of other years: they may have become it since, or be it no more.
fn is_bygone(held: &Held<'_>, text: &Text, finding: &Finding) -> bool {
    let base = &held.evidence.proposed.base;
    let title = finding.fact.is_some_and(|fact| base.attribute(base.fact(fact).attribute).slot == Slot::Title);
    let apart = text.date.zip(held.date).is_some_and(|(text, draft)| (draft.date() - text.date()).get_days().abs() > YEAR);
    title && apart
}

/// The draft's words tell of another time than the text.
fn is_of_another_time(held: &Held<'_>, elsewhen: &mut Elsewhen<'_>, text: &Text, finding: &Finding) -> bool {
    let base = &held.evidence.proposed.base;
    let Some(fact) = finding.fact.map(|fact| base.fact(fact)) else { return false };
    let then = Then { base, attribute: base.attribute(fact.attribute), date: text.date };
    elsewhen.tells(finding.span, then)
}

/// Days for which what somebody is by a text may be taken to hold.
const YEAR: i32 = 366;

/// Whether the desk has facts of its own of what a proposed one says, which apply to the draft or may not leave the desk: they decide, also
/// by their silence.
fn is_curated(held: &Held<'_>, fact: FactId) -> bool {
    let proposed = &held.evidence.proposed;
    let fact = proposed.base.fact(fact);
    let applies = || {
        held.base
            .group(fact.entity, fact.attribute)
            .is_some_and(|group| group.facts.iter().any(|own| held.scope.holds(held.base.fact(*own))))
    };
    (fact.entity.0 as usize) < proposed.known && (held.base.is_withheld(fact.entity, fact.attribute) || applies())
}

/// What a text says of a place or of an event without a name is of something there or of part of it as often: the sentence itself is held
/// against the draft's.
fn is_nobodys(held: &Held<'_>, fact: FactId) -> bool {
    let base = &held.evidence.proposed.base;
    let fact = base.fact(fact);
    let (entity, slot) = (base.entity(fact.entity), base.attribute(fact.attribute).slot);
    let figure = matches!(slot, Slot::Count | Slot::Measure);
    figure && (entity.kind == EntityKind::Place || entity.names.is_empty())
}

/// « 24 février » where the text says « 24 février 2022 »: what is told is part of it, only less of it.
fn is_within(finding: &Finding) -> bool {
    let words = |text: &str| tokens(text).iter().map(|token| token.bare.as_str().into()).collect::<Vec<_>>();
    let told = words(&finding.text);
    finding.sources.iter().any(|source| is_run(&told, &words(&source.says)))
}

#[cfg(test)]
mod tests {
    use crate::check::{Memo, Options, check};
    use crate::facts::{Buffers, Desk};
    use crate::propose::Evidence;
    use crate::text::Markup;
    use std::path::Path;
    use std::sync::Arc;

    const TEXT: &str = "3 mars 2026\n\nLa navigatrice Léa Marchal, 31 ans, a été secourue. Léa Marchal va bien.\n";
    const FACTS: &str = "[sources.002]\n[entities.lea]\nkind = \"person\"\nnames = [\"Léa Marchal\"]\n";
    const AGE: &str = "[facts.lea.age]\nis = \"33 years\"\nas-of = 2026-03-03\nsays.002 = \"33 ans\"\n";

    /// What a draft is told of an age, of which a fact says 33 by source 002 and a text 31 by 001.
    fn told(front: &str, fact: &str, outside: bool, age: u8) -> Vec<&'static str> {
        let texts = [("factlint.toml", ""), ("sources/001.txt", TEXT), ("facts/a.toml", &format!("{FACTS}{fact}"))];
        let texts = texts.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
        let files = Buffers { texts, below: None };
        let desk = Desk::open_with(Path::new("/desk"), &files);
        assert_eq!(desk.problems, []);
        let desk = if outside { desk.outside(jiff::civil::date(2026, 3, 4)) } else { desk };
        let evidence = Some(Arc::new(Evidence::read(&desk.base, &files, &Evidence::default())));
        let draft = format!("---\nlang: fr\ndate: 2026-03-04\n{front}---\n\nLéa Marchal, {age} ans, a été secourue.\n");
        let options = Options { evidence, ..Options::default() };
        let report = check(&draft, Markup::MARKDOWN, &desk.base, &options, &mut Memo::default());
        report.findings.iter().map(|finding| finding.rule.name).collect()
    }

    #[test]
    fn a_fact_that_applies_wins_over_a_text() {
        assert_eq!(told("", "", false, 33), ["contradicts-source"]);
        assert_eq!((told("", AGE, false, 33), told("", AGE, false, 31)), (vec![], vec!["contradicted"]));
    }

    #[test]
    fn a_fact_of_other_sources_than_the_draft_s_leaves_the_word_to_theirs() {
        let own = "sources: [\"001\"]\n";
        assert_eq!((told(own, AGE, false, 33), told(own, AGE, false, 31)), (vec!["contradicts-source"], vec![]));
    }

    #[test]
    fn what_may_not_leave_the_desk_lets_no_text_speak_for_it() {
        for hidden in ["protected = true\n", "embargo = 2999-01-01\n"] {
            let fact = format!("{AGE}{hidden}");
            assert_eq!((told("", &fact, true, 33), told("", &fact, true, 31)), (vec![], vec![]), "{hidden}");
        }
    }
}
