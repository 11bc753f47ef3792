//! Ranks: « 3e », « troisième », « XIXe ».

use super::{Got, Reader};
use crate::language::Lang;
use crate::language::role::List;

impl Reader<'_> {
    /// A rank: « 3e », « vingt-deuxième ».
    pub(in crate::language) fn ordinal(&self, at: usize) -> Got<u32> {
        if let Some((value, end)) = self.digits(at) {
            let suffix = self.is_glued(end) && self.gap(end).is_empty() && self.lists(List::OrdinalSuffix, end);
            return (suffix && value.fract() == 0.0 && value < 1e9).then_some((value as u32, end + 1));
        }
        if let Some(rank) = self.roman(at) {
            return Some((rank, at + 1));
        }
        if let Some((_, rank)) = self.sense(&self.lex.ordinals, at) {
            let time = matches!(self.norm(at), "second" | "seconde") && self.follows(List::Article, at) && !self.counts_something(at + 1);
            return (!time).then_some((*rank, at + 1));
        }
        let (_, end, rank) = self.words(at)?;
        Some((rank?, end))
    }

    /// A French rank in Roman figures: « XIXe », « Ier ».
    pub(in crate::language) fn roman(&self, at: usize) -> Option<u32> {
        let token = self.token(at).filter(|token| token.capital && self.lang == Lang::Fr)?;
        let text = Some(token.span.of(self.text)).filter(|text| text.starts_with(['I', 'V', 'X']))?;
        let (figures, suffix) = text.split_at(text.find(|c: char| !matches!(c, 'I' | 'V' | 'X'))?);
        let rank = (1..40).find(|rank| roman_figures(*rank) == figures)?;
        let fits = if rank == 1 { matches!(suffix, "er" | "re" | "ère") } else { matches!(suffix, "e" | "ème") };
        fits.then_some(rank)
    }
}

/// A number below forty in Roman figures.
fn roman_figures(number: u32) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    format!("{}{}", "X".repeat(number as usize / 10), ONES[number as usize % 10])
}
