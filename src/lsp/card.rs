//! A fact as a card: what the desk holds, how surely, and what each source says.
//!
//! The words come from the desk's files, so they are escaped: a quotation must not become a link or a heading.

use super::diagnostics::label;
use crate::facts::{Base, Certainty, Fact, FactId, FactValue, Reading, Source, TermRef};
use crate::language::{Lang, card::CardWords};
use crate::text::hidden::{is_hidden, visible};
use crate::values::{Value, canonical_value};
use jiff::civil::Date;

/// What a client shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// CommonMark.
    Markdown,
    /// The text as it is.
    Plain,
}

impl Style {
    /// Someone's words, on one line, without any meaning as markup.
    pub(super) fn escape(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for char in text.chars() {
            if self == Self::Markdown && r"\`*_[]<>#|~&!".contains(char) {
                out.push('\\');
            }
            out.push(char);
        }
        visible(&out)
    }

    fn strong(self, text: &str) -> String {
        match self {
            Self::Markdown => format!("**{}**", self.escape(text)),
            Self::Plain => self.escape(text),
        }
    }

    fn emphasis(self, text: &str) -> String {
        match self {
            Self::Markdown => format!("*{}*", self.escape(text)),
            Self::Plain => self.escape(text),
        }
    }

    /// What a file says, as it stands there.
    pub(super) fn code(self, language: &str, text: &str) -> String {
        match self {
            Self::Markdown => format!("```{language}\n{}\n```", visible(text)),
            Self::Plain => visible(text),
        }
    }

    /// A name that leads to an address, if there is one that a browser opens.
    fn link(self, name: &str, url: Option<&str>) -> String {
        let safe = |url: &&str| {
            let web = url.starts_with("https://") || url.starts_with("http://");
            web && !url.contains(|c: char| c.is_whitespace() || is_hidden(c) || matches!(c, '<' | '>' | '\\'))
        };
        match url.filter(safe) {
            Some(url) if self == Self::Markdown => format!("[{}](<{url}>)", self.strong(name)),
            _ => self.strong(name),
        }
    }
}

/// The card of a fact, as a draft of this day is held against it.
pub(super) fn of_fact(base: &Base, id: FactId, verified: bool, day: Option<Date>, lang: Lang, style: Style) -> String {
    let card = Card { base, fact: base.fact(id), lang, words: lang.card(), style };
    let mut lines = vec![card.title(verified)];
    lines.extend(card.proofs(day).iter().map(|proof| format!("{}\n", style.escape(proof))));
    lines.extend(card.fact.says.iter().map(|reading| card.reading(reading)));
    let note = card.fact.note.as_deref().map(|note| format!("\n{}", style.emphasis(note)));
    lines.extend(note);
    lines.extend(card.times().map(|times| format!("\n{times}")));
    lines.join("\n")
}

/// What every line of a card needs.
struct Card<'a> {
    base: &'a Base,
    fact: &'a Fact,
    lang: Lang,
    words: &'static CardWords,
    style: Style,
}

