//! The task that looks at drafts that are not open, for clients that take what is published and want to hear of those too.
//!
//! It tells the checker, which alone publishes. Off unless the editor's settings ask for it: clients that pull ask by themselves.

use super::checker::Wake;
use super::diagnostics;
use super::session::{Shared, lock};
use super::shelf::Shelf;
use super::world::World;
use std::collections::BTreeSet;
use std::sync::Arc;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use tower_lsp::lsp_types::{Diagnostic, Url};

/// What is seen of drafts that aren't open.
#[derive(Debug)]
pub(super) enum Aside {
    /// What a draft has.
    Draft(Url, Vec<Diagnostic>),
    /// These are all that there are.
    All(BTreeSet<Url>),
}

/// Looks whenever it is told that something may have changed, once for all that it was told meanwhile.
pub(super) async fn run(session: Shared, shelf: Arc<Shelf>, wakes: UnboundedSender<Wake>, mut glances: UnboundedReceiver<()>) {
    while glances.recv().await.is_some() {
        while glances.try_recv().is_ok() {}
        let world = lock(&session).world(Arc::clone(&shelf));
        let wakes = wakes.clone();
        // A panic costs this look; the next is as whole.
        drop(tokio::task::spawn_blocking(move || look(&world, &wakes)).await);
    }
}

/// Tells of each draft as soon as it is checked.
fn look(world: &World, wakes: &UnboundedSender<Wake>) {
    // The checker is only gone when the server is.
    let tell = |aside| wakes.send(Wake::Aside(aside)).is_ok();
    let mut seen = BTreeSet::new();
    if world.client.hears_of_closed() {
        world.all_drafts(|draft, _, _| {
            let closed = !world.drafts.contains_key(&draft.uri);
            seen.extend(closed.then(|| draft.uri.clone()));
            !closed || tell(Aside::Draft(draft.uri, diagnostics::of_view(&draft.view)))
        });
    }
    tell(Aside::All(seen));
}
