//! The task that asks the client for its settings, where it has them to be asked for.

use super::checker::Wake;
use super::session::{Shared, lock};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use tower_lsp::Client;
use tower_lsp::lsp_types::{ConfigurationItem, Registration};

const SECTION: &str = "factlint";
const METHOD: &str = "workspace/didChangeConfiguration";

/// Asks whenever it is told to; the first time it also asks to be told of changes.
pub(super) async fn run(session: Shared, client: Client, wakes: UnboundedSender<Wake>, mut asks: UnboundedReceiver<()>) {
    let mut registered = false;
    while asks.recv().await.is_some() {
        let able = lock(&session).client.clone();
        if able.registers_settings && !std::mem::replace(&mut registered, true) {
            let options = serde_json::json!({"section": SECTION});
            let registration =
                Registration { id: "factlint-settings".to_owned(), method: METHOD.to_owned(), register_options: Some(options) };
            // A client that refuses tells of changes by itself, or not at all.
            drop(client.register_capability(vec![registration]).await);
        }
        if able.configures {
            ask(&session, &client, &wakes).await;
        }
    }
}

async fn ask(session: &Shared, client: &Client, wakes: &UnboundedSender<Wake>) {
    let item = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
    let Ok(said) = client.configuration(vec![item]).await else { return };
    if said.first().is_some_and(|said| lock(session).set(said)) {
        // The checker is only gone when the server is.
        drop(wakes.send(Wake::Settings));
    }
}
