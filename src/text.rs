//! A draft as text: where it is stored, where its prose is, how it falls into tokens and sentences.
//!
//! Nothing here knows a language, a value or a fact.
//! Offsets are UTF-8 bytes; `position` alone knows lines, columns and encodings.

mod asciidoc;
pub mod block;
pub mod cut;
pub mod directive;
pub mod document;
mod entity;
pub mod fold;
pub mod front;
pub mod hidden;
mod html;
mod latex;
mod lines;
mod markdown;
pub mod markup;
mod office;
mod places;
mod plain;
pub mod position;
mod prose;
mod rst;
pub mod sentence;
pub mod span;
pub mod token;
mod whole;
mod words;

pub use block::{Block, Blocks};
pub use cut::{Change, Cut};
pub use directive::Directive;
pub use document::Document;
pub use front::FrontMatter;
pub use markup::{MARKUPS, Markup};
pub use places::Places;
pub use sentence::sentences;
pub use span::Span;
pub use token::{Kind, Token, tokens};
pub use whole::whole;
pub use words::Words;
