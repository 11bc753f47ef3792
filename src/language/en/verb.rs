//! English conjugation: the forms of any verb, from its base form.
//!
//! Regular verbs follow the spelling rules below, irregular ones `verbs.toml`, also behind a prefix (`misunderstood`).
//! Where British and American spelling differ, both are given (`travelled` and `traveled`).

use crate::language::file;
use crate::language::verb::{Mood, Tense, VerbForm};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::sync::LazyLock;

/// The forms of a verb, base form first; none for an empty string.
///
/// A form that is the same for all persons comes once, without a person: `stop` and `stopped`, but `stops` as the
/// third singular. Only `be` has all six.
#[must_use]
pub fn conjugate(base: &str) -> Vec<VerbForm> {
    let lower = base.trim().to_lowercase();
    match BOOK.listed.get(&lower) {
        _ if lower.is_empty() => Vec::new(),
        Some(listed) => listed.forms(&lower),
        None => forms(&lower),
    }
}

fn forms(base: &str) -> Vec<VerbForm> {
    let verb = Verb::of(base);
    let (past, participle) = verb.past();
    let mut out = basic(base);
    put(&mut out, Mood::Indicative, Tense::Present, Some((3, false)), verb.third_person());
    put(&mut out, Mood::Imperative, Tense::Present, None, [base.to_owned()]);
    put(&mut out, Mood::Indicative, Tense::Past, None, past);
    put(&mut out, Mood::Participle, Tense::Present, None, verb.gerunds());
    put(&mut out, Mood::Participle, Tense::Past, None, participle);
    out
}

/// Infinitive and present.
fn basic(base: &str) -> Vec<VerbForm> {
    let mut out = Vec::with_capacity(8);
    put(&mut out, Mood::Infinitive, Tense::Present, None, [base.to_owned()]);
    put(&mut out, Mood::Indicative, Tense::Present, None, [base.to_owned()]);
    out
}

/// Person and whether it is plural.
type Person = (u8, bool);

const PERSONS: [Person; 6] = [(1, false), (2, false), (3, false), (1, true), (2, true), (3, true)];

fn put(out: &mut Vec<VerbForm>, mood: Mood, tense: Tense, person: Option<Person>, spellings: impl IntoIterator<Item = String>) {
    let (person, plural) = person.unzip();
    out.extend(spellings.into_iter().map(|form| VerbForm { form, mood, tense, person, plural }));
}

/// A verb cut into what stays as it is and what the rules look at.
struct Verb<'v> {
    base: &'v str,
    /// The base without prefixes if it is irregular, else without what stands before a hyphen.
    root: &'v str,
    /// Preterite and participle of the root, as `verbs.toml` lists them.
    irregular: Option<&'static str>,
}

impl<'v> Verb<'v> {
    fn of(base: &'v str) -> Self {
        match irregular(base) {
            Some((root, listed)) => Self { base, root, irregular: Some(listed) },
            None => Self { base, root: base.rsplit('-').next().unwrap_or(base), irregular: None },
        }
    }

