//! A development desk as the tests of it open it: its story, and what a report says of a draft about that.

use factlint::check::{Memo, Options, Report, check};
use factlint::facts::{Desk, Disk};
use factlint::propose::Evidence;
use factlint::text::Markup;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A desk, and what its drafts are checked with.
pub(crate) struct Story {
    pub(crate) root: PathBuf,
    pub(crate) desk: Desk,
    options: Options,
}

impl Story {
    /// The story of a folder of `tests/desks`.
    pub(crate) fn open(name: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/desks").join(name);
        let desk = Desk::open(&root);
        assert_eq!(desk.problems, [], "{name}");
        let evidence = Some(Arc::new(Evidence::read(&desk.base, &Disk::new(&root), &Evidence::default())));
        Self { root, desk, options: Options { evidence, ..Options::default() } }
    }

    /// What the lines of a file of its hold.
    pub(crate) fn lines<T: DeserializeOwned>(&self, name: &str) -> Vec<T> {
        let text = std::fs::read_to_string(self.root.join(name)).unwrap();
        text.lines().filter(|line| !line.trim().is_empty()).map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// A text as a draft, and the report on that.
    pub(crate) fn report(&self, date: &str, lang: &str, text: &str) -> (String, Report) {
        let draft = format!("---\ndate: {date}\nlang: {lang}\n---\n\n{text}\n");
        let report = check(&draft, Markup::MARKDOWN, &self.desk.base, &self.options, &mut Memo::default());
        assert!(report.failures.is_empty(), "{text}: {:?}", report.failures);
        (draft, report)
    }
}
