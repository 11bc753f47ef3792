//! What journalists write, by kind of value: each row is a text and what is read in it, articles left out.

use super::{Lang, read_all, value};
use crate::values::{Interval, Unit, Value};

type Row<'a> = (&'a str, &'a [&'a str]);

#[track_caller]
fn reads(lang: Lang, rows: &[Row<'_>]) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|(text, expected)| (text, read_all(text, lang), expected))
        .filter(|(_, got, expected)| got != *expected)
        .map(|(text, got, expected)| format!("{text}\n  read     {got:?}\n  expected {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[track_caller]
fn spans(lang: Lang, rows: &[(&str, f64, f64)]) {
    for (text, low, high) in rows {
        let interval = match value(text, lang) {
            Value::Number(interval) | Value::Percent(interval) | Value::Money(interval, _) | Value::Quantity(interval, _) => interval,
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(interval, Interval::closed(*low, *high), "{text}");
    }
}

#[test]
fn numbers_in_words() {
    reads(
        Lang::Fr,
        &[
            ("quatre-vingt-dix-sept", &["quatre-vingt-dix-sept=97"]),
            ("vingt-et-un, vingt et un", &["vingt-et-un=21", "vingt et un=21"]),
            ("soixante-et-onze", &["soixante-et-onze=71"]),
            ("deux-cent-mille, deux cent mille", &["deux-cent-mille=200000", "deux cent mille=200000"]),
            ("mille-neuf-cent-quatre-vingt-dix-neuf", &["mille-neuf-cent-quatre-vingt-dix-neuf=1999"]),
            ("septante-sept, huitante-deux, nonante-neuf", &["septante-sept=77", "huitante-deux=82", "nonante-neuf=99"]),
            ("2.500 ou 2 500 personnes", &["2.500=2500", "2 500=2500"]),
            ("deux et demi, un million et demi", &["deux et demi=2.5", "un million et demi=1500000"]),
        ],
    );
    reads(
        Lang::En,
        &[
            ("ninety-seven, ninety seven", &["ninety-seven=97", "ninety seven=97"]),
            ("a hundred, a million, a billion people", &["a hundred=100", "a million=1000000", "a billion=1000000000"]),
            ("one hundred and twenty-three", &["one hundred and twenty-three=123"]),
            ("half a million, a quarter of a million", &["half a million=500000", "a quarter of a million=250000"]),
            ("2 1/2, 2½ and ½", &["2 1/2=2.5", "2½=2.5", "½=0.5"]),
            ("a man, an even longer show, a few", &[]),
        ],
    );
}

#[test]
fn ranks() {
    reads(Lang::Fr, &[("troisième, 3e, 3ème, 1re, 21e", &["troisième=3", "3e=3", "3ème=3", "1re=1", "21e=21"])]);
    reads(Lang::En, &[("third, 3rd, 21st, twenty-first", &["third=3", "3rd=3", "21st=21", "twenty-first=21"])]);
}

#[test]
fn shares_and_ratios() {
    reads(
        Lang::Fr,
        &[
            ("un tiers des voix, les deux tiers", &["un tiers=0.333333333", "deux tiers=0.666666667"]),
            ("la moitié des élèves, plus de la moitié", &["la moitié=0.5", "plus de la moitié=0.5"]),
            ("près du quart des élèves, 1/3 des voix", &["près du quart=0.25", "1/3=0.333333333"]),
            ("un cinquième des voix, deux cinquièmes", &["un cinquième=0.2", "deux cinquièmes=0.4"]),
            ("battu d'un centième", &["un centième=0.01"]),
            ("un quart de milliard d'euros", &["un quart de milliard d'euros=250000000 EUR"]),
            ("deux sur cinq, un Français sur deux", &["deux sur cinq=0.4", "un Français sur deux=0.5"]),
            ("sept élèves sur dix, 9 personnes sur 10", &["sept élèves sur dix=0.7", "9 personnes sur 10=0.9"]),
        ],
    );
    reads(
        Lang::En,
        &[
            ("two-thirds, three-quarters, a fifth of voters", &["two-thirds=0.666666667", "three-quarters=0.75", "a fifth=0.2"]),
            ("half of them, more than half the pupils", &["half=0.5", "more than half=0.5"]),
            ("three in ten, 3 in 10, one in five people", &["three in ten=0.3", "3 in 10=0.3", "one in five=0.2"]),
            ("seven pupils in ten, 9 people out of 10", &["seven pupils in ten=0.7", "9 people out of 10=0.9"]),
        ],
    );
}

#[test]
fn a_share_is_no_number_of_things() {
    let is_share = |text: &str, lang| crate::values::read(text, &crate::text::tokens(text), lang)[0].told.is_share();
    assert!(is_share("un tiers des salariés", Lang::Fr) && is_share("seven pupils in ten", Lang::En));
    assert!(!is_share("trois salariés", Lang::Fr) && !is_share("half a million", Lang::En));
}

#[test]
fn matches_halves_and_places_are_no_shares() {
    reads(
        Lang::Fr,
        &[
            ("un quart de finale, les huitièmes de finale", &[]),
            ("deux quarts de finale", &["deux=2"]),
            ("un cinquième but", &["cinquième=5"]),
            ("un crédit sur dix ans, deux morts sur place", &["dix ans=P10Y", "deux=2"]),
            ("trois ans et un cinquième mandat", &["trois ans=P3Y", "cinquième=5"]),
        ],
    );
    reads(
        Lang::En,
        &[
            ("a quarter-final, two quarters", &["two=2"]),
            ("a fifth goal, the first half of the game", &["fifth=5", "first=1"]),
            ("three dead in two raids", &["three=3", "two=2"]),
            ("two years and a third term", &["two years=P2Y", "third=3"]),
        ],
    );
}

#[test]
fn ranges_share_their_scale_and_unit() {
    spans(
        Lang::Fr,
        &[
            ("entre 12 et 15 personnes", 12.0, 15.0),
            ("de 20 à 30 personnes", 20.0, 30.0),
            ("1 500 à 2 000 manifestants", 1500.0, 2000.0),
            ("deux à trois mille", 2000.0, 3000.0),
            ("de 10 à 12 millions d'euros", 10e6, 12e6),
            ("2 à 3 milliards d'euros", 2e9, 3e9),
            ("un à deux millions d'euros", 1e6, 2e6),
            ("entre 800 000 et 1 million d'habitants", 8e5, 1e6),
            ("entre 3 % et 5 %", 3.0, 5.0),
            ("5-6 %", 5.0, 6.0),
            ("entre 10 € et 15 €", 10.0, 15.0),
            ("entre 20 °C et 25 °C", 20.0, 25.0),
            ("15 à 20 cm", 15.0, 20.0),
        ],
    );
    spans(
        Lang::En,
        &[
            ("between 3 and 5 people", 3.0, 5.0),
            ("three to four thousand people", 3000.0, 4000.0),
            ("1.5 to 2 million", 1.5e6, 2e6),
            ("between $3m and $5m", 3e6, 5e6),
            ("$3m to $5m", 3e6, 5e6),
            ("$3m-$5m", 3e6, 5e6),
            ("$3-5 million", 3e6, 5e6),
            ("£3-5m", 3e6, 5e6),
            ("$10-15 a share", 10.0, 15.0),
            ("12-15%", 12.0, 15.0),
            ("between 3% and 5%", 3.0, 5.0),
        ],
    );
    reads(Lang::En, &[("from $3m to $5m", &["$3m=3000000 USD", "$5m=5000000 USD"]), ("rose from 3% to 5%", &["3%=3", "5%=5"])]);
    reads(
        Lang::Fr,
        &[
            ("passé de 3 % à 5 %", &["3 %=3", "5 %=5"]),
            ("de 18 à 8 milliards", &["18=18", "8 milliards=8000000000"]),
            ("avant deux à trois ans", &["deux à trois ans=P3Y"]),
            ("est passé de 7 à 8 %", &["7=7", "8 %=8"]),
            ("14 millions en 2015 à 12 millions", &["14 millions=14000000", "2015=2015", "12 millions=12000000"]),
            ("battus 3-1, 6-4, 6-2", &[]),
        ],
    );
}

#[test]
fn hedges() {
    reads(
        Lang::Fr,
        &[
            ("près de 30, plus de 40, au plus 12, au moins 12", &["près de 30=30", "plus de 40=40", "au plus 12=12", "au moins 12=12"]),
            ("une petite centaine de personnes", &["une petite centaine=100"]),
            ("une bonne vingtaine, une grosse centaine", &["une bonne vingtaine=20", "une grosse centaine=100"]),
            ("en plus des deux annoncés", &["deux=2"]),
            ("plus des deux tiers, au bas mot 200 personnes", &["plus des deux tiers=0.666666667", "au bas mot 200=200"]),
        ],
    );
    reads(
        Lang::En,
        &[
            ("some 200, nearly 30, at most 12", &["some 200=200", "nearly 30=30", "at most 12=12"]),
            ("as many as 200, an estimated 200 people", &["as many as 200=200", "an estimated 200=200"]),
            ("a few dozen, tens of thousands of people", &[]),
        ],
    );
}

#[test]
fn money() {
    reads(
        Lang::Fr,
        &[
            ("1,2 milliard d'euros, 2 M€, 12 k€", &["1,2 milliard d'euros=1200000000 EUR", "2 M€=2000000 EUR", "12 k€=12000 EUR"]),
            ("quelque 300.000 euros, 3,5 Md€", &["quelque 300.000 euros=300000 EUR", "3,5 Md€=3500000000 EUR"]),
            ("10 euros et 50 centimes", &["10 euros et 50 centimes=10.5 EUR"]),
        ],
    );
    reads(
        Lang::En,
        &[
            ("€1.2bn, $3m, £450,000, £450k", &["€1.2bn=1200000000 EUR", "$3m=3000000 USD", "£450,000=450000 GBP", "£450k=450000 GBP"]),
            ("$1.5tn, $3mn, $3-million", &["$1.5tn=1500000000000 USD", "$3mn=3000000 USD", "$3-million=3000000 USD"]),
            ("a million dollars", &["a million dollars=1000000 USD"]),
        ],
    );
}

#[test]
fn percentages() {
    reads(Lang::Fr, &[("52,3 % des voix, à 60 %", &["52,3 %=52.3", "60 %=60"]), ("+3,5 %, -2,1 %", &["3,5 %=3.5", "-2,1 %=-2.1"])]);
    reads(Lang::En, &[("52.3% of the vote, up 3 percentage points", &["52.3%=52.3", "3 percentage points=3"])]);
}

#[test]
fn measures() {
    reads(
        Lang::Fr,
        &[
            ("120 km/h, 80 km/heure", &["120 km/h=120 km/h", "80 km/heure=80 km/h"]),
            ("12 hectares, 35 m², 300 tonnes", &["12 hectares=12 har", "35 m²=35 m2", "300 tonnes=300 t"]),
            ("40 mm de pluie, 1 m 80", &["40 mm=40 mm", "1 m 80=180 cm"]),
            ("50 MW, 3 gigawatts, 120 kWh", &["50 MW=50 MW", "3 gigawatts=3 GW", "120 kWh=120 kW.h"]),
            ("35 °C, -5 °C, − 10 °C", &["35 °C=35 Cel", "-5 °C=-5 Cel", "− 10 °C=-10 Cel"]),
        ],
    );
    reads(
        Lang::En,
        &[
            ("60 mph, 12 acres, two inches of rain", &["60 mph=60 [mi_i]/h", "12 acres=12 [acr_us]", "two inches=2 [in_i]"]),
            ("six-foot-two, 5-foot-11, 6ft 2in", &["six-foot-two=74 [in_i]", "5-foot-11=71 [in_i]", "6ft 2in=74 [in_i]"]),
            ("50 megawatts, 35C, the form 13F", &["50 megawatts=50 MW", "35C=35 Cel"]),
        ],
    );
    assert_eq!(Unit::of_code("MW").map(|unit| unit.to_base(2.0)), Some(2e6));
}

#[test]
fn ages() {
    reads(
        Lang::Fr,
        &[
            ("âgé d'une trentaine d'années", &["une trentaine d'années=P30Y"]),
            ("un homme d'une quarantaine d'années", &["une quarantaine d'années=P40Y"]),
            ("une carrière d'une quarantaine d'années", &["une quarantaine d'années=P40Y"]),
            ("à 33 ans et demi, à seulement 33 ans", &["33 ans et demi=P33.5Y", "33 ans=P33Y"]),
            ("ses enfants âgés de 5 et 7 ans", &["5=5", "7 ans=P7Y"]),
            ("un bébé de 18 mois, un nourrisson âgé de trois semaines", &["18 mois=P18M", "trois semaines=P3W"]),
            ("les 15-24 ans, trois hommes de 20 à 30 ans", &["15-24 ans=P24Y", "trois=3", "de 20 à 30 ans=P30Y"]),
        ],
    );
    reads(
        Lang::En,
        &[
            ("in her late sixties, in his mid-50s", &["in her late sixties=P69Y", "in his mid-50s=P57Y"]),
            ("33-year-old, three-year-old, 18-month-old", &["33-year-old=P33Y", "three-year-old=P3Y", "18-month-old=P18M"]),
            ("aged 33, at the age of 33, at age 33", &["33=P33Y", "33=P33Y", "33=P33Y"]),
            ("people aged 18 to 24, 18- to 24-year-olds", &["18 to 24=P24Y", "18- to 24-year-olds=P24Y"]),
            ("between the ages of 18 and 24", &["between the ages of 18 and 24=P24Y"]),
        ],
    );
    let is_age = |text: &str, lang| matches!(value(text, lang), Value::Age(_));
    let ages = ["septuagénaire", "la quarantaine", "bébé de 18 mois", "femme d'une trentaine d'années", "âgée de 3 ans et demi"];
    assert!(ages.iter().all(|text| is_age(text, Lang::Fr)));
    assert!(!is_age("carrière d'une trentaine d'années", Lang::Fr) && !is_age("peine de 18 mois", Lang::Fr));
    assert!(["aged 33", "the age of 33", "a septuagenarian"].iter().all(|text| is_age(text, Lang::En)));
}

#[test]
fn lengths_of_time() {
    reads(
        Lang::Fr,
        &[
            ("1 h 12 min 03 s, en 2 h 04 min 11 s", &["1 h 12 min 03 s=PT1H12M3S", "2 h 04 min 11 s=PT2H4M11S"]),
            ("en 9,58 s, une Mercedes 63 S", &["9,58 s=PT9.58S", "63=63"]),
            ("un trajet de 1 h 12 min", &["1 h 12 min=PT1H12M"]),
            ("trois quarts d'heure, une heure et quart", &["trois quarts d'heure=PT0.75H", "une heure et quart=PT1.25H"]),
        ],
    );
    reads(
        Lang::En,
        &[(
            "2 hours, 4 minutes and 11 seconds, three and a quarter hours",
            &["2 hours, 4 minutes and 11 seconds=PT2H4M11S", "three and a quarter hours=PT3.25H"],
        )],
    );
}

#[test]
fn clock_times() {
    reads(
        Lang::Fr,
        &[
            ("8 h 15, 20h30, à midi et demi", &["8 h 15=T08:15", "20h30=T20:30", "midi et demi=T12:30"]),
            ("20 h 30 précises, 20 h 30 salle des fêtes", &["20 h 30=T20:30", "20 h 30=T20:30"]),
            ("à onze heures trois quarts, 3h du mat'", &["onze heures trois quarts=T11:45", "3h du mat=T03:00"]),
            ("entre 8h et 10h, de 8h30 à 10h", &["entre 8h et 10h=T08:00/T10:00", "de 8h30 à 10h=T08:30/T10:00"]),
        ],
    );
    reads(
        Lang::En,
        &[
            ("8pm, 1:30 a.m., half past eight", &["8pm=T20:00", "1:30 a.m.=T01:30", "half past eight=T08:30"]),
            ("at 0830 GMT, 0830 people", &["0830=T08:30", "0830=830"]),
            ("from 5 to 6 p.m. on April 22", &["from 5 to 6 p.m. on April 22=2025-04-22T17:00/2025-04-22T18:00"]),
        ],
    );
}

#[test]
fn dates_around_the_dateline() {
    reads(
        Lang::Fr,
        &[
            ("jeudi dernier, mercredi en huit", &["jeudi dernier=2026-02-05", "mercredi en huit=2026-02-18"]),
            (
                "le 20 du mois dernier, du 4 au 6 de ce mois",
                &["20 du mois dernier=2026-01-20", "du 4 au 6 de ce mois=2026-02-04/2026-02-06"],
            ),
            ("d'ici la fin du mois d'octobre 2026", &["la fin du mois d'octobre 2026=2026-10-19/2026-10-31"]),
            ("a pris fin ce week-end", &["ce week-end=2026-02-07/2026-02-08"]),
            ("le 28 janvier dernier, dans la soirée", &["28 janvier dernier, dans la soirée=2026-01-28"]),
            ("au Ier siècle avant notre ère", &["Ier=1"]),
            ("à la fin de l'année dernière", &["à la fin de l'année dernière=2025-08-08/2025-12-31"]),
            ("dans la nuit de samedi à dimanche", &["dans la nuit de samedi à dimanche=2026-02-07/2026-02-08"]),
            ("mai 68, le 18 08 1978, le 1er avril 78", &["mai 68=1968-05", "18 08 1978=1978-08-18", "1er avril 78=1978-04-01"]),
            ("les 5 et 6 mars 2025, les 5 et 12 mars", &["5 et 6 mars 2025=2025-03-05/2025-03-06", "5 et 12 mars=2025-03-05/2025-03-12"]),
            ("le 31 octobre 74 personnes", &["31 octobre=2025-10-31", "74=74"]),
            ("au XIXe siècle, premier semestre 2025", &["XIXe siècle=18XX", "premier semestre 2025=2025-01-01/2025-06-30"]),
            ("le XVIe arrondissement, la Ve République", &["XVIe=16", "Ve=5"]),
            ("Me Dupont, Ve Dupont, la Vie", &["Ve=5"]),
        ],
    );
    reads(
        Lang::En,
        &[
            ("two Sundays ago, Friday after next", &["two Sundays ago=2026-01-25", "Friday after next=2026-02-20"]),
            ("the 20th of last month, late last year", &["20th of last month=2026-01-20", "late last year=2025-08-08/2025-12-31"]),
            ("March 5 and 6, 5 and 6 March", &["March 5 and 6=2025-03-05/2025-03-06", "5 and 6 March=2025-03-05/2025-03-06"]),
            ("on March 5 and 6 people died", &["March 5=2025-03-05", "6=6"]),
            ("overnight Friday to Saturday", &["overnight Friday to Saturday=2026-02-06/2026-02-07"]),
            ("summer of '69, the 21st century", &["summer of '69=1969-22", "the 21st century=20XX"]),
            ("the first half of 2025, 2025 Q1", &["the first half of 2025=2025-01-01/2025-06-30", "2025 Q1=2025-01-01/2025-03-31"]),
            ("between January 22 and now", &["between January 22 and now=2026-01-22/2026-02-07"]),
        ],
    );
}

#[test]
fn dates_of_the_story_count_from_the_last_event() {
    reads(
        Lang::Fr,
        &[
            ("le mardi suivant, le mardi précédent", &["mardi suivant=2025-11-18", "mardi précédent=2025-11-11"]),
            ("le lundi d'après, ce jeudi-là", &["lundi d'après=2025-11-17", "jeudi-là=2025-11-13"]),
            ("cette année-là, le mois suivant", &["cette année-là=2025", "le mois suivant=2025-12"]),
            ("ce mardi-là", &[]),
        ],
    );
    reads(
        Lang::En,
        &[
            ("the following Tuesday, the previous Tuesday", &["following Tuesday=2025-11-18", "previous Tuesday=2025-11-11"]),
            ("that year, that month", &["that year=2025", "that month=2025-11"]),
            ("Following Tuesday's vote", &["Tuesday=2026-02-03"]),
        ],
    );
}

#[test]
fn feasts_are_no_weekdays_of_the_week() {
    reads(Lang::Fr, &[("lundi de Pâques, Vendredi saint, jeudi de l'Ascension, mercredi des Cendres", &[])]);
    reads(Lang::En, &[("Easter Monday, Good Friday, Black Friday", &[]), ("a good Friday", &["Friday=2026-02-06"])]);
}

#[test]
fn a_limit_leaves_what_comes_before_open() {
    let relation = |text: &str, lang, desk: &str, kind| value(text, lang).relation(&super::notation(desk, kind));
    use crate::values::{Relation, ValueKind};
    for (text, lang) in [("avant le 15 mars 2026", Lang::Fr), ("d'ici au 15 mars 2026", Lang::Fr), ("by March 15, 2026", Lang::En)] {
        assert_eq!(relation(text, lang, "2026-03-10", ValueKind::Date), Relation::Around, "{text}");
        assert_eq!(relation(text, lang, "2026-03-16", ValueKind::Date), Relation::Disjoint, "{text}");
    }
    assert_eq!(relation("d'ici à la fin de l'année", Lang::Fr, "2026-05", ValueKind::Date), Relation::Around);
    assert_eq!(relation("avant 20 h 30", Lang::Fr, "19:00", ValueKind::Time), Relation::Around);
    assert_eq!(relation("avant 20 h 30", Lang::Fr, "21:00", ValueKind::Time), Relation::Disjoint);
}

#[test]
fn cold_is_below_zero() {
    reads(
        Lang::Fr,
        &[("10 degrés en dessous de zéro, moins 5 degrés", &["10 degrés en dessous de zéro=-10 deg", "moins 5 degrés=-5 deg"])],
    );
    reads(Lang::En, &[("5 degrees below zero, minus 5 degrees", &["5 degrees below zero=-5 deg", "minus 5 degrees=-5 deg"])]);
}
