//! The rows of a table: the groups of a dimension in their order, and which of their figures are withheld
//! in a public report.

use smol_str::SmolStr;

use crate::report::ask::dimension::Dimension;
use crate::report::ask::figure::Figure;
use crate::report::ask::request::Request;
use crate::report::count::arrange::{self, OTHERS};
use crate::report::count::figures::{Figures, Members};
use crate::report::count::groups::{Context, Group, unstated};
use crate::report::count::public::{self, Persons, is_few, persons};
use crate::report::count::series::{cumulative, series};

/// The rows of a table, or the columns of a cross table.
#[derive(Debug, Clone)]
pub(super) struct Rows<'r> {
    /// The dimension.
    pub(super) dimension: Dimension,
    /// The groups that are shown, in their order.
    pub(super) groups: Vec<Group<'r>>,
    /// In a public report, all groups of the dimension as they were before some were combined or moved: what is withheld is
    /// decided on these, so that it does not depend on how many are shown.
    all: Option<Vec<Group<'r>>>,
    /// How many rows were passed over that have as much as the last one shown.
    pub(super) ties: usize,
    /// Whether each holds the one before.
    pub(super) is_growth: bool,
}

impl<'r> Rows<'r> {
    /// The rows of a table.
    pub(super) fn of(
        context: &Context<'_, 'r>,
        request: &Request,
        dimension: Dimension,
        members: &Members<'r>,
        total: &Figures<'r>,
    ) -> Self {
        let is_growth = request.division.over.is_some() && request.division.cumulative;
        let all = match request.division.over {
            None => context.divide(dimension, members, &[]),
            Some(_) if is_growth => cumulative(context, dimension, members),
            Some(_) => series(context, dimension, members),
        };
        let number = request.presentation.top;
        let number = number.map(|number| usize::try_from(number).unwrap_or(usize::MAX));
        let mut rows = Self::of_groups(dimension, all, is_growth);
        if request.order().is_some() || number.is_some() {
            rows.keep_all(context);
        }
        if let Some(sort) = request.order() {
            let withheld =
                rows.withheld_of_all(context, sort.by.unwrap_or(Figure::Projects), total);
            let groups = std::mem::take(&mut rows.groups);
            rows.groups = arrange::sort(context, groups, sort, &withheld);
        }
        if context.public && context.is_about_experts(dimension) {
            rows.keep_together(context, total, number.unwrap_or(usize::MAX));
        } else if let Some(number) = number {
            let sorted_by = request.order().and_then(|sort| sort.by);
            let sorted_by = sorted_by.filter(|figure| !rows.may_be_withheld(context, *figure));
            let ties = |figure| arrange::ties(context, &rows.groups, figure, number);
            rows.ties = sorted_by.map_or(0, ties);
            rows.groups = arrange::top(context, dimension, rows.groups, number);
        }
        rows
    }

    /// The columns of a cross table.
    pub(super) fn across(
        context: &Context<'_, 'r>,
        dimension: Dimension,
        members: &Members<'r>,
        total: &Figures<'r>,
    ) -> Self {
        let all = context.divide(dimension, members, &[]);
        let mut columns = Self::of_groups(dimension, all, false);
        if context.public && context.is_about_experts(dimension) {
            columns.keep_together(context, total, usize::MAX);
        }
        columns
    }

    /// Every group as a row.
    fn of_groups(dimension: Dimension, groups: Vec<Group<'r>>, is_growth: bool) -> Self {
        Self { dimension, groups, all: None, ties: 0, is_growth }
    }

    /// All groups of the dimension.
    fn all(&self) -> &[Group<'r>] {
        self.all.as_deref().unwrap_or(&self.groups)
    }

    /// Keeps all groups, before those that are shown change.
    fn keep_all(&mut self, context: &Context<'_, 'r>) {
        if context.public && self.all.is_none() {
            self.all = Some(self.groups.clone());
        }
    }

