//! factlint checks a draft article against a desk's sourced facts.
#![warn(missing_docs)]
pub mod language;
pub mod text;
