//! Files that were not there before: all of them, or none.

use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file that is to be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its path.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// The file whose rights to read and write it gets; `None` for those of any new file.
    pub like: Option<PathBuf>,
}

/// Creates files below a folder, with the folders that they need. Nothing that is there is touched.
///
/// # Errors
/// Where one of the files exists, or cannot be created; what was created until then is removed again.
pub fn create_files(folder: &Path, files: &[NewFile]) -> Result<(), (PathBuf, io::Error)> {
    let mut made = Made::default();
    for file in files {
        let path = folder.join(&file.path);
        if let Err(error) = made.create(&path, file) {
            made.undo();
            return Err((path, error));
        }
    }
    Ok(())
}

/// The rights to read and write that a file gives; its owner keeps both, and nobody may run it.
#[cfg(unix)]
fn rights(found: &Metadata) -> Permissions {
    use std::os::unix::fs::PermissionsExt;
    Permissions::from_mode(found.permissions().mode() & 0o666 | 0o600)
}

/// Those that a new file gets anyway.
#[cfg(not(unix))]
fn rights(found: &Metadata) -> Permissions {
    found.permissions()
}

/// What was created so far, in its order.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    fn create(&mut self, path: &Path, new: &NewFile) -> io::Result<()> {
        let above: Vec<&Path> = path.ancestors().skip(1).collect();
        for folder in above.into_iter().rev().filter(|folder| !folder.as_os_str().is_empty()) {
            if !folder.is_dir() {
                fs::create_dir(folder)?;
                self.folders.push(folder.to_owned());
            }
        }
        let mut file = File::create_new(path)?;
        self.files.push(path.to_owned());
        if let Some(found) = new.like.as_ref().and_then(|like| fs::metadata(like).ok()) {
            file.set_permissions(rights(&found))?;
        }
        file.write_all(new.text.as_bytes())?;
        file.sync_all()
    }

    /// Takes everything away again; what somebody else has put there since then stays.
    fn undo(self) {
        for file in self.files.iter().rev() {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
