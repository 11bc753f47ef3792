//! Small words: those that may stand inside a phrase, and those that no phrase is made of.

use super::phrases::Class;
use crate::language::{Lang, Marker, MarkerSet, Markers};
use crate::text::Token;

/// Words that may stand inside a phrase: determiners and adverbs.
pub(super) fn is_light(token: &Token, lang: Lang) -> bool {
    let word = Markers::of(lang).of_word(&token.norm);
    is_determining(word, &token.norm)
        || word.has(Marker::Adverb)
        || token.is_any(&["de", "des", "du", "d'"])
        || match lang {
            Lang::Fr => token.norm.ends_with("ment"),
            Lang::En => token.norm.ends_with("ly"),
        }
}

pub(super) fn is_determiner(norm: &str, lang: Lang) -> bool {
    is_determining(Markers::of(lang).of_word(norm), norm)
}

fn is_determining(word: MarkerSet, norm: &str) -> bool {
    let kinds = [Marker::Definite, Marker::Indefinite, Marker::Possessive, Marker::Demonstrative, Marker::Determiner];
    kinds.iter().any(|kind| word.has(*kind)) && !matches!(norm, "de" | "d'" | "des")
}

/// The words of a phrase that count, and whether each is written with a capital: all of them where only prepositions would be left
/// (« à plusieurs »).
pub(super) fn content(parts: &[Token], lang: Lang) -> Vec<(&str, bool)> {
    let all = || parts.iter().map(|token| (canonical(&token.norm, lang), token.capital));
    let words: Vec<(&str, bool)> = all().filter(|(word, _)| !is_determiner(word, lang)).collect();
    let bare = words.iter().all(|(word, _)| Markers::of(lang).has(word, Marker::Preposition));
    if bare { all().collect() } else { words }
}

/// Contracted and elided words in one form.
pub(super) fn canonical(norm: &str, lang: Lang) -> &str {
    match (lang, norm) {
        (Lang::Fr, "au" | "aux") => "à",
        (Lang::Fr, "du" | "des" | "d'") => "de",
        (Lang::Fr, "s'") => "se",
        (Lang::Fr, "qu'") => "que",
        (Lang::Fr, "n'") => "ne",
        _ => norm,
    }
}

/// The first word of a verb phrase is the verb; small words don't inflect.
pub(super) fn class_of(word: &str, class: Class, at: usize, lang: Lang) -> Class {
    let small = word.chars().count() < 3 || Markers::of(lang).has(word, Marker::Preposition);
    match class {
        Class::Verb if at == 0 => Class::Verb,
        Class::Fixed => Class::Fixed,
        _ if small => Class::Fixed,
        _ => Class::Noun,
    }
}

#[cfg(test)]
mod tests {
    use super::content;
    use crate::language::Lang;
    use crate::text::tokens;

    #[test]
    fn no_phrase_is_a_preposition_alone() {
        let of = |phrase: &str| content(&tokens(phrase), Lang::Fr).iter().map(|(word, _)| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(of("à plusieurs"), ["à", "plusieurs"]);
        assert_eq!(of("la maire"), ["maire"]);
    }
}
