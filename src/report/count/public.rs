//! What a public report withholds: figures about so few experts that they are about persons, and what
//! would tell it.
//!
//! All is decided on counts of experts, before any cell is made. Most figures have one such count: the
//! experts whom they speak of. What only some of these state has one more for each part of them.

use super::figures::Figures;
use super::membership::by_membership;
use crate::query::Links;
use crate::report::ask::figure::Figure;

/// Fewer experts than this are single persons. That there are none is withheld as well, so that what
/// is withheld does not say that there is somebody.
const FLOOR: usize = 3;

/// The counts of experts behind one cell: whom it speaks of, then those who state it, part by part.
pub(crate) type Persons = Vec<usize>;

/// The counts behind a figure of several groups. Where nobody of the last, which is the total, states
/// what the figure is made of, whom it speaks of is all that there is to count.
pub(crate) fn persons<'f, 'r: 'f>(
    links: &Links<'r>,
    figure: Figure,
    groups: impl IntoIterator<Item = &'f Figures<'r>>,
) -> Vec<Persons> {
    let stating = |figures: &Figures<'_>| match figure {
        Figure::ExpertDays => vec![figures.experts_with_days().len()],
        Figure::ExpertsNonEu => {
            let (eu, others) = by_membership(links, figures);
            let all = figures.experts.len();
            let (eu, others) = (eu.len(), others.len());
            // Where the origin of everybody is known, it tells of nobody that it is not.
            let unknown = Some(all - eu - others).filter(|number| *number > 0);
            vec![eu, others, unknown.unwrap_or(all)]
        }
        _ => Vec::new(),
    };
    let counted = groups.into_iter().map(|one| (one.experts.len(), stating(one)));
    let counted: Vec<(usize, Persons)> = counted.collect();
    let is_stated = counted.last().is_some_and(|(_, stating)| match &stating[..] {
        [eu, others, _] => eu + others > 0,
        parts => parts.iter().any(|part| *part > 0),
    });
    let all = counted.into_iter().map(|(all, stating)| {
        std::iter::once(all).chain(stating.into_iter().filter(|_| is_stated)).collect()
    });
    all.collect()
}

/// Whether some are so few, or all but a few, of a whole.
pub(crate) fn is_few(some: &[usize], whole: &[usize]) -> bool {
    let is_few = |(count, of): (&usize, &usize)| {
        *count < FLOOR || (1..FLOOR).contains(&of.saturating_sub(*count))
    };
    some.iter().zip(whole).any(is_few)
}

/// Which of the rows are withheld, the last of which is the total: those of few experts, those `too`,
/// and as many others as it takes that nothing can be computed from the total. No matter in which
/// order the rows are.
///
/// What is withheld is at least two rows, or a row and the total; its sum, if it can be computed, is
/// that of a group of experts that is not small, and leaves open how it is made up.
pub(crate) fn withheld(rows: &[Persons], too: &[bool]) -> Vec<bool> {
    let Some((total, parts)) = rows.split_last() else { return Vec::new() };
    let few = rows.iter().map(|row| is_few(row, total));
    let mut hidden: Vec<bool> = few.zip(too).map(|(few, too)| few || *too).collect();
    let last = parts.len();
    while !is_safe(parts, &hidden) {
        let shown = || (0..last).filter(|at| !hidden[*at]);
        let smallest = shown().map(|at| parts[at][0]).min();
        // All that are as small: which of them comes first says nothing.
        let more: Vec<usize> = shown().filter(|at| Some(parts[*at][0]) == smallest).collect();
        if more.is_empty() {
            hidden[last] = true;
            break;
        }
        for at in more {
            hidden[at] = true;
        }
    }
    hidden
}

