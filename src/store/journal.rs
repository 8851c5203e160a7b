//! The journal: a change as it is kept on the disk until it is carried out.
//!
//! A line with a checksum, and after it of each file the path, the file whose permissions it takes
//! over, the old bytes and the new ones; of what is private only how many bytes, and their sum. A journal that its checksum does not fit was torn while it
//! was written, so that no record has been touched yet.

use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use super::checksum::Checksum;
use super::error::WriteError;
use super::event::{Event, Tell};
use super::plan::{Change, Content, Plan};
use super::record_path::{can_be_record, is_private};
use super::state::State;

/// How a journal begins; then its version, its checksum and a new line.
const BEGIN: &str = "mieux journal ";
/// The versions: one without private files is of the first, which every `mieux` can read.
const VERSIONS: [&str; 2] = ["1", "2"];

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

/// Writes the journal.
pub(super) fn write(
    state: &State,
    plan: &Plan,
    durable: Durable,
    tell: &mut Tell<'_>,
) -> Result<(), WriteError> {
    let path = state.journal();
    tell(Event::Touching(&path));
    let file = state.create()?;
    let fill = || -> Result<(), Refused> {
        let mut file = BufWriter::new(file);
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
        state.sync()?;
    }
    Ok(())
}

/// Removes the journal.
pub(super) fn remove(
    state: &State,
    durable: Durable,
    tell: &mut Tell<'_>,
) -> Result<(), WriteError> {
    tell(Event::Touching(&state.journal()));
    state.remove()?;
    if durable == Durable::Yes {
        state.sync()?;
    }
    Ok(())
}

/// Reads the journal; one that this user's `mieux` has not made counts as none.
///
/// # Errors
/// If it cannot be read, and if it is about anything but records.
pub(super) fn find(state: &State) -> Result<Found, WriteError> {
    let Some(mut file) = state.read()? else { return Ok(Found::Nothing) };
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)
        .map_err(WriteError::system("store.cannot-read", &state.journal()))?;
    let found = decoded(&bytes);
    if let Found::Whole(plan) = &found
        && let Some(other) = plan.paths().find(|path| !can_be_record(path))
    {
        return Err(WriteError::NotARecord(other.to_owned()));
    }
    Ok(found)
}

/// Writes a plan with its checksum in front, piece by piece, since it can be large.
fn encode(plan: &Plan, out: &mut impl Write) -> Result<(), Refused> {
    let mut sum = Checksum::default();
    put_all(plan, &mut sum)?;
    let version = VERSIONS[usize::from(plan.paths().any(is_private))];
    writeln!(out, "{BEGIN}{version} {:016x}", sum.value())?;
    put_all(plan, out)
}

fn put_all(plan: &Plan, out: &mut impl Write) -> Result<(), Refused> {
    for (path, Change { old, new, like }) in plan.changes() {
        put(out, Some(text(path)?.as_bytes()))?;
        let like = like.as_deref().map(text).transpose()?;
        put(out, like.map(str::as_bytes))?;
        put_content(out, path, old.as_ref())?;
        put_content(out, path, new.as_ref())?;
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
            Self::System(error) => WriteError::system("store.cannot-write", path)(error),
        }
    }
}

fn text(path: &Path) -> Result<&str, Refused> {
    path.to_str().ok_or_else(|| Refused::Name(path.to_owned()))
}

/// What a file holds: its bytes, or of a private one `#`, their number and their sum on a line.
fn put_content(out: &mut impl Write, path: &Path, content: Option<&Content>) -> io::Result<()> {
    match content {
        Some(Content::Bytes(bytes)) if is_private(path) => {
            put_content(out, path, Some(&Content::private(bytes)))
        }
        Some(Content::Bytes(bytes)) => put(out, Some(bytes)),
        Some(Content::Private { length, sum }) => writeln!(out, "#{length} {sum:016x}"),
        None => put(out, None),
    }
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

fn decoded(bytes: &[u8]) -> Found {
    let mut rest = bytes;
    let head = line(&mut rest).and_then(|line| line.strip_prefix(BEGIN)?.split_once(' '));
    match head {
        Some((version, _)) if !VERSIONS.contains(&version) => Found::OtherVersion,
        Some((_, sum)) if sum == format!("{:016x}", Checksum::of(rest)) => {
            changes(rest).map_or(Found::Torn, Found::Whole)
        }
        Some(_) | None => Found::Torn,
    }
}

fn changes(mut rest: &[u8]) -> Option<Plan> {
    let mut plan = Plan::default();
    while !rest.is_empty() {
        let path = std::str::from_utf8(take(&mut rest)??).ok()?;
        let like = take(&mut rest)?.map(std::str::from_utf8).transpose().ok()?;
        let old = take_content(&mut rest)?;
        let new = take_content(&mut rest)?;
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

/// What [`put_content`] has written, `None` where it cannot be read.
fn take_content(rest: &mut &[u8]) -> Option<Option<Content>> {
    if !rest.starts_with(b"#") {
        return Some(take(rest)?.map(|bytes| bytes.to_vec().into()));
    }
    let (length, sum) = line(rest)?.strip_prefix('#')?.split_once(' ')?;
    let sum = u64::from_str_radix(sum, 16).ok()?;
    Some(Some(Content::Private { length: length.parse().ok()?, sum }))
}

fn line<'b>(rest: &mut &'b [u8]) -> Option<&'b str> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(&rest[..end]).ok()?;
    *rest = &rest[end + 1..];
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::{Content, Found, decoded, encode};
    use crate::store::Plan;

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
    fn a_journal_has_no_private_bytes_and_knows_them() {
        let mut plan = Plan::default();
        plan.replace("private/experts/exp-0001.yaml", "name: A\n", "name: B\n");
        plan.create("private/experts/exp-0002.yaml", "name: C\n");
        let bytes = encoded(&plan);
        assert!(!String::from_utf8_lossy(&bytes).contains("name"));
        let Found::Whole(read) = decoded(&bytes) else { panic!("{:?}", decoded(&bytes)) };
        for ((path, change), (own_path, own)) in read.changes().zip(plan.changes()) {
            assert_eq!(path, own_path);
            assert_eq!(change.old.is_some(), own.old.is_some());
            let (Some(Content::Bytes(new)), Some(read)) = (&own.new, &change.new) else { panic!() };
            assert!(read.is(new) && !read.is(b"name: D\n"));
        }
    }

    #[test]
    fn a_journal_of_the_first_version_is_read() {
        let text = "14\nactions/a.yaml-\n-\n3\nid\n";
        let sum = super::Checksum::of(text.as_bytes());
        let mut plan = Plan::default();
        plan.create("actions/a.yaml", "id\n");
        let journal = format!("mieux journal 1 {sum:016x}\n{text}");
        assert_eq!(decoded(journal.as_bytes()), Found::Whole(plan));
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
        assert_eq!(decoded(b"mieux journal 3 of another form\n"), Found::OtherVersion);
    }
}
