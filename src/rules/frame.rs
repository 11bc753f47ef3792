//! The words round a part of the day: « en plein » goes with some and not with others, so another fits only in a frame that it is known in.

use super::Case;
use crate::facts::{Term, Words};
use crate::language::Lang;
use crate::language::told::Told;
use crate::text::{Span, Token, tokens};
use crate::values;

/// What to write for a term in the place of another's words; nothing where the words before them may not go with it.
///
/// An adverb gives way to an adverb: « au petit matin » to « en soirée ». A noun gives way to a noun beside a day,
/// « jeudi matin », and where one of the new term's own phrases has it behind the same word: « en fin de matinée », « en soirée ».
#[must_use]
pub(super) fn fitting(case: &Case<'_>, span: Span, told: &Term, known: &Term) -> Option<String> {
    let words = known.words.get(&case.lang)?;
    let adverb = || alike(&words.phrases, case.text(span));
    if is_phrase(told, case.text(span), case.lang) {
        return adverb();
    }
    let before = before(case, span.start)?;
    if is_day(&before, case.lang) {
        let noun = words.label().filter(|noun| tells_both(&before, noun, case.lang));
        return noun.map(str::to_owned).or_else(adverb);
    }
    words.nouns.iter().find(|noun| is_known(words, &before, noun)).cloned()
}

/// The phrase that opens with the most of a text's words, as what stands behind it may hang on them: « dans la matinée de jeudi ».
/// One word in common is none.
fn alike(phrases: &[String], text: &str) -> Option<String> {
    let told = norms(text);
    let shared = |phrase: &String| norms(phrase).iter().zip(&told).take_while(|(a, b)| a == b).count();
    let best = phrases.iter().rev().max_by_key(|phrase| shared(phrase)).filter(|phrase| shared(phrase) > 1);
    best.or_else(|| phrases.first()).cloned()
}

fn is_phrase(term: &Term, text: &str, lang: Lang) -> bool {
    let told = norms(text);
    term.words.get(&lang).is_some_and(|words| words.phrases.iter().any(|phrase| norms(phrase) == told))
}

/// The word right before a place.
fn before(case: &Case<'_>, at: usize) -> Option<String> {
    let text = &case.prose[..at];
    let last = tokens(text).pop().filter(Token::is_word)?;
    Some(last.span.of(text).to_owned())
}

fn is_day(word: &str, lang: Lang) -> bool {
    values::read(word, &tokens(word), lang).iter().any(|spotted| matches!(spotted.told, Told::When(_)))
}

/// Whether a day and a noun make one date: « jeudi soir », not « jeudi aube ».
fn tells_both(day: &str, noun: &str, lang: Lang) -> bool {
    let text = format!("{day} {noun}");
    let tokens = tokens(&text);
    values::read(&text, &tokens, lang).iter().any(|spotted| spotted.tokens == (0..tokens.len()))
}

/// Whether one of a term's phrases has a noun of its own right behind a word.
fn is_known(words: &Words, before: &str, noun: &str) -> bool {
    let wanted: Vec<Box<str>> = norms(before).into_iter().chain(norms(noun)).collect();
    words.phrases.iter().any(|phrase| norms(phrase).windows(wanted.len()).any(|some| some == wanted))
}

fn norms(text: &str) -> Vec<Box<str>> {
    tokens(text).iter().map(|token| token.norm.as_str().into()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Case, fitting};
    use crate::archive::Scope;
    use crate::facts::{Buffers, Desk};
    use crate::language::Lang;
    use crate::text::Span;

    /// What is written for the evening in the place of `old`, which tells another part of the day.
    fn evening(lang: Lang, prose: &str, part: &str, old: &str) -> Option<String> {
        let base = Desk::open_with("".as_ref(), &Buffers::default()).base;
        let scope = Scope::default();
        let case = Case {
            base: &base,
            prose,
            claims: &[],
            values: &[],
            parts: false,
            statements: &[],
            quotations: &[],
            strangers: &[],
            scope: &scope,
            named: &[],
            about: true,
            lang,
            messages: lang,
            date: None,
            dated: true,
        };
        let parts = base.vocabulary(base.vocabulary_named("part-of-day").unwrap());
        let term = |id: &str| parts.get(parts.term(id).unwrap());
        let start = prose.find(old).unwrap();
        fitting(&case, Span::new(start, start + old.len()), term(part), term("evening"))
    }

    #[test]
    fn a_part_of_the_day_is_written_where_its_frame_takes_it() {
        let french = |prose, part, old| evening(Lang::Fr, prose, part, old);
        assert_eq!(french("arrivé jeudi matin", "morning", "matin").as_deref(), Some("soir"));
        assert_eq!(french("arrivé au petit matin", "dawn", "au petit matin").as_deref(), Some("en soirée"));
        assert_eq!(french("dans la matinée de jeudi", "morning", "dans la matinée").as_deref(), Some("dans la soirée"));
        assert_eq!(french("arrivé en fin de matinée", "morning", "fin de matinée").as_deref(), Some("soirée"));
        assert_eq!(french("arrivé ce matin-là", "morning", "matin").as_deref(), Some("soir"));
        assert_eq!(evening(Lang::En, "at dawn on Thursday", "dawn", "at dawn").as_deref(), Some("in the evening"));
        assert_eq!(evening(Lang::En, "late Thursday morning", "morning", "morning").as_deref(), Some("evening"));
    }

    #[test]
    fn where_it_does_not_nothing_is_offered() {
        for (prose, old) in
            [("en plein après-midi", "après-midi"), ("cet après-midi", "après-midi"), ("par un bel après-midi", "après-midi")]
        {
            assert_eq!(evening(Lang::Fr, prose, "afternoon", old), None, "{prose}");
        }
    }
}
