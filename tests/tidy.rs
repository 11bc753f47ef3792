//! What the compiler doesn't check about the house: who may know whom, what stands where.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use factlint::exchange;
use factlint::report::FORMATS;
use factlint::rules::RULES;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Each layer may use those before it, never one after it.
const LAYERS: [&str; 13] =
    ["text", "language", "values", "facts", "claims", "archive", "propose", "rules", "check", "report", "exchange", "cli", "lsp"];

/// Besides these, nothing touches the disk.
const ON_DISK: [&str; 4] = ["src/facts/files.rs", "src/facts/compiled", "src/cli", "src/lsp"];

/// Besides these, nothing knows the protocol.
const PROTOCOL: [&str; 2] = ["src/lsp.rs", "src/lsp/"];

/// Lines of code a file may have, its tests left out.
const LONGEST: usize = 500;

#[test]
fn dependencies_point_one_way() {
    let complaints = lines().filter_map(|line| {
        let own = layer(&line.path)?;
        let used = used_layers(&line.text).find(|used| !may_use(own, used))?;
        Some(format!("{line}: {own} may not use {used}"))
    });
    none(complaints);
}

#[test]
fn the_protocol_stays_in_its_folder() {
    let words = ["tower_lsp", "lsp_types", "tokio::"];
    none(outside(&PROTOCOL, &words));
}

#[test]
fn few_touch_the_disk() {
    none(outside(&ON_DISK, &["std::fs", "fs::read", "fs::write", "File::open"]));
}

#[test]
fn the_engine_has_no_clock() {
    none(outside(&["src/cli", "src/lsp"], &["SystemTime", "Instant::now", "Zoned::now", "Timestamp::now"]));
}

#[test]
fn nothing_is_left_to_do() {
    let marks = ["TO", "FIX"].map(|start| format!("{start}{}", if start == "TO" { "DO" } else { "ME" }));
    none(all_lines().filter(|line| marks.iter().any(|mark| line.text.contains(mark))).map(|line| line.to_string()));
}

#[test]
fn files_are_short() {
    let long = sources().into_iter().filter_map(|path| {
        let count = code(&std::fs::read_to_string(&path).unwrap()).lines().count();
        (count > LONGEST).then(|| format!("{} has {count} lines", path.display()))
    });
    none(long);
}

#[test]
fn every_module_says_what_it_is() {
    let silent = sources().into_iter().filter(|path| !std::fs::read_to_string(path).unwrap().starts_with("//!"));
    none(silent.map(|path| path.display().to_string()));
}

#[test]
fn every_rule_has_its_page() {
    let missing = RULES.iter().filter(|rule| {
        let page = format!("src/rules/{}.md", rule.name.replace('-', "_"));
        rule.page.is_empty() || std::fs::read_to_string(page).ok().as_deref() != Some(rule.page)
    });
    none(missing.map(|rule| rule.name.to_owned()));
}

#[test]
fn every_page_has_its_rule() {
    let pages = files(Path::new("src/rules"), "md").into_iter().map(|page| page.file_stem().unwrap().to_str().unwrap().replace('_', "-"));
    none(pages.filter(|name| RULES.iter().all(|rule| rule.name != name)));
}

#[test]
fn pages_start_with_the_name_of_their_rule() {
    none(RULES.iter().filter(|rule| !rule.page.starts_with(&format!("# {}\n", rule.name))).map(|rule| rule.name.to_owned()));
}

#[test]
fn the_readme_s_table_is_the_list_of_rules() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let rows: Vec<&str> = readme.lines().filter(|line| line.starts_with("| `")).filter(|line| names_a_severity(line)).collect();
    let expected: Vec<String> = RULES.iter().map(|rule| format!("| `{}` | {} | {} |", rule.name, rule.weight(), rule.summary)).collect();
    assert_eq!(rows, expected);
}

#[test]
fn the_readme_s_table_is_the_list_of_formats() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let table = readme.split("| `--format` | For |").nth(1).unwrap();
    let rows: Vec<&str> = table.lines().skip(2).take_while(|line| line.starts_with('|')).collect();
    let expected: Vec<String> = FORMATS.iter().map(|format| format!("| `{}` | {} |", format.name, format.about)).collect();
    assert_eq!(rows, expected);
}

