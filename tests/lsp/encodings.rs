//! Columns in each encoding, both ways.

use crate::support::{DRAFT, TestClient, capabilities, checking, finding};
use serde_json::{Value, json};

const TEXT: &str = "à😀 22 ans\r\né\u{2028}😀 24 ans";

/// A client that offers only these encodings, with the draft open and checked; and where "24" was reported.
fn opened(offered: Value) -> (TestClient, Value) {
    let mut capabilities = capabilities();
    capabilities["general"]["positionEncodings"] = offered;
    let options = checking(|text, _| finding(text, "24", text).into_iter().collect());
    let mut client = TestClient::with(options, capabilities, &[]);
    client.open(DRAFT, TEXT);
    let range = client.expect("textDocument/publishDiagnostics")["diagnostics"][0]["range"].take();
    (client, range)
}

fn range(line: u32, first: u32, last: u32) -> Value {
    json!({"start": {"line": line, "character": first}, "end": {"line": line, "character": last}})
}

/// Replaces "22", "24" stays; what the server then holds.
fn edited(client: &mut TestClient, first: u32) -> Vec<String> {
    client.change(DRAFT, 2, json!([{"range": range(0, first, first + 2), "text": "trente"}]));
    client.published(DRAFT)
}

fn check(offered: Value, negotiated: &str, first: u32, reported: Value) {
    let (mut client, range) = opened(offered);
    assert_eq!(client.capabilities["positionEncoding"], negotiated);
    assert_eq!(range, reported);
    assert_eq!(edited(&mut client, first), [TEXT.replace("22", "trente")]);
}

#[test]
fn utf_8() {
    check(json!(["utf-16", "utf-8"]), "utf-8", 7, range(1, 10, 12));
}

#[test]
fn utf_16() {
    check(json!(["utf-32", "utf-16"]), "utf-16", 4, range(1, 5, 7));
}

#[test]
fn utf_16_is_the_default() {
    check(Value::Null, "utf-16", 4, range(1, 5, 7));
}

#[test]
fn utf_32() {
    check(json!(["utf-32"]), "utf-32", 3, range(1, 4, 6));
}

#[test]
fn places_past_the_end_are_the_end() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let (mut client, _) = opened(json!([encoding]));
        client.change(DRAFT, 2, json!([{"range": range(0, 99, 99), "text": "!"}, {"range": range(99, 0, 7), "text": "?"}]));
        assert_eq!(client.published(DRAFT), [TEXT.replace("\r\n", "!\r\n") + "?"]);
    }
}
