//! What an export says is what an import reads: the same files, byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use mieux::export::{Content, Listed, dataset, json_lines};
use mieux::import::{Input, Mapping, Options, RowEffect, plan};
use mieux::query::{Links, Selection};
use mieux::registry::Registry;
use mieux::sheet::Source;
use proptest::proptest;

use super::made::{Made, records, registry};
use crate::common::{TestRegistry, copy, costly, files, project};

/// The texts of the records that an import of these sheets would write into an empty registry, by path. Folders are
/// what an import decides, and the names of files tell records apart.
fn imported(inputs: &[Input<'_>]) -> BTreeMap<PathBuf, String> {
    let outcome = plan(&registry(&Vec::new()), inputs, &Options::default(), &mut |_| ()).unwrap();
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

fn lines(registry: &Registry, listed: Listed) -> Vec<u8> {
    let links = Links::new(registry);
    let content = Content { has_internal: true, ..Content::default() };
    let dataset = dataset(&links, &Selection::default(), &[].into(), content);
    json_lines(&dataset, listed).into_bytes()
}

proptest! {
    #![proptest_config(costly(64))]

    #[test]
    fn json_lines_bring_every_record_back(made in records()) {
        let registry = registry(&made);
        let mut inputs = Vec::new();
        for listed in Listed::ALL {
            let Listed::Records(kind) = listed else { continue };
            inputs.push(Input {
                kind,
                name: listed.file_name(),
                source: Source::Bytes { name: "records.jsonl", bytes: lines(&registry, listed) },
                mapping: Mapping::default(),
                layout: mieux::sheet::Options::default(),
                links: Vec::new(),
            });
        }
        assert_eq!(imported(&inputs), expected(&made));
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
    let kinds = mieux::model::Kind::ALL.into_iter();
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
    assert!(said.ends_with("Wrote 620 files.\n[exit 0]\n"), "{said}");
    assert!(records_in(&emptied.root()) == records_in(&shipped.root()));
    let said = emptied.run(["import", "out"]);
    assert!(
        said.ends_with("[stderr]\nNo change: the registry already has these values.\n[exit 0]\n"),
        "{said}"
    );
}
