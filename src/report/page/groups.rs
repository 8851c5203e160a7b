//! The groups of a report, as its table of a dimension has them.

use super::report::Report;
use crate::report::ask::dimension::Dimension;
use crate::report::ask::figure::Figure;
use crate::table::{Cell, Table};

/// A group with its figures.
pub(crate) struct Group<'r> {
    /// Its code; empty for what has none.
    pub(crate) code: &'r str,
    /// What people call it.
    pub(crate) label: &'r str,
    table: &'r Table,
    row: &'r [Cell],
}

impl<'r> Group<'r> {
    /// A figure of the group; `None` if the table does not have it.
    pub(crate) fn figure(&self, figure: Figure) -> Option<&'r Cell> {
        let column = self.table.columns.iter().position(|column| column.name == figure.name())?;
        self.row.get(column)
    }
}

/// The groups of a dimension, in the order of their table.
pub(crate) fn groups(report: &Report, dimension: Dimension) -> Vec<Group<'_>> {
    let tables = report.tables.iter().filter(|table| table.name == dimension.name());
    let rows = tables.flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    let groups = rows.filter_map(|(table, row)| match row.first() {
        Some(Cell::Term { code, label }) => Some(Group { code, label, table, row }),
        _ => None,
    });
    groups.collect()
}

/// A figure of what has no row: nothing is counted there, and nothing is known of what is stated.
pub(crate) fn of_nothing(figure: Figure) -> Cell {
    if figure.is_of_what_is_stated() { Cell::Empty } else { Cell::Number(0) }
}
