//! The way back of an export: its files and sheets are known by their names.

use std::path::Path;

use anyhow::bail;
use mieux::export::{Listed, OTHER_SHEETS, sheet_names};
use mieux::import::{Input, Link, Mapping};
use mieux::message;
use mieux::model::Kind;
use mieux::schema::Schemas;
use mieux::sheet::{Options, Source, sheets_of};

/// The sheets of an export: a folder of JSON Lines, or a workbook; `None` for a file of another kind.
pub(super) fn inputs<'i>(
    path: &'i Path,
    schemas: &Schemas,
) -> anyhow::Result<Option<Vec<Input<'i>>>> {
    match path.is_dir() {
        true => of_folder(path).map(Some),
        false if is_workbook(path) => of_workbook(path, schemas).map(Some),
        false => Ok(None),
    }
}

/// Whether a file is a workbook by its name.
pub(super) fn is_workbook(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    ["xlsx", "ods"].iter().any(|one| extension.eq_ignore_ascii_case(one))
}

/// The sheets of a workbook that nobody reads, because their names are those of no kind and no list.
pub(super) fn sheets_not_read(path: &Path, schemas: &Schemas) -> anyhow::Result<Vec<String>> {
    if !is_workbook(path) {
        return Ok(Vec::new());
    }
    let known = sheet_names(schemas);
    let is_read = |sheet: &String| {
        OTHER_SHEETS.contains(&sheet.as_str()) || known.iter().any(|(name, ..)| name == sheet)
    };
    let there = sheets_of(&Source::File(path.into()))?;
    Ok(there.into_iter().filter(|sheet| !is_read(sheet)).collect())
}

fn input<'i>(kind: Kind, name: String, source: Source<'i>, sheet: Option<String>) -> Input<'i> {
    let layout = Options { sheet, ..Options::default() };
    Input { kind, name, source, mapping: Mapping::default(), layout, links: Vec::new() }
}

/// The files in a folder that `mieux export --format jsonl` has written. Claims and vocabularies are not among
/// them: they are no records.
fn of_folder<'i>(folder: &Path) -> anyhow::Result<Vec<Input<'i>>> {
    let mut inputs = Vec::new();
    for listed in Listed::ALL {
        let Listed::Records(kind) = listed else { continue };
        let file = folder.join(listed.file_name());
        if file.is_file() {
            inputs.push(input(kind, file.display().to_string(), Source::File(file.into()), None));
        }
    }
    if inputs.is_empty() {
        bail!(message!("import.no-export", folder = folder.display()));
    }
    Ok(inputs)
}

/// The sheets of a workbook that have the names which `mieux export --format xlsx` gives them.
fn of_workbook<'i>(path: &'i Path, schemas: &Schemas) -> anyhow::Result<Vec<Input<'i>>> {
    let there = sheets_of(&Source::File(path.into()))?;
    let known = sheet_names(schemas).into_iter().filter(|(name, ..)| there.contains(name));
    let known: Vec<(String, Kind, Option<String>)> = known.collect();
    let shown = |sheet: &str| format!("{}!{sheet}", path.display());
    let mut inputs: Vec<Input<'i>> = Vec::new();
    for (name, kind, list) in &known {
        let source = Source::File(path.into());
        match (list, inputs.iter_mut().find(|input| input.kind == *kind)) {
            (None, _) => inputs.push(input(*kind, shown(name), source, Some(name.clone()))),
            (Some(list), Some(input)) => {
                let (list, sheet) = (list.clone(), Some(name.clone()));
                input.links.push(Link { list, name: shown(name), source, sheet });
            }
            // Items alone have no sheet of records to belong to.
            (Some(_), None) => {
                bail!(message!("import.items-alone", sheet = name, kind = kind.plural()));
            }
        }
    }
    if inputs.is_empty() {
        let path = path.display();
        bail!(message!(
            "import.no-known-sheet",
            path,
            kinds = Kind::ALL.map(Kind::plural).join(", ")
        ));
    }
    Ok(inputs)
}
