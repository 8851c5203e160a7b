//! Files that were not there before: all of them, or none.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Creates files below a folder, with the folders that they need. Nothing that is there is touched.
///
/// # Errors
/// Where one of the files exists, or cannot be created; what was created until then is removed again.
pub fn create_files(
    folder: &Path,
    files: &[(PathBuf, String)],
) -> Result<(), (PathBuf, io::Error)> {
    let mut made = Made::default();
    for (path, text) in files {
        let path = folder.join(path);
        if let Err(error) = made.create(&path, text) {
            made.undo();
            return Err((path, error));
        }
    }
    Ok(())
}

/// What was created so far, in its order.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    fn create(&mut self, path: &Path, text: &str) -> io::Result<()> {
        let above: Vec<&Path> = path.ancestors().skip(1).collect();
        for folder in above.into_iter().rev().filter(|folder| !folder.as_os_str().is_empty()) {
            if !folder.is_dir() {
                fs::create_dir(folder)?;
                self.folders.push(folder.to_owned());
            }
        }
        let mut file = File::create_new(path)?;
        self.files.push(path.to_owned());
        file.write_all(text.as_bytes())?;
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
