//! Patterns, where the shell leaves them to the program.

use super::{WRONG, desk, err, factlint, places};

#[test]
fn patterns_are_matched_as_shells_do() {
    let desk = desk(&[("a.md", WRONG), ("mars/b.md", WRONG), ("mars/c.txt", WRONG), ("[x].md", WRONG), ("d.log", WRONG)]);
    let checked = |pattern: &str| {
        let mut places = places(&factlint(desk.path(), &["check", pattern]));
        places.retain(|place| place.ends_with(":6:14"));
        places.iter().map(|place| place.strip_prefix("drafts/").unwrap().strip_suffix(":6:14").unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(checked("drafts/*.md"), ["[x].md", "a.md"]);
    assert_eq!(checked("drafts/**/*.md"), ["[x].md", "a.md", "mars/b.md"]);
    assert_eq!(checked("./drafts/mars/?.{md,txt}"), ["mars/b.md", "mars/c.txt"]);
    // A file of that very name is the one that is meant.
    assert_eq!(checked("drafts/[x].md"), ["[x].md"]);
    // No draft by its ending.
    assert_eq!(checked("drafts/*"), ["[x].md", "a.md"]);
}

#[test]
fn a_pattern_that_nothing_matches_is_told() {
    let desk = desk(&[("a.md", WRONG)]);
    for pattern in ["drafts/*.rst", "nowhere/*.md"] {
        let found = factlint(desk.path(), &["check", pattern]);
        assert_eq!((err(&found), found.status.code()), (format!("factlint: {pattern}: no draft matches\n"), Some(2)));
    }
}
