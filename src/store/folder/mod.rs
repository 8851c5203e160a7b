//! An open folder, and single steps with the entries in it. None of them follows a link.

#[cfg(not(unix))]
mod by_path;
#[cfg(unix)]
mod descriptor;

#[cfg(not(unix))]
pub(crate) use by_path::Folder;
#[cfg(unix)]
pub(crate) use descriptor::Folder;
