//! A published figure as a row: beside the computed one, with its day and its source.

use crate::model::{Claim, Qualifier, Unit, Vocabularies};
use crate::report::count::value::{float, percent};
use crate::table::{Cell, Column, Row};
use crate::words::Words;

/// The columns of a published figure: what was counted, the published and the computed number, what is
/// between them, the day and the source.
pub(crate) fn columns(words: &Words) -> Vec<Column> {
    vec![
        Column::codes("metric", words.heading("claim.metric")),
        Column::codes("qualifier", words.heading("claim.qualifier")),
        Column::numbers("published", words.heading("claim.published")),
        Column::numbers("computed", words.heading("claim.computed")),
        Column::numbers("difference", words.heading("claim.difference")),
        Column::numbers("coverage", words.heading("claim.coverage")),
        Column::words("as-of", words.heading("claim.as-of")),
        Column::codes("source", words.heading("claim.source")),
    ]
}

/// The row of a claim. People see the number of its source, which the notes name.
pub(crate) fn row(
    words: &Words,
    vocabularies: &Vocabularies,
    claim: &Claim,
    computed: Cell,
    source: usize,
) -> Row {
    let published = match (claim.value, claim.unit) {
        (None, _) => Cell::Empty,
        (Some(value), Some(Unit::Percent)) => Cell::Percent(value),
        (Some(value), _) => integer(value).map_or(Cell::Decimal(value), Cell::Number),
    };
    let (difference, coverage) = compared(&published, &computed);
    let qualifier = claim.qualifier.filter(|one| *one != Qualifier::Exact);
    let qualifier = qualifier.map_or(Cell::Empty, |one| Cell::Term {
        code: one.name().to_owned(),
        label: words.get(&format!("word.qualifier.{}", one.name())),
    });
    let metric = words.label(vocabularies, "metrics", &claim.metric);
    vec![
        Cell::Term { code: claim.metric.to_string(), label: metric },
        qualifier,
        published,
        computed,
        difference,
        coverage,
        Cell::words(claim.as_of.map(|date| date.to_string()).unwrap_or_default()),
        Cell::Term { code: claim.source.to_string(), label: format!("[{source}]") },
    ]
}

/// Whether the computed figure is what was published.
pub(crate) fn agrees(claim: &Claim, computed: &Cell) -> bool {
    let qualifier = claim.qualifier.unwrap_or(Qualifier::Exact);
    match (claim.value, number(computed)) {
        (Some(value), Some(number)) => qualifier.allows(value, number),
        _ => false,
    }
}

/// The number of a text among texts, which grow by one that is not among them; the first is 1.
pub(crate) fn numbered<T: PartialEq>(known: &mut Vec<T>, one: T) -> usize {
    let position = known.iter().position(|known| *known == one);
    position.unwrap_or_else(|| {
        known.push(one);
        known.len() - 1
    }) + 1
}

/// The difference of the computed from the published figure, and how much of it is there.
fn compared(published: &Cell, computed: &Cell) -> (Cell, Cell) {
    match (published, computed) {
        (Cell::Number(published), Cell::Number(computed)) => {
            let signed = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
            let difference = signed(*computed).saturating_sub(signed(*published));
            let coverage = percent(*computed, *published);
            (Cell::Difference(difference), coverage)
        }
        (Cell::Percent(published), Cell::Percent(computed)) => {
            (Cell::Decimal(computed - published), Cell::Empty)
        }
        (_, Cell::Withheld) => (Cell::Withheld, Cell::Withheld),
        _ => (Cell::Empty, Cell::Empty),
    }
}

fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(float(*number)),
        Cell::Percent(number) => Some(*number),
        _ => None,
    }
}

fn integer(value: f64) -> Option<usize> {
    format!("{value}").parse().ok()
}
