//! A registry with some of its files changed, added or removed, without reading the others again.

use std::path::PathBuf;

use super::Registry;
use super::facts::ReadFile;
use super::file::{FileId, Source, SourceFile};
use super::listing::source_file;
use super::records::Record;
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

    fn renumber_records(&mut self, moved: &[Option<FileId>]) {
        fn renumber<T>(records: &mut [Record<T>], moved: &[Option<FileId>]) {
            for record in records {
                record.file = moved[record.file.0].unwrap_or(record.file);
            }
        }
        renumber(&mut self.actions, moved);
        renumber(&mut self.activities, moved);
        renumber(&mut self.experts, moved);
        renumber(&mut self.partners, moved);
        renumber(&mut self.claims, moved);
    }

    /// Takes out what these files say, which are in order; the files stay. All at once, since each list
    /// is then gone through once.
    pub(crate) fn take(&mut self, files: &[FileId]) {
        fn take<T>(records: &mut Vec<Record<T>>, files: &[FileId]) {
            let (Some(first), Some(last)) = (files.first(), files.last()) else { return };
            let start = records.partition_point(|record| record.file < *first);
            let end = records.partition_point(|record| record.file <= *last);
            let is_taken = |record: &mut Record<T>| files.binary_search(&record.file).is_ok();
            records.extract_if(start..end, is_taken).for_each(drop);
        }
        let stated = files.iter().map(|id| self.files[id.0].stated_id());
        self.index.remove_facts(files, stated);
        take(&mut self.actions, files);
        take(&mut self.activities, files);
        take(&mut self.experts, files);
        take(&mut self.partners, files);
        take(&mut self.claims, files);
    }

    /// What a file with these bytes says.
    pub(crate) fn read_bytes(&self, id: FileId, bytes: Vec<u8>) -> ReadFile {
        self.parsed(id, Source::of_bytes(self.file(id).kind, bytes))
    }
}
