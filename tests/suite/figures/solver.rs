//! Who reads a cross table and computes what it withholds.
//!
//! The cells and totals of a table of two dimensions are flows: what enters a row leaves it through its
//! cells, what enters a column leaves it through its total. Numbers that are told are fixed. From any
//! flow that agrees with them, a number that is withheld can be another exactly if there is a way
//! around that goes through it on which all others can change with it. No other equation holds between
//! the numbers of a table, so that what this finds is all that there is to be found.

use std::collections::VecDeque;

/// A table as it is printed: rows of cells, of which the last is the total, and the totals of the columns
/// last; nothing where a number is withheld.
pub(super) type Printed = Vec<Vec<Option<usize>>>;

/// What a reader knows besides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Knowledge {
    /// Whether nobody is in two rows.
    pub(super) rows_add_up: bool,
    /// Whether nobody is in two columns.
    pub(super) columns_add_up: bool,
}

/// The place of a number in the table, its row first.
pub(super) type Place = (usize, usize);

/// The places of what is withheld and can be only one number.
pub(super) fn found(table: &Printed, knowledge: Knowledge) -> Vec<Place> {
    let mut flow = Flow::of(table, knowledge);
    flow.settle();
    let withheld = flow.edges.iter().enumerate().filter_map(|(at, edge)| Some((at, edge.place?)));
    let certain = withheld.filter(|(at, _)| !flow.can_change(*at));
    certain.map(|(_, place)| place).collect()
}

/// A number of the table, or what the parts of a total are more than it.
#[derive(Debug)]
struct Edge {
    from: usize,
    to: usize,
    least: usize,
    most: usize,
    value: usize,
    /// Where it stands, if it is withheld.
    place: Option<Place>,
}

/// A way along an edge: which, and whether it is made larger.
type Step = (usize, bool);

struct Flow {
    edges: Vec<Edge>,
    /// The edges that begin or end at each node.
    at: Vec<Vec<usize>>,
}

impl Flow {
    fn of(table: &Printed, knowledge: Knowledge) -> Self {
        let (rows, columns) = (table.len() - 1, table[0].len() - 1);
        let (of_rows, of_columns, beyond) =
            (rows + columns, rows + columns + 1, rows + columns + 2);
        let mut flow = Self { edges: Vec::new(), at: vec![Vec::new(); beyond + 1] };
        let large = 1_000_000;
        for (row, numbers) in table.iter().enumerate() {
            for (column, number) in numbers.iter().enumerate() {
                let from = if row == rows { rows + column } else { row };
                let (from, to) = match (row == rows, column == columns) {
                    (false, false) => (from, rows + column),
                    (false, true) => (of_rows, row),
                    (true, false) => (from, of_columns),
                    (true, true) => (of_columns, of_rows),
                };
                let totals = [table[row][columns], table[rows][column], table[rows][columns]];
                let most = totals.into_iter().flatten().min().unwrap_or(large);
                let (least, most) = number.map_or((0, most), |number| (number, number));
                let place = number.is_none().then_some((row, column));
                flow.add(Edge { from, to, least, most, value: least, place });
            }
        }
        let mut more = |from, to| {
            flow.add(Edge { from, to, least: 0, most: large, value: 0, place: None });
        };
        if !knowledge.columns_add_up {
            (0..rows).for_each(|row| more(beyond, row));
            more(of_columns, beyond);
        }
        if !knowledge.rows_add_up {
            (rows..rows + columns).for_each(|column| more(column, beyond));
            more(beyond, of_rows);
        }
        flow
    }

    fn add(&mut self, edge: Edge) {
        for node in [edge.from, edge.to] {
            self.at[node].push(self.edges.len());
        }
        self.edges.push(edge);
    }

    /// Finds numbers that agree with all that is told.
    fn settle(&mut self) {
        loop {
            let mut excess = vec![0_i64; self.at.len()];
            for edge in &self.edges {
                let value = i64::try_from(edge.value).unwrap();
                excess[edge.to] += value;
                excess[edge.from] -= value;
            }
            let Some(start) = excess.iter().position(|number| *number > 0) else { return };
            let way = self.way(start, |node| excess[node] < 0, None);
            let way = way.expect("what is told contradicts itself");
            for (at, is_larger) in way {
                let value = &mut self.edges[at].value;
                *value = if is_larger { *value + 1 } else { *value - 1 };
            }
        }
    }

    /// Whether the number of an edge can be another.
    fn can_change(&self, at: usize) -> bool {
        let edge = &self.edges[at];
        let is_way = |from, to| self.way(from, |node| node == to, Some(at)).is_some();
        (edge.value < edge.most && is_way(edge.to, edge.from))
            || (edge.value > edge.least && is_way(edge.from, edge.to))
    }

    /// A shortest way from a node to one that is looked for, along numbers that can change.
    fn way(
        &self,
        start: usize,
        is_end: impl Fn(usize) -> bool,
        without: Option<usize>,
    ) -> Option<Vec<Step>> {
        let mut reached: Vec<Option<(usize, Step)>> = vec![None; self.at.len()];
        let mut waiting = VecDeque::from([start]);
        while let Some(node) = waiting.pop_front() {
            if is_end(node) {
                let mut way = Vec::new();
                let mut node = node;
                while node != start {
                    let (before, step) = reached[node]?;
                    way.push(step);
                    node = before;
                }
                return Some(way);
            }
            for &at in self.at[node].iter().filter(|at| Some(**at) != without) {
                let edge = &self.edges[at];
                let (next, is_larger) =
                    if edge.from == node { (edge.to, true) } else { (edge.from, false) };
                let is_open =
                    if is_larger { edge.value < edge.most } else { edge.value > edge.least };
                if is_open && next != start && reached[next].is_none() {
                    reached[next] = Some((node, (at, is_larger)));
                    waiting.push_back(next);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Knowledge, Printed, found};

    const PARTS: Knowledge = Knowledge { rows_add_up: true, columns_add_up: true };

    /// A table in which `-` is withheld.
    fn printed(text: &str) -> Printed {
        let row = |line: &str| line.split_whitespace().map(|cell| cell.parse().ok()).collect();
        text.lines().map(row).collect()
    }

    #[test]
    fn a_single_cell_that_is_withheld_is_found() {
        assert_eq!(found(&printed("- 5 6\n4 8 12\n5 13 18"), PARTS), [(0, 0)]);
        assert_eq!(found(&printed("- - 6\n- - 12\n5 13 18"), PARTS), []);
    }

    #[test]
    fn what_the_totals_of_several_lines_tell_together_is_found() {
        // Origin and sector: the first two rows are all in the first column, and are 8 - 5 together.
        let table = printed("- 0 0 0 -\n- 0 0 0 -\n- - - - 5\n4 - - - 8");
        assert_eq!(found(&table, PARTS), [(2, 0)]);
        // Sector and phase of the shipped registry, as it was printed once.
        let table = printed(
            "0 - - - 0 -\n0 - - 0 0 6\n0 0 - 0 0 -\n0 - - 0 0 6\n- 63 60 - - 193\n- 72 67 35 - 211",
        );
        assert_eq!(found(&table, PARTS), [(0, 3), (4, 3)]);
    }

    #[test]
    fn rows_that_overlap_tell_less() {
        let table = printed("- -\n9 9\n12 12");
        let overlap = Knowledge { rows_add_up: false, ..PARTS };
        assert_eq!(found(&table, PARTS), [(0, 0), (0, 1)]);
        assert_eq!(found(&table, overlap), []);
    }
}