/// Whether nothing that is withheld of these rows and their total can be computed.
fn is_safe(parts: &[Persons], hidden: &[bool]) -> bool {
    let is_total_shown = hidden.last() == Some(&false);
    let withheld: Vec<&Persons> =
        parts.iter().zip(hidden).filter(|(_, hidden)| **hidden).map(|(part, _)| part).collect();
    let number = withheld.len();
    if number + usize::from(!is_total_shown) < 2 {
        return number == 0 && is_total_shown;
    }
    let is_open = |at: usize| {
        let counts = withheld.iter().map(|part| part[at]);
        let sum: usize = counts.clone().sum();
        // Who takes all of them to be small must not find that each is as large as that allows.
        let is_largest = counts.clone().all(|count| count < FLOOR) && sum == number * (FLOOR - 1);
        sum >= FLOOR && !is_largest
    };
    !is_total_shown || (0..withheld[0].len()).all(is_open)
}

/// Which of the rows of a series are withheld in which each holds the one before, the total after
/// them: a row is shown if it differs from the next that is shown by more than a few. The last is
/// the total itself where `is_whole`, as there is nothing without a date.
pub(crate) fn withheld_of_growth(rows: &[Persons], is_whole: bool) -> Vec<bool> {
    let Some((total, parts)) = rows.split_last() else { return Vec::new() };
    let mut next = total;
    let mut hidden = vec![is_few(total, total)];
    for (position, row) in parts.iter().enumerate().rev() {
        let is_total = is_whole && position + 1 == parts.len();
        let is_shown = !is_few(row, next) && (row[0] != next[0] || is_total);
        next = if is_shown { row } else { next };
        hidden.push(!is_shown);
    }
    hidden.reverse();
    hidden
}

