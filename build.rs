//! Turns the languages' files from TOML, in which they are written, to JSON, which the program reads in a fifth of the time when it starts.
//! A file that isn't well formed fails the build with its name and line.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where to write"));
    println!("cargo::rerun-if-changed=src/language");
    for of in ["", "fr", "en"] {
        let (from, to) = (Path::new("src/language").join(of), out.join(of));
        fs::create_dir_all(&to).expect("the folder of what is built can be written to");
        for entry in fs::read_dir(&from).expect("each language has a folder").flatten() {
            turn(&entry.path(), &to);
        }
    }
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
