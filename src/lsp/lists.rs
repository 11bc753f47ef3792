//! Lists of diagnostics as they are asked for while somebody types: what a finding is told as is written once, for as long as it is found.

use super::capabilities::Client;
use super::diagnostics::{self, Item, Kept};
use super::session::{Opened, View};
use crate::facts::Base;
use crate::language::Lang;
use rustc_hash::{FxHashMap, FxHasher};
use std::fmt::Write;
use std::hash::Hasher;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use tower_lsp::lsp_types::{Diagnostic, Range, Url};

/// The latest list of each draft that was asked for one.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists(Arc<Mutex<FxHashMap<Url, Latest>>>);

/// A draft's list, and what it was made with. It keeps no facts in memory.
#[derive(Debug)]
struct Latest {
    base: Weak<Base>,
    desk: Option<Weak<Opened>>,
    lang: Lang,
    client: Client,
    /// Those of its entries that may be found again, in order.
    entries: Vec<Entry>,
}

/// A list in the making: each diagnostic with its place.
#[derive(Clone, Debug, Default)]
pub(super) struct List(Vec<(Range, Entry)>);

/// A diagnostic as it is sent, but for its place.
#[derive(Clone, Debug)]
struct Entry {
    /// What it was made of, where it may be found again.
    of: Option<Arc<Kept>>,
    json: Arc<str>,
    hash: u64,
}

impl Lists {
    /// The list of a draft in its present text.
    pub(super) fn of(&self, uri: &Url, view: &View) -> List {
        let before = self.lock().remove(uri).filter(|before| before.is_like(view));
        let items = diagnostics::items(&view.checked, &view.client);
        let ranges = diagnostics::ranges_now(&items, view);
        let mut known = Known { entries: before.as_ref().map(|before| before.entries.as_slice()).unwrap_or_default() };
        let place =
            |(item, range): (&Item<'_>, Option<Range>)| Some((range?, known.find(*item).unwrap_or_else(|| Entry::told(*item, view))));
        let list = List(items.iter().zip(ranges).filter_map(place).collect());
        self.lock().insert(uri.clone(), Latest::of(&list, view));
        list
    }

    /// Forgets the list of a document that was closed.
    pub(super) fn forget(&self, uri: &Url) {
        self.lock().remove(uri);
    }

    fn lock(&self) -> MutexGuard<'_, FxHashMap<Url, Latest>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Latest {
    fn of(list: &List, view: &View) -> Self {
        let checked = &view.checked;
        Self {
            base: Arc::downgrade(&checked.base),
            desk: checked.desk.as_ref().map(Arc::downgrade),
            lang: checked.report.lang,
            client: view.client.clone(),
            entries: list.0.iter().map(|(_, entry)| entry).filter(|entry| entry.of.is_some()).cloned().collect(),
        }
    }

    /// Whether it was made for the same client, of the same facts.
    fn is_like(&self, view: &View) -> bool {
        let checked = &view.checked;
        self.base.as_ptr() == Arc::as_ptr(&checked.base)
            && self.desk.as_ref().map(Weak::as_ptr) == checked.desk.as_ref().map(Arc::as_ptr)
            && self.lang == checked.report.lang
            && self.client == view.client
    }
}

/// The entries of the list before, from the one on behind the last that was found again: both lists are in the order of the text.
struct Known<'l> {
    entries: &'l [Entry],
}

/// How many that are gone are looked past.
const AHEAD: usize = 8;

impl Known<'_> {
    /// The entry of an item, as it was written before.
    fn find(&mut self, item: Item<'_>) -> Option<Entry> {
        let at = self.entries.iter().take(AHEAD).position(|entry| entry.of.as_ref().is_some_and(|kept| kept.is_of(item)))?;
        let entry = self.entries[at].clone();
        self.entries = &self.entries[at + 1..];
        Some(entry)
    }
}

impl List {
    /// The list of some diagnostics.
    pub(super) fn of(items: &[Diagnostic]) -> Self {
        Self(items.iter().map(|item| (item.range, Entry::of(item.clone()))).collect())
    }

    /// What tells it from lists of other diagnostics.
    pub(super) fn id(&self) -> String {
        let mut hasher = FxHasher::default();
        for (range, entry) in &self.0 {
            let places = [range.start.line, range.start.character, range.end.line, range.end.character];
            places.into_iter().for_each(|place| hasher.write_u32(place));
            hasher.write_u64(entry.hash);
        }
        format!("{:016x}", hasher.finish())
    }

    /// Its JSON.
    pub(super) fn json(&self) -> String {
        let mut out = String::with_capacity(2 + self.0.iter().map(|(_, entry)| entry.json.len() + PLACE).sum::<usize>());
        for (range, entry) in &self.0 {
            out.push(if out.is_empty() { '[' } else { ',' });
            open(&mut out, *range);
            out.push_str(&entry.json);
        }
        if out.is_empty() { "[]".to_owned() } else { out + "]" }
    }
}

/// Room for a diagnostic's place and what stands around it.
const PLACE: usize = 96;

impl Entry {
    fn told(item: Item<'_>, view: &View) -> Self {
        let bare = Self::of(item.diagnostic(Range::default(), &view.checked, &view.client));
        Self { of: item.kept().map(Arc::new), ..bare }
    }

    fn of(diagnostic: Diagnostic) -> Self {
        // What can't be written can't be sent either.
        let whole = serde_json::to_string(&Diagnostic { range: Range::default(), ..diagnostic }).unwrap_or_default();
        let mut opening = String::new();
        open(&mut opening, Range::default());
        let json = whole.strip_prefix(&opening).unwrap_or("}");
        let mut hasher = FxHasher::default();
        hasher.write(json.as_bytes());
        Self { of: None, hash: hasher.finish(), json: json.into() }
    }
}

/// Begins the JSON of a diagnostic: up to its place.
fn open(out: &mut String, Range { start, end }: Range) {
    let (first, last) = (start.character, end.character);
    // A string takes what is written to it.
    let _ = write!(
        out,
        r#"{{"range":{{"start":{{"line":{},"character":{first}}},"end":{{"line":{},"character":{last}}}}}"#,
        start.line, end.line
    );
}

#[cfg(test)]
mod tests {
    use super::List;
    use tower_lsp::lsp_types::{Diagnostic, DiagnosticSeverity, Position, Range};

    fn diagnostics() -> Vec<Diagnostic> {
        let range = |line| Range { start: Position::new(line, 2), end: Position::new(line + 1, 30) };
        let said =
            Diagnostic { message: "« 22 \"ans\" »".to_owned(), severity: Some(DiagnosticSeverity::ERROR), ..Diagnostic::default() };
        vec![Diagnostic { range: range(7), ..said.clone() }, Diagnostic { range: range(8), ..said }, Diagnostic::default()]
    }

    #[test]
    fn a_list_is_written_as_its_diagnostics_are() {
        let items = diagnostics();
        for many in 0..=items.len() {
            assert_eq!(List::of(&items[..many]).json(), serde_json::to_string(&items[..many]).unwrap());
        }
    }

    #[test]
    fn lists_are_told_apart_by_what_is_in_them_and_where() {
        let items = diagnostics();
        let mut moved = items.clone();
        moved[1].range.end.character += 1;
        let mut other = items.clone();
        other[2].message.push('x');
        let ids = [&items[..], &moved, &other, &items[..2], &[]].map(|items| List::of(items).id());
        assert_eq!(List::of(&items).id(), ids[0]);
        assert!((0..ids.len()).all(|at| !ids[at + 1..].contains(&ids[at])));
    }
}
