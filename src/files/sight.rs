//! A look at a folder: what it holds, and by what it shows later whether that has changed.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use ahash::AHashMap;
use borsh::{BorshDeserialize, BorshSerialize};

use super::listed::{Listed, Nature};
use crate::message::Message;

/// What a folder held at some time, depth first and sorted by name.
#[derive(Debug, Default, PartialEq, Eq, BorshDeserialize, BorshSerialize)]
pub struct Sight(pub(super) Vec<SeenFolder>);

/// A folder as it was seen.
#[derive(Debug, PartialEq, Eq, BorshDeserialize, BorshSerialize)]
pub(super) struct SeenFolder {
    pub(super) below: Vec<u8>,
    /// `None` if it must be listed again the next time.
    pub(super) stamp: Option<Stamp>,
    /// Why it could not be listed.
    pub(super) fault: Option<Message>,
    /// Shared with a later look, as long as nothing in the folder changes.
    pub(super) entries: Arc<Vec<Seen>>,
}

/// What is in a folder.
#[derive(Debug, Clone, PartialEq, Eq, BorshDeserialize, BorshSerialize)]
pub(super) struct Seen {
    pub(super) name: Vec<u8>,
    pub(super) nature: Nature,
    /// That of a file; `None` for all else, and if its content may have changed unseen.
    pub(super) stamp: Option<Stamp>,
}

/// What changes whenever a file or the list of a folder is changed: times in nanoseconds, since a time that is set
/// by hand shows in that of the change, and another file in its place by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BorshDeserialize, BorshSerialize)]
pub struct Stamp {
    pub(super) size: u64,
    pub(super) modified: i64,
    pub(super) changed: i64,
    pub(super) inode: u64,
}

impl Stamp {
    /// Whether the file was left alone since before this moment. One that was written in the same moment may have
    /// been written again in it.
    fn is_before(&self, moment: i64) -> bool {
        self.modified < moment && self.changed < moment
    }
}

impl Sight {
    /// What is below the folder, as [`super::Files::list`] gives it, each with the stamp of the file.
    #[must_use]
    pub fn list(&self) -> Vec<(Listed, Option<Stamp>)> {
        let mut listed = Vec::with_capacity(self.0.iter().map(|folder| folder.entries.len()).sum());
        let mut rest = self.0.iter().peekable();
        while let Some(folder) = rest.next() {
            folder.list(&mut rest, &mut listed);
        }
        listed
    }

    /// The same look without what may have changed unseen, since it was written after the moment in which the look
    /// began or just before: a folder then is listed again, and a file read.
    #[must_use]
    pub fn settled(mut self, moment: i64) -> Self {
        for folder in &mut self.0 {
            let is_plain = |seen: &Seen| matches!(seen.nature, Nature::File | Nature::Folder);
            let is_known = folder.fault.is_none() && folder.entries.iter().all(is_plain);
            folder.stamp = folder.stamp.filter(|stamp| is_known && stamp.is_before(moment));
            for seen in Arc::make_mut(&mut folder.entries) {
                seen.stamp = seen.stamp.filter(|stamp| stamp.is_before(moment));
            }
        }
        self
    }

    /// Whether every file has a stamp, so that two equal looks mean equal files.
    #[must_use]
    pub fn knows_all(&self) -> bool {
        let mut entries = self.0.iter().flat_map(|folder| folder.entries.iter());
        entries.all(|seen| seen.nature != Nature::File || seen.stamp.is_some())
    }

    /// What was seen of each folder, by its path.
    pub(super) fn folders(&self) -> AHashMap<&[u8], &SeenFolder> {
        self.0.iter().map(|folder| (&*folder.below, folder)).collect()
    }
}

impl SeenFolder {
    fn list<'s>(
        &'s self,
        rest: &mut std::iter::Peekable<impl Iterator<Item = &'s Self>>,
        listed: &mut Vec<(Listed, Option<Stamp>)>,
    ) {
        if let Some(reason) = &self.fault {
            let nature = Nature::UnreadableFolder(reason.clone());
            listed.push((Listed { below: path(&self.below).into(), nature }, None));
        }
        for seen in self.entries.iter() {
            let below = path(&self.below).join(path(&seen.name));
            let is_folder = seen.nature == Nature::Folder;
            let next = rest.next_if(|next| is_folder && *path(&next.below) == *below);
            listed.push((Listed { below, nature: seen.nature.clone() }, seen.stamp));
            if let Some(next) = next {
                next.list(rest, listed);
            }
        }
    }
}

/// A path from the bytes in which the system has it.
#[cfg(unix)]
pub(super) fn path(bytes: &[u8]) -> Cow<'_, Path> {
    use std::os::unix::ffi::OsStrExt;
    let bytes = std::ffi::OsStr::from_bytes(bytes);
    Cow::Borrowed(Path::new(bytes))
}

/// A path from its bytes. Nothing is seen where stamps are not known.
#[cfg(not(unix))]
fn path(bytes: &[u8]) -> Cow<'_, Path> {
    Cow::Owned(String::from_utf8_lossy(bytes).into_owned().into())
}
