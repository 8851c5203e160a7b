//! `datapackage.json`: what the files of a data package hold, column by column, in the second version of the standard.

use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};

use super::about::About;
use super::dataset::Dataset;
use super::file::ExportFile;
use super::tables::{Column, Table, Type};
use crate::model::slug;

/// The name of the file.
pub(super) const DESCRIPTION: &str = "datapackage.json";

const PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

/// Where a table is below the folder of the package.
pub(super) fn path(table: &Table<'_>) -> String {
    format!("data/{}.csv", table.name)
}

/// The description of these tables and their files.
pub(super) fn description(
    dataset: &Dataset<'_>,
    tables: &[Table<'_>],
    files: &[ExportFile],
) -> String {
    let about = About::of(dataset);
    let mut package = Map::new();
    let mut add = |name: &str, value: Option<Json>| {
        if let Some(value) = value {
            package.insert(name.to_owned(), value);
        }
    };
    let name = about.get("name").map(slug).filter(|name| !name.is_empty());
    add("$schema", Some(PROFILE.into()));
    add("name", Some(name.unwrap_or_else(|| "registry".to_owned()).into()));
    add("title", about.get("name").map(Json::from));
    add("version", about.get("revision").map(Json::from));
    add("created", about.get("revised").map(Json::from));
    add("licenses", licence(&about).map(|licence| json!([licence])));
    let contributor = |title| json!([{ "title": title, "roles": ["creator"] }]);
    add("contributors", about.get("attribution").map(contributor));
    add("sources", about.get("third_party").map(|title| json!([{ "title": title }])));
    let resources = tables.iter().zip(files).map(|(table, file)| resource(table, file, tables));
    add("resources", Some(Json::Array(resources.collect())));
    format!("{:#}\n", Json::Object(package))
}

/// The licence: its address, and its name as the standard wants it, without spaces.
fn licence(about: &About) -> Option<Json> {
    let title = about.get("licence")?;
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-._".contains(letter);
    let name: String =
        title.chars().map(|letter| if is_plain(letter) { letter } else { '-' }).collect();
    let mut licence = json!({ "name": name, "title": title });
    if let Some(path) = about.get("licence_url") {
        licence["path"] = path.into();
    }
    Some(licence)
}

fn resource(table: &Table<'_>, file: &ExportFile, tables: &[Table<'_>]) -> Json {
    let hash = Sha256::digest(&file.bytes);
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let fields: Vec<Json> = table.columns.iter().map(|column| field(table, column)).collect();
    let links: Vec<Json> =
        table.columns.iter().filter_map(|column| link(table, column, tables)).collect();
    let mut schema = json!({ "fields": fields, "primaryKey": table.key });
    if !links.is_empty() {
        schema["foreignKeys"] = links.into();
    }
    json!({
        "name": table.name,
        "type": "table",
        "path": file.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes.len(),
        "hash": format!("sha256:{hash}"),
        "schema": schema,
    })
}

fn field(table: &Table<'_>, column: &Column) -> Json {
    let kind = match column.kind {
        Type::Text => "string",
        Type::Day => "date",
        Type::List => "array",
        Type::Integer | Type::Flag => "integer",
        Type::Real => "number",
    };
    let mut limits = Map::new();
    if column.is_required || table.key.contains(&column.name) {
        limits.insert("required".to_owned(), true.into());
    }
    if column.kind == Type::Flag {
        limits.insert("enum".to_owned(), json!([0, 1]));
    } else if !column.options.is_empty() {
        limits.insert("enum".to_owned(), json!(column.options));
    }
    if let Some(minimum) = column.minimum {
        limits.insert("minimum".to_owned(), minimum.into());
    }
    let mut field = json!({ "name": column.name, "type": kind });
    if !limits.is_empty() {
        field["constraints"] = Json::Object(limits);
    }
    field
}

/// The key that a column refers to. A table without rows is not in the package, and nothing refers to it; the own
/// table has no name there.
fn link(table: &Table<'_>, column: &Column, tables: &[Table<'_>]) -> Option<Json> {
    let other = tables.iter().find(|other| Some(other.name.as_str()) == column.references)?;
    let name = if other.name == table.name { "" } else { &other.name };
    let reference = json!({ "resource": name, "fields": other.key });
    Some(json!({ "fields": [column.name], "reference": reference }))
}
