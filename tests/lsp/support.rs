//! A client of the language server for tests.

use factlint::check::{Memo, Report};
use factlint::facts::{Base, FactId};
use factlint::lsp::{Options, Settle, serve};
use factlint::rules::{Edit, Finding, Fix, Rule, Severity, Verdict};
use factlint::text::{Markup, Span};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, duplex};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// The address of the draft in tests that need only one.
pub(crate) const DRAFT: &str = "untitled:Untitled-1";

/// How long a message that must come may take before the test is given up.
const PATIENCE: Duration = Duration::from_secs(60);

/// A client. Dropped, it shuts the server down and sees to it that no message was left unread.
pub(crate) struct TestClient {
    output: Option<UnboundedSender<Vec<u8>>>,
    input: Receiver<Value>,
    server: Option<JoinHandle<i32>>,
    unread: VecDeque<Value>,
    taken: Option<Value>,
    requests: i64,
    /// Messages of these kinds may be left unread.
    ignored: Vec<&'static str>,
    /// What the server said it can do.
    pub(crate) capabilities: Value,
}

impl TestClient {
    /// A client with everything that the server makes use of, but for watching files.
    pub(crate) fn new(options: Options) -> Self {
        Self::with(options, capabilities(), &[])
    }

    /// A client with these capabilities and workspace folders.
    pub(crate) fn with(options: Options, capabilities: Value, folders: &[&std::path::Path]) -> Self {
        let mut client = Self::silent(options);
        let uris: Vec<Value> = folders.iter().map(|folder| json!({"uri": uri(folder), "name": "desk"})).collect();
        let params = json!({
            "processId": null, "rootUri": null, "workspaceFolders": uris, "capabilities": capabilities, "locale": "en",
            "initializationOptions": {"settleMs": 0},
        });
        client.capabilities = client.request("initialize", params)["capabilities"].take();
        client.notify("initialized", json!({}));
        client
    }

    /// A client that hasn't said anything yet.
    pub(crate) fn silent(options: Options) -> Self {
        let (output, out) = unbounded_channel();
        let (sender, input) = channel();
        let server = Some(std::thread::spawn(move || run(options, out, sender)));
        Self {
            output: Some(output),
            input,
            server,
            unread: VecDeque::new(),
            taken: None,
            requests: 0,
            ignored: Vec::new(),
            capabilities: Value::Null,
        }
    }

    pub(crate) fn notify(&self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request and gives its id.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.requests += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": self.requests, "method": method, "params": params}));
        self.requests
    }

