//! Which files of a folder belong to a registry, and what each of them holds.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::file::{Reading, SourceFile};
use super::source::Source;
use crate::files::{Files, Listed, Nature, PrivateState, SETTINGS, is_page, is_yaml};
use crate::model::{FileKind, Kind, PageText};
use crate::schema::Schemas;
use crate::yaml::{Fault, FaultKind, Stray};

/// What concerns a registry of what is listed below it, sorted by path. Of most files only the name is known; the
/// others say why they are not read.
pub(super) fn concerned<'l>(
    files: &dyn Files,
    listed: impl IntoIterator<Item = &'l Listed>,
) -> Vec<SourceFile> {
    let listed = listed.into_iter();
    let mut found: Vec<SourceFile> =
        listed.filter_map(|listed| source_file(files, listed)).collect();
    for (below, strays) in private_faults(files, &found) {
        let file = SourceFile::new(files.shown(&below), below, FileKind::Stray);
        let faults = strays.into_iter().map(FaultKind::Stray).collect();
        let at = found.partition_point(|other| other.below < file.below);
        found.insert(at, not_read(file, faults));
    }
    found
}

/// What is wrong with files in `private/` of a registry with these files, by their paths. Whether others on
/// the machine can read what git shows to everybody is not asked.
fn private_faults(files: &dyn Files, found: &[SourceFile]) -> BTreeMap<PathBuf, Vec<Stray>> {
    let mut faults: BTreeMap<PathBuf, Vec<Stray>> = BTreeMap::new();
    let PrivateState { exposed, open, on_experts, texts } = files.private_state();
    let shown = match exposed {
        Some(below) => Some((below, Stray::Unignored)),
        None => open.map(|below| (below, Stray::OpenToOthers)),
    };
    let experts = found.iter().filter(|file| file.kind == FileKind::Record(Kind::Expert));
    let experts: HashSet<Cow<'_, str>> = experts.map(SourceFile::stem).collect();
    let is_known = |below: &Path| {
        below.file_stem().is_some_and(|stem| experts.contains(&stem.to_string_lossy()))
    };
    let without = on_experts.into_iter().filter(|below| !is_known(below));
    let malformed = texts.into_iter().filter_map(|(below, text)| {
        Some((below, Stray::Malformed(Schemas::private_fault(&text)?)))
    });
    let without = without.map(|below| (below, Stray::NoExpert));
    for (below, stray) in shown.into_iter().chain(without).chain(malformed) {
        faults.entry(below).or_default().push(stray);
    }
    faults
}

/// The file that is listed; `None` for what does not concern the registry, such as a folder to go
/// through, or a picture beside the folders of records.
pub(super) fn source_file(files: &dyn Files, listed: &Listed) -> Option<SourceFile> {
    let Listed { below, nature } = listed;
    let kind = kind_of(below);
    let fault = match judge(below, nature, kind)? {
        Some(FaultKind::Stray(why @ (Stray::Elsewhere | Stray::Ending)))
            if holds_record(files, below) =>
        {
            Some(FaultKind::StrayRecord(why))
        }
        fault => fault,
    };
    let kind = if fault.is_some() { FileKind::Stray } else { kind };
    let file = SourceFile::new(files.shown(below), below.clone(), kind);
    Some(match fault {
        Some(fault) => not_read(file, vec![fault]),
        None => file,
    })
}

/// The largest file, in bytes, in which a record is looked for where none is read. Records are small.
const MAX_STRAY_SIZE: u64 = 64 * 1024;

/// Whether a file that is not read holds a record, by the lines at its left.
fn holds_record(files: &dyn Files, below: &Path) -> bool {
    let Ok(bytes) = files.read(below, MAX_STRAY_SIZE) else { return false };
    let text = String::from_utf8_lossy(&bytes);
    let has = |field: &str| {
        text.lines().any(|line| line.strip_prefix(field).is_some_and(|rest| rest.starts_with(':')))
    };
    let fields = ["title", "name", "status", "countries", "action", "origin", "sources", "terms"];
    has("id") && fields.into_iter().any(has)
}

fn not_read(file: SourceFile, kinds: Vec<FaultKind>) -> SourceFile {
    let faults = kinds.into_iter().map(|kind| Fault { kind, span: 0..0 }).collect();
    let source = Some(Arc::new(Source { faults, ..Source::default() }));
    SourceFile { source, reading: Reading::Failed, ..file }
}

