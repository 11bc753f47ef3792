//! The compiled file: a body in pages, a checksum of each, and a foot that says what is where.
//!
//! A page is believed once its checksum was seen to be right, which is when something on it is first asked for.
//! A wrong one gives nothing, and is remembered: whoever used the base then has to open the desk anew.

use super::pack::{Pack, Reader, Writer};
use super::paged::Paged;
use super::records::{Ids, Names};
use crate::facts::flat::Letters;
use crate::facts::moved::Moved;
use memmap2::Mmap;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

/// Changes with whatever the bytes mean.
const FORMAT: u64 = 6;
const MAGIC: u64 = u64::from_le_bytes(*b"factlint");

/// Bytes that have one checksum.
pub(super) const PAGE: usize = 4096;
/// Numbers in the foot, of eight bytes each.
const FOOT: usize = 6;

/// Where the bytes are.
#[derive(Debug)]
pub(crate) enum Bytes {
    /// In a file, of which the system reads what is asked for.
    Mapped(Mmap),
    /// In a file, of which single pages are read as they are asked for.
    Paged(Paged),
    /// In memory.
    Heap(Vec<u8>),
}

impl Bytes {
    fn len(&self) -> usize {
        match self {
            Self::Mapped(map) => map.len(),
            Self::Paged(pages) => pages.len(),
            Self::Heap(bytes) => bytes.len(),
        }
    }

    /// Some of them, whether or not they are good.
    fn part(&self, range: Range<usize>) -> Option<Cow<'_, [u8]>> {
        match self {
            Self::Mapped(map) => map.get(range).map(Cow::Borrowed),
            Self::Heap(bytes) => bytes.get(range).map(Cow::Borrowed),
            Self::Paged(pages) => pages.read(range.start, range.end.checked_sub(range.start)?).map(Cow::Owned),
        }
    }
}

/// A compiled file as opened.
#[derive(Debug)]
pub(crate) struct Image {
    bytes: Bytes,
    /// How long the body is.
    body: usize,
    /// Where the head starts: what is read when the file is opened.
    head: usize,
    /// Where the texts start that stand in many records.
    shared: usize,
    /// The sums of its pages.
    sums: Vec<u8>,
    /// A bit for each page that was summed up.
    good: Vec<AtomicU64>,
    damaged: AtomicBool,
    /// Those texts.
    pub(in crate::facts) texts: Vec<String>,
    /// What facts are named by, once that was read.
    names: OnceLock<Names>,
    /// Where its facts and groups are, where some files have changed since.
    moved: OnceLock<Moved>,
    /// How many there are of what records name by a number, once that was read.
    counts: OnceLock<Counts>,
}

/// How many there are of each kind of thing that records name by a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counts {
    pub(super) sources: usize,
    pub(super) entities: usize,
    pub(super) attributes: usize,
    pub(super) facts: usize,
    pub(super) vocabularies: usize,
}

/// The file that something is read out of, if it is.
#[derive(Clone, Debug, Default)]
pub(in crate::facts) struct Origin(Option<Arc<Image>>);

impl Origin {
    /// Whether each page of it is as it was written.
    pub(in crate::facts) fn is_whole(&self) -> bool {
        self.0.as_ref().is_none_or(|image| image.is_whole())
    }

    /// Where its facts and groups are now, where some have moved.
    pub(in crate::facts) fn moved(&self) -> Option<&Moved> {
        self.0.as_ref().and_then(|image| image.moved())
    }

    /// Notes where they are, before anything of it is asked for that names them; whether it is a file of which nobody has said so.
    pub(in crate::facts) fn mend(&self, moved: Moved) -> bool {
        self.0.as_ref().is_some_and(|image| image.moved.set(moved).is_ok())
    }

    /// Whether it has shown to be damaged.
    pub(in crate::facts) fn is_damaged(&self) -> bool {
        self.0.as_ref().is_some_and(|image| image.is_damaged())
    }
}

/// It is where it is read.
impl Pack for Origin {
    fn pack(&self, _: &mut Writer) {}

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(Self(from.image()))
    }
}

/// The bytes of a file that holds what was written.
pub(super) fn seal(to: Writer) -> Vec<u8> {
    sealed(parts(to))
}

/// What was set aside, what is read when the file is opened, and the texts that stand in many records.
pub(super) fn parts(to: Writer) -> [Vec<u8>; 3] {
    let mut list = Writer::default();
    to.texts.pack(&mut list);
    [to.bulk, to.out, list.out]
}

