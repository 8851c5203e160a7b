//! A registry with some of its files changed, added or removed, without reading the others again.

use std::path::PathBuf;

use super::Registry;
use super::file::{FileId, SourceFile};
use super::listing::source_file;
use crate::files::{Files, Listed, Nature};

impl Registry {
    /// Makes room for files that are added, and closes the gap of those that are removed, so that files
    /// are sorted by path again. Returns what became of each file that there was.
    ///
    /// What a file says must have been taken out with [`Self::take`] before it is removed.
    pub(crate) fn rearrange(
        &mut self,
        files: &dyn Files,
        added: &[PathBuf],
        removed: &[FileId],
    ) -> Vec<Option<FileId>> {
        let mut added: Vec<SourceFile> = added
            .iter()
            .filter_map(|below| {
                source_file(files, &Listed { below: below.clone(), nature: Nature::File })
            })
            .collect();
        added.sort_by(|one, other| one.below.cmp(&other.below));
        let mut moved = vec![None; self.files.len()];
        let mut added = added.into_iter().peekable();
        let mut arranged = Vec::with_capacity(self.files.len() + added.len());
        let mut new = Vec::new();
        for (position, file) in std::mem::take(&mut self.files).into_iter().enumerate() {
            while let Some(next) = added.next_if(|next| next.below < file.below) {
                new.push(FileId(arranged.len()));
                arranged.push(next);
            }
            if removed.binary_search(&FileId(position)).is_ok() {
                self.index.remove_name(FileId(position), &file.stem());
            } else {
                moved[position] = Some(FileId(arranged.len()));
                arranged.push(file);
            }
        }
        for next in added {
            new.push(FileId(arranged.len()));
            arranged.push(next);
        }
        self.files = arranged;
        self.index.renumber(&moved, self.files.len());
        self.renumber_records(&moved);
        new.into_iter().for_each(|file| self.index_name(file));
        moved
    }

    /// Takes out what these files say, which are in order; the files stay.
    pub(crate) fn take(&mut self, files: &[FileId]) {
        let stated = files.iter().map(|id| self.files[id.0].stated_id());
        self.index.remove_facts(files, stated);
        self.take_records(files);
    }
}
