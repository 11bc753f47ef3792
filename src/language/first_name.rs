//! First names: whether only men or only women bear one.

use super::file;
use crate::text::fold::bare;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::sync::LazyLock;

static NAMES: LazyLock<Names> = LazyLock::new(|| file::read(file::text!("first-names")));

/// Whether people bear a word, in lower case and without accents, as a first name.
#[must_use]
pub fn is_first_name(bare: &str) -> bool {
    NAMES.masculine.contains(bare) || NAMES.feminine.contains(bare)
}

/// Whether a full name is a woman's, as far as its first name tells.
#[must_use]
pub fn is_feminine(name: &str) -> Option<bool> {
    let first = bare(name.split_whitespace().next()?);
    // « Jean-Luc », « Marie-Ange »: of a double name the first half tells, and « Jean » is a man's in one.
    match first.split_once('-') {
        Some(("jean", _)) => Some(false),
        Some((half, _)) => NAMES.is_feminine(half),
        None => NAMES.is_feminine(&first),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    masculine: FxHashSet<String>,
    feminine: FxHashSet<String>,
}

impl Names {
    fn is_feminine(&self, first: &str) -> Option<bool> {
        let (his, hers) = (self.masculine.contains(first), self.feminine.contains(first));
        (his != hers).then_some(hers)
    }
}

#[cfg(test)]
mod tests {
    use super::is_feminine;

    #[test]
    fn a_first_name_tells_unless_both_bear_it() {
        assert_eq!([is_feminine("Élise Durand"), is_feminine("Marie-Ange Roy")], [Some(true); 2]);
        assert_eq!([is_feminine("Paul Morin"), is_feminine("Jean-Luc Roy")], [Some(false); 2]);
        assert_eq!([is_feminine("Camille Roy"), is_feminine("Jean Roy"), is_feminine("")], [None; 3]);
    }
}
