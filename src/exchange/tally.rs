//! What a run read and wrote, and what it left out and why.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many first examples are kept of each reason.
const EXAMPLES: usize = 3;
/// Characters of an example that are kept.
const LENGTH: usize = 80;

/// Counts of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Records read.
    pub records: u64,
    /// Entities written.
    pub entities: u64,
    /// Facts written.
    pub facts: u64,
    /// Sources written.
    pub sources: u64,
    /// Terms written.
    pub terms: u64,
    /// What was left out, by reason.
    pub left_out: BTreeMap<String, Left>,
}

/// What was left out for one reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// How often.
    pub count: u64,
    /// The first of them.
    pub examples: Vec<String>,
}

impl Tally {
    /// Counts what is left out.
    pub fn leave(&mut self, reason: &str, example: &str) {
        if !self.left_out.contains_key(reason) {
            self.left_out.insert(reason.to_owned(), Left::default());
        }
        if let Some(left) = self.left_out.get_mut(reason) {
            left.count += 1;
            if left.examples.len() < EXAMPLES {
                left.examples.push(example.chars().take(LENGTH).collect());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn all_are_counted_and_the_first_are_shown() {
        let mut tally = Tally::default();
        (0..9).for_each(|n| tally.leave("too long", &format!("{n}{}", "é".repeat(100))));
        let left = &tally.left_out["too long"];
        assert_eq!((left.count, left.examples.len(), left.examples[0].chars().count()), (9, 3, 80));
    }
}
