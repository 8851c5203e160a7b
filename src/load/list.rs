//! Which files there are below a registry, and which of them hold records.

use std::fs::FileType;
use std::path::{Component, Path, PathBuf};

use anyhow::Context as _;
use walkdir::{DirEntry, WalkDir};

use super::private;
use crate::model::FileKind;
use crate::yaml::Stray;

/// A file that was found.
pub(super) struct Listed {
    /// Its path, seen from the working folder.
    pub(super) path: PathBuf,
    /// Its path below the registry.
    pub(super) below: PathBuf,
    /// What it holds.
    pub(super) kind: FileKind,
    /// Why it is not read, where it is not.
    pub(super) stray: Option<Stray>,
}

/// The files of the registry, sorted by path. Hidden files, `private/`, and texts for people
/// (`*.md`, `LICENSE`) are left alone; links to folders are not followed.
pub(super) fn list(root: &Path) -> anyhow::Result<Vec<Listed>> {
    let working_folder = std::env::current_dir().unwrap_or_default();
    let mut listed = Vec::new();
    let walk = WalkDir::new(root).min_depth(1).sort_by_file_name();
    let walk = walk.into_iter().filter_entry(|entry| !is_left_alone(entry));
    for entry in walk {
        let entry = entry.with_context(|| format!("cannot list {}", root.display()))?;
        let below = entry.path().strip_prefix(root).unwrap_or(entry.path()).to_owned();
        let kind = kind_of(&below);
        if let Some(stray) = judge(&entry, &below, kind) {
            let kind = if stray.is_some() { FileKind::Stray } else { kind };
            listed.push(Listed { path: tidy(entry.path(), &working_folder), below, kind, stray });
        }
    }
    if let Some(file) = private::not_ignored(root) {
        let below = file.strip_prefix(root).unwrap_or(&file).to_owned();
        let (path, stray) = (tidy(&file, &working_folder), Some(Stray::Unignored));
        let at = listed.partition_point(|other: &Listed| other.path < path);
        listed.insert(at, Listed { path, below, kind: FileKind::Stray, stray });
    }
    Ok(listed)
}

fn is_left_alone(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let for_people = name.ends_with(".md") || name.starts_with("LICENSE");
    let top = entry.depth() == 1 && (name == private::FOLDER || name == super::config::FILE_NAME);
    entry.depth() > 0 && (name.starts_with('.') || for_people || top)
}

/// The kind of file that the first folder stands for.
pub(super) fn kind_of(below: &Path) -> FileKind {
    let first = below.components().next().map(|part| part.as_os_str().to_string_lossy());
    let known = FileKind::ALL.into_iter().find(|kind| Some(kind.folder()) == first.as_deref());
    known.unwrap_or(FileKind::Stray)
}

/// Whether a file is read: `None` for what is none of our business, such as a folder to go through
/// or a picture beside the folders of records, else why not.
fn judge(entry: &DirEntry, below: &Path, kind: FileKind) -> Option<Option<Stray>> {
    let is_yaml = below.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    if kind == FileKind::Stray && !is_yaml {
        return None;
    }
    if entry.file_type().is_dir() {
        return is_yaml.then_some(Some(Stray::Folder));
    }
    Some(match target_type(entry) {
        Some(found) if found.is_dir() => Some(Stray::LinkToFolder),
        Some(found) if !found.is_file() => Some(Stray::Device),
        _ if kind == FileKind::Stray => Some(Stray::Elsewhere),
        _ if !is_yaml => Some(Stray::Ending),
        _ => None,
    })
}

/// What an entry is, a link being what it leads to; `None` for a link that leads nowhere.
fn target_type(entry: &DirEntry) -> Option<FileType> {
    if entry.path_is_symlink() {
        entry.path().metadata().ok().map(|metadata| metadata.file_type())
    } else {
        Some(entry.file_type())
    }
}

/// The path in its shortest form, seen from the working folder: without a leading `./`, and without
/// going up and down again by the same folders.
fn tidy(path: &Path, working_folder: &Path) -> PathBuf {
    let path = path.strip_prefix("./").unwrap_or(path);
    if path.components().next() != Some(Component::ParentDir) {
        return path.to_owned();
    }
    let parts: Vec<Component<'_>> = path.components().collect();
    let up = parts.iter().take_while(|part| **part == Component::ParentDir).count();
    let here: Vec<Component<'_>> = working_folder.components().collect();
    let left = &here[here.len().saturating_sub(up)..];
    let down = &parts[up..];
    let same = left.iter().zip(down).take_while(|(left, down)| left == down).count();
    let ups = std::iter::repeat_n(Component::ParentDir, up - same);
    ups.chain(down[same..].iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::tidy;

    #[test]
    fn a_path_is_shown_as_somebody_in_the_working_folder_would_type_it() {
        let here = Path::new("/home/user/registry/actions");
        for (path, shown) in [
            ("./a.yaml", "a.yaml"),
            ("../actions/a.yaml", "a.yaml"),
            ("../partners/pe/a.yaml", "../partners/pe/a.yaml"),
            ("../../registry/actions/a.yaml", "a.yaml"),
            ("../../registry/experts/a.yaml", "../experts/a.yaml"),
            ("registry/a.yaml", "registry/a.yaml"),
            ("/home/a.yaml", "/home/a.yaml"),
        ] {
            assert_eq!(tidy(Path::new(path), here), Path::new(shown), "{path}");
        }
    }
}
