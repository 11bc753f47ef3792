//! `factlint lsp`: the language server, for editors.

use super::cache;
use super::outcome::{Exit, Failure};
use crate::facts::compiled::cache::Cache;
use crate::lsp::{Transport, run_replay};
use std::io::Write;
use std::path::PathBuf;

/// Serve editors: LSP 3.17 on standard input and output
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Use standard input and output; the default
    #[arg(long, hide = true)]
    stdio: bool,
    /// Wait for an editor on this port of this machine; 0 takes a free one
    #[arg(long, value_name = "PORT", conflicts_with_all = ["stdio", "socket"])]
    listen: Option<u16>,
    /// Connect to an editor on this port of this machine
    #[arg(long, value_name = "PORT", conflicts_with = "stdio")]
    socket: Option<u16>,
    /// Write every message to a file, one JSON line each
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    /// Play the editor's side of a recording to a new server and print what it says
    #[arg(long, value_name = "FILE", conflicts_with_all = ["stdio", "listen", "socket", "record"])]
    replay: Option<PathBuf>,
    #[command(flatten)]
    cache: cache::Given,
}

/// Serves until the editor leaves.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    if let Some(tape) = &arguments.replay {
        let missing = run_replay(tape, &mut std::io::stdout())?;
        return Ok(Exit::Served(i32::from(missing > 0)));
    }
    let transport = match (arguments.listen, arguments.socket) {
        (Some(port), _) => Transport::Listen(port),
        (_, Some(port)) => Transport::Connect(port),
        _ => Transport::Stdio,
    };
    let code = crate::lsp::run(transport, arguments.record.as_deref(), arguments.cache.cache().map(Cache::sparing), announce)?;
    Ok(Exit::Served(code))
}

/// Standard output may be the protocol's.
fn announce(port: u16) {
    let _ = writeln!(anstream::stderr(), "factlint: listening on 127.0.0.1:{port}");
}
