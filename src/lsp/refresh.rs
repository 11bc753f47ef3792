//! Tells the client that what it asked for before may have changed: diagnostics, hints, lenses, tokens.

use super::capabilities::Client as Able;
use tower_lsp::Client;

/// Asks the client to ask again for diagnostics. Its reply is not waited for.
pub(super) fn diagnostics(client: &Client) {
    let client = client.clone();
    // A client that refuses keeps what it has.
    tokio::spawn(async move { drop(client.workspace_diagnostic_refresh().await) });
}

/// Asks the client to ask again for everything that it can be told so of. Its reply is not waited for.
pub(super) fn all(client: &Client, able: Able) {
    let client = client.clone();
    tokio::spawn(async move {
        // A client that refuses keeps what it has.
        if able.pulls {
            drop(client.workspace_diagnostic_refresh().await);
        }
        if able.refreshes_hints {
            drop(client.inlay_hint_refresh().await);
        }
        if able.refreshes_lenses {
            drop(client.code_lens_refresh().await);
        }
        if able.refreshes_tokens {
            drop(client.semantic_tokens_refresh().await);
        }
    });
}
