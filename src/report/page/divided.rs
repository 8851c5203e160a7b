//! Tables of groups: a row for each, and the total counted anew.

use super::columns::{Columns, percent_column, share};
use crate::report::ask::dimension::Dimension;
use crate::report::ask::figure::Figure;
use crate::report::count::figures::{Figures, Members};
use crate::report::count::groups::{Context, Group};
use crate::report::count::public;
use crate::table::{Cell, Chart, Column, Row, Table};

/// The groups of a dimension and the figures of all of them together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Divided<'d, 'r> {
    /// The dimension of the rows.
    pub(super) dimension: Dimension,
    /// The rows.
    pub(super) groups: &'d [Group<'r>],
    /// The total.
    pub(super) total: &'d Figures<'r>,
}

impl<'r> Divided<'_, 'r> {
    /// Which rows, the total last, say too much about single experts.
    pub(super) fn withheld(&self, total_too: bool) -> Vec<bool> {
        let figures = self.groups.iter().map(|group| &group.figures).chain([self.total]);
        let counts: Vec<Vec<usize>> = figures.map(|one| vec![one.experts.len()]).collect();
        public::withheld(&counts, total_too).concat()
    }

    /// The table of figures.
    pub(super) fn table(
        &self,
        context: &Context<'_, 'r>,
        columns: &Columns,
        withheld: &[bool],
    ) -> Table {
        let name = self.dimension.name();
        let mut headed = vec![first_column(context, self.dimension)];
        headed.extend(columns.headed(context));
        let total_few = withheld.last().copied().unwrap_or(false);
        let of_experts = self.dimension.is_of_experts();
        let cells = |figures: &Figures<'r>, few: bool| {
            columns.cells(context, (figures, few), (self.total, total_few), of_experts)
        };
        let rows = self.groups.iter().zip(withheld);
        let rows = rows.map(|(group, few)| row(term(group), cells(&group.figures, *few)));
        let rows: Vec<Row> = rows.collect();
        let total = Some(row(total_term(context), cells(self.total, total_few)));
        let chart = Some(Chart::Bars { column: 1 });
        let language = context.words.language();
        Table { total, chart, ..Table::new(name, headed, rows, language) }
    }

    /// The table of one figure, divided by a second dimension into columns; and whether what its total
    /// says about experts is withheld.
    pub(super) fn cross_table(
        &self,
        context: &Context<'_, 'r>,
        across: &Across<'_, 'r>,
        columns: &Columns,
        figure: Figure,
    ) -> (Table, bool) {
        let grid = across.grid(context, self);
        let of_experts = columns.is_of_experts(figure)
            || self.dimension.is_of_experts()
            || across.dimension.is_of_experts();
        let hidden = withheld_of(&grid, columns.public && of_experts);
        let few = last(&hidden);
        let total = columns.shown(context, self.total, figure, few).cell;
        let rows = grid.iter().zip(&hidden).map(|(figures, hidden)| {
            let cells = figures.iter().zip(hidden).flat_map(|(figures, few)| {
                let cell = columns.shown(context, figures, figure, *few).cell;
                let is_shared = columns.percent && figure.can_be_shared();
                let share = is_shared.then(|| share(&cell, &total));
                std::iter::once(cell).chain(share)
            });
            cells.collect::<Row>()
        });
        let firsts = self.groups.iter().map(term).chain([total_term(context)]);
        let mut rows: Vec<Row> = firsts.zip(rows).map(|(first, cells)| row(first, cells)).collect();
        let total = rows.pop();
        let (down, across_name) = (self.dimension.name(), across.dimension.name());
        let name = format!("{down}-{across_name}-{}", figure.name());
        let title = context.words.get(&figure.heading());
        let headed = across.headed(context, self.dimension, columns, figure);
        let chart = Some(if self.dimension.is_time() { Chart::Lines } else { Chart::StackedBars });
        let language = context.words.language();
        (Table { title, total, chart, ..Table::new(name, headed, rows, language) }, few)
    }
}

/// The second dimension of a cross table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Across<'d, 'r> {
    /// The dimension of the columns.
    pub(super) dimension: Dimension,
    /// The columns.
    pub(super) groups: &'d [Group<'r>],
}

impl<'r> Across<'_, 'r> {
    /// The figures of every cell; the last of each row and the last row are the totals.
    fn grid(&self, context: &Context<'_, 'r>, rows: &Divided<'_, 'r>) -> Vec<Vec<Figures<'r>>> {
        let nothing = Figures::within(context.links, context.selection, &Members::default(), &[]);
        let mut grid: Vec<Vec<Figures<'_>>> = Vec::new();
        for row in rows.groups {
            let context = context.of_group(row);
            let divided = context.divide(self.dimension, &row.members, &row.slices);
            let cell = |column: &Group<'_>| {
                let found = divided.iter().find(|group| group.code == column.code);
                found.map_or(&nothing, |group| &group.figures).clone()
            };
            let cells = self.groups.iter().map(cell);
            grid.push(cells.chain([row.figures.clone()]).collect());
        }
        let totals = self.groups.iter().map(|column| column.figures.clone());
        grid.push(totals.chain([rows.total.clone()]).collect());
        grid
    }

    fn headed(
        &self,
        context: &Context<'_, '_>,
        rows: Dimension,
        columns: &Columns,
        figure: Figure,
    ) -> Vec<Column> {
        let groups = self.groups.iter().map(|group| {
            let name = if group.code.is_empty() { "not-stated" } else { &group.code };
            Column::numbers(name, group.label.clone())
        });
        let total = Column::numbers("total", context.words.heading("total"));
        let mut headed = vec![first_column(context, rows)];
        for column in groups.chain([total]) {
            let share = columns.percent && figure.can_be_shared();
            let share = share.then(|| percent_column(context, &column.name));
            headed.push(column);
            headed.extend(share);
        }
        headed
    }
}

/// Which cells of a grid are withheld.
fn withheld_of(grid: &[Vec<Figures<'_>>], is_public: bool) -> Vec<Vec<bool>> {
    let counts = |row: &Vec<Figures<'_>>| row.iter().map(|one| one.experts.len()).collect();
    let counts: Vec<Vec<usize>> = grid.iter().map(counts).collect();
    if is_public {
        return public::withheld(&counts, false);
    }
    counts.iter().map(|row| vec![false; row.len()]).collect()
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

fn last(hidden: &[Vec<bool>]) -> bool {
    hidden.last().and_then(|row| row.last()).copied().unwrap_or(false)
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
