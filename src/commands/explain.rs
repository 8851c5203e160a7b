//! `mieux explain`: what a rule finds, why it matters, and how to put it right.

use std::io::Write;

use anyhow::bail;
use mieux::check::{RULES, Rule, rule, similar_rule};
use mieux::model::Language;
use mieux::render::{TableFormat, write_table};
use mieux::report::{Cell, Column, Table};

use crate::globals::{Globals, Status};

/// Explain a rule; without one, list them all
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The name of the rule, as findings show it in brackets
    #[arg(value_name = "RULE")]
    rule: Option<String>,
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let Some(id) = &args.rule else {
        write_table(TableFormat::Table, &all_rules(), globals.screen(), out)?;
        return Ok(Status::Clean);
    };
    match (rule(id), similar_rule(id)) {
        (Some(rule), _) => write!(out, "{}", rule.page)?,
        (None, Some(meant)) => bail!("there is no rule `{id}`; did you mean `{meant}`?"),
        (None, None) => bail!("there is no rule `{id}`; `mieux explain` lists them all"),
    }
    Ok(Status::Clean)
}

fn all_rules() -> Table {
    let columns = vec![
        Column::words("rule", "Rule"),
        Column::words("severity", "Severity"),
        Column::words("finds", "What it finds"),
    ];
    let row = |rule: &&Rule| {
        vec![
            Cell::words(rule.id),
            Cell::words(rule.severity.to_string()),
            Cell::words(rule.summary()),
        ]
    };
    let rows = RULES.iter().map(row).collect();
    Table::new("rules", columns, rows, Language::En)
}
