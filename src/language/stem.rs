//! Stems: what the forms of a word and the words made from it share, so that « évacué » and « évacuation » meet.
//!
//! The Snowball stemmers of French and English (Porter, <https://snowballstem.org>). A stem is only a key: it is never shown.

use super::Lang;
use crate::text::Token;
use rust_stemmers::{Algorithm, Stemmer};
use std::sync::LazyLock;

/// The stem of a word.
#[must_use]
pub fn stem(word: &Token, lang: Lang) -> Box<str> {
    static FR: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::French));
    static EN: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));
    let stemmer = match lang {
        Lang::Fr => &*FR,
        Lang::En => &*EN,
    };
    crate::text::fold::bare_of(&stemmer.stem(&word.norm)).into()
}

#[cfg(test)]
mod tests {
    use super::stem;
    use crate::language::Lang;
    use crate::text::tokens;

    fn meet(a: &str, b: &str, lang: Lang) -> bool {
        stem(&tokens(a)[0], lang) == stem(&tokens(b)[0], lang)
    }

    #[test]
    fn forms_and_their_nouns_meet() {
        assert!(meet("évacué", "évacuation", Lang::Fr) && meet("véhicules", "véhicule", Lang::Fr));
        assert!(meet("evacuated", "evacuation", Lang::En) && meet("cases", "case", Lang::En));
    }

    #[test]
    fn other_words_do_not() {
        assert!(!meet("voiture", "véhicule", Lang::Fr) && !meet("deaths", "cases", Lang::En));
    }
}
