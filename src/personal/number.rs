//! Numbers in groups, and those that count something or are dates.

use super::surroundings::is_word;

/// Digits in groups.
pub(super) struct Number<'t> {
    pub(super) groups: Vec<&'t str>,
    pub(super) digits: usize,
}

/// The number that a text begins with; `None` where it is too long, or goes on as something else.
pub(super) fn number(text: &str) -> Option<Number<'_>> {
    let mut number = Number { groups: Vec::new(), digits: 0 };
    let mut rest = text;
    loop {
        let length = rest.bytes().take(18).take_while(u8::is_ascii_digit).count();
        number.groups.push(&rest[..length]);
        number.digits += length;
        rest = &rest[length..];
        if length == 0 || number.digits > 17 {
            return None;
        }
        let marks = rest.bytes().take(3).take_while(|byte| b" -./()".contains(byte)).count();
        let dash = if marks == 0 && rest.starts_with(['–', '‑']) { 3 } else { marks };
        if dash == 0 || !rest[dash..].starts_with(|next: char| next.is_ascii_digit()) {
            break;
        }
        rest = &rest[dash..];
    }
    let joined = rest.trim_start_matches(['-', '/', '–', '‑']);
    let ends =
        !joined.bytes().next().is_some_and(is_word) || joined.starts_with(['»', '”', '’', '…']);
    let measured = rest.trim_start_matches(' ').starts_with(['%', '€', '$', '£']);
    (ends && !measured).then_some(number)
}

impl Number<'_> {
    /// Whether it is a count, as `20 000 000` is.
    pub(super) fn is_amount(&self) -> bool {
        let last = self.groups.last().copied().unwrap_or_default();
        let by_thousands =
            self.groups.len() > 1 && self.groups.iter().skip(1).all(|g| g.len() == 3);
        (by_thousands && last == "000") || last.ends_with("000000")
    }

    /// Whether it is a date or a range of years, or has one in it.
    pub(super) fn is_date(&self) -> bool {
        let up_to = |group: &str, most: u32| {
            group.len() <= 2 && group.parse().is_ok_and(|number: u32| (1..=most).contains(&number))
        };
        let is_year =
            |group: &str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
        let in_order = |first: &str, second: &str, third: &str| {
            (is_year(first) && up_to(second, 12) && up_to(third, 31))
                || (up_to(first, 31) && up_to(second, 31) && is_year(third))
        };
        self.groups.windows(2).any(|pair| is_year(pair[0]) && is_year(pair[1]))
            || self.groups.windows(3).any(|part| in_order(part[0], part[1], part[2]))
            || (self.groups.len() == 2 && is_year(self.groups[0]) && self.groups[1].len() <= 2)
    }
}
