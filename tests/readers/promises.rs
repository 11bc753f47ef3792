//! What every reader of outside bytes promises: no panic, places inside the text and between its characters, the same result twice.
//!
//! One plain function a reader. `tests/readers/main.rs` calls them with what proptest makes, `fuzz/` with what a fuzzer does.

use factlint::archive::page::Page;
use factlint::check::{Memo, Options, check};
use factlint::exchange::{self, Input, Keep, Output, Tally};
use factlint::facts::compiled::parts::{self, Parts as Compiled};
use factlint::facts::outline::outline;
use factlint::facts::{AttributeId, Base, Buffers, Desk, EntityId, FactId};
use factlint::language::{self, Lang};
use factlint::lsp::{self, Settle};
use factlint::text::{Blocks, MARKUPS, Markup, Span, sentences, tokens};
use factlint::values::{ValueKind, parse_notation};
use std::io::{self, BufRead, Cursor, Write};
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

/// A reader by its name.
pub(crate) type Reader = fn(&[u8]);

/// Every reader.
pub(crate) const READERS: &[(&str, Reader)] = &[
    ("markdown", |bytes| markup("a.md", bytes)),
    ("html", |bytes| markup("a.html", bytes)),
    ("plain", |bytes| markup("a.txt", bytes)),
    ("asciidoc", |bytes| markup("a.adoc", bytes)),
    ("rst", |bytes| markup("a.rst", bytes)),
    ("latex", |bytes| markup("a.tex", bytes)),
    ("office", office),
    ("values", values),
    ("notation", notation),
    ("draft", draft),
    ("page", page),
    ("facts", facts),
    ("config", config),
    ("outline", outlined),
    ("csv", |bytes| import("csv", bytes, Some(include_str!("../../examples/import/people.toml")))),
    ("mapping", mapping),
    ("popolo", |bytes| import("popolo", bytes, None)),
    ("wikidata", |bytes| import("wikidata", bytes, None)),
    ("claimreview", |bytes| import("claimreview", bytes, None)),
    ("csl", |bytes| import("csl", bytes, None)),
    ("frames", frames),
    ("messages", messages),
    ("compiled", compiled),
];

/// Holds a reader to what it promises.
///
/// # Panics
/// It doesn't keep it, or there is no such reader.
pub(crate) fn hold(name: &str, bytes: &[u8]) {
    let (_, reader) = READERS.iter().find(|(known, _)| *known == name).expect("the reader is listed");
    reader(bytes);
}

/// A desk with something of every kind.
const DESK: [(&str, &str); 5] = [
    ("facts/case.toml", include_str!("../../examples/aix/facts/case.toml")),
    ("facts/convoy.toml", include_str!("../../examples/aix/facts/convoy.toml")),
    ("facts/evening.toml", include_str!("../../examples/aix/facts/evening.toml")),
    ("facts/people.toml", include_str!("../../examples/aix/facts/people.toml")),
    ("facts/words.toml", include_str!("../../examples/aix/facts/words.toml")),
];

/// What stands beside a file that is given: little, as it is read again with each, and a part of what examples and tests name.
const BESIDE: (&str, &str) = (
    "facts/beside.toml",
    r#"
[sources.002]
outlet = "Le Journal"
published = 2026-02-06

[entities.jane]
kind = "person"
names = ["Jane Doe"]

[entities.marseille]
kind = "place"
names = ["Marseille"]

[facts.jane.age]
is = 40
as-of = 2026-02-05
says.002 = "40 ans"

[vocabularies.colours.terms.warm]
en = ["warm"]
"#,
);

static BASE: LazyLock<Arc<Base>> = LazyLock::new(|| desk(&DESK).base);

