//! What is reported.

use super::Rule;
use crate::facts::{FactId, SourceId};
use crate::text::Span;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A remark.
    Hint,
    /// Worth knowing.
    Info,
    /// Likely a mistake.
    Warning,
    /// A mistake.
    Error,
}

impl Severity {
    /// Its name in reports and configuration.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Hint, Self::Info, Self::Warning, Self::Error].into_iter().find(|severity| severity.name() == name)
    }
}

/// How a claim stands to the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The sources say so.
    Verified,
    /// The sources say otherwise.
    Contradicted,
    /// The sources disagree.
    Disputed,
    /// No source says it as surely.
    Overstated,
    /// No source says it.
    Unsupported,
}

impl Verdict {
    /// Its name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Contradicted => "contradicted",
            Self::Disputed => "disputed",
            Self::Overstated => "overstated",
            Self::Unsupported => "unsupported",
        }
    }
}

/// One thing to tell the journalist.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Its kind.
    pub rule: &'static Rule,
    /// How much it weighs.
    pub severity: Severity,
    /// How the claim stands to the facts.
    pub verdict: Verdict,
    /// Where, in bytes of the draft.
    pub span: Span,
    /// What the draft says there: its prose, without markup and with a blank where a line ends.
    pub text: String,
    /// What is wrong and who says so, one sentence or two, without a full stop.
    pub message: String,
    /// The fact it rests on.
    pub fact: Option<FactId>,
    /// What each source says.
    pub sources: Vec<Evidence>,
    /// Edits on offer.
    pub fixes: Vec<Fix>,
    /// Other places of the draft that it speaks of.
    pub related: Vec<Related>,
}

/// Another place of the draft that a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where, in bytes of the draft.
    pub span: Span,
    /// What to say there.
    pub message: String,
}

/// What one source says, as a report shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The source.
    pub source: SourceId,
    /// Its value in words: « 22 ans ».
    pub says: String,
    /// Its own words.
    pub quote: Option<String>,
    /// The curator's remark.
    pub note: Option<String>,
    /// Whether this source agrees with the draft.
    pub agrees: bool,
}

/// An edit on offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, for a menu.
    pub title: String,
    /// Whether it may be applied without a look.
    pub safe: bool,
    /// What it changes; spans don't overlap.
    pub edits: Vec<Edit>,
}

/// A replacement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes away, in bytes of the draft.
    pub span: Span,
    /// What takes its place.
    pub text: String,
}
