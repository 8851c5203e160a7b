//! What a reader must know to read the figures rightly.

use super::Request;
use super::figures::Figures;
use super::groups::{Dimension, Group};
use crate::model::{Action, Activity, ActivityStatus, Registry};
use crate::select::{Links, Picked};

/// Notes on what the selection picks and the figures leave out.
pub(super) fn of_scope(
    links: &Links<'_>,
    request: &Request,
    picked: &Picked<'_>,
    total: &Figures<'_>,
) -> Vec<String> {
    let mut notes = Vec::new();
    let registry = links.registry;
    if picked.actions.is_empty() && picked.activities.is_empty() {
        notes.push("No record of the registry is selected.".to_owned());
    }
    let unknown: Vec<&Action> =
        picked.actions.iter().copied().filter(|action| action.status.is_none()).collect();
    if !unknown.is_empty() {
        let ids: Vec<&str> = unknown.iter().map(|action| action.id.as_str()).collect();
        notes.push(format!(
            "{} without a known status {} not counted: {}.",
            counted(unknown.len(), "action", "actions"),
            verb(unknown.len()),
            ids.join(", "),
        ));
    }
    let other = picked.actions.len() - total.projects.len() - unknown.len();
    if other > 0 {
        notes.push(format!(
            "{} of a status that does not count as a project {} not counted.",
            counted(other, "action", "actions"),
            verb(other),
        ));
    }
    let not_held = |activity: &&&Activity| {
        matches!(activity.status, Some(ActivityStatus::Planned | ActivityStatus::Cancelled))
    };
    let planned = picked.activities.iter().filter(not_held).count();
    if planned > 0 {
        let activities = counted(planned, "activity", "activities");
        notes.push(format!(
            "{activities} known only as planned, or cancelled, {} not counted.",
            verb(planned)
        ));
    }
    let own = picked.activities.iter().filter(|activity| activity.action.is_none()).count();
    if own > 0 {
        let activities = counted(own, "activity", "activities");
        notes.push(format!(
            "{activities} of the programme itself, of no action, {} not counted.",
            verb(own)
        ));
    }
    if picked.undated > 0 {
        let actions = counted(picked.undated, "action", "actions");
        notes.push(format!(
            "{actions} without any date cannot be placed in time and {} left out.",
            verb(picked.undated)
        ));
    }
    if request
        .selection
        .regions
        .iter()
        .any(|choice| choice.vocabulary != crate::select::OPERATIONAL)
    {
        notes.push(
            "This is a region of the eligibility scheme, not one that the programme reports by."
                .to_owned(),
        );
    }
    notes.extend(of_unreadable(registry));
    notes
}

/// A note on files that could not be read, for a figure without them may be wrong.
pub(super) fn of_unreadable(registry: &Registry) -> Option<String> {
    let files: Vec<String> = registry
        .unreadable
        .iter()
        .map(|id| registry.file(*id).path.display().to_string())
        .collect();
    (!files.is_empty()).then(|| {
        format!(
            "{} cannot be read and {} left out, so figures may be too low: {} (see `mieux validate`).",
            counted(files.len(), "file", "files"),
            verb(files.len()),
            files.join(", "),
        )
    })
}

/// In which figures the rows of a table add up to more than its total, as `projects by theme 37 (29)`.
pub(super) fn sums(dimension: Dimension, groups: &[Group<'_>], total: &Figures<'_>) -> Vec<String> {
    let numbers = |figures: &Figures<'_>| {
        let counts = figures.counts();
        [counts.projects, counts.activities, counts.experts, counts.partners]
    };
    let rows: Vec<[usize; 4]> = groups.iter().map(|group| numbers(&group.figures)).collect();
    let names = ["projects", "activities", "experts", "partners"];
    let compared =
        names.into_iter().zip(numbers(total)).enumerate().map(|(figure, (name, total))| {
            (name, rows.iter().map(|row| row[figure]).sum::<usize>(), total)
        });
    compared
        .filter(|(_, sum, total)| sum > total)
        .map(|(name, sum, total)| format!("{name} by {} {sum} ({total})", dimension.name()))
        .collect()
}

/// The note on such sums.
pub(super) fn of_sums(sums: &[String]) -> Option<String> {
    (!sums.is_empty()).then(|| {
        format!(
            "A total counts each record once; what belongs to several rows counts in each, so that rows add up to more: {}.",
            sums.join(", "),
        )
    })
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn verb(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}
