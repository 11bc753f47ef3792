//! Blocks that say nothing of the desk, as their words alone show: their grammar needn't be read.
//!
//! Most blocks of most drafts are. What is asked here is wider than what [`super::claims`] reads: nothing that a claim could come of is left
//! out, so that a silent block has none.

use super::quote;
use super::reading::{Asked, Context};
use crate::facts::index::Cue;
use crate::facts::{Base, EntityId, EntityKind, TermId};
use crate::text::Token;

/// Whether a block that names nothing of the desk says nothing of it either; if so, the answers that this rests on.
///
/// `leads` are the places of its tokens with which a phrase may start that leads to something of the desk; others are passed over.
#[must_use]
pub fn silent(base: &Base, text: &str, tokens: &[Token], leads: impl IntoIterator<Item = usize>, context: &Context) -> Option<Asked> {
    let mut silence = Silence { base, context, asked: Asked::default() };
    let told = silence.is_about() || silence.is_led(tokens, leads) || is_spelled_out(base, text, tokens) || is_quoting(base, text, tokens);
    (!told).then_some(silence.asked)
}

struct Silence<'a> {
    base: &'a Base,
    context: &'a Context,
    asked: Asked,
}

impl Silence<'_> {
    /// A draft about the story tells of it in words that are everybody's; where a desk has nobody and no source there is no story.
    fn is_about(&mut self) -> bool {
        let is_empty = self.base.entities.is_empty() && self.base.links.published().is_none();
        !is_empty && self.asked.is_about(self.context)
    }

    /// Words that lead to something of the desk that they don't name.
    fn is_led(&mut self, tokens: &[Token], leads: impl IntoIterator<Item = usize>) -> bool {
        self.base.index.leads(tokens, leads, self.context.lang, |cue| self.leads(cue))
    }

    fn leads(&mut self, cue: Cue) -> bool {
        let base = self.base;
        match cue {
            Cue::Called(entity) => self.is_known(entity),
            Cue::EventOf(_) => true,
            Cue::Event(term) => is_result(base, term) || base.links.events_of(term).any(|event| self.is_near(event)),
            Cue::Attribute(attribute) => base.links.sole(attribute).is_some(),
            Cue::Term(vocabulary, term) => base.links.holders(vocabulary, term).next().is_some(),
            Cue::Fact(_) => false,
        }
    }

    /// A description is that of what the draft names, or of what belongs to it.
    fn is_known(&mut self, entity: EntityId) -> bool {
        let record = self.base.entity(entity);
        let person = record.kind == EntityKind::Person && !record.names.is_empty();
        self.is_named(entity) || !person && record.of.iter().any(|of| self.is_named(*of))
    }

    /// An event is that of somebody whom the draft names, or of nobody.
    fn is_near(&mut self, event: EntityId) -> bool {
        let of = &self.base.entity(event).of;
        of.is_empty() || of.iter().any(|of| self.is_named(*of))
    }

    fn is_named(&mut self, entity: EntityId) -> bool {
        self.asked.is_named(self.context, entity)
    }
}

/// A match won or lost, where towns stand for the sides: the desk has a match.
fn is_result(base: &Base, term: TermId) -> bool {
    let contest = || base.event_named("match").is_some_and(|contest| base.links.events_of(contest).next().is_some());
    base.event_named("contest-result") == Some(term) && contest()
}

/// An acronym in brackets, behind words that it may stand for.
fn is_spelled_out(base: &Base, text: &str, tokens: &[Token]) -> bool {
    let acronym = |token: &Token| token.span.of(text).chars().all(char::is_uppercase);
    let bracketed = |three: &[Token]| three[0].is("(") && three[2].is(")") && acronym(&three[1]);
    base.links.expanded().next().is_some() && tokens.windows(3).any(bracketed)
}

/// Words between quotation marks that the desk may have on record.
fn is_quoting(base: &Base, text: &str, tokens: &[Token]) -> bool {
    let held = || quote::find(tokens, text).iter().any(|quoted| !base.spoken(&tokens[quoted.tokens.clone()]).is_empty());
    base.links.quoted().next().is_some() && held()
}

#[cfg(test)]
mod tests {
    use super::silent;
    use crate::claims::about::context_of;
    use crate::facts::{Base, Buffers, Desk};
    use crate::language::Lang;
    use crate::text::tokens;
    use std::path::Path;

    /// Whether nothing is said of a base in a draft.
    fn is_silent(base: &Base, text: &str) -> bool {
        let context = context_of(base, Lang::En, None, std::iter::once(text));
        let tokens = tokens(text);
        assert!(context.about);
        silent(base, text, &tokens, 0..tokens.len(), &context).is_some()
    }

    #[test]
    fn without_a_desk_every_block_is_silent() {
        let text = "The mayor, 46, said on Monday that three people had died.";
        assert!(is_silent(&Base::default(), text));
        // Whose sources have a day, tells of that time, even of nobody.
        let files = [("factlint.toml", ""), ("facts/a.toml", "[sources.a]\npublished = 2026-02-06\n")];
        let texts = files.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
        let desk = Desk::open_with(Path::new("/desk"), &Buffers { texts, below: None });
        assert!(!is_silent(&desk.base, text), "{:?}", desk.problems);
    }
}