/// The kind of files in the first folder of a path.
pub(crate) fn kind_of(below: &Path) -> FileKind {
    let first = below.components().next().map(|part| part.as_os_str().to_string_lossy());
    let known = FileKind::ALL.into_iter().find(|kind| Some(kind.folder()) == first.as_deref());
    let is_extension = first.as_deref() == Some(FileKind::Extension.folder())
        && below.file_name().is_some_and(|name| is_extension(&name.to_string_lossy()));
    match known {
        Some(kind) => kind,
        None if is_extension => FileKind::Extension,
        None if is_page(below) || below == Path::new(FileKind::Page.folder()) => FileKind::Page,
        None => FileKind::Stray,
    }
}

/// Whether every record may depend on the file at a path below the registry: the settings, a vocabulary, or what extends
/// a schema.
#[must_use]
pub fn is_shared_by_records(below: &Path) -> bool {
    let kind = kind_of(below);
    below == Path::new(SETTINGS) || matches!(kind, FileKind::Vocabulary | FileKind::Extension)
}

/// The kind of a file by its path in a repository, wherever the registry lies in that: of the first folder whose name
/// is that of a kind; `None` if there is none.
#[must_use]
pub fn kind_of_path(path: &Path) -> Option<FileKind> {
    let parts: Vec<_> = path.components().collect();
    let below = (0..parts.len()).map(|first| parts[first..].iter().collect::<PathBuf>());
    below.map(|below| kind_of(&below)).find(|kind| *kind != FileKind::Stray)
}

/// Whether a file of this name among the schemas is meant as an extension. The built-in schemas may lie
/// beside them.
fn is_extension(name: &str) -> bool {
    let built_in = FileKind::ALL.map(FileKind::name);
    let stem = name.strip_suffix(".schema.json");
    let is_built_in = stem.is_some_and(|stem| built_in.contains(&stem) || stem == "mapping");
    name.ends_with(".json") && !is_built_in
}

/// Why a file is not read, `Some(None)` if it is, and `None` if it does not concern the registry.
fn judge(below: &Path, nature: &Nature, kind: FileKind) -> Option<Option<FaultKind>> {
    let is_yaml = is_yaml(below);
    if let Nature::UnreadableFolder(reason) = nature {
        return Some(Some(FaultKind::UnreadableFolder(reason.clone())));
    }
    let is_linked_folder =
        *nature == Nature::LinkToFolder && below == Path::new(FileKind::Extension.folder());
    if is_linked_folder || kind == FileKind::Extension && *nature == Nature::Link {
        return Some(Some(FaultKind::Stray(Stray::LinkedExtension)));
    }
    if kind == FileKind::Extension {
        return match nature {
            Nature::File => Some(None),
            Nature::Device => Some(Some(FaultKind::Stray(Stray::Device))),
            _ => None,
        };
    }
    if kind == FileKind::Page {
        return judge_page(below, nature);
    }
    if kind == FileKind::Stray && !is_yaml {
        return None;
    }
    let stray = match nature {
        Nature::Folder if is_yaml => Some(Stray::Folder),
        Nature::Folder | Nature::UnreadableFolder(_) => return None,
        Nature::LinkToFolder => Some(Stray::LinkToFolder),
        Nature::Device => Some(Stray::Device),
        Nature::File | Nature::Link if kind == FileKind::Stray => Some(Stray::Elsewhere),
        Nature::File | Nature::Link if !is_yaml => Some(Stray::Ending),
        Nature::File | Nature::Link => None,
    };
    Some(stray.map(FaultKind::Stray))
}

/// The same for what is in the folder of pages and meant as one, or is that folder.
fn judge_page(below: &Path, nature: &Nature) -> Option<Option<FaultKind>> {
    let is_direct = below.components().count() == 2;
    let name = below.file_name().unwrap_or_default().to_string_lossy();
    let stray = match nature {
        Nature::Folder | Nature::UnreadableFolder(_) => return None,
        Nature::LinkToFolder => Some(Stray::LinkToFolder),
        Nature::Device => Some(Stray::Device),
        // What is published must not come from elsewhere in the registry.
        Nature::Link => Some(Stray::LinkedPage),
        Nature::File if is_direct && PageText::of_file(&name, "").is_some() => None,
        Nature::File => Some(Stray::PageName),
    };
    Some(stray.map(FaultKind::Stray))
}
