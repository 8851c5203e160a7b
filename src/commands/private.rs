//! The private file of an expert goes with the record to another id.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use mieux::files::PrivateFolder;
use mieux::message;
use mieux::registry::Registry;
use mieux::store::rename_private;

use super::sentence::say;
use crate::globals::Globals;

/// A private file that gets another name.
pub(super) struct PrivateRenaming {
    private: PrivateFolder,
    from: PathBuf,
    to: PathBuf,
}

impl PrivateRenaming {
    /// The private files of an expert whose id changes.
    ///
    /// # Errors
    /// If there is a private file under the new id, or `private/` cannot be read.
    pub(super) fn all(registry: &Registry, old: &str, new: &str) -> anyhow::Result<Vec<Self>> {
        let Some(private) = PrivateFolder::open(&registry.root)? else { return Ok(Vec::new()) };
        let files = private.files()?;
        let mut renamings = Vec::new();
        for ending in ["yaml", "yml"] {
            let path = |id: &str| Path::new("experts").join(format!("{id}.{ending}"));
            let (from, to) = (path(old), path(new));
            if !files.contains(&from) {
                continue;
            }
            if files.contains(&to) {
                let shown = private.shown(&to);
                bail!(message!("private.exists", path = shown.display()));
            }
            renamings.push(Self { private: private.clone(), from, to });
        }
        Ok(renamings)
    }

    /// Renames the file and says so, or says in a dry run what would be renamed.
    pub(super) fn carry_out(
        &self,
        is_dry_run: bool,
        globals: &Globals,
        out: &mut dyn Write,
    ) -> anyhow::Result<()> {
        let (from, to) = (self.private.shown(&self.from), self.private.shown(&self.to));
        let (from, to) = (from.display(), to.display());
        if is_dry_run {
            return Ok(say(&message!("file.would-rename", from, to), globals, out)?);
        }
        rename_private(self.private.path(), &self.from, &self.to)?;
        Ok(say(&message!("file.renamed", from, to), globals, out)?)
    }
}
