//! The titles of what an editor offers, in each language; `{}` stands for the thing.

use super::Lang;

/// The titles of an editor's menus.
#[derive(Clone, Copy, Debug)]
pub struct MenuWords {
    /// Adds an attribution.
    pub attribute: &'static str,
    /// Says less surely.
    pub hedge: &'static str,
    /// Opens a source.
    pub open: &'static str,
    /// Proposes a fact.
    pub propose: &'static str,
    /// Leaves a finding out here.
    pub ignore_here: &'static str,
    /// Leaves a fact out in a draft.
    pub ignore_fact: &'static str,
    /// Why something is left out, for the journalist to fill in.
    pub reason: &'static str,
    /// What is said of a proposed fact.
    pub proposed: &'static str,
    /// Makes a proposed fact one of the desk's own.
    pub accept: &'static str,
    /// Says no to a proposed fact, for good.
    pub reject: &'static str,
    /// Marks a proposed fact.
    pub suggested: &'static str,
    /// Applies every safe fix.
    pub fix_all: &'static str,
    /// Replaces words.
    pub replace: &'static str,
    /// Takes a comment away.
    pub uncomment: &'static str,
    /// Tells of what is left unsaid.
    pub suppressed: &'static str,
}

impl Lang {
    /// The titles of an editor's menus in this language.
    #[must_use]
    pub const fn menu(self) -> &'static MenuWords {
        match self {
            Self::Fr => &FR,
            Self::En => &EN,
        }
    }
}

const FR: MenuWords = MenuWords {
    attribute: "Attribuer : « {} »",
    hedge: "Dire moins sûrement : « {} »",
    open: "Ouvrir la source {}",
    propose: "Proposer à la base : {}",
    ignore_here: "Ignorer ici ({}), avec une raison",
    ignore_fact: "Ignorer {} dans cet article",
    reason: "raison à donner",
    proposed: "proposé d'après {}",
    accept: "Accepter ce fait proposé",
    reject: "Rejeter ce fait proposé",
    suggested: "proposé",
    fix_all: "Appliquer toutes les corrections sûres",
    replace: "Remplacer par « {} »",
    uncomment: "Retirer le commentaire",
    suppressed: "Passé sous silence : {}",
};

const EN: MenuWords = MenuWords {
    attribute: "Attribute: “{}”",
    hedge: "Say it less surely: “{}”",
    open: "Open source {}",
    propose: "Propose to the desk: {}",
    ignore_here: "Ignore here ({}), with a reason",
    ignore_fact: "Ignore {} in this draft",
    reason: "give a reason",
    proposed: "proposed from {}",
    accept: "Accept this proposed fact",
    reject: "Reject this proposed fact",
    suggested: "proposed",
    fix_all: "Apply all safe fixes",
    replace: "Replace with “{}”",
    uncomment: "Remove the comment",
    suppressed: "Suppressed: {}",
};

impl Lang {
    /// How many claims of a draft stand how, in one line.
    #[must_use]
    pub fn sum(self, verified: usize, contradicted: usize, disputed: usize, unsourced: usize) -> String {
        let many = |count: usize| if self == Self::Fr && count > 1 { "s" } else { "" };
        let words = match self {
            Self::Fr => ["vérifié", "contredit", "disputé", "sans source"],
            Self::En => ["verified", "contradicted", "disputed", "unsourced"],
        };
        let parts = [verified, contradicted, disputed, unsourced].into_iter().zip(words).enumerate();
        let part = |(at, (count, word)): (usize, (usize, &str))| format!("{count} {word}{}", if at < 3 { many(count) } else { "" });
        parts.map(part).collect::<Vec<_>>().join(" · ")
    }
}

impl Lang {
    /// The heads of a report's columns: the words, the verdict, the fact, the sources.
    #[must_use]
    pub const fn report_heads(self) -> [&'static str; 4] {
        match self {
            Self::Fr => ["texte", "verdict", "fait", "sources"],
            Self::En => ["words", "verdict", "fact", "sources"],
        }
    }
}
