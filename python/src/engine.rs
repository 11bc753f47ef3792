//! An engine: a desk that is held open, against which articles are checked by the batch.

use crate::article::{Article, Row, read_date, read_lang};
use crate::held::{Held, Opening};
use factlint::check::{Asked, Memo, said};
use factlint::facts::Desk;
use factlint::language::Lang;
use factlint::report::{FileReport, Named, Run, format};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

/// A desk that is held open.
#[pyclass(frozen)]
pub(crate) struct Engine {
    root: PathBuf,
    opening: Opening,
    asked: Asked,
    held: RwLock<Arc<Held>>,
    /// What earlier checks remember, for as many threads as check at once; a thread takes one while it does.
    memos: Mutex<Vec<Memo>>,
}

#[pymethods]
impl Engine {
    /// Opens the desk in a folder. Dates and languages are what `factlint check` takes with the options of the same names.
    #[new]
    #[pyo3(signature = (desk, *, build, today, date=None, lang=None, messages=None, profile=None, outside=false))]
    #[expect(clippy::too_many_arguments, reason = "each is an option with a name in Python")]
    fn new(
        py: Python<'_>,
        desk: PathBuf,
        build: String,
        today: &str,
        date: Option<&str>,
        lang: Option<&str>,
        messages: Option<&str>,
        profile: Option<String>,
        outside: bool,
    ) -> PyResult<Self> {
        let lang_of = |code: Option<&str>| code.map(read_lang).transpose().map_err(PyValueError::new_err);
        let day_of = |text: &str| read_date(text).map_err(PyValueError::new_err);
        let today = day_of(today)?.date();
        let date = date.map(day_of).transpose()?;
        let asked = Asked { lang: lang_of(lang)?, date, today: Some(today), messages: lang_of(messages)?, profile };
        let opening = Opening { build, outside: outside.then_some(today) };
        let held = py.detach(|| opening.open(&desk));
        usable(&held.desk, &asked)?;
        Ok(Self { root: desk, opening, asked, held: RwLock::new(Arc::new(held)), memos: Mutex::default() })
    }

    /// Checks articles, and gives a line of JSON for each finding and for each article that couldn't be checked.
    fn check<'py>(&self, py: Python<'py>, articles: Vec<Row>) -> PyResult<Bound<'py, PyBytes>> {
        let articles: Vec<Article> = articles.into_iter().map(Article::from).collect();
        let lines = py.detach(|| self.lines(&articles)).map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        Ok(PyBytes::new(py, &lines))
    }

    /// The faults of the desk that keep nothing from being checked, in English.
    #[getter]
    fn faults(&self) -> Vec<String> {
        faults(&self.held().desk)
    }
}

impl Engine {
    fn held(&self) -> Arc<Held> {
        Arc::clone(&self.held.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Checks against the desk as it was compiled; anew, against its own files, where that shows to be damaged.
    fn lines(&self, articles: &[Article]) -> io::Result<Vec<u8>> {
        let held = self.held();
        let lines = self.lines_against(articles, &held)?;
        if !held.desk.base.is_damaged() {
            return Ok(lines);
        }
        let anew = Arc::new(self.opening.open_anew(&self.root));
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&anew);
        self.lines_against(articles, &anew)
    }

    fn lines_against(&self, articles: &[Article], held: &Held) -> io::Result<Vec<u8>> {
        let (mut memo, mut out) = (self.memos().pop().unwrap_or_default(), Vec::new());
        let done = articles.iter().try_for_each(|article| add(article, held, &self.asked, &mut memo, &mut out));
        self.memos().push(memo);
        done.map(|()| out)
    }

    fn memos(&self) -> MutexGuard<'_, Vec<Memo>> {
        self.memos.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Writes what there is to tell of an article. Whatever goes wrong in it is told, and is nothing to the others.
fn add(article: &Article, held: &Held, asked: &Asked, memo: &mut Memo, out: &mut Vec<u8>) -> io::Result<()> {
    let checked = catch_unwind(AssertUnwindSafe(|| check(article, held, asked, memo)));
    let checked = checked.unwrap_or_else(|panic| {
        // It may have been left half written.
        *memo = Memo::default();
        Err(format!("internal error: {}", said(panic.as_ref())))
    });
    let file = match checked {
        Ok(file) => file,
        Err(error) => return tell(article, &error, out),
    };
    if let Some(lines) = format("json-lines") {
        (lines.write)(&Run { files: std::slice::from_ref(&file), problems: &[], seen: &[], lang: file.messages }, out)?;
    }
    file.failures().iter().try_for_each(|failure| tell(article, failure, out))
}

fn check(article: &Article, held: &Held, asked: &Asked, memo: &mut Memo) -> Result<FileReport, String> {
    let path = article.path.as_deref().ok_or("it has no path")?;
    let (text, asked) = (article.text(path)?, article.asked(asked)?);
    Ok(FileReport::of(Named { path, within: path }, text, &held.desk, &held.evidence, &asked, memo))
}

/// Writes the line of what couldn't be done.
fn tell(article: &Article, error: &str, out: &mut Vec<u8>) -> io::Result<()> {
    writeln!(out, "{}", serde_json::json!({ "path": article.path, "error": error }))
}

/// Fails where a check against a desk would mean nothing.
fn usable(desk: &Desk, asked: &Asked) -> PyResult<()> {
    if !desk.is_sound() {
        return Err(PyValueError::new_err(format!("{}: the desk can't be used:\n{}", desk.root.display(), faults(desk).join("\n"))));
    }
    match &asked.profile {
        Some(name) if !desk.config.profiles.contains_key(name) => {
            Err(PyValueError::new_err(format!("{}: the desk has no profile named \"{name}\"", desk.root.display())))
        }
        _ => Ok(()),
    }
}

fn faults(desk: &Desk) -> Vec<String> {
    let told = desk.told();
    told.map(|one| format!("{}:{}:{}: [{}] {}", one.path, one.line, one.column, one.rule, one.message.word(Lang::En))).collect()
}
