//! Which drafts a run checks.

use super::desks::{Desks, seen_from, slashed};
use super::outcome::Failure;
use super::unwanted;
use crate::facts::{Desk, Disk};
use crate::text::{MARKUPS, Markup};
use globset::{GlobBuilder, GlobMatcher};
use ignore::Match;
use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};

mod walk;

use walk::walk;

/// A draft to check.
pub(super) struct Draft {
    /// How it was named, `/` between its parts.
    pub(super) path: String,
    /// The same draft seen from its desk.
    pub(super) within: String,
    /// Its desk, an index into [`Desks`].
    pub(super) desk: usize,
    /// Where its text comes from.
    pub(super) input: Input,
}

/// Where a draft's text comes from.
pub(super) enum Input {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

/// Which drafts are wanted.
pub(super) struct Wanted<'a> {
    /// What was named.
    pub(super) paths: &'a [PathBuf],
    /// The path that standard input goes by.
    pub(super) stdin_name: Option<&'a Path>,
    /// Whether files that are named are drafts only where a walk would take them; there may be none then.
    pub(super) only_drafts: bool,
    /// The file that the report goes to, which is no draft.
    pub(super) report: Option<&'a Path>,
}

/// The drafts that the arguments name: files as they are, folders walked, patterns matched where the shell hasn't, the desk's own drafts when nothing is named.
pub(super) fn drafts(wanted: &Wanted<'_>, desks: &mut Desks) -> Result<Vec<Draft>, Failure> {
    let mut out = Vec::new();
    let own = if wanted.paths.is_empty() { own_folders(desks)? } else { Vec::new() };
    let report = wanted.report.and_then(|path| std::fs::canonicalize(path).ok());
    let is_report = |path: &Path| report.as_ref().is_some_and(|report| path.canonicalize().is_ok_and(|path| path == *report));
    for path in wanted.paths.iter().chain(&own) {
        if path == Path::new("-") {
            out.push(stdin(wanted.stdin_name, desks)?);
        } else if path.is_dir() {
            walk(path, |path| !is_report(path), desks, &mut out)?;
        } else if let Some(pattern) = Pattern::of(path) {
            pattern.drafts(|path| !is_report(path), desks, &mut out)?;
        } else if is_report(path) {
            return Err(Failure::new(format!("{}: the report would be written over a draft", slashed(path))));
        } else if wanted.only_drafts && path.exists() {
            out.extend(taken(path, desks)?);
        } else {
            out.push(named(path, Input::File(path.clone()), desks)?);
        }
    }
    out.sort_by(|a, b| a.path.cmp(&b.path));
    // A walk of one folder comes to no file twice.
    if wanted.paths.len() + own.len() > 1 {
        let mut seen = HashSet::new();
        out.retain(|draft| seen.insert(whole(draft)));
    }
    if out.is_empty() && !wanted.only_drafts { Err(nothing(wanted.paths, &own)) } else { Ok(out) }
}

/// What two names of one file have in common.
fn whole(draft: &Draft) -> Option<PathBuf> {
    match &draft.input {
        Input::File(path) => std::path::absolute(path).ok(),
        Input::Stdin => None,
    }
}

/// The folder that is walked for what was named, if one is.
pub(super) fn walked(path: &Path) -> Option<PathBuf> {
    if path.is_dir() { Some(path.to_path_buf()) } else { Pattern::of(path).map(|pattern| pattern.folder).filter(|folder| folder.is_dir()) }
}

impl Input {
    /// The folders where it may change.
    pub(super) fn folders(&self) -> Vec<PathBuf> {
        match self {
            Self::File(path) => folders_of(path),
            Self::Stdin => Vec::new(),
        }
    }
}

/// The folders where a file may change: its own, and that of what it leads to if it is a link.
pub(super) fn folders_of(path: &Path) -> Vec<PathBuf> {
    let own = std::path::absolute(folder_of(path)).ok();
    let target = path.is_symlink().then(|| path.canonicalize().ok()?.parent().map(Path::to_path_buf)).flatten();
    own.into_iter().chain(target).filter(|folder| folder.is_dir()).collect()
}

