//! What the engine promises whatever the draft: no panic, one block read a keystroke, and nothing owed to what was cached.

use factlint::check::{Memo, Options, Report, check};
use factlint::claims::about::context_of;
use factlint::claims::sight::{Sighted, Sights};
use factlint::claims::{named, named_at, read, silent};
use factlint::facts::{Base, Buffers, Desk, Disk};
use factlint::language::{Lang, may_tell};
use factlint::text::{Markup, tokens};
use factlint::values::{self, Anchor, Spotted};
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof};
use proptest::sample::{Index, select};
use std::path::Path;
use std::sync::LazyLock;

static BASE: LazyLock<std::sync::Arc<Base>> =
    LazyLock::new(|| Desk::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/aix")).base);

/// The same desk as its curators have changed a fact, added some, or taken one away.
static OTHERS: LazyLock<Vec<std::sync::Arc<Base>>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/aix");
    let people = std::fs::read_to_string(root.join("facts/people.toml")).unwrap_or_default();
    let more = "\n[facts.benoit-payan.age]\nis = \"48 years\"\nsays.001 = {}\n[facts.marc-pena.age]\nis = \"60 years\"\nsays.001 = {}\n";
    let others = [people.replace("\"22 years\"", "\"23 years\""), people.clone() + more, people.replace("is = 2\n", "is = 3\n")];
    let disk = Disk::new(&root);
    let open = |text: String| {
        let texts = [("facts/people.toml".to_owned(), text)].into();
        let desk = Desk::open_with(&root, &Buffers { texts, below: Some(&disk) });
        assert_eq!(desk.problems, []);
        desk.base
    };
    std::iter::once(people).chain(others).map(open).collect()
});

/// Words that the engine has a meaning for, and marks that part what they say.
const PIECES: &[&str] = &[
    "Amine Kessaci",
    "Benoît Payan",
    "Marc Pena",
    "le militant",
    "il",
    "Il a 27 ans",
    "exfiltré",
    "a été évacué",
    "jeudi",
    "5 février",
    "22 ans",
    "maire de",
    "Marseille",
    "Aix",
    "selon l'AFP",
    "n'a pas",
    "aurait",
    "« Pardon",
    "je suis désolé »",
    ", ",
    ". ",
    "\n\n",
    "# ",
    "dont",
    "12 blessés",
    "officers",
    "was rushed out",
    "on Thursday",
    "said",
    "22-year-old",
    "’",
    "\u{a0}",
    "<!-- ",
    " -->",
    "é",
    "œ",
    "🦀",
    "\r\n",
    "…",
    "lundi 31",
    "31 février 2026",
    "mardi 14 mars 2023",
    "mardi 13 mai 68",
    "Tuesday, 13 June '68",
    "on Monday, 5 March twenty twenty-four",
    "Wednesday, 3 June nineteen fourteen",
    "vingt-neuf février",
    "trente et un",
    "novembre",
    "février 2023",
    "on Friday, the 14th day of March, 2023",
    "February the twenty-ninth",
    "31 st",
    "of November",
    "2023",
    "2023-11-31",
    "31.11.2023",
    "Tuesday, the 30th",
    "05/13/2026",
    "18 13 1978",
    "(PNX)",
    "la manifestation",
    "le maire",
    "the protest",
    "22 ans",
    "48 ans",
    "60 ans",
    "ses deux frères",
    "a perdu trois frères",
];

fn run(text: &str, memo: &mut Memo) -> Report {
    check(text, Markup::MARKDOWN, &BASE, &Options::default(), memo)
}

/// All that a report says of its findings.
fn shown(report: &Report) -> String {
    format!("{:?}", report.findings)
}

fn pieces() -> impl Strategy<Value = String> {
    proptest::collection::vec(select(PIECES), 0..40).prop_map(|pieces| pieces.join(" "))
}

/// An edit: where, how many characters go, what comes.
fn edit() -> impl Strategy<Value = (Index, usize, String)> {
    let text = prop_oneof![select(PIECES).prop_map(str::to_owned), any::<char>().prop_map(String::from), Just(String::new())];
    (any::<Index>(), 0..12_usize, text)
}

