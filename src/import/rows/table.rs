//! A sheet to drafts: its headings are found among the fields, and every cell is read.

use std::collections::HashMap;

use super::count::read_counted;
use super::draft::{Draft, Given, Wanted};
use super::problem::Problem;
use super::reading::Reading;
use super::sheet::{Sheet, layout};
use crate::import::columns::target::{Place, Target};
use crate::import::error::ImportError;
use crate::import::input::Options;
use crate::message::Message;
use crate::model::{Kind, Vocabularies};
use crate::sheet::{Column, Row, read_sheet};
use crate::yaml::{Route, Value};

/// What a sheet says.
pub(crate) struct Table {
    pub(crate) position: usize,
    pub(crate) kind: Kind,
    /// The columns as the sheet has them.
    pub(crate) columns: Vec<Column>,
    /// The field that each column fills; none for those that are left out.
    pub(crate) targets: Vec<Option<Target>>,
    /// What every row says beside its cells.
    constants: Vec<(Target, Vec<Value>)>,
    pub(crate) drafts: Vec<Draft>,
    pub(crate) notes: Vec<Message>,
    /// Whether its rows count persons, so that they make no records.
    pub(crate) is_count: bool,
}

impl Table {
    /// Reads a sheet. What is wrong with its rows goes to `problems`.
    ///
    /// # Errors
    /// Where the sheet cannot be read at all, or a heading means nothing.
    pub(crate) fn read(
        sheet: &Sheet<'_>,
        options: &Options,
        vocabularies: &Vocabularies,
        problems: &mut Vec<Problem>,
        tick: &mut dyn FnMut(),
    ) -> Result<Self, ImportError> {
        let mut reading = Reading::new(sheet, options, vocabularies)?;
        let layout = layout(sheet.source, &sheet.layout);
        let count = sheet.mapping.count.as_ref();
        let mut found = Vec::new();
        let mut each = |columns: &[Column], row: Row| {
            tick();
            reading.row(columns, row, &mut found)
        };
        let told = match count {
            Some(count) => read_counted(sheet, &layout, count, problems, &mut each)?,
            None => read_sheet(sheet.source, &layout, &mut each).map_err(ImportError::Sheet)?,
        };
        problems.extend(found);
        reading.columns(&told.columns);
        if let Some(faults) = reading.fault(&told) {
            return Err(ImportError::Headings(sheet.name.to_owned(), faults));
        }
        if count.is_none() {
            reading.headings.refuse_missing_columns(&told.columns, sheet.name)?;
        }
        let of_columns = reading.notes_of_columns(&told.columns);
        let targets = reading.readers.into_iter().map(|reader| reader.map(|reader| reader.target));
        Ok(Self {
            position: sheet.position,
            kind: sheet.kind,
            columns: told.columns,
            targets: targets.collect(),
            constants: reading.constants,
            is_count: count.is_some(),
            drafts: reading.drafts,
            notes: told.notes.into_iter().chain(reading.notes).chain(of_columns).collect(),
        })
    }

    /// What a draft says, by field.
    ///
    /// # Errors
    /// The column whose values do not go with those of another, and why.
    pub(crate) fn wanted(&self, draft: &Draft) -> Result<Wanted, (usize, Message)> {
        let mut wanted = Wanted::default();
        let targets = draft
            .given
            .iter()
            .filter_map(|given| Some((self.targets.get(given.column)?.as_ref()?, given)));
        let mut targets: Vec<(&Target, &Given)> = targets.collect();
        // What tells items apart comes first, in whatever order the columns are.
        targets.sort_by_key(|(target, _)| target.rank);
        for (target, given) in &targets {
            wanted.add(target, &given.values).map_err(|words| (given.column, words))?;
        }
        for (target, values) in &self.constants {
            let is_said = draft.given.iter().any(|given| {
                self.targets[given.column].as_ref().is_some_and(|own| own.place == target.place)
            });
            // A constant of an item goes with the item, where columns fill the others of its fields.
            let item = |other: &Target| match (&other.place, &target.place) {
                (Place::Item { list, index, .. }, Place::Item { list: own, index: at, .. }) => {
                    list == own && index == at
                }
                _ => false,
            };
            let has_columns = self.targets.iter().flatten().any(&item);
            let has_item = draft.given.iter().any(|given| {
                !given.values.is_empty() && self.targets[given.column].as_ref().is_some_and(&item)
            });
            if !is_said && (has_item || !has_columns) {
                let column = draft.given.first().map_or(0, |given| given.column);
                wanted.add(target, values).map_err(|words| (column, words))?;
            }
        }
        for (target, given) in targets {
            wanted.refuse_nameless(target).map_err(|words| (given.column, words))?;
        }
        Ok(wanted)
    }

    /// A draft with what it says, which the table loses: in a large sheet that is most of the memory.
    pub(crate) fn take(&mut self, position: usize) -> Draft {
        let draft = &mut self.drafts[position];
        let given = std::mem::take(&mut draft.given);
        Draft { given, ..draft.clone() }
    }

    /// The drafts that state an id.
    pub(crate) fn drafts_by_id(&self) -> HashMap<String, usize> {
        let drafts = self.drafts.iter().enumerate();
        drafts.filter_map(|(at, draft)| Some((draft.id.as_ref()?.to_string(), at))).collect()
    }

    /// Adds the draft of a record that has no row here, but one in the sheet of a list; its position.
    pub(crate) fn add_draft(&mut self, id: &str, sheet: usize, row: usize) -> usize {
        let id = Some(id.into());
        self.drafts.push(Draft { sheet, row, id, given: Vec::new(), private: None, is_bad: false });
        self.drafts.len() - 1
    }

    /// What is wrong with a row, in a column of this table. Of a row in the sheet of a list the column is not
    /// known, since the table counts those of all its sheets.
    pub(crate) fn problem(
        &self,
        (sheet, row): (usize, usize),
        column: Option<usize>,
        words: Message,
    ) -> Problem {
        Problem::new(sheet, row, column.filter(|_| sheet == self.position), words)
    }

    /// The field that a column fills.
    pub(crate) fn target(&self, column: usize) -> Option<&Target> {
        self.targets.get(column)?.as_ref()
    }

    /// The column that fills what a finding speaks of.
    pub(crate) fn column_of(&self, route: &Route) -> Option<usize> {
        self.targets
            .iter()
            .position(|target| target.as_ref().is_some_and(|target| target.covers(route)))
    }
}
