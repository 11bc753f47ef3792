//! Attributes and vocabularies that every desk has: data files, embedded and read as a desk's own are.

use super::files::Buffers;
use super::format::file::File;
use super::format::loader::{Input, Loader};
use std::sync::LazyLock;

/// The files: a vocabulary is named by its file's stem.
const BUILT_IN: &[(&str, &str)] = &[("attributes/people.toml", include_str!("attributes/people.toml"))];

/// The base that a desk's own files add to.
pub(crate) static BASE: LazyLock<Loader> = LazyLock::new(|| {
    let inputs: Vec<Input> = BUILT_IN.iter().map(|(path, text)| input(path, text)).collect();
    let mut loader = Loader::default();
    loader.read(&inputs, &[], &Buffers::default());
    loader
});

fn input(path: &str, text: &str) -> Input {
    let vocabulary = path.strip_prefix("vocabularies/").and_then(|name| name.strip_suffix(".toml"));
    Input { file: File::new(path.to_owned(), text.to_owned()), vocabulary: vocabulary.map(str::to_owned) }
}

#[cfg(test)]
mod tests {
    use super::{BASE, BUILT_IN};

    #[test]
    fn every_built_in_file_loads_without_a_problem() {
        assert!(BASE.problems.is_empty(), "{:#?}", BASE.problems);
    }

    #[test]
    fn every_file_of_the_folders_is_registered() {
        let facts = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/facts");
        for folder in ["attributes", "vocabularies"] {
            for entry in std::fs::read_dir(facts.join(folder)).unwrap() {
                let name = format!("{folder}/{}", entry.unwrap().file_name().to_str().unwrap());
                assert!(BUILT_IN.iter().any(|(path, _)| *path == name), "{name} isn't registered");
            }
        }
    }

    #[test]
    fn built_in_data_is_general() {
        for (path, text) in BUILT_IN {
            let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
            let special = words.iter().find(|word| ["balise", "aix", "kessaci"].contains(&word.as_str()));
            assert_eq!(special, None, "in {path}");
        }
    }
}