fn apply(draft: &str, (at, gone, come): &(Index, usize, String)) -> String {
    let chars: Vec<char> = draft.chars().collect();
    let start = if chars.is_empty() { 0 } else { at.index(chars.len()) };
    let end = (start + gone).min(chars.len());
    chars[..start].iter().chain(come.chars().collect::<Vec<_>>().iter()).chain(&chars[end..]).collect()
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn a_silent_block_claims_nothing(text in pieces()) {
        let base = &**BASE;
        for lang in Lang::ALL {
            let context = context_of(base, lang, None, std::iter::once(&*text));
            let tokens = tokens(&text);
            if named(base, &tokens).is_empty() && silent(base, &text, &tokens, 0..tokens.len(), &context).is_some() {
                prop_assert_eq!(read(&text, base, &context), []);
            }
        }
    }

    #[test]
    fn what_was_seen_of_words_before_changes_nothing(text in pieces(), before in pieces()) {
        let base = &**BASE;
        let mut sights = Sights::default();
        for lang in Lang::ALL.into_iter().chain(Lang::ALL) {
            sights.of(&before, base, lang);
            let (words, Sighted { names, leads, signs }) = sights.of(&text, base, lang);
            let tokens = tokens(&text);
            prop_assert_eq!(&words, &tokens);
            prop_assert_eq!(named_at(base, &tokens, names), named(base, &tokens));
            let (some, all) = (may_tell(&tokens, signs, lang), may_tell(&tokens, 0..tokens.len(), lang));
            prop_assert_eq!((some.sentences, some.parts), (all.sentences, all.parts));
            let context = context_of(base, lang, None, std::iter::once(&*text));
            let silent = |leads: Vec<usize>| silent(base, &text, &tokens, leads, &context).is_some();
            prop_assert_eq!(silent(leads), silent((0..tokens.len()).collect()));
        }
    }

    #[test]
    fn a_day_that_is_wrong_is_seen_at_first_sight(text in pieces()) {
        let anchor = Anchor { dateline: Some(jiff::civil::date(2026, 2, 7).at(0, 0, 0, 0)), ..Anchor::default() };
        let tokens = tokens(&text);
        for lang in Lang::ALL {
            // A day without a year is held against its weekday in a draft about the story only.
            let clashes = |spotted: &Spotted| spotted.told.weekday_clash(&anchor).is_some_and(|clash| clash.year_told);
            let wrong = |spotted: &Spotted| spotted.told.impossible().is_some() || clashes(spotted);
            let wrong_of = |mut values: Vec<Spotted>| {
                values.retain(wrong);
                values
            };
            let seen = values::read_in(&text, &tokens, &may_tell(&tokens, 0..tokens.len(), lang).sentences, lang);
            prop_assert_eq!(wrong_of(seen), wrong_of(values::read(&text, &tokens, lang)));
        }
    }

    #[test]
    fn any_text_gives_a_report(text in any::<String>()) {
        run(&text, &mut Memo::default());
    }

    #[test]
    fn any_words_give_a_report_with_spans_inside(text in pieces()) {
        let report = run(&text, &mut Memo::default());
        for finding in &report.findings {
            // A line that ends within it is a blank in prose.
            prop_assert!(!finding.text.contains(['\n', '\r']));
            let words = |text: &str| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(text.get(finding.span.start..finding.span.end).map(words), Some(words(&finding.text)));
        }
    }

    #[test]
    fn what_was_read_before_changes_nothing(start in pieces(), edits in proptest::collection::vec(edit(), 1..8)) {
        let mut memo = Memo::default();
        let mut draft = start;
        run(&draft, &mut memo);
        for edit in &edits {
            draft = apply(&draft, edit);
            let (known, fresh) = (run(&draft, &mut memo), run(&draft, &mut Memo::default()));
            prop_assert_eq!(shown(&known), shown(&fresh));
            prop_assert_eq!(known.verified, fresh.verified);
            prop_assert_eq!(known.unsourced, fresh.unsourced);
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(8))]

    #[test]
    fn what_was_read_with_other_facts_changes_nothing(blocks in proptest::collection::vec(pieces(), 1..5), turns in proptest::collection::vec(0..4_usize, 2..5)) {
        let draft = blocks.join("\n\n");
        let mut memo = Memo::default();
        for pair in turns.windows(2) {
            let (before, now) = (&OTHERS[pair[0]], &OTHERS[pair[1]]);
            let run = |base: &Base, memo: &mut Memo| check(&draft, Markup::MARKDOWN, base, &Options::default(), memo);
            run(before, &mut memo);
            memo.follow(before, now);
            let (followed, fresh) = (run(now, &mut memo), run(now, &mut Memo::default()));
            prop_assert_eq!(format!("{followed:?}"), format!("{fresh:?}"));
        }
    }

    #[test]
    fn how_many_threads_read_changes_nothing(blocks in proptest::collection::vec(pieces(), 4..12)) {
        // Long enough for three to be worth it, and some blocks are the same.
        let draft = (0..400).map(|nth| format!("{} {}.", blocks[nth % blocks.len()], nth / 2)).collect::<Vec<_>>().join("\n\n");
        let (mut one, mut three) = (Memo::default(), Memo::in_threads(3));
        let (alone, together) = (run(&draft, &mut one), run(&draft, &mut three));
        prop_assert_eq!(shown(&alone), shown(&together));
        prop_assert_eq!((alone.verified, alone.unsourced), (together.verified, together.unsourced));
        prop_assert_eq!((one.reads(), one.passed()), (three.reads(), three.passed()));
    }
}

