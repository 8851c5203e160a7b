//! Files of Parquet: read back with another half of the library, they say what JSON Lines say.

use std::fs::{self, File};
use std::io::Write;

use insta::assert_snapshot;
use mieux::check::load_for_export;
use mieux::export::{Content, Listed, dataset, json_lines, parquet};
use mieux::files::Folder;
use mieux::model::{Day, EdtfDate};
use mieux::query::{Links, Selection};
use mieux::registry::Registry;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};
use parquet::schema::printer::print_schema;
use proptest::proptest;
use serde_json::{Map, Value as Json, json};

use super::made::{records, registry};
use crate::common::{TestRegistry, costly, project};

/// The columns that every file has beside the fields of its records.
const ORIGIN: [&str; 3] = ["registry", "_file", "_commit"];

/// The fields that can be of several types, and are texts in a column.
const AS_WRITTEN: [&str; 2] = ["adopted", "code"];

fn reader(bytes: &[u8]) -> SerializedFileReader<File> {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    SerializedFileReader::new(file).unwrap()
}

/// The rows of a file.
pub(super) fn rows(bytes: &[u8]) -> Vec<Json> {
    reader(bytes).into_iter().map(|row| object(&row.unwrap())).collect()
}

fn object(row: &Row) -> Json {
    Json::Object(row.get_column_iter().map(|(name, field)| (name.clone(), value(field))).collect())
}

fn value(field: &Field) -> Json {
    match field {
        Field::Null => Json::Null,
        Field::Bool(flag) => Json::from(*flag),
        Field::Long(number) => Json::from(*number),
        Field::Double(number) => Json::from(*number),
        Field::Str(text) => Json::from(text.as_str()),
        Field::Date(days) => {
            let first = Day::new(1000, 1, 1).unwrap();
            let days = u64::try_from(days - first.days_from_1970()).unwrap();
            Json::from(first.plus_days(days).unwrap().to_string())
        }
        Field::Group(row) => object(row),
        Field::ListInternal(list) => list.elements().iter().map(value).collect(),
        other => panic!("{other:?}"),
    }
}

/// A row as the line of JSON that it was made from, after a look at the days beside each date.
fn restored(row: &Json) -> Json {
    match row {
        Json::Object(fields) => {
            let mut all = Map::new();
            for (name, value) in fields {
                let date = name.strip_suffix("_from").or_else(|| name.strip_suffix("_to"));
                match date.filter(|date| fields.contains_key(*date)) {
                    Some(date) => assert_eq!(*value, day(&fields[date], name), "{name}: {row}"),
                    None if value.is_null() => {}
                    None if name == "other" && fields.contains_key("en") => {
                        let other: Json = serde_json::from_str(value.as_str().unwrap()).unwrap();
                        all.extend(other.as_object().unwrap().clone());
                    }
                    None => all.extend([(name.clone(), restored(value))]),
                }
            }
            Json::Object(all)
        }
        Json::Array(items) => items.iter().map(restored).collect(),
        value => value.clone(),
    }
}

/// The day beside a date.
fn day(date: &Json, name: &str) -> Json {
    let date = date.as_str().and_then(|date| date.parse::<EdtfDate>().ok());
    let of = if name.ends_with("_to") { EdtfDate::latest } else { EdtfDate::earliest };
    date.map_or(Json::Null, |date| Json::from(of(date).to_string()))
}

/// A line of JSON with numbers and fields of several types as they are in columns.
fn as_in_columns(line: &Json) -> Json {
    match line {
        Json::Object(fields) => {
            let field = |(name, value): (&String, &Json)| {
                let is_text = AS_WRITTEN.contains(&name.as_str()) && !value.is_string();
                let value = if is_text { value.to_string().into() } else { as_in_columns(value) };
                (name.clone(), value)
            };
            Json::Object(fields.iter().map(field).collect())
        }
        Json::Array(items) => items.iter().map(as_in_columns).collect(),
        value => value.clone(),
    }
}

/// Whole numbers and others as one type.
fn with_numbers_alike(value: &Json) -> Json {
    match value {
        Json::Object(fields) => {
            let field = |(name, value): (&String, &Json)| (name.clone(), with_numbers_alike(value));
            Json::Object(fields.iter().map(field).collect())
        }
        Json::Array(items) => items.iter().map(with_numbers_alike).collect(),
        Json::Number(number) => json!(number.as_f64()),
        value => value.clone(),
    }
}

