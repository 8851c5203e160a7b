//! Which record somebody means by an id.

use anyhow::bail;
use mieux::model::{FileKind, Kind};
use mieux::registry::{FileId, Registry, SourceFile};

/// For the arguments: the kind of a record by its name.
pub(super) fn kind(name: &str) -> Result<Kind, String> {
    Kind::named(name).ok_or_else(|| "write action, activity, expert or partner".to_owned())
}

/// The files of the record: by its id, where no record states that id by its file name, and else by an
/// id that it had before. Several only where kinds share the id.
pub(super) fn find<'r>(
    registry: &'r Registry,
    id: &str,
    kind: Option<Kind>,
) -> anyhow::Result<Vec<(FileId, &'r SourceFile)>> {
    let named = |is_it: &dyn Fn(Kind, &SourceFile) -> bool| -> Vec<(FileId, &SourceFile)> {
        let mut found: Vec<(FileId, &SourceFile)> = Vec::new();
        for kind in Kind::ALL.into_iter().filter(|own| kind.is_none_or(|wanted| wanted == *own)) {
            let mut files =
                registry.files_with_ids().filter(|(_, file)| file.kind == FileKind::Record(kind));
            found.extend(files.find(|(_, file)| is_it(kind, file)));
        }
        found
    };
    let mut found = named(&|_, file| file.stated_id() == Some(id));
    if found.is_empty() {
        found = named(&|_, file| file.stem() == id);
    }
    if found.is_empty() {
        found = named(&|kind, file| {
            let now = file.stated_id();
            registry
                .former_ids()
                .any(|(of, former, current)| (of, former, Some(current)) == (kind, id, now))
        });
    }
    if !found.is_empty() {
        return Ok(found);
    }
    let what = kind.map_or("record", Kind::name);
    match mieux::query::similar_record(registry, id) {
        Some(meant) => bail!("there is no {what} `{id}`; did you mean `{meant}`?"),
        None => bail!("there is no {what} `{id}`; `mieux list actions` prints the ids of actions"),
    }
}

/// The id that a record has now, where it was found by one that it had before.
pub(super) fn renamed<'r>(source: &'r SourceFile, id: &str) -> Option<&'r str> {
    source.stated_id().filter(|now| *now != id && source.stem() != id)
}

/// The one record of this id that is to be changed, with its kind.
pub(super) fn to_change<'r>(
    registry: &'r Registry,
    id: &str,
    kind: Option<Kind>,
) -> anyhow::Result<(FileId, &'r SourceFile, Kind)> {
    let found = find(registry, id, kind)?;
    let [(file, source)] = found.as_slice() else {
        let kinds: Vec<&str> = found.iter().map(|(_, file)| file.kind.name()).collect();
        bail!("`{id}` is an id of several kinds; add --kind with one of {}", kinds.join(", "))
    };
    if let Some(now) = renamed(source, id) {
        bail!("`{id}` was renamed to `{now}`; name it so");
    }
    let FileKind::Record(kind) = source.kind else { bail!("`{id}` is no record") };
    let path = source.path.display();
    if !source.faults().is_empty() || source.root().is_none() {
        bail!("{path} cannot be read as it should; put it right first: mieux validate {path}");
    }
    let others = registry.files_with_ids().filter(|(other, _)| other != file);
    let mut same = others.filter(|(_, one)| one.kind == source.kind && one.stated_id() == Some(id));
    if let Some((_, other)) = same.next() {
        bail!("{} has the id `{id}` as well as {path}; put that right first", other.path.display());
    }
    if source.path.is_symlink() {
        bail!("{path} is a link; change what it leads to");
    }
    Ok((*file, source, kind))
}

/// Fails if a file with faults contains the id of a record: it may refer to the record in a place that
/// cannot be found.
pub(super) fn ensure_no_unreadable_reference(registry: &Registry, id: &str) -> anyhow::Result<()> {
    let mut faulty = registry.files.iter().filter(|file| !file.faults().is_empty());
    match faulty.find(|file| file.text().contains(id)) {
        Some(file) => bail!(
            "{0} may refer to `{id}` and cannot be read as it should; put it right first: mieux \
             validate {0}",
            file.path.display()
        ),
        None => Ok(()),
    }
}