/// The bytes of a file of such parts.
pub(super) fn sealed([mut bytes, out, list]: [Vec<u8>; 3]) -> Vec<u8> {
    let head = bytes.len() as u64;
    bytes.extend(out);
    let shared = bytes.len() as u64;
    bytes.extend(list);
    let body = bytes.len() as u64;
    let sums: Vec<u8> = bytes.chunks(PAGE).flat_map(|page| crc32fast::hash(page).to_le_bytes()).collect();
    let foot = [MAGIC, FORMAT, body, head, shared, u64::from(crc32fast::hash(&sums))].map(u64::to_le_bytes).concat();
    bytes.extend(sums);
    bytes.extend_from_slice(&crc32fast::hash(&foot).to_le_bytes());
    bytes.extend(foot);
    bytes
}

impl Image {
    /// A file of these bytes, unless it is damaged, cut short or of another form.
    pub(super) fn of(bytes: Bytes) -> Option<Self> {
        let start = bytes.len().checked_sub(FOOT * 8 + 4)?;
        let end = bytes.part(start..bytes.len())?;
        let (sum, foot) = end.split_at(4);
        let number = |at: usize| Some(u64::from_le_bytes(foot.get(at * 8..at * 8 + 8)?.try_into().ok()?));
        let sound = sum == crc32fast::hash(foot).to_le_bytes() && number(0)? == MAGIC && number(1)? == FORMAT;
        let [body, head, shared] = [number(2)?, number(3)?, number(4)?].map(|at| at as usize);
        let pages = body.div_ceil(PAGE);
        let sums = bytes.part(body..start)?.into_owned();
        let whole = sums.len() == pages * 4 && u64::from(crc32fast::hash(&sums)) == number(5)? && head <= shared && shared <= body;
        if !(sound && whole) {
            return None;
        }
        let good = (0..pages.div_ceil(64)).map(|_| AtomicU64::new(0)).collect();
        let mut image = Self {
            bytes,
            body,
            head,
            shared,
            sums,
            good,
            damaged: AtomicBool::new(false),
            texts: Vec::new(),
            names: OnceLock::new(),
            moved: OnceLock::new(),
            counts: OnceLock::new(),
        };
        image.texts = Vec::unpack(&mut Reader::bare(&image.get(shared, body - shared)?))?;
        Some(image)
    }

    /// Records that aren't in a file yet, with what they share and are named by.
    pub(super) fn loose(bytes: Vec<u8>, texts: Vec<String>, names: Names) -> Self {
        let (body, pages) = (bytes.len(), bytes.len().div_ceil(PAGE));
        let good = (0..pages.div_ceil(64)).map(|_| AtomicU64::new(u64::MAX)).collect();
        let (bytes, damaged, sums) = (Bytes::Heap(bytes), AtomicBool::new(false), Vec::new());
        Self {
            bytes,
            body,
            head: body,
            shared: body,
            sums,
            good,
            damaged,
            texts,
            names: names.into(),
            moved: OnceLock::new(),
            counts: OnceLock::new(),
        }
    }

    /// Whether it is no file, but records that may become part of one.
    pub(in crate::facts) fn is_loose(&self) -> bool {
        matches!(self.names.get(), Some(Names { entities: Ids::Here(_), .. }))
    }

    /// The ids of the entities, where it isn't a file.
    pub(in crate::facts) fn ids(&self) -> Option<Arc<Letters>> {
        match &self.names.get()?.entities {
            Ids::Here(ids) => Some(Arc::clone(ids)),
            Ids::Records(_) => None,
        }
    }

