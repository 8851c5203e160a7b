//! To read a registry without seeing half a change.

use std::path::Path;

use super::journal::{self, Found};
use super::lock::{self, Shared, Wait};
use super::{Tell, WriteError, Writer};

/// Calls `read`, which reads from the registry in `root`, while nobody writes there; what it gives.
///
/// A change that was interrupted is completed first. Nothing is written otherwise: where nobody has
/// ever written there is no lock, and should the first writer come just then, `read` is called again.
/// In a folder whose lock cannot be had (it may not be opened, or the disk knows none) it is read
/// without.
///
/// # Errors
/// Where a writer is at work and this is not to wait; where a change that was interrupted cannot be
/// completed.
pub fn while_nobody_writes<T>(
    root: &Path,
    wait: Wait,
    tell: &mut Tell<'_>,
    mut read: impl FnMut() -> T,
) -> Result<T, WriteError> {
    loop {
        let lock = lock::shared(root, wait, tell)?;
        match journal::find(root) {
            Ok(Found::Nothing) => {
                let seen = read();
                let is_first_writer =
                    matches!(lock, Shared::NoFile) && lock::own_file(root, "lock").exists();
                if !is_first_writer {
                    return Ok(seen);
                }
            }
            found => {
                drop(lock);
                match (Writer::open(root, wait, tell), found) {
                    (Ok(_), _) => {}
                    (Err(WriteError::Busy), _) => return Err(WriteError::Busy),
                    // No record has been touched, so that there is nothing to complete.
                    (Err(_), Ok(Found::Torn)) => return Ok(read()),
                    (Err(error @ WriteError::Unfinished(_)), _) => return Err(error),
                    (Err(error), _) => return Err(WriteError::Unfinished(Box::new(error))),
                }
            }
        }
    }
}
