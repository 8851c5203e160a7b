//! The files in `private/`: which of them are about a person, and what they say.
//!
//! `private/` may be a link to another disk, such as an encrypted one. A link can also come with a checkout,
//! so it is followed only if the user has named the folder that it leads to.

use std::fmt;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::beneath::read_regular_file;
use super::gitignore;
use super::source::{PRIVATE, is_yaml};
use crate::message;
use crate::message::Message;

/// The folder in `private/` with a file for each expert.
const EXPERTS: &str = "experts";

/// The path below a registry of the private file of the expert with this id.
#[must_use]
pub fn file_on_expert(id: &str) -> PathBuf {
    Path::new(PRIVATE).join(EXPERTS).join(format!("{id}.yaml"))
}

/// The largest private file that is read, in bytes.
const MAX_SIZE: u64 = 4 * 1024 * 1024;

/// The variable in which a user names the folder that `private/` is a link to.
const TRUSTED: &str = "MIEUX_PRIVATE_DIR";

/// Whether git would take along what is written to a path.
#[must_use]
pub fn is_taken_by_git(path: &Path) -> bool {
    gitignore::takes(path)
}

/// Why a private file cannot be read, or looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrivateError {
    /// `private/` of the registry is a link to a folder that the user has not named.
    Link {
        /// The link.
        path: PathBuf,
        /// What it leads to.
        target: PathBuf,
    },
    /// Git would take what is written in `private/` of this registry along.
    NotIgnored(PathBuf),
    /// The system does not let it be read, or it is no regular file; why.
    Unreadable(PathBuf, Message),
}

impl PrivateError {
    /// What to say of it.
    #[must_use]
    pub fn to_message(&self) -> Message {
        match self {
            Self::Link { path, target } => message!(
                "private.link",
                path = path.display(),
                target = target.display(),
                variable = TRUSTED
            ),
            Self::NotIgnored(root) => message!(
                "private.not-ignored",
                path = root.join(PRIVATE).display(),
                file = root.join(".gitignore").display()
            ),
            Self::Unreadable(path, reason) => {
                message!("error.cannot-read", path = path.display(), reason = reason.clone())
            }
        }
    }
}

impl fmt::Display for PrivateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_message().fmt(out)
    }
}

impl std::error::Error for PrivateError {}

/// The folder `private/` of a registry. Only for commands whose user asks for private data, or to say
/// what there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateFolder {
    /// As messages show it.
    shown: PathBuf,
    /// Without links.
    path: PathBuf,
}

impl PrivateFolder {
    /// The folder `private/` of the registry in `root`; `None` if there is none.
    ///
    /// # Errors
    /// If it is a link, and the user has not named the folder that it leads to.
    pub fn open(root: &Path) -> Result<Option<Self>, PrivateError> {
        let shown = root.join(PRIVATE);
        let shown = shown.strip_prefix("./").map_or_else(|_| shown.clone(), Path::to_owned);
        let Ok(path) = shown.canonicalize() else { return Ok(None) };
        if shown.is_symlink() {
            let trusted = std::env::var_os(TRUSTED).map(PathBuf::from);
            let trusted = trusted.filter(|named| named.is_absolute());
            if trusted.and_then(|named| named.canonicalize().ok()).as_ref() != Some(&path) {
                return Err(PrivateError::Link { path: shown, target: path });
            }
        }
        Ok(path.is_dir().then_some(Self { shown, path }))
    }

    /// Refuses to have anything written to `private/` of the registry in `root`, which need not be there yet,
    /// if git would take it along or the folder may not be followed.
    ///
    /// # Errors
    /// As [`Self::open`], and if no ignore file names the folder.
    pub fn refuse_exposed(root: &Path) -> Result<(), PrivateError> {
        let is_ignored = |below: &str| gitignore::ignores(root, &Path::new(PRIVATE).join(below));
        let is_elsewhere = Self::open(root)?.is_some_and(|own| own.shown.is_symlink());
        // A link leads out of the repository, and what is behind it is not in git.
        match is_elsewhere || is_ignored("experts/exp-0001.yaml") && is_ignored("rejected/a.csv") {
            true => Ok(()),
            false => Err(PrivateError::NotIgnored(root.to_owned())),
        }
    }

    /// The files on single experts: `experts/ID.yaml`, by their paths below the folder.
    ///
    /// # Errors
    /// As [`Self::files`].
    pub fn files_on_experts(&self) -> Result<Vec<PathBuf>, PrivateError> {
        let mut files = self.files()?;
        files.retain(|file| is_yaml(file) && file.parent() == Some(Path::new(EXPERTS)));
        Ok(files)
    }

    /// The folder, without links.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A path below the folder as messages show it.
    #[must_use]
    pub fn shown(&self, below: &Path) -> PathBuf {
        self.shown.join(below)
    }

    /// Everything in the folder that is no folder, sorted, by its path below the folder.
    ///
    /// # Errors
    /// If a folder cannot be listed.
    pub fn files(&self) -> Result<Vec<PathBuf>, PrivateError> {
        let mut files = Vec::new();
        for entry in WalkDir::new(&self.path).min_depth(1).sort_by_file_name() {
            let entry = entry.map_err(|error| {
                let path = error.path().and_then(|path| path.strip_prefix(&self.path).ok());
                let reason = error
                    .io_error()
                    .map_or_else(|| Message::verbatim(error.to_string()), Message::from);
                let path = self.shown(path.unwrap_or(Path::new("")));
                PrivateError::Unreadable(path, reason)
            })?;
            if !entry.file_type().is_dir() {
                files.extend(entry.path().strip_prefix(&self.path).map(Path::to_owned));
            }
        }
        Ok(files)
    }

