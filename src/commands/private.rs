//! The private file of an expert goes with the record to another id.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use mieux::files::PrivateFolder;
use mieux::registry::Registry;
use mieux::render::visible;
use mieux::store::rename_private;

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
                bail!("there is a private file {} already: whose is it?", shown.display());
            }
            renamings.push(Self { private: private.clone(), from, to });
        }
        Ok(renamings)
    }

    /// Renames the file and says so, or says in a dry run what would be renamed.
    pub(super) fn carry_out(&self, is_dry_run: bool, out: &mut dyn Write) -> anyhow::Result<()> {
        let shown = |below: &Path| {
            let path = self.private.shown(below);
            visible(&path.to_string_lossy()).into_owned()
        };
        let verb = if is_dry_run { "Would rename" } else { "Renamed" };
        if !is_dry_run {
            rename_private(self.private.path(), &self.from, &self.to)?;
        }
        writeln!(out, "{verb} {} to {}.", shown(&self.from), shown(&self.to))?;
        Ok(())
    }
}
