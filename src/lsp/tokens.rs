//! Semantic tokens: claims by how they stand to the facts, and the ids in a desk's files.

use super::convert::to_proto;
use super::names::Thing;
use super::session::View;
use super::world::World;
use crate::rules::Verdict;
use crate::text::Span;
use ropey::Rope;
use tower_lsp::lsp_types::{Range, SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensLegend, Url};

/// What tokens are, by number.
const TYPES: [&str; 7] = ["claim", "source", "entity", "fact", "attribute", "vocabulary", "term"];
/// How they stand, by bit.
const MODIFIERS: [&str; 6] = ["verified", "contradicted", "disputed", "overstated", "unsupported", "declaration"];
const DECLARED: usize = 5;

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
pub(super) fn of(world: &World, uri: &Url, range: Option<Range>) -> Option<SemanticTokens> {
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
    Some(SemanticTokens { result_id: None, data: deltas(apart(stretches).into_iter().flat_map(|stretch| by_line(&rope, stretch)), encode) })
}

fn of_draft(view: &View) -> Vec<Stretch> {
    let told = view.checked.told();
    let modifier = |verdict: Option<Verdict>| match verdict {
        None | Some(Verdict::Verified) => 0,
        Some(Verdict::Contradicted) => 1,
        Some(Verdict::Disputed) => 2,
        Some(Verdict::Overstated) => 3,
        Some(Verdict::Unsupported) => 4,
    };
    told.iter().filter_map(|told| Some((view.now(told.span)?, 0, 1 << modifier(told.finding.map(|finding| finding.verdict))))).collect()
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
