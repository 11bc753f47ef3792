//! What importers make of an input: a fact file without a fault, and a check of a draft with it; what exporters write of a desk.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "exchange/sample.rs"]
mod sample;

use factlint::check::{Memo, Options, check};
use factlint::exchange::{self, Input, Keep, Output, Tally};
use factlint::facts::{Buffers, Desk};
use factlint::language::Lang;
use factlint::text::Markup;
use std::io::{self, BufRead, Cursor};
use std::path::Path;

/// Parts kept in memory, up to a number of them.
struct Parts {
    texts: Vec<String>,
    tally: Tally,
    room: usize,
}

impl Keep for Parts {
    fn part(&mut self, text: &str, tally: &Tally) -> io::Result<()> {
        if self.texts.len() == self.room {
            return Err(io::Error::other("stopped"));
        }
        self.texts.push(text.to_owned());
        self.tally = tally.clone();
        Ok(())
    }
}

fn desk(files: &[(&str, &str)]) -> Desk {
    let texts = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    Desk::open_with(
        Path::new("/desk"),
        &Buffers { texts: texts.chain([("factlint.toml".to_owned(), String::new())]).collect(), below: None },
    )
}

fn run(format: &str, bytes: &[u8], mapping: Option<&str>, desk: &Desk, parts: &mut Parts, size: usize) -> io::Result<Tally> {
    let open = || -> io::Result<Box<dyn BufRead + '_>> { exchange::unpacked(Box::new(Cursor::new(bytes))) };
    let (done, earlier) = (parts.tally.clone(), parts.texts.clone());
    let mut output = Output::new(&desk.base, parts).in_parts_of(size).after(done);
    earlier.iter().for_each(|part| output.remember(part));
    (exchange::format(format).unwrap().import.unwrap())(&Input::new(&open, mapping), &mut output)?;
    output.end()
}

/// The fact file that an input makes on a desk, which has to load with it, and the counts.
fn imported(format: &str, bytes: &[u8], mapping: Option<&str>, own: &str) -> (String, Tally) {
    let mut parts = Parts { texts: Vec::new(), tally: Tally::default(), room: usize::MAX };
    let tally = run(format, bytes, mapping, &desk(&[("facts/own.toml", own)]), &mut parts, 4 << 20).unwrap();
    let text = parts.texts.concat();
    let whole = desk(&[("facts/own.toml", own), ("facts/new.toml", &text)]);
    assert_eq!(whole.problems, [], "\n{text}");
    (text, tally)
}

/// What is found in a draft that is checked with a fact file.
fn found(facts: &str, own: &str, lang: Lang, draft: &str) -> Vec<String> {
    let desk = desk(&[("facts/own.toml", own), ("facts/new.toml", facts)]);
    assert_eq!(desk.problems, []);
    let options = Options { lang: Some(lang), date: Some("2026-03-03T00:00".parse().unwrap()), ..Options::default() };
    let report = check(draft, Markup::PLAIN, &desk.base, &options, &mut Memo::default());
    assert!(report.failures.is_empty());
    report.findings.iter().map(|finding| format!("{}: {}", finding.rule.name, &draft[finding.span.start..finding.span.end])).collect()
}

const NONE: [&str; 0] = [];
const CSV: &[u8] = include_bytes!("../examples/import/people.csv");
const MAPPING: &str = include_str!("../examples/import/people.toml");
const OWN: &str = r#"
[sources.001]
[entities.lea-marchal]
names = ["Léa Marchal"]
[facts.lea-marchal.birth-date]
is = 1995-03-12
says.001 = {}
"#;

#[test]
fn a_table_becomes_people() {
    let (facts, tally) = imported("csv", CSV, Some(MAPPING), "");
    assert_eq!((tally.records, tally.entities, tally.facts, tally.left_out.len()), (5, 4, 6, 1), "{tally:?}");
    assert_eq!(found(&facts, "", Lang::Fr, "Léa Marchal est née le 13 mars 1995."), ["contradicted: 13 mars 1995"]);
    assert_eq!(found(&facts, "", Lang::Fr, "Léa Marchal est née le 12 mars 1995. Yann Kerven, maire, est né en 1961."), NONE);
}