fn desk(files: &[(&str, &str)]) -> Desk {
    let texts = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let config = ("factlint.toml".to_owned(), String::new());
    Desk::open_with(Path::new("/desk"), &Buffers { texts: std::iter::once(config).chain(texts).collect(), below: None })
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[track_caller]
fn stands(span: Span, text: &str) {
    assert!(text.get(span.start..span.end).is_some(), "{span:?} is no place in {text:?}");
}

fn markup(path: &str, bytes: &[u8]) {
    parse(&text(bytes), Markup::of_path(path));
}

fn parse(text: &str, markup: Markup) {
    let draft = Blocks::parse(text, markup);
    for block in &draft.blocks {
        stands(block.file_span(), text);
        tokens(&block.text).iter().for_each(|token| stands(block.to_file(token.span), text));
    }
    for directive in &draft.directives {
        let words = directive.rules.iter().chain(&directive.facts).chain(&directive.until).chain([&directive.verb]);
        words.map(|word| word.span).chain([directive.span]).for_each(|span| stands(span, text));
    }
    let again = Blocks::parse(text, markup);
    assert!(draft.blocks == again.blocks && draft.directives == again.directives && draft.front == again.front);
}

/// A document as it is, and as the text of one that unpacks.
fn office(bytes: &[u8]) {
    for markup in MARKUPS.iter().filter(|markup| markup.is_packed()) {
        let part = if markup.endings.contains(&"docx") { "word/document.xml" } else { "content.xml" };
        for file in [bytes.to_vec(), packed(part, bytes)] {
            if let Ok(text) = markup.text(file) {
                parse(&text, *markup);
            }
        }
    }
}

fn packed(part: &str, bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    archive.start_file(part, stored).and_then(|()| Ok(archive.write_all(bytes)?)).expect("memory is written to");
    archive.finish().expect("memory is written to").into_inner()
}

fn values(bytes: &[u8]) {
    let text = text(bytes);
    let words = tokens(&text);
    words.iter().for_each(|token| stands(token.span, &text));
    assert!(words.windows(2).all(|two| two[0].span.end <= two[1].span.start), "{words:?}");
    for sentence in sentences(&words, &|word| word == "m") {
        assert!(!words[sentence].is_empty(), "a sentence has words");
    }
    for lang in Lang::ALL {
        let read = language::read(&text, &words, lang);
        assert!(read.iter().all(|reading| !words[reading.tokens.clone()].is_empty()), "{read:?}");
        assert_eq!(read, language::read(&text, &words, lang));
    }
}

/// A value as fact files write it.
fn notation(bytes: &[u8]) {
    use ValueKind::{Age, Date, Duration, Money, Number, Ordinal, PartOfDay, Percent, Quantity, Time, Weekday};
    let text = text(bytes);
    for kind in [Number, Ordinal, Percent, Money, Age, Duration, Date, Time, PartOfDay, Weekday, Quantity] {
        assert_eq!(parse_notation(&text, kind), parse_notation(&text, kind));
    }
}

/// A draft through the whole engine.
fn draft(bytes: &[u8]) {
    let text = text(bytes);
    let run = || check(&text, Markup::MARKDOWN, &BASE, &Options::default(), &mut Memo::default());
    let report = run();
    assert!(report.failures.is_empty(), "{:?}", report.failures);
    for finding in &report.findings {
        stands(finding.span, &text);
        assert!(says(&text[finding.span.start..finding.span.end], &finding.text), "{finding:?}");
        let edits = finding.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        edits.chain(finding.related.iter().map(|related| related.span)).for_each(|span| stands(span, &text));
    }
    report.verified.iter().for_each(|verified| stands(verified.span, &text));
    assert_eq!(format!("{report:?}"), format!("{:?}", run()));
}

/// Whether these words stand there in order, with nothing but markup and blanks between them.
fn says(there: &str, words: &str) -> bool {
    let mut left = there.chars();
    words.chars().filter(|c| !c.is_whitespace()).all(|c| left.any(|other| other == c))
}

/// An archived text, in each markup that may be archived.
fn page(bytes: &[u8]) {
    let text = text(bytes);
    for path in ["001.txt", "001.md", "001.html"] {
        let page = Page::read(path, &text, None);
        for prose in &page.paragraphs {
            let passage = page.passage(prose);
            for statement in &passage.statements {
                stands(statement.span, prose);
                stands(statement.sentence, prose);
            }
            assert_eq!(format!("{passage:?}"), format!("{:?}", page.passage(prose)));
        }
    }
}

fn facts(bytes: &[u8]) {
    opened("facts/a.toml", &text(bytes));
}

fn config(bytes: &[u8]) {
    opened("factlint.toml", &text(bytes));
}

/// A desk with this file: its faults lie in it, and what it exports is the same twice.
fn opened(path: &str, text: &str) {
    let [one, two] = [(); 2].map(|()| desk(&[BESIDE, (path, text)]));
    one.problems.iter().filter(|problem| problem.path == path).for_each(|problem| stands(problem.span, text));
    assert_eq!(one.problems, two.problems);
    for format in exchange::FORMATS {
        assert_eq!(exported(format, &one.base), exported(format, &two.base));
    }
}

fn exported(format: &exchange::Format, base: &Base) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    format.export?(base, Lang::Fr, &mut out).expect("memory is written to");
    Some(out)
}

