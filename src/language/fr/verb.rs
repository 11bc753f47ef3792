//! French conjugation: the simple forms of any verb, from its infinitive.
//!
//! Verbs in `-er` follow the spelling rules below; all others, and the irregular ones in `-er`, follow the model
//! of `verbs.toml` that names them or the longest ending of theirs. Either way a verb comes down to its principal
//! parts, from which one set of rules writes the forms.
//! Where the spelling of 1990 differs, both are given (`cédera` and `cèdera`, `connaît` and `connait`).

// The build conjugates too, and would look for it elsewhere.
#[path = "verb/book.rs"]
mod book;

use crate::language::verb::{Mood, Tense, VerbForm};
use book::BOOK;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The simple forms of a verb, infinitive first; none for an empty string.
///
/// A reflexive pronoun (`se`, `s'`, `s'en`) is left out: `s'excuser` has the forms of `excuser`.
/// The past participle comes as masculine, feminine, masculine plural, feminine plural, in this order.
/// A word that ends like no verb has its infinitive only.
#[must_use]
pub fn conjugate(infinitive: &str) -> Vec<VerbForm> {
    let lower = infinitive.trim().to_lowercase();
    let given = without_pronoun(&lower);
    match even_stem(given) {
        _ if given.is_empty() => Vec::new(),
        Some(stem) => EVEN.iter().map(|form| VerbForm { form: [stem, &form.form].concat(), ..*form }).collect(),
        None => like_its_model(given).unwrap_or_else(|| by_parts(given)),
    }
}

/// The forms of a verb with one model, where what stands before the model's ending changes nothing: worked out once for each model.
fn like_its_model(verb: &str) -> Option<Vec<VerbForm>> {
    let models = BOOK.models_of(verb);
    let [(model, root)] = models.as_slice() else { return None };
    // What ends in these letters may be spelt otherwise before some endings, or lose or keep an `s`.
    let steady = root.ends_with(|letter: char| letter.is_alphabetic() && !is_vowel(letter) && !"cgs".contains(letter));
    if !steady || traditional(verb) != verb || reformed(verb) != verb {
        return None;
    }
    let rest = |form: VerbForm| Some(VerbForm { form: form.form.strip_prefix(root)?.to_owned(), ..form });
    let endings = model.endings.get_or_init(|| by_parts(verb).into_iter().map(rest).collect()).as_ref()?;
    Some(endings.iter().map(|form| VerbForm { form: [root, form.form.as_str()].concat(), ..*form }).collect())
}

/// The forms, each from the part of the verb that it is built on.
fn by_parts(given: &str) -> Vec<VerbForm> {
    let verb = traditional(given);
    let mut forms = Forms::default();
    forms.conjugate(&verb);
    forms.infinitives(given, verb)
}

/// The endings of the verbs whose stem never changes, each with what it tells: most verbs there are.
static EVEN: LazyLock<Vec<VerbForm>> = LazyLock::new(|| {
    let ending = |form: VerbForm| VerbForm { form: form.form.trim_start_matches("parl").to_owned(), ..form };
    by_parts("parler").into_iter().map(ending).collect()
});

/// The stem of a verb in `-er` with one spelling, which is that of all its forms.
fn even_stem(verb: &str) -> Option<&str> {
    let stem = verb.strip_suffix("er").filter(|stem| !stem.is_empty())?;
    let changes = stem.ends_with(['c', 'g', 'y']) || verb.contains(['î', 'û']) || open_vowel(stem).is_some();
    (!changes && BOOK.models_of(verb).is_empty()).then_some(stem)
}

/// The infinitive without its reflexive pronoun.
fn without_pronoun(verb: &str) -> &str {
    let bare = ["se ", "s'", "s’"].iter().find_map(|pronoun| verb.strip_prefix(pronoun));
    bare.map_or(verb, |bare| bare.strip_prefix("en ").unwrap_or(bare)).trim()
}

/// The infinitive as it was before 1990, which is how the models know it: `connaitre` is `connaître`.
fn traditional(verb: &str) -> String {
    let spelling = BOOK.spellings.iter().find_map(|(new, old)| Some(verb.strip_suffix(new.as_str())?.to_owned() + old));
    spelling.unwrap_or_else(|| verb.to_owned())
}

/// The infinitive as 1990 has it.
fn reformed(verb: &str) -> String {
    let spelling = BOOK.spellings.iter().find_map(|(new, old)| Some(verb.strip_suffix(old.as_str())?.to_owned() + new));
    spelling.unwrap_or_else(|| without_circumflex(verb))
}

/// The text without the circumflex on `i` and `u`, which 1990 dropped.
fn without_circumflex(text: &str) -> String {
    text.replace('î', "i").replace('û', "u")
}

/// The spellings of one form: usually one, none where the verb lacks the form.
type Cell = Vec<String>;

/// Person and whether it is plural.
type Person = (u8, bool);

const PERSONS: [Person; 6] = [(1, false), (2, false), (3, false), (1, true), (2, true), (3, true)];
const ORDERS: [Person; 3] = [(2, false), (1, true), (2, true)];

const PRESENT: [&str; 6] = ["e", "es", "e", "ons", "ez", "ent"];
const IMPERFECT: [&str; 6] = ["ais", "ais", "ait", "ions", "iez", "aient"];
const FUTURE: [&str; 6] = ["ai", "as", "a", "ons", "ez", "ont"];
const SUBJUNCTIVE: [&str; 6] = ["e", "es", "e", "ions", "iez", "ent"];

