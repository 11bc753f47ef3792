//! `unused-suppression`: a directive that leaves nothing unsaid, and what is wrong with it.

use super::finding::{Edit, Finding, Fix, Severity, Verdict};
use super::{RULES, Rule, none_in_prose};
use crate::facts::nearest;
use crate::language::Lang;
use crate::text::Span;
use crate::text::directive::{Directive, Scope, Word};
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "unused-suppression",
    summary: "A factlint-disable comment that leaves nothing unsaid, or that can't be read",
    severity: Severity::Warning,
    on_request: false,
    page: include_str!("unused_suppression.md"),
    check: none_in_prose,
    across: None,
};

/// What is wrong with a directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A name that doesn't exist: what it would name, itself, what may be meant.
    Unknown(Name, Word, Option<String>),
    /// Its last day is no date.
    NoDate(Word),
    /// Its last day is past.
    Over(Date),
    /// It has to say why, and doesn't.
    NoReason,
    /// It ends what never began.
    NothingToEnd,
    /// There is nothing to leave unsaid.
    Unused,
}

/// What a word of a directive names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// What to do.
    Verb,
    /// A rule.
    Rule,
    /// A fact.
    Fact,
}

impl Fault {
    /// A verb that is unknown.
    #[must_use]
    pub fn verb(directive: &Directive) -> Self {
        Self::unknown(Name::Verb, &directive.verb, Scope::VERBS.iter().map(|(name, _)| *name))
    }

    /// A rule, if it is unknown.
    #[must_use]
    pub fn rule(word: &Word) -> Option<Self> {
        let names = || RULES.iter().map(|rule| rule.name);
        names().all(|name| name != word.text).then(|| Self::unknown(Name::Rule, word, names()))
    }

    /// A last day that is no date.
    #[must_use]
    pub fn date(word: &Word) -> Self {
        Self::NoDate(word.clone())
    }

    fn unknown<'n>(what: Name, word: &Word, names: impl Iterator<Item = &'n str>) -> Self {
        Self::Unknown(what, word.clone(), nearest(&word.text, names).map(str::to_owned))
    }

    /// Where it stands: at a word, or at the whole directive.
    fn span(&self, directive: &Directive) -> Span {
        match self {
            Self::Unknown(_, word, _) | Self::NoDate(word) => word.span,
            _ => directive.span,
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (lang, self) {
            (_, Self::Unknown(what, word, meant)) => unknown(lang, *what, &word.text, meant.as_deref()),
            (Lang::Fr, Self::NoDate(word)) => format!("« {} » n'est pas une date telle que 2026-10-01", word.text),
            (Lang::En, Self::NoDate(word)) => format!("“{}” is no date such as 2026-10-01", word.text),
            (Lang::Fr, Self::Over(day)) => format!("Cette mise en sourdine valait jusqu'au {day}"),
            (Lang::En, Self::Over(day)) => format!("This suppression held until {day}"),
            (Lang::Fr, Self::NoReason) => "Une mise en sourdine doit dire pourquoi : « -- raison » avant la fin du commentaire".to_owned(),
            (Lang::En, Self::NoReason) => "A suppression has to say why: “-- reason” before the comment ends".to_owned(),
            (Lang::Fr, Self::NothingToEnd) => "Aucun « factlint-disable » ne précède".to_owned(),
            (Lang::En, Self::NothingToEnd) => "No “factlint-disable” comes before".to_owned(),
            (Lang::Fr, Self::Unused) => "Il n'y a rien à taire ici".to_owned(),
            (Lang::En, Self::Unused) => "There is nothing to suppress here".to_owned(),
        }
    }
}

fn unknown(lang: Lang, what: Name, word: &str, meant: Option<&str>) -> String {
    let hint = meant.map(|meant| match lang {
        Lang::Fr => format!(" ; voulez-vous dire « {meant} » ?"),
        Lang::En => format!("; did you mean “{meant}”?"),
    });
    let what = match (lang, what) {
        (Lang::Fr, Name::Verb) => "Instruction inconnue",
        (Lang::En, Name::Verb) => "Unknown instruction",
        (Lang::Fr, Name::Rule) => "Règle inconnue",
        (Lang::En, Name::Rule) => "Unknown rule",
        (Lang::Fr, Name::Fact) => "Fait inconnu",
        (Lang::En, Name::Fact) => "Unknown fact",
    };
    match lang {
        Lang::Fr => format!("{what} : « {word} »{}", hint.unwrap_or_default()),
        Lang::En => format!("{what}: “{word}”{}", hint.unwrap_or_default()),
    }
}

/// What to tell about a directive of a draft.
#[must_use]
pub fn finding(text: &str, directive: &Directive, fault: Fault, messages: Lang) -> Finding {
    let span = fault.span(directive);
    Finding {
        rule: &RULE,
        severity: RULE.severity,
        verdict: Verdict::Unsupported,
        span,
        text: span.of(text).to_owned(),
        message: fault.message(messages),
        fact: None,
        sources: Vec::new(),
        fixes: fix(text, directive, &fault, messages).into_iter().collect(),
        related: Vec::new(),
    }
}

/// Whether a finding is about a directive that could as well not be there.
#[must_use]
pub fn is_idle(finding: &Finding) -> bool {
    finding.rule.name == RULE.name && finding.fixes.iter().any(|fix| fix.safe)
}

/// A name may be put right; what does nothing may go.
fn fix(text: &str, directive: &Directive, fault: &Fault, messages: Lang) -> Option<Fix> {
    match fault {
        Fault::Unknown(_, word, meant) => {
            let meant = meant.clone()?;
            Some(Fix {
                title: messages.menu().replace.replace("{}", &meant),
                safe: false,
                edits: vec![Edit { span: word.span, text: meant }],
            })
        }
        Fault::Over(_) | Fault::NothingToEnd | Fault::Unused => {
            let edits = vec![Edit { span: whole(text, directive.span), text: String::new() }];
            Some(Fix { title: messages.menu().uncomment.to_owned(), safe: *fault != Fault::NothingToEnd, edits })
        }
        Fault::NoDate(_) | Fault::NoReason => None,
    }
}

/// A comment with its line, where it has one to itself; else with the blank before it.
fn whole(text: &str, span: Span) -> Span {
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let start = before.trim_end_matches([' ', '\t']).len();
    let end = text.len() - after.trim_start_matches([' ', '\t', '\r']).len();
    let alone = before[..start].is_empty() || before[..start].ends_with('\n');
    match text[end..].chars().next() {
        Some('\n') if alone => Span::new(start, end + 1),
        None if alone => Span::new(start, end),
        _ => Span::new(start, span.end),
    }
}