    /// Puts the groups that are withheld together as one, for even what they are called would tell that
    /// there is somebody. In a series that grows they are left out, and so are all of a few experts.
    fn keep_together(&mut self, context: &Context<'_, 'r>, total: &Figures<'r>, number: usize) {
        self.keep_all(context);
        let groups = std::mem::take(&mut self.groups);
        if self.is_total_few(context, total) {
            return;
        }
        let withheld = self.withheld_of_all(context, Figure::Experts, total);
        let of_all = self.all().iter().zip(withheld);
        let shown = of_all.filter(|(_, withheld)| !withheld);
        let mut shown: Vec<SmolStr> = shown.map(|(group, _)| group.code.clone()).collect();
        if self.is_growth {
            self.groups = groups.into_iter().filter(|group| shown.contains(&group.code)).collect();
            return;
        }
        // Groups that overlap may still be few together, and then take more with them.
        loop {
            let before = shown.len();
            let is_shown = |group: &Group<'_>| shown.contains(&group.code);
            self.groups =
                arrange::gather(context, self.dimension, groups.clone(), is_shown, number);
            let none = vec![false; self.groups.len() + 1];
            let counts = Counts::of(context, Figure::Experts, &self.groups, total);
            let withheld = self.withheld_of(context, Figure::Experts, &counts, &none);
            shown.retain(|code| !is_withheld(&self.groups, &withheld, code));
            if shown.len() == before {
                return;
            }
        }
    }

    fn is_total_few(&self, context: &Context<'_, 'r>, total: &Figures<'r>) -> bool {
        persons(context.links, Figure::Experts, [total]).iter().any(|one| is_few(one, one))
    }

    /// The figures of each of these columns within a row.
    pub(super) fn within(&self, context: &Context<'_, 'r>, row: &Group<'r>) -> Vec<Figures<'r>> {
        let context = &context.of_group(row);
        let divided = context.divide(self.dimension, &row.members, &row.slices);
        let is_among_others =
            |group: &&Group<'_>| self.groups.iter().all(|one| one.code != group.code);
        let cell = |column: &Group<'r>| {
            let found = divided.iter().find(|group| group.code == column.code);
            found.map(|group| group.figures.clone()).unwrap_or_else(|| {
                let is_others = column.code == OTHERS;
                let others = divided.iter().filter(|_| is_others).filter(is_among_others);
                let others: Vec<Group<'_>> = others.cloned().collect();
                let label = (column.label.clone(), &row.slices[..]);
                arrange::together(context, self.dimension, label, &others).figures
            })
        };
        self.groups.iter().map(cell).collect()
    }

    /// Whether any row combines groups that are too small to be shown alone.
    pub(super) fn are_together(&self, context: &Context<'_, 'r>) -> bool {
        let is_together = |group: &Group<'_>| group.code == OTHERS;
        let is_about_experts = context.is_about_experts(self.dimension);
        context.public && is_about_experts && self.groups.iter().any(is_together)
    }

    /// Whether a figure of these rows is about experts, so that it is withheld where these
    /// are few.
    pub(super) fn may_be_withheld(&self, context: &Context<'_, 'r>, figure: Figure) -> bool {
        let is_about_experts = context.is_about_experts(self.dimension);
        context.public && (is_about_experts || figure.is_of_experts())
    }

