//! What archived texts are proposed as, on stories that nothing was made for: the development desks measure it, small texts show it.
//!
//! `cargo test --test proposals -- --nocapture` prints the figures by desk.

#![expect(clippy::print_stdout, reason = "the figures are for whoever runs it by hand")]

use factlint::archive::Archive;
use factlint::facts::{Buffers, Desk, Disk};
use factlint::propose::fresh::fresh;
use factlint::propose::measure::measure;
use factlint::propose::{Aim, propose, writing};
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
        writing::fresh(&fresh(propose(&archive, &desk.base, Aim::Offer), &desk.base), &desk.base)
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
