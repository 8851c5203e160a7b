//! Facts and index to findings. Reads no files and prints nothing.
//!
//! [`validate`] is the one call that checks a registry; [`Workspace`] keeps it checked while files change.

mod at_rest;
mod bookings;
mod checked_file;
mod collect;
mod context;
mod differences;
mod errors;
mod exceptions;
mod file_check;
mod linked;
mod looks;
mod names;
mod near;
mod page;
mod place;
mod plan;
mod resume;
mod rule;
mod rules;
mod scope;
mod settings;
mod since;
mod sink;
mod suggestions;
mod syntax;
mod unused_exceptions;
mod update;
mod validate;
mod words;
mod workspace;

pub(crate) use errors::errors_among;
pub use errors::{Replay, errors_of, load_for_export, load_with_errors};
pub use page::Page;
pub use plan::{Options, PlanError};
pub use rule::{Reach, Rule, Tier};
pub use rules::{RULES, rule, similar_rule};
pub use scope::{CheckError, Scope};
pub use since::{Between, findings_between, validate_since};
pub use validate::{Checked, check_registry, validate};
pub use workspace::Workspace;

use crate::model::{FileKind, Kind};

/// Whether a record of this kind may have this id.
#[must_use]
pub fn is_record_id(kind: Kind, text: &str) -> bool {
    crate::model::is_id_of(FileKind::Record(kind), text)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::RULES;
    use super::rule::Check;

    #[test]
    fn every_rule_file_is_registered_under_its_own_name() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/rules");
        let entries = |folder: &Path| -> Vec<PathBuf> {
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
        };
        let folders = entries(&folder).into_iter().filter(|path| path.is_dir());
        let files: BTreeSet<String> = folders
            .flat_map(|folder| entries(&folder))
            .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
            .map(|path| path.file_stem().unwrap().to_string_lossy().replace('_', "-"))
            .filter(|name| name != "mod")
            .collect();
        let registered: BTreeSet<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
        assert_eq!(files, registered);
        assert!(RULES.is_sorted_by_key(|rule| rule.id), "RULES is sorted by id");
    }

    #[test]
    fn every_rule_is_in_the_folder_of_what_it_looks_at() {
        for rule in RULES {
            let folder = match rule.check {
                Check::Fault(_) => "fault",
                Check::Shape(_) => "shape",
                Check::File(_) | Check::FileOrPage(..) => "file",
                Check::Page(_) => "page",
                Check::Registry(..) | Check::Exceptions => "registry",
            };
            let file = format!("src/check/rules/{folder}/{}.rs", rule.id.replace('-', "_"));
            assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(&file).is_file(), "{file}");
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
