//! A change to several files of a registry: what becomes of each, which errors it would bring, and the
//! session in which it is planned and written while nobody else writes.

mod errors;
mod files;
mod session;

pub use errors::{NewErrors, new_errors};
pub use files::{ChangedFile, Changes, FileChange};
pub use session::{NotRead, Session};
