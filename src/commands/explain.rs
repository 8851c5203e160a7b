//! `mieux explain`: what a rule finds, why it matters, and how to fix it.

use std::io::Write;

use anyhow::bail;
use mieux::check::{RULES, Rule, Tier, rule, similar_rule};
use mieux::message;
use mieux::model::Language;
use mieux::render::{Explanation, write_explanation, write_table};
use mieux::table::{Cell, Column, Table};
use mieux::words::Words;

use super::output::TextFormat;
use super::term::terms;
use super::{complete, examples};
use crate::globals::{Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    ("List the rules", "mieux explain"),
    ("Explain a rule, as problems name it", "mieux explain end-before-start"),
    ("Explain a code by any of its names", "mieux explain IMT"),
];

/// Explain a rule or a code
///
/// Without a name, lists the rules.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Rule, such as `end-before-start`, or code, such as `IMT`
    #[arg(value_name = "RULE", add = complete::rules())]
    rule: Option<String>,
    /// Output format
    #[arg(long, help_heading = "Output", value_enum, default_value_t = TextFormat::Human)]
    format: TextFormat,
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let language = match args.format {
        TextFormat::Human => globals.language(),
        TextFormat::Json => globals.language_of_data(),
    };
    let Some(id) = &args.rule else {
        write_table(args.format.of_tables(), &all_rules(language), globals.screen(), out)?;
        return Ok(Status::Clean);
    };
    if let Some(rule) = rule(id).filter(|_| args.format == TextFormat::Json) {
        write_explanation(&explanation(rule, language), out)?;
    } else if let Some(rule) = rule(id) {
        let page = rule.page.text(language);
        let (title, body) = page.split_once('\n').unwrap_or((page, ""));
        let standing = rule.standing(language);
        globals.write_markdown(&format!("{title}\n\n{standing}\n{body}"), out)?;
    } else if let Some(terms) = terms_of(id, globals, language) {
        write_table(args.format.of_tables(), &terms, globals.screen(), out)?;
    } else {
        match similar_rule(id) {
            Some(meant) => bail!(message!("explain.unknown-near", name = id, meant)),
            None => bail!(message!("explain.unknown", name = id)),
        }
    }
    Ok(Status::Clean)
}

/// What is known of a rule.
pub(super) fn explanation(rule: &'static Rule, language: Language) -> Explanation<'static> {
    Explanation {
        rule: rule.id,
        severity: rule.severity,
        checked: rule.tier.name(),
        finds: rule.summary(language),
        page: rule.page.text(language),
    }
}

/// The codes of that name; none where there is no registry to look in.
fn terms_of(name: &str, globals: &Globals, language: Language) -> Option<Table> {
    terms(&globals.load_records().ok()?, name, language)
}

fn all_rules(language: Language) -> Table {
    let words = Words::of(language);
    let column = |name: &str| Column::words(name, words.heading(name));
    let columns = vec![column("rule"), column("severity"), column("finds")];
    let row = |rule: &&Rule| {
        let severity = words.get(&format!("severity.{}", rule.severity));
        vec![
            Cell::words(rule.id),
            Cell::words(match rule.tier {
                Tier::Strict => words.fill("strict", &[("severity", &severity)]),
                Tier::Always | Tier::Default => severity,
            }),
            Cell::words(rule.summary(language)),
        ]
    };
    let rows = RULES.iter().map(row).collect();
    Table::new("rules", columns, rows, language)
}
