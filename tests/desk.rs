//! Desks as curators write them: a good one, one with a fault of each kind, and garbage.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use factlint::check::{evidence, trial::trial};
use factlint::facts::curation::{archives, names, twins};
use factlint::facts::{Buffers, Desk, Disk, Fact, FactId, FactValue, Problem, Status, faults};
use factlint::language::Lang;
use proptest::strategy::Strategy;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The faults of a desk, a line each: `path:line:column rule message`.
fn faults(desk: &Desk, lang: Lang) -> String {
    desk.problems.iter().fold(String::new(), |mut text, problem| {
        let fatal = if problem.fatal { " (fatal)" } else { "" };
        writeln!(text, "{}:{}:{} {}{fatal} {}", problem.path, problem.line, problem.column, problem.rule, problem.message.word(lang))
            .unwrap();
        text
    })
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/desk").join(name)
}

fn in_memory(facts: &str) -> Desk {
    let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    let texts = [file("factlint.toml", ""), file("facts/a.toml", facts)].into();
    Desk::open_with(Path::new("/nowhere"), &Buffers { texts, below: None })
}

fn fact<'d>(desk: &'d Desk, id: &str) -> &'d Fact {
    desk.base.fact(desk.base.fact_named(id).unwrap_or_else(|| panic!("no fact {id}")))
}

/// `UPDATE_EXPECT=1` writes the list anew.
#[test]
fn every_fault_has_its_place_and_says_what_was_expected() {
    let desk = Desk::open(&folder("broken"));
    for (lang, name) in [(Lang::En, "expected.txt"), (Lang::Fr, "expected.fr.txt")] {
        let found = faults(&desk, lang);
        let path = folder("broken").join(name);
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&path, &found).unwrap();
        }
        assert_eq!(found, std::fs::read_to_string(path).unwrap());
    }
}

#[test]
fn good_facts_beside_faults_are_kept() {
    let desk = Desk::open(&folder("broken"));
    for id in ["jane.said.refusal", "john.spouse", "john.owner", "kept.found"] {
        fact(&desk, id);
    }
    assert_eq!(desk.config.common.severity.keys().collect::<Vec<_>>(), ["contradicted"]);
}

/// The files of an example, each in a fence that says its path.
fn files_of(page: &str) -> Buffers<'static> {
    let mut texts = std::collections::BTreeMap::from([("factlint.toml".to_owned(), String::new())]);
    for fence in page.split("\n```").skip(1).step_by(2) {
        let (path, text) = fence.split_once('\n').unwrap();
        texts.insert(path.split_once(' ').unwrap().1.to_owned(), text.to_owned());
    }
    Buffers { texts, below: None }
}

fn of_curators(desk: &Desk, files: &Buffers<'_>) -> Vec<Problem> {
    let (base, lang) = (&desk.base, Lang::En);
    let facts = (0..base.facts.len()).map(|at| FactId(u32::try_from(at).unwrap()));
    let mut found = desk.problems.clone();
    found.extend(names::dead(base, files, lang));
    found.extend(twins::twins(base, files, lang));
    found.extend(archives::changed(base, files, lang));
    found.extend(evidence::unread(base, files, lang));
    found.extend(trial(base, facts, files, lang).failed);
    found
}

/// Two are of files that no example in a page can have.
#[test]
fn the_example_of_every_fault_has_it_and_no_other() {
    for kind in faults::kinds().filter(|kind| !["no-configuration", "unreadable"].contains(&kind.name)) {
        let files = files_of(kind.page);
        let desk = Desk::open_with(Path::new("/nowhere"), &files);
        let found: Vec<&str> = of_curators(&desk, &files).iter().map(|problem| problem.rule).collect();
        assert!(!found.is_empty() && found.iter().all(|rule| *rule == kind.name), "{}: {found:?}", kind.name);
    }
}

/// The faults of a desk of one fact file, each by its kind and in its words.
fn faults_of(facts: &str) -> Vec<(&'static str, String)> {
    let texts = [("factlint.toml".to_owned(), String::new()), ("facts/a.toml".to_owned(), facts.to_owned())];
    let files = Buffers { texts: texts.into(), below: None };
    let desk = Desk::open_with(Path::new("/nowhere"), &files);
    of_curators(&desk, &files).iter().map(|problem| (problem.rule, problem.message.word(Lang::En))).collect()
}

