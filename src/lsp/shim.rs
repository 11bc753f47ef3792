//! What the framework gets wrong, put right around it: it must know no feature of this server.
//!
//! `workspace.diagnostics` is the protocol's name for what the framework reads as `workspace.diagnostic`;
//! what comes behind `initialize` waits for its answer, since it would be refused or not, as it happens;
//! `exit` ends the input though the pipe stays open, so that everything already answered is still written;
//! `"params": null` counts as no params; a document has one address, however it is spelled (`spelling`); whether `shutdown` came before the end is remembered.

use super::sieve::{NO_JSON, NO_MESSAGE};
use super::spelling::Spelling;
use futures::{Stream, StreamExt};
use serde_json::Value;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, ReadBuf};
use tokio::sync::oneshot;
use tower::Service;
use tower_lsp::Loopback;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};

/// Wraps a service and its input so that `exit` ends both; the last is told when the input has ended.
pub(super) fn wrap<S, R>(service: S, input: R, spelling: Spelling) -> (Shim<S>, UntilExit<R>, Outcome, oneshot::Receiver<()>) {
    let (exit, exited) = oneshot::channel();
    let (open, ended) = oneshot::channel();
    let outcome = Outcome::default();
    let shim = Shim { service, greeting: None, exit: Some(exit), outcome: outcome.clone(), spelling };
    (shim, UntilExit { input, exited: Some(exited), open: Some(open) }, outcome, ended)
}

/// How the client left.
#[derive(Clone, Debug, Default)]
pub(super) struct Outcome(Arc<AtomicBool>);

impl Outcome {
    /// The process's exit code: 0 after `shutdown`, else 1.
    pub(super) fn code(&self) -> i32 {
        i32::from(!self.0.load(Ordering::Relaxed))
    }
}

/// The service around the framework's own.
pub(super) struct Shim<S> {
    service: S,
    /// There while `initialize` is being answered.
    greeting: Option<oneshot::Receiver<()>>,
    /// Gone once `exit` was seen.
    exit: Option<oneshot::Sender<()>>,
    outcome: Outcome,
    spelling: Spelling,
}

type Answer<E> = Pin<Box<dyn Future<Output = Result<Option<Response>, E>> + Send>>;

impl<S> Service<Request> for Shim<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: Send + 'static,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = Answer<S::Error>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        if let Some(greeting) = &mut self.greeting {
            let _ = ready!(Pin::new(greeting).poll(context));
            self.greeting = None;
        }
        // An error would end the reading, but not `serve`.
        if self.exit.is_some() { self.service.poll_ready(context) } else { Poll::Ready(Ok(())) }
    }

    fn call(&mut self, request: Request) -> Self::Future {
        match request.method() {
            "exit" => self.exit = None,
            "initialize" => return self.greet(request),
            "shutdown" => self.outcome.0.store(true, Ordering::Relaxed),
            _ => {}
        }
        if let Some(error) = unread(request.method()) {
            return Box::pin(std::future::ready(Ok(Some(Response::from_error(Id::Null, error)))));
        }
        if self.exit.is_none() {
            return Box::pin(std::future::ready(Ok(None)));
        }
        let (answer, spelling) = (self.service.call(self.spelling.ours(without_null_params(request))), self.spelling.clone());
        Box::pin(async move { Ok(answer.await?.map(|said| spelling.answered(said))) })
    }
}

impl<S> Shim<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
{
    /// Answers `initialize`; until then nothing else is taken.
    fn greet(&mut self, request: Request) -> Answer<S::Error> {
        let (done, greeting) = oneshot::channel::<()>();
        self.greeting = Some(greeting);
        let answer = self.service.call(self.spelling.ours(with_known_capability(without_null_params(request))));
        Box::pin(async move {
            // Kept until there is an answer, or none is wanted any more.
            let _done = done;
            answer.await
        })
    }
}

/// What the server says by itself, in the client's spelling.
pub(super) struct Spelled<L> {
    /// What the framework says.
    pub(super) socket: L,
    /// How the client spells addresses.
    pub(super) spelling: Spelling,
}

