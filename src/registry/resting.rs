//! A list of records that may rest: they are kept as bytes until somebody asks for one of them.

use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

use borsh::{BorshDeserialize, BorshSerialize};

use super::file::{FileId, SourceFile};
use crate::files::Packed;

/// A record or another typed content, and the file that it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Record<T> {
    /// The file.
    pub file: FileId,
    /// The content.
    pub body: T,
}

/// The records of a kind, sorted by file. It is read like a slice.
#[derive(Clone)]
pub struct Records<T> {
    list: OnceLock<Vec<Record<T>>>,
    rest: Option<Rest>,
}

/// Records as bytes.
#[derive(Debug, Clone)]
struct Rest {
    bytes: Packed,
    /// The file of each; `None` if that says something else by now.
    files: Vec<Option<FileId>>,
}

/// Bytes are taken up only if their checksum says that this program wrote them.
const WRITTEN_HERE: &str = "records that this program wrote can be read";

impl<T> Records<T> {
    /// The file of each record, which need not be read for it.
    fn files(&self) -> impl Iterator<Item = FileId> {
        let at_rest = self.rest.iter().flat_map(|rest| rest.files.iter().copied().flatten());
        let list = self.list.get().filter(|_| self.rest.is_none());
        at_rest.chain(list.into_iter().flatten().map(|record| record.file))
    }

    /// Tells each file where its record is.
    fn tell_positions(&self, files: &mut [SourceFile]) {
        for (position, file) in self.files().enumerate() {
            files[file.0].position = position;
        }
    }

    /// Gives every record the file that `moved` says.
    pub(super) fn renumber(&mut self, moved: &[Option<FileId>]) {
        let new = |file: FileId| moved[file.0].unwrap_or(file);
        if let Some(rest) = &mut self.rest {
            rest.files.iter_mut().for_each(|file| *file = file.map(new));
        }
        let list = self.list.get_mut().into_iter().flatten();
        list.for_each(|record| record.file = new(record.file));
    }
}

impl<T: BorshDeserialize + BorshSerialize> Records<T> {
    /// Records that [`Self::to_packed`] made, with the file of each.
    pub(super) fn resting(bytes: Packed, files: Vec<Option<FileId>>) -> Self {
        Self { list: OnceLock::new(), rest: Some(Rest { bytes, files }) }
    }

    /// All records as bytes.
    ///
    /// # Errors
    /// If a number in a record is none.
    pub(super) fn to_packed(&self) -> borsh::io::Result<Packed> {
        if let Some(rest) = self.rest.as_ref().filter(|rest| rest.files.iter().all(Option::is_some)) {
            return Ok(rest.bytes.clone());
        }
        let mut bytes = Vec::new();
        self.iter().try_for_each(|record| record.body.serialize(&mut bytes))?;
        Ok(Packed::of(&bytes))
    }

    /// Adds a record behind the others.
    pub(super) fn push(&mut self, file: FileId, body: T) {
        self.awake().push(Record { file, body });
    }

    /// Makes room for so many more.
    pub(super) fn reserve(&mut self, count: usize) {
        if count > 0 {
            self.awake().reserve(count);
        }
    }

    /// Puts the records into the order of their files, in which they nearly are, and tells each file where its record is.
    pub(super) fn sort(&mut self, files: &mut [SourceFile]) {
        if self.rest.is_none() {
            self.awake().sort_unstable_by_key(|record| record.file);
        }
        self.tell_positions(files);
    }

    /// Takes the records of these files out, which are in order. All at once, since the list is then gone
    /// through once.
    pub(super) fn take(&mut self, files: &[FileId]) {
        let (Some(first), Some(last)) = (files.first(), files.last()) else { return };
        let is_taken = |file: FileId| files.binary_search(&file).is_ok();
        if self.rest.is_some() && !self.files().any(is_taken) {
            return;
        }
        let list = self.awake();
        let start = list.partition_point(|record| record.file < *first);
        let end = list.partition_point(|record| record.file <= *last);
        list.extract_if(start..end, |record| is_taken(record.file)).for_each(drop);
    }

    /// The records, to be changed; they rest no more.
    fn awake(&mut self) -> &mut Vec<Record<T>> {
        let read = || self.rest.take().map(|rest| rest.read()).unwrap_or_default();
        let list = self.list.take().unwrap_or_else(read);
        self.rest = None;
        self.list = list.into();
        self.list.get_mut().expect("it was put there")
    }
}

impl Rest {
    fn read<T: BorshDeserialize>(&self) -> Vec<Record<T>> {
        let bytes = self.bytes.unpack().expect(WRITTEN_HERE);
        let mut bytes = &bytes[..];
        let mut list = Vec::with_capacity(self.files.iter().flatten().count());
        for file in &self.files {
            let body = T::deserialize(&mut bytes).expect(WRITTEN_HERE);
            list.extend(file.map(|file| Record { file, body }));
        }
        list
    }
}

impl<T> Default for Records<T> {
    fn default() -> Self {
        Self { list: Vec::new().into(), rest: None }
    }
}

impl<T: BorshDeserialize> Deref for Records<T> {
    type Target = [Record<T>];

    fn deref(&self) -> &Self::Target {
        self.list.get_or_init(|| self.rest.as_ref().map(Rest::read).unwrap_or_default())
    }
}

/// Records are the same, whether they rest or not.
impl<T: BorshDeserialize + fmt::Debug> fmt::Debug for Records<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.iter()).finish()
    }
}

impl<'r, T: BorshDeserialize> IntoIterator for &'r Records<T> {
    type Item = &'r Record<T>;
    type IntoIter = std::slice::Iter<'r, Record<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
