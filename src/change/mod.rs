//! A change to several files of a registry: what becomes of each, which findings it would bring, and the
//! session in which it is planned and written while nobody else writes.

mod files;
mod findings;
mod rename;
mod session;

pub use files::{ChangedFile, Changes, FileChange};
pub use findings::{NewFindings, new_findings, new_findings_in};
pub use rename::{Renaming, ensure_free, renamed};
pub use session::{NotRead, Session};
