//! Text from drafts and sources made safe to show: what would move the cursor, hide or reorder words is spelt out.

pub use crate::text::hidden::{opening, printed, visible};
