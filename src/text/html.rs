//! HTML to blocks: whole pages and the fragments that publishing systems keep, whole or broken.
//!
//! Tags are read one after another and no tree is built: an element that was never closed ends where the next block begins.

use super::block::BlockKind;
use super::directive::{Comment, directives};
use super::entity;
use super::markup::Markup;
use super::prose::Prose;
use super::span::Span;
use html5gum::{DefaultEmitter, Spanned, StartTag, Token, Tokenizer};
use std::borrow::Cow;

pub(super) const MARKUP: Markup = Markup {
    name: "HTML",
    endings: &["html", "htm", "xhtml"],
    languages: &["html"],
    comment: Comment::HTML,
    read,
    alone: None,
    escape,
    unpack: None,
};

fn escape(text: &str) -> Cow<'_, str> {
    htmlize::escape_attribute(text)
}

fn read(text: &str, from: usize) -> Prose {
    let mut prose = Prose::default();
    fragment(&mut prose, text, Span::new(from, text.len()));
    prose.done()
}

/// Reads a stretch of HTML into blocks.
pub(super) fn fragment(prose: &mut Prose, file: &str, span: Span) {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut reader = Reader { prose, file, from: span.start, silent: Vec::new(), told: false };
    for token in Tokenizer::new_with_emitter(span.of(file), emitter) {
        let Ok(token) = token;
        reader.read(&token);
    }
}

/// Elements that begin and end a stretch of prose.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "ol",
    "p",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

/// Blocks that hold a title.
const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6", "title"];

/// Blocks whose text is no prose.
const SILENT: &[&str] = &[
    "canvas", "iframe", "math", "nav", "noembed", "noframes", "noscript", "object", "pre", "script", "select", "style", "svg", "template",
    "textarea", "xmp",
];

/// Parts of a sentence that are no prose; they don't outlast their block.
const SILENT_WORDS: &[&str] = &["code", "del", "kbd", "samp", "var"];

/// Attributes that say what a `meta` is of.
const META: &[&str] = &["property", "name", "itemprop"];

/// What a `meta` is of that search engines and social networks show in the page's stead.
const SHOWN: &[&str] = &["description", "og:title", "og:description", "twitter:title", "twitter:description"];

struct Reader<'a> {
    prose: &'a mut Prose,
    file: &'a str,
    /// Where what is read begins in the file.
    from: usize,
    /// The open elements whose text is no prose.
    silent: Vec<&'static str>,
    /// Whether the article's text has begun: what is dated before it dates the article.
    told: bool,
}

impl Reader<'_> {
    fn read(&mut self, token: &Token<usize>) {
        match token {
            Token::StartTag(tag) => self.start(tag),
            Token::EndTag(tag) => self.end(name(&tag.name)),
            Token::String(text) if self.silent.is_empty() => entity::push(self.prose, self.file, self.span(text.span)),
            Token::Comment(comment) => self.prose.directives.extend(directives(self.file, self.span(comment.span))),
            _ => {}
        }
    }

    fn span(&self, span: html5gum::Span<usize>) -> Span {
        Span::new(self.from + span.start, self.from + span.end)
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = name(&tag.name);
        if BLOCKS.contains(&name) {
            self.bound();
            if HEADINGS.contains(&name) {
                self.prose.begin(BlockKind::Heading);
            }
        }
        // Drawings and formulas may be written as one empty tag.
        let empty = tag.self_closing && matches!(name, "svg" | "math");
        self.silent.extend(SILENT.iter().chain(SILENT_WORDS).find(|silent| **silent == name && !empty));
        match name {
            "br" => self.prose.blank(self.span(tag.span)),
            "img" => self.image(tag),
            "p" => self.told = true,
            "meta" if said(tag, META).is_some_and(|name| SHOWN.contains(&name.as_str())) => self.shown(tag),
            _ => self.about(name, tag),
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(at) = self.silent.iter().rposition(|silent| *silent == name) {
            self.silent.truncate(at);
        }
        if BLOCKS.contains(&name) {
            self.bound();
        }
    }

    /// The bound of a block.
    fn bound(&mut self) {
        self.silent.retain(|silent| !SILENT_WORDS.contains(silent));
        if self.silent.is_empty() {
            self.prose.close();
        }
    }

    /// What an image says is read apart from the sentence it stands in.
    fn image(&mut self, tag: &StartTag<usize>) {
        for name in ["alt", "title"] {
            if let Some(span) = self.attribute(tag, name) {
                self.prose.open_aside();
                entity::push(self.prose, self.file, span);
                self.prose.close_aside();
            }
        }
    }

    /// What others show of the page is a title of its own.
    fn shown(&mut self, tag: &StartTag<usize>) {
        if let Some(span) = self.attribute(tag, "content") {
            self.prose.begin(BlockKind::Heading);
            entity::push(self.prose, self.file, span);
            self.prose.close();
        }
    }

    /// The place of an attribute's value, where prose is read.
    fn attribute(&self, tag: &StartTag<usize>, name: &str) -> Option<Span> {
        tag.attributes.get(name.as_bytes()).filter(|_| self.silent.is_empty()).map(|value| self.value(value))
    }

    /// The place of an attribute's value, without its name and quotation marks.
    fn value(&self, attribute: &Spanned<html5gum::HtmlString, usize>) -> Span {
        let span = self.span(attribute.span);
        let Some((name, raw)) = span.of(self.file).split_once('=') else { return Span::new(span.end, span.end) };
        let start = span.start + name.len() + 1 + raw.len() - raw.trim_start().len();
        let raw = raw.trim();
        let quoted = ['"', '\''].into_iter().find_map(|quote| raw.strip_prefix(quote)?.strip_suffix(quote));
        match quoted {
            Some(inner) => Span::new(start + 1, start + 1 + inner.len()),
            None => Span::new(start, start + raw.len()),
        }
    }

    /// The language and the date that a page says of itself.
    fn about(&mut self, name: &str, tag: &StartTag<usize>) {
        let front = &mut self.prose.front;
        match name {
            "html" | "body" | "main" | "article" => front.lang = front.lang.take().or_else(|| said(tag, &["lang"])),
            "time" if !self.told => front.date = front.date.take().or_else(|| said(tag, &["datetime"])),
            "meta" => match said(tag, META).as_deref() {
                Some("article:published_time" | "datePublished" | "date" | "dc.date" | "DC.date") => front.date = said(tag, &["content"]),
                Some("og:locale") => front.lang = front.lang.take().or_else(|| said(tag, &["content"])),
                _ => {}
            },
            _ => {}
        }
    }
}

