//! Which fixes are made when nobody chooses, and the text they come to.

use crate::rules::{Edit, Finding, Fix};
use crate::text::Span;
use std::collections::BTreeMap;

/// The fixes that have no alternative: the safe ones, or all of them.
pub fn chosen(findings: &[Finding], all: bool) -> impl Iterator<Item = &Fix> {
    findings.iter().filter_map(move |finding| match finding.fixes.as_slice() {
        [fix] if fix.safe || all => Some(fix),
        _ => None,
    })
}

/// The edits of fixes, those left out that would change what another changes.
#[must_use]
pub fn apart(fixes: impl Iterator<Item = Vec<Edit>>) -> Vec<Edit> {
    let mut out = BTreeMap::new();
    for fix in fixes {
        if !fix.iter().any(|edit| is_changed(&out, edit.span)) {
            out.extend(fix.into_iter().map(|edit| (edit.span, edit.text)));
        }
    }
    out.into_iter().map(|(span, text)| Edit { span, text }).collect()
}

/// Whether edits that lie apart change something of a place: the one before it or the one behind it would.
fn is_changed(edits: &BTreeMap<Span, String>, place: Span) -> bool {
    let near = edits.range(..=place).next_back().into_iter().chain(edits.range(place..).next());
    near.into_iter().any(|(span, _)| span.overlaps(place) || *span == place)
}

/// A text with edits made. They lie apart and on characters of the text.
#[must_use]
pub fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::{apart, apply};
    use crate::rules::Edit;
    use crate::text::Span;
    use proptest::prelude::{any, prop_assert_eq};

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { span: Span::new(start, end), text: text.to_owned() }
    }

    #[test]
    fn of_two_fixes_of_one_place_the_first_is_made() {
        let fixes = [vec![edit(3, 5, "22")], vec![edit(0, 2, "x"), edit(4, 6, "y")], vec![edit(6, 9, "years")]];
        assert_eq!(apply("at 24 ans", apart(fixes.into_iter())), "at 22 years");
    }

    proptest::proptest! {
        /// As each fix would be held against all that were made before it.
        #[test]
        fn fixes_that_are_made_lie_apart(places in proptest::collection::vec((0..30_usize, 0..6_usize, any::<bool>()), 0..12)) {
            let fixes: Vec<Vec<Edit>> = places
                .iter()
                .map(|(start, length, is_double)| {
                    let one = edit(*start, start + length, "x");
                    let other = edit(start + length + 3, start + length + 5, "y");
                    std::iter::once(one).chain(is_double.then_some(other)).collect()
                })
                .collect();
            let mut made: Vec<Edit> = Vec::new();
            for fix in &fixes {
                if !fix.iter().any(|edit| made.iter().any(|other| other.span.overlaps(edit.span) || other.span == edit.span)) {
                    made.extend(fix.iter().cloned());
                }
            }
            made.sort_by_key(|edit| edit.span);
            prop_assert_eq!(apart(fixes.into_iter()), made);
        }
    }
}
