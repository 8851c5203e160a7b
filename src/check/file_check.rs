//! Checks one file while its tree is in memory: faults, shape, and the rules on single files.

use std::collections::{HashMap, HashSet};

use super::checked_file::FileFindings;
use super::context::{FaultContext, FileContext};
use super::differences::differences;
use super::exceptions::exceptions;
use super::plan::{Options, PlanError, Planned, plan};
use super::rule::Check;
use super::sink::Findings;
use crate::model::{Day, FileKind};
use crate::query::Regions;
use crate::registry::{DoubtfulCode, FileId, ReadFile, Registry};
use crate::schema::{Problem, Violation};
use crate::yaml::{FaultKind, Route};

/// Checks files one by one, in any order and on any number of threads.
#[derive(Clone)]
pub(super) struct FileChecker {
    pub(super) planned: Vec<Planned>,
    pub(super) today: Option<Day>,
    regions: Regions,
}

impl FileChecker {
    /// Prepares for the files of this registry, of which no more than settings and vocabularies need to
    /// be known.
    pub(super) fn new(registry: &Registry, options: &Options) -> Result<Self, PlanError> {
        let planned = plan(&registry.config, options)?;
        let regions = Regions::of(&registry.vocabularies);
        Ok(Self { planned, today: options.today, regions })
    }

    /// Checks a file. `None` if there is nothing to say about it.
    pub(super) fn check_file(&self, registry: &Registry, read: &ReadFile) -> Option<FileFindings> {
        let mut found = FileFindings::default();
        self.check_faults(registry, read, &mut found);
        self.check_content(registry, read, &mut found);
        (found != FileFindings::default()).then_some(found)
    }

    /// Checks a file whose text is in memory. `None` if it is not, or if there is nothing to say about it.
    pub(super) fn check_loaded_file(
        &self,
        registry: &Registry,
        id: FileId,
    ) -> Option<FileFindings> {
        let source = registry.file(id).source.clone()?;
        self.check_file(registry, &registry.parsed(id, source))
    }

    fn check_faults(&self, registry: &Registry, read: &ReadFile, found: &mut FileFindings) {
        if read.source.faults.is_empty() {
            return;
        }
        let file = registry.file(read.file);
        found.hides_references = file.kind != FileKind::Stray
            || read
                .source
                .faults
                .iter()
                .any(|fault| matches!(fault.kind, FaultKind::UnreadableFolder(_)));
        let aliases = read.source.faults.iter().filter(|fault| fault.kind == FaultKind::Alias);
        let alias_starts = aliases.map(|fault| fault.span.start).collect();
        let source = &read.source;
        let context = FaultContext { registry, id: read.file, file, source, alias_starts };
        for (rule, severity) in &self.planned {
            let Check::Fault(check) = rule.check else { continue };
            let mut findings = Findings::new(*severity, &mut found.raised);
            read.source.faults.iter().for_each(|fault| check(&context, fault, &mut findings));
        }
    }

    fn check_content(&self, registry: &Registry, read: &ReadFile, found: &mut FileFindings) {
        let Some(root) = &read.source.root else { return };
        let file = registry.file(read.file);
        let body = read.facts.body.as_ref();
        let violations =
            differences(&registry.schemas, file.kind, &read.source, root, body.is_some());
        found.hides_references |= violations.iter().any(hides_references);
        found.exceptions = exceptions(read.file, root);
        let context = FileContext {
            registry,
            id: read.file,
            file,
            source: &read.source,
            root,
            body,
            doubtful_codes: &without_wrong_types(&read.facts.doubtful_codes, &violations),
            violations: &violations,
            unknown_fields: &unknown_fields(&violations),
            regions: &self.regions,
            today: self.today,
        };
        for (rule, severity) in &self.planned {
            let mut findings = Findings::new(*severity, &mut found.raised);
            match rule.check {
                Check::Shape(check) => {
                    violations.iter().for_each(|one| check(&context, one, &mut findings));
                }
                Check::File(check) | Check::FileOrPage(check, _) => check(&context, &mut findings),
                Check::Fault(_) | Check::Registry(..) | Check::Page(_) | Check::Exceptions => {}
            }
        }
    }
}

/// Whether a difference may hide that the file refers to a record.
fn hides_references(violation: &Violation) -> bool {
    matches!(violation.problem, Problem::UnknownField { .. } | Problem::WrongType { .. })
}

/// The fields that the schema does not know, by the map that they are in.
fn unknown_fields(violations: &[Violation]) -> HashMap<&Route, Vec<&str>> {
    let mut unknown: HashMap<&Route, Vec<&str>> = HashMap::new();
    for violation in violations {
        if let Problem::UnknownField { name, .. } = &violation.problem {
            unknown.entry(&violation.route).or_default().push(name);
        }
    }
    unknown
}

/// The codes that `wrong-type` and `empty-value` do not report.
fn without_wrong_types<'c>(
    codes: &'c [DoubtfulCode],
    violations: &[Violation],
) -> Vec<&'c DoubtfulCode> {
    let is_reported =
        |problem: &Problem| matches!(problem, Problem::WrongType { .. } | Problem::Empty);
    let wrong = violations.iter().filter(|one| is_reported(&one.problem));
    let wrong: HashSet<&Route> = wrong.map(|violation| &violation.route).collect();
    codes.iter().filter(|code| !wrong.contains(&code.route)).collect()
}