/// What the simple past is built on: `-ai`, `-is`, `-us`, `-ins` and their like.
#[derive(Clone, Copy)]
struct PastClass {
    /// How the first person ends.
    first: &'static str,
    vowel: &'static str,
    /// The vowel before `-mes`, `-tes` and the subjunctive `-t`.
    long: &'static str,
}

impl PastClass {
    const FIRST_GROUP: Self = Self::new("ai", "a", "â");
    /// The longer ending before the one it ends with.
    const ALL: [Self; 6] = [
        Self::FIRST_GROUP,
        Self::new("ins", "in", "în"),
        Self::new("ïs", "ï", "ï"),
        Self::new("is", "i", "î"),
        Self::new("ûs", "û", "û"),
        Self::new("us", "u", "û"),
    ];

    const fn new(first: &'static str, vowel: &'static str, long: &'static str) -> Self {
        Self { first, vowel, long }
    }

    fn indicative(self) -> [String; 6] {
        let Self { vowel, long, .. } = self;
        if vowel == "a" {
            return ["ai", "as", "a", "âmes", "âtes", "èrent"].map(str::to_owned);
        }
        let ending = |vowel, rest| format!("{vowel}{rest}");
        [(vowel, "s"), (vowel, "s"), (vowel, "t"), (long, "mes"), (long, "tes"), (vowel, "rent")].map(|(v, r)| ending(v, r))
    }

    fn subjunctive(self) -> [String; 6] {
        let Self { vowel, long, .. } = self;
        let ending = |vowel, rest| format!("{vowel}{rest}");
        [(vowel, "sse"), (vowel, "sses"), (long, "t"), (vowel, "ssions"), (vowel, "ssiez"), (vowel, "ssent")].map(|(v, r)| ending(v, r))
    }
}

/// The principal parts of a verb.
struct Parts {
    /// The present, person by person.
    present: Vec<Cell>,
    /// Stems of the imperfect.
    imperfect: Cell,
    /// Stems of the simple past with their class.
    past: Vec<(String, PastClass)>,
    /// Stems of the future, with its `r`.
    future: Cell,
    /// The present subjunctive, person by person.
    subjunctive: Vec<Cell>,
    /// The three orders.
    imperative: Vec<Cell>,
    /// Present participle.
    gerund: Cell,
    /// Past participles, each in its four agreements.
    participles: Vec<[String; 4]>,
}

/// The forms written so far.
#[derive(Default)]
struct Forms(Vec<VerbForm>);

impl Forms {
    fn conjugate(&mut self, verb: &str) {
        let models = BOOK.models_of(verb);
        if models.is_empty() {
            self.write_first_group(verb);
        }
        for (model, root) in models {
            self.write(&model.parts(root, verb));
            if model.third_person_only {
                self.0.retain(|form| matches!(form.person, None | Some(3)));
            }
        }
        if verb.contains(['î', 'û']) && verb != "croître" {
            self.add_reformed(verb.ends_with("er"));
        }
    }

    /// All forms, after the infinitive as it was given and as else it is spelt.
    fn infinitives(self, given: &str, verb: String) -> Vec<VerbForm> {
        let mut spellings = vec![given.to_owned()];
        let reformed = reformed(&verb);
        spellings.extend([verb, reformed].into_iter().filter(|spelling| spelling != given));
        spellings.dedup();
        let mut all = Self::default();
        all.put(Mood::Infinitive, Tense::Present, None, &spellings);
        all.0.extend(self.0);
        without_repeats(all.0)
    }

    fn write_first_group(&mut self, verb: &str) {
        if let Some(stem) = verb.strip_suffix("er").filter(|stem| !stem.is_empty()) {
            self.write(&first_group(stem, verb));
        }
    }

    fn write(&mut self, parts: &Parts) {
        self.persons(Mood::Indicative, Tense::Present, &parts.present);
        self.persons(Mood::Indicative, Tense::Imperfect, &endings(&parts.imperfect, &IMPERFECT));
        self.past(&parts.past);
        self.persons(Mood::Indicative, Tense::Future, &endings(&parts.future, &FUTURE));
        self.persons(Mood::Conditional, Tense::Present, &endings(&parts.future, &IMPERFECT));
        self.persons(Mood::Subjunctive, Tense::Present, &parts.subjunctive);
        for (&person, cell) in ORDERS.iter().zip(&parts.imperative) {
            self.put(Mood::Imperative, Tense::Present, Some(person), cell);
        }
        self.put(Mood::Participle, Tense::Present, None, &parts.gerund);
        self.participles(&parts.participles);
    }

    fn past(&mut self, stems: &[(String, PastClass)]) {
        for (stem, class) in stems {
            let stem = std::slice::from_ref(stem);
            self.persons(Mood::Indicative, Tense::Past, &endings(stem, &class.indicative()));
            self.persons(Mood::Subjunctive, Tense::Imperfect, &endings(stem, &class.subjunctive()));
        }
    }

    fn participles(&mut self, participles: &[[String; 4]]) {
        for agreement in participles {
            for (form, plural) in agreement.iter().zip([false, false, true, true]) {
                self.push(form, Mood::Participle, Tense::Past, None, Some(plural));
            }
        }
    }

