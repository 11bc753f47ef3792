//! Makes a desk of so many made-up people, each with a date of birth, to try a large desk with: `cargo run --example large_desk 1000000 DESK`.
//!
//! Names are made of syllables, so that no two are alike and family names are shared as they are in life.
#![expect(clippy::print_stdout, reason = "it says what it made")]

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

const SYLLABLES: [&str; 24] = [
    "ba", "cor", "den", "fal", "gui", "har", "jo", "kel", "lan", "mer", "nor", "pin", "qui", "ras", "sol", "tur", "van", "wil", "yer",
    "zan", "bré", "ché", "lou", "mai",
];

/// How many people stand in one file.
const FILE: usize = 20_000;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(1000);
    let desk = arguments.next().map_or_else(|| PathBuf::from("large-desk"), PathBuf::from);
    fs::create_dir_all(desk.join("facts"))?;
    fs::create_dir_all(desk.join("drafts"))?;
    fs::write(desk.join("factlint.toml"), "")?;
    for (nth, start) in (0..count).step_by(FILE).enumerate() {
        people(&desk.join(format!("facts/people-{nth:03}.toml")), start..count.min(start + FILE), nth == 0)?;
    }
    fs::write(desk.join("drafts/draft.md"), draft(count))?;
    println!("{count} people in {}", desk.display());
    Ok(())
}

fn people(path: &Path, range: std::ops::Range<usize>, declares: bool) -> io::Result<()> {
    let mut out = BufWriter::new(fs::File::create(path)?);
    if declares {
        writeln!(out, "[sources.register]\noutlet = \"The Register\"\npublished = 2026-01-05\n")?;
    }
    for at in range {
        let (year, month, day) = born(at);
        writeln!(out, "[entities.p{at}]\nkind = \"person\"\nnames = [\"{}\"]\n", name(at))?;
        writeln!(out, "[facts.p{at}.birth-date]\nis = {year}-{month:02}-{day:02}\nsays.register = {{}}\n")?;
    }
    out.flush()
}

/// One name for each number: three syllables for the given name, as many for the family.
fn name(at: usize) -> String {
    let mixed = at.wrapping_mul(2_654_435_761) % SYLLABLES.len().pow(6);
    let part =
        |from: u32| (from..from + 3).map(|place| SYLLABLES[mixed / SYLLABLES.len().pow(place) % SYLLABLES.len()]).collect::<String>();
    format!("{} {}", capital(&part(0)), capital(&part(3)))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

const fn born(at: usize) -> (usize, usize, usize) {
    (1930 + at % 70, 1 + at / 70 % 12, 1 + at / 840 % 28)
}

/// Three thousand words that name somebody of the desk in each paragraph: half of the ages are wrong.
fn draft(count: usize) -> String {
    let mut out = "---\ndate: 2026-02-07\nlang: en\n---\n".to_owned();
    for nth in 0..100 {
        let at = nth * 7919 % count;
        let age = 2026 - born(at).0 + nth % 2 * 3;
        out += &format!(
            "\n{}, {age}, said on Tuesday that the works along the river would go on until the end of the month. \
             The council had met the day before, and nobody expects another vote before the summer.\n",
            name(at)
        );
    }
    out
}
