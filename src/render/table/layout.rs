//! How a table that is wider than the terminal fits it: how wide its columns are, and where their text breaks.
//!
//! A table that fits is laid out by `comfy-table`. It does not know the places at which a heading may break,
//! and breaks numbers and long words anywhere.

use textwrap::WordSplitter;
use textwrap::core::display_width;

use crate::render::{visible, words_only};
use crate::table::{Align, Column, Table};

/// How the columns of a table share less room than they would take.
pub(super) struct Layout {
    /// The headings, broken where they must be.
    pub(super) headings: Vec<String>,
    /// The width of each column, without the space between them.
    pub(super) widths: Vec<usize>,
    /// How many spaces are between two columns.
    pub(super) gap: u16,
}

impl Layout {
    /// The layout of a table with these cells in so much room; `None` if words would have to be cut.
    pub(super) fn new(table: &Table, rows: &[Vec<String>], room: usize) -> Option<Self> {
        let narrow: Vec<String> = table.columns.iter().map(narrow_heading).collect();
        let has_numbers = table.columns.iter().any(|column| column.align == Align::Right);
        let gap = if has_numbers { 1 } else { 2 };
        let gaps = usize::from(gap) * table.columns.len().saturating_sub(1);
        let room = room.saturating_sub(gaps);
        // Words are broken only where they do not fit otherwise, the longest first.
        let mut widths = widest(&narrow, rows, |text| {
            text.split([' ', '\n']).map(display_width).max().unwrap_or(0)
        });
        let longest = (room / 2).max(SHORT);
        let mut least = widest(&narrow, rows, |text| longest_piece(text).min(longest));
        for (position, column) in table.columns.iter().enumerate() {
            if column.align == Align::Right {
                least[position] = least[position].max(widest_cell(rows, position));
            }
        }
        if least.iter().sum::<usize>() > room {
            return None;
        }
        while widths.iter().sum::<usize>() > room {
            let broken = widths.iter_mut().zip(&least).filter(|(width, least)| **width > **least);
            let Some((widest, _)) = broken.max_by_key(|(width, _)| **width) else {
                break;
            };
            *widest -= 1;
        }
        // What is left goes to the cells, and then to headings that become shorter by it.
        let cells =
            widest(&narrow, rows, |text| text.lines().map(display_width).max().unwrap_or(0));
        spread(&mut widths, &cells, room);
        shorten(&mut widths, &narrow, room);
        let columns = table.columns.iter().zip(&narrow).zip(&widths);
        let headings = columns.map(|((column, narrow), width)| match column.align {
            Align::Left => wrapped(&shown(&column.heading()), *width),
            Align::Right => joined(narrow, *width),
        });
        Some(Self { headings: headings.collect(), widths, gap })
    }
}

fn shown(heading: &str) -> String {
    visible(heading).into_owned()
}

/// A heading broken wherever it may be.
fn narrow_heading(column: &Column) -> String {
    let narrow = column.narrow_heading();
    narrow.lines().map(shown).collect::<Vec<_>>().join("\n")
}

/// A word of this width is never cut, however little room there is.
const SHORT: usize = 12;

/// The widest part of a text that stays on one line: a word, or a part of one that ends with a hyphen.
fn longest_piece(text: &str) -> usize {
    let words = text.split([' ', '\n']);
    let pieces = words.flat_map(|word| word.split_inclusive('-'));
    pieces.map(display_width).max().unwrap_or(0)
}

/// The width of the cells of a column. A number is never broken, for half of it is another.
fn widest_cell(rows: &[Vec<String>], position: usize) -> usize {
    let cells = rows.iter().filter_map(|row| row.get(position));
    cells.map(|cell| display_width(cell)).max().unwrap_or(0)
}

/// Gives the columns what room is left, a letter at a time to the one that lacks most of what it wants.
fn spread(widths: &mut [usize], wanted: &[usize], room: usize) {
    while widths.iter().sum::<usize>() < room {
        let lacks = widths.iter_mut().zip(wanted).filter(|(width, wanted)| **width < **wanted);
        let Some((width, _)) = lacks.max_by_key(|(width, wanted)| **wanted - **width) else {
            break;
        };
        *width += 1;
    }
}

/// Gives the columns with the longest headings what they need to have a line less, as long as there is
/// room for all of them.
fn shorten(widths: &mut Vec<usize>, headings: &[String], room: usize) {
    let lines = |heading: &str, width| joined(heading, width).lines().count();
    loop {
        let tallest = headings.iter().zip(&*widths).map(|(heading, width)| lines(heading, *width));
        let tallest = tallest.max().unwrap_or(0);
        let wider = headings.iter().zip(&*widths).map(|(heading, width)| {
            (*width..=display_width(heading).max(*width))
                .find(|wider| lines(heading, *wider) < tallest)
                .unwrap_or(*width)
        });
        let wider: Vec<usize> = wider.collect();
        if tallest < 2 || wider.iter().sum::<usize>() > room || wider == *widths {
            return;
        }
        *widths = wider;
    }
}

/// A heading that was broken wherever it may be, put together again as far as there is room.
fn joined(narrow: &str, width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for piece in narrow.lines() {
        let fitting = lines.last_mut().and_then(|line| {
            let whole = match line.strip_suffix('-') {
                Some(beginning) => format!("{beginning}{piece}"),
                None => format!("{line} {piece}"),
            };
            (display_width(&whole) <= width).then_some((line, whole))
        });
        match fitting {
            Some((line, whole)) => *line = whole,
            None => lines.push(piece.to_owned()),
        }
    }
    lines.join("\n")
}

/// A text in lines of this width: broken between words. Where a word is wider, words are broken behind
/// their hyphens too, or else anywhere.
pub(super) fn wrapped(text: &str, width: usize) -> String {
    let options = words_only(width);
    if text.split(' ').all(|word| display_width(word) <= width) {
        return textwrap::fill(text, options);
    }
    textwrap::fill(text, options.break_words(true).word_splitter(WordSplitter::HyphenSplitter))
}

/// The largest measure of each column, heading included.
fn widest(
    headings: &[String],
    rows: &[Vec<String>],
    measure: impl Fn(&str) -> usize,
) -> Vec<usize> {
    let mut widths: Vec<usize> = headings.iter().map(|heading| measure(heading)).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = measure(cell).max(*width);
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::{joined, wrapped};

    #[test]
    fn a_heading_is_broken_no_more_than_it_must() {
        let narrow = "Com-\npleted\nthis\nyear";
        assert_eq!(joined(narrow, 7), "Com-\npleted\nthis\nyear");
        assert_eq!(joined(narrow, 9), "Completed\nthis year");
        assert_eq!(joined(narrow, 30), "Completed this year");
    }

    #[test]
    fn a_word_is_broken_only_where_it_is_too_wide() {
        assert_eq!(wrapped("a legal-migration b", 15), "a\nlegal-migration\nb");
        assert_eq!(wrapped("dominican-republic-ii", 12), "dominican-\nrepublic-ii");
        assert_eq!(wrapped("Protección", 6), "Protec\nción");
    }
}
