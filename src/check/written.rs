//! Edits of a block's text as edits of the draft: written in its markup, and never across a piece of it.

use crate::rules::Edit;
use crate::text::{Block, Markup, Span};

/// The edits in the draft; none if one of them would tear markup apart.
pub(super) fn written(block: &Block, markup: Markup, edits: &[Edit]) -> Option<Vec<Edit>> {
    edits.iter().map(|edit| one(block, markup, edit)).collect()
}

fn one(block: &Block, markup: Markup, edit: &Edit) -> Option<Edit> {
    let place = |edit: &Edit| {
        let span = block.to_file(edit.span);
        (block.is_whole(span) && block.takes(&edit.text)).then(|| Edit { span, text: markup.escaped(&edit.text).into_owned() })
    };
    let narrowed = || place(&narrowed(&block.text, edit));
    if is_plain(block, edit.span) { place(edit) } else { narrowed().or_else(|| place(edit)) }
}

/// Whether words stand in the draft as they read: without markup, and without entities that are to stay.
fn is_plain(block: &Block, span: Span) -> bool {
    let file = block.to_file(span);
    block.is_whole(file) && file.len() == span.len()
}

/// An edit without what it leaves as it is at either end.
fn narrowed(text: &str, edit: &Edit) -> Edit {
    let old = edit.span.of(text);
    let start: usize = old.chars().zip(edit.text.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let (rest, new) = (&old[start..], &edit.text[start..]);
    let end: usize = rest.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    Edit { span: Span::new(edit.span.start + start, edit.span.end - end), text: new[..new.len() - end].to_owned() }
}

#[cfg(test)]
mod tests {
    use super::written;
    use crate::rules::Edit;
    use crate::text::{Blocks, Markup, Span};

    /// The draft after `old` was replaced, if that can be done.
    fn replaced(file: &str, path: &str, old: &str, new: &str) -> Option<String> {
        let markup = Markup::of_path(path);
        let block = &Blocks::parse(file, markup).blocks[0];
        let at = block.text.find(old).unwrap();
        let edit = Edit { span: Span::new(at, at + old.len()), text: new.to_owned() };
        Some(super::super::fixing::apply(file, written(block, markup, &[edit])?))
    }

    #[test]
    fn markup_inside_what_changes_is_kept() {
        assert_eq!(replaced("Il a 24 **ans**.", "a.md", "24 ans", "22 ans").as_deref(), Some("Il a 22 **ans**."));
        assert_eq!(replaced("<p>Il a <b>24&nbsp;ans</b>.", "a.html", "24\u{a0}ans", "22 ans").as_deref(), Some("<p>Il a <b>22 ans</b>."));
        assert_eq!(replaced("<p>Le <b>5</b> mai.", "a.html", "5 mai", "6 juin"), None);
    }

    #[test]
    fn what_stays_keeps_its_spelling() {
        let aged = |file: &str, path: &str| replaced(file, path, "24\u{a0}ans", "22\u{a0}ans").unwrap();
        assert_eq!(aged("<p>Il a 24&nbsp;ans.", "a.html"), "<p>Il a 22&nbsp;ans.");
        assert_eq!(aged("Il a 24&#160;ans.", "a.md"), "Il a 22&#160;ans.");
        assert_eq!(aged("Il a 24~ans.", "a.tex"), "Il a 22~ans.");
    }

    #[test]
    fn front_matter_stays_yaml() {
        let titled = |new: &str| replaced("---\ntitle: 'Léa, 24 ans'\n---\n", "a.md", "24 ans", new);
        assert_eq!(titled("22 ans").as_deref(), Some("---\ntitle: 'Léa, 22 ans'\n---\n"));
        assert_eq!(titled("l'an 22"), None);
    }

    #[test]
    fn what_is_new_is_written_in_the_markup() {
        assert_eq!(replaced("<p>Chez AB.", "a.html", "AB", "A & B").as_deref(), Some("<p>Chez A &amp; B."));
    }
}
