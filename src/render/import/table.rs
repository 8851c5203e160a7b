//! An import for people: every problem with its row and column, then what changes, then the counts.

use crate::personal::hidden;
use std::collections::BTreeMap;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::stage::Stage;
use crate::edit::one_line;
use crate::finding::Severity;
use crate::import::{Outcome, Problem, Row, RowEffect};
use crate::message;
use crate::message::{Message, Value};
use crate::registry::Registry;
use crate::render::{Screen, TableFormat, visible, words_only, write_table};
use crate::table::{Cell, Column, Table};
use crate::words::Words;
use crate::yaml::Node;

/// How many changes are shown; `--format json` has all.
const MAX: usize = 50;

/// How many of the same problems are shown in full; of the others the rows are named.
const SHOWN: usize = 3;

/// How much of a value is shown.
const LONGEST: usize = 60;

pub(super) fn write(
    registry: &Registry,
    outcome: &Outcome,
    stage: Stage,
    words: &Words,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (input, note) in &outcome.notes {
        let line =
            message!("import.note-line", sheet = &outcome.sheets[*input].0, note = note.clone());
        writeln!(out, "{}", visible(&line.in_words(words)))?;
    }
    for group in groups(outcome) {
        for problem in group.iter().take(SHOWN) {
            write_problem(outcome, problem, words, screen, out)?;
        }
        if let Some(more) = group.get(SHOWN..).filter(|more| !more.is_empty()) {
            write_more(more, words, out)?;
        }
    }
    if !(outcome.problems.is_empty() && outcome.notes.is_empty()) {
        writeln!(out)?;
    }
    let changes = changes(registry, outcome, stage, words);
    if !changes.rows.is_empty() {
        let lines: usize = outcome.rows.iter().map(|row| count_lines(row, stage)).sum();
        let left_out = lines.saturating_sub(MAX);
        write_table(TableFormat::Table, &changes, screen, out)?;
        if left_out > 0 {
            let more = message!("import.more-changes", count = left_out);
            writeln!(out, "{}", more.in_words(words))?;
        }
        writeln!(out)?;
    }
    write_table(TableFormat::Table, &counts(outcome, words), screen, out)
}

/// What problems have in common that are shown together.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Alike<'p> {
    Rule(&'static str),
    Message(&'p Message),
}

/// The problems, in their order, with those together that are alike: one mistake in many cells of a column,
/// or one rule's warnings.
fn groups(outcome: &Outcome) -> Vec<Vec<&Problem>> {
    let mut places: BTreeMap<(usize, Option<usize>, Alike<'_>), usize> = BTreeMap::new();
    let mut groups: Vec<Vec<&Problem>> = Vec::new();
    for problem in &outcome.problems {
        let alike = match (problem.severity, problem.rule) {
            (Severity::Warning, Some(rule)) => (problem.input, None, Alike::Rule(rule)),
            _ => (problem.input, problem.column, Alike::Message(&problem.message)),
        };
        let at = *places.entry(alike).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(problem);
    }
    groups
}

/// Names the rows of more problems that are alike.
fn write_more(more: &[&Problem], words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for problem in more {
        match ranges.last_mut() {
            Some((_, last)) if *last == problem.row => {}
            Some((_, last)) if *last + 1 == problem.row => *last += 1,
            _ => ranges.push((problem.row, problem.row)),
        }
    }
    let shown = |(first, last): &(usize, usize)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}-{last}"),
    };
    let rows = Value::Sequence(ranges.iter().map(|range| shown(range).into()).collect());
    let line = message!("import.more-alike", count = more.len(), rows);
    writeln!(out, "  {}", line.in_words(words))
}

/// `actions.csv:12:D: error[unknown-code]: …`, and what to do on a line below.
fn write_problem(
    outcome: &Outcome,
    problem: &Problem,
    words: &Words,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let color = match problem.severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
    };
    let style = if screen.color { color.on_default().bold() } else { Style::new() };
    let rule = problem.rule.map_or_else(String::new, |rule| format!("[{rule}]"));
    let place = visible_place(outcome, problem);
    let severity = words.get(&format!("severity.{}", problem.severity));
    let message = problem.message.in_words(words);
    let message = hidden(&message);
    let message = visible(&message);
    writeln!(out, "{place}: {style}{severity}{rule}{style:#}: {message}")?;
    if let Some(help) = &problem.help {
        let first = format!("  {}: ", words.get("help"));
        let rest = " ".repeat(textwrap::core::display_width(&first));
        let options =
            words_only(screen.width.unwrap_or(100)).initial_indent(&first).subsequent_indent(&rest);
        writeln!(out, "{}", in_lines(&visible(&help.in_words(words)), &options))?;
    }
    Ok(())
}

