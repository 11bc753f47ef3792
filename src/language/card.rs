//! The words of a fact card, as an editor shows it, in each language.

use super::Lang;

/// The words of a fact card.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is the English word it stands for")]
pub struct CardWords {
    pub yes: &'static str,
    pub no: &'static str,
    pub or: &'static str,
    pub only: &'static str,
    pub former: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub as_of: &'static str,
    pub verified: &'static str,
    pub established: &'static str,
    pub single_source: &'static str,
    pub disputed: &'static str,
    pub unverified: &'static str,
    pub retracted: &'static str,
    pub superseded: &'static str,
    pub rejected: &'static str,
    pub attributed: &'static str,
    pub alleged: &'static str,
    pub denied: &'static str,
    pub error: &'static str,
    /// What opens the facts that another is worked out from.
    pub from: &'static str,
    /// What joins two facts, spaces included.
    pub and: &'static str,
    /// What opens and closes a quotation, spaces included.
    pub quotes: (&'static str, &'static str),
    /// What parts a name from what is said of it, spaces included.
    pub colon: &'static str,
}

impl Lang {
    /// The words of a fact card in this language.
    #[must_use]
    pub const fn card(self) -> &'static CardWords {
        match self {
            Self::Fr => &FR,
            Self::En => &EN,
        }
    }
}

const FR: CardWords = CardWords {
    yes: "oui",
    no: "non",
    or: "ou",
    only: "seulement",
    former: "ex-",
    before: "avant",
    after: "après",
    as_of: "au",
    verified: "vérifié",
    established: "établi",
    single_source: "une seule source",
    disputed: "les sources divergent",
    unverified: "non vérifié",
    retracted: "retiré",
    superseded: "dépassé",
    rejected: "refusé",
    attributed: "attribué",
    alleged: "allégué",
    denied: "démenti",
    error: "erreur connue",
    from: "d'après",
    and: " et ",
    quotes: ("«\u{a0}", "\u{a0}»"),
    colon: "\u{a0}: ",
};

const EN: CardWords = CardWords {
    yes: "yes",
    no: "no",
    or: "or",
    only: "only",
    former: "former ",
    before: "before",
    after: "after",
    as_of: "as of",
    verified: "verified",
    established: "established",
    single_source: "a single source",
    disputed: "sources disagree",
    unverified: "unverified",
    retracted: "retracted",
    superseded: "superseded",
    rejected: "rejected",
    attributed: "attributed",
    alleged: "alleged",
    denied: "denied",
    error: "known error",
    from: "from",
    and: " and ",
    quotes: ("“", "”"),
    colon: ": ",
};

/// The names of what stands on a card, as the command shows it, and of the columns of its tables.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is the English word it stands for")]
pub struct SheetWords {
    pub fact: &'static str,
    pub entity: &'static str,
    pub attribute: &'static str,
    pub value: &'static str,
    pub side: &'static str,
    pub status: &'static str,
    pub source: &'static str,
    pub sources: &'static str,
    pub outlet: &'static str,
    pub published: &'static str,
    pub text: &'static str,
    pub facts: &'static str,
    pub state: &'static str,
    pub drafts: &'static str,
    pub after: &'static str,
    pub before: &'static str,
    pub change: &'static str,
    pub verdict: &'static str,
    pub place: &'static str,
    pub as_of: &'static str,
    pub valid: &'static str,
    pub checked: &'static str,
    pub from: &'static str,
    pub note: &'static str,
    pub file: &'static str,
    pub why: &'static str,
    pub days: &'static str,
    pub name: &'static str,
    pub kind: &'static str,
    pub form: &'static str,
    pub of: &'static str,
    pub vocabulary: &'static str,
    pub label: &'static str,
}

impl Lang {
    /// The names of what stands on a sheet in this language.
    #[must_use]
    pub const fn sheet(self) -> &'static SheetWords {
        match self {
            Self::Fr => &SHEET_FR,
            Self::En => &SHEET_EN,
        }
    }
}

const SHEET_FR: SheetWords = SheetWords {
    fact: "fait",
    entity: "entité",
    attribute: "attribut",
    value: "valeur",
    side: "version",
    status: "statut",
    source: "source",
    sources: "sources",
    outlet: "média",
    published: "parution",
    text: "texte",
    facts: "faits",
    state: "état",
    drafts: "articles",
    after: "après",
    before: "avant",
    change: "changement",
    verdict: "verdict",
    place: "endroit",
    as_of: "au",
    valid: "validité",
    checked: "vérifié",
    from: "d'après",
    note: "note",
    file: "fichier",
    why: "motif",
    days: "jours",
    name: "nom",
    kind: "sorte",
    form: "type",
    of: "de",
    vocabulary: "vocabulaire",
    label: "libellé",
};

const SHEET_EN: SheetWords = SheetWords {
    fact: "fact",
    entity: "entity",
    attribute: "attribute",
    value: "value",
    side: "side",
    status: "status",
    source: "source",
    sources: "sources",
    outlet: "outlet",
    published: "published",
    text: "text",
    facts: "facts",
    state: "state",
    drafts: "drafts",
    after: "after",
    before: "before",
    change: "change",
    verdict: "verdict",
    place: "place",
    as_of: "as of",
    valid: "valid",
    checked: "checked",
    from: "from",
    note: "note",
    file: "file",
    why: "why",
    days: "days",
    name: "name",
    kind: "kind",
    form: "type",
    of: "of",
    vocabulary: "vocabulary",
    label: "label",
};
