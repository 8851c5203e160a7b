//! One record, from its view, in one file a format.

mod html;
mod json;
mod terminal;
mod values;

pub use html::{Anchors, write as write_record_html};
pub use json::{write as write_view, write_data as write_record_json};
pub use terminal::write as write_record;
pub(crate) use values::{ValueLinks, Values};
