//! The lock of a registry: any number of readers, or one writer.
//!
//! It is the system's lock on the folder itself, which ends with the process that holds it, however that
//! ends. Nothing in a checkout can imitate it, and taking it writes nothing.

use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::error::WriteError;
use super::event::{Event, Tell};
use super::folder::Folder;
use super::registry_folder::RegistryFolder;

/// Whether to wait for another process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// Until it is done, but no longer than this.
    UpTo(Duration),
    /// Not at all: [`WriteError::Busy`].
    No,
}

/// Whether a reader has the lock.
pub(super) enum Shared {
    /// For as long as this is kept.
    Held { _lock: File },
    /// The folder cannot be opened, or the disk has no locks.
    CannotLock,
}

/// Keeps everybody else out until the file is dropped.
pub(super) fn exclusive(
    folder: &RegistryFolder,
    wait: Wait,
    tell: &mut Tell<'_>,
) -> Result<File, WriteError> {
    let failed = |key| WriteError::system(key, folder.root());
    let file = lock_file(folder).map_err(failed("store.cannot-open"))?;
    let mut patience = Patience::new(wait, tell);
    let gate = gate(folder, wait);
    let has_passed = match &gate {
        // Where the file cannot be locked, only the order of those who wait is lost.
        Some(gate) => patience.take(|| gate.try_lock()).unwrap_or(true),
        None => true,
    };
    let is_held =
        has_passed && patience.take(|| file.try_lock()).map_err(failed("store.cannot-lock"))?;
    if is_held { Ok(file) } else { Err(busy(wait)) }
}

/// Keeps writers out until the file is dropped.
pub(super) fn shared(
    folder: &RegistryFolder,
    wait: Wait,
    tell: &mut Tell<'_>,
) -> Result<Shared, WriteError> {
    let Ok(file) = lock_file(folder) else { return Ok(Shared::CannotLock) };
    let mut patience = Patience::new(wait, tell);
    let gate = gate(folder, wait);
    let has_passed = match &gate {
        Some(gate) => patience.take(|| gate.try_lock_shared()).unwrap_or(true),
        None => true,
    };
    if !has_passed {
        return Err(busy(wait));
    }
    match patience.take(|| file.try_lock_shared()) {
        Ok(true) => Ok(Shared::Held { _lock: file }),
        Ok(false) => Err(busy(wait)),
        Err(_) => Ok(Shared::CannotLock),
    }
}

/// The folder of the registry, open.
#[cfg(unix)]
fn lock_file(folder: &RegistryFolder) -> io::Result<File> {
    Ok(Folder::open(folder.root())?.into_file())
}

/// Elsewhere folders are not opened: a file beside the journal is the lock.
#[cfg(not(unix))]
fn lock_file(folder: &RegistryFolder) -> io::Result<File> {
    let state = folder.state().ok_or(io::ErrorKind::NotFound)?;
    state.prepare().map_err(io::Error::other)?;
    File::options().write(true).create(true).truncate(false).open(state.lock())
}

/// The second lock, which every process that waits takes first: writers hold it while they wait for the folder, so that readers
/// who come later stay behind them, and readers hold it while they wait, so that writers do too. Else a
/// stream of readers would keep every writer out. A process that does not wait needs none.
fn gate(folder: &RegistryFolder, wait: Wait) -> Option<File> {
    match wait {
        Wait::UpTo(_) if cfg!(unix) => {
            Folder::open(folder.root()).ok()?.read("mieux.toml".as_ref()).ok()
        }
        // Elsewhere who locks a file keeps others from reading it.
        _ => None,
    }
}

/// How long somebody still waits. It is asked again and again, since the system's own waiting has no end.
struct Patience<'p, 't> {
    until: Option<Instant>,
    has_told: bool,
    tell: &'p mut Tell<'t>,
}

impl<'p, 't> Patience<'p, 't> {
    fn new(wait: Wait, tell: &'p mut Tell<'t>) -> Self {
        let until = match wait {
            Wait::UpTo(time) => Some(Instant::now() + time),
            Wait::No => None,
        };
        Self { until, has_told: false, tell }
    }

    /// Whether the lock could be had before the time was over.
    fn take(&mut self, lock: impl Fn() -> Result<(), TryLockError>) -> io::Result<bool> {
        const LONGEST: Duration = Duration::from_millis(20);
        let mut pause = Duration::from_millis(1);
        loop {
            match lock() {
                Ok(()) => return Ok(true),
                // A signal came in between.
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => {
                    continue;
                }
                Err(TryLockError::Error(error)) => return Err(error),
                Err(TryLockError::WouldBlock) => {}
            }
            if self.until.is_none_or(|until| Instant::now() >= until) {
                return Ok(false);
            }
            // A moment is not worth a word.
            if pause >= LONGEST && !self.has_told {
                self.has_told = true;
                (self.tell)(Event::Waiting);
            }
            sleep(pause);
            pause = (pause * 2).min(LONGEST);
        }
    }
}

fn busy(wait: Wait) -> WriteError {
    match wait {
        Wait::No => WriteError::Busy,
        Wait::UpTo(time) => WriteError::StillBusy(time),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::fs::TryLockError;
    use std::io::ErrorKind;

    use super::{Patience, Wait};

    #[test]
    fn a_lock_that_a_signal_interrupts_is_tried_again() {
        let times = Cell::new(0);
        let lock = |error: ErrorKind| {
            times.set(times.get() + 1);
            match times.get() {
                3 => Ok(()),
                _ => Err(TryLockError::Error(error.into())),
            }
        };
        let tell = &mut |_: super::Event<'_>| {};
        let mut patience = Patience::new(Wait::No, tell);
        assert!(patience.take(|| lock(ErrorKind::Interrupted)).unwrap());
        times.set(0);
        assert!(patience.take(|| lock(ErrorKind::Unsupported)).is_err());
    }
}