/// The value of the first of some attributes that a tag has.
fn said(tag: &StartTag<usize>, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| String::from_utf8(tag.attributes.get(key.as_bytes())?.value.to_vec()).ok())
}

fn name(name: &[u8]) -> &str {
    std::str::from_utf8(name).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::text::block::BlockKind;
    use crate::text::prose::tests::texts_of;

    fn texts(file: &str) -> Vec<String> {
        texts_of(&read(file, 0))
    }

    #[test]
    fn blocks_are_parted_and_inline_elements_are_not_seen() {
        let page = "<h2>Titre</h2><p>Il a <b>22</b>&nbsp;<em>ans</em><br>et <a href=x>dort</a>.<ul><li>un<li>deux</ul>\
            <table><tr><th>a<td>b</table><dl><dt>c<dd>d</dl><figure><img src=x><figcaption>e</figcaption></figure>";
        assert_eq!(texts(page), ["Titre", "Il a 22\u{a0}ans et dort.", "un", "deux", "a", "b", "c", "d", "e"]);
        assert_eq!(read(page, 0).blocks[0].kind, BlockKind::Heading);
    }

    #[test]
    fn a_fragment_without_paragraphs_is_prose() {
        assert_eq!(texts("Il a 22 ans.<br/><br/>Il dort."), ["Il a 22 ans. Il dort."]);
        assert_eq!(texts("a < b & c > d"), ["a < b & c > d"]);
    }

    #[test]
    fn what_is_no_prose_is_left_out() {
        let page = "<nav><p>menu</p></nav><script>if (a < b) {}</script><style>p{}</style><template><p>x</template>\
            <p>Ici <code>code</code>, <del>vieux</del> neuf<svg/>.<pre>pre</pre><p>fin";
        assert_eq!(texts(page), ["Ici ,  neuf.", "fin"]);
    }

    #[test]
    fn an_element_left_open_ends_with_its_block() {
        assert_eq!(texts("<p>un <code>x<p>deux</i></div></p>trois<h1>quatre<p>cinq"), ["un", "deux", "trois", "quatre", "cinq"]);
    }

    #[test]
    fn what_images_say_is_read_apart_with_its_place() {
        let file = "<p>Avant <img alt=\"L&eacute;a, 22 ans\" title = 'Au port' src=x> après";
        let blocks = read(file, 0).blocks;
        let found: Vec<(&str, &str)> = blocks.iter().map(|block| (block.text.as_str(), block.file_span().of(file))).collect();
        assert_eq!(found[1..], [("Léa, 22 ans", "L&eacute;a, 22 ans"), ("Au port", "Au port")]);
        assert_eq!(blocks[0].text, "Avant  après");
    }

    #[test]
    fn a_page_says_its_language_and_date() {
        let front = read(
            "<html lang=fr-FR><meta property='article:published_time' content='2026-02-07T18:00:00+01:00'><time datetime=2020-01-01>",
            0,
        )
        .front;
        assert_eq!((front.lang.as_deref(), front.date.as_deref()), (Some("fr-FR"), Some("2026-02-07T18:00:00+01:00")));
        assert_eq!(read("<time datetime=2026-02-07>x</time><p>a", 0).front.date.as_deref(), Some("2026-02-07"));
        assert_eq!(read("<p>a <time datetime=2026-02-07>x</time>", 0).front.date, None);
    }

    #[test]
    fn what_others_show_of_a_page_is_read_as_its_titles() {
        let page = "<head><title>Un</title><meta name=description content=\"L&eacute;a, 22 ans\"><meta property='og:title' content='Deux'>\
            <meta name=viewport content='width=1'><meta name=author content='Trois'></head><p>Quatre";
        assert_eq!(texts(page), ["Un", "Léa, 22 ans", "Deux", "Quatre"]);
        let blocks = read(page, 0).blocks;
        assert_eq!((blocks[1].kind, blocks[1].file_span().of(page)), (BlockKind::Heading, "L&eacute;a, 22 ans"));
        assert_eq!(texts("<noscript><meta name=description content=x></noscript>"), Vec::<String>::new());
    }

    #[test]
    fn comments_for_factlint_are_read() {
        let prose = read("<p>un <!-- factlint-disable-line -->deux<!-- autre --></p>", 0);
        assert_eq!((prose.directives.len(), prose.blocks[0].text.as_str()), (1, "un deux"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_and_mapped_inside_the_file(
            text in "(<p>|</p>|<code|</|<img alt=\"|'|\"|=|>|<!--|-->|&eacute;|&#|;|<script>|<title>|<svg/>|<br|[ aé22\\r\\n])*"
        ) {
            for block in read(&text, 0).blocks {
                let span = block.file_span();
                assert!(text.get(span.start..span.end).is_some());
                for (at, c) in block.text.char_indices() {
                    let place = block.to_file(crate::text::Span::new(at, at + c.len_utf8()));
                    assert!(text.get(place.start..place.end).is_some());
                }
            }
        }
    }
}
