//! Lists of diagnostics as they are asked for while somebody types: what a finding is told as is written once, for as long as it is found.

use super::capabilities::Client;
use super::diagnostics::{self, Told};
use super::session::{Checked, View};
use rustc_hash::{FxHashMap, FxHasher};
use std::fmt::Write;
use std::hash::Hasher;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tower_lsp::lsp_types::{Diagnostic, Range, Url};

/// The latest list of each draft that was asked for one.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists(Arc<Mutex<FxHashMap<Url, Latest>>>);

/// A draft's list, and what it was made of.
#[derive(Debug)]
struct Latest {
    checked: Arc<Checked>,
    client: Client,
    /// An entry for each of what is told, where it was in the list.
    entries: Vec<Option<Entry>>,
}

/// A list in the making: each diagnostic with its place.
#[derive(Clone, Debug, Default)]
pub(super) struct List(Vec<(Range, Entry)>);

/// A diagnostic as it is sent, but for its place.
#[derive(Clone, Debug)]
struct Entry {
    json: Arc<str>,
    hash: u64,
}

impl Lists {
    /// The list of a draft in its present text.
    pub(super) fn of(&self, uri: &Url, view: &View) -> List {
        let before = self.lock().remove(uri).filter(|before| before.is_like(view));
        let told = diagnostics::told(&view.checked, &view.client);
        let ranges = diagnostics::ranges_now(&told, view);
        let mut known = Known::of(before.as_ref());
        let place =
            |(told, range): (&Told<'_>, &Option<Range>)| range.map(|_| known.find(*told).unwrap_or_else(|| Entry::told(*told, view)));
        let entries: Vec<Option<Entry>> = told.iter().zip(&ranges).map(place).collect();
        let list = ranges.into_iter().zip(&entries).filter_map(|(range, entry)| range.zip(entry.clone())).collect();
        self.lock().insert(uri.clone(), Latest { checked: Arc::clone(&view.checked), client: view.client.clone(), entries });
        List(list)
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
    /// Whether it was made for the same client, of the same facts.
    fn is_like(&self, view: &View) -> bool {
        let desk = |checked: &Checked| checked.desk.as_ref().map(Arc::as_ptr);
        Arc::ptr_eq(&self.checked.base, &view.checked.base)
            && desk(&self.checked) == desk(&view.checked)
            && self.checked.report.lang == view.checked.report.lang
            && self.client == view.client
    }
}

/// What was told before, from the one on behind the last that was found again: both lists are in the order of the text.
struct Known<'l> {
    told: Vec<Told<'l>>,
    entries: &'l [Option<Entry>],
    next: usize,
}

/// How many that are gone are looked past.
const AHEAD: usize = 8;

impl<'l> Known<'l> {
    fn of(latest: Option<&'l Latest>) -> Self {
        let told = latest.map(|latest| diagnostics::told(&latest.checked, &latest.client)).unwrap_or_default();
        Self { told, entries: latest.map(|latest| latest.entries.as_slice()).unwrap_or_default(), next: 0 }
    }

    /// The entry of what is told, as it was written before.
    fn find(&mut self, told: Told<'_>) -> Option<Entry> {
        let near = self.next..self.told.len().min(self.next + AHEAD);
        let (at, entry) = near.filter_map(|at| Some((at, self.entries[at].as_ref()?))).find(|(at, _)| self.told[*at].is_alike(told))?;
        self.next = at + 1;
        Some(entry.clone())
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
    fn told(told: Told<'_>, view: &View) -> Self {
        Self::of(told.diagnostic(Range::default(), &view.checked, &view.client))
    }

    fn of(diagnostic: Diagnostic) -> Self {
        // What can't be written can't be sent either.
        let whole = serde_json::to_string(&Diagnostic { range: Range::default(), ..diagnostic }).unwrap_or_default();
        let mut opening = String::new();
        open(&mut opening, Range::default());
        let json = whole.strip_prefix(&opening).unwrap_or("}");
        let mut hasher = FxHasher::default();
        hasher.write(json.as_bytes());
        Self { hash: hasher.finish(), json: json.into() }
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
