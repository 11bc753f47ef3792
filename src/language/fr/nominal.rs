//! French nouns and adjectives: plural, feminine and feminine plural of a masculine or of any noun.
//!
//! Without a lexicon nobody can tell which of `-teuse`, `-trice` and `-teure` a noun in `-teur` has, nor that `maison`
//! has no masculine; so every form the rules allow is given. Forms that don't exist do no harm to a search.
//! What the rules can't find is in `nominal.toml`.

use crate::language::file;
use crate::language::{Lang, Marker, Markers};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The word itself, first, then its plurals, feminines and feminine plurals, each once.
///
/// Acronyms and words with digits don't change. The case of what stays is kept.
#[must_use]
pub fn inflect(word: &str) -> Vec<String> {
    if is_fixed(word) {
        return vec![word.to_owned()];
    }
    let mut forms = vec![word.to_owned()];
    if word.contains('-') {
        compounds(word, &mut forms);
    } else {
        forms.extend(Paradigm::of(word).forms.into_iter().flatten());
    }
    without_repeats(forms)
}

/// A phrase for a man as it is said of a woman: its noun and the adjectives right beside it change, what a preposition leads to doesn't.
///
/// Where several feminines could be, it stays as it is; of those that `nominal.toml` lists the first is the usual one.
#[must_use]
pub fn feminine(phrase: &str) -> String {
    let words: Vec<&str> = phrase.split(' ').collect();
    let small = |word: &&str| Markers::of(Lang::Fr).has(word, Marker::Genitive) || Markers::of(Lang::Fr).has(word, Marker::Preposition);
    let contracted = |word: &&str| Markers::of(Lang::Fr).has(word, Marker::Contracted) || word.contains(['\'', '’']);
    let end = words.iter().position(|word| small(word) || contracted(word)).unwrap_or(words.len());
    let changed: Option<Vec<String>> = words[..end].iter().map(|word| usual_feminine(word)).collect();
    let Some(changed) = changed else { return phrase.to_owned() };
    changed.into_iter().chain(words[end..].iter().map(|word| (*word).to_owned())).collect::<Vec<_>>().join(" ")
}

/// The feminine of a word, where there is one alone or one that is usual.
fn usual_feminine(word: &str) -> Option<String> {
    if let Some((first, last)) = word.rsplit_once('-') {
        return PREFIXES.contains(&first).then(|| usual_feminine(last)).flatten().map(|last| format!("{first}-{last}"));
    }
    // Nouns beside a title: « procureur national anticriminalité ».
    if word.ends_with("ité") {
        return Some(word.to_owned());
    }
    let listed = IRREGULAR.contains_key(&word.to_lowercase());
    let [.., feminine, _] = Paradigm::of(word).forms;
    match feminine.as_slice() {
        [] => Some(word.to_owned()),
        [one] => Some(one.clone()),
        [first, ..] => listed.then(|| first.clone()),
    }
}

/// What never changes before a noun.
const PREFIXES: &[&str] = &["aide", "ex", "lieutenant", "sous", "vice"];

fn compounds(word: &str, forms: &mut Vec<String>) {
    match word.split('-').collect::<Vec<_>>().as_slice() {
        [first, second, third] => {
            compound(word, first, third, forms);
            three_words(first, second, third, forms);
        }
        [first, .., last] => compound(word, first, last, forms),
        _ => {}
    }
}

/// Whether the word has no inflection: empty, an acronym, or with a digit.
fn is_fixed(word: &str) -> bool {
    let letters = || word.chars().filter(|character| character.is_alphabetic());
    let acronym = letters().count() > 1 && letters().all(char::is_uppercase);
    acronym || letters().next().is_none() || word.contains(|character: char| character.is_numeric())
}

/// Forms of a compound: with its first word inflected, its last, or both alike
/// (`chefs-d'œuvre`, `sous-préfètes`, `lieux-dits`).
fn compound(word: &str, first: &str, last: &str, forms: &mut Vec<String>) {
    let middle = word.get(first.len()..word.len() - last.len()).unwrap_or_default();
    let (heads, tails) = (Paradigm::of(first), Paradigm::of(last));
    for (heads, tails) in heads.forms.iter().zip(&tails.forms) {
        forms.extend(tails.iter().map(|tail| format!("{first}{middle}{tail}")));
        forms.extend(heads.iter().map(|head| format!("{head}{middle}{last}")));
        forms.extend(heads.iter().flat_map(|head| tails.iter().map(move |tail| format!("{head}{middle}{tail}"))));
    }
}

/// Forms of a compound behind a word that never changes: `arrière-petites-filles`.
fn three_words(first: &str, second: &str, third: &str, forms: &mut Vec<String>) {
    let mut rest = Vec::new();
    compound(&format!("{second}-{third}"), second, third, &mut rest);
    forms.extend(rest.iter().map(|rest| format!("{first}-{rest}")));
}

fn without_repeats(forms: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(forms.len());
    for form in forms {
        if !kept.contains(&form) {
            kept.push(form);
        }
    }
    kept
}

