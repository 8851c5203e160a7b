//! What is below a registry, as a list gives it.

use std::path::PathBuf;

use borsh::{BorshDeserialize, BorshSerialize};

use crate::message::Message;

/// Something below a registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its path below the registry.
    pub below: PathBuf,
    /// What it is.
    pub nature: Nature,
}

impl Listed {
    /// Whether it is a file, or a link that is read like one.
    #[must_use]
    pub fn is_file(&self) -> bool {
        matches!(self.nature, Nature::File | Nature::Link)
    }
}

/// What something below a registry is.
#[derive(Debug, Clone, PartialEq, Eq, BorshDeserialize, BorshSerialize)]
pub enum Nature {
    /// A file.
    File,
    /// A link to a file, or one that leads nowhere. It is read like a file, if it may be.
    Link,
    /// A folder.
    Folder,
    /// A folder that cannot be listed; why not.
    UnreadableFolder(Message),
    /// A link to a folder.
    LinkToFolder,
    /// A device, a pipe or the like.
    Device,
}
