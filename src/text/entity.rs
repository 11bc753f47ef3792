//! Character references (`&eacute;`, `&#160;`) to the characters they stand for, each mapped as one piece.

use super::prose::Prose;
use super::span::Span;

/// Appends a stretch of the file, its character references decoded.
pub(super) fn push(prose: &mut Prose, file: &str, span: Span) {
    let mut at = span.start;
    while let Some(found) = Span::new(at, span.end).of(file).find('&') {
        let start = at + found;
        let end = start + extent(Span::new(start, span.end).of(file));
        let raw = Span::new(start, end).of(file);
        let decoded = htmlize::unescape(raw);
        prose.verbatim(file, Span::new(at, start));
        // A reference that no semicolon ends may have taken letters that follow it.
        let kept = common_end(raw, &decoded);
        prose.push(&decoded[..decoded.len() - kept], Span::new(start, end - kept));
        prose.verbatim(file, Span::new(end - kept, end));
        at = end;
    }
    prose.verbatim(file, Span::new(at, span.end));
}

/// The length of what may be a reference, in a text that begins with `&`.
fn extent(text: &str) -> usize {
    let name = text[1..].strip_prefix('#').unwrap_or(&text[1..]);
    let rest = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    text.len() - rest.strip_prefix(';').unwrap_or(rest).len()
}

fn common_end(a: &str, b: &str) -> usize {
    let same = a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b);
    same.map(|(c, _)| c.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use crate::text::Span;
    use crate::text::prose::Prose;

    #[test]
    fn what_is_no_reference_stays() {
        let file = "l&eacute;a&nbsp;&amp; b & c &bogus; &eacutete &#233;&#x20;";
        let mut prose = Prose::default();
        super::push(&mut prose, file, Span::new(0, file.len()));
        let block = &prose.done().blocks[0];
        assert_eq!(block.text, "léa\u{a0}& b & c &bogus; éte é ");
        let at = block.text.find("éte").unwrap();
        assert_eq!(block.to_file(Span::new(at, at + 2)).of(file), "&eacute");
    }
}
