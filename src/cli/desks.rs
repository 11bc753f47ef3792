//! The desks that drafts belong to, each opened once.

use super::cache;
use super::outcome::Failure;
use crate::facts::compiled::cache::{Cache, Opened};
use crate::facts::{Desk, Disk, Problem};
use crate::propose::Evidence;
use jiff::civil::Date;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

/// Desks opened so far.
pub(super) struct Desks {
    /// The one desk for everything, if one was named.
    named: Option<usize>,
    opened: Vec<Desk>,
    /// What the archived texts of each say.
    evidence: Vec<Arc<Evidence>>,
    /// Where the report leaves the desk, all of each, and what its archived texts say.
    inside: Vec<(Desk, Arc<Evidence>)>,
    of_folder: HashMap<PathBuf, Option<usize>>,
    cache: Option<Cache>,
    /// The day on which the report leaves the desk, if it does.
    outside: Option<Date>,
    /// What is being written to the cache while drafts are checked.
    writing: Vec<JoinHandle<()>>,
}

impl Desks {
    /// Desks found upward from each draft, or one that was named; without what may not leave them on a day, if one is given.
    pub(super) fn new(named: Option<&Path>, cache: Option<Cache>, outside: Option<Date>) -> Result<Self, Failure> {
        let (opened, evidence, writing) = (Vec::new(), Vec::new(), Vec::new());
        // What may leave is what is left of all.
        let cache = if outside.is_some() { cache.map(Cache::whole) } else { cache };
        let mut desks = Self { named: None, opened, evidence, inside: Vec::new(), of_folder: HashMap::new(), cache, outside, writing };
        if let Some(root) = named {
            desks.named = Some(desks.open(&self::named(root)?));
        }
        Ok(desks)
    }

    /// The desk of the drafts in a folder.
    pub(super) fn of_folder(&mut self, folder: &Path) -> Result<Option<usize>, Failure> {
        if self.named.is_some() {
            return Ok(self.named);
        }
        let folder = std::path::absolute(folder)?;
        if let Some(known) = self.of_folder.get(&folder) {
            return Ok(*known);
        }
        let desk = Desk::find(&folder).map(|root| self.open(&root));
        self.of_folder.insert(folder, desk);
        Ok(desk)
    }

    /// Finds each draft's desk anew; those that are open stay as they are.
    pub(super) fn look_again(&mut self) {
        self.of_folder.clear();
    }

    /// Leaves the desks to the end of the process, which is near: to take their indexes apart takes longer than a short check.
    pub(super) fn leave(self) {
        self.opened.into_iter().for_each(std::mem::forget);
        for writing in self.writing {
            let _ = writing.join();
        }
    }

    /// Whether what was read of a desk can't be believed; what the cache keeps of it goes.
    pub(super) fn is_damaged(&self) -> bool {
        let damaged = |desk: &&Desk| desk.base.is_damaged();
        self.opened.iter().filter(damaged).for_each(|desk| {
            let _ = self.cache.as_ref().map(|cache| cache.forget(&desk.root));
        });
        self.opened.iter().any(|desk| damaged(&desk))
    }

    /// The desk behind an index that this gave.
    pub(super) fn get(&self, at: usize) -> &Desk {
        &self.opened[at]
    }

    /// What the archived texts of a desk say.
    pub(super) fn evidence(&self, at: usize) -> Arc<Evidence> {
        Arc::clone(&self.evidence[at])
    }

    /// All of a desk of which less is shown, and what its archived texts say.
    pub(super) fn inside(&self, at: usize) -> Option<(&Desk, &Arc<Evidence>)> {
        self.inside.get(at).map(|(desk, evidence)| (desk, evidence))
    }

    /// The faults of every desk in use, with the desk.
    pub(super) fn problems(&self) -> impl Iterator<Item = (&Desk, &Problem)> {
        let each = self.opened.iter().zip(&self.evidence);
        // Such a text is called as its source is, which may be one that nobody is to hear of.
        let here = self.outside.is_none();
        each.flat_map(move |(desk, evidence)| {
            desk.told().chain(evidence.archive.unread.iter().filter(move |_| here)).map(move |problem| (desk, problem))
        })
    }

    /// Every desk in use.
    pub(super) fn all(&self) -> impl Iterator<Item = &Desk> + Clone {
        self.opened.iter()
    }

    fn open(&mut self, root: &Path) -> usize {
        if let Some(at) = self.opened.iter().position(|desk| desk.root == root) {
            return at;
        }
        let desk = match self.cache.as_ref().map(|cache| cache.open(root)) {
            Some(Opened { desk, news, .. }) => {
                self.writing.extend(news.map(|news| std::thread::spawn(|| cache::write(Some(news)))));
                desk
            }
            None => Desk::open(root),
        };
        let read = |desk: &Desk| Arc::new(Evidence::read(&desk.base, &Disk::new(root), &Evidence::default()));
        let desk = match self.outside {
            Some(today) => {
                let all = read(&desk);
                self.inside.push((desk.clone(), all));
                desk.outside(today)
            }
            None => desk,
        };
        self.evidence.push(read(&desk));
        self.opened.push(desk);
        self.opened.len() - 1
    }
}

/// The folder of the desk that was named.
pub(super) fn named(root: &Path) -> Result<PathBuf, Failure> {
    if root.is_dir() {
        Ok(std::path::absolute(root)?)
    } else {
        Err(Failure::new(format!("{}: no such folder, so no desk", root.display())))
    }
}

/// The folder of the desk that a folder lies in.
pub(super) fn around(folder: &Path) -> Result<PathBuf, Failure> {
    Desk::find(folder).ok_or_else(|| nowhere(folder))
}

/// A folder lies in no desk.
pub(super) fn nowhere(folder: &Path) -> Failure {
    Failure::new(format!(
        "no desk: no factlint.toml at or above {}; an empty one at the top of the desk's folder is enough, `factlint init` makes a desk to start with",
        slashed(folder)
    ))
}

/// A path as seen from a folder, `/` between its parts; the whole path when it lies elsewhere.
pub(super) fn seen_from(folder: &Path, path: &Path) -> String {
    slashed(path.strip_prefix(folder).unwrap_or(path))
}

/// A path with `/` between its parts.
pub(super) fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}
