//! What files say as bytes, so that it need not be read again.

use borsh::io::{Result, Write};
use borsh::{BorshDeserialize, BorshSerialize};
use smol_str::SmolStr;

use super::Registry;
use super::facts::Link;
use super::file::{FileId, Reading};
use crate::files::KEPT;
use crate::model::FileKind;

/// What a file says, without its text, and without what it holds.
#[derive(Debug, BorshDeserialize)]
pub(crate) struct FactsAtRest {
    reading: Reading,
    id: Option<SmolStr>,
    links: Vec<Link>,
    has_deadline: bool,
    /// See [`Self::position`].
    kept: Option<u8>,
}

impl FactsAtRest {
    /// The position of the kind of the file in [`KEPT`], if what it holds is among that of its kind.
    pub(crate) fn position(&self) -> Option<usize> {
        self.kept.map(usize::from).filter(|position| *position < KEPT.len())
    }
}

/// Whether what files of this kind say can be kept: they are read with the others, not when a registry is opened.
pub(crate) fn can_rest(kind: FileKind) -> bool {
    KEPT.contains(&kind)
}

impl Registry {
    /// Whether what this file says can be kept.
    pub(crate) fn can_rest(&self, id: FileId) -> bool {
        can_rest(self.file(id).kind)
    }

    /// Takes the files that are not read for read, as far as anybody asks of it.
    pub(crate) fn leave_unread(&mut self) {
        let unread = self.files.iter_mut().filter(|file| file.reading == Reading::Pending);
        unread.for_each(|file| file.reading = Reading::Complete);
    }

    /// Puts what a file says into the registry. What it holds comes with the others of its kind, by
    /// [`Self::put_packed`].
    pub(crate) fn put_at_rest(&mut self, id: FileId, facts: FactsAtRest) {
        let FactsAtRest { reading, id: stated, links, has_deadline, .. } = facts;
        self.put_facts(id, reading, stated, &links);
        self.files[id.0].has_deadline = has_deadline;
    }

    /// Writes what a file says that was read, as [`FactsAtRest`] reads it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn write_facts<W: Write>(&self, id: FileId, out: &mut W) -> Result<()> {
        let file = self.file(id);
        file.reading.serialize(out)?;
        file.id.serialize(out)?;
        let links: Vec<Link> = self.index.links(id).collect();
        links.serialize(out)?;
        file.has_deadline.serialize(out)?;
        let kept = KEPT.into_iter().position(|kind| kind == file.kind);
        let kept = kept.filter(|_| file.reading == Reading::Complete);
        kept.and_then(|position| u8::try_from(position).ok()).serialize(out)
    }
}
