//! The lines that changed since a revision, as git tells them.

use crate::cli::git::{self, git};
use crate::cli::outcome::Failure;
use crate::cli::watch::Folder;
use crate::report::FileReport;
use crate::text::position::{Encoding, position};
use ropey::Rope;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The lines that changed, by file.
#[derive(PartialEq, Eq)]
pub(super) struct Changes {
    lines: HashMap<PathBuf, Vec<Range<usize>>>,
    /// The files that git knows and says are as they were.
    same: HashSet<PathBuf>,
}

/// What changed in the work tree since a revision.
pub(super) fn since(revision: &str) -> Result<Changes, Failure> {
    let revision = git::revision(revision)?;
    let top = PathBuf::from(git(Path::new("."), &["rev-parse", "--show-toplevel"])?.trim_end());
    let top = std::fs::canonicalize(&top).unwrap_or(top);
    let diff = ["-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-prefix"];
    let lines = hunks(&top, &git(&top, &[&diff[..], &[revision, "--"]].concat())?);
    let changed = listed(&top, &["diff", "--name-only", "-z", revision, "--"])?;
    let mut same = listed(&top, &["ls-files", "-z"])?;
    same.retain(|path| !changed.contains(path));
    Ok(Changes { lines, same })
}

/// The folders where a commit, a checkout or `git add` shows.
pub(super) fn folders() -> Vec<Folder> {
    let told = |what: &str| Some(PathBuf::from(git(Path::new("."), &["rev-parse", what]).ok()?.trim_end()));
    let absolute = |path: PathBuf| std::path::absolute(path).ok();
    let own = told("--absolute-git-dir").map(Folder::Flat);
    let common = told("--git-common-dir").and_then(absolute);
    let refs = common.iter().map(|common| Folder::Deep(common.join("refs"))).filter(|refs| refs.path().is_dir());
    own.into_iter().chain(common.iter().cloned().map(Folder::Flat)).chain(refs).collect()
}

/// The files that git lists, with a zero after each.
fn listed(top: &Path, arguments: &[&str]) -> Result<HashSet<PathBuf>, Failure> {
    Ok(git(top, arguments)?.split('\0').filter(|path| !path.is_empty()).map(|path| top.join(path)).collect())
}

/// The new lines of each file of a diff, counted from 0.
fn hunks(top: &Path, diff: &str) -> HashMap<PathBuf, Vec<Range<usize>>> {
    let mut out: HashMap<PathBuf, Vec<Range<usize>>> = HashMap::new();
    let mut file = None;
    // Lines of a hunk still to come: what they say is the draft's, not git's.
    let mut left = 0;
    for line in diff.lines() {
        if left > 0 {
            left -= usize::from(line.starts_with(['+', '-']));
        } else if let Some(path) = line.strip_prefix("+++ ") {
            // A blank in a path is marked by a tab after it.
            file = Some(top.join(path.trim_end_matches('\t')));
        } else if let (Some(file), Some((old, new))) = (&file, line.strip_prefix("@@ ").and_then(hunk)) {
            left = old.len() + new.len();
            out.entry(file.clone()).or_default().push(new);
        }
    }
    out
}

/// `-3,0 +4,2 @@`: the lines that went and those that came.
fn hunk(header: &str) -> Option<(Range<usize>, Range<usize>)> {
    let mut parts = header.split(' ');
    Some((lines(parts.next()?.strip_prefix('-')?)?, lines(parts.next()?.strip_prefix('+')?)?))
}

/// `4,2`: two lines from the fourth on.
fn lines(part: &str) -> Option<Range<usize>> {
    let (start, count) = part.split_once(',').unwrap_or((part, "1"));
    let start = start.parse::<usize>().ok()?.saturating_sub(1);
    Some(start..start + count.parse::<usize>().ok()?)
}

impl Changes {
    /// Leaves out the findings on lines that didn't change. Of a draft that git has no lines of, all count as new.
    pub(super) fn narrow(&self, file: &mut FileReport) {
        let path = std::fs::canonicalize(&file.path).unwrap_or_else(|_| PathBuf::from(&file.path));
        let lines = match self.lines.get(&path) {
            Some(lines) => lines.as_slice(),
            None if self.same.contains(&path) => &[],
            None => return,
        };
        let rope = Rope::from_str(&file.text);
        let line = |byte: usize| position(&rope, byte, Encoding::Utf8).line;
        file.report.findings.retain(|finding| {
            let (first, last) = (line(finding.span.start), line(finding.span.end));
            lines.iter().any(|lines| lines.start <= last && first < lines.end)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::hunks;
    use std::path::Path;

    #[test]
    fn a_diff_tells_new_lines() {
        let diff = "diff --git a.md a.md\n--- a.md\n+++ a.md\n@@ -3,0 +4,2 @@ x\n+un\n+++ deux\n@@ -9 +11 @@\n-a\n+b\n@@ -20,2 +21,0 @@\n-c\n-d\n--- e f.md\n+++ e f.md\t\n@@ -0,0 +1 @@\n+g\n";
        let found = hunks(Path::new("/r"), diff);
        assert_eq!(found[Path::new("/r/a.md")], [3..5, 10..11, 20..20]);
        assert_eq!(found[Path::new("/r/e f.md")].first(), Some(&(0..1)));
    }
}