/// A text in lines. What is within backticks stays on one line, since it is there to be pasted.
fn in_lines(text: &str, options: &textwrap::Options<'_>) -> String {
    /// Stands for a blank at which no line ends.
    const BLANK: &str = "\u{e000}";
    let parts = text.split('`').enumerate().map(|(position, part)| match position % 2 {
        0 => part.to_owned(),
        _ => part.replace(' ', BLANK),
    });
    textwrap::fill(&parts.collect::<Vec<_>>().join("`"), options).replace(BLANK, " ")
}

/// The sheet, the row, and the column as a spreadsheet program calls it, with its heading.
fn visible_place(outcome: &Outcome, problem: &Problem) -> String {
    let (name, columns) = &outcome.sheets[problem.input];
    let mut place = name.clone();
    if problem.row > 0 {
        place += &format!(":{}", problem.row);
    }
    match problem.column.and_then(|column| columns.get(column)) {
        Some(column) if column.letter == column.heading => place += &format!(":{}", column.letter),
        Some(column) => place += &format!(":{} ({})", column.letter, column.heading),
        None => {}
    }
    visible(&place).into_owned()
}

/// How many lines [`changes`] has for a row.
fn count_lines(row: &Row, stage: Stage) -> usize {
    let of_record = match &row.effect {
        // The id is on the first line.
        RowEffect::Created { places, .. } if stage == Stage::DryRun => places.len(),
        RowEffect::Created { .. } => 1,
        RowEffect::Changed { fields, .. } => fields.len(),
        RowEffect::Unchanged => 0,
    };
    of_record + usize::from(row.private.is_some())
}

/// A line for every new record and every field that changes, as many as are shown.
fn changes(registry: &Registry, outcome: &Outcome, stage: Stage, words: &Words) -> Table {
    let columns = vec![
        Column::words("row", words.heading("import.row")),
        Column::words("record", words.heading("import.record")),
        Column::words("change", words.heading("import.change")),
        Column::words("before", words.heading("import.before")),
        Column::words("after", words.heading("import.after")),
    ];
    let several = outcome.sheets.len() > 1;
    let place = |row: &Row| match several {
        true => format!("{}:{}", outcome.sheets[row.input].0, row.row),
        false => row.row.to_string(),
    };
    let mut rows = Vec::new();
    for row in &outcome.rows {
        if rows.len() >= MAX {
            break;
        }
        let line = |change: &str, before: String, after: String| {
            [place(row), row.id.clone(), change.to_owned(), before, after].map(Cell::words).to_vec()
        };
        match &row.effect {
            effect @ RowEffect::Created { .. } if stage == Stage::DryRun => {
                rows.push(line(&words.get("import.new"), String::new(), String::new()));
                rows.extend(effect.fields().iter().filter(|field| field.field != "id").map(
                    |field| line(&field.field, String::new(), shown(field.after.as_ref(), words)),
                ));
            }
            RowEffect::Created { .. } => {
                let path = registry.root.join(&row.below);
                rows.push(line(
                    &words.get("import.new"),
                    String::new(),
                    path.to_string_lossy().into_owned(),
                ));
            }
            RowEffect::Changed { fields, .. } => rows.extend(fields.iter().map(|field| {
                line(
                    &field.field,
                    shown(field.before.as_ref(), words),
                    shown(field.after.as_ref(), words),
                )
            })),
            RowEffect::Unchanged => {}
        }
        // Which fields of the private file, and never what they hold.
        if let Some(private) = &row.private {
            let path = registry.root.join(&private.below);
            rows.push(line(
                &words.get("import.private"),
                String::new(),
                format!("{} ({})", path.to_string_lossy(), private.fields.join(", ")),
            ));
        }
    }
    rows.truncate(MAX);
    Table::new("changes", columns, rows, words.language())
}

/// A value on one line, cut where it is long.
fn shown(value: Option<&Node>, words: &Words) -> String {
    let text = value.map_or_else(|| words.get("import.nothing"), |value| one_line(&value.value));
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// How many rows of each sheet end how.
fn counts(outcome: &Outcome, words: &Words) -> Table {
    let columns = vec![
        Column::words("sheet", words.heading("import.sheet")),
        Column::numbers("created", words.heading("import.created")),
        Column::numbers("changed", words.heading("import.changed")),
        Column::numbers("unchanged", words.heading("import.unchanged")),
        Column::numbers("refused", words.heading("import.refused")),
    ];
    let rows = (0..outcome.sheets.len()).filter_map(|input| {
        let count = outcome.count(input);
        let name = Cell::words(outcome.sheets[input].0.as_str());
        let numbers = [count.created, count.changed, count.unchanged, count.refused];
        let is_list = input >= outcome.records;
        let is_shown = !is_list || numbers.iter().any(|number| *number > 0);
        is_shown.then(|| std::iter::once(name).chain(numbers.map(Cell::Number)).collect())
    });
    Table::new("counts", columns, rows.collect(), words.language())
}
