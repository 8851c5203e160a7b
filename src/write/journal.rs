//! The journal: a change as it is kept on the disk until it is carried out.
//!
//! A line with a checksum, and after it of each file the path, the file whose permissions it takes
//! over, the old bytes and the new ones. A journal that its checksum does not fit was torn while it
//! was written, so that no record has been touched yet.

use std::fs;
use std::io::{self, BufWriter, Write};
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
    let fill = || -> Result<(), Refused> {
        let mut file = BufWriter::new(fs::File::create(&path)?);
        encode(plan, &mut file)?;
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        if durable == Durable::Yes {
            file.sync_all()?;
        }
        Ok(())
    };
    fill().map_err(|refused| refused.at(&path))?;
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

/// Writes a plan with its checksum in front, piece by piece, since it can be large.
fn encode(plan: &Plan, out: &mut impl Write) -> Result<(), Refused> {
    let mut sum = Checksum::default();
    put_all(plan, &mut sum)?;
    writeln!(out, "{BEGIN}{VERSION} {:016x}", sum.0)?;
    put_all(plan, out)
}

fn put_all(plan: &Plan, out: &mut impl Write) -> Result<(), Refused> {
    for (path, Change { old, new, like }) in plan.changes() {
        put(out, Some(text(path)?.as_bytes()))?;
        let like = like.as_deref().map(text).transpose()?;
        put(out, like.map(str::as_bytes))?;
        put(out, old.as_deref())?;
        put(out, new.as_deref())?;
    }
    Ok(())
}

/// Why a journal cannot be written.
enum Refused {
    /// The name is not UTF-8.
    Name(PathBuf),
    System(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl Refused {
    fn at(self, path: &Path) -> WriteError {
        match self {
            Self::Name(name) => WriteError::Name(name),
            Self::System(error) => WriteError::system("write", path)(error),
        }
    }
}

fn text(path: &Path) -> Result<&str, Refused> {
    path.to_str().ok_or_else(|| Refused::Name(path.to_owned()))
}

/// A length on a line of its own and so many bytes; `-` for what is not there.
fn put(out: &mut impl Write, bytes: Option<&[u8]>) -> io::Result<()> {
    match bytes {
        Some(bytes) => {
            writeln!(out, "{}", bytes.len())?;
            out.write_all(bytes)
        }
        None => out.write_all(b"-\n"),
    }
}

fn checksum(bytes: &[u8]) -> Checksum {
    let mut sum = Checksum::default();
    // A sum takes anything.
    let _ = sum.write_all(bytes);
    sum
}

fn decoded(bytes: &[u8]) -> Found {
    let mut rest = bytes;
    let head = line(&mut rest).and_then(|line| line.strip_prefix(BEGIN)?.split_once(' '));
    match head {
        Some((VERSION, sum)) if sum == format!("{:016x}", checksum(rest).0) => {
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

/// FNV-1a of what is written to it: told from a torn text, not from a forged one.
struct Checksum(u64);

impl Default for Checksum {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Write for Checksum {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, decoded, encode};
    use crate::write::Plan;

    fn encoded(plan: &Plan) -> Vec<u8> {
        let mut bytes = Vec::new();
        assert!(encode(plan, &mut bytes).is_ok());
        bytes
    }

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
        assert_eq!(decoded(&encoded(&plan())), Found::Whole(plan()));
    }

    #[test]
    fn a_journal_that_was_torn_anywhere_or_holds_a_wrong_byte_is_recognised() {
        let bytes = encoded(&plan());
        for end in 0..bytes.len() {
            assert_eq!(decoded(&bytes[..end]), Found::Torn, "{end}");
            let mut wrong = bytes.clone();
            wrong[end] ^= 1;
            assert!(matches!(decoded(&wrong), Found::Torn | Found::OtherVersion), "{end}");
        }
        assert_eq!(decoded(b"mieux journal 2 of another form\n"), Found::OtherVersion);
    }
}
