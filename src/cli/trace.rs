//! `factlint trace`: how a text was read.

use super::desks::{seen_from, slashed};
use super::given::{self, Outside};
use super::job;
use super::limited;
use super::outcome::{Exit, Failure, unless_closed};
use crate::check::{Options, context};
use crate::claims::{self, Claim, Context, Reading};
use crate::facts::index::Cue;
use crate::facts::{Base, Desk, TermId, Vocabulary};
use crate::language::Lang;
use crate::report::escape::visible;
use crate::rules::judge::judge;
use crate::text::block::BlockKind;
use crate::text::{Block, Blocks, Markup, Span, tokens};
use crate::values::{self, Anchor, Spotted};
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::sync::Arc;

/// Show how a text is read: its values, who is mentioned, what is claimed and how that stands to the facts
#[derive(clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// A text, or a draft's file, read as check does; standard input when absent
    #[arg(conflicts_with = "jsonl")]
    text: Option<String>,
    /// Read JSON lines {"id","text","lang","date"} on standard input and answer each with a line
    #[arg(long)]
    jsonl: bool,
    /// The text's language, fr or en [default: a draft's own, else fr]
    #[arg(long, env = "FACTLINT_LANG", hide_env_values = true, value_parser = given::lang)]
    lang: Option<Lang>,
    /// The desk whose facts claims are held against; else the one you are in, if any
    #[arg(long, env = "FACTLINT_DESK", hide_env_values = true)]
    desk: Option<std::path::PathBuf>,
    #[command(flatten)]
    outside: Outside,
    /// The text's date, such as 2026-02-07 [default: a draft's own]
    #[arg(long, env = "FACTLINT_DATE", hide_env_values = true, value_parser = given::date)]
    date: Option<DateTime>,
}

const HELP: &str = "\
Examples:
  factlint trace \"Il avait 22 ans le 5 février.\" --date 2026-02-07
  echo '{\"id\":1,\"text\":\"22 ans\",\"lang\":\"fr\"}' | factlint trace --jsonl

With --jsonl, the answer to a line that can't be read is {\"id\":null,\"error\":\"…\"},
and the next line is read.";

/// Reads one text, or a text a line.
pub(super) fn run(arguments: &Arguments) -> Result<Exit, Failure> {
    let written = if arguments.jsonl {
        lines(&mut io::stdin().lock(), &mut io::stdout().lock(), arguments)
    } else {
        let desk = desk(arguments);
        let base = desk.as_ref().map(|desk| Arc::clone(&desk.base)).unwrap_or_default();
        shown(&traced(arguments, desk.as_ref(), &base)?, &base, &mut io::stdout().lock())
    };
    unless_closed(written)?;
    Ok(Exit::Clean)
}

impl Arguments {
    /// The draft's file, if the text is the name of one.
    fn file(&self) -> Option<&Path> {
        self.text.as_deref().map(Path::new).filter(|path| path.is_file())
    }
}

/// What is traced: blocks of prose with their places in the text, and what they are read with.
struct Traced {
    blocks: Vec<Block>,
    context: Context,
}

fn traced(arguments: &Arguments, desk: Option<&Desk>, base: &Base) -> Result<Traced, Failure> {
    match arguments.file() {
        Some(path) => draft(path, arguments, desk, base),
        None => Ok(bare(&text(arguments.text.as_deref())?, arguments, base)),
    }
}

/// A draft, but what is asked for goes before what it says of itself.
fn draft(path: &Path, arguments: &Arguments, desk: Option<&Desk>, base: &Base) -> Result<Traced, Failure> {
    let markup = Markup::of_path(&slashed(path));
    let text = job::text_of(path, markup).map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
    let mut draft = Blocks::parse(&text, markup);
    draft.front.lang = arguments.lang.map(|lang| lang.code().to_owned()).or(draft.front.lang);
    draft.front.date = arguments.date.map(|date| date.to_string()).or(draft.front.date);
    let path = std::path::absolute(path)?;
    let wanted = desk.map(|desk| Options::of(desk.config.wants(&seen_from(&desk.root, &path), None))).unwrap_or_default();
    let context = context(&draft, base, &wanted);
    Ok(Traced { blocks: draft.blocks, context })
}