    fn prefix(&self) -> &'v str {
        self.base.strip_suffix(self.root).unwrap_or_default()
    }

    /// Preterites and past participles.
    fn past(&self) -> (Vec<String>, Vec<String>) {
        let Some(listed) = self.irregular else {
            let regular = self.regular_past();
            return (regular.clone(), regular);
        };
        let (past, participle) = listed.split_once(' ').unwrap_or((listed, listed));
        let whole = |listed: &str| listed.split('|').map(|form| format!("{}{form}", self.prefix())).collect();
        (whole(past), whole(participle))
    }

    fn regular_past(&self) -> Vec<String> {
        let base = self.base;
        if let Some(stem) = before_y(base) {
            vec![format!("{stem}ied")]
        } else if base.ends_with('e') {
            vec![format!("{base}d")]
        } else {
            self.closed().iter().map(|stem| format!("{stem}ed")).collect()
        }
    }

    fn gerunds(&self) -> Vec<String> {
        let base = self.base;
        let whole = || format!("{base}ing");
        if let Some(stem) = base.strip_suffix("ie") {
            return vec![format!("{stem}ying")];
        }
        match base.strip_suffix('e') {
            Some(stem) if stem.ends_with(['e', 'o', 'y']) => vec![whole()],
            Some(stem) if BOOK.keep_e.contains(self.root) => vec![format!("{stem}ing"), whole()],
            Some(stem) => vec![format!("{stem}ing")],
            None => self.closed().iter().map(|stem| format!("{stem}ing")).collect(),
        }
    }

    fn third_person(&self) -> Vec<String> {
        let base = self.base;
        if let Some(listed) = BOOK.third_person.get(self.root) {
            vec![format!("{}{listed}", self.prefix())]
        } else if let Some(stem) = before_y(base) {
            vec![format!("{stem}ies")]
        } else if base.ends_with(['s', 'z']) {
            self.closed().iter().map(|stem| format!("{stem}es")).collect()
        } else if hisses(self.root) {
            vec![format!("{base}es")]
        } else if after_consonant_o(base) {
            vec![format!("{base}es"), format!("{base}s")]
        } else {
            vec![format!("{base}s")]
        }
    }

    /// The stem as it is before `-ed` and `-ing`, its last letter doubled where that keeps the vowel short.
    fn closed(&self) -> Vec<String> {
        let base = self.base;
        let doubled = || base.chars().next_back().map_or_else(String::new, |last| format!("{base}{last}"));
        match self.doubling() {
            _ if base.ends_with("ic") || BOOK.k.contains(self.root) => vec![format!("{base}k")],
            Doubling::Never => vec![base.to_owned()],
            Doubling::Always => vec![doubled()],
            Doubling::Either => vec![doubled(), base.to_owned()],
        }
    }

    fn doubling(&self) -> Doubling {
        let listed_in = |list: &FxHashSet<String>| list.contains(self.base) || listed(list, self.root);
        match before_short_vowel(self.root) {
            _ if listed_in(&BOOK.either) => Doubling::Either,
            _ if listed_in(&BOOK.doubled) => Doubling::Always,
            Some(start) if !start.contains(is_vowel) => Doubling::Always,
            Some(start) if self.root.ends_with('l') && may_part(start, self.root) => Doubling::Either,
            _ => Doubling::Never,
        }
    }
}

/// Whether the last consonant doubles before a vowel.
enum Doubling {
    Never,
    Always,
    /// Both are in use.
    Either,
}

/// The irregular verb that this one is or ends with, and what is listed for it.
fn irregular(base: &str) -> Option<(&str, &'static str)> {
    let known = |root| Some((root, BOOK.irregular.get(root)?.as_str()));
    let last = base.rsplit('-').next().unwrap_or(base);
    let nested = || unprefixed(last).flat_map(unprefixed).find_map(known);
    known(base).or_else(|| known(last)).or_else(|| unprefixed(last).find_map(known)).or_else(nested)
}

/// What is left of the verb after each prefix it begins with.
fn unprefixed(verb: &str) -> impl Iterator<Item = &str> {
    BOOK.prefixes.iter().filter_map(move |prefix| verb.strip_prefix(prefix.as_str()))
}

/// The base without a `y` after a consonant.
fn before_y(base: &str) -> Option<&str> {
    base.strip_suffix('y').filter(|stem| !stem.is_empty() && !without_mute_u(stem).ends_with(['a', 'e', 'i', 'o', 'u']))
}

/// What stands before one vowel and one consonant that close the word, if it ends so. The consonant is one that can double.
fn before_short_vowel(root: &str) -> Option<&str> {
    let open = root.strip_suffix(|letter: char| letter.is_alphabetic() && !is_vowel(letter) && !"wxh".contains(letter))?;
    let start = without_mute_u(open.strip_suffix(is_vowel)?);
    Some(start.strip_prefix('y').unwrap_or(start))
}

/// The text without a `u` that belongs to a `q`.
fn without_mute_u(text: &str) -> &str {
    text.strip_suffix('u').filter(|rest| rest.ends_with('q')).unwrap_or(text)
}

fn is_vowel(letter: char) -> bool {
    "aeiouy".contains(letter)
}

/// Whether a list has the verb or what it is without a prefix (`readmit`).
fn listed(list: &FxHashSet<String>, root: &str) -> bool {
    list.contains(root) || unprefixed(root).any(|bare| list.contains(bare))
}

/// Whether the vowel before a last `l` is a syllable of its own: `travel`, `fuel`, `dial`, but not `reveal`, `fail`.
fn may_part(start: &str, root: &str) -> bool {
    !start.ends_with(is_vowel) || ["ial", "ual", "uel"].iter().any(|ending| root.ends_with(ending))
}

/// Whether the third person takes `-es` to be said at all: `fix`, `watch`, `go`.
fn hisses(base: &str) -> bool {
    ["x", "ch", "sh"].iter().any(|ending| base.ends_with(ending)) || ["go", "do"].contains(&base)
}

