//! The engine: a draft and a base to a report. Pure: no clock, no I/O, no failure.

use crate::claims::{self, Claim, ClaimValue, Context, Reading};
use crate::facts::{Base, EntityId, FactId};
use crate::language::Lang;
use crate::rules::judge::{Judgement, judge};
use crate::rules::{Case, Finding, RULES, Verdict};
use crate::text::{Block, Blocks, Markup, Span};
use crate::values::Spotted;
use jiff::civil::DateTime;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What the caller knows that the draft may not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The language, where the draft doesn't say; else it is detected.
    pub lang: Option<Lang>,
    /// The dateline, where the draft doesn't say.
    pub date: Option<DateTime>,
    /// The day the check is made: the dateline of last resort. An argument, as the engine has no clock.
    pub today: Option<DateTime>,
    /// The language of messages; the draft's own when absent.
    pub messages: Option<Lang>,
}

/// Where a report's dateline comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFrom {
    /// The draft's front matter.
    Draft,
    /// The caller: an argument or the configuration.
    Options,
    /// The day of the check.
    Today,
    /// Nobody said.
    Nowhere,
}

/// A claim that the sources bear out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The claim's value, in bytes of the draft.
    pub span: Span,
    /// The fact.
    pub fact: FactId,
}

/// What a check found.
#[derive(Clone, Debug)]
pub struct Report {
    /// The draft's language.
    pub lang: Lang,
    /// The dateline used.
    pub date: Option<DateTime>,
    /// Where it comes from.
    pub date_from: DateFrom,
    /// What to tell, sorted by place.
    pub findings: Vec<Finding>,
    /// What the sources bear out, sorted by place.
    pub verified: Vec<Verified>,
    /// How many claims about known entities have no fact.
    pub unsourced: usize,
}

/// What earlier checks read, by the text of a block: a keystroke reads one block again.
///
/// The key holds everything that reading a block rests on, so that a remembered result is the same as a new one.
#[derive(Debug, Default)]
pub struct Memo {
    /// What the blocks were read with, and which base: another one empties the memo.
    context: Option<(Context, u64)>,
    blocks: FxHashMap<Box<str>, Arc<Read>>,
    reads: usize,
}

/// What a block says.
#[derive(Debug)]
struct Read {
    claims: Vec<Claim>,
    values: Vec<Spotted>,
}

impl Memo {
    /// How many blocks have been read, not remembered, since the memo was made.
    #[must_use]
    pub const fn reads(&self) -> usize {
        self.reads
    }

    /// The blocks as read, remembered or not; what isn't in the draft any more is forgotten.
    fn read(&mut self, blocks: &[Block], base: &Base, context: &Context) -> Vec<Arc<Read>> {
        let key = (context.clone(), base.revision);
        if self.context.as_ref() != Some(&key) {
            self.blocks.clear();
            self.context = Some(key);
        }
        let mut kept: FxHashMap<Box<str>, Arc<Read>> = FxHashMap::default();
        let out = blocks.iter().map(|block| {
            if let Some(read) = kept.get(block.text.as_str()) {
                return Arc::clone(read);
            }
            let read = self.blocks.remove(block.text.as_str()).unwrap_or_else(|| self.read_one(&block.text, base, context));
            kept.insert(block.text.as_str().into(), Arc::clone(&read));
            read
        });
        let out = out.collect();
        self.blocks = kept;
        out
    }

    fn read_one(&mut self, text: &str, base: &Base, context: &Context) -> Arc<Read> {
        self.reads += 1;
        let reading = Reading::new(text, base, context);
        let claims = claims::claims(&reading);
        Arc::new(Read { claims, values: reading.values })
    }
}

/// Checks a draft.
#[must_use]
pub fn check(text: &str, markup: Markup, base: &Base, options: &Options, memo: &mut Memo) -> Report {
    let draft = Blocks::parse(text, markup);
    let lang = language(&draft, options);
    let (date, date_from) = dateline(&draft, options);
    let context = Context { lang, date, named: named(&draft, base) };
    let reads = memo.read(&draft.blocks, base, &context);
    let mut report = Report { lang, date, date_from, findings: Vec::new(), verified: Vec::new(), unsourced: 0 };
    for (block, read) in draft.blocks.iter().zip(&reads) {
        judge_block(block, read, base, &context, options, &mut report);
    }
    report.findings = settle(report.findings);
    report.verified.sort_by_key(|verified| (verified.span, verified.fact));
    report.verified.dedup();
    report
}

