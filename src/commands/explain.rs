//! `mieux explain`: what a rule finds, why it matters, and how to put it right.

use std::io::Write;

use anyhow::bail;
use mieux::check::{RULES, Rule, Tier, rule, similar_rule};
use mieux::model::Language;
use mieux::render::{TableFormat, write_table};
use mieux::table::{Cell, Column, Table};

use super::term::terms;
use crate::globals::{Globals, Status};

/// Explain a rule, or a code such as `IMT`; without one, list all rules
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The name of the rule, as findings show it in brackets, or a code by any of its names
    #[arg(value_name = "RULE")]
    rule: Option<String>,
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let Some(id) = &args.rule else {
        write_table(TableFormat::Table, &all_rules(), globals.screen(), out)?;
        return Ok(Status::Clean);
    };
    if let Some(rule) = rule(id) {
        let (title, body) = rule.page.split_once('\n').unwrap_or((rule.page, ""));
        write!(out, "{title}\n\n{}\n{body}", rule.standing())?;
    } else if let Some(terms) = terms_of(id, globals) {
        write_table(TableFormat::Table, &terms, globals.screen(), out)?;
    } else {
        match similar_rule(id) {
            Some(meant) => bail!("there is no rule or code `{id}`; did you mean `{meant}`?"),
            None => bail!("there is no rule or code `{id}`; `mieux explain` lists the rules"),
        }
    }
    Ok(Status::Clean)
}

/// The codes of that name; none where there is no registry to look in.
fn terms_of(name: &str, globals: &Globals) -> Option<Table> {
    terms(&globals.load_records().ok()?, name, globals.language())
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
            Cell::words(match rule.tier {
                Tier::Strict => format!("{}, strict", rule.severity),
                Tier::Always | Tier::Default => rule.severity.to_string(),
            }),
            Cell::words(rule.summary()),
        ]
    };
    let rows = RULES.iter().map(row).collect();
    Table::new("rules", columns, rows, Language::En)
}