#[test]
fn a_value_that_was_superseded_stands_beside_the_one_that_holds() {
    let desk = |status: &str| {
        let event = "[sources.001]\n[entities.crue]\nevent = \"flood\"\nnames = [\"crue de la Vire\"]\n";
        let facts = format!("[[facts.crue.deaths]]\nis = 14\n{status}says.001 = {{}}\n[[facts.crue.deaths]]\nis = 17\nsays.001 = {{}}\n");
        faults_of(&format!("{event}{facts}")).into_iter().map(|(rule, _)| rule).filter(|rule| *rule == "conflicting-facts").count()
    };
    assert_eq!([desk(""), desk("status = \"superseded\"\n")], [1, 0]);
}

#[test]
fn the_term_that_a_word_tells_is_proposed_before_one_that_is_spelled_nearly_so() {
    let found = faults_of("[entities.wreck]\nevent = \"sinking\"\nnames = [\"the wreck\"]\n");
    assert!(
        found.iter().any(|(_, message)| message.contains("\"sinking\"") && message.contains("did you mean \"shipwreck\"?")),
        "{found:?}"
    );
}

#[test]
fn a_desk_weighs_its_faults_but_for_those_of_its_configuration() {
    let weighing = |severity: &str| {
        let texts = [
            (
                "factlint.toml".to_owned(),
                format!("langue = 1\n[severity]\nunknown-key = \"{severity}\"\nunknown-source = \"{severity}\"\n"),
            ),
            ("facts/a.toml".to_owned(), "[facts.ana.age]\nis = 3\nsays.001 = \"x\"\n[sources.002]\npublishd = 2026-02-05\n".to_owned()),
        ];
        Desk::open_with(Path::new("/nowhere"), &Buffers { texts: texts.into(), below: None })
    };
    let told = |desk: &Desk| desk.told().map(|problem| (problem.line, problem.rule)).collect::<Vec<_>>();
    assert_eq!(told(&weighing("off")), [(1, "unknown-key"), (1, "unknown-entity")]);
    let info = weighing("info");
    let weights: Vec<_> = info.told().map(|problem| info.weighed(problem)).collect();
    assert_eq!(weights, [None, None, Some("info")], "{:?}", told(&info));
}

#[test]
fn a_good_desk_has_no_fault() {
    let desk = Desk::open(&folder("good"));
    assert_eq!(faults(&desk, Lang::En), "");
    assert_eq!(desk.config.common.date, Some(jiff::civil::date(2026, 2, 7)));
}

#[test]
fn a_status_is_worked_out_from_the_readings() {
    let desk = Desk::open(&folder("good"));
    assert_eq!(fact(&desk, "jane.office").status, Status::Established);
    assert_eq!(fact(&desk, "jane.spouse").status, Status::SingleSource);
    assert_eq!(fact(&desk, "jane.residence").status, Status::Established, "the hall belongs to the town");
    assert_eq!(fact(&desk, "jane.mentor").status, Status::Disputed);
    assert_eq!(fact(&desk, "jane.parent").status, Status::Disputed);
    assert_eq!(fact(&desk, "john.mentor").status, Status::Unverified);
    assert_eq!(fact(&desk, "jane.age").status, Status::Disputed);
    assert_eq!(fact(&desk, "jane.birth-date").status, Status::Established, "a day lies in its year");
}

#[test]
fn a_quote_is_found_in_the_archived_page() {
    let desk = Desk::open(&folder("good"));
    let reading = &fact(&desk, "jane.office").says[0];
    assert_eq!((reading.line, reading.place.line), (Some(1), 24));
    assert_eq!(desk.base.source(reading.source).archive.as_deref(), Some("sources/001.html"));
}

#[test]
fn an_attribute_is_the_longest_known_name_and_arrays_are_numbered() {
    let desk = Desk::open(&folder("good"));
    let attribute = |id: &str| desk.base.attribute(fact(&desk, id).attribute).name.as_str();
    assert_eq!([attribute("trou.twin"), attribute("trou.twin.city")], ["twin", "twin.city"]);
    let former = |id: &str| matches!(fact(&desk, id).is[..], [FactValue::Term(term)] if term.former);
    assert_eq!([former("john.office.1"), former("john.office.2")], [true, false]);
}

#[test]
fn attributes_of_one_name_are_told_apart_by_their_subject() {
    let desk = Desk::open(&folder("good"));
    assert!(matches!(fact(&desk, "trou.colour").is[..], [FactValue::Text(_)]));
    assert!(matches!(fact(&desk, "jane.colour").is[..], [FactValue::Entity(_)]));
}