    /// Of which rows a figure is withheld, the total last; that of the total in any case where it is
    /// withheld elsewhere.
    pub(super) fn withheld(
        &self,
        context: &Context<'_, 'r>,
        figure: Figure,
        total: &Figures<'r>,
        total_too: bool,
    ) -> Vec<bool> {
        if !self.may_be_withheld(context, figure) {
            return vec![false; self.groups.len() + 1];
        }
        let counts = Counts::of(context, figure, self.all(), total);
        let of_all = self.withheld_of(context, figure, &counts, &vec![false; self.all().len() + 1]);
        let is_always = |group: &Group<'_>| is_withheld(self.all(), &of_all, &group.code);
        let mut too: Vec<bool> = self.groups.iter().map(is_always).collect();
        let are_others = || self.groups.iter().map(|group| group.code == OTHERS);
        if self.is_growth {
            let too = too.into_iter().zip(are_others()).map(|(too, is_others)| too || is_others);
            return too.chain([total_too || of_all.last() == Some(&true)]).collect();
        }
        if context.is_about_experts(self.dimension) {
            // Groups that are too small to be shown alone are combined.
            too.fill(false);
        }
        // Who adds up all others with a row that is withheld must not have the rest.
        let is_any = too.contains(&true);
        too.iter_mut().zip(are_others()).for_each(|(too, is_others)| *too |= is_others && is_any);
        too.push(total_too);
        let counts = match self.all {
            None => counts,
            Some(_) => Counts::of(context, figure, &self.groups, total),
        };
        self.withheld_of(context, figure, &counts, &too)
    }

    fn withheld_of_all(
        &self,
        context: &Context<'_, 'r>,
        figure: Figure,
        total: &Figures<'r>,
    ) -> Vec<bool> {
        let none = vec![false; self.all().len() + 1];
        if !self.may_be_withheld(context, figure) {
            return none;
        }
        let counts = Counts::of(context, figure, self.all(), total);
        self.withheld_of(context, figure, &counts, &none)
    }

    fn withheld_of(
        &self,
        context: &Context<'_, 'r>,
        figure: Figure,
        counts: &Counts,
        too: &[bool],
    ) -> Vec<bool> {
        if figure.is_withheld_from_public() {
            return vec![true; too.len()];
        }
        let mut of_experts = self.withheld_by(&counts.experts, counts.dated, too);
        if figure.is_of_experts() {
            return self.withheld_by(&counts.figure, counts.dated, &of_experts);
        }
        // What is counted of all records says nothing about experts, but where these were chosen.
        if let Some(total) = of_experts.last_mut() {
            *total &= context.selection.narrows_experts();
        }
        of_experts
    }

    fn withheld_by(&self, counts: &[Persons], dated: usize, too: &[bool]) -> Vec<bool> {
        let Some((total, groups)) = counts.split_last().filter(|_| self.is_growth) else {
            return public::withheld(counts, too);
        };
        let series: Vec<_> = groups[..dated].iter().chain([total]).cloned().collect();
        let mut withheld = public::withheld_of_growth(&series, dated == groups.len());
        withheld.splice(dated..dated, groups[dated..].iter().map(|rest| is_few(rest, total)));
        withheld.iter().zip(too).map(|(withheld, too)| *withheld || *too).collect()
    }
}

/// The counts of experts on which it is decided what is withheld of several groups, the total last.
struct Counts {
    /// Of all experts.
    experts: Vec<Persons>,
    /// Of those behind a figure, if it is one of experts.
    figure: Vec<Persons>,
    /// How many of the groups have a date, if they are periods; these come first.
    dated: usize,
}

impl Counts {
    fn of<'r>(
        context: &Context<'_, 'r>,
        figure: Figure,
        groups: &[Group<'r>],
        total: &Figures<'r>,
    ) -> Self {
        let figures = || groups.iter().map(|group| &group.figures).chain([total]);
        let is_of_experts = figure.is_of_experts() && !figure.is_withheld_from_public();
        Self {
            experts: persons(context.links, Figure::Experts, figures()),
            figure: match is_of_experts {
                true => persons(context.links, figure, figures()),
                false => Vec::new(),
            },
            dated: groups.iter().filter(|group| unstated(&group.code) == 0).count(),
        }
    }
}

fn is_withheld(groups: &[Group<'_>], withheld: &[bool], code: &str) -> bool {
    groups.iter().zip(withheld).any(|(group, withheld)| *withheld && group.code == code)
}
