//! What every source of files offers, and what a registry leaves alone in all of them.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::listed::Listed;
use super::shelf::Shelf;
use super::sight::Sight;
use crate::message;
use crate::message::Message;

/// The name of the settings file, which makes a folder a registry.
pub(crate) const SETTINGS: &str = "mieux.toml";

/// The folder for what identifies a person. It is never read with the records.
pub const PRIVATE: &str = "private";

/// The folder of the texts of the programme that are no records.
const PAGES: &str = "pages";

/// The files of a registry, and their bytes.
pub trait Files: Sync {
    /// What is below the registry, sorted by path. Left out are hidden files, the settings, `private/`
    /// and texts for people (`*.md`, `LICENSE`), but not the pages of the programme.
    fn list(&self) -> Vec<Listed>;

    /// The bytes of a regular file, which has a path below the registry.
    ///
    /// # Errors
    /// If it is larger than `limit` bytes, leads out of the registry, or cannot be read.
    fn read(&self, below: &Path, limit: u64) -> Result<Vec<u8>, ReadError>;

    /// A path below the registry as a person in the working folder would type it.
    fn shown(&self, below: &Path) -> PathBuf;

    /// What there is to say about `private/`.
    fn private_state(&self) -> PrivateState;

    /// Where what is known of them is kept between runs.
    fn shelf(&self) -> Option<&dyn Shelf> {
        None
    }

    /// What there is, by which it shows later what has changed; of an earlier look, what did not change is taken over.
    /// `None` where nothing tells.
    fn look(&self, _earlier: &Sight) -> Option<Sight> {
        None
    }
}

impl<F: Files + ?Sized> Files for &F {
    fn list(&self) -> Vec<Listed> {
        (**self).list()
    }

    fn read(&self, below: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        (**self).read(below, limit)
    }

    fn shown(&self, below: &Path) -> PathBuf {
        (**self).shown(below)
    }

    fn private_state(&self) -> PrivateState {
        (**self).private_state()
    }

    fn shelf(&self) -> Option<&dyn Shelf> {
        (**self).shelf()
    }

    fn look(&self, earlier: &Sight) -> Option<Sight> {
        (**self).look(earlier)
    }
}

/// Whether a path has the ending of a YAML file.
#[must_use]
pub fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

/// What there is to say about `private/` of a registry. Paths are below the
/// registry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrivateState {
    /// The first file, by path, that git would take along.
    pub exposed: Option<PathBuf>,
    /// The first file, by path, that other users of the machine can read.
    pub open: Option<PathBuf>,
    /// The files on single experts: `private/experts/<id>.yaml`.
    pub on_experts: Vec<PathBuf>,
    /// The texts of these; none unless the source of files reads private ones.
    pub texts: Vec<(PathBuf, String)>,
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
    /// The system does not let it be read; why not.
    Unreadable(Message),
}

impl ReadError {
    /// Why a file cannot be read that may have so many bytes.
    #[must_use]
    pub fn to_message(&self, limit: u64) -> Message {
        match self {
            Self::TooLarge(size) => {
                message!("error.too-large", size = size.to_string(), limit = limit.to_string())
            }
            Self::LeadsOut => message!("error.leads-out"),
            Self::NotAFile => message!("error.not-a-file"),
            Self::Unreadable(reason) => reason.clone(),
        }
    }
}

/// These bytes, unless there are more than the limit.
pub(super) fn bounded(bytes: &[u8], limit: u64) -> Result<Vec<u8>, ReadError> {
    let size = bytes.len() as u64;
    if size > limit { Err(ReadError::TooLarge(size)) } else { Ok(bytes.to_owned()) }
}

/// The paths that a registry leaves alone: hidden files, texts for people, settings, `private/`.
pub(crate) fn is_left_out(below: &Path) -> bool {
    let name = below.file_name().unwrap_or_default();
    let is_top = below.as_os_str() == name;
    below.starts_with(PRIVATE) || is_name_left_out(name, is_top) && !is_page(below)
}

/// Whether Markdown at a path is meant as a page of the programme: it is in their folder, and no README.
pub(crate) fn is_page(below: &Path) -> bool {
    let name = below.file_name().unwrap_or_default().to_string_lossy();
    let is_apart = name.starts_with('.') || name.starts_with("README");
    below.starts_with(PAGES) && name.ends_with(".md") && !is_apart
}

/// The names that a registry leaves alone, in its own folder or further down.
pub(super) fn is_name_left_out(name: &OsStr, is_top: bool) -> bool {
    let name = name.to_string_lossy();
    let is_for_people = name.ends_with(".md") || name.starts_with("LICENSE");
    name.starts_with('.') || is_for_people || (is_top && (name == SETTINGS || name == PRIVATE))
}
