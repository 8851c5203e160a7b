//! The time in which a change is planned and written while nobody else writes.

use std::fmt;
use std::sync::atomic::AtomicBool;

use super::files::Changes;
use crate::message;
use crate::message::Message;
use crate::store::{self, RegistryFolder, Tell, Wait, WriteError, Writer};

/// The right to read a registry and to write what was planned from it. Nothing must be asked of a person
/// while it lasts, because others wait for its end.
#[derive(Debug)]
pub struct Session<'f> {
    folder: &'f RegistryFolder,
    wait: Wait,
    /// `None` for one that only reads, which writes nothing.
    writer: Option<Writer<'f>>,
}

/// Why nothing can be read from a registry.
#[derive(Debug)]
pub enum NotRead {
    /// The registry cannot be locked.
    Locked(WriteError),
    /// A change of so many files was interrupted, and who only reads does not complete it.
    Unfinished(usize),
}

impl NotRead {
    /// What to say of it.
    #[must_use]
    pub fn to_message(&self) -> Message {
        match self {
            Self::Locked(why) => why.to_message(),
            Self::Unfinished(count) => message!("store.not-complete", count = *count),
        }
    }
}

impl fmt::Display for NotRead {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_message().fmt(out)
    }
}

impl std::error::Error for NotRead {}

impl<'f> Session<'f> {
    /// Opens a registry for writing. Nobody else reads or writes it until the session ends.
    ///
    /// # Errors
    /// As [`Writer::open`].
    pub fn open(
        folder: &'f RegistryFolder,
        wait: Wait,
        tell: &mut Tell<'_>,
    ) -> Result<Self, WriteError> {
        let writer = Some(Writer::open(folder, wait, tell)?);
        Ok(Self { folder, wait, writer })
    }

    /// A session that only reads, or shows what would be written. It locks the registry while it reads.
    #[must_use]
    pub fn reading(folder: &'f RegistryFolder, wait: Wait) -> Self {
        Self { folder, wait, writer: None }
    }

    /// Whether nothing is written.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        self.writer.is_none()
    }

    /// Calls `read`, which reads from the registry, while nobody writes there; what it gives.
    ///
    /// # Errors
    /// If it only reads: where the registry cannot be locked, or if an interrupted change is not complete.
    pub fn read<T>(&self, tell: &mut Tell<'_>, read: impl FnOnce() -> T) -> Result<T, NotRead> {
        if self.writer.is_some() {
            return Ok(read());
        }
        let found = store::read(self.folder, self.wait, tell, |pending| match pending {
            None => Ok(read()),
            Some(pending) => Err(NotRead::Unfinished(pending.files)),
        });
        found.map_err(NotRead::Locked)?
    }

    /// Writes all changes or none; none in a session that only reads. If `called_off` becomes true meanwhile, all is taken
    /// back.
    ///
    /// # Errors
    /// As [`Writer::commit`], and [`WriteError::CalledOff`].
    pub fn commit(
        &self,
        changes: Changes,
        called_off: &AtomicBool,
        tell: &mut Tell<'_>,
    ) -> Result<(), WriteError> {
        match &self.writer {
            Some(writer) if !changes.is_empty() => {
                writer.commit_unless(&changes.into_plan(), called_off, tell)
            }
            _ => Ok(()),
        }
    }
}
