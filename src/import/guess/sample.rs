//! What the cells of a column look like.

use std::collections::BTreeSet;

use crate::import::columns::date_cell::without_time;
use crate::import::columns::dates::DatePattern;
use crate::import::columns::value::split;
use crate::model::EdtfDate;
use crate::sheet::{Cell, Row};

/// The texts of a column.
pub(super) struct Sample {
    texts: BTreeSet<String>,
    /// How many cells have one.
    count: usize,
}

/// How many values are named.
const MOST: usize = 40;

/// What may part the items of a list, where it is not the usual `;`.
const SIGNS: [&str; 9] = ["|", "\n", " / ", "/", ",", " y ", " and ", " et ", " & "];

impl Sample {
    pub(super) fn of(rows: &[Row], column: usize) -> Self {
        let cells = rows.iter().filter_map(|row| match row.cells.get(column) {
            Some(Cell::Text(text)) => Some(text.clone()),
            Some(Cell::Bool(value)) => Some(value.to_string()),
            _ => None,
        });
        let texts: Vec<String> = cells.collect();
        Self { count: texts.len(), texts: texts.into_iter().collect() }
    }

    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(String::as_str)
    }

    /// Whether there are texts, and no two are the same.
    pub(super) fn is_distinct(&self) -> bool {
        self.count > 0 && self.texts.len() == self.count
    }

    /// What parts the items of lists, where it is not the usual `;`: the sign that most cells have, or of
    /// codes those that make codes of most cells, one after the other.
    pub(super) fn separators(&self, is_known: impl Fn(&str) -> bool + Copy) -> Vec<&'static str> {
        let count = |sign: &str| self.texts().filter(|text| text.contains(sign)).count();
        let known = |signs: &[&str]| {
            let is_whole =
                |text: &&str| split(text, signs, &is_known).iter().all(|item| is_known(item));
            self.texts().filter(is_whole).count()
        };
        if count(";") > 0 {
            return vec![];
        }
        let mut signs: Vec<&'static str> = Vec::new();
        while let Some((sign, more)) = SIGNS
            .into_iter()
            .rev()
            .filter(|sign| !signs.contains(sign))
            .map(|sign| (sign, known(&[signs.as_slice(), &[sign]].concat())))
            .max_by_key(|(_, known)| *known)
            && more > known(&signs)
        {
            signs.push(sign);
        }
        let usual = ["|", "\n", " / ", ","];
        match signs.is_empty() {
            true => usual.into_iter().find(|sign| count(sign) > 0).into_iter().collect(),
            false => signs,
        }
    }

    /// The values, of lists the items.
    pub(super) fn items(
        &self,
        signs: &[&str],
        is_known: impl Fn(&str) -> bool,
    ) -> BTreeSet<String> {
        let items = self.texts().flat_map(|text| split(text, signs, &is_known));
        items
            .map(|item| item.trim().to_owned())
            .filter(|item| !item.is_empty())
            .take(MOST)
            .collect()
    }
}

/// The patterns that dates fit, and what nobody can tell of them.
pub(super) struct Patterns {
    pub(super) patterns: Vec<DatePattern>,
    pub(super) unclear: Option<String>,
}

/// Whether a text is a date in any usual way.
pub(super) fn is_date(text: &str) -> bool {
    date_patterns(&[text]).patterns.len() == 1 || without_time(text).0.parse::<EdtfDate>().is_ok()
}

/// The fewest patterns that most of these dates fit; none where all are written by ISO 8601.
pub(super) fn date_patterns(texts: &[&str]) -> Patterns {
    let texts = texts.iter().map(|text| without_time(text).0);
    let mut rest: Vec<&str> = texts.filter(|text| text.parse::<EdtfDate>().is_err()).collect();
    let mut found = Patterns { patterns: Vec::new(), unclear: None };
    loop {
        let count =
            |pattern: &DatePattern| rest.iter().filter(|text| pattern.read(text).is_some()).count();
        // The first of those that fit most.
        let best = DatePattern::usual().iter().rev().max_by_key(|pattern| count(pattern));
        let Some(best) = best.filter(|pattern| count(pattern) > 0) else { return found };
        found.unclear = found.unclear.or_else(|| unclear(best, &rest));
        rest.retain(|text| best.read(text).is_none());
        found.patterns.push(best.clone());
    }
}

/// What nobody can tell of the dates that fit a pattern.
fn unclear(pattern: &DatePattern, texts: &[&str]) -> Option<String> {
    let other = pattern.swapped()?;
    let both = texts.iter().find(|text| {
        let (date, swapped) = (pattern.read(text), other.read(text));
        date.is_some() && swapped.is_some() && date != swapped
    })?;
    let is_only = |one: &DatePattern, two: &DatePattern| {
        texts.iter().any(|text| one.read(text).is_some() && two.read(text).is_none())
    };
    match (is_only(pattern, &other), is_only(&other, pattern)) {
        (false, false) => Some(format!(
            "`{both}` and the other dates could be {pattern} or the other way round; no date tells"
        )),
        (true, true) => Some(format!(
            "The dates mix two orders: `{both}` can be two days. The import refuses such dates"
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::date_patterns;

    #[test]
    fn the_pattern_that_all_dates_fit_is_found() {
        let found = |texts: &[&str]| {
            let found = date_patterns(texts);
            found.patterns.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(found(&["03/04/2017", "13/04/2017", "2018"]), ["DD/MM/YYYY"]);
        assert_eq!(found(&["03/04/2017", "04/13/2017"]), ["MM/DD/YYYY"]);
        assert_eq!(found(&["05/2017", "mayo 2018"]), ["MM/YYYY", "MMM YYYY"]);
        assert_eq!(found(&["29-Aug-26", "3-May-17"]), ["D-MMM-YY"]);
        assert_eq!(found(&["12/05/2017 10:33", "13/05/2017 9:00"]), ["DD/MM/YYYY"]);
        assert_eq!(found(&["soon", "2017-05"]), [""; 0]);
    }

    #[test]
    fn what_no_date_tells_is_said() {
        let unclear = |texts: &[&str]| date_patterns(texts).unclear.unwrap_or_default();
        assert_eq!(unclear(&["03/04/2017", "13/04/2017"]), "");
        assert!(unclear(&["03/04/2017"]).contains("no date tells"));
        assert!(unclear(&["03/04/2017", "13/04/2017", "04/13/2017"]).contains("mix two orders"));
    }
}
