//! What stays the same about a finding while the rest of the draft changes, so that a known one can be recognised.

use super::{FileReport, fact_of};
use crate::rules::Finding;
use crate::text::{Block, Blocks, Markup, Places, Span, sentences, tokens};
use std::collections::HashMap;
use std::ops::Range;

/// The fingerprints of a draft's findings, in their order: 16 hexadecimal digits each, unique in the draft.
///
/// They rest on the rule, the fact, the words of the sentence and the draft's place on its desk, never on a line number.
#[must_use]
pub fn fingerprints(file: &FileReport) -> Vec<String> {
    Prints::of(file).at(&file.within)
}

/// What the fingerprints of a draft's findings rest on but for the draft's place: they can be told for another one.
#[derive(Clone, Debug)]
pub struct Prints {
    /// A hash of each finding, and which one of its kind it is in its sentence.
    hashes: Vec<(u64, usize)>,
}

impl Prints {
    /// Of a draft.
    #[must_use]
    pub fn of(file: &FileReport) -> Self {
        let blocks = Blocks::parse(&file.text, Markup::of_path(&file.path)).blocks;
        let mut prose = Prose::of(&blocks);
        let mut seen: HashMap<u64, usize> = HashMap::new();
        let mut hash = |finding: &Finding| {
            let hash = hash(file, finding, prose.sentence(finding.span));
            let repeat = seen.entry(hash).or_default();
            *repeat += 1;
            (hash, *repeat)
        };
        Self { hashes: file.report.findings.iter().map(&mut hash).collect() }
    }

    /// The fingerprints if the draft stood there on its desk.
    #[must_use]
    pub fn at(&self, within: &str) -> Vec<String> {
        let print = |(hash, repeat): &(u64, usize)| {
            let hash = fnv(*hash, within);
            // The first keeps the plain hash: most findings are alone of their kind in a sentence.
            if *repeat == 1 { hash } else { fnv(hash, &repeat.to_string()) }
        };
        self.hashes.iter().map(|one| format!("{:016x}", print(one))).collect()
    }
}

fn hash(file: &FileReport, finding: &Finding, sentence: &str) -> u64 {
    let fact = fact_of(file, finding).map_or("", |fact| &fact.id);
    [finding.rule.name, fact, sentence].into_iter().fold(SEED, fnv)
}

/// A draft's blocks, each cut into sentences once and only where a finding stands.
struct Prose<'b> {
    blocks: &'b [Block],
    places: Places,
    read: HashMap<usize, Sentences>,
}

/// The sentences of a block: their places in the file, and the folded words of each.
type Sentences = (Places, Vec<String>);

impl<'b> Prose<'b> {
    fn of(blocks: &'b [Block]) -> Self {
        Self { blocks, places: blocks.iter().map(Block::file_span).collect(), read: HashMap::new() }
    }

    /// The folded words of the sentence round a span of the file.
    ///
    /// An abbreviation's full stop may cut it short: a fingerprint needs the same piece every time, not a good sentence.
    fn sentence(&mut self, span: Span) -> &str {
        let Some(at) = self.places.over(span) else { return "" };
        let (places, words) = self.read.entry(at).or_insert_with(|| cut(&self.blocks[at]));
        places.over(span).map_or("", |nth| &words[nth])
    }
}

fn cut(block: &Block) -> Sentences {
    let words = tokens(&block.text);
    let sentence = |range: Range<usize>| {
        let place = words[range.start].span.cover(words[range.end - 1].span);
        let norms = words[range].iter().map(|word| &*word.norm);
        (block.to_file(place), norms.collect::<Vec<_>>().join(" "))
    };
    let (places, words): (Vec<Span>, _) = sentences(&words, &|_| false).into_iter().map(sentence).unzip();
    (places.into_iter().collect(), words)
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a, 64 bits, and a zero after each part. Written out, as the standard hasher may change with the compiler.
fn fnv(seed: u64, part: &str) -> u64 {
    part.bytes().chain([0]).fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::{Prose, SEED, fnv};
    use crate::text::{Blocks, Markup, Span};

    fn around(text: &str, word: &str) -> String {
        let start = text.find(word).unwrap();
        let blocks = Blocks::parse(text, Markup::MARKDOWN).blocks;
        Prose::of(&blocks).sentence(Span::new(start, start + word.len())).to_owned()
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
