//! The options by which a command asks for fields of its records.

use anyhow::bail;
use mieux::fields::FieldOptions;
use mieux::message;

/// What the fields of a record must state.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Filters")]
pub(crate) struct ConditionArgs {
    /// Only records that contain FIELD
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    with: Vec<String>,
    /// Only records without FIELD
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    without: Vec<String>,
    /// Only records with this value in FIELD
    ///
    /// Give a code or a record by any of its names, the start of a date, or a part of a text. Repeat the option
    /// for several conditions.
    #[arg(long = "where", value_name = "FIELD=VALUE")]
    wheres: Vec<String>,
}

impl ConditionArgs {
    /// Whether anything is asked of fields.
    pub(crate) fn is_given(&self) -> bool {
        self.options() != FieldOptions::default()
    }

    /// What is asked.
    pub(crate) fn options(&self) -> FieldOptions {
        FieldOptions {
            with: self.with.clone(),
            without: self.without.clone(),
            wheres: self.wheres.clone(),
            ..FieldOptions::default()
        }
    }
}

/// Which fields matter in a list, and how.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct FieldArgs {
    #[command(flatten)]
    conditions: ConditionArgs,
    /// Sort by FIELD
    ///
    /// Ascending, unless `:desc` follows. A list is sorted by its number of items.
    #[arg(long, value_name = "FIELD", help_heading = "Output", value_delimiter = ',')]
    sort: Vec<String>,
    /// Fields to show, or `all`
    #[arg(long, value_name = "FIELD", help_heading = "Output", value_delimiter = ',')]
    columns: Vec<String>,
}

impl FieldArgs {
    /// Whether anything is asked of fields.
    pub(crate) fn is_given(&self) -> bool {
        self.options() != FieldOptions::default()
    }

    /// Refuses fields where rows are no records.
    ///
    /// # Errors
    /// Where anything is asked of fields.
    pub(crate) fn refuse(&self, list: &str) -> anyhow::Result<()> {
        if self.is_given() {
            bail!(message!("fields.none", list));
        }
        Ok(())
    }

    /// What is asked.
    pub(crate) fn options(&self) -> FieldOptions {
        FieldOptions {
            sort: self.sort.clone(),
            columns: self.columns.clone(),
            ..self.conditions.options()
        }
    }
}
