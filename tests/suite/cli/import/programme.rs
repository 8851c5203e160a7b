//! The sheets of `examples/import/`: what a programme office has, imported into an empty registry, is the
//! registry that the project ships with.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use insta::assert_snapshot;
use serde_yaml::Value;

use super::TestRegistry;
use crate::common::{copy, files, project};

/// The fields that the sheets carry, by the folder of the records.
const CARRIED: [(&str, &str); 4] = [
    // partners.csv
    ("partners", "id identifiers name acronym kind country parent website sources notes"),
    // experts.ods
    ("experts", "id origin sector affiliations sources notes"),
    // actions.xlsx with its sheets of sources and initiatives, and results.csv
    (
        "actions",
        "id former_ids title status phase countries regions participating_countries themes areas principles partners experts \
         request start end objective design_changes results good_practices complementary_initiatives follows \
         fact_sheet sources notes",
    ),
    // actividades.csv
    (
        "activities",
        "id action title kind status start end places online participants experts partners results sources notes",
    ),
];

/// The settings and vocabularies of the registry without its records, and the sheets as the page names
/// them. What `mieux init` writes will not do: the sheets name phases and documents, which are MIEUX's own.
fn office() -> TestRegistry {
    let registry = TestRegistry::empty();
    let root = registry.root();
    fs::remove_dir_all(&root).unwrap();
    copy(&project("registry/vocabularies"), &root.join("vocabularies"));
    fs::copy(project("registry/mieux.toml"), root.join("mieux.toml")).unwrap();
    copy(&project("examples/import"), &registry.path().join("examples/import"));
    registry
}

/// The command that the page gives to import all sheets, without what comes before `import`, and for good.
fn command_of_the_page() -> Vec<String> {
    let page = fs::read_to_string(project("examples/import/README.md")).unwrap();
    let command =
        page.split("\n    mieux ").find(|text| text.contains("import --dry-run")).unwrap();
    let command = command.split("\n\n").next().unwrap();
    let words = command.split_whitespace().skip_while(|word| *word != "import");
    words.filter(|word| !["\\", "--dry-run"].contains(word)).map(str::to_owned).collect()
}

fn import_all(registry: &TestRegistry) -> String {
    let words = command_of_the_page();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    registry.run(&words)
}

/// The last lines: how many rows ended how, and what was written.
fn summary(told: &str) -> &str {
    &told[told.find("Sheet ").unwrap()..]
}

/// The records of a folder by the path of their file.
fn records(root: &Path, folder: &str) -> BTreeMap<PathBuf, Value> {
    let all = files(&root.join(folder), "yaml").into_iter();
    all.map(|path| {
        let record = serde_yaml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        (path.strip_prefix(root).unwrap().to_owned(), record)
    })
    .collect()
}

/// Every file with its bytes and the time when it was last written.
fn state(root: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let all = files(root, "yaml").into_iter();
    all.map(|path| {
        let state = (fs::read(&path).unwrap(), path.metadata().unwrap().modified().unwrap());
        (path, state)
    })
    .collect()
}

#[test]
fn the_sheets_of_the_programme_make_the_registry_that_is_shipped() {
    let registry = office();
    let root = registry.root();
    assert_snapshot!(summary(&import_all(&registry)), @"
    Sheet                            Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────────────────────────
    examples/import/partners.csv         115        0          0        0
    examples/import/experts.ods          262        0          0        0
    examples/import/actions.xlsx         117        0          0        0
    examples/import/actividades.csv      261        0          0        0
    [stderr]
    Wrote 755 files.
    [exit 0]
    ");
    for (folder, fields) in CARRIED {
        let fields: Vec<&str> = fields.split_whitespace().collect();
        let (shipped, imported) = (records(&project("registry"), folder), records(&root, folder));
        assert!(shipped.keys().eq(imported.keys()), "the files of {folder}");
        for (path, shipped) in shipped {
            let imported = &imported[&path];
            for field in &fields {
                assert_eq!(imported.get(field), shipped.get(field), "{field} of {path:?}");
            }
            let mut named = shipped.as_mapping().unwrap().keys();
            // Sheets carry facts; exceptions and marks of translations are for whoever keeps the files.
            let other = named.find(|key| {
                let key = key.as_str().unwrap();
                !["allow", "translated"].contains(&key) && !fields.contains(&key)
            });
            assert_eq!(other, None, "a field that no sheet carries, in {path:?}");
        }
    }
    let checked = registry.json(["validate", "--format", "json"]);
    assert_snapshot!(checked["summary"], @r#"{"records":{"action":117,"activity":261,"expert":262,"partner":115},"errors":0,"warnings":9}"#);

    let before = state(&root);
    assert_snapshot!(summary(&import_all(&registry)), @"
    Sheet                            Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────────────────────────
    examples/import/partners.csv           0        0        115        0
    examples/import/experts.ods            0        0        262        0
    examples/import/actions.xlsx           0        0        117        0
    examples/import/actividades.csv        0        0        261        0
    [stderr]
    No change: the registry already has these values.
    [exit 0]
    ");
    assert!(state(&root) == before, "the second import has touched a file");
}

/// Editors find the schema by the first line of each file.
#[test]
fn the_mapping_files_of_the_examples_fit_their_schema() {
    let folder = project("examples/import");
    let mappings = files(&folder, "toml");
    assert_eq!(mappings.len(), 7);
    for path in mappings {
        let text = fs::read_to_string(&path).unwrap();
        let schema = text.lines().next().unwrap().strip_prefix("#:schema ").unwrap();
        let schema = fs::read_to_string(path.parent().unwrap().join(schema)).unwrap();
        let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
        let mapping = toml::from_str::<toml::Value>(&text).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&serde_json::to_value(mapping).unwrap())
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{path:?}: {errors:?}");
    }
}
