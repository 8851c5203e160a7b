//! Which figures differ between two states of a registry, and on account of which records.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Language;
use crate::registry::Registry;
use crate::report::ask::dimension::Dimension;
use crate::report::ask::figure::Figure;
use crate::report::ask::request::{Division, Presentation, Request};
use crate::report::page::groups::{Group, groups, of_nothing};
use crate::report::page::report::{Report, report};
use crate::table::{Cell, Column, Row, Table};
use crate::words::Words;

/// By what the figures are divided, beside those of the whole programme.
const DIMENSIONS: [Dimension; 3] = [Dimension::Region, Dimension::Country, Dimension::Phase];

/// The usual figures that differ: of the programme, and of the regions, countries and phases. For the public, a figure
/// that is withheld in one of the states is left out, so that the other one does not give it away.
#[must_use]
pub fn changed_figures(
    before: &Registry,
    after: &Registry,
    public: bool,
    language: Language,
) -> Table {
    let words = Words::of(language);
    let mut changes = Changes { words: &words, rows: Vec::new(), has_withheld: false };
    for (number, dimension) in DIMENSIONS.into_iter().enumerate() {
        let request = Request {
            division: Division { by: vec![dimension], ..Division::default() },
            presentation: Presentation { public, list: true, ..Presentation::default() },
            language,
            ..Request::default()
        };
        let [then, now] = [before, after].map(|registry| report(registry, &request));
        if number == 0 {
            changes.of_programme(&then, &now);
        }
        changes.of_groups(dimension, &then, &now);
    }
    let heading = |name: &str| words.get(&format!("diff.column.{name}"));
    let columns = vec![
        Column::words("dimension", heading("dimension")),
        Column::codes("of", heading("of")),
        Column::codes("figure", heading("figure")),
        Column::numbers("before", heading("before")),
        Column::numbers("after", heading("after")),
        Column::numbers("difference", heading("difference")),
        Column::words("records", heading("records")),
    ];
    let notes = changes.has_withheld.then(|| words.get("note-withheld"));
    let table = Table::new("figures", columns, changes.rows, language);
    Table { title: words.get("diff.figures"), notes: notes.into_iter().collect(), ..table }
}

struct Changes<'c> {
    words: &'c Words,
    rows: Vec<Row>,
    has_withheld: bool,
}

/// The ids behind a figure of one report: of a group by its code, or of all.
fn behind(report: &Report, code: Option<&str>, figure: &str) -> BTreeSet<String> {
    let tables = report.tables.iter().filter(|table| table.name == "records");
    let rows = tables.flat_map(|table| &table.rows);
    let wanted = rows.filter_map(|row| match &row[..] {
        [Cell::Term { code: own, .. }, Cell::Text(of), Cell::Text(id), ..] => {
            let is_meant = of == figure && code.is_none_or(|code| code == own);
            is_meant.then(|| id.clone())
        }
        _ => None,
    });
    wanted.collect()
}

impl Changes<'_> {
    fn of_programme(&mut self, then: &Report, now: &Report) {
        let of = Cell::Term { code: String::new(), label: self.words.get("diff.programme") };
        for figure in now.figures.iter().filter(|figure| figure.asked) {
            let old = then.figures.iter().find(|old| old.name == figure.name);
            let old = old.map_or(&Cell::Empty, |old| &old.value);
            let records = || (behind(then, None, &figure.name), behind(now, None, &figure.name));
            self.add([Cell::Empty, of.clone()], &figure.name, [old, &figure.value], records);
        }
    }

    fn of_groups(&mut self, dimension: Dimension, then: &Report, now: &Report) {
        let by_code = |report| -> BTreeMap<&str, Group<'_>> {
            groups(report, dimension).into_iter().map(|group| (group.code, group)).collect()
        };
        let (old, new) = (by_code(then), by_code(now));
        let codes: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
        for code in codes {
            let both = [old.get(code), new.get(code)];
            let label = both.iter().flatten().last().map_or(code, |group| group.label);
            for figure in Figure::USUAL {
                if both.iter().flatten().all(|group| group.figure(figure).is_none()) {
                    continue;
                }
                let cell = |side: Option<&Group<'_>>| match side {
                    Some(group) => group.figure(figure).cloned().unwrap_or(Cell::Empty),
                    None => of_nothing(figure),
                };
                let [old, new] = both.map(cell);
                let of = Cell::Term { code: code.to_owned(), label: label.to_owned() };
                let dimension = self.words.get(&format!("dimension.{}", dimension.name()));
                let name = figure.name();
                let records = || (behind(then, Some(code), name), behind(now, Some(code), name));
                self.add([Cell::Text(dimension), of], name, [&old, &new], records);
            }
        }
    }

    /// Adds a figure if it differs, with the records that are behind only one of the two.
    fn add(
        &mut self,
        of: [Cell; 2],
        name: &str,
        [old, new]: [&Cell; 2],
        records: impl FnOnce() -> (BTreeSet<String>, BTreeSet<String>),
    ) {
        if [old, new].contains(&&Cell::Withheld) {
            self.has_withheld = true;
            return;
        }
        if old == new {
            return;
        }
        let difference = match (old, new) {
            (Cell::Number(old), Cell::Number(new)) => {
                let size = i64::try_from(old.abs_diff(*new)).unwrap_or(i64::MAX);
                Cell::Difference(if new < old { -size } else { size })
            }
            _ => Cell::Empty,
        };
        let heading = Figure::named(name).map(|figure| self.words.get(&figure.heading()));
        let label = heading.unwrap_or_else(|| name.to_owned());
        let (then, now) = records();
        let records: Vec<String> = then.symmetric_difference(&now).cloned().collect();
        let records = if records.is_empty() { Cell::Empty } else { Cell::List(records) };
        let [dimension, of] = of;
        let figure = Cell::Term { code: name.to_owned(), label };
        self.rows.push(vec![dimension, of, figure, old.clone(), new.clone(), difference, records]);
    }
}
