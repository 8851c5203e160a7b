//! A registry as the sheets that it could have come from: a CSV file for each kind of record.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde_yaml::Value;

/// The kinds in an order in which records come before those that refer to them.
const KINDS: [&str; 4] = ["partners", "experts", "actions", "activities"];

/// The cells of a record by the field that they fill.
type Cells = BTreeMap<String, String>;

/// Writes a sheet for each kind into `folder`: the kind and the path. Lists within the items of lists
/// and exceptions, which no sheet can hold, are left out.
pub(crate) fn sheets(
    registry: &Path,
    folder: &Path,
) -> anyhow::Result<Vec<(&'static str, PathBuf)>> {
    KINDS.iter().map(|kind| Ok((*kind, sheet(&registry.join(kind), kind, folder)?))).collect()
}

fn sheet(records: &Path, kind: &str, folder: &Path) -> anyhow::Result<PathBuf> {
    let mut rows = Vec::new();
    let files = walkdir::WalkDir::new(records).sort_by_file_name();
    for file in files.into_iter().collect::<Result<Vec<_>, _>>()? {
        if file.file_type().is_file() {
            let text = fs::read_to_string(file.path())?;
            let record = serde_yaml::from_str(&text)
                .with_context(|| format!("{} is no YAML", file.path().display()))?;
            let mut cells = Cells::new();
            flatten("", &record, &mut cells);
            cells.retain(|field, _| !field.starts_with("allow"));
            rows.push(cells);
        }
    }
    let mut columns: Vec<String> = rows.iter().flat_map(|row| row.keys().cloned()).collect();
    columns.sort_unstable();
    columns.dedup();
    let path = folder.join(format!("{kind}.csv"));
    let mut writer = csv::Writer::from_path(&path)?;
    writer.write_record(&columns)?;
    for row in &rows {
        writer.write_record(
            columns.iter().map(|column| row.get(column).map_or("", String::as_str)),
        )?;
    }
    writer.flush()?;
    Ok(path)
}

/// Adds a value under the name of its field, such as `title.en` or `partners[].role`.
fn flatten(field: &str, value: &Value, cells: &mut Cells) {
    match value {
        Value::Mapping(map) => {
            let dot = if field.is_empty() { "" } else { "." };
            for (key, value) in map {
                flatten(&format!("{field}{dot}{}", text(key)), value, cells);
            }
        }
        Value::Sequence(items) if items.iter().any(Value::is_mapping) => {
            let mut flat: Vec<Cells> = Vec::new();
            for item in items.iter().map(item) {
                // Without its lists, an item may be the same as another.
                if !flat.contains(&item) {
                    flat.push(item);
                }
            }
            let mut names: Vec<&String> = flat.iter().flat_map(BTreeMap::keys).collect();
            names.sort_unstable();
            names.dedup();
            for name in names {
                let values = flat.iter().map(|item| item.get(name).map_or("", String::as_str));
                let joined = values.collect::<Vec<_>>().join(";");
                cells.insert(format!("{field}[].{name}"), joined);
            }
        }
        Value::Sequence(items) => {
            let items: Vec<String> = items.iter().map(text).collect();
            cells.insert(field.to_owned(), items.join(";"));
        }
        value => drop(cells.insert(field.to_owned(), text(value))),
    }
}

/// The single values of an item, without the sign that parts items.
fn item(value: &Value) -> Cells {
    let mut cells = Cells::new();
    flatten("", value, &mut cells);
    for (field, sequence) in value.as_mapping().into_iter().flatten() {
        if sequence.is_sequence() {
            cells.remove(&text(field));
        }
    }
    cells.retain(|field, _| !field.contains("[]"));
    cells.values_mut().for_each(|text| *text = text.replace(';', ","));
    cells
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(value) => value.to_string(),
        _ => String::new(),
    }
}
