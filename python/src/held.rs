//! A desk as an engine holds it.

use factlint::facts::compiled::cache::Cache;
use factlint::facts::{Desk, Disk};
use factlint::propose::Evidence;
use std::path::Path;
use std::sync::Arc;

/// A desk and what its archived texts say.
pub(crate) struct Held {
    pub(crate) desk: Desk,
    pub(crate) evidence: Arc<Evidence>,
}

/// How a desk is opened, at first and whenever that must be done again.
pub(crate) struct Opening {
    /// Which build of the engine this is; only what the same one compiled is opened.
    pub(crate) build: String,
    /// The day on which findings leave the desk, if they do.
    pub(crate) outside: Option<jiff::civil::Date>,
}

impl Opening {
    /// Opens the desk in a folder, as it was compiled there if nothing has changed since.
    pub(crate) fn open(&self, root: &Path) -> Held {
        let cache = Cache::inside(root, self.build.clone());
        // What may leave is what is left of all.
        let cache = if self.outside.is_some() { cache.whole() } else { cache };
        self.held(cache.open(root).desk)
    }

    /// Opens it from its own files.
    pub(crate) fn open_anew(&self, root: &Path) -> Held {
        self.held(Desk::open(root))
    }

    fn held(&self, desk: Desk) -> Held {
        let desk = match self.outside {
            Some(today) => desk.outside(today),
            None => desk,
        };
        let evidence = Arc::new(Evidence::read(&desk.base, &Disk::new(&desk.root), &Evidence::default()));
        Held { desk, evidence }
    }
}
