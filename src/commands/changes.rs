//! New texts of files, shown as a difference or written.

use std::collections::BTreeMap;
use std::io::Write;

use mieux::model::{FileId, Registry};
use mieux::render::visible;
use mieux::write::Plan;
use similar::TextDiff;

use crate::globals::Globals;

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

/// Writes all the files or none, and names each beside the findings.
pub(super) fn write(
    registry: &Registry,
    texts: &BTreeMap<FileId, String>,
    globals: &Globals,
    status: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut plan = Plan::default();
    for (file, text) in texts {
        let source = registry.file(*file);
        plan.replace(&source.below, source.text.as_str(), text.as_str());
    }
    globals.commit(&registry.root, &plan)?;
    for file in texts.keys() {
        let path = registry.file(*file).path.to_string_lossy();
        writeln!(status, "Changed {}.", visible(&path))?;
    }
    Ok(())
}
