//! Why nothing was written, and what to do about it.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::message;
use crate::message::{Message, Value};

/// Why a change was not made. The registry is as it was before, unless the words say otherwise.
#[derive(Debug)]
pub enum WriteError {
    /// Another process writes or reads, and this one was not to wait.
    Busy,
    /// Another process writes or reads, and was not done after this time.
    StillBusy(Duration),
    /// The file holds something else than it did when the change was planned.
    Changed(PathBuf),
    /// The file cannot be changed, since its path leads out of the registry.
    LeadsOut(PathBuf),
    /// The file cannot be one with a record: its path, its extension, or what is there.
    NotARecord(PathBuf),
    /// The file is a link, and was to be removed or moved.
    Link(PathBuf),
    /// Two paths of one plan lead to this file, with different bytes for it.
    SameFile(PathBuf),
    /// The name of the file is not UTF-8.
    Name(PathBuf),
    /// The user has no folder that could hold a journal.
    NoState,
    /// The folder of the journals cannot be used.
    State {
        /// The folder.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// An unfinished change was left by a version of `mieux` that writes other journals.
    OtherVersion(PathBuf),
    /// A change was interrupted, and this process cannot complete it.
    Unfinished(Box<Self>),
    /// Whoever asked for the change called it off while it was made.
    CalledOff,
    /// The change came to a stop and could not be undone. The next command that writes completes it.
    Interrupted(Box<Self>),
    /// The change is whole; what was to follow it failed.
    AfterChange(Box<Self>),
    /// The system refused a step.
    System {
        /// The key of what could not be done, such as `store.cannot-write`.
        key: &'static str,
        /// With which file or folder.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
}

impl WriteError {
    /// For `map_err`: the key of what could not be done, and with which path.
    pub(super) fn system(key: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |error| Self::System { key, path, error }
    }
}

impl WriteError {
    /// What to say of it.
    #[must_use]
    pub fn to_message(&self) -> Message {
        match self {
            Self::Busy => message!("store.busy"),
            Self::StillBusy(time) => {
                let seconds = usize::try_from(time.as_secs()).unwrap_or(usize::MAX);
                message!("store.still-busy", seconds)
            }
            Self::Changed(path) => message!("store.changed", path = path.display()),
            Self::LeadsOut(path) => message!("store.leads-out", path = path.display()),
            Self::NotARecord(path) => message!("store.not-a-record", path = path.display()),
            Self::Link(path) => message!("store.link", path = path.display()),
            Self::SameFile(path) => message!("store.same-file", path = path.display()),
            Self::Name(path) => message!("store.name", path = path.display()),
            Self::NoState => message!("store.no-state"),
            Self::State { path, error } => {
                message!("store.state", path = path.display(), error)
            }
            Self::OtherVersion(path) => message!("store.other-version", path = path.display()),
            Self::Unfinished(why) => {
                let reason = why.to_message();
                match **why {
                    // Only if the system refuses can somebody else do better.
                    Self::System { .. } => message!("store.unfinished-refused", reason),
                    _ => message!("store.unfinished", reason),
                }
            }
            Self::CalledOff => message!("store.called-off"),
            Self::Interrupted(why) => message!("store.interrupted", reason = why.to_message()),
            Self::AfterChange(why) => message!("store.after-change", reason = why.to_message()),
            Self::System { key, path, error } => {
                let path = Value::from(path.display());
                Message::new(key, vec![("path", path), ("error", error.into())])
            }
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_message().fmt(out)
    }
}

impl Error for WriteError {}
