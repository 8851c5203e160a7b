//! Workflow commands of GitHub Actions: `::error file=…,line=…,col=…,title=…::message`.

use std::io::{self, Write};

use super::{Places, Shown};
use crate::render::visible;

pub(super) fn write(
    places: &mut Places<'_>,
    shown: &Shown<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for shown in &shown.findings {
        let finding = shown.finding;
        let (start, end) = places.locate(finding.place.file, &finding.place.spot);
        let path = places.path(finding.place.file);
        write!(
            out,
            "::{} file={},line={},endLine={}",
            finding.severity,
            property(&path),
            start.line,
            end.line
        )?;
        // Columns count only where start and end share a line.
        if start.line == end.line {
            write!(out, ",col={},endColumn={}", start.column, end.column)?;
        }
        let help = shown.help.as_ref().map(|help| format!("%0A{}", data(help))).unwrap_or_default();
        writeln!(out, ",title={}::{}{help}", property(finding.rule), data(&shown.message))?;
    }
    for (path, words) in shown.notes(places) {
        writeln!(out, "::notice file={}::{words}", property(&path))?;
    }
    Ok(())
}

/// Text after `::`. A line break would begin another command.
fn data(text: &str) -> String {
    visible(&text.replace('%', "%25")).into_owned()
}

/// The value of a property, where `:` and `,` have a meaning as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
