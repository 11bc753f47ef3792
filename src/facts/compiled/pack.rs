//! Values to bytes and back: numbers as long as they need be, texts with their length, a list with how many it has.
//!
//! What is looked up rather than read, tables and stores, is set aside: the value itself only says where it is.

use super::image::{Counts, Image};
use crate::facts::flat::Letters;
use crate::facts::moved::Moved;
use crate::language::Lang;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::hash::Hash;
use std::sync::Arc;

/// A value that can be written as bytes.
pub(crate) trait Pack: Sized {
    /// Writes it.
    fn pack(&self, to: &mut Writer);

    /// Reads it; nothing where the bytes are of no such value.
    fn unpack(from: &mut Reader<'_>) -> Option<Self>;
}

/// The place written or read before: the next one is near.
#[derive(Clone, Copy, Default)]
pub(crate) struct Last {
    pub(super) start: u64,
    pub(super) line: u64,
}

/// The fields of a struct as they are written: those that are nothing but a zero are only left out.
pub(crate) struct Fields {
    start: usize,
    field: usize,
    written: u64,
    nth: u32,
}

/// Where values are written to.
#[derive(Default)]
pub(crate) struct Writer {
    /// What was written one after the other.
    pub(super) out: Vec<u8>,
    /// What was set aside.
    pub(super) bulk: Vec<u8>,
    /// Texts that stand in many values.
    pub(in crate::facts) texts: Vec<String>,
    known: FxHashMap<String, u64>,
    /// The last of them that was written, and its number: what follows one another mostly has the same.
    latest: Option<(String, u64)>,
    /// Numbers that the next ones of their kind are told by.
    pub(super) last: Last,
    /// The ids of the entities and the names of the attributes.
    pub(super) ids: Arc<Letters>,
    pub(super) attributes: Arc<Letters>,
    /// Whether there were more bytes than a record's place can say.
    pub(super) is_full: bool,
}

impl Writer {
    pub(crate) fn number(&mut self, mut number: u64) {
        while number > 0x7F {
            self.out.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.out.push(number as u8);
    }

    /// A number that is near another.
    pub(crate) fn near(&mut self, number: u64, other: u64) {
        let apart = number.wrapping_sub(other) as i64;
        self.number(((apart << 1) ^ (apart >> 63)) as u64);
    }

    /// Starts a struct.
    pub(crate) const fn fields(&self) -> Fields {
        Fields { start: self.out.len(), field: self.out.len(), written: 0, nth: 0 }
    }

    /// Ends a field.
    pub(crate) fn field(&mut self, fields: &mut Fields) {
        if self.out[fields.field..] == [0] {
            self.out.truncate(fields.field);
        } else {
            fields.written |= 1 << fields.nth;
        }
        fields.field = self.out.len();
        fields.nth += 1;
    }

    /// Ends a struct: which fields it has comes first.
    pub(crate) fn end(&mut self, fields: &Fields) {
        let end = self.out.len();
        self.number(fields.written);
        // The number, as long as it is, before the fields.
        let long = self.out.len() - end;
        self.out[fields.start..].rotate_right(long);
    }

    /// One that knows these texts by their place already.
    pub(crate) fn knowing(texts: &[String]) -> Self {
        let known = texts.iter().cloned().zip(0..).collect();
        Self { texts: texts.to_vec(), known, ..Self::default() }
    }

    /// One for what shares one text, whose place is known already.
    pub(crate) fn of_one(text: &str, place: usize) -> Self {
        Self { known: FxHashMap::from_iter([(text.to_owned(), place as u64)]), ..Self::default() }
    }

    /// A text that many values have.
    pub(crate) fn shared(&mut self, text: &str) {
        if let Some((_, at)) = self.latest.as_ref().filter(|(latest, _)| latest == text) {
            return self.number(*at);
        }
        let at = self.known.get(text).copied().unwrap_or_else(|| {
            self.texts.push(text.to_owned());
            self.known.insert(text.to_owned(), self.texts.len() as u64 - 1);
            self.texts.len() as u64 - 1
        });
        self.latest = Some((text.to_owned(), at));
        self.number(at);
    }

    /// Sets numbers of four bytes aside, and says where they are.
    pub(crate) fn numbers(&mut self, numbers: impl Iterator<Item = u32>) {
        self.bulk.resize(self.bulk.len().next_multiple_of(4), 0);
        let start = self.bulk.len();
        numbers.for_each(|number| self.bulk.extend_from_slice(&number.to_le_bytes()));
        self.number(start as u64);
        self.number(((self.bulk.len() - start) / 4) as u64);
    }

    /// Writes a record at a place of its own.
    pub(super) fn record<T: Pack>(&mut self, record: &T) {
        self.last = Last::default();
        record.pack(self);
    }

    /// Sets records aside, each at a place of its own, and says where they are: first some that are written, with where each
    /// starts, then others.
    pub(crate) fn records<'t, T: Pack + 't>(
        &mut self,
        (written, starts): (&[u8], impl Iterator<Item = u32>),
        records: impl Iterator<Item = &'t T>,
    ) {
        let outer = (std::mem::take(&mut self.out), self.last);
        let mut starts: Vec<u32> = starts.collect();
        for record in records {
            starts.push((written.len() + self.out.len()) as u32);
            self.record(record);
        }
        let end = written.len() + self.out.len();
        starts.push(end as u32);
        self.is_full |= u32::try_from(end).is_err();
        let bytes = std::mem::take(&mut self.out);
        (self.out, self.last) = outer;
        self.number(self.bulk.len() as u64);
        self.bulk.extend_from_slice(written);
        self.bulk.extend(bytes);
        self.numbers(starts.into_iter());
    }
}

/// Where values are read from.
#[derive(Clone)]
pub(crate) struct Reader<'r> {
    image: Option<&'r Arc<Image>>,
    left: &'r [u8],
    pub(super) last: Last,
}

impl<'r> Reader<'r> {
    pub(crate) const fn new(image: &'r Arc<Image>, left: &'r [u8]) -> Self {
        Self { image: Some(image), left, last: Last { start: 0, line: 0 } }
    }