#[test]
fn what_the_desk_has_is_left_as_it_is() {
    let (facts, tally) = imported("csv", CSV, Some(MAPPING), OWN);
    assert!(!facts.contains("[entities.lea-marchal]") && !facts.contains("[facts.lea-marchal.birth-date]"));
    assert!(facts.contains("[facts.lea-marchal.occupation]"));
    assert_eq!(tally.left_out.len(), 3, "{tally:?}");
}

#[test]
fn a_mapping_that_is_wrong_is_told() {
    let wrong = |mapping: &str| {
        let mut parts = Parts { texts: Vec::new(), tally: Tally::default(), room: 9 };
        run("csv", b"a,b\n1,2\n", Some(mapping), &desk(&[]), &mut parts, 9).unwrap_err().to_string()
    };
    let about = "[source]\nid = \"x\"\n[entity]\nkind = \"person\"\n";
    assert!(wrong("[source]\nname = 1").contains("line 2: unknown field `name`"));
    let birth = wrong(&format!("{about}names = [\"a\"]\n[facts]\nbirth-date = \"b\""));
    assert!(birth.contains("line 7: ") && birth.contains("expected { column = ") && !birth.contains("struct"), "{birth}");
    assert!(wrong(&format!("{about}names = [\"c\"]")).ends_with("names a column \"c\" that the table doesn't have; it has a, b"));
    assert!(wrong(&format!("{}names = [\"a\"]", about.replace("person", "persn"))).contains("a kind \"persn\" that there isn't"));
    assert!(wrong(&format!("{about}names = [\"a\"]\n[facts]\nbirth = {{ column = \"b\" }}")).contains("which is no attribute"));
}

#[test]
fn a_table_may_be_broken_and_its_names_in_any_script() {
    let mapping = "[source]\nid = \"x\"\n[entity]\nkind = \"person\"\nnames = [\"name\"]\n[facts]\nbirth-date = { column = \"born\" }";
    let table = "name,born\n李四,1960-01-02\nAna  Sol,1960-13-02\nÁna Sol,1961\nAna Sol\n?!,1962\n\"Q \"\"R\"\"\n[x]\",1963\n,1964\n";
    let (facts, tally) = imported("csv", &[table.as_bytes(), b"\xff\xfe,1\n"].concat(), Some(mapping), "");
    assert_eq!((tally.records, tally.entities, tally.facts), (8, 5, 4), "{tally:?}\n{facts}");
    assert!(facts.contains("[entities.ana-sol-2]"), "{facts}");
}

/// How a table has offices with their time.
const OFFICES: &str = "[source]\nid = \"x\"\n[entity]\nkind = \"person\"\nnames = [\"name\"]\n\
                       [facts]\noffice = { value = \"mayor\", valid-from = \"from\", valid-to = \"to\", date = \"%d/%m/%Y\" }";

#[test]
fn a_value_whose_time_can_not_be_read_is_left_out() {
    let table = "name,from,to\nAna Sol,01/02/2020,31/13/2024\nEva Lund,01/02/2020,31/12/2024\nIda Moe,31/12/2024,01/02/2020\n";
    let (facts, tally) = imported("csv", table.as_bytes(), Some(OFFICES), "");
    assert_eq!((tally.entities, tally.facts, tally.left_out.len()), (3, 1, 2), "{tally:?}\n{facts}");
    assert!(facts.contains("valid = \"2020-02-01/2024-12-31\""), "{facts}");
}

