//! An article of an archive, as it comes in a row.

use factlint::check::{Asked, moment};
use factlint::language::Lang;
use factlint::text::Markup;
use factlint::text::markup::{LARGEST, within};
use pyo3::pybacked::PyBackedBytes;

/// A row as Python hands it over: a path, a text, a date, a language.
pub(crate) type Row = (Option<String>, Option<PyBackedBytes>, Option<String>, Option<String>);

/// A row: what isn't there is none.
pub(crate) struct Article {
    /// The path that it goes by.
    pub(crate) path: Option<String>,
    text: Option<PyBackedBytes>,
    date: Option<String>,
    lang: Option<String>,
}

impl From<Row> for Article {
    fn from((path, text, date, lang): Row) -> Self {
        Self { path, text, date, lang }
    }
}

impl Article {
    /// Its text, or why there is none: by the rules for a file of the same name.
    pub(crate) fn text(&self, path: &str) -> Result<String, String> {
        let bytes = self.text.as_deref().ok_or("it has no text")?;
        within(LARGEST, bytes.len() as u64)?;
        Markup::of_path(path).text(bytes.to_vec())
    }

    /// What is asked of it: what is asked of all, but for what its row says.
    pub(crate) fn asked(&self, all: &Asked) -> Result<Asked, String> {
        let date = self.date.as_deref().map(read_date).transpose()?;
        let lang = self.lang.as_deref().map(read_lang).transpose()?;
        Ok(Asked { date: date.or(all.date), lang: lang.or(all.lang), ..all.clone() })
    }
}

/// Reads a dateline.
pub(crate) fn read_date(text: &str) -> Result<jiff::civil::DateTime, String> {
    moment(text).ok_or_else(|| format!("a date such as 2026-02-07 or 2026-02-07T20:30 was expected, not \"{text}\""))
}

/// Reads the code of a language.
pub(crate) fn read_lang(code: &str) -> Result<Lang, String> {
    let known = || Lang::ALL.map(Lang::code).join(", ");
    Lang::of_code(code).ok_or_else(|| format!("a language that factlint reads was expected ({}), not \"{code}\"", known()))
}