    /// A reader of values that have nothing set aside.
    pub(super) const fn bare(left: &'r [u8]) -> Self {
        Self { image: None, left, last: Last { start: 0, line: 0 } }
    }

    /// The file that is read.
    pub(crate) fn image(&self) -> Option<Arc<Image>> {
        self.image.map(Arc::clone)
    }

    /// Where the facts are now that the file names, where some have moved.
    pub(super) fn moved(&self) -> Option<&'r Moved> {
        self.image.and_then(|image| image.moved())
    }

    /// How many there are of what records name, once that is known.
    pub(super) fn counts(&self) -> Option<&'r Counts> {
        self.image?.counts()
    }

    /// Whether nothing is left.
    pub(crate) const fn is_done(&self) -> bool {
        self.left.is_empty()
    }

    pub(crate) fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A number that is near another.
    pub(crate) fn near(&mut self, other: u64) -> Option<u64> {
        let folded = self.number()?;
        Some(other.wrapping_add((folded >> 1) ^ (folded & 1).wrapping_neg()))
    }

    /// The next field of a struct, by which of them were written.
    pub(crate) fn field<T: Pack>(&mut self, written: &mut u64) -> Option<T> {
        let is_here = *written & 1 == 1;
        *written >>= 1;
        if is_here { T::unpack(self) } else { T::unpack(&mut Reader { left: &[0], ..self.clone() }) }
    }

    /// The first field of a struct, where that is text.
    pub(crate) fn head(&mut self) -> Option<String> {
        let mut written = self.number()?;
        self.field(&mut written)
    }

    pub(crate) fn byte(&mut self) -> Option<u8> {
        let (first, left) = self.left.split_first()?;
        self.left = left;
        Some(*first)
    }

    /// A text that many values have.
    pub(crate) fn shared(&mut self) -> Option<&'r str> {
        let at = self.number()?;
        self.image?.texts.get(usize::try_from(at).ok()?).map(String::as_str)
    }

    /// How many things follow, of a byte or more each.
    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok().filter(|count| *count <= self.left.len())
    }

    fn text(&mut self) -> Option<&'r str> {
        let count = self.count()?;
        let (text, left) = self.left.split_at(count);
        self.left = left;
        std::str::from_utf8(text).ok()
    }
}

