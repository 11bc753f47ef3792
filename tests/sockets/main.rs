//! Nothing is connected to and nothing is run: the command and the server under a tracer that sees every socket and program.
//!
//! They need strace; `tests/sockets/run` installs it and runs them.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

const BINARY: &str = env!("CARGO_BIN_EXE_factlint");
const DRAFT: &str = "---\ndate: 2026-03-03\nlang: fr\n---\n\nLéa Marchal, 33 ans, est rentrée. https://example.org\n";

/// A program under the tracer, and where the calls it makes are written down.
struct Traced {
    command: Command,
    calls: PathBuf,
}

impl Traced {
    fn new(folder: &Path, program: &str, arguments: &[&str]) -> Self {
        let calls = folder.join(".calls");
        let mut command = Command::new("strace");
        // A ring of the kernel could open a socket without a call.
        command.args(["-f", "-qq", "-I", "2", "-e", "signal=none", "-e", "trace=%network,io_uring_setup,execve,execveat", "-o"]);
        command.arg(&calls).arg(program).args(arguments).current_dir(folder);
        Self { command, calls }
    }

    fn factlint(folder: &Path, arguments: &[&str]) -> Self {
        Self::new(folder, BINARY, arguments)
    }

    /// Runs it to its end and gives its exit code.
    fn run(&mut self) -> Option<i32> {
        self.command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("strace is there: tests/sockets/run installs it").code()
    }

    fn start(&mut self) -> Child {
        self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    /// The calls that reach for anything but what is allowed. A thread that ends with its program is noted without a call.
    fn refused(&self, allowed: fn(&str) -> bool) -> Vec<String> {
        let calls = fs::read_to_string(&self.calls).unwrap();
        calls.lines().filter(|call| !allowed(call) && !call.contains("???(")).map(str::to_owned).collect()
    }
}

/// Nothing but the start of factlint itself: not even a socket that leads nowhere.
fn nothing(call: &str) -> bool {
    call.contains(&format!(" execve(\"{BINARY}\""))
}

/// git too, wherever it is looked for.
fn git(call: &str) -> bool {
    nothing(call) || call.contains(" execve(") && call.contains("/git\", [\"git\", \"-C\"") || call.contains("<... execve resumed>")
}

/// One stream over this machine's own loopback; calls on it that name no address are on what was opened before.
fn loopback(call: &str) -> bool {
    let opened = !call.contains(" socket(") || call.contains(" socket(AF_INET, SOCK_STREAM");
    let address = !call.contains("sa_family=") || call.contains("sa_family=AF_INET,") && call.contains("inet_addr(\"127.0.0.1\")");
    let other = call.contains(" execve") && !nothing(call);
    opened && address && !other && !call.contains("io_uring") && !call.contains(" socketpair(")
}

/// The desk that `factlint init` makes, with a draft that is wrong, a table to import, a text to archive and a history.
fn desk() -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    assert!(Command::new(BINARY).arg("init").current_dir(&desk).output().unwrap().status.success());
    let files = [
        ("drafts/a.md", DRAFT),
        ("new.txt", "Un mot.\n"),
        ("popolo.json", include_str!("../exchange/popolo.json")),
        ("dump.json", include_str!("../exchange/dump.json")),
        ("reviews.json", include_str!("../exchange/reviews.json")),
        ("library.json", include_str!("../exchange/library.json")),
        ("people.csv", "name,born\nAna Sol,1990-01-02\n"),
        (
            "mapping.toml",
            "[source]\nid = \"register\"\nurl = \"https://example.org\"\n[entity]\nkind = \"person\"\nnames = [\"name\"]\n[facts]\nbirth-date = { column = \"born\" }\n",
        ),
    ];
    for (path, text) in files {
        fs::write(desk.path().join(path), text).unwrap();
    }
    let identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    for arguments in [&["init", "--quiet"][..], &["add", "."], &["commit", "--quiet", "--message", "a"]] {
        assert!(Command::new("git").args(identity).args(arguments).current_dir(&desk).status().unwrap().success());
    }
    desk
}

