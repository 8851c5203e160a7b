//! The data behind the pages, to download: the same records as on the pages, as `mieux export --public` writes them.

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::contents::Contents;
use crate::export::{
    Dataset, ExportError, ExportFile, Listed, csv, json_lines, record_json, record_yaml, workbook,
};
use crate::message;
use crate::message::{ErrorWithCause, Message};
use crate::model::Kind;
use crate::render::stem_of;
use crate::yaml::Node;

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
            .flat_map_iter(|entry| {
                Form::ALL.map(|form| {
                    let text = form.text(dataset, entry.tree);
                    ExportFile::new(action_file(&entry.body.id, form), text)
                })
            })
            .collect::<Vec<_>>(),
    );
    Ok((files, notes))
}

/// In which form the data of a single record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Json,
    Yaml,
}

impl Form {
    pub(super) const ALL: [Self; 2] = [Self::Json, Self::Yaml];

    /// What people call it.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Yaml => "YAML",
        }
    }

    /// What everybody may know of an action.
    fn text(self, dataset: &Dataset<'_>, tree: &Node) -> Vec<u8> {
        match self {
            Self::Json => record_json(dataset, Kind::Action, tree),
            Self::Yaml => record_yaml(dataset, Kind::Action, tree),
        }
    }
}

/// The path of the data of an action.
pub(super) fn action_file(id: &str, form: Form) -> String {
    format!("{FOLDER}/actions/{}.{}", stem_of(id), form.label().to_lowercase())
}

fn at(name: &str, file: ExportFile) -> ExportFile {
    ExportFile { path: format!("{FOLDER}/{name}"), ..file }
}
