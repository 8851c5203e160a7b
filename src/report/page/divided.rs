//! Tables of groups: a row for each, and the total counted anew.

use super::columns::{Columns, percent_column, share, shown};
use super::rows::Rows;
use crate::report::ask::dimension::Dimension;
use crate::report::ask::figure::Figure;
use crate::report::count::figures::Figures;
use crate::report::count::groups::{Context, Group};
use crate::report::count::public::{self, Persons, persons};
use crate::table::{Cell, Chart, Column, Row, Table};

/// The groups of a dimension and the figures of all of them together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Divided<'d, 'r> {
    /// The rows.
    pub(super) rows: &'d Rows<'r>,
    /// The total.
    pub(super) total: &'d Figures<'r>,
    /// Which figures of the total are withheld.
    pub(super) withheld: &'d [Figure],
}

impl<'r> Divided<'_, 'r> {
    /// Of which rows a figure is withheld, the total last.
    fn withheld(&self, context: &Context<'_, 'r>, rows: &Rows<'r>, figure: Figure) -> Vec<bool> {
        rows.withheld(context, figure, self.total, self.withheld.contains(&figure))
    }

    /// The table of figures.
    pub(super) fn table(&self, context: &Context<'_, 'r>, columns: &Columns) -> Table {
        let name = self.rows.dimension.name();
        let mut headed = vec![first_column(context, self.rows.dimension)];
        headed.extend(columns.headed(context.words));
        let figures = columns.figures.iter();
        let withheld: Vec<Vec<bool>> =
            figures.map(|figure| self.withheld(context, self.rows, *figure)).collect();
        let of_row = |row: usize| withheld.iter().map(|rows| rows[row]).collect::<Vec<bool>>();
        let total_withheld = of_row(self.rows.groups.len());
        let cells = |figures: &Figures<'r>, withheld: &[bool]| {
            columns.cells(context, (figures, withheld), (self.total, &total_withheld))
        };
        let rows = self.rows.groups.iter().enumerate();
        let rows = rows.map(|(at, group)| row(term(group), cells(&group.figures, &of_row(at))));
        let rows: Vec<Row> = rows.collect();
        let total = Some(row(total_term(context), cells(self.total, &total_withheld)));
        let chart = Some(Chart::Bars { column: 1 });
        let language = context.words.language();
        Table { total, chart, ..Table::new(name, headed, rows, language) }
    }

    /// The table of one figure, divided by a second dimension into columns, from the cells of their grid.
    pub(super) fn cross_table(
        &self,
        context: &Context<'_, 'r>,
        across: &Rows<'r>,
        grid: &[Vec<Figures<'r>>],
        columns: &Columns,
        figure: Figure,
    ) -> Table {
        let hidden = self.withheld_cells(context, across, grid, figure);
        let is_total_withheld = self.withheld.contains(&figure);
        let total = shown(context, self.total, figure, is_total_withheld).cell;
        let rows = grid.iter().zip(&hidden).map(|(figures, hidden)| {
            let cells = figures.iter().zip(hidden).flat_map(|(figures, is_withheld)| {
                let cell = shown(context, figures, figure, *is_withheld).cell;
                let is_shared = columns.percent && figure.can_be_shared();
                let share = is_shared.then(|| share(&cell, &total));
                std::iter::once(cell).chain(share)
            });
            cells.collect::<Row>()
        });
        let firsts = self.rows.groups.iter().map(term).chain([total_term(context)]);
        let mut rows: Vec<Row> = firsts.zip(rows).map(|(first, cells)| row(first, cells)).collect();
        let total = rows.pop();
        let (down, across_name) = (self.rows.dimension, across.dimension.name());
        let name = format!("{}-{across_name}-{}", down.name(), figure.name());
        let title = context.words.get(&figure.heading());
        let headed = headed(context, down, across, columns, figure);
        let chart = Some(if down.is_time() { Chart::Lines } else { Chart::StackedBars });
        let language = context.words.language();
        Table { title, total, chart, ..Table::new(name, headed, rows, language) }
    }

    /// The figures of every cell; the last of each row and the last row are the totals.
    pub(super) fn grid(
        &self,
        context: &Context<'_, 'r>,
        across: &Rows<'r>,
    ) -> Vec<Vec<Figures<'r>>> {
        let mut grid: Vec<Vec<Figures<'_>>> = Vec::new();
        for row in &self.rows.groups {
            let cells = across.within(context, row).into_iter();
            grid.push(cells.chain([row.figures.clone()]).collect());
        }
        let totals = across.groups.iter().map(|column| column.figures.clone());
        grid.push(totals.chain([self.total.clone()]).collect());
        grid
    }

    /// Which cells of a grid are withheld.
    fn withheld_cells(
        &self,
        context: &Context<'_, 'r>,
        across: &Rows<'r>,
        grid: &[Vec<Figures<'r>>],
        figure: Figure,
    ) -> Vec<Vec<bool>> {
        let may_be = |rows: &Rows<'r>| rows.may_be_withheld(context, figure);
        if !may_be(self.rows) && !may_be(across) {
            return grid.iter().map(|row| vec![false; row.len()]).collect();
        }
        let width = across.groups.len() + 1;
        let counts = persons(context.links, figure, grid.iter().flatten());
        let counts: Vec<Vec<Persons>> = counts.chunks(width).map(<[Persons]>::to_vec).collect();
        let rows = self.withheld(context, self.rows, figure);
        let columns = self.withheld(context, across, figure);
        public::withheld_cells(&counts, &rows, &columns, self.rows.is_growth)
    }
}

