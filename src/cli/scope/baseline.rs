//! Findings that are known: written down once, left out from then on.

use crate::cli::job::Checked;
use crate::cli::limited;
use crate::cli::outcome::Failure;
use crate::cli::saving;
use crate::report::{FileReport, Prints, fingerprints};
use crate::rules::Finding;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::io;
use std::path::Path;

/// Known findings, as a file holds them.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Baseline {
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

impl Baseline {
    /// Leaves out what is known: of a draft by its own place, or by that of the draft that it was before it was renamed.
    pub(super) fn narrow(&self, files: &mut [&mut FileReport], is_there: impl Fn(&str) -> bool) {
        let known = self.by_draft();
        let prints: Vec<Prints> = files.iter().map(|file| Prints::of(file)).collect();
        let fresh = files.iter().zip(&prints).enumerate().filter(|(_, (file, _))| !known.contains_key(file.within.as_str()));
        let fresh: Vec<(usize, &Prints)> = fresh.map(|(nth, (_, prints))| (nth, prints)).collect();
        let gone: Vec<&str> = known.keys().copied().filter(|within| !is_there(within)).collect();
        let before = renamed(&known, &gone, &fresh);
        for (nth, (file, prints)) in files.iter_mut().zip(&prints).enumerate() {
            let place = before.get(&nth).copied().unwrap_or(&file.within);
            let Some(known) = known.get(place) else { continue };
            let mut prints = prints.at(place).into_iter();
            file.report.findings.retain(|_| !prints.next().is_some_and(|print| known.contains(print.as_str())));
        }
    }

    /// The known fingerprints of each draft.
    fn by_draft(&self) -> ByDraft<'_> {
        let mut out = ByDraft::new();
        for known in &self.findings {
            out.entry(&known.path).or_default().insert(&known.fingerprint);
        }
        out
    }
}

/// Fingerprints by the draft they are of.
type ByDraft<'k> = HashMap<&'k str, HashSet<&'k str>>;

/// What drafts that nothing is known of were before: each a draft that is gone, most of whose findings are found again.
fn renamed<'k>(known: &ByDraft<'k>, gone: &[&'k str], fresh: &[(usize, &Prints)]) -> HashMap<usize, &'k str> {
    let again = |prints: &Prints, before: &str| prints.at(before).iter().filter(|print| known[before].contains(print.as_str())).count();
    let pairs = fresh.iter().flat_map(|(nth, prints)| gone.iter().map(|before| (again(prints, before), *nth, *before)));
    let mut pairs: Vec<(usize, usize, &str)> = pairs.filter(|(again, _, before)| 2 * again > known[before].len()).collect();
    pairs.sort_by_key(|(again, nth, before)| (Reverse(*again), *nth, *before));
    let (mut out, mut taken) = (HashMap::new(), HashSet::new());
    for (_, nth, before) in pairs {
        if !out.contains_key(&nth) && taken.insert(before) {
            out.insert(nth, before);
        }
    }
    out
}

/// The baseline in a file.
pub(super) fn load(path: &Path) -> Result<Baseline, Failure> {
    let failed = |why: String| Failure::new(format!("{}: {why}", path.display()));
    let text = bytes(path).map_err(|error| failed(format!("{error}; --update-baseline makes one")))?;
    parse(path, &text)
}

/// A baseline may come with a draft from anybody.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    limited::file(path, limited::FILE)
}

fn parse(path: &Path, text: &[u8]) -> Result<Baseline, Failure> {
    let failed = |why: String| Failure::new(format!("{}: {why}", path.display()));
    let baseline: Baseline = serde_json::from_slice(text).map_err(|error| failed(format!("not a baseline: {error}")))?;
    if baseline.version == VERSION { Ok(baseline) } else { Err(failed(format!("a baseline of version {}", baseline.version))) }
}

/// The version of the baselines that are read and written.
const VERSION: u32 = 1;

/// Writes down what is found in the drafts that were checked; what is known of others stays.
pub(super) fn save(path: &Path, checked: &[Checked]) -> Result<(), Failure> {
    let mut known = if path.exists() { parse(path, &bytes(path)?)?.findings } else { Vec::new() };
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