#[test]
fn first_and_family_names_are_joined_and_a_first_name_alone_is_nobodys() {
    let mapping = |names: &str| {
        format!(
            "delimiter = \";\"\n[source]\nid = \"x\"\n[entity]\nkind = \"person\"\nnames = {names}\n\
             [facts]\nbirth-date = {{ column = \"Né\", date = \"%d/%m/%Y\" }}"
        )
    };
    let table = "Nom;Prénom;Né\nDurand;Élise;01/02/1970\nLe Goff;Yann;1961\nSolis;;1962\n".as_bytes();
    let (facts, tally) = imported("csv", table, Some(&mapping("[[\"Prénom\", \"Nom\"]]")), "");
    assert_eq!((tally.entities, tally.facts), (2, 2), "{tally:?}\n{facts}");
    assert!(facts.contains("names = [\"Élise Durand\"]") && facts.contains("is = 1970-02-01"), "{facts}");
    let (facts, tally) = imported("csv", table, Some(&mapping("[\"Prénom\", \"Nom\"]")), "");
    assert!(!facts.contains("\"Élise\"") && tally.left_out.keys().any(|reason| reason.contains("one-word")), "{tally:?}\n{facts}");
}

#[test]
fn an_office_without_its_time_is_left_out_and_a_year_is_one() {
    let table = "name,from,to\nAna Sol,,\nEva Lund,2001,31/12/2004\n";
    let (facts, tally) = imported("csv", table.as_bytes(), Some(OFFICES), "");
    assert_eq!((tally.entities, tally.facts, tally.left_out.len()), (2, 1, 1), "{tally:?}\n{facts}");
    assert!(facts.contains("valid = \"2001/2004-12-31\""), "{facts}");
}

#[test]
fn what_a_parliament_only_refers_to_is_counted() {
    let document = r#"{"persons": [{"id": "p1", "name": "Ilse Varga"}],
        "organizations": [{"id": "g", "name": "Green Party", "classification": "party"}],
        "memberships": [{"person_id": "p2", "organization_id": "g"}, {"person_id": "p1", "on_behalf_of_id": "nowhere", "role": "mp"},
            {"person_id": "p1", "organization_id": "g"}]}"#;
    let (facts, tally) = imported("popolo", document.as_bytes(), None, "");
    let left = |words: &str| tally.left_out.iter().any(|(reason, left)| reason.contains(words) && left.count == 1);
    assert!(left("somebody whom neither") && left("a party that the document doesn't have"), "{tally:?}");
    assert!(!facts.contains("the-ecologists"), "{facts}");
    assert_eq!(found(&facts, "", Lang::En, "Ilse Varga of the Green Party spoke."), NONE);
}

#[test]
fn a_parliament_becomes_members_and_ministers() {
    let (facts, tally) = imported("popolo", include_bytes!("exchange/popolo.json"), None, "");
    assert_eq!((tally.records, tally.entities, tally.terms), (15, 7, 1), "{tally:?}");
    assert_eq!(found(&facts, "", Lang::En, "Ilse Varga was born on 3 April 1970."), ["contradicted: 3 April 1970"]);
    assert_eq!(found(&facts, "", Lang::En, "Finance minister Tom Reyl met Ilse Varga, of the Blue Harbour Union."), NONE);
    assert_eq!(found(&facts, "", Lang::En, "Justice minister Tom Reyl spoke."), ["contradicted: Justice minister"]);
}

#[test]
fn a_dump_becomes_entities_with_their_times_and_sources() {
    let (facts, tally) = imported("wikidata", include_bytes!("exchange/dump.json"), None, "");
    assert_eq!((tally.records, tally.entities, tally.terms, tally.facts), (7, 3, 1, 4), "{tally:?}\n{facts}");
    assert!(facts.contains("is = \"mayor of q900000003\"\nvalid = \"2014-03-30/..\""), "{facts}");
    assert!(facts.contains("says.q36578 = {}") && !facts.contains("1926"), "{facts}");
    assert!(facts.contains("is = \"4544\"\nas-of = 2022-01-01"), "{facts}");
    assert_eq!(found(&facts, "", Lang::Fr, "Nadia Orsel, maire de Port-Garz, est née le 14 juillet 1962."), NONE);
    assert_eq!(found(&facts, "", Lang::Fr, "Nadia Orsel est née le 14 juillet 1926."), ["contradicted: 14 juillet 1926"]);
}

