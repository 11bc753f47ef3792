//! The compiled base: a desk as one file that is mapped rather than read, of which a draft touches only what it speaks of.
//!
//! `image` is the file with its checksums, `loose` records on their way there, `pack` how values become bytes, `records` which values do,
//! `map` the one place that isn't checked by the compiler, `paged` a file read page by page, `mend` a base of which files have changed since,
//! [`cache`] where such files are kept and when one is still good, by how the desk's files look (`looks`); `parts` one whose sums somebody made right.

pub mod cache;
pub(crate) mod image;
mod looks;
pub(crate) mod loose;
mod map;
mod mend;
pub(crate) mod pack;
mod paged;
#[doc(hidden)]
pub mod parts;
pub(crate) mod records;

use super::model::Base;
use super::problem::Problem;
use image::Image;
use pack::{Pack, Reader, Writer};
use std::sync::Arc;

/// A base and the faults of its desk as the bytes of a compiled file; nothing where they are too many for one.
#[must_use]
fn write(base: &Base, problems: &[Problem]) -> Option<Vec<u8>> {
    let mut to = Writer::knowing(base.facts.texts());
    problems.to_vec().pack(&mut to);
    base.pack(&mut to);
    (!to.is_full).then(|| image::seal(to))
}

/// What such bytes hold; nothing where they are damaged or not of this program.
#[must_use]
fn read(bytes: image::Bytes) -> Option<(Base, Vec<Problem>)> {
    let image = Arc::new(Image::of(bytes)?);
    let head = image.head()?;
    let mut from = Reader::new(&image, &head);
    let problems = Vec::unpack(&mut from)?;
    let base = Base::unpack(&mut from)?;
    let whole = from.is_done() && !image.is_damaged();
    whole.then_some((base, problems))
}

#[cfg(test)]
mod tests {
    use super::image::Bytes;
    use super::paged::Paged;
    use super::{read, write};
    use crate::check::{Memo, Options, check};
    use crate::facts::{Base, Buffers, Desk, Entity, Fact, FactId, SourceId};
    use crate::text::Markup;
    use std::fs;
    use std::io::Write as _;
    use std::path::{Path, PathBuf};

    fn here(path: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
    }

    fn compiled(base: &Base) -> Vec<u8> {
        write(base, &[]).unwrap()
    }

    /// Bytes in a file of which single pages are read.
    fn paged(bytes: &[u8]) -> Bytes {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        Bytes::Paged(Paged::new(file).unwrap())
    }

    /// The drafts of a desk: Markdown files, or cases with their date and language.
    fn drafts(root: &Path) -> Vec<String> {
        if let Ok(cases) = fs::read_to_string(root.join("cases.jsonl")) {
            let case = |line: &str| {
                let case: serde_json::Value = serde_json::from_str(line).unwrap();
                let of = |key: &str| case[key].as_str().unwrap().to_owned();
                format!("---\ndate: {}\nlang: {}\n---\n\n{}\n", of("date"), of("lang"), of("text"))
            };
            return cases.lines().filter(|line| !line.trim().is_empty()).map(case).collect();
        }
        let mut paths: Vec<PathBuf> = fs::read_dir(root.join("drafts")).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
    }

    /// What a base says of a draft.
    fn said(base: &Base, draft: &str) -> String {
        let options = Options { today: Some(jiff::civil::date(2026, 2, 7)), ..Options::default() };
        format!("{:?}", check(draft, Markup::MARKDOWN, base, &options, &mut Memo::default()))
    }

    #[test]
    fn a_compiled_desk_says_the_same() {
        let stories = fs::read_dir(here("tests/desks")).unwrap().map(|entry| entry.unwrap().path());
        for root in stories.chain([here("examples/aix")]) {
            let desk = Desk::open(&root);
            let (base, problems) = read(Bytes::Heap(write(&desk.base, &desk.problems).unwrap())).expect("a whole file");
            assert_eq!(problems, desk.problems);
            let drafts = drafts(&root);
            assert!(!drafts.is_empty());
            drafts.iter().for_each(|draft| assert_eq!(said(&base, draft), said(&desk.base, draft), "{draft}"));
            assert_eq!((&base.facts, &base.entities, &base.sources), (&desk.base.facts, &desk.base.entities, &desk.base.sources));
            assert_eq!(
                (&base.attributes, &base.vocabularies, &base.groups),
                (&desk.base.attributes, &desk.base.vocabularies, &desk.base.groups)
            );
            assert!(!base.is_damaged());
            let (base, problems) = read(paged(&write(&desk.base, &desk.problems).unwrap())).expect("a whole file");
            assert_eq!(problems, desk.problems);
            drafts.iter().for_each(|draft| assert_eq!(said(&base, draft), said(&desk.base, draft), "{draft}"));
        }
    }

    /// The same with every record in memory, as nobody packed it.
    fn unpacked(base: &Base) -> Base {
        let facts: Vec<Fact> = base.facts.iter().filter(|fact| fact.derived_from.is_empty()).cloned().collect();
        let entities: Vec<Entity> = base.entities.iter().cloned().collect();
        Base { facts: facts.into(), entities: entities.into(), ..base.clone() }.compile()
    }

    #[test]
    fn a_desk_packed_as_it_is_read_says_the_same() {
        for root in ["examples/aix", "tests/desk/good"].map(here) {
            let desk = Desk::open(&root);
            let base = unpacked(&desk.base);
            assert_eq!((&base.facts, &base.entities, &base.groups), (&desk.base.facts, &desk.base.entities, &desk.base.groups));
            for draft in drafts(&here("examples/aix")) {
                assert_eq!(said(&base, &draft), said(&desk.base, &draft), "{draft}");
            }
        }
    }