/// A file that is named, if a walk would take it for a draft.
fn taken(path: &Path, desks: &mut Desks) -> Result<Option<Draft>, Failure> {
    let Some(desk) = desks.of_folder(&folder_of(path))?.filter(|_| is_draft(path)) else { return Ok(None) };
    let whole = std::path::absolute(path)?;
    let root = &desks.get(desk).root;
    if is_hidden(root, &whole) || is_kept(desks.get(desk), &whole) || is_ignored(root, &whole)? {
        return Ok(None);
    }
    Ok(Some(draft(path, Input::File(path.to_path_buf()), desk, desks)?))
}

/// Whether a file of a desk is hidden, or in a folder that is.
fn is_hidden(root: &Path, path: &Path) -> bool {
    let within = path.strip_prefix(root).unwrap_or_else(|_| path.file_name().map_or(path, Path::new));
    within.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'))
}

/// Whether a `.factlintignore` between a desk and a file of it leaves the file out.
fn is_ignored(root: &Path, path: &Path) -> Result<bool, Failure> {
    // The innermost that says something has the last word, as in a walk.
    for folder in path.ancestors().skip(1).take_while(|folder| folder.starts_with(root)) {
        match unwanted::said(folder, root)?.matched_path_or_any_parents(path, false) {
            Match::None => {}
            told => return Ok(told.is_ignore()),
        }
    }
    Ok(false)
}

/// The folder that a path is, or lies in.
fn folder_of_any(path: &Path) -> PathBuf {
    if path.is_dir() { path.to_path_buf() } else { folder_of(path) }
}

fn nothing(paths: &[PathBuf], own: &[PathBuf]) -> Failure {
    let lost = paths.iter().find(|path| path.exists() && Desk::find(&folder_of_any(path)).is_none());
    if let (Some(path), true) = (lost, own.is_empty()) {
        return super::desks::nowhere(path);
    }
    if paths.is_empty() && own.is_empty() {
        return Failure::new("no draft to check: the desk's configuration names no folder of drafts inside it");
    }
    let looked: Vec<String> = paths.iter().chain(own).map(|path| slashed(path)).collect();
    let endings: Vec<String> = MARKUPS.iter().flat_map(|markup| markup.endings).map(|ending| format!(".{ending}")).collect();
    Failure::new(format!("no draft to check: no file of a desk in {} ends with {}", looked.join(", "), endings.join(", ")))
}

/// The draft folders of the desk one stands in, as seen from here.
fn own_folders(desks: &mut Desks) -> Result<Vec<PathBuf>, Failure> {
    let here = std::env::current_dir()?;
    let desk = desks.of_folder(&here)?.ok_or_else(|| no_desk(&here))?;
    let desk = desks.get(desk);
    let there: Vec<PathBuf> = folders(desk)?.iter().map(|folder| relative(&here, folder)).collect();
    let wanted = || desk.config.drafts.iter().map(|folder| relative(&here, &desk.root.join(folder))).collect::<Vec<_>>();
    if there.is_empty() { Err(nothing(&[], &wanted())) } else { Ok(there) }
}

/// The draft folders of a desk that are there.
///
/// # Errors
/// When one leads out of the desk: what lies elsewhere is nobody's to read or to mend here.
pub(super) fn folders(desk: &Desk) -> Result<Vec<PathBuf>, Failure> {
    let mut folders: Vec<PathBuf> = desk.config.drafts.iter().map(|folder| desk.root.join(folder)).collect();
    folders.retain(|folder| folder.exists());
    let disk = Disk::new(&desk.root);
    match folders.iter().find(|folder| !disk.holds(folder)) {
        Some(out) => Err(Failure::new(format!("{}: it leads out of the desk, and is not read", slashed(out)))),
        None => Ok(folders),
    }
}

