//! The one room that writes below a registry: all of a change or nothing of it, one writer at a time.
//!
//! A change of several files is written to a journal first, whole, and then carried out file by file.
//! The journal is kept in a folder of the user, where no commit can put one, so that a checkout is data
//! and nothing else. The next command that writes finds the journal of an interrupted change and completes
//! it; a command that only reads writes nothing, and learns what the completed change would be. A file
//! holds its old bytes or its new ones at any instant, and bytes that somebody else put there in the
//! meantime are never written over.

mod carry_out;
mod checksum;
mod create;
mod error;
mod event;
mod folder;
mod journal;
mod lock;
mod pending;
mod plan;
mod private;
mod read;
mod record_path;
mod registry_folder;
mod replace;
mod resolve;
mod state;
mod step;
mod tree;
mod writer;

pub use create::{NewFile, Rights, create_files};
pub use error::WriteError;
pub use event::{Event, Recovered, Tell};
pub(crate) use folder::Folder as OwnFolder;
pub use lock::Wait;
pub use pending::Pending;
pub use plan::Plan;
pub use private::{remove_private, rename_private};
pub use read::read;
pub(crate) use registry_folder::leads_into;
pub use registry_folder::{RegistryFolder, lies_in};
pub use replace::replace_file;
pub(crate) use state::{Named, folder_of_user, make_own};
pub use writer::{Writer, commit};
