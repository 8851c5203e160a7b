//! A registry of which only some files are read.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::facts::KeptFile;
use super::file::{FileId, Reading};
use super::open::{AT_ONCE, OpenError, open_registry};
use super::records::Registry;
use crate::files::Files;

/// Reads the files at these paths below a registry, with their texts, and the records that they refer to by the names of
/// their files: enough to show what these files say. Of all others only the names are known. `root` is where the
/// registry is.
///
/// # Errors
/// If the settings cannot be read.
pub fn read_part(
    files: &dyn Files,
    root: &Path,
    paths: &BTreeSet<PathBuf>,
) -> Result<Registry, OpenError> {
    let mut registry = open_registry(files, root)?;
    let wanted: Vec<FileId> = paths.iter().filter_map(|below| registry.file_at(below)).collect();
    registry.read_these(files, wanted.iter().copied().collect());
    let index = registry.index();
    let referred = wanted.iter().flat_map(|file| index.references(*file));
    let referred = referred.flat_map(|(kind, id)| index.bearers(kind, id)).collect();
    registry.read_these(files, referred);
    registry.sort_records();
    Ok(registry)
}

impl Registry {
    /// Reads these files, as far as they were not read so far.
    fn read_these(&mut self, files: &dyn Files, wanted: BTreeSet<FileId>) {
        let pending = wanted.into_iter().filter(|id| self.file(*id).reading == Reading::Pending);
        let pending: Vec<FileId> = pending.collect();
        for some in pending.chunks(AT_ONCE) {
            let read = some.par_iter().map(|id| self.read(files, *id).keep(true));
            read.collect::<Vec<KeptFile>>().into_iter().for_each(|one| self.put(one));
        }
    }
}