    /// A desk of some people with a fact each.
    fn people(count: usize) -> Desk {
        let letter = |at: usize| (b'a' + (at % 26) as u8) as char;
        let name = |at: usize| format!("Nadia L{}{}{}", letter(at), letter(at / 26), letter(at / 676));
        let one =
            |at: usize| format!("[entities.p{at}]\nnames = [\"{}\"]\n[facts.p{at}.birth-date]\nis = 1980-01-01\nsays.s = {{}}\n", name(at));
        let facts = (0..count).map(one).collect::<String>() + "[sources.s]\n";
        let texts = [("factlint.toml".to_owned(), String::new()), ("facts/a.toml".to_owned(), facts)];
        Desk::open_with(Path::new("/d"), &Buffers { texts: texts.into(), below: None })
    }

    #[test]
    fn only_what_a_draft_speaks_of_is_read() {
        for count in [200, 2000] {
            let desk = people(count);
            assert!(desk.problems.is_empty(), "{:?}", desk.problems);
            let asked = |base: &Base| (base.entities.asked(), base.facts.asked(), base.groups.asked());
            assert_eq!(asked(&desk.base), (0, 0, 0), "what is packed as it is read needn't be looked at again");
            let bytes = compiled(&desk.base);
            assert_eq!(asked(&desk.base), (0, 0, 0), "nor to be written");
            let (base, _) = read(paged(&bytes)).unwrap();
            assert!(said(&base, "Nadia Lbaa was born in 1981.\n").contains("contradicted"));
            assert_eq!(asked(&base), (1, 1, 1), "of {count}");
            let (base, _) = read(paged(&bytes)).unwrap();
            let _ = said(&base, "---\ndossier: [a, b]\n---\n\nIt has rained.\n");
            assert_eq!(asked(&base), (0, 0, 0), "of {count}, where a draft names its dossiers");
        }
    }

    #[test]
    fn what_is_asked_for_by_its_id_is_read_and_nothing_else() {
        for count in [200, 2000] {
            let bytes = compiled(&people(count).base);
            let asked = |ask: &dyn Fn(&Base)| {
                let (base, _) = read(paged(&bytes)).unwrap();
                ask(&base);
                (base.entities.asked(), base.facts.asked(), base.groups.asked())
            };
            assert_eq!(asked(&|base| assert_eq!(base.fact_named("p7.birth-date"), Some(FactId(7)))), (0, 1, 1), "of {count}");
            assert_eq!(asked(&|base| assert_eq!(base.fact_named("p7.age"), None)), (0, 1, 1), "of {count}");
            assert_eq!(asked(&|base| assert_eq!(base.fact_named("q7.age"), None)), (0, 0, 0), "of {count}");
            assert_eq!(
                asked(&|base| assert_eq!(base.fact_near("p7.birthdate").as_deref(), Some("p7.birth-date"))),
                (0, 1, 1),
                "of {count}"
            );
            assert_eq!(
                asked(&|base| assert_eq!(base.fact_near("q7.birth-date").as_deref(), Some("p7.birth-date"))),
                (0, 1, 1),
                "of {count}"
            );
            assert_eq!(asked(&|base| assert_eq!(base.source_named("s"), Some(SourceId(0)))), (0, 0, 0), "of {count}");
            let named = |base: &Base| base.names_beginning("LBB").map(|(id, _)| id.0).collect::<Vec<_>>();
            assert_eq!(asked(&|base| assert_eq!(named(base)[0], 27)), (0, 0, 0), "of {count}");
            let hushed = "Nadia Lbaa was born in 1981. <!-- factlint-disable-line fact=p1.birth-date -->\n";
            assert_eq!(asked(&|base| assert!(said(base, hushed).contains("findings: []"))), (1, 1, 1), "of {count}");
        }
    }

    /// As one that looks at each.
    #[test]
    fn every_fact_is_found_by_its_id() {
        for root in ["examples/aix", "tests/desk/good"].map(here) {
            let base = Desk::open(&root).base;
            for base in [unpacked(&base), read(paged(&compiled(&base))).unwrap().0] {
                let ids: Vec<&str> = base.facts.iter().map(|fact| fact.id.as_str()).chain(["", ".", "x.age", "x"]).collect();
                let first = |id: &&str| base.facts.iter().position(|fact| fact.id == *id).map(|at| FactId(at as u32));
                assert_eq!(base.facts_named(&ids), ids.iter().map(first).collect::<Vec<_>>());
                assert!(base.entities.glances().map(|(_, entity)| entity.into_owned()).eq(base.entities.iter().cloned()));
                assert!((0..base.facts.len()).all(|at| *base.facts.peek(at) == base.facts[at]));
            }
        }
    }

    #[test]
    fn a_damaged_byte_is_seen_wherever_it_lies() {
        let desk = Desk::open(&here("examples/aix"));
        let good = compiled(&desk.base);
        let mut opened = 0;
        for at in (0..good.len()).step_by(good.len() / 29) {
            let mut bad = good.clone();
            bad[at] ^= 0x20;
            for bytes in [paged(&bad), Bytes::Heap(bad)] {
                let Some((base, _)) = read(bytes) else { continue };
                opened += 1;
                // To write it anew reads all of it.
                let _ = compiled(&base);
                assert!(base.is_damaged(), "byte {at}");
            }
        }
        assert!(opened > 30, "{opened} of 58 damages lie in what is only read when it is asked for");
    }

    #[test]
    fn a_file_that_was_cut_short_is_none() {
        let good = compiled(&Base::default());
        assert!(read(Bytes::Heap(good.clone())).is_some());
        assert!((0..good.len()).all(|end| read(Bytes::Heap(good[..end].to_vec())).is_none()));
        assert!((0..good.len()).step_by(good.len() / 99 + 1).all(|end| read(paged(&good[..end])).is_none()));
    }
}
