//! How a subcommand went.

use std::fmt;
use std::io;

/// How a run ended, for those who started it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// Done, and nothing at or above the threshold.
    Clean,
    /// Done, with findings.
    Findings,
    /// Not done.
    Failed,
    /// The language server has its own codes: the protocol says which.
    Served(i32),
}

impl Exit {
    /// The process's exit code.
    pub(super) const fn code(self) -> i32 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Failed => 2,
            Self::Served(code) => code,
        }
    }
}

/// Why the job could not be done, in words for the person who asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure(String);

impl Failure {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self(error.to_string())
    }
}

/// Writing to a reader that has left, as `head` does, is no failure.
pub(super) fn unless_closed(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}
