//! `mieux validate --fix`: what certainly puts findings right, shown or written.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::Write;

use mieux::edit::apply;
use mieux::finding::{Finding, Fix};
use mieux::model::{FileId, Registry};
use mieux::render::visible;
use mieux::write::{Plan, lies_in};
use similar::TextDiff;

use crate::globals::Globals;

/// The new texts of the files that the fixes of findings change.
pub(super) fn fixed(
    registry: &Registry,
    findings: &[Finding],
    status: &mut dyn Write,
) -> anyhow::Result<BTreeMap<FileId, String>> {
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
    let mut texts = BTreeMap::new();
    for of_file in fixes.chunk_by(|(file, _), (other, _)| file == other) {
        let Some((file, _)) = of_file.first() else { continue };
        let source = registry.file(*file);
        // What the reader could not accept is for a person to put right first.
        if !source.faults.is_empty() {
            continue;
        }
        if !lies_in(&registry.root, &source.path) {
            let path = source.path.to_string_lossy();
            let words = "is a link that leads out of the registry, and is left as it is";
            writeln!(status, "{} {words}.", visible(&path))?;
            continue;
        }
        let fixes: Vec<&Fix> = of_file.iter().map(|(_, fix)| *fix).collect();
        if let Some(text) = apply(&source.text, &fixes) {
            texts.insert(*file, text);
        }
    }
    Ok(texts)
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
