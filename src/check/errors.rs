//! The errors of a registry, for those who list and count: no record in error is passed over in silence.

use std::path::Path;
use std::sync::Arc;

use super::plan::{Options, PlanError};
use super::rule::{Check, Rule};
use super::rules::rule;
use super::scope::{CheckError, Scope};
use super::workspace::Workspace;
use crate::files::{Files, Memory, Texts};
use crate::finding::{Finding, Severity};
use crate::message;
use crate::model::{Day, FileKind, Incomplete};
use crate::registry::{Queue, Registry, open_right_registry};

/// Rules about the protection of personal data. No figure is made of what they find.
const ON_PERSONAL_DATA: [&str; 5] = [
    "consent-missing",
    "consent-withdrawn",
    "personal-data-in-record",
    "private-not-ignored",
    "retention-expired",
];

/// Reads a registry, and checks it by the rules that its settings choose, so that it knows its own
/// errors. `root` is where it is, empty if it is only in memory.
///
/// # Errors
/// If the settings cannot be read.
pub fn load_with_errors(files: &dyn Files, root: &Path) -> Result<Registry, CheckError> {
    Ok(Replay::open(files, root)?.workspace.into_registry())
}

/// A registry that goes from one state to the next and knows its own errors in each.
pub struct Replay<'f> {
    workspace: Workspace<'f>,
}

impl<'f> Replay<'f> {
    /// Reads the first state as [`load_with_errors`] does.
    ///
    /// # Errors
    /// As [`load_with_errors`].
    pub fn open(files: &'f dyn Files, root: &Path) -> Result<Self, CheckError> {
        let workspace = Workspace::open(files, root, &Scope::All, &options())?;
        let mut replay = Self { workspace };
        replay.note_errors();
        Ok(replay)
    }

    /// Goes on to the state that has these texts in the place of files, `None` for those that are gone.
    ///
    /// # Errors
    /// If the settings cannot be read any more; the state is as it was then.
    pub fn update(&mut self, texts: Texts) -> Result<(), CheckError> {
        self.workspace.update(texts)?;
        self.note_errors();
        Ok(())
    }

    /// The registry in this state.
    #[must_use]
    pub fn registry(&self) -> &Registry {
        self.workspace.registry()
    }

    fn note_errors(&mut self) {
        // Their order is that of the places, for which texts may have to be read again.
        let found = self.workspace.findings();
        self.workspace.registry.incomplete = errors_among(self.registry(), &found);
    }
}

/// What of personal data keeps a registry from being exported, whatever the settings say of these rules.
const KEEPS_FROM_EXPORT: [&str; 3] =
    ["consent-withdrawn", "personal-data-in-record", "retention-expired"];

/// Reads a registry with the trees of all files and checks it, for an export: it knows its own errors. Beside it,
/// what of personal data must not leave it, as of the day `today`.
///
/// # Errors
/// If the settings cannot be read, or something is wrong with them.
pub fn load_for_export(
    files: &dyn Files,
    root: &Path,
    today: Day,
) -> Result<(Registry, Vec<Incomplete>), CheckError> {
    let mut registry = open_right_registry(files, root)?;
    KEEPS_FROM_EXPORT.iter().for_each(|rule| {
        registry.config.rules.remove(*rule);
    });
    let only = |rule: &Rule, severity| {
        concerns_figures(rule, severity) || KEEPS_FROM_EXPORT.contains(&rule.id)
    };
    let options =
        Options { only: Some(only), today: Some(today), keeps_trees: true, ..Options::default() };
    let queue = Queue::of_all(&registry);
    let workspace = Workspace::of_queue(Arc::new(files), registry, queue, &options)?;
    let findings = workspace.unplaced_findings();
    let incomplete = errors_among(workspace.registry(), &findings);
    let personal = findings.iter().filter(|finding| KEEPS_FROM_EXPORT.contains(&finding.rule));
    let personal = personal.map(|finding| incomplete_by(workspace.registry(), finding)).collect();
    let mut registry = workspace.into_registry();
    registry.incomplete = incomplete;
    Ok((registry, personal))
}

/// The errors of a registry that is in memory with all its texts.
///
/// # Errors
/// As [`load_with_errors`].
pub fn errors_of(registry: &Registry) -> Result<Vec<Incomplete>, PlanError> {
    let files = Memory::default();
    let workspace = Workspace::of_registry(&files, registry.clone(), &options())?;
    Ok(errors_among(registry, &workspace.unplaced_findings()))
}

/// Only the rules that can make an error are looked at.
fn options() -> Options {
    Options { only: Some(concerns_figures), ..Options::default() }
}

/// Whether figures may be wrong where a rule finds something this bad.
fn concerns_figures(rule: &Rule, severity: Severity) -> bool {
    let is_on_pages = matches!(rule.check, Check::Page(_));
    severity == Severity::Error && !is_on_pages && !ON_PERSONAL_DATA.contains(&rule.id)
}

/// The findings on account of which figures and selections may be wrong.
pub(crate) fn errors_among(registry: &Registry, findings: &[Finding]) -> Vec<Incomplete> {
    let errors = findings.iter().filter(|finding| {
        let is_of_page = registry.file(finding.place.file).kind == FileKind::Page;
        !is_of_page
            && rule(finding.rule).is_some_and(|rule| concerns_figures(rule, finding.severity))
    });
    errors.map(|finding| incomplete_by(registry, finding)).collect()
}

/// What a finding says of its file.
fn incomplete_by(registry: &Registry, finding: &Finding) -> Incomplete {
    let file = registry.file(finding.place.file);
    let message = finding.message.clone();
    let reason = match finding.more {
        0 => message,
        more => message!("incomplete.several", message, more),
    };
    Incomplete {
        kind: file.kind,
        file: file.path.display().to_string(),
        record: file.record_id(),
        rule: finding.rule,
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::{KEEPS_FROM_EXPORT, ON_PERSONAL_DATA};
    use crate::check::rule;

    #[test]
    fn every_rule_on_personal_data_exists() {
        for id in ON_PERSONAL_DATA.into_iter().chain(KEEPS_FROM_EXPORT) {
            assert!(rule(id).is_some(), "{id}");
        }
    }
}
