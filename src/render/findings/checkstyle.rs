//! The report of Checkstyle, which many tools read: a `file` with its `error` elements.

use std::io::{self, Write};

use quick_xml::Writer;

use super::entry::{Entry, Level};
use super::xml;
use crate::render::visible;

pub(super) fn write(entries: &[Entry<'_>], out: &mut dyn Write) -> io::Result<()> {
    let mut writer = xml::document(out)?;
    let report = writer.create_element("checkstyle").with_attribute(("version", "4.3"));
    report.write_inner_content(|writer| {
        let mut entries: Vec<&Entry<'_>> = entries.iter().collect();
        entries.sort_by(|one, other| one.at.path.cmp(&other.at.path));
        let files = entries.chunk_by(|one, other| one.at.path == other.at.path);
        files.into_iter().try_for_each(|of_file| file(writer, of_file))
    })?;
    writeln!(writer.into_inner())
}

fn file(writer: &mut Writer<&mut dyn Write>, entries: &[&Entry<'_>]) -> io::Result<()> {
    let Some(first) = entries.first() else { return Ok(()) };
    let name = visible(&first.at.path);
    let file = writer.create_element("file").with_attribute(("name", &*name));
    file.write_inner_content(|writer| entries.iter().try_for_each(|entry| error(writer, entry)))?;
    Ok(())
}

fn error(writer: &mut Writer<&mut dyn Write>, entry: &Entry<'_>) -> io::Result<()> {
    let severity = match entry.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "info",
    };
    let source = entry.rule.map_or_else(|| "mieux".to_owned(), |rule| format!("mieux.{rule}"));
    let attributes = [
        ("line", entry.at.start.line.to_string()),
        ("column", entry.at.start.column.to_string()),
        ("severity", severity.to_owned()),
        ("message", entry.text()),
        ("source", source),
    ];
    let attributes = attributes.iter().map(|(name, value)| (*name, value.as_str()));
    writer.create_element("error").with_attributes(attributes).write_empty()?;
    Ok(())
}
