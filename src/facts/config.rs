//! What a desk wants: where its files are, how drafts are read, how much findings weigh; for all drafts, for some, in a profile.

use crate::language::Lang;
use globset::{Glob, GlobSet, GlobSetBuilder};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How severe findings are, by the name of their rule or attribute: `off`, `hint`, `info`, `warning` or `error`.
pub type Severities = BTreeMap<String, String>;

/// What `factlint.toml` says.
#[derive(Clone, Debug)]
pub struct Config {
    /// Folders or files of facts, relative to the desk.
    pub facts: Vec<String>,
    /// Folders of archived texts.
    pub sources: Vec<String>,
    /// Folders of drafts.
    pub drafts: Vec<String>,
    /// What holds for all drafts.
    pub common: Wants,
    /// What holds for some, in order: later ones win.
    pub overrides: Vec<Override>,
    /// What holds when it is asked for by name.
    pub profiles: BTreeMap<String, Wants>,
}

/// What is wanted of the check of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wants {
    /// The language of drafts that don't say theirs.
    pub lang: Option<Lang>,
    /// The dateline of drafts that don't say theirs.
    pub date: Option<Date>,
    /// How severe findings are.
    pub severity: Severities,
    /// Whether a directive in a draft has to say why.
    pub require_reason: Option<bool>,
    /// From which severity on findings make a run fail, by name.
    pub fail_on: Option<String>,
}

/// What is wanted of some drafts.
#[derive(Clone, Debug)]
pub struct Override {
    /// Which, as globs relative to the desk.
    pub files: Vec<String>,
    /// The same, to match with.
    pub set: GlobSet,
    /// What is wanted of them.
    pub wants: Wants,
}

impl Default for Config {
    fn default() -> Self {
        let one = |name: &str| vec![name.to_owned()];
        Self {
            facts: one("facts"),
            sources: one("sources"),
            drafts: one("drafts"),
            common: Wants::default(),
            overrides: Vec::new(),
            profiles: BTreeMap::new(),
        }
    }
}

impl Config {
    /// The language of what is said to those who look after the desk: the one that is asked for, else the desk's.
    #[must_use]
    pub fn spoken(&self, asked: Option<Lang>) -> Lang {
        asked.or(self.common.lang).unwrap_or(Lang::En)
    }

    /// What is wanted of a draft, by its path seen from the desk: what holds for all, then for some, then the profile's.
    #[must_use]
    pub fn wants(&self, draft: &str, profile: Option<&str>) -> Wants {
        let some = self.overrides.iter().filter(|one| one.set.is_match(draft)).map(|one| &one.wants);
        let named = profile.and_then(|name| self.profiles.get(name));
        some.chain(named).fold(self.common.clone(), Wants::over)
    }
}

impl Wants {
    /// These wants with those of `other` over them.
    fn over(mut self, other: &Self) -> Self {
        self.severity.extend(other.severity.clone());
        Self {
            lang: other.lang.or(self.lang),
            date: other.date.or(self.date),
            severity: self.severity,
            require_reason: other.require_reason.or(self.require_reason),
            fail_on: other.fail_on.clone().or(self.fail_on),
        }
    }
}

impl Override {
    /// Wants for the drafts that one of some globs matches.
    ///
    /// # Errors
    /// When a glob can't be read: which one, and why.
    pub fn new(files: Vec<String>, wants: Wants) -> Result<Self, (usize, String)> {
        let mut set = GlobSetBuilder::new();
        for (nth, file) in files.iter().enumerate() {
            set.add(Glob::new(file).map_err(|error| (nth, error.kind().to_string()))?);
        }
        let set = set.build().map_err(|error| (0, error.kind().to_string()))?;
        Ok(Self { files, set, wants })
    }
}

#[cfg(test)]
mod tests {
    use super::{Config, Override, Wants};
    use std::collections::BTreeMap;

    fn weighing(name: &str, severity: &str) -> Wants {
        Wants { severity: BTreeMap::from([(name.to_owned(), severity.to_owned())]), ..Wants::default() }
    }

    #[test]
    fn the_nearer_wish_wins() {
        let archive = Override::new(vec!["archive/**".to_owned()], weighing("age", "info")).expect("a glob");
        let strict = Wants { require_reason: Some(true), ..weighing("age", "error") };
        let config = Config {
            common: weighing("age", "off"),
            overrides: vec![archive],
            profiles: BTreeMap::from([("strict".to_owned(), strict)]),
            ..Config::default()
        };
        let age = |draft: &str, profile| config.wants(draft, profile).severity["age"].clone();
        assert_eq!(age("drafts/a.md", None), "off");
        assert_eq!(age("archive/2024/a.md", None), "info");
        assert_eq!(age("archive/2024/a.md", Some("strict")), "error");
        assert_eq!(config.wants("a.md", Some("strict")).require_reason, Some(true));
    }

    #[test]
    fn a_broken_glob_is_told() {
        assert_eq!(Override::new(vec!["a".to_owned(), "[".to_owned()], Wants::default()).expect_err("broken").0, 1);
    }
}
