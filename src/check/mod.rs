//! Registry to findings. Reads no files and prints nothing.

mod bookings;
mod context;
mod exceptions;
mod ids;
mod look;
mod names;
mod personal;
mod place;
mod plan;
mod rule;
mod rules;
mod status;
mod words;

pub(crate) use context::Context;
pub(crate) use look::Page;
pub use look::{Look, Seen};
use plan::Planned;
pub use plan::{Options, PlanError};
pub(crate) use rule::Check;
pub use rule::{Reach, Rule, Tier};
pub use rules::RULES;

use rayon::prelude::{
    IntoParallelIterator, IntoParallelRefIterator, ParallelExtend, ParallelIterator,
};

use crate::finding::{Finding, Severity};
use crate::model::{FileKind, Kind};
use crate::registry::{FileId, Registry, SourceFile};
use crate::suggest::nearest;

/// The rule of this id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// Whether a record of this kind may have this id.
#[must_use]
pub fn is_record_id(kind: Kind, text: &str) -> bool {
    ids::is_id_of(FileKind::Record(kind), text)
}

/// The id of the rule that a misspelt one most likely stands for.
#[must_use]
pub fn similar(id: &str) -> Option<&'static str> {
    nearest(id, RULES.iter().map(|rule| (rule.id.to_owned(), rule.id)))
}

/// Checks the registry by the rules that the options and its settings choose. Where only some of its
/// files were read, [`rules_left_out`] says which rules were not looked at.
///
/// The findings come sorted, as [`sort`] does.
///
/// # Errors
/// Where the options or settings name a rule that does not exist, or one that has a single level.
pub fn check_registry(registry: &Registry, options: &Options) -> Result<Vec<Finding>, PlanError> {
    let look = Look::new(registry, options)?;
    let files: Vec<(FileId, &SourceFile)> = registry.files_with_ids().collect();
    let seen = files.into_par_iter().filter_map(|(id, file)| {
        let is_typed = registry.unreadable.binary_search(&id).is_err();
        Some((id, look.at(registry, id, file, is_typed)?))
    });
    let seen = seen.collect();
    let mut findings = conclude(registry, look, seen);
    sort(registry, &mut findings);
    Ok(findings)
}

/// What is to be found once every file was looked at, in no particular order.
#[must_use]
pub fn conclude(registry: &Registry, look: Look, seen: Vec<(FileId, Seen)>) -> Vec<Finding> {
    let Look { options, mut planned, mut ids } = look;
    planned.retain(|(rule, _)| can_judge(registry, rule));
    ids.add_stated(registry);
    let (mut findings, mut exceptions, mut rest) = (Vec::new(), Vec::new(), Vec::new());
    for (file, mut seen) in seen {
        findings.append(&mut seen.findings);
        exceptions.append(&mut seen.exceptions);
        rest.push((file, seen));
    }
    let context = Context::new(registry, options.today, ids, rest);
    findings.par_extend(
        planned.par_iter().flat_map_iter(|(rule, severity)| found(&context, rule, *severity)),
    );
    let is_fixed = |id: &str| rule(id).is_some_and(|rule| rule.tier == Tier::Always);
    exceptions::apply(&mut exceptions, &mut findings, is_fixed);
    findings.extend(unused(&exceptions, &planned));
    findings
}

/// Sorts findings by file, place, rule and message, so that the same registry gives the same list on
/// every machine. The text of their files must be in memory.
pub fn sort(registry: &Registry, findings: &mut [Finding]) {
    findings.sort_by_cached_key(|finding| {
        let file = registry.file(finding.place.file);
        let start = finding.place.spot.span(file).start;
        (finding.place.file, start, finding.rule, finding.message.clone())
    });
}

/// The rules that the options and settings choose, but that cannot judge this registry because only
/// some of its files were read.
///
/// # Errors
/// As [`check_registry`].
pub fn rules_left_out(
    registry: &Registry,
    options: &Options,
) -> Result<Vec<&'static Rule>, PlanError> {
    let planned = plan::plan(&registry.config, options)?.into_iter().map(|(rule, _)| rule);
    Ok(planned.filter(|rule| !can_judge(registry, rule)).collect())
}

fn can_judge(registry: &Registry, rule: &Rule) -> bool {
    rule.reach == Reach::References || registry.is_whole()
}

/// What a rule finds, at the severity that it has here.
fn found(context: &Context<'_>, rule: &Rule, severity: Severity) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Check::Registry(check) = rule.check {
        check(context, &mut findings);
    }
    for finding in &mut findings {
        finding.severity = severity;
    }
    findings
}

/// Findings on exceptions that excuse nothing; those from rules that were not looked at may still.
fn unused(exceptions: &[exceptions::Exception], planned: &[Planned]) -> Vec<Finding> {
    let is_planned = |id: &str| planned.iter().any(|(rule, _)| rule.id == id);
    let own = planned.iter().find(|(rule, _)| matches!(rule.check, Check::Exceptions));
    let Some((_, severity)) = own else { return Vec::new() };
    let judged = exceptions.iter().filter(|exception| {
        !exception.used && (is_planned(&exception.rule) || rule(&exception.rule).is_none())
    });
    let mut findings = Vec::new();
    for exception in judged {
        rules::unused(exception, &mut findings);
    }
    for finding in &mut findings {
        finding.severity = *severity;
    }
    findings
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::RULES;

    const HEADINGS: [&str; 4] =
        ["## What it finds", "## Why it matters", "## Example", "## How to put it right"];

    #[test]
    fn every_rule_file_is_registered_under_its_own_name() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/rules");
        let files: BTreeSet<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
            .map(|path| path.file_stem().unwrap().to_string_lossy().replace('_', "-"))
            .filter(|name| name != "mod")
            .collect();
        let registered: BTreeSet<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
        assert_eq!(files, registered);
        assert!(RULES.is_sorted_by_key(|rule| rule.id), "RULES is sorted by id");
    }

    #[test]
    fn every_page_has_the_four_headings_in_order() {
        for rule in RULES {
            let places: Vec<Option<usize>> =
                HEADINGS.iter().map(|heading| rule.page.find(heading)).collect();
            assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{}", rule.id);
            assert!(rule.page.starts_with(&format!("# {}\n", rule.id)), "{}", rule.id);
        }
    }

    #[test]
    fn every_rule_has_a_bad_and_a_good_fixture() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
        for rule in RULES {
            for side in ["bad", "good"] {
                let fixture = folder.join(rule.id).join(side);
                assert!(fixture.is_dir(), "{}", fixture.display());
            }
        }
    }
}