#[test]
fn the_table_of_what_is_exchanged_is_the_list() {
    let page = std::fs::read_to_string("src/exchange/formats.md").unwrap();
    let table = page.split("| Format | Ways | What |").nth(1).unwrap();
    let rows: Vec<&str> = table.lines().skip(2).take_while(|line| line.starts_with('|')).collect();
    let ways = |format: &exchange::Format| match (format.import, format.export) {
        (Some(_), Some(_)) => "import, export",
        (Some(_), None) => "import",
        _ => "export",
    };
    let row = |format: &&exchange::Format| format!("| `{}` | {} | {} |", format.name, ways(format), format.about);
    assert_eq!(rows, exchange::FORMATS.iter().map(row).collect::<Vec<_>>());
}

#[test]
fn the_curator_s_page_has_every_command() {
    let page = std::fs::read_to_string("src/facts/curation.md").unwrap();
    let commands = ["facts", "sources"].into_iter().flat_map(|group| {
        let commands = files(&Path::new("src/cli").join(group), "rs").into_iter();
        commands.map(move |path| format!("{group} {}", path.file_stem().unwrap().to_str().unwrap()))
    });
    let helpers = ["facts reach"];
    none(commands.filter(|command| !helpers.contains(&command.as_str()) && !page.contains(&format!("| `{command}"))));
}

/// A page that is in the way of one's first minute has its detail elsewhere.
#[test]
fn the_readme_is_short() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    assert!(readme.lines().count() <= 250, "{} lines", readme.lines().count());
}

#[test]
fn links_between_pages_lead_somewhere() {
    let top = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].map(PathBuf::from);
    let pages = top.into_iter().chain(["src", "editors", "python"].into_iter().flat_map(|folder| files(Path::new(folder), "md")));
    let broken = pages.filter(|page| !page.components().any(|part| part.as_os_str() == "node_modules")).flat_map(|page| {
        let text = std::fs::read_to_string(&page).unwrap();
        let targets = text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0.split('#').next()?.to_owned()));
        let own = targets.filter(|target| !target.is_empty() && !target.contains("://")).collect::<Vec<_>>();
        own.into_iter()
            .filter(|target| !page.parent().unwrap().join(target).exists())
            .map(|target| format!("{}: {target}", page.display()))
            .collect::<Vec<_>>()
    });
    none(broken);
}

fn names_a_severity(row: &str) -> bool {
    let second = row.split('|').nth(2).map(str::trim);
    second.is_some_and(|cell| ["error", "warning", "info", "hint", "off"].contains(&cell))
}

/// A line of code.
struct Line {
    path: PathBuf,
    number: usize,
    text: String,
}

impl std::fmt::Display for Line {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}:{}", self.path.display(), self.number)
    }
}

fn none(complaints: impl Iterator<Item = String>) {
    let complaints: Vec<String> = complaints.collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// Lines with one of some words outside of some places.
fn outside(places: &[&str], words: &[&str]) -> impl Iterator<Item = String> {
    let away = move |line: &Line| !places.iter().any(|place| line.path.to_str().unwrap().starts_with(place));
    lines().filter(move |line| away(line) && words.iter().any(|word| line.text.contains(word))).map(|line| line.to_string())
}

/// The lines of the sources, but for tests and comments.
fn lines() -> impl Iterator<Item = Line> {
    sources()
        .into_iter()
        .flat_map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            numbered(&path, code(&text))
        })
        .filter(|line| !line.text.trim_start().starts_with("//"))
}

/// Every line of sources and tests.
fn all_lines() -> impl Iterator<Item = Line> {
    let files = sources().into_iter().chain(files(Path::new("tests"), "rs"));
    files.flat_map(|path| numbered(&path, &std::fs::read_to_string(&path).unwrap()))
}

fn numbered(path: &Path, text: &str) -> Vec<Line> {
    let line = |(at, text): (usize, &str)| Line { path: path.to_path_buf(), number: at + 1, text: text.to_owned() };
    text.lines().enumerate().map(line).collect()
}

/// A file without its tests, which stand last.
fn code(text: &str) -> &str {
    text.split_once("\n#[cfg(test)]\nmod tests {").map_or(text, |(code, _)| code)
}

/// The layer a file belongs to; `lib.rs` and `main.rs` stand above all.
fn layer(path: &Path) -> Option<&'static str> {
    let first = path.strip_prefix("src").ok()?.components().next()?;
    let name = Path::new(first.as_os_str()).file_stem()?.to_str()?;
    LAYERS.into_iter().find(|layer| *layer == name)
}

/// The layers a line names by `crate::`.
fn used_layers(text: &str) -> impl Iterator<Item = &'static str> {
    let names = text.split("crate::").skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default());
    names.filter_map(|name| LAYERS.into_iter().find(|layer| *layer == name))
}

