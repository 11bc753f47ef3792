//! Attributes and vocabularies that every desk has: data files, embedded and read as a desk's own are.

use super::files::Buffers;
use super::format::file::File;
use super::format::loader::{Input, Loader};
use std::sync::LazyLock;

/// The files: a vocabulary is named by its file's stem.
const BUILT_IN: &[(&str, &str)] = &[
    ("attributes/cases.toml", include_str!("attributes/cases.toml")),
    ("attributes/events.toml", include_str!("attributes/events.toml")),
    ("attributes/organisations.toml", include_str!("attributes/organisations.toml")),
    ("attributes/people.toml", include_str!("attributes/people.toml")),
    ("attributes/things.toml", include_str!("attributes/things.toml")),
    ("attributes/words.toml", include_str!("attributes/words.toml")),
    ("vocabularies/aggravation.toml", include_str!("vocabularies/aggravation.toml")),
    ("vocabularies/agreed.toml", include_str!("vocabularies/agreed.toml")),
    ("vocabularies/alive.toml", include_str!("vocabularies/alive.toml")),
    ("vocabularies/announced.toml", include_str!("vocabularies/announced.toml")),
    ("vocabularies/apologised.toml", include_str!("vocabularies/apologised.toml")),
    ("vocabularies/approved.toml", include_str!("vocabularies/approved.toml")),
    ("vocabularies/available.toml", include_str!("vocabularies/available.toml")),
    ("vocabularies/candidate.toml", include_str!("vocabularies/candidate.toml")),
    ("vocabularies/cause-kind.toml", include_str!("vocabularies/cause-kind.toml")),
    ("vocabularies/cause.toml", include_str!("vocabularies/cause.toml")),
    ("vocabularies/charge-aim.toml", include_str!("vocabularies/charge-aim.toml")),
    ("vocabularies/city.toml", include_str!("vocabularies/city.toml")),
    ("vocabularies/claimed.toml", include_str!("vocabularies/claimed.toml")),
    ("vocabularies/closed.toml", include_str!("vocabularies/closed.toml")),
    ("vocabularies/confirmed.toml", include_str!("vocabularies/confirmed.toml")),
    ("vocabularies/continued.toml", include_str!("vocabularies/continued.toml")),
    ("vocabularies/country.toml", include_str!("vocabularies/country.toml")),
    ("vocabularies/court.toml", include_str!("vocabularies/court.toml")),
    ("vocabularies/elected.toml", include_str!("vocabularies/elected.toml")),
    ("vocabularies/election.toml", include_str!("vocabularies/election.toml")),
    ("vocabularies/escorted.toml", include_str!("vocabularies/escorted.toml")),
    ("vocabularies/event-phase.toml", include_str!("vocabularies/event-phase.toml")),
    ("vocabularies/event.toml", include_str!("vocabularies/event.toml")),
    ("vocabularies/face-hidden.toml", include_str!("vocabularies/face-hidden.toml")),
    ("vocabularies/followed.toml", include_str!("vocabularies/followed.toml")),
    ("vocabularies/found.toml", include_str!("vocabularies/found.toml")),
    ("vocabularies/guilty-plea.toml", include_str!("vocabularies/guilty-plea.toml")),
    ("vocabularies/identified.toml", include_str!("vocabularies/identified.toml")),
    ("vocabularies/injured.toml", include_str!("vocabularies/injured.toml")),
    ("vocabularies/injury.toml", include_str!("vocabularies/injury.toml")),
    ("vocabularies/invited.toml", include_str!("vocabularies/invited.toml")),
    ("vocabularies/kinship.toml", include_str!("vocabularies/kinship.toml")),
    ("vocabularies/leaked.toml", include_str!("vocabularies/leaked.toml")),
    ("vocabularies/legal-charge.toml", include_str!("vocabularies/legal-charge.toml")),
    ("vocabularies/manner-of-death.toml", include_str!("vocabularies/manner-of-death.toml")),
    ("vocabularies/marital-status.toml", include_str!("vocabularies/marital-status.toml")),
    ("vocabularies/materialised.toml", include_str!("vocabularies/materialised.toml")),
    ("vocabularies/medal.toml", include_str!("vocabularies/medal.toml")),
    ("vocabularies/media.toml", include_str!("vocabularies/media.toml")),
    ("vocabularies/motive.toml", include_str!("vocabularies/motive.toml")),
    ("vocabularies/nationality.toml", include_str!("vocabularies/nationality.toml")),
    ("vocabularies/occupation.toml", include_str!("vocabularies/occupation.toml")),
    ("vocabularies/office.toml", include_str!("vocabularies/office.toml")),
    ("vocabularies/opened.toml", include_str!("vocabularies/opened.toml")),
    ("vocabularies/ownership.toml", include_str!("vocabularies/ownership.toml")),
    ("vocabularies/paid.toml", include_str!("vocabularies/paid.toml")),
    ("vocabularies/part-of-day.toml", include_str!("vocabularies/part-of-day.toml")),
    ("vocabularies/party.toml", include_str!("vocabularies/party.toml")),
    ("vocabularies/permanence.toml", include_str!("vocabularies/permanence.toml")),
    ("vocabularies/platform.toml", include_str!("vocabularies/platform.toml")),
    ("vocabularies/police-body.toml", include_str!("vocabularies/police-body.toml")),
    ("vocabularies/present.toml", include_str!("vocabularies/present.toml")),
    ("vocabularies/prize.toml", include_str!("vocabularies/prize.toml")),
    ("vocabularies/procedure-stage.toml", include_str!("vocabularies/procedure-stage.toml")),
    ("vocabularies/recovered.toml", include_str!("vocabularies/recovered.toml")),
    ("vocabularies/reinforced.toml", include_str!("vocabularies/reinforced.toml")),
    ("vocabularies/religion.toml", include_str!("vocabularies/religion.toml")),
    ("vocabularies/reopened.toml", include_str!("vocabularies/reopened.toml")),
    ("vocabularies/result.toml", include_str!("vocabularies/result.toml")),
    ("vocabularies/safe-place.toml", include_str!("vocabularies/safe-place.toml")),
    ("vocabularies/sentence-kind.toml", include_str!("vocabularies/sentence-kind.toml")),
    ("vocabularies/signed.toml", include_str!("vocabularies/signed.toml")),
    ("vocabularies/stage.toml", include_str!("vocabularies/stage.toml")),
    ("vocabularies/stance.toml", include_str!("vocabularies/stance.toml")),
    ("vocabularies/survived.toml", include_str!("vocabularies/survived.toml")),
    ("vocabularies/threat-level.toml", include_str!("vocabularies/threat-level.toml")),
    ("vocabularies/trend.toml", include_str!("vocabularies/trend.toml")),
    ("vocabularies/vehicle.toml", include_str!("vocabularies/vehicle.toml")),
    ("vocabularies/venue.toml", include_str!("vocabularies/venue.toml")),
    ("vocabularies/verdict.toml", include_str!("vocabularies/verdict.toml")),
    ("vocabularies/weapon.toml", include_str!("vocabularies/weapon.toml")),
    ("vocabularies/weather-alert.toml", include_str!("vocabularies/weather-alert.toml")),
    ("vocabularies/weekday.toml", include_str!("vocabularies/weekday.toml")),
];

/// The base that a desk's own files add to.
pub(crate) static BASE: LazyLock<Loader> = LazyLock::new(|| {
    let inputs: Vec<Input> = BUILT_IN.iter().map(|(path, text)| input(path, text)).collect();
    let mut loader = Loader::default();
    loader.read(&inputs, &[], &Buffers::default());
    loader.base.attributes.iter_mut().for_each(|attribute| attribute.own = false);
    loader
});

/// Reads it, so that the first desk needn't wait for it.
pub fn warm_up() {
    LazyLock::force(&BASE);
}

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
            // A list of towns has them all, the one of the example desk's story too.
            let is_special =
                |word: &&String| ["balise", "kessaci"].contains(&word.as_str()) || *word == "aix" && !path.ends_with("/city.toml");
            assert_eq!(words.iter().find(is_special), None, "in {path}");
        }
    }
}
