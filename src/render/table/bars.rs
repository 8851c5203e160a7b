//! The chart of a table in a terminal: a bar for each row, as wide as there is room.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use textwrap::core::display_width;

use super::terminal;
use crate::render::chart::{Data, Point, Series};
use crate::render::document::heading;
use crate::render::{Screen, TEXT_WIDTH, visible, words_only};
use crate::table::{Chart, Table};
use crate::words::Words;

/// The width of the piece before the name of a series.
const LEGEND: usize = 3;
/// The shortest of the longest bars.
const LEAST: usize = 8;
/// Parts of a block from an eighth to seven.
const EIGHTHS: [&str; 7] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"];
/// What the pieces of a bar are made of.
const SHADES: [&str; 6] = ["█", "▓", "▒", "░", "▚", "▤"];
/// The same in plain letters.
const LETTERS: [&str; 6] = ["#", "=", "o", ".", "+", ":"];
const COLORS: [AnsiColor; 6] = [
    AnsiColor::Blue,
    AnsiColor::Yellow,
    AnsiColor::Green,
    AnsiColor::Magenta,
    AnsiColor::Cyan,
    AnsiColor::Red,
];

/// The chart of a table; the table itself where it has none.
pub(super) fn table(table: &Table, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let (Some(kind), Some(data)) = (table.chart, Data::of(table)) else {
        return terminal::table(table, screen, out);
    };
    let bold = if screen.color { Style::new().bold() } else { Style::new() };
    let width = screen.width.unwrap_or(TEXT_WIDTH);
    let heading = match &data.series[..] {
        [series] => format!("{}: {}", visible(&heading(table)), series.name),
        _ => visible(&heading(table)).into_owned(),
    };
    for line in textwrap::wrap(&heading, words_only(width).break_words(true)) {
        writeln!(out, "{bold}{line}{bold:#}")?;
    }
    writeln!(out)?;
    let ink = Ink { screen };
    if data.is_empty() {
        return writeln!(out, "{}", Words::of(table.language).get("chart.nothing"));
    }
    if kind == Chart::StackedBars {
        return stacked(&data, &ink, out);
    }
    // A line goes through its points from left to right; here they are one below the other.
    for (position, series) in data.series.iter().enumerate() {
        if data.series.len() > 1 {
            let space = if position > 0 { "\n" } else { "" };
            writeln!(
                out,
                "{space}{}",
                textwrap::fill(&series.name, words_only(width).break_words(true))
            )?;
        }
        plain(&data, series, &ink, out)?;
    }
    Ok(())
}

/// The bars of one column, each with its number behind it.
fn plain(data: &Data, series: &Series, ink: &Ink, out: &mut dyn Write) -> io::Result<()> {
    let shown: Vec<String> = series.points.iter().map(|point| point.shown.clone()).collect();
    let frame = Frame::new(data, ink.screen, &shown);
    for ((label, point), shown) in data.labels.iter().zip(&series.points).zip(&shown) {
        let bar = ink.bar(point.value.unwrap_or(0.0), data.largest(), frame.room);
        frame.row(label, &bar, shown, out)?;
    }
    Ok(())
}

/// Bars made of pieces, with the numbers of all behind them or below them.
fn stacked(data: &Data, ink: &Ink, out: &mut dyn Write) -> io::Result<()> {
    for (position, series) in data.series.iter().enumerate() {
        let width = ink.screen.width.unwrap_or(TEXT_WIDTH).saturating_sub(LEGEND);
        let name = textwrap::fill(&series.name, words_only(width).break_words(true));
        let name = name.replace('\n', &format!("\n{}", " ".repeat(LEGEND)));
        writeln!(out, "{} {name}", ink.piece(position, 2))?;
    }
    writeln!(out)?;
    let join = |points: &[&Point]| {
        points.iter().map(|point| point.shown.as_str()).collect::<Vec<_>>().join(", ")
    };
    let shown: Vec<String> = data.rows().map(|(_, points)| join(&points)).collect();
    let frame = Frame::new(data, ink.screen, &shown);
    for ((label, points), shown) in data.rows().zip(&shown) {
        let (mut bar, mut sum, mut drawn) = (String::new(), 0.0, 0);
        // Each piece ends where the sum ends, so that the whole is as long as it should be.
        for (position, point) in points.iter().enumerate() {
            sum += point.value.unwrap_or(0.0);
            let end = cells(sum, data.longest(), frame.room, 1);
            bar.push_str(&ink.piece(position, end - drawn));
            drawn = end;
        }
        frame.row(label, &bar, shown, out)?;
    }
    Ok(())
}

