//! The text and tree of a file that nobody may ask for: it is read when somebody does.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::source::Source;
use crate::files::Files;
use crate::model::FileKind;

/// Files that a registry can read from whenever it is asked.
pub type LateFiles = Arc<dyn Files + Send + Sync>;

/// Where the source of one file comes from, and what it was when it was asked for.
#[derive(Clone)]
pub(super) struct Late {
    files: LateFiles,
    limit: u64,
    source: OnceLock<Source>,
}

impl Late {
    /// The source of a file among these, of which no more than `limit` bytes are read.
    pub(super) fn new(files: LateFiles, limit: u64) -> Self {
        Self { files, limit, source: OnceLock::new() }
    }

    /// The text of the file at this path, which is not kept; `None` if it cannot be read.
    pub(super) fn text(&self, below: &Path) -> Option<String> {
        match self.source.get() {
            Some(source) => Some(source.text.clone()),
            None => String::from_utf8(self.files.read(below, self.limit).ok()?).ok(),
        }
    }

    /// The source of the file at this path.
    pub(super) fn source(&self, below: &Path, kind: FileKind) -> &Source {
        self.source.get_or_init(|| Source::read(&*self.files, below, kind, self.limit))
    }
}

impl fmt::Debug for Late {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Late").field("source", &self.source).finish_non_exhaustive()
    }
}

/// What a file says does not depend on whether its source was asked for.
impl PartialEq for Late {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
