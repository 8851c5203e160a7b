//! A language server: what an editor asks and tells goes in, answers and findings come out.
//!
//! It knows no connection. It reads the files of registries, with the texts that are open in the editor laid over them,
//! and writes nothing: all changes are made by the editor. What it says of a file is what `mieux validate` would say of
//! the same texts.

mod actions;
mod called;
mod candidates;
mod capabilities;
mod completion;
mod cursor;
mod desk;
mod diagnostics;
mod document;
mod found;
mod hints;
mod hover;
mod new_record;
mod options;
mod outline;
mod places;
mod publish;
mod rename;
mod requests;
mod rows;
mod skeleton;
mod spot;
mod state;
mod symbols;
mod uri;
mod uses;

pub use options::{Options, Shown};
pub use requests::answer;
pub use state::{Server, WATCHED};