/// What the command is asked, and how it ends.
const ASKED: &[(&[&str], i32)] = &[
    (&["check"], 1),
    (&["check", "--format", "html", "--output", "report.html"], 1),
    (&["check", "--diff-base", "HEAD"], 0),
    (&["check", "--fix"], 0),
    (&["compile", "--cache-dir", "cache"], 0),
    (&["check", "--cache-dir", "cache"], 0),
    (&["clean", "--cache-dir", "cache"], 0),
    (&["trace", "drafts/a.md"], 0),
    (&["facts", "check"], 0),
    (&["facts", "list"], 0),
    (&["facts", "names", "age"], 0),
    (&["facts", "show", "lea-marchal.age"], 0),
    (&["facts", "conflicts", "--texts"], 0),
    (&["facts", "stale"], 0),
    (&["facts", "test"], 0),
    (&["facts", "affected", "lea-marchal.age"], 0),
    (&["facts", "diff", "HEAD"], 0),
    (&["facts", "propose"], 0),
    (&["facts", "propose", "--into", "facts/new.toml"], 0),
    (&["sources", "add", "new.txt", "--id", "009", "--url", "https://example.org/9"], 0),
    (&["sources", "list"], 0),
    (&["sources", "check"], 0),
    (&["import", "csv", "people.csv", "--mapping", "mapping.toml", "--into", "facts/people.toml"], 0),
    (&["import", "popolo", "popolo.json", "--into", "facts/popolo.toml"], 0),
    (&["import", "wikidata", "dump.json", "--into", "facts/wikidata.toml"], 0),
    (&["import", "claimreview", "reviews.json", "--into", "facts/reviews.toml"], 0),
    (&["import", "csl", "library.json", "--into", "facts/library.toml"], 0),
    (&["export", "claimreview"], 0),
    (&["export", "csl"], 0),
    (&["config"], 0),
    (&["schema"], 0),
    (&["explain", "contradicted"], 0),
    (&["init", "another"], 0),
    (&["help", "facts"], 0),
    (&["completions", "bash"], 0),
    (&["man"], 0),
    (&["lsp", "--replay", "/dev/null"], 0),
];

/// The subcommands that a help lists, and those of each.
fn listed(above: &[&str]) -> Vec<Vec<String>> {
    let help = Command::new(BINARY).args(above).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let commands = help.split_once("\nCommands:\n").map(|(_, rest)| rest.split("\n\n").next().unwrap()).unwrap_or_default();
    let names = commands.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|name| !name.is_empty()));
    let below = |name: &str| {
        let path = [above, &[name]].concat();
        let own = path.iter().map(|part| (*part).to_owned()).collect();
        let under = if name == "help" { Vec::new() } else { listed(&path) };
        if under.is_empty() { vec![own] } else { under }
    };
    names.flat_map(below).filter(|path| path.len() == 1 || path[1] != "help").collect()
}

/// Whoever adds a subcommand or a format adds it here.
#[test]
fn whatever_the_command_can_do_is_asked_of_it() {
    let asked = |path: &[&str]| ASKED.iter().any(|(arguments, _)| arguments.starts_with(path));
    let all = listed(&[]);
    assert!(all.len() > 20 && all.contains(&vec!["facts".to_owned(), "propose".to_owned()]), "{all:?}");
    for path in all {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        assert!(asked(&path), "{path:?} is never traced");
    }
    for format in factlint::exchange::FORMATS {
        assert!(format.import.is_none() || asked(&["import", format.name]), "import {}", format.name);
        assert!(format.export.is_none() || asked(&["export", format.name]), "export {}", format.name);
    }
}

#[test]
#[ignore = "needs strace: tests/sockets/run"]
fn no_report_opens_a_socket() {
    let desk = desk();
    for format in factlint::report::FORMATS {
        let mut run = Traced::factlint(desk.path(), &["check", "--format", format.name]);
        assert_eq!((run.run(), run.refused(nothing)), (Some(1), Vec::new()), "{}", format.name);
    }
}

#[test]
#[ignore = "needs strace: tests/sockets/run"]
fn the_command_opens_no_socket_and_runs_nothing_but_git_when_asked_what_changed() {
    let desk = desk();
    for (arguments, code) in ASKED {
        let mut run = Traced::factlint(desk.path(), arguments);
        assert_eq!(run.run(), Some(*code), "{arguments:?}");
        let asks_git = arguments.contains(&"HEAD");
        assert_eq!(run.refused(if asks_git { git } else { nothing }), [""; 0], "{arguments:?}");
    }
}

#[test]
#[ignore = "needs strace: tests/sockets/run"]
fn nor_while_it_watches() {
    let desk = desk();
    let mut run = Traced::factlint(desk.path(), &["check", "--watch"]);
    let mut child = run.start();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    for _ in 0..2 {
        assert!(said.any(|line| line.contains("watching for changes")));
        fs::write(desk.path().join("drafts/a.md"), DRAFT.repeat(2)).unwrap();
    }
    // The tracer hands the signal on.
    assert!(Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap().success());
    child.wait().unwrap();
    assert_eq!(run.refused(nothing), [""; 0]);
}

