//! The message stream on a tape, one JSON line a message, and the server played from a tape.
//!
//! A tape shows what an editor and the server said to each other, for whoever has to find out what went wrong.

use super::sieve::Frames;
use super::{Options, serve};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, DuplexStream, ReadBuf, duplex};
use tokio::time::timeout;

/// A tape that is being written.
#[derive(Clone)]
pub(super) struct Tape(Arc<Mutex<File>>, Instant);

impl Tape {
    /// A new tape; what was in the file is lost.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        Ok(Self(Arc::new(Mutex::new(File::create(path)?)), Instant::now()))
    }

    fn write(&self, from: &str, body: &[u8]) {
        let message = serde_json::from_slice(body).unwrap_or_else(|_| Value::String(String::from_utf8_lossy(body).into_owned()));
        let line = json!({"ms": u64::try_from(self.1.elapsed().as_millis()).unwrap_or_default(), "from": from, "message": message});
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A full disk must not stop the server.
        let _ = writeln!(file, "{line}");
    }
}

/// A stream that is copied to a tape, if there is one.
pub(super) struct Tap<T> {
    inner: T,
    tape: Option<Tape>,
    from: &'static str,
    frames: Frames,
}

impl<T> Tap<T> {
    /// The messages of one side.
    pub(super) fn new(inner: T, tape: Option<Tape>, from: &'static str) -> Self {
        Self { inner, tape, from, frames: Frames::default() }
    }

    fn copy(&mut self, bytes: &[u8]) {
        if let Some(tape) = &self.tape {
            for body in self.frames.push(bytes) {
                tape.write(self.from, &body);
            }
        }
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Tap<T> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let polled = Pin::new(&mut self.inner).poll_read(context, buffer);
        if polled.is_ready() {
            self.copy(&buffer.filled()[before..]);
        }
        polled
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Tap<T> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.inner).poll_write(context, bytes);
        if let Poll::Ready(Ok(written)) = &polled {
            self.copy(&bytes[..*written]);
        }
        polled
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}

/// How long a message of the tape is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// Plays the client's side of a tape to a new server and writes what it says, a line a message. Gives how many messages of the tape were not said again.
///
/// # Errors
/// When the tape can't be read or is none.
pub async fn replay(tape: &Path, options: Options, out: &mut dyn Write) -> io::Result<usize> {
    let lines: Vec<String> = BufReader::new(File::open(tape)?).lines().collect::<io::Result<_>>()?;
    let lines: Vec<Value> = lines.iter().map(|line| serde_json::from_str(line)).collect::<Result<_, _>>()?;
    let (mut to_server, stdin) = duplex(1 << 20);
    let (stdout, mut from_server) = duplex(1 << 20);
    let server = tokio::spawn(serve(stdin, stdout, options));
    let mut heard = Heard { frames: Frames::default(), ready: Vec::new(), said: Vec::new() };
    for line in &lines {
        match line["from"].as_str() {
            Some("client") => send(&mut to_server, &line["message"]).await?,
            _ => heard.one(&mut from_server, out).await?,
        }
    }
    drop(to_server);
    while heard.more(&mut from_server).await {
        heard.flush(out)?;
    }
    server.abort();
    Ok(heard.missing(&lines))
}

async fn send(to: &mut DuplexStream, message: &Value) -> io::Result<()> {
    let body = message.to_string();
    // A server that has left doesn't read any more.
    drop(to.write_all(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes()).await);
    Ok(())
}

/// What a replayed server said.
struct Heard {
    frames: Frames,
    ready: Vec<Vec<u8>>,
    said: Vec<Value>,
}

impl Heard {
    /// Waits for a message, unless one is there.
    async fn one(&mut self, from: &mut DuplexStream, out: &mut dyn Write) -> io::Result<()> {
        while self.ready.is_empty() && self.more(from).await {}
        if !self.ready.is_empty() {
            let body = self.ready.remove(0);
            self.say(&body, out)?;
        }
        Ok(())
    }

    /// Reads on; says whether there was anything.
    async fn more(&mut self, from: &mut DuplexStream) -> bool {
        let mut buffer = [0; 4096];
        match timeout(PATIENCE, from.read(&mut buffer)).await {
            Ok(Ok(read)) if read > 0 => {
                self.ready.extend(self.frames.push(&buffer[..read]));
                true
            }
            _ => false,
        }
    }

    fn flush(&mut self, out: &mut dyn Write) -> io::Result<()> {
        std::mem::take(&mut self.ready).iter().try_for_each(|body| self.say(body, out))
    }

    fn say(&mut self, body: &[u8], out: &mut dyn Write) -> io::Result<()> {
        let message: Value = serde_json::from_slice(body)?;
        writeln!(out, "{message}")?;
        self.said.push(message);
        Ok(())
    }

    /// How many of the server's messages on a tape it didn't say this time, in whatever order.
    fn missing(mut self, lines: &[Value]) -> usize {
        let taped = lines.iter().filter(|line| line["from"] == "server").map(|line| &line["message"]);
        taped.filter(|message| self.said.iter().position(|said| said == *message).map(|at| self.said.swap_remove(at)).is_none()).count()
    }
}
