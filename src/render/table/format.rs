//! The formats, and by which extension of a file each is known.

use std::path::Path;

use clap::ValueEnum;

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Columns for people, fitted to the terminal
    Table,
    /// One JSON object, for scripts and dashboards
    Json,
    /// Comma-separated values (RFC 4180)
    Csv,
    /// Tab-separated values
    Tsv,
    /// Markdown, for pull requests and documents
    Markdown,
    /// A page with charts and definitions, in one file
    Html,
    /// An Excel workbook, with a sheet for each table
    Xlsx,
    /// The chart as a picture
    Svg,
    /// A map, for --by country; with -o FILE.html a page
    Map,
    /// A page with a map, which is the format of a map in a file of HTML
    #[value(skip)]
    MapPage,
}

/// The extensions; the first of a format is the usual one.
const EXTENSIONS: [(&str, Format); 10] = [
    ("txt", Format::Table),
    ("json", Format::Json),
    ("csv", Format::Csv),
    ("tsv", Format::Tsv),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xlsx", Format::Xlsx),
    ("svg", Format::Svg),
];

impl Format {
    /// The format of a file with this extension, in upper or lower case.
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?;
        let known = EXTENSIONS.iter().find(|(known, _)| extension.eq_ignore_ascii_case(known));
        known.map(|(_, format)| *format)
    }

    /// The extensions of a format, such as `.csv`.
    pub fn extensions() -> impl Iterator<Item = String> {
        EXTENSIONS.iter().map(|(extension, _)| format!(".{extension}"))
    }

    /// This format in a file of that name: a map is a page in a file of HTML.
    #[must_use]
    pub fn within(self, path: &Path) -> Self {
        match self {
            Self::Map if Self::of_file(path) == Some(Self::Html) => Self::MapPage,
            format => format,
        }
    }

    /// Whether it is text, which a terminal can show.
    #[must_use]
    pub fn is_text(self) -> bool {
        self != Self::Xlsx
    }
}
