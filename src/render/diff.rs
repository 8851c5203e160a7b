//! A change of several files as a unified diff.

use std::io::{self, Write};
use std::path::Path;

use similar::TextDiff;

use super::visible::visible;
use crate::change::{ChangedFile, Changes, FileChange};
use crate::personal::hidden;

/// Writes the changes as a unified diff, sorted by path. Diffs come into logs: what leads to a person is masked.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(changes: &Changes, out: &mut dyn Write) -> io::Result<()> {
    for (_, ChangedFile { path, change }) in changes.files() {
        let path = path.as_path();
        match change {
            FileChange::Create { new } => write_file((None, ""), (Some(path), new), out)?,
            FileChange::Replace { old, new } => {
                write_file((Some(path), old), (Some(path), new), out)?;
            }
            FileChange::Move { old, new, to_path, .. } => {
                write_file((Some(path), old), (Some(to_path), new), out)?;
            }
            FileChange::Remove { old } => write_file((Some(path), old), (None, ""), out)?,
        }
    }
    Ok(())
}

/// The path and the text of a file; no path if there is no file.
type Side<'s> = (Option<&'s Path>, &'s str);

fn write_file(old: Side<'_>, new: Side<'_>, out: &mut dyn Write) -> io::Result<()> {
    let name = |side: char, path: Option<&Path>| match path {
        Some(path) => format!("{side}/{}", visible(&path.to_string_lossy())),
        None => "/dev/null".to_owned(),
    };
    let diff = TextDiff::from_lines(old.1, new.1);
    let diff = diff.unified_diff().header(&name('a', old.0), &name('b', new.0)).to_string();
    for line in diff.split_inclusive('\n') {
        let words = line.strip_suffix('\n').unwrap_or(line);
        let words = words.strip_suffix('\r').unwrap_or(words);
        write!(out, "{}{}", visible(&hidden(words)), &line[words.len()..])?;
    }
    Ok(())
}
