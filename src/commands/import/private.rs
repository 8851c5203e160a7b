//! What an import reads from `private/` and leaves there.

use std::path::{Path, PathBuf};

use anyhow::bail;
use mieux::files::{PRIVATE, PrivateFolder};
use mieux::import::{Input, PrivateFile};
use mieux::message;
use mieux::registry::Registry;

use crate::commands::target::is_below;

/// The folder in `private/` for the refused rows of lists of persons.
const REJECTED: &str = "rejected";

/// The private files on experts, where a mapping says what goes there.
///
/// # Errors
/// Where what is private would not stay so: then nothing is imported.
pub(super) fn files(registry: &Registry, inputs: &[Input<'_>]) -> anyhow::Result<Vec<PrivateFile>> {
    let Some(input) = inputs.iter().find(|input| input.mapping.private.is_some()) else {
        return Ok(Vec::new());
    };
    if !input.kind.is_person() {
        bail!(message!("import.private-not-experts", sheet = &input.name));
    }
    PrivateFolder::refuse_exposed(&registry.root)?;
    let Some(private) = PrivateFolder::open(&registry.root)? else { return Ok(Vec::new()) };
    let mut files = Vec::new();
    for file in private.files_on_experts()? {
        let id = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let (below, text) = (Path::new(PRIVATE).join(&file), private.text(&file)?);
        files.push(PrivateFile { id, below, text });
    }
    Ok(files)
}

/// The path in `private/` as which the refused rows of a sheet with persons are named. They never lie beside the
/// sheet, which may be in a repository or in a folder that others share.
///
/// # Errors
/// Where git would take them along, or the user names a place outside of `private/`.
pub(super) fn rejected(root: &Path, sheet: &Path, named: Option<&Path>) -> anyhow::Result<PathBuf> {
    PrivateFolder::refuse_exposed(root)
        .map_err(|error| message!("import.rejects-private").because(error))?;
    let folder = root.join(PRIVATE);
    if let Some(named) = named
        && !is_below(named, &folder)
    {
        let folder = folder.join(REJECTED);
        bail!(message!("import.rejects-outside", folder = folder.display()));
    }
    let name = sheet.file_name().map_or_else(|| "import".into(), std::ffi::OsStr::to_owned);
    Ok(folder.join(REJECTED).join(name))
}