fn outlined(bytes: &[u8]) {
    let text = text(bytes);
    let entries = outline(&text);
    entries.iter().flat_map(|entry| entry.path.iter().chain(&entry.value)).for_each(|part| stands(part.span, &text));
    assert_eq!(entries, outline(&text));
}

fn mapping(bytes: &[u8]) {
    import("csv", include_bytes!("../../examples/import/people.csv"), Some(&text(bytes)));
}

/// Parts in memory.
#[derive(Default)]
struct Parts(String);

impl Keep for Parts {
    fn part(&mut self, text: &str, _: &Tally) -> io::Result<()> {
        self.0.push_str(text);
        Ok(())
    }
}

/// An input to a fact file, which loads without a fault, or a reason why not.
fn import(format: &str, bytes: &[u8], mapping: Option<&str>) {
    let made = imported(format, bytes, mapping);
    if let Ok(facts) = &made {
        assert_eq!(desk(&[("facts/a.toml", facts)]).problems, [], "\n{facts}");
    }
    assert_eq!(made.ok(), imported(format, bytes, mapping).ok());
}

fn imported(format: &str, bytes: &[u8], mapping: Option<&str>) -> io::Result<String> {
    static EMPTY: LazyLock<Desk> = LazyLock::new(|| desk(&[]));
    let open = || -> io::Result<Box<dyn BufRead + '_>> { exchange::unpacked(Box::new(Cursor::new(bytes))) };
    let mut parts = Parts::default();
    let mut output = Output::new(&EMPTY.base, &mut parts);
    let read = exchange::format(format).and_then(|format| format.import).expect("the format is read");
    read(&Input::new(&open, mapping), &mut output)?;
    output.end()?;
    Ok(parts.0)
}

/// What a client sends, heads and all.
fn frames(bytes: &[u8]) {
    serve(bytes.to_vec());
}

