//! Work-done progress with cancel, and results sent in parts.
//!
//! The framework knows neither `$/progress` as a notification of ours nor `window/workDoneProgress/cancel`.

use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tower_lsp::Client;
use tower_lsp::lsp_types::notification::Notification;
use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::{ProgressToken, WorkDoneProgressCreateParams};

/// Work that the client may cancel, by its token.
#[derive(Clone, Debug, Default)]
pub(super) struct Cancels(Arc<Mutex<HashMap<ProgressToken, Arc<AtomicBool>>>>);

impl Cancels {
    /// The client doesn't want this work done any more.
    pub(super) fn cancel(&self, token: &ProgressToken) {
        if let Some(flag) = self.lock().get(token) {
            flag.store(true, Ordering::Relaxed);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<ProgressToken, Arc<AtomicBool>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A piece of long work. However it ends, the client is told and the work is stopped.
pub(super) struct Progress {
    client: Client,
    cancels: Cancels,
    token: Option<ProgressToken>,
    /// Set when nobody waits for the work any more.
    pub(super) cancelled: Arc<AtomicBool>,
}

impl Progress {
    /// Work for a request that came with this token, or with none.
    pub(super) async fn begin(client: Client, cancels: Cancels, token: Option<ProgressToken>, title: &str) -> Self {
        let cancelled = Arc::new(AtomicBool::new(false));
        if let Some(token) = &token {
            cancels.lock().insert(token.clone(), Arc::clone(&cancelled));
            tell(&client, token, json!({"kind": "begin", "title": title, "cancellable": true, "percentage": 0})).await;
        }
        Self { client, cancels, token, cancelled }
    }

    /// Work of the server's own, that nobody can cancel; the client is asked first. To be called where waiting for the client holds nothing up.
    pub(super) async fn create(client: Client, token: String, title: &str) -> Option<Self> {
        let token = ProgressToken::String(token);
        client.send_request::<WorkDoneProgressCreate>(WorkDoneProgressCreateParams { token: token.clone() }).await.ok()?;
        tell(&client, &token, json!({"kind": "begin", "title": title, "cancellable": false})).await;
        Some(Self { client, cancels: Cancels::default(), token: Some(token), cancelled: Arc::default() })
    }

    /// How far it is.
    pub(super) async fn report(&self, done: usize, of: usize) {
        if let Some(token) = &self.token {
            let percentage = done * 100 / of.max(1);
            tell(&self.client, token, json!({"kind": "report", "message": format!("{done}/{of}"), "percentage": percentage})).await;
        }
    }

    /// It is done.
    pub(super) async fn end(mut self) {
        if let Some(token) = self.forget() {
            tell(&self.client, &token, json!({"kind": "end"})).await;
        }
    }

    fn forget(&mut self) -> Option<ProgressToken> {
        let token = self.token.take()?;
        self.cancels.lock().remove(&token);
        Some(token)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
        if let Some(token) = self.forget() {
            let client = self.client.clone();
            tokio::spawn(async move { tell(&client, &token, json!({"kind": "end"})).await });
        }
    }
}

/// Sends a part of a result or a state of work under a token.
pub(super) async fn tell(client: &Client, token: &ProgressToken, value: Value) {
    client.send_notification::<Told>(json!({"token": token, "value": value})).await;
}

/// `$/progress` with any value.
enum Told {}

impl Notification for Told {
    type Params = Value;
    const METHOD: &'static str = "$/progress";
}