/// How many parts of a cell a number takes, where `largest` takes `room` cells.
fn cells(number: f64, largest: f64, room: usize, parts: usize) -> usize {
    let wanted = number / largest * (room * parts) as f64;
    // The cell whose middle lies below the end is drawn.
    (0..room * parts).take_while(|cell| (*cell as f64) + 0.5 <= wanted).count()
}

/// The places of labels and bars.
struct Frame {
    /// The width of the labels.
    label: usize,
    /// The length of the longest bar.
    room: usize,
    /// The width of the text below a bar; `None` if it follows the bar.
    below: Option<usize>,
}

impl Frame {
    fn new(data: &Data, screen: Screen, shown: &[String]) -> Self {
        let width = screen.width.unwrap_or(TEXT_WIDTH);
        let longest =
            |texts: &[String]| texts.iter().map(|text| display_width(text)).max().unwrap_or(0);
        let label = longest(&data.labels).min((width * 2 / 5).max(LEAST));
        let right = width.saturating_sub(label + 2).max(LEAST);
        let figures = longest(shown) + 1;
        if figures + right / 3 > right {
            Self { label, room: right, below: Some(right) }
        } else {
            Self { label, room: right - figures, below: None }
        }
    }

    /// A label with its bar and what is shown of it, side by side.
    fn row(&self, label: &str, bar: &str, shown: &str, out: &mut dyn Write) -> io::Result<()> {
        let left = textwrap::wrap(label, words_only(self.label).break_words(true));
        let right = match self.below {
            None => vec![format!("{bar} {shown}").into()],
            Some(room) => {
                let mut lines = vec![bar.into()];
                lines.extend(textwrap::wrap(shown, words_only(room).break_words(true)));
                lines
            }
        };
        for line in 0..left.len().max(right.len()) {
            let [left, right] =
                [&left, &right].map(|lines| lines.get(line).map_or("", |text| text));
            let pad = " ".repeat(self.label.saturating_sub(display_width(left)));
            writeln!(out, "{}", format!("{left}{pad}  {}", right.trim_start()).trim_end())?;
        }
        Ok(())
    }
}

/// What bars are drawn with.
struct Ink {
    screen: Screen,
}

impl Ink {
    /// A bar to an eighth of a cell; anything above nothing is seen.
    fn bar(&self, number: f64, largest: f64, room: usize) -> String {
        if number <= 0.0 {
            return String::new();
        }
        if !self.screen.unicode {
            return self.piece(0, cells(number, largest, room, 1).max(1));
        }
        let eighths = cells(number, largest, room, 8).max(1);
        let rest = (eighths % 8).checked_sub(1).map_or("", |part| EIGHTHS[part]);
        self.colored(0, &format!("{}{rest}", SHADES[0].repeat(eighths / 8)))
    }

    /// A piece of a bar, in the dress of its series.
    fn piece(&self, series: usize, cells: usize) -> String {
        let set = if self.screen.unicode { SHADES } else { LETTERS };
        self.colored(series, &set[series % set.len()].repeat(cells))
    }

    fn colored(&self, series: usize, bar: &str) -> String {
        if !self.screen.color || bar.is_empty() {
            return bar.to_owned();
        }
        let color = COLORS[series % COLORS.len()].on_default();
        format!("{color}{bar}{color:#}")
    }
}
