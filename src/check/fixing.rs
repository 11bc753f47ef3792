//! Which fixes are made when nobody chooses, and the text they come to.

use crate::rules::{Edit, Finding, Fix};

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
    let mut out: Vec<Edit> = Vec::new();
    for fix in fixes {
        if !fix.iter().any(|edit| out.iter().any(|other| other.span.overlaps(edit.span) || other.span == edit.span)) {
            out.extend(fix);
        }
    }
    out
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

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { span: Span::new(start, end), text: text.to_owned() }
    }

    #[test]
    fn of_two_fixes_of_one_place_the_first_is_made() {
        let fixes = [vec![edit(3, 5, "22")], vec![edit(0, 2, "x"), edit(4, 6, "y")], vec![edit(6, 9, "years")]];
        assert_eq!(apply("at 24 ans", apart(fixes.into_iter())), "at 22 years");
    }
}
