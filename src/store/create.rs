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
    /// The rights to read and write it.
    pub rights: Rights,
}

/// The rights to read and write a new file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rights {
    /// Whoever the user lets read and write new files.
    Usual,
    /// Those who may read and write this file; its owner in any case.
    Like(PathBuf),
    /// Only its owner, who alone may open the folders that it needs.
    Owner,
}

/// Creates files below a folder, with the folders that they need. Nothing that is there is touched.
///
/// # Errors
/// If one of the files exists, or cannot be created; what was created until then is removed again.
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

/// The rights to read and write that a file gives; its owner keeps both, and it is not executable.
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

/// Creates a folder, for its owner alone or for whom the user lets open new folders.
fn create_folder(path: &Path, is_for_owner: bool) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, if is_for_owner { 0o700 } else { 0o777 });
    #[cfg(not(unix))]
    let _ = is_for_owner;
    builder.create(path)
}

/// Creates a file that was not there, for its owner alone or for whom the user lets read new files.
pub(super) fn create_file(path: &Path, is_for_owner: bool) -> io::Result<File> {
    let mut options = File::options();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, if is_for_owner { 0o600 } else { 0o666 });
    #[cfg(not(unix))]
    let _ = is_for_owner;
    options.write(true).create_new(true).open(path)
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
                create_folder(folder, new.rights == Rights::Owner)?;
                self.folders.push(folder.to_owned());
            }
        }
        let mut file = create_file(path, new.rights == Rights::Owner)?;
        self.files.push(path.to_owned());
        if let Rights::Like(like) = &new.rights
            && let Ok(found) = fs::metadata(like)
        {
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