    fn persons(&mut self, mood: Mood, tense: Tense, cells: &[Cell]) {
        for (&person, cell) in PERSONS.iter().zip(cells) {
            self.put(mood, tense, Some(person), cell);
        }
    }

    fn put(&mut self, mood: Mood, tense: Tense, person: Option<Person>, spellings: &[String]) {
        for form in spellings {
            self.push(form, mood, tense, person.map(|(person, _)| person), person.map(|(_, plural)| plural));
        }
    }

    fn push(&mut self, form: &str, mood: Mood, tense: Tense, person: Option<u8>, plural: Option<bool>) {
        if !form.is_empty() {
            self.0.push(VerbForm { form: form.to_owned(), mood, tense, person, plural });
        }
    }

    /// Adds what 1990 made of a verb with `î` or `û`. The reform kept the accent in endings (`connûmes`),
    /// which a first-group verb has none of on these letters.
    fn add_reformed(&mut self, first_group: bool) {
        let reformed = |form: &VerbForm| (first_group || !is_past(form)).then(|| unaccented(form)).flatten();
        let added: Vec<VerbForm> = self.0.iter().filter_map(reformed).collect();
        self.0.extend(added);
    }
}

/// Each form once: two models of one verb share some, and so do two participles.
fn without_repeats(forms: Vec<VerbForm>) -> Vec<VerbForm> {
    let mut seen = FxHashSet::default();
    let first: Vec<bool> = forms.iter().map(|form| seen.insert(form)).collect();
    forms.into_iter().zip(first).filter_map(|(form, first)| first.then_some(form)).collect()
}

/// Whether the form is built on the stem of the simple past.
fn is_past(form: &VerbForm) -> bool {
    matches!((form.mood, form.tense), (Mood::Indicative, Tense::Past) | (Mood::Subjunctive, Tense::Imperfect))
}

/// The form without its circumflex on `i` and `u`, if it has one.
fn unaccented(form: &VerbForm) -> Option<VerbForm> {
    let plain = without_circumflex(&form.form);
    (plain != form.form).then(|| VerbForm { form: plain, ..form.clone() })
}

/// Each stem with each of the endings, person by person.
fn endings<E: AsRef<str>>(stems: &[String], endings: &[E]) -> Vec<Cell> {
    endings.iter().map(|ending| cell(stems, ending.as_ref())).collect()
}

/// Each stem with one ending.
fn cell(stems: &[String], ending: &str) -> Cell {
    stems.iter().map(|stem| join(stem, ending)).collect()
}

/// Stem and ending, spelt so that `c` and `g` stay soft: `commençons`, `mangeait`.
fn join(stem: &str, ending: &str) -> String {
    let opens = ending.starts_with(['a', 'â', 'o']);
    match stem.strip_suffix('c') {
        Some(start) if opens => [start, "ç", ending].concat(),
        None if opens && stem.ends_with('g') => [stem, "e", ending].concat(),
        _ => [stem, ending].concat(),
    }
}

/// A past participle in its four agreements, from the masculine and those of the others that don't follow from it.
fn agreements(masculine: &str, feminine: Option<&str>) -> [String; 4] {
    let plain = masculine.strip_suffix('û').map_or_else(|| masculine.to_owned(), |stem| format!("{stem}u"));
    let feminine = feminine.map_or_else(|| format!("{plain}e"), str::to_owned);
    let plural = if plain.ends_with('s') { plain } else { plain + "s" };
    [masculine.to_owned(), feminine.clone(), plural, feminine + "s"]
}

// The first group.

fn first_group(stem: &str, verb: &str) -> Parts {
    let mute = mute_stems(stem, verb);
    let full = vec![stem.to_owned()];
    let present = mixed(&mute, &full, &PRESENT);
    Parts {
        subjunctive: mixed(&mute, &full, &SUBJUNCTIVE),
        // From the third person on: `mange` is the order to one, then come `mangeons` and `mangez`.
        imperative: present[2..].to_vec(),
        present,
        past: vec![(stem.to_owned(), PastClass::FIRST_GROUP)],
        future: future_stems(stem, &mute),
        gerund: vec![join(stem, "ant")],
        participles: vec![agreements(&format!("{stem}é"), None)],
        imperfect: full,
    }
}

/// Six persons, of which `nous` and `vous` have the full stem.
fn mixed(mute: &[String], full: &[String], ends: &[&str; 6]) -> Vec<Cell> {
    let cell = |(at, ending): (usize, &&str)| cell(if at == 3 || at == 4 { full } else { mute }, ending);
    ends.iter().enumerate().map(cell).collect()
}

/// Future stems: those with a mute ending, and for `céder` the traditional `céder-` beside `cèder-`.
fn future_stems(stem: &str, mute: &[String]) -> Cell {
    let acute = open_vowel(stem).is_some_and(|(_, vowel)| vowel == 'é').then(|| stem.to_owned());
    acute.iter().chain(mute).map(|stem| format!("{stem}er")).collect()
}

/// The stem as it is before a mute `e`, in every spelling in use.
fn mute_stems(stem: &str, verb: &str) -> Cell {
    if let Some(base) = stem.strip_suffix('y') {
        return before_y(base, stem);
    }
    let Some((at, vowel)) = open_vowel(stem) else {
        return vec![stem.to_owned()];
    };
    let (start, tail) = (&stem[..at], &stem[at + vowel.len_utf8()..]);
    let grave = format!("{start}è{tail}");
    match (vowel, tail) {
        ('e', "l" | "t") => BOOK.doubled_or_grave(verb, format!("{stem}{tail}"), grave),
        _ => vec![grave],
    }
}

