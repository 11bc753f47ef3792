//! The tables of reStructuredText: drawn ones and those of two rules.

use super::inline;
use crate::text::Span;
use crate::text::block::BlockKind;
use crate::text::lines::Line;
use crate::text::prose::Prose;

/// Whether a line may begin a table.
pub(super) fn begins(text: &str) -> bool {
    text.starts_with("+-") && text.ends_with('+') || columns(text).len() > 1
}

/// Whether a table begins at a line: a drawn one has bars below, the other a rule like the first.
pub(super) fn is_table(lines: &[Line<'_>], at: usize) -> bool {
    let below = lines.iter().skip(at + 1).take_while(|line| !line.text.trim().is_empty());
    let mut below = below.map(|line| line.text.trim());
    if lines[at].text.trim().starts_with('+') {
        below.next().is_some_and(|text| text.starts_with('|'))
    } else {
        below.any(|text| columns(text).len() > 1)
    }
}

/// Reads a table; gives the line after it.
pub(super) fn read(prose: &mut Prose, file: &str, lines: &[Line<'_>], at: usize) -> usize {
    let drawn = lines[at].text.trim().starts_with('+');
    let bounds = columns(lines[at].text);
    let mut end = at + 1;
    while let Some(line) = lines.get(end).filter(|line| !line.text.trim().is_empty()) {
        let cells = if drawn { drawn_cells(line.text) } else { cut(line.text, &bounds) };
        for cell in cells {
            prose.begin(BlockKind::Paragraph);
            inline::read(prose, file, &[Span::clone(&line.span_of(cell))]);
            prose.close();
        }
        end += 1;
    }
    end
}

fn drawn_cells(text: &str) -> Vec<&str> {
    let inner = text.trim().strip_prefix('|').and_then(|text| text.strip_suffix('|'));
    inner.map(|inner| inner.split('|').map(str::trim).collect()).unwrap_or_default()
}

/// Where the columns of a table of two rules begin, in characters; none if the line is no such rule.
fn columns(text: &str) -> Vec<usize> {
    let is_rule = text.contains("==") && text.bytes().all(|b| b == b'=' || b == b' ');
    let begins = |at: &usize| text.as_bytes()[*at] == b'=' && (*at == 0 || text.as_bytes()[at - 1] == b' ');
    if is_rule { (0..text.len()).filter(begins).collect() } else { Vec::new() }
}

/// The cells of a line, cut where the columns begin.
fn cut<'a>(text: &'a str, bounds: &[usize]) -> Vec<&'a str> {
    if !columns(text).is_empty() || text.trim().chars().all(|c| matches!(c, '-' | ' ')) {
        return Vec::new();
    }
    let byte = |column: usize| text.char_indices().nth(column).map_or(text.len(), |(at, _)| at);
    let ends = bounds.iter().skip(1).map(|column| byte(*column)).chain([text.len()]);
    bounds.iter().zip(ends).map(|(start, end)| text[byte(*start)..end].trim()).collect()
}
