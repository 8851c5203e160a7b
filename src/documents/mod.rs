//! The papers of the life of an action, from the records that hold it.
//!
//! A [`Paper`] is a template over a context: the record with everything that it points to, as one JSON value, in the language that
//! is asked for. The template is Markdown; the writers make HTML and DOCX from the same text. What is not known is a blank.

mod context;
mod paper;
mod template;
mod templates;
mod write;

pub use context::{Asked, Deployment, Subject, context};
pub use paper::{Paper, Wants};
pub use template::{BLANK, Blank, Filled, Owner, Template, TemplateError, fill};
pub use templates::{MAX_TEMPLATE, built_in, own_template};
pub use write::{Reference, ReferenceError, docx, html};