/// A weekday without a year is wrong only in a draft about the story, a name misspelt only where it is spelled right elsewhere: other
/// paragraphs tell.
#[test]
fn what_the_rest_of_a_draft_tells_is_not_remembered() {
    let facts = r#"
        [sources.001]
        published = 2026-02-06
        [entities.lea]
        kind = "person"
        names = ["Léa Marchal"]
        [entities.pool]
        kind = "place"
        called.fr = ["centre aquatique municipal"]
        [facts.lea.age]
        is = "31 years"
        says.001 = "31 ans"
    "#;
    let texts = [("factlint.toml".to_owned(), String::new()), ("facts/a.toml".to_owned(), facts.to_owned())].into();
    let desk = Desk::open_with(Path::new("/nowhere"), &Buffers { texts, below: None });
    let options = Options { date: Some(jiff::civil::date(2026, 2, 7).at(0, 0, 0, 0)), lang: Some(Lang::Fr), ..Options::default() };
    let run = |text: &str, memo: &mut Memo| shown(&check(text, Markup::MARKDOWN, &desk.base, &options, memo));
    for (about, told) in [
        ("Le centre aquatique municipal a fermé ses portes.", "Le lundi 8 février, il a plu toute la nuit."),
        ("Léa Marchal a nagé.", "Il a plu sur Léa Marchall toute la nuit."),
    ] {
        let drafts = [about, "Le vent a soufflé fort."].map(|first| format!("{first}\n\n{told}"));
        let fresh = drafts.each_ref().map(|text| run(text, &mut Memo::default()));
        assert_ne!(fresh[0], fresh[1], "nothing would be told apart");
        let mut memo = Memo::default();
        assert_eq!(drafts.each_ref().map(|text| run(text, &mut memo)), fresh);
    }
}

#[test]
fn only_blocks_that_lead_to_the_desk_are_read_in_full() {
    let work = |text: &str| {
        let mut memo = Memo::default();
        run(text, &mut memo);
        (memo.reads(), memo.passed())
    };
    assert_eq!(work("Il a plu mardi sur la vallée, et le marché aux fleurs a fermé à midi."), (1, 1));
    assert_eq!(work("Amine Kessaci a été exfiltré jeudi soir."), (1, 0));
}

#[test]
fn a_keystroke_reads_one_block() {
    let paragraph =
        |nth: usize| format!("Amine Kessaci a été exfiltré jeudi soir à Aix-en-Provence, alinéa {nth}. Benoît Payan a réagi à Trouville.");
    let draft = (0..100).map(paragraph).collect::<Vec<_>>().join("\n\n");
    let mut memo = Memo::default();
    run(&draft, &mut memo);
    let cold = memo.reads();
    assert_eq!(cold, 100, "a block is read once");
    let typed = draft.replacen("alinéa 50.", "alinéa 50 b.", 1);
    run(&typed, &mut memo);
    assert_eq!(memo.reads() - cold, 1, "a keystroke reads the block it falls in");
    assert_eq!(memo.cuts(), 1, "it cuts that block alone");
}

