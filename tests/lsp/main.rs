//! The language server as its client sees it: the real server behind an in-memory pipe.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that panics has failed")]

mod actions;
mod encodings;
mod hover;
mod lifecycle;
mod reload;
mod support;
mod sync;
