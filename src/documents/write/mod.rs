//! A paper in Markdown as a file of another format.

mod docx;
mod html;
mod pieces;

pub use docx::{Reference, ReferenceError, docx};
pub use html::html;
