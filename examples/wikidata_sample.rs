//! Writes a Wikidata dump of so many made-up entities to standard output, to try an import with: `cargo run --example wikidata_sample 100000`.

#[path = "../tests/exchange/sample.rs"]
mod sample;

use std::io::{self, BufWriter, Write};

fn main() -> io::Result<()> {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1000);
    let mut out = BufWriter::new(io::stdout().lock());
    sample::write(count, &mut out)?;
    out.flush()
}
