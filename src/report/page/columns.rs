//! The columns of figures in a table, and their cells.

use crate::report::ask::dimension::Dimension;
use crate::report::ask::figure::Figure;
use crate::report::ask::request::{Presentation, Request};
use crate::report::count::figures::Figures;
use crate::report::count::groups::Context;
use crate::report::count::measure::measure;
use crate::report::count::membership::by_membership;
use crate::report::count::public::FEW;
use crate::report::count::value::{Measure, float};
use crate::table::{Cell, Column};

/// Which figures stand in the columns of a table, and how.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    /// The figures.
    pub(super) figures: Vec<Figure>,
    /// Whether the share of the total stands beside each.
    pub(super) percent: bool,
    /// Whether what says something about few experts is withheld.
    pub(super) public: bool,
    /// Whether only some experts are selected, so that every figure says something about them.
    pub(super) of_chosen_experts: bool,
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
        let of_chosen_experts = request.selection.narrows_experts();
        let Presentation { percent, public, .. } = request.presentation;
        Self { figures, percent, public, of_chosen_experts }
    }

    /// The columns.
    pub(super) fn headed(&self, context: &Context<'_, '_>) -> Vec<Column> {
        let mut columns = Vec::new();
        for figure in &self.figures {
            let name = figure.name();
            columns.push(Column::numbers(name, context.words.heading(&figure.heading())));
            if figure.is_of_what_is_stated() {
                let heading = context.words.heading(&format!("stating.{name}"));
                columns.push(Column::numbers(format!("{name}-stated"), heading));
            }
            if self.percent && figure.can_be_shared() {
                columns.push(percent_column(context, name));
            }
        }
        columns
    }

    /// The cells of a row. `few` tells whether what it says about experts is withheld, and
    /// `total_few` whether that of the total is.
    pub(super) fn cells(
        &self,
        context: &Context<'_, '_>,
        (row, few): (&Figures<'_>, bool),
        (total, total_few): (&Figures<'_>, bool),
        of_experts: bool,
    ) -> Vec<Cell> {
        let mut cells = Vec::new();
        for figure in &self.figures {
            let is_of_experts = of_experts || self.is_of_experts(*figure);
            let Measure { cell, known } = self.shown(context, row, *figure, is_of_experts && few);
            let is_shared = self.percent && figure.can_be_shared();
            let share = is_shared.then(|| {
                let total = self.shown(context, total, *figure, is_of_experts && total_few);
                share(&cell, &total.cell)
            });
            let is_withheld = cell == Cell::Withheld;
            cells.push(cell);
            if figure.is_of_what_is_stated() {
                let stated = known.map_or(Cell::Empty, |known| Cell::Number(known.stated));
                cells.push(if is_withheld { Cell::Withheld } else { stated });
            }
            cells.extend(share);
        }
        cells
    }

    /// Whether a figure says something about single experts where there are few.
    pub(super) fn is_of_experts(&self, figure: Figure) -> bool {
        self.of_chosen_experts || figure.is_of_experts()
    }

    /// A figure as it is shown.
    pub(super) fn shown(
        &self,
        context: &Context<'_, '_>,
        figures: &Figures<'_>,
        figure: Figure,
        few: bool,
    ) -> Measure {
        let is_told_by_share = || {
            let (eu, others) = by_membership(context.links, figures);
            FEW.contains(&eu.len()) || FEW.contains(&others.len())
        };
        let measured = measure(context.links, figures, figure);
        let told = self.public && figure == Figure::ExpertsNonEu && is_told_by_share();
        if few || told { Measure { cell: Cell::Withheld, known: None } } else { measured }
    }
}

/// The column with the share of the total.
pub(super) fn percent_column(context: &Context<'_, '_>, name: &str) -> Column {
    Column::numbers(format!("{name}-percent"), context.words.heading("share"))
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
