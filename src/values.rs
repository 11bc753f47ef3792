//! Typed values.
use crate::language::Lang;
use crate::text::{Span, Token};
use jiff::civil::{Date, DateTime};
use std::ops::Range;
#[derive(Clone, Debug, PartialEq)]
pub struct Interval;
impl Interval { pub fn widened(&self, _: f64) -> Self { Self } pub fn overlaps(&self, _: &Self) -> bool { true } }
#[derive(Clone, Debug, PartialEq)]
pub enum Value { YesNo(bool), Number(Interval), Percent(Interval), Money(Interval, u8), Age(Interval), Duration(Interval), Date(Interval), Quantity(Interval, u8) }
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Relation { Same, Within, Around, Overlaps, Disjoint, Incomparable }
impl Value {
    pub fn relation(&self, o: &Value) -> Relation { match (self, o) { (Value::YesNo(a), Value::YesNo(b)) => if a == b { Relation::Same } else { Relation::Disjoint }, _ => Relation::Incomparable } }
    pub fn years(_: f64) -> Self { Self::Age(Interval) }
    pub fn single_day(&self) -> Option<Date> { None }
    pub fn age_on(&self, _: Date) -> Option<Self> { None }
    pub fn aged(&self, _: Date, _: Date) -> Self { self.clone() }
}
#[derive(Clone, Debug)]
pub struct Spotted { pub span: Span, pub tokens: Range<usize>, pub told: Told }
#[derive(Clone, Debug)]
pub struct Told;
impl Told { pub fn resolve(&self, _: &Anchor) -> Option<Value> { None } pub fn is_relative_to_story(&self) -> bool { false } }
#[derive(Clone, Copy, Debug, Default)]
pub enum Tense { Past, Future, #[default] Unknown }
#[derive(Clone, Copy, Debug, Default)]
pub struct Anchor { pub dateline: Option<DateTime>, pub told: Option<Date>, pub tense: Tense }
pub fn read(_: &str, _: &[Token], _: Lang) -> Vec<Spotted> { Vec::new() }
pub fn render(_: &Value, _: Lang, _: &str) -> String { String::new() }
pub fn replacement(_: &Value, _: &Value, _: Lang, _: &str, _: Option<DateTime>) -> Option<String> { None }
