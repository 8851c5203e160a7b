//! The registry as it would be, checked by all rules: each problem is reported at the row that causes it.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::result::{Outcome, Row};
use crate::check::{CheckError, Workspace};
use crate::files::Texts;
use crate::finding::{Finding, KnownFindings, Place, Severity, Spot};
use crate::import::input::Options;
use crate::import::rows::problem::Problem;
use crate::import::rows::table::Table;
use crate::message;
use crate::registry::{FileId, Registry};
use crate::sheet::Column;
use crate::yaml::Route;

/// Adds what the rules find to the problems. Rows with errors leave the outcome; with `skip_bad` those that
/// are left are checked without them, until nothing is wrong.
///
/// The first time rows with bad cells are checked as well, so that everything is reported at once, also what nobody
/// refers to a record that is only waiting to be mended.
pub(super) fn review(
    before: &Workspace<'_>,
    tables: &[Table],
    options: &Options,
    outcome: &mut Outcome,
) -> Result<(), CheckError> {
    let (registry, mut workspace) = (before.registry(), before.clone());
    let known = KnownFindings::of(registry, &workspace.unplaced_findings());
    lay_over(&mut workspace, outcome.rows.iter())?;
    loop {
        let found = found(&workspace, tables, outcome, &known);
        let errors = found.iter().filter(|problem| problem.severity == Severity::Error);
        let mut bad: HashSet<(usize, usize)> =
            errors.map(|problem| (problem.input, problem.row)).collect();
        let bad_before = outcome.rows.iter().filter(|row| row.is_bad);
        bad.extend(bad_before.map(|row| (row.input, row.row)));
        outcome.problems.extend(found);
        let (left, kept): (Vec<Row>, Vec<Row>) = std::mem::take(&mut outcome.rows)
            .into_iter()
            .partition(|row| bad.contains(&(row.input, row.row)));
        outcome.rows = kept;
        // If no row leaves, an error concerns all of them, and would be found for ever.
        if left.is_empty() || !options.skip_bad {
            return Ok(());
        }
        take_back(registry, &mut workspace, left.iter())?;
    }
}

/// Lays the texts that rows would write over the files of the registry.
fn lay_over<'r>(
    workspace: &mut Workspace<'_>,
    rows: impl Iterator<Item = &'r Row>,
) -> Result<(), CheckError> {
    let texts = rows.filter_map(|row| {
        let text = row.effect.text()?.as_bytes().to_vec();
        Some((row.below.clone(), Some(text)))
    });
    workspace.update(texts.collect())
}

/// Gives the files of rows the texts back that they have without the import.
fn take_back<'r>(
    registry: &Registry,
    workspace: &mut Workspace<'_>,
    rows: impl Iterator<Item = &'r Row>,
) -> Result<(), CheckError> {
    let texts = rows.filter(|row| row.effect.text().is_some()).map(|row| {
        let file = registry.file_at(&row.below);
        let text = file.map(|file| registry.text(file).as_bytes().to_vec());
        (row.below.clone(), text)
    });
    workspace.update(texts.collect::<Texts>())
}

/// What the rules find in the registry as it would be, and did not before.
fn found(
    workspace: &Workspace<'_>,
    tables: &[Table],
    outcome: &Outcome,
    known: &KnownFindings,
) -> Vec<Problem> {
    let changed = workspace.registry();
    let mut findings = workspace.unplaced_findings();
    known.remove_from(changed, &mut findings);
    let reviewed = Reviewed {
        rows: rows_by_file(changed, outcome),
        registry: changed,
        tables,
        sheets: &outcome.sheets,
    };
    let faulty: HashSet<(usize, usize, Option<usize>)> =
        outcome.problems.iter().map(|one| (one.input, one.row, one.column)).collect();
    let bad: HashSet<(usize, usize)> =
        outcome.rows.iter().filter(|row| row.is_bad).map(|row| (row.input, row.row)).collect();
    // Of a row with bad cells only what its good cells say can be judged, not what it lacks.
    let is_judged = |problem: &Problem| {
        let cell = (problem.input, problem.row, problem.column);
        !bad.contains(&(problem.input, problem.row))
            || (problem.column.is_some() && !faulty.contains(&cell))
    };
    let problems = findings.iter().filter_map(|finding| reviewed.problem(finding));
    problems.filter(is_judged).collect()
}

/// The registry as it would be, with the rows that its files come from.
struct Reviewed<'r> {
    registry: &'r Registry,
    tables: &'r [Table],
    rows: HashMap<FileId, &'r Row>,
    sheets: &'r [(String, Vec<Column>)],
}

/// The rows by the files that they would write.
fn rows_by_file<'r>(changed: &Registry, outcome: &'r Outcome) -> HashMap<FileId, &'r Row> {
    let written = outcome.rows.iter().filter(|row| row.effect.text().is_some());
    let rows: HashMap<&Path, &Row> = written.map(|row| (row.below.as_path(), row)).collect();
    let files = changed.files_with_ids();
    files.filter_map(|(id, file)| Some((id, *rows.get(file.below.as_path())?))).collect()
}

impl Reviewed<'_> {
    /// A finding as a problem of the row that brings it. An error in a file that no row writes is one of all
    /// rows; a warning there is nothing to the import.
    fn problem(&self, finding: &Finding) -> Option<Problem> {
        let related = finding.related.as_ref().map(|(place, _)| place);
        let places =
            [Some((&finding.place, related)), related.map(|place| (place, Some(&finding.place)))];
        let of_row = places.into_iter().flatten().find_map(|(place, other)| {
            let row = self.rows.get(&place.file)?;
            Some((*row, place, other))
        });
        let (input, number, column, other) = match of_row {
            Some((row, place, other)) => {
                let column = route(place).and_then(|route| self.tables[row.table].column_of(route));
                let column = column.filter(|_| row.input == row.table);
                (row.input, row.row, column, other)
            }
            None if finding.severity == Severity::Error => (0, 0, None, Some(&finding.place)),
            None => return None,
        };
        let message = match other
            .filter(|other| Some(other.file) != of_row.map(|(_, place, _)| place.file))
        {
            Some(other) => {
                let (fact, place) = (finding.message.clone(), self.shown(other.file));
                message!("import.see", fact, place)
            }
            None => finding.message.clone(),
        };
        let (severity, rule, help) =
            (finding.severity, Some(finding.rule), finding.help.clone().map(Box::new));
        Some(Problem { input, row: number, column, severity, rule, message, help })
    }

    /// Where something is: the row that a file comes from, or the file.
    fn shown(&self, file: FileId) -> String {
        match self.rows.get(&file) {
            Some(row) => format!("{}:{}", self.sheets[row.input].0, row.row),
            None => self.registry.file(file).path.display().to_string(),
        }
    }
}

fn route(place: &Place) -> Option<&Route> {
    match &place.spot {
        Spot::Key(route) | Spot::Value(route) => Some(route),
        Spot::Top | Spot::Bytes(_) => None,
    }
}
