//! A Wikidata dump of people, places, parties, offices and organisations that don't exist, by the published format.

use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Numbers of real items and properties are what a reader knows; those that are made up lie above.
const FIRST: u64 = 900_000_000;
const OFFICES: [(&str, &str); 6] = [
    ("mayor", "maire"),
    ("senator", "sénateur"),
    ("member of parliament", "député"),
    ("prime minister", "premier ministre"),
    ("regional councillor", "conseiller régional"),
    ("keeper of the seals of nowhere", "garde des sceaux de nulle part"),
];
const SYLLABLES: [&str; 16] = ["bel", "vor", "na", "dri", "mé", "tal", "ou", "ric", "sen", "ka", "lor", "vi", "gue", "mon", "ta", "lis"];

/// Writes a dump of so many entities.
pub(crate) fn write(count: u64, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "[")?;
    for number in 0..count {
        let item = Sample { number, count }.item();
        writeln!(out, "{item}{}", if number + 1 < count { "," } else { "" })?;
    }
    writeln!(out, "]")
}

/// One item of a dump of `count`.
struct Sample {
    number: u64,
    count: u64,
}

impl Sample {
    /// Of twenty, one is an office, one a party, three are places, two organisations, one is left out, the others are people.
    fn item(&self) -> Value {
        match self.number % 20 {
            0 => self.office(),
            1 => self.party(),
            2..=4 => self.place(),
            5 | 6 => self.body(),
            7 => self.film(),
            _ => self.person(),
        }
    }

    fn person(&self) -> Value {
        let name = format!("{} {}", self.word(1), self.word(2));
        let mut claims = Map::new();
        let gender = if self.random(3).is_multiple_of(2) { 6_581_097 } else { 6_581_072 };
        put(&mut claims, "P31", vec![statement(item(5), "normal")]);
        put(&mut claims, "P21", vec![statement(item(gender), "normal")]);
        put(&mut claims, "P569", self.births());
        put(&mut claims, "P19", vec![statement(item(self.other(2, 4)), "normal")]);
        put(&mut claims, "P27", vec![statement(item(142), "normal")]);
        put(&mut claims, "P102", vec![statement(item(self.other(1, 5)), "normal")]);
        put(&mut claims, "P39", self.terms());
        if self.random(6).is_multiple_of(5) {
            put(
                &mut claims,
                "P570",
                vec![statement(time(&format!("+{}-00-00T00:00:00Z", 2000 + self.random(7) % 20), 9, 1_985_727), "normal")],
            );
        }
        self.whole(&name, &name, &["J. X.", &format!("{name} junior")], claims)
    }

    /// A birth with two sources, one of the wrong year that is deprecated, some coarse or of the old calendar.
    fn births(&self) -> Vec<Value> {
        let (year, month, day) = (1920 + self.random(8) % 80, 1 + self.random(9) % 12, 1 + self.random(10) % 28);
        let right = match self.random(11) % 10 {
            0 => statement(time(&format!("+{year}-00-00T00:00:00Z"), 9, 1_985_727), "normal"),
            1 => statement(time(&format!("+{}-{month:02}-{day:02}T00:00:00Z", year - 200), 11, 1_985_786), "normal"),
            2 => statement(json!({"snaktype": "somevalue"}), "normal"),
            _ => with_sources(statement(time(&format!("+{year}-{month:02}-{day:02}T00:00:00Z"), 11, 1_985_727), "normal"), self.number),
        };
        vec![right, statement(time("+1900-01-01T00:00:00Z", 11, 1_985_727), "deprecated")]
    }

    /// Two terms of office, the later one open.
    fn terms(&self) -> Vec<Value> {
        let year = 1990 + self.random(12) % 20;
        let first = qualified(statement(item(self.other(0, 6)), "normal"), year, Some(year + 5));
        vec![first, qualified(statement(item(self.other(0, 7)), "normal"), year + 6, None)]
    }

    fn office(&self) -> Value {
        let (en, fr) = OFFICES[(self.random(1) % 6) as usize];
        let place = self.other(2, 1);
        let mut claims = Map::new();
        put(&mut claims, "P31", vec![statement(item(294_414), "normal")]);
        put(&mut claims, "P1001", vec![statement(item(place), "normal")]);
        let town = Sample { number: place - FIRST, count: self.count }.word(1);
        self.whole(&format!("{en} of {town}"), &format!("{fr} de {town}"), &[], claims)
    }

    fn party(&self) -> Value {
        let mut claims = Map::new();
        put(&mut claims, "P31", vec![statement(item(7278), "normal")]);
        put(&mut claims, "P571", vec![statement(time("+1981-05-10T00:00:00Z", 11, 1_985_727), "normal")]);
        self.whole(&format!("{} League", self.word(1)), &format!("Ligue {}", self.word(1)), &[], claims)
    }

    fn place(&self) -> Value {
        let mut claims = Map::new();
        put(&mut claims, "P31", vec![statement(item(515), "normal")]);
        put(&mut claims, "P131", vec![statement(item(self.other(2, 13)), "normal")]);
        put(&mut claims, "P1082", (0..3).map(|n| self.population(n)).collect());
        self.whole(&self.word(1), &self.word(1), &[], claims)
    }

