//! Did you mean: the known name nearest to an unknown one.

/// The known name that is most likely meant, if any is near enough.
#[must_use]
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    // One letter, or a number such as a source's id, is near to anything.
    if word.chars().nth(1).is_none() || !word.contains(char::is_alphabetic) {
        return None;
    }
    let word = word.to_lowercase();
    let far = |name: &str| strsim::damerau_levenshtein(&word, &name.to_lowercase());
    // A third of the word may be mistyped: "ag" is not "is", "atribute" is "attribute".
    let limit = (word.chars().count() / 3).max(1);
    names.into_iter().map(|name| (far(name), name)).filter(|(distance, _)| *distance <= limit).min().map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_near_name_is_offered_and_a_far_one_is_not() {
        let names = ["age", "as-of", "status", "text"];
        assert_eq!(nearest("agee", names), Some("age"));
        assert_eq!(nearest("sttaus", names), Some("status"));
        assert_eq!(nearest("colour", names), None);
        assert_eq!(nearest("x", ["m", "f"]), None);
        assert_eq!(nearest("003", ["001", "002"]), None);
    }
}
