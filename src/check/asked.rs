//! What the caller asks of every draft of a run: it wins over what their desk wants.

use super::Options;
use crate::facts::{Config, Wants};
use crate::language::Lang;
use crate::propose::Evidence;
use jiff::civil::{Date, DateTime};
use std::sync::Arc;

/// What is asked of every draft.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The language of drafts that don't say theirs.
    pub lang: Option<Lang>,
    /// The dateline of drafts that don't say theirs.
    pub date: Option<DateTime>,
    /// The day it is: the dateline of last resort.
    pub today: Option<Date>,
    /// The language of messages; each draft's own when absent.
    pub messages: Option<Lang>,
    /// The profile of the desk's configuration.
    pub profile: Option<String>,
}

impl Asked {
    /// What is wanted of a draft, by its path seen from the desk.
    #[must_use]
    pub fn wants(&self, config: &Config, within: &str) -> Wants {
        config.wants(within, self.profile.as_deref())
    }

    /// How a draft is checked, by its path seen from the desk.
    #[must_use]
    pub fn options(&self, config: &Config, within: &str, evidence: Arc<Evidence>) -> Options {
        let wanted = Options::of(self.wants(config, within));
        Options {
            lang: self.lang.or(wanted.lang),
            date: self.date.or(wanted.date),
            today: self.today,
            messages: self.messages,
            evidence: Some(evidence),
            ..wanted
        }
    }
}
