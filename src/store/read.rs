//! To read a registry without seeing half a change.

use super::error::WriteError;
use super::event::Tell;
use super::lock::{self, Wait};
use super::pending::{Pending, pending};
use super::registry_folder::RegistryFolder;

/// Calls `read`, which reads from the registry, while nobody writes there; what it gives. Where a change
/// was interrupted `read` gets the part of it that is still to be written. Nothing is written.
///
/// A folder that cannot be locked (it may not be opened, or the disk knows no locks) is read all the same.
///
/// # Errors
/// If a writer is at work and this is not to wait, or has waited long enough; where the journal of an
/// interrupted change cannot be read.
pub fn read<T>(
    folder: &RegistryFolder,
    wait: Wait,
    tell: &mut Tell<'_>,
    read: impl FnOnce(Option<&Pending>) -> T,
) -> Result<T, WriteError> {
    let _lock = lock::shared(folder, wait, tell)?;
    let pending = pending(folder).map_err(|why| WriteError::Unfinished(Box::new(why)))?;
    Ok(read(pending.as_ref()))
}
