//! `mieux validate --fix`: what certainly puts findings right, shown or written.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::Write;

use anyhow::Context;
use mieux::edit::apply;
use mieux::finding::{Finding, Fix};
use mieux::model::{FileId, Registry};
use mieux::render::visible;
use mieux::write::replace_file;
use similar::TextDiff;

/// The new texts of the files that the fixes of findings change.
pub(super) fn fixed(registry: &Registry, findings: &[Finding]) -> BTreeMap<FileId, String> {
    let mut texts: BTreeMap<FileId, String> = BTreeMap::new();
    let mut fixes: Vec<(FileId, &Fix)> = findings
        .iter()
        .filter_map(|finding| Some((finding.place.file, finding.fix.as_ref()?)))
        .collect();
    // Items go last and from the end, so that the indices of the others stay what they are; and
    // each once, though two rules may ask for it.
    fixes.sort_by_key(|(file, fix)| match fix {
        Fix::Replace { .. } => (*file, None),
        Fix::RemoveItem { route } => (*file, Some(Reverse(route))),
    });
    fixes.dedup();
    for (file, fix) in fixes {
        let text = texts.get(&file).unwrap_or(&registry.file(file).text);
        if let Some(text) = apply(text, fix) {
            texts.insert(file, text);
        }
    }
    texts
}

/// Writes what would change as a unified diff.
pub(super) fn show(
    registry: &Registry,
    texts: &BTreeMap<FileId, String>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    for (file, text) in texts {
        let source = registry.file(*file);
        let path = source.path.to_string_lossy();
        let diff = TextDiff::from_lines(&source.text, text);
        write!(out, "{}", diff.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")))?;
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