/// What a client says, each line a message, after a greeting.
fn messages(bytes: &[u8]) {
    let greeting = br#"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}"#;
    let bodies = [&greeting[..]].into_iter().chain(bytes.split(|byte| *byte == b'\n'));
    serve(bodies.flat_map(|body| [format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat()).collect());
}

/// Serves a client that says all this and hangs up; it ends with 0 or 1, and not with a panic.
fn serve(said: Vec<u8>) {
    let options = lsp::Options { find: Arc::new(|_| None), settle: Settle::after(Duration::ZERO), ..lsp::Options::default() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("there is a thread");
    let served = lsp::serve(Cursor::new(said.clone()), tokio::io::sink(), options);
    let code = runtime.block_on(async { tokio::time::timeout(Duration::from_secs(60), served).await });
    let code = code.unwrap_or_else(|_| panic!("the server lives on after {:?}", String::from_utf8_lossy(&said)));
    assert!(matches!(code, 0 | 1), "{code}");
}

/// A compiled desk: whatever bytes as a file and as what is read first of one, and one with damage of which its checksums say nothing.
fn compiled(bytes: &[u8]) {
    static WHOLE: LazyLock<Compiled> = LazyLock::new(|| Compiled::of(&BASE).expect("it is small"));
    parts::opened(bytes.to_vec()).iter().for_each(answers);
    Compiled { head: bytes.to_vec(), ..WHOLE.clone() }.read().iter().for_each(answers);
    let mut hurt = WHOLE.clone();
    let (damages, _) = bytes.as_chunks::<8>();
    damages.iter().take(4).for_each(|damage| hurt_by(&mut hurt, *damage));
    hurt.read().iter().for_each(answers);
}

/// Damage in one place: a byte or a number is another, some bytes go, come or are those of another place.
fn hurt_by(whole: &mut Compiled, [part, a, b, c, how, x, y, z]: [u8; 8]) {
    let part = match part % 4 {
        0 | 1 => &mut whole.head,
        2 => &mut whole.bulk,
        _ => &mut whole.shared,
    };
    // Near either end, or anywhere.
    let place = |number: u32| if number >> 23 == 0 { number as usize % part.len() } else { part.len() - 1 - number as usize % part.len() };
    let (at, other) = (place(u32::from_be_bytes([0, a, b, c])), place(u32::from_be_bytes([0, x, y, z])));
    let end = part.len().min(at + usize::from(x % 16));
    match how % 6 {
        0 => part[at] = x,
        1 => part[at] ^= 1 << (x % 8),
        2 => drop(part.splice(at..part.len().min(at + 4), u32::from_be_bytes([x & 0x80, x, y, z]).to_le_bytes())),
        3 => drop(part.splice(at..end, [])),
        4 => drop(part.splice(at..at, std::iter::repeat_n(y, usize::from(x % 16)))),
        _ => {
            let long = 16.min(part.len() - at.max(other));
            part.copy_within(other..other + long, at);
        }
    }
}

/// A base says something of everybody and everything in it, and of drafts that name them.
fn answers(base: &Base) {
    for id in (0..base.entities.len()).map(|at| EntityId(at as u32)) {
        base.groups_of(id).for_each(|group| group.facts.iter().for_each(|fact| drop(base.fact(*fact).id.clone())));
        base.links.belongings(id).chain(base.places_of(id)).for_each(|other| assert!(base.entity_label(other, Lang::Fr).len() < 1 << 20));
        base.links.keyed(id).for_each(|(attribute, other)| drop((base.attribute(attribute).name.clone(), base.entity(other).id.clone())));
    }
    for id in (0..base.attributes.len()).map(|at| AttributeId(at as u32)) {
        base.links.paired(id).for_each(|fact| drop(base.fact(fact).id.clone()));
        base.links.sole(id).into_iter().chain(base.links.only(id)).for_each(|other| drop(base.entity(other).id.clone()));
    }
    base.links.quoted().chain(base.links.expanded()).for_each(|group| drop(base.groups[group].facts.clone()));
    base.links.archived().for_each(|source| drop(base.source(source).id.clone()));
    for vocabulary in &base.vocabularies {
        let terms = (0..vocabulary.terms.len()).map(|at| factlint::facts::TermId(at as u32));
        terms.for_each(|term| assert!(vocabulary.is_under(term, term) && vocabulary.above(term).len() <= vocabulary.terms.len()));
    }
    said_of_drafts(base);
    said_of_drafts(&base.outside("2026-02-07".parse().expect("a day")));
}

fn said_of_drafts(base: &Base) {
    let drafts =
        [include_str!("../../examples/aix/drafts/kessaci-erreurs.md"), include_str!("../../examples/aix/drafts/kessaci-errors.md")];
    for draft in drafts {
        let report = check(draft, Markup::MARKDOWN, base, &Options::default(), &mut Memo::default());
        assert!(report.failures.is_empty(), "{:?}", report.failures);
    }
    for format in exchange::FORMATS {
        exported(format, base);
    }
    (0..base.facts.len()).for_each(|at| drop(factlint::report::cards::Card::of(base, base.fact(FactId(at as u32)), Lang::En)));
}
