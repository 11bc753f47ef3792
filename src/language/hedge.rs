//! Saying a thing less surely: by whom it is said, or in the conditional.

use super::Lang;
use super::inflect::{Mood, Tense, VerbForm, verb};
use crate::text::{Span, Token};

impl Lang {
    /// « selon l'AFP », `according to AFP`.
    #[must_use]
    pub fn according_to(self, who: &str) -> String {
        match self {
            Self::Fr => format!("selon {}{who}", elided(who)),
            Self::En => format!("according to {who}"),
        }
    }

    /// The replacement by which a finite verb says its thing less surely: its conditional, in English an adverb beside it.
    ///
    /// `infinitives` are verbs that it may be a form of, besides auxiliaries; nothing where it is of none.
    #[must_use]
    pub fn hedge(self, text: &str, tokens: &[Token], at: usize, infinitives: &[String]) -> Option<(Span, String)> {
        let token = tokens.get(at)?;
        match self {
            Self::Fr => joined(at.checked_sub(1).and_then(|before| tokens.get(before)), token, conditional(token, infinitives)?),
            Self::En => allegedly(token, infinitives, text),
        }
    }
}

/// The article of an agency's initials: « l'AFP ». Other names bring theirs or need none.
fn elided(who: &str) -> &'static str {
    let initials = who.chars().count() > 1 && who.chars().all(char::is_uppercase);
    if initials && who.starts_with(['A', 'E', 'I', 'O', 'U', 'É']) { "l'" } else { "" }
}

const AUXILIARIES: [&str; 2] = ["avoir", "être"];

/// A verb of the present, or an auxiliary of the past, as a conditional of the same person.
fn conditional(token: &Token, infinitives: &[String]) -> Option<String> {
    let auxiliary = AUXILIARIES.iter().find_map(|word| in_conditional(token, word, &[Tense::Present, Tense::Imperfect]));
    auxiliary.or_else(|| infinitives.iter().find_map(|word| in_conditional(token, word, &[Tense::Present])))
}

fn in_conditional(token: &Token, infinitive: &str, from: &[Tense]) -> Option<String> {
    let forms = verb(infinitive, Lang::Fr);
    let fits = |form: &&VerbForm| {
        form.mood == Mood::Indicative && from.contains(&form.tense) && form.form.to_lowercase() == *token.norm && form.person == Some(3)
    };
    let told = forms.iter().find(fits)?;
    let same = |form: &&VerbForm| form.mood == Mood::Conditional && form.person == told.person && form.plural == told.plural;
    forms.iter().find(same).map(|form| form.form.clone())
}

/// The conditional after the word that it follows: « c'est » to « ce serait ».
fn joined(before: Option<&Token>, token: &Token, verb: String) -> Option<(Span, String)> {
    let vowel = |text: &str| text.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h', 'é', 'è', 'ê', 'â', 'î', 'ô']);
    match (before.filter(|_| token.glued), vowel(&token.norm), vowel(&verb)) {
        _ if token.capital => None,
        (None, _, _) => Some((token.span, verb)),
        (Some(elision), true, false) => {
            let whole = ["c'", "s'", "n'", "m'", "t'", "j'", "d'", "qu'"].into_iter().find(|short| elision.is(short))?;
            Some((elision.span.cover(token.span), format!("{}e {verb}", whole.trim_end_matches('\''))))
        }
        (Some(_), true, true) => Some((token.span, verb)),
        (Some(_), false, _) => None,
    }
}

/// `was allegedly killed`, `allegedly killed`.
fn allegedly(token: &Token, infinitives: &[String], text: &str) -> Option<(Span, String)> {
    let word = token.span.of(text);
    if token.is_any(&["is", "are", "was", "were", "has", "have", "had"]) {
        return (!token.capital).then(|| (token.span, format!("{word} allegedly")));
    }
    let is_form = |infinitive: &String| {
        verb(infinitive, Lang::En).iter().any(|form| form.mood == Mood::Indicative && form.person != Some(1) && form.form == *token.norm)
    };
    (!token.capital && infinitives.iter().any(is_form)).then(|| (token.span, format!("allegedly {word}")))
}

#[cfg(test)]
mod tests {
    use super::Lang;
    use crate::text::tokens;

    /// The clause with one of its words, a verb, said less surely.
    fn hedged(lang: Lang, clause: &str, word: &str, verbs: &[&str]) -> Option<String> {
        let found = tokens(clause);
        let at = found.iter().position(|token| token.span.of(clause) == word).unwrap();
        let (span, text) = lang.hedge(clause, &found, at, &verbs.iter().map(|verb| (*verb).to_owned()).collect::<Vec<_>>())?;
        Some([&clause[..span.start], &text, &clause[span.end..]].concat())
    }

    #[test]
    fn a_french_verb_takes_the_conditional() {
        let told = |clause: &str, word: &str| hedged(Lang::Fr, clause, word, &["devoir"]);
        assert_eq!(told("l'homme a été arrêté", "a").as_deref(), Some("l'homme aurait été arrêté"));
        assert_eq!(told("ils sont trois", "sont").as_deref(), Some("ils seraient trois"));
        assert_eq!(told("il avait menti", "avait").as_deref(), Some("il aurait menti"));
        assert_eq!(told("la banque doit 3 euros", "doit").as_deref(), Some("la banque devrait 3 euros"));
        assert_eq!(told("un homme armé", "armé"), None);
    }

    #[test]
    fn an_elision_is_undone_before_a_consonant() {
        let told = |clause: &str, word: &str| hedged(Lang::Fr, clause, word, &[]);
        assert_eq!(told("c'est un suicide", "est").as_deref(), Some("ce serait un suicide"));
        assert_eq!(told("elle s'est tuée", "est").as_deref(), Some("elle se serait tuée"));
        assert_eq!(told("il n’était pas seul", "était").as_deref(), Some("il ne serait pas seul"));
        assert_eq!(told("il n'a pas parlé", "a").as_deref(), Some("il n'aurait pas parlé"));
        assert_eq!(told("il l'est", "est"), None);
    }

    #[test]
    fn an_english_verb_takes_an_adverb() {
        assert_eq!(hedged(Lang::En, "he was killed", "was", &[]).as_deref(), Some("he was allegedly killed"));
        assert_eq!(hedged(Lang::En, "she owes money", "owes", &["owe"]).as_deref(), Some("she allegedly owes money"));
        assert_eq!(hedged(Lang::En, "she likes money", "likes", &["owe"]), None);
    }

    #[test]
    fn an_agency_s_initials_have_their_article() {
        assert_eq!(Lang::Fr.according_to("AFP"), "selon l'AFP");
        assert_eq!(Lang::Fr.according_to("Le Monde"), "selon Le Monde");
        assert_eq!(Lang::En.according_to("AFP"), "according to AFP");
    }
}
