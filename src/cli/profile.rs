//! Profiles by name.

use super::outcome::Failure;
use crate::facts::{Desk, nearest};

/// Fails if a profile is asked for that no desk in use has.
pub(super) fn check<'d>(desks: impl Iterator<Item = &'d Desk> + Clone, wanted: Option<&str>) -> Result<(), Failure> {
    let Some(name) = wanted else { return Ok(()) };
    let names = || desks.clone().flat_map(|desk| desk.config.profiles.keys().map(String::as_str));
    if names().any(|known| known == name) {
        return Ok(());
    }
    let hint = nearest(name, names()).map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
    Err(Failure::new(format!("no desk has a profile named \"{name}\"{hint}")))
}
