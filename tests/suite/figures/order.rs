//! The order of files and the number of threads change nothing.

use std::collections::BTreeSet;
use std::path::PathBuf;

use mieux::report::Report;
use mieux::table::Row;
use proptest::prelude::{Just, Strategy, prop_assert_eq, proptest};

use super::selections::selections;
use super::worlds::{Files, registry, worlds};
use super::{counts, dimensions, printed, report_of};
use crate::generated;
use crate::generated::generate::Order;

/// A registry, and its files in another order.
fn shuffled() -> impl Strategy<Value = (Files, Files)> {
    worlds().prop_flat_map(|files| (Just(files.clone()), Just(files).prop_shuffle()))
}

/// Every file in a folder of its own, so that they stand in another order on the disk.
fn moved(files: &Files) -> Files {
    let mut left = files.len();
    let mut move_down = |path: &PathBuf| {
        left -= 1;
        let kind = path.parent().unwrap();
        kind.join(format!("{left:03}")).join(path.file_name().unwrap())
    };
    files.iter().map(|(path, text)| (move_down(path), text.clone())).collect()
}

/// The rows of all tables, those of the records sorted; in which order records are named says nothing.
fn rows(report: &Report) -> Vec<Vec<Row>> {
    let tables = report.tables.iter().map(|table| {
        let mut rows = table.rows.clone();
        if table.name == "records" {
            rows.sort_by_cached_key(|row| format!("{row:?}"));
        }
        rows
    });
    tables.collect()
}

proptest! {
    #[test]
    fn the_order_in_which_files_come_changes_no_byte(
        (files, shuffled) in shuffled(),
        wanted in selections(),
        dimension in dimensions(),
    ) {
        let [one, other] = [files, shuffled].map(|files| {
            printed(&report_of(&registry(&files), &wanted, Some(dimension), true))
        });
        prop_assert_eq!(one, other);
    }

    #[test]
    fn where_files_lie_changes_no_figure(
        (files, shuffled) in shuffled(),
        wanted in selections(),
        dimension in dimensions(),
    ) {
        let [one, other] = [files, moved(&shuffled)].map(|files| {
            report_of(&registry(&files), &wanted, Some(dimension), true)
        });
        prop_assert_eq!(counts(&one), counts(&other));
        prop_assert_eq!(rows(&one), rows(&other));
    }
}

/// More files than are in memory at once, so that threads can come to the end of a batch in any order.
#[test]
fn the_number_of_threads_changes_no_byte() {
    let (registry, _) = generated::registry(Order { records: 2500, seed: 1, faults: 0 });
    for options in [["--by", "country"], ["--region", "acp"]] {
        let reports = ["1", "2", "7"].map(|threads| {
            let args = [&["report", "--list", "--format", "json"], &options[..]].concat();
            let mut command = registry.command(args);
            let output = command.env("RAYON_NUM_THREADS", threads).output().unwrap();
            assert!(output.status.success(), "{output:?}");
            String::from_utf8(output.stdout).unwrap()
        });
        let all: BTreeSet<String> = reports.into_iter().collect();
        assert_eq!(all.len(), 1, "{options:?}");
    }
}
