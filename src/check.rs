//! The engine: a draft and a base to a report. Pure: no clock, no I/O, no failure.

mod applying;
mod asked;
mod elsewhen;
pub mod evidence;
pub mod fixing;
mod grounds;
mod guard;
mod ids;
mod memo;
mod mentioned;
mod pool;
mod proposal;
mod reach;
mod reconcile;
mod softening;
mod suppress;
pub mod trial;
mod uncurated;
mod written;

pub use asked::Asked;
pub use guard::{Failure, said};
pub use memo::Memo;
pub use mentioned::mentioned;
pub use proposal::{Proposal, proposals, told};
pub use softening::softened;
pub use suppress::Suppressed;

use crate::claims::about::context_of;
use crate::claims::{Claim, Context};
use crate::facts::{Base, FactId, Severities, SourceId, Wants};
use crate::language::Lang;
use crate::propose::Evidence;
use crate::rules::contradicts_source;
use crate::rules::judge::Judgement;
use crate::rules::weight::weigh;
use crate::rules::{Finding, Fix, Placed, RULES, Rule, Verdict, Whole};
use crate::text::markup::{LARGEST, within};
use crate::text::{Block, Blocks, Change, Markup, Places, Span};
use applying::Applying;
use grounds::With;
use guard::guarded;
use jiff::civil::{Date, DateTime, Time};
use memo::{Checked, Read};
use std::collections::BTreeSet;
use std::sync::Arc;
use suppress::{Terms, suppress};
use uncurated::Held;
use written::written;

/// What the caller knows that the draft may not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The language, where the draft doesn't say; else it is detected.
    pub lang: Option<Lang>,
    /// The dateline, where the draft doesn't say.
    pub date: Option<DateTime>,
    /// The day the check is made: the dateline of last resort. An argument, as the engine has no clock; without a time, so that what was
    /// read a moment ago is still good.
    pub today: Option<Date>,
    /// The language of messages; the draft's own when absent.
    pub messages: Option<Lang>,
    /// Whether a directive without a reason is void.
    pub require_reason: bool,
    /// How severe findings are, where the desk says.
    pub severity: Severities,
    /// What the desk's archived texts say.
    pub evidence: Option<Arc<Evidence>>,
}

impl Options {
    /// With what a desk wants of the draft.
    #[must_use]
    pub fn of(wants: Wants) -> Self {
        Self {
            lang: wants.lang,
            date: wants.date.map(|day| day.to_datetime(Time::midnight())),
            require_reason: wants.require_reason.unwrap_or_default(),
            severity: wants.severity,
            ..Self::default()
        }
    }
}

/// Where a report's dateline comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateFrom {
    /// The draft's front matter.
    Draft,
    /// The caller: an argument or the configuration.
    Options,
    /// The day of the check.
    Today,
    /// Nobody said.
    #[default]
    Nowhere,
}

/// A claim that the sources bear out, or allege as the draft does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The claim's value, in bytes of the draft.
    pub span: Span,
    /// The fact.
    pub fact: FactId,
    /// Who says so, as their own word or somebody's statement; none where it is only alleged, as the draft has it.
    pub sources: Vec<SourceId>,
}

impl Verified {
    /// Whether a source bears it out: what is only alleged, and told so, is neither verified nor wrong.
    #[must_use]
    pub const fn is_borne_out(&self) -> bool {
        !self.sources.is_empty()
    }

    /// How it stands, in a word.
    #[must_use]
    pub const fn standing(&self) -> &'static str {
        if self.is_borne_out() { Verdict::Verified.name() } else { "alleged" }
    }
}

/// What a check found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The draft's language.
    pub lang: Lang,
    /// The dateline used.
    pub date: Option<DateTime>,
    /// Where it comes from.
    pub date_from: DateFrom,
    /// What to tell, sorted by place.
    pub findings: Vec<Finding>,
    /// What the draft's directives leave unsaid, sorted by place.
    pub suppressed: Vec<Suppressed>,
    /// What agrees with the sources, sorted by place.
    pub verified: Vec<Verified>,
    /// How many claims about known entities have no fact.
    pub unsourced: usize,
    /// What the engine couldn't do, sorted by place; empty but for its own bugs.
    pub failures: Vec<Failure>,
}

/// Reads what every check needs of some languages, in a thread of its own, so that the first one needn't wait for it.
pub fn warm_up(langs: Vec<Lang>) {
    std::thread::spawn(move || {
        for lang in langs {
            let options = Options { lang: Some(lang), ..Options::default() };
            drop(check("Le 5 mai.", Markup::PLAIN, &Base::default(), &options, &mut Memo::default()));
        }
    });
}