/// Makes sure that each file of Parquet says what its lines say, and gives the number of rows.
fn check(registry: &Registry) -> usize {
    let links = Links::new(registry);
    let dataset = dataset(&links, &Selection::default(), &[].into(), Content::default());
    let export = parquet(&dataset, &Listed::ALL).unwrap();
    assert_eq!(export.notes, []);
    let mut count = 0;
    for (file, listed) in export.files.into_iter().zip(Listed::ALL) {
        assert_eq!(file.path, format!("{}.parquet", listed.name()));
        let found = rows(&file.bytes);
        let lines = String::from_utf8(json_lines(&dataset, listed)).unwrap();
        let lines = lines.lines().map(|line| serde_json::from_str::<Json>(line).unwrap());
        let expected: Vec<Json> = lines.collect();
        assert_eq!(found.len(), expected.len());
        for (mut row, line) in found.into_iter().zip(expected) {
            for name in ORIGIN {
                assert!(row.as_object_mut().unwrap().remove(name).is_some());
            }
            let (row, line) = (restored(&row), as_in_columns(&line));
            assert_eq!(with_numbers_alike(&row), with_numbers_alike(&line));
            count += 1;
        }
    }
    count
}

#[test]
fn every_record_of_the_registry_comes_back() {
    let root = project("registry");
    let today = Day::new(2026, 1, 1).unwrap();
    let (registry, _) = load_for_export(&Folder::open(&root).unwrap(), &root, today).unwrap();
    assert!(check(&registry) > 600);
}

proptest! {
    #![proptest_config(costly(16))]

    #[test]
    fn every_field_comes_back(made in records()) {
        check(&registry(&made));
    }
}

fn exported(registry: &TestRegistry, args: &[&str], file: &str) -> Vec<u8> {
    let args = [&["export", "--format", "parquet", "-o", "out", "--overwrite"], args].concat();
    let output = registry.command(args).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read(registry.path().join("out").join(file)).unwrap()
}

#[test]
fn a_list_that_is_empty_is_not_one_that_is_missing() {
    let registry = TestRegistry::programme();
    registry.replace("actions/peru-i.yaml", "sources: [{source: page}]", "sources: []");
    registry.replace("actions/unclear.yaml", "sources: [{source: page}]\n", "");
    let rows = rows(&exported(&registry, &[], "actions.parquet"));
    let sources: Vec<(&Json, &Json)> =
        rows.iter().map(|row| (&row["id"], &row["sources"])).collect();
    assert_eq!(sources[1], (&json!("peru-i"), &json!([])));
    assert_eq!(sources[2], (&json!("unclear"), &Json::Null));
    assert_eq!(sources[0].1[0]["source"], "page");
}

#[test]
fn each_row_says_where_it_is_from() {
    let registry = TestRegistry::programme();
    let bytes = exported(&registry, &["--revision", "v1"], "actions.parquet");
    let facts = reader(&bytes);
    let facts = facts.metadata().file_metadata().key_value_metadata().unwrap().clone();
    assert!(facts.iter().any(|fact| fact.key == "revision" && fact.value.as_deref() == Some("v1")));
    let row = &rows(&bytes)[1];
    let origin = ["registry", "_file", "_commit"].map(|name| row[name].as_str().unwrap());
    assert_eq!(origin, ["Example", "actions/peru-i.yaml", "v1"]);
    let row = &rows(&exported(&registry, &[], "claims.parquet"))[0];
    assert_eq!((&row["file"], &row["position"]), (&json!("regions"), &json!(1)));
    assert_eq!(row["_commit"], Json::Null);
}

/// The types are those of the schema, whatever the records say: there is no record with these fields.
#[test]
fn fields_of_a_registry_have_columns_with_their_types() {
    let registry = TestRegistry::programme();
    registry.replace("mieux.toml", "[\"en\", \"es\"]", "[\"en\", \"pt\"]");
    registry.file(
        "schemas/expert.extension.schema.json",
        r##"{"properties": {
            "rating": {"title": "Rating", "type": "integer"},
            "share": {"title": "Share", "type": "number"},
            "trained": {"title": "Trained", "format": "edtf"},
            "trained_from": {"title": "Where", "$ref": "#/$defs/text"},
            "registry": {"title": "Register", "type": "string"},
            "seen": {"title": "Seen", "type": "array", "items": {"title": "Seen", "type": "object",
                "properties": {"day": {"title": "Day", "format": "edtf"}, "well": {"title": "Well", "type": "boolean"}}}},
            "kept": {"title": "Kept", "type": "array", "items": {"title": "Kept", "type": "string", "x-internal": true}},
            "secret": {"title": "Secret", "type": "string", "x-internal": true}
        }}"##,
    );
    let file = reader(&exported(&registry, &[], "experts.parquet"));
    let mut printed = Vec::new();
    print_schema(&mut printed, file.metadata().file_metadata().schema());
    let printed = String::from_utf8(printed).unwrap();
    let own = printed.split_once("rating").unwrap().1;
    assert_snapshot!(format!("  OPTIONAL INT64 rating{own}"), @"
      OPTIONAL INT64 rating;
      OPTIONAL DOUBLE share;
      OPTIONAL BYTE_ARRAY trained (STRING);
      OPTIONAL INT32 trained_from (DATE);
      OPTIONAL INT32 trained_to (DATE);
      OPTIONAL group trained_from_ {
        OPTIONAL BYTE_ARRAY en (STRING);
        OPTIONAL BYTE_ARRAY es (STRING);
        OPTIONAL BYTE_ARRAY fr (STRING);
        OPTIONAL BYTE_ARRAY pt (STRING);
        OPTIONAL BYTE_ARRAY other (JSON);
      }
      OPTIONAL BYTE_ARRAY registry_ (STRING);
      OPTIONAL group seen (LIST) {
        REPEATED group list {
          OPTIONAL group element {
            OPTIONAL BYTE_ARRAY day (STRING);
            OPTIONAL INT32 day_from (DATE);
            OPTIONAL INT32 day_to (DATE);
            OPTIONAL BOOLEAN well;
          }
        }
      }
      OPTIONAL BYTE_ARRAY registry (STRING);
      OPTIONAL BYTE_ARRAY _file (STRING);
      OPTIONAL BYTE_ARRAY _commit (STRING);
    }
    ");
    for internal in ["roster", "consent", "secret", "kept"] {
        assert!(!printed.contains(internal), "{internal}");
    }
}

