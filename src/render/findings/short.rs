//! `file:line:column: severity[rule] message`, as compilers do and editors understand.

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
        let (start, _) = places.locate(finding.place.file, &finding.place.spot);
        let path = places.path(finding.place.file);
        writeln!(
            out,
            "{}:{}:{}: {}[{}] {}",
            visible(&path),
            start.line,
            start.column,
            finding.severity,
            finding.rule,
            visible(&shown.message),
        )?;
    }
    for (path, words) in shown.notes(places) {
        writeln!(out, "{}: {words}", visible(&path))?;
    }
    Ok(())
}
