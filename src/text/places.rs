//! Many places of a text, among which those that overlap another are found without a look at all of them.

use super::Span;

/// Spans, best in the order of the text: the farther from it, the more are looked at.
#[derive(Clone, Debug, Default)]
pub struct Places {
    spans: Vec<Span>,
    /// Where the last of a span and those before it ends.
    reached: Vec<usize>,
    /// Where the first of a span and those after it starts.
    left: Vec<usize>,
}

impl Places {
    /// The nth of the spans, the first one that shares a byte with another.
    #[must_use]
    pub fn over(&self, span: Span) -> Option<usize> {
        self.looked(span, |_| ())
    }

    fn looked(&self, span: Span, mut look: impl FnMut(usize)) -> Option<usize> {
        let first = self.reached.partition_point(|end| *end <= span.start);
        let near = self.left[first..].iter().take_while(|start| **start < span.end).zip(first..);
        near.map(|(_, nth)| nth).inspect(|nth| look(*nth)).find(|nth| self.spans[*nth].overlaps(span))
    }
}

impl FromIterator<Span> for Places {
    fn from_iter<I: IntoIterator<Item = Span>>(spans: I) -> Self {
        let spans: Vec<Span> = spans.into_iter().collect();
        let reached = spans.iter().scan(0, |end: &mut usize, span| {
            *end = span.end.max(*end);
            Some(*end)
        });
        let mut left: Vec<usize> = spans
            .iter()
            .rev()
            .scan(usize::MAX, |start: &mut usize, span| {
                *start = span.start.min(*start);
                Some(*start)
            })
            .collect();
        left.reverse();
        Self { reached: reached.collect(), left, spans }
    }
}

#[cfg(test)]
mod tests {
    use super::{Places, Span};

    #[test]
    fn the_first_that_overlaps_is_found_whatever_the_order() {
        let spans = [Span::new(10, 20), Span::new(12, 14), Span::new(40, 41), Span::new(0, 5), Span::new(30, 35)];
        let places: Places = spans.into_iter().collect();
        for start in 0..45 {
            for end in start..46 {
                let asked = Span::new(start, end);
                assert_eq!(places.over(asked), spans.iter().position(|span| span.overlaps(asked)), "{asked:?}");
            }
        }
        assert_eq!(Places::default().over(Span::new(0, 9)), None);
    }

    /// Tens of thousands of findings must not each look at all of the others.
    #[test]
    fn few_are_looked_at() {
        let places: Places = (0..50_000).map(|nth| Span::new(nth * 10, nth * 10 + 9)).collect();
        let mut looks = 0;
        for nth in 0..50_000 {
            assert_eq!(places.looked(Span::new(nth * 10 + 2, nth * 10 + 4), |_| looks += 1), Some(nth));
            assert_eq!(places.looked(Span::new(nth * 10 + 9, nth * 10 + 10), |_| looks += 1), None);
        }
        assert_eq!(looks, 50_000);
    }
}
