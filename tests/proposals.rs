//! What archived texts are proposed as, on stories that nothing was made for: the development desks measure it, small texts show it.
//!
//! `cargo test --test proposals -- --nocapture` prints the figures by desk.

#![expect(clippy::print_stdout, reason = "the figures are for whoever runs it by hand")]

use factlint::archive::Archive;
use factlint::facts::{Buffers, Desk, Disk};
use factlint::propose::fresh::fresh;
use factlint::propose::measure::measure;
use factlint::propose::{Aim, propose, writing};
use proptest::prelude::{Strategy, prop_assert};
use proptest::sample::{select, subsequence};
use std::path::{Path, PathBuf};

/// The lowest precision, of what the desk has a fact for, and recall that each desk may have, in hundredths: what was reached.
const FLOORS: &[(&str, usize, usize)] =
    &[("company", 92, 35), ("council", 97, 35), ("court", 87, 31), ("match", 86, 27), ("obituary", 96, 42), ("storm", 97, 47)];

#[test]
fn curators_have_what_is_proposed_on_other_stories() {
    for (name, precision, recall) in FLOORS {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/desks").join(name);
        let desk = Desk::open(&root);
        let archive = Archive::read(&desk.base, &Disk::new(&root), &Archive::default());
        let told = measure(&propose(&archive, &desk.base, Aim::Offer), &desk.base);
        println!("{name}: {told:?}");
        assert!(told.right * 100 >= precision * told.judged, "{name}: {} of {} are right", told.right, told.judged);
        assert!(told.found * 100 >= recall * told.curated, "{name}: {} of {} are found", told.found, told.curated);
    }
}

/// What is proposed of texts, by the desk's fact file.
fn proposed(facts: &str, texts: &[&str]) -> String {
    let sources = texts.iter().enumerate().map(|(at, text)| (format!("sources/{:03}.txt", at + 1), (*text).to_owned()));
    let own = [("factlint.toml".to_owned(), String::new()), ("facts/desk.toml".to_owned(), facts.to_owned())];
    let files = Buffers { texts: sources.chain(own).collect(), below: None };
    let desk = Desk::open_with(Path::new("/desk"), &files);
    assert!(desk.problems.is_empty(), "{:#?}", desk.problems);
    let archive = Archive::read(&desk.base, &files, &Archive::default());
    writing::toml(&propose(&archive, &desk.base, Aim::Offer))
}

/// What is proposed of an entity and an attribute; nothing where nothing is.
fn fact<'a>(toml: &'a str, id: &str) -> &'a str {
    let rest = toml.split_once(&format!("[facts.{id}]")).map_or("", |(_, rest)| rest);
    rest.split_once("\n\n").map_or(rest, |(fact, _)| fact)
}

