//! The server as a process, with a client that doesn't do its part.
#![cfg(target_os = "linux")]

use super::{WRONG, command, desk};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;
use std::time::Duration;

fn frame(message: &Value) -> String {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

/// What a process has in memory, in MiB.
fn resident(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() >> 10
}

/// A client that sends and never reads fills its own pipe, not the server; once it reads, it gets every answer.
#[test]
fn a_client_that_stops_reading_costs_no_memory() {
    let desk = desk(&[("a.md", WRONG)]);
    let uri = format!("file://{}/drafts/a.md", desk.path().display());
    let mut server = command(desk.path(), &["lsp"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let (mut input, output) = (server.stdin.take().unwrap(), server.stdout.take().unwrap());
    let place = json!({"textDocument": {"uri": uri}, "position": {"line": 5, "character": 16}});
    let mut messages = vec![
        json!({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"capabilities": {}}}),
        json!({"jsonrpc": "2.0", "method": "initialized", "params": {}}),
        json!({"jsonrpc": "2.0", "method": "textDocument/didOpen",
            "params": {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": WRONG}}}),
    ];
    for version in 2..6_000 {
        let changes = json!([{"text": WRONG.replace("33", &(version % 90 + 1).to_string())}]);
        messages.push(json!({"jsonrpc": "2.0", "method": "textDocument/didChange",
            "params": {"textDocument": {"uri": uri, "version": version}, "contentChanges": changes}}));
        messages.push(json!({"jsonrpc": "2.0", "id": version, "method": "textDocument/hover", "params": place}));
    }
    let writer = std::thread::spawn(move || {
        messages.iter().for_each(|message| input.write_all(frame(message).as_bytes()).unwrap());
        input
    });
    std::thread::sleep(Duration::from_secs(4));
    let before = resident(server.id());
    assert!(before < 256, "{before} MiB");
    let (mut output, mut answered) = (BufReader::new(output), 0);
    // Answers come in any order: the server is told to leave when all are there.
    while answered < 5_998 + 1 {
        let mut length = 0;
        for line in output.by_ref().lines().map(Result::unwrap).take_while(|line| !line.is_empty()) {
            if let Some(number) = line.strip_prefix("Content-Length: ") {
                length = number.parse().unwrap();
            }
        }
        let mut body = vec![0; length];
        output.read_exact(&mut body).unwrap();
        let message: Value = serde_json::from_slice(&body).unwrap();
        assert!(message.get("error").is_none(), "{message}");
        answered += usize::from(message.get("result").is_some());
    }
    let mut input = writer.join().unwrap();
    for message in [json!({"jsonrpc": "2.0", "id": 9_999, "method": "shutdown"}), json!({"jsonrpc": "2.0", "method": "exit"})] {
        input.write_all(frame(&message).as_bytes()).unwrap();
    }
    assert!(server.wait().unwrap().success());
}
