//! A desk: its configuration, its base, its faults.

use super::builtin;
use super::config::Config;
use super::faults;
use super::files::{Disk, Files};
use super::format::config;
use super::format::file::File;
use super::format::loader::{Input, Loader};
use super::model::Base;
use super::parallel;
use super::problem::Problem;
use super::said::say;
use jiff::civil::Date;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Names of a configuration, from the desk's folder, in the order in which they are looked for.
pub const CONFIG_NAMES: [&str; 3] = ["factlint.toml", ".factlint.toml", ".config/factlint.toml"];

/// A desk as opened. It is usable whatever its problems, unless one is fatal.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The folder that holds its configuration.
    pub root: PathBuf,
    /// Its configuration.
    pub config: Config,
    /// Its facts.
    pub base: Arc<Base>,
    /// Its faults, sorted by file and place.
    pub problems: Vec<Problem>,
}

impl Desk {
    /// The folder of the nearest desk at or above a file or folder.
    #[must_use]
    pub fn find(from: &Path) -> Option<PathBuf> {
        let from = std::path::absolute(from).ok()?;
        let holds = |folder: &&Path| CONFIG_NAMES.iter().any(|name| folder.join(name).is_file());
        from.ancestors().find(holds).map(Path::to_path_buf)
    }

    /// Whether a check against it means something: its configuration is without fault, and it isn't empty because of one.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        !self.problems.iter().any(is_grave) && (self.problems.is_empty() || !self.base.facts.is_empty())
    }

    /// The desk as those see it who may not see all of it. Of its faults they learn where and of which kind. Where one may hide what is
    /// protected, nothing of the desk is left: it can't be used.
    #[must_use]
    pub fn outside(mut self, today: Date) -> Self {
        hush(&mut self.problems);
        let base = if self.problems.iter().any(is_blinding) { &Base::default() } else { &*self.base };
        self.base = Arc::new(base.outside(today));
        for problem in self.problems.iter_mut().filter(|problem| is_blinding(problem)) {
            problem.fatal = true;
            problem.message = say!("what the file protects isn't known while it can't be read whole: nothing leaves the desk");
        }
        self
    }

    /// How severe a fault is that the desk weighs, by name. Those that make a check mean nothing are not for it to weigh.
    #[must_use]
    pub fn weighed(&self, problem: &Problem) -> Option<&str> {
        self.config.common.severity.get(problem.rule).map(String::as_str).filter(|_| !is_grave(problem))
    }

    /// The faults that the desk wants to hear of.
    pub fn told(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| self.weighed(problem) != Some("off"))
    }

    /// Opens the desk in a folder. A missing or broken configuration is a fatal problem; what is built in is there all the same.
    #[must_use]
    pub fn open(root: &Path) -> Self {
        Self::open_with(root, &Disk::new(root))
    }

    /// A desk that has nothing of its own: what is built in is there.
    #[must_use]
    pub fn bare(root: &Path) -> Self {
        let Loader { base, gathered, .. } = builtin::BASE.clone();
        Self { root: root.to_path_buf(), config: Config::default(), base: Arc::new(base.compile_of(gathered)), problems: Vec::new() }
    }

    /// Opens a desk whose files come from elsewhere than the disk alone.
    #[must_use]
    pub fn open_with(root: &Path, files: &dyn Files) -> Self {
        let mut problems = Vec::new();
        let config = configuration(files, &mut problems);
        let wanted = config.as_ref().map(|(config, _)| config);
        let inputs = fact_files(files, wanted, &mut problems);
        let archives = wanted.map(|config| listed(files, &config.sources, TEXTS)).unwrap_or_default();
        let mut loader = Loader { problems: Vec::new(), ..builtin::BASE.clone() };
        loader.read(&inputs, &archives, files);
        problems.append(&mut loader.problems);
        problems.extend(config.iter().flat_map(|(_, weighed)| weighed).filter_map(|name| config::unknown_name(name, &loader.base)));
        problems.sort();
        problems.dedup();
        Self {
            root: root.to_path_buf(),
            config: config.map(|(config, _)| config).unwrap_or_default(),
            base: Arc::new(loader.base.compile_of(loader.gathered)),
            problems,
        }
    }
}

/// Leaves of faults what whoever is outside the desk may learn: where they are and of which kind.
pub fn hush(problems: &mut Vec<Problem>) {
    // A text is called as its source is, which may be one that nobody is to hear of.
    problems.retain(|problem| !ends_in(&problem.path, TEXTS));
    for problem in problems {
        problem.message = faults::named(problem.rule).map_or(problem.rule, |kind| kind.summary).into();
    }
}

/// The files that a desk is made of: its configuration, then its fact files and archived texts. None where the configuration can't be read.
#[must_use]
pub fn files(files: &dyn Files) -> Vec<String> {
    parts(files).map(|(_, paths)| paths).unwrap_or_default()
}

/// A desk's configuration and the files that it is made of, that of the configuration first; nothing where they can't be told.
pub(super) fn parts(files: &dyn Files) -> Option<(Config, Vec<String>)> {
    let name = CONFIG_NAMES.into_iter().find(|name| !matches!(files.read(name), Err(error) if error.kind() == io::ErrorKind::NotFound))?;
    let mut problems = Vec::new();
    let (config, _) = configuration(files, &mut problems)?;
    let paths = [listed(files, &config.facts, FACTS), listed(files, &config.sources, TEXTS)].concat();
    let sound = !problems.iter().any(|problem| problem.fatal);
    sound.then(|| (config, std::iter::once(name.to_owned()).chain(paths).collect()))
}

