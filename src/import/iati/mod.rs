//! Files of IATI: what a registry knows of their codes, and what a file brings beside its activities.

mod codes;
mod files;
mod partners;

pub use files::{FilesOfIati, files_of_iati};