#[test]
#[ignore = "needs strace: tests/sockets/run"]
fn the_server_opens_none_on_standard_input_and_output() {
    let desk = desk();
    let mut run = Traced::factlint(desk.path(), &["lsp"]);
    let mut child = run.start();
    converse(desk.path(), child.stdin.take().unwrap(), child.stdout.take().unwrap());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(run.refused(nothing), [""; 0]);
}

#[test]
#[ignore = "needs strace: tests/sockets/run"]
fn the_server_listens_on_this_machine_alone() {
    let desk = desk();
    let mut run = Traced::factlint(desk.path(), &["lsp", "--listen", "0"]);
    let mut child = run.start();
    let mut line = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
    let stream = TcpStream::connect(line.trim().rsplit(' ').next().unwrap()).unwrap();
    converse(desk.path(), stream.try_clone().unwrap(), stream);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(run.refused(loopback), [""; 0]);
    assert!(fs::read_to_string(&run.calls).unwrap().contains(" bind("));
}

#[test]
#[ignore = "needs strace: tests/sockets/run"]
fn the_server_connects_to_this_machine_alone() {
    let desk = desk();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut run = Traced::factlint(desk.path(), &["lsp", "--socket", &listener.local_addr().unwrap().port().to_string()]);
    let mut child = run.start();
    let stream = listener.accept().unwrap().0;
    converse(desk.path(), stream.try_clone().unwrap(), stream);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(run.refused(loopback), [""; 0]);
    assert!(fs::read_to_string(&run.calls).unwrap().contains(" connect("));
}

/// That the tracer would see it: a shell that opens a socket to an address that nobody has.
#[test]
#[ignore = "needs strace: tests/sockets/run"]
fn the_tracer_sees_what_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let mut run = Traced::new(folder.path(), "bash", &["-c", ": </dev/udp/192.0.2.1/9"]);
    run.run();
    for allowed in [nothing, git, loopback] {
        let refused = run.refused(allowed);
        assert!(
            refused.iter().any(|call| call.contains(" socket(")) && refused.iter().any(|call| call.contains("192.0.2.1")),
            "{refused:?}"
        );
    }
}

/// An editor's side: a draft is opened, asked about, changed and left.
fn converse(desk: &Path, mut to: impl Write, from: impl Read) {
    let mut from = BufReader::new(from);
    let uri = format!("file://{}", desk.join("drafts/a.md").display());
    let here = json!({"textDocument": {"uri": uri}, "position": {"line": 5, "character": 15}});
    let root = json!({"processId": null, "rootUri": format!("file://{}", desk.display()), "capabilities": {}});
    ask(&mut to, &mut from, "initialize", root);
    tell(&mut to, json!({"method": "initialized", "params": {}}));
    let draft = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": DRAFT});
    tell(&mut to, json!({"method": "textDocument/didOpen", "params": {"textDocument": draft}}));
    let checked = json!({"command": "factlint.checkDocument", "arguments": [{"uri": uri}]});
    ask(&mut to, &mut from, "workspace/executeCommand", checked);
    let hover = ask(&mut to, &mut from, "textDocument/hover", here.clone());
    assert!(hover["result"].is_object(), "{hover}");
    for method in ["textDocument/definition", "textDocument/documentLink", "textDocument/completion"] {
        ask(&mut to, &mut from, method, here.clone());
    }
    ask(&mut to, &mut from, "shutdown", Value::Null);
    tell(&mut to, json!({"method": "exit"}));
}

fn tell(to: &mut impl Write, mut message: Value) {
    message["jsonrpc"] = json!("2.0");
    let body = message.to_string();
    write!(to, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
    to.flush().unwrap();
}

/// Sends a request and gives its answer.
fn ask(to: &mut impl Write, from: &mut impl BufRead, method: &str, params: Value) -> Value {
    let params = if params.is_null() { json!({}) } else { json!({"params": params}) };
    let mut request = json!({"id": method, "method": method});
    request.as_object_mut().unwrap().extend(params.as_object().unwrap().clone());
    tell(to, request);
    loop {
        let answer = read(from);
        if answer["id"] == method {
            return answer;
        }
    }
}

fn read(from: &mut impl BufRead) -> Value {
    let mut length = 0;
    loop {
        let mut line = String::new();
        assert!(from.read_line(&mut line).unwrap() > 0, "the server left");
        match line.trim().strip_prefix("Content-Length: ") {
            Some(told) => length = told.parse().unwrap(),
            None if line.trim().is_empty() => break,
            None => {}
        }
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body).unwrap();
    serde_json::from_slice(&body).unwrap()
}