#[test]
fn a_paragraph_leans_on_those_before_it() {
    let found =
        |text: &str| run(text, &mut Memo::default()).findings.into_iter().map(|found| found.span.of(text).to_owned()).collect::<Vec<_>>();
    let nobody = Vec::<String>::new();
    for (draft, expected) in [
        ("Amine Kessaci a parlé.\n\nIl a 27 ans.", vec!["27 ans"]),
        ("Amine Kessaci a parlé.\n\nLe jeune homme de 27 ans est sorti.", vec!["27 ans"]),
        ("Amine Kessaci a parlé.\n\n« Je pars », a-t-il lâché.\n\nIl a 27 ans.", vec!["27 ans"]),
        ("Amine Kessaci a parlé.\n\n# Le lendemain\n\nIl a 27 ans.", vec![]),
        ("Amine Kessaci a parlé à Jean Rival.\n\nIl a 27 ans.", vec![]),
        ("Amine Kessaci a parlé.\n\nJean Rival a parlé.\n\nIl a 27 ans.", vec![]),
        ("Amine Kessaci a parlé.\n\nUn.\n\nDeux.\n\nIl a 27 ans.", vec![]),
    ] {
        assert_eq!(found(draft), expected, "{draft}");
    }
    assert_eq!(found("Il a 27 ans."), nobody);
}

#[test]
fn a_keystroke_reads_again_what_leans_on_its_block() {
    let draft = "Amine Kessaci a parlé.\n\nIl a 27 ans.\n\nBenoît Payan a réagi.\n";
    let mut memo = Memo::default();
    assert_eq!(run(draft, &mut memo).findings.len(), 1);
    let cold = memo.reads();
    assert_eq!(run(&draft.replace("Amine Kessaci", "Jean Rival"), &mut memo).findings.len(), 0);
    assert_eq!(run(draft, &mut memo).findings.len(), 1);
    assert_eq!(memo.reads() - cold, 4, "the block and the one that leans on it, twice");
}

#[test]
fn a_changed_fact_reads_the_blocks_that_speak_of_it() {
    let draft = "Amine Kessaci a 22 ans.\n\nBenoît Payan, 48 ans, est maire de Marseille.\n\nMarc Pena a réagi.\n\n12 degrés à midi.\n";
    let run = |base: &Base, memo: &mut Memo| check(draft, Markup::MARKDOWN, base, &Options::default(), memo);
    let mut memo = Memo::default();
    let found = run(&OTHERS[0], &mut memo).findings.len();
    for (now, before, reads) in [(1, 0, 1), (0, 1, 1), (2, 0, 2), (0, 2, 2)] {
        memo.follow(&OTHERS[before], &OTHERS[now]);
        let cold = memo.reads();
        run(&OTHERS[now], &mut memo);
        assert_eq!(memo.reads() - cold, reads, "from {before} to {now}");
    }
    assert_eq!(run(&OTHERS[0], &mut memo).findings.len(), found);
    memo.follow(&OTHERS[0], &BASE);
    let cold = memo.reads();
    run(&BASE, &mut memo);
    assert_eq!(memo.reads(), cold, "what is opened anew says the same");
    memo.follow(&BASE, &Base::default());
    run(&Base::default(), &mut memo);
    assert_eq!(memo.reads() - cold, 4, "another desk is another");
}

#[test]
fn a_keystroke_reads_nothing_behind_it_that_leans_on_nobody() {
    let draft = "Amine Kessaci a parlé.\n\nMaires et élus ont voté.\n\nMonsieur Trouville a voté.\n";
    let mut memo = Memo::default();
    run(draft, &mut memo);
    let cold = memo.reads();
    run(&draft.replace("parlé", "souri"), &mut memo);
    assert_eq!(memo.reads() - cold, 1, "a capital that opens a sentence, or a name that wasn't told, leans on nothing");
    run(&draft.replace("Amine Kessaci", "Amine Kessaci et Jean Trouville"), &mut memo);
    assert_eq!(memo.reads() - cold, 3, "the one whose first name is told now is read again");
}

#[test]
fn a_known_draft_reads_nothing() {
    let draft = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/aix/drafts/kessaci-erreurs.md")).unwrap();
    let mut memo = Memo::default();
    run(&draft, &mut memo);
    let cold = memo.reads();
    run(&draft, &mut memo);
    assert_eq!(memo.reads(), cold);
}
