//! What a web page frames an article with: menus, footers, boxes of links and of readers' comments, by the names of their elements.
//!
//! The page is gone through once, and what an element is called is believed only where it doesn't hold the article.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Elements that are never an article's own.
const ELEMENTS: [&str; 4] = ["nav", "footer", "aside", "button"];

/// Elements that hold a page or its article whatever they are called, and headings, which may be called by their own words.
const WHOLE: [&str; 9] = ["html", "body", "main", "h1", "h2", "h3", "h4", "h5", "h6"];

/// What the class or id of an element that frames an article says, in whole words.
const NAMES: [&str; 24] = [
    "related",
    "share",
    "shares",
    "sharing",
    "newsletter",
    "newsletters",
    "navigation",
    "menu",
    "menus",
    "sidebar",
    "sidebars",
    "footer",
    "promo",
    "promos",
    "cookie",
    "cookies",
    "breadcrumb",
    "breadcrumbs",
    "advert",
    "adverts",
    "advertisement",
    "recommended",
    "recommendations",
    "author-bio",
];

/// The same of one that holds what readers say, however long they say it.
const READERS: [&str; 6] = ["comment", "comments", "commentaire", "commentaires", "reaction", "reactions"];

/// A class or id of more words is made of a headline: « comment-lea-a-ete-sauvee ».
const WORDS: usize = 4;

/// Elements whose text is no prose: it tells nothing of where an article stands.
const SILENT: [&str; 8] = ["a", "button", "noscript", "script", "select", "style", "template", "title"];

/// A page without its frame. What isn't closed is kept: better a line too many than an article lost.
#[must_use]
pub(super) fn unframed(html: &str) -> String {
    let page = Page::read(html);
    let all = page.framing(|element| element.frame == Frame::Always || page.is_aside(element));
    let left = page.prose > all.iter().map(|element| element.prose).sum();
    // Where nothing would be left, the names say something else.
    cut(html, &if left { all } else { page.framing(|element| element.frame == Frame::Always) })
}

fn cut(html: &str, gone: &[&Element]) -> String {
    let mut out = String::with_capacity(html.len());
    let mut from = 0;
    for element in gone {
        out.push_str(&html[from..element.span.start]);
        from = element.span.end;
    }
    out.push_str(&html[from..]);
    out
}

/// By what an element frames an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frame {
    /// What it is.
    Always,
    /// What it is called, as readers' comments.
    Readers,
    /// What it is called, as anything else; a form.
    Called,
}

/// A closed element that may frame the article.
#[derive(Debug)]
struct Element {
    frame: Frame,
    span: Range<usize>,
    /// How much prose is in it, in bytes.
    prose: usize,
    /// Whether the page's headline or its main part is in it.
    holds_head: bool,
}

/// An element that isn't closed yet, with what the page has had before it.
#[derive(Clone, Copy, Debug)]
struct Open {
    frame: Option<Frame>,
    start: usize,
    prose: usize,
    heads: usize,
}

/// A page, read up to some place.
#[derive(Debug, Default)]
struct Page {
    elements: Vec<Element>,
    prose: usize,
    heads: usize,
    /// The open elements of each name.
    open: FxHashMap<Vec<u8>, Vec<Open>>,
    /// The element whose text is no prose.
    silent: Option<&'static str>,
}

impl Page {
    fn read(html: &str) -> Self {
        let mut page = Self::default();
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(html, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) if !tag.self_closing => page.start(&tag),
                Token::EndTag(tag) => page.end(&tag.name, tag.span.end),
                Token::String(text) if page.silent.is_none() => {
                    page.prose += text.value.iter().filter(|byte| !byte.is_ascii_whitespace()).count();
                }
                _ => {}
            }
        }
        page
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = std::str::from_utf8(&tag.name).unwrap_or_default();
        let open = Open { frame: frame(name, tag), start: tag.span.start, prose: self.prose, heads: self.heads };
        self.open.entry(tag.name.to_vec()).or_default().push(open);
        self.heads += usize::from(matches!(name, "h1" | "main"));
        self.silent = self.silent.or_else(|| SILENT.into_iter().find(|silent| *silent == name));
    }

    fn end(&mut self, name: &[u8], end: usize) {
        self.silent = self.silent.filter(|silent| silent.as_bytes() != name);
        let Some(open) = self.open.get_mut(name).and_then(Vec::pop) else { return };
        if let Some(frame) = open.frame {
            let (prose, holds_head) = (self.prose - open.prose, self.heads > open.heads);
            self.elements.push(Element { frame, span: open.start..end, prose, holds_head });
        }
    }

    /// The elements of a kind that stand in no other of them, in order.
    fn framing(&self, is_framing: impl Fn(&Element) -> bool) -> Vec<&Element> {
        let mut found: Vec<&Element> = self.elements.iter().filter(|element| is_framing(element)).collect();
        found.sort_by_key(|element| element.span.start);
        let mut end = 0;
        found.retain(|element| {
            let apart = element.span.start >= end;
            end = end.max(element.span.end);
            apart
        });
        found
    }

    /// Whether an element is what it is called: the headline isn't in it, nor, unless readers wrote it, most of the prose.
    fn is_aside(&self, element: &Element) -> bool {
        !element.holds_head && (element.frame == Frame::Readers || element.prose * 2 <= self.prose)
    }
}

