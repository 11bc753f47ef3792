//! Records of one kind by their index: in memory, or read out of a compiled base when they are first asked for.

use super::compiled::image::Image;
use super::compiled::pack::{Pack, Reader, Writer};
use super::flat::{Letters, Numbers};
use super::splices::{Splices, Spot};
use std::borrow::Cow;
use std::fmt;
use std::ops::{Index, Range};
use std::sync::{Arc, OnceLock};

/// Records of one kind by their index.
#[derive(Clone)]
pub struct Store<T>(Kept<T>);

#[derive(Clone)]
enum Kept<T> {
    Here(Vec<T>),
    /// Those, and others after them.
    Compiled(Arc<Compiled<T>>, Vec<T>),
    /// Those, some of which others stand in place of.
    Mended(Arc<Compiled<T>>, Arc<Splices<T>>),
}

/// Records in a compiled base, and those that were asked for.
struct Compiled<T> {
    image: Arc<Image>,
    start: usize,
    /// Where each starts after that, and the last ends.
    starts: Numbers,
    read: fn(&mut Reader<'_>) -> Option<T>,
    /// What stands in for one that can't be read.
    blank: T,
    shelves: Box<[Shelf<T>]>,
}

/// Some of the records; where none was asked for, there is no room for any.
type Shelf<T> = OnceLock<Box<[OnceLock<Box<T>>]>>;

/// What has an id, which is the first field of its record.
pub trait Named {
    /// The id.
    fn id(&self) -> &str;
}

/// How many stand together.
const SHELF: usize = 128;

impl<T> Store<T> {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Kept::Here(records) => records.len(),
            Kept::Compiled(records, more) => records.len() + more.len(),
            Kept::Mended(records, splices) => splices.len(records.len()),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of them, in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, T> {
        self.part(0..self.len())
    }

    /// Those of a range of indexes, in order. A compiled base that is damaged leads no further than there are records.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Iter<'_, T> {
        let end = range.end.min(self.len());
        Iter { store: self, left: range.start.min(end)..end }
    }

    /// One of them; if it is read for this, it isn't kept. For whoever looks through many and asks for few again.
    #[must_use]
    pub fn peek(&self, at: usize) -> Cow<'_, T>
    where
        T: Clone,
    {
        self.packed(at).map_or_else(|| Cow::Borrowed(&self[at]), |(records, at)| records.peek(at))
    }

