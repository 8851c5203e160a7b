//! The rates by which experts are paid, as far as the user may know them.

use std::path::Path;

use anyhow::bail;
use mieux::conditions::{FILE, PrivateRates};
use mieux::files::PrivateFolder;
use mieux::message;
use mieux::registry::Registry;

use super::sentence::say_note;
use crate::globals::Globals;

/// The private rates if they are asked for; a note on standard error if there is no file of them.
///
/// # Errors
/// If the file cannot be read, or is none of rates. No message says what is in it.
pub(super) fn private_rates(
    registry: &Registry,
    is_asked: bool,
    globals: &Globals,
) -> anyhow::Result<Option<PrivateRates>> {
    if !is_asked {
        return Ok(None);
    }
    let below = Path::new(FILE);
    let folder = PrivateFolder::open(&registry.root)?;
    let Some(folder) = folder.filter(|folder| folder.path().join(below).exists()) else {
        let path = registry.root.join("private").join(below);
        let note = message!("cost.no-private", path = path.display());
        if !globals.is_quiet() {
            say_note(note, globals, &mut std::io::stderr())?;
        }
        return Ok(None);
    };
    match PrivateRates::read(&folder.text(below)?) {
        Some(rates) => Ok(Some(rates)),
        None => bail!(message!("cost.unreadable", path = folder.shown(below).display())),
    }
}
