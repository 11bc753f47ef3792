//! Values read, compared and written, across kinds and languages.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

mod press;

use super::*;
use crate::text::tokens;
use jiff::civil::date;

fn anchor() -> Anchor {
    // A Saturday.
    Anchor { dateline: Some(date(2026, 2, 7).at(10, 0, 0, 0)), told: Some(date(2025, 11, 13)), tense: Tense::Past, ..Anchor::default() }
}

fn read_all(text: &str, lang: Lang) -> Vec<String> {
    let spotted = read(text, &tokens(text), lang);
    let form = |spotted: &Spotted| {
        let canonical = canonical(&spotted.told, &anchor()).filter(|_| !spotted.told.is_article())?;
        Some(format!("{}={}", spotted.span.of(text), canonical.value))
    };
    spotted.iter().filter_map(form).collect()
}

fn fr(text: &str) -> Vec<String> {
    read_all(text, Lang::Fr)
}

fn en(text: &str) -> Vec<String> {
    read_all(text, Lang::En)
}

fn value(text: &str, lang: Lang) -> Value {
    read(text, &tokens(text), lang)[0].told.resolve(&anchor()).expect("a value")
}

fn notation(text: &str, kind: ValueKind) -> Value {
    parse_notation(text, kind).expect("a value")
}

#[test]
fn french_ages_and_lengths_of_time() {
    assert_eq!(fr("Le militant, âgé de 22 ans, a attendu deux heures et demie."), ["22 ans=P22Y", "deux heures et demie=PT2.5H"]);
    assert_eq!(fr("un jeune homme de vingt-deux ans"), ["vingt-deux ans=P22Y"]);
    assert_eq!(fr("Amine, 22 ans, et Paul (23 ans)"), ["22 ans=P22Y", "23 ans=P23Y"]);
    assert_eq!(value("son frère, 20 ans,", Lang::Fr), Value::age(20));
    assert_eq!(fr("une peine de 20 ans de prison"), ["20 ans=P20Y"]);
    assert!(matches!(value("la vingtaine", Lang::Fr), Value::Age(_)));
    assert_eq!(fr("pendant une demi-heure et deux heures trente"), ["une demi-heure=PT0.5H", "deux heures trente=PT2H30M"]);
}

#[test]
fn participles_planets_and_articles_are_no_values() {
    assert!(fr("Il a été tué. Elle a été exfiltrée.").is_empty());
    assert!(fr("la planète Mars, le Champ-de-Mars, la sonde sur Mars").is_empty());
    assert!(fr("un militant et une femme à la Une, le G7, le Covid-19, un A380, battus 3-1").is_empty());
    assert_eq!(en("She may march. It was a second chance? A man, the G7, Covid-19."), ["second=2"]);
}

#[test]
fn french_dates() {
    assert_eq!(fr("Jeudi 5 février, puis hier et avant-hier"), ["Jeudi 5 février=2026-02-05", "hier=2026-02-06", "avant-hier=2026-02-05"]);
    assert_eq!(
        fr("le 13 novembre dernier, la veille, le lendemain"),
        ["13 novembre dernier=2025-11-13", "la veille=2025-11-12", "le lendemain=2025-11-14"]
    );
    assert!(fr("la veille du scrutin, le lendemain de l'attaque").is_empty());
    assert_eq!(fr("dans la nuit de jeudi à vendredi"), ["dans la nuit de jeudi à vendredi=2026-02-05/2026-02-06"]);
    assert_eq!(fr("le premier dimanche de mars 2026"), ["premier dimanche de mars 2026=2026-03-01"]);
    assert_eq!(fr("du 4 au 10 février 2013"), ["du 4 au 10 février 2013=2013-02-04/2013-02-10"]);
    assert_eq!(fr("trois jours plus tard"), ["trois jours plus tard=2025-11-16"]);
    assert_eq!(fr("jeudi à 20 h 30"), ["jeudi à 20 h 30=2026-02-05T20:30"]);
}

#[test]
fn english_dates() {
    assert_eq!(en("On Thursday, 5 February 2026, and March 3, 2024"), ["Thursday, 5 February 2026=2026-02-05", "March 3, 2024=2024-03-03"]);
    assert_eq!(en("last Thursday at 8 p.m."), ["last Thursday at 8 p.m.=2026-02-05T20:00"]);
    assert_eq!(en("two weeks later, the day before"), ["two weeks later=2025-11-27", "the day before=2025-11-12"]);
    assert_eq!(en("the 22-year-old activist"), ["22-year-old=P22Y"]);
}

