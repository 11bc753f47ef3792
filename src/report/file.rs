//! A checked draft: what the command makes of every draft, and whoever else checks many.

use crate::check::{Asked, DateFrom, Failure, Memo, Report, check};
use crate::facts::{Base, Desk};
use crate::language::Lang;
use crate::propose::Evidence;
use crate::rules::{Finding, Severity};
use crate::text::Markup;
use std::sync::Arc;

/// A checked draft and what a report needs to show it.
#[derive(Clone, Debug)]
pub struct FileReport {
    /// The draft as it was named on the command line, `/` between its parts.
    pub path: String,
    /// The draft seen from its desk: the same wherever the command is run.
    pub within: String,
    /// Its text as it was checked; nothing where there is no place in it to tell of.
    pub text: String,
    /// The facts it was checked against.
    pub base: Arc<Base>,
    /// What the check found.
    pub report: Report,
    /// Who said the dateline.
    pub dateline: Dateline,
    /// The language of what is said about it.
    pub messages: Lang,
}

/// Who said a dateline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dateline {
    /// The draft's front matter.
    Draft,
    /// The command line or the environment.
    Flag,
    /// The desk's configuration.
    Config,
    /// The clock.
    Today,
    /// Nobody.
    Nowhere,
}

/// A draft by the paths that it goes by.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// As it is named in the report; its ending says how it is marked up.
    pub path: &'a str,
    /// Seen from its desk.
    pub within: &'a str,
}

impl FileReport {
    /// Checks the text of a draft against its desk and what the desk's archived texts say, as it is asked.
    #[must_use]
    pub fn of(draft: Named<'_>, text: String, desk: &Desk, evidence: &Arc<Evidence>, asked: &Asked, memo: &mut Memo) -> Self {
        let options = asked.options(&desk.config, draft.within, Arc::clone(evidence));
        let report = check(&text, Markup::of_path(draft.path), &desk.base, &options, memo);
        let dateline = dateline(&report, asked);
        let messages = asked.messages.unwrap_or(report.lang);
        let (path, within) = (draft.path.to_owned(), draft.within.to_owned());
        Self { path, within, text, base: Arc::clone(&desk.base), report, dateline, messages }
    }

    /// The same with nothing that isn't told as well of the same text by all of its desk, as severely, and with the same fixes: where some
    /// facts are left out, others may seem to contradict what those bear out.
    #[must_use]
    pub fn borne_out_by(mut self, all: &Self) -> Self {
        let Report { findings, suppressed, verified, .. } = &all.report;
        let told: Vec<&Finding> = findings.iter().chain(suppressed.iter().map(|suppressed| &suppressed.finding)).collect();
        self.report.findings.retain_mut(|finding| is_borne_out(finding, &told));
        self.report.suppressed.retain_mut(|suppressed| is_borne_out(&mut suppressed.finding, &told));
        self.report.verified.retain(|told| verified.iter().any(|other| other.span == told.span));
        self
    }

    /// The same without its text, where no place in it is told of: a run keeps the reports of all drafts until its end.
    #[must_use]
    pub fn kept(self) -> Self {
        let Report { findings, suppressed, verified, failures, .. } = &self.report;
        let is_silent = findings.is_empty() && suppressed.is_empty() && verified.is_empty() && failures.is_empty();
        if is_silent { Self { text: String::new(), ..self } } else { self }
    }

    /// The most severe finding, if there is any.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.report.findings.iter().map(|finding| finding.severity).max()
    }

    /// What the engine couldn't do in it, each with its place.
    #[must_use]
    pub fn failures(&self) -> Vec<String> {
        let line = |at: usize| self.text.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
        let blame = |failure: &Failure| if failure.beyond { "" } else { "internal error: " };
        let told = |failure: &Failure| format!("{}:{}: {}{failure}", self.path, line(failure.span.start), blame(failure));
        self.report.failures.iter().map(told).collect()
    }
}

/// Whether one of the findings of another report tells of the same words as severely; without its fixes, where none has those.
fn is_borne_out(finding: &mut Finding, told: &[&Finding]) -> bool {
    let over = |other: &&&Finding| other.span == finding.span || other.span.overlaps(finding.span);
    let same: Vec<&&Finding> = told.iter().filter(over).filter(|other| other.severity >= finding.severity).collect();
    let is_empty = same.is_empty();
    if same.iter().all(|other| other.fixes != finding.fixes) {
        finding.fixes.clear();
    }
    !is_empty
}

const fn dateline(report: &Report, asked: &Asked) -> Dateline {
    match report.date_from {
        DateFrom::Draft => Dateline::Draft,
        DateFrom::Options if asked.date.is_some() => Dateline::Flag,
        DateFrom::Options => Dateline::Config,
        DateFrom::Today => Dateline::Today,
        DateFrom::Nowhere => Dateline::Nowhere,
    }
}

#[cfg(test)]
mod tests {
    use super::{FileReport, Named};
    use crate::check::{Asked, Memo};
    use crate::facts::Desk;
    use std::path::Path;
    use std::sync::Arc;

    #[test]
    fn a_draft_of_which_nothing_is_told_keeps_no_text() {
        let desk = Desk::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/aix"));
        let of = |text: &str| {
            let named = Named { path: "a.md", within: "a.md" };
            FileReport::of(named, text.to_owned(), &desk, &Arc::default(), &Asked::default(), &mut Memo::default()).kept().text
        };
        assert_eq!(of("Il a plu toute la nuit."), "");
        for told in ["Amine Kessaci, 31 ans, a réagi.", "Amine Kessaci, 22 ans, a réagi."] {
            assert_eq!(of(told), told);
        }
    }
}