fn relative(here: &Path, path: &Path) -> PathBuf {
    match path.strip_prefix(here) {
        Ok(rest) if rest.as_os_str().is_empty() => PathBuf::from("."),
        Ok(rest) => rest.to_path_buf(),
        Err(_) => path.to_path_buf(),
    }
}

fn stdin(name: Option<&Path>, desks: &mut Desks) -> Result<Draft, Failure> {
    named(name.unwrap_or(Path::new("-")), Input::Stdin, desks)
}

/// A draft that was asked for by name: without a desk there is nothing to check it against.
fn named(path: &Path, input: Input, desks: &mut Desks) -> Result<Draft, Failure> {
    let folder = folder_of(path);
    let missing = matches!(&input, Input::File(path) if !path.exists());
    let nowhere = || if missing { Failure::new(format!("{}: no such file or folder", slashed(path))) } else { no_desk(&folder) };
    let desk = desks.of_folder(&folder)?.ok_or_else(nowhere)?;
    draft(path, input, desk, desks)
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

fn no_desk(folder: &Path) -> Failure {
    let folder = slashed(folder);
    Failure::new(format!("no desk: no factlint.toml in {folder} or above it (name the desk's folder with --desk)"))
}

fn draft(path: &Path, input: Input, desk: usize, desks: &Desks) -> Result<Draft, Failure> {
    let within = seen_from(&desks.get(desk).root, &std::path::absolute(path)?);
    Ok(Draft { path: slashed(path), within, desk, input })
}

/// A pattern such as `drafts/**/*.md`: some shells leave those to the program.
struct Pattern {
    /// What stands before the first part with a pattern's signs.
    folder: PathBuf,
    matcher: GlobMatcher,
}

impl Pattern {
    /// A path that is no file's and could be a pattern.
    fn of(path: &Path) -> Option<Self> {
        let text = plain(path.to_str().filter(|text| text.contains(SIGNS) && !path.exists())?);
        let matcher = GlobBuilder::new(&text).literal_separator(true).build().ok()?.compile_matcher();
        let is_plain = |part: &Component<'_>| !part.as_os_str().to_string_lossy().contains(SIGNS);
        let folder: PathBuf = Path::new(&text).components().take_while(is_plain).collect();
        Some(Self { folder: if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder }, matcher })
    }

    fn drafts(&self, wanted: impl Fn(&Path) -> bool, desks: &mut Desks, out: &mut Vec<Draft>) -> Result<(), Failure> {
        let before = out.len();
        if self.folder.is_dir() {
            walk(&self.folder, |path| self.takes(path) && wanted(path), desks, out)?;
        }
        let none = || Failure::new(format!("{}: no draft matches", self.matcher.glob()));
        if out.len() == before { Err(none()) } else { Ok(()) }
    }

    /// Whether it matches a path or a folder that the path lies in: a folder that a shell matches is walked as well.
    fn takes(&self, path: &Path) -> bool {
        path.ancestors().take_while(|path| *path != self.folder).any(|path| self.matcher.is_match(path))
    }
}

/// A pattern without the parts that lead nowhere, as the paths of a walk are.
fn plain(pattern: &str) -> String {
    let mut parts: Vec<&str> = pattern.split('/').filter(|part| *part != ".").collect();
    let first = parts.first().is_some_and(|part| part.is_empty());
    parts.retain(|part| !part.is_empty());
    format!("{}{}", if first { "/" } else { "" }, parts.join("/"))
}

/// What makes a pattern of a path.
const SIGNS: [char; 4] = ['*', '?', '[', '{'];

fn is_draft(path: &Path) -> bool {
    path.to_str().is_some_and(|path| Markup::of_ending(path).is_some())
}

/// Whether a file is one of the desk's sources or facts.
fn is_kept(desk: &Desk, path: &Path) -> bool {
    kept_by(desk).any(|kept| path.starts_with(kept))
}

/// What a desk keeps as its sources and its facts.
fn kept_by(desk: &Desk) -> impl Iterator<Item = PathBuf> {
    desk.config.sources.iter().chain(&desk.config.facts).map(|folder| desk.root.join(folder))
}
