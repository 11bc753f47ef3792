//! The marks inside a paragraph of reStructuredText: emphasis, roles, links, notes, code.

use crate::text::Span;
use crate::text::prose::Prose;

/// Roles whose text is no prose.
const SILENT: &[&str] = &["code", "math", "raw", "download", "kbd", "file", "index"];

/// Appends the prose of a paragraph's lines.
pub(super) fn read(prose: &mut Prose, file: &str, lines: &[Span]) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    let mut scan = Scan { prose, file, at: first.start, end: first.end, whole: Span::new(first.start, last.end) };
    for line in lines {
        if line.start > scan.at {
            scan.prose.gap(file, Span::new(scan.at, line.start));
            scan.at = line.start;
        }
        scan.end = line.end;
        scan.run();
    }
}

struct Scan<'a> {
    prose: &'a mut Prose,
    file: &'a str,
    at: usize,
    /// The end of the line.
    end: usize,
    whole: Span,
}

impl Scan<'_> {
    fn run(&mut self) {
        let mut start = self.at;
        while let Some(c) = self.rest().chars().next() {
            match self.mark(c) {
                None => self.at += c.len_utf8(),
                Some((inner, next)) => {
                    self.prose.verbatim(self.file, Span::new(start, self.at));
                    self.prose.verbatim(self.file, inner);
                    start = next;
                    self.at = next;
                }
            }
        }
        self.prose.verbatim(self.file, Span::new(start, self.at.max(start)));
    }

    fn rest(&self) -> &str {
        self.file.get(self.at..self.end).unwrap_or_default()
    }

    /// What is left of the paragraph.
    fn ahead(&self) -> &str {
        self.file.get(self.at..self.whole.end).unwrap_or_default()
    }

    fn before(&self) -> Option<char> {
        self.file.get(self.whole.start..self.at)?.chars().next_back()
    }

    /// The prose that a mark at this place holds, and where it ends.
    fn mark(&self, c: char) -> Option<(Span, usize)> {
        let none = |length: usize| (Span::new(self.at, self.at), self.at + length);
        match c {
            '\\' => self.escape(),
            '*' => self.emphasis().map(none),
            '`' => self.ticked(self.at, 0, false),
            ':' => self.role(),
            '|' => self.substitution().map(none),
            '[' => self.note().map(none),
            '_' => self.trailing().map(none),
            'h' => self.address().map(none),
            _ => None,
        }
    }

    /// A backslash, and the mark after it, which stands for itself; a blank after it goes.
    fn escape(&self) -> Option<(Span, usize)> {
        let next = self.rest()[1..].chars().next()?;
        let end = self.at + 1 + next.len_utf8();
        Some((Span::new(if next == ' ' { end } else { self.at + 1 }, end), end))
    }

    /// The bytes of an opening or closing mark of emphasis.
    fn emphasis(&self) -> Option<usize> {
        let mark = if self.rest().starts_with("**") { "**" } else { "*" };
        let after = self.rest()[mark.len()..].chars().next();
        let blank = |side: Option<char>| side.is_none_or(char::is_whitespace);
        let word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        let opens = !blank(after) && !word(self.before()) && self.ahead()[mark.len()..].contains(mark);
        let behind = &self.file[self.whole.start..self.at];
        let opened = || behind.match_indices(mark).any(|(at, _)| !behind[..at].ends_with('\\'));
        let closes = !blank(self.before()) && !word(after) && opened();
        (opens || closes).then_some(mark.len())
    }

    /// What backquotes at a place hold, in the line or in the paragraph.
    fn ticked(&self, at: usize, role: usize, silent: bool) -> Option<(Span, usize)> {
        let rest = self.file.get(at..self.end)?;
        if let Some(code) = rest.strip_prefix("``") {
            let end = code.find("``")?;
            return Some((Span::new(at, at), at + end + 4));
        }
        let inner = rest.strip_prefix('`')?;
        let end = at + 1 + inner.find('`')?;
        let after = self.file[end + 1..self.end].trim_start_matches('_');
        let next = self.end - after.len();
        let inner = &self.file[at + 1..end];
        let text = inner.rfind('<').filter(|_| inner.ends_with('>')).map_or(inner, |target| inner[..target].trim_end());
        let (after_role, is_silent) = if role == 0 { suffix_role(after) } else { (0, silent) };
        let shown = if is_silent { 0 } else { text.len() };
        Some((Span::new(at + 1, at + 1 + shown), next + after_role))
    }

    /// `` :role:`text` ``
    fn role(&self) -> Option<(Span, usize)> {
        let (name, rest) = self.rest()[1..].split_once(':')?;
        let named = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-+.:_".contains(&b));
        if !named || !rest.starts_with('`') || rest.starts_with("``") {
            return None;
        }
        self.ticked(self.at + name.len() + 2, name.len(), SILENT.contains(&name))
    }

    fn substitution(&self) -> Option<usize> {
        let inner = &self.rest()[1..];
        let end = inner.find('|').filter(|end| *end > 0 && !inner.starts_with(' '))?;
        (!inner[..end].ends_with(' ')).then(|| end + 2 + inner[end + 1..].len() - inner[end + 1..].trim_start_matches('_').len())
    }

    /// `[1]_`
    fn note(&self) -> Option<usize> {
        let end = self.rest().find("]_")?;
        let label = &self.rest()[1..end];
        label.chars().all(|c| c.is_alphanumeric() || "#*-_.".contains(c)).then_some(end + 2)
    }

    /// The mark at the end of a word that leads elsewhere.
    fn trailing(&self) -> Option<usize> {
        let length = self.rest().len() - self.rest().trim_start_matches('_').len();
        let after = self.rest()[length..].chars().next();
        let word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        (length <= 2 && word(self.before()) && !word(after)).then_some(length)
    }

    fn address(&self) -> Option<usize> {
        let rest = self.rest();
        let starts = rest.starts_with("http://") || rest.starts_with("https://");
        let inside = self.before().is_some_and(char::is_alphanumeric);
        let length = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '»')).unwrap_or(rest.len());
        (starts && !inside).then(|| rest[..length].trim_end_matches(['.', ',', ';', ')', '!', '?']).len())
    }
}

/// `` `text`:role: ``: the length of the role, and whether its text is no prose.
fn suffix_role(after: &str) -> (usize, bool) {
    let role = after.strip_prefix(':').and_then(|rest| rest.split_once(':')).map(|(name, _)| name);
    let named = |name: &&str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    role.filter(named).map_or((0, false), |name| (name.len() + 2, SILENT.contains(&name)))
}
