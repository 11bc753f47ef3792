//! Checks drafts, in parallel, in a stable order.

use super::check::Arguments;
use super::desks::Desks;
use super::drafts::{Draft, Input};
use super::given::{self, Threshold};
use super::limited;
use super::parallel;
use crate::check::{Asked, Memo};
use crate::facts::Desk;
use crate::propose::Evidence;
use crate::report::{FileReport, Named, Reader};
use crate::rules::Severity;
use crate::text::Markup;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// A draft that could be read.
pub(super) struct Checked {
    /// Its place among the drafts.
    pub(super) draft: usize,
    /// What was found before fixes, if they changed its text.
    pub(super) before: Option<FileReport>,
    /// What was found, after fixes.
    pub(super) file: FileReport,
    /// From which severity on a finding makes the run fail.
    pub(super) fail_on: Severity,
}

/// Checks the drafts that can be read, in order, and says what kept the others from it.
pub(super) fn run(drafts: &[Draft], desks: &Desks, arguments: &Arguments) -> (Vec<Checked>, Vec<String>) {
    let job = Job { desks, arguments, asked: &asked(arguments) };
    let results = parallel::each(drafts, arguments.jobs.map(usize::from), |nth, draft, memo| job.one(nth, draft, memo));
    let (good, bad): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
    (good.into_iter().filter_map(Result::ok).collect(), bad.into_iter().filter_map(Result::err).collect())
}

#[derive(Clone, Copy)]
struct Job<'a> {
    desks: &'a Desks,
    arguments: &'a Arguments,
    asked: &'a Asked,
}

/// What the arguments ask of every draft.
fn asked(arguments: &Arguments) -> Asked {
    let Arguments { lang, date, messages, profile, .. } = arguments;
    Asked { lang: *lang, date: *date, messages: *messages, profile: profile.clone(), today: Some(given::today()) }
}

impl Job<'_> {
    fn one(self, nth: usize, draft: &Draft, memo: &mut Memo) -> Result<Checked, String> {
        let markup = Markup::of_path(&draft.path);
        let text = read(&draft.input, markup).map_err(|error| format!("{}: {error}", draft.path))?;
        let desk = self.desks.get(draft.desk);
        let file = self.report(draft, desk, text, memo);
        if markup.is_packed() && self.arguments.fixing.would_change(&file) {
            return Err(format!("{}: --fix and --diff can't change {} files: check it without them", draft.path, markup.name));
        }
        let (file, before) = self.arguments.fixing.settle(file, |text| self.report(draft, desk, text, memo));
        // What is written back, to standard output or into a page, is the text.
        let is_shown = self.arguments.format.is_some_and(|format| format.reader == Reader::Browser);
        let file = if before.is_none() && !is_shown && matches!(draft.input, Input::File(_)) { file.kept() } else { file };
        Ok(Checked { draft: nth, before, file, fail_on: self.fail_on(draft, desk) })
    }

    fn report(self, draft: &Draft, desk: &Desk, text: String, memo: &mut Memo) -> FileReport {
        let named = Named { path: &draft.path, within: &draft.within };
        let of = |text: String, desk: &Desk, evidence: &Arc<Evidence>, memo: &mut Memo| {
            FileReport::of(named, text, desk, evidence, self.asked, memo)
        };
        let file = of(text, desk, &self.desks.evidence(draft.desk), memo);
        match self.desks.inside(draft.desk) {
            Some((desk, evidence)) => {
                let all = of(file.text.clone(), desk, evidence, &mut Memo::default());
                file.borne_out_by(&all)
            }
            None => file,
        }
    }

    fn fail_on(self, draft: &Draft, desk: &Desk) -> Severity {
        let asked = self.arguments.fail_on.map(Threshold::severity);
        let wanted = || Severity::of_name(&self.asked.wants(&desk.config, &draft.within).fail_on?);
        asked.or_else(wanted).unwrap_or(Severity::Error)
    }
}

fn read(input: &Input, markup: Markup) -> Result<String, String> {
    markup.text(bytes(input).map_err(|error| error.to_string())?)
}

/// The text of a draft's file.
pub(super) fn text_of(path: &Path, markup: Markup) -> Result<String, String> {
    markup.text(limited::file(path, limited::DRAFT).map_err(|error| error.to_string())?)
}

fn bytes(input: &Input) -> io::Result<Vec<u8>> {
    match input {
        Input::File(path) => limited::file(path, limited::DRAFT),
        Input::Stdin => limited::all(io::stdin().lock(), limited::DRAFT),
    }
}
