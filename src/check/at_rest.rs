//! What is found in a registry as bytes, so that it need not be checked again.

use std::path::{Path, PathBuf};

use borsh::io::{Error, ErrorKind, Read, Result, Write};
use borsh::{BorshDeserialize, BorshSerialize};
use sha2::{Digest, Sha256};
use smol_str::SmolStr;

use super::checked_file::CheckedFile;
use super::rules::rule;
use super::sink::Raised;
use crate::files::{Packed, Part, Shelf};
use crate::finding::Finding;
use crate::registry::{AtRest, FileId, Registry};

/// What was found in a registry, by whom, and on what day.
#[derive(Debug, BorshDeserialize, BorshSerialize)]
pub(super) struct FindingsAtRest {
    /// The digest of what every record may depend on.
    pub(super) basis: [u8; 32],
    /// The rules that looked.
    pub(super) rules: Vec<SmolStr>,
    /// The day on which retention and the like were judged.
    pub(super) today: Option<SmolStr>,
    /// Where each file of the registry is, in the list of the look. The others name files by their positions here.
    pub(super) places: Vec<Place>,
    /// What is known of files.
    pub(super) checked: Vec<(FileId, CheckedFile)>,
    /// The files of experts that say how long they may be kept.
    pub(super) judged: Vec<FileId>,
}

/// Where a file is.
#[derive(Debug, BorshDeserialize, BorshSerialize)]
pub(super) enum Place {
    /// At this position of the list.
    Listed(u32),
    /// At this path below the registry, which is not listed.
    Apart(String),
}

impl FindingsAtRest {
    /// Those that were kept last.
    pub(super) fn read(shelf: &dyn Shelf) -> Option<Self> {
        borsh::from_slice(&Packed::from(&*shelf.read(Part::Findings)?).unpack()?).ok()
    }
}

/// What all files said when it was kept last.
pub(super) fn facts(shelf: &dyn Shelf) -> Option<AtRest> {
    let facts = Packed::from(&*shelf.read(Part::Facts)?).unpack()?;
    Some(AtRest { facts, bodies: shelf.read(Part::Bodies)? })
}

/// The digest of what every record may depend on: of each file that is read when a registry is opened, such as its
/// settings and vocabularies, the path, the text, and what is wrong with it.
pub(super) fn basis(registry: &Registry) -> [u8; 32] {
    let mut digest = Sha256::new();
    let always_read = registry.files_with_ids().filter(|(id, _)| !registry.can_rest(*id));
    for (_, file) in always_read {
        let faults = format!("{:?}", file.known_faults());
        let text = file.source.as_ref().map_or("", |source| &source.text);
        let path = file.below.as_os_str().as_encoded_bytes();
        for part in [path, text.as_bytes(), faults.as_bytes()] {
            digest.update(part.len().to_le_bytes());
            digest.update(part);
        }
    }
    digest.finalize().into()
}

impl Place {
    /// The path of the file, which the list of the look may have.
    pub(super) fn below<'p>(
        &'p self,
        listed: impl Fn(usize) -> Option<&'p Path>,
    ) -> Option<&'p Path> {
        match self {
            Self::Listed(position) => listed(*position as usize),
            Self::Apart(below) => Some(Path::new(below)),
        }
    }

    /// Where the files of a registry are in a list, which is sorted as they are.
    pub(super) fn all(registry: &Registry, listed: &[PathBuf]) -> Vec<Self> {
        let place = |below: &PathBuf| match listed.binary_search(below) {
            Ok(position) => Self::Listed(u32::try_from(position).unwrap_or(u32::MAX)),
            Err(_) => Self::Apart(below.to_string_lossy().into_owned()),
        };
        registry.files.iter().map(|file| place(&file.below)).collect()
    }
}

/// The table of rules has the name of the rule.
impl BorshSerialize for Raised {
    fn serialize<W: Write>(&self, out: &mut W) -> Result<()> {
        self.finding.rule.serialize(out)?;
        self.finding.serialize(out)?;
        self.pending.serialize(out)
    }
}

impl BorshDeserialize for Raised {
    fn deserialize_reader<R: Read>(from: &mut R) -> Result<Self> {
        let id = SmolStr::deserialize_reader(from)?;
        let rule = rule(&id).ok_or_else(|| Error::new(ErrorKind::InvalidData, "no such rule"))?;
        let finding = Finding { rule: rule.id, ..Finding::deserialize_reader(from)? };
        Ok(Self { finding, pending: Option::deserialize_reader(from)? })
    }
}
