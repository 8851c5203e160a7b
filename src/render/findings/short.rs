//! `file:line:column: severity[rule] message`, as compilers do and editors understand.

use std::io::{self, Write};

use super::{Finding, Places};
use crate::render::visible;

pub(super) fn write(
    places: &mut Places<'_>,
    findings: &[Finding],
    out: &mut dyn Write,
) -> io::Result<()> {
    for finding in findings {
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
            visible(&finding.message),
        )?;
    }
    Ok(())
}
