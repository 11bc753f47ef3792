//! Makes a desk of so many made-up people, each with a date of birth, to try a large desk with: `cargo run --example large_desk 1000000 DESK`.
#![expect(clippy::print_stdout, reason = "it says what it made")]

#[path = "../benches/made/people.rs"]
mod people;

use std::fs;
use std::io;
use std::path::PathBuf;

/// How many people stand in one file.
const FILE: usize = 20_000;

/// Paragraphs of the draft: 3,000 words and more.
const PARAGRAPHS: usize = 100;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(1000);
    let desk = arguments.next().map_or_else(|| PathBuf::from("large-desk"), PathBuf::from);
    fs::create_dir_all(desk.join("facts"))?;
    fs::create_dir_all(desk.join("drafts"))?;
    fs::write(desk.join("factlint.toml"), "")?;
    fs::write(desk.join("facts/sources.toml"), people::SOURCE)?;
    for (nth, start) in (0..count).step_by(FILE).enumerate() {
        fs::write(desk.join(format!("facts/people-{nth:03}.toml")), people::people(start..count.min(start + FILE), 1))?;
    }
    fs::write(desk.join("drafts/draft.md"), people::draft(count, PARAGRAPHS))?;
    println!("{count} people in {}", desk.display());
    Ok(())
}
