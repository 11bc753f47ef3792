//! `factlint init`: a desk that works, to start from.

use super::given::Outside;
use super::outcome::{Exit, Failure, unless_closed};
use super::saving::{create_inside, stays_inside};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Make a desk that works, with an example to write over; asks nothing, overwrites nothing
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The desk's folder
    #[arg(default_value = ".")]
    folder: PathBuf,
    #[command(flatten)]
    outside: Outside,
}

/// What a new desk is made of.
const FILES: [(&str, &str); 4] = [
    ("factlint.toml", include_str!("init/factlint.toml")),
    ("facts/example.toml", include_str!("init/example.toml")),
    ("sources/001.txt", include_str!("init/001.txt")),
    ("drafts/example.md", include_str!("init/example.md")),
];

/// Writes the files, unless one of them is there.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    arguments.outside.refuse("init")?;
    let folder = &arguments.folder;
    if let Some((taken, _)) = FILES.iter().find(|(path, _)| folder.join(path).exists()) {
        return Err(Failure::new(format!("{} is there already; nothing was written", folder.join(taken).display())));
    }
    fs::create_dir_all(folder).map_err(|error| Failure::new(format!("{}: {error}", folder.display())))?;
    let failed = |path: &str, error: io::Error| Failure::new(format!("{}: {error}", folder.join(path).display()));
    // All or none: half a desk would be in the way of a whole one.
    FILES.iter().try_for_each(|(path, _)| stays_inside(folder, &folder.join(path)).map_err(|error| failed(path, error)))?;
    for (path, text) in FILES {
        create_inside(folder, &folder.join(path), text.as_bytes()).map_err(|error| failed(path, error))?;
    }
    unless_closed(tell(folder))?;
    Ok(Exit::Clean)
}

fn tell(folder: &Path) -> io::Result<()> {
    let mut out = io::stdout();
    for (path, _) in FILES {
        writeln!(out, "wrote {}", folder.join(path).display())?;
    }
    writeln!(out, "next: factlint check {}", folder.join("drafts").display())?;
    writeln!(out, "then: your own texts in {}, and factlint facts propose", folder.join("sources").display())
}
