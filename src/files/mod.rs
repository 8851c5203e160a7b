//! Where the bytes of a registry come from: a folder, memory, or texts laid over either.
//!
//! Everything that reads a registry reads through [`Files`], so that what is true of one source is
//! true of all of them.

mod beneath;
mod find;
mod folder;
mod gitignore;
mod memory;
mod overlay;
mod private;
mod shown;

use std::path::{Path, PathBuf};

pub use beneath::read_regular_file;
pub use find::{find_registry, has_schemas};
pub use folder::Folder;
pub use memory::Memory;
pub use overlay::{Overlay, Texts};
pub use private::{PrivateError, PrivateFile, private_file};

/// The name of the settings file, which makes a folder a registry.
pub const SETTINGS: &str = "mieux.toml";

/// The folder for what identifies a person. It is never read with the records.
pub const PRIVATE: &str = "private";

/// The files of a registry, and their bytes.
pub trait Files: Sync {
    /// What is below the registry, sorted by path. Left out are hidden files, the settings, `private/`
    /// and texts for people (`*.md`, `LICENSE`).
    fn list(&self) -> Vec<Listed>;

    /// The bytes of a regular file, which has a path below the registry.
    ///
    /// # Errors
    /// If it is larger than `limit` bytes, leads out of the registry, or cannot be read.
    fn read(&self, below: &Path, limit: u64) -> Result<Vec<u8>, ReadError>;

    /// A path below the registry as a person in the working folder would type it.
    fn shown(&self, below: &Path) -> PathBuf;

    /// The first file in `private/`, by path, that git would take along; a path below the registry.
    fn exposed_private_file(&self) -> Option<PathBuf>;
}

/// Something below a registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its path below the registry.
    pub below: PathBuf,
    /// What it is.
    pub nature: Nature,
}

/// What something below a registry is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nature {
    /// A file, or a link to one that may be read.
    File,
    /// A folder.
    Folder,
    /// A folder that cannot be listed; why not.
    UnreadableFolder(String),
    /// A link to a folder.
    LinkToFolder,
    /// A device, a pipe or the like.
    Device,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// It has more bytes than the limit; how many.
    TooLarge(u64),
    /// It is a link that leads out of the registry, or into `private/`.
    LeadsOut,
    /// It is not a regular file.
    NotAFile,
    /// The system does not let it be read; the reason in the system's words.
    Unreadable(String),
}

/// The paths that a registry leaves alone: hidden files, texts for people, settings, `private/`.
fn is_left_out(below: &Path) -> bool {
    let mut parts = below.components().map(|part| part.as_os_str().to_string_lossy());
    let is_top = below.components().count() == 1;
    let first = parts.next().unwrap_or_default();
    let last = parts.next_back().unwrap_or_else(|| first.clone());
    let is_for_people = last.ends_with(".md") || last.starts_with("LICENSE");
    last.starts_with('.') || is_for_people || (is_top && last == SETTINGS) || first == PRIVATE
}
