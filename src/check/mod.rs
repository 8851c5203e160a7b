//! Registry to findings. Reads no files and prints nothing.

mod bookings;
mod context;
mod exceptions;
mod names;
mod personal;
mod plan;
mod rule;
mod rules;

pub(crate) use context::Context;
use plan::Planned;
pub use plan::{Options, PlanError};
pub use rule::{Rule, Tier};
pub use rules::RULES;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::finding::{Finding, Severity};
use crate::model::Registry;
use crate::suggest::nearest;

/// The rule of this id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// The id of the rule that a misspelt one most likely stands for.
#[must_use]
pub fn similar(id: &str) -> Option<&'static str> {
    nearest(id, RULES.iter().map(|rule| (rule.id.to_owned(), rule.id)))
}

/// Checks the whole registry by the rules that the options and its settings choose.
///
/// The findings come sorted by file, place, rule and message, so that the same registry gives the
/// same list on every machine.
///
/// # Errors
/// Where the options or settings name a rule that does not exist, or one that has a single level.
pub fn check_registry(registry: &Registry, options: &Options) -> Result<Vec<Finding>, PlanError> {
    let planned = plan::plan(&registry.config, options)?;
    let context = Context::new(registry, options.today);
    let mut findings: Vec<Finding> = planned
        .par_iter()
        .flat_map_iter(|(rule, severity)| found(&context, rule, *severity))
        .collect();
    let mut exceptions = exceptions::all(registry);
    let is_fixed = |id: &str| rule(id).is_some_and(|rule| rule.tier == Tier::Always);
    exceptions::apply(&mut exceptions, &mut findings, is_fixed);
    findings.extend(unused(&exceptions, &planned));
    findings.sort_by_cached_key(|finding| {
        let file = registry.file(finding.place.file);
        let start = finding.place.spot.span(file).start;
        (finding.place.file, start, finding.rule, finding.message.clone())
    });
    Ok(findings)
}

/// What a rule finds, at the severity that it has here.
fn found(context: &Context<'_>, rule: &Rule, severity: Severity) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(check) = rule.check {
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
    let severity =
        planned.iter().find(|(rule, _)| rule.check.is_none()).map(|(_, severity)| *severity);
    let Some(severity) = severity else { return Vec::new() };
    let judged = exceptions.iter().filter(|exception| {
        !exception.used && (is_planned(&exception.rule) || rule(&exception.rule).is_none())
    });
    let mut findings = Vec::new();
    for exception in judged {
        rules::unused(exception, &mut findings);
    }
    for finding in &mut findings {
        finding.severity = severity;
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
