//! Parquet: the same records as JSON Lines, in columns whose types the schemas give. A file for each kind.
//!
//! Texts are structs of languages, lists are lists. A date is `start` as written, with `start_from` and `start_to`, the
//! first and last day that it can mean.

mod columns;
mod file;
mod leaf;
mod shred;

use self::columns::{Column, Columns};
use self::shred::{Misfits, Record};
use super::about::About;
use super::dataset::Dataset;
use super::file::{Export, ExportFile};
use super::jsonl::{Listed, ShownClaim, claims};
use super::value::{Hidden, Shown};
use crate::message;
use crate::message::{ErrorWithCause, Message, Value};
use crate::model::FileKind;
use crate::registry::FileId;
use crate::schema::Shape;

/// How many records are in memory at once as columns, and lie together in a file.
const ROWS: usize = 100_000;

/// These lists of a dataset, a file of Parquet for each.
///
/// # Errors
///
/// If the library cannot make a file.
pub fn parquet(dataset: &Dataset<'_>, lists: &[Listed]) -> Result<Export, ErrorWithCause> {
    let about = About::of(dataset);
    let mut misfits = Misfits::new();
    let mut files = Vec::new();
    for one in lists.iter().copied() {
        let columns = columns(dataset, one);
        let records = records(dataset, one);
        let bytes = file::file(one.name(), &columns, ROWS, records, &about, &mut misfits);
        let bytes = bytes.map_err(|error| message!("export.parquet").because(error))?;
        files.push(ExportFile::new(format!("{}.parquet", one.name()), bytes));
    }
    Ok(Export { notes: note(&misfits).into_iter().collect(), ..Export::of(files) })
}

/// The columns of a list.
fn columns(dataset: &Dataset<'_>, listed: Listed) -> Vec<Column> {
    let registry = dataset.registry;
    let hidden = Hidden::of(&dataset.content);
    let columns = Columns { hidden, languages: &registry.config.languages };
    match listed {
        Listed::Records(kind) => columns.of_file(registry.shape(FileKind::Record(kind)), false),
        Listed::Vocabularies => columns.of_file(registry.shape(FileKind::Vocabulary), false),
        Listed::Claims => {
            let list = registry.shape(FileKind::Claims).field(FileKind::Claims.name());
            list.and_then(Shape::items).map_or_else(Vec::new, |shape| columns.of_file(shape, true))
        }
    }
}

/// The records of a list.
fn records<'d>(
    dataset: &'d Dataset<'_>,
    listed: Listed,
) -> Box<dyn Iterator<Item = Record<'d>> + 'd> {
    let registry = dataset.registry;
    let hidden = Hidden::of(&dataset.content);
    let record = move |file: FileId, shown| Record {
        shown,
        registry: &registry.config.name,
        path: path(dataset, file),
        commit: dataset.content.stamp.revision.as_deref(),
        place: None,
    };
    match listed {
        Listed::Records(kind) => {
            let shape = registry.shape(FileKind::Record(kind));
            let entries = dataset.entries(kind).into_iter();
            Box::new(
                entries.map(move |(file, _, tree)| record(file, Shown::of(shape, tree, hidden))),
            )
        }
        Listed::Vocabularies => {
            let shape = registry.shape(FileKind::Vocabulary);
            let files = registry.files_with_ids();
            let lists = files.filter(|(_, file)| file.kind == FileKind::Vocabulary);
            let trees = lists.filter_map(|(id, file)| Some((id, file.root()?)));
            Box::new(trees.map(move |(file, tree)| record(file, Shown::of(shape, tree, hidden))))
        }
        Listed::Claims => {
            let claims = dataset.claims.iter().zip(claims(dataset));
            Box::new(claims.map(move |(entry, ShownClaim { file, position, claim })| Record {
                place: Some((file, position)),
                ..record(entry.file, claim)
            }))
        }
    }
}

/// The path of a file in the registry, with `/` between its parts.
fn path(dataset: &Dataset<'_>, file: FileId) -> String {
    let parts = dataset.registry.file(file).below.iter().map(|part| part.to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// What a reader must know of values that no column can hold.
fn note(misfits: &Misfits) -> Option<Message> {
    let count: usize = misfits.values().sum();
    let columns = Value::All(misfits.keys().map(Value::from).collect());
    (count > 0).then(|| message!("export.misfits", count, columns))
}