impl<L> Loopback for Spelled<L>
where
    L: Loopback,
    L::RequestStream: Send + 'static,
{
    type RequestStream = Pin<Box<dyn Stream<Item = Request> + Send>>;
    type ResponseSink = L::ResponseSink;

    fn split(self) -> (Self::RequestStream, Self::ResponseSink) {
        let (requests, responses) = self.socket.split();
        let spelling = self.spelling;
        (Box::pin(requests.map(move |request| spelling.told(request))), responses)
    }
}

/// An input that ends when its client has said `exit`.
pub(super) struct UntilExit<R> {
    input: R,
    /// Gone once the end was reported.
    exited: Option<oneshot::Receiver<()>>,
    /// Dropped when the input has ended.
    open: Option<oneshot::Sender<()>>,
}

impl<R: AsyncRead + Unpin> AsyncRead for UntilExit<R> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<std::io::Result<()>> {
        let Some(exited) = &mut self.exited else {
            return Poll::Ready(Ok(()));
        };
        if Pin::new(exited).poll(context).is_ready() {
            self.exited = None;
            self.open = None;
            return Poll::Ready(Ok(()));
        }
        let before = buffer.filled().len();
        let read = ready!(Pin::new(&mut self.input).poll_read(context, buffer));
        if read.is_err() || buffer.filled().len() == before {
            self.open = None;
        }
        Poll::Ready(read)
    }
}

/// Says a client's capability under the name that the framework reads.
fn with_known_capability(request: Request) -> Request {
    let said = |params: &Value| params.pointer("/capabilities/workspace/diagnostics").cloned();
    let Some(said) = request.params().and_then(said) else { return request };
    let (method, id, params) = request.into_parts();
    let mut params = params.unwrap_or_default();
    params["capabilities"]["workspace"]["diagnostic"] = said;
    let bare = Request::build(method).params(params);
    match id {
        Some(id) => bare.id(id).finish(),
        None => bare.finish(),
    }
}

/// What is wrong with a message that the sieve put another in the place of.
fn unread(method: &str) -> Option<Error> {
    match method {
        NO_JSON => Some(Error::parse_error()),
        NO_MESSAGE => Some(Error::invalid_request()),
        _ => None,
    }
}

fn without_null_params(request: Request) -> Request {
    if !request.params().is_some_and(serde_json::Value::is_null) {
        return request;
    }
    let (method, id, _) = request.into_parts();
    let bare = Request::build(method);
    match id {
        Some(id) => bare.id(id).finish(),
        None => bare.finish(),
    }
}

#[cfg(test)]
mod tests {
    use super::{with_known_capability, without_null_params, wrap};
    use serde_json::json;
    use std::convert::Infallible;
    use std::future::ready;
    use std::task::{Context, Waker};
    use tower::Service;
    use tower_lsp::jsonrpc::{Request, Response};

    #[test]
    fn what_comes_behind_the_greeting_waits_for_its_answer() {
        let answering = tower::service_fn(|_: Request| ready(Ok::<Option<Response>, Infallible>(None)));
        let (mut shim, ..) = wrap(answering, tokio::io::empty(), super::Spelling::default());
        let context = &mut Context::from_waker(Waker::noop());
        let mut answer = shim.call(Request::build("initialize").id(1).finish());
        assert!(shim.poll_ready(context).is_pending());
        assert!(answer.as_mut().poll(context).is_ready());
        assert!(shim.poll_ready(context).is_ready());
    }

    #[test]
    fn null_params_are_none() {
        let request = Request::build("shutdown").id(7).params(json!(null)).finish();
        assert_eq!(without_null_params(request), Request::build("shutdown").id(7).finish());
    }

    #[test]
    fn a_capability_keeps_its_old_name_too() {
        let said = |workspace| Request::build("initialize").id(1).params(json!({"capabilities": {"workspace": workspace}})).finish();
        let known = with_known_capability(said(json!({"diagnostics": {"refreshSupport": true}})));
        assert_eq!(known.params().unwrap()["capabilities"]["workspace"]["diagnostic"], json!({"refreshSupport": true}));
        assert_eq!(with_known_capability(said(json!({}))), said(json!({})));
    }

    #[test]
    fn other_params_stay() {
        let request = Request::build("x").params(json!({"a": null})).finish();
        assert_eq!(without_null_params(request.clone()), request);
    }
}