/// Checks a draft.
#[must_use]
pub fn check(text: &str, markup: Markup, base: &Base, options: &Options, memo: &mut Memo) -> Report {
    check_by(RULES, text, markup, base, options, memo)
}

/// Checks a draft by some rules; a memo is of one list of them.
#[must_use]
pub fn check_by(rules: &[&'static Rule], text: &str, markup: Markup, base: &Base, options: &Options, memo: &mut Memo) -> Report {
    if let Err(reason) = within(LARGEST, text.len() as u64) {
        return Report { failures: vec![Failure::beyond(reason)], ..Report::default() };
    }
    let (cut, change) = memo.cut(text, markup);
    let report = check_cut(rules, Draft { text, markup, blocks: cut.blocks(), change }, base, options, memo);
    memo.keep(cut);
    report
}

/// A draft that is cut into its blocks.
#[derive(Clone, Copy)]
struct Draft<'a> {
    text: &'a str,
    markup: Markup,
    blocks: &'a Blocks,
    /// What changed since it was checked last.
    change: Change,
}

/// Checks a draft that is cut already.
fn check_cut(rules: &[&'static Rule], cut: Draft<'_>, base: &Base, options: &Options, memo: &mut Memo) -> Report {
    let Draft { text, markup, blocks: draft, change } = cut;
    let lang = language(draft, options);
    let (date, date_from) = dateline(draft, options);
    let applying = Applying::of(base, &draft.front);
    let scope = options.evidence.as_deref().map(|evidence| applying.texts(&evidence.archive)).unwrap_or_default();
    let with =
        With { base, rules, lang, messages: options.messages.unwrap_or(lang), date, dated: date_from != DateFrom::Today, scope: &scope };
    let checked = memo.read(&draft.blocks, change, with);
    let mut report = Report { lang, date, date_from, ..Report::default() };
    for (block, (read, outcome)) in draft.blocks.iter().zip(checked.iter()) {
        count(block, read, &mut report);
        report.findings.extend(outcome.findings.iter().map(|finding| placed(block, markup, finding)));
        let span = block.file_span();
        report.failures.extend(outcome.failures.iter().map(|failure| Failure { span, ..failure.clone() }));
    }
    // A remark that is made on request stands in nobody's way.
    let remarks: Vec<Finding> = report.findings.extract_if(.., |finding| finding.rule.on_request).collect();
    across(draft, &checked, with, &mut report);
    report.findings = report.findings.into_iter().filter_map(|finding| applying.finding(finding)).collect();
    report.verified.retain(|verified| applying.is_verified(verified));
    if let Some(evidence) = options.evidence.as_deref().filter(|_| !scope.is_empty()) {
        let curated = curated(draft, &checked, |fact| scope.holds(base.fact(fact)));
        let held = Held { draft: cut, base, evidence, scope: &scope, options, date, curated };
        uncurated::find(&held, memo.beneath(), &mut report);
    } else {
        memo.leave_beneath();
    }
    report.findings.extend(applying.unknown(text, draft.body, with.messages));
    report.findings.extend(remarks);
    report.findings = settle(report.findings.into_iter().filter_map(|finding| unaccepted(base, finding)).collect());
    let today = options.today.or(date.map(DateTime::date));
    let terms = Terms { text, draft, base, messages: with.messages, today, reasons: options.require_reason };
    report.suppressed = suppress(&draft.directives, &mut report.findings, memo.ids(), terms);
    weigh(&mut report.findings, base, &options.severity);
    report.verified.sort_by_key(|verified| (verified.span, verified.fact));
    report.verified.dedup();
    report
}

/// Counts what a block's claims came to.
fn count(block: &Block, read: &Read, report: &mut Report) {
    for (claim, judgement) in &read.claims {
        match judgement {
            Some(judgement) if judgement.verdict == Verdict::Verified => {
                report.verified.push(Verified {
                    span: block.to_file(claim.span),
                    fact: judgement.fact,
                    sources: judgement.bearing.clone(),
                });
            }
            Some(_) => {}
            None => report.unsourced += 1,
        }
    }
}

/// What only the whole draft shows, where no block has a finding already.
fn across(draft: &Blocks, checked: &[Checked], with: With<'_>, report: &mut Report) {
    let claims = claims_of(draft, checked);
    let whole = Whole { base: with.base, claims: &claims, messages: with.messages };
    let mut found = Vec::new();
    for rule in with.rules {
        let Some(across) = rule.across else { continue };
        let mut finds = Vec::new();
        match guarded(|| across(&whole, &mut finds)) {
            Ok(()) => found.append(&mut finds),
            Err(reason) => report.failures.push(Failure::new(Some(rule.name), reason)),
        }
    }
    let mut spans: Vec<Span> = report.findings.iter().map(|finding| finding.span).collect();
    spans.sort();
    let places: Places = spans.into_iter().collect();
    let told = |span: Span| places.over(span).is_some();
    found.retain(|finding| !told(finding.span) && !finding.related.iter().any(|related| told(related.span)));
    report.findings.append(&mut found);
}

/// Where the desk's own facts that apply speak of the draft's words.
fn curated(draft: &Blocks, checked: &[Checked], applies: impl Fn(FactId) -> bool) -> Vec<Span> {
    let of_block = |(block, (read, _)): (&Block, &Checked)| {
        let judged = read.claims.iter().filter(|(_, judgement)| judgement.as_ref().is_some_and(|judgement| applies(judgement.fact)));
        judged.map(|(claim, _)| block.to_file(claim.span)).collect::<Vec<_>>()
    };
    draft.blocks.iter().zip(checked).flat_map(of_block).collect()
}

/// The claims of a draft, in their places.
fn claims_of<'a>(draft: &'a Blocks, checked: &'a [Checked]) -> Vec<Placed<'a>> {
    let of_block = |(block, (read, _)): (&'a Block, &'a Checked)| {
        let place = |(claim, judgement): &'a (Claim, Option<Judgement>)| Placed {
            claim,
            judgement: judgement.as_ref(),
            span: block.to_file(claim.span),
            text: claim.span.of(&block.text),
        };
        read.claims.iter().map(place)
    };
    draft.blocks.iter().zip(checked).flat_map(of_block).collect()
}