/// Writes the fields of a struct.
macro_rules! fields {
    ($to:ident, $($field:ident),*) => {
        let mut fields = $to.fields();
        $(
            $crate::facts::compiled::pack::Pack::pack($field, $to);
            $to.field(&mut fields);
        )*
        $to.end(&fields);
    };
}

/// Writes and reads the fields of a struct; one that is forgotten doesn't compile.
macro_rules! record {
    ($kind:ty { $($field:ident),* $(,)? }) => {
        impl $crate::facts::compiled::pack::Pack for $kind {
            fn pack(&self, to: &mut $crate::facts::compiled::pack::Writer) {
                let Self { $($field),* } = self;
                $crate::facts::compiled::pack::fields!(to, $($field),*);
            }

            fn unpack(from: &mut $crate::facts::compiled::pack::Reader<'_>) -> Option<Self> {
                let mut written = from.number()?;
                Some(Self { $($field: from.field(&mut written)?),* })
            }
        }
    };
}

/// Writes and reads variants that hold nothing; one that is forgotten doesn't compile.
macro_rules! choice {
    ($kind:ty: $($variant:ident),* $(,)?) => {
        impl $crate::facts::compiled::pack::Pack for $kind {
            fn pack(&self, to: &mut $crate::facts::compiled::pack::Writer) {
                let ($(Self::$variant)|*) = self;
                to.number(*self as u64);
            }

            fn unpack(from: &mut $crate::facts::compiled::pack::Reader<'_>) -> Option<Self> {
                let number = from.number()?;
                [$(Self::$variant),*].into_iter().find(|variant| *variant as u64 == number)
            }
        }
    };
}

pub(crate) use {choice, fields, record};

macro_rules! numbers {
    ($($kind:ty),*) => {$(
        impl Pack for $kind {
            fn pack(&self, to: &mut Writer) {
                to.number(*self as u64);
            }

            fn unpack(from: &mut Reader<'_>) -> Option<Self> {
                from.number()?.try_into().ok()
            }
        }
    )*};
}

numbers!(u8, u32, u64, usize);

impl Pack for i16 {
    fn pack(&self, to: &mut Writer) {
        to.number(i64::from(*self).wrapping_sub(i64::from(Self::MIN)) as u64);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        i64::try_from(from.number()?).ok()?.checked_add(i64::from(Self::MIN))?.try_into().ok()
    }
}

impl Pack for bool {
    fn pack(&self, to: &mut Writer) {
        to.number(u64::from(*self));
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(from.byte()? == 1)
    }
}

/// Most figures are short in front and nothing behind.
impl Pack for f64 {
    fn pack(&self, to: &mut Writer) {
        to.number(self.to_bits().swap_bytes());
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some(Self::from_bits(from.number()?.swap_bytes()))
    }
}

impl Pack for Date {
    fn pack(&self, to: &mut Writer) {
        self.year().pack(to);
        to.number(self.month() as u64 * 32 + self.day() as u64);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let (year, rest) = (i16::unpack(from)?, from.number()?);
        Self::new(year, i8::try_from(rest / 32).ok()?, (rest % 32) as i8).ok()
    }
}

impl Pack for Lang {
    fn pack(&self, to: &mut Writer) {
        to.number(*self as u64);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let number = from.number()?;
        Self::ALL.into_iter().find(|lang| *lang as u64 == number)
    }
}

impl Pack for String {
    fn pack(&self, to: &mut Writer) {
        to.number(self.len() as u64);
        to.out.extend_from_slice(self.as_bytes());
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        from.text().map(str::to_owned)
    }
}

