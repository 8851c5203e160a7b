//! Which record somebody means by an id.

use anyhow::{anyhow, bail};
use mieux::model::{FileKind, Kind};
use mieux::query::{Called, called, similar_record};
use mieux::registry::{FileId, Registry, SourceFile};
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
        [(file, ..)] if called.is_whole || takes_part => Ok(vec![(*file, registry.file(*file))]),
        _ => Err(unknown(registry, words, kind, &called)),
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
fn unknown(
    registry: &Registry,
    words: &str,
    kind: Option<Kind>,
    called: &Called<'_>,
) -> anyhow::Error {
    let what = kind.map_or("record", Kind::name);
    match called.records.as_slice() {
        [] => {}
        [(_, _, id, _)] => {
            return anyhow!("there is no {what} `{words}`; did you mean `{id}`?");
        }
        several => {
            let mut lines = match called.is_whole {
                true => format!("several records are called `{words}`; write the id of one:"),
                false => format!("there is no {what} `{words}`; write the id of one of these:"),
            };
            for (_, _, id, name) in several.iter().take(MOST_LISTED) {
                lines += &format!("\n  {id}");
                lines.extend(name.map(|name| format!("  {name}")));
            }
            if several.len() > MOST_LISTED {
                lines += &format!("\n  and {} more", several.len() - MOST_LISTED);
            }
            return anyhow!(lines);
        }
    }
    match similar_record(registry, words) {
        Some(meant) => anyhow!("there is no {what} `{words}`; did you mean `{meant}`?"),
        None => {
            let kinds = kind.unwrap_or(Kind::Action).plural();
            anyhow!("there is no {what} `{words}`; `mieux list {kinds}` prints the ids of {kinds}")
        }
    }
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
        return Err(unknown(registry, id, kind, &called(registry, id, kind)));
    }
    let [(file, source)] = found.as_slice() else {
        let kinds: Vec<&str> = found.iter().map(|(_, file)| file.kind.name()).collect();
        bail!("`{id}` is an id of several kinds; add --kind with one of {}", kinds.join(", "))
    };
    if let Some(now) = renamed(registry, source, id) {
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
