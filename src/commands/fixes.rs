//! `mieux validate --fix`: what certainly puts findings right.

use std::cmp::Reverse;
use std::io::Write;

use mieux::edit::apply;
use mieux::finding::{Finding, Fix};
use mieux::registry::{FileId, Registry};
use mieux::render::visible;
use mieux::write::lies_in;

use super::changes::{Becomes, Changes};

/// What becomes of the files that the fixes of findings change.
pub(super) fn fixed(
    registry: &Registry,
    findings: &[Finding],
    status: &mut dyn Write,
) -> anyhow::Result<Changes> {
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
    let mut changes = Changes::new();
    for of_file in fixes.chunk_by(|(file, _), (other, _)| file == other) {
        let Some((file, _)) = of_file.first() else { continue };
        let file_path = &registry.file(*file).path;
        let Some(source) = registry.source(*file) else { continue };
        // What the reader could not accept is for a person to put right first.
        if !source.faults.is_empty() {
            continue;
        }
        if !lies_in(&registry.root, file_path) {
            let path = file_path.to_string_lossy();
            let words = "is a link that leads out of the registry, and is left as it is";
            writeln!(status, "{} {words}.", visible(&path))?;
            continue;
        }
        let fixes: Vec<&Fix> = of_file.iter().map(|(_, fix)| *fix).collect();
        if let Some(text) = apply(&source.text, &fixes) {
            changes.insert(*file, Becomes::Text(text));
        }
    }
    Ok(changes)
}
