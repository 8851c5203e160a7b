//! What becomes of the record of a row: a new text, a changed one, or none.

use std::collections::HashSet;
use std::path::Path;

use super::result::{Row, RowEffect};
use crate::edit::compose;
use crate::import::input::Options;
use crate::import::records::assign::Assigned;
use crate::import::records::update::{arrange, updated};
use crate::import::rows::draft::put;
use crate::import::rows::problem::Problem;
use crate::import::rows::table::Table;
use crate::message;
use crate::message::Message;
use crate::model::FileKind;
use crate::naming::{modeline, path_of};
use crate::registry::{FileId, Registry};
use crate::yaml::{Node, Route, Value};

/// What becomes of the record of a row; `taken` are the paths at which files are.
pub(super) fn row(
    registry: &Registry,
    table: &Table,
    assigned: &Assigned,
    taken: &HashSet<&Path>,
    options: &Options,
) -> Result<Row, Problem> {
    let kind = table.kind;
    let shape = registry.shape(FileKind::Record(kind));
    let Assigned { input, draft, id, file, private } = assigned;
    let problem = |column, words| table.problem(draft.at(), column, words);
    let wanted = table.wanted(draft).map_err(|(column, words)| problem(Some(column), words))?;
    let (below, effect) = match file {
        Some(file) => {
            let root = readable(registry, *file).map_err(|words| problem(None, words))?;
            let (text, fields) = updated(registry.text(*file), root, shape, &wanted)
                .map_err(|words| problem(None, words))?;
            let effect = match fields.is_empty() {
                true => RowEffect::Unchanged,
                false => RowEffect::Changed { file: *file, text, fields },
            };
            (registry.file(*file).below.clone(), effect)
        }
        None => {
            if let Some(list) = wanted.gap() {
                let words = message!("import.first-item", list = list.to_string());
                return Err(problem(None, words));
            }
            let mut record = with_id(wanted.record(), id);
            let below = path_of(kind, id, &record);
            if taken.contains(below.as_path()) {
                let path = registry.root.join(&below);
                let words = message!("import.path-taken", path = path.display());
                return Err(problem(None, words));
            }
            let places = arrange(&mut record, shape);
            let text = compose(shape, record).map_err(|error| problem(None, error.into()))?;
            let modeline = if options.modelines { modeline(kind, &below) } else { String::new() };
            (below, RowEffect::Created { text: format!("{modeline}{text}"), places })
        }
    };
    Ok(Row {
        input: draft.sheet,
        table: *input,
        row: draft.row,
        kind,
        id: id.clone(),
        below,
        effect,
        private: private.clone(),
        is_bad: draft.is_bad,
    })
}

/// The tree of a record that is there.
fn readable(registry: &Registry, file: FileId) -> Result<&Node, Message> {
    let source = registry.source(file).filter(|source| source.faults.is_empty());
    match source.and_then(|source| source.root.as_ref()) {
        Some(root) => Ok(root),
        None => {
            let path = registry.file(file).path.display();
            Err(message!("import.unreadable-record", path))
        }
    }
}

/// A record with its id, which the file name repeats.
fn with_id(mut record: Node, id: &str) -> Node {
    put(&mut record, Route::default().key("id").steps(), Value::String(id.into()));
    record
}
