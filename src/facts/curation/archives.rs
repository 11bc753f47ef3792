//! Archived texts: their fingerprints, and whether they are still what they were.

use super::Places;
use crate::facts::desk::unreadable;
use crate::facts::files::Files;
use crate::facts::model::{Base, Source};
use crate::facts::problem::Problem;
use crate::language::Lang;
use crate::text::{Blocks, Markup};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::io::{self, ErrorKind};

/// The SHA-256 of a text, as `sha256sum` writes it.
#[must_use]
pub fn sha256(text: &[u8]) -> String {
    Sha256::digest(text).iter().fold(String::with_capacity(64), |mut out, byte| {
        // Writing to a string doesn't fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// The texts that changed or went since their fingerprint was taken.
#[must_use]
pub fn changed(base: &Base, files: &dyn Files, lang: Lang) -> Vec<Problem> {
    let mut places = Places::new(files);
    let mut found = Vec::new();
    for source in &base.sources {
        let message = match state(source, files) {
            State::Changed => altered(source, lang),
            State::Missing => missing(source, lang),
            State::Same | State::Unknown => continue,
        };
        found.push(places.problem(&source.place, "source-changed", message));
    }
    found
}

/// The archived texts that can't be read: no draft is held against them.
#[must_use]
pub fn unread(base: &Base, files: &dyn Files) -> Vec<Problem> {
    let archived = base.links.archived().filter_map(|id| base.source(id).archive.as_deref());
    archived.filter_map(|path| fault(path, &files.read(path).err()?)).collect()
}

/// The fault of an archived text that can't be read. One that isn't there is told of where a fact needs it.
#[must_use]
pub fn fault(path: &str, error: &io::Error) -> Option<Problem> {
    (error.kind() != ErrorKind::NotFound).then(|| unreadable(path, error))
}

/// How an archived text stands to its fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is what it was.
    Same,
    /// It has other words.
    Changed,
    /// There is a fingerprint, but no text any more.
    Missing,
    /// There is no fingerprint to hold it against.
    Unknown,
}

impl State {
    /// Its name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Unknown => "unknown",
        }
    }
}

/// How a source's archived text stands to its fingerprint.
#[must_use]
pub fn state(source: &Source, files: &dyn Files) -> State {
    let Some(known) = &source.sha256 else { return State::Unknown };
    match source.archive.as_deref().map(|path| files.read(path)) {
        Some(Ok(text)) if is_of(&text, known) => State::Same,
        Some(Ok(_)) => State::Changed,
        // It is there, but nobody knows what it says.
        Some(Err(error)) if error.kind() != ErrorKind::NotFound => State::Unknown,
        Some(Err(_)) | None => State::Missing,
    }
}

/// Whether a fingerprint is a text's. Line ends don't count: tools that keep versions turn them.
fn is_of(text: &str, known: &str) -> bool {
    let is = |text: &str| sha256(text.as_bytes()).eq_ignore_ascii_case(known);
    let unix = text.replace("\r\n", "\n");
    is(text) || is(&unix) || is(&unix.replace('\n', "\r\n"))
}

/// The prose of an archived text, a block a paragraph.
#[must_use]
pub fn prose(path: &str, text: &str) -> String {
    let blocks = Blocks::parse(text, Markup::of_path(path)).blocks;
    blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n")
}

fn altered(source: &Source, lang: Lang) -> String {
    let path = source.archive.as_deref().unwrap_or_default();
    let since = source.archived.map(|day| day.to_string());
    match (lang, since) {
        (Lang::En, Some(day)) => format!("{path} is not the text that was archived on {day} as source \"{}\"", source.id),
        (Lang::En, None) => format!("{path} is not the text that was archived as source \"{}\"", source.id),
        (Lang::Fr, Some(day)) => format!("{path} n'est plus le texte archivé le {day} comme source \"{}\"", source.id),
        (Lang::Fr, None) => format!("{path} n'est plus le texte archivé comme source \"{}\"", source.id),
    }
}

fn missing(source: &Source, lang: Lang) -> String {
    match lang {
        Lang::En => format!("the archived text of source \"{}\" is gone", source.id),
        Lang::Fr => format!("le texte archivé de la source \"{}\" a disparu", source.id),
    }
}

#[cfg(test)]
mod tests {
    use super::{State, is_of, sha256, state};
    use crate::facts::files::Buffers;
    use crate::facts::model::Source;

    #[test]
    fn a_fingerprint_is_that_of_sha256sum() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn line_ends_are_no_change() {
        assert!(is_of("a\r\nb\r\n", &sha256(b"a\nb\n")) && is_of("a\nb\n", &sha256(b"a\r\nb\r\n")));
        assert!(!is_of("a\nc\n", &sha256(b"a\nb\n")));
    }

    #[test]
    fn a_text_is_the_same_another_or_gone() {
        let files = Buffers { texts: [("sources/1.txt".to_owned(), "un".to_owned())].into(), below: None };
        let source = |archive: Option<&str>, sha256| Source { archive: archive.map(str::to_owned), sha256, ..Source::default() };
        let known = |text: &[u8]| Some(sha256(text));
        assert_eq!(state(&source(Some("sources/1.txt"), known(b"un")), &files), State::Same);
        assert_eq!(state(&source(Some("sources/1.txt"), known(b"deux")), &files), State::Changed);
        assert_eq!(state(&source(None, known(b"un")), &files), State::Missing);
        assert_eq!(state(&source(Some("sources/1.txt"), None), &files), State::Unknown);
    }
}
