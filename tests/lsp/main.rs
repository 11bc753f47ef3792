//! The language server as its client sees it: the real server behind an in-memory pipe.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that panics has failed")]

mod actions;
mod asked;
mod calm;
mod closed;
mod compiled;
mod completion;
mod config;
mod desk;
mod encodings;
mod hostile;
mod hover;
mod lifecycle;
mod limits;
mod navigate;
mod offers;
mod pull;
mod reload;
mod session;
mod shown;
mod spelled;
mod stress;
mod support;
mod suppressions;
mod sync;