/// What a word becomes, by slot: others of the masculine singular, plural, feminine, feminine plural.
#[derive(Default)]
struct Paradigm {
    forms: [Vec<String>; 4],
}

impl Paradigm {
    fn of(word: &str) -> Self {
        if is_fixed(word) {
            return Self::default();
        }
        match IRREGULAR.get(&word.to_lowercase()) {
            Some(listed) => Self::listed(listed, word),
            None => Self::regular(word),
        }
    }

    fn listed(listed: &str, word: &str) -> Self {
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let forms = |words: &str| {
            let given = words.split('|').filter(|&form| form != "-");
            given.map(|form| if capital { capitalised(form) } else { form.to_owned() }).collect::<Vec<_>>()
        };
        let mut slots = listed.split_whitespace().map(forms);
        let mut next = || slots.next().unwrap_or_default();
        let (plural, feminine, feminine_plural) = (next(), next(), next());
        Self { forms: [slots.flatten().collect(), plural, feminine, feminine_plural] }
    }

    fn regular(word: &str) -> Self {
        let feminine = feminines(word);
        let feminine_plural = feminine.iter().map(|form| [form, "s"].concat()).collect();
        Self { forms: [Vec::new(), plurals(word), feminine, feminine_plural] }
    }
}

fn capitalised(form: &str) -> String {
    let mut letters = form.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What an ending becomes; several where the word alone doesn't tell.
type Rule = (&'static str, &'static [&'static str]);

/// The first that fits. Borrowed words keep the plural of their language beside the French one.
const PLURALS: [Rule; 15] = [
    ("s", &["s"]),
    ("x", &["x"]),
    ("z", &["z"]),
    ("eau", &["eaux"]),
    ("au", &["aux", "aus"]),
    ("eu", &["eux", "eus"]),
    ("œu", &["œux"]),
    ("al", &["aux", "als"]),
    ("man", &["mans", "men"]),
    ("ch", &["chs", "ches"]),
    ("sh", &["shs", "shes"]),
    ("by", &["bys", "bies"]),
    ("ty", &["tys", "ties"]),
    ("ry", &["rys", "ries"]),
    ("", &["s"]),
];

fn plurals(word: &str) -> Vec<String> {
    first_of(&PLURALS, word)
}

/// The first that fits, so longer endings come before theirs.
const FEMININES: [Rule; 32] = [
    ("man", &["woman", "mane", "manne"]),
    ("e", &["e"]),
    ("er", &["ère"]),
    ("teur", &["trice", "teuse", "teure"]),
    ("deur", &["deuse", "deure", "deresse"]),
    ("eur", &["euse", "eure", "eresse"]),
    ("eux", &["euse"]),
    ("x", &["se"]),
    ("if", &["ive"]),
    ("f", &["ve", "ffe"]),
    ("en", &["enne"]),
    ("on", &["onne", "one"]),
    ("an", &["ane", "anne"]),
    ("el", &["elle"]),
    ("eil", &["eille"]),
    ("eul", &["eule"]),
    ("ul", &["ule", "ulle"]),
    ("et", &["ette", "ète"]),
    ("ot", &["ote", "otte"]),
    ("at", &["ate", "atte"]),
    ("eau", &["elle"]),
    ("au", &["aude"]),
    ("ic", &["ique"]),
    ("c", &["que", "che"]),
    ("g", &["gue"]),
    ("gu", &["guë", "güe"]),
    ("a", &[]),
    ("o", &[]),
    ("y", &[]),
    ("w", &[]),
    ("z", &[]),
    ("", &["e"]),
];

fn feminines(word: &str) -> Vec<String> {
    first_of(&FEMININES, word)
}

fn first_of(rules: &[Rule], word: &str) -> Vec<String> {
    let fitting = rules.iter().find_map(|(ending, outcomes)| Some((word.strip_suffix(ending)?, *outcomes)));
    fitting.map(|(stem, outcomes)| outcomes.iter().map(|outcome| [stem, outcome].concat()).collect()).unwrap_or_default()
}

/// `nominal.toml`, by word in lower case.
static IRREGULAR: LazyLock<FxHashMap<String, String>> = LazyLock::new(|| file::read(file::text!("fr/nominal")));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_a_man_is_said_of_a_woman() {
        for (man, woman) in [
            ("préfet", "préfète"),
            ("sous-préfet", "sous-préfète"),
            ("directeur général", "directrice générale"),
            ("premier adjoint", "première adjointe"),
            ("maire", "maire"),
            ("ministre de la Culture", "ministre de la Culture"),
            ("adjoint au maire", "adjointe au maire"),
            ("chef d'état-major", "cheffe d'état-major"),
            // Nothing tells which of several it has.
            ("sculpteur", "sculpteur"),
            ("député-maire", "député-maire"),
            ("procureur national anticriminalité organisée", "procureure nationale anticriminalité organisée"),
        ] {
            assert_eq!(feminine(man), woman);
        }
    }

    #[track_caller]
    fn expect(word: &str, forms: &str) {
        let found = inflect(word);
        for form in forms.split(' ') {
            assert!(found.iter().any(|found| found == form), "{word}: no {form} in {found:?}");
        }
        assert_eq!(found.first().map(String::as_str), Some(word));
    }

    #[test]
    fn inflects_by_rule() {
        expect("militant", "militants militante militantes");
        expect("voiture", "voitures");
        expect("député", "députés députée députées");
        expect("policier", "policiers policière policières");
        expect("chômeur", "chômeurs chômeuse chômeuses");
        expect("directeur", "directeurs directrice directrices");
        expect("porteur", "porteurs porteuse porteuses");
        expect("auteur", "auteurs auteure auteures autrice autrices");
        expect("procureur", "procureurs procureure procureures");
        expect("actif", "actifs active actives");
        expect("neuf", "neufs neuve neuves");
        expect("dangereux", "dangereux dangereuse dangereuses");
        expect("jaloux", "jaloux jalouse jalouses");
        expect("européen", "européens européenne européennes");
        expect("bon", "bons bonne bonnes");
        expect("officiel", "officiels officielle officielles");
        expect("pareil", "pareils pareille pareilles");
        expect("muet", "muets muette muettes");
        expect("secret", "secrets secrète secrètes");
        expect("tableau", "tableaux");
        expect("jumeau", "jumeaux jumelle jumelles");
        expect("municipal", "municipaux municipale municipales");
        expect("festival", "festivals");
        expect("détail", "détails");
        expect("public", "publics publique publiques");
        expect("blanc", "blancs blanche blanches");
        expect("turc", "turcs turque turques");
        expect("long", "longs longue longues");
        expect("aigu", "aigus aiguë aiguës");
        expect("gris", "gris grise grises");
        expect("feu", "feux");
        expect("pneu", "pneus");
        expect("match", "matchs matches");
        expect("lobby", "lobbys lobbies");
    }

    #[test]
    fn inflects_by_table() {
        expect("vieux", "vieil vieille vieilles");
        expect("beau", "beaux bel belle belles");
        expect("nouveau", "nouveaux nouvel nouvelle nouvelles");
        expect("fou", "fous fol folle folles");
        expect("œil", "yeux");
        expect("travail", "travaux");
        expect("ciel", "cieux ciels");
        expect("monsieur", "messieurs");
        expect("madame", "mesdames");
        expect("tout", "tous toute toutes");
        expect("gentil", "gentils gentille gentilles");
        expect("bref", "brefs brève brèves");
        expect("chef", "chefs cheffe cheffes");
        expect("maire", "maires mairesse");
        expect("fils", "fille filles");
        expect("doux", "doux douce douces");
        expect("favori", "favoris favorite favorites");
    }

    #[test]
    fn inflects_compounds() {
        expect("sous-préfet", "sous-préfets sous-préfète sous-préfètes");
        expect("chef-d'œuvre", "chefs-d'œuvre");
        expect("chef-lieu", "chefs-lieux");
        expect("vice-président", "vice-présidents vice-présidente vice-présidentes");
        expect("premier-né", "premiers-nés");
        expect("arc-en-ciel", "arcs-en-ciel");
        expect("arrière-petit-fils", "arrière-petits-fils");
        expect("arrière-grand-mère", "arrière-grand-mères arrière-grands-mères");
        expect("grand-mère", "grand-mères grands-mères");
        expect("ex-PS", "ex-PS");
    }

    #[test]
    fn leaves_acronyms_and_numbers() {
        for word in ["ONG", "PS", "S.N.C.F.", "G20", "2e", "CGT-FO", "", "-", "«»"] {
            assert_eq!(inflect(word), [word]);
        }
    }

    #[test]
    fn keeps_case() {
        expect("Insoumis", "Insoumise Insoumises");
        expect("Monsieur", "Messieurs");
        expect("Vieux", "Vieille");
        expect("Français", "Française");
    }

    #[test]
    fn gives_each_form_once() {
        assert_eq!(inflect("prix"), ["prix", "prise", "prises"]);
        assert_eq!(inflect("maison"), ["maison", "maisons", "maisonne", "maisone", "maisonnes", "maisones"]);
        assert_eq!(inflect("juge"), ["juge", "juges"]);
    }

    #[test]
    fn never_panics() {
        let parts = ["", "é", "eau", "-", "İ", "ß", "œ", "日本", "🙂", "\u{301}", "A", "x", "'", "\0", " ", "ǆ"];
        for (first, second) in parts.iter().flat_map(|first| parts.iter().map(move |second| (first, second))) {
            for third in parts {
                let word = format!("{first}{second}{third}");
                assert_eq!(inflect(&word).first(), Some(&word));
            }
        }
        assert!(!inflect(&"a-".repeat(100_000)).is_empty());
    }

    #[test]
    fn lists_at_least_plural_feminine_and_feminine_plural() {
        for (word, listed) in IRREGULAR.iter() {
            assert!(listed.split(' ').count() >= 3, "{word}");
            assert_eq!(*word, word.to_lowercase());
        }
    }
}