#[test]
fn notation_and_drafts_meet() {
    let relation = |text: &str, lang, desk: &str, kind| value(text, lang).relation(&notation(desk, kind));
    assert_eq!(relation("âgé de 22 ans", Lang::Fr, "22 years", ValueKind::Age), Relation::Same);
    assert_eq!(relation("âgé de 24 ans", Lang::Fr, "22 years", ValueKind::Age), Relation::Disjoint);
    assert_eq!(relation("la vingtaine", Lang::Fr, "22 years", ValueKind::Age), Relation::Around);
    assert_eq!(relation("dix minutes", Lang::Fr, "< 1 min", ValueKind::Duration), Relation::Disjoint);
    assert_eq!(relation("douze semaines", Lang::Fr, "84 days", ValueKind::Duration), Relation::Around);
    assert_eq!(relation("trois mois", Lang::Fr, "84 days", ValueKind::Duration), Relation::Around);
    assert_eq!(relation("une heure", Lang::Fr, ">= 2 h", ValueKind::Duration), Relation::Disjoint);
    assert_eq!(relation("l'été 2025", Lang::Fr, "2025-07", ValueKind::Date), Relation::Around);
    assert_eq!(relation("in early February", Lang::En, "2026-02-05", ValueKind::Date), Relation::Around);
    assert_eq!(relation("en pleine nuit", Lang::Fr, "daylight", ValueKind::PartOfDay), Relation::Disjoint);
    assert_eq!(relation("jeudi soir", Lang::Fr, "2026-02-05T20:30", ValueKind::Date), Relation::Around);
    assert_eq!(relation("vendredi", Lang::Fr, "2026-02-05", ValueKind::Date), Relation::Disjoint);
    assert_eq!(relation("110 miles", Lang::Fr, "177 km", ValueKind::Quantity), Relation::Overlaps);
    assert_eq!(relation("1,80 m", Lang::Fr, "180 cm", ValueKind::Quantity), Relation::Same);
}

#[test]
fn values_are_written_like_what_they_replace() {
    let age = Value::age(22);
    let day = Value::day(date(2026, 2, 5));
    let cases = [
        (&age, Lang::Fr, "24 ans", "22 ans"),
        (&age, Lang::Fr, "vingt-quatre ans", "vingt-deux ans"),
        (&age, Lang::En, "24-year-old", "22-year-old"),
        (&day, Lang::Fr, "vendredi 6 février", "jeudi 5 février"),
        (&day, Lang::Fr, "Mercredi", "Jeudi"),
        (&day, Lang::Fr, "1er mars", "5 février"),
        (&day, Lang::Fr, "en mars", "en février"),
        (&day, Lang::Fr, "hier", "jeudi 5 février"),
        (&day, Lang::Fr, "06/03/2025", "05/02/2026"),
        (&day, Lang::En, "March 3, 2024", "February 5, 2026"),
        (&day, Lang::En, "3 March", "5 February"),
        (&day, Lang::En, "Mar 3rd", "Feb 5th"),
    ];
    for (value, lang, like, expected) in cases {
        assert_eq!(render(value, lang, like), expected, "{like}");
    }
    let number = |n: f64| Value::Number(Interval::exact(n));
    assert_eq!(render(&number(5200.0), Lang::Fr, "5 000"), "5 200");
    assert_eq!(render(&number(1_800_000.0), Lang::Fr, "1,6 million"), "1,8 million");
    assert_eq!(render(&number(2_500_000.0), Lang::Fr, "1,6 million"), "2,5 millions");
    assert_eq!(render(&number(12_500.0), Lang::En, "11,000"), "12,500");
    assert_eq!(render(&notation("62000000 GBP", ValueKind::Money), Lang::En, "£64m"), "£62m");
    assert_eq!(render(&notation("62000000 GBP", ValueKind::Money), Lang::En, ""), "£62 million");
    assert_eq!(render(&notation("350 EUR", ValueKind::Money), Lang::En, "more than €400"), "€350");
    assert_eq!(render(&notation("84 days", ValueKind::Duration), Lang::Fr, "deux mois"), "douze semaines");
    assert_eq!(render(&notation(">= 2 h", ValueKind::Duration), Lang::Fr, "une heure"), "au moins deux heures");
    assert_eq!(render(&notation("180 cm", ValueKind::Quantity), Lang::Fr, "1,90 m"), "1,8 m");
    assert_eq!(render(&number(3.0), Lang::Fr, "Deux"), "Trois");
    assert_eq!(render(&notation("1 days", ValueKind::Duration), Lang::Fr, "3 jours"), "1 jour");
    assert_eq!(render(&notation("37 EUR", ValueKind::Money), Lang::Fr, "1 euro"), "37 euros");
    assert_eq!(render(&notation("25 %", ValueKind::Percent), Lang::Fr, "12 %"), "25 %");
    assert_eq!(render(&notation("25 %", ValueKind::Percent), Lang::En, "12 percent"), "25 percent");
    assert_eq!(render(&notation("20:30", ValueKind::Time), Lang::Fr, "19 h 15"), "20 h 30");
    assert_eq!(render(&notation("20:30", ValueKind::Time), Lang::Fr, "19h"), "20h30");
    assert_eq!(render(&notation("20:00", ValueKind::Time), Lang::Fr, "19 heures"), "20 heures");
    assert_eq!(render(&notation("20:30", ValueKind::Time), Lang::En, "7 p.m."), "8:30 p.m.");
    assert_eq!(render(&notation("20:30", ValueKind::Time), Lang::En, "7.40pm"), "8.30pm");
    assert_eq!(render(&notation("20:00", ValueKind::Time), Lang::En, "7:15pm"), "8pm");
    assert_eq!(render(&Value::Ordinal(2), Lang::Fr, "3e"), "2e");
    assert_eq!(render(&Value::Ordinal(22), Lang::En, "3rd"), "22nd");
    assert_eq!(render(&notation("2013-02-04/2013-02-12", ValueKind::Date), Lang::Fr, "du 4 au 10 février 2013"), "du 4 au 12 février 2013");
    assert_eq!(render(&notation("2025", ValueKind::Date), Lang::Fr, "en 2024"), "en 2025");
    assert_eq!(
        render(&notation("2026-03", ValueKind::Date), Lang::Fr, "le 5 février 2026"),
        "le 5 février 2026".replace("le 5 février", "mars")
    );
    assert_eq!(render(&notation("2026-02-05T20:30", ValueKind::Date), Lang::Fr, "mercredi à 20 heures"), "jeudi à 20 h 30");
    assert_eq!(render(&notation("2026-02-05T20:30", ValueKind::Date), Lang::En, "Wednesday at 8 p.m."), "Thursday at 8:30 p.m.");
    assert_eq!(render(&notation("2026-02-05Tmorning", ValueKind::Date), Lang::Fr, "mercredi soir"), "jeudi matin");
    assert_eq!(render(&Value::PartOfDay(PartOfDay::Daylight), Lang::Fr, "en pleine nuit"), "en plein jour");
    // What goes with one part of the day may not go with another.
    let framed = render(&notation("2026-02-05Tevening", ValueKind::Date), Lang::Fr, "mercredi en plein après-midi");
    assert_eq!(framed, "jeudi en plein après-midi");
    // The end of « après-midi » is no time on the clock; what doesn't tell the value is then no replacement.
    assert_eq!(render(&notation("2026-02-04T04:15", ValueKind::Date), Lang::Fr, "mercredi après-midi"), "mercredi après-midi");
    let at_four = render(&notation("2026-02-04T15:30", ValueKind::Date), Lang::Fr, "mercredi après-midi à 16 h 15");
    assert_eq!(at_four, "mercredi après-midi à 15 h 30");
    assert_eq!(render(&notation("2026-02-04T04:15", ValueKind::Date), Lang::Fr, "mercredi midi"), "mercredi 4 h 15");
}

