//! A look at each file while its tree is there: all that the rules will want to know of it.

mod differences;
mod known;
mod mentions;

use differences::differences;
pub(super) use known::KnownIds;
pub(crate) use mentions::{DanglingReference, DoubtfulCode};

use super::exceptions::{Exception, exceptions};
use super::plan::{Planned, plan};
use super::rule::Check;
use super::{Options, PlanError};
use crate::finding::Finding;
use crate::registry::{FileId, Registry, SourceFile};
use crate::schema::Violation;
use crate::yaml::Node;
use mentions::Mentions;

/// Looks at files one by one, in any order and on any number of threads.
pub struct Look {
    pub(super) options: Options,
    pub(super) planned: Vec<Planned>,
    pub(super) ids: KnownIds,
}

/// What a look at a file gave.
#[derive(Default)]
pub struct Seen {
    /// In what it differs from its schema.
    pub(super) violations: Vec<Violation>,
    pub(super) codes: Vec<DoubtfulCode>,
    pub(super) references: Vec<DanglingReference>,
    pub(super) exceptions: Vec<Exception>,
    /// What the rules on single files found.
    pub(super) findings: Vec<Finding>,
}

/// What a rule on single files may ask for.
pub(crate) struct Page<'p> {
    /// The registry: its settings, its vocabularies and the names of its files.
    pub(crate) registry: &'p Registry,
    /// The file.
    pub(crate) file: FileId,
    pub(crate) source: &'p SourceFile,
    pub(crate) root: &'p Node,
    /// In what it differs from its schema.
    pub(crate) violations: &'p [Violation],
}

impl Look {
    /// Prepares for the files of this registry, of which no more than the names need to be known.
    ///
    /// # Errors
    /// Where the options or settings name a rule that does not exist, or one that has a single level.
    pub fn new(registry: &Registry, options: &Options) -> Result<Self, PlanError> {
        let planned = plan(&registry.config, options)?;
        Ok(Self { options: options.clone(), planned, ids: KnownIds::of_file_names(registry) })
    }

    /// Looks at a file; `is_typed` says that it has the shape of its kind. `None` where there is
    /// nothing to remember.
    #[must_use]
    pub fn at(
        &self,
        registry: &Registry,
        file: FileId,
        source: &SourceFile,
        is_typed: bool,
    ) -> Option<Seen> {
        let Some(root) = &source.root else { return Some(Seen::default()) };
        let violations = differences(source, root, is_typed);
        let mentions = Mentions::gather(&registry.vocabularies, &self.ids, file, source, root);
        let page = Page { registry, file, source, root, violations: &violations };
        let findings = self.findings(&page);
        let exceptions = exceptions(file, root);
        let is_clean = source.faults.is_empty()
            && violations.is_empty()
            && mentions.codes.is_empty()
            && mentions.references.is_empty()
            && exceptions.is_empty()
            && findings.is_empty();
        let Mentions { codes, references } = mentions;
        (!is_clean).then_some(Seen { violations, codes, references, exceptions, findings })
    }

    /// What the rules on single files find.
    fn findings(&self, page: &Page<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (rule, severity) in &self.planned {
            let Check::File(check) = rule.check else { continue };
            let mut found = Vec::new();
            check(page, &mut found);
            found.iter_mut().for_each(|finding| finding.severity = *severity);
            findings.append(&mut found);
        }
        findings
    }
}
