//! Seven facts of the example desk, each told wrong and right, in French and in English.

use factlint::check::{self, Memo, Options, Report};
use factlint::facts::Desk;
use factlint::text::Markup;
use std::path::Path;
use std::sync::LazyLock;

static DESK: LazyLock<Desk> = LazyLock::new(|| Desk::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/aix")));

const AGE: &str = "amine-kessaci.age";
const DATE: &str = "exfiltration.date";
const WEEKDAY: &str = "exfiltration.weekday";
const VEHICLES: &str = "cortege.vehicles";
const TRACKER: &str = "cortege.tracker-found";
const DEATH: &str = "mehdi-kessaci.death.date";
const LEAD: &str = "enquete.lead";

fn read(lang: &str, text: &str) -> Report {
    let draft = format!("---\ndate: 2026-02-07\nlang: {lang}\n---\n{text}\n");
    check::check(&draft, Markup::MARKDOWN, &DESK.base, &Options::default(), &mut Memo::default())
}

/// What a report says, a line a finding, for a test that fails.
fn told(report: &Report) -> String {
    report.findings.iter().map(|finding| format!("\n  [{}] {} : {}", finding.rule.name, finding.text, finding.message)).collect()
}

/// One finding, which names the source; it mends the draft with the value of the fix, where one is expected.
fn wrong(lang: &str, text: &str, facts: &[&str], source: &str, fix: Option<&str>) {
    let report = read(lang, text);
    let on = |id: &str| report.findings.iter().find(|finding| finding.fact.is_some_and(|fact| DESK.base.fact(fact).id == id));
    let Some(finding) = facts.iter().find_map(|id| on(id)) else { panic!("{text}: nothing on {facts:?}{}", told(&report)) };
    let named = finding.sources.iter().map(|said| DESK.base.source(said.source).id.as_str()).collect::<Vec<_>>();
    assert!(named.contains(&source), "{text}: {source} not in {named:?}");
    assert!(finding.message.contains(source), "{text}: {}", finding.message);
    if let Some(value) = fix {
        let offered = finding.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.text.as_str()).collect::<Vec<_>>();
        assert!(offered.iter().any(|text| text.contains(value)), "{text}: {value:?} not in {offered:?}");
    }
}

fn right(lang: &str, text: &str) {
    let report = read(lang, text);
    assert!(report.findings.is_empty(), "{text}{}", told(&report));
    assert!(!report.verified.is_empty(), "{text}: nothing was read");
}

#[test]
fn the_age() {
    wrong("fr", "Amine Kessaci, 24 ans, a quitté la salle sous bonne garde.", &[AGE], "000", Some("22 ans"));
    wrong("fr", "Âgé de 32 ans, Amine Kessaci vit sous protection.", &[AGE], "004", Some("22 ans"));
    wrong("en", "Amine Kessaci, 24, left the hall under guard.", &[AGE], "002", Some("22"));
    wrong("en", "Amine Kessaci is 25 years old.", &[AGE], "002", Some("22 years old"));
    right("fr", "Amine Kessaci, 22 ans, a quitté la salle sous bonne garde.");
    right("fr", "Le militant de 22 ans est reparti. Un voisin de 24 ans a salué Amine Kessaci.");
    right("en", "Amine Kessaci, 22, left the hall under guard.");
}

#[test]
fn the_date() {
    wrong("fr", "Amine Kessaci a été exfiltré le 6 février 2026.", &[DATE], "003", Some("5 février 2026"));
    wrong("fr", "L'exfiltration d'Amine Kessaci a eu lieu le 4 février.", &[DATE], "002", Some("5 février"));
    wrong("en", "Amine Kessaci was evacuated on 6 February 2026.", &[DATE], "003", Some("5 February 2026"));
    wrong("en", "Amine Kessaci was rushed out on February 4.", &[DATE], "002", Some("February 5"));
    right("fr", "Amine Kessaci a été exfiltré le 5 février 2026. Le 6 février, Benoît Payan lui a apporté son soutien.");
    right("en", "Amine Kessaci was evacuated on 5 February 2026.");
}