    /// The files that are named after one of these ids, or lie in a folder that is: `experts/exp-0007.yaml`,
    /// and also `experts/exp-0007.yaml~`, `experts/.exp-0007.yaml.swp`, `cv/exp-0007.pdf`.
    ///
    /// # Errors
    /// As [`Self::files`].
    pub fn files_on(&self, ids: &[String]) -> Result<Vec<PathBuf>, PrivateError> {
        let mut files = self.files()?;
        files.retain(|file| is_named_after(file, ids));
        Ok(files)
    }

    /// The files that are not named after these ids and have one of them in their text.
    ///
    /// # Errors
    /// As [`Self::files`].
    pub fn files_that_mention(&self, ids: &[String]) -> Result<Vec<PathBuf>, PrivateError> {
        let mut files = self.files()?;
        files.retain(|file| {
            !is_named_after(file, ids) && self.text(file).is_ok_and(|text| has_word(&text, ids))
        });
        Ok(files)
    }

    /// The text of a file in the folder. What is no UTF-8 is replaced by U+FFFD.
    ///
    /// # Errors
    /// If it is no regular file, or cannot be read.
    pub fn text(&self, below: &Path) -> Result<String, PrivateError> {
        match read_regular_file(&self.path.join(below), MAX_SIZE) {
            Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
            Err(error) => {
                Err(PrivateError::Unreadable(self.shown(below), error.to_message(MAX_SIZE)))
            }
        }
    }

    /// The first of these files of the folder that other users of the machine can read.
    #[must_use]
    pub(crate) fn first_open_to_others<'f>(&self, files: &'f [PathBuf]) -> Option<&'f PathBuf> {
        let is_closed = |folder: &&Path| !allows_others(folder, ENTER);
        if self.path.ancestors().any(|folder| is_closed(&folder)) {
            return None;
        }
        let is_open = |file: &&PathBuf| {
            let path = self.path.join(file);
            let mut folders = path.ancestors().skip(1).take_while(|folder| *folder != self.path);
            allows_others(&path, READ) && folders.all(|folder| allows_others(folder, ENTER))
        };
        files.iter().find(is_open)
    }
}

/// What the mode of a file must have for others to read it.
const READ: u32 = 0o004;
/// What the mode of a folder must have for others to open a file in it.
const ENTER: u32 = 0o001;

/// Whether other users may do so with a file or folder.
#[cfg(unix)]
fn allows_others(path: &Path, mode: u32) -> bool {
    use std::os::unix::fs::MetadataExt;
    path.symlink_metadata().is_ok_and(|found| !found.is_symlink() && found.mode() & mode == mode)
}

/// Elsewhere modes do not say who may read.
#[cfg(not(unix))]
fn allows_others(_: &Path, _: u32) -> bool {
    false
}

/// The files of the registry in `root` outside of `private/` that are named after one of these ids and are
/// no records: what an editor or a merge left beside a record. Sorted, by their paths below the registry.
#[must_use]
pub fn copies_of_record(root: &Path, ids: &[String]) -> Vec<PathBuf> {
    let walk = WalkDir::new(root).min_depth(1).sort_by_file_name().into_iter();
    let walk = walk.filter_entry(|entry| {
        let name = entry.file_name();
        !(entry.file_type().is_dir() && name == ".git" || entry.depth() == 1 && name == PRIVATE)
    });
    let files = walk.filter_map(Result::ok).filter(|entry| !entry.file_type().is_dir());
    let below = files.filter_map(|file| file.path().strip_prefix(root).map(Path::to_owned).ok());
    below.filter(|file| !is_record(file) && is_named_after(file, ids)).collect()
}

/// Whether a file is one that a registry reads by its name.
fn is_record(file: &Path) -> bool {
    let is_hidden = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    !is_hidden && is_yaml(file)
}

/// Whether a part of a path has one of these ids as a word of its own.
fn is_named_after(file: &Path, ids: &[String]) -> bool {
    file.components().any(|part| has_word(&part.as_os_str().to_string_lossy(), ids))
}

/// Whether a text has one of these ids as a word of its own, in capitals or not.
fn has_word(text: &str, ids: &[String]) -> bool {
    let text = text.to_ascii_lowercase();
    let is_part = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    ids.iter().filter(|id| !id.is_empty()).any(|id| {
        text.match_indices(id.as_str()).any(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + id.len()..]);
            !is_part(before.chars().next_back()) && !is_part(after.chars().next())
        })
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::is_named_after;

    #[test]
    fn a_file_on_a_person_has_the_id_as_a_word_of_its_path() {
        let ids = ["exp-0007".to_owned()];
        for file in [
            "experts/exp-0007.yaml",
            "experts/exp-0007.yml",
            "experts/exp-0007.yaml~",
            "experts/.exp-0007.yaml.swp",
            "experts/#exp-0007.yaml#",
            "cv/exp-0007.pdf",
            "cv/EXP-0007_2024.PDF",
            "exp-0007/passport.jpg",
            "exp-0007-cv.docx",
        ] {
            assert!(is_named_after(Path::new(file), &ids), "{file}");
        }
        for file in ["experts/exp-00071.yaml", "experts/exp-0008.yaml", "xexp-0007.yaml", "a.yaml"]
        {
            assert!(!is_named_after(Path::new(file), &ids), "{file}");
        }
    }
}
