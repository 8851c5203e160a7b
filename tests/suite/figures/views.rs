//! The views of the database that `mieux export` writes have the figures that `mieux report` has.

use std::collections::{BTreeMap, BTreeSet};

use mieux::export::{Content, dataset, sqlite};
use mieux::query::{Links, Query, Selection};
use mieux::registry::{Registry, load_registry};
use mieux::report::Dimension;
use mieux::table::Cell;
use proptest::prelude::proptest;
use rusqlite::{Connection, MAIN_DB};

use super::worlds::{registry, worlds};
use super::{numbers, report_of};
use crate::common::{costly, project};

/// The views with rows of figures, and what divides these.
const VIEWS: [(&str, Dimension); 4] = [
    ("figures_by_region", Dimension::Region),
    ("figures_by_country", Dimension::Country),
    ("figures_by_theme", Dimension::Theme),
    ("figures_by_phase", Dimension::Phase),
];

/// The figures of a view by the code of its row, then by name. What is unknown has no number.
fn rows(database: &Connection, view: &str) -> BTreeMap<String, BTreeMap<String, usize>> {
    let mut query = database.prepare(&format!("SELECT * FROM {view}")).unwrap();
    let names: Vec<String> = query.column_names().map(str::to_owned).collect();
    let mut rows = query.query([]).unwrap();
    let mut all = BTreeMap::new();
    while let Some(row) = rows.next().unwrap() {
        let number = |name: &String| {
            let number: i64 = row.get(name.as_str()).ok()?;
            Some((name.clone(), usize::try_from(number).ok()?))
        };
        let code = row.get(0).unwrap_or_default();
        all.insert(code, names.iter().filter_map(number).collect());
    }
    all
}

fn check(registry: &Registry) {
    let links = Links::new(registry);
    let dataset = dataset(&links, &Selection::default(), &BTreeSet::new(), Content::default());
    let bytes = sqlite(&dataset, false).unwrap().files.remove(0).bytes;
    let mut database = Connection::open_in_memory().unwrap();
    database.deserialize_read_exact(MAIN_DB, &bytes[..], bytes.len(), true).unwrap();
    let mut checks = database.prepare("PRAGMA foreign_key_check").unwrap();
    assert!(!checks.exists([]).unwrap());

    let report = report_of(registry, &Query::default(), None, false);
    let figures = rows(&database, "figures").into_values().next().unwrap();
    for figure in &report.figures {
        if let Some(number) = figures.get(&figure.name) {
            assert_eq!(figure.value, Cell::Number(*number), "{}", figure.name);
        }
    }
    let usual = ["projects", "ongoing", "completed", "activities", "experts", "countries"];
    assert!(usual.iter().all(|name| figures.contains_key(*name)), "{figures:?}");

    for (view, dimension) in VIEWS {
        let report = report_of(registry, &Query::default(), Some(dimension), false);
        let table = &report.tables[0];
        let of_view = rows(&database, view);
        let mut known = BTreeSet::new();
        for row in &table.rows {
            let Cell::Term { code, .. } = &row[0] else { panic!("{row:?}") };
            let of_report = numbers(table, row);
            let is_row =
                !code.is_empty() && of_report.get("projects").is_some_and(|count| *count > 0);
            let Some(figures) = of_view.get(code) else {
                assert!(!is_row, "{view} has no row {code}");
                continue;
            };
            known.insert(code.clone());
            for (name, number) in figures {
                assert_eq!(of_report.get(name.as_str()), Some(number), "{view}: {name} of {code}");
            }
        }
        assert_eq!(known, of_view.into_keys().collect(), "{view}");
    }
}

#[test]
fn every_view_of_the_shipped_registry_is_the_report() {
    check(&load_registry(&project("registry")).unwrap());
}

proptest! {
    #![proptest_config(costly(64))]

    #[test]
    fn every_view_of_any_registry_is_the_report(files in worlds()) {
        check(&registry(&files));
    }
}