fn bare(text: &str, arguments: &Arguments, base: &Base) -> Traced {
    let mut block = Block::new(BlockKind::Paragraph);
    block.push(text, Span::new(0, text.len()));
    Traced { blocks: vec![block], context: context_of(text, base, arguments.lang, arguments.date) }
}

/// A value that a text states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Stated {
    start: usize,
    end: usize,
    text: String,
    kind: &'static str,
    value: String,
}

/// The values a text states, in order. Spans are bytes of the text.
fn values_of(text: &str, lang: Option<Lang>, date: Option<DateTime>) -> Vec<Stated> {
    let anchor = Anchor { dateline: date, told: date.map(|date| date.date()), ..Anchor::default() };
    let stated = |spotted: Spotted| {
        let value = values::canonical(&spotted.told, &anchor)?;
        let Span { start, end } = spotted.span;
        Some(Stated { start, end, text: spotted.span.of(text).to_owned(), kind: value.kind, value: value.value })
    };
    values::read(text, &tokens(text), lang.unwrap_or_default()).into_iter().filter_map(stated).collect()
}

fn text(argument: Option<&str>) -> io::Result<String> {
    match argument {
        Some(text) => Ok(text.to_owned()),
        None => limited::text(limited::all(io::stdin().lock(), limited::DRAFT)),
    }
}

/// A claim that a text makes of a desk's entity, and how it stands to the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Claimed {
    start: usize,
    end: usize,
    text: String,
    subject: String,
    attribute: String,
    mood: String,
    negated: bool,
    fact: Option<String>,
    verdict: Option<&'static str>,
}

/// The desk that was named, or the one round the draft or round here, if there is one.
fn desk(arguments: &Arguments) -> Option<Desk> {
    let here = || std::env::current_dir().ok().and_then(|here| Desk::find(&here));
    arguments.desk.clone().or_else(|| Desk::find(arguments.file()?)).or_else(here).map(|root| Desk::open(&root)).map(|desk| match arguments
        .outside
        .day()
    {
        Some(today) => desk.outside(today),
        None => desk,
    })
}

fn context_of(text: &str, base: &Base, lang: Option<Lang>, date: Option<DateTime>) -> Context {
    claims::about::context_of(base, lang.unwrap_or_default(), date, std::iter::once(text))
}

fn claims_of(reading: &Reading<'_>) -> Vec<Claimed> {
    let day = reading.context.date.map(|date| date.date());
    let claimed = |claim: Claim| {
        let judgement = judge(reading.base, &claim, day);
        Claimed {
            start: claim.span.start,
            end: claim.span.end,
            text: claim.span.of(reading.text).to_owned(),
            subject: reading.base.entity(claim.subject).id.clone(),
            attribute: reading.base.attribute(claim.attribute).name.clone(),
            mood: format!("{:?}", claim.stance.mood).to_lowercase(),
            negated: claim.negated,
            fact: judgement.as_ref().map(|judgement| reading.base.fact(judgement.fact).id.clone()),
            verdict: judgement.map(|judgement| judgement.verdict.name()),
        }
    };
    claims::claims(reading).into_iter().map(claimed).collect()
}

fn shown(traced: &Traced, base: &Base, out: &mut dyn Write) -> io::Result<()> {
    traced.blocks.iter().try_for_each(|block| show(block, &traced.context, base, out))
}

