//! A conjugated form and what it tells, the same for French and English.

/// One form of a verb, with the features it stands for.
///
/// A spelling that stands for several (French `finis`, English `put`) comes once for each of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct VerbForm {
    /// How it is written, without a pronoun.
    pub form: String,
    /// Its mood.
    pub mood: Mood,
    /// Its tense within the mood.
    pub tense: Tense,
    /// Grammatical person, 1 to 3; none where the form tells none.
    pub person: Option<u8>,
    /// Whether it is plural; none where the form doesn't tell.
    pub plural: Option<bool>,
}

/// The mood of a form; the forms that are no finite verbs count as moods too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mood {
    /// `venir`, `come`.
    Infinitive,
    /// `vient`, `comes`.
    Indicative,
    /// `vienne`; English has no form of its own but `were`, an indicative here.
    Subjunctive,
    /// `viendrait`, `would`.
    Conditional,
    /// `viens`, `come`.
    Imperative,
    /// `venant` and `venu`, `coming` and `come`.
    Participle,
}

/// The tense of a form. Participles are present (`-ant`, `-ing`) or past.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    /// `vient`, `comes`, and the one tense of infinitives, conditionals and imperatives.
    Present,
    /// `venait`, and the subjunctive `vînt`.
    Imperfect,
    /// The passé simple `vint`, the preterite `came`, the past participle.
    Past,
    /// `viendra`.
    Future,
}