proptest::proptest! {
    #[test]
    fn nothing_panics_on_any_text(text in "\\PC*", english: bool) {
        survives(&text, if english { Lang::En } else { Lang::Fr });
    }

    #[test]
    fn nothing_panics_on_values(words in proptest::collection::vec(piece(), 0..14), english: bool) {
        survives(&words.join(" "), if english { Lang::En } else { Lang::Fr });
    }
}

fn piece() -> impl proptest::strategy::Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "22",
        "3",
        "1er",
        "2026",
        "13/11",
        "20h30",
        "8:10",
        "vingt",
        "deux",
        "mille",
        "millions",
        "et",
        "demi",
        "à",
        "de",
        "du",
        "au",
        "entre",
        "ans",
        "heures",
        "jeudi",
        "février",
        "mars",
        "dernier",
        "hier",
        "la",
        "veille",
        "soir",
        "nuit",
        "€",
        "%",
        "-",
        "plus",
        "moins",
        "environ",
        "il",
        "/",
        "and a half",
        "et demi",
        "quarter",
        "of",
        "q3",
        "tiers",
        "1/4",
        "cents",
        "y",
        "a",
        "five",
        "March",
        "last",
        "ago",
        "year",
        "old",
        "from",
        "to",
        "p.m.",
        "99999999999",
        "0",
        "1,5",
        "début",
        "été",
        "l'été",
        "an",
        "half",
        "the",
        "and",
        "20:30",
    ];
    proptest::sample::select(WORDS).prop_map(str::to_owned)
}

fn survives(text: &str, lang: Lang) {
    let tokens = tokens(text);
    let mut last = 0;
    let mut values = Vec::new();
    for spotted in read(text, &tokens, lang) {
        assert!(spotted.span.start >= last && !spotted.span.of(text).is_empty());
        last = spotted.span.end;
        let _ = canonical(&spotted.told, &anchor());
        values.extend(spotted.told.resolve(&anchor()));
        values.extend(spotted.told.resolve(&Anchor::default()));
    }
    for a in &values {
        let _ = (canonical_value(a), render(a, lang, text));
        for b in &values {
            assert_eq!(a.relation(b), b.relation(a).flipped(), "{a:?} {b:?}");
        }
    }
}

use proptest::strategy::Strategy as _;
