//! The engine as Python sees it: articles in, the lines of `factlint check --format json-lines` out.
//!
//! What a finding is, and how a line tells it, stands in factlint itself; nothing here knows either.

mod article;
mod engine;
mod held;

use factlint::facts::compiled::cache::Cache;
use factlint::facts::{Disk, desk};
use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use std::path::{Path, PathBuf};

/// What `factlint_engine` is made of.
#[pymodule]
mod _native {
    #[pymodule_export]
    use super::engine::Engine;
    #[pymodule_export]
    use super::{compile, files};
}

/// The paths of the files that the desk in a folder is made of, relative to it.
#[pyfunction]
fn files(desk: PathBuf) -> PyResult<Vec<String>> {
    let paths = desk::files(&Disk::new(&desk));
    if paths.is_empty() { Err(unreadable(&desk)) } else { Ok(paths) }
}

/// Compiles the desk in a folder into a hidden folder of it, for copies of this very build of the engine.
#[pyfunction]
fn compile(py: Python<'_>, desk: PathBuf, build: String) -> PyResult<()> {
    py.detach(|| {
        let news = Cache::inside(&desk, build).open(&desk).news;
        news.map_or(Ok(()), |news| news.write().map(drop)).map_err(|error| PyOSError::new_err(format!("{}: {error}", desk.display())))
    })
}

fn unreadable(desk: &Path) -> PyErr {
    let names = desk::CONFIG_NAMES.join(", ");
    PyValueError::new_err(format!("{}: no desk, or one whose configuration can't be read; expected one of {names}", desk.display()))
}
