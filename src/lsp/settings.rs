//! What an editor may set: how things are shown, never what is true. Facts and rules are the desk's.

use super::Settle;
use crate::language::Lang;
use crate::rules::Severity;
use serde_json::Value;
use std::time::Duration;

/// An editor's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Settings {
    /// How long typing settles; the server's own if the editor doesn't say.
    pub(super) settle: Option<Settle>,
    /// The least severe finding that is shown.
    pub(super) least: Severity,
    /// Marks behind claims that are borne out.
    pub(super) verified_hints: bool,
    /// What the sources say behind claims that they contradict.
    pub(super) finding_hints: bool,
    /// The sum above a draft.
    pub(super) lens: bool,
    /// Diagnostics of drafts that aren't open, for clients that don't ask for them.
    pub(super) closed: bool,
    /// The language of messages; the client's if the editor doesn't say.
    pub(super) locale: Option<Lang>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { settle: None, least: Severity::Hint, verified_hints: true, finding_hints: false, lens: true, closed: false, locale: None }
    }
}

impl Settings {
    /// These settings with those that a client sends, whether by themselves or under the server's name; what it doesn't say stays.
    pub(super) fn with(mut self, said: &Value) -> Self {
        let said = said.get("factlint").unwrap_or(said);
        let flag = |pointer: &str, before: bool| said.pointer(pointer).and_then(Value::as_bool).unwrap_or(before);
        self.verified_hints = flag("/inlayHints/verified", self.verified_hints);
        self.finding_hints = flag("/inlayHints/findings", self.finding_hints);
        self.lens = flag("/codeLens", self.lens);
        self.closed = flag("/closedDrafts", self.closed);
        let text = |key: &str| said.get(key).and_then(Value::as_str);
        self.least = text("minSeverity").and_then(Severity::of_name).unwrap_or(self.least);
        self.locale = match text("locale") {
            // What the client said when it came counts again.
            Some("auto" | "") => None,
            said => said.and_then(Lang::of_code).or(self.locale),
        };
        let quiet = said.get("settleMs").and_then(Value::as_u64).map(Duration::from_millis);
        self.settle = quiet.map(Settle::after).or(self.settle);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Settings;
    use crate::language::Lang;
    use crate::rules::Severity;
    use serde_json::json;

    #[test]
    fn what_a_client_does_not_say_stays() {
        let said = json!({"factlint": {"minSeverity": "warning", "inlayHints": {"verified": false}, "settleMs": 10, "locale": "fr-CA"}});
        let settings = Settings::default().with(&said).with(&json!({"codeLens": false})).with(&json!(7));
        assert_eq!((settings.least, settings.verified_hints, settings.lens), (Severity::Warning, false, false));
        assert_eq!((settings.settle.map(|settle| settle.latest.as_millis()), settings.locale), (Some(40), Some(Lang::Fr)));
    }
}
