//! The merge by lines that git has itself, for files that cannot be merged field by field.

use std::ffi::OsStr;
use std::path::Path;

use super::error::HistoryError;
use super::git::{Git, failed};

/// The status with which `git merge-file` says that it could not merge; lower ones are the number of conflicts.
const COULD_NOT_MERGE: i32 = 128;

/// What git makes of three versions of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedLines {
    /// The text, with marks around conflicts.
    pub text: Vec<u8>,
    /// Whether there are conflicts.
    pub has_conflicts: bool,
}

/// Merges what differs between `base` and `theirs` into `ours`, line by line; no file is written. Conflicts are marked
/// as `merge.conflictStyle` says. Labels are those of ours, base and theirs. `None` if one of the files is no text, such
/// as a picture.
///
/// # Errors
/// If git cannot be started, or cannot read the files.
pub fn merge_lines(
    files: [&Path; 3],
    marker_size: usize,
    labels: &[String; 3],
) -> Result<Option<MergedLines>, HistoryError> {
    let [base, ours, theirs] = files.map(Path::as_os_str);
    let size = format!("--marker-size={marker_size}");
    let mut args: Vec<&OsStr> = vec!["merge-file".as_ref(), "-p".as_ref(), size.as_ref()];
    for label in labels {
        args.extend([OsStr::new("-L"), label.as_ref()]);
    }
    args.extend([OsStr::new("--"), ours, base, theirs]);
    let output = Git::in_folder(Path::new(".")).ended(&args)?;
    match output.status.code() {
        Some(conflicts @ 0..COULD_NOT_MERGE) => {
            Ok(Some(MergedLines { text: output.stdout, has_conflicts: conflicts > 0 }))
        }
        _ if output.stderr.starts_with(b"error: Cannot merge binary files") => Ok(None),
        _ => Err(failed(&output)),
    }
}

/// How git shows conflicts in the repository of the working folder: `merge.conflictStyle`, if that is set.
///
/// # Errors
/// If git cannot be started.
pub fn conflict_style() -> Result<Option<String>, HistoryError> {
    let git = Git::in_folder(Path::new("."));
    let answer = git.answer(&["config", "--get", "merge.conflictStyle"])?;
    Ok(answer.map(|style| String::from_utf8_lossy(&style).trim().to_owned()))
}
