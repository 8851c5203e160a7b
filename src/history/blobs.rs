//! The contents of many objects at once.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::{self, BufRead, Read};

use super::error::HistoryError;
use super::repository::Repository;
use crate::message;

/// The largest file that is kept in memory, in bytes; no setting of a registry allows a larger one.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The longest line that git prints before a content, in bytes.
const LONGEST_HEADER: u64 = 1024;

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
        let args = ["cat-file", "--batch", "--buffer"];
        let read =
            self.git.of_objects(&args, lines(objects), |output| contents(output, LARGEST))?;
        read.ok_or_else(|| HistoryError::new(message!("git.not-read")))
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

/// Reads `ID blob SIZE\nCONTENT\n` for each object; `None` if git printed anything else. The content of an object that
/// is too large is passed over.
fn contents(output: &mut dyn BufRead, largest: u64) -> io::Result<Option<Blobs>> {
    let mut blobs = Blobs::new();
    let mut header = String::new();
    while output.take(LONGEST_HEADER).read_line(&mut header)? > 0 {
        let mut parts = header.trim_end().split(' ');
        let (Some(object), Some("blob"), Some(size)) = (parts.next(), parts.next(), parts.next())
        else {
            return Ok(None);
        };
        let Ok(size) = size.parse::<u64>() else { return Ok(None) };
        let blob = if size > largest {
            io::copy(&mut output.take(size), &mut io::sink())?;
            Blob::TooLarge(size)
        } else {
            let mut content = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
            output.take(size).read_to_end(&mut content)?;
            Blob::Bytes(content)
        };
        blobs.insert(object.to_owned(), blob);
        let mut end = [0];
        output.read_exact(&mut end)?;
        header.clear();
    }
    Ok(Some(blobs))
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::{Blob, contents};

    #[test]
    fn contents_are_taken_apart_by_their_sizes() {
        let printed = b"aa blob 3\n1\n2\nbb blob 0\n\ncc blob 5\n12345\ndd blob 1\nx\n";
        let blobs = contents(&mut &printed[..], 4).unwrap().unwrap();
        assert_eq!(blobs["aa"], Blob::Bytes(b"1\n2".to_vec()));
        assert_eq!(blobs["bb"], Blob::Bytes(Vec::new()));
        assert_eq!(blobs["cc"], Blob::TooLarge(5));
        assert_eq!(blobs["dd"], Blob::Bytes(b"x".to_vec()));
    }

    #[test]
    fn what_is_no_content_or_ends_early_is_refused() {
        for printed in ["aa missing\n", "aa tree 1\nx\n", "aa blob many\n"] {
            assert_eq!(contents(&mut printed.as_bytes(), 4).unwrap(), None, "{printed}");
        }
        let cut = contents(&mut &b"aa blob 3\n12"[..], 4);
        assert_eq!(cut.unwrap_err().kind(), ErrorKind::UnexpectedEof);
    }
}