    /// Sends a request and gives its result.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        self.result(id)
    }

    /// The result of a request.
    pub(crate) fn result(&mut self, id: i64) -> Value {
        let mut reply = self.wait(|message| message["id"] == id && message.get("method").is_none());
        assert_eq!(reply.get("error"), None, "{reply}");
        reply["result"].take()
    }

    /// Sends a request that must be refused and gives the error.
    pub(crate) fn error(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        self.wait(|message| message["id"] == id && message.get("method").is_none())["error"].take()
    }

    /// The params of the next message of a kind; others stay unread.
    pub(crate) fn expect(&mut self, method: &str) -> Value {
        self.wait(|message| message["method"] == method)["params"].take()
    }

    /// The next request of the server: its id and params.
    pub(crate) fn expect_request(&mut self, method: &str) -> (Value, Value) {
        let mut message = self.wait(|message| message["method"] == method);
        (message["id"].take(), message["params"].take())
    }

    pub(crate) fn reply(&self, id: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "id": id, "result": null}));
    }

    /// The messages of the diagnostics that are published next for a document.
    pub(crate) fn published(&mut self, uri: &str) -> Vec<String> {
        let wanted = |message: &Value| message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri;
        messages(&self.wait(wanted)["params"])
    }

    pub(crate) fn open(&self, uri: &str, text: &str) {
        self.open_as(uri, "markdown", text);
    }

    pub(crate) fn open_as(&self, uri: &str, language: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    pub(crate) fn change(&self, uri: &str, version: i32, changes: Value) {
        let document = json!({"uri": uri, "version": version});
        self.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    }

    pub(crate) fn save(&self, uri: &str) {
        self.notify("textDocument/didSave", json!({"textDocument": {"uri": uri}}));
    }

    pub(crate) fn close(&self, uri: &str) {
        self.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    }

    pub(crate) fn hover(&mut self, uri: &str, line: u32, character: u32) -> Value {
        self.request("textDocument/hover", json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}))
    }

    /// Reads a message of a kind that has come, or comes within a moment; says whether there was one.
    pub(crate) fn unread(&mut self, method: &str) -> bool {
        let is_it = |message: &Value| message["method"] == method;
        while !self.unread.iter().any(is_it) {
            let Ok(message) = self.input.recv_timeout(Duration::from_millis(500)) else { return false };
            self.unread.push_back(message);
        }
        let at = self.unread.iter().position(is_it);
        self.taken = at.and_then(|at| self.unread.remove(at)).map(|mut message| message["params"].take());
        self.taken.is_some()
    }

    /// The params of the message that was read last by [`Self::unread`].
    pub(crate) fn taken(&mut self) -> Value {
        self.taken.take().unwrap()
    }

    /// Drops messages that fit, and may be there or not.
    pub(crate) fn forget(&mut self, fits: impl Fn(&Value) -> bool) {
        self.unread.extend(self.input.try_iter());
        self.unread.retain(|message| !fits(message));
    }

    /// Messages of this kind may come at any time and be left unread.
    pub(crate) fn ignore(&mut self, method: &'static str) {
        self.ignored.push(method);
    }

    pub(crate) fn raw(&self, bytes: &[u8]) {
        self.output.as_ref().unwrap().send(bytes.to_vec()).unwrap();
    }

    /// Ends the input without a word and gives the exit code.
    pub(crate) fn hang_up(mut self) -> i32 {
        self.output = None;
        self.server.take().unwrap().join().unwrap()
    }

    /// Waits for the server to end by itself and gives the exit code; the input stays open.
    pub(crate) fn ended(mut self) -> i32 {
        self.server.take().unwrap().join().unwrap()
    }

    /// The next message that fits; those that don't stay unread.
    pub(crate) fn wait(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.unread.iter().position(&fits) {
            return self.unread.remove(at).unwrap();
        }
        loop {
            let message = self.input.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("no such message; unread: {:#?}", self.unread));
            if fits(&message) {
                return message;
            }
            self.unread.push_back(message);
        }
    }

    pub(crate) fn send(&self, message: &Value) {
        let body = message.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.output.as_ref().unwrap().send(frame.into_bytes()).unwrap();
    }
}

impl Drop for TestClient {
    fn drop(&mut self) {
        if std::thread::panicking() || self.server.is_none() {
            return;
        }
        assert_eq!(self.request("shutdown", Value::Null), Value::Null);
        self.notify("exit", Value::Null);
        assert_eq!(self.server.take().unwrap().join().unwrap(), 0);
        self.unread.extend(self.input.try_iter());
        self.unread.retain(|message| !self.ignored.iter().any(|method| message["method"] == *method));
        assert!(self.unread.is_empty(), "unread: {:#?}", self.unread);
    }
}

/// What the client can do, but for watching files.
pub(crate) fn capabilities() -> Value {
    json!({
        "general": {"positionEncodings": ["utf-8", "utf-16"]},
        "textDocument": {
            "publishDiagnostics": {"relatedInformation": true, "dataSupport": true, "versionSupport": true},
            "codeAction": {
                "isPreferredSupport": true,
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}},
            },
            "rename": {"prepareSupport": true},
            "hover": {"contentFormat": ["markdown", "plaintext"]},
            "completion": {"completionItem": {"documentationFormat": ["markdown", "plaintext"]}},
        },
        "workspace": {"workspaceEdit": {"documentChanges": true}},
    })
}

