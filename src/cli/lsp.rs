//! `factlint lsp`: the language server, for editors.

use super::outcome::Exit;

/// Serve editors: LSP 3.17 on standard input and output
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Accepted because editors pass it; there is no other way
    #[arg(long, hide = true)]
    stdio: bool,
}

/// Serves until the editor leaves.
pub(super) fn run() -> Exit {
    Exit::Served(crate::lsp::run_stdio())
}
