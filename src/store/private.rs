//! Files in `private/`, removed or renamed one at a time.
//!
//! They do not go through the journal, so that what is erased is in no other place, and they need not be text:
//! a curriculum vitae, or the copy that an editor left. Each folder is opened from the one above it, and no
//! link is followed.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::error::WriteError;
use super::tree::Tree;
use crate::files::file_on_expert;

/// Removes a file below the folder `private`, which is canonical; of a link the link itself.
///
/// # Errors
/// If the system does not let it be removed. A file that is gone already is no error.
pub fn remove_private(private: &Path, below: &Path) -> Result<(), WriteError> {
    let tree = Tree::open(private)?;
    let removed = folder_and_name(&tree, below).and_then(|(folder, name)| {
        folder.remove(name)?;
        folder.sync()
    });
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(WriteError::system("store.cannot-remove", &private.join(below))(error))
        }
        _ => Ok(()),
    }
}

/// Gives a file below the folder `private`, which is canonical, another name in its own folder. Its bytes and
/// its mode stay.
///
/// # Errors
/// If there is a file of that name, or the system does not let it be renamed.
pub fn rename_private(private: &Path, below: &Path, to: &Path) -> Result<(), WriteError> {
    let tree = Tree::open(private)?;
    let renamed = folder_and_name(&tree, below).and_then(|(folder, name)| {
        let to = to.file_name().ok_or(ErrorKind::InvalidInput)?;
        if !folder.rename_new(name, to)? {
            if !folder.is_free(to) {
                return Err(ErrorKind::AlreadyExists.into());
            }
            folder.rename(name, to)?;
        }
        folder.sync()
    });
    renamed.map_err(WriteError::system("store.cannot-rename", &private.join(below)))
}

/// Removes the drafts of files on experts that a process left which was killed before it wrote its journal: nothing
/// else tells of them, and they are about persons. What cannot be removed stays, as before.
pub(super) fn clear_private_drafts(tree: &Tree) {
    let file = file_on_expert("exp-0001");
    let Ok(folder) = tree.folder(file.parent().unwrap_or(Path::new(""))) else { return };
    let names = folder.names().unwrap_or_default();
    let is_draft = |name: &&OsString| {
        let bytes = name.as_encoded_bytes();
        bytes.starts_with(b".exp-") && bytes.ends_with(b".yaml.draft")
    };
    let removed = names.iter().filter(is_draft).filter(|name| folder.remove(name).is_ok()).count();
    if removed > 0 {
        let _ = folder.sync();
    }
}

/// The folder of a file, and its name there.
fn folder_and_name<'b>(
    tree: &Tree,
    below: &'b Path,
) -> io::Result<(std::sync::Arc<super::folder::Folder>, &'b std::ffi::OsStr)> {
    let name = below.file_name().ok_or(ErrorKind::InvalidInput)?;
    Ok((tree.folder(below.parent().unwrap_or(Path::new("")))?, name))
}