/// A finding of a block with its places in the draft.
fn placed(block: &Block, markup: Markup, finding: &Finding) -> Finding {
    let mut out = finding.clone();
    out.span = block.to_file(out.span);
    out.fixes = out.fixes.into_iter().filter_map(|fix| Some(Fix { edits: written(block, markup, &fix.edits)?, ..fix })).collect();
    for related in &mut out.related {
        related.span = block.to_file(related.span);
    }
    out
}

/// A finding that rests on a fact nobody has accepted yet is what a text says; how many texts say it and how surely is left to curators.
fn unaccepted(base: &Base, finding: Finding) -> Option<Finding> {
    match finding.fact {
        Some(fact) if base.fact(fact).proposed => contradicts_source::SPOKEN
            .contains(&finding.rule.name)
            .then(|| Finding { fact: Some(fact), ..contradicts_source::retold(finding) }),
        _ => Some(finding),
    }
}

/// Sorts findings by place; of two that overlap and rest on the same reading of the words the heavier stays.
fn settle(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| (std::cmp::Reverse(finding.severity), finding.span.len(), finding.span, finding.fact));
    // What is kept lies apart, so that of those which start before an end the last ends last.
    let mut kept: BTreeSet<Span> = BTreeSet::new();
    findings.retain(|finding| {
        let before = kept.range(..Span::new(finding.span.end, 0)).next_back();
        let free = !before.is_some_and(|before| before.overlaps(finding.span));
        if free {
            kept.insert(finding.span);
        }
        free
    });
    findings.sort_by_key(|finding| finding.span);
    findings
}

/// The draft's own word, the caller's, else a guess from the text.
fn language(draft: &Blocks, options: &Options) -> Lang {
    let said = draft.front.lang.as_deref().and_then(Lang::of_code).or(options.lang);
    said.unwrap_or_else(|| Lang::guess(draft.blocks.iter().map(|block| block.text.as_str())))
}

/// What a block of the draft is read with.
pub(crate) fn context(draft: &Blocks, base: &Base, options: &Options) -> Context {
    let (lang, date) = (language(draft, options), dateline(draft, options).0);
    context_of(base, lang, date, draft.blocks.iter().map(|block| block.text.as_str()))
}

fn dateline(draft: &Blocks, options: &Options) -> (Option<DateTime>, DateFrom) {
    let own = draft.front.date.as_deref().and_then(moment);
    match (own, options.date, options.today) {
        (Some(date), _, _) => (Some(date), DateFrom::Draft),
        (None, Some(date), _) => (Some(date), DateFrom::Options),
        (None, None, Some(day)) => (Some(day.to_datetime(Time::midnight())), DateFrom::Today),
        (None, None, None) => (None, DateFrom::Nowhere),
    }
}

/// A dateline as front matter has it: `2026-02-07`, `2026-02-07T18:00`, with or without seconds and zone.
#[must_use]
pub fn moment(text: &str) -> Option<DateTime> {
    let text = text.trim();
    let day = || text.get(..10)?.parse::<jiff::civil::Date>().ok().map(|date| date.to_datetime(jiff::civil::Time::midnight()));
    text.parse::<DateTime>().ok().or_else(day)
}
