//! Texts laid over other files: what is planned and not yet written, or unsaved in an editor.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::listed::{Listed, Nature};
use super::source::{Files, PrivateState, ReadError, bounded};
use crate::message;

/// What becomes of files, by their paths below the registry; `None` for a file that is removed.
pub type Texts = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// Other files, with texts in place of some of them.
pub struct Overlay<'f> {
    base: &'f dyn Files,
    texts: &'f Texts,
}

impl<'f> Overlay<'f> {
    /// Lays `texts` over the files of `base`.
    #[must_use]
    pub fn new(base: &'f dyn Files, texts: &'f Texts) -> Self {
        Self { base, texts }
    }
}

impl Files for Overlay<'_> {
    fn list(&self) -> Vec<Listed> {
        let base = self.base.list().into_iter();
        let mut listed: Vec<Listed> =
            base.filter(|file| !self.texts.contains_key(&file.below)).collect();
        let there = self.texts.iter().filter(|(_, text)| text.is_some());
        listed
            .extend(there.map(|(below, _)| Listed { below: below.clone(), nature: Nature::File }));
        listed.sort_by(|one, other| one.below.cmp(&other.below));
        listed
    }

    fn read(&self, below: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        match self.texts.get(below) {
            Some(Some(bytes)) => bounded(bytes, limit),
            Some(None) => Err(ReadError::Unreadable(message!("system.removed"))),
            None => self.base.read(below, limit),
        }
    }

    fn shown(&self, below: &Path) -> PathBuf {
        self.base.shown(below)
    }

    fn private_state(&self) -> PrivateState {
        self.base.private_state()
    }
}