const TRIAL: &str = "\
[entities.vidal]
kind = \"person\"
names = [\"Luc Vidal\", \"Vidal\"]

[entities.serre]
kind = \"person\"
names = [\"Ana Serre\", \"Serre\"]
[entities.brigade]
kind = \"body\"
names = [\"brigade fluviale\", \"river brigade\"]
[entities.police]
kind = \"body\"
names = [\"police du Rhône\", \"Rhône police\"]
";

#[test]
fn names_side_by_side_tell_whose_service_one_is() {
    for text in [
        "3 mars 2026\n\nLa brigade fluviale de la police du Rhône a cherché Luc Vidal.",
        "3 March 2026\n\nThe Rhône police's river brigade looked for Luc Vidal.",
    ] {
        let toml = proposed(TRIAL, &[text]);
        assert!(fact(&toml, "brigade.parent").contains("is = \"police\""), "{toml}");
    }
}

#[test]
fn what_somebody_is_given_is_no_age_and_no_stance() {
    let french = "3 mars 2026\n\nVingt ans pour Ana Serre, huit ans pour Luc Vidal. Luc Vidal a été condamné à huit ans de prison.";
    let english = "3 March 2026\n\nLuc Vidal was condemned to eight years in prison. Ana Serre, his former wife, was cleared.";
    let toml = proposed(TRIAL, &[french, english]);
    for id in ["vidal.age", "serre.age", "vidal.stance", "vidal.spouse", "serre.spouse"] {
        assert_eq!(fact(&toml, id), "", "{toml}");
    }
}

#[test]
fn a_stance_is_taken_on_somebody() {
    let toml =
        proposed(TRIAL, &["3 mars 2026\n\nAna Serre a exprimé son soutien à Luc Vidal.", "4 mars 2026\n\nLuc Vidal parle, il dénonce."]);
    assert!(fact(&toml, "serre.stance").contains("with = [\"vidal\"]"), "{toml}");
    assert_eq!(fact(&toml, "vidal.stance"), "", "{toml}");
}

#[test]
fn a_daughter_is_no_son_and_a_towns_birth_is_nobodys() {
    let french = "3 mars 2026\n\nLuc Vidal, 81 ans, est mort lundi à Brive. Luc Vidal était né à Brive le 3 mai 1944. « Il aimait la mer », murmure sa fille, Ana Serre.";
    let toml = proposed(TRIAL, &[french]);
    assert!(fact(&toml, "serre.relation").contains("is = \"daughter\""), "{toml}");
    assert!(fact(&toml, "vidal.birth-date").contains("1944-05-03") && fact(&toml, "vidal.death.age").contains("81 years"), "{toml}");
    assert_eq!(fact(&toml, "brive.founded"), "", "{toml}");
}

#[test]
fn a_paragraph_that_opens_with_a_pronoun_goes_on_telling_of_whom_the_text_is_about() {
    let french = "3 mars 2026\n\nLuc Vidal est mort lundi, a dit Ana Serre. Luc Vidal vivait à Brive.\n\nNé à Figeac le 3 mai 1944, il laisse deux enfants.";
    let english = "3 March 2026\n\nLuc Vidal died on Monday, Ana Serre said. Luc Vidal lived in Brive.\n\nHe was born in Figeac on 3 May 1944 and leaves two children.";
    for text in [french, english] {
        let toml = proposed(TRIAL, &[text]);
        assert!(fact(&toml, "vidal.birth-date").contains("1944-05-03"), "{toml}");
        assert_eq!(fact(&toml, "serre.birth-date"), "", "{toml}");
    }
}

#[test]
fn a_side_is_no_party() {
    let toml = proposed(
        TRIAL,
        &[
            "3 mars 2026\n\nC'est la liste du maire sortant de gauche, Luc Vidal.",
            "3 mars 2026\n\nLa députée socialiste Ana Serre est venue.",
        ],
    );
    assert_eq!(fact(&toml, "vidal.party"), "", "{toml}");
    assert!(fact(&toml, "serre.party").contains("socialist"), "{toml}");
}

#[test]
fn words_that_a_colon_brings_in_are_of_who_stands_before_it() {
    let text = "3 mars 2026\n\nAna Serre, qui défend Vidal, a dénoncé le dossier : « On juge une réputation, pas un homme. » Luc Vidal s'est dit soulagé.";
    let toml = proposed(TRIAL, &[text]);
    assert!(toml.contains("[facts.serre.said.") && !toml.contains("[facts.vidal.said."), "{toml}");
}

#[test]
fn what_a_desk_has_is_not_proposed_again() {
    const FIRST: &str = "3 mars 2026\n\nLuc Vidal, 41 ans, a été élu maire. « Nous avons tout gagné en une heure », a déclaré Luc Vidal.";
    const SECOND: &str = "4 mars 2026\n\nLuc Vidal, 43 ans, a remercié ses électeurs, dit Luc Vidal. Ana Serre, 30 ans, est venue.";
    let files = |facts: &str, texts: &[&str]| {
        let sources = texts.iter().enumerate().map(|(at, text)| (format!("sources/{:03}.txt", at + 1), (*text).to_owned()));
        let own = [("factlint.toml".to_owned(), String::new()), ("facts/desk.toml".to_owned(), facts.to_owned())];
        Buffers { texts: sources.chain(own).collect(), below: None }
    };
    let new = |files: &Buffers| {
        let desk = Desk::open_with(Path::new("/desk"), files);
        assert!(desk.problems.is_empty(), "{:#?}", desk.problems);
        let archive = Archive::read(&desk.base, files, &Archive::default());
        let new = fresh(propose(&archive, &desk.base, Aim::Offer), &desk.base);
        format!("{}{}", writing::toml(&new.proposed), writing::lacking(&new, &desk.base))
    };
    let first = new(&files(TRIAL, &[FIRST]));
    assert!(first.contains("[facts.vidal.age]") && first.contains("[facts.vidal.said."), "{first}");
    let desk = format!("{TRIAL}\n{first}");
    assert_eq!(new(&files(&desk, &[FIRST])), "");
    let second = new(&files(&desk, &[FIRST, SECOND]));
    assert!(second.contains("[facts.serre.age]") && !second.contains("[facts.vidal.age]"), "{second}");
    assert!(second.contains("facts.vidal.age has no reading of\n# says.002 = { is = \"43 years\""), "{second}");
}

#[test]
fn several_are_nobody() {
    for text in [
        "3 mars 2026\n\nLuc Vidal a été hospitalisé. Les pompiers ont mobilisé 80 hommes.",
        "3 March 2026\n\nLuc Vidal was taken to hospital. The firefighters came with 80 men.",
    ] {
        let toml = proposed(TRIAL, &[text]);
        assert_eq!(fact(&toml, "vidal.occupation"), "", "{toml}");
    }
}

#[test]
fn a_stadium_is_nobody_and_a_town_has_no_company_s_figures() {
    let french = "14 mai 2026\n\nLe conseil a voté mercredi la fermeture du stade Léo-Borel. Le stade Léo-Borel fermera.";
    let english = "15 May 2026\n\nMayor Ana Serre, 47, said repairs would cost a lot. \"We cannot go on paying for this,\" Serre said.\n\nHelvar is based in Leeds. Helvar employs 11,400 people in Leeds. Revenue rose 6%.";
    let toml = proposed(TRIAL, &[french, english]);
    assert!(!toml.contains("borel") && !toml.contains("[facts.leeds."), "{toml}");
    assert!(fact(&toml, "serre.age").contains("says.002 = \"Mayor"), "{toml}");
    assert!(toml.contains("is = \"We cannot go on paying for this\""), "{toml}");
}

/// A desk of archived texts by their files' names, and what is proposed of them as a fact file.
fn desk_of(texts: &[(String, String)]) -> (Buffers<'static>, String) {
    let sources = texts.iter().map(|(name, text)| (format!("sources/{name}"), text.clone()));
    let files = Buffers { texts: sources.chain([("factlint.toml".to_owned(), String::new())]).collect(), below: None };
    let desk = Desk::open_with(Path::new("/desk"), &files);
    let archive = Archive::read(&desk.base, &files, &Archive::default());
    let new = fresh(propose(&archive, &desk.base, Aim::Offer), &desk.base);
    let toml = format!("{}{}", writing::toml(&new.proposed), writing::lacking(&new, &desk.base));
    (files, toml)
}

/// The faults of a desk to which what was proposed is added.
fn faults(files: &Buffers<'_>, toml: &str) -> Vec<String> {
    let mut with = files.clone();
    with.texts.insert("facts/new.toml".to_owned(), toml.to_owned());
    let desk = Desk::open_with(Path::new("/desk"), &with);
    desk.problems.iter().map(|problem| format!("{problem:?}")).collect()
}

/// Names of files, such as people give them.
const FILES: &[&str] =
    &["001.txt", "dépêche.txt", "Le Monde 2026-03-03.txt", "a.b.txt", "l\"x.txt", "#1.md", "été [2].md", "p'.html", "x=y.html"];

/// What articles are made of: sentences about people of every kind of name, their kin, their words, their places.
const SENTENCES: &[&str] = &[
    "Malcolm X, 39 ans, ministre, a été tué lundi à New York.",
    "Il avait six enfants et était né à Omaha en 1925.",
    "Elle avait 58 ans et était née à Limoges en 1968.",
    "Luc Bernard, le frère de Zoé Bernard, a été tué lundi à Brive.",
    "Zoé Bernard n'a pas réagi.",
    "Le maire, Paul Morin, a apporté son soutien à Zoé Bernard.",
    "Paul Rihouay, maire de Lorient, est né le 10 mars 1970.",
    "Paul Rihouay, maire de Vannes, est né à Vannes en mars 1970. Il a vu Lorient.",
    "Yannick Le Goff, 78 ans, et Maryvonne Le Goff, 75 ans, vivent à Quimper.",
    "« Tout a brûlé \\ en \"une\" heure », raconte un témoin.",
    "Le Parquet national antiterroriste (PNAT) a ouvert une enquête pour assassinat.",
    "Jane O'Neill, 30, a councillor, resigned on Monday.",
    "She was born in York in 1990 and has three children.",
    "\"We cannot go on paying for this,\" said Jane O'Neill, the mayor of York.",
    "Rosa de la Cruz, 30 ans, a été évacuée jeudi avant Luc Bernard.",
    "Le député socialiste Łukasz Żółć-Œuvre, 50 ans, a été condamné à deux ans de prison.",
    "La liste réunit socialistes et écologistes.",
    "Un incendie s'est déclaré vendredi soir à Brive. L'incendie a fait 12 blessés.",
];

/// A text in the markup of its file.
fn written(name: &str, paragraphs: &[Vec<&str>]) -> String {
    let paragraphs = paragraphs.iter().map(|sentences| sentences.join(" "));
    if name.ends_with("html") {
        let escape = |text: String| text.replace('"', "&quot;").replace("Zoé", "Zo&eacute;").replace("maire", "<b>maire</b>");
        let body: String = paragraphs.map(|text| format!("<p>{}</p>\n", escape(text))).collect();
        return format!("<html><body><p>3 mars 2026</p>\n{body}</body></html>");
    }
    let strong = |text: String| if name.ends_with("md") { text.replace("maire", "**maire**") } else { text };
    std::iter::once("3 mars 2026".to_owned()).chain(paragraphs.map(strong)).collect::<Vec<_>>().join("\n\n")
}

fn texts() -> impl Strategy<Value = Vec<(String, String)>> {
    let paragraph = proptest::collection::vec(select(SENTENCES), 1..4);
    let text = proptest::collection::vec(paragraph, 1..5);
    (subsequence(FILES, 1..4), proptest::collection::vec(text, 3))
        .prop_map(|(names, texts)| names.into_iter().zip(texts).map(|(name, text)| (name.to_owned(), written(name, &text))).collect())
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 8, failure_persistence: None, ..Default::default() })]
    #[test]
    fn what_is_proposed_loads_without_a_fault(texts in texts()) {
        let (files, toml) = desk_of(&texts);
        let found = faults(&files, &toml);
        prop_assert!(found.is_empty(), "{found:#?}\n{texts:#?}\n{toml}");
    }
}

/// What is proposed of texts by files called so, held to load without a fault.
fn loaded(texts: &[(&str, &str)]) -> String {
    let texts: Vec<(String, String)> = texts.iter().map(|(name, text)| ((*name).to_owned(), format!("3 mars 2026\n\n{text}"))).collect();
    let (files, toml) = desk_of(&texts);
    assert_eq!(faults(&files, &toml), Vec::<String>::new(), "{toml}");
    toml
}

#[test]
fn a_source_is_named_however_its_file_is_called() {
    for name in FILES.iter().filter(|name| name.ends_with("txt")) {
        let toml = loaded(&[(name, "Nora Ferrand, 41 ans, a été évacuée lundi à Brive.")]);
        assert!(fact(&toml, "nora-ferrand.age").contains("41 years"), "{name}: {toml}");
    }
}

#[test]
fn whoever_a_fact_names_is_declared() {
    let toml = loaded(&[
        ("1.txt", "Paul Rihouay, maire, est né à Vannes en mars 1970. Paul Rihouay va bien. Il a vu Lorient."),
        ("2.txt", "Paul Rihouay, maire de Lorient, est né le 10 mars 1970."),
        ("3.txt", "Paul Rihouay, maire de Vannes, est né le 11 mars 1970. Il habite Lorient et Vannes."),
    ]);
    assert!(toml.contains("[entities.lorient]") && toml.contains("\"mayor of lorient\""), "{toml}");
    let kin = "Luc Bernard, le frère de Zoé Bernard, a été tué lundi à Brive. Zoé Bernard n'a pas réagi. Le maire, Paul Morin, a apporté \
               son soutien à Zoé Bernard. Zoé Bernard vit ici.";
    let toml = loaded(&[("1.txt", kin)]);
    assert!(toml.contains("with = [\"zoe-bernard\"]") && toml.contains("[entities.zoe-bernard]"), "{toml}");
}

#[test]
fn a_pronoun_is_not_given_to_whom_it_can_t_stand_for() {
    for text in [
        "Paul Morin, 61 ans, maire de Brive, est mort lundi à Tulle. Paul Morin laisse une épouse.\n\nElle a 58 ans, est avocate et mère \
         de quatre enfants.\n\nElle était née à Limoges en 1968.",
        "Peter Hale, 45, a councillor, resigned.\n\nHis colleague wept. Peter Hale left at noon.\n\nShe was born in York in 1990 and has \
         three children.",
        "Alex Morin, 61 ans, a quitté Brive. Alex Morin est médecin. Un ami de Sacha Roy est venu.\n\nIl est né à Limoges en 1968.",
    ] {
        let toml = loaded(&[("1.txt", text)]);
        assert!(!toml.contains("1968") && !toml.contains("1990") && !toml.contains("58 years") && !toml.contains(".children]"), "{toml}");
    }
}

#[test]
fn a_name_that_ends_in_an_initial_leads_no_paragraph() {
    let text =
        "Malcolm X, 39, a minister, was killed on Monday in New York.\n\nHe had six children and was born in Omaha in 1925. He was 39.";
    assert!(!loaded(&[("1.txt", text)]).contains("\"Malcolm X. He"));
}

#[test]
fn a_family_name_of_two_words_is_nobody_else() {
    let toml = loaded(&[
        ("1.txt", "Yannick Le Goff, 78 ans, vit à Quimper. Le Goff a deux enfants. Yannick Le Goff est professeur."),
        ("2.txt", "Yannick Le Goff, the former mayor, left Quimper. Le Goff was 78. Le Goff has two children."),
    ]);
    assert!(!toml.contains("[entities.le-goff]") && toml.contains("names = [\"Yannick Le Goff\", \"Le Goff\""), "{toml}");
    let toml = loaded(&[("1.txt", "Maryvonne Le Goff, 75 ans, et Yannick Le Goff, 78 ans, vivent à Quimper.")]);
    assert!(fact(&toml, "maryvonne-le-goff.age").contains("75") && fact(&toml, "yannick-le-goff.age").contains("78"), "{toml}");
}

#[test]
fn a_no_is_kept() {
    let text = |age: usize| format!("3 mars 2026\n\nLuc Vidal, {age} ans, a été élu maire.");
    let (mut files, toml) = desk_of(&[("1.txt".to_owned(), text(41))]);
    assert!(fact(&toml, "luc-vidal.age").contains("proposed = true"), "{toml}");
    files.texts.insert("facts/new.toml".to_owned(), toml.replace("proposed = true", "status = \"rejected\""));
    let again = |files: &Buffers<'_>| {
        let desk = Desk::open_with(Path::new("/desk"), files);
        assert!(desk.problems.is_empty(), "{:#?}", desk.problems);
        let archive = Archive::read(&desk.base, files, &Archive::default());
        let new = fresh(propose(&archive, &desk.base, Aim::Offer), &desk.base);
        format!("{}{}", writing::toml(&new.proposed), writing::lacking(&new, &desk.base))
    };
    assert_eq!(again(&files), "");
    files.texts.insert("sources/2.txt".to_owned(), text(41));
    assert_eq!(again(&files), "");
    files.texts.insert("sources/3.txt".to_owned(), text(43));
    let told = again(&files);
    assert!(told.contains("facts.luc-vidal.age has no reading of\n# says.3 = { is = \"43 years\"") && !told.contains("[facts."), "{told}");
}

