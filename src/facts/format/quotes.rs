//! Quotes looked up in archived texts, whatever their apostrophes, quotation marks, blanks, case, accents and cuts.

use crate::facts::files::Files;
use crate::text::fold::bare;
use rustc_hash::FxHashMap;

/// Archived texts, each read once.
pub(crate) struct Archives<'f> {
    files: &'f dyn Files,
    texts: FxHashMap<String, Option<Archive>>,
}

/// A text in the form in which quotes are looked up.
#[derive(Debug)]
pub(crate) struct Archive {
    text: String,
    /// Where each line starts in the text.
    lines: Vec<usize>,
}

impl<'f> Archives<'f> {
    pub(crate) fn new(files: &'f dyn Files) -> Self {
        Self { files, texts: FxHashMap::default() }
    }

    /// An archived text, if it can be read.
    pub(crate) fn text(&mut self, path: &str) -> Option<&Archive> {
        let read = || self.files.read(path).ok().map(|text| Archive::of(path, &text));
        self.texts.entry(path.to_owned()).or_insert_with(read).as_ref()
    }
}

impl Archive {
    fn of(path: &str, text: &str) -> Self {
        let markup = matches!(path.rsplit('.').next(), Some("html" | "htm")).then(|| without_tags(text));
        let mut archive = Self { text: String::new(), lines: Vec::new() };
        for line in markup.as_deref().unwrap_or(text).lines() {
            archive.lines.push(archive.text.len());
            fold_into(line, &mut archive.text);
        }
        archive
    }

    /// The line, from 1, on which a quote starts. Its parts between cuts must follow one another.
    pub(crate) fn line_of(&self, quote: &str) -> Option<usize> {
        let mut from = 0;
        let mut start = None;
        for part in parts(quote) {
            let at = from + self.text.get(from..)?.find(part.trim_end())?;
            from = at + part.trim_end().len();
            start.get_or_insert(at);
        }
        Some(self.lines.partition_point(|line| *line <= start.unwrap_or_default()).max(1))
    }
}

/// The folded parts of a quote between its cuts.
fn parts(quote: &str) -> Vec<String> {
    let cut = ["[…]", "[...]", "(…)", "(...)", "..."].iter().fold(quote.to_owned(), |text, mark| text.replace(mark, "…"));
    let folded = cut.split('…').map(|part| {
        let mut folded = String::new();
        fold_into(part, &mut folded);
        folded
    });
    folded.filter(|part| !part.trim().is_empty()).collect()
}

/// Adds a line in folded form, ending in a blank.
fn fold_into(line: &str, to: &mut String) {
    for c in bare(line).chars() {
        match c {
            '«' | '»' | '“' | '”' | '„' | '"' | '*' | '_' | '\u{00AD}' | '\u{200B}' | '\u{FEFF}' => {}
            '–' | '—' | '‐' | '‑' | '−' => to.push('-'),
            c if c.is_whitespace() => blank(to),
            c => to.push(c),
        }
    }
    blank(to);
}

fn blank(to: &mut String) {
    if !to.is_empty() && !to.ends_with(' ') {
        to.push(' ');
    }
}

/// The text of a page: tags are dropped with their line breaks kept, common character references are read.
fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        text.extend(rest[at..end].chars().filter(|c| *c == '\n'));
        rest = &rest[end..];
    }
    text.push_str(rest);
    REFERENCES.iter().fold(text, |text, (reference, c)| text.replace(reference, c))
}

const REFERENCES: [(&str, &str); 14] = [
    ("&nbsp;", " "),
    ("&#160;", " "),
    ("&rsquo;", "'"),
    ("&#8217;", "'"),
    ("&#39;", "'"),
    ("&#039;", "'"),
    ("&laquo;", "«"),
    ("&raquo;", "»"),
    ("&quot;", "\""),
    ("&eacute;", "é"),
    ("&egrave;", "è"),
    ("&agrave;", "à"),
    ("&ccedil;", "ç"),
    ("&amp;", "&"),
];

#[cfg(test)]
mod tests {
    use super::Archive;

    fn line(text: &str, quote: &str) -> Option<usize> {
        Archive::of("a.txt", text).line_of(quote)
    }

    #[test]
    fn typography_and_case_do_not_matter() {
        let text = "Titre\n\nL’homme a dit : «\u{a0}Je ne sais\npas\u{202f}»  hier.";
        assert_eq!(line(text, "l'homme a dit : \"je ne sais pas\""), Some(3));
        assert_eq!(line(text, "pas » hier"), Some(4));
        assert_eq!(line("les Ecologistes", "Écologistes"), Some(1));
    }

    #[test]
    fn parts_between_cuts_must_follow_one_another() {
        let text = "un deux trois quatre";
        assert_eq!(line(text, "un […] trois"), Some(1));
        assert_eq!(line(text, "deux... quatre"), Some(1));
        assert_eq!(line(text, "trois […] un"), None);
        assert_eq!(line(text, "cinq"), None);
    }

    #[test]
    fn tags_of_a_page_are_not_its_text() {
        let page = Archive::of("a.html", "<p>Il a\n<b\nclass=x>tout</b>&nbsp;dit</p>");
        assert_eq!(page.line_of("il a tout dit"), Some(1));
        assert_eq!(page.line_of("dit"), Some(3));
    }
}
