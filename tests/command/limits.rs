//! What is too long, too deep or too many: time and memory stay bounded, and what isn't read is told.

use super::{WRONG, command, desk, err, factlint, out, places};
use std::fmt::Write;
use std::fs;
use std::time::{Duration, Instant};

/// Long enough on a machine that does much else, and far from what grows faster than its input.
const PATIENCE: Duration = Duration::from_secs(120);

const HEAD: &str = "---\ndate: 2026-03-03\nlang: fr\n---\n\n";

#[test]
fn a_draft_beyond_the_limit_is_told_and_the_rest_is_checked() {
    let desk = desk(&[("a.md", WRONG)]);
    let file = fs::File::create(desk.path().join("drafts/b.md")).unwrap();
    file.set_len(100 << 20).unwrap();
    let found = factlint(desk.path(), &["check"]);
    assert_eq!(err(&found), "factlint: drafts/b.md: it is larger than 64 MiB, and not read\n");
    assert_eq!((places(&found).len(), found.status.code()), (2, Some(2)));
    let told = factlint(desk.path(), &["facts", "affected", "lea-marchal"]);
    assert!(err(&told).contains("drafts/b.md: it is larger than 64 MiB, and not read"), "{}", err(&told));
    #[cfg(unix)]
    {
        let input = fs::File::open("/dev/zero").unwrap();
        let found = command(desk.path(), &["check", "-"]).stdin(input).output().unwrap();
        assert_eq!((err(&found).as_str(), found.status.code()), ("factlint: -: it is larger than 64 MiB, and not read\n", Some(2)));
    }
    let facts = fs::File::create(desk.path().join("facts/large.toml")).unwrap();
    facts.set_len(300 << 20).unwrap();
    let told = err(&factlint(desk.path(), &["check", "drafts/a.md"]));
    assert!(
        told.contains("facts/large.toml:1:1: warning[unreadable] le fichier ne peut pas être lu : it is larger than 256 MiB"),
        "{told}"
    );
}

/// What nothing is told of isn't kept for the report, but a page shows the article all the same.
#[test]
fn an_article_without_a_finding_is_shown_in_a_page() {
    let desk = desk(&[("a.md", "Il a plu toute la nuit dans la vallée.\n")]);
    assert!(out(&factlint(desk.path(), &["check", "--format", "html"])).contains("plu toute la nuit"));
}

/// One line is cut between sentences, so that the last finding is found as the first.
#[test]
fn a_line_of_a_megabyte_is_checked() {
    let sentence = "Léa Marchal, 33 ans, dort au port ce soir. ";
    let many = (1 << 20) / sentence.len();
    let desk = desk(&[("a.md", &format!("{HEAD}{}\n", sentence.repeat(many)))]);
    let start = Instant::now();
    let found = factlint(desk.path(), &["check", "--format", "json-lines"]);
    assert!(start.elapsed() < PATIENCE);
    assert_eq!(out(&found).lines().count(), many, "{}", err(&found));
    let last = HEAD.len() + (many - 1) * sentence.len() + "Léa Marchal, ".len();
    assert!(out(&found).lines().last().unwrap().contains(&format!("\"span\":{{\"start\":{last},")));
}

/// Sentences that no one writes: values and names without end.
#[test]
fn sentences_without_end_take_no_longer_than_they_are_long() {
    let units = ["33 ans ", "1 000 ", "Léa Marchal, 33 ans, ", "le 3 mars 2026 ", "« Léa ", "(Léa ", "M. ", "et que elle a dit "];
    let drafts: Vec<(String, String)> = units
        .iter()
        .enumerate()
        .map(|(nth, unit)| (format!("{nth}.md"), format!("{HEAD}{}\n", unit.repeat((6 << 10) / unit.len()))))
        .collect();
    let ignored = ("ignored.md".to_owned(), "<!-- factlint-disable-next-line contradicted -->\nLéa Marchal, 33 ans.\n\n".repeat(1_500));
    let desk = desk(&drafts.iter().chain([&ignored]).map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>());
    let start = Instant::now();
    let found = factlint(desk.path(), &["check", "--quiet"]);
    assert_eq!((err(&found), start.elapsed() < PATIENCE), (String::new(), true));
}

/// What is no draft has a limit too.
#[test]
fn what_a_command_is_given_is_no_larger_than_what_a_desk_reads() {
    let desk = desk(&[("a.md", WRONG)]);
    let large = fs::File::create(desk.path().join("large.txt")).unwrap();
    large.set_len(300 << 20).unwrap();
    fs::write(desk.path().join("people.csv"), "name\nAna Sol\n").unwrap();
    for arguments in [
        &["check", "--baseline", "large.txt"][..],
        &["check", "--baseline", "large.txt", "--update-baseline"],
        &["sources", "add", "large.txt", "--id", "009"],
        &["import", "csv", "people.csv", "--mapping", "large.txt", "--into", "facts/people.toml"],
    ] {
        let refused = factlint(desk.path(), arguments);
        assert!(err(&refused).contains("it is larger than 256 MiB, and not read"), "{arguments:?}: {}", err(&refused));
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
    }
    #[cfg(unix)]
    {
        let found = command(desk.path(), &["trace"]).stdin(fs::File::open("/dev/zero").unwrap()).output().unwrap();
        assert_eq!((err(&found).as_str(), found.status.code()), ("factlint: it is larger than 64 MiB, and not read\n", Some(2)));
    }
}

