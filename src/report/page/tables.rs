//! The tables of a report: divided, put in order, and with what must be withheld.

use super::columns::{Columns, usual};
use super::divided::{Across, Divided, is_more_than_total};
use super::notes;
use super::records;
use crate::report::ask::dimension::Dimension;
use crate::report::ask::figure::Figure;
use crate::report::ask::request::Request;
use crate::report::count::arrange;
use crate::report::count::figures::{Figures, Members};
use crate::report::count::groups::{Context, Group};
use crate::report::count::public::FEW;
use crate::report::count::series::{cumulative, series};
use crate::table::{Chart, Table};

/// The tables, and what was learned on the way.
pub(super) struct Built {
    /// The tables.
    pub(super) tables: Vec<Table>,
    /// Where rows add up to more than their total.
    pub(super) sums: Vec<String>,
    /// Whether the rows or columns of a cross table add up to more than their totals.
    pub(super) exceeds: bool,
    /// Whether what the total says about experts is withheld.
    pub(super) few: bool,
    /// How many rows were passed over that have as much as the last one shown.
    pub(super) ties: usize,
    /// How figures are shown.
    pub(super) columns: Columns,
}

/// Builds the tables of a report.
pub(super) fn tables<'r>(
    context: &Context<'_, 'r>,
    request: &Request,
    members: &Members<'r>,
    total: &Figures<'r>,
) -> Built {
    let columns = Columns::new(request, request.figures.clone());
    let mut ties = 0;
    let groups: Vec<(Dimension, Vec<Group<'_>>)> = request
        .divisions()
        .into_iter()
        .map(|dimension| {
            let (groups, tied) = arranged(context, request, &columns, dimension, members);
            ties += tied;
            (dimension, groups)
        })
        .collect();
    let divided: Vec<Divided<'_, '_>> = groups
        .iter()
        .map(|(dimension, groups)| Divided { dimension: *dimension, groups, total })
        .collect();
    let is_last = |withheld: Vec<bool>| withheld.last() == Some(&true);
    let few = request.presentation.public
        && (FEW.contains(&total.experts.len())
            || divided.iter().any(|one| is_last(one.withheld(false))));
    let mut built =
        Built { tables: Vec::new(), sums: Vec::new(), exceeds: false, few, ties, columns };
    for divided in &divided {
        match request.axes() {
            (Some(_), Some(across)) => built.cross(context, request, divided, across, members),
            _ => built.add(context, request, divided, groups.len() > 1),
        }
    }
    built
}

/// The rows of a dimension in their order, and how many of those not shown have as much as the last one
/// shown.
fn arranged<'r>(
    context: &Context<'_, 'r>,
    request: &Request,
    columns: &Columns,
    dimension: Dimension,
    members: &Members<'r>,
) -> (Vec<Group<'r>>, usize) {
    let mut groups = match (request.division.over, request.division.cumulative) {
        (None, _) => context.divide(dimension, members, &[]),
        (Some(_), false) => series(context, dimension, members),
        (Some(_), true) => cumulative(context, dimension, members),
    };
    let order = request.order();
    if let Some(sort) = order {
        groups = arrange::sort(context, groups, sort);
    }
    let Some(number) = request.presentation.top else { return (groups, 0) };
    let number = usize::try_from(number).unwrap_or(usize::MAX);
    let is_told = |figure: &Figure| {
        !(columns.public && (columns.is_of_experts(*figure) || dimension.is_of_experts()))
    };
    let sorted_by = order.and_then(|sort| sort.by).filter(is_told);
    let ties = sorted_by.map_or(0, |figure| arrange::ties(context, &groups, figure, number));
    (arrange::top(context, dimension, groups, number), ties)
}

impl Built {
    /// Whether even the records behind the figures would say who the few selected experts are.
    pub(super) fn names_nobody(&self) -> bool {
        self.few && self.columns.of_chosen_experts
    }

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
            columns.figures = usual(divided.dimension);
        }
        let withheld = match request.presentation.public {
            true => divided.withheld(self.few),
            false => vec![false; divided.groups.len() + 1],
        };
        let mut table = divided.table(context, &columns, &withheld);
        if request.division.over.is_some() {
            table.chart = Some(Chart::Lines);
        }
        self.tables.push(table);
        if !request.division.cumulative {
            self.sums.extend(notes::sums(
                context,
                divided,
                &columns.figures,
                request.presentation.public,
            ));
        }
        if request.presentation.list && !is_profile && !self.names_nobody() {
            self.list(context, request, divided, &withheld);
        }
    }

    /// Adds a table of two dimensions for each figure.
    fn cross<'r>(
        &mut self,
        context: &Context<'_, 'r>,
        request: &Request,
        divided: &Divided<'_, 'r>,
        across: Dimension,
        members: &Members<'r>,
    ) {
        let groups = context.divide(across, members, &[]);
        let across = Across { dimension: across, groups: &groups };
        let mut figures = self.columns.figures.clone();
        if figures.is_empty() {
            figures.push(Figure::Projects);
        }
        for figure in figures {
            let (table, few) = divided.cross_table(context, &across, &self.columns, figure);
            self.exceeds |= is_more_than_total(&table);
            self.tables.push(table);
            self.few |= few;
        }
        if request.presentation.list && !self.names_nobody() {
            self.list(context, request, divided, &divided.withheld(self.few));
        }
    }

    /// Adds the table of the records behind the rows. Rows of experts that are withheld name none.
    fn list<'r>(
        &mut self,
        context: &Context<'_, 'r>,
        request: &Request,
        divided: &Divided<'_, 'r>,
        withheld: &[bool],
    ) {
        let is_told =
            |few: bool| request.presentation.public && divided.dimension.is_of_experts() && few;
        let groups = divided.groups.iter().zip(withheld).filter(|(_, few)| !is_told(**few));
        let figures = request.listed_figures();
        let groups = groups.map(|(group, _)| group);
        self.tables.push(records::of_groups(context, divided.dimension, groups, &figures));
    }
}