/// `paie` or `paye`, but only `emploie` and `essuie`, and only `grasseye`.
fn before_y(base: &str, stem: &str) -> Cell {
    match base.chars().next_back() {
        Some('a') => vec![format!("{base}i"), stem.to_owned()],
        Some('o' | 'u') => vec![format!("{base}i")],
        _ => vec![stem.to_owned()],
    }
}

/// Where the last vowel of the stem stands, if it is an `e` or `é` that a mute ending turns into `è`.
fn open_vowel(stem: &str) -> Option<(usize, char)> {
    let sounded = without_mute_u(stem);
    let (at, vowel) = sounded.char_indices().rev().find(|(_, letter)| is_vowel(*letter))?;
    let tail = &sounded[at + vowel.len_utf8()..];
    let opens = match vowel {
        'é' => !tail.is_empty(),
        'e' => closes_lightly(tail) && !follows_vowel(&sounded[..at]),
        _ => false,
    };
    opens.then_some((at, vowel))
}

/// The text without the `u` that only keeps `g` or `q` hard.
fn without_mute_u(text: &str) -> &str {
    text.strip_suffix('u').filter(|rest| rest.ends_with(['g', 'q'])).unwrap_or(text)
}

/// Whether the consonants leave a plain `e` open, as in `mener` and `sevrer`, not in `tester`, `vexer`, `interviewer`.
fn closes_lightly(tail: &str) -> bool {
    let mut letters = tail.chars();
    tail == "vr" || matches!((letters.next(), letters.next()), (Some(letter), None) if !matches!(letter, 'x' | 'w'))
}

/// Whether a vowel is sounded right before, so that `e` is a part of it: `gueuler`, `tweeter`.
fn follows_vowel(start: &str) -> bool {
    without_mute_u(start).ends_with(is_vowel)
}

fn is_vowel(letter: char) -> bool {
    "aàâeéèêëiîïoôuùûüyœæ".contains(letter)
}

// The models.

#[cfg(test)]
mod tests {
    use super::book::LONGEST_SUFFIX;
    use super::*;
    use std::collections::HashSet;

