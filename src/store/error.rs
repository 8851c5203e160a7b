//! Why nothing was written, and what to do about it.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

const SET_STATE: &str =
    "Set MIEUX_STATE_DIR to a folder of yours outside of the registry, by its full path";

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
        /// What was tried, such as `write`.
        verb: &'static str,
        /// With which file or folder.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
}

impl WriteError {
    /// For `map_err`: what was tried with which path.
    pub(super) fn system(
        verb: &'static str,
        path: &Path,
    ) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |error| Self::System { verb, path, error }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Busy => out.write_str(
                "another mieux is at work on this registry; nothing was written. Try again when it is \
                 done, or leave out --no-wait",
            ),
            Self::StillBusy(time) => write!(
                out,
                "another program has kept this registry locked for {} seconds; nothing was written. Try \
                 again when it is done, or end it",
                time.as_secs()
            ),
            Self::Changed(path) => write!(
                out,
                "{} was changed by somebody else in the meantime; nothing was written. Look at it, and \
                 run the command again",
                path.display()
            ),
            Self::LeadsOut(path) => write!(
                out,
                "{} leads out of the registry; nothing was written. Change what it leads to by hand",
                path.display()
            ),
            Self::NotARecord(path) => write!(
                out,
                "{} cannot be a record of the registry; nothing was written. Records are .yaml files in its \
                 folders, such as actions/",
                path.display()
            ),
            Self::Link(path) => write!(
                out,
                "{} is a link; nothing was written. Remove or rename the link by hand",
                path.display()
            ),
            Self::SameFile(path) => write!(
                out,
                "{} is a link to another file that changes as well; nothing was written. Change the \
                 two by hand",
                path.display()
            ),
            Self::Name(path) => write!(
                out,
                "the name {} is not UTF-8; nothing was written. Rename the file first",
                path.display()
            ),
            Self::NoState => write!(
                out,
                "there is no folder to keep an unfinished change in; nothing was written. {SET_STATE}"
            ),
            Self::State { path, error } => write!(
                out,
                "cannot keep an unfinished change in {}: {error}; nothing was written. {SET_STATE}",
                path.display()
            ),
            Self::OtherVersion(path) => write!(
                out,
                "another version of mieux has left an unfinished change in {}; run that version once",
                path.display()
            ),
            Self::Unfinished(why) => {
                write!(
                    out,
                    "a change of this registry was interrupted, and cannot be completed: {why}"
                )?;
                // Only where the system refuses can somebody else do better.
                if let Self::System { .. } = **why {
                    out.write_str(". Run `mieux recover` as somebody who may write to it")?;
                }
                Ok(())
            }
            Self::CalledOff => out.write_str("it was called off; nothing was written"),
            Self::Interrupted(why) => write!(
                out,
                "{why}. What was done by then could not be taken back; `mieux recover` completes the change",
            ),
            Self::AfterChange(why) => {
                write!(out, "the change is made, but what follows it failed: {why}")
            }
            Self::System { verb, path, error } => {
                write!(out, "cannot {verb} {}: {error}", path.display())
            }
        }
    }
}

impl Error for WriteError {}
