//! Folding: the forms in which words are compared.
//!
//! `norm` keeps accents (« tue » is not « tué »), `bare` drops them (« Ecologistes », « ETAT »).

use smol_str::{SmolStr, SmolStrBuilder, StrExt};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Lower case, composed, one apostrophe, ligatures opened; accents kept.
#[must_use]
pub fn norm(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(word.len());
    fold(word, |c| out.push(c));
    out
}

/// Whether a text is words of small letters, a blank between them: each is one token, and its own `norm`.
#[must_use]
pub fn is_folded_words(text: &str) -> bool {
    // Most are of plain letters, which needn't be asked of tables.
    let mut words = text.as_bytes().split(|byte| *byte == b' ');
    if words.all(|word| !word.is_empty() && word.iter().all(u8::is_ascii_lowercase)) {
        return true;
    }
    text.split(' ').all(|word| !word.is_empty() && word.chars().all(|c| c.is_lowercase() && is_folded(c)))
}

/// `norm` and `bare` of a word that are kept: short ones take no room of their own.
#[must_use]
pub(super) fn small(word: &str) -> (SmolStr, SmolStr) {
    if word.is_ascii() {
        let norm = small_ascii(word);
        return (norm.clone(), norm);
    }
    let norm = small_norm(word);
    let bare = small_bare_of(&norm);
    (norm, bare)
}

fn small_ascii(word: &str) -> SmolStr {
    if word.bytes().any(|byte| byte.is_ascii_uppercase()) { word.to_ascii_lowercase_smolstr() } else { SmolStr::new(word) }
}

fn small_norm(word: &str) -> SmolStr {
    if word.chars().all(is_folded) {
        return SmolStr::new(word);
    }
    let mut out = SmolStrBuilder::new();
    fold(word, |c| out.push(c));
    out.finish()
}

fn small_bare_of(norm: &str) -> SmolStr {
    let mut out = SmolStrBuilder::new();
    strip(norm, |c| out.push(c));
    out.finish()
}

fn fold(word: &str, mut push: impl FnMut(char)) {
    if word.chars().all(is_composed) {
        word.chars().for_each(|c| lower(c, &mut push));
    } else {
        word.nfc().for_each(|c| lower(c, &mut push));
    }
}

fn strip(norm: &str, mut push: impl FnMut(char)) {
    for c in norm.chars() {
        if let Some(plain) = plain(c) {
            push(plain);
            continue;
        }
        decompose_canonical(c, |part| {
            if !is_combining_mark(part) {
                push(part);
            }
        });
    }
}

/// What is left of the commonest folded letters without their accents.
const fn plain(c: char) -> Option<char> {
    Some(match c {
        '\0'..='\u{7F}' => c,
        'à' | 'á' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        _ => return None,
    })
}

/// `norm` without accents.
#[must_use]
pub fn bare(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    bare_of(&norm(word))
}

/// A folded word without accents.
#[must_use]
pub fn bare_of(norm: &str) -> String {
    let mut out = String::with_capacity(norm.len());
    strip(norm, |c| out.push(c));
    out
}

/// Whether a character is what it folds to, as most are.
const fn is_folded(c: char) -> bool {
    matches!(c, ' '..='@' | '['..='~' | 'à'..='ÿ') && !matches!(c, 'æ')
}

/// Whether a character is its own composed form whatever stands beside it: no mark below U+0300 combines.
const fn is_composed(c: char) -> bool {
    c < '\u{300}' || is_apostrophe(c)
}

fn lower(c: char, push: &mut impl FnMut(char)) {
    if c.is_ascii() {
        return push(c.to_ascii_lowercase());
    }
    c.to_lowercase().for_each(|c| open(c, push));
}

/// Whether a character is an apostrophe in any of its typographic forms.
#[must_use]
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{FF07}')
}

/// Whether a character is a hyphen that joins the parts of a word.
#[must_use]
pub const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn open(c: char, push: &mut impl FnMut(char)) {
    match c {
        'œ' => "oe".chars().for_each(push),
        'æ' => "ae".chars().for_each(push),
        'ß' => "ss".chars().for_each(push),
        c if is_apostrophe(c) => push('\''),
        c => push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::{bare, norm};

    #[test]
    fn accents_are_kept_by_norm_and_dropped_by_bare() {
        assert_eq!(norm("Évacué"), "évacué");
        assert_eq!(bare("Évacué"), "evacue");
    }

    #[test]
    fn ligatures_apostrophes_and_decomposed_letters_come_to_one_form() {
        assert_eq!(norm("Sœur"), "soeur");
        assert_eq!(norm("L\u{2019}"), "l'");
        assert_eq!(norm("e\u{301}"), "é");
    }

    proptest::proptest! {
        #[test]
        fn the_short_way_comes_to_the_same_as_the_long_one(word in "[a-zA-ZÀ-žœŒßǅ\u{300}-\u{304}'’ʼ]*") {
            use unicode_normalization::UnicodeNormalization;
            let mut long = String::new();
            word.nfc().for_each(|c| super::lower(c, &mut |c| long.push(c)));
            assert_eq!(norm(&word), long);
            let (norm, bare) = super::small(&word);
            assert_eq!((norm.as_str(), bare.as_str()), (long.as_str(), super::bare(&word).as_str()));
            let marks = unicode_normalization::char::is_combining_mark;
            assert_eq!(super::bare(&word), long.nfd().filter(|c| !marks(*c)).collect::<String>());
        }
    }
}