fn frame(name: &str, tag: &StartTag<usize>) -> Option<Frame> {
    let called = |names: &[&str]| {
        let values = ["class", "id"].iter().filter_map(|key| tag.attributes.get(key.as_bytes()));
        values
            .filter_map(|value| std::str::from_utf8(&value.value).ok())
            .any(|value| value.split_whitespace().any(|word| says(word, names)))
    };
    match name {
        _ if ELEMENTS.contains(&name) => Some(Frame::Always),
        _ if WHOLE.contains(&name) => None,
        // What sections an article is filed under may be among its classes.
        "article" => tag.attributes.get(b"class".as_slice()).filter(|class| class.value.starts_with(b"comment")).map(|_| Frame::Called),
        _ if called(&READERS) => Some(Frame::Readers),
        _ if name == "form" || called(&NAMES) => Some(Frame::Called),
        _ => None,
    }
}

/// Whether a class or an id is made of words of which some are one of the names: `article-Share_buttons` of `share`.
fn says(value: &str, names: &[&str]) -> bool {
    let mut words = String::from("-");
    let mut before = '-';
    for c in value.chars() {
        let starts = !c.is_alphanumeric() || c.is_uppercase() && before.is_lowercase();
        if starts && !words.ends_with('-') {
            words.push('-');
        }
        words.extend(c.to_lowercase().filter(|c| c.is_alphanumeric()));
        before = c;
    }
    words.push_str(if words.ends_with('-') { "" } else { "-" });
    words.matches('-').count() <= WORDS + 1 && names.iter().any(|name| words.contains(&format!("-{name}-")))
}

#[cfg(test)]
mod tests {
    use super::{Page, unframed};

    #[test]
    fn menus_and_comments_are_left_out() {
        let page = "<p>One.</p><div class=\"x comments\"><div>Two.</div> Three.</div><nav>Four</nav><p id=\"lead\">Five.</p>";
        assert_eq!(unframed(page), "<p>One.</p><p id=\"lead\">Five.</p>");
    }

    #[test]
    fn names_are_read_however_they_are_written() {
        for tag in [
            "<div class=comments>",
            "<DIV CLASS='Comments'>",
            "<div data-class=\"x\" class = \"comments\">",
            "<div id=\"articleComments\">",
            "<div class=\"article__comments--open\">",
            "<section id=\"share\">",
        ] {
            let end = if tag.starts_with("<section") { "</section>" } else { "</div>" };
            assert_eq!(unframed(&format!("<p>One is long enough.</p>{tag}<p>Two.</p>{end}")), "<p>One is long enough.</p>", "{tag}");
        }
    }

    #[test]
    fn an_article_is_kept_whatever_holds_it() {
        for tag in [
            "<body class=\"single right-sidebar\">",
            "<BODY CLASS='Menu-Closed'>",
            "<form id=\"aspnetForm\">",
            "<div class=\"content right-sidebar\">",
            "<section id=\"comment-lea-a-ete-sauvee\">",
            "<div id=\"shareholders\">",
            "<div class=\"article-shared\">",
            "<article class=\"post category-share\">",
            "<div class=\"comment\">",
        ] {
            let name = tag[1..].split([' ', '>']).next().unwrap();
            let page = format!("<title>Sauvée</title>{tag}<p>Léa a été sauvée lundi.</p></{name}><p>©</p>");
            let page = if tag.contains("\"comment\"") { page.replace("<p>©</p>", "") } else { page };
            assert_eq!(unframed(&page), page, "{tag}");
        }
        let page = "<div class=\"page sidebar\"><h1>One</h1></div><p>Two is longer than one.</p>";
        assert_eq!(unframed(page), page);
    }

    #[test]
    fn what_is_never_closed_is_kept() {
        for page in ["<div class=\"comments\">One.", "<nav", "a < b", "<", "</nav>x", "<form/>x", "é<div class=comments>é<p>ü"] {
            assert_eq!(unframed(page), page);
        }
    }

    #[test]
    fn a_page_is_gone_through_once() {
        let page = Page::read(&"<div class=\"comments\">".repeat(60_000));
        assert_eq!((page.elements.len(), page.open.values().map(Vec::len).sum::<usize>()), (0, 60_000));
    }

    proptest::proptest! {
        #[test]
        fn what_is_left_is_of_the_page(html in "(<p>|</p>|<div class=comments>|</div>|<nav>|</nav>|<h1>|</h1>|<a|'|>|<!--|<script>|</script>|[ aé])*") {
            let left = unframed(&html);
            assert!(left.len() <= html.len() && unframed(&left).len() <= left.len());
        }
    }
}
