//! What the cells of a column look like.

use std::collections::BTreeSet;

use crate::import::columns::dates::DatePattern;
use crate::model::EdtfDate;
use crate::sheet::{Cell, Row};

/// The texts of a column.
pub(super) struct Sample(BTreeSet<String>);

/// How many values are proposed to be mapped.
const MOST: usize = 40;

/// The patterns that are tried, in this order; where several fit all dates, the first is taken.
const PATTERNS: [&str; 12] = [
    "DD/MM/YYYY",
    "MM/DD/YYYY",
    "DD.MM.YYYY",
    "DD-MM-YYYY",
    "DD/MM/YY",
    "MM/YYYY",
    "MM.YYYY",
    "MM-YYYY",
    "MMM YYYY",
    "MMM de YYYY",
    "D MMM YYYY",
    "D de MMM de YYYY",
];

impl Sample {
    pub(super) fn of(rows: &[Row], column: usize) -> Self {
        let cells = rows.iter().filter_map(|row| match row.cells.get(column) {
            Some(Cell::Text(text)) => Some(text.clone()),
            _ => None,
        });
        Self(cells.collect())
    }

    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// What parts the items of lists, where it is not the usual `;`.
    pub(super) fn separator(&self) -> Option<&'static str> {
        let count = |sign: &str| self.texts().filter(|text| text.contains(sign)).count();
        let signs = [" / ", "|", "\n", ", ", ","];
        if count(";") > 0 {
            return None;
        }
        signs.into_iter().find(|sign| count(sign) > 0)
    }

    /// The values, of lists the items.
    pub(super) fn items(&self, separator: Option<&str>) -> BTreeSet<String> {
        let texts = self.texts().flat_map(|text| match separator {
            Some(separator) => text.split(separator).collect::<Vec<_>>(),
            None => vec![text],
        });
        texts
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
            .take(MOST)
            .collect()
    }
}

/// The fewest patterns that most of these dates fit; none where all are written by ISO 8601.
pub(super) fn date_patterns<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<DatePattern> {
    let mut rest: Vec<&str> = texts.filter(|text| text.parse::<EdtfDate>().is_err()).collect();
    let patterns = PATTERNS.iter().filter_map(|pattern| pattern.parse::<DatePattern>().ok());
    let patterns: Vec<DatePattern> = patterns.collect();
    let mut fitting = Vec::new();
    loop {
        let count =
            |pattern: &DatePattern| rest.iter().filter(|text| pattern.read(text).is_some()).count();
        // The first of those that fit most.
        let best = patterns.iter().rev().max_by_key(|pattern| count(pattern));
        let Some(best) = best.filter(|pattern| count(pattern) > 0) else { return fitting };
        rest.retain(|text| best.read(text).is_none());
        fitting.push(best.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::date_patterns;

    #[test]
    fn the_pattern_that_all_dates_fit_is_found() {
        let found = |texts: &[&str]| {
            let patterns = date_patterns(texts.iter().copied());
            patterns.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(found(&["03/04/2017", "13/04/2017", "2018"]), ["DD/MM/YYYY"]);
        assert_eq!(found(&["03/04/2017", "04/13/2017"]), ["MM/DD/YYYY"]);
        assert_eq!(found(&["05/2017", "mayo 2018"]), ["MM/YYYY", "MMM YYYY"]);
        assert_eq!(found(&["soon", "2017-05"]), [""; 0]);
    }
}
