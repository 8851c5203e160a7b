//! Commands that take turns, and the table of what they cost: medians, and medians of the ratios of each turn.

use std::io::{self, Write};

use comfy_table::{CellAlignment, Table, presets};

use crate::case::Case;
use crate::measure::{Cost, cost};

/// The cost of each case in each round; the first round, which fills the caches, is not kept.
pub(crate) fn rounds(cases: &[Case], count: usize) -> anyhow::Result<Vec<Vec<Cost>>> {
    let round = || cases.iter().map(|case| cost(&case.line)).collect::<anyhow::Result<Vec<_>>>();
    round()?;
    (0..count).map(|_| round()).collect()
}

/// Prints the costs, each beside that of the case which it is compared with.
pub(crate) fn show(cases: &[Case], rounds: &[Vec<Cost>]) -> anyhow::Result<()> {
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN);
    let costs = ["wall ms", "CPU ms", "CPU µs/record", "CPU ÷", "of", "MB"];
    table.set_header(["command", "records"].into_iter().chain(costs));
    for (position, case) in cases.iter().enumerate() {
        let of =
            |value: fn(&Cost) -> f64| median(rounds.iter().map(|round| value(&round[position])));
        let other = cases
            .iter()
            .position(|other| other.name == case.compared_with && other.records == case.records);
        let cpu = |cost: &Cost| cost.cpu.as_secs_f64() * 1000.0;
        let ratio = other.map(|other| {
            median(rounds.iter().map(|round| cpu(&round[position]) / cpu(&round[other])))
        });
        table.add_row([
            case.name.to_owned(),
            case.records.to_string(),
            format!("{:.0}", of(|cost| cost.wall.as_secs_f64() * 1000.0)),
            format!("{:.0}", of(cpu)),
            format!("{:.1}", of(cpu) * 1000.0 / case.records as f64),
            ratio.map(|ratio| format!("{ratio:.2}")).unwrap_or_default(),
            case.compared_with.to_owned(),
            format!("{:.0}", of(|cost| cost.memory as f64 / 1024.0)),
        ]);
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    writeln!(io::stdout(), "{table}\n")?;
    Ok(())
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
