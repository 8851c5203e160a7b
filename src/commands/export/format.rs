//! The formats of an export, and where each can go.

use clap::ValueEnum;
use mieux::model::Kind;

use crate::commands::endings::FileFormat;

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// JSON Lines: a record a line, all that its file says
    Jsonl,
    /// A workbook with a sheet for each kind and each list, to be edited and imported again
    Xlsx,
    /// IATI 2.03: each action as an activity, for donors and the IATI Registry
    Iati,
    /// The vocabularies as SKOS in JSON-LD
    Skos,
    /// Tables as CSV, with a description of them (datapackage.json)
    Csv,
    /// A database of SQLite, also for Datasette
    Sqlite,
    /// The statements that make this database
    Sql,
    /// All that each record says as columns of Parquet, for DuckDB and Spark
    Parquet,
}

/// What is fixed about a format.
struct Row {
    /// The endings of its file, the usual one first; empty where it is always a folder.
    endings: &'static [&'static str],
    /// Whether its file can be shown on a terminal.
    is_text: bool,
    /// Whether it can be of some kinds only.
    takes_kinds: bool,
    /// Whether it can take along what is only for the programme itself.
    takes_internal: bool,
}

/// Tables of the whole registry, for reading.
const TABLES: Row = Row { endings: &[], is_text: false, takes_kinds: false, takes_internal: false };

impl FileFormat for Format {
    fn endings(self) -> &'static [&'static str] {
        self.row().endings
    }
}

impl Format {
    fn row(self) -> &'static Row {
        match self {
            Self::Jsonl => &Row {
                endings: &["jsonl", "ndjson"],
                is_text: true,
                takes_kinds: true,
                takes_internal: true,
            },
            Self::Xlsx => {
                &Row { endings: &["xlsx"], is_text: false, takes_kinds: true, takes_internal: true }
            }
            Self::Iati => {
                &Row { endings: &["xml"], is_text: true, takes_kinds: false, takes_internal: false }
            }
            Self::Skos => &Row {
                endings: &["jsonld"],
                is_text: true,
                takes_kinds: true,
                takes_internal: false,
            },
            Self::Csv => &Row { endings: &["zip"], ..TABLES },
            Self::Sqlite => &Row { endings: &["db", "sqlite", "sqlite3"], ..TABLES },
            Self::Sql => &Row { endings: &["sql"], is_text: true, ..TABLES },
            Self::Parquet => &Row { endings: &["parquet"], takes_kinds: true, ..TABLES },
        }
    }

    /// The word for it.
    pub(super) fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// Whether it can be one file.
    pub(super) fn is_ever_a_file(self) -> bool {
        !self.row().endings.is_empty()
    }

    /// Whether its file can be shown on a terminal.
    pub(super) fn is_text(self) -> bool {
        self.row().is_text
    }

    /// The kinds whose records it holds as such.
    pub(super) fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Iati => &[Kind::Action],
            Self::Skos => &[],
            Self::Jsonl | Self::Xlsx | Self::Csv | Self::Sqlite | Self::Sql | Self::Parquet => {
                &Kind::ALL
            }
        }
    }

    /// Whether it can take along what is only for the programme itself.
    pub(super) fn takes_internal(self) -> bool {
        self.row().takes_internal
    }

    /// Whether its file is of one kind, so that several need a folder.
    pub(super) fn has_file_for_each_kind(self) -> bool {
        matches!(self, Self::Jsonl | Self::Parquet)
    }

    /// Whether it can be of some kinds only.
    pub(super) fn takes_kinds(self) -> bool {
        self.row().takes_kinds
    }
}
