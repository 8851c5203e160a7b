//! The data behind the pages, to download: the same records as on the pages, as `mieux export --public` writes them.

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::contents::Contents;
use crate::export::{ExportError, ExportFile, Listed, csv, json_lines, record_json, workbook};
use crate::message;
use crate::message::{ErrorWithCause, Message};
use crate::model::Kind;
use crate::render::stem_of;

/// The folder of the data.
const FOLDER: &str = "data";

/// The lists of records for everybody.
const LISTS: [Listed; 5] = [
    Listed::Records(Kind::Action),
    Listed::Records(Kind::Activity),
    Listed::Records(Kind::Partner),
    Listed::Claims,
    Listed::Vocabularies,
];

/// The files of the data, and why one of them cannot be made.
///
/// # Errors
/// If a library cannot make a file.
pub(super) fn files(
    contents: &Contents<'_>,
) -> Result<(Vec<ExportFile>, Vec<Message>), ErrorWithCause> {
    let dataset = &contents.dataset;
    let mut files: Vec<ExportFile> = LISTS
        .iter()
        .map(|list| {
            ExportFile::new(format!("{FOLDER}/{}", list.file_name()), json_lines(dataset, *list))
        })
        .collect();
    let tables = csv(dataset, false)?;
    files.extend(tables.files.iter().cloned().map(|file| at("tables.zip", file)));
    let mut notes = tables.notes;
    match workbook(dataset) {
        Ok(book) => files.extend(book.files.into_iter().map(|file| at("registry.xlsx", file))),
        Err(ExportError::Failed(error)) => return Err(error),
        Err(ExportError::Cannot(reason)) => notes.push(message!("site.no-workbook", reason)),
        // It writes what there is, and refuses nothing.
        Err(ExportError::NothingLeft(_) | ExportError::Refused(_)) => {}
    }
    files.extend(
        contents
            .actions()
            .par_iter()
            .map(|entry| {
                let text = record_json(dataset, Kind::Action, entry.tree);
                ExportFile::new(action_file(&entry.body.id), text)
            })
            .collect::<Vec<_>>(),
    );
    Ok((files, notes))
}

/// The path of the data of an action.
pub(super) fn action_file(id: &str) -> String {
    format!("{FOLDER}/actions/{}.json", stem_of(id))
}

fn at(name: &str, file: ExportFile) -> ExportFile {
    ExportFile { path: format!("{FOLDER}/{name}"), ..file }
}
