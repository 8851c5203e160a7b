//! Figures for a template, as `mieux report --public` computes them.

use serde_json::{Value as Json, json};

use super::record::Records;
use crate::query::{Links, Selection};
use crate::report::{
    Counted, Dimension, Division, Figure, Presentation, Report, Request, report_on,
};
use crate::table::{Cell, Row, Table};

/// The longest bar of a chart, in signs.
const LONGEST_BAR: f64 = 20.0;

/// Reports on one selection.
pub(super) struct Reports<'l, 'r> {
    links: &'l Links<'r>,
    records: &'l Records<'r>,
    selection: Selection,
    counted: Counted<'r>,
}

impl<'l, 'r> Reports<'l, 'r> {
    pub(super) fn of(links: &'l Links<'r>, records: &'l Records<'r>, selection: Selection) -> Self {
        let counted = Counted::of(links, &selection);
        Self { links, records, selection, counted }
    }

    fn report(&self, by: Option<Dimension>, figures: Vec<Figure>) -> Report {
        let request = Request {
            selection: self.selection.clone(),
            division: Division { by: by.into_iter().collect(), ..Division::default() },
            figures,
            presentation: Presentation { public: true, ..Presentation::default() },
            language: self.records.language(),
            ..Request::default()
        };
        report_on(self.links, &request, &self.counted)
    }

    /// The figures of the whole selection, each with its label.
    pub(super) fn figures(&self, figures: Vec<Figure>) -> Json {
        let report = self.report(None, figures);
        let shown = report.figures.iter().filter(|figure| figure.is_shown());
        let told = |value: &Cell| value.shown(self.records.language());
        shown
            .map(|one| json!({"name": one.name, "label": one.label, "text": told(&one.value)}))
            .collect()
    }

    /// What to know when reading the figures.
    pub(super) fn notes(&self, by: Dimension, figures: Vec<Figure>) -> Json {
        json!(self.report(Some(by), figures).notes)
    }

    /// The projects by a dimension: rows with a label, a number and a bar. Nothing if there is no row.
    pub(super) fn by(&self, dimension: Dimension) -> Json {
        let report = self.report(Some(dimension), vec![Figure::Projects]);
        let table = report.tables.into_iter().find(|table| table.name == dimension.name());
        table.filter(|table| !table.rows.is_empty()).map_or(Json::Null, |table| chart(&table))
    }
}

/// The first two columns of a table, and a bar as long as the number.
fn chart(table: &Table) -> Json {
    let number = |row: &Row| row.get(1).and_then(Cell::number);
    let most = table.rows.iter().filter_map(number).fold(1.0, f64::max);
    let rows = table.rows.iter().filter(|row| number(row).is_some_and(|number| number > 0.0));
    let row = |row: &Row| {
        let cell = |at: usize| row.get(at).map(|cell| cell.shown(table.language));
        let length =
            number(row).map_or(0.0, |number| (number / most * LONGEST_BAR).round().max(1.0));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 20")]
        let bar = "█".repeat(length as usize);
        json!({"text": cell(0), "number": cell(1), "bar": bar})
    };
    rows.map(row).collect()
}
