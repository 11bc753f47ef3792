//! The ways in which drafts are marked up: one file each, listed here.

use super::directive::Comment;
use super::prose::Prose;
use super::{asciidoc, html, latex, markdown, office, plain, rst};
use std::borrow::Cow;

/// Every markup that is known. [`Markup::MARKDOWN`] stands for files that don't say.
pub const MARKUPS: &[Markup] =
    &[markdown::MARKUP, html::MARKUP, plain::MARKUP, asciidoc::MARKUP, rst::MARKUP, latex::MARKUP, office::DOCX, office::ODT];

/// The text in a file's bytes, or why there is none.
pub(super) type Unpack = fn(&[u8]) -> Result<String, String>;

/// The largest draft that is read, in bytes.
pub const LARGEST: u64 = 64 << 20;

/// Whether a file of so many bytes is read where a limit holds.
///
/// # Errors
/// It isn't: what the limit is.
pub fn within(limit: u64, bytes: u64) -> Result<(), String> {
    if bytes > limit { Err(format!("it is larger than {} MiB, and not read", limit >> 20)) } else { Ok(()) }
}

/// How a draft is marked up.
#[derive(Clone, Copy, Debug)]
pub struct Markup {
    /// Its name, for people.
    pub name: &'static str,
    /// Endings of its files, in small letters.
    pub endings: &'static [&'static str],
    /// What editors call it.
    pub languages: &'static [&'static str],
    /// How a comment is written.
    pub comment: Comment,
    /// The prose of a draft from a byte on. Never fails: what isn't understood is prose.
    pub(super) read: fn(&str, usize) -> Prose,
    /// What each of some lines between two blank ones opens with, where they are sure to be read the same whatever stands around them:
    /// nothing, or what makes it an item of a list. What stands behind them is read the same as long as they open with the same.
    pub(super) alone: Option<fn(&str) -> Option<&'static str>>,
    /// A text as it must be written to stand in the draft as prose.
    pub(super) escape: for<'a> fn(&'a str) -> Cow<'a, str>,
    /// For files that are no text: the text in their bytes, or why there is none.
    pub(super) unpack: Option<Unpack>,
}

impl Markup {
    /// CommonMark with tables and footnotes.
    pub const MARKDOWN: Self = markdown::MARKUP;
    /// Paragraphs parted by empty lines.
    pub const PLAIN: Self = plain::MARKUP;

    /// The markup that a file name's ending stands for; Markdown when it says nothing.
    #[must_use]
    pub fn of_path(path: &str) -> Self {
        Self::of_ending(path).unwrap_or_default()
    }

    /// The markup that a file name's ending stands for.
    #[must_use]
    pub fn of_ending(path: &str) -> Option<Self> {
        let ending = path.rsplit_once('.')?.1.to_ascii_lowercase();
        MARKUPS.iter().find(|markup| markup.endings.contains(&ending.as_str())).copied()
    }

    /// The markup that an editor calls by this name.
    #[must_use]
    pub fn of_language(id: &str) -> Option<Self> {
        MARKUPS.iter().find(|markup| markup.languages.contains(&id)).copied()
    }

    /// Whether its files are no text: what is checked can't be mended in them, nor opened in an editor.
    #[must_use]
    pub const fn is_packed(&self) -> bool {
        self.unpack.is_some()
    }

    /// The text of a file, or why it has none.
    ///
    /// # Errors
    ///
    /// The bytes are no text, or no document of this kind.
    pub fn text(&self, bytes: Vec<u8>) -> Result<String, String> {
        match self.unpack {
            Some(unpack) => unpack(&bytes),
            None => String::from_utf8(bytes).map_err(|_| "not UTF-8 text".to_owned()),
        }
    }

    /// A text as it must be written to stand in the draft as prose.
    #[must_use]
    pub fn escaped<'a>(&self, text: &'a str) -> Cow<'a, str> {
        (self.escape)(text)
    }
}

/// For markups in which a value is written as it is.
pub(super) const fn verbatim(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

impl Default for Markup {
    fn default() -> Self {
        Self::MARKDOWN
    }
}

impl PartialEq for Markup {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Markup {}

#[cfg(test)]
mod tests {
    use super::{MARKUPS, Markup};
    use std::collections::HashSet;

    #[test]
    fn endings_tell_markups_apart() {
        assert_eq!(Markup::of_path("a/b.TXT"), Markup::PLAIN);
        assert_eq!(Markup::of_path("Untitled-1"), Markup::MARKDOWN);
        let endings: Vec<&str> = MARKUPS.iter().flat_map(|markup| markup.endings).copied().collect();
        assert_eq!(endings.iter().collect::<HashSet<_>>().len(), endings.len());
    }
}
