//! Lists of diagnostics go around the framework: it makes a tree of values of every answer before it writes it, which takes longer than
//! all the rest of a keystroke does.
//!
//! An answer has the id of its list and no items; on its way out the list that was posted under that id takes their place.

use super::sieve::Frames;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use tokio::io::AsyncWrite;

/// A list as it is sent.
#[derive(Debug)]
pub(super) struct Parcel {
    /// What tells it from other lists.
    pub(super) id: String,
    /// Its JSON.
    pub(super) items: String,
}

/// Lists that are under way.
#[derive(Clone, Debug, Default)]
pub(super) struct Parcels(Arc<Mutex<Vec<Parcel>>>);

impl Parcels {
    /// Posts a list for the answer that is given next. Nothing may be awaited in between: who is cancelled never takes it.
    pub(super) fn post(&self, parcel: Parcel) {
        if parcel.items != EMPTY {
            self.lock().push(parcel);
        }
    }

    /// An output on which lists take their places.
    pub(super) fn onto<O>(&self, output: O) -> Unpacking<O> {
        Unpacking { output, parcels: self.clone(), frames: Frames::default(), ready: Vec::new(), written: 0 }
    }

    /// A message with its list, if it is one's answer.
    fn unpack(&self, body: Vec<u8>) -> Vec<u8> {
        let mut posted = self.lock();
        let stub = if posted.is_empty() { None } else { stub(&body) };
        let Some((at, parcel)) = stub.and_then(|(at, id)| Some((at, posted.iter().position(|parcel| parcel.id == id)?))) else {
            return body;
        };
        let items = posted.swap_remove(parcel).items;
        [&body[..at], items.as_bytes(), &body[at + EMPTY.len()..]].concat()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Parcel>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where the items of an answer without any stand, and the id that it has. What only has such an answer in it is none.
fn stub(body: &[u8]) -> Option<(usize, &str)> {
    let rest = body.strip_prefix(HEAD.as_bytes())?.strip_prefix(EMPTY.as_bytes())?.strip_prefix(TAIL.as_bytes())?;
    let id = std::str::from_utf8(rest).ok()?.split_once('"')?.0;
    Some((HEAD.len(), id))
}

/// How the framework begins the answer to a document that is asked for: up to the items.
const HEAD: &str = r#"{"jsonrpc":"2.0","result":{"items":"#;
/// How it goes on behind them: up to the id.
const TAIL: &str = r#","kind":"full","resultId":""#;
/// No items.
const EMPTY: &str = "[]";

/// How much room is kept for what is written next.
const ROOM: usize = 1 << 20;

/// An output that lists take their places on.
pub(super) struct Unpacking<O> {
    output: O,
    parcels: Parcels,
    frames: Frames,
    /// What isn't written yet, from `written` on.
    ready: Vec<u8>,
    written: usize,
}

impl<O: AsyncWrite + Unpin> Unpacking<O> {
    fn take(&mut self, bytes: &[u8]) {
        self.ready.clear();
        self.written = 0;
        for body in self.frames.push(bytes) {
            let body = self.parcels.unpack(body);
            self.ready.extend_from_slice(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
            self.ready.extend(body);
        }
    }

    fn poll_drain(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while self.written < self.ready.len() {
            match ready!(Pin::new(&mut self.output).poll_write(context, &self.ready[self.written..]))? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                written => self.written += written,
            }
        }
        if self.ready.capacity() > ROOM {
            (self.ready, self.written) = (Vec::new(), 0);
        }
        Poll::Ready(Ok(()))
    }
}

impl<O: AsyncWrite + Unpin> AsyncWrite for Unpacking<O> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        ready!(self.poll_drain(context))?;
        self.take(bytes);
        // What can't be written yet is with the next bytes, or when all is to be out.
        match self.poll_drain(context) {
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            _ => Poll::Ready(Ok(bytes.len())),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_drain(context))?;
        Pin::new(&mut self.output).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_drain(context))?;
        Pin::new(&mut self.output).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::{Parcel, Parcels};
    use tokio::io::AsyncWriteExt;

    fn parcel(message: &str) -> Parcel {
        Parcel { id: format!("{:016x}", message.len()), items: format!(r#"[{{"message":"{message}"}}]"#) }
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    /// What comes out where these messages go in, so many bytes at a time.
    async fn sent(parcels: &Parcels, bodies: &[String], size: usize) -> String {
        let mut out = Vec::new();
        let mut output = parcels.onto(&mut out);
        for chunk in bodies.iter().map(|body| framed(body)).collect::<String>().as_bytes().chunks(size) {
            output.write_all(chunk).await.unwrap();
        }
        output.flush().await.unwrap();
        String::from_utf8(out).unwrap()
    }

    fn answer(id: &str, items: &str, number: usize) -> String {
        format!(r#"{{"jsonrpc":"2.0","result":{{"items":{items},"kind":"full","resultId":"{id}"}},"id":{number}}}"#)
    }

    #[tokio::test]
    async fn a_list_takes_its_place_however_the_answer_is_cut() {
        for size in [1, 7, 100, 10_000] {
            let (parcels, lists) = (Parcels::default(), [parcel("élu"), parcel("b"), parcel("élu")]);
            let ids = lists.each_ref().map(|list| list.id.clone());
            let items = lists.each_ref().map(|list| list.items.clone());
            lists.into_iter().for_each(|list| parcels.post(list));
            let bodies = [1, 0, 2].map(|nth| answer(&ids[nth], "[]", nth));
            let expected: String = [1, 0, 2].into_iter().map(|nth| framed(&answer(&ids[nth], &items[nth], nth))).collect();
            assert_eq!(sent(&parcels, &bodies, size).await, expected);
            assert!(parcels.lock().is_empty());
        }
    }

    #[tokio::test]
    async fn everything_else_goes_out_as_it_is() {
        let parcels = Parcels::default();
        let list = parcel("a");
        let bodies = [
            answer("0123456789abcdef", "[]", 1),
            answer(&list.id, "[{}]", 2),
            r#"{"method":"x","params":{"items":[]}}"#.to_owned(),
            format!(r#"{{"jsonrpc":"2.0","result":{{"items":[{{"items":[],"kind":"full","resultId":"{}"}}]}},"id":3}}"#, list.id),
            format!(r#"{{"result":"\"items\":[],\"resultId\":\"{}\""}}"#, list.id),
        ];
        parcels.post(list);
        parcels.post(Parcel { id: "0".to_owned(), items: "[]".to_owned() });
        assert_eq!(sent(&parcels, &bodies, 50).await, bodies.iter().map(|body| framed(body)).collect::<String>());
        assert_eq!(parcels.lock().len(), 1);
    }
}