/// The columns of a cross table.
fn headed(
    context: &Context<'_, '_>,
    rows: Dimension,
    across: &Rows<'_>,
    columns: &Columns,
    figure: Figure,
) -> Vec<Column> {
    let groups = across.groups.iter().map(|group| {
        let name = if group.code.is_empty() { "not-stated" } else { &group.code };
        Column::numbers(name, group.label.clone())
    });
    let total = Column::numbers("total", context.words.heading("total"));
    let mut headed = vec![first_column(context, rows)];
    for column in groups.chain([total]) {
        let share = columns.percent && figure.can_be_shared();
        let share = share.then(|| percent_column(context.words, &column.name));
        headed.push(column);
        headed.extend(share);
    }
    headed
}

/// Whether the numbers of a line add up to more than its total, which is the last.
fn is_exceeded(line: &[&Cell]) -> bool {
    let number = |cell: &&Cell| match cell {
        Cell::Number(number) => *number,
        _ => 0,
    };
    let Some((Cell::Number(total), parts)) = line.split_last() else { return false };
    parts.iter().map(number).sum::<usize>() > *total
}

/// Whether the rows or columns of a cross table add up to more than their totals. Shares beside the
/// numbers are none of the matter.
pub(super) fn is_more_than_total(table: &Table) -> bool {
    let rows: Vec<Vec<&Cell>> = table
        .rows
        .iter()
        .chain(&table.total)
        .map(|row| row[1..].iter().filter(|cell| !matches!(cell, Cell::Percent(_))).collect())
        .collect();
    let columns = rows.first().map_or(0, Vec::len);
    let down = (0..columns)
        .map(|column| rows.iter().filter_map(|row| row.get(column).copied()).collect::<Vec<_>>());
    rows.iter().cloned().chain(down).any(|line| is_exceeded(&line))
}

fn first_column(context: &Context<'_, '_>, dimension: Dimension) -> Column {
    let heading = context.words.heading(&heading_of(context, dimension));
    Column::codes(dimension.name(), heading)
}

/// The key of the heading of a dimension.
pub(super) fn heading_of(context: &Context<'_, '_>, dimension: Dimension) -> String {
    let is_eligibility = context.scheme == crate::query::Scheme::Eligibility;
    match dimension {
        Dimension::Region if is_eligibility => "dimension.eligibility-region".to_owned(),
        dimension => format!("dimension.{}", dimension.name()),
    }
}

fn term(group: &Group<'_>) -> Cell {
    Cell::Term { code: group.code.to_string(), label: group.label.clone() }
}

fn total_term(context: &Context<'_, '_>) -> Cell {
    Cell::Term { code: "total".to_owned(), label: context.words.get("total-distinct") }
}

fn row(first: Cell, cells: Vec<Cell>) -> Row {
    std::iter::once(first).chain(cells).collect()
}