/// A command may start the server, and nothing else points from one front to the other.
fn may_use(own: &str, used: &str) -> bool {
    let rank = |layer: &str| LAYERS.iter().position(|known| *known == layer).unwrap();
    rank(used) <= rank(own) && !(own == "lsp" && matches!(used, "cli" | "report" | "exchange")) || own == "cli" && used == "lsp"
}

fn sources() -> Vec<PathBuf> {
    files(Path::new("src"), "rs")
}

/// The files with an ending under a folder, sorted.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn the_hook_is_run_on_every_markup() {
    let hook = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".pre-commit-hooks.yaml")).unwrap();
    let endings: BTreeSet<&str> = hook.split_once("\\.(").and_then(|(_, rest)| rest.split_once(")$")).unwrap().0.split('|').collect();
    assert_eq!(endings, factlint::text::MARKUPS.iter().flat_map(|markup| markup.endings).copied().collect());
}

#[test]
fn the_extension_speaks_french_wherever_it_speaks_english() {
    let texts = |path: &str| -> std::collections::BTreeMap<String, String> {
        serde_json::from_str(&std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/vscode").join(path)).unwrap())
            .unwrap()
    };
    let (english, french) = (texts("package.nls.json"), texts("package.nls.fr.json"));
    assert_eq!(english.keys().collect::<Vec<_>>(), french.keys().collect::<Vec<_>>());
    let manifest = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/vscode/package.json")).unwrap();
    let used = manifest.split("\"%").skip(1).filter_map(|rest| rest.split_once("%\"")).map(|(key, _)| key);
    assert!(used.into_iter().all(|key| english.contains_key(key)));
    assert!(texts("l10n/bundle.l10n.fr.json").values().all(|text| !text.is_empty()));
}

#[test]
fn the_extension_knows_the_languages_that_the_server_reads() {
    let manifest = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/vscode/package.json")).unwrap();
    for markup in factlint::text::MARKUPS.iter().filter(|markup| !markup.languages.is_empty()) {
        let known = |language: &str| manifest.contains(&format!("\"onLanguage:{language}\""));
        assert!(markup.languages.iter().any(|language| known(language)), "{}", markup.name);
    }
}

/// `UPDATE_EXPECT=1` writes them anew.
#[test]
fn the_extension_has_the_schemas_of_a_desk() {
    let whole = factlint::facts::schema();
    for (at, name) in ["facts.json", "desk.json"].into_iter().enumerate() {
        // One alone, as a fault in an alternative is reported as a fault of the whole file.
        let mut one = whole.clone();
        let alternatives = one.as_object_mut().unwrap().remove("anyOf").unwrap();
        one["$ref"] = alternatives[at]["$ref"].clone();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/vscode/schemas").join(name);
        let text = format!("{}\n", serde_json::to_string_pretty(&one).unwrap());
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        assert!(std::fs::read_to_string(&path).unwrap_or_default() == text, "{}: UPDATE_EXPECT=1 writes it anew", path.display());
    }
    let manifest = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/vscode/package.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let listed: Vec<&str> =
        manifest["contributes"]["tomlValidation"].as_array().unwrap().iter().filter_map(|one| one["url"].as_str()).collect();
    assert_eq!(listed, ["./schemas/desk.json", "./schemas/facts.json"]);
}

/// Whatever is said of a fault has its wording in French, and no more is worded.
#[test]
fn faults_are_worded_in_french() {
    let starts = ["say!(", "what: ", "Form::Map(", "is_new(", "again("];
    let sources: Vec<String> = files(Path::new("src/facts"), "rs").iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let after = |start: &str| sources.iter().flat_map(|text| text.split(start).skip(1)).filter_map(literal).collect::<Vec<_>>();
    let said: BTreeSet<String> = starts.iter().flat_map(|start| after(start)).collect();
    let table: toml::Table = toml::from_str(&std::fs::read_to_string("src/facts/faults.fr.toml").unwrap()).unwrap();
    let worded: BTreeSet<String> = table.keys().cloned().collect();
    none(said.difference(&worded).map(|pattern| format!("not worded: {pattern}")));
    none(worded.difference(&said).map(|pattern| format!("said nowhere: {pattern}")));
}

/// The string literal that a source goes on with.
fn literal(source: &str) -> Option<String> {
    let mut chars = source.trim_start().strip_prefix('"')?.chars();
    let mut out = String::new();
    loop {
        match chars.next()? {
            '"' => return Some(out),
            '\\' => match chars.next()? {
                // A line that goes on.
                '\n' => chars = chars.as_str().trim_start().chars(),
                escaped => out.push(escaped),
            },
            c => out.push(c),
        }
    }
}
