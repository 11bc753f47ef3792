//! What the server holds is what the client typed, in the client's order.

use crate::support::{DRAFT, TestClient, checking, finding, messages};
use serde_json::{Value, json};

/// A draft as a client keeps it, without a rope: slow and plain.
struct Model {
    text: String,
    seed: u64,
}

impl Model {
    /// A change somewhere, already made here.
    fn edit(&mut self) -> Value {
        let (a, b) = (self.place(), self.place());
        let (start, end) = (a.min(b), a.max(b).min(a.min(b) + 12));
        let end = (end..=self.text.len()).find(|at| self.text.is_char_boundary(*at)).unwrap();
        let new = ["é", "😀 ", "\n", "22 ans", ""][self.random(5)];
        let range = json!({"start": self.position(start), "end": self.position(end)});
        self.text.replace_range(start..end, new);
        json!([{"range": range, "text": new}])
    }

    fn place(&mut self) -> usize {
        let at = self.random(self.text.len() + 1);
        (at..=self.text.len()).find(|at| self.text.is_char_boundary(*at)).unwrap()
    }

    fn position(&self, byte: usize) -> Value {
        let before = &self.text[..byte];
        let line = before.matches('\n').count();
        json!({"line": line, "character": before.len() - before.rfind('\n').map_or(0, |at| at + 1)})
    }

    fn random(&mut self, below: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.seed >> 33).unwrap() % below
    }
}

#[test]
fn a_flood_of_edits_and_hovers_keeps_its_order() {
    let mut client = TestClient::new(checking(|text, _| finding(text, "", text).into_iter().collect()));
    let mut model = Model { text: "Amine a 22 ans.\n".repeat(20), seed: 7 };
    client.open(DRAFT, &model.text);
    let mut texts = vec![String::new(), model.text.clone()];
    let mut hovers = Vec::new();
    for version in 2..=2_001 {
        client.change(DRAFT, version, model.edit());
        texts.push(model.text.clone());
        if version % 7 == 0 {
            let place = json!({"textDocument": {"uri": DRAFT}, "position": {"line": 0, "character": 0}});
            hovers.push(client.ask("textDocument/hover", place));
        }
    }
    client.change(DRAFT, 2_002, json!([{"text": "the end"}]));
    texts.push("the end".to_owned());
    let mut last = 0;
    while last != 2_002 {
        let published = client.expect("textDocument/publishDiagnostics");
        let version = usize::try_from(published["version"].as_u64().unwrap()).unwrap();
        assert!(version > last, "version {version} was published after {last}");
        assert_eq!(messages(&published), [texts[version].as_str()]);
        last = version;
    }
    hovers.into_iter().for_each(|id| drop(client.result(id)));
}

#[test]
fn nothing_is_published_twice() {
    let mut client = TestClient::new(checking(|text, _| finding(text, "22", "wrong").into_iter().collect()));
    client.open(DRAFT, "22");
    assert_eq!(client.published(DRAFT), ["wrong"]);
    // The end of the draft changes, the finding doesn't: a second message would be left unread.
    client.change(DRAFT, 2, json!([{"text": "22 ans"}]));
    client.change(DRAFT, 3, json!([{"text": "23 ans"}]));
    assert!(client.published(DRAFT).is_empty());
}

#[test]
fn closing_a_draft_clears_it() {
    let mut client = TestClient::new(checking(|text, _| finding(text, "22", "wrong").into_iter().collect()));
    client.open(DRAFT, "22");
    assert_eq!(client.published(DRAFT), ["wrong"]);
    client.close(DRAFT);
    assert!(client.published(DRAFT).is_empty());
    client.change(DRAFT, 9, json!([{"text": "22 22"}]));
    assert_eq!(client.hover(DRAFT, 0, 0), Value::Null);
}

#[test]
fn fact_files_are_not_checked() {
    let mut client = TestClient::new(checking(|text, _| finding(text, "22", "wrong").into_iter().collect()));
    client.open("file:///desk/facts/a.toml", "22");
    assert_eq!(client.hover("file:///desk/facts/a.toml", 0, 0), Value::Null);
}
