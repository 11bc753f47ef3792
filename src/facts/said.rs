//! What is said of a fault: a pattern and what fills it, worded in the language of whoever reads it.
//!
//! A pattern is its own English wording, with `{0}`, `{1}` where something goes in; `faults.fr.toml` has the French of each.

use crate::language::Lang;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

/// What is said of a fault.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    /// Words that are the same in every language: names, what a file holds, what another program says.
    Words(String),
    /// A pattern, and what fills it.
    Pattern(Cow<'static, str>, Vec<Self>),
}

/// `say!("unknown source \"{0}\"{1}", id, hint)`.
macro_rules! say {
    ($pattern:literal $(, $part:expr)* $(,)?) => {
        $crate::facts::said::Said::of($pattern, vec![$($crate::facts::said::Said::from($part)),*])
    };
}
pub(crate) use say;

impl Said {
    /// A pattern, filled.
    #[must_use]
    pub const fn of(pattern: &'static str, parts: Vec<Self>) -> Self {
        Self::Pattern(Cow::Borrowed(pattern), parts)
    }

    /// Nothing.
    #[must_use]
    pub const fn nothing() -> Self {
        Self::Words(String::new())
    }

    /// The words in a language.
    #[must_use]
    pub fn word(&self, lang: Lang) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Pattern(pattern, parts) => filled(wording(pattern, lang), |at| parts.get(at).map(|part| part.word(lang))),
        }
    }
}

/// The end of what is said where something else was perhaps meant.
pub(crate) fn did_you_mean(name: &str) -> Said {
    say!("; did you mean \"{0}\"?", name)
}

/// The same of several things, one of which was perhaps meant; nothing where there is none.
pub(crate) fn one_of(names: &[&str]) -> Option<Said> {
    match names {
        [] => None,
        [name] => Some(did_you_mean(name)),
        [one, other] => Some(say!("; did you mean \"{0}\" or \"{1}\"?", *one, *other)),
        [one, other, third, ..] => Some(say!("; did you mean \"{0}\", \"{1}\" or \"{2}\"?", *one, *other, *third)),
    }
}

/// What words that end in a did-you-mean say was perhaps meant, in whichever language.
pub(crate) fn meant(words: &str) -> Vec<&str> {
    let of = |lang| {
        let hint = one_of(&["\0"; 3])?.word(lang);
        let [before, comma, or, after] = hint.split('\0').collect::<Vec<_>>()[..] else { return None };
        let names = words.strip_suffix(after)?.rsplit_once(before)?.1;
        let (others, last) = names.rsplit_once(or).map_or((None, names), |(others, last)| (Some(others), last));
        Some(others.into_iter().flat_map(|others| others.split(comma)).chain([last]).collect())
    };
    Lang::ALL.into_iter().find_map(of).unwrap_or_default()
}

/// A pattern in a language; as it is where that has no wording of it.
fn wording(pattern: &str, lang: Lang) -> &str {
    match lang {
        Lang::En => pattern,
        Lang::Fr => FRENCH.get(pattern).map_or(pattern, String::as_str),
    }
}

static FRENCH: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| toml::from_str(include_str!("faults.fr.toml")).unwrap_or_default());

/// A pattern with its gaps filled. What goes in isn't looked at again: a name may have braces of its own.
fn filled(pattern: &str, part: impl Fn(usize) -> Option<String>) -> String {
    let mut out = String::with_capacity(2 * pattern.len());
    let mut rest = pattern;
    while let Some(at) = rest.find('{') {
        let (before, gap) = rest.split_at(at);
        let part = gap.split_once('}').and_then(|(number, after)| Some((part(number[1..].parse().ok()?)?, after)));
        out.push_str(before);
        let (words, after) = part.unwrap_or_else(|| ("{".to_owned(), &gap[1..]));
        out.push_str(&words);
        rest = after;
    }
    out + rest
}

/// In English, as in logs.
impl fmt::Display for Said {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.word(Lang::En))
    }
}

impl From<String> for Said {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<&String> for Said {
    fn from(words: &String) -> Self {
        Self::Words(words.clone())
    }
}

impl From<&str> for Said {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<usize> for Said {
    fn from(number: usize) -> Self {
        Self::Words(number.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::{FRENCH, Said, did_you_mean, meant, one_of};
    use crate::language::Lang;

    #[test]
    fn what_goes_in_is_not_filled_again() {
        let said = say!("unknown term \"{0}\" of the vocabulary \"{1}\"{2}", "{1}", "a{", did_you_mean("b"));
        assert_eq!(said.word(Lang::En), "unknown term \"{1}\" of the vocabulary \"a{\"; did you mean \"b\"?");
    }

    #[test]
    fn what_was_meant_is_known_in_every_language() {
        for lang in Lang::ALL {
            for names in [&["john"][..], &["john", "joan"], &["john", "joan", "jon"]] {
                let said = say!("unknown entity \"{0}\"{1}", "jhon", one_of(names).unwrap_or_else(Said::nothing));
                assert_eq!(meant(&said.word(lang)), names);
            }
            assert_eq!(meant(&say!("unknown entity \"{0}\"{1}", "jhon", Said::nothing()).word(lang)), [""; 0]);
        }
    }

    #[test]
    fn a_wording_has_as_many_gaps_as_its_pattern() {
        let gaps = |text: &str| (0..5).map(|at| text.matches(&format!("{{{at}}}")).count()).sum::<usize>();
        assert!(!FRENCH.is_empty());
        for (pattern, french) in &*FRENCH {
            assert_eq!(gaps(pattern), gaps(french), "{pattern}");
        }
    }
}
