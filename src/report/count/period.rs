//! Years, quarters and months as rows of a series.

use smol_str::{SmolStr, format_smolstr};

use crate::model::{Action, Day, EdtfDate};
use crate::report::ask::dimension::Dimension;
use crate::words::Words;

/// The code of the row of dates of which only the year is known.
pub(crate) const YEAR_ONLY: &str = "year-only";

/// A period by its place in time: so many years, quarters or months since the year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Period {
    number: i32,
    /// How many there are in a year.
    in_year: i32,
}

impl Period {
    /// The period in which a date lies; `None` where the date is not precise enough.
    pub(crate) fn of(dimension: Dimension, date: EdtfDate) -> Option<Self> {
        let in_year = in_year(dimension);
        let part = match (in_year, date.month()) {
            (1, _) => 0,
            (_, Some(month)) => i32::from(month - 1) * in_year / 12,
            (_, None) => return None,
        };
        Some(Self { number: i32::from(date.year()) * in_year + part, in_year })
    }

    /// The period in which a day lies.
    pub(crate) fn of_day(dimension: Dimension, day: Day) -> Self {
        let in_year = in_year(dimension);
        let part = i32::try_from(day.month() - 1).unwrap_or(0) * in_year / 12;
        Self { number: day.year() * in_year + part, in_year }
    }

    /// Its last month as a date, whose last day is its own; `None` outside of the years of dates.
    pub(crate) fn last_month(self) -> Option<EdtfDate> {
        let year = u16::try_from(self.number / self.in_year).ok()?;
        let month = (self.number % self.in_year + 1) * 12 / self.in_year;
        EdtfDate::new(year, u8::try_from(month).ok(), None).ok()
    }

    /// The one after it.
    pub(crate) fn next(self) -> Self {
        Self { number: self.number + 1, ..self }
    }

    /// Its code: `2017`, `2017-Q2` or `2017-05`.
    pub(crate) fn code(self) -> SmolStr {
        let (year, part) = (self.number / self.in_year, self.number % self.in_year + 1);
        match self.in_year {
            1 => format_smolstr!("{year:04}"),
            4 => format_smolstr!("{year:04}-Q{part}"),
            _ => format_smolstr!("{year:04}-{part:02}"),
        }
    }
}

fn in_year(dimension: Dimension) -> i32 {
    match dimension {
        Dimension::Quarter => 4,
        Dimension::Month => 12,
        _ => 1,
    }
}

/// The code of the row that a date belongs to: empty without a date.
pub(crate) fn code(dimension: Dimension, date: Option<EdtfDate>) -> SmolStr {
    match date.map(|date| Period::of(dimension, date)) {
        None => SmolStr::default(),
        Some(None) => SmolStr::new_static(YEAR_ONLY),
        Some(Some(period)) => period.code(),
    }
}

/// What people call the period of a code.
pub(crate) fn label(code: &str, words: &Words) -> String {
    match code.split_once("-Q") {
        Some((year, quarter)) => words.fill("quarter", &[("year", year), ("quarter", quarter)]),
        None => code.to_owned(),
    }
}

/// Whole months from one date to another, where both are known to the month.
pub(crate) fn months_between(from: EdtfDate, to: EdtfDate) -> Option<i32> {
    let months = |date: EdtfDate| Some(i32::from(date.year()) * 12 + i32::from(date.month()?));
    Some(months(to)? - months(from)?)
}

/// The months from the request for an action to its start, where both are known to the month; below
/// zero for a start before the request.
pub(crate) fn months_from_request(action: &Action) -> Option<i32> {
    months_between(action.request.as_ref()?.received?, action.start?)
}

#[cfg(test)]
mod tests {
    use super::{Period, code, months_between};
    use crate::model::EdtfDate;
    use crate::report::Dimension;

    fn date(text: &str) -> EdtfDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_belongs_to_a_period_only_where_it_is_precise_enough() {
        let all = |text: &str| {
            [Dimension::Year, Dimension::Quarter, Dimension::Month]
                .map(|dimension| code(dimension, Some(date(text))).to_string())
        };
        assert_eq!(all("2017-06-30"), ["2017", "2017-Q2", "2017-06"]);
        assert_eq!(all("2017-12"), ["2017", "2017-Q4", "2017-12"]);
        assert_eq!(all("2017"), ["2017", "year-only", "year-only"]);
        assert_eq!(code(Dimension::Month, None), "");
    }

    #[test]
    fn periods_follow_each_other_over_the_end_of_a_year() {
        let next = |dimension, text| Period::of(dimension, date(text)).unwrap().next().code();
        assert_eq!(next(Dimension::Year, "2017"), "2018");
        assert_eq!(next(Dimension::Quarter, "2017-11"), "2018-Q1");
        assert_eq!(next(Dimension::Month, "2017-12"), "2018-01");
        let last = |dimension| {
            let period = Period::of_day(dimension, date("2017-05-12").earliest());
            period.last_month().map(|month| month.to_string())
        };
        assert_eq!(last(Dimension::Year).as_deref(), Some("2017-12"));
        assert_eq!(last(Dimension::Quarter).as_deref(), Some("2017-06"));
        assert_eq!(last(Dimension::Month).as_deref(), Some("2017-05"));
    }

    #[test]
    fn months_need_both_dates_to_the_month() {
        assert_eq!(months_between(date("2016-11"), date("2017-02-03")), Some(3));
        assert_eq!(months_between(date("2016"), date("2017-02")), None);
    }
}