    /// Verb: present; passé simple (il); future (je); subjunctive (que je, que nous); past participle (m, f).
    const CHECKED: &str = "
        être: suis es est sommes êtes sont; fut; serai; sois soyons; été
        avoir: ai as a avons avez ont; eut; aurai; aie ayons; eu eue
        aller: vais vas va allons allez vont; alla; irai; aille allions; allé allée
        envoyer: envoie envoies envoie envoyons envoyez envoient; envoya; enverrai; envoie envoyions; envoyé envoyée
        parler: parle parles parle parlons parlez parlent; parla; parlerai; parle parlions; parlé parlée
        appeler: appelle appelles appelle appelons appelez appellent; appela; appellerai; appelle appelions; appelé appelée
        rejeter: rejette rejettes rejette rejetons rejetez rejettent; rejeta; rejetterai; rejette rejetions; rejeté rejetée
        acheter: achète achètes achète achetons achetez achètent; acheta; achèterai; achète achetions; acheté achetée
        geler: gèle gèles gèle gelons gelez gèlent; gela; gèlerai; gèle gelions; gelé gelée
        mener: mène mènes mène menons menez mènent; mena; mènerai; mène menions; mené menée
        sevrer: sèvre sèvres sèvre sevrons sevrez sèvrent; sevra; sèvrerai; sèvre sevrions; sevré sevrée
        préférer: préfère préfères préfère préférons préférez préfèrent; préféra; préférerai/préfèrerai; préfère préférions; préféré préférée
        célébrer: célèbre célèbres célèbre célébrons célébrez célèbrent; célébra; célébrerai/célèbrerai; célèbre célébrions; célébré célébrée
        déléguer: délègue délègues délègue déléguons déléguez délèguent; délégua; déléguerai/délèguerai; délègue déléguions; délégué déléguée
        protéger: protège protèges protège protégeons protégez protègent; protégea; protégerai/protègerai; protège protégions; protégé protégée
        créer: crée crées crée créons créez créent; créa; créerai; crée créions; créé créée
        manger: mange manges mange mangeons mangez mangent; mangea; mangerai; mange mangions; mangé mangée
        commencer: commence commences commence commençons commencez commencent; commença; commencerai; commence commencions; commencé commencée
        dépecer: dépèce dépèces dépèce dépeçons dépecez dépècent; dépeça; dépècerai; dépèce dépecions; dépecé dépecée
        employer: emploie emploies emploie employons employez emploient; employa; emploierai; emploie employions; employé employée
        payer: paie/paye paies/payes paie/paye payons payez paient/payent; paya; paierai/payerai; paie/paye payions; payé payée
        étudier: étudie étudies étudie étudions étudiez étudient; étudia; étudierai; étudie étudiions; étudié étudiée
        tweeter: tweete tweetes tweete tweetons tweetez tweetent; tweeta; tweeterai; tweete tweetions; tweeté tweetée
        tester: teste testes teste testons testez testent; testa; testerai; teste testions; testé testée
        finir: finis finis finit finissons finissez finissent; finit; finirai; finisse finissions; fini finie
        répartir: répartis répartis répartit répartissons répartissez répartissent; répartit; répartirai; répartisse répartissions; réparti répartie
        asservir: asservis asservis asservit asservissons asservissez asservissent; asservit; asservirai; asservisse asservissions; asservi asservie
        investir: investis investis investit investissons investissez investissent; investit; investirai; investisse investissions; investi investie
        haïr: hais hais hait haïssons haïssez haïssent; haït; haïrai; haïsse haïssions; haï haïe
        repartir: repars repars repart repartons repartez repartent; repartit; repartirai; reparte repartions; reparti repartie
        sortir: sors sors sort sortons sortez sortent; sortit; sortirai; sorte sortions; sorti sortie
        démentir: démens démens dément démentons démentez démentent; démentit; démentirai; démente démentions; démenti démentie
        dormir: dors dors dort dormons dormez dorment; dormit; dormirai; dorme dormions; dormi dormie
        servir: sers sers sert servons servez servent; servit; servirai; serve servions; servi servie
        bouillir: bous bous bout bouillons bouillez bouillent; bouillit; bouillirai; bouille bouillions; bouilli bouillie
        revêtir: revêts revêts revêt revêtons revêtez revêtent; revêtit; revêtirai; revête revêtions; revêtu revêtue
        découvrir: découvre découvres découvre découvrons découvrez découvrent; découvrit; découvrirai; découvre découvrions; découvert découverte
        souffrir: souffre souffres souffre souffrons souffrez souffrent; souffrit; souffrirai; souffre souffrions; souffert soufferte
        accueillir: accueille accueilles accueille accueillons accueillez accueillent; accueillit; accueillerai; accueille accueillions; accueilli accueillie
        assaillir: assaille assailles assaille assaillons assaillez assaillent; assaillit; assaillirai; assaille assaillions; assailli assaillie
        parcourir: parcours parcours parcourt parcourons parcourez parcourent; parcourut; parcourrai; parcoure parcourions; parcouru parcourue
        mourir: meurs meurs meurt mourons mourez meurent; mourut; mourrai; meure mourions; mort morte
        acquérir: acquiers acquiers acquiert acquérons acquérez acquièrent; acquit; acquerrai; acquière acquérions; acquis acquise
        intervenir: interviens interviens intervient intervenons intervenez interviennent; intervint; interviendrai; intervienne intervenions; intervenu intervenue
        détenir: détiens détiens détient détenons détenez détiennent; détint; détiendrai; détienne détenions; détenu détenue
        fuir: fuis fuis fuit fuyons fuyez fuient; fuit; fuirai; fuie fuyions; fui fuie
        revoir: revois revois revoit revoyons revoyez revoient; revit; reverrai; revoie revoyions; revu revue
        prévoir: prévois prévois prévoit prévoyons prévoyez prévoient; prévit; prévoirai; prévoie prévoyions; prévu prévue
        pourvoir: pourvois pourvois pourvoit pourvoyons pourvoyez pourvoient; pourvut; pourvoirai; pourvoie pourvoyions; pourvu pourvue
        recevoir: reçois reçois reçoit recevons recevez reçoivent; reçut; recevrai; reçoive recevions; reçu reçue
        devoir: dois dois doit devons devez doivent; dut; devrai; doive devions; dû due
        savoir: sais sais sait savons savez savent; sut; saurai; sache sachions; su sue
        pouvoir: peux/puis peux peut pouvons pouvez peuvent; put; pourrai; puisse puissions; pu
        vouloir: veux veux veut voulons voulez veulent; voulut; voudrai; veuille voulions/veuillions; voulu voulue
        valoir: vaux vaux vaut valons valez valent; valut; vaudrai; vaille valions; valu value
        prévaloir: prévaux prévaux prévaut prévalons prévalez prévalent; prévalut; prévaudrai; prévale prévalions; prévalu prévalue
        promouvoir: promeus promeus promeut promouvons promouvez promeuvent; promut; promouvrai; promeuve promouvions; promu promue
        surseoir: sursois sursois sursoit sursoyons sursoyez sursoient; sursit; surseoirai/sursoirai; sursoie sursoyions; sursis sursise
        faire: fais fais fait faisons faites font; fit; ferai; fasse fassions; fait faite
        satisfaire: satisfais satisfais satisfait satisfaisons satisfaites satisfont; satisfit; satisferai; satisfasse satisfassions; satisfait satisfaite
        dire: dis dis dit disons dites disent; dit; dirai; dise disions; dit dite
        interdire: interdis interdis interdit interdisons interdisez interdisent; interdit; interdirai; interdise interdisions; interdit interdite
        maudire: maudis maudis maudit maudissons maudissez maudissent; maudit; maudirai; maudisse maudissions; maudit maudite
        suffire: suffis suffis suffit suffisons suffisez suffisent; suffit; suffirai; suffise suffisions; suffi suffie
        réélire: réélis réélis réélit réélisons réélisez réélisent; réélut; réélirai; réélise réélisions; réélu réélue
        inscrire: inscris inscris inscrit inscrivons inscrivez inscrivent; inscrivit; inscrirai; inscrive inscrivions; inscrit inscrite
        sourire: souris souris sourit sourions souriez sourient; sourit; sourirai; sourie souriions; souri sourie
        détruire: détruis détruis détruit détruisons détruisez détruisent; détruisit; détruirai; détruise détruisions; détruit détruite
        nuire: nuis nuis nuit nuisons nuisez nuisent; nuisit/nuit; nuirai; nuise nuisions; nui nuie
        boire: bois bois boit buvons buvez boivent; but; boirai; boive buvions; bu bue
        croire: crois crois croit croyons croyez croient; crut; croirai; croie croyions; cru crue
        soustraire: soustrais soustrais soustrait soustrayons soustrayez soustraient; -; soustrairai; soustraie soustrayions; soustrait soustraite
        plaire: plais plais plaît/plait plaisons plaisez plaisent; plut; plairai; plaise plaisions; plu plue
        taire: tais tais tait taisons taisez taisent; tut; tairai; taise taisions; tu tue
        naître: nais nais naît/nait naissons naissez naissent; naquit; naîtrai/naitrai; naisse naissions; né née
        reconnaître: reconnais reconnais reconnaît/reconnait reconnaissons reconnaissez reconnaissent; reconnut; reconnaîtrai/reconnaitrai; reconnaisse reconnaissions; reconnu reconnue
        accroître: accrois accrois accroît/accroit accroissons accroissez accroissent; accrut; accroîtrai/accroitrai; accroisse accroissions; accru accrue
        croître: croîs croîs croît croissons croissez croissent; crût; croîtrai; croisse croissions; crû crue
        exclure: exclus exclus exclut excluons excluez excluent; exclut; exclurai; exclue excluions; exclu exclue
        inclure: inclus inclus inclut incluons incluez incluent; inclut; inclurai; inclue incluions; inclus incluse
        craindre: crains crains craint craignons craignez craignent; craignit; craindrai; craigne craignions; craint crainte
        rejoindre: rejoins rejoins rejoint rejoignons rejoignez rejoignent; rejoignit; rejoindrai; rejoigne rejoignions; rejoint rejointe
        résoudre: résous résous résout résolvons résolvez résolvent; résolut; résoudrai; résolve résolvions; résolu/résous résolue/résoute
        coudre: couds couds coud cousons cousez cousent; cousit; coudrai; couse cousions; cousu cousue
        moudre: mouds mouds moud moulons moulez moulent; moulut; moudrai; moule moulions; moulu moulue
        défendre: défends défends défend défendons défendez défendent; défendit; défendrai; défende défendions; défendu défendue
        surprendre: surprends surprends surprend surprenons surprenez surprennent; surprit; surprendrai; surprenne surprenions; surpris surprise
        commettre: commets commets commet commettons commettez commettent; commit; commettrai; commette commettions; commis commise
        combattre: combats combats combat combattons combattez combattent; combattit; combattrai; combatte combattions; combattu combattue
        convaincre: convaincs convaincs convainc convainquons convainquez convainquent; convainquit; convaincrai; convainque convainquions; convaincu convaincue
        rompre: romps romps rompt rompons rompez rompent; rompit; romprai; rompe rompions; rompu rompue
        poursuivre: poursuis poursuis poursuit poursuivons poursuivez poursuivent; poursuivit; poursuivrai; poursuive poursuivions; poursuivi poursuivie
        survivre: survis survis survit survivons survivez survivent; survécut; survivrai; survive survivions; survécu survécue
    ";

