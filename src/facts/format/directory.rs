//! Names and their numbers, in the order in which the names were given: a million take the room of their letters and a table.

use crate::facts::flat::Letters;
use rustc_hash::FxHasher;
use std::hash::Hasher;
use std::sync::Arc;

/// Names by number, and numbers by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Directory {
    names: Arc<Letters>,
    /// The number of a name, counted from 1, at the place that its hash says or the next free one after it; 0 is a free place.
    places: Vec<u32>,
    /// The numbers of the names, in order, where it has but some of a desk's.
    some: Option<Vec<u32>>,
}

impl Directory {
    /// The names by number.
    pub(crate) const fn names(&self) -> &Arc<Letters> {
        &self.names
    }

    /// Some of a desk's names, each once, with the numbers that they have there, in order.
    pub(crate) fn some<'n>(named: impl Iterator<Item = (u32, &'n str)>) -> Self {
        let mut out = Self::default();
        let numbers = named.filter_map(|(number, name)| out.add(name).is_ok().then_some(number)).collect();
        Self { some: Some(numbers), ..out }
    }

    /// The number of a name.
    pub(crate) fn get(&self, name: &str) -> Option<u32> {
        let at = self.places.get(self.place(name)?)?.checked_sub(1)?;
        self.some.as_ref().map_or(Some(at), |numbers| numbers.get(at as usize).copied())
    }

    /// The name of a number.
    pub(crate) fn name(&self, number: u32) -> Option<&str> {
        let at = match &self.some {
            Some(numbers) => numbers.binary_search(&number).ok()? as u32,
            None => number,
        };
        self.names.get(at)
    }

    /// Adds a name; the number of one that is there already is an error.
    pub(crate) fn add(&mut self, name: &str) -> Result<u32, u32> {
        if self.names.len() * 2 >= self.places.len() {
            self.reserve(self.names.len() + 8);
        }
        let number = self.names.len() as u32;
        let Some(place) = self.place(name) else { return Ok(number) };
        if let Some(known) = self.places[place].checked_sub(1) {
            return Err(known);
        }
        self.places[place] = number + 1;
        Arc::make_mut(&mut self.names).push(name);
        Ok(number)
    }

    /// Makes room for so many more.
    pub(crate) fn reserve(&mut self, more: usize) {
        let places = ((self.names.len() + more) * 2).next_power_of_two();
        if places > self.places.len() {
            self.places = vec![0; places];
            (0..self.names.len() as u32).for_each(|number| self.put(number));
        }
    }

    /// The place that a name has, or would have; none where there are no places at all.
    fn place(&self, name: &str) -> Option<usize> {
        let mask = self.places.len().checked_sub(1)?;
        let mut at = hash(name) as usize & mask;
        // Half of the places are free.
        while self.places[at] != 0 && self.names.get(self.places[at] - 1) != Some(name) {
            at = (at + 1) & mask;
        }
        Some(at)
    }

    fn put(&mut self, number: u32) {
        if let Some(place) = self.names.get(number).and_then(|name| self.place(name)) {
            self.places[place] = number + 1;
        }
    }
}

fn hash(name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(name.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::Directory;

    #[test]
    fn names_have_the_numbers_of_their_order() {
        let mut directory = Directory::default();
        assert_eq!((directory.get("a"), directory.names().get(0)), (None, None));
        let names: Vec<String> = (0..1000).map(|at| format!("p{at}")).chain([String::new(), "é".to_owned()]).collect();
        assert!(names.iter().zip(0..).all(|(name, at)| directory.add(name) == Ok(at)));
        assert!(names.iter().zip(0..).all(|(name, at)| directory.add(name) == Err(at) && directory.get(name) == Some(at)));
        assert!(directory.names().iter().eq(names.iter().map(String::as_str)));
        assert_eq!(directory.get("p1000"), None);
    }
}
