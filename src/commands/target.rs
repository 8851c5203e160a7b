//! The file that a command's output goes to: written whole beside its place and then put there, so that
//! what stood there before is whole until then.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use anyhow::bail;
use mieux::message;

/// Where output goes that is not for the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// A new file; nothing may be there.
    New(PathBuf),
    /// A file that takes the place of another.
    Instead(PathBuf),
    /// A device or a pipe, which is no file to put another in the place of.
    Into(PathBuf),
}

/// Who may read a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Whoever the system lets.
    All,
    /// Its owner alone.
    Owner,
}

impl Target {
    /// What can be written at a path. It is asked before any work is done.
    pub(crate) fn at(path: &Path, overwrite: bool) -> anyhow::Result<Self> {
        let shown = path.display();
        refuse_record(path)?;
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => {
                let file = path.join("report.html");
                bail!(message!("target.folder", path = shown, file = file.display()))
            }
            Ok(found) if !found.is_file() => Ok(Self::Into(path.to_owned())),
            // What a link leads to is written, and the link stays one.
            Ok(_) if overwrite => {
                let path = path.canonicalize()?;
                refuse_record(&path)?;
                Ok(Self::Instead(path))
            }
            Ok(_) => bail!(message!("target.exists", path = shown)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => new(path),
            Err(error) => Err(message!("target.cannot-write", path = shown).because(error).into()),
        }
    }

    fn path(&self) -> &Path {
        match self {
            Self::New(path) | Self::Instead(path) | Self::Into(path) => path,
        }
    }

    /// Whether a file is there that it replaces.
    pub(crate) fn replaces(&self) -> bool {
        matches!(self, Self::Instead(_))
    }

    /// Writes the file.
    pub(crate) fn write(&self, bytes: &[u8]) -> anyhow::Result<()> {
        self.write_for(Readers::All, bytes)
    }

    /// Writes the file for these readers.
    pub(crate) fn write_for(&self, readers: Readers, bytes: &[u8]) -> anyhow::Result<()> {
        let path = self.path();
        let written = match self {
            Self::New(path) => place(path, None, readers, bytes),
            Self::Instead(path) => place(path, fs::metadata(path).ok(), readers, bytes),
            Self::Into(path) => into(path, bytes),
        };
        // A folder of the system, such as `/proc`, is there, but no file can be created in it.
        if let Err(error) = &written
            && error.kind() == io::ErrorKind::NotFound
            && folder(path).is_dir()
        {
            bail!(message!("target.takes-no-files", folder = folder(path).display()));
        }
        let cannot_write =
            |error| message!("target.cannot-write", path = path.display()).because(error);
        Ok(written.map_err(cannot_write)?)
    }
}

/// Refuses what is named as records and settings are.
fn refuse_record(path: &Path) -> anyhow::Result<()> {
    let extension = path.extension().unwrap_or_default();
    if ["yaml", "yml", "toml"].iter().any(|kept| extension.eq_ignore_ascii_case(kept)) {
        bail!(message!("target.record", path = path.display()));
    }
    Ok(())
}

fn new(path: &Path) -> anyhow::Result<Target> {
    ensure_new(path)?;
    Ok(Target::New(path.to_owned()))
}

/// Makes sure that something new can be written at a path where nothing is.
pub(super) fn ensure_new(path: &Path) -> anyhow::Result<()> {
    if path.symlink_metadata().is_ok() {
        bail!(message!("target.broken-link", path = path.display()));
    }
    let folder = folder(path);
    if !folder.is_dir() {
        bail!(message!("target.no-folder", folder = folder.display()));
    }
    Ok(())
}

/// The folder that a file or folder lies in.
pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Whether a path, which need not be there yet, is in a folder, which need not be there either.
pub(super) fn is_below(path: &Path, folder: &Path) -> bool {
    let whole = |path: &Path| {
        let known = path.ancestors().find_map(|above| {
            let above_path = if above.as_os_str().is_empty() { Path::new(".") } else { above };
            Some((above_path.canonicalize().ok()?, path.strip_prefix(above).ok()?))
        });
        known.map(|(known, rest)| known.join(rest))
    };
    let is_plain = !path.components().any(|part| part == Component::ParentDir);
    let (path, folder) = (whole(path), whole(folder));
    is_plain && matches!((path, folder), (Some(path), Some(folder)) if path.starts_with(&folder))
}

/// Puts a file at its place in one step: instead of the `old` one, or where there must be none.
fn place(path: &Path, old: Option<Metadata>, readers: Readers, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let draft = folder(path).join(format!(".{name}.{}.draft", std::process::id()));
    let written = draw_up(&draft, old.as_ref(), readers, bytes).and_then(|()| match old {
        Some(_) => fs::rename(&draft, path),
        None => put(&draft, path),
    });
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written
}

fn draw_up(draft: &Path, old: Option<&Metadata>, readers: Readers, bytes: &[u8]) -> io::Result<()> {
    let mut file = created(draft, readers)?;
    if let Some(old) = old.filter(|_| readers == Readers::All) {
        file.set_permissions(old.permissions())?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}

/// A new file for these readers.
#[cfg(unix)]
fn created(path: &Path, readers: Readers) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let mode = if readers == Readers::Owner { 0o600 } else { 0o666 };
    File::options().write(true).create_new(true).mode(mode).open(path)
}

/// Elsewhere modes do not say who may read.
#[cfg(not(unix))]
fn created(path: &Path, _: Readers) -> io::Result<File> {
    File::create_new(path)
}

/// A second name is given only where there is no file of that name; where a disk knows no second names,
/// somebody else would have to be there in the very instant.
fn put(draft: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(draft, path) {
        Ok(()) => fs::remove_file(draft),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) if path.symlink_metadata().is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(draft, path),
    }
}

fn into(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::options().write(true).open(path)?;
    file.write_all(bytes)
}
