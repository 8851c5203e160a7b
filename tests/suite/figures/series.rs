//! Series of figures.

use mieux::model::EdtfDate;
use mieux::query::Query;
use mieux::report::{Division, Figure, Over, Request, report};
use mieux::table::Cell;
use proptest::prelude::{prop_assert_eq, proptest};
use proptest::sample::select;

use super::selections::selections;
use super::worlds::{registry, worlds};
use super::{code, numbers, report_of};

/// The last month, or the year, of the period with this code; `None` for the row of what is not placed.
fn last_day(code: &str) -> Option<EdtfDate> {
    match code.split_once("-Q") {
        Some((year, quarter)) => {
            let month = quarter.parse::<u8>().unwrap() * 3;
            format!("{year}-{month:02}").parse().ok()
        }
        None => code.parse().ok(),
    }
}

proptest! {
    #[test]
    fn a_row_of_a_cumulative_series_is_the_figure_of_its_last_day(
        files in worlds(),
        wanted in selections(),
        over in select(&[Over::Year, Over::Quarter, Over::Month]),
    ) {
        let registry = registry(&files);
        let wanted = Query { as_of: None, ..wanted };
        let division = Division { by: Vec::new(), over: Some(over), cumulative: true };
        let selection = wanted.resolve(&registry).unwrap();
        let figures = Figure::all().to_vec();
        let series = report(&registry, &Request { selection, division, figures, ..Request::default() });
        let table = &series.tables[0];
        for row in &table.rows {
            let Some(date) = last_day(code(row)) else { continue };
            let on_day = report_of(&registry, &Query { as_of: Some(date), ..wanted.clone() }, None, false);
            let cells = numbers(table, row);
            for figure in &on_day.figures {
                if let Cell::Number(number) = figure.value {
                    prop_assert_eq!(cells.get(figure.name.as_str()), Some(&number), "{} on {}", figure.name, date);
                }
            }
        }
    }
}