#[test]
fn what_befalls_one_is_not_told_of_another() {
    let convicted = "La cour a condamné Luc Roy, 38 ans, à vingt ans de réclusion pour le meurtre de Léa Petit, 33 ans, tuée à Voiron.";
    let toml = loaded(&[("1.txt", convicted)]);
    assert!(!toml.contains("[facts.luc-roy.death"), "{toml}");
    let arrested = "L'homme soupçonné d'avoir tué Luc Roy, 30 ans, a été arrêté lundi à Brive. Luc Roy avait deux enfants.";
    let toml = loaded(&[("1.txt", arrested)]);
    assert!(!toml.contains("[facts.luc-roy.arrest"), "{toml}");
    let wed = "Paul Guérin, 30 ans, est sculpteur. Il épouse la sculptrice Marthe Guérin en 1903 et meurt à Nice en 1942.";
    let toml = loaded(&[("1.txt", wed)]);
    assert!(!toml.contains("[facts.marthe-guerin.death"), "{toml}");
}

#[test]
fn a_trade_is_whose_it_is_and_what_it_is() {
    let toml = loaded(&[("1.txt", "Paul Morin, dont le fils, 30 ans, est avocat, habite Brive. Paul Morin a 60 ans.")]);
    assert!(!toml.contains("avocat\"]") && fact(&toml, "paul-morin.occupation").is_empty(), "{toml}");
    let toml = loaded(&[("1.txt", "L'avocate générale, Élodie Barthe, a requis vingt ans. Élodie Barthe a parlé lundi.")]);
    assert!(
        fact(&toml, "elodie-barthe.occupation").is_empty() && fact(&toml, "elodie-barthe.office").contains("advocate-general"),
        "{toml}"
    );
    let english = "3 March 2026\n\nTom Hart, a former teacher, left on Monday. Tom Hart is 60.";
    let toml = loaded(&[("1.txt", english)]);
    assert!(fact(&toml, "tom-hart.occupation").contains("former teacher") && fact(&toml, "tom-hart.office").is_empty(), "{toml}");
}

