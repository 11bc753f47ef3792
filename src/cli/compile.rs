//! `factlint compile`: a desk made ready, so that whoever opens it next needn't wait.

use super::cache::Folder;
use super::check::faults_of;
use super::desks;
use super::given::Outside;
use super::outcome::{Exit, Failure, unless_closed};
use crate::facts::Desk;
use crate::facts::compiled::cache::{Kept, Opened};
use crate::facts::desk::hush;
use std::io::{self, Write};
use std::path::PathBuf;

/// Make a desk ready to be opened in no time
///
/// Every command that opens a desk does so by itself where a file of it has changed; a large one is best made ready once,
/// for everybody who checks against it.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The desk's folder [default: found upward from here]
    #[arg(long, env = "FACTLINT_DESK", hide_env_values = true, value_name = "DIR")]
    desk: Option<PathBuf>,
    #[command(flatten)]
    outside: Outside,
    #[command(flatten)]
    folder: Folder,
}

/// Compiles it, and says of what it is made.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let root = match &arguments.desk {
        Some(root) => desks::named(root)?,
        None => desks::around(&std::env::current_dir()?)?,
    };
    let cache = arguments.folder.cache().ok_or_else(|| Failure::new("there is no folder for the cache; expected one with --cache-dir"))?;
    let Opened { desk, news, kept } = cache.open(&root);
    tell_faults(&desk, arguments.outside)?;
    let Some(news) = news else {
        return match kept {
            Kept::All => told("nothing has changed since it was compiled"),
            Kept::AllBut(files) => told(&format!("{} changed since it was compiled, and will be read beside it", counted(files))),
            Kept::Nothing => Err(Failure::new("the desk can't be read")),
        };
    };
    let (path, bytes) = news.write().map_err(|error| Failure::new(format!("the cache can't be written to: {error}")))?;
    if arguments.outside.day().is_some() {
        // How much there is tells how much doesn't leave the desk.
        return told(&format!("made ready: {}", path.display()));
    }
    let (entities, facts) = (desk.base.entities.len(), desk.base.facts.len());
    told(&format!("{entities} entities and {facts} facts in {bytes} bytes: {}", path.display()))
}

fn counted(files: usize) -> String {
    if files == 1 { "1 file has".to_owned() } else { format!("{files} files have") }
}

/// Tells what is wrong in a desk's files, as far as it may leave the desk.
fn tell_faults(desk: &Desk, outside: Outside) -> Result<(), Failure> {
    let mut told = desk.clone();
    if outside.day().is_some() {
        hush(&mut told.problems);
    }
    faults_of(told.told().map(|problem| (&told, problem)), None)
}

fn told(what: &str) -> Result<Exit, Failure> {
    unless_closed(writeln!(io::stdout(), "{what}"))?;
    Ok(Exit::Clean)
}
