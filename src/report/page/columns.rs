//! The columns of figures in a table, and their cells.

use crate::report::ask::dimension::Dimension;
use crate::report::ask::figure::{Figure, Nature};
use crate::report::ask::request::Request;
use crate::report::count::figures::Figures;
use crate::report::count::groups::Context;
use crate::report::count::measure::measure;
use crate::report::count::value::{Measure, float};
use crate::table::{Cell, Column};
use crate::words::Words;

/// Which figures are in the columns of a table, and how.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    /// The figures.
    pub(super) figures: Vec<Figure>,
    /// Whether each is followed by its share of the total.
    pub(super) percent: bool,
}

/// The figures of a table where nobody asks for others: those that the dimension does not make
/// pointless.
pub(super) fn usual(dimension: Dimension) -> Vec<Figure> {
    use Figure as F;
    let all = [
        F::Projects,
        F::Ongoing,
        F::Completed,
        F::Activities,
        F::Experts,
        F::Countries,
        F::Partners,
    ];
    let is_pointless = |figure: &F| match dimension {
        Dimension::Status => matches!(figure, F::Ongoing | F::Completed),
        Dimension::Country => *figure == F::Countries,
        _ => false,
    };
    all.into_iter().filter(|figure| !is_pointless(figure)).collect()
}

impl Columns {
    /// These figures as a request wants them.
    pub(super) fn new(request: &Request, figures: Vec<Figure>) -> Self {
        Self { figures, percent: request.presentation.percent }
    }

    /// The columns.
    pub(super) fn headed(&self, words: &Words) -> Vec<Column> {
        let mut columns = Vec::new();
        for figure in &self.figures {
            let name = figure.name();
            columns.push(Column::numbers(name, words.heading(&figure.heading())));
            if figure.nature() == Nature::Median {
                columns.extend(["lower", "upper"].map(|one| {
                    let heading = words.heading(&format!("quartile.{one}"));
                    Column::numbers(format!("{name}-{one}-quartile"), heading)
                }));
            }
            if figure.is_of_what_is_stated() {
                let heading = words.heading(&format!("stating.{name}"));
                columns.push(Column::numbers(format!("{name}-stated"), heading));
            }
            if self.percent && figure.can_be_shared() {
                columns.push(percent_column(words, name));
            }
        }
        columns
    }

    /// The cells of a row. It takes the figures of the row and of the total, and which of them are
    /// withheld, in the order of the columns.
    pub(super) fn cells(
        &self,
        context: &Context<'_, '_>,
        (row, withheld): (&Figures<'_>, &[bool]),
        (total, total_withheld): (&Figures<'_>, &[bool]),
    ) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (position, figure) in self.figures.iter().enumerate() {
            let shown_here = shown(context, row, *figure, withheld[position]);
            let is_shared = self.percent && figure.can_be_shared();
            let share = is_shared.then(|| {
                let total = shown(context, total, *figure, total_withheld[position]);
                share(&shown_here.cell, &total.cell)
            });
            cells.extend(cells_of(*figure, shown_here));
            cells.extend(share);
        }
        cells
    }
}

/// The cells of a figure: its value, the quartiles of a median, and how many records state it.
pub(super) fn cells_of(figure: Figure, measure: Measure) -> Vec<Cell> {
    let Measure { cell, known, quartiles } = measure;
    let is_withheld = cell == Cell::Withheld;
    let beside = |one: Cell| if is_withheld { Cell::Withheld } else { one };
    let mut cells = vec![cell];
    if figure.nature() == Nature::Median {
        let numbers = quartiles.map_or([Cell::Empty, Cell::Empty], |both| both.map(Cell::Decimal));
        cells.extend(numbers.map(beside));
    }
    if figure.is_of_what_is_stated() {
        cells.push(beside(known.map_or(Cell::Empty, |known| Cell::Number(known.stated))));
    }
    cells
}

/// A figure as it is shown; one that tells of single experts however many there are is shown in no
/// public report.
pub(super) fn shown(
    context: &Context<'_, '_>,
    figures: &Figures<'_>,
    figure: Figure,
    is_withheld: bool,
) -> Measure {
    match is_withheld || (context.public && figure.is_withheld_from_public()) {
        true => Measure { cell: Cell::Withheld, known: None, quartiles: None },
        false => measure(context.links, figures, figure),
    }
}

/// The column with the share of the total.
pub(super) fn percent_column(words: &Words, name: &str) -> Column {
    Column::numbers(format!("{name}-percent"), words.heading("share"))
}

/// A cell as a share of the total.
pub(super) fn share(cell: &Cell, total: &Cell) -> Cell {
    let number = |cell: &Cell| match cell {
        Cell::Number(number) => Some(float(*number)),
        Cell::Decimal(number) => Some(*number),
        _ => None,
    };
    match (cell, total) {
        (Cell::Withheld, _) | (_, Cell::Withheld) => Cell::Withheld,
        (cell, total) => match (number(cell), number(total)) {
            (Some(part), Some(whole)) if whole > 0.0 => Cell::Percent(part * 100.0 / whole),
            _ => Cell::Empty,
        },
    }
}
