//! Rows in columns: aligned for people, parted by tabs for programs.

use super::escape::{opening, visible};
use std::io::{self, Write};
use unicode_segmentation::UnicodeSegmentation;

/// Rows under a head.
#[derive(Clone, Debug)]
pub struct Table<const N: usize> {
    /// The names of the columns.
    pub head: [&'static str; N],
    /// The rows.
    pub rows: Vec<[String; N]>,
}

/// How wide a column may be, but for the last.
const WIDEST: usize = 60;

impl<const N: usize> Table<N> {
    /// Columns as wide as their widest cell.
    ///
    /// # Errors
    /// When `out` can't be written to.
    pub fn aligned(&self, out: &mut dyn Write) -> io::Result<()> {
        let head = self.head.map(str::to_uppercase);
        let rows: Vec<[String; N]> = std::iter::once(head).chain(self.rows.iter().map(shown)).collect();
        let width = |column: usize| rows.iter().map(|row| long(&row[column])).max().unwrap_or(0);
        let widths: Vec<usize> = (0..N).map(width).collect();
        for row in &rows {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell}{}", " ".repeat(width.saturating_sub(long(cell)))));
            writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
        }
        Ok(())
    }

    /// A line a row, without a head; no cell is cut.
    ///
    /// # Errors
    /// When `out` can't be written to.
    pub fn tabbed(&self, out: &mut dyn Write) -> io::Result<()> {
        self.rows.iter().try_for_each(|row| writeln!(out, "{}", told(row).join("\t")))
    }
}

/// Cells safe to show; the first opens a line.
fn told<const N: usize>(row: &[String; N]) -> [String; N] {
    let mut show: fn(&str) -> String = opening;
    row.each_ref().map(|cell| std::mem::replace(&mut show, visible)(cell))
}

/// The same; long ones are cut, but for the last.
fn shown<const N: usize>(row: &[String; N]) -> [String; N] {
    let mut at = 0;
    told(row).map(|cell| {
        at += 1;
        if at == N { cell } else { cut(&cell) }
    })
}

fn cut(cell: &str) -> String {
    if long(cell) <= WIDEST {
        return cell.to_owned();
    }
    cell.graphemes(true).take(WIDEST - 1).collect::<String>() + "…"
}

fn long(cell: &str) -> usize {
    cell.graphemes(true).count()
}

#[cfg(test)]
mod tests {
    use super::Table;

    fn written(table: &Table<2>, write: fn(&Table<2>, &mut dyn std::io::Write) -> std::io::Result<()>) -> String {
        let mut out = Vec::new();
        write(table, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn columns_line_up_and_nothing_plays_with_the_terminal() {
        let table = Table { head: ["a", "b"], rows: vec![["e\u{301}é".into(), "x\ty".into()], ["::1".into(), "\u{1b}[31m".into()]] };
        assert_eq!(written(&table, Table::aligned), "A         B\ne\u{301}é        x y\n\\u{3a}:1  \\u{1b}[31m\n");
        assert_eq!(written(&table, Table::tabbed), "e\u{301}é\tx y\n\\u{3a}:1\t\\u{1b}[31m\n");
    }
}
