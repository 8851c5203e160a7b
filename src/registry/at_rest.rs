//! What files say as bytes, so that it need not be read again.

use borsh::io::Result;
use borsh::{BorshDeserialize, BorshSerialize};
use smol_str::SmolStr;

use super::Registry;
use super::blocks::{Reader, Writer};
use super::facts::Link;
use super::file::{FileId, Marks, Reading};
use super::resting::CanRest;
use crate::model::FileKind;

/// What all files say as bytes.
#[derive(Debug)]
pub(crate) struct AtRest {
    /// What each says, one after the other, without what it holds; `None` of those that are always read.
    pub(crate) facts: Vec<u8>,
    /// What they hold.
    pub(crate) bodies: Vec<u8>,
}

/// What a file says, without its text, and without what it holds.
#[derive(Debug, BorshDeserialize, BorshSerialize)]
struct Facts {
    reading: Reading,
    id: Option<SmolStr>,
    links: Vec<Link>,
    marks: Marks,
    /// How many bytes what it holds has, if anything is known of it.
    length: Option<u32>,
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

    /// Puts what files say into the registry, and leaves what they hold at rest. `files` has each of the files from which
    /// it was written; `None` for one that says something else by now. `None` if it does not say so much.
    pub(crate) fn put_at_rest(
        &mut self,
        all: &AtRest,
        files: impl Iterator<Item = Option<FileId>>,
    ) -> Option<()> {
        let (mut facts, mut bodies) = (&all.facts[..], Reader::of(&all.bodies)?);
        for file in files {
            let Some(facts) = Option::<Facts>::deserialize(&mut facts).ok()? else { continue };
            let Facts { reading, id, links, marks, length } = facts;
            let place = match length {
                Some(length) => Some(bodies.next(length)?),
                None => None,
            };
            let Some(file) = file else { continue };
            self.put_facts(file, reading, id, &links);
            self.files[file.0].marks = marks;
            if let Some(place) = place {
                self.put_resting(file, place);
            }
        }
        self.sort_records();
        Some(())
    }

    /// What the files say.
    ///
    /// # Errors
    /// If a number in a record is none.
    pub(crate) fn at_rest(&self) -> Result<AtRest> {
        let resting = |id: FileId| self.can_rest(id).then(|| self.held(id)).flatten();
        let all: Vec<&dyn CanRest> =
            self.files_with_ids().filter_map(|(id, _)| resting(id)).collect();
        let mut writer = Writer::default();
        let mut lengths = writer.write(&all)?.into_iter();
        let mut out = Vec::new();
        for (id, file) in self.files_with_ids() {
            let rests = self.can_rest(id) && file.reading != Reading::Pending;
            let facts = rests.then(|| Facts {
                reading: file.reading,
                id: file.id.clone(),
                links: self.index.links(id).collect(),
                marks: file.marks,
                length: resting(id).and_then(|_| lengths.next()),
            });
            facts.serialize(&mut out)?;
        }
        Ok(AtRest { facts: out, bodies: writer.into_bytes() })
    }
}
