//! The one module that writes below a registry.

mod create;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

pub use create::create_files;

/// Whether a file lies in the registry: not one that a symbolic link leads to elsewhere.
#[must_use]
pub fn lies_in(root: &Path, path: &Path) -> bool {
    let paths = (fs::canonicalize(root), fs::canonicalize(path));
    matches!(paths, (Ok(root), Ok(path)) if path.starts_with(&root))
}

/// Replaces a file: whoever looks sees the old text or the new one, also after a crash.
///
/// Permissions are kept, and a symbolic link stays one.
///
/// # Errors
/// Where the folder or file cannot be written; the file is then as it was.
pub fn replace_file(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let draft = folder.join(format!(".{name}.{}.draft", std::process::id()));
    let written = fill(&draft, text)
        .and_then(|()| fs::set_permissions(&draft, fs::metadata(&path)?.permissions()))
        .and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        // The draft is of no use to anybody; that it cannot be removed is no news beside the error.
        let _ = fs::remove_file(&draft);
    }
    written
}

fn fill(draft: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create_new(draft)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