impl Card<'_> {
    fn title(&self, verified: bool) -> String {
        let tick = if verified { format!("✓ {} · ", self.words.verified) } else { String::new() };
        let label = self.style.strong(&label(self.base, self.fact, self.lang));
        let value = if self.fact.text.contains_key(&self.lang) { String::new() } else { self.said(&self.fact.is) };
        let day = self.fact.as_of.map(|day| format!(" ({} {day})", self.words.as_of)).unwrap_or_default();
        format!("{tick}{label}{value}{day} · {}\n", self.style.emphasis(self.fact.status.word(self.lang)))
    }

    /// What is worked out and from what: the facts that a derived one follows from, the age that a birth makes, a date's weekday.
    fn proofs(&self, day: Option<Date>) -> Vec<String> {
        let from = |what: &str, facts: &[&Fact]| {
            let facts: Vec<String> = facts.iter().map(|fact| self.stated(fact)).collect();
            let what = if what.is_empty() { String::new() } else { format!("{what}, ") };
            format!("{what}{} {}", self.words.from, facts.join(self.words.and))
        };
        let parents: Vec<&Fact> = self.fact.derived_from.iter().map(|id| self.base.fact(*id)).collect();
        let derived = (!parents.is_empty()).then(|| from("", &parents));
        let age = day.and_then(|day| self.age(day)).map(|age| from(&age, &[self.fact]));
        let weekday = self.weekday().map(|weekday| from(&weekday, &[self.fact]));
        derived.into_iter().chain(age).chain(weekday).collect()
    }

    /// A fact in a few words: « la date, X : 3 mars 2026 ».
    fn stated(&self, fact: &Fact) -> String {
        let values: Vec<String> = fact.is.iter().map(|value| self.value(value)).collect();
        format!("{}{}{}", label(self.base, fact, self.lang), self.words.colon, values.join(&format!(" {} ", self.words.or)))
    }

    /// The age on a day of whom the fact says when they were born.
    fn age(&self, day: Date) -> Option<String> {
        let event = self.base.attribute(self.fact.attribute).event.filter(|event| Some(*event) == self.base.event_named("birth"));
        let [FactValue::Plain(born)] = event.and(Some(self.fact.is.as_slice()))? else { return None };
        Some(format!("{} ({} {day})", self.plain(&born.age_on(day)?), self.words.as_of))
    }

    /// The weekday of the one day that the fact holds.
    fn weekday(&self) -> Option<String> {
        let [FactValue::Plain(date)] = self.fact.is.as_slice() else { return None };
        Some(self.plain(&Value::Weekday(date.single_day()?.weekday())))
    }

    /// In which time the fact holds, and when somebody last looked at it.
    fn times(&self) -> Option<String> {
        let sheet = self.lang.sheet();
        let valid = self.fact.valid.as_ref().map(|time| (sheet.valid, canonical_value(time)));
        let checked = self.fact.checked.map(|day| (sheet.checked, day.to_string()));
        let told: Vec<String> = valid.into_iter().chain(checked).map(|(name, time)| format!("{name}{}{time}", self.words.colon)).collect();
        (!told.is_empty()).then(|| self.style.emphasis(&told.join(" · ")))
    }

    /// A source's line: who, when, what it says where it differs, how surely, its words.
    fn reading(&self, reading: &Reading) -> String {
        let source = self.base.source(reading.source);
        let value = reading.is.as_ref().map(|is| self.said(is)).unwrap_or_default();
        let surely: Vec<&str> = self.certainty(reading.certainty).into_iter().chain(reading.error.then_some(self.words.error)).collect();
        let surely = if surely.is_empty() { String::new() } else { format!(" ({})", self.style.emphasis(&surely.join(", "))) };
        let quote = reading.quote.as_deref().map(|quote| self.quoted(quote)).unwrap_or_default();
        let note = reading.note.as_deref().map(|note| format!(" — {}", self.style.escape(note))).unwrap_or_default();
        format!("- {}{value}{surely}{quote}{note}", self.who(source))
    }

    fn who(&self, source: &Source) -> String {
        let published = source.published.map(|day| day.to_string());
        let about = [&source.outlet, &published, &source.reliability].into_iter().flatten();
        let about: String = about.map(|part| format!(", {}", self.style.escape(part))).collect();
        self.style.link(&source.id, source.url.as_deref()) + &about
    }

    fn quoted(&self, quote: &str) -> String {
        let (open, close) = self.words.quotes;
        format!(" — {open}{}{close}", self.style.escape(quote))
    }

    fn said(&self, values: &[FactValue]) -> String {
        let values: Vec<String> = values.iter().map(|value| self.value(value)).collect();
        format!("{}{}", self.words.colon, self.style.escape(&values.join(&format!(" {} ", self.words.or))))
    }

    fn value(&self, value: &FactValue) -> String {
        match value {
            FactValue::Plain(value) => self.plain(value),
            FactValue::Entity(id) => self.base.entity_label(*id, self.lang).to_owned(),
            FactValue::Term(term) => self.term(*term),
            FactValue::Set { members, closed } => self.set(members, *closed),
            FactValue::Order { before, other } => {
                let side = if *before { self.words.before } else { self.words.after };
                format!("{side} {}", self.base.entity_label(*other, self.lang))
            }
            FactValue::Text(text) => text.clone(),
        }
    }

    fn plain(&self, value: &Value) -> String {
        match value {
            Value::YesNo(yes) => if *yes { self.words.yes } else { self.words.no }.to_owned(),
            value => crate::values::render(value, self.lang, ""),
        }
    }

    fn set(&self, members: &[FactValue], closed: bool) -> String {
        let members: Vec<String> = members.iter().map(|member| self.value(member)).collect();
        let only = if closed { format!(" ({})", self.words.only) } else { String::new() };
        members.join(", ") + &only
    }

    fn term(&self, of: TermRef) -> String {
        let term = self.base.vocabulary(of.vocabulary).get(of.term);
        let said = term.words.get(&self.lang).and_then(|words| words.label()).unwrap_or(&term.id);
        let whose = of.of.map(|id| format!(" ({})", self.base.entity_label(id, self.lang))).unwrap_or_default();
        format!("{}{said}{whose}", if of.former { self.words.former } else { "" })
    }

    const fn certainty(&self, certainty: Certainty) -> Option<&'static str> {
        match certainty {
            Certainty::Asserted => None,
            Certainty::Attributed => Some(self.words.attributed),
            Certainty::Alleged => Some(self.words.alleged),
            Certainty::Denied => Some(self.words.denied),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Style;

    #[test]
    fn someone_s_words_are_no_markup() {
        assert_eq!(Style::Markdown.escape("a *b*\n# [c](d) <e>"), r"a \*b\* \# \[c\](d) \<e\>");
        assert_eq!(Style::Plain.escape("a *b*"), "a *b*");
    }

    #[test]
    fn what_would_turn_words_round_is_spelt_out() {
        for style in [Style::Markdown, Style::Plain] {
            assert_eq!(style.strong("\u{202e}snA 42").trim_matches('*'), r"\u{202e}snA 42");
        }
        assert_eq!(Style::Markdown.link("003", Some("https://a.fr/\u{202e}x")), "**003**");
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(Style::Markdown.link("003", Some("https://a.fr/x(1)")), "[**003**](<https://a.fr/x(1)>)");
        for url in ["javascript:alert(1)", "https://a> b", "file:///etc/passwd"] {
            assert_eq!(Style::Markdown.link("003", Some(url)), "**003**");
        }
    }
}
