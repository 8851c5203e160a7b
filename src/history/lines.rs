//! The merge by lines that git has itself, for files that cannot be merged field by field.

use std::ffi::OsStr;
use std::path::Path;

use super::error::HistoryError;
use super::git::Git;
use crate::message;

/// The status with which `git merge-file` says that it could not merge; lower ones are the number of conflicts.
const COULD_NOT_MERGE: i32 = 128;

/// Merges what differs between `base` and `theirs` into the file `ours`, line by line. Returns whether there are
/// conflicts; they are marked in the file as `merge.conflictStyle` says. Labels are those of ours, base and theirs.
///
/// # Errors
/// If git cannot merge the files, as it is with those that are no text.
pub fn merge_lines(
    files: [&Path; 3],
    marker_size: usize,
    labels: &[String; 3],
) -> Result<bool, HistoryError> {
    let [base, ours, theirs] = files.map(Path::as_os_str);
    let size = format!("--marker-size={marker_size}");
    let mut args: Vec<&OsStr> = vec!["merge-file".as_ref(), size.as_ref()];
    for label in labels {
        args.extend([OsStr::new("-L"), label.as_ref()]);
    }
    args.extend([OsStr::new("--"), ours, base, theirs]);
    let (status, words) = Git::in_folder(Path::new(".")).status(&args)?;
    match status {
        Some(conflicts @ 0..COULD_NOT_MERGE) => Ok(conflicts > 0),
        status => {
            let status = status.map_or_else(|| "?".to_owned(), |status| status.to_string());
            Err(HistoryError::new(message!("git.failed", status, words)))
        }
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