#[test]
fn the_public_has_no_column_that_speaks_of_experts() {
    let registry = TestRegistry::programme();
    let file = reader(&exported(&registry, &["--public"], "activities.parquet"));
    let columns = file.metadata().file_metadata().schema_descr().columns().to_vec();
    assert!(columns.iter().all(|column| !column.path().string().contains("expert")));
    assert_eq!(rows(&exported(&registry, &["--public"], "experts.parquet")), [] as [Json; 0]);
}

/// A vocabulary with errors is exported all the same.
#[test]
fn what_no_column_can_hold_is_said() {
    let registry = TestRegistry::programme();
    registry.replace(
        "vocabularies/roles.yaml",
        "  - code: requester\n",
        "  - code: requester\n    colour: red\n    counts: none\n",
    );
    assert_snapshot!(registry.run(["export", "--format", "parquet", "-o", "out"]), @"
    [stderr]
    Exported 3 actions, 4 activities, 2 experts, 1 partner.
    note: 2 values are not what the schema says, and are left out of these columns: terms.colour and terms.counts
    warning: records with errors are left out; the registry has 2 errors:
      registry/vocabularies/roles.yaml: an item of `terms` has no field `colour`
      registry/vocabularies/roles.yaml: `counts` is text, but `true` or `false` is expected
    help: to see each error and its place, run `mieux validate`
    [exit 1]
    ");
}

#[test]
fn a_kind_is_a_file() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["export", "actions", "-o", "actions.parquet"]), @"
    [stderr]
    Exported 3 actions.
    [exit 0]
    ");
    let bytes = fs::read(registry.path().join("actions.parquet")).unwrap();
    assert_eq!(bytes, exported(&registry, &[], "actions.parquet"));
    assert_snapshot!(registry.run(["export", "-o", "all.parquet"]), @"
    [stderr]
    error: a file of `parquet` holds one kind; name it, as in `mieux export actions`, or write a folder with --format parquet -o out/
    [exit 2]
    ");
    assert_snapshot!(registry.run(["export", "--internal", "--format", "parquet", "-o", "o"]), @"
    [stderr]
    error: `parquet` never has what is only for the programme itself; leave out --internal, or write `jsonl`
    [exit 2]
    ");
}

/// Many registries lie side by side, and each is replaced alone.
#[test]
fn a_folder_holds_several_registries() {
    let (one, other) = (TestRegistry::programme(), TestRegistry::programme());
    other.replace("mieux.toml", "name = \"Example\"", "name = \"Other\"");
    let lake = one.path().join("lake");
    fs::create_dir(&lake).unwrap();
    let export = |registry: &TestRegistry, name: &str| {
        let folder = lake.join(format!("programme={name}"));
        let folder = folder.to_str().unwrap();
        registry.run(["export", "--format", "parquet", "-o", folder, "--overwrite"]);
    };
    let actions = |name: &str| fs::read(lake.join(format!("programme={name}/actions.parquet")));
    export(&one, "one");
    export(&other, "other");
    let before = actions("one").unwrap();
    other.replace("actions/peru-i.yaml", "Perú I", "Perú uno");
    export(&other, "other");
    assert_eq!(actions("one").unwrap(), before);
    let row = &rows(&actions("other").unwrap())[1];
    assert_eq!((&row["registry"], &row["title"]["es"]), (&json!("Other"), &json!("Perú uno")));
    assert!(lake.join("programme=one/about.json").exists());
}