/// What is read in a block: names, cues, claims, values.
fn show(block: &Block, context: &Context, base: &Base, out: &mut dyn Write) -> io::Result<()> {
    let reading = Reading::new(&block.text, base, context);
    let said = |span: Span| visible(span.of(&block.text));
    let place = |span: Span| {
        let Span { start, end } = block.to_file(span);
        format!("{start}..{end}")
    };
    for mention in &reading.mentions {
        let span = reading.span(&mention.tokens);
        let who = mention.entity.map_or("?", |entity| &base.entity(entity).id);
        writeln!(out, "{}  mention  {who}  {}", place(span), said(span))?;
    }
    for hit in &reading.hits {
        let span = reading.span(&hit.tokens);
        writeln!(out, "{}  cue  {}  {}", place(span), cue_name(base, hit.cue), said(span))?;
    }
    for Claimed { start, end, text, subject, attribute, mood, negated, verdict, .. } in claims_of(&reading) {
        let denied = if negated { ", denied" } else { "" };
        let (place, verdict) = (place(Span::new(start, end)), verdict.unwrap_or("no fact decides"));
        writeln!(out, "{place}  claim  {subject}.{attribute} ({mood}{denied})  {verdict}  {}", visible(&text))?;
    }
    for Stated { start, end, text, kind, value } in values_of(&block.text, Some(context.lang), context.date) {
        writeln!(out, "{}  {kind}  {value}  {}", place(Span::new(start, end)), visible(&text))?;
    }
    Ok(())
}

/// What a cue stands for, in the desk's own ids.
fn cue_name(base: &Base, cue: Cue) -> String {
    let term = |vocabulary: &Vocabulary, term: TermId| format!("{}:{}", vocabulary.name, vocabulary.get(term).id);
    match cue {
        Cue::Called(entity) => format!("called {}", base.entity(entity).id),
        Cue::EventOf(entity) => format!("event {}", base.entity(entity).id),
        Cue::Event(id) => base.event_vocabulary().map(|vocabulary| term(vocabulary, id)).unwrap_or_default(),
        Cue::Term(vocabulary, id) => term(base.vocabulary(vocabulary), id),
        Cue::Attribute(attribute) => base.attribute(attribute).name.clone(),
        Cue::Fact(fact) => base.fact(fact).id.clone(),
    }
}

#[derive(Deserialize)]
struct Question {
    id: serde_json::Value,
    text: String,
    lang: Option<String>,
    date: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    id: serde_json::Value,
    values: Vec<Stated>,
    claims: Vec<Claimed>,
}

#[derive(Serialize)]
struct Complaint {
    id: serde_json::Value,
    error: String,
}

fn lines(input: &mut dyn BufRead, out: &mut dyn Write, arguments: &Arguments) -> io::Result<()> {
    let base = desk(arguments).map(|desk| desk.base).unwrap_or_default();
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        if !line.trim_ascii().is_empty() {
            writeln!(out, "{}", answered(&line, arguments, &base)?)?;
            // Who asks line by line waits for each answer.
            out.flush()?;
        }
        line.clear();
    }
    Ok(())
}

fn answered(line: &[u8], arguments: &Arguments, base: &Base) -> serde_json::Result<String> {
    match answer(line, arguments, base) {
        Ok(answer) => serde_json::to_string(&answer),
        Err(error) => serde_json::to_string(&Complaint { id: id_of(line), error }),
    }
}

fn answer(line: &[u8], arguments: &Arguments, base: &Base) -> Result<Answer, String> {
    let Question { id, text, lang, date } = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let lang = lang.as_deref().map(given::lang).transpose()?.or(arguments.lang);
    let date = date.as_deref().map(given::date).transpose()?.or(arguments.date);
    let context = context_of(&text, base, lang, date);
    let claims = if base.facts.is_empty() { Vec::new() } else { claims_of(&Reading::new(&text, base, &context)) };
    Ok(Answer { id, values: values_of(&text, lang, date), claims })
}

/// The id of a line that has one, though it can't be answered.
fn id_of(line: &[u8]) -> serde_json::Value {
    let value: Option<serde_json::Value> = serde_json::from_slice(line).ok();
    value.and_then(|value| value.get("id").cloned()).unwrap_or_default()
}
