//! The rates by which experts are paid, as far as the user may know them.

use std::path::Path;

use anyhow::bail;
use mieux::conditions::{FILE, PrivateRates};
use mieux::files::PrivateFolder;
use mieux::message;
use mieux::registry::Registry;

use super::sentence::say_note;
use crate::globals::Globals;

/// Refuses to write private rates to a file that is not in `private/`: git would take it along.
pub(super) fn refuse_exposed_file(root: &Path, file: Option<&Path>) -> anyhow::Result<()> {
    let Some(file) = file else { return Ok(()) };
    PrivateFolder::refuse_exposed(root)?;
    let folder = file.parent().map(|folder| Path::new(".").join(folder));
    let folder = folder.and_then(|folder| folder.canonicalize().ok());
    let private = PrivateFolder::open(root)?;
    let is_inside = private
        .is_some_and(|private| folder.is_some_and(|folder| folder.starts_with(private.path())));
    match is_inside {
        true => Ok(()),
        false => {
            let folder = root.join("private");
            bail!(message!("cost.exposed", file = file.display(), folder = folder.display()))
        }
    }
}

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