/// As many bytes as a file of a desk may well have, before it is read.
const A_FILE: usize = 64 << 10;
/// Endings of fact files.
pub(super) const FACTS: &[&str] = &["toml"];
/// Endings of archived texts.
pub const TEXTS: &[&str] = &["txt", "text", "md", "markdown", "html", "htm"];

/// Whether a fault lies in the configuration: what it was meant to say isn't known.
fn is_grave(problem: &Problem) -> bool {
    // A rule that another version knows takes nothing away from this one's check.
    let harmless = problem.rule == "unknown-name";
    problem.fatal || CONFIG_NAMES.contains(&problem.path.as_str()) && !harmless
}

/// Whether a fault lets something that is protected go unread: an archived text needs no entry, so that one without is public.
fn is_blinding(problem: &Problem) -> bool {
    let hides = matches!(problem.rule, "stray-guard" | "syntax" | "duplicate-key" | "unreadable");
    is_grave(problem) || hides && (ends_in(&problem.path, FACTS) || is_unseen(&problem.path))
}

/// The configuration, and the names it weighs.
fn configuration(files: &dyn Files, problems: &mut Vec<Problem>) -> Option<(Config, Vec<config::Weighed>)> {
    for name in CONFIG_NAMES {
        match files.read(name) {
            Ok(text) => return Some(config::read(&File::new(name.to_owned(), text), files, problems)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                problems.push(Problem { fatal: true, ..unreadable(name, &error) });
                return None;
            }
        }
    }
    let missing = File::new(CONFIG_NAMES[0].to_owned(), String::new());
    let message = say!("there is no configuration; expected one of {0}", CONFIG_NAMES.join(", "));
    problems.push(Problem { fatal: true, ..missing.problem(0..0, "no-configuration", message) });
    None
}

fn fact_files(files: &dyn Files, config: Option<&Config>, problems: &mut Vec<Problem>) -> Vec<Input> {
    let paths = config.map(|config| listed(files, &config.facts, FACTS)).unwrap_or_default();
    let read = |path: &String| files.read(path).map(|text| File::new(path.clone(), text));
    let all = parallel::each(&paths, parallel::threads(paths.len() * A_FILE), || (), |_, path, ()| read(path));
    let mut found = Vec::with_capacity(paths.len());
    for (path, read) in paths.iter().zip(all) {
        match read {
            Ok(file) => found.push(Input { file, vocabulary: None }),
            Err(error) => problems.push(unreadable(path, &error)),
        }
    }
    found
}

/// The files with one of some endings at or under folders, sorted, each once.
fn listed(files: &dyn Files, folders: &[String], endings: &[&str]) -> Vec<String> {
    let listed = folders.iter().flat_map(|folder| files.list(folder));
    // What guards a source may stand in a file of facts that nobody finds; a text that isn't found is none.
    let mut found: Vec<String> = listed.filter(|path| ends_in(path, endings) || endings == FACTS && is_unseen(path)).collect();
    found.sort();
    found.dedup();
    found.retain(|path| !CONFIG_NAMES.contains(&path.as_str()));
    found
}

/// Whether a path is that of a folder of which nobody can tell what is in it.
fn is_unseen(path: &str) -> bool {
    path.ends_with('/')
}

/// Whether a path has one of some endings.
pub(super) fn ends_in(path: &str, endings: &[&str]) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending.to_lowercase().as_str()))
}

pub(super) fn unreadable(path: &str, error: &std::io::Error) -> Problem {
    File::new(path.to_owned(), String::new()).problem(0..0, "unreadable", say!("the file can't be read: {0}", error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::Desk;
    use crate::facts::Files;
    use std::io;
    use std::path::Path;

    /// A desk with a folder that may not be looked into.
    struct Closed;

    impl Files for Closed {
        fn list(&self, under: &str) -> Vec<String> {
            if under == "facts" { vec!["facts/a.toml".to_owned(), "facts/closed/".to_owned()] } else { Vec::new() }
        }

        fn read(&self, path: &str) -> io::Result<String> {
            match path {
                "factlint.toml" => Ok(String::new()),
                "facts/a.toml" => Ok("[sources.s]\n[entities.a]\nnames = [\"Ana\"]\n[facts.a.age]\nis = 31\nsays.s = {}\n".to_owned()),
                "facts/closed/" => Err(io::ErrorKind::PermissionDenied.into()),
                _ => Err(io::ErrorKind::NotFound.into()),
            }
        }
    }

    #[test]
    fn a_folder_of_facts_that_cannot_be_looked_into_is_missed() {
        let desk = Desk::open_with(Path::new("/d"), &Closed);
        assert_eq!(
            desk.problems.iter().map(|problem| (problem.path.as_str(), problem.rule)).collect::<Vec<_>>(),
            [("facts/closed/", "unreadable")]
        );
        assert!(desk.base.fact_named("a.age").is_some() && desk.is_sound());
        let outside = desk.outside(jiff::civil::date(2026, 3, 3));
        assert!(outside.base.facts.is_empty() && !outside.is_sound(), "who knows what is protected there");
    }
}
