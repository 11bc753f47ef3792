//! What a draft says that the desk holds no fact of: what a curator might want to add.

use super::Options;
use crate::claims::{self, Claim, Context, Mood, Reading};
use crate::facts::{AttributeId, Base, EntityId, notation_of};
use crate::text::{Block, Blocks, Markup, Span};

/// A claim that no fact is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Who or what it is about.
    pub entity: EntityId,
    /// What is said of it.
    pub attribute: AttributeId,
    /// The value as a fact file writes it.
    pub value: String,
    /// Where, in bytes of the draft.
    pub span: Span,
}

/// The proposals at a byte of a draft.
#[must_use]
pub fn proposals(text: &str, markup: Markup, base: &Base, options: &Options, at: usize) -> Vec<Proposal> {
    let draft = Blocks::parse(text, markup);
    let around = |span: Span| span.start <= at && at <= span.end;
    let Some(block) = draft.blocks.iter().find(|block| around(block.file_span())) else { return Vec::new() };
    let context = super::context(&draft, base, options);
    of_block(block, base, &context).into_iter().filter(|proposal| around(proposal.span)).collect()
}

/// All proposals in a text.
#[must_use]
pub fn told(text: &str, markup: Markup, base: &Base, options: &Options) -> Vec<Proposal> {
    let draft = Blocks::parse(text, markup);
    let context = super::context(&draft, base, options);
    draft.blocks.iter().flat_map(|block| of_block(block, base, &context)).collect()
}

fn of_block(block: &Block, base: &Base, context: &Context) -> Vec<Proposal> {
    let reading = Reading::new(&block.text, base, context);
    let proposal = |claim: Claim| {
        let value = notation_of(base, claim.attribute, &claim.value.held()?)?;
        Some(Proposal { entity: claim.subject, attribute: claim.attribute, value, span: block.to_file(claim.span) })
    };
    claims::unheld(&reading).into_iter().filter(is_told).filter_map(proposal).collect()
}

/// Whether a draft tells it as what is so: what it denies, doubts, supposes or tells of another time is no fact to record.
const fn is_told(claim: &Claim) -> bool {
    let held = matches!(claim.stance.mood, Mood::Asserted | Mood::Attributed);
    held && !claim.negated && !claim.past && claim.period.is_none()
}

#[cfg(test)]
mod tests {
    use super::{Proposal, told};
    use crate::check::Options;
    use crate::facts::{Buffers, Desk};
    use crate::text::Markup;
    use std::path::Path;

    const PEOPLE: &str =
        "[sources.001]\noutlet = \"La Gazette\"\npublished = 2026-05-10\n\n[entities.vidal]\nkind = \"person\"\nnames = [\"Luc Vidal\"]\n";

    /// The attributes and values that are proposed.
    fn of_draft(facts: &str) -> Vec<(String, String)> {
        let file = ("facts/desk.toml".to_owned(), format!("{PEOPLE}\n{facts}"));
        let texts = [("factlint.toml".to_owned(), String::new()), file].into();
        let desk = Desk::open_with(Path::new("/desk"), &Buffers { texts, below: None });
        assert!(desk.problems.is_empty(), "{:#?}", desk.problems);
        let proposals = told("Luc Vidal, 41 ans, a été élu.", Markup::PLAIN, &desk.base, &Options::default());
        let named = |proposal: Proposal| (desk.base.attribute(proposal.attribute).name.to_string(), proposal.value);
        proposals.into_iter().map(named).collect()
    }

    #[test]
    fn what_the_desk_has_a_fact_of_is_not_proposed() {
        let age = ("age".to_owned(), "\"41 years\"".to_owned());
        assert!(of_draft("").contains(&age));
        assert!(!of_draft("[facts.vidal.age]\nis = 40\nsays.001 = \"40 ans\"\n").contains(&age));
    }
}
