//! The fields of a table as programs read them. They come from its columns and never from its rows, so that
//! the same command always has the same fields: a column of codes is two, `NAME` and `NAME_label`.

use crate::table::{Cell, Row, Table};

/// The fields of a table.
pub(super) struct Fields {
    /// Their names, in order; none is there twice.
    pub(super) names: Vec<String>,
    /// Which columns hold codes with labels.
    coded: Vec<bool>,
}

impl Fields {
    pub(super) fn of(table: &Table) -> Self {
        let mut names: Vec<String> = Vec::new();
        for column in &table.columns {
            names.push(unique(&names, &column.name));
            if column.is_coded {
                names.push(unique(&names, &format!("{}_label", column.name)));
            }
        }
        Self { names, coded: table.columns.iter().map(|column| column.is_coded).collect() }
    }

    /// Whether the first column contains the codes of its rows.
    pub(super) fn begins_with_code(&self) -> bool {
        self.coded.first().is_some_and(|is_coded| *is_coded)
    }

    /// The values of a row, one for each of the names; none of them has a label any more.
    pub(super) fn values(&self, row: &Row) -> Vec<Cell> {
        let values = row.iter().zip(&self.coded).flat_map(|(cell, is_coded)| {
            let (value, label) = parted(cell);
            std::iter::once(value).chain(is_coded.then_some(label))
        });
        values.collect()
    }
}

/// A cell without its label, and the label.
fn parted(cell: &Cell) -> (Cell, Cell) {
    match cell {
        Cell::Term { code, label } => (Cell::words(code), Cell::Text(label.clone())),
        Cell::Terms(terms) => {
            let (codes, labels) = terms.iter().cloned().unzip();
            (Cell::List(codes), Cell::List(labels))
        }
        cell => (cell.clone(), Cell::Empty),
    }
}

/// A name that is not taken. Columns that are named after codes can have the name of another.
fn unique(taken: &[String], name: &str) -> String {
    let is_free = |name: &String| !taken.contains(name);
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}
