//! The records and fields that somebody wants to see.

use std::path::{Path, PathBuf};

use anyhow::bail;
use mieux::compare::RecordChange;
use mieux::history::Repository;
use mieux::message;
use mieux::message::Message;
use mieux::model::FileKind;
use mieux::registry::{Registry, SourceFile};
use mieux::suggest::nearest_name;

use super::range::Range;
use super::read::States;

/// Keeps the records that these ids and paths name. An id can be one that a record had before.
pub(super) fn keep_chosen(
    records: &mut Vec<RecordChange<'_>>,
    chosen: &[String],
    states: &States,
    range: &Range,
    repository: &Repository,
) -> anyhow::Result<()> {
    let sides = || [&states.before, &states.after].into_iter().flat_map(|side| &side.files);
    let is_named = |file: &SourceFile, name: &str| {
        file.stem() == name || file.stated_id() == Some(name) || file.path.starts_with(path(name))
    };
    let is_changed = |name: &str| records.iter().any(|change| change.was.as_deref() == Some(name));
    for name in chosen {
        if !is_changed(name) && !sides().any(|file| is_named(file, name)) {
            if let Some(message) = range.typed_first(name, chosen, repository)? {
                bail!(message);
            }
            let stems: Vec<String> = sides().map(|file| file.stem().into_owned()).collect();
            bail!(match nearest_name(name, stems.iter().map(String::as_str)) {
                Some(meant) => message!("diff.unknown-near", name, meant),
                None => no_revision(name, repository),
            });
        }
    }
    records.retain(|change| {
        let before = change.before.map(|file| states.before.file(file));
        let after = change.after.map(|file| states.after.file(file));
        let files = || [before, after].into_iter().flatten();
        let is_meant = |name: &String| {
            change.id == *name
                || change.was.as_ref() == Some(name)
                || files().any(|file| is_named(file, name))
        };
        chosen.is_empty() || chosen.iter().any(is_meant)
    });
    Ok(())
}

/// What to say of a text that names neither a record nor a revision, by what it looks like.
fn no_revision(name: &str, repository: &Repository) -> Message {
    let error = repository.commit_or_unborn(name).err().map(|error| error.to_message());
    let is_known = |message: &Message| message.key() != "git.unknown-revision";
    match error.filter(|message| is_known(message) || name.contains(['~', '^', '@'])) {
        Some(message) => message,
        None => message!("diff.unknown", name),
    }
}

/// A path as those of files are written.
fn path(text: &str) -> PathBuf {
    let path = Path::new(text);
    path.strip_prefix(".").unwrap_or(path).to_owned()
}

/// Keeps these fields, and the records of which one of them has changed, or may have.
pub(super) fn keep_fields(
    records: &mut Vec<RecordChange<'_>>,
    fields: &[String],
    registry: &Registry,
) -> anyhow::Result<()> {
    if fields.is_empty() {
        return Ok(());
    }
    ensure_fields(fields, registry)?;
    for change in records.iter_mut() {
        change.fields.retain(|change| is_within(&change.field, fields));
    }
    // What a file that is not in order says of a field is not known.
    let is_faulty =
        |change: &RecordChange<'_>| change.fault_before.is_some() || change.fault_after.is_some();
    records.retain(|change| !change.fields.is_empty() || is_faulty(change));
    Ok(())
}

/// Whether an address is that of one of these fields, or of something in it.
pub(in crate::commands) fn is_within(address: &str, fields: &[String]) -> bool {
    fields.iter().any(|field| {
        let rest = address.strip_prefix(field.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    })
}

/// Fails on fields that no kind of record has.
pub(in crate::commands) fn ensure_fields(
    fields: &[String],
    registry: &Registry,
) -> anyhow::Result<()> {
    let shapes = FileKind::ALL.into_iter().map(|kind| registry.shape(kind));
    let known: Vec<&str> = shapes.flat_map(|shape| shape.field_names()).collect();
    for field in fields {
        let top = field.split(['.', '[']).next().unwrap_or_default();
        if !known.contains(&top) {
            bail!(match nearest_name(top, known.iter().copied()) {
                Some(meant) => message!("diff.unknown-field-near", field, meant),
                None => message!("diff.unknown-field", field),
            });
        }
    }
    Ok(())
}