#[test]
fn a_review_is_a_source_and_what_it_bears_out_a_fact() {
    let own = "[sources.001]\n[entities.lea-marchal]\nnames = [\"Léa Marchal\"]\ngender = \"f\"\n";
    let (facts, tally) = imported("claimreview", include_bytes!("exchange/reviews.json"), None, own);
    assert_eq!((tally.records, tally.sources, tally.facts, tally.left_out.len()), (4, 3, 1, 3), "{tally:?}");
    assert!(facts.contains("[facts.lea-marchal.age]\nis = \"31 years\"\nas-of = 2026-03-01\nstatus = \"unverified\""), "{facts}");
}

#[test]
fn a_library_becomes_sources_and_comes_back() {
    let (facts, tally) = imported("csl", include_bytes!("exchange/library.json"), None, "");
    assert_eq!((tally.records, tally.sources, tally.left_out.len()), (3, 2, 1), "{tally:?}");
    let desk = desk(&[("facts/new.toml", &facts)]);
    let mut out = Vec::new();
    (exchange::format("csl").unwrap().export.unwrap())(&desk.base, Lang::Fr, &mut out).unwrap();
    let (again, _) = imported("csl", &out, None, "");
    assert_eq!(facts, again);
    let first: serde_json::Value = serde_json::from_slice::<serde_json::Value>(&out).unwrap()[0].clone();
    assert_eq!((&first["id"], &first["issued"]["date-parts"][0][2]), (&"003".into(), &6.into()));
}

#[test]
fn facts_leave_as_reviews() {
    let own =
        format!("{OWN}says.002 = {{ is = 1994-03-12, error = true, quote = \"née en 1994\" }}\n[sources.002]\noutlet = \"Le Journal\"\n");
    let mut out = Vec::new();
    (exchange::format("claimreview").unwrap().export.unwrap())(&desk(&[("facts/own.toml", &own)]).base, Lang::Fr, &mut out).unwrap();
    let graph: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let of = |at: usize, key: &str| graph["@graph"][at][key].clone();
    assert_eq!(of(0, "claimReviewed"), "la date de naissance, Léa Marchal : 12 mars 1995");
    assert_eq!((of(0, "reviewRating")["ratingValue"].as_u64(), of(1, "reviewRating")["ratingValue"].as_u64()), (Some(5), Some(1)));
    assert_eq!(of(1, "itemReviewed")["appearance"][0]["publisher"]["name"], "Le Journal");
    assert_eq!((of(1, "author")[0]["name"].as_str(), of(0, "author").as_str()), (Some("Le Journal"), None));
}

#[test]
fn a_review_that_left_comes_back_as_a_source() {
    let own =
        OWN.replace("[sources.001]", "[sources.001]\noutlet = \"La Gazette\"\nurl = \"https://example.org/a\"\npublished = 2026-03-02");
    let mut out = Vec::new();
    (exchange::format("claimreview").unwrap().export.unwrap())(&desk(&[("facts/own.toml", &own)]).base, Lang::Fr, &mut out).unwrap();
    let (facts, tally) = imported("claimreview", &out, None, "");
    assert_eq!(tally.sources, 1, "{tally:?}");
    for told in ["outlet = \"La Gazette\"", "url = \"https://example.org/a\"", "published = 2026-03-02"] {
        assert!(facts.contains(told), "{told}: {facts}");
    }
}

#[test]
fn what_an_item_of_a_library_is_stays_so() {
    let library = r#"[{"id": "b", "type": "book", "title": "Un livre", "note": "relu"}, {"id": "c", "type": "article-newspaper", "title": "Un article"}]"#;
    let (facts, _) = imported("csl", library.as_bytes(), None, "");
    let mut out = Vec::new();
    (exchange::format("csl").unwrap().export.unwrap())(&desk(&[("facts/new.toml", &facts)]).base, Lang::Fr, &mut out).unwrap();
    let items: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!((&items[0]["type"], &items[0]["note"], &items[1]["type"]), (&"book".into(), &"relu".into(), &"article-newspaper".into()));
}