/// Whether the third person takes `-es` or `-s`: `veto`, `solo`, but not `radio`.
fn after_consonant_o(base: &str) -> bool {
    base.strip_suffix('o').is_some_and(|stem| !stem.ends_with(is_vowel))
}

static BOOK: LazyLock<Book> = LazyLock::new(|| file::read(file::text!("en/verbs")));

/// `verbs.toml`; it says what the fields mean.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Book {
    prefixes: Vec<String>,
    doubled: FxHashSet<String>,
    either: FxHashSet<String>,
    k: FxHashSet<String>,
    keep_e: FxHashSet<String>,
    third_person: FxHashMap<String, String>,
    listed: FxHashMap<String, Listed>,
    irregular: FxHashMap<String, String>,
}

/// A verb without rule: `be` and the modals.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    present: String,
    #[serde(default)]
    past: String,
    gerund: Option<String>,
    participle: Option<String>,
}

impl Listed {
    fn forms(&self, base: &str) -> Vec<VerbForm> {
        let mut out = Vec::new();
        put(&mut out, Mood::Infinitive, Tense::Present, None, [base.to_owned()]);
        put_persons(&mut out, Tense::Present, &self.present);
        if self.participle.is_some() {
            put(&mut out, Mood::Imperative, Tense::Present, None, [base.to_owned()]);
        }
        put_persons(&mut out, Tense::Past, &self.past);
        put(&mut out, Mood::Participle, Tense::Present, None, self.gerund.clone());
        put(&mut out, Mood::Participle, Tense::Past, None, self.participle.clone());
        out
    }
}