#[test]
fn the_weekday() {
    let either = [WEEKDAY, DATE];
    wrong("fr", "Amine Kessaci a été exfiltré vendredi soir.", &either, "001", Some("jeudi"));
    wrong("fr", "Amine Kessaci a été évacué mercredi soir par ses gardes du corps.", &either, "004", Some("jeudi"));
    wrong("en", "Amine Kessaci was evacuated on Friday evening.", &either, "001", Some("Thursday"));
    wrong("en", "On Wednesday evening, Amine Kessaci was rushed out by his bodyguards.", &either, "004", Some("Thursday"));
    right("fr", "Amine Kessaci a été exfiltré jeudi soir. Vendredi, il se reposait.");
    right("en", "Amine Kessaci was evacuated on Thursday evening. On Friday he rested.");
}

#[test]
fn the_number_of_vehicles_searched() {
    wrong("fr", "Six véhicules du cortège d'Amine Kessaci ont été fouillés.", &[VEHICLES], "003", Some("Sept"));
    wrong("fr", "Les enquêteurs ont inspecté les 17 voitures de l'escorte d'Amine Kessaci.", &[VEHICLES], "003", Some("7"));
    wrong("en", "Police searched six cars of Amine Kessaci's convoy.", &[VEHICLES], "003", Some("seven"));
    wrong("en", "Some 17 vehicles of Amine Kessaci's escort were inspected.", &[VEHICLES], "003", None);
    right("fr", "Sept véhicules du cortège d'Amine Kessaci ont été fouillés.");
    right("en", "Police searched seven cars of Amine Kessaci's convoy.");
}

#[test]
fn no_tracker_was_found() {
    wrong("fr", "Un mouchard a été retrouvé dans le cortège d'Amine Kessaci.", &[TRACKER], "003", None);
    wrong("fr", "Les policiers ont trouvé une balise sous une voiture de l'escorte d'Amine Kessaci.", &[TRACKER], "003", None);
    wrong("en", "A tracker was found on one of the cars of Amine Kessaci's convoy.", &[TRACKER], "003", None);
    wrong("en", "Investigators found a tracking device in Amine Kessaci's convoy.", &[TRACKER], "003", None);
    right("fr", "Amine Kessaci est reparti. Le cortège a été fouillé : aucun mouchard n'a été retrouvé.");
    right("fr", "Une balise aurait été retrouvée dans le cortège d'Amine Kessaci. Amine Kessaci a 22 ans.");
    right("en", "No tracker was found in Amine Kessaci's convoy.");
}

#[test]
fn the_date_of_the_brother_s_death() {
    wrong("fr", "Mehdi Kessaci a été tué le 15 novembre 2025.", &[DEATH], "001", Some("13 novembre 2025"));
    wrong("fr", "Son petit frère, Mehdi Kessaci, est mort le 3 novembre.", &[DEATH], "003", Some("13 novembre"));
    wrong("en", "Mehdi Kessaci was killed on 15 November 2025.", &[DEATH], "001", Some("13 November 2025"));
    wrong("en", "Mehdi Kessaci was murdered in October 2025.", &[DEATH], "004", None);
    right("fr", "Mehdi Kessaci a été tué le 13 novembre 2025. Il a été enterré le 18 novembre.");
    right("en", "Mehdi Kessaci was killed in November 2025.");
}

#[test]
fn the_prosecutor_in_charge() {
    wrong("fr", "La BRB dirige désormais l'enquête sur Amine Kessaci.", &[LEAD], "003", None);
    wrong("fr", "L'affaire Kessaci a été reprise par la JIRS de Marseille.", &[LEAD], "003", None);
    wrong("en", "The Marseille JIRS has taken over the investigation into Amine Kessaci.", &[LEAD], "003", None);
    right("fr", "Le Pnaco dirige désormais l'enquête sur Amine Kessaci.");
    right("fr", "L'affaire Kessaci a été reprise par le Pnaco.");
    right("en", "The Pnaco now leads the investigation into Amine Kessaci.");
}
