//! The columns of a table as programs read them: a column of codes is two, the code and its label.

use crate::table::{Cell, Row, Table};

/// The fields of a table.
pub(super) struct Fields {
    /// Their names, in order. The first label is called `label`; one that comes after it is called
    /// after its own column.
    pub(super) names: Vec<String>,
    /// Which columns hold codes with labels.
    terms: Vec<bool>,
}

impl Fields {
    pub(super) fn of(table: &Table) -> Self {
        let is_term = |position: usize| {
            let mut rows = table.rows.iter().chain(&table.total);
            rows.any(|row| matches!(row.get(position), Some(Cell::Term { .. })))
        };
        let terms: Vec<bool> = (0..table.columns.len()).map(is_term).collect();
        let mut names: Vec<String> = Vec::new();
        for (column, is_term) in table.columns.iter().zip(&terms) {
            names.push(column.name.clone());
            if *is_term {
                let is_first = !names.iter().any(|name| name == "label");
                names.push(if is_first {
                    "label".to_owned()
                } else {
                    format!("{}-label", column.name)
                });
            }
        }
        Self { names, terms }
    }

    /// Whether the first column holds the codes that its rows stand for.
    pub(super) fn begins_with_code(&self) -> bool {
        self.terms.first().is_some_and(|is_term| *is_term)
    }

    /// The values of a row, one for each of the names; none of them is a term.
    pub(super) fn values(&self, row: &Row) -> Vec<Cell> {
        let mut values = Vec::with_capacity(self.names.len());
        for (cell, is_term) in row.iter().zip(&self.terms) {
            match cell {
                Cell::Term { code, label } => {
                    values.extend([Cell::words(code), Cell::Text(label.clone())]);
                }
                cell => {
                    values.push(cell.clone());
                    values.extend(is_term.then_some(Cell::Empty));
                }
            }
        }
        values
    }
}