/// Which cells of a cross table are withheld, from those of the totals of its rows and of its
/// columns; the last row and the last column hold these. All others are shown, or none.
///
/// Where none is, each can be what the totals of its row and column allow; and as a total that is
/// shown is that of many and leaves out many, that is one of several numbers. Only where a row or column
/// holds everybody its cells are the totals of the others, and are shown with them.
pub(crate) fn withheld_cells(
    cells: &[Vec<Persons>],
    rows: &[bool],
    columns: &[bool],
    is_growth: bool,
) -> Vec<Vec<bool>> {
    let (last_row, last_column) = (rows.len() - 1, columns.len() - 1);
    let is_few = |row: usize, column: usize| {
        let cell = &cells[row][column];
        is_few(cell, &cells[row][last_column]) || is_few(cell, &cells[last_row][column])
    };
    let is_any_few = (0..last_row).any(|row| (0..last_column).any(|column| is_few(row, column)));
    let are_shown = !is_growth && !is_any_few && !rows.iter().chain(columns).any(|hidden| *hidden);
    let is_everybody_in_row =
        |row: usize| (0..=last_column).all(|column| cells[row][column] == cells[last_row][column]);
    let is_everybody_in_column =
        |column: usize| (0..=last_row).all(|row| cells[row][column] == cells[row][last_column]);
    let cell = |row: usize, column: usize| match (row == last_row, column == last_column) {
        (true, _) => columns[column],
        (_, true) => rows[row],
        _ if are_shown => false,
        _ if is_everybody_in_row(row) || is_everybody_in_column(column) => {
            rows[row] || columns[column]
        }
        _ => true,
    };
    let row = |row: usize| (0..=last_column).map(|column| cell(row, column)).collect();
    (0..=last_row).map(row).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop, prop_assert, proptest};

    use super::{FLOOR, is_few, withheld, withheld_cells, withheld_of_growth};

    fn one_count(counts: &[usize]) -> Vec<Vec<usize>> {
        counts.iter().map(|count| vec![*count]).collect()
    }

    fn column(counts: &[usize]) -> Vec<bool> {
        withheld(&one_count(counts), &vec![false; counts.len()])
    }

    #[test]
    fn a_single_small_row_takes_the_next_smallest_with_it() {
        assert_eq!(column(&[1, 9, 4, 14]), [true, false, true, false]);
        assert_eq!(column(&[7, 9, 4, 20]), [false; 4]);
    }

    #[test]
    fn none_is_withheld_like_a_few() {
        assert_eq!(column(&[0, 9, 4, 13]), [true, false, true, false]);
        assert_eq!(column(&[0, 1, 2, 9, 12]), [true, true, true, false, false]);
    }

    #[test]
    fn small_rows_whose_sum_tells_them_take_a_third() {
        assert_eq!(column(&[1, 1, 9, 11]), [true, true, true, false]);
        assert_eq!(column(&[2, 2, 9, 13]), [true, true, true, false]);
        assert_eq!(column(&[1, 2, 9, 12]), [true, true, false, false]);
    }

    #[test]
    fn of_rows_that_are_as_small_none_is_chosen() {
        assert_eq!(column(&[1, 5, 5, 9, 20]), [true, true, true, false, false]);
    }

    #[test]
    fn where_there_is_nothing_else_the_total_goes() {
        assert_eq!(column(&[2, 2]), [true, true]);
        assert_eq!(column(&[2, 2, 4]), [true, true, true]);
    }

    #[test]
    fn a_row_that_leaves_out_a_few_tells_of_them() {
        assert_eq!(column(&[20, 5, 21]), [true, true, false]);
    }

    #[test]
    fn a_series_that_grows_by_a_few_does_not_say_when() {
        let rows = one_count(&[2, 15, 205, 207, 207, 211]);
        assert_eq!(withheld_of_growth(&rows, false), [true, false, true, true, false, false]);
        let rows = one_count(&[15, 209, 211, 211]);
        assert_eq!(withheld_of_growth(&rows, true), [false, true, false, false]);
    }

    #[test]
    fn a_cross_table_tells_all_cells_or_none() {
        let cells = |rows: &[[usize; 3]]| rows.iter().map(|row| one_count(row)).collect::<Vec<_>>();
        let many = cells(&[[4, 5, 9], [3, 8, 11], [7, 13, 20]]);
        assert_eq!(withheld_cells(&many, &[false; 3], &[false; 3], false), [[false; 3]; 3]);
        let some = cells(&[[1, 5, 6], [4, 8, 12], [5, 13, 18]]);
        let hidden = [[true, true, false], [true, true, false], [false; 3]];
        assert_eq!(withheld_cells(&some, &[false; 3], &[false; 3], false), hidden);
        let of_one = cells(&[[7, 0, 7], [5, 0, 5], [12, 0, 12]]);
        let hidden = [[false, true, false], [false, true, false], [false, true, false]];
        assert_eq!(withheld_cells(&of_one, &[false; 3], &[false, true, false], false), hidden);
    }

    /// Every way in which so many numbers can add up to this.
    fn sums(parts: usize, sum: usize) -> Vec<Vec<usize>> {
        if parts == 1 {
            return vec![vec![sum]];
        }
        let first = (0..=sum).flat_map(|first| {
            let others = sums(parts - 1, sum - first).into_iter();
            others.map(move |others| [vec![first], others].concat())
        });
        first.collect()
    }

    proptest! {
        #[test]
        fn each_row_that_is_withheld_can_be_several_numbers(
            parts in prop::collection::vec(0_usize..9, 1..6),
        ) {
            let total: usize = parts.iter().sum();
            let mut counts = parts;
            counts.push(total);
            let hidden = column(&counts);
            let is_total_shown = !hidden[hidden.len() - 1];
            let rows = || counts.iter().zip(&hidden).take(counts.len() - 1);
            prop_assert!(rows().all(|(count, hidden)| *hidden || !is_few(&[*count], &[total])));
            let withheld: Vec<usize> =
                rows().filter(|(_, hidden)| **hidden).map(|(count, _)| *count).collect();
            if is_total_shown && !withheld.is_empty() {
                let all_small = withheld.iter().all(|count| *count < FLOOR);
                let mut others = sums(withheld.len(), withheld.iter().sum());
                others.retain(|other| !all_small || other.iter().all(|count| *count < FLOOR));
                for at in 0..withheld.len() {
                    prop_assert!(others.iter().any(|other| other[at] != withheld[at]));
                }
            }
        }
    }
}
