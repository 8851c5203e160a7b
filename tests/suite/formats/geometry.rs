//! What is drawn is as long or as high as the number it stands for.

use mieux::model::Language;
use mieux::query::Selection;
use mieux::render::{Screen, TableFormat, write_report_bars, write_table};
use mieux::report::Report;
use mieux::table::{Cell, Chart, Column, Table};
use proptest::collection::vec;
use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};

use crate::common::costly;

/// Rows of numbers, as many in each.
fn numbers() -> impl Strategy<Value = Vec<Vec<usize>>> {
    (1..5_usize).prop_flat_map(|columns| vec(vec(0..150_usize, columns), 1..7))
}

fn table(numbers: &[Vec<usize>], chart: Chart) -> Table {
    let mut columns = vec![Column::words("row", "Row")];
    columns.extend((0..numbers[0].len()).map(|column| Column::numbers(format!("c{column}"), "C")));
    let row = |row: &Vec<usize>| {
        let numbers = row.iter().map(|number| Cell::Number(*number));
        std::iter::once(Cell::Text("row".to_owned())).chain(numbers).collect()
    };
    let rows = numbers.iter().map(row).collect();
    Table { chart: Some(chart), ..Table::new("t", columns, rows, Language::En) }
}

fn svg(numbers: &[Vec<usize>], chart: Chart) -> String {
    let mut bytes = Vec::new();
    write_table(TableFormat::Svg, &table(numbers, chart), Screen::plain(), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The tags that begin so.
fn tags<'s>(svg: &'s str, begin: &'s str) -> impl Iterator<Item = &'s str> {
    svg.split(begin).skip(1).map(|rest| rest.split('>').next().unwrap())
}

/// What a tag says of a length.
fn length(tag: &str, name: &str) -> f64 {
    let value = tag.split(&format!(" {name}=\"")).nth(1).unwrap();
    value.split('"').next().unwrap().parse().unwrap()
}

/// Where the ticks of an axis stand, and what they say.
fn ticks(svg: &str, anchor: &str, coordinate: &str) -> Vec<(f64, f64)> {
    let texts = svg.split("<text").skip(1);
    let of_axis = texts.filter(|text| text.contains(&format!("text-anchor=\"{anchor}\"")));
    let tick = |text: &str| {
        let (tag, words) = text.split_once('>')?;
        let number = words.split('<').next()?.parse().ok()?;
        (!tag.contains("class")).then(|| (length(tag, coordinate), number))
    };
    of_axis.filter_map(tick).collect()
}

/// The pixels of one, along an axis.
fn scale(ticks: &[(f64, f64)]) -> f64 {
    let (first, last) = (ticks[0], ticks[ticks.len() - 1]);
    (last.0 - first.0) / (last.1 - first.1)
}

/// Every length is written with one digit behind the point.
fn alike(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.25
}

proptest! {
    #![proptest_config(costly(128))]

    #[test]
    fn bars_are_as_long_as_their_numbers(numbers in numbers()) {
        let svg = svg(&numbers, Chart::Bars { column: 1 });
        let widths: Vec<f64> = tags(&svg, "<rect class=\"piece\"").map(|tag| length(tag, "width")).collect();
        prop_assert_eq!(widths.len(), numbers.len());
        let largest = numbers.iter().map(|row| row[0]).max().unwrap();
        let longest = widths.iter().copied().fold(0.0, f64::max);
        prop_assert!((longest > 400.0) == (largest > 0), "{longest}");
        for (row, width) in numbers.iter().zip(&widths) {
            let wanted = longest * row[0] as f64 / largest.max(1) as f64;
            prop_assert!(alike(*width, wanted), "{width} for {wanted}\n{svg}");
        }
    }

    #[test]
    fn pieces_are_as_long_as_their_numbers_and_follow_each_other(numbers in numbers()) {
        let svg = svg(&numbers, Chart::StackedBars);
        let ticks = ticks(&svg, "middle", "x");
        let mut pieces = tags(&svg, "<rect class=\"piece\"").skip(numbers[0].len());
        for row in &numbers {
            let mut end = ticks[0].0;
            for number in row {
                let piece = pieces.next().unwrap();
                prop_assert!(alike(length(piece, "x"), end), "{piece} at {end}");
                prop_assert!(alike(length(piece, "width"), *number as f64 * scale(&ticks)), "{piece} for {number}");
                end = length(piece, "x") + length(piece, "width");
            }
            prop_assert!(end <= ticks[ticks.len() - 1].0 + 0.25);
        }
    }

    #[test]
    fn points_are_as_high_as_their_numbers(numbers in numbers()) {
        let svg = svg(&numbers, Chart::Lines);
        let ticks = ticks(&svg, "end", "y");
        // Where a tick stands its letters are some way below.
        let bottom = length(tags(&svg, "<line class=\"rule\"").next().unwrap(), "y1");
        let columns = numbers[0].len();
        let legend = if columns > 1 { columns } else { 0 };
        let mut marks = tags(&svg, "<path class=\"mark\" transform=\"translate(").skip(legend);
        for column in 0..columns {
            for row in &numbers {
                let mark = marks.next().unwrap();
                let place = mark.split([' ', ')']).nth(1).unwrap();
                let wanted = bottom + row[column] as f64 * scale(&ticks);
                prop_assert!(alike(place.parse().unwrap(), wanted), "{mark} for {wanted}\n{svg}");
            }
        }
    }

    #[test]
    fn bars_of_letters_are_as_long_as_their_numbers(numbers in numbers()) {
        let report = Report {
            name: "made".to_owned(),
            title: String::new(),
            selection: Selection::default(),
            figures: Vec::new(),
            tables: vec![table(&numbers, Chart::Bars { column: 1 })],
            notes: Vec::new(),
            incomplete: Vec::new(),
            footnotes: Vec::new(),
            definitions: Vec::new(),
            language: Language::En,
        };
        let mut bytes = Vec::new();
        let screen = Screen { width: Some(80), color: false, unicode: false };
        write_report_bars(&report, screen, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("row  ")).collect();
        prop_assert_eq!(rows.len(), numbers.len());
        let largest = numbers.iter().map(|row| row[0]).max().unwrap();
        let longest = rows.iter().map(|row| row.matches('#').count()).max().unwrap();
        prop_assert!((longest > 60) == (largest > 0), "{}", text);
        for (row, line) in numbers.iter().zip(&rows) {
            let wanted = longest as f64 * row[0] as f64 / largest.max(1) as f64;
            let drawn = line.matches('#').count() as f64;
            prop_assert!((drawn - wanted).abs() <= 1.0, "{} for {}", line, wanted);
            prop_assert!(line.ends_with(&format!(" {}", row[0])), "{}", line);
        }
    }
}
