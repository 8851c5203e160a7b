//! New texts of files, shown as a difference or written.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::Context;
use mieux::model::{FileId, Registry};
use mieux::render::visible;
use mieux::write::replace_file;
use similar::TextDiff;

/// Writes what would change as a unified diff.
pub(super) fn show(
    registry: &Registry,
    texts: &BTreeMap<FileId, String>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    for (file, text) in texts {
        let source = registry.file(*file);
        let path = source.path.to_string_lossy();
        let path = visible(&path);
        let diff = TextDiff::from_lines(&source.text, text);
        let names = (format!("a/{path}"), format!("b/{path}"));
        let diff = diff.unified_diff().header(&names.0, &names.1).to_string();
        for line in diff.split_inclusive('\n') {
            let words = line.strip_suffix('\n').unwrap_or(line);
            let words = words.strip_suffix('\r').unwrap_or(words);
            write!(out, "{}{}", visible(words), &line[words.len()..])?;
        }
    }
    Ok(())
}

/// Writes the files, and names each beside the findings.
pub(super) fn write(
    registry: &Registry,
    texts: &BTreeMap<FileId, String>,
    status: &mut dyn Write,
) -> anyhow::Result<()> {
    for (file, text) in texts {
        let path = &registry.file(*file).path;
        replace_file(path, text).with_context(|| format!("cannot write {}", path.display()))?;
        writeln!(status, "Changed {}.", visible(&path.to_string_lossy()))?;
    }
    Ok(())
}
