//! Saying a thing less surely: by whom it is said, or in the conditional.

use super::Lang;
use super::inflect::{Mood, Tense, VerbForm, verb};
use crate::text::{Span, Token, tokens};

impl Lang {
    /// « selon l'AFP », `according to AFP`.
    #[must_use]
    pub fn according_to(self, who: &str) -> String {
        match self {
            Self::Fr => format!("selon {}{who}", elided(who)),
            Self::En => format!("according to {who}"),
        }
    }

    /// The replacement that puts the first finite verb of a clause in the conditional, or in English hedges it with an adverb.
    ///
    /// `infinitives` are verbs that the clause may have besides auxiliaries.
    #[must_use]
    pub fn hedge(self, clause: &str, infinitives: &[String]) -> Option<(Span, String)> {
        let found = tokens(clause);
        match self {
            Self::Fr => found.iter().find_map(|token| Some((token.span, conditional(token, infinitives)?))),
            Self::En => allegedly(&found, infinitives, clause),
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

/// `was allegedly killed`, `allegedly killed`.
fn allegedly(tokens: &[Token], infinitives: &[String], clause: &str) -> Option<(Span, String)> {
    if let Some(auxiliary) = tokens.iter().find(|token| token.is_any(&["is", "are", "was", "were", "has", "have", "had"])) {
        return Some((auxiliary.span, format!("{} allegedly", auxiliary.span.of(clause))));
    }
    let is_form = |token: &&Token| {
        infinitives.iter().any(|word| verb(word, Lang::En).iter().any(|form| form.mood == Mood::Indicative && form.form == *token.norm))
    };
    let verb = tokens.iter().find(is_form)?;
    Some((verb.span, format!("allegedly {}", verb.span.of(clause))))
}

#[cfg(test)]
mod tests {
    use super::Lang;

    fn hedged(lang: Lang, clause: &str, verbs: &[&str]) -> Option<String> {
        let (span, text) = lang.hedge(clause, &verbs.iter().map(|verb| (*verb).to_owned()).collect::<Vec<_>>())?;
        Some([&clause[..span.start], &text, &clause[span.end..]].concat())
    }

    #[test]
    fn a_french_verb_takes_the_conditional() {
        assert_eq!(hedged(Lang::Fr, "l'homme a été arrêté", &[]).as_deref(), Some("l'homme aurait été arrêté"));
        assert_eq!(hedged(Lang::Fr, "ils sont trois", &[]).as_deref(), Some("ils seraient trois"));
        assert_eq!(hedged(Lang::Fr, "il avait menti", &[]).as_deref(), Some("il aurait menti"));
        assert_eq!(hedged(Lang::Fr, "la banque doit 3 euros", &["devoir"]).as_deref(), Some("la banque devrait 3 euros"));
        assert_eq!(hedged(Lang::Fr, "un homme armé", &["devoir"]), None);
    }

    #[test]
    fn an_english_verb_takes_an_adverb() {
        assert_eq!(hedged(Lang::En, "he was killed", &[]).as_deref(), Some("he was allegedly killed"));
        assert_eq!(hedged(Lang::En, "she owes money", &["owe"]).as_deref(), Some("she allegedly owes money"));
    }

    #[test]
    fn an_agency_s_initials_have_their_article() {
        assert_eq!(Lang::Fr.according_to("AFP"), "selon l'AFP");
        assert_eq!(Lang::Fr.according_to("Le Monde"), "selon Le Monde");
        assert_eq!(Lang::En.according_to("AFP"), "according to AFP");
    }
}
