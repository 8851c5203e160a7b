//! The rules of the registry and of pages: each looks at one file beside the records that it is linked with.

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::context::{PageContext, RegistryContext};
use super::plan::Planned;
use super::rule::{Again, Check, Reach, Rule};
use super::sink::{Findings, Raised};
use crate::registry::{FileId, Registry};

/// Whether a rule can check this registry: some need every file.
pub(super) fn can_check(registry: &Registry, rule: &Rule) -> bool {
    rule.reach == Reach::References || registry.is_whole()
}

/// What the rules find when they look at these files; of each file, only the rules that are wanted. Files
/// about which there is nothing to say are left out.
pub(super) fn check_linked<W: Fn(Again) -> bool>(
    context: &RegistryContext<'_>,
    rules: Vec<Planned>,
    files: &[FileId],
    wanted: impl Fn(FileId) -> W + Sync,
) -> Vec<(FileId, Vec<Raised>)> {
    let found = files.par_iter().filter_map(|file| {
        let (mut raised, is_wanted) = (Vec::new(), wanted(*file));
        let page = PageContext::new(context, *file);
        for (rule, severity) in &rules {
            if !rule.check.again().is_some_and(&is_wanted) {
                continue;
            }
            let mut findings = Findings::new(*severity, &mut raised);
            match (rule.check, &page) {
                (Check::Registry(check, _), _) => check(context, *file, &mut findings),
                (Check::Page(check) | Check::FileOrPage(_, check), Some(page)) => {
                    check(page, &mut findings);
                }
                _ => {}
            }
        }
        // They are kept, of every file that has some.
        raised.shrink_to_fit();
        (!raised.is_empty()).then_some((*file, raised))
    });
    found.collect()
}
