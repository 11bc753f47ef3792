//! Did you mean: the known name nearest to an unknown one.

/// The known name that is most likely meant, if any is near enough.
#[must_use]
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let near = Near::to(word)?;
    let told = names.into_iter().filter_map(|name| Some((near.distance(name)?, name)));
    told.min().map(|(_, name)| name)
}

/// The name nearest to a word among those that are offered.
pub(super) struct Near {
    word: String,
    letters: Letters,
    limit: usize,
    best: Option<(usize, String)>,
}

impl Near {
    /// What may be near to a word. One letter, or a number such as a source's id, is near to anything.
    pub(super) fn to(word: &str) -> Option<Self> {
        word.chars().nth(1).filter(|_| word.contains(char::is_alphabetic))?;
        let word = word.to_lowercase();
        // A third of the word may be mistyped: "ag" is not "is", "atribute" is "attribute".
        let limit = (word.chars().count() / 3).max(1);
        Some(Self { letters: Letters::of(&word), word, limit, best: None })
    }

    /// Takes a name for the nearest, if none was nearer.
    pub(super) fn offer(&mut self, name: &str) {
        if let Some(distance) = self.distance(name)
            && self.best.as_ref().is_none_or(|(least, best)| (distance, name) < (*least, best))
        {
            self.best = Some((distance, name.to_owned()));
        }
    }

    /// The nearest of all that were offered.
    pub(super) fn best(&self) -> Option<&str> {
        self.best.as_ref().map(|(_, name)| name.as_str())
    }

    /// How many letters of a name are other ones, or stand elsewhere; nothing where too many are.
    fn distance(&self, name: &str) -> Option<usize> {
        let lower = name.to_lowercase();
        // Most names have letters enough that the word hasn't: they needn't be laid side by side.
        if self.letters.apart(&Letters::of(&lower)) > self.limit {
            return None;
        }
        Some(strsim::damerau_levenshtein(&self.word, &lower)).filter(|distance| *distance <= self.limit)
    }
}

/// How many letters of each sort a word has, told apart by a few bits.
struct Letters([u8; 32]);

impl Letters {
    fn of(word: &str) -> Self {
        let mut counts = [0_u8; 32];
        for c in word.chars() {
            let count = &mut counts[c as usize % 32];
            *count = count.saturating_add(1);
        }
        Self(counts)
    }

    /// The least number of letters that must be put in, left out or changed to make one word of the other.
    fn apart(&self, other: &Self) -> usize {
        let missing =
            |one: &Self, other: &Self| one.0.iter().zip(other.0).map(|(one, other)| usize::from(one.saturating_sub(other))).sum::<usize>();
        missing(self, other).max(missing(other, self))
    }
}

#[cfg(test)]
mod tests {
    use super::{Letters, nearest};

    #[test]
    fn a_near_name_is_offered_and_a_far_one_is_not() {
        let names = ["age", "as-of", "status", "text"];
        assert_eq!(nearest("agee", names), Some("age"));
        assert_eq!(nearest("sttaus", names), Some("status"));
        assert_eq!(nearest("colour", names), None);
        assert_eq!(nearest("x", ["m", "f"]), None);
        assert_eq!(nearest("003", ["001", "002"]), None);
    }

    proptest::proptest! {
        #[test]
        fn no_word_is_nearer_than_its_letters_tell(one in "[a-cé€]{0,9}", other in "[a-cé€]{0,9}") {
            let apart = Letters::of(&one).apart(&Letters::of(&other));
            proptest::prop_assert!(apart <= strsim::damerau_levenshtein(&one, &other));
        }
    }
}
