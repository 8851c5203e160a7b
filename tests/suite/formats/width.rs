//! No line is wider than the terminal, and no word is cut that has room.

use mieux::render::{Screen, TableFormat, write_report, write_report_bars, write_table};
use mieux::table::{Align, Table};
use proptest::prelude::{prop_assert, proptest};
use textwrap::core::display_width;

use super::made;
use crate::common::{TestRegistry, costly};

fn widest(text: &str) -> usize {
    text.lines().map(display_width).max().unwrap_or(0)
}

fn widest_number(table: &Table) -> usize {
    let numbers =
        table.rows.iter().chain(&table.total).flat_map(|row| row.iter().zip(&table.columns));
    let numbers = numbers.filter(|(_, column)| column.align == Align::Right);
    numbers.map(|(cell, _)| display_width(&cell.shown(table.language))).max().unwrap_or(0)
}

fn screen(width: usize) -> Screen {
    Screen { width: Some(width), ..Screen::plain() }
}

proptest! {
    #![proptest_config(costly(128))]

    #[test]
    fn tables_fit_every_width(table in made::table(), width in 20..170_usize) {
        let mut bytes = Vec::new();
        write_table(TableFormat::Table, &table, screen(width), &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        // A number is never broken, however little room there is.
        let allowed = width.max(widest_number(&table));
        prop_assert!(widest(&text) <= allowed, "{width}\n{text}");
    }

    #[test]
    fn reports_fit_every_width(report in made::report(), width in 40..170_usize) {
        for is_chart in [false, true] {
            let mut bytes = Vec::new();
            match is_chart {
                true => write_report_bars(&report, screen(width), &mut bytes).unwrap(),
                false => write_report(TableFormat::Table, &report, screen(width), &mut bytes).unwrap(),
            }
            let text = String::from_utf8(bytes).unwrap();
            prop_assert!(widest(&text) <= width, "{width}\n{text}");
        }
    }
}

/// The lists and reports of the registry that the project ships with.
#[test]
fn every_list_and_report_fits_narrow_and_wide_terminals() {
    let registry = TestRegistry::shipped();
    let commands: [&[&str]; 9] = [
        &["list", "actions", "--lang", "es"],
        &["list", "activities", "--country", "PE"],
        &["list", "results", "--country", "PE"],
        &["list", "areas", "--lang", "fr"],
        &["report", "--region", "latam", "--lang", "es"],
        &["report", "claims"],
        &["report", "completeness"],
        &["report", "--by", "theme", "--over", "year", "--chart"],
        &["explain"],
    ];
    for args in commands {
        for width in [40, 80, 160] {
            let output = registry.command(args).env("COLUMNS", width.to_string()).output().unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            assert!(widest(&text) <= width, "{args:?} at {width} columns:\n{text}");
        }
    }
}