    /// All of them with their places, in order, of which none is kept that is read for this.
    pub fn glances(&self) -> impl Iterator<Item = (usize, Cow<'_, T>)>
    where
        T: Clone,
    {
        self.runs().flat_map(|run| {
            let read = self.packed_run(&run).and_then(|(records, run)| records.each(run, records.read));
            let (read, here) = match read {
                Some(read) => (read, 0..0),
                None => (Vec::new(), run.clone()),
            };
            let (read, here) = (read.into_iter().map(Cow::Owned), here.map(|at| Cow::Borrowed(&self[at])));
            run.zip(read.chain(here)).collect::<Vec<_>>()
        })
    }

    /// Runs of them that stand together where they are packed, or of one.
    fn runs(&self) -> impl Iterator<Item = Range<usize>> {
        let mut next = 0;
        std::iter::from_fn(move || {
            let whole = next..self.len().min(next + SHELF);
            let run = if self.packed_run(&whole).is_some() { whole } else { next..self.len().min(next + 1) };
            next = run.end;
            (!run.is_empty()).then_some(run)
        })
    }

    /// Where a run is packed, if its records stand one after the other.
    fn packed_run(&self, run: &Range<usize>) -> Option<(&Compiled<T>, Range<usize>)> {
        let (records, from) = self.packed(run.start).filter(|_| !run.is_empty())?;
        let stands = |at: usize| self.packed(at).is_some_and(|(_, packed)| packed == from + at - run.start);
        run.clone().all(stands).then(|| (records, from..from + run.len()))
    }

    /// Adds records at the end.
    pub(super) fn extend(&mut self, more: Vec<T>)
    where
        T: Clone,
    {
        match &mut self.0 {
            Kept::Here(records) | Kept::Compiled(_, records) => records.extend(more),
            Kept::Mended(..) => self.to_mut().extend(more),
        }
    }

    /// The same with others in place of some, where it is a compiled one.
    pub(super) fn mended(&self, splices: Splices<T>) -> Option<Self> {
        match &self.0 {
            Kept::Compiled(records, more) if more.is_empty() => Some(Self(Kept::Mended(Arc::clone(records), Arc::new(splices)))),
            _ => None,
        }
    }

    /// Adds the records of another store at the end.
    pub(super) fn join(&mut self, other: Self)
    where
        T: Clone,
    {
        if self.is_empty() {
            *self = other;
        } else {
            self.extend(other.iter().cloned().collect());
        }
    }

    /// What the records share, where they are packed but in no file.
    pub(super) fn texts(&self) -> &[String] {
        self.loose().map(|records| records.image.texts.as_slice()).unwrap_or_default()
    }

    /// The ids of the entities that the records name, where they are packed but in no file.
    pub(super) fn names(&self) -> Option<Arc<Letters>> {
        self.loose().and_then(|records| records.image.ids())
    }

    /// How many were read out of where they are packed.
    #[cfg(test)]
    pub(super) fn asked(&self) -> usize {
        match &self.0 {
            Kept::Here(_) => 0,
            Kept::Compiled(records, _) | Kept::Mended(records, _) => {
                records.shelves.iter().filter_map(OnceLock::get).flatten().filter(|record| record.get().is_some()).count()
            }
        }
    }

    /// Where one is packed.
    fn packed(&self, at: usize) -> Option<(&Compiled<T>, usize)> {
        match &self.0 {
            Kept::Here(_) => None,
            Kept::Compiled(records, _) => (at < records.len()).then_some((&**records, at)),
            Kept::Mended(records, splices) => match splices.get(at) {
                Spot::Old(at) => Some((&**records, at)),
                Spot::New(_) => None,
            },
        }
    }

    fn loose(&self) -> Option<&Compiled<T>> {
        match &self.0 {
            Kept::Compiled(records, _) if records.image.is_loose() => Some(records),
            _ => None,
        }
    }

    /// The records, to be changed or added to: all of them are read.
    pub fn to_mut(&mut self) -> &mut Vec<T>
    where
        T: Clone,
    {
        if !matches!(self.0, Kept::Here(_)) {
            self.0 = Kept::Here(self.iter().cloned().collect());
        }
        match &mut self.0 {
            Kept::Here(records) => records,
            Kept::Compiled(..) | Kept::Mended(..) => unreachable!("it was just read"),
        }
    }
}

impl<T: Named> Store<T> {
    /// The places of those whose id is meant, in order.
    pub(crate) fn named<'s>(&'s self, is_meant: impl Fn(&str) -> bool + 's) -> impl Iterator<Item = usize> + 's {
        self.runs().flat_map(move |run| {
            let mut found = Vec::new();
            self.with_ids(&run, |at, id| {
                if is_meant(id) {
                    found.push(at)
                }
            });
            found
        })
    }

    /// Looks at every id and its place, in order.
    pub(super) fn ids(&self, mut look: impl FnMut(usize, &str)) {
        self.runs().for_each(|run| self.with_ids(&run, &mut look));
    }