    const SINGULAR_1: Option<Person> = Some((1, false));
    const SINGULAR_3: Option<Person> = Some((3, false));
    const PLURAL_1: Option<Person> = Some((1, true));

    /// The spellings of one slot, `-` if none.
    fn cell(forms: &[VerbForm], mood: Mood, tense: Tense, person: Option<Person>) -> String {
        let (person, plural) = person.unzip();
        let fits = |form: &&VerbForm| (form.mood, form.tense) == (mood, tense) && form.person == person;
        let found = forms.iter().filter(fits).filter(|form| form.plural == plural);
        let spellings = found.map(|form| form.form.as_str()).collect::<Vec<_>>().join("/");
        if spellings.is_empty() { "-".to_owned() } else { spellings }
    }

    fn tense(forms: &[VerbForm], mood: Mood, tense: Tense) -> String {
        PERSONS.map(|person| cell(forms, mood, tense, Some(person))).join(" ")
    }

    /// The participle in one agreement of its four, without those that don't exist.
    fn participle(forms: &[VerbForm], nth: usize) -> Vec<&str> {
        let past = forms.iter().filter(|form| (form.mood, form.tense) == (Mood::Participle, Tense::Past));
        past.map(|form| form.form.as_str()).skip(nth).step_by(4).collect()
    }

    /// A line as in `CHECKED`.
    fn line(verb: &str) -> String {
        let forms = conjugate(verb);
        let cell = |mood, tense, person| cell(&forms, mood, tense, person);
        let participles = [participle(&forms, 0).join("/"), participle(&forms, 1).join("/")].join(" ");
        format!(
            "{verb}: {}; {}; {}; {} {}; {}",
            tense(&forms, Mood::Indicative, Tense::Present),
            cell(Mood::Indicative, Tense::Past, SINGULAR_3),
            cell(Mood::Indicative, Tense::Future, SINGULAR_1),
            cell(Mood::Subjunctive, Tense::Present, SINGULAR_1),
            cell(Mood::Subjunctive, Tense::Present, PLURAL_1),
            participles.trim()
        )
    }

    fn has(verb: &str, form: &str) -> bool {
        conjugate(verb).iter().any(|found| found.form == form)
    }

