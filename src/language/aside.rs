//! What a page puts around an article's prose: invitations to read on, notes on the author, readers' comments.

use super::Lang;
use super::file;
use super::phrase::Phrases;
use crate::text::{Kind, Token, tokens};
use serde::Deserialize;
use std::sync::LazyLock;

/// What a short line without a sentence tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// It leads elsewhere; the article goes on.
    Skip,
    /// What follows is not the article any more.
    End,
}

/// What a paragraph is, if it isn't the article's own.
#[must_use]
pub fn aside(paragraph: &str, lang: Lang) -> Option<Aside> {
    static FR: LazyLock<Asides> = LazyLock::new(|| Asides::parse(file::text!("fr/asides")));
    static EN: LazyLock<Asides> = LazyLock::new(|| Asides::parse(file::text!("en/asides")));
    let asides = match lang {
        Lang::Fr => &*FR,
        Lang::En => &*EN,
    };
    asides.of(&tokens(paragraph))
}

/// A file of asides. None can hold what JSON escapes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source<'j> {
    #[serde(borrow)]
    ends: Vec<&'j str>,
    skips: Vec<&'j str>,
    within: Vec<&'j str>,
}

struct Asides {
    /// How a line starts.
    openings: Phrases<Aside>,
    /// What stands anywhere in a line.
    within: Phrases<Aside>,
}

/// No line of more words is an aside.
const LONGEST: usize = 20;

impl Asides {
    fn parse(json: &'static str) -> Self {
        let Source { ends, skips, within } = file::read(json);
        let of = |phrases: Vec<&'static str>, aside: Aside| phrases.into_iter().map(move |phrase| (phrase, aside));
        Self { openings: Phrases::new(of(ends, Aside::End).chain(of(skips, Aside::Skip))), within: Phrases::new(of(within, Aside::Skip)) }
    }

    fn of(&self, tokens: &[Token]) -> Option<Aside> {
        // « 3 commentaires »
        let start = usize::from(tokens.first().is_some_and(|first| first.kind == Kind::Number));
        let opening = self.openings.find(tokens, start);
        if opening.is_some_and(|(aside, end)| *aside == Aside::End && is_head(tokens, end)) {
            return Some(Aside::End);
        }
        let words = tokens.iter().filter(|token| token.is_word()).count();
        let sentence = tokens.last().is_some_and(|last| last.is_any(&[".", "!", "?", "…", "»", "”"]));
        let inside = || (0..tokens.len()).find_map(|at| self.within.find(tokens, at)).map(|(aside, _)| *aside);
        if words > LONGEST {
            return None;
        }
        opening.map(|(aside, _)| *aside).filter(|_| !sentence).or_else(inside)
    }
}

/// Nothing follows, or what a heading leads to: « Vos commentaires : … », "Comments (2)".
fn is_head(tokens: &[Token], end: usize) -> bool {
    tokens.get(end).is_none_or(|next| next.is_any(&[":", "(", "—", "–", "-"]))
}

#[cfg(test)]
mod tests {
    use super::{Aside, aside};
    use crate::language::Lang;

    #[test]
    fn what_leads_elsewhere_is_no_prose() {
        assert_eq!(aside("À lire aussi : le budget adopté", Lang::Fr), Some(Aside::Skip));
        assert_eq!(aside("Commentaires (12)", Lang::Fr), Some(Aside::End));
        assert_eq!(aside("3 commentaires", Lang::Fr), Some(Aside::End));
        assert_eq!(
            aside("Vos commentaires : « Et la piscine, alors ? Personne n'en parle jamais, de la piscine. »", Lang::Fr),
            Some(Aside::End)
        );
        assert_eq!(aside("About the author", Lang::En), Some(Aside::End));
        assert_eq!(aside("Sign up to our newsletter for more.", Lang::En), Some(Aside::Skip));
    }

    #[test]
    fn prose_is_none() {
        assert_eq!(aside("Les commentaires du maire ont choqué.", Lang::Fr), None);
        assert_eq!(aside("Comments by the mayor caused a stir.", Lang::En), None);
        assert_eq!(aside("Le budget adopté en mars", Lang::Fr), None);
    }
}
