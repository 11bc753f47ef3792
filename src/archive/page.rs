//! The prose of an archived text: its language, its dateline, and its paragraphs without what a web page puts around them.

use super::frame::unframed;
use super::{Passage, quotations, statements};
use crate::claims::quote::bare;
use crate::claims::{Context, Reading};
use crate::facts::Base;
use crate::language::Lang;
use crate::language::aside::{Aside, aside};
use crate::text::{Blocks, Markup, tokens};
use crate::values::{self, Anchor, Spotted, Value};
use jiff::civil::{Date, DateTime, Time};
use std::borrow::Cow;
use std::sync::LazyLock;

/// The prose of an archived text.
#[derive(Debug)]
pub struct Page {
    /// Its language.
    pub lang: Lang,
    /// When it was written, as far as it or the desk says.
    pub date: Option<DateTime>,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

impl Page {
    /// Reads a file; `published` is what the desk says of its day.
    #[must_use]
    pub fn read(path: &str, text: &str, published: Option<Date>) -> Self {
        let markup = Markup::of_path(path);
        let article = if markup.name == "HTML" { Cow::Owned(unframed(text)) } else { Cow::Borrowed(text) };
        let draft = Blocks::parse(&article, markup);
        let blocks = || draft.blocks.iter().map(|block| block.text.as_str());
        let lang = draft.front.lang.as_deref().and_then(Lang::of_code).unwrap_or_else(|| Lang::guess(blocks()));
        let paragraphs = prose(blocks(), lang);
        let own = draft.front.date.as_deref().and_then(|date| date.get(..10)?.parse().ok());
        let date = own.or(published).or_else(|| dateline(blocks(), lang)).map(|day: Date| day.to_datetime(Time::midnight()));
        Self { lang, date, paragraphs }
    }

    /// One of its paragraphs, read.
    #[must_use]
    pub fn passage(&self, prose: &str) -> Passage {
        static NOBODY: LazyLock<Base> = LazyLock::new(Base::default);
        let context = Context { lang: self.lang, date: self.date, named: Vec::new(), about: false };
        let reading = Reading::new(prose, &NOBODY, &context);
        Passage { words: bare(&reading.tokens), statements: statements(&reading), quotations: quotations(&reading), text: prose.to_owned() }
    }
}

/// The article's own paragraphs.
fn prose<'a>(blocks: impl Iterator<Item = &'a str>, lang: Lang) -> Vec<String> {
    let told = blocks.map(|block| (block, aside(block, lang)));
    told.take_while(|(_, aside)| *aside != Some(Aside::End))
        .filter(|(_, aside)| aside.is_none())
        .map(|(block, _)| undated(block).to_owned())
        .collect()
}

/// A paragraph without the « date 2026-02-06 » that a copy of a page may put before it.
fn undated(block: &str) -> &str {
    let rest = block.trim_start().strip_prefix("date ").unwrap_or_default();
    let day = rest.get(..10).is_some_and(|day| day.parse::<Date>().is_ok());
    if day { rest[10..].trim_start() } else { block }
}

/// The day told in the lines above the prose: the first that says a year.
fn dateline<'a>(blocks: impl Iterator<Item = &'a str>, lang: Lang) -> Option<Date> {
    let day = |block: &str| {
        let tokens = tokens(block);
        let heads = |spotted: &&Spotted| tokens.len() <= LINE || spotted.tokens.start <= 2;
        values::read(block, &tokens, lang).iter().filter(heads).find_map(|spotted| match spotted.told.resolve(&Anchor::default())? {
            Value::Date(dates) => dates.only_day(),
            _ => None,
        })
    };
    blocks.take(HEAD).find_map(day)
}

/// How many paragraphs the head of a page has at most.
const HEAD: usize = 8;

/// How many tokens a line of a page's head has at most.
const LINE: usize = 16;