    #[test]
    fn conjugates_checked_verbs() {
        for expected in CHECKED.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let verb = expected.split(':').next().unwrap_or_default();
            assert_eq!(line(verb), expected);
        }
    }

    #[test]
    fn writes_every_tense() {
        let forms = conjugate("venir");
        let expect = |mood, of, expected: &str| assert_eq!(tense(&forms, mood, of), expected);
        expect(Mood::Indicative, Tense::Imperfect, "venais venais venait venions veniez venaient");
        expect(Mood::Indicative, Tense::Past, "vins vins vint vînmes vîntes vinrent");
        expect(Mood::Indicative, Tense::Future, "viendrai viendras viendra viendrons viendrez viendront");
        expect(Mood::Conditional, Tense::Present, "viendrais viendrais viendrait viendrions viendriez viendraient");
        expect(Mood::Subjunctive, Tense::Present, "vienne viennes vienne venions veniez viennent");
        expect(Mood::Subjunctive, Tense::Imperfect, "vinsse vinsses vînt vinssions vinssiez vinssent");
        expect(Mood::Imperative, Tense::Present, "- viens - venons venez -");
        assert_eq!(cell(&forms, Mood::Participle, Tense::Present, None), "venant");
        assert_eq!(cell(&forms, Mood::Infinitive, Tense::Present, None), "venir");
        assert_eq!(forms.len(), 6 * 7 + 3 + 1 + 4 + 1);
    }

    #[test]
    fn a_stem_that_never_changes_takes_the_same_endings_as_any() {
        let verbs =
            ["accuser", "créer", "tuer", "étudier", "tester", "vexer", "tweeter", "interviewer", "distinguer", "fusiller", "Élire", "nier"];
        let known = include_str!("common.toml").split(|c: char| !c.is_alphabetic()).filter(|word| word.ends_with("er"));
        for verb in known.chain(verbs) {
            assert_eq!(conjugate(verb), by_parts(&verb.to_lowercase()), "{verb}");
        }
        let even = |verb| even_stem(verb).is_some();
        assert!(
            even("accuser") && even("tester") && !["placer", "manger", "payer", "céder", "mener", "aller", "traîner"].into_iter().any(even)
        );
    }

    #[test]
    fn verbs_of_one_model_have_its_endings() {
        for model in &BOOK.models {
            let roots = ["", "re", "dé", "sur", "gl", "fan", "bless", "plac", "long"];
            let alike = model.suffixes.iter().flat_map(|suffix| roots.map(|root| format!("{root}{suffix}")));
            for verb in alike.chain(model.verbs.iter().cloned()) {
                assert_eq!(conjugate(&verb), by_parts(&verb), "{verb}");
            }
        }
        assert!(like_its_model("finir").is_some() && like_its_model("revendre").is_some() && like_its_model("connaître").is_none());
    }

    #[test]
    fn keeps_consonants_soft() {
        let forms = conjugate("manger");
        let imperfect = tense(&forms, Mood::Indicative, Tense::Imperfect);
        assert_eq!(imperfect, "mangeais mangeais mangeait mangions mangiez mangeaient");
        assert_eq!(tense(&forms, Mood::Indicative, Tense::Past), "mangeai mangeas mangea mangeâmes mangeâtes mangèrent");
        assert_eq!(tense(&forms, Mood::Imperative, Tense::Present), "- mange - mangeons mangez -");
        assert!(has("avancer", "avançant") && has("avancer", "avancèrent"));
    }

    #[test]
    fn builds_the_simple_past_on_every_vowel() {
        let past = |verb| tense(&conjugate(verb), Mood::Indicative, Tense::Past);
        assert_eq!(past("mettre"), "mis mis mit mîmes mîtes mirent");
        assert_eq!(past("pouvoir"), "pus pus put pûmes pûtes purent");
        assert_eq!(past("haïr"), "haïs haïs haït haïmes haïtes haïrent");
        assert_eq!(past("croître"), "crûs crûs crût crûmes crûtes crûrent");
        assert_eq!(past("tenir"), "tins tins tint tînmes tîntes tinrent");
    }

    #[test]
    fn gives_orders() {
        let orders = |verb| tense(&conjugate(verb), Mood::Imperative, Tense::Present);
        assert_eq!(orders("être"), "- sois - soyons soyez -");
        assert_eq!(orders("savoir"), "- sache - sachons sachez -");
        assert_eq!(orders("aller"), "- va - allons allez -");
        assert_eq!(orders("ouvrir"), "- ouvre - ouvrons ouvrez -");
        assert_eq!(orders("pouvoir"), "- - - - - -");
    }

    #[test]
    fn agrees_past_participles() {
        let all = |verb| {
            let forms = conjugate(verb);
            [0, 1, 2, 3].map(|nth| participle(&forms, nth).join("/")).join(" ")
        };
        assert_eq!(all("recevoir"), "reçu reçue reçus reçues");
        assert_eq!(all("mettre"), "mis mise mis mises");
        assert_eq!(all("devoir"), "dû due dus dues");
        assert!(["dissous", "dissout", "dissoute", "dissouts", "dissoutes"].iter().all(|form| has("dissoudre", form)));
        assert_eq!(all("bénir"), "béni/bénit bénie/bénite bénis/bénits bénies/bénites");
    }

    #[test]
    fn tells_participles_by_number() {
        let forms = conjugate("accuser");
        let past = forms.iter().filter(|form| (form.mood, form.tense) == (Mood::Participle, Tense::Past));
        let plurals: Vec<_> = past.map(|form| (form.person, form.plural)).collect();
        assert_eq!(plurals, [(None, Some(false)), (None, Some(false)), (None, Some(true)), (None, Some(true))]);
    }

    #[test]
    fn conjugates_impersonal_and_defective_verbs() {
        assert_eq!(tense(&conjugate("falloir"), Mood::Indicative, Tense::Present), "- - faut - - -");
        assert!(has("falloir", "faudra") && has("falloir", "faille") && has("falloir", "fallu"));
        assert!(has("pleuvoir", "pleuvent") && !has("pleuvoir", "pleuvais"));
        assert_eq!(tense(&conjugate("gésir"), Mood::Indicative, Tense::Present), "gis gis gît/git gisons gisez gisent");
        assert!(has("apparoir", "appert") && has("chaloir", "chaut"));
        assert!(has("échoir", "échéant") && has("échoir", "échoit") && has("échoir", "échu"));
        assert!(has("clore", "clôt") && has("clore", "close"));
        assert!(!has("faillir", "faut"));
    }

    #[test]
    fn gives_both_conjugations_of_a_verb_that_has_two() {
        assert!(has("asseoir", "assied") && has("asseoir", "assoit") && has("asseoir", "assoyait"));
        assert!(has("ressortir", "ressort") && has("ressortir", "ressortissait"));
        assert!(has("étiqueter", "étiquette") && has("étiqueter", "étiquète"));
        assert!(has("fleurir", "fleurissait") && has("fleurir", "florissant"));
        assert!(!has("appeler", "appèle") && !has("peler", "pelle") && !has("celer", "celle"));
    }

    #[test]
    fn gives_each_form_once() {
        for verb in ["ressortir", "absoudre", "asseoir", "connaître", "payer", "bénir"] {
            let forms = conjugate(verb);
            assert_eq!(forms.iter().collect::<HashSet<_>>().len(), forms.len(), "{verb}");
        }
    }

    #[test]
    fn knows_both_spellings_of_1990() {
        for verb in ["connaître", "connaitre"] {
            assert!(["connaître", "connaitre", "connaît", "connait", "connaitra"].iter().all(|form| has(verb, form)));
            assert!(has(verb, "connûmes") && !has(verb, "connumes"));
        }
        assert!(has("asseoir", "assoir") && has("assoir", "assied"));
        assert!(has("entraîner", "entraîne") && has("entraîner", "entraine"));
        assert!(!has("croître", "crois") && !has("devoir", "du"));
    }

    #[test]
    fn leaves_out_reflexive_pronouns() {
        assert_eq!(conjugate("s'excuser"), conjugate("excuser"));
        assert_eq!(conjugate("se présenter"), conjugate("présenter"));
        assert_eq!(conjugate("s’en aller"), conjugate("aller"));
    }

    #[test]
    fn leaves_other_words_as_they_are() {
        assert!(conjugate("").is_empty() && conjugate("  ").is_empty());
        for word in ["se", "re", "er", "ir", "été", "dre"] {
            assert_eq!(conjugate(word).iter().map(|form| &*form.form).collect::<Vec<_>>(), [word]);
        }
    }

    #[test]
    fn writes_lower_case() {
        assert_eq!(conjugate("Être"), conjugate("être"));
    }

    #[test]
    fn never_panics() {
        let parts = [
            "", "é", "e", "s'", "se ", "œ", "İ", "ß", "日本", "🙂", "y", "gu", "qu", "c", "û", "-", "\u{301}", "er", "ir", "re", "oir",
            "aître", "venir", "l", "\0", " ",
        ];
        for (first, second) in parts.iter().flat_map(|first| parts.iter().map(move |second| (first, second))) {
            for third in parts {
                let forms = conjugate(&format!("{first}{second}{third}"));
                assert!(forms.iter().all(|form| !form.form.is_empty()));
            }
        }
        assert!(!conjugate(&"re".repeat(100_000)).is_empty());
    }

    #[test]
    fn lists_only_verbs_that_their_model_fits() {
        for model in &BOOK.models {
            let names = || model.verbs.iter().chain(&model.suffixes);
            assert!(names().next().is_some(), "no verb follows -{}", model.ending);
            assert!(model.suffixes.iter().all(|suffix| suffix.chars().count() <= LONGEST_SUFFIX), "-{}", model.ending);
            for name in names() {
                assert!(name.ends_with(&model.ending) || model.ending.ends_with(name.as_str()), "{name} -{}", model.ending);
            }
        }
    }

    #[test]
    fn lists_as_many_forms_as_there_are_persons() {
        for model in &BOOK.models {
            let count = |listed: &str| listed.split_whitespace().count();
            assert!([0, 6].contains(&count(&model.present)), "-{}", model.ending);
            assert!(model.subjunctive.as_deref().is_none_or(|listed| count(listed) == 6), "-{}", model.ending);
            assert!(model.imperative.as_deref().is_none_or(|listed| count(listed) == 3), "-{}", model.ending);
            let past = model.past.as_deref().unwrap_or_default();
            assert_eq!(model.past_stems("i").len(), past.split('|').filter(|part| !part.is_empty()).count(), "{past}");
        }
    }
}