#[test]
fn the_words_of_a_yes_no_attribute_say_yes() {
    let desk = Desk::open(&folder("good"));
    let twin = desk.base.attribute(fact(&desk, "trou.twin").attribute);
    let vocabulary = desk.base.vocabulary(twin.vocabulary.unwrap());
    assert_eq!(vocabulary.terms.iter().map(|term| term.id.as_str()).collect::<Vec<_>>(), ["yes", "no"]);
    assert_eq!(vocabulary.terms[0].words, twin.words);
}

#[test]
fn an_unsaved_buffer_hides_the_file() {
    let disk = Disk::new(&folder("good"));
    let texts = [("facts/trou.toml".to_owned(), "[entities.other]\nnames = [\"Other\"]\n".to_owned())].into();
    let desk = Desk::open_with(&folder("good"), &Buffers { texts, below: Some(&disk) });
    assert_eq!(desk.base.entities.iter().map(|entity| entity.id.as_str()).collect::<Vec<_>>(), ["other"]);
}

#[test]
fn a_desk_adds_terms_to_a_built_in_vocabulary() {
    let desk = Desk::open(&folder("good"));
    let office = desk.base.vocabularies.iter().find(|vocabulary| vocabulary.name == "office").unwrap();
    let (keeper, politician) = (office.term("hall-keeper").unwrap(), office.term("politician").unwrap());
    assert!(office.is_under(keeper, politician));
}

#[test]
fn a_folder_without_configuration_still_has_what_is_built_in() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(folder.path());
    assert!(desk.problems.iter().all(|problem| problem.fatal && problem.rule == "no-configuration"));
    assert_eq!(desk.problems.len(), 1);
    assert!(desk.base.attributes.iter().any(|attribute| attribute.name == "age"));
}

#[test]
fn a_broken_configuration_is_fatal_and_keeps_what_it_can() {
    let texts = [("factlint.toml".to_owned(), "lang = \"en\"\ndate = = 3\n".to_owned())].into();
    let desk = Desk::open_with(Path::new("/nowhere"), &Buffers { texts, below: None });
    assert!(desk.problems.iter().any(|problem| problem.fatal && problem.line == 2));
    assert_eq!(desk.config.common.lang, Some(factlint::language::Lang::En));
}

#[test]
fn the_nearest_desk_above_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("drafts/deep/a.md");
    std::fs::create_dir_all(draft.parent().unwrap()).unwrap();
    std::fs::write(&draft, "").unwrap();
    for name in ["factlint.toml", ".factlint.toml", ".config/factlint.toml"] {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, "").unwrap();
        assert_eq!(Desk::find(&draft).as_deref(), Some(folder.path()), "by {name}");
        std::fs::remove_file(path).unwrap();
    }
}

/// Keys, ids and values of the format in any combination: most lines get through TOML and meet the readers.
fn lines() -> impl Strategy<Value = String> {
    let part = "is|says|001|jane|age|death|date|office|text|fr|words|of|event|type|terms|under|x|facts|entities|sources|attributes|vocabularies|\"é😀\"";
    let value = "true|-3|2\\.5|\"jane\"|\"before jane\"|\"former mayor of jane\"|\"22 years\"|\"…\"|2026-02-05|\\[\\]|\\[\\[1\\]\\]|\\{\\}|\\{ is = \\[true\\], members = 3 \\}|=";
    let key = format!("({part})(\\.({part})){{0,4}}");
    let line = proptest::string::string_regex(&format!("\\[{key}\\]|\\[\\[{key}\\]\\]|{key} = ({value})")).unwrap();
    proptest::collection::vec(line, 0..12).prop_map(|lines| lines.join("\n"))
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(48))]

    #[test]
    fn garbage_is_read_without_panic(text in "\\PC{0,80}|[\\[\\]{}=.\"'\\n a-z0-9#é😀\\\\]{0,120}") {
        let _ = in_memory(&text);
    }

    #[test]
    fn any_toml_is_read_without_panic_and_faults_lie_in_the_file(text in lines()) {
        let desk = in_memory(&text);
        for problem in &desk.problems {
            assert!(problem.span.end <= text.len() && text.is_char_boundary(problem.span.start), "{problem:?}");
        }
    }
}
