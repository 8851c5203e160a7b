//! `mieux lsp`: what an editor is told and answered.

mod agreement;
mod changes;
mod completion;
mod editor;
mod findings;
mod meaning;
mod process;
mod renaming;