/// The same, and it watches files.
pub(crate) fn watching() -> Value {
    let mut capabilities = capabilities();
    capabilities["workspace"]["didChangeWatchedFiles"] = json!({"dynamicRegistration": true, "relativePatternSupport": true});
    capabilities
}

pub(crate) fn uri(path: &std::path::Path) -> String {
    tower_lsp::lsp_types::Url::from_file_path(path).unwrap().to_string()
}

/// The messages of published diagnostics.
pub(crate) fn messages(published: &Value) -> Vec<String> {
    let diagnostics = published["diagnostics"].as_array().unwrap();
    diagnostics.iter().map(|diagnostic| diagnostic["message"].as_str().unwrap().to_owned()).collect()
}

/// Options with a stand-in for the engine, and without desks unless they are real.
pub(crate) fn checking(find: impl Fn(&str, &Base) -> Vec<Finding> + Send + Sync + 'static) -> Options {
    let check = move |text: &str, _: Markup, base: &Base, _: &factlint::check::Options, _: &mut Memo| report(find(text, base));
    Options { check: Arc::new(check), settle: Settle::after(Duration::ZERO), ..Options::default() }
}

/// A report of these findings.
pub(crate) fn report(findings: Vec<Finding>) -> Report {
    Report { findings, ..Report::default() }
}

/// A rule for tests.
pub(crate) static RULE: Rule = Rule {
    name: "contradicted",
    summary: "a claim that the sources contradict",
    severity: Severity::Error,
    on_request: false,
    page: "",
    check: |_, _| (),
    across: None,
};

/// A finding about the first occurrence of some words.
pub(crate) fn finding(text: &str, words: &str, message: &str) -> Option<Finding> {
    let at = text.find(words)?;
    Some(Finding {
        rule: &RULE,
        severity: Severity::Error,
        verdict: Verdict::Contradicted,
        span: Span::new(at, at + words.len()),
        text: words.to_owned(),
        message: message.to_owned(),
        fact: None,
        sources: Vec::new(),
        fixes: Vec::new(),
        related: Vec::new(),
    })
}

/// A fix that puts other words in a finding's place.
pub(crate) fn fix(finding: &Finding, text: &str) -> Fix {
    Fix { title: format!("Write {text}"), safe: true, edits: vec![Edit { span: finding.span, text: text.to_owned() }] }
}

/// A fact of the desk in use.
pub(crate) fn fact(base: &Base, id: &str) -> Option<FactId> {
    base.fact_named(id)
}

#[tokio::main(worker_threads = 2)]
async fn run(options: Options, output: UnboundedReceiver<Vec<u8>>, input: Sender<Value>) -> i32 {
    let (to_server, stdin) = duplex(1 << 16);
    let (stdout, from_server) = duplex(1 << 16);
    let writer = tokio::spawn(write(to_server, output));
    let reader = tokio::spawn(read(from_server, input));
    let code = serve(stdin, stdout, options).await;
    reader.await.unwrap();
    writer.abort();
    code
}

async fn write(mut to: DuplexStream, mut frames: UnboundedReceiver<Vec<u8>>) {
    while let Some(frame) = frames.recv().await {
        // A server that has left doesn't read any more.
        if to.write_all(&frame).await.is_err() {
            return;
        }
    }
}

async fn read(from: DuplexStream, messages: Sender<Value>) {
    let mut from = BufReader::new(from);
    while let Some(length) = length(&mut from).await {
        let mut body = vec![0; length];
        from.read_exact(&mut body).await.unwrap();
        // The test may have hung up.
        drop(messages.send(serde_json::from_slice(&body).unwrap()));
    }
}

/// The length of the next message's body, once its header is read.
async fn length(from: &mut BufReader<DuplexStream>) -> Option<usize> {
    let mut length = None;
    loop {
        let mut line = String::new();
        from.read_line(&mut line).await.ok().filter(|read| *read > 0)?;
        match line.trim().strip_prefix("Content-Length:") {
            Some(value) => length = value.trim().parse().ok(),
            None if line.trim().is_empty() => return length,
            None => {}
        }
    }
}
