//! Lets only messages through: at anything else the framework would stop reading, and the server with it. What is none is answered so.

use super::checker::Wake;
use serde::de::IgnoredAny;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, ReadBuf};
use tokio::sync::mpsc::UnboundedSender;
use tower_lsp::jsonrpc::{Request, Response};

/// An input without what is no message.
pub(super) struct Sieve<R> {
    input: R,
    frames: Frames,
    /// Who tells the user that something was left out.
    wakes: UnboundedSender<Wake>,
    /// What went through and wasn't read yet, from `read` on.
    through: Vec<u8>,
    read: usize,
}

impl<R> Sieve<R> {
    /// A sieve in front of an input.
    pub(super) fn new(input: R, wakes: UnboundedSender<Wake>) -> Self {
        Self { input, frames: Frames::default(), wakes, through: Vec::new(), read: 0 }
    }

    fn sift(&mut self, bytes: &[u8]) {
        self.through.clear();
        self.read = 0;
        let losses = self.frames.losses();
        for body in self.frames.push(bytes) {
            let body = if is_message(&body) { body } else { stand_in(&body) };
            self.through.extend_from_slice(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
            self.through.extend_from_slice(&body);
        }
        if self.frames.losses() > losses {
            // The checker is only gone when the server is.
            drop(self.wakes.send(Wake::Failed(LOST.to_owned())));
        }
    }
}

const LOST: &str = "the client sent a message without a Content-Length that can be read; it was left out, up to the next header";

impl<R: AsyncRead + Unpin> AsyncRead for Sieve<R> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        while self.read == self.through.len() {
            let mut space = [0; 8192];
            let mut bytes = ReadBuf::new(&mut space);
            ready!(Pin::new(&mut self.input).poll_read(context, &mut bytes))?;
            if bytes.filled().is_empty() {
                return Poll::Ready(Ok(()));
            }
            self.sift(bytes.filled());
        }
        let taken = buffer.remaining().min(self.through.len() - self.read);
        buffer.put_slice(&self.through[self.read..self.read + taken]);
        self.read += taken;
        Poll::Ready(Ok(()))
    }
}

/// What goes through in the place of what is no message: it is answered with what is wrong (`shim`).
fn stand_in(body: &[u8]) -> Vec<u8> {
    let wrong = if serde_json::from_slice::<IgnoredAny>(body).is_ok() { NO_MESSAGE } else { NO_JSON };
    format!(r#"{{"jsonrpc": "2.0", "id": null, "method": "{wrong}"}}"#).into_bytes()
}

/// Stands for a body that is JSON, but no message.
pub(super) const NO_MESSAGE: &str = "factlint/noMessage";
/// Stands for a body that is no JSON.
pub(super) const NO_JSON: &str = "factlint/noJson";

fn is_message(body: &[u8]) -> bool {
    serde_json::from_slice::<Request>(body).is_ok() || serde_json::from_slice::<Response>(body).is_ok()
}

/// The longest body that is believed; a header that says more is no header.
const LONGEST_BODY: usize = 256 << 20;

/// The longest head of a message that is waited for.
const LONGEST_HEAD: usize = 16 << 10;

/// What every head has.
const LENGTH: &[u8] = b"content-length:";

/// Bytes cut into the bodies of messages.
///
/// Where a head can't be read, everything up to the next one is left out: one bad message costs no other.
#[derive(Default)]
pub(super) struct Frames {
    bytes: Vec<u8>,
    /// Something was left out since the last message.
    astray: bool,
    /// How many times something was left out.
    losses: usize,
}

impl Frames {
    /// The bodies that are whole now.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Vec<Vec<u8>> {
        self.bytes.extend_from_slice(bytes);
        std::iter::from_fn(|| self.next()).collect()
    }

    /// How many times something was left out.
    pub(super) const fn losses(&self) -> usize {
        self.losses
    }

    fn next(&mut self) -> Option<Vec<u8>> {
        loop {
            let Some(head) = head(&self.bytes) else {
                if self.bytes.len() > LONGEST_HEAD && self.skip() {
                    continue;
                }
                return None;
            };
            let Some(end) = body(&self.bytes[..head]).and_then(|length| head.checked_add(length)) else {
                self.skip();
                continue;
            };
            return (self.bytes.len() >= end).then(|| self.take(head, end));
        }
    }

    fn take(&mut self, head: usize, end: usize) -> Vec<u8> {
        self.astray = false;
        let rest = self.bytes.split_off(end);
        let body = self.bytes.split_off(head);
        self.bytes = rest;
        body
    }

    /// Leaves out everything before what may be the next head; says whether one was seen.
    fn skip(&mut self) -> bool {
        self.losses += usize::from(!std::mem::replace(&mut self.astray, true));
        let next = self.bytes.windows(LENGTH.len()).skip(1).position(|window| window.eq_ignore_ascii_case(LENGTH)).map(|at| at + 1);
        // The end may be the start of one.
        let at = next.unwrap_or_else(|| self.bytes.len().saturating_sub(LENGTH.len() - 1).max(1));
        self.bytes.drain(..at.min(self.bytes.len()));
        next.is_some()
    }
}

/// Where the head of a message ends.
fn head(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|window| window == b"\r\n\r\n").map(|at| at + 4)
}

/// How long the body is, by its head.
fn body(head: &[u8]) -> Option<usize> {
    let said = String::from_utf8_lossy(head);
    let length = said.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    length.filter(|length| *length <= LONGEST_BODY)
}

#[cfg(test)]
mod tests {
    use super::Frames;

    #[test]
    fn messages_are_found_however_they_are_cut() {
        let stream = b"Content-Length: 2\r\n\r\n{}content-length: 4\r\nX: y\r\n\r\n\xF0\x9F\x98\x80";
        for size in 1..stream.len() {
            let mut frames = Frames::default();
            let found: Vec<Vec<u8>> = stream.chunks(size).flat_map(|chunk| frames.push(chunk)).collect();
            assert_eq!(found, [b"{}".to_vec(), "😀".as_bytes().to_vec()]);
        }
    }

    #[test]
    fn a_bad_head_costs_no_other_message() {
        let heads =
            ["Content-Length: 18446744073709551615", "Content-Length: 9999999999", "Content-Length: -1", "Content-Length:", "X: y", ""];
        for head in heads {
            let stream = format!("{head}\r\n\r\n{{\"a\": \"\r\n\r\n\"}}Content-Length: 2\r\n\r\n{{}}");
            for size in 1..stream.len() {
                let mut frames = Frames::default();
                let found: Vec<Vec<u8>> = stream.as_bytes().chunks(size).flat_map(|chunk| frames.push(chunk)).collect();
                assert_eq!(found, [b"{}"], "{head} {size}");
                assert_eq!(frames.losses(), 1);
            }
        }
    }

    #[test]
    fn what_is_no_head_is_not_kept() {
        let mut frames = Frames::default();
        assert!((0..100).all(|_| frames.push(&[b'x'; 8192]).is_empty()));
        assert!(frames.bytes.len() < 32_768 && frames.losses() == 1);
    }

    proptest::proptest! {
        #[test]
        fn after_any_bytes_a_message_is_found(noise in "(Content-Length|Content-Length: 70|:| |\r\n|é|x){0,12}") {
            let mut frames = Frames::default();
            frames.push(noise.as_bytes());
            // A length that was promised is waited for, so a second message may be needed.
            let message = b"\r\n\r\nContent-Length: 2\r\n\r\n{}";
            assert!((0..9).any(|_| !frames.push(message).is_empty()));
        }
    }
}
