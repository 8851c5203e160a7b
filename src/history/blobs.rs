//! The contents of many objects at once.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::error::HistoryError;
use super::repository::Repository;
use crate::message;

/// The largest file that is kept in memory, in bytes; no setting of a registry allows a larger one.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The content of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Blob {
    Bytes(Vec<u8>),
    /// It is larger than any that is read; how many bytes it has.
    TooLarge(u64),
}

/// Contents by the ids of their objects.
pub(super) type Blobs = HashMap<String, Blob>;

impl Repository {
    /// The contents of objects, each read once. What a partial clone lacks is fetched, all of it together, if
    /// `may_fetch`.
    pub(super) fn blobs(
        &self,
        objects: &BTreeSet<&str>,
        may_fetch: bool,
    ) -> Result<Blobs, HistoryError> {
        if objects.is_empty() {
            return Ok(Blobs::new());
        }
        if let Some(remote) = self.promisor()? {
            self.complete(objects, &remote, may_fetch)?;
        }
        let not_read = || HistoryError::new(message!("git.not-read"));
        let sizes = ["cat-file", "--buffer", "--batch-check=%(objectname) %(objectsize)"];
        let sizes = self.git.filtered(&sizes, lines(objects))?;
        let sizes = String::from_utf8_lossy(&sizes).into_owned();
        let mut blobs = Blobs::new();
        let mut wanted = BTreeSet::new();
        for line in sizes.lines() {
            let (object, size) = line.split_once(' ').ok_or_else(not_read)?;
            let size: u64 = size.parse().map_err(|_| not_read())?;
            if size > LARGEST {
                blobs.insert(object.to_owned(), Blob::TooLarge(size));
            } else {
                wanted.insert(object);
            }
        }
        let read = self.git.filtered(&["cat-file", "--batch", "--buffer"], lines(&wanted))?;
        blobs.extend(contents(&read).ok_or_else(not_read)?);
        Ok(blobs)
    }

    /// The remote from which a partial clone fetches what it lacks; `None` for a whole one.
    fn promisor(&self) -> Result<Option<String>, HistoryError> {
        let args = ["config", "--get-regexp", r"^remote\..*\.promisor$"];
        let found = self.git.answer(&args)?.unwrap_or_default();
        let found = String::from_utf8_lossy(&found).into_owned();
        let name = found.lines().find_map(|line| {
            let (name, value) = line.split_once(' ')?;
            (value == "true").then_some(name)
        });
        let name = name.and_then(|name| name.strip_prefix("remote.")?.strip_suffix(".promisor"));
        Ok(name.map(str::to_owned))
    }

    /// Fetches the objects that are not there: one by one, as git would by itself, takes seconds.
    fn complete(
        &self,
        objects: &BTreeSet<&str>,
        remote: &str,
        may_fetch: bool,
    ) -> Result<(), HistoryError> {
        // Asked for an object that is not there, some versions of git give up.
        let args = ["cat-file", "--batch-all-objects", "--unordered", "--buffer"];
        let known = [&args[..], &["--batch-check=%(objectname)"]].concat();
        let known = String::from_utf8_lossy(&self.git.output(&known)?).into_owned();
        let known: HashSet<&str> = known.lines().collect();
        let missing = objects.iter().copied().filter(|object| !known.contains(object));
        let missing: BTreeSet<&str> = missing.collect();
        match missing.len() {
            0 => Ok(()),
            count if !may_fetch => Err(HistoryError::new(message!("git.partial", count))),
            _ => self.git.fetch(remote, lines(&missing)),
        }
    }
}

fn lines(objects: &BTreeSet<&str>) -> String {
    objects.iter().flat_map(|object| [object, "\n"]).collect()
}

/// Reads `ID blob SIZE\nCONTENT\n` for each object; `None` if git printed anything else.
fn contents(mut read: &[u8]) -> Option<Blobs> {
    let mut blobs = Blobs::new();
    while !read.is_empty() {
        let end = read.iter().position(|byte| *byte == b'\n')?;
        let header = str::from_utf8(&read[..end]).ok()?;
        let mut parts = header.split(' ');
        let (object, kind, size) = (parts.next()?, parts.next()?, parts.next()?);
        let size: usize = size.parse().ok().filter(|_| kind == "blob")?;
        let content = read.get(end + 1..end + 1 + size)?;
        blobs.insert(object.to_owned(), Blob::Bytes(content.to_owned()));
        read = read.get(end + 1 + size + 1..)?;
    }
    Some(blobs)
}
