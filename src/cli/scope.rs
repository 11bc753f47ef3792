//! Which findings a run is about: all, those on changed lines, those that a baseline doesn't know.

use super::desks::Desks;
use super::drafts::folders_of;
use super::job::Checked;
use super::outcome::Failure;
use super::seen::{Stamp, stamp};
use super::watch::Folder;
use std::path::PathBuf;

mod baseline;
mod changes;

use baseline::{load, save};
use changes::Changes;

/// Which findings to report.
#[derive(clap::Args)]
pub(super) struct Scope {
    /// Only findings on lines that git says have changed since a revision
    #[arg(long, value_name = "REV")]
    diff_base: Option<String>,
    /// Leave out the findings that a baseline knows
    #[arg(long, env = "FACTLINT_BASELINE", hide_env_values = true, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write what is found to the baseline, and fail on nothing
    #[arg(long, requires = "baseline", conflicts_with = "diff_base")]
    update_baseline: bool,
}

/// What a scope rests on besides the drafts.
#[derive(PartialEq, Eq)]
pub(super) struct Ground {
    baseline: Option<Stamp>,
    changes: Option<Result<Changes, Failure>>,
}

impl Scope {
    /// Leaves out what the run isn't about.
    pub(super) fn narrow(&self, checked: &mut [Checked], desks: &Desks) -> Result<(), Failure> {
        if let Some(revision) = &self.diff_base {
            let changes = changes::since(revision)?;
            checked.iter_mut().for_each(|one| changes.narrow(&mut one.file));
        }
        let Some(path) = self.baseline.as_ref().filter(|_| !self.update_baseline) else { return Ok(()) };
        let is_there = |within: &str| desks.all().any(|desk| desk.root.join(within).exists());
        load(path)?.narrow(&mut checked.iter_mut().map(|one| &mut one.file).collect::<Vec<_>>(), is_there);
        Ok(())
    }

    /// What the scope rests on, as it is now.
    pub(super) fn ground(&self) -> Ground {
        Ground { baseline: self.baseline.as_ref().map(stamp), changes: self.diff_base.as_deref().map(changes::since) }
    }

    /// The folders where what it rests on may change.
    pub(super) fn folders(&self) -> Vec<Folder> {
        let baseline = self.baseline.iter().flat_map(|path| folders_of(path)).map(Folder::Flat);
        baseline.chain(self.diff_base.iter().flat_map(|_| changes::folders())).collect()
    }

    /// Writes down what is found in the drafts that were checked; what is known of others stays.
    pub(super) fn record(&self, checked: &[Checked]) -> Result<(), Failure> {
        self.baseline.as_ref().map_or(Ok(()), |path| save(path, checked))
    }

    /// Whether the run only writes down what is found.
    pub(super) const fn only_records(&self) -> bool {
        self.update_baseline
    }
}
