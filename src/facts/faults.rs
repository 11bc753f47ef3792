//! The kinds of fault that a desk may have: each with its part of `faults.md`.

/// A kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FaultKind {
    /// Its name, as reports show it.
    pub name: &'static str,
    /// How severe it is unless the desk says otherwise, by name.
    pub severity: &'static str,
    /// What it is.
    pub summary: &'static str,
    /// Its page.
    pub page: &'static str,
}

impl FaultKind {
    /// Its page as one of its own.
    #[must_use]
    pub fn text(&self) -> String {
        format!("# {}\n", self.page.trim_end())
    }
}

const PAGE: &str = include_str!("faults.md");

/// Every kind of fault, by name.
pub fn kinds() -> impl Iterator<Item = FaultKind> {
    PAGE.split("\n## ").skip(1).filter_map(kind)
}

/// The kind of a name.
#[must_use]
pub fn named(name: &str) -> Option<FaultKind> {
    kinds().find(|kind| kind.name == name)
}

/// A part of the page: the name, an empty line, `severity: what it is`.
fn kind(page: &'static str) -> Option<FaultKind> {
    let mut lines = page.lines();
    let name = lines.next()?;
    let (severity, summary) = lines.nth(1)?.split_once(": ")?;
    Some(FaultKind { name, severity, summary, page })
}

#[cfg(test)]
mod tests {
    use super::{PAGE, kinds};
    use crate::facts::KINDS;
    use crate::facts::format::keys::SEVERITIES;

    #[test]
    fn every_kind_has_its_part_of_the_page() {
        let names: Vec<&str> = kinds().map(|kind| kind.name).collect();
        assert_eq!(names, KINDS);
        assert_eq!(names.len(), PAGE.matches("\n## ").count());
        assert!(kinds().all(|kind| SEVERITIES.contains(&kind.severity)));
    }
}