#[test]
fn a_run_that_was_stopped_goes_on() {
    let mut dump = Vec::new();
    sample::write(200, &mut dump).unwrap();
    let popolo = include_bytes!("exchange/popolo.json");
    let library = include_bytes!("exchange/library.json");
    let inputs: [(&str, &[u8], Option<&str>); 4] =
        [("wikidata", &dump, None), ("csv", CSV, Some(MAPPING)), ("popolo", popolo, None), ("csl", library, None)];
    let empty = desk(&[]);
    for (format, bytes, mapping) in inputs {
        let mut straight = Parts { texts: Vec::new(), tally: Tally::default(), room: usize::MAX };
        let whole = run(format, bytes, mapping, &empty, &mut straight, 300).unwrap();
        let mut parts = Parts { texts: Vec::new(), tally: Tally::default(), room: 0 };
        let ended = (0..10_000).find_map(|_| {
            parts.room += 40;
            run(format, bytes, mapping, &empty, &mut parts, 300).ok()
        });
        assert_eq!((parts.texts.concat(), ended.as_ref()), (straight.texts.concat(), Some(&whole)), "{format}");
    }
}

/// A packed file of kilobytes may hold a record of gigabytes.
#[test]
fn a_record_without_end_is_told_in_every_format() {
    let long = "a".repeat(17 << 20);
    let keys = |key: &str| format!("\"{key}\": \"{}\", ", "a".repeat(9 << 20));
    let inputs = [
        ("csv", format!("name\nAna Sol\n\"Léa {long}"), 3),
        ("csv", long.clone(), 1),
        ("wikidata", format!("[\n\n{{\"id\": \"{long}\"}}\n]"), 3),
        ("popolo", format!("{{\"persons\": [\n{{\"id\": 1}},\n{{\"id\": \"{long}\"}}]}}"), 3),
        ("claimreview", format!("{{{}\n\"@graph\": [1, 2],\n{}\"a\": 1}}", keys("b"), keys("c")), 3),
        ("csl", format!("[\n\n{{\"title\": \"{long}\"}}]"), 1),
    ];
    for (format, text, line) in inputs {
        let mut parts = Parts { texts: Vec::new(), tally: Tally::default(), room: usize::MAX };
        let mapping = "[source]\nid = \"x\"\n[entity]\nkind = \"person\"\nnames = [\"name\"]\n";
        let told = run(format, text.as_bytes(), Some(mapping), &desk(&[]), &mut parts, 4 << 20).unwrap_err().to_string();
        assert!(told.starts_with(&format!("what starts in line {line} is larger than 16 MiB")), "{format}: {told}");
    }
}

#[test]
fn a_sample_of_a_dump_loads_without_a_fault() {
    let mut dump = Vec::new();
    sample::write(1000, &mut dump).unwrap();
    let (facts, tally) = imported("wikidata", &dump, None, "");
    assert_eq!((tally.records, tally.entities), (1000, 900));
    assert!(tally.facts > 3000);
    assert_eq!(found(&facts, "", Lang::Fr, "Rien de connu ici."), NONE);
}

#[test]
fn no_input_makes_a_reader_panic_or_a_file_that_has_faults() {
    let inputs: [(&str, &[u8]); 4] = [
        ("popolo", include_bytes!("exchange/popolo.json")),
        ("wikidata", include_bytes!("exchange/dump.json")),
        ("claimreview", include_bytes!("exchange/reviews.json")),
        ("csl", include_bytes!("exchange/library.json")),
    ];
    let empty = desk(&[]);
    for (format, bytes) in inputs.into_iter().chain([("csv", CSV)]) {
        for seed in 0..24_usize {
            let mut broken = bytes.to_vec();
            for n in 0..4 {
                let at = (seed * 7919 + n * 104_729) % broken.len();
                broken[at] = b"\"{}[],:0x\\\n\xff "[(seed + n) % 13];
            }
            let mapping = (format == "csv").then_some(MAPPING);
            let mut parts = Parts { texts: Vec::new(), tally: Tally::default(), room: usize::MAX };
            // What can't be read at all is told; what was read of it is good.
            let _ = run(format, &broken, mapping, &empty, &mut parts, 1);
            let text = parts.texts.concat();
            assert_eq!(desk(&[("facts/new.toml", &text)]).problems, [], "{format} {seed}\n{text}");
        }
    }
}
