//! What of the languages' files can be done before the program starts.
//!
//! TOML, in which they are written, becomes JSON, which is read in a fifth of the time; the verbs that they list are conjugated by the
//! program's own code. A file that isn't well formed fails the build with its name and line.

use language::file;
use list::{List, Verbs};
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use verb::{VerbForm, VerbUses};

#[path = "src/language/en/verb.rs"]
#[allow(unreachable_pub, reason = "it is public in the program")]
mod english;
#[path = "src/language/fr/verb.rs"]
#[allow(unreachable_pub, reason = "it is public in the program")]
mod french;
#[path = "src/language/conjugated/list.rs"]
#[allow(dead_code, reason = "the program asks for single lists")]
mod list;
#[path = "src/language/conjugated/table.rs"]
#[allow(dead_code, reason = "the program looks words up")]
mod table;
#[path = "src/language/verb.rs"]
#[allow(dead_code, unreachable_pub, reason = "the program asks what forms tell")]
mod verb;

/// What the languages' own code asks for by these names.
mod language {
    pub(crate) use crate::verb;

    pub(crate) mod file {
        use serde::de::DeserializeOwned;

        /// A file of a language, that this build has turned to JSON.
        macro_rules! text {
            ($name:literal) => {
                &file::json($name)
            };
        }
        pub(crate) use text;

        pub(crate) fn json(name: &str) -> String {
            std::fs::read_to_string(crate::out().join(name).with_extension("json")).expect("the file was turned before")
        }

        pub(crate) fn read<T: DeserializeOwned>(json: &str) -> T {
            serde_json::from_str(json).expect("a language's file has the form that its reader expects")
        }
    }
}

fn main() {
    println!("cargo::rerun-if-changed=src/language");
    for of in ["", "fr", "en"] {
        let (from, to) = (Path::new("src/language").join(of), out().join(of));
        fs::create_dir_all(&to).expect("the folder of what is built can be written to");
        for entry in fs::read_dir(&from).expect("each language has a folder").flatten() {
            turn(&entry.path(), &to);
        }
    }
    for (of, conjugate) in [("fr", french::conjugate as fn(&str) -> Vec<VerbForm>), ("en", english::conjugate)] {
        fs::write(out().join(of).join("conjugated"), table::of(&forms(of, conjugate))).expect("what is built can be written");
    }
}

fn out() -> PathBuf {
    PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where to write"))
}

/// Writes a TOML file as JSON into a folder; other files are left alone.
fn turn(path: &Path, folder: &Path) {
    if path.extension().is_none_or(|ending| ending != "toml") {
        return;
    }
    let text = fs::read_to_string(path).expect("a language's file can be read");
    let table: toml::Table = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let json = serde_json::to_string(&table).expect("a table is JSON");
    let name = path.with_extension("json");
    fs::write(folder.join(name.file_name().expect("a file has a name")), json).expect("what is built can be written");
}

/// Every form of the verbs that a language lists: the lists, and what it tells as a form of a common verb.
fn forms(of: &str, conjugate: fn(&str) -> Vec<VerbForm>) -> BTreeMap<String, u32> {
    let mut out = BTreeMap::new();
    for (list, name) in List::ALL {
        for verb in file::read::<Verbs>(&file::json(&format!("{of}/{name}"))).each() {
            for form in conjugate(verb) {
                let told = if matches!(list, List::Common) { told(&form) } else { 0 };
                *out.entry(form.form).or_default() |= list.bit() | told;
            }
        }
    }
    out
}

fn told(form: &VerbForm) -> u32 {
    let mut uses = VerbUses::default();
    uses.add(form.tells());
    uses.bits()
}
