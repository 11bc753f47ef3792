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

impl VerbForm {
    /// Its mood and tense.
    #[must_use]
    pub const fn tells(&self) -> VerbUse {
        VerbUse { mood: self.mood, tense: self.tense }
    }
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

impl Mood {
    /// Whether its forms are finite verbs.
    #[must_use]
    pub const fn is_finite(self) -> bool {
        !matches!(self, Self::Infinitive | Self::Participle)
    }
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

/// Mood and tense that a word may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbUse {
    /// Mood.
    pub mood: Mood,
    /// Tense.
    pub tense: Tense,
}

/// What a word may be as a form of a verb, a bit for each mood and tense.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerbUses(u32);

const MOODS: [Mood; 6] = [Mood::Infinitive, Mood::Indicative, Mood::Subjunctive, Mood::Conditional, Mood::Imperative, Mood::Participle];
const TENSES: [Tense; 4] = [Tense::Present, Tense::Imperfect, Tense::Past, Tense::Future];

impl VerbUses {
    /// Adds what a form tells.
    pub const fn add(&mut self, form: VerbUse) {
        self.0 |= bit(form.mood, form.tense);
    }

    /// Its bits.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// What some bits say.
    #[must_use]
    pub const fn of_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// Whether it is no form of a verb.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each of them once.
    pub fn iter(self) -> impl Iterator<Item = VerbUse> {
        let all = MOODS.into_iter().flat_map(|mood| TENSES.into_iter().map(move |tense| VerbUse { mood, tense }));
        all.filter(move |form| self.0 & bit(form.mood, form.tense) != 0)
    }
}

const fn bit(mood: Mood, tense: Tense) -> u32 {
    1 << (mood as u32 * TENSES.len() as u32 + tense as u32)
}
