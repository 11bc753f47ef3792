//! Documents of two desks that are opened, typed in, saved, closed, removed and asked about in any order, while facts change:
//! in the end everything published is as if the client had just come.

use crate::desk::{FACTS, RIGHT, TestDesk, WRONG, engine};
use crate::stress::{Said, collect, fresh, take};
use crate::support::{DRAFT, TestClient, capabilities};
use serde_json::json;
use std::fs;

/// A document as its client knows it.
struct Doc {
    uri: String,
    /// Its desk, and its path there; an untitled one has none.
    desk: usize,
    path: Option<String>,
    saved: Option<String>,
    open: Option<String>,
}

struct Newsroom {
    desks: [TestDesk; 2],
    docs: Vec<Doc>,
    client: TestClient,
    version: i32,
    seed: u64,
}

const TEXTS: [&str; 4] = [WRONG, RIGHT, "", "Le 31 février, Léa Marchal, 31 ans, dormait."];
const ASKED: [&str; 6] = [
    "textDocument/hover",
    "textDocument/diagnostic",
    "textDocument/documentSymbol",
    "textDocument/references",
    "textDocument/codeLens",
    "workspace/diagnostic",
];

impl Newsroom {
    fn new(seed: u64) -> Self {
        let desks = [TestDesk::new(), TestDesk::new()];
        let doc = |desk: usize, name: &str, saved: Option<&str>| {
            let path = format!("drafts/{name}.md");
            Doc { uri: desks[desk].uri(&path), desk, path: Some(path), saved: saved.map(str::to_owned), open: None }
        };
        let of_desk = |desk| [doc(desk, "wrong", Some(WRONG)), doc(desk, "right", Some(RIGHT)), doc(desk, "new", None)];
        let untitled = Doc { uri: DRAFT.to_owned(), desk: 0, path: None, saved: None, open: None };
        let docs = of_desk(0).into_iter().chain(of_desk(1)).chain([untitled]).collect();
        let client = TestClient::with(engine(), capabilities(), &[&desks[0].root(), &desks[1].root()]);
        client.notify("workspace/didChangeConfiguration", json!({"settings": {"factlint": {"closedDrafts": true}}}));
        Self { desks, docs, client, version: 1, seed }
    }

    /// Does something to a document, whatever may be done to it now.
    fn step(&mut self) {
        let (at, what) = (self.random(self.docs.len()), self.random(8));
        let text = TEXTS[self.random(TEXTS.len())];
        let is_open = self.docs[at].open.is_some();
        match what {
            0 | 1 if !is_open => self.open(at),
            0 | 1 => self.close(at),
            2 | 3 if is_open => self.change(at, text),
            4 => self.save(at),
            5 => self.remove(at),
            6 => self.learn(at),
            _ => {}
        }
    }

    fn open(&mut self, at: usize) {
        let doc = &mut self.docs[at];
        let text = doc.saved.clone().unwrap_or_default();
        self.client.open(&doc.uri, &text);
        doc.open = Some(text);
    }

    fn close(&mut self, at: usize) {
        self.docs[at].open = None;
        self.client.close(&self.docs[at].uri);
    }

    fn change(&mut self, at: usize, text: &str) {
        self.version += 1;
        self.client.change(&self.docs[at].uri, self.version, json!([{"text": text}]));
        self.docs[at].open = Some(text.to_owned());
    }

    fn save(&mut self, at: usize) {
        let doc = &mut self.docs[at];
        let (Some(text), Some(path)) = (&doc.open, &doc.path) else { return };
        self.desks[doc.desk].write(path, text);
        self.client.save(&doc.uri);
        doc.saved = Some(text.clone());
    }

    /// Removes its file; an editor may go on with what it holds.
    fn remove(&mut self, at: usize) {
        let doc = &mut self.docs[at];
        let Some(path) = doc.path.as_ref().filter(|_| doc.saved.is_some()) else { return };
        fs::remove_file(self.desks[doc.desk].root().join(path)).unwrap();
        doc.saved = None;
        touch(&self.client, &doc.uri, 3);
    }

    /// The facts of its desk become others.
    fn learn(&mut self, at: usize) {
        let desk = &self.desks[self.docs[at].desk];
        let age = 31 + self.seed % 3;
        desk.write("facts/a.toml", &FACTS.replace("31 years", &format!("{age} years")).replace("31 ans", &format!("{age} ans")));
        desk.write("sources/001.txt", &format!("On a vu la navigatrice de {age} ans saluer.\n"));
        touch(&self.client, &desk.uri("facts/a.toml"), 2);
        touch(&self.client, &desk.uri("sources/001.txt"), 2);
    }

    fn ask(&mut self) -> i64 {
        let method = ASKED[self.random(ASKED.len())];
        let at = self.random(self.docs.len());
        let uri = &self.docs[at].uri;
        let place = json!({"line": 5, "character": 30});
        let told = json!({
            "textDocument": {"uri": uri}, "position": place, "context": {"includeDeclaration": true}, "previousResultIds": [],
        });
        self.client.ask(method, told)
    }

    /// What is to be known of everything now.
    fn expected(&self) -> Said {
        let of = |doc: &Doc| {
            let text = doc.open.as_ref().or(doc.saved.as_ref())?;
            Some((doc.uri.clone(), fresh(&self.desks[doc.desk], text)))
        };
        self.docs.iter().filter_map(of).filter(|(_, said)| !said.is_empty()).collect()
    }

    fn random(&mut self, below: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.seed >> 33).unwrap() % below
    }
}

fn touch(client: &TestClient, uri: &str, kind: u8) {
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": uri, "type": kind}]}));
}

#[test]
fn whatever_order_things_come_in_what_is_published_last_is_right() {
    for seed in [3, 5] {
        let mut room = Newsroom::new(seed);
        let mut asked = Vec::new();
        for turn in 0..150 {
            room.step();
            if turn % 3 == 0 {
                asked.push(room.ask());
            }
        }
        asked.into_iter().for_each(|id| drop(room.client.result(id)));
        let (expected, mut said) = (room.expected(), Said::new());
        assert!(!expected.is_empty(), "nothing would be told apart");
        // What is still under way may take its time, but once all is right it stays so.
        collect(&mut room.client, &mut said, |said| wrong(said) == expected);
        while room.client.unread("textDocument/publishDiagnostics") {
            take(&room.client.taken(), &mut said);
        }
        assert_eq!(wrong(&said), expected, "with seed {seed}");
    }
}

fn wrong(said: &Said) -> Said {
    said.iter().filter(|(_, messages)| !messages.is_empty()).map(|(uri, messages)| (uri.clone(), messages.clone())).collect()
}
