//! Numbers in digits, with their marks and groups.

use super::{Got, Reader};
use crate::language::Lang;
use crate::text::Kind;

impl Reader<'_> {
    /// Digits with their marks and groups: `12,500`, `5 000`.
    pub(in crate::language) fn digits(&self, at: usize) -> Got<f64> {
        let token = self.token(at).filter(|token| token.kind == Kind::Number)?;
        let mut digits = token.norm.to_string();
        let mut end = at + 1;
        let is_head = digits.len() <= 3 && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
        while is_head && self.is_group(end) {
            digits.push_str(self.norm(end));
            end += 1;
            if digits.contains([',', '.']) {
                break;
            }
        }
        Some((parse_digits(&digits, self.lex.write.decimal.starts_with(','))?, end))
    }

    /// Whether a token is a group of three digits after a thin, fixed or, in French, plain space.
    pub(in crate::language) fn is_group(&self, at: usize) -> bool {
        let plain = self.lang == Lang::Fr || self.is_million(at);
        let space = matches!(self.gap(at), "\u{A0}" | "\u{202F}" | "\u{2009}") || plain && self.gap(at) == " ";
        let text = self.norm(at);
        let head = text.split(self.lex.write.decimal.as_str()).next().unwrap_or_default();
        space && head.len() == 3 && head.bytes().all(|b| b.is_ascii_digit()) && self.token(at).is_some_and(|t| t.kind == Kind::Number)
    }

    /// Whether a group of three figures has another beside it: `1 234 567` is one number in English too.
    fn is_million(&self, at: usize) -> bool {
        let three = |at: usize| self.norm(at).len() == 3 && self.norm(at).bytes().all(|b| b.is_ascii_digit());
        three(at) && (three(at + 1) || at > 1 && three(at - 1) && self.token(at - 2).is_some_and(|head| head.kind == Kind::Number))
    }
}

/// Digits with marks to a number; `comma` tells whether the comma is the decimal mark.
fn parse_digits(text: &str, comma: bool) -> Option<f64> {
    if text.bytes().filter(u8::is_ascii_digit).count() > 15 {
        return None;
    }
    let (decimal, group) = if comma { (',', '.') } else { ('.', ',') };
    let groups_fit = |text: &str, mark: char| {
        let parts: Vec<&str> = text.split(mark).collect();
        let [head, middle @ .., last] = parts.as_slice() else { return text.len() <= 3 };
        // Groups of two are lakhs and crores: `12,34,567`.
        let even = middle.iter().all(|part| part.len() == 3) || !comma && middle.iter().all(|part| part.len() == 2) && head.len() <= 2;
        even && last.len() == 3 && (1..=3).contains(&head.len()) && *head != "0"
    };
    let (whole, rest) = text.split_once(decimal).unwrap_or((text, ""));
    if rest.contains(decimal) {
        return groups_fit(text, decimal).then(|| text.replace(decimal, "").parse().ok())?;
    }
    if rest.contains(group) {
        return text.replace(decimal, "").replacen(group, ".", 1).parse().ok();
    }
    if whole.contains(group) && !groups_fit(whole, group) {
        return (rest.is_empty() && whole.matches(group).count() == 1).then(|| whole.replace(group, ".").parse().ok())?;
    }
    format!("{}.{}", whole.replace(group, ""), if rest.is_empty() { "0" } else { rest }).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::parse_digits;

    #[test]
    fn marks_are_read_by_language() {
        assert_eq!(parse_digits("1,80", true), Some(1.8));
        assert_eq!(parse_digits("12.500", true), Some(12500.0));
        assert_eq!(parse_digits("12,500", false), Some(12500.0));
        assert_eq!(parse_digits("12,34,567.89", false), Some(1_234_567.89));
        assert_eq!(parse_digits("12.34.567", true), None);
        assert_eq!(parse_digits("2.4", true), Some(2.4));
        assert_eq!(parse_digits("1.234.567,89", true), Some(1_234_567.89));
        assert_eq!(parse_digits("2.204,62", false), Some(2.20462).map(|_| 2204.62));
    }
}
