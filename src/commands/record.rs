//! Which record somebody means by an id.

use anyhow::bail;
use mieux::message;
use mieux::message::{Message, Value};
use mieux::model::{FileKind, Kind};
use mieux::query::{Called, called, similar_record};
use mieux::registry::{FileId, Registry, SourceFile, no_record};
use mieux::words::kind_called;

/// For the arguments: the kind of a record by its name.
pub(super) fn kind(name: &str) -> Result<Kind, String> {
    kind_called(name).ok_or_else(|| "write action, activity, expert or partner".to_owned())
}

/// The files of the record that somebody means: by its id, where no record states that id by its file name, by an
/// id that it had before, and else by its title or name. Several only where kinds share the id.
///
/// What is only a part of ids and names is an error that lists the records, and so is a name of several.
pub(super) fn find<'r>(
    registry: &'r Registry,
    words: &str,
    kind: Option<Kind>,
) -> anyhow::Result<Vec<(FileId, &'r SourceFile)>> {
    named(registry, words, kind, false)
}

/// The same for a command that only shows the record: a part of a name will do where one record has it.
pub(super) fn find_by_part<'r>(
    registry: &'r Registry,
    words: &str,
    kind: Option<Kind>,
) -> anyhow::Result<Vec<(FileId, &'r SourceFile)>> {
    named(registry, words, kind, true)
}

fn named<'r>(
    registry: &'r Registry,
    words: &str,
    kind: Option<Kind>,
    takes_part: bool,
) -> anyhow::Result<Vec<(FileId, &'r SourceFile)>> {
    let found = by_id(registry, words, kind);
    if !found.is_empty() {
        return Ok(found);
    }
    let called = called(registry, words, kind);
    match called.records.as_slice() {
        [(_, _, id, _), others @ ..]
            if (called.is_whole || takes_part) && others.iter().all(|(_, _, own, _)| own == id) =>
        {
            Ok(called.records.iter().map(|(file, ..)| (*file, registry.file(*file))).collect())
        }
        _ => Err(unknown(registry, words, kind, &called).into()),
    }
}

/// The files of the record of this id: by the id that it states, by its file name, or by an id that it had before.
fn by_id<'r>(
    registry: &'r Registry,
    id: &str,
    kind: Option<Kind>,
) -> Vec<(FileId, &'r SourceFile)> {
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
    found
}

/// How many records a message lists.
const MOST_LISTED: usize = 20;

/// What to say of words that no single record has for its id or name.
fn unknown(registry: &Registry, words: &str, kind: Option<Kind>, called: &Called<'_>) -> Message {
    if let (Some(kind), [(_, other), ..]) = (kind, by_id(registry, words, None).as_slice()) {
        let (other, kind) = (Value::kind(other.kind.name()), Value::kind(kind.name()));
        return message!("unknown-reference.kind", id = words, other, kind);
    }
    let unknown = match kind {
        None => message!("record.unknown", id = words),
        Some(kind) => no_record(kind, words),
    };
    let similar = similar_record(registry, words);
    match (called.records.as_slice(), similar, kind) {
        ([(_, _, meant, _)], ..) => message!("record.near", unknown, meant),
        ([], Some(meant), _) => message!("record.near", unknown, meant),
        ([], None, Some(kind)) => message!("record.ids-of-kind", unknown, kinds = kind.plural()),
        ([], None, None) => message!("record.ids", unknown),
        (several, ..) => {
            let listed = several.iter().take(MOST_LISTED).map(|(_, _, id, title)| match title {
                Some(title) => message!("record.candidate", id = *id, title = *title),
                None => Message::verbatim(*id),
            });
            let more = (several.len() > MOST_LISTED).then(|| Message::verbatim("…"));
            let records = Value::Lines(listed.chain(more).collect());
            match called.is_whole {
                true => message!("record.several", count = several.len(), name = words, records),
                false => message!("record.one-of", unknown, records),
            }
        }
    }
}

/// What to say of an id that records of several kinds have.
pub(super) fn of_several_kinds(id: &str, found: &[(FileId, &SourceFile)]) -> Message {
    let kinds = Value::one_of(found.iter().map(|(_, file)| file.kind.name()));
    message!("record.several-kinds", id, kinds)
}

/// The id that a record has now, where it was found by one that it had before.
pub(super) fn renamed<'r>(
    registry: &Registry,
    source: &'r SourceFile,
    id: &str,
) -> Option<&'r str> {
    let now = source.stated_id()?;
    let mut former = registry.former_ids();
    let had = former.any(|(kind, former, current)| {
        source.kind == FileKind::Record(kind) && (former, current) == (id, now)
    });
    (had && source.stem() != id).then_some(now)
}

/// The one record of this id that is to be changed, with its kind. A name is not enough: it could be that of
/// another one tomorrow.
pub(super) fn to_change<'r>(
    registry: &'r Registry,
    id: &str,
    kind: Option<Kind>,
) -> anyhow::Result<(FileId, &'r SourceFile, Kind)> {
    let found = by_id(registry, id, kind);
    if found.is_empty() {
        return Err(unknown(registry, id, kind, &called(registry, id, kind)).into());
    }
    let [(file, source)] = found.as_slice() else { bail!(of_several_kinds(id, &found)) };
    if let Some(now) = renamed(registry, source, id) {
        bail!(message!("record.renamed", id, now));
    }
    let FileKind::Record(kind) = source.kind else { bail!(message!("record.unknown", id)) };
    let path = source.path.display();
    if !source.faults().is_empty() || source.root().is_none() {
        bail!(message!("record.unreadable", path));
    }
    let others = registry.files_with_ids().filter(|(other, _)| other != file);
    let mut same = others.filter(|(_, one)| one.kind == source.kind && one.stated_id() == Some(id));
    if let Some((_, other)) = same.next() {
        bail!(message!("record.same-id", path, other = other.path.display(), id));
    }
    if source.path.is_symlink() {
        bail!(message!("record.link", path));
    }
    Ok((*file, source, kind))
}

/// Fails if a file with faults contains the id of a record: it may refer to the record in a place that
/// cannot be found.
pub(super) fn ensure_no_unreadable_reference(registry: &Registry, id: &str) -> anyhow::Result<()> {
    let mut faulty = registry.files.iter().filter(|file| file.has_faults());
    match faulty.find(|file| file.text().contains(id)) {
        Some(file) => bail!(message!("record.unclear-reference", path = file.path.display(), id)),
        None => Ok(()),
    }
}
