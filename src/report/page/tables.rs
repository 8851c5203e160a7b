//! The tables of a report: divided, put in order, and with what must be withheld.

use clap::ValueEnum;

use super::columns::{Columns, usual};
use super::divided::{Divided, is_more_than_total};
use super::notes;
use super::records;
use super::rows::Rows;
use crate::report::ask::dimension::Dimension;
use crate::report::ask::figure::Figure;
use crate::report::ask::request::Request;
use crate::report::count::figures::{Figures, Members};
use crate::report::count::groups::Context;
use crate::table::{Chart, Table};

/// The tables, and what was learned on the way.
pub(super) struct Built {
    /// The tables.
    pub(super) tables: Vec<Table>,
    /// Where rows add up to more than their total.
    pub(super) sums: Vec<String>,
    /// Whether the rows or columns of a cross table add up to more than their totals.
    pub(super) exceeds: bool,
    /// How many rows were passed over that have as much as the last one shown.
    pub(super) ties: usize,
    /// Whether any row or column combines groups of few experts.
    pub(super) together: bool,
    /// Which figures of the total are withheld.
    pub(super) withheld: Vec<Figure>,
    /// How figures are shown.
    pub(super) columns: Columns,
}

/// Whether the rows of a table are countries.
pub(super) fn is_by_country(table: &Table) -> bool {
    let dimensions = Dimension::value_variants().iter();
    dimensions.filter(|one| one.is_of_countries()).any(|one| one.name() == table.name)
}

/// Builds the tables of a report.
pub(super) fn tables<'r>(
    context: &Context<'_, 'r>,
    request: &Request,
    members: &Members<'r>,
    total: &Figures<'r>,
) -> Built {
    let rows = request.divisions().into_iter();
    let rows: Vec<Rows<'_>> =
        rows.map(|dimension| Rows::of(context, request, dimension, members, total)).collect();
    let across = match request.axes() {
        (Some(_), Some(across)) => Some(Rows::across(context, across, members, total)),
        _ => None,
    };
    let all = || rows.iter().chain(&across);
    let withheld = withheld(context, all(), total);
    let mut built = Built {
        tables: Vec::new(),
        sums: Vec::new(),
        exceeds: false,
        ties: rows.iter().map(|rows| rows.ties).sum(),
        together: all().any(|rows| rows.are_together(context)),
        withheld: withheld.clone(),
        columns: Columns::new(request, request.figures.clone()),
    };
    for one in &rows {
        let divided = Divided { rows: one, total, withheld: &withheld };
        match &across {
            Some(across) => built.cross(context, request, &divided, across),
            None => built.add(context, request, &divided, rows.len() > 1),
        }
    }
    built
}

/// Which figures of the total are withheld: because they are about few experts, or because a table
/// would tell what it withholds by its total.
fn withheld<'d, 'r: 'd>(
    context: &Context<'_, 'r>,
    rows: impl Iterator<Item = &'d Rows<'r>> + Clone,
    total: &Figures<'r>,
) -> Vec<Figure> {
    let is_withheld = |figure: &Figure| {
        let mut rows = rows.clone();
        rows.any(|rows| rows.withheld(context, *figure, total, false).last() == Some(&true))
    };
    Figure::all().iter().copied().filter(is_withheld).collect()
}

impl Built {
    /// Adds the table of a dimension, and that of the records behind it where it is asked for.
    fn add<'r>(
        &mut self,
        context: &Context<'_, 'r>,
        request: &Request,
        divided: &Divided<'_, 'r>,
        is_profile: bool,
    ) {
        let mut columns = self.columns.clone();
        if columns.figures.is_empty() {
            columns.figures = usual(divided.rows.dimension);
        }
        let mut table = divided.table(context, &columns);
        if request.division.over.is_some() {
            table.chart = Some(Chart::Lines);
        }
        self.tables.push(table);
        if !request.division.cumulative {
            self.sums.extend(notes::sums(context, divided, &columns.figures));
        }
        if request.presentation.list && !is_profile {
            self.list(context, request, divided.rows);
        }
    }

    /// Adds a table of two dimensions for each figure.
    fn cross<'r>(
        &mut self,
        context: &Context<'_, 'r>,
        request: &Request,
        divided: &Divided<'_, 'r>,
        across: &Rows<'r>,
    ) {
        let mut figures = self.columns.figures.clone();
        if figures.is_empty() {
            figures.push(Figure::Projects);
        }
        let grid = divided.grid(context, across);
        for figure in figures {
            let table = divided.cross_table(context, across, &grid, &self.columns, figure);
            self.exceeds |= is_more_than_total(&table);
            self.tables.push(table);
        }
        if request.presentation.list {
            self.list(context, request, divided.rows);
        }
    }

    /// Adds the table of the records behind the rows. In a public report it has none of rows that are
    /// groups of experts, for in each record there may be one of these.
    fn list<'r>(&mut self, context: &Context<'_, 'r>, request: &Request, rows: &Rows<'r>) {
        let is_told = !(context.public && context.is_about_experts(rows.dimension));
        let figures = request.listed_figures();
        let groups = rows.groups.iter().filter(|_| is_told);
        self.tables.push(records::of_groups(context, rows.dimension, groups, &figures));
    }
}
