//! What an import would do, row by row.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::PathBuf;

use smol_str::SmolStr;

use crate::finding::Severity;
use crate::import::records::people::PrivateChange;
use crate::import::records::update::{FieldChange, fields_in_text};
use crate::import::rows::problem::Problem;
use crate::message::Message;
use crate::model::Kind;
use crate::registry::FileId;
use crate::sheet::Column;

/// What an import would do.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The rows that are imported, by kind and then in the order of their sheet.
    pub rows: Vec<Row>,
    /// What is wrong with rows, by sheet, row and column.
    pub problems: Vec<Problem>,
    /// What was decided for the reader of each sheet: its position, and a sentence.
    pub notes: Vec<(usize, Message)>,
    /// How many sheets are of records.
    pub records: usize,
    /// The name and the columns of each sheet: those of records, then those of lists.
    pub sheets: Vec<(String, Vec<Column>)>,
    /// The ids of records that are refused, each with its sheet of records.
    pub(crate) refused_ids: HashSet<(usize, SmolStr)>,
}

/// A row and what it does to its record.
#[derive(Debug)]
pub struct Row {
    /// The sheet: its position among those of the call.
    pub input: usize,
    /// The sheet of records that it is read with: itself, or that to which a list belongs.
    pub(crate) table: usize,
    /// The row as a spreadsheet program numbers it.
    pub row: usize,
    /// The kind of the record.
    pub kind: Kind,
    /// The id of the record.
    pub id: String,
    /// The path of its file below the registry.
    pub below: PathBuf,
    /// What the row does to it.
    pub effect: RowEffect,
    /// What becomes of the private file of an expert.
    pub private: Option<PrivateChange>,
    /// Whether something was wrong with its cells, so that it is checked but not imported.
    pub(crate) is_bad: bool,
}

/// What a row does to its record.
#[derive(Debug)]
pub enum RowEffect {
    /// It is new.
    Created {
        /// Its text.
        text: String,
        /// The place of each of its fields in the order in which the sheet has them. They are read from the
        /// text where they are shown, since a sheet may bring many records.
        places: Box<[usize]>,
    },
    /// Its file gets this text.
    Changed {
        /// The file.
        file: FileId,
        /// Its new text.
        text: String,
        /// The fields that change.
        fields: Vec<FieldChange>,
    },
    /// The record has these values already.
    Unchanged,
}

/// How many rows have each result.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Count {
    /// New records.
    pub created: usize,
    /// Records that change.
    pub changed: usize,
    /// Records that have these values already.
    pub unchanged: usize,
    /// Rows that are not imported.
    pub refused: usize,
}

/// What happens to the files of a row, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RowResult {
    /// The record is new.
    Created,
    /// The record or the private file changes.
    Changed,
    /// Neither does.
    Unchanged,
}

impl Row {
    /// What happens to its files.
    #[must_use]
    pub fn result(&self) -> RowResult {
        match (&self.effect, &self.private) {
            (RowEffect::Created { .. }, _) => RowResult::Created,
            (RowEffect::Changed { .. }, _) | (_, Some(_)) => RowResult::Changed,
            (RowEffect::Unchanged, None) => RowResult::Unchanged,
        }
    }
}

impl RowEffect {
    /// The fields that are new or change.
    #[must_use]
    pub fn fields(&self) -> Cow<'_, [FieldChange]> {
        match self {
            Self::Created { text, places } => fields_in_text(text, places).into(),
            Self::Changed { fields, .. } => fields.into(),
            Self::Unchanged => Cow::default(),
        }
    }

    /// The text that its file gets.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Created { text, .. } | Self::Changed { text, .. } => Some(text),
            Self::Unchanged => None,
        }
    }
}

impl Outcome {
    /// Whether any row, or all of them, cannot be imported.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// Whether something is wrong that leaving out rows does not mend.
    #[must_use]
    pub fn is_refused_whole(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error && problem.row == 0)
    }

    /// The rows that are not imported, by sheet and row.
    #[must_use]
    pub fn refused(&self) -> Vec<(usize, usize)> {
        let is_error = |problem: &&Problem| problem.severity == Severity::Error && problem.row > 0;
        let errors = self.problems.iter().filter(is_error);
        let mut refused: Vec<(usize, usize)> =
            errors.map(|problem| (problem.input, problem.row)).collect();
        refused.sort_unstable();
        refused.dedup();
        refused
    }

    /// How the rows of a sheet end.
    #[must_use]
    pub fn count(&self, input: usize) -> Count {
        let mut count = Count::default();
        for row in self.rows.iter().filter(|row| row.input == input) {
            match row.result() {
                RowResult::Created => count.created += 1,
                RowResult::Changed => count.changed += 1,
                RowResult::Unchanged => count.unchanged += 1,
            }
        }
        count.refused = self.refused().iter().filter(|(own, _)| *own == input).count();
        count
    }
}