fn judge_block(block: &Block, read: &Read, base: &Base, context: &Context, options: &Options, report: &mut Report) {
    let day = context.date.map(|date| date.date());
    let claims: Vec<(Claim, Option<Judgement>)> = read.claims.iter().map(|claim| (claim.clone(), judge(base, claim, day))).collect();
    let claims = reconciled(claims);
    for (claim, judgement) in &claims {
        match judgement {
            Some(judgement) if judgement.verdict == Verdict::Verified => {
                report.verified.push(Verified { span: block.to_file(claim.span), fact: judgement.fact });
            }
            Some(_) => {}
            None => report.unsourced += 1,
        }
    }
    let messages = options.messages.unwrap_or(context.lang);
    let case = Case {
        base,
        block,
        claims: &claims,
        values: &read.values,
        named: &context.named,
        lang: context.lang,
        messages,
        date: context.date,
    };
    for rule in RULES {
        (rule.check)(&case, &mut report.findings);
    }
}

/// One value may be read for two attributes of a subject (who first led a case, who leads it): where one bears it out the other is silent.
fn reconciled(claims: Vec<(Claim, Option<Judgement>)>) -> Vec<(Claim, Option<Judgement>)> {
    let agrees = |claim: &Claim| {
        claims.iter().any(|(other, judgement)| {
            let same = other.subject == claim.subject
                && other.span == claim.span
                && other.attribute != claim.attribute
                && other.value == claim.value;
            same && judgement.as_ref().is_some_and(|judgement| !judgement.agreeing.is_empty() && judgement.verdict != Verdict::Contradicted)
        })
    };
    let silent: Vec<bool> = claims.iter().map(|(claim, _)| matches!(claim.value, ClaimValue::Entity(_)) && agrees(claim)).collect();
    let keep =
        |judgement: Option<Judgement>, silent: bool| judgement.filter(|judgement| !silent || judgement.verdict != Verdict::Contradicted);
    claims.into_iter().zip(silent).map(|((claim, judgement), silent)| (claim, keep(judgement, silent))).collect()
}

/// Sorts findings by place; of two that overlap and rest on the same reading of the words the heavier stays.
fn settle(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| (std::cmp::Reverse(finding.severity), finding.span.len(), finding.span, finding.fact));
    let mut out: Vec<Finding> = Vec::new();
    for finding in findings {
        if !out.iter().any(|kept| kept.span.overlaps(finding.span)) {
            out.push(finding);
        }
    }
    out.sort_by_key(|finding| finding.span);
    out
}

fn named(draft: &Blocks, base: &Base) -> Vec<EntityId> {
    let mut out: Vec<EntityId> = draft.blocks.iter().flat_map(|block| claims::named(base, &block.text)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The draft's own word, the caller's, else a guess from the text.
fn language(draft: &Blocks, options: &Options) -> Lang {
    let said = draft.front.lang.as_deref().and_then(Lang::of_code).or(options.lang);
    said.unwrap_or_else(|| guess(draft))
}

fn guess(draft: &Blocks) -> Lang {
    let text: String = draft.blocks.iter().map(|block| block.text.as_str()).take(20).collect::<Vec<_>>().join(" ");
    let among = whatlang::Detector::with_allowlist(vec![whatlang::Lang::Fra, whatlang::Lang::Eng]);
    match among.detect_lang(&text) {
        Some(whatlang::Lang::Eng) => Lang::En,
        _ => Lang::Fr,
    }
}

fn dateline(draft: &Blocks, options: &Options) -> (Option<DateTime>, DateFrom) {
    let own = draft.front.date.as_deref().and_then(parse_date);
    match (own, options.date, options.today) {
        (Some(date), _, _) => (Some(date), DateFrom::Draft),
        (None, Some(date), _) => (Some(date), DateFrom::Options),
        (None, None, Some(date)) => (Some(date), DateFrom::Today),
        (None, None, None) => (None, DateFrom::Nowhere),
    }
}

/// `2026-02-07`, `2026-02-07T18:00`, with or without seconds and zone.
fn parse_date(text: &str) -> Option<DateTime> {
    let text = text.trim();
    let day = || text.get(..10)?.parse::<jiff::civil::Date>().ok().map(|date| date.to_datetime(jiff::civil::Time::midnight()));
    text.parse::<DateTime>().ok().or_else(day)
}
