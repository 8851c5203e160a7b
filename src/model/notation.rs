//! Dates in other notations than EDTF, as far as each can only mean one date.

use super::date::EdtfDate;

impl EdtfDate {
    /// The date that another common notation means, such as `15/05/2024` or `5.2024`; `None` where it
    /// could be two, or is none.
    #[must_use]
    pub(crate) fn from_other_notation(text: &str) -> Option<Self> {
        let day = text.split(['T', ' ']).next().unwrap_or(text);
        let numbers: Vec<u16> = day
            .split(['-', '/', '.'])
            .map(|part| part.trim().parse().ok())
            .collect::<Option<_>>()?;
        let small = |number: u16| u8::try_from(number).ok();
        let date = match *numbers.as_slice() {
            [year, month] if year > 999 => Self::new(year, Some(small(month)?), None),
            [month, year] if year > 999 => Self::new(year, Some(small(month)?), None),
            [year, month, day] if year > 999 => {
                Self::new(year, Some(small(month)?), Some(small(day)?))
            }
            [day, month, year] if year > 999 && (day > 12 || day == month) => {
                Self::new(year, Some(small(month)?), Some(small(day)?))
            }
            [month, day, year] if year > 999 && day > 12 => {
                Self::new(year, Some(small(month)?), Some(small(day)?))
            }
            _ => return None,
        };
        date.ok()
    }
}
