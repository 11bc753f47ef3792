//! Verb forms of a language's common verbs: what tells a clause's verb.

use super::file;
use super::inflect;
pub use super::inflect::VerbUse;
use super::{Lang, Marker, Markers};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::sync::LazyLock;

/// The uses of a folded word as a verb; empty when it is no form of a common verb.
#[must_use]
pub fn forms(norm: &str, lang: Lang) -> &'static [VerbUse] {
    static FR: LazyLock<Forms> = LazyLock::new(|| Forms::build(file::text!("fr/common"), Lang::Fr));
    static EN: LazyLock<Forms> = LazyLock::new(|| Forms::build(file::text!("en/common"), Lang::En));
    of(lang, &FR, &EN).0.get(norm).map_or(&[], Vec::as_slice)
}

/// Whether a folded word is a form of an auxiliary.
#[must_use]
pub fn is_auxiliary(norm: &str, lang: Lang) -> bool {
    Markers::of(lang).has(norm, Marker::Auxiliary)
}

/// Whether a folded word is a form of a verb of saying.
#[must_use]
pub fn is_saying(norm: &str, lang: Lang) -> bool {
    static FR: LazyLock<Forms> = LazyLock::new(|| Forms::build(file::text!("fr/saying"), Lang::Fr));
    static EN: LazyLock<Forms> = LazyLock::new(|| Forms::build(file::text!("en/saying"), Lang::En));
    of(lang, &FR, &EN).0.contains_key(norm)
}

/// Whether a folded word is a form of a verb that makes something known, taking no side.
#[must_use]
pub fn is_announcing(norm: &str, lang: Lang) -> bool {
    static FR: LazyLock<Forms> = LazyLock::new(|| Forms::build(file::text!("fr/announcing"), Lang::Fr));
    static EN: LazyLock<Forms> = LazyLock::new(|| Forms::build(file::text!("en/announcing"), Lang::En));
    of(lang, &FR, &EN).0.contains_key(norm)
}

/// Whether a folded word is a form of a support verb: one that says who does what an event's noun tells.
#[must_use]
pub fn is_support(norm: &str, lang: Lang) -> bool {
    static FR: LazyLock<Forms> = LazyLock::new(|| Forms::build(file::text!("fr/support"), Lang::Fr));
    static EN: LazyLock<Forms> = LazyLock::new(|| Forms::build(file::text!("en/support"), Lang::En));
    of(lang, &FR, &EN).0.contains_key(norm)
}

/// Whether a folded word is a form of a verb that says of an event that it takes place.
#[must_use]
pub fn is_happening(norm: &str, lang: Lang) -> bool {
    static FR: LazyLock<Forms> = LazyLock::new(|| Forms::build(file::text!("fr/happening"), Lang::Fr));
    static EN: LazyLock<Forms> = LazyLock::new(|| Forms::build(file::text!("en/happening"), Lang::En));
    of(lang, &FR, &EN).0.contains_key(norm)
}

/// Whether a folded word is a form of a verb that says of an event that somebody holds, carries out or takes part in it.
#[must_use]
pub fn is_done(norm: &str, lang: Lang) -> bool {
    static FR: LazyLock<Forms> = LazyLock::new(|| Forms::build(file::text!("fr/done"), Lang::Fr));
    static EN: LazyLock<Forms> = LazyLock::new(|| Forms::build(file::text!("en/done"), Lang::En));
    of(lang, &FR, &EN).0.contains_key(norm)
}

/// The forms of a language; those of another are not worked out.
fn of(lang: Lang, french: &'static LazyLock<Forms>, english: &'static LazyLock<Forms>) -> &'static Forms {
    match lang {
        Lang::Fr => french,
        Lang::En => english,
    }
}

struct Forms(FxHashMap<Box<str>, Vec<VerbUse>>);

#[derive(Deserialize)]
struct Common {
    verbs: String,
}

impl Forms {
    fn build(json: &str, lang: Lang) -> Self {
        let mut out: FxHashMap<Box<str>, Vec<VerbUse>> = FxHashMap::default();
        for verb in file::read::<Common>(json).verbs.split_whitespace() {
            for form in inflect::verb(verb.trim_start_matches("s'"), lang) {
                let word = form.tells();
                let list = out.entry(form.form.into()).or_default();
                if !list.contains(&word) {
                    list.push(word);
                }
            }
        }
        Self(out)
    }
}