impl Pack for Box<str> {
    fn pack(&self, to: &mut Writer) {
        to.number(self.len() as u64);
        to.out.extend_from_slice(self.as_bytes());
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        from.text().map(Into::into)
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, to: &mut Writer) {
        self.is_some().pack(to);
        self.iter().for_each(|value| value.pack(to));
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        if bool::unpack(from)? { T::unpack(from).map(Some) } else { Some(None) }
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, to: &mut Writer) {
        to.number(self.len() as u64);
        self.iter().for_each(|value| value.pack(to));
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        unpack_all(from)
    }
}

impl<T: Pack> Pack for Box<[T]> {
    fn pack(&self, to: &mut Writer) {
        to.number(self.len() as u64);
        self.iter().for_each(|value| value.pack(to));
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Vec::unpack(from).map(Vec::into_boxed_slice)
    }
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    fn pack(&self, to: &mut Writer) {
        self.0.pack(to);
        self.1.pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Some((A::unpack(from)?, B::unpack(from)?))
    }
}

/// Writes the pairs of a map, their number first.
fn pack_pairs<'m, K: Pack + 'm, V: Pack + 'm>(pairs: impl ExactSizeIterator<Item = (&'m K, &'m V)>, to: &mut Writer) {
    to.number(pairs.len() as u64);
    for (key, value) in pairs {
        key.pack(to);
        value.pack(to);
    }
}

/// Reads as many values as the number before them says.
fn unpack_all<T: Pack, C: FromIterator<T>>(from: &mut Reader<'_>) -> Option<C> {
    let count = from.count()?;
    (0..count).map(|_| T::unpack(from)).collect()
}

impl<K: Pack + Ord, V: Pack> Pack for BTreeMap<K, V> {
    fn pack(&self, to: &mut Writer) {
        pack_pairs(self.iter(), to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        unpack_all::<(K, V), _>(from)
    }
}

impl<K: Pack + Eq + Hash, V: Pack> Pack for FxHashMap<K, V> {
    fn pack(&self, to: &mut Writer) {
        pack_pairs(self.iter(), to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        unpack_all::<(K, V), _>(from)
    }
}

#[cfg(test)]
mod tests {
    use super::{Pack, Reader, Writer};
    use jiff::civil::Date;

    fn back<T: Pack>(value: &T) -> Option<T> {
        let mut to = Writer::default();
        value.pack(&mut to);
        let mut from = Reader::bare(&to.out);
        T::unpack(&mut from).filter(|_| from.is_done())
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read(number: u64, small: i16, figure: f64, words in proptest::collection::vec("\\PC*", 0..4), flag: Option<bool>) {
            assert_eq!(back(&number), Some(number));
            assert_eq!(back(&small), Some(small));
            assert_eq!(back(&figure).map(f64::to_bits), Some(figure.to_bits()));
            assert_eq!(back(&(words.clone(), flag)), Some((words, flag)));
        }

        #[test]
        fn near_numbers_are_read(number: u64, other: u64) {
            let mut to = Writer::default();
            to.near(number, other);
            assert_eq!(Reader::bare(&to.out).near(other), Some(number));
        }

        #[test]
        fn no_bytes_make_a_reader_panic(bytes: Vec<u8>) {
            let _ = Vec::<(String, Option<Date>)>::unpack(&mut Reader::bare(&bytes));
        }
    }

    #[derive(Clone, Debug, PartialEq)]
    struct Thing {
        name: String,
        count: u64,
        parts: Vec<Thing>,
    }

    record!(Thing { name, count, parts });

    #[test]
    fn fields_that_are_nothing_take_no_room() {
        let none = Thing { name: String::new(), count: 0, parts: Vec::new() };
        let some = Thing { name: "a".to_owned(), count: 0, parts: vec![none.clone(), Thing { count: 7, ..none.clone() }] };
        assert_eq!((back(&none), back(&some)), (Some(none.clone()), Some(some)));
        let mut to = Writer::default();
        none.pack(&mut to);
        assert_eq!(to.out, [0]);
    }

    #[test]
    fn days_of_all_times_are_read() {
        for day in [Date::MIN, Date::MAX, jiff::civil::date(2026, 2, 28)] {
            assert_eq!(back(&day), Some(day));
        }
    }
}
