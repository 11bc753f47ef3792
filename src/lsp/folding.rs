//! Folding in a desk's files: each table with what belongs to it, and comments of several lines.

use super::world::World;
use ropey::Rope;
use tower_lsp::lsp_types::{FoldingRange, FoldingRangeKind, Url};

/// The folds of a desk's file.
pub(super) fn of(world: &World, uri: &Url) -> Option<Vec<FoldingRange>> {
    Some(folds(&world.files.get(uri)?.rope))
}

/// What a line is to folding.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Header,
    Comment,
    Blank,
    Other,
}

fn folds(rope: &Rope) -> Vec<FoldingRange> {
    let lines: Vec<Line> = rope.lines().map(|line| of_line(line.to_string().trim())).collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let end = match line {
            Line::Header => end_of_table(&lines, at),
            Line::Comment if at == 0 || lines[at - 1] != Line::Comment => {
                at + lines[at..].iter().take_while(|line| **line == Line::Comment).count() - 1
            }
            _ => continue,
        };
        if end > at {
            let kind = if *line == Line::Comment { FoldingRangeKind::Comment } else { FoldingRangeKind::Region };
            found.push(fold(at, end, kind));
        }
    }
    found
}

fn of_line(text: &str) -> Line {
    match text.chars().next() {
        None => Line::Blank,
        Some('#') => Line::Comment,
        Some('[') if text.ends_with(']') || text.contains("] #") => Line::Header,
        Some(_) => Line::Other,
    }
}

/// The last line of a table: what stands before the next header, blank lines and that header's own comment left out.
fn end_of_table(lines: &[Line], at: usize) -> usize {
    let next = lines[at + 1..].iter().position(|line| *line == Line::Header).map_or(lines.len(), |gap| at + 1 + gap);
    (at..next).rev().find(|line| lines[*line] == Line::Other || *line == at).unwrap_or(at)
}

fn fold(start: usize, end: usize, kind: FoldingRangeKind) -> FoldingRange {
    let line = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    FoldingRange { start_line: line(start), end_line: line(end), kind: Some(kind), ..FoldingRange::default() }
}

#[cfg(test)]
mod tests {
    use super::folds;
    use ropey::Rope;

    #[test]
    fn tables_and_comments_fold() {
        let rope = Rope::from_str("# a\n# b\n[x]\na = [\n 1,\n]\n\n# c\n[y]\n\n[z]\nb = 1\n");
        let found: Vec<(u32, u32)> = folds(&rope).iter().map(|fold| (fold.start_line, fold.end_line)).collect();
        assert_eq!(found, [(0, 1), (2, 5), (10, 11)]);
    }
}
