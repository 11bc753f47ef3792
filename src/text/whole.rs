//! Words that stand by themselves.

/// Where a word first stands in a text without anything beside it that may be a part of it: a letter, a digit, `-` or `_`.
#[must_use]
pub fn whole(text: &str, word: &str) -> Option<usize> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let alone = |at: usize| !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part);
    text.match_indices(word).map(|(at, _)| at).find(|at| alone(*at))
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn a_part_of_another_word_is_none() {
        assert_eq!(["ana", "anabel", "léa", "a"].map(|word| whole("[anabel, \"ana\", léa-ana]", word)), [Some(10), Some(1), None, None]);
    }
}