    fn population(&self, n: u64) -> Value {
        let amount = format!("+{}", 1000 + self.random(14 + n) % 90_000);
        let value = json!({"snaktype": "value", "datatype": "quantity", "datavalue": {"type": "quantity", "value": {"amount": amount, "unit": "1"}}});
        let mut out = statement(value, "normal");
        out["qualifiers"] = json!({"P585": [time(&format!("+{}-01-01T00:00:00Z", 2010 + n), 11, 1_985_727)]});
        out
    }

    fn body(&self) -> Value {
        let mut claims = Map::new();
        put(&mut claims, "P31", vec![statement(item(4_830_453), "normal")]);
        put(&mut claims, "P571", vec![statement(time("+1957-00-00T00:00:00Z", 9, 1_985_727), "normal")]);
        put(&mut claims, "P159", vec![statement(item(self.other(2, 15)), "normal")]);
        put(&mut claims, "P169", vec![qualified(statement(item(self.other(9, 16)), "normal"), 2015, None)]);
        self.whole(&format!("{} Works", self.word(1)), &format!("Ateliers {}", self.word(1)), &[], claims)
    }

    fn film(&self) -> Value {
        let mut claims = Map::new();
        put(&mut claims, "P31", vec![statement(item(11_424), "normal")]);
        self.whole(&self.word(1), &self.word(1), &[], claims)
    }

    fn whole(&self, en: &str, fr: &str, aliases: &[&str], claims: Map<String, Value>) -> Value {
        let text = |lang: &str, value: &str| json!({"language": lang, "value": value});
        let aliases: Vec<Value> = aliases.iter().map(|alias| text("en", alias)).collect();
        // Empty maps are empty arrays in the dumps.
        let aliases = if aliases.is_empty() { json!([]) } else { json!({"en": aliases}) };
        json!({
            "type": "item", "id": format!("Q{}", FIRST + self.number), "pageid": self.number, "ns": 0, "lastrevid": 1, "modified": "2026-01-01T00:00:00Z",
            "labels": {"en": text("en", en), "fr": text("fr", fr), "de": text("de", en), "ja": text("ja", "無"), "ar": text("ar", "لا")},
            "descriptions": {"en": text("en", "made up"), "fr": text("fr", "inventé")},
            "aliases": aliases, "claims": claims, "sitelinks": {"frwiki": {"site": "frwiki", "title": fr, "badges": []}},
        })
    }

    /// Another item of the dump, before or after this one, by its place among twenty.
    fn other(&self, place: u64, salt: u64) -> u64 {
        let twenties = (self.count / 20).max(1);
        FIRST + self.random(salt) % twenties * 20 + place
    }

    /// A name, capitalised.
    fn word(&self, salt: u64) -> String {
        let mut random = self.random(100 + salt);
        let mut word = String::new();
        for _ in 0..3 + random % 2 {
            word.push_str(SYLLABLES[(random % 16) as usize]);
            random /= 16;
        }
        word[..1].to_uppercase() + &word[1..]
    }

    /// The same numbers in every run (splitmix64).
    fn random(&self, salt: u64) -> u64 {
        let mut z = (self.number << 8 | salt).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ z >> 31) >> 8
    }
}

fn put(claims: &mut Map<String, Value>, property: &str, statements: Vec<Value>) {
    let named = statements.into_iter().map(|mut statement| {
        statement["mainsnak"]["property"] = property.into();
        statement
    });
    claims.insert(property.to_owned(), named.collect());
}

fn statement(mainsnak: Value, rank: &str) -> Value {
    json!({"mainsnak": mainsnak, "type": "statement", "id": "Q0$0", "rank": rank})
}

fn item(number: u64) -> Value {
    let value = json!({"entity-type": "item", "numeric-id": number, "id": format!("Q{number}")});
    json!({"snaktype": "value", "datatype": "wikibase-item", "datavalue": {"type": "wikibase-entityid", "value": value}})
}

fn time(text: &str, precision: u64, calendar: u64) -> Value {
    let calendar = format!("http://www.wikidata.org/entity/Q{calendar}");
    let value = json!({"time": text, "timezone": 0, "before": 0, "after": 0, "precision": precision, "calendarmodel": calendar});
    json!({"snaktype": "value", "datatype": "time", "datavalue": {"type": "time", "value": value}})
}

fn qualified(mut statement: Value, from: u64, to: Option<u64>) -> Value {
    let year = |year: u64| json!([time(&format!("+{year}-03-30T00:00:00Z"), 11, 1_985_727)]);
    let mut qualifiers = Map::from_iter([("P580".to_owned(), year(from))]);
    qualifiers.extend(to.map(|to| ("P582".to_owned(), year(to))));
    statement["qualifiers-order"] = qualifiers.keys().cloned().collect();
    statement["qualifiers"] = qualifiers.into();
    statement
}

fn with_sources(mut statement: Value, number: u64) -> Value {
    let url = json!({"snaktype": "value", "datatype": "url", "datavalue": {"type": "string", "value": format!("https://www.example.org/{}", number % 1000)}});
    let reference = |property: &str, snak: Value| json!({"hash": "0", "snaks": {property: [snak], "P813": [time("+2020-01-01T00:00:00Z", 11, 1_985_727)]}});
    statement["references"] = json!([reference("P248", item(36_578)), reference("P854", url)]);
    statement
}
