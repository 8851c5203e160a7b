//! Where the bytes of a registry come from: a folder, memory, or texts laid over either.
//!
//! Everything that reads a registry reads through [`Files`], so that what is true of one source is
//! true of all of them.

mod beneath;
#[cfg(unix)]
mod entries;
mod find;
mod folder;
mod gitignore;
mod listed;
#[cfg(unix)]
mod look;
mod memory;
mod overlay;
mod packed;
mod private;
mod shelf;
mod shown;
mod sight;
mod source;
mod stamps;

pub use find::{below_repository, find_registry, has_schemas};
pub use folder::Folder;
pub use listed::{Listed, Nature};
pub use memory::Memory;
pub use overlay::{Overlay, Texts};
pub use packed::Packed;
pub use private::{PrivateError, PrivateFolder, copies_of_record, file_on_expert, is_taken_by_git};
pub use shelf::{Part, Shelf};
pub use sight::{Sight, Stamp};
pub use source::{Files, PRIVATE, PrivateState, ReadError, is_yaml};
pub(crate) use source::{SETTINGS, is_left_out, is_page};
pub use stamps::Stamps;
