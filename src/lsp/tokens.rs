//! Semantic tokens: claims by how they stand to the facts, and the ids in a desk's files.

use super::convert::to_proto;
use super::names::Thing;
use super::session::{Told, View};
use super::world::World;
use crate::rules::Verdict;
use crate::text::Span;
use ropey::Rope;
use std::collections::HashMap;
use tower_lsp::lsp_types::{
    Range, SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensDelta, SemanticTokensEdit,
    SemanticTokensFullDeltaResult, SemanticTokensLegend, Url,
};

/// What tokens are, by number.
const TYPES: [&str; 7] = ["claim", "source", "entity", "fact", "attribute", "vocabulary", "term"];
/// How they stand, by bit.
const MODIFIERS: [&str; 6] = ["verified", "contradicted", "disputed", "overstated", "unsupported", "declaration"];
const DECLARED: usize = 5;

/// The tokens that clients hold, by document: what only changes is told by its difference.
#[derive(Debug, Default)]
pub(super) struct Held {
    by_document: HashMap<Url, (u64, Vec<SemanticToken>)>,
    count: u64,
}

impl Held {
    /// The tokens of a document, with the number by which the client may ask for what changes.
    pub(super) fn whole(&mut self, uri: &Url, data: Vec<SemanticToken>) -> SemanticTokens {
        let result_id = self.keep(uri, data.clone());
        SemanticTokens { result_id: Some(result_id), data }
    }

    /// What changed since the tokens of this number; all of them where the client's are not those sent last.
    pub(super) fn change(&mut self, uri: &Url, since: &str, data: Vec<SemanticToken>) -> SemanticTokensFullDeltaResult {
        let before = self.by_document.get(uri).filter(|(number, _)| number.to_string() == since).map(|(_, before)| before);
        let Some(edits) = before.map(|before| difference(before, &data)) else {
            return SemanticTokensFullDeltaResult::Tokens(self.whole(uri, data));
        };
        let result_id = Some(self.keep(uri, data));
        SemanticTokensFullDeltaResult::TokensDelta(SemanticTokensDelta { result_id, edits })
    }

    /// Forgets a document that was closed.
    pub(super) fn forget(&mut self, uri: &Url) {
        self.by_document.remove(uri);
    }

    fn keep(&mut self, uri: &Url, data: Vec<SemanticToken>) -> String {
        self.count += 1;
        self.by_document.insert(uri.clone(), (self.count, data));
        self.count.to_string()
    }
}

/// The one stretch that differs, in numbers: each token is five.
fn difference(before: &[SemanticToken], after: &[SemanticToken]) -> Vec<SemanticTokensEdit> {
    let common = |pairs: &mut dyn Iterator<Item = (&SemanticToken, &SemanticToken)>| pairs.take_while(|(a, b)| a == b).count();
    let start = common(&mut before.iter().zip(after));
    let end = common(&mut before[start..].iter().rev().zip(after[start..].iter().rev()));
    let (gone, new) = (before.len() - start - end, &after[start..after.len() - end]);
    if gone == 0 && new.is_empty() {
        return Vec::new();
    }
    let numbers = |tokens: usize| u32::try_from(tokens * 5).unwrap_or(u32::MAX);
    vec![SemanticTokensEdit { start: numbers(start), delete_count: numbers(gone), data: Some(new.to_vec()) }]
}

/// The names of types and modifiers.
pub(super) fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: TYPES.iter().map(|name| SemanticTokenType::new(name)).collect(),
        token_modifiers: MODIFIERS.iter().map(|name| SemanticTokenModifier::new(name)).collect(),
    }
}

/// A stretch with its type and modifier.
type Stretch = (Span, u32, u32);

/// The tokens of a document, or of a range of it.
pub(super) fn of(world: &World, uri: &Url, range: Option<Range>) -> Option<Vec<SemanticToken>> {
    let (rope, mut stretches) = match world.drafts.get(uri) {
        Some(view) => (view.rope.clone(), of_draft(view)),
        None => {
            let file = world.file(uri)?;
            let stretches = file.names.iter().map(|name| (name.span, kind(&name.thing), u32::from(name.declares) << DECLARED)).collect();
            (file.rope.clone(), stretches)
        }
    };
    if let Some(range) = range {
        let asked = super::convert::from_proto::span(&rope, range, world.client.encoding);
        stretches.retain(|(span, ..)| asked.start <= span.end && span.start <= asked.end);
    }
    let encode = |span: Span| to_proto::range(&rope, span, world.client.encoding);
    Some(deltas(apart(stretches).into_iter().flat_map(|stretch| by_line(&rope, stretch)), encode))
}

fn of_draft(view: &View) -> Vec<Stretch> {
    let told = view.checked.told();
    let modifier = |verdict: Verdict| match verdict {
        Verdict::Verified => 0,
        Verdict::Contradicted => 1,
        Verdict::Disputed => 2,
        Verdict::Overstated => 3,
        Verdict::Unsupported => 4,
    };
    let modifiers = |told: &Told<'_>| match told.finding {
        Some(finding) => 1 << modifier(finding.verdict),
        None => u32::from(told.is_verified()),
    };
    told.iter().filter_map(|told| Some((view.now(told.span)?, 0, modifiers(told)))).collect()
}

const fn kind(thing: &Thing) -> u32 {
    match thing {
        Thing::Source(_) => 1,
        Thing::Entity(_) => 2,
        Thing::Fact(_) => 3,
        Thing::Attribute(_) => 4,
        Thing::Vocabulary(_) => 5,
        Thing::Term(..) => 6,
    }
}

/// In order, none over another: tokens may not overlap.
fn apart(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    stretches.sort_unstable();
    let mut end = 0;
    stretches.retain(|(span, ..)| {
        let free = span.start >= end && !span.is_empty();
        end = if free { span.end } else { end };
        free
    });
    stretches
}

/// A stretch over several lines as one for each.
fn by_line(rope: &Rope, (span, kind, modifiers): Stretch) -> Vec<Stretch> {
    let Some(slice) = rope.get_byte_slice(span.start..span.end) else { return Vec::new() };
    let mut start = span.start;
    let mut found = Vec::new();
    for line in slice.lines() {
        let text = line.to_string();
        let words = text.trim_end_matches(['\n', '\r']).len();
        if words > 0 {
            found.push((Span::new(start, start + words), kind, modifiers));
        }
        start += text.len();
    }
    found
}

fn deltas(stretches: impl Iterator<Item = Stretch>, encode: impl Fn(Span) -> Range) -> Vec<SemanticToken> {
    let (mut line, mut column) = (0, 0);
    let mut out = Vec::new();
    for (span, token_type, token_modifiers_bitset) in stretches {
        let range = encode(span);
        let delta_line = range.start.line - line;
        let delta_start = if delta_line == 0 { range.start.character - column } else { range.start.character };
        (line, column) = (range.start.line, range.start.character);
        out.push(SemanticToken {
            delta_line,
            delta_start,
            length: range.end.character - range.start.character,
            token_type,
            token_modifiers_bitset,
        });
    }
    out
}
