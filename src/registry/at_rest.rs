//! What files say as bytes, so that it need not be read again.

use borsh::io::{Result, Write};
use borsh::{BorshDeserialize, BorshSerialize};
use smol_str::SmolStr;

use super::Registry;
use super::body::{Body, BodyRef};
use super::facts::{FileFacts, KeptFile, Link};
use super::file::{FileId, Reading};
use crate::model::FileKind;

/// What a file says, without its text.
#[derive(Debug, BorshDeserialize)]
pub(crate) struct FactsAtRest {
    reading: Reading,
    id: Option<SmolStr>,
    links: Vec<Link>,
    body: Option<Body>,
}

impl FactsAtRest {
    /// What is put into a registry for the file.
    pub(crate) fn of_file(self, file: FileId) -> KeptFile {
        let Self { reading, id, links, body } = self;
        let facts = FileFacts { id, links, body, ..FileFacts::default() };
        KeptFile { file, reading, source: None, facts }
    }

    /// The typed content.
    pub(crate) fn body(&self) -> Option<&Body> {
        self.body.as_ref()
    }
}

/// Whether what files of this kind say can be kept: they are read with the others, not when a registry is opened.
pub(crate) fn can_rest(kind: FileKind) -> bool {
    matches!(kind, FileKind::Record(_) | FileKind::Claims | FileKind::Page)
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

    /// Writes what a file says that was read, as [`FactsAtRest`] reads it.
    ///
    /// # Errors
    /// If a number in it is none.
    pub(crate) fn write_facts<W: Write>(&self, id: FileId, out: &mut W) -> Result<()> {
        let file = self.file(id);
        file.reading.serialize(out)?;
        file.id.serialize(out)?;
        let links: Vec<Link> = self.index.links(id).collect();
        links.serialize(out)?;
        self.body_of(id).serialize(out)
    }

    /// The typed content of a file.
    fn body_of(&self, id: FileId) -> Option<BodyRef<'_>> {
        let file = self.file(id);
        match file.kind {
            _ if file.reading != Reading::Complete => None,
            FileKind::Claims => {
                self.claims.get(file.position).map(|one| BodyRef::Claims(&one.body))
            }
            FileKind::Page => self.pages.get(file.position).map(|one| BodyRef::Page(&one.body)),
            _ => self.record(id).map(BodyRef::from),
        }
    }
}