    /// What is read when the file is opened.
    pub(super) fn head(&self) -> Option<Cow<'_, [u8]>> {
        self.get(self.head, self.shared - self.head)
    }

    /// Where its facts and groups are now, where some have moved.
    pub(super) fn moved(&self) -> Option<&Moved> {
        self.moved.get()
    }

    /// What facts are named by.
    pub(super) fn names(&self) -> Option<&Names> {
        self.names.get()
    }

    /// Takes what facts are named by.
    pub(super) fn name(&self, names: Names) {
        // Who reads a file twice reads the same.
        let _ = self.names.set(names);
    }

    /// Takes how many there are of what records name: from now on none is read that names another.
    pub(super) fn count(&self, counts: Counts) {
        let _ = self.counts.set(counts);
    }

    /// How many there are of what records name, once that is known.
    pub(super) fn counts(&self) -> Option<&Counts> {
        self.counts.get()
    }

    /// Whether so many bytes from a place on can be in it.
    pub(in crate::facts) fn holds(&self, start: usize, len: Option<usize>) -> bool {
        len.and_then(|len| start.checked_add(len)).is_some_and(|end| end <= self.body)
    }

    /// Some bytes, once their pages have shown to be good.
    pub(in crate::facts) fn get(&self, start: usize, len: usize) -> Option<Cow<'_, [u8]>> {
        let end = start.checked_add(len).filter(|end| *end <= self.body);
        let found = end.and_then(|end| match &self.bytes {
            Bytes::Paged(pages) => self.read(pages, start..end),
            bytes => bytes.part(start..end).filter(|_| (start / PAGE..end.div_ceil(PAGE)).all(|page| self.is_good(page))),
        });
        if found.is_none() {
            self.distrust();
        }
        found
    }

    /// The same of which no page is kept: for whoever looks through many and asks for few again.
    pub(in crate::facts) fn glance(&self, start: usize, len: usize) -> Option<Cow<'_, [u8]>> {
        let Bytes::Paged(pages) = &self.bytes else { return self.get(start, len) };
        let end = start.checked_add(len).filter(|end| *end <= self.body);
        let found = end.and_then(|end| self.pass(pages, start..end));
        if found.is_none() {
            self.distrust();
        }
        found.map(Cow::Owned)
    }

    fn pass(&self, pages: &Paged, range: Range<usize>) -> Option<Vec<u8>> {
        let (first, last) = (range.start / PAGE, range.end.div_ceil(PAGE));
        let mut bytes = pages.read(first * PAGE, self.body.min(last * PAGE).checked_sub(first * PAGE)?)?;
        let is_good = |(nth, page): (usize, &[u8])| self.sum(first + nth) == Some(crc32fast::hash(page).to_le_bytes());
        bytes.chunks(PAGE).enumerate().all(is_good).then_some(())?;
        bytes.truncate(range.end - first * PAGE);
        Some(bytes.split_off(range.start - first * PAGE))
    }

    fn is_whole(&self) -> bool {
        (0..self.body).step_by(PAGE).all(|start| self.get(start, PAGE.min(self.body - start)).is_some())
    }

    /// Some bytes out of pages that are read: of one, as it is kept, or of several.
    fn read<'p>(&self, pages: &'p Paged, range: Range<usize>) -> Option<Cow<'p, [u8]>> {
        let page = |nth: usize| {
            let within = range.start.max(nth * PAGE) - nth * PAGE..range.end.min((nth + 1) * PAGE) - nth * PAGE;
            let len = self.body.min((nth + 1) * PAGE) - nth * PAGE;
            pages.page(nth, len, |bytes| self.sum(nth) == Some(crc32fast::hash(bytes).to_le_bytes()))?.get(within)
        };
        let (first, last) = (range.start / PAGE, range.end.div_ceil(PAGE));
        if last - first == 1 {
            return page(first).map(Cow::Borrowed);
        }
        (first..last).map(page).collect::<Option<Vec<_>>>().map(|parts| Cow::Owned(parts.concat()))
    }

    /// The bytes of what isn't a file.
    pub(in crate::facts) fn heap(&self) -> &[u8] {
        if let Bytes::Heap(bytes) = &self.bytes { bytes } else { &[] }
    }

    /// A number of four bytes.
    pub(in crate::facts) fn number(&self, start: usize) -> Option<u32> {
        Some(u32::from_le_bytes(self.get(start, 4)?.as_ref().try_into().ok()?))
    }

    /// Notes that something in it makes no sense.
    pub(in crate::facts) fn distrust(&self) {
        self.damaged.store(true, Ordering::Relaxed);
    }

    /// Whether something in it was wrong.
    pub(in crate::facts) fn is_damaged(&self) -> bool {
        self.damaged.load(Ordering::Relaxed)
    }

    fn sum(&self, page: usize) -> Option<[u8; 4]> {
        self.sums.get(page * 4..page * 4 + 4)?.try_into().ok()
    }

    fn is_good(&self, page: usize) -> bool {
        let (word, bit) = (&self.good[page / 64], 1 << (page % 64));
        if word.load(Ordering::Relaxed) & bit != 0 {
            return true;
        }
        let bytes = self.bytes.part(page * PAGE..self.body.min((page + 1) * PAGE));
        let good = self.sum(page).zip(bytes).is_some_and(|(sum, bytes)| sum == crc32fast::hash(&bytes).to_le_bytes());
        if good {
            word.fetch_or(bit, Ordering::Relaxed);
        }
        good
    }
}
