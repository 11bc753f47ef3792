//! How an editor is reached: standard input and output, or a socket of this machine.

use super::record::{Tap, Tape, replay};
use super::{Options, pages, serve};
use crate::facts::compiled::cache::Cache;
use crate::language::Lang;
use crate::{check, facts};
use std::future::Future;
use std::io::{self, Write};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};

/// How an editor is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// Standard input and output.
    Stdio,
    /// The editor connects to this port of this machine; 0 takes a free one.
    Listen(u16),
    /// The editor listens on this port of this machine.
    Connect(u16),
}

/// Serves an editor and gives the process's exit code. `ready` is told the port, where one is listened on.
///
/// The caller should exit the process with the code: tokio reads standard input on a thread that can't be stopped.
///
/// # Errors
/// When the editor can't be reached or the tape can't be written.
pub fn run(transport: Transport, tape: Option<&Path>, cache: Option<Cache>, ready: impl FnOnce(u16)) -> io::Result<i32> {
    let tape = tape.map(Tape::create).transpose()?;
    // While the editor is saying what it can do. A compiled desk has what is built in.
    if cache.is_none() {
        std::thread::spawn(facts::warm_up);
    }
    check::warm_up(Lang::ALL.to_vec());
    let options = Options { cache: cache.map(Into::into), ..options() };
    block_on(async {
        match transport {
            Transport::Stdio => Ok(taped(tokio::io::stdin(), tokio::io::stdout(), tape, options).await),
            Transport::Listen(port) => {
                let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
                ready(listener.local_addr()?.port());
                over(listener.accept().await?.0, tape, options).await
            }
            Transport::Connect(port) => over(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await?, tape, options).await,
        }
    })
}

/// Plays a tape to a new server, writes what it says, and gives how many messages it didn't say again.
///
/// # Errors
/// When the tape can't be read or is none.
pub fn run_replay(tape: &Path, out: &mut dyn Write) -> io::Result<usize> {
    block_on(replay(tape, options(), out))
}

async fn over(stream: TcpStream, tape: Option<Tape>, options: Options) -> io::Result<i32> {
    stream.set_nodelay(true)?;
    let (input, output) = stream.into_split();
    Ok(taped(input, output, tape, options).await)
}

async fn taped<I: AsyncRead + Unpin, O: AsyncWrite + Unpin>(input: I, output: O, tape: Option<Tape>, options: Options) -> i32 {
    serve(Tap::new(input, tape.clone(), "client"), Tap::new(output, tape, "server"), options).await
}

fn options() -> Options {
    let pages: Option<PathBuf> = pages::folder();
    Options { pages, ..Options::default() }
}

fn block_on<T>(work: impl Future<Output = io::Result<T>>) -> io::Result<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let outcome = runtime.block_on(work);
    runtime.shutdown_background();
    outcome
}
