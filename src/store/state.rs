//! The folder of this user in which journals are kept. Nothing that comes with a checkout gets into it.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::checksum::Checksum;
use super::error::WriteError;
use super::folder::Folder;

/// The folder in the user's that holds the journals.
const JOURNALS: &str = "journals";

/// The state folder that the environment names: `$MIEUX_STATE_DIR`, else `mieux` in `$XDG_STATE_HOME`, else in
/// `~/.local/state`. A path that is not absolute would depend on the working folder, and so on a checkout:
/// as `$MIEUX_STATE_DIR` it counts as none, as `$XDG_STATE_HOME` it is ignored.
pub(super) fn of_user() -> Option<PathBuf> {
    folder_of_user(&STATE)
}

/// Where the environment of a user names a folder.
pub(crate) struct Named {
    /// The variable of `mieux` alone.
    pub(crate) own: &'static str,
    /// That of the XDG Base Directory Specification, for a folder of all programs.
    pub(crate) shared: &'static str,
    /// The same folder in the user's home, where no variable is set.
    pub(crate) usual: &'static str,
}

const STATE: Named =
    Named { own: "MIEUX_STATE_DIR", shared: "XDG_STATE_HOME", usual: ".local/state" };

/// The folder that the environment names for such files.
pub(crate) fn folder_of_user(named: &Named) -> Option<PathBuf> {
    choose(named, |name| env::var_os(name), env::home_dir())
}

fn choose(
    names: &Named,
    variable: impl Fn(&str) -> Option<OsString>,
    home: Option<PathBuf>,
) -> Option<PathBuf> {
    let named = |name| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(folder) = named(names.own) {
        return Some(folder).filter(|folder| folder.is_absolute());
    }
    let shared = named(names.shared).filter(|folder| folder.is_absolute());
    let shared = shared.or_else(|| Some(home?.join(names.usual)));
    shared.map(|shared| shared.join("mieux")).filter(|folder| folder.is_absolute())
}

/// Where the journal of one registry is kept.
#[derive(Debug)]
pub(super) struct State {
    /// The folder of the journals.
    folder: PathBuf,
    /// The name of the journal of this registry.
    name: OsString,
}

impl State {
    /// Where the journal of the registry in `root` is kept in the state folder `state`; `root` is canonical.
    ///
    /// The name of a journal says which folder it is for: the number of the folder on its disk and the moment
    /// when it was made. No commit can choose these, a folder that is moved keeps them, and another one that
    /// takes its path has others. The number of the disk is left out, since it can change when
    /// the machine starts anew.
    pub(super) fn new(root: &Path, state: &Path) -> io::Result<Self> {
        let metadata = fs::metadata(root)?;
        let made = metadata.created().ok().and_then(|made| made.duration_since(UNIX_EPOCH).ok());
        let moment = match made {
            Some(made) => format!("{:x}", made.as_nanos()),
            // If the disk does not store it, the path identifies the folder.
            None => format!("at-{:x}", Checksum::of(root.as_os_str().as_encoded_bytes())),
        };
        let name = format!("{:x}-{moment}.journal", number(&metadata));
        Ok(Self { folder: state.join(JOURNALS), name: name.into() })
    }

    /// The path of the journal, to be shown.
    pub(super) fn journal(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    /// The file that is locked where folders are not opened.
    #[cfg(not(unix))]
    pub(super) fn lock(&self) -> PathBuf {
        self.journal().with_extension("lock")
    }

    /// Opens the journal; `None` where there is none that this user's `mieux` has made.
    pub(super) fn read(&self) -> Result<Option<File>, WriteError> {
        let Ok(folder) = Folder::open(&self.folder) else { return Ok(None) };
        if !folder.is_own().is_ok_and(|is_own| is_own) {
            return Ok(None);
        }
        match folder.read(&self.name) {
            Ok(file) => {
                let is_own = Folder::is_own_file(&file);
                Ok(is_own.map_err(self.failed("store.cannot-read"))?.then_some(file))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.failed("store.cannot-read")(error)),
        }
    }

    /// A new journal, which only this user may read.
    pub(super) fn create(&self) -> Result<File, WriteError> {
        let folder = self.open()?;
        let created =
            remove_if_there(&folder, &self.name).and_then(|()| folder.create(&self.name, false));
        created.map_err(self.failed("store.cannot-write"))
    }

    /// Removes the journal, or finds it gone.
    pub(super) fn remove(&self) -> Result<(), WriteError> {
        let folder = self.open()?;
        remove_if_there(&folder, &self.name).map_err(self.failed("store.cannot-remove"))
    }

    /// Makes sure that the names of the journals outlive a crash of the machine.
    pub(super) fn sync(&self) -> Result<(), WriteError> {
        self.open()?.sync().map_err(WriteError::system("store.cannot-write", &self.folder))
    }

    /// Makes sure that a journal can be kept.
    pub(super) fn prepare(&self) -> Result<(), WriteError> {
        self.open().map(drop)
    }

    /// Opens the folder of the journals, and makes it where there is none.
    fn open(&self) -> Result<Folder, WriteError> {
        let open = || -> io::Result<Folder> {
            make_own(&self.folder)?;
            let folder = Folder::open(&self.folder)?;
            match folder.is_own()? {
                true => Ok(folder),
                false => Err(io::Error::other("others may write to it, or it is not yours")),
            }
        };
        open().map_err(|error| WriteError::State { path: self.folder.clone(), error })
    }

    fn failed(&self, key: &'static str) -> impl FnOnce(io::Error) -> WriteError {
        WriteError::system(key, &self.journal())
    }
}

/// Makes a folder for this user alone, with those above it.
pub(crate) fn make_own(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

fn remove_if_there(folder: &Folder, name: &std::ffi::OsStr) -> io::Result<()> {
    match folder.remove(name) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The number of a folder on its disk.
#[cfg(unix)]
fn number(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

/// Elsewhere the moment when it was made must do.
#[cfg(not(unix))]
fn number(_: &fs::Metadata) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{STATE, choose};

    fn chosen(variables: &[(&str, &str)], home: &str) -> Option<PathBuf> {
        let variable = |name: &str| {
            variables.iter().find(|(own, _)| *own == name).map(|(_, value)| value.into())
        };
        choose(&STATE, variable, Some(home).filter(|home| !home.is_empty()).map(PathBuf::from))
    }

    #[test]
    fn the_state_folder_is_the_users_and_never_depends_on_the_working_folder() {
        let (own, state) = ("MIEUX_STATE_DIR", "XDG_STATE_HOME");
        for (variables, home, expected) in [
            (&[(own, "/a"), (state, "/b")][..], "/home/u", Some("/a")),
            (&[(own, ""), (state, "/b")], "/home/u", Some("/b/mieux")),
            (&[(state, "b")], "/home/u", Some("/home/u/.local/state/mieux")),
            (&[], "/home/u", Some("/home/u/.local/state/mieux")),
            (&[(own, "a"), (state, "/b")], "/home/u", None),
            (&[(state, "/b")], "", Some("/b/mieux")),
            (&[], "", None),
            (&[], "home", None),
        ] {
            assert_eq!(
                chosen(variables, home),
                expected.map(PathBuf::from),
                "{variables:?} {home}"
            );
        }
    }
}
