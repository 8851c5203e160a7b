//! What a command is about to do to files: as a unified diff, or as a plan for writing.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use mieux::files::Texts;
use mieux::registry::{FileId, Registry};
use mieux::render::visible;
use mieux::write::Plan;
use similar::TextDiff;

use crate::globals::Globals;

/// What becomes of a file.
#[derive(Debug, Clone)]
pub(super) enum Becomes {
    /// It has this text.
    Text(String),
    /// It is at this path below the registry, with this text.
    Moved(PathBuf, String),
    /// It is no more.
    Gone,
}

/// What becomes of files; the others stay as they are.
pub(super) type Changes = BTreeMap<FileId, Becomes>;

/// The same for writing.
pub(super) fn plan(registry: &Registry, changes: &Changes) -> Plan {
    let mut plan = Plan::default();
    for (file, becomes) in changes {
        let source = registry.file(*file);
        let (below, old) = (&source.below, registry.text(*file));
        match becomes {
            Becomes::Text(text) => plan.replace(below, old, text.as_str()),
            Becomes::Moved(to, text) => plan.move_to(below, to, old, text.as_str()),
            Becomes::Gone => plan.remove(below, old),
        }
    }
    plan
}

/// Writes the changes as a unified diff.
pub(super) fn show_diff(
    registry: &Registry,
    changes: &Changes,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    for (file, becomes) in changes {
        let source = registry.file(*file);
        let path = source.path.to_string_lossy();
        let (to, text) = match becomes {
            Becomes::Text(text) => (Some(path.clone().into_owned()), text.as_str()),
            Becomes::Moved(to, text) => (Some(shown(registry, to)), text.as_str()),
            Becomes::Gone => (None, ""),
        };
        let old = format!("a/{}", visible(&path));
        let new = to.map_or("/dev/null".to_owned(), |to| format!("b/{}", visible(&to)));
        let diff = TextDiff::from_lines(registry.text(*file), text);
        let diff = diff.unified_diff().header(&old, &new).to_string();
        for line in diff.split_inclusive('\n') {
            let words = line.strip_suffix('\n').unwrap_or(line);
            let words = words.strip_suffix('\r').unwrap_or(words);
            write!(out, "{}{}", visible(words), &line[words.len()..])?;
        }
    }
    Ok(())
}

/// New texts by the paths of their files below the registry.
pub(super) fn by_path(registry: &Registry, texts: &BTreeMap<FileId, String>) -> Texts {
    let bytes = |(file, text): (&FileId, &String)| {
        (registry.file(*file).below.clone(), Some(text.clone().into_bytes()))
    };
    texts.iter().map(bytes).collect()
}

/// New texts as changes.
pub(super) fn of_texts(texts: &BTreeMap<FileId, String>) -> Changes {
    texts.iter().map(|(file, text)| (*file, Becomes::Text(text.clone()))).collect()
}

/// Makes all the changes or none, and names each file.
pub(super) fn write(
    registry: &Registry,
    changes: &Changes,
    globals: &Globals,
    status: &mut dyn Write,
) -> anyhow::Result<()> {
    globals.commit(&registry.root, &plan(registry, changes))?;
    for file in changes.keys() {
        let path = registry.file(*file).path.to_string_lossy();
        writeln!(status, "Changed {}.", visible(&path))?;
    }
    Ok(())
}

/// Names the files and what becomes of each.
pub(super) fn list(
    registry: &Registry,
    changes: &Changes,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    for (file, becomes) in changes {
        let path = registry.file(*file).path.to_string_lossy();
        let path = visible(&path);
        match becomes {
            Becomes::Text(_) => writeln!(out, "  {path}")?,
            Becomes::Moved(to, _) => {
                writeln!(out, "  {path} -> {}", visible(&shown(registry, to)))?;
            }
            Becomes::Gone => writeln!(out, "  {path} is removed")?,
        }
    }
    Ok(())
}

/// A path below the registry as the user would type it.
fn shown(registry: &Registry, below: &Path) -> String {
    let path = registry.root.join(below);
    path.strip_prefix("./").unwrap_or(&path).to_string_lossy().into_owned()
}