#[test]
fn a_table_of_fifty_thousand_rows_is_checked() {
    let rows = (0..50_000).fold(String::new(), |mut rows, nth| {
        writeln!(rows, "| Paul {nth} | {} |", nth % 7).unwrap();
        rows
    });
    let desk = desk(&[("a.md", &format!("{HEAD}| Nom | Rang |\n|---|---|\n{rows}\nLéa Marchal, 33 ans, dort.\n"))]);
    let start = Instant::now();
    let found = factlint(desk.path(), &["check"]);
    assert_eq!((places(&found), start.elapsed() < PATIENCE), (vec!["drafts/a.md:50009:14".to_owned()], true), "{}", err(&found));
}

/// Markup within markup, a hundred thousand times.
#[test]
fn what_is_nested_deeply_is_read_without_a_crash() {
    let nested = |open: &str, close: &str, times: usize| format!("{}Léa Marchal, 33 ans{}\n", open.repeat(times), close.repeat(times));
    let drafts = [
        ("quotes.md", nested("> ", "", 50_000)),
        ("links.md", nested("[", "](y)", 50_000)),
        ("images.md", nested("![", "](y)", 20_000)),
        ("stars.md", nested("*", "*", 100_000)),
        ("comments.md", nested("<!-- ", "", 100_000)),
        ("items.md", (0..2_000).fold(String::new(), |text, nth| text + &" ".repeat(nth) + "- a\n")),
        ("front.md", format!("---\ntitle: {}\n---\n", "[".repeat(100_000))),
        ("bomb.md", format!("---\ntitle: &a [x, x]\n{}---\n", (0..2_000).map(|nth| format!("k{nth}: [*a, *a]\n")).collect::<String>())),
        ("elements.html", nested("<div>", "</div>", 100_000)),
        ("tags.html", nested("<a", "", 100_000)),
        ("braces.tex", nested("{", "}", 100_000)),
        ("notes.tex", nested("\\footnote{", "}", 20_000)),
        ("items.rst", (0..2_000).fold(String::new(), |text, nth| text + &" ".repeat(nth) + "* a\n")),
        ("notes.adoc", nested("footnote:[", "]", 10_000)),
    ];
    let desk = desk(&drafts.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>());
    let start = Instant::now();
    let found = factlint(desk.path(), &["check", "--lang", "fr", "--date", "2026-03-03", "--exit-zero"]);
    assert_eq!((err(&found).as_str(), found.status.code(), start.elapsed() < PATIENCE), ("", Some(0), true));
    assert!(places(&found).iter().any(|place| place.starts_with("drafts/elements.html:")), "{}", out(&found));
}

#[test]
fn toml_that_is_nested_deeply_is_a_fault_of_its_file() {
    let desk = desk(&[("a.md", WRONG)]);
    for (nth, text) in [
        format!("a = {}", "[".repeat(100_000)),
        format!("a = {}", "{ a = ".repeat(50_000)),
        format!("[{}a]", "a.".repeat(50_000)),
        format!("[facts.lea-marchal{}]\nis = 3", ".a".repeat(50_000)),
        format!("{}a = 1", "a.".repeat(50_000)),
    ]
    .iter()
    .enumerate()
    {
        let path = desk.path().join("facts/deep.toml");
        fs::write(&path, text).unwrap();
        let found = factlint(desk.path(), &["check"]);
        assert!(err(&found).starts_with("facts/deep.toml:1:"), "{nth}: {}", err(&found).chars().take(300).collect::<String>());
        assert_eq!((places(&found).len(), found.status.code()), (2, Some(1)), "{nth}");
    }
}

/// Names that begin alike, lie in one another, are all one word, or are very long.
#[test]
fn names_that_are_hard_on_the_index_cost_no_more_than_they_say() {
    let mut facts = String::new();
    let word = |nth: usize| format!("{:b}", nth + 1024).replace('0', "oh ").replace('1', "ah ");
    for nth in 0..300 {
        let names = [word(nth), "ah ".repeat(nth % 100 + 1), format!("Oh {}", "é".repeat(nth % 60 + 1))];
        writeln!(facts, "[entities.e{nth}]\nnames = [\"{}\", \"{}\", \"{}\"]", names[0].trim(), names[1].trim(), names[2]).unwrap();
    }
    writeln!(facts, "[entities.long]\nnames = [\"{}\"]\n[entities.blank]\nnames = [\" \", \"\", \"😀\", \"-\"]", "long ".repeat(20_000))
        .unwrap();
    let desk = desk(&[("a.md", &format!("{WRONG}\n{}\n\n{}\n", "ah ".repeat(500), "oh ah ".repeat(500)))]);
    fs::write(desk.path().join("facts/names.toml"), facts).unwrap();
    let start = Instant::now();
    let found = factlint(desk.path(), &["check"]);
    assert_eq!((places(&found).len(), start.elapsed() < PATIENCE), (2, true), "{}", err(&found));
}

