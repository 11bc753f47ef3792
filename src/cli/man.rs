//! `factlint man`: the manual as man pages, for those who package it.

use super::outcome::{Exit, Failure, unless_closed};
use clap::CommandFactory;
use clap_mangen::Man;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

/// Write the man pages into a folder, or print the main one
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The folder
    folder: Option<PathBuf>,
}

/// Writes a page a command into the folder, or the main page to standard output.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let command = super::Arguments::command();
    match &arguments.folder {
        Some(folder) => {
            fs::create_dir_all(folder)?;
            clap_mangen::generate_to(command, folder)?;
        }
        None => {
            let mut page = Vec::new();
            Man::new(command).render(&mut page)?;
            unless_closed(io::stdout().write_all(&page))?;
        }
    }
    Ok(Exit::Clean)
}
