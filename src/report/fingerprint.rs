//! What stays the same about a finding while the rest of the draft changes, so that a known one can be recognised.

use super::{FileReport, fact_of};
use crate::rules::Finding;
use crate::text::{Block, Blocks, Markup, Span, sentences, tokens};
use std::collections::HashMap;

/// The fingerprints of a draft's findings, in their order: 16 hexadecimal digits each, unique in the draft.
///
/// They rest on the rule, the fact, the words of the sentence and the draft's place on its desk, never on a line number.
#[must_use]
pub fn fingerprints(file: &FileReport) -> Vec<String> {
    let blocks = Blocks::parse(&file.text, Markup::of_path(&file.path)).blocks;
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let mut unique = |finding: &Finding| {
        let hash = hash(file, finding, &blocks);
        let repeat = seen.entry(hash).or_default();
        *repeat += 1;
        // The first keeps the plain hash: most findings are alone of their kind in a sentence.
        if *repeat == 1 { hash } else { fnv(hash, &repeat.to_string()) }
    };
    file.report.findings.iter().map(|finding| format!("{:016x}", unique(finding))).collect()
}

fn hash(file: &FileReport, finding: &Finding, blocks: &[Block]) -> u64 {
    let fact = fact_of(file, finding).map_or("", |fact| &fact.id);
    [finding.rule.name, fact, &sentence(finding.span, blocks), &file.within].into_iter().fold(SEED, fnv)
}

/// The folded words of the sentence round a span.
///
/// An abbreviation's full stop may cut it short: a fingerprint needs the same piece every time, not a good sentence.
fn sentence(span: Span, blocks: &[Block]) -> String {
    let Some(block) = blocks.iter().find(|block| block.file_span().overlaps(span)) else { return String::new() };
    let words = tokens(&block.text);
    let place = |range: &std::ops::Range<usize>| words[range.start].span.cover(words[range.end - 1].span);
    let found = sentences(&words, &|_| false).into_iter().find(|range| block.to_file(place(range)).overlaps(span));
    let norms = words[found.unwrap_or_default()].iter().map(|word| &*word.norm);
    norms.collect::<Vec<_>>().join(" ")
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a, 64 bits, and a zero after each part. Written out, as the standard hasher may change with the compiler.
fn fnv(seed: u64, part: &str) -> u64 {
    part.bytes().chain([0]).fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::{SEED, fnv, sentence};
    use crate::text::{Blocks, Markup, Span};

    fn around(text: &str, word: &str) -> String {
        let start = text.find(word).unwrap();
        sentence(Span::new(start, start + word.len()), &Blocks::parse(text, Markup::MARKDOWN).blocks)
    }

    #[test]
    fn the_hash_never_changes() {
        assert_eq!(fnv(SEED, "contradicted"), 0x4376_124b_33cb_0d0f);
    }

    #[test]
    fn the_sentence_is_all_that_counts_of_the_text() {
        let one = around("Elle est là. Elle a **24 ans**. Fin.", "24 ans");
        let other = around("# Titre\n\nElle   a 24 ans. Autre fin.", "24 ans");
        assert_eq!(one, "elle a 24 ans .");
        assert_eq!(one, other);
    }
}
