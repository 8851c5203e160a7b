//! The registry in git: its files at a commit or in the index, and what differs between two states.
//!
//! The only room that starts a process. `git` itself reads the repository, because it knows every kind: worktrees,
//! SHA-256, partial clones, and whom it trusts. Nothing here changes a repository, but for objects that a partial
//! clone is asked to fetch, and for `setup.rs`, which lets git merge and show records.

mod blobs;
mod dates;
mod error;
mod git;
mod line;
mod line_endings;
mod lines;
mod log;
mod repository;
mod revision;
mod setup;
mod snapshot;
mod states;
mod tree;

pub use dates::LastCommit;
pub use error::HistoryError;
pub use line::Line;
pub use lines::{MergedLines, conflict_style, merge_lines};
pub use log::{FileVersions, LogEntry};
pub use repository::Repository;
pub use revision::{Commit, Moment};
pub use setup::{SetupPart, attributes_line};
pub use snapshot::{Earlier, Snapshot};
pub use states::{States, Step};
