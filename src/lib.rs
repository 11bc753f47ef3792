//! factlint checks a draft article against a desk's sourced facts.

pub mod archive;
pub mod check;
pub mod claims;
pub mod cli;
pub mod exchange;
pub mod facts;
pub mod language;
pub mod lsp;
pub mod propose;
pub mod report;
pub mod rules;
pub mod text;
pub mod values;
