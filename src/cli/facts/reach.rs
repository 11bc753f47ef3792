//! Which drafts say something that some facts decide.

use crate::check::{Memo, Options, check};
use crate::cli::desks::{Desks, seen_from};
use crate::cli::drafts::{Draft, Input, Wanted, drafts, folders};
use crate::cli::given;
use crate::cli::job::text_of;
use crate::cli::outcome::Failure;
use crate::cli::parallel;
use crate::facts::{Base, Desk, FactId};
use crate::text::position::{Encoding, position};
use crate::text::{Markup, Span};
use jiff::civil::Date;
use ropey::Rope;
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A place in a draft that rests on a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Told {
    pub(super) path: String,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) text: String,
    pub(super) fact: String,
    pub(super) verdict: &'static str,
}

/// Which drafts and published articles are read, and from which day.
#[derive(clap::Args)]
pub(super) struct Articles {
    /// A draft or a folder of articles; may be repeated [default: the desk's drafts]
    #[arg(long = "in", value_name = "PATH")]
    within: Vec<PathBuf>,
    /// The day from which drafts without a date are read [default: today]
    #[arg(long, value_name = "DATE", value_parser = given::day)]
    today: Option<Date>,
}

impl Articles {
    /// The drafts of a desk: its own, or those that were named.
    pub(super) fn of(&self, desk: &Desk) -> Result<Vec<Draft>, Failure> {
        let here = std::env::current_dir()?;
        let own = || Ok::<_, Failure>(folders(desk)?.iter().map(|folder| seen_from(&here, folder).into()).collect());
        let paths: Vec<PathBuf> = if self.within.is_empty() { own()? } else { self.within.clone() };
        // No path at all would mean the drafts of the desk around.
        if paths.is_empty() {
            return Ok(Vec::new());
        }
        drafts(&Wanted { paths: &paths, stdin_name: None, only_drafts: true, report: None }, &mut Desks::new(Some(&desk.root), None, None)?)
    }

    /// The day from which drafts without a date are read.
    pub(super) fn today(&self) -> Date {
        self.today.unwrap_or_else(given::today)
    }
}

/// The facts, and those that follow from them.
pub(super) fn with_derived(base: &Base, facts: impl Iterator<Item = FactId>) -> BTreeSet<FactId> {
    let mut out: BTreeSet<FactId> = facts.collect();
    let ids = (0..base.facts.len()).map(|at| FactId(at as u32));
    let follow: Vec<FactId> = ids.filter(|id| base.fact(*id).derived_from.iter().any(|from| out.contains(from))).collect();
    out.extend(follow);
    out
}

/// What is told of the facts in drafts, by draft and place, and what kept some from being read.
pub(super) fn told(desk: &Desk, base: &Base, drafts: &[Draft], facts: &BTreeSet<FactId>, today: Date) -> (Vec<Told>, Vec<String>) {
    let found = parallel::each(drafts, None, |_, draft, memo| in_draft(desk, base, draft, facts, today, memo));
    let (good, bad): (Vec<_>, Vec<_>) = found.into_iter().partition(Result::is_ok);
    let mut good: Vec<Told> = good.into_iter().filter_map(Result::ok).flatten().collect();
    good.sort_by(|a, b| (&a.path, a.line, a.column, &a.fact).cmp(&(&b.path, b.line, b.column, &b.fact)));
    let mut bad: Vec<String> = bad.into_iter().filter_map(Result::err).collect();
    bad.sort();
    (good, bad)
}

fn in_draft(desk: &Desk, base: &Base, draft: &Draft, facts: &BTreeSet<FactId>, today: Date, memo: &mut Memo) -> Result<Vec<Told>, String> {
    let Input::File(path) = &draft.input else { return Ok(Vec::new()) };
    let text = text_of(path, Markup::of_path(&draft.path)).map_err(|error| format!("{}: {error}", draft.path))?;
    let options = Options { today: Some(today), ..Options::of(desk.config.wants(&draft.within, None)) };
    let report = check(&text, Markup::of_path(&draft.path), base, &options, memo);
    let verified = report.verified.iter().map(|verified| (verified.span, verified.fact, verified.standing()));
    let findings = report.findings.iter().chain(report.suppressed.iter().map(|suppressed| &suppressed.finding));
    let findings = findings.filter_map(|finding| Some((finding.span, finding.fact?, finding.verdict.name())));
    let rope = Rope::from_str(&text);
    let place = |(span, fact, verdict): (Span, FactId, &'static str)| {
        let start = position(&rope, span.start, Encoding::Utf32);
        let words = text.get(span.start..span.end).unwrap_or_default().to_owned();
        let fact = base.fact(fact).id.clone();
        Told { path: draft.path.clone(), line: start.line + 1, column: start.column + 1, text: words, fact, verdict }
    };
    Ok(verified.chain(findings).filter(|(_, fact, _)| facts.contains(fact)).map(place).collect())
}