/// A run and the most memory that it had at once, in bytes.
#[cfg(target_os = "linux")]
fn measured(folder: &std::path::Path, arguments: &[&str]) -> (std::process::Output, usize) {
    let (said, told) = (fs::File::create(folder.join("said")).unwrap(), fs::File::create(folder.join("told")).unwrap());
    let mut child = command(folder, arguments).stdout(said).stderr(told).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    let status = loop {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let peak = text.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<usize>().ok());
        most = most.max(peak.unwrap_or_default() << 10);
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let read = |name: &str| fs::read(folder.join(name)).unwrap();
    (std::process::Output { status, stdout: read("said"), stderr: read("told") }, most)
}

/// What is long and says little is read to its end, in memory that grows with its length.
#[cfg(target_os = "linux")]
#[test]
fn ten_megabytes_in_one_line_and_a_million_rows_are_checked() {
    let last = "Léa Marchal, 33 ans, dort.";
    let line = "Un mot de plus, et un autre. ".repeat((10 << 20) / 29);
    let rows = (0..1_000_000).fold(String::new(), |mut rows, nth| {
        writeln!(rows, "| a | {} |", nth % 7).unwrap();
        rows
    });
    let drafts =
        [("line", format!("{HEAD}{line}{last}\n"), 40), ("rows", format!("{HEAD}| Nom | Rang |\n|---|---|\n{rows}\n{last}\n"), 200)];
    for (name, text, times) in &drafts {
        let desk = desk(&[("a.md", text)]);
        let (found, most) = measured(desk.path(), &["check"]);
        let place = text[..text.rfind("33 ans").unwrap()].lines().count();
        assert_eq!(places(&found).len(), 1, "{name}: {}", err(&found));
        assert!(places(&found)[0].starts_with(&format!("drafts/a.md:{place}:")), "{name}: {}", out(&found));
        assert!(most < (128 << 20) + times * text.len(), "{name}: {most} bytes of memory for {}", text.len());
    }
}

/// A letter for each paragraph: what a block costs by itself. A draft that archived texts are held against is cut once.
#[cfg(target_os = "linux")]
#[test]
fn a_paragraph_in_every_line_costs_what_a_block_does() {
    let last = "Léa Marchal, 33 ans, dort.";
    let text = format!("{HEAD}{}{last}\n", "a\n\n".repeat((2 << 20) / 3));
    let desk = desk(&[("a.md", &text)]);
    let place = format!("drafts/a.md:{}:14", text.lines().count());
    for source in [false, true] {
        if source {
            fs::create_dir_all(desk.path().join("sources")).unwrap();
            fs::write(desk.path().join("sources/other.txt"), "3 mars 2026\n\nPaul Rival, 41 ans, a été entendu à Brest.\n").unwrap();
            fs::write(desk.path().join("facts/other.toml"), "[sources.other]\n").unwrap();
        }
        let (found, most) = measured(desk.path(), &["check"]);
        assert_eq!(places(&found), [place.as_str()], "{}", err(&found));
        assert!(most < (64 << 20) + PARAGRAPHS * text.len(), "{source}: {most} bytes of memory for {}", text.len());
    }
}

/// How many times its size such a draft may take.
#[cfg(target_os = "linux")]
const PARAGRAPHS: usize = 100;

/// As large as a draft may be, and a byte more.
#[cfg(target_os = "linux")]
#[test]
fn a_draft_at_the_limit_is_checked_and_one_beyond_is_told() {
    let start = format!("{WRONG}\n![Le port](data:image/png;base64,");
    let filled = |size: usize| format!("{start}{})\n", "iVBORw0KGgo".repeat(size / 11 + 1).split_at(size - start.len() - 2).0);
    for (size, places_told, code) in [(64 << 20, 2, 1), ((64 << 20) + 1, 0, 2), (100 << 20, 0, 2)] {
        let desk = desk(&[("a.md", &filled(size))]);
        assert_eq!(fs::metadata(desk.path().join("drafts/a.md")).unwrap().len(), size as u64);
        let (found, most) = measured(desk.path(), &["check"]);
        assert_eq!((places(&found).len(), found.status.code()), (places_told, Some(code)), "{}", err(&found));
        assert_eq!(err(&found).contains("factlint: drafts/a.md: it is larger than 64 MiB, and not read"), code == 2);
        assert!(most < (128 << 20) + if code == 2 { 0 } else { 4 * size }, "{most} bytes of memory for {size}");
    }
}
