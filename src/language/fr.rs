//! French: inflection, markers, values.

pub mod nominal;
pub mod verb;
