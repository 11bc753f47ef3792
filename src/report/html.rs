//! The article as it reads, every claim marked, with a card beside it, and a table from claim to source for the desk's lawyer.
//!
//! One file that needs nothing else: no script, no font, no address but those of sources.

mod labels;
mod pieces;

use super::escape::printed;
use super::format::{Format, Reader, Run};
use super::{FileReport, Summary, about, date, fact_of, phrases};
use crate::facts::{Fact, Reading};
use crate::rules::wording;
use crate::text::block::BlockKind;
use crate::text::{Blocks, Markup, Span};
use labels::{Labels, labels};
use minijinja::Environment;
use minijinja::value::Serde;
use pieces::{Piece, pieces};
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

pub(super) const FORMAT: Format = Format {
    name: "html",
    about: "the desk and its lawyer: the article with its claims and sources, in one page",
    reader: Reader::Browser,
    write,
};

fn write(run: &Run<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut environment = Environment::new();
    // The name's ending turns escaping on.
    environment.set_formatter(|out, state, value| match value.as_str().filter(|_| !value.is_safe()).map(printed) {
        Some(Cow::Owned(spelt)) => minijinja::escape_formatter(out, state, &spelt.into()),
        _ => minijinja::escape_formatter(out, state, value),
    });
    environment.add_template("page.html", include_str!("html/page.html")).map_err(io::Error::other)?;
    let template = environment.get_template("page.html").map_err(io::Error::other)?;
    template.render_captured_to(Serde(Page::new(run)), &mut *out).map_err(unwritten)?;
    writeln!(out)
}

/// Why the page isn't written: the reader's own error where there is one, for a reader that has left is no failure.
fn unwritten(error: minijinja::Error) -> io::Error {
    let cause = std::error::Error::source(&error).and_then(|cause| cause.downcast_ref::<io::Error>());
    let own = cause.and_then(|cause| Some(io::Error::from_raw_os_error(cause.raw_os_error()?)));
    own.or_else(|| Some(cause?.kind().into())).unwrap_or_else(|| io::Error::other(error))
}

#[derive(Serialize)]
struct Page<'a> {
    lang: &'static str,
    labels: &'static Labels,
    version: &'static str,
    style: &'static str,
    summary: String,
    articles: Vec<Article<'a>>,
}

impl<'a> Page<'a> {
    fn new(run: &Run<'a>) -> Self {
        Self {
            lang: run.lang.code(),
            labels: labels(run.lang),
            version: env!("CARGO_PKG_VERSION"),
            style: include_str!("html/page.css"),
            summary: phrases::summary(run.lang, &Summary::of(run.files)),
            articles: run.files.iter().enumerate().map(|(nth, file)| Article::new(nth, file)).collect(),
        }
    }
}

/// A draft.
#[derive(Serialize)]
struct Article<'a> {
    path: &'a str,
    /// The draft's language.
    lang: &'static str,
    /// The language of what is said about it.
    messages: &'static str,
    date: Option<String>,
    summary: String,
    labels: &'static Labels,
    blocks: Vec<Paragraph>,
    claims: Vec<Card>,
}

/// A paragraph or title with the cards of its claims.
#[derive(Serialize)]
struct Paragraph {
    heading: bool,
    pieces: Vec<Piece>,
    /// Places in the article's claims.
    cards: Vec<usize>,
}

/// A claim: what the draft says, how it stands, and who says what.
#[derive(Serialize)]
pub(super) struct Card {
    id: String,
    number: usize,
    words: String,
    verdict: &'static str,
    label: &'static str,
    message: Option<String>,
    fact: Option<String>,
    sources: Vec<Source>,
    #[serde(skip)]
    span: Span,
}

#[derive(Serialize)]
struct Source {
    id: String,
    about: String,
    says: String,
    quote: Option<String>,
    url: Option<String>,
}

impl<'a> Article<'a> {
    fn new(nth: usize, file: &'a FileReport) -> Self {
        let claims = cards(nth, file);
        let blocks = Blocks::parse(&file.text, Markup::of_path(&file.path)).blocks;
        let paragraph = |block| {
            let (pieces, cards) = pieces(block, &claims);
            Paragraph { heading: block.kind == BlockKind::Heading, pieces, cards }
        };
        Self {
            path: &file.path,
            lang: file.report.lang.code(),
            messages: file.messages.code(),
            date: file.report.date.map(date),
            summary: phrases::summary(file.messages, &Summary::of(std::slice::from_ref(file))),
            labels: labels(file.messages),
            blocks: blocks.iter().map(paragraph).collect(),
            claims,
        }
    }
}

/// A claim's place, verdict, message where something is wrong, and fact.
type Told<'f> = (Span, &'static str, Option<String>, Option<&'f Fact>);

/// The claims of a draft that rest on a fact or break a rule, in order.
fn cards(nth: usize, file: &FileReport) -> Vec<Card> {
    let found = file.report.findings.iter().map(|finding| {
        let fact = fact_of(file, finding);
        (finding.span, finding.verdict.name(), Some(wording::sentence(&finding.message)), fact)
    });
    // What is wrong about some words matters more than what is right about them.
    let told = |span: Span| file.report.findings.iter().any(|finding| finding.span.overlaps(span));
    let borne_out = file
        .report
        .verified
        .iter()
        .filter(|verified| !told(verified.span))
        .map(|verified| (verified.span, verified.standing(), None, Some(file.base.fact(verified.fact))));
    let mut all: Vec<Told<'_>> = found.chain(borne_out).collect();
    all.sort_by_key(|(span, ..)| *span);
    all.dedup_by_key(|(span, ..)| *span);
    let card = |at: usize, (span, verdict, message, fact): Told<'_>| Card {
        id: format!("claim-{}-{}", nth + 1, at + 1),
        number: at + 1,
        words: span.of(&file.text).split_whitespace().collect::<Vec<_>>().join(" "),
        verdict,
        label: labels(file.messages).verdict(verdict),
        message,
        fact: fact.map(|fact| wording::topic(&file.base, fact, file.messages)),
        sources: fact.into_iter().flat_map(|fact| fact.says.iter().map(|reading| source(file, fact, reading))).collect(),
        span,
    };
    all.into_iter().enumerate().map(|(at, told)| card(at, told)).collect()
}

fn source(file: &FileReport, fact: &Fact, reading: &Reading) -> Source {
    let source = file.base.source(reading.source);
    Source {
        id: source.id.clone(),
        about: about(source),
        says: wording::said(&file.base, fact, reading, file.messages),
        quote: reading.quote.clone(),
        url: source.url.clone().filter(|url| url.starts_with("https://") || url.starts_with("http://")),
    }
}
