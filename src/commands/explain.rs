//! `mieux explain`: what a rule finds, why it matters, and how to put it right.

use std::io::Write;

use anyhow::bail;
use mieux::check::{RULES, rule};

use crate::cli::Status;

/// Explain a rule; without one, list them all
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The name of the rule, as findings show it in brackets
    #[arg(value_name = "RULE")]
    rule: Option<String>,
}

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Status> {
    match &args.rule {
        Some(id) => match rule(id) {
            Some(rule) => write!(out, "{}", rule.page)?,
            None => match mieux::check::similar(id) {
                Some(meant) => bail!("there is no rule `{id}`; did you mean `{meant}`?"),
                None => bail!("there is no rule `{id}`; `mieux explain` lists them all"),
            },
        },
        None => {
            let width = RULES.iter().map(|rule| rule.id.len()).max().unwrap_or_default();
            for rule in RULES {
                writeln!(
                    out,
                    "{:width$}  {:7}  {}",
                    rule.id,
                    rule.severity.to_string(),
                    rule.summary()
                )?;
            }
        }
    }
    Ok(Status::Clean)
}
