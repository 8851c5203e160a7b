//! The journal: a change as it is kept on the disk until it is carried out.
//!
//! A line with a checksum, and after it of each file the path, the file whose permissions it takes
//! over, the old bytes and the new ones. A journal that its checksum does not fit was torn while it
//! was written, so that no record has been touched yet.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::lock::own_file;
use super::place::{remove_if_there, sync_folder};
use super::plan::{Change, Plan};
use super::{Event, Tell, WriteError};

/// How a journal begins; then its version, its checksum and a new line.
const BEGIN: &str = "mieux journal ";
const VERSION: &str = "1";

/// What there is of a journal.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// None.
    Nothing,
    /// One that was not written to its end.
    Torn,
    /// A whole one.
    Whole(Plan),
    /// One of another version.
    OtherVersion,
}

/// Whether a crash of the machine must not lose the journal. That of the process never does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Durable {
    Yes,
    No,
}

/// Where the journal is.
pub(super) fn path(root: &Path) -> PathBuf {
    own_file(root, "journal")
}

/// Writes the journal.
pub(super) fn write(
    root: &Path,
    plan: &Plan,
    durable: Durable,
    tell: &mut Tell<'_>,
) -> Result<(), WriteError> {
    let path = path(root);
    tell(Event::Touching(&path));
    let written = fs::write(&path, encoded(plan)?).and_then(|()| {
        if durable == Durable::Yes { fs::File::open(&path)?.sync_all() } else { Ok(()) }
    });
    written.map_err(WriteError::system("write", &path))?;
    if durable == Durable::Yes {
        tell(Event::Touching(&path));
        sync_folder(&own_file(root, ""))?;
    }
    Ok(())
}

/// Removes the journal.
pub(super) fn remove(root: &Path, durable: Durable, tell: &mut Tell<'_>) -> Result<(), WriteError> {
    let path = path(root);
    tell(Event::Touching(&path));
    remove_if_there(&path)?;
    if durable == Durable::Yes {
        sync_folder(&own_file(root, ""))?;
    }
    Ok(())
}

/// Reads the journal.
pub(super) fn find(root: &Path) -> Result<Found, WriteError> {
    let path = path(root);
    match fs::read(&path) {
        Ok(bytes) => Ok(decoded(&bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
        Err(error) => Err(WriteError::System { verb: "read", path, error }),
    }
}

fn encoded(plan: &Plan) -> Result<Vec<u8>, WriteError> {
    let mut body = Vec::new();
    for (path, Change { old, new, like }) in plan.changes() {
        put(&mut body, Some(text(path)?.as_bytes()));
        let like = like.as_deref().map(text).transpose()?;
        put(&mut body, like.map(str::as_bytes));
        put(&mut body, old.as_deref());
        put(&mut body, new.as_deref());
    }
    let mut bytes = format!("{BEGIN}{VERSION} {:016x}\n", checksum(&body)).into_bytes();
    bytes.append(&mut body);
    Ok(bytes)
}

fn text(path: &Path) -> Result<&str, WriteError> {
    path.to_str().ok_or_else(|| WriteError::Name(path.to_owned()))
}

/// A length on a line of its own and so many bytes; `-` for what is not there.
fn put(body: &mut Vec<u8>, bytes: Option<&[u8]>) {
    match bytes {
        Some(bytes) => {
            body.extend_from_slice(format!("{}\n", bytes.len()).as_bytes());
            body.extend_from_slice(bytes);
        }
        None => body.extend_from_slice(b"-\n"),
    }
}

fn decoded(bytes: &[u8]) -> Found {
    let mut rest = bytes;
    let head = line(&mut rest).and_then(|line| line.strip_prefix(BEGIN)?.split_once(' '));
    match head {
        Some((VERSION, sum)) if sum == format!("{:016x}", checksum(rest)) => {
            changes(rest).map_or(Found::Torn, Found::Whole)
        }
        Some((VERSION, _)) | None => Found::Torn,
        Some(_) => Found::OtherVersion,
    }
}

fn changes(mut rest: &[u8]) -> Option<Plan> {
    let mut plan = Plan::default();
    while !rest.is_empty() {
        let path = std::str::from_utf8(take(&mut rest)??).ok()?;
        let like = take(&mut rest)?.map(std::str::from_utf8).transpose().ok()?;
        let old = take(&mut rest)?.map(<[u8]>::to_vec);
        let new = take(&mut rest)?.map(<[u8]>::to_vec);
        plan.add(path, Change { old, new, like: like.map(PathBuf::from) });
    }
    Some(plan)
}

/// What [`put`] has written, `None` where it cannot be read.
fn take<'b>(rest: &mut &'b [u8]) -> Option<Option<&'b [u8]>> {
    let length = line(rest)?;
    if length == "-" {
        return Some(None);
    }
    let (bytes, after) = rest.split_at_checked(length.parse().ok()?)?;
    *rest = after;
    Some(Some(bytes))
}

fn line<'b>(rest: &mut &'b [u8]) -> Option<&'b str> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(&rest[..end]).ok()?;
    *rest = &rest[end + 1..];
    Some(line)
}

/// FNV-1a: told from a torn text, not from a forged one.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{Found, decoded, encoded};
    use crate::write::Plan;

    fn plan() -> Plan {
        let mut plan = Plan::default();
        plan.replace("actions/a.yaml", "id: a\n", "id: a # 1\n2\n-\n");
        plan.move_to("actions/b.yaml", "actions/c.yaml", [0xff, b'\n', 0], "");
        plan.create("actions/ñ.yaml", "id: ñ");
        plan.remove("actions/d.yaml", "");
        plan
    }

    #[test]
    fn a_journal_reads_as_it_was_written() {
        assert_eq!(decoded(&encoded(&plan()).unwrap()), Found::Whole(plan()));
    }

    #[test]
    fn a_journal_that_was_torn_anywhere_or_holds_a_wrong_byte_is_recognised() {
        let bytes = encoded(&plan()).unwrap();
        for end in 0..bytes.len() {
            assert_eq!(decoded(&bytes[..end]), Found::Torn, "{end}");
            let mut wrong = bytes.clone();
            wrong[end] ^= 1;
            assert!(matches!(decoded(&wrong), Found::Torn | Found::OtherVersion), "{end}");
        }
        assert_eq!(decoded(b"mieux journal 2 of another form\n"), Found::OtherVersion);
    }
}