/// The indicative of a tense, listed as one word for all persons or as six.
fn put_persons(out: &mut Vec<VerbForm>, tense: Tense, listed: &str) {
    let words: Vec<String> = listed.split_whitespace().map(str::to_owned).collect();
    if words.len() == PERSONS.len() {
        for (person, form) in PERSONS.into_iter().zip(words) {
            put(out, Mood::Indicative, tense, Some(person), [form]);
        }
    } else {
        put(out, Mood::Indicative, tense, None, words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The spellings of one slot.
    fn cell(forms: &[VerbForm], mood: Mood, tense: Tense, person: Option<Person>) -> String {
        let (person, plural) = person.unzip();
        let fits = |form: &&VerbForm| (form.mood, form.tense) == (mood, tense) && form.person == person;
        let found = forms.iter().filter(fits).filter(|form| form.plural == plural);
        found.map(|form| form.form.as_str()).collect::<Vec<_>>().join("/")
    }

    /// Third person, preterite, `-ing`, past participle.
    fn parts(base: &str) -> String {
        let forms = conjugate(base);
        let third = cell(&forms, Mood::Indicative, Tense::Present, Some((3, false)));
        let past = cell(&forms, Mood::Indicative, Tense::Past, None);
        let gerund = cell(&forms, Mood::Participle, Tense::Present, None);
        let participle = cell(&forms, Mood::Participle, Tense::Past, None);
        format!("{third} {past} {gerund} {participle}")
    }

    #[test]
    fn conjugates_regular_verbs() {
        let expect = |base: &str, third, past: &str, gerund| assert_eq!(parts(base), [third, past, gerund, past].join(" "));
        expect("work", "works", "worked", "working");
        expect("stop", "stops", "stopped", "stopping");
        expect("quit-claim", "quit-claims", "quit-claimed", "quit-claiming");
        expect("look", "looks", "looked", "looking");
        expect("fix", "fixes", "fixed", "fixing");
        expect("play", "plays", "played", "playing");
        expect("deny", "denies", "denied", "denying");
        expect("accuse", "accuses", "accused", "accusing");
        expect("agree", "agrees", "agreed", "agreeing");
        expect("die", "dies", "died", "dying");
        expect("watch", "watches", "watched", "watching");
        expect("pass", "passes", "passed", "passing");
        expect("admit", "admits", "admitted", "admitting");
        expect("limit", "limits", "limited", "limiting");
        expect("offer", "offers", "offered", "offering");
        expect("prefer", "prefers", "preferred", "preferring");
        expect("readmit", "readmits", "readmitted", "readmitting");
        expect("panic", "panics", "panicked", "panicking");
        expect("veto", "vetoes/vetos", "vetoed", "vetoing");
        expect("radio", "radios", "radioed", "radioing");
        expect("reveal", "reveals", "revealed", "revealing");
        expect("yell", "yells", "yelled", "yelling");
        expect("yap", "yaps", "yapped", "yapping");
        expect("equip", "equips", "equipped", "equipping");
        expect("whizz", "whizzes", "whizzed", "whizzing");
        expect("quiz", "quizzes", "quizzed", "quizzing");
        expect("soliloquy", "soliloquies", "soliloquied", "soliloquying");
    }

    #[test]
    fn gives_british_and_american_spellings() {
        assert_eq!(parts("travel"), "travels travelled/traveled travelling/traveling travelled/traveled");
        assert_eq!(parts("fuel"), "fuels fuelled/fueled fuelling/fueling fuelled/fueled");
        assert_eq!(parts("focus"), "focusses/focuses focussed/focused focussing/focusing focussed/focused");
        assert_eq!(parts("learn"), "learns learned/learnt learning learned/learnt");
        assert_eq!(parts("age"), "ages aged aging/ageing aged");
    }

    #[test]
    fn conjugates_irregular_verbs() {
        let expect = |base: &str, expected| assert_eq!(parts(base), expected);
        expect("go", "goes went going gone");
        expect("do", "does did doing done");
        expect("have", "has had having had");
        expect("come", "comes came coming come");
        expect("say", "says said saying said");
        expect("put", "puts put putting put");
        expect("run", "runs ran running run");
        expect("begin", "begins began beginning begun");
        expect("forget", "forgets forgot forgetting forgotten/forgot");
        expect("lie", "lies lay/lied lying lain/lied");
        expect("take", "takes took taking taken");
        expect("fly", "flies flew flying flown");
        expect("win", "wins won winning won");
        expect("see", "sees saw seeing seen");
        expect("broadcast", "broadcasts broadcast/broadcasted broadcasting broadcast/broadcasted");
    }

    #[test]
    fn conjugates_irregular_verbs_behind_a_prefix() {
        let expect = |base: &str, expected| assert_eq!(parts(base), expected);
        expect("undergo", "undergoes underwent undergoing undergone");
        expect("overcome", "overcomes overcame overcoming overcome");
        expect("understand", "understands understood understanding understood");
        expect("misunderstand", "misunderstands misunderstood misunderstanding misunderstood");
        expect("rewrite", "rewrites rewrote rewriting rewritten");
        expect("withdraw", "withdraws withdrew withdrawing withdrawn");
        expect("foresee", "foresees foresaw foreseeing foreseen");
        expect("outrun", "outruns outran outrunning outrun");
        expect("redo", "redoes redid redoing redone");
        expect("co-write", "co-writes co-wrote co-writing co-written");
        expect("release", "releases released releasing released");
    }

    #[test]
    fn conjugates_be_and_modals() {
        let be = conjugate("be");
        let person = |tense, person| cell(&be, Mood::Indicative, tense, Some(person));
        assert_eq!(PERSONS.map(|who| person(Tense::Present, who)).join(" "), "am are is are are are");
        assert_eq!(PERSONS.map(|who| person(Tense::Past, who)).join(" "), "was were was were were were");
        assert!(be.iter().any(|form| form.form == "being") && be.iter().any(|form| form.form == "been"));
        assert_eq!(cell(&conjugate("can"), Mood::Indicative, Tense::Past, None), "could");
    }

    #[test]
    fn gives_forms_without_person_once() {
        let forms = conjugate("Stop");
        assert_eq!(forms.iter().filter(|form| form.form == "stop").count(), 3);
        assert_eq!(forms.len(), 7);
    }

    #[test]
    fn never_panics() {
        let parts = ["", "é", "e", "y", "qu", "re", "un", "-", "l", "ie", "İ", "ß", "日本", "🙂", "\u{301}", "go", "be", "z", "\0", " "];
        for (first, second) in parts.iter().flat_map(|first| parts.iter().map(move |second| (first, second))) {
            for third in parts {
                let forms = conjugate(&format!("{first}{second}{third}"));
                assert!(forms.iter().all(|form| !form.form.is_empty()));
            }
        }
        assert!(conjugate("").is_empty());
        assert!(!conjugate(&"re".repeat(100_000)).is_empty());
        assert!(!conjugate(&"re-".repeat(100_000)).is_empty());
    }

    #[test]
    fn lists_preterite_and_participle() {
        for (base, listed) in &BOOK.irregular {
            assert!((1..=2).contains(&listed.split(' ').count()), "{base}");
            assert!(listed.split([' ', '|']).all(|form| !form.is_empty()), "{base}");
        }
        assert!(BOOK.irregular.len() > 180);
    }
}
