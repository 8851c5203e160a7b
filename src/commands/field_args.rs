//! The options by which a command asks for fields of its records.

use anyhow::bail;
use mieux::fields::FieldOptions;

/// What the fields of a record must state.
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Fields")]
pub(crate) struct ConditionArgs {
    /// Only records that state this field, such as `results` or `request.received`
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    with: Vec<String>,
    /// Only records that do not state this field
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    without: Vec<String>,
    /// Only records with this value in the field: a code or record by any of its names, a date by its beginning, a text by a part of it
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
#[command(next_help_heading = "Fields")]
pub(crate) struct FieldArgs {
    #[command(flatten)]
    conditions: ConditionArgs,
    /// Sort by this field, upwards unless `:desc` follows; a list by the number of its items
    #[arg(long, value_name = "FIELD[:asc|desc]", value_delimiter = ',')]
    sort: Vec<String>,
    /// The fields to show, or `all`
    #[arg(long, value_name = "FIELD,…", value_delimiter = ',')]
    columns: Vec<String>,
}

impl FieldArgs {
    /// Whether anything is asked of fields.
    pub(crate) fn is_asked(&self) -> bool {
        self.options() != FieldOptions::default()
    }

    /// Refuses fields where rows are no records.
    ///
    /// # Errors
    /// Where anything is asked of fields.
    pub(crate) fn refuse(&self, what: &str) -> anyhow::Result<()> {
        if self.is_asked() {
            bail!(
                "{what} have no fields of their own: leave out --with, --without, --where, --sort and --columns"
            );
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
