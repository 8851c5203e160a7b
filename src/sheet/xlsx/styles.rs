//! Which styles of a workbook make a number a date.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::super::archive::Archive;
use super::super::limits::MAX_PART;
use super::super::xml::{attribute, next, open};
use crate::sheet::SheetError;
use crate::sheet::serial::Shown;

/// What a number is by its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Number,
    /// A day, a time or both; or only a year or a month.
    Date(Shown),
    /// A length of time.
    Duration,
}

/// The styles of the part of this name, by their positions; none where there is no such part.
pub(super) fn read(archive: &mut Archive<'_>, part: &str) -> Result<Vec<Style>, SheetError> {
    let (mut formats, mut styles) = (BTreeMap::new(), Vec::new());
    let Some(mut reader) = open(archive, part, MAX_PART)? else { return Ok(styles) };
    let (mut buffer, mut is_of_cells) = (Vec::new(), false);
    loop {
        match next(&mut reader, &mut buffer)? {
            Event::Start(start) => {
                let id = || attribute(&start, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                match start.local_name().as_ref() {
                    "numFmt" => {
                        let code = attribute(&start, "formatCode").unwrap_or_default();
                        formats.extend(id().map(|id| (id, of_code(&code))));
                    }
                    "cellXfs" => is_of_cells = true,
                    "xf" if is_of_cells => {
                        let id = id().unwrap_or_default();
                        styles.push(formats.get(&id).copied().unwrap_or_else(|| built_in(id)));
                    }
                    _ => {}
                }
            }
            Event::End(end) if end.local_name().as_ref() == "cellXfs" => is_of_cells = false,
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}

/// The formats that no workbook spells out (ECMA-376, part 1, 18.8.30).
fn built_in(id: u32) -> Style {
    match id {
        17 => Style::Date(Shown::Month),
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Style::Date(Shown::Day),
        46 => Style::Duration,
        _ => Style::Number,
    }
}

/// What a format such as `dd/mm/yyyy`, `mmm-yy` or `[h]:mm` shows, by its part for positive numbers.
fn of_code(code: &str) -> Style {
    let mut letters = code.chars();
    let mut shown = String::new();
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            ';' => break,
            '"' => drop(letters.by_ref().find(|letter| *letter == '"')),
            '\\' | '_' | '*' => drop(letters.next()),
            '[' => {
                let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                let inside = inside.to_ascii_lowercase();
                let is_unit = |unit: char| inside.chars().all(|letter| letter == unit);
                if !inside.is_empty() && ['h', 'm', 's'].into_iter().any(is_unit) {
                    return Style::Duration;
                }
            }
            letter @ ('d' | 'm' | 'y' | 'h' | 's') => shown.push(letter),
            _ => {}
        }
    }
    let has = |letter: char| shown.contains(letter);
    match (has('y'), has('m'), has('d') || has('h') || has('s')) {
        (true, true, false) => Style::Date(Shown::Month),
        (true, false, false) => Style::Date(Shown::Year),
        (false, false, false) => Style::Number,
        _ => Style::Date(Shown::Day),
    }
}

#[cfg(test)]
mod tests {
    use super::{Shown, Style, of_code};

    #[test]
    fn a_format_shows_whether_a_number_is_a_date() {
        for (code, style) in [
            ("General", Style::Number),
            ("#,##0.00", Style::Number),
            ("0.00E+00", Style::Number),
            ("0 \"days\"", Style::Number),
            ("[Red]0\\d", Style::Number),
            ("0_d;dd", Style::Number),
            ("dd/mm/yyyy", Style::Date(Shown::Day)),
            ("[$-409]d\\-mmm\\-yy;@", Style::Date(Shown::Day)),
            ("h:mm AM/PM", Style::Date(Shown::Day)),
            ("mmm", Style::Date(Shown::Day)),
            ("mmm-yy", Style::Date(Shown::Month)),
            ("[$-40A]mmmm\\ \"de\"\\ yyyy;@", Style::Date(Shown::Month)),
            ("yyyy", Style::Date(Shown::Year)),
            ("yyyy/mm", Style::Date(Shown::Month)),
            ("[h]:mm:ss", Style::Duration),
            ("[mm]:ss", Style::Duration),
        ] {
            assert_eq!(of_code(code), style, "{code}");
        }
    }
}
