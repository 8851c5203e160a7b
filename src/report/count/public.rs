//! Which cells say something about single experts, so that a public report withholds them.

use std::ops::RangeInclusive;

/// So few experts are single persons.
pub(crate) const FEW: RangeInclusive<usize> = 1..=2;

/// The cells that are withheld, of counts of experts in rows and columns whose last row holds totals
/// and whose last column does where there are several: those of few experts, and as many others as it
/// takes that none can be computed from the totals.
pub(crate) fn withheld(counts: &[Vec<usize>], total_too: bool) -> Vec<Vec<bool>> {
    let few = |row: &Vec<usize>| row.iter().map(|count| FEW.contains(count)).collect();
    let mut hidden: Vec<Vec<bool>> = counts.iter().map(few).collect();
    if let Some(total) = hidden.last_mut().and_then(|row| row.last_mut()) {
        *total |= total_too;
    }
    let lines = lines(counts);
    loop {
        let more = lines.iter().find_map(|line| to_be_withheld(counts, &hidden, line));
        let Some((row, column)) = more else { return hidden };
        hidden[row][column] = true;
    }
}

/// A row and a column.
type Place = (usize, usize);

/// The places that add up, the total last: each column, and each row where there are several columns.
fn lines(counts: &[Vec<usize>]) -> Vec<Vec<Place>> {
    let (rows, columns) = (counts.len(), counts.first().map_or(0, Vec::len));
    let down = (0..columns).map(|column| (0..rows).map(|row| (row, column)).collect());
    let across = (0..rows).filter(|_| columns > 1);
    let across = across.map(|row| (0..columns).map(|column| (row, column)).collect());
    down.chain(across).collect()
}

/// A place that must be withheld as well, so that nothing in this line can be computed: the smallest
/// that is still shown and not empty.
fn to_be_withheld(counts: &[Vec<usize>], hidden: &[Vec<bool>], line: &[Place]) -> Option<Place> {
    let is_hidden = |(row, column): &Place| hidden[*row][*column];
    let withheld: Vec<usize> = line
        .iter()
        .filter(|place| is_hidden(place))
        .map(|(row, column)| counts[*row][*column])
        .collect();
    let sum: usize = withheld.iter().sum();
    let all_few = withheld.iter().all(|count| FEW.contains(count));
    let is_total_shown = line.last().is_some_and(|total| !is_hidden(total));
    // Of so many that are 1 or 2, a sum that leaves no choice says what each is.
    let is_certain = all_few && (sum == withheld.len() || sum == 2 * withheld.len());
    let is_safe = match withheld.len() {
        0 => true,
        1 => false,
        _ => !(is_total_shown && is_certain),
    };
    if is_safe {
        return None;
    }
    let shown = line.iter().enumerate().filter(|(_, place)| !is_hidden(place));
    let not_empty = shown.filter(|(_, (row, column))| counts[*row][*column] > 0);
    let smallest = not_empty.min_by_key(|(position, (row, column))| {
        (counts[*row][*column], *position == line.len() - 1, *position)
    });
    smallest.map(|(_, place)| *place)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop, prop_assert, proptest};

    use super::{FEW, withheld};

    fn column(counts: &[usize]) -> Vec<bool> {
        let rows: Vec<Vec<usize>> = counts.iter().map(|count| vec![*count]).collect();
        withheld(&rows, false).concat()
    }

    #[test]
    fn a_single_small_cell_takes_the_next_smallest_with_it() {
        assert_eq!(column(&[1, 9, 4, 0, 14]), [true, false, true, false, false]);
        assert_eq!(column(&[7, 9, 4, 20]), [false; 4]);
    }

    #[test]
    fn two_small_cells_whose_sum_tells_them_take_a_third() {
        assert_eq!(column(&[1, 1, 9, 11]), [true, true, true, false]);
        assert_eq!(column(&[2, 2, 9, 13]), [true, true, true, false]);
        assert_eq!(column(&[1, 2, 9, 12]), [true, true, false, false]);
    }

    #[test]
    fn where_there_is_nothing_else_the_total_goes() {
        assert_eq!(column(&[2, 0, 2]), [true, false, true]);
        assert_eq!(column(&[2, 2, 4]), [true, true, true]);
    }

    #[test]
    fn in_a_cross_table_rows_and_columns_hide_what_they_would_tell() {
        let hidden = withheld(&[vec![1, 5, 6], vec![4, 8, 12], vec![5, 13, 18]], false);
        assert_eq!(hidden, [[true, true, false], [true, true, false], [false, false, false]]);
    }

    proptest! {
        #[test]
        fn no_line_has_a_single_cell_withheld_and_none_that_is_small_is_shown(
            cells in prop::collection::vec(prop::collection::vec(0_usize..9, 3), 1..6),
            total_too in any::<bool>(),
        ) {
            let mut counts: Vec<Vec<usize>> = cells;
            for row in &mut counts {
                row.push(row.iter().sum());
            }
            counts.push((0..4).map(|column| counts.iter().map(|row| row[column]).sum()).collect());
            let hidden = withheld(&counts, total_too);
            for (row, shown) in counts.iter().zip(&hidden) {
                let many = row.iter().filter(|count| **count > 0).count();
                prop_assert!(shown.iter().filter(|is_hidden| **is_hidden).count() != 1 || many < 2);
                for (count, is_hidden) in row.iter().zip(shown) {
                    prop_assert!(*is_hidden || !FEW.contains(count));
                }
            }
        }
    }
}
