//! The XML of a document to its paragraphs.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

/// What the elements of a format are for.
pub(super) struct Dialect {
    /// Paragraphs and titles.
    paragraphs: &'static [&'static str],
    /// The one element whose text is prose; where there is none, that of paragraphs is.
    text: Option<&'static str>,
    /// Blanks and breaks.
    blanks: &'static [&'static str],
    /// What holds no prose of the draft: what was deleted, remarks of colleagues, what stands here twice.
    silent: &'static [&'static str],
}

/// WordprocessingML.
pub(super) const WORD: Dialect = Dialect {
    paragraphs: &["w:p"],
    text: Some("w:t"),
    blanks: &["w:tab", "w:br", "w:cr"],
    silent: &["w:del", "w:moveFrom", "mc:Fallback", "w:tabs"],
};

/// OpenDocument.
pub(super) const OPEN: Dialect = Dialect {
    paragraphs: &["text:p", "text:h"],
    text: None,
    blanks: &["text:s", "text:tab", "text:line-break"],
    silent: &["text:tracked-changes", "office:annotation", "text:note-citation", "office:scripts", "text:index-body"],
};

/// The paragraphs, each a line; nothing where the XML is broken.
pub(super) fn paragraphs(xml: &str, dialect: &Dialect) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    let mut walk = Walk { dialect, done: Vec::new(), open: Vec::new(), silent: 0, told: 0 };
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => walk.start(tag.name().as_ref()),
            Event::End(tag) => walk.end(tag.name().as_ref()),
            Event::Empty(tag) => walk.empty(tag.name().as_ref()),
            Event::Text(text) => walk.text(&text.xml10_content()),
            Event::CData(text) => walk.text(&text.xml10_content()),
            Event::GeneralRef(reference) => walk.text(&resolved(&reference)?),
            Event::Eof => return Some(walk.done.join("\n")),
            _ => {}
        }
    }
}

fn resolved(reference: &BytesRef<'_>) -> Option<String> {
    if let Some(c) = reference.resolve_char_ref().ok()? {
        return Some(c.to_string());
    }
    Some(htmlize::unescape(format!("&{};", reference.xml10_content())).into_owned())
}

struct Walk<'a> {
    dialect: &'a Dialect,
    done: Vec<String>,
    /// The open paragraphs: a note or a frame stands inside another.
    open: Vec<String>,
    /// Depth of elements that hold no prose.
    silent: usize,
    /// Depth of elements whose text is prose.
    told: usize,
}

/// Whether a name is one of some.
fn is(name: &str, known: &[&str]) -> bool {
    known.contains(&name)
}

impl Walk<'_> {
    fn start(&mut self, name: &str) {
        self.silent += usize::from(is(name, self.dialect.silent));
        self.told += usize::from(is(name, self.dialect.text.as_slice()));
        if self.silent == 0 && is(name, self.dialect.paragraphs) {
            self.open.push(String::new());
        }
        self.blank(name);
    }

    fn end(&mut self, name: &str) {
        if self.silent == 0 && is(name, self.dialect.paragraphs) {
            self.done.extend(self.open.pop());
        }
        self.silent = self.silent.saturating_sub(usize::from(is(name, self.dialect.silent)));
        self.told = self.told.saturating_sub(usize::from(is(name, self.dialect.text.as_slice())));
    }

    fn empty(&mut self, name: &str) {
        if self.silent == 0 && is(name, self.dialect.paragraphs) {
            self.done.push(String::new());
        }
        self.blank(name);
    }

    fn blank(&mut self, name: &str) {
        let given = match name {
            "w:noBreakHyphen" => "\u{2011}",
            _ if is(name, self.dialect.blanks) => " ",
            _ => return,
        };
        if let Some(open) = self.open.last_mut().filter(|_| self.silent == 0) {
            open.push_str(given);
        }
    }

    /// Line breaks are the file's own, not the draft's: a paragraph is a line.
    fn text(&mut self, text: &str) {
        let told = self.silent == 0 && (self.told > 0 || self.dialect.text.is_none());
        if let Some(open) = self.open.last_mut().filter(|_| told) {
            open.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{OPEN, WORD, paragraphs};

    #[test]
    fn runs_of_a_word_document_are_joined_by_paragraph() {
        let xml = "<w:document><w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>L&#233;a a </w:t></w:r><w:del><w:t>99</w:t></w:del>\
            <w:ins><w:r><w:t>33</w:t></w:r></w:ins><w:r><w:tab/><w:t>ans &amp; dort</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>\n<w:p/><w:p><w:r><w:t>fin</w:t></w:r></w:p></w:document>";
        assert_eq!(paragraphs(xml, &WORD).as_deref(), Some("Léa a 33 ans & dort\n\nfin"));
    }

    #[test]
    fn notes_of_an_open_document_are_paragraphs() {
        let xml = "<office:text><text:h>Titre</text:h><text:p>Léa,<text:s/><text:span>33</text:span>\nans<text:note><text:note-citation>1</text:note-citation>\
            <text:note-body><text:p>Note.</text:p></text:note-body></text:note>, dort.</text:p><office:annotation><text:p>99</text:p></office:annotation></office:text>";
        assert_eq!(paragraphs(xml, &OPEN).as_deref(), Some("Titre\nNote.\nLéa, 33 ans, dort."));
    }

    #[test]
    fn broken_xml_is_nothing() {
        assert_eq!(paragraphs("<w:p><w:t>Léa</w:p>", &WORD), None);
    }

    proptest::proptest! {
        #[test]
        fn any_xml_is_read_or_refused(xml in "(<w:p>|</w:p>|<w:t>|</w:t>|<w:del>|</w:del>|<w:p/>|&amp;|&#0;|&x;|<|[ aé\\n])*") {
            for dialect in [&WORD, &OPEN] {
                let _ = paragraphs(&xml, dialect);
            }
        }
    }
}
