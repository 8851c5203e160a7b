//! Which paths below a registry can be those of records. Nothing else is ever written to.

use std::path::{Component, Path};

use crate::files::PRIVATE;
use crate::model::FileKind;

/// Whether a file at this path below a registry can hold a record, a vocabulary, claims or what is private
/// on a person: it lies below one of their folders, has their extension, and nothing in it is hidden.
pub(super) fn can_be_record(below: &Path) -> bool {
    let mut folders = FileKind::ALL.iter().map(|kind| kind.folder()).chain([PRIVATE]);
    let is_below_folder = below.parent().is_some_and(|parent| {
        let first = parent.components().next().and_then(|part| part.as_os_str().to_str());
        first.is_some_and(|first| folders.any(|folder| folder == first))
    });
    let is_plain = below.components().all(|part| match part {
        Component::Normal(name) => !name.as_encoded_bytes().starts_with(b"."),
        _ => false,
    });
    is_below_folder
        && is_plain
        && below.extension().is_some_and(|own| own == "yaml" || own == "yml")
}

/// Whether a path below a registry is of what identifies a person.
pub(super) fn is_private(below: &Path) -> bool {
    below.starts_with(PRIVATE)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::can_be_record;

    #[test]
    fn only_files_that_can_hold_records_are_written_to() {
        for path in ["actions/a.yaml", "activities/a/b/c.yml", "private/experts/exp-0001.yaml"] {
            assert!(can_be_record(Path::new(path)), "{path}");
        }
        for path in [
            "",
            "a.yaml",
            "mieux.toml",
            "actions",
            "actions/a",
            "actions/a.sh",
            "actions/../a.yaml",
            "../actions/a.yaml",
            "/actions/a.yaml",
            "./../a.yaml",
            "actions/.git/a.yaml",
            "actions/.a.yaml",
            ".git/hooks/pre-commit",
            ".git/a.yaml",
            "elsewhere/a.yaml",
            "actions/.yaml",
        ] {
            assert!(!can_be_record(Path::new(path)), "{path}");
        }
    }
}
