//! Cue words.

use super::table::{Node, Table, one_or_more, per_lang, strings, table, texts};
use crate::facts::words::{PerLang, Words};

/// Words by language under a key.
pub(crate) fn under(of: Table<'_>, key: &str) -> PerLang<Words> {
    table(of, key).map(by_lang).unwrap_or_default()
}

/// Words under the keys of languages.
pub(crate) fn by_lang(of: Table<'_>) -> PerLang<Words> {
    per_lang(of, |node| Some(words(node)).filter(|words| !words.is_empty()))
}

/// Nominal phrases as a string or array, or lists by how they inflect.
fn words(node: Node<'_>) -> Words {
    match node.as_table() {
        Some(lists) => Words { nouns: texts(lists, "nouns"), verbs: texts(lists, "verbs"), phrases: texts(lists, "phrases") },
        None => Words { nouns: strings(one_or_more(node)), ..Words::default() },
    }
}
