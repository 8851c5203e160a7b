//! How much of a date the styles of a spreadsheet of LibreOffice show.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::limits::{MAX_CELLS, MAX_SHEETS};
use super::ods_cell::number;
use super::serial::Shown;
use super::xml::attribute;

/// The styles of cells that show less of a date than its day.
#[derive(Default)]
pub(super) struct Styles {
    /// The format of dates that is read, and what it has: a year, a month, anything smaller.
    open: Option<(String, [bool; 3])>,
    /// The formats by name.
    formats: BTreeMap<String, Shown>,
    /// The styles of cells by name.
    cells: BTreeMap<String, Shown>,
}

impl Styles {
    /// Takes an event of the part that has the styles; the formats come before the styles that name them.
    pub(super) fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(start) => self.begin(start),
            Event::End(end) if end.name().as_ref() == "number:date-style" => {
                let shown = match self.open.take() {
                    Some((name, [true, true, false])) => Some((name, Shown::Month)),
                    Some((name, [true, false, false])) => Some((name, Shown::Year)),
                    _ => None,
                };
                self.formats.extend(shown.filter(|_| self.formats.len() < MAX_SHEETS));
            }
            _ => {}
        }
    }

    fn begin(&mut self, start: &BytesStart<'_>) {
        match (start.name().as_ref(), &mut self.open) {
            ("number:date-style", _) => {
                self.open = Some((attribute(start, "style:name").unwrap_or_default(), [false; 3]));
            }
            ("number:year", Some((_, has))) => has[0] = true,
            ("number:month", Some((_, has))) => has[1] = true,
            (
                "number:day" | "number:hours" | "number:minutes" | "number:seconds",
                Some((_, has)),
            ) => {
                has[2] = true;
            }
            ("style:style", _) if self.cells.len() < MAX_SHEETS => {
                let format = attribute(start, "style:data-style-name");
                let shown = format.and_then(|format| self.formats.get(&format).copied());
                self.cells.extend(attribute(start, "style:name").zip(shown));
            }
            _ => {}
        }
    }

    fn shown(&self, style: Option<String>) -> Option<Shown> {
        style.map(|style| self.cells.get(&style).copied().unwrap_or(Shown::Day))
    }
}

/// The columns of a sheet, with how much of a date each shows in cells that have no style.
pub(super) struct Columns<'s> {
    styles: &'s Styles,
    /// Columns side by side: how many up to the last of them, and what they show.
    groups: Vec<(usize, Shown)>,
}

impl<'s> Columns<'s> {
    /// No columns yet.
    pub(super) fn new(styles: &'s Styles) -> Self {
        Self { styles, groups: Vec::new() }
    }

    /// Adds the columns that an element describes; the positions of the first and the last.
    pub(super) fn add(&mut self, start: &BytesStart<'_>) -> (usize, usize) {
        let first = self.groups.last().map_or(0, |(end, _)| *end);
        let end = first.saturating_add(number(start, "table:number-columns-repeated"));
        let shown = self.styles.shown(attribute(start, "table:default-cell-style-name"));
        if self.groups.len() < MAX_CELLS {
            self.groups.push((end, shown.unwrap_or(Shown::Day)));
        }
        (first, end - 1)
    }

    /// How much of a date a cell in a column shows.
    pub(super) fn shown(&self, cell: &BytesStart<'_>, column: usize) -> Shown {
        self.styles.shown(attribute(cell, "table:style-name")).unwrap_or_else(|| {
            let at = self.groups.partition_point(|(end, _)| *end <= column);
            self.groups.get(at).map_or(Shown::Day, |(_, shown)| *shown)
        })
    }
}
