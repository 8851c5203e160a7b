//! From sheets to a plan: every row finds its record, and the registry as it would be is checked.

use std::collections::HashSet;
use std::path::Path;

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use super::record::row;
use super::result::{Outcome, Row, RowEffect};
use super::review::review;
use crate::check::Workspace;
use crate::finding::Severity;
use crate::import::error::ImportError;
use crate::import::input::{Input, Options, Progress};
use crate::import::records::assign::{Assigned, Assigner};
use crate::import::rows::links::join;
use crate::import::rows::problem::Problem;
use crate::import::rows::sheet::Sheet;
use crate::import::rows::table::Table;
use crate::model::{FileKind, Kind};
use crate::registry::Registry;
use crate::schema::Schemas;

/// What an import of these sheets into the registry would do. Nothing is written.
///
/// The registry is whole and checked by the usual rules, and its texts are at hand.
///
/// # Errors
/// Where a sheet cannot be read, its headings are not clear, or a mapping says what cannot be. What is wrong
/// with rows is part of the outcome, every problem of every row.
pub fn plan(
    workspace: &Workspace<'_>,
    inputs: &[Input<'_>],
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Outcome, ImportError> {
    let mut outcome = plan_rows(workspace, inputs, options, &|_| true, progress)?;
    let is_new = |row: &Row| matches!(row.effect, RowEffect::Created { .. });
    if options.skip_bad && !outcome.refused().is_empty() && outcome.rows.iter().any(is_new) {
        // Refused rows have taken ids, which the others get in a plan without them.
        let kept: HashSet<(usize, usize)> =
            outcome.rows.iter().map(|row| (row.input, row.row)).collect();
        let again = plan_rows(workspace, inputs, options, &|at| kept.contains(&at), progress)?;
        outcome.rows = again.rows;
        let stays = |problem: &Problem| {
            problem.severity == Severity::Error || !kept.contains(&(problem.input, problem.row))
        };
        outcome.problems.retain(stays);
        outcome.problems.extend(again.problems);
        tidy(&mut outcome.problems);
    }
    Ok(outcome)
}

/// Sorts problems, and removes those that are there twice.
fn tidy(problems: &mut Vec<Problem>) {
    problems.sort_by(|one, other| one.order().cmp(&other.order()));
    problems.dedup();
}

/// What an import of those rows would do of which `is_kept` holds, by sheet and row.
fn plan_rows(
    workspace: &Workspace<'_>,
    inputs: &[Input<'_>],
    options: &Options,
    is_kept: &dyn Fn((usize, usize)) -> bool,
    progress: &mut dyn FnMut(Progress),
) -> Result<Outcome, ImportError> {
    let (registry, mut outcome) = (workspace.registry(), Outcome::default());
    let mut tables =
        tables(registry, inputs, options, &mut outcome, &mut || progress(Progress::Row))?;
    tables.iter_mut().for_each(|table| table.drafts.retain(|draft| is_kept(draft.at())));
    let count = tables.iter().map(|table| table.drafts.len()).sum();
    progress(Progress::Checking(count));
    add_rows(registry, inputs, options, &mut tables, &mut outcome)?;
    review(workspace, &tables, options, &mut outcome).map_err(ImportError::Rules)?;
    tidy(&mut outcome.problems);
    let refused: HashSet<(usize, usize)> = outcome.refused().into_iter().collect();
    for (position, table) in tables.iter().enumerate() {
        let bad = table.drafts.iter().filter(|one| one.is_bad || refused.contains(&one.at()));
        let ids = bad.filter_map(|draft| Some((position, draft.id.clone()?)));
        outcome.refused_ids.extend(ids);
    }
    Ok(outcome)
}

/// The sheets, read, with their lists. Links are counted behind all sheets of records.
fn tables(
    registry: &Registry,
    inputs: &[Input<'_>],
    options: &Options,
    outcome: &mut Outcome,
    tick: &mut dyn FnMut(),
) -> Result<Vec<Table>, ImportError> {
    let (mut tables, mut of_links) = (Vec::new(), Vec::new());
    for (position, input) in inputs.iter().enumerate() {
        let problems = &mut outcome.problems;
        let sheet = Sheet::of_records(input, position, &registry.schemas);
        let mut table = Table::read(&sheet, options, &registry.vocabularies, problems, tick)?;
        for link in &input.links {
            let position = inputs.len() + of_links.len();
            let columns = join(&mut table, link, position, input, options, registry, problems)?;
            of_links.push((link.name.clone(), columns));
        }
        outcome.notes.extend(table.notes.drain(..).map(|note| (position, note)));
        outcome.sheets.push((input.name.clone(), table.columns.clone()));
        tables.push(table);
    }
    outcome.records = inputs.len();
    outcome.sheets.extend(of_links);
    Ok(tables)
}

/// The kinds in an order in which records come before those that refer to them. Where two kinds refer to each
/// other, as fields of the registry's own can make them, the order of the built-in schemas holds.
fn referenced_first(schemas: &Schemas) -> Vec<Kind> {
    fn sorted(schemas: &Schemas, mut left: Vec<Kind>) -> Vec<Kind> {
        let mut sorted = Vec::new();
        while !left.is_empty() {
            let is_next = |kind: &Kind| {
                let referenced = schemas.shape(FileKind::Record(*kind)).referenced_kinds();
                referenced.iter().all(|other| other == kind || !left.contains(other))
            };
            let at = left.iter().position(is_next).unwrap_or_default();
            sorted.push(left.remove(at));
        }
        sorted
    }
    sorted(schemas, sorted(Schemas::built_in(), Kind::ALL.to_vec()))
}

/// Adds the rows of all sheets whose record is clear, with what becomes of it.
fn add_rows(
    registry: &Registry,
    inputs: &[Input<'_>],
    options: &Options,
    tables: &mut [Table],
    outcome: &mut Outcome,
) -> Result<(), ImportError> {
    let mut assigner = Assigner::new(registry, inputs, options)?;
    let taken = registry.files.iter().map(|file| file.below.as_path()).collect();
    for kind in referenced_first(&registry.schemas) {
        let assigned = assigner.of_kind(kind, tables, &mut outcome.problems);
        outcome.rows.reserve_exact(assigned.len());
        for row in rows(registry, tables, assigned, &taken, options) {
            match row {
                Ok(row) => outcome.rows.push(row),
                Err(problem) => outcome.problems.push(problem),
            }
        }
    }
    Ok(())
}

/// What becomes of the records of the rows.
fn rows(
    registry: &Registry,
    tables: &[Table],
    assigned: Vec<Assigned>,
    taken: &HashSet<&Path>,
    options: &Options,
) -> Vec<Result<Row, Problem>> {
    let rows = assigned.into_par_iter();
    rows.map(|one| row(registry, &tables[one.input], &one, taken, options)).collect()
}

#[cfg(test)]
mod tests {
    use super::referenced_first;
    use crate::model::Kind;
    use crate::schema::Schemas;

    #[test]
    fn records_come_before_those_that_refer_to_them() {
        let order = [Kind::Partner, Kind::Expert, Kind::Action, Kind::Activity];
        assert_eq!(referenced_first(&Schemas::default()), order);
        let extension = |kind: Kind| {
            format!(
                r#"{{"properties": {{"own": {{"title": "Own", "type": "string", "x-reference": "{kind}"}}}}}}"#
            )
        };
        let of_partner = Schemas::extended([(Kind::Partner, extension(Kind::Action).as_str())]);
        assert_eq!(referenced_first(&of_partner), order);
        let of_action = Schemas::extended([(Kind::Action, extension(Kind::Activity).as_str())]);
        assert_eq!(referenced_first(&of_action)[..2], order[..2]);
    }
}
