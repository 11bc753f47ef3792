//! Lets only messages through: at anything else the framework would stop reading, and the server with it.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, ReadBuf};
use tower_lsp::jsonrpc::{Request, Response};

/// An input without what is no message.
pub(super) struct Sieve<R> {
    input: R,
    frames: Frames,
    /// What went through and wasn't read yet, from `read` on.
    through: Vec<u8>,
    read: usize,
}

impl<R> Sieve<R> {
    /// A sieve in front of an input.
    pub(super) fn new(input: R) -> Self {
        Self { input, frames: Frames::default(), through: Vec::new(), read: 0 }
    }

    fn sift(&mut self, bytes: &[u8]) {
        self.through.clear();
        self.read = 0;
        for body in self.frames.push(bytes).into_iter().filter(|body| is_message(body)) {
            self.through.extend_from_slice(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
            self.through.extend_from_slice(&body);
        }
    }
}

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

fn is_message(body: &[u8]) -> bool {
    serde_json::from_slice::<Request>(body).is_ok() || serde_json::from_slice::<Response>(body).is_ok()
}

/// Bytes cut into the bodies of messages.
#[derive(Default)]
pub(super) struct Frames(Vec<u8>);

impl Frames {
    /// The bodies that are whole now.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Vec<Vec<u8>> {
        self.0.extend_from_slice(bytes);
        std::iter::from_fn(|| self.next()).collect()
    }

    fn next(&mut self) -> Option<Vec<u8>> {
        let head = self.0.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
        let text = String::from_utf8_lossy(&self.0[..head]).into_owned();
        let length = text.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
        });
        let end = head + length.unwrap_or_default();
        if self.0.len() < end {
            return None;
        }
        let rest = self.0.split_off(end);
        let body = self.0.split_off(head);
        self.0 = rest;
        Some(body)
    }
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
}