#[test]
fn an_office_tells_neither_where_one_lives_nor_whom_one_stands_by() {
    let toml = loaded(&[
        ("1.txt", "Paul Rihouay, maire de Vannes, est né le 11 mars 1970. Il habite Vannes."),
        ("2.txt", "Paul Rihouay est né à Vannes le 11 mars 1970."),
    ]);
    assert!(fact(&toml, "paul-rihouay.home-city").is_empty() && !fact(&toml, "paul-rihouay.birth-place").contains("says.1"), "{toml}");
    let rescue = "Le commandant du PGHM, Éric Sauvage, a salué « le sang-froid des secours ». Éric Sauvage a dirigé le peloton de gendarmerie \
                  de haute montagne (PGHM).";
    let toml = loaded(&[("1.txt", rescue)]);
    assert!(!toml.contains("with = [\"pghm\"]"), "{toml}");
}

#[test]
fn a_text_that_says_less_hides_no_disagreement() {
    let texts = [
        ("1.txt", "Paul Rihouay, maire, est né à Vannes en mars 1970. Paul Rihouay va bien. Il a vu Lorient."),
        ("2.txt", "Paul Rihouay, maire de Lorient, est né le 10 mars 1970."),
        ("3.txt", "Paul Rihouay, maire de Vannes, est né le 11 mars 1970. Il habite Lorient et Vannes."),
    ];
    let orders = [[0, 1, 2], [1, 2, 0], [2, 0, 1]];
    for order in orders {
        let named: Vec<(String, &str)> = order.iter().enumerate().map(|(at, text)| (format!("{at}.txt"), texts[*text].1)).collect();
        let toml = loaded(&named.iter().map(|(name, text)| (name.as_str(), *text)).collect::<Vec<_>>());
        let (office, birth) = (fact(&toml, "paul-rihouay.office"), fact(&toml, "paul-rihouay.birth-date"));
        assert!(office.lines().nth(1).is_some_and(|is| is.contains("of lorient") && is.contains("of vannes")), "{toml}");
        assert!(birth.lines().nth(1).is_some_and(|is| is.contains("1970-03-10") && is.contains("1970-03-11")), "{toml}");
        assert!(office.contains("is = \"mayor\",") && birth.contains("is = \"1970-03\","), "{toml}");
    }
}

#[test]
fn names_keep_their_accents_and_words_their_id() {
    let first = "Moussa Traore, 30 ans, a gagné. « Nous avons tout gagné ce soir », a déclaré Moussa Traore.";
    let toml = loaded(&[("1.txt", first), ("2.txt", "Moussa Traoré, 30 ans, a gagné lundi.")]);
    assert!(toml.contains("names = [\"Moussa Traoré\"") && toml.contains("[facts.moussa-traore.said.nous-avons-tout-gagne]"), "{toml}");
    let more = "Ana Serre, 41 ans, est venue. « Il faut que cela cesse », a déclaré Ana Serre.";
    let later = loaded(&[("0.txt", more), ("1.txt", first)]);
    assert!(later.contains("[facts.moussa-traore.said.nous-avons-tout-gagne]"), "{later}");
}
