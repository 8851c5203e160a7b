//! The map of a report whose rows are countries: as a picture, and in a page.

use std::io::{self, Write};

use super::html;
use crate::message;
use crate::render::map::{Map, map_of, picture};
use crate::report::Report;

/// Writes the map as a file of SVG.
pub(super) fn file(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", picture(&map(report)?).into_string())
}

/// Writes a page of HTML with the map above its table.
pub(super) fn page(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    html::report_with_map(report, &map(report)?, out)
}

/// Why a list has no map.
pub(super) fn no_map_of_list() -> io::Error {
    io::Error::other(message!("output.no-map-of-list"))
}

fn map(report: &Report) -> io::Result<Map> {
    map_of(report).ok_or_else(|| io::Error::other(message!("output.no-map")))
}
