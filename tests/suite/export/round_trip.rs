//! What an export says is what an import reads: the same files, byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use mieux::export::{Content, Dataset, Listed, dataset, json_lines, sheet_names, workbook};
use mieux::import::{Input, Link, Mapping, Options, RowEffect, plan};
use mieux::model::Kind;
use mieux::query::{Links, Selection};
use mieux::registry::Registry;
use mieux::schema::Schemas;
use mieux::sheet::{Source, sheets_of};
use proptest::proptest;

use super::made::{Made, records, registry};
use crate::common::{TestRegistry, checked, copy, costly, files, project};

/// The texts of the records that an import of these sheets would write into an empty registry, by path. Folders are
/// what an import decides, and the names of files tell records apart.
fn imported(inputs: &[Input<'_>]) -> BTreeMap<PathBuf, String> {
    let outcome =
        plan(&checked(&registry(&Vec::new())), inputs, &Options::default(), &mut |_| ()).unwrap();
    assert!(outcome.problems.is_empty(), "{:#?}", outcome.problems);
    let created = outcome.rows.into_iter().map(|row| match row.effect {
        RowEffect::Created { text, .. } => (name(&row.below), text),
        effect => panic!("{effect:?}"),
    });
    created.collect()
}

fn name(path: &Path) -> PathBuf {
    path.file_name().unwrap().into()
}

/// The texts of records in house style, by path.
fn expected(records: &Made) -> BTreeMap<PathBuf, String> {
    records.iter().map(|(path, text)| (name(path), text.clone())).collect()
}

/// What `write` makes of all records and all that they say.
fn exported<T>(registry: &Registry, write: impl FnOnce(&Dataset<'_>) -> T) -> T {
    let links = Links::new(registry);
    let content = Content { has_internal: true, ..Content::default() };
    write(&dataset(&links, &Selection::default(), &[].into(), content))
}

/// A sheet of records as bytes.
fn input<'i>(kind: Kind, name: &'i str, bytes: Vec<u8>, sheet: Option<&str>) -> Input<'i> {
    Input {
        kind,
        name: name.to_owned(),
        source: Source::Bytes { name, bytes },
        mapping: Mapping::default(),
        layout: mieux::sheet::Options { sheet: sheet.map(str::to_owned), ..Default::default() },
        links: Vec::new(),
    }
}

/// The sheets of a workbook.
fn sheets(bytes: &[u8]) -> Vec<Input<'static>> {
    let name = "registry.xlsx";
    let source = || Source::Bytes { name, bytes: bytes.to_vec() };
    let there = sheets_of(&source()).unwrap();
    let mut inputs: Vec<Input<'static>> = Vec::new();
    for (sheet, kind, list) in sheet_names(Schemas::built_in()) {
        match list {
            _ if !there.contains(&sheet) => {}
            None => inputs.push(input(kind, name, bytes.to_vec(), Some(&sheet))),
            Some(list) => {
                let input = inputs.iter_mut().find(|input| input.kind == kind).unwrap();
                let (name, sheet) = (sheet.clone(), Some(sheet));
                input.links.push(Link { list, name, source: source(), sheet });
            }
        }
    }
    inputs
}

proptest! {
    #![proptest_config(costly(64))]

    #[test]
    fn json_lines_bring_every_record_back(made in records()) {
        let registry = registry(&made);
        let inputs: Vec<Input<'_>> = Kind::ALL
            .into_iter()
            .map(|kind| {
                let lines = exported(&registry, |dataset| json_lines(dataset, Listed::Records(kind)));
                input(kind, "records.jsonl", lines, None)
            })
            .collect();
        assert_eq!(imported(&inputs), expected(&made));
    }

    #[test]
    fn a_workbook_brings_every_record_back(made in records()) {
        let registry = registry(&made);
        let export = exported(&registry, workbook).unwrap();
        assert_eq!(imported(&sheets(&export.files[0].bytes)), expected(&made));
    }
}

/// A registry with the vocabularies and settings of the shipped one, and no record.
fn emptied() -> TestRegistry {
    let registry = TestRegistry::none();
    copy(&project("schemas"), &registry.path().join("schemas"));
    copy(&project("registry/vocabularies"), &registry.below("vocabularies"));
    fs::copy(project("registry/mieux.toml"), registry.below("mieux.toml")).unwrap();
    registry
}

/// The files of records below a folder, with their bytes.
fn records_in(root: &Path) -> BTreeMap<PathBuf, String> {
    let kinds = Kind::ALL.into_iter();
    let paths = kinds.flat_map(|kind| files(&root.join(kind.plural()), "yaml"));
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        (path.strip_prefix(root).unwrap().to_owned(), text)
    };
    paths.map(read).collect()
}

#[test]
fn the_shipped_registry_comes_back_from_json_lines_byte_for_byte() {
    let (shipped, emptied) = (TestRegistry::shipped(), emptied());
    let out = emptied.path().join("out");
    let out = out.to_str().unwrap();
    shipped.run(["export", "--format", "jsonl", "--internal", "-o", out]);
    let said = emptied.run(["import", "out"]);
    assert!(said.ends_with("Wrote 755 files.\n[exit 0]\n"), "{said}");
    assert!(records_in(&emptied.root()) == records_in(&shipped.root()));
    let said = emptied.run(["import", "out"]);
    assert!(
        said.ends_with("[stderr]\nNo change: the registry already has these values.\n[exit 0]\n"),
        "{said}"
    );
}

#[test]
fn the_shipped_registry_comes_back_from_a_workbook_and_a_cell_changes_a_line() {
    let (shipped, emptied) = (TestRegistry::shipped(), emptied());
    let out = emptied.path().join("registry.xlsx");
    shipped.run(["export", "--internal", "-o", out.to_str().unwrap()]);
    let said = emptied.run(["import", "registry.xlsx"]);
    assert!(said.ends_with("Wrote 755 files.\n[exit 0]\n"), "{said}");
    assert!(records_in(&emptied.root()) == records_in(&shipped.root()));
    let said = emptied.run(["import", "registry.xlsx"]);
    assert!(said.contains("No change"), "{said}");
    emptied.replace("actions/peru-iii.yaml", "status: completed", "status: results");
    let said = emptied.run(["import", "registry.xlsx", "--dry-run"]);
    assert!(said.contains("peru-iii  status  results  completed"), "{said}");
    let counts = said.lines().find(|line| line.starts_with("registry.xlsx!actions "));
    assert_eq!(
        counts.unwrap().split_whitespace().skip(1).collect::<Vec<_>>(),
        ["0", "1", "116", "0"]
    );
}

/// What is in a sheet of another name would be lost without a word.
#[test]
fn a_sheet_that_is_not_read_is_named() {
    let registry = TestRegistry::programme();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, cells) in [("actions", ["id", "peru-i"]), ("Partners of actions", ["id", "peru-i"])]
    {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, cell) in (0..).zip(cells) {
            sheet.write_string(row, 0, cell).unwrap();
        }
    }
    workbook.save(registry.path().join("edited.xlsx")).unwrap();
    assert_snapshot!(registry.run(["import", "edited.xlsx"]), @"
    Sheet                Created  Changed  Unchanged  Refused
    ─────────────────────────────────────────────────────────
    edited.xlsx!actions        0        0          1        0
    [stderr]
    not read: `Partners of actions`. The sheets of an export have the names of kinds and lists, such as `actions` or `actions.partners`
    No change: the registry already has these values.
    [exit 0]
    ");
}
