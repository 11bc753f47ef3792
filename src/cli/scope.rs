//! Which findings a run is about: all, those on changed lines, those that a baseline doesn't know.

use super::drafts::folders_of;
use super::job::Checked;
use super::outcome::Failure;
use super::saving;
use super::seen::{Stamp, stamp};
use super::watch::Folder;
use crate::report::{FileReport, fingerprints};
use crate::rules::Finding;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

mod changes;

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

/// Known findings, as a file holds them.
#[derive(Debug, Serialize, Deserialize)]
struct Baseline {
    version: u32,
    findings: Vec<Known>,
}

/// A known finding: its fingerprint, and what it is for people who read the file.
#[derive(Debug, Serialize, Deserialize)]
struct Known {
    fingerprint: String,
    path: String,
    rule: String,
    message: String,
}

impl Scope {
    /// Leaves out what the run isn't about.
    pub(super) fn narrow(&self, checked: &mut [Checked]) -> Result<(), Failure> {
        if let Some(revision) = &self.diff_base {
            let changes = changes::since(revision)?;
            checked.iter_mut().for_each(|one| changes.narrow(&mut one.file));
        }
        let Some(path) = self.baseline.as_ref().filter(|_| !self.update_baseline) else { return Ok(()) };
        let known = load(path)?;
        checked.iter_mut().for_each(|one| known.narrow(&mut one.file));
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

/// Fingerprints that are known.
struct Fingerprints(HashSet<String>);

impl Fingerprints {
    fn narrow(&self, file: &mut FileReport) {
        let new: Vec<bool> = fingerprints(file).iter().map(|print| !self.0.contains(print)).collect();
        let mut new = new.into_iter();
        file.report.findings.retain(|_| new.next().unwrap_or(true));
    }
}

fn load(path: &Path) -> Result<Fingerprints, Failure> {
    let failed = |why: String| Failure::new(format!("{}: {why}", path.display()));
    let text = std::fs::read(path).map_err(|error| failed(format!("{error}; --update-baseline makes one")))?;
    let baseline = parse(path, &text)?;
    Ok(Fingerprints(baseline.findings.into_iter().map(|known| known.fingerprint).collect()))
}

fn parse(path: &Path, text: &[u8]) -> Result<Baseline, Failure> {
    let failed = |why: String| Failure::new(format!("{}: {why}", path.display()));
    let baseline: Baseline = serde_json::from_slice(text).map_err(|error| failed(format!("not a baseline: {error}")))?;
    if baseline.version == VERSION { Ok(baseline) } else { Err(failed(format!("a baseline of version {}", baseline.version))) }
}

/// The version of the baselines that are read and written.
const VERSION: u32 = 1;

fn save(path: &Path, checked: &[Checked]) -> Result<(), Failure> {
    let mut known = if path.exists() { parse(path, &std::fs::read(path)?)?.findings } else { Vec::new() };
    let drafts: HashSet<&str> = checked.iter().map(|one| one.file.within.as_str()).collect();
    known.retain(|known| !drafts.contains(known.path.as_str()));
    let findings = checked.iter().flat_map(|one| {
        let entry = |(finding, fingerprint): (&Finding, String)| Known {
            fingerprint,
            path: one.file.within.clone(),
            rule: finding.rule.name.to_owned(),
            message: finding.message.clone(),
        };
        one.file.report.findings.iter().zip(fingerprints(&one.file)).map(entry)
    });
    known.extend(findings);
    known.sort_by(|a, b| (&a.path, &a.fingerprint).cmp(&(&b.path, &b.fingerprint)));
    let baseline = Baseline { version: VERSION, findings: known };
    let mut text = serde_json::to_vec_pretty(&baseline).map_err(|error| Failure::new(error.to_string()))?;
    text.push(b'\n');
    saving::put(path, &text).map_err(|error| Failure::new(format!("{}: {error}", path.display())))
}
