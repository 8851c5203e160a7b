//! A new record as text in house style.

use super::EditError;
use super::emit::{Style, entry_lines};
use super::format::in_order;
use super::tree::parses_to;
use crate::message;
use crate::schema::Shape;
use crate::yaml::{Node, Value};

/// The text of a new file of this shape that holds `record`, with its fields in the order of the schema.
///
/// # Errors
/// Where the record is no map, or holds something that no text is read as.
pub(crate) fn compose(shape: &Shape, mut record: Node) -> Result<String, EditError> {
    in_order(&mut record, Some(shape));
    let Value::Map(entries) = &record.value else {
        return Err(message!("edit.record-not-a-map").into());
    };
    // Text over several lines goes in quotes where it would be read as another one.
    for style in [Style::HOUSE, Style { blocks: false, ..Style::HOUSE }] {
        let mut text = entry_lines(entries, 0, style).join("\n");
        text.push('\n');
        if parses_to(&text, &record) {
            return Ok(text);
        }
    }
    Err(message!("edit.cannot-be-written").into())
}