    /// Looks at the ids of a run. What else the records have isn't read, and nothing of them is kept.
    fn with_ids(&self, run: &Range<usize>, mut look: impl FnMut(usize, &str)) {
        let heads = self.packed_run(run).and_then(|(records, run)| records.each(run, |from: &mut Reader<'_>| from.head()));
        match heads {
            Some(ids) => run.clone().zip(ids).for_each(|(at, id)| look(at, &id)),
            None => run.clone().for_each(|at| look(at, self[at].id())),
        }
    }
}

impl<T> Compiled<T> {
    fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// All of them, as they are written.
    fn bytes(&self) -> &[u8] {
        let end = self.starts.get(self.len()) as usize;
        self.image.heap().get(self.start..self.start + end).unwrap_or_default()
    }

    fn get(&self, at: usize) -> &T {
        let shelf = self.shelves[at / SHELF].get_or_init(|| (0..SHELF).map(|_| OnceLock::new()).collect());
        match shelf[at % SHELF].get() {
            Some(record) => record,
            None => match self.read(at) {
                Some(record) => shelf[at % SHELF].get_or_init(|| Box::new(record)),
                None => &self.blank,
            },
        }
    }

    /// One, which isn't kept if nobody has asked for it before.
    fn peek(&self, at: usize) -> Cow<'_, T>
    where
        T: Clone,
    {
        let kept = self.shelves[at / SHELF].get().and_then(|shelf| shelf[at % SHELF].get());
        let read = || self.each(at..at + 1, self.read).and_then(|mut read| read.pop());
        kept.map_or_else(|| read().map_or(Cow::Borrowed(&self.blank), Cow::Owned), |record| Cow::Borrowed(&**record))
    }

    /// What is read of each of a run, of which nothing is kept; nothing where one can't be read.
    fn each<R>(&self, run: Range<usize>, read: impl Fn(&mut Reader<'_>) -> Option<R>) -> Option<Vec<R>> {
        let starts = self.starts.glance(run.start..run.end + 1)?;
        let (first, last) = (*starts.first()? as usize, *starts.last()? as usize);
        let bytes = self.image.glance(self.start + first, last.checked_sub(first)?)?;
        let of = |ends: &[u32]| bytes.get((ends[0] as usize).checked_sub(first)?..(ends[1] as usize).checked_sub(first)?);
        let all = starts.windows(2).map(|ends| read(&mut Reader::new(&self.image, of(ends)?))).collect::<Option<Vec<R>>>();
        if all.is_none() {
            self.image.distrust();
        }
        all
    }

    /// What stands for one that isn't there: whatever leads to it is damaged.
    fn none(&self) -> &T {
        self.image.distrust();
        &self.blank
    }

    fn read(&self, at: usize) -> Option<T> {
        let (start, end) = (self.starts.get(at) as usize, self.starts.get(at + 1) as usize);
        let bytes = self.image.get(self.start + start, end.checked_sub(start)?)?;
        let mut from = Reader::new(&self.image, &bytes);
        let record = (self.read)(&mut from).filter(|_| from.is_done());
        if record.is_none() {
            self.image.distrust();
        }
        record
    }
}

/// The records that start at these places after a place in an image, the last place being where the last of them ends.
pub(super) fn packed<T: Pack + Default>(image: Arc<Image>, start: usize, starts: Numbers) -> Store<T> {
    let shelves = (0..starts.len().div_ceil(SHELF)).map(|_| OnceLock::new()).collect();
    let records = Compiled { image, start, starts, read: T::unpack, blank: T::default(), shelves };
    Store(Kept::Compiled(Arc::new(records), Vec::new()))
}

impl<T: Pack + Default> Pack for Store<T> {
    fn pack(&self, to: &mut Writer) {
        // As long as they share the same, they are written already.
        match self.loose().filter(|records| to.texts.starts_with(&records.image.texts)) {
            Some(records) => {
                let starts = records.starts.iter().take(records.len());
                to.records((records.bytes(), starts), self.part(records.len()..self.len()));
            }
            None => to.records((&[], std::iter::empty()), self.iter()),
        }
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let (start, starts, image) = (Pack::unpack(from)?, Numbers::unpack(from)?, from.image()?);
        image.holds(start, Some(0)).then(|| packed(image, start, starts))
    }
}

impl<T> Default for Store<T> {
    fn default() -> Self {
        Self(Kept::Here(Vec::new()))
    }
}

impl<T> From<Vec<T>> for Store<T> {
    fn from(records: Vec<T>) -> Self {
        Self(Kept::Here(records))
    }
}

impl<T> Index<usize> for Store<T> {
    type Output = T;

    fn index(&self, at: usize) -> &T {
        match &self.0 {
            Kept::Here(records) => &records[at],
            Kept::Compiled(records, more) => match at.checked_sub(records.len()) {
                Some(after) => more.get(after).unwrap_or_else(|| records.none()),
                None => records.get(at),
            },
            Kept::Mended(records, splices) => match splices.get(at) {
                Spot::Old(at) => records.get(at),
                Spot::New(record) => record,
            },
        }
    }
}

impl<T: PartialEq> PartialEq for Store<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other)
    }
}

impl<T: fmt::Debug> fmt::Debug for Store<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self).finish()
    }
}

impl<'s, T> IntoIterator for &'s Store<T> {
    type Item = &'s T;
    type IntoIter = Iter<'s, T>;

    fn into_iter(self) -> Iter<'s, T> {
        self.iter()
    }
}

/// Records one after the other.
pub struct Iter<'s, T> {
    store: &'s Store<T>,
    left: Range<usize>,
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Self { store: self.store, left: self.left.clone() }
    }
}

impl<'s, T> Iterator for Iter<'s, T> {
    type Item = &'s T;

    fn next(&mut self) -> Option<&'s T> {
        self.left.next().map(|at| &self.store[at])
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }
}

impl<T> DoubleEndedIterator for Iter<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.left.next_back().map(|at| &self.store[at])
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}
