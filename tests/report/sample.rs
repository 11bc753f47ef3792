//! A run to report on: one draft with a finding of every sort, one without any.

use factlint::check::{DateFrom, Report, Verified};
use factlint::facts::{Base, Entity, Fact, FactId, FactValue, PerLang, Place, Problem, Reading, Source, SourceId, Status};
use factlint::language::Lang;
use factlint::report::{Dateline, FileReport};
use factlint::rules::{Edit, Evidence, Finding, Fix, Rule, Severity, Verdict};
use factlint::text::Span;
use jiff::civil::date;
use std::sync::Arc;

pub(crate) const DRAFT: &str = "# Aix\r\n\r\nÉmu, Amine Kessaci, 24 ans, est arrivé mardi 5 février 2026.\r\nIl a\tété suivi. Un\u{202e} mouchard\u{1b}[2J a été trouvé.\r\n";

static CONTRADICTED: Rule = Rule {
    name: "contradicted",
    summary: "The sources say otherwise",
    severity: Severity::Error,
    on_request: false,
    page: "",
    check: |_, _| (),
    across: None,
};
static ONE_SIDED: Rule = Rule {
    name: "one-sided",
    summary: "The sources disagree",
    severity: Severity::Warning,
    on_request: false,
    page: "",
    check: |_, _| (),
    across: None,
};
static WEEKDAY: Rule = Rule {
    name: "wrong-weekday",
    summary: "The day has another name",
    severity: Severity::Error,
    on_request: false,
    page: "",
    check: |_, _| (),
    across: None,
};

/// The whole run, messages in one language.
pub(crate) fn run(messages: Lang) -> Vec<FileReport> {
    vec![
        file("drafts/a.md", DRAFT, vec![age(), weekday(), tracker()], Dateline::Draft, messages),
        file("drafts/b.md", "Rien.\n", Vec::new(), Dateline::Flag, messages),
    ]
}

/// A draft and what was found in it.
pub(crate) fn file(path: &str, text: &str, findings: Vec<Finding>, dateline: Dateline, messages: Lang) -> FileReport {
    let report = Report {
        lang: Lang::Fr,
        date: Some(date(2026, 2, 7).at(0, 0, 0, 0)),
        date_from: DateFrom::Draft,
        verified: vec![Verified { span: Span::new(0, 1), fact: FactId(0), sources: vec![SourceId(0)] }; findings.len()],
        unsourced: findings.len() / 3,
        findings,
        ..Report::default()
    };
    FileReport { path: path.into(), within: path.into(), text: text.into(), base: Arc::new(base()), report, dateline, messages }
}

/// A finding with everything.
pub(crate) fn age() -> Finding {
    let span = span("24 ans");
    Finding {
        rule: &CONTRADICTED,
        severity: Severity::Error,
        verdict: Verdict::Contradicted,
        span,
        text: "24 ans".into(),
        message: "Amine Kessaci a 22 ans, disent 000 et 004".into(),
        fact: Some(FactId(0)),
        sources: vec![
            evidence(0, "22 ans", Some("jeune militant\nde 22 ans"), None),
            evidence(1, "22 ans", None, Some("à \u{1b}]0;vérifier\u{7}")),
        ],
        fixes: vec![Fix { title: "Remplacer par « 22 ans »".into(), safe: true, edits: vec![Edit { span, text: "22 ans".into() }] }],
        related: Vec::new(),
    }
}

fn tracker() -> Finding {
    Finding {
        rule: &ONE_SIDED,
        severity: Severity::Warning,
        verdict: Verdict::Disputed,
        span: span("Un\u{202e} mouchard\u{1b}[2J a été trouvé"),
        text: "Un\u{202e} mouchard\u{1b}[2J a été trouvé".into(),
        message: "les sources ne sont pas d'accord".into(),
        fact: Some(FactId(1)),
        sources: vec![evidence(1, "oui", Some("un mouchard a été trouvé"), None)],
        fixes: vec![Fix { title: "Nommer la source".into(), safe: false, edits: Vec::new() }],
        related: Vec::new(),
    }
}

/// A finding without a fact.
fn weekday() -> Finding {
    Finding {
        rule: &WEEKDAY,
        severity: Severity::Error,
        verdict: Verdict::Contradicted,
        span: span("mardi 5 février 2026"),
        text: "mardi 5 février 2026".into(),
        message: "le 5 février 2026 est un jeudi".into(),
        fact: None,
        sources: Vec::new(),
        fixes: Vec::new(),
        related: Vec::new(),
    }
}

fn span(words: &str) -> Span {
    let start = DRAFT.find(words).expect("the words are in the draft");
    Span::new(start, start + words.len())
}

fn evidence(source: u32, says: &str, quote: Option<&str>, note: Option<&str>) -> Evidence {
    Evidence { source: SourceId(source), says: says.into(), quote: quote.map(Into::into), note: note.map(Into::into), agrees: false }
}

fn base() -> Base {
    let place = |line| Place { path: "facts/aix.toml".into(), span: Span::default(), line };
    let source = |id: &str, outlet: Option<&str>| Source { id: id.into(), outlet: outlet.map(Into::into), ..Source::default() };
    let paper = Source {
        published: Some(date(2026, 2, 5)),
        url: Some("https://example.org/000".into()),
        archive: Some("sources/000.txt".into()),
        ..source("000", Some("Le Journal"))
    };
    let mut base = Base::default();
    base.sources = vec![paper, source("004", None)].into();
    base.entities = vec![Entity { id: "amine-kessaci".into(), ..Entity::default() }].into();
    base.facts = vec![fact("amine-kessaci.age", place(31), Some(7)), fact("convoy.tracker-found", place(40), None)].into();
    base
}

fn fact(id: &str, place: Place, line: Option<usize>) -> Fact {
    let reading = Reading {
        source: SourceId(0),
        is: None,
        certainty: factlint::facts::Certainty::Asserted,
        error: false,
        quote: None,
        note: None,
        place: place.clone(),
        line,
    };
    Fact {
        protected: false,
        embargo: None,
        id: id.into(),
        entity: factlint::facts::EntityId(0),
        attribute: factlint::facts::AttributeId(0),
        is: vec![FactValue::Text("22 ans".into())],
        as_of: None,
        valid: None,
        says: vec![reading],
        status: Status::Established,
        text: PerLang::new(),
        words: PerLang::new(),
        with: Vec::new(),
        note: None,
        tests: factlint::facts::Tests::default(),
        checked: None,
        proposed: false,
        place,
        derived_from: Vec::new(),
    }
}

/// A fault in the desk's own files.
pub(crate) fn problem() -> Problem {
    Problem {
        path: "facts/aix.toml".into(),
        span: Span::new(3, 4),
        line: 2,
        column: 1,
        rule: "unknown-key",
        fatal: false,
        message: "no key is called `agee`; did you mean `age`?".into(),
    }
}
