//! What is known of a word as a form of a language's listed verbs.
//!
//! There are forty thousand such forms: `build.rs` works them out as the program is built, so that none is when it starts.

#[cfg_attr(not(test), allow(dead_code, reason = "the build goes through the lists"))]
mod list;
#[cfg_attr(not(test), allow(dead_code, reason = "the build writes it"))]
mod table;

use super::Lang;
use super::verb::VerbUses;
pub(super) use list::List;

/// What is known of a word.
#[derive(Clone, Copy, Default)]
pub(super) struct Known(u32);

impl Known {
    /// What it tells, as a form of a common verb.
    pub(super) const fn uses(self) -> VerbUses {
        VerbUses::of_bits(self.0 & !list::ALL_BITS)
    }

    /// Whether a verb of a list has it.
    pub(super) const fn is_of(self, list: List) -> bool {
        self.0 & list.bit() != 0
    }
}

/// What is known of a folded word in a language.
pub(super) fn find(norm: &str, lang: Lang) -> Known {
    let table: &[u8] = match lang {
        Lang::Fr => include_bytes!(concat!(env!("OUT_DIR"), "/fr/conjugated")),
        Lang::En => include_bytes!(concat!(env!("OUT_DIR"), "/en/conjugated")),
    };
    Known(table::find(table, norm).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::super::{file, inflect};
    use super::list::Verbs;
    use super::{Lang, List, find};
    use crate::language::verb::VerbUses;
    use rustc_hash::FxHashMap;
    use std::path::Path;

    /// What each form of a list's verbs tells.
    fn told(name: &str, lang: Lang) -> FxHashMap<String, VerbUses> {
        let json = Path::new(env!("OUT_DIR")).join(lang.code()).join(name).with_extension("json");
        let mut told: FxHashMap<String, VerbUses> = FxHashMap::default();
        for verb in file::read::<Verbs>(&std::fs::read_to_string(json).unwrap()).each() {
            inflect::verb(verb, lang).into_iter().for_each(|form| told.entry(form.form.clone()).or_default().add(form.tells()));
        }
        told
    }

    #[test]
    fn every_form_of_a_listed_verb_is_known() {
        for (list, name) in List::ALL {
            for lang in Lang::ALL {
                let told = told(name, lang);
                assert!(told.len() > 20, "{name}");
                for (form, uses) in told {
                    let known = find(&form, lang);
                    assert!(known.is_of(list), "{form} of {list:?}");
                    assert!(!matches!(list, List::Common) || known.uses() == uses, "{form}: {:?}", known.uses());
                }
            }
        }
    }

    #[test]
    fn other_words_are_no_forms() {
        for word in ["", "maire", "xyzzy", &"z".repeat(300)] {
            assert_eq!(Lang::ALL.map(|lang| find(word, lang).0), [0, 0], "{word}");
        }
        let dit = find("dit", Lang::Fr);
        assert!(dit.is_of(List::Saying) && !dit.is_of(List::Happening));
    }
}
