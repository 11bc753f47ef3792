//! How costs grow: each with so much of something, with ten times as much, and how many times as long that takes.
//!
//! `cargo bench --bench growth` prints the table; ARCHITECTURE.md says what its lines mean. Nothing should take more than ten times as
//! long, and what a draft doesn't speak of should cost it next to nothing.

#![expect(clippy::print_stdout, reason = "it prints a table")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

#[path = "made/people.rs"]
mod people;

use factlint::check::{Memo, Options, check};
use factlint::facts::compiled::cache::Cache;
use factlint::facts::{Base, Desk, Disk};
use factlint::propose::Evidence;
use factlint::text::Markup;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A desk on disk with so many people and so many facts of each, and a cache for it.
struct Made {
    folder: TempDir,
    cache: Cache,
}

impl Made {
    fn new(count: usize, facts: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("desk/facts")).unwrap();
        fs::write(folder.path().join("desk/factlint.toml"), "").unwrap();
        fs::write(folder.path().join("desk/facts/sources.toml"), people::SOURCE).unwrap();
        for (nth, start) in (0..count).step_by(FILE).enumerate() {
            let path = folder.path().join(format!("desk/facts/people-{nth}.toml"));
            fs::write(path, people::people(start..count.min(start + FILE), facts)).unwrap();
        }
        let cache = Cache::new(folder.path().join("cache"), "bench".to_owned());
        let made = Self { folder, cache };
        made.change(1);
        made
    }

    /// Writes a file of some few facts, with a day of the month in them.
    fn change(&self, day: u8) {
        let fact = |at: usize| format!("[facts.p{at}.birth-date.few]\nis = 1970-01-{day:02}\nsays.register = {{}}\n\n");
        fs::write(self.folder.path().join("desk/facts/few.toml"), (0..FEW).map(fact).collect::<String>()).unwrap();
    }

    fn compile(&self) {
        let _ = self.cache.forget(&self.folder.path().join("desk"));
        self.cache.open(&self.folder.path().join("desk")).news.unwrap().write().unwrap();
    }

    /// As it was compiled.
    fn open(&self) -> Desk {
        let opened = self.cache.open(&self.folder.path().join("desk"));
        assert!(opened.news.is_none(), "it was compiled before");
        opened.desk
    }
}

/// Facts in a file that changes.
const FEW: usize = 100;
/// People in one file.
const FILE: usize = 10_000;
/// People of a desk, and facts of each: ten times as many beside it.
const PEOPLE: usize = 10_000;
/// Paragraphs of a draft of 3,000 words.
const PARAGRAPHS: usize = 84;
/// Lines of an archived text, each with words of one person.
const TELLING: usize = 400;
/// How often each is timed; the median counts.
const TIMES: usize = 9;

fn main() {
    println!("{:<34} {:>10} {:>12} {:>7}", "what, and what there is more of", "so much", "ten times", "times");
    let desks = [Made::new(PEOPLE, 1), Made::new(PEOPLE * 10, 1), Made::new(PEOPLE, 10)];
    desks.iter().for_each(Made::compile);
    let [small, people, facts] = desks.each_ref().map(|made| made.open());
    let draft = |paragraphs: usize| people::draft(PEOPLE, paragraphs);
    let (short, long) = (draft(PARAGRAPHS), draft(PARAGRAPHS * 10));
    row("cold check, words", || cold(&short, &small.base), || cold(&long, &small.base));
    row("keystroke, words", keystroke(&short, &small.base), keystroke(&long, &small.base));
    row("check of drafts, drafts", || drafts(&short, &small.base, 1), || drafts(&short, &small.base, 10));
    row("cold check, entities", || cold(&short, &small.base), || cold(&short, &people.base));
    row("cold check, facts", || cold(&short, &small.base), || cold(&short, &facts.base));
    row("keystroke, entities", keystroke(&short, &small.base), keystroke(&short, &people.base));
    row("keystroke, facts", keystroke(&short, &small.base), keystroke(&short, &facts.base));
    row("letters of a name, entities", || letters(&small.base), || letters(&people.base));
    row("a fact by its id, entities", || by_id(&small.base), || by_id(&people.base));
    row("opening what is compiled, entities", || drop(desks[0].open()), || drop(desks[1].open()));
    row("opening what is compiled, facts", || drop(desks[0].open()), || drop(desks[2].open()));
    row("a file that has changed, entities", || changed(&desks[0]), || changed(&desks[1]));
    row("a file that has changed, facts", || changed(&desks[0]), || changed(&desks[2]));
    let texts = [telling(TELLING), telling(TELLING * 10)];
    row("archived texts, lines", || read(texts[0].path()), || read(texts[1].path()));
    row("compiling, entities", || desks[0].compile(), || desks[1].compile());
    row("compiling, facts", || desks[0].compile(), || desks[2].compile());
}

/// Opens a desk of which a small file has changed since it was compiled.
fn changed(made: &Made) {
    made.change(2);
    drop(made.open());
}

/// A desk with one archived text that quotes one person in every line.
fn telling(lines: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("facts")).unwrap();
    fs::create_dir_all(folder.path().join("sources")).unwrap();
    fs::write(folder.path().join("factlint.toml"), "").unwrap();
    fs::write(folder.path().join("facts/a.toml"), "[sources.a]\n\n[entities.lea]\nnames = [\"Léa Marchal\"]\n").unwrap();
    let line = |nth: usize| format!("« Nous avons vendu hier {nth} voitures », a déclaré Léa Marchal, {} ans.\n\n", 20 + nth % 60);
    fs::write(folder.path().join("sources/a.txt"), (0..lines).map(line).collect::<String>()).unwrap();
    folder
}

/// Reads what the archived texts of a desk say.
fn read(folder: &Path) {
    let (desk, files) = (Desk::open(folder), Disk::new(folder));
    black_box(Evidence::read(&desk.base, &files, &Evidence::default()));
}

fn cold(text: &str, base: &Base) {
    black_box(check(text, Markup::MARKDOWN, base, &Options::default(), &mut Memo::default()));
}

fn drafts(text: &str, base: &Base, count: usize) {
    (0..count).for_each(|_| cold(text, base));
}

/// The names that go on with two letters, as many as an editor is offered.
fn letters(base: &Base) {
    black_box(base.names_beginning("ba").take(50).count());
}

fn by_id(base: &Base) {
    black_box(base.fact_named("nobody.age"));
}

/// A letter typed and taken back in the middle of a draft.
fn keystroke<'b>(text: &'b str, base: &'b Base) -> impl FnMut() + 'b {
    let middle = text[..text.len() / 2].rfind(". ").unwrap();
    let typed = format!("{} x{}", &text[..middle], &text[middle..]);
    let (mut memo, mut odd) = (Memo::default(), false);
    move || {
        odd = !odd;
        black_box(check(if odd { &typed } else { text }, Markup::MARKDOWN, base, &Options::default(), &mut memo));
    }
}

fn row(what: &str, mut one: impl FnMut(), mut ten: impl FnMut()) {
    let (one, ten) = (median(&mut one), median(&mut ten));
    let shown = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1000.0);
    println!("{what:<34} {:>10} {:>12} {:>7.1}", shown(one), shown(ten), ten.as_secs_f64() / one.as_secs_f64());
}

fn median(work: &mut impl FnMut()) -> Duration {
    work();
    let mut times: Vec<Duration> = (0..TIMES).map(|_| timed(work)).collect();
    times.sort();
    times[TIMES / 2]
}

fn timed(work: &mut impl FnMut()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
